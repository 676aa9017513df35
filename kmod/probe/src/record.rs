// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The measured record: an event in its wire layout, built in its place in a ring, or in per-CPU scratch memory before room is reserved.
//!
//! Two steps. *Measure*: an encoder appends its parameters here, each exactly once and in order; what comes from user memory
//! is read once and kept, so that nobody can change it afterwards and the length is exact. *Write*: the ring reserves that
//! length and takes the bytes (or keeps that much of the room, where the record was built in its place). Bulk data of user memory goes the same way, bounded by the snap length.
//!
//! Invariants: `at` is where the last parameter ends, `cell` where the next length goes, `HEADER_LEN <= cell <= cells_end <= at`, and behind
//! `at` there are [`FIXED`] bytes for each cell that is still empty (or all are 0 and the record is too large); so a parameter of fixed length
//! always fits, and only one of variable length looks at the room. A parameter's cell equals the bytes appended for it; each method
//! appends exactly one parameter, whatever happens; nothing here panics. A parameter that does not fit marks the record as too large, and
//! the event is counted as lost.

use crate::kernel::{Fault, Kernel};
use eyas_abi::event::{HEADER_LEN, LEN, MAX_PARAM, MAX_PARAMS, NPARAMS, TID, TS, TYPE};

/// The longest recorded path or string.
pub const MAX_STR: usize = 4096;
/// The most bytes of a parameter of fixed length.
const FIXED: usize = 8;

/// Appends the parameters of one event.
#[derive(Debug)]
pub struct Record<'a> {
    buf: &'a mut [u8],
    /// Where the last parameter ends.
    at: usize,
    /// Where the next cell is.
    cell: usize,
    /// Where the cells end.
    cells_end: usize,
    nparams: usize,
    too_large: bool,
    /// 0: none.
    fault: u64,
}

impl<'a> Record<'a> {
    /// Starts a record with `nparams` cells in `buf`.
    #[inline(always)]
    pub fn new(buf: &'a mut [u8], nparams: usize) -> Self {
        let end = HEADER_LEN.wrapping_add(nparams.wrapping_mul(2));
        let least = end.wrapping_add(nparams.wrapping_mul(FIXED));
        if nparams <= MAX_PARAMS && least <= buf.len() && buf.len() <= u32::MAX as usize {
            Self { buf, at: end, cell: HEADER_LEN, cells_end: end, nparams, too_large: false, fault: 0 }
        } else {
            // Too small even for header, cells and parameters of fixed length.
            Self { buf: &mut [], at: 0, cell: 0, cells_end: 0, nparams, too_large: true, fault: 0 }
        }
    }

    /// Fills in the header and returns the length of the whole. `None` if something did not fit; cells that no parameter was appended
    /// for are empty.
    #[inline(always)]
    pub fn finish(mut self, ts: u64, tid: u64, kind: u16) -> Option<usize> {
        if self.too_large {
            return None;
        }
        while self.cell < self.cells_end {
            self.cell(0);
        }
        let head = self.buf.first_chunk_mut::<HEADER_LEN>()?;
        set(head, TS, ts.to_ne_bytes());
        set(head, TID, tid.to_ne_bytes());
        set(head, LEN, low_u32(self.at as u64).to_ne_bytes());
        set(head, TYPE, kind.to_ne_bytes());
        set(head, NPARAMS, low_u32(self.nparams as u64).to_ne_bytes());
        Some(self.at)
    }

    /// How many parameters were appended; a test compares it with the table.
    #[must_use]
    pub fn params(&self) -> usize {
        self.nparams.wrapping_sub(self.cells_end.wrapping_sub(self.cell) / 2)
    }

    /// The first user address that could not be read.
    #[must_use]
    pub fn fault(&self) -> Option<u64> {
        (self.fault != 0).then_some(self.fault)
    }

    /// What a parameter of variable length may take.
    #[inline(always)]
    fn rest(&mut self) -> &mut [u8] {
        let end = self.at.wrapping_add(self.room());
        // SAFETY: `at <= end <= buf.len()`.
        unsafe { self.buf.get_unchecked_mut(self.at..end) }
    }

    /// Bytes behind the last parameter that no cell keeps for itself.
    #[inline(always)]
    fn room(&self) -> usize {
        let kept = self.cells_end.wrapping_sub(self.cell).wrapping_mul(FIXED / 2);
        self.buf.len().wrapping_sub(self.at).wrapping_sub(kept)
    }

