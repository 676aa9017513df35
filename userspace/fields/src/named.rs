// SPDX-License-Identifier: Apache-2.0
//! Texts of values that have names, so that a table of names is not gone through again for what was asked just now.

use eyas_schema::NamedValue;
use std::cell::Cell;

/// Number of places, a power of two.
const PLACES: usize = 64;

/// What was found out about a value.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Its table, as address and length; 0 for none.
    table: (usize, usize),
    /// Whether it is read as a set of flags.
    flags: bool,
    value: u64,
    text: Option<&'static [u8]>,
}

/// Texts by table and value. There is one place for each of a few hash values; the last comer has it.
#[derive(Debug)]
pub(crate) struct Named([Cell<Known>; PLACES]);

impl Default for Named {
    fn default() -> Self {
        Self([const { Cell::new(Known { table: (0, 0), flags: false, value: 0, text: None }) }; PLACES])
    }
}

impl Named {
    /// The text of `value` as `find` has it, which depends on nothing but the table, the way it is read and the value.
    #[inline]
    pub fn get(
        &self,
        names: &'static [NamedValue],
        flags: bool,
        value: u64,
        find: impl FnOnce() -> Option<&'static [u8]>,
    ) -> Option<&'static [u8]> {
        let table = (names.as_ptr().addr(), names.len());
        let at = usize::try_from((value ^ value >> 8) & 0xffff).unwrap_or_default() ^ table.1 ^ table.0 >> 5;
        let Some(place) = self.0.get(at % PLACES) else { return find() };
        let known = place.get();
        if known.table == table && known.flags == flags && known.value == value {
            return known.text;
        }
        let text = find();
        place.set(Known { table, flags, value, text });
        text
    }
}
