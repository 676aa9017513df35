// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The producer's side of one ring: one CPU of one consumer.
//!
//! # Invariants
//! - Only the ring's own CPU, with preemption off, reserves, writes and counts. A nested event on that CPU interrupts it,
//!   but always ends before it goes on; so plain loads and stores are enough, in program order.
//! - `reserved` (the next free byte, in kernel memory) is never read back from the shared page. Of that page only `tail` is read.
//! - A record is reserved whole and exactly (one that is written in its place gets more at first, and gives back the rest before it is shown);
//!   a nested one lies behind the outer one. `head` moves to `reserved` when no
//!   reservation is open, so a reader sees whole records only.

use core::{
    ptr::NonNull,
    sync::atomic::{compiler_fence, Ordering::SeqCst},
};

use eyas_abi::{
    event::LossClass,
    ring::{used, COUNTERS, N_DROPS_BUFFER, N_DROPS_CLASS, N_EVTS, OURS_AT, OURS_MAGIC, OURS_VERSION},
};

use crate::sync::{Acquire, AtomicBool, AtomicU32, AtomicU64, Ours, Relaxed, Release, RingInfo};

/// Bytes that stay free behind a record that is written in its place, for events that come in between.
pub const SPARE: u32 = 16 * 1024;

/// Why there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// The reader is behind.
    Full,
    /// The reader's tail is outside the ring.
    BadTail,
    /// This event interrupted a reservation that is half made.
    Busy,
}

/// Our own counters, in the order of [`Ours`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Own {
    /// [`Ours::n_drops_oversize`]
    Oversize = 0,
    /// [`Ours::n_untranslated`]
    Untranslated = 1,
    /// [`Ours::n_own`]
    OwnEvents = 2,
    /// [`Ours::n_nested`]
    Nested = 3,
    /// [`Ours::n_bad_tail`]
    BadTail = 4,
}
const OWN: usize = 5;

/// One ring. Lines that a producer writes are written by its CPU only: hence the alignment.
#[repr(C, align(128))]
pub struct Ring {
    reserved: AtomicU32,
    published: AtomicU32,
    open: AtomicU32,
    busy: AtomicBool,
    live: AtomicBool,
    stale: AtomicBool,
    late: AtomicBool,
    size: u32,
    data: NonNull<u8>,
    info: NonNull<u8>,
    counters: [AtomicU64; COUNTERS],
    own: [AtomicU64; OWN],
}

#[cfg(not(feature = "loom"))]
const _: () = {
    use crate::consumer::LINE;
    assert!(core::mem::align_of::<Ring>() >= LINE && core::mem::size_of::<Ring>() % LINE == 0, "rings share no line");
    assert!(
        core::mem::size_of::<RingInfo>() <= OURS_AT && OURS_AT + core::mem::size_of::<Ours>() <= eyas_abi::ring::PAGE,
        "a page of its own"
    );
};

// SAFETY: the pointers are to memory that the ring has for itself (see `Ring::place`), all access is by the rules of the module doc.
unsafe impl Send for Ring {}
// SAFETY: shared fields are atomic; `data` is written by one CPU at a time.
unsafe impl Sync for Ring {}

impl core::fmt::Debug for Ring {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Ring").field("reserved", &self.reserved).field("size", &self.size).finish_non_exhaustive()
    }
}

impl Ring {
    /// Makes a ring over `info` and `data` in its place, field by field (by value it would pass over the stack); it is not live yet.
    ///
    /// # Safety
    /// `place` is zeroed memory for a ring. `info` points to a zeroed page (4096 bytes, page aligned) and `data` to `size` bytes, a power
    /// of two; all stay valid while the ring is used, and nobody else in the kernel writes them.
    pub unsafe fn place(place: NonNull<Self>, info: NonNull<u8>, data: NonNull<u8>, size: u32) {
        let ring = place.as_ptr();
        // SAFETY: `place` is valid for writes; zero bytes are valid in all other fields, so that it is a ring afterwards.
        let ring = unsafe {
            (&raw mut (*ring).size).write(size);
            (&raw mut (*ring).data).write(data);
            (&raw mut (*ring).info).write(info);
            place.as_ref()
        };
        ring.reset();
    }

    /// As [`Self::place`], of the checker's atomics, over its page and bytes.
    #[cfg(all(test, feature = "loom"))]
    fn modelled(info: NonNull<u8>, data: NonNull<u8>, size: u32) -> Self {
        let (reserved, published, open) = Default::default();
        let (busy, live, stale, late, counters, own) = Default::default();
        let ring = Self { reserved, published, open, busy, live, stale, late, size, data, info, counters, own };
        ring.reset();
        ring
    }