    /// Puts the length of a parameter into the next cell; false if there is none.
    #[inline(always)]
    fn cell(&mut self, size: u16) -> bool {
        if self.cell < self.cells_end {
            // SAFETY: `cell` starts at HEADER_LEN, goes on by 2, and `cells_end` is an even number of bytes behind it and within `buf`.
            unsafe { self.buf.as_mut_ptr().add(self.cell).cast::<[u8; 2]>().write(size.to_ne_bytes()) };
            self.cell = self.cell.wrapping_add(2);
            true
        } else {
            self.too_large = true;
            false
        }
    }

    /// Closes a parameter of `len` bytes that are in place behind the last one, no more than the room.
    #[inline(always)]
    fn close(&mut self, len: usize) {
        match u16::try_from(len) {
            Ok(size) if len <= self.room() => {
                if self.cell(size) {
                    self.at = self.at.wrapping_add(len);
                }
            }
            _ => self.overflow(),
        }
    }

    #[inline(always)]
    fn array<const N: usize>(&mut self, v: [u8; N]) {
        const { assert!(N <= FIXED) };
        if self.cell(low_u16(N as u64)) {
            // SAFETY: there was an empty cell, so FIXED bytes behind `at` lie within `buf`.
            unsafe { self.buf.as_mut_ptr().add(self.at).cast::<[u8; N]>().write(v) };
            self.at = self.at.wrapping_add(N);
        }
    }

    #[inline(always)]
    fn overflow(&mut self) {
        self.too_large = true;
        self.cell(0);
    }

    /// A parameter of length 0: nothing known.
    #[inline(always)]
    pub fn empty(&mut self) {
        self.cell(0);
    }
    /// `PT_UINT8`, `PT_FLAGS8`, `PT_SIGTYPE`, …
    #[inline(always)]
    pub fn u8(&mut self, v: u8) {
        self.array([v]);
    }
    /// `PT_UINT16`, `PT_FLAGS16`, `PT_SYSCALLID`, …
    #[inline(always)]
    pub fn u16(&mut self, v: u16) {
        self.array(v.to_ne_bytes());
    }
    /// `PT_UINT32`, `PT_FLAGS32`, `PT_UID`, `PT_MODE`, …
    #[inline(always)]
    pub fn u32(&mut self, v: u32) {
        self.array(v.to_ne_bytes());
    }
    /// `PT_INT32`.
    #[inline(always)]
    pub fn i32(&mut self, v: i32) {
        self.array(v.to_ne_bytes());
    }
    /// `PT_UINT64`, `PT_RELTIME`, `PT_ABSTIME`.
    #[inline(always)]
    pub fn u64(&mut self, v: u64) {
        self.array(v.to_ne_bytes());
    }
    /// `PT_INT64`, `PT_ERRNO`, `PT_PID`, `PT_FD`.
    #[inline(always)]
    pub fn i64(&mut self, v: i64) {
        self.array(v.to_ne_bytes());
    }
    /// `PT_FD` from an argument register: the low 32 bits, sign-extended (`AT_FDCWD` is -100 on both sides).
    #[inline(always)]
    pub fn fd(&mut self, arg: u64) {
        self.i64(i64::from(low_i32(arg)));
    }

    /// Bytes from the kernel's side, as they are.
    #[inline(always)]
    pub fn bytes(&mut self, v: &[u8]) {
        if v.len() <= MAX_PARAM && put(self.rest(), 0, v) {
            self.close(v.len());
        } else {
            self.overflow();
        }
    }

    /// A string from the kernel's side, up to its first NUL; the NUL is appended.
    #[inline(always)]
    pub fn str(&mut self, v: &[u8]) {
        let len = v.iter().position(|b| *b == 0).unwrap_or(v.len());
        self.fill(|out| {
            let text = v.get(..len)?;
            (put(out, 0, text) && put(out, len, &[0])).then(|| len.wrapping_add(1))
        });
    }

    /// A parameter that `write` puts at the front of the buffer it gets; it returns the length, `None` if it did not fit.
    #[inline(always)]
    pub fn fill(&mut self, write: impl FnOnce(&mut [u8]) -> Option<usize>) {
        let room = self.room();
        let len = write(self.rest()).filter(|n| *n <= room && *n <= MAX_PARAM);
        match len {
            Some(len) => self.close(len),
            None => self.overflow(),
        }
    }

