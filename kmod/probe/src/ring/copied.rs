// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! In place of [`super::in_place`] in the model, whose rings are smaller than the room that must be there for a record in its place, and whose
//! bytes are watched: records are copied.

use super::{NoRoom, Ring};

impl Ring {
    /// Never: the ring is small.
    pub fn in_place<R>(&self, most: u32, _fill: impl FnOnce(&mut [u8]) -> (usize, R)) -> Option<R> {
        assert!(self.size <= most.saturating_add(super::SPARE), "a ring of the model is small");
        None
    }
    /// Puts in a record of fixed length.
    ///
    /// # Errors
    /// As [`Self::push`].
    pub fn push_fixed<const N: usize>(&self, write: impl Fn(&mut [u8; N])) -> Result<(), NoRoom> {
        let mut record = [0; N];
        write(&mut record);
        self.push(&record)
    }
}
