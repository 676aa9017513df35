// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Records that are written in their place, without a copy.

use core::sync::atomic::{compiler_fence, Ordering::SeqCst};

use eyas_abi::ring::used;

use super::{NoRoom, Ring, SPARE};
use crate::sync::{Acquire, Relaxed, Release};

impl Ring {
    /// Lets `fill` write a record in its place, at most `most` bytes, and keeps what it says. An event that comes in between goes behind the
    /// whole room; when the length is known, what lies behind moves up, before a reader sees any of it. `None`, and `fill` is not called:
    /// there is no such room in one piece (with [`SPARE`] left for events in between), or this is an event inside another's record.
    #[inline(always)]
    pub fn in_place<R>(&self, most: u32, fill: impl FnOnce(&mut [u8]) -> (usize, R)) -> Option<R> {
        if self.busy.load(Relaxed) {
            return None;
        }
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let (at, size) = (self.reserved.load(Relaxed), self.size);
        let free = used(at, self.info().tail.load(Acquire), size).map_or(0, |used| size.wrapping_sub(used));
        if self.open.load(Relaxed) != 0 || free <= most.saturating_add(SPARE) || size.wrapping_sub(at) < most {
            self.busy.store(false, Relaxed);
            return None;
        }
        let behind = at.wrapping_add(most) & size.wrapping_sub(1);
        self.reserved.store(behind, Relaxed);
        self.open.store(1, Relaxed);
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        // SAFETY: `most` bytes from `at` lie within `data` and between head and tail, so they are ours to write (`place`); until `open` is 0
        // again, every other event of this CPU is put behind them, and no reader is shown them.
        let (len, out) = fill(unsafe { core::slice::from_raw_parts_mut(self.data.as_ptr().add(at as usize), most as usize) });
        let end = at.wrapping_add(u32::try_from(len).unwrap_or(most).min(most)) & size.wrapping_sub(1);
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

    /// Puts in a record of fixed length, written in its place by `write`, which nothing interrupts but an event that then counts as lost.
    ///
    /// # Errors
    /// As [`Self::push`].
    #[inline(always)]
    pub fn push_fixed<const N: usize>(&self, write: impl Fn(&mut [u8; N])) -> Result<(), NoRoom> {
        if self.busy.load(Relaxed) {
            return Err(NoRoom::Busy);
        }
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let at = self.reserved.load(Relaxed);
        if self.open.load(Relaxed) != 0 || N > self.size.wrapping_sub(at) as usize {
            self.busy.store(false, Relaxed);
            return self.push_copied(write);
        }
        let got = match used(at, self.info().tail.load(Acquire), self.size) {
            Some(used) if N < self.size.wrapping_sub(used) as usize => {
                // SAFETY: `N` bytes from `at` lie within `data`, and are free (between head and tail), so ours to write (`place`).
                write(unsafe { self.data.add(at as usize).cast::<[u8; N]>().as_mut() });
                let head = at.wrapping_add(u32::try_from(N).unwrap_or(0)) & self.size.wrapping_sub(1);
                self.reserved.store(head, Relaxed);
                self.published.store(head, Relaxed);
                self.info().head.store(head, Release);
                Ok(())
            }
            Some(_) => Err(NoRoom::Full),
            None => Err(NoRoom::BadTail),
        };
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        got
    }

    /// The same inside another event's record, or where it crosses the end.
    #[cold]
    fn push_copied<const N: usize>(&self, write: impl Fn(&mut [u8; N])) -> Result<(), NoRoom> {
        let mut record = [0; N];
        write(&mut record);
        self.push(&record)
    }
}
