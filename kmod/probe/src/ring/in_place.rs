// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Records that are written in their place, without a copy.

use core::sync::atomic::{compiler_fence, Ordering::SeqCst};

use super::{NoRoom, Ring, SPARE};
use crate::{
    record::low_u32,
    sync::{Acquire, Relaxed, Release},
};

impl Ring {
    /// Lets `fill` write a record in its place, at most `most` bytes, and keeps what it says. An event that comes in between goes behind the
    /// whole room; when the length is known, what lies behind moves up, before a reader sees any of it. `None`, and `fill` is not called:
    /// there is no such room in one piece (with [`SPARE`] left for events in between), or this is an event inside another's record.
    #[inline(always)]
    pub fn in_place<R>(&self, most: u32, fill: impl FnOnce(&mut [u8]) -> (usize, R)) -> Option<R> {
        if self.busy.load(Relaxed) || self.open.load(Relaxed) != 0 {
            return None;
        }
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let (at, size) = (self.reserved.load(Relaxed), self.size);
        let (tail, mask) = (self.info().tail.load(Acquire), size.wrapping_sub(1));
        // A byte stays free, so that a full ring is no empty one.
        let free = tail.wrapping_sub(at).wrapping_sub(1) & mask;
        if tail >= size || free < most.saturating_add(SPARE) || size.wrapping_sub(at) < most {
            self.busy.store(false, Relaxed);
            return None;
        }
        let behind = at.wrapping_add(most) & mask;
        self.reserved.store(behind, Relaxed);
        self.open.store(1, Relaxed);
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        // SAFETY: `most` bytes from `at` lie within `data` and between head and tail, so they are ours to write (`place`); until `open` is 0
        // again, every other event of this CPU is put behind them, and no reader is shown them.
        let (len, out) = fill(unsafe { core::slice::from_raw_parts_mut(self.data.as_ptr().add(at as usize), most as usize) });
        let end = at.wrapping_add(low_u32(len as u64).min(most)) & mask;
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let head = if self.reserved.load(Relaxed) == behind { end } else { self.move_up(behind, end) };
        self.reserved.store(head, Relaxed);
        self.open.store(0, Relaxed);
        self.published.store(head, Relaxed);
        self.info().head.store(head, Release);
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        Some(out)
    }

    /// Moves what is reserved from `from` on to `to`, which lies before it; returns its new end. No event can come in: the ring is busy.
    #[cold]
    fn move_up(&self, from: u32, to: u32) -> u32 {
        let mask = self.size.wrapping_sub(1);
        let n = self.reserved.load(Relaxed).wrapping_sub(from) & mask;
        for i in 0..n {
            let (from, to) = (from.wrapping_add(i) & mask, to.wrapping_add(i) & mask);
            // SAFETY: both are within `data`, in the reserved part, which is ours to write (`place`).
            unsafe { self.data.add(to as usize).write(self.data.add(from as usize).read()) };
        }
        to.wrapping_add(n) & mask
    }

    /// Puts in a record of fixed length, written in its place by `write`, which nothing interrupts but an event that then counts as lost. `None`, and
    /// nothing was done: it crosses the end, or this is an event inside another's record.
    ///
    /// # Errors
    /// As [`Self::push`].
    #[inline(always)]
    pub fn push_fixed<const N: usize>(&self, write: impl FnOnce(&mut [u8; N])) -> Option<Result<(), NoRoom>> {
        if self.busy.load(Relaxed) {
            return Some(Err(NoRoom::Busy));
        }
        if self.open.load(Relaxed) != 0 {
            return None;
        }
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let (at, size) = (self.reserved.load(Relaxed), self.size);
        let (tail, mask) = (self.info().tail.load(Acquire), size.wrapping_sub(1));
        // A byte stays free, so that a full ring is no empty one.
        let free = tail.wrapping_sub(at).wrapping_sub(1) & mask;
        if tail >= size || N > free as usize || N > size.wrapping_sub(at) as usize {
            self.busy.store(false, Relaxed);
            return if tail >= size {
                Some(Err(NoRoom::BadTail))
            } else if N > free as usize {
                Some(Err(NoRoom::Full))
            } else {
                None
            };
        }
        // SAFETY: `N` bytes from `at` lie within `data`, and are free (between head and tail), so ours to write (`place`).
        write(unsafe { self.data.add(at as usize).cast::<[u8; N]>().as_mut() });
        let head = at.wrapping_add(low_u32(N as u64)) & mask;
        self.reserved.store(head, Relaxed);
        self.published.store(head, Relaxed);
        self.info().head.store(head, Release);
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        Some(Ok(()))
    }
}