    /// As [`Record::fill`], for what comes from user memory: `write` returns the length (`usize::MAX` = did not fit) and the address
    /// that could not be read, if there was one.
    #[inline(always)]
    pub fn fill_noting(&mut self, write: impl FnOnce(&mut [u8]) -> (usize, Option<u64>)) {
        let mut absent = None;
        self.fill(|out| {
            let (len, fault) = write(out);
            absent = fault;
            Some(len)
        });
        if let Some(addr) = absent {
            self.note_fault(addr);
        }
    }

    /// A parameter that is empty when `write` has nothing (`None`) and a string (NUL appended) when it wrote some bytes.
    /// Meant for the path methods of [`Kernel`]. `write` gets at most [`MAX_STR`] - 1 bytes.
    #[inline(always)]
    pub fn str_from(&mut self, write: impl FnOnce(&mut [u8]) -> Option<usize>) {
        self.fill(|out| {
            let room = out.len().min(MAX_STR).checked_sub(1)?;
            match write(out.get_mut(..room)?) {
                Some(n) if n <= room && put(out, n, &[0]) => Some(n.wrapping_add(1)),
                Some(_) => None,
                None => Some(0),
            }
        });
    }

    /// A C string of user memory, at most [`MAX_STR`] bytes with its NUL; empty (length 0) if it cannot be read.
    #[inline(always)]
    pub fn user_str<K: Kernel>(&mut self, k: &K, addr: u64) {
        let room = self.room().min(MAX_STR);
        match self.rest().get_mut(..room).map_or(Err(Fault), |out| k.read_user_str(addr, out)) {
            Ok(len) if len != 0 => self.close(len),
            Ok(_) => self.overflow(),
            Err(Fault) => self.absent(addr),
        }
    }

    /// `len` bytes of user memory; empty (length 0) if they cannot be read.
    #[inline(always)]
    pub fn user_bytes<K: Kernel>(&mut self, k: &K, addr: u64, len: usize) {
        if len > MAX_PARAM {
            return self.overflow();
        }
        match self.rest().get_mut(..len) {
            Some(out) => match k.read_user(addr, out) {
                Ok(()) => self.close(len),
                Err(Fault) => self.absent(addr),
            },
            None => self.overflow(),
        }
    }

    /// Remembers the address of a fault (for encoders that read user memory themselves) without appending anything.
    #[inline(always)]
    pub fn note_fault(&mut self, addr: u64) {
        if self.fault == 0 {
            self.fault = addr;
        }
    }

    #[inline(always)]
    fn absent(&mut self, addr: u64) {
        self.note_fault(addr);
        self.cell(0);
    }
}

/// Writes an array at a place that is known to fit when it is compiled; the compiler leaves nothing of the checks.
#[inline(always)]
pub(crate) fn set<const N: usize>(buf: &mut [u8], at: usize, v: [u8; N]) {
    if let Some(out) = buf.get_mut(at..).and_then(|b| b.first_chunk_mut()) {
        *out = v;
    }
}

/// Copies `v` to `buf[at..]` if it fits.
#[inline]
pub(crate) fn put(buf: &mut [u8], at: usize, v: &[u8]) -> bool {
    match buf.get_mut(at..).and_then(|b| b.get_mut(..v.len())) {
        Some(out) => {
            out.copy_from_slice(v);
            true
        }
        None => false,
    }
}

/// The low half of a register, as the kernel takes an `int` argument.
#[inline]
#[must_use]
pub const fn low_i32(arg: u64) -> i32 {
    low_u32(arg) as i32
}

/// The low half of a register, as the kernel takes an `unsigned int` argument.
#[inline]
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the low half is what is asked for")]
pub const fn low_u32(arg: u64) -> u32 {
    arg as u32
}

/// The low 16 bits of a register.
#[inline]
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
pub const fn low_u16(arg: u64) -> u16 {
    arg as u16
}

/// The low 8 bits of a register.
#[inline]
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
pub const fn low_u8(arg: u64) -> u8 {
    arg as u8
}

/// A signed number as the bits of a register.
#[inline]
#[must_use]
#[expect(clippy::cast_sign_loss, reason = "the bits are what is asked for")]
pub const fn bits(v: i64) -> u64 {
    v as u64
}
