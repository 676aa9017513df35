// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Layout of the pages that a ring shares with its reader.
//!
//! Per device (one per CPU): the *info page*, mapped read-write, and the *data*, mapped read-only twice in a row, so that a record
//! that crosses the end is contiguous. Records are packed without alignment. The producer writes at `head`, the reader
//! moves `tail`, both in `0..size`; equal means empty, and one byte is never used. The module keeps its own head and
//! counters; what stands here is a copy, and of what a reader writes only `tail` is read, and checked.
//!
//! From [`OURS_AT`] on the info page carries what is not part of the shared ABI: [`Ours`].

use core::sync::atomic::{AtomicU32, AtomicU64};

/// Largest and smallest sizes of ring data are set by this page size and `u32` offsets.
pub const PAGE: usize = 4096;
/// Number of counters in the shared part.
pub const COUNTERS: usize = 15;

/// Index in [`RingInfo::counters`]: events offered (after the preemption gate), sent or lost.
pub const N_EVTS: usize = 0;
/// Index: lost because the ring was full or the record too large.
pub const N_DROPS_BUFFER: usize = 1;
/// Index of the counter of [`crate::event::LossClass`] `c` is `N_DROPS_BUFFER + c` (for `c` > 0).
pub const N_DROPS_CLASS: usize = N_DROPS_BUFFER;
/// Index: lost because user memory was not there.
pub const N_DROPS_PF: usize = 12;
/// Index: lost because they came inside another event's reservation, or too deep.
pub const N_PREEMPTIONS: usize = 13;
/// Index: context switches and task exits seen.
pub const N_CONTEXT_SWITCHES: usize = 14;

/// Start of the info page, 128 bytes, shared by all readers of the driver ABI.
#[repr(C)]
#[derive(Debug)]
pub struct RingInfo {
    /// Where the next record will start.
    pub head: AtomicU32,
    /// Where the reader is; the only field that the reader writes.
    pub tail: AtomicU32,
    /// See the index constants.
    pub counters: [AtomicU64; COUNTERS],
}

/// Offset of [`Ours`] in the info page.
pub const OURS_AT: usize = 2048;
/// First field of [`Ours`]: "EYASRING".
pub const OURS_MAGIC: u64 = u64::from_le_bytes(*b"EYASRING");
/// Version of [`Ours`].
pub const OURS_VERSION: u32 = 1;

/// What the info page says beyond the shared ABI. Fields are only ever appended; `size` tells how many there are.
#[repr(C)]
#[derive(Debug)]
pub struct Ours {
    /// [`OURS_MAGIC`]; 0 when the module is another one.
    pub magic: AtomicU64,
    /// [`OURS_VERSION`]
    pub version: AtomicU32,
    /// Bytes of this struct that the module fills.
    pub size: AtomicU32,
    /// Records lost because they exceeded what a record can hold (also counted in [`N_DROPS_BUFFER`]).
    pub n_drops_oversize: AtomicU64,
    /// Returns of i386 and x32 calls (and of numbers beyond the table) that have no 64-bit twin; not in [`N_EVTS`].
    pub n_untranslated: AtomicU64,
    /// Events left out because they were the reader's own; not in [`N_EVTS`].
    pub n_own: AtomicU64,
    /// Events recorded while another one was being measured on the same CPU.
    pub n_nested: AtomicU64,
    /// The reader's tail was outside the ring when an event wanted room (also counted in [`N_DROPS_BUFFER`]).
    pub n_bad_tail: AtomicU64,
}

const _: () = assert!(core::mem::size_of::<RingInfo>() == 128);
const _: () = assert!(core::mem::size_of::<Ours>() + OURS_AT <= PAGE);

/// Whether a ring may have this many bytes: a power of two, whole pages, more than two of them.
#[must_use]
pub const fn size_is_valid(size: u64) -> bool {
    size.is_power_of_two() && size > 2 * PAGE as u64 && size <= 1 << 31
}

/// Bytes between tail and head; `None` when one of them is outside the ring. `size` is a power of two.
#[inline]
#[must_use]
pub const fn used(head: u32, tail: u32, size: u32) -> Option<u32> {
    if head < size && tail < size {
        Some(head.wrapping_sub(tail) & size.wrapping_sub(1))
    } else {
        None
    }
}
