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
    /// Never: records of fixed length are copied too.
    pub fn push_fixed<const N: usize>(&self, _write: impl FnOnce(&mut [u8; N])) -> Option<Result<(), NoRoom>> {
        None
    }
}
