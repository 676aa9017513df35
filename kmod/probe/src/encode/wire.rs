// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Small tools of the encoders: numbers out of copied user structures, bytes into a parameter, and user reads that fall back.
//!
//! Nothing here panics: what lies beyond a slice reads as 0, what does not fit is dropped and told by [`Out::done`].

use crate::kernel::{Abi, Fault, Kernel};

/// `N` bytes at an offset; zeroes where the slice ends.
#[inline]
fn bytes_at<const N: usize>(buf: &[u8], at: usize) -> [u8; N] {
    buf.get(at..).and_then(|b| b.first_chunk::<N>()).copied().unwrap_or([0; N])
}
/// A native-endian u16 at an offset.
#[inline]
pub(super) fn u16_at(buf: &[u8], at: usize) -> u16 {
    u16::from_ne_bytes(bytes_at(buf, at))
}
/// A native-endian u32 at an offset.
#[inline]
pub(super) fn u32_at(buf: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes(bytes_at(buf, at))
}
/// A native-endian i32 at an offset.
#[inline]
pub(super) fn i32_at(buf: &[u8], at: usize) -> i32 {
    i32::from_ne_bytes(bytes_at(buf, at))
}
/// A native-endian u64 at an offset.
#[inline]
pub(super) fn u64_at(buf: &[u8], at: usize) -> u64 {
    u64::from_ne_bytes(bytes_at(buf, at))
}
/// The `n`th word (pointer, `long`, `size_t`) of a structure made of words.
#[inline]
pub(super) fn nth_word(buf: &[u8], n: usize, abi: Abi) -> u64 {
    let at = n.wrapping_mul(abi.word());
    if abi.word() == 8 {
        u64_at(buf, at)
    } else {
        u32_at(buf, at).into()
    }
}
/// A register or user value as a length; what no buffer could have becomes the largest number.
#[inline]
pub(super) fn len(v: u64) -> usize {
    usize::try_from(v).unwrap_or(usize::MAX)
}

/// Reads `N` bytes of a user structure.
///
/// # Errors
/// [`Fault`] when a byte was not there.
#[inline]
pub(super) fn read<K: Kernel, const N: usize>(k: &K, addr: u64) -> Result<[u8; N], Fault> {
    let mut buf = [0; N];
    k.read_user(addr, &mut buf).map(|()| buf)
}

/// Reads seconds and a fraction (`timespec`, `timeval`) of this caller as ns; `unit` = ns per fraction. Only 32-bit x86 has 32-bit times.
///
/// # Errors
/// [`Fault`] when a byte was not there.
pub(super) fn read_time<K: Kernel>(k: &K, abi: Abi, addr: u64, unit: u64) -> Result<u64, Fault> {
    let (sec, part) = if abi == Abi::Ia32 {
        let b: [u8; 8] = read(k, addr)?;
        (u32_at(&b, 0).into(), u32_at(&b, 4).into())
    } else {
        let b: [u8; 16] = read(k, addr)?;
        (u64_at(&b, 0), u64_at(&b, 8))
    };
    Ok(sec.wrapping_mul(1_000_000_000).wrapping_add(part.wrapping_mul(unit)))
}

/// Bytes per page, at least; a copy that fails is taken up again page by page.
const PAGE: u64 = 4096;

/// Copies as much of `out.len()` bytes as is there, from the front. Returns how many, and the address that was not there.
pub(super) fn read_front<K: Kernel>(k: &K, addr: u64, out: &mut [u8]) -> (usize, Option<u64>) {
    if k.read_user(addr, out).is_ok() {
        return (out.len(), None);
    }
    let mut done = 0;
    while let Some(rest) = out.get_mut(done..).filter(|r| !r.is_empty()) {
        let at = addr.wrapping_add(done as u64);
        let room = len(PAGE.wrapping_sub(at & (PAGE - 1))).min(rest.len());
        if rest.get_mut(..room).is_none_or(|piece| k.read_user(at, piece).is_err()) {
            return (done, Some(at));
        }
        done = done.wrapping_add(room);
    }
    (done, None)
}

/// Writes pieces one behind the other into the room of a parameter.
pub(super) struct Out<'a> {
    buf: &'a mut [u8],
    at: usize,
    full: bool,
}

impl<'a> Out<'a> {
    /// Starts at the front of `buf`.
    #[inline]
    pub fn new(buf: &'a mut [u8]) -> Self {
        Self { buf, at: 0, full: false }
    }
    /// Appends bytes.
    #[inline]
    pub fn put(&mut self, v: &[u8]) {
        if crate::record::put(self.buf, self.at, v) {
            self.at = self.at.wrapping_add(v.len());
        } else {
            self.full = true;
        }
    }
    /// Bytes so far; `None` if something did not fit.
    #[inline]
    pub fn done(self) -> Option<usize> {
        (!self.full).then_some(self.at)
    }
}