    #[inline]
    fn info(&self) -> &RingInfo {
        // SAFETY: a page of our own, aligned; all fields are atomic, so what the reader writes there is no race (`place`).
        unsafe { self.info.cast::<RingInfo>().as_ref() }
    }

    #[inline]
    fn ours(&self) -> &Ours {
        // SAFETY: as `info`; OURS_AT is a multiple of 8, and Ours ends within the page (asserted in eyas-abi).
        unsafe { self.info.add(OURS_AT).cast::<Ours>().as_ref() }
    }

    /// Bytes of data.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.size
    }
    /// The data, for mapping.
    #[must_use]
    pub fn data(&self) -> NonNull<u8> {
        self.data
    }
    /// The info page, for mapping.
    #[must_use]
    pub fn info_page(&self) -> NonNull<u8> {
        self.info
    }

    /// Whether events go in: between open and close of its device.
    #[inline]
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.live.load(Acquire)
    }
    /// Lets events in, or no more.
    pub fn set_live(&self, live: bool) {
        self.live.store(live, Release);
    }

    /// It was live once: a producer may still be inside.
    pub(crate) fn set_stale(&self) {
        self.stale.store(true, Relaxed);
    }
    /// Whether a grace period must pass before a reset; asked once.
    pub(crate) fn take_stale(&self) -> bool {
        self.stale.swap(false, Relaxed)
    }

    /// Its CPU came after its consumer, and its device was not opened yet.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.late.load(Relaxed)
    }
    pub(crate) fn set_late(&self, late: bool) {
        self.late.store(late, Relaxed);
    }

    /// Empties the ring and zeroes every counter. The caller makes sure that no producer is inside (not live, and a grace period passed).
    pub fn reset(&self) {
        for a in [&self.reserved, &self.published, &self.open] {
            a.store(0, Relaxed);
        }
        self.busy.store(false, Relaxed);
        for (mine, shown) in self.counters.iter().zip(&self.info().counters) {
            mine.store(0, Relaxed);
            shown.store(0, Relaxed);
        }
        for (mine, shown) in self.own.iter().zip(self.own_shown()) {
            mine.store(0, Relaxed);
            shown.store(0, Relaxed);
        }
        self.info().tail.store(0, Relaxed);
        self.info().head.store(0, Release);
        let ours = self.ours();
        ours.version.store(OURS_VERSION, Relaxed);
        ours.size.store(u32::try_from(core::mem::size_of::<Ours>()).unwrap_or(0), Relaxed);
        ours.magic.store(OURS_MAGIC, Release);
    }

    fn own_shown(&self) -> [&AtomicU64; OWN] {
        let o = self.ours();
        [&o.n_drops_oversize, &o.n_untranslated, &o.n_own, &o.n_nested, &o.n_bad_tail]
    }

    /// Adds one to a counter of the shared ABI (index of `eyas_abi::ring`).
    #[inline]
    pub fn count(&self, index: usize) {
        if let (Some(mine), Some(shown)) = (self.counters.get(index), self.info().counters.get(index)) {
            let n = mine.load(Relaxed).wrapping_add(1);
            mine.store(n, Relaxed);
            shown.store(n, Relaxed);
        }
    }

    /// Adds one to a counter of ours.
    #[cold]
    pub fn count_own(&self, which: Own) {
        let i = which as usize;
        if let (Some(mine), Some(shown)) = (self.own.get(i), self.own_shown().get(i)) {
            let n = mine.load(Relaxed).wrapping_add(1);
            mine.store(n, Relaxed);
            shown.store(n, Relaxed);
        }
    }

    /// Counts an offered event.
    #[inline]
    pub fn offered(&self) {
        self.count(N_EVTS);
    }

    /// Counts a loss for want of room, in the total and in the class of the event.
    #[cold]
    pub fn lost(&self, class: LossClass) {
        self.count(N_DROPS_BUFFER);
        if class != LossClass::Other {
            self.count(N_DROPS_CLASS.wrapping_add(class as usize));
        }
    }

    /// Bytes that the reader has not taken; `None` when its tail is outside the ring.
    #[inline]
    #[must_use]
    pub fn pending(&self) -> Option<u32> {
        used(self.published.load(Relaxed), self.info().tail.load(Acquire), self.size)
    }

    /// Takes `len` bytes behind what is reserved.
    ///
    /// # Errors
    /// There is no room; nothing changed.
    #[inline(always)]
    fn reserve(&self, len: u32) -> Result<u32, NoRoom> {
        if self.busy.load(Relaxed) {
            return Err(NoRoom::Busy);
        }
        self.busy.store(true, Relaxed);
        compiler_fence(SeqCst);
        let at = self.reserved.load(Relaxed);
        let (tail, mask) = (self.info().tail.load(Acquire), self.size.wrapping_sub(1));
        // A byte stays free, so that a full ring is no empty one.
        let got = if tail >= self.size {
            Err(NoRoom::BadTail)
        } else if len > tail.wrapping_sub(at).wrapping_sub(1) & mask {
            Err(NoRoom::Full)
        } else {
            self.reserved.store(at.wrapping_add(len) & mask, Relaxed);
            self.open.store(self.open.load(Relaxed).wrapping_add(1), Relaxed);
            Ok(at)
        };
        compiler_fence(SeqCst);
        self.busy.store(false, Relaxed);
        got
    }

    /// Ends a reservation; the outermost one lets the reader see all of them.
    #[inline(always)]
    fn commit(&self) {
        let open = self.open.load(Relaxed).wrapping_sub(1);
        self.open.store(open, Relaxed);
        compiler_fence(SeqCst);
        if open == 0 {
            let head = self.reserved.load(Relaxed);
            self.published.store(head, Relaxed);
            self.info().head.store(head, Release);
        }
    }

    /// Copies a record into reserved room, a watched byte at a time.
    #[cfg(feature = "loom")]
    fn copy(&self, at: u32, bytes: &[u8]) {
        // SAFETY: `modelled` got `size` watched bytes; an index is below that.
        let byte = |i: usize| unsafe { self.data.cast::<crate::sync::model::Byte>().add((at as usize + i) % self.size as usize).as_ref() };
        bytes.iter().enumerate().for_each(|(i, b)| byte(i).set(*b));
    }

    /// Copies a record into reserved room.
    #[cfg(not(feature = "loom"))]
    #[inline(always)]
    fn copy(&self, at: u32, bytes: &[u8]) {
        let (at, size) = (at as usize, self.size as usize);
        let to_end = size.wrapping_sub(at);
        if bytes.len() <= to_end {
            // SAFETY: `at` < `size` (reserve), and the record ends at `size` at most, in the reserved part of `data`, which is ours to write (`place`).
            unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), self.data.as_ptr().add(at), bytes.len()) };
        } else {
            self.copy_across(at, to_end, bytes);
        }
    }

    /// The same for a record that crosses the end: its first `to_end` bytes fit before it.
    #[cfg(not(feature = "loom"))]
    #[cold]
    fn copy_across(&self, at: usize, to_end: usize, bytes: &[u8]) {
        // SAFETY: `to_end` < `bytes.len()` < `size`, so the first part ends at `size`, and the second, starting at 0, ends before
        // `at`: both lie in the reserved part of `data`, which is ours to write (`place`).
        unsafe {
            core::ptr::copy_nonoverlapping(bytes.as_ptr(), self.data.as_ptr().add(at), to_end);
            core::ptr::copy_nonoverlapping(bytes.as_ptr().add(to_end), self.data.as_ptr(), bytes.len().wrapping_sub(to_end));
        }
    }

    /// Puts one whole record into the ring. `inside` runs between reservation and commit (tests nest an event there).
    ///
    /// # Errors
    /// There is no room; nothing changed, nothing is counted.
    #[inline(always)]
    pub fn push_with(&self, record: &[u8], inside: impl FnOnce(&Self)) -> Result<(), NoRoom> {
        let len = u32::try_from(record.len()).map_err(|_| NoRoom::Full)?;
        let at = self.reserve(len)?;
        self.copy(at, record);
        inside(self);
        self.commit();
        Ok(())
    }

    /// Puts one whole record into the ring, with another first part of the same length.
    ///
    /// # Errors
    /// As [`Self::push_with`].
    #[cold]
    pub fn push_changed(&self, record: &[u8], first: &[u8]) -> Result<(), NoRoom> {
        let rest = record.get(first.len()..).ok_or(NoRoom::Full)?;
        let at = self.reserve(u32::try_from(record.len()).map_err(|_| NoRoom::Full)?)?;
        self.copy(at, first);
        self.copy(at.wrapping_add(u32::try_from(first.len()).unwrap_or(0)) & self.size.wrapping_sub(1), rest);
        self.commit();
        Ok(())
    }

    /// Puts one whole record into the ring.
    ///
    /// # Errors
    /// As [`Self::push_with`].
    #[inline(always)]
    pub fn push(&self, record: &[u8]) -> Result<(), NoRoom> {
        self.push_with(record, |_| ())
    }
}

#[cfg(feature = "loom")]
mod copied;
#[cfg(not(feature = "loom"))]
mod in_place;
#[cfg(test)]
#[cfg(feature = "loom")]
mod model;
#[cfg(test)]
#[cfg(not(feature = "loom"))]
mod tests;
