// SPDX-License-Identifier: Apache-2.0
//! A checked view of one event's bytes.

use crate::{
    event_info::{EventFlags, EventInfo},
    generated::events::EVENTS,
};
use eyas_abi::event::{HEADER_LEN, LEN, NPARAMS, TID, TS, TYPE};
use thiserror::Error;

/// Why bytes are no event. Every variant carries the numbers that disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Fewer bytes than a header has.
    #[error("event header needs {HEADER_LEN} bytes, {have} are there")]
    ShortHeader {
        /// Bytes at hand.
        have: usize,
    },
    /// The length field does not fit.
    #[error("event claims {len} bytes, {have} are there")]
    BadLength {
        /// Claimed length of the record.
        len: u32,
        /// Bytes at hand.
        have: usize,
    },
    /// An id outside the table.
    #[error("unknown event type {id}")]
    UnknownType {
        /// Claimed event id.
        id: u16,
    },
    /// More parameters than any event has, or a cell table that does not fit.
    #[error("event type {id} claims {nparams} parameters, which do not fit its {len} bytes")]
    BadCount {
        /// Event id.
        id: u16,
        /// Claimed number of parameters.
        nparams: u32,
        /// Length of the record.
        len: u32,
    },
    /// The parameters are longer than the record.
    #[error("parameters of event type {id} add up to {need} bytes, {have} are there")]
    BadParams {
        /// Event id.
        id: u16,
        /// Sum of the length cells.
        need: usize,
        /// Bytes behind the cells.
        have: usize,
    },
}

/// One event: the header's fields by value, the parameters as slices of the record.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Nanoseconds since the epoch.
    pub ts: u64,
    /// Host's thread id; all ones where an event has no thread.
    pub tid: u64,
    /// Event id.
    pub kind: u16,
    /// Number of parameters in the record; may be less (older writer) or more (newer) than the table's.
    pub nparams: u32,
    /// Lengths of parameters are 32-bit.
    large: bool,
    bytes: &'a [u8],
}

fn u64_at(b: &[u8], at: usize) -> Option<u64> {
    b.get(at..)?.first_chunk().map(|c| u64::from_ne_bytes(*c))
}
fn u32_at(b: &[u8], at: usize) -> Option<u32> {
    b.get(at..)?.first_chunk().map(|c| u32::from_ne_bytes(*c))
}
fn u16_at(b: &[u8], at: usize) -> Option<u16> {
    b.get(at..)?.first_chunk().map(|c| u16::from_ne_bytes(*c))
}

/// Number of 64-bit words that have a bit for each event id.
const WORDS: usize = EVENTS.len().div_ceil(64);

/// A bit for each event id: whether lengths of its parameters are 32-bit. In the shape in which it is asked most.
static LARGE: [u64; WORDS] = {
    let mut bits = [0; WORDS];
    let mut id = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated when the crate is compiled")]
    while id < EVENTS.len() {
        if EVENTS[id].flags.has(EventFlags::LARGE_PAYLOAD) {
            bits[id / 64] |= 1 << (id % 64);
        }
        id += 1;
    }
    bits
};

/// Whether lengths of parameters are 32-bit.
#[inline]
fn is_large(id: u16) -> bool {
    LARGE.get(usize::from(id / 64)).is_some_and(|w| w >> (id % 64) & 1 != 0)
}

/// The sum of the four 16-bit cells in a word.
#[inline]
const fn sum_of_word(word: u64) -> u64 {
    const LOW: u64 = 0x0000_ffff_0000_ffff;
    let halves = (word & LOW) + (word >> 16 & LOW);
    (halves & 0xffff_ffff) + (halves >> 32)
}

/// The first `n` of the four 16-bit cells in a word, the others zero.
#[inline]
const fn first_cells(word: u64, n: usize) -> u64 {
    if n == 0 { 0 } else { word & u64::MAX >> (64 - 16 * n) }
}

/// The sum of 16-bit cells.
fn sum_16(cells: &[u8]) -> usize {
    cells.as_chunks().0.iter().map(|c| usize::from(u16::from_ne_bytes(*c))).sum()
}

impl<'a> Event<'a> {
    /// Checks the record that `bytes` start with. Bytes behind it are left alone ([`Event::len`] says where it ends).
    ///
    /// # Errors
    /// When header, cells or parameters do not fit into the claimed length, or that not into `bytes`.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let event = Self::parse_header(bytes)?;
        event.check()?;
        Ok(event)
    }

    /// The other half of [`Event::parse`], for an event of which the header is checked.
    ///
    /// # Errors
    /// When cells or parameters do not fit into the record.
    #[inline]
    pub fn check(&self) -> Result<(), DecodeError> {
        let n = usize::try_from(self.nparams).unwrap_or(usize::MAX);
        let sum = match n {
            _ if self.large || usize::from(self.kind) >= EVENTS.len() => None,
            0..=4 => self.word(HEADER_LEN).map(|w| sum_of_word(first_cells(w, n))),
            5..=8 => self.two_words().map(|(w, v)| sum_of_word(w) + sum_of_word(first_cells(v, n - 4))),
            _ => None,
        };
        match sum.and_then(|sum| usize::try_from(sum).ok()) {
            Some(sum) if HEADER_LEN + 2 * n + sum <= self.bytes.len() => Ok(()),
            _ => self.check_slowly(),
        }
    }

    /// The same for any event.
    #[inline(never)]
    fn check_slowly(&self) -> Result<(), DecodeError> {
        let id = self.kind;
        if usize::from(id) >= EVENTS.len() {
            return Err(DecodeError::UnknownType { id });
        }
        let cell = self.cell_size();
        let cells = usize::try_from(self.nparams).ok().and_then(|n| n.checked_mul(cell));
        let Some((cells, body)) = cells.and_then(|n| self.bytes.get(HEADER_LEN..)?.split_at_checked(n)) else {
            let len = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
            return Err(DecodeError::BadCount { id, nparams: self.nparams, len });
        };
        let need = if self.large {
            let lengths = cells.chunks_exact(4).map(|c| u32_at(c, 0).map_or(0, |n| usize::try_from(n).unwrap_or(usize::MAX)));
            lengths.fold(0, usize::saturating_add)
        } else {
            sum_16(cells)
        };
        if need > body.len() {
            return Err(DecodeError::BadParams { id, need, have: body.len() });
        }
        Ok(())
    }

    /// Checks the header alone: for events that nobody looks into. Accessors stay safe; parameters that do not fit are
    /// then absent.
    ///
    /// # Errors
    /// When the header or the claimed length do not fit into `bytes`.
    #[inline]
    pub fn parse_header(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let have = bytes.len();
        let head: &[u8; HEADER_LEN] = bytes.first_chunk().ok_or(DecodeError::ShortHeader { have })?;
        let (Some(ts), Some(tid), Some(len), Some(kind), Some(nparams)) =
            (u64_at(head, TS), u64_at(head, TID), u32_at(head, LEN), u16_at(head, TYPE), u32_at(head, NPARAMS))
        else {
            return Err(DecodeError::ShortHeader { have });
        };
        let end = usize::try_from(len).ok().filter(|l| *l >= HEADER_LEN).ok_or(DecodeError::BadLength { len, have })?;
        let bytes = bytes.get(..end).ok_or(DecodeError::BadLength { len, have })?;
        Ok(Self { ts, tid, kind, nparams, large: is_large(kind), bytes })
    }

    /// The whole record.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Length of the record in bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a record is never empty")]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Table row; none for an unknown id.
    #[must_use]
    pub fn info(&self) -> Option<&'static EventInfo> {
        EVENTS.get(usize::from(self.kind))
    }

    /// Whether this is an exit event (odd id).
    #[must_use]
    pub const fn is_exit(&self) -> bool {
        self.kind % 2 == 1
    }

    /// Bytes of a length cell.
    #[inline]
    const fn cell_size(&self) -> usize {
        if self.large { 4 } else { 2 }
    }

    /// Bytes of parameter `index` (from 0); none where the record has no such parameter. An empty slice is a parameter
    /// that was not collected.
    #[must_use]
    #[inline]
    pub fn param(&self, index: usize) -> Option<&'a [u8]> {
        let (at, len) = self.place(index)?;
        self.bytes.get(at..at.checked_add(len)?)
    }

    /// Where parameter `index` begins in the record, and its length; not checked against the record's.
    #[inline]
    fn place(&self, index: usize) -> Option<(usize, usize)> {
        if index >= usize::try_from(self.nparams).ok()? {
            return None;
        }
        if !self.large
            && index < 4
            && let Some(word) = self.word(HEADER_LEN)
        {
            let cell = |n: usize| usize::from(u16::try_from(word >> (16 * n) & 0xffff).unwrap_or_default());
            let at = HEADER_LEN + 2 * usize::try_from(self.nparams).ok()?;
            return Some(match index {
                0 => (at, cell(0)),
                1 => (at + cell(0), cell(1)),
                2 => (at + cell(0) + cell(1), cell(2)),
                _ => (at + cell(0) + cell(1) + cell(2), cell(3)),
            });
        }
        self.place_of_later(index)
    }

    /// The same, for any parameter of any event.
    #[inline(never)]
    fn place_of_later(&self, index: usize) -> Option<(usize, usize)> {
        let count = usize::try_from(self.nparams).ok()?;
        let behind = self.bytes.get(HEADER_LEN..)?;
        if !self.large {
            let cells = behind.get(..count.checked_mul(2)?)?;
            let at = HEADER_LEN + cells.len() + sum_16(cells.get(..2 * index)?);
            return Some((at, usize::from(u16_at(cells, 2 * index)?)));
        }
        let cells = behind.get(..count.checked_mul(4)?)?;
        let mut at = HEADER_LEN + cells.len();
        for c in cells.get(..4 * index)?.chunks_exact(4) {
            at = at.checked_add(usize::try_from(u32_at(c, 0)?).ok()?)?;
        }
        Some((at, usize::try_from(u32_at(cells, 4 * index)?).ok()?))
    }

    /// The four cells that begin `at` bytes into the record, or whatever stands there.
    #[inline]
    fn word(&self, at: usize) -> Option<u64> {
        if cfg!(target_endian = "little") { u64_at(self.bytes, at) } else { None }
    }

    /// The eight cells that the record's parameters begin with, or whatever stands there.
    #[inline]
    fn two_words(&self) -> Option<(u64, u64)> {
        Some((self.word(HEADER_LEN)?, self.word(HEADER_LEN + 8)?))
    }

    /// All parameters in order.
    pub fn params(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        let count = usize::try_from(self.nparams).unwrap_or(0);
        let cell = self.cell_size();
        let (cells, mut rest) =
            self.bytes.get(HEADER_LEN..).and_then(|b| b.split_at_checked(count.saturating_mul(cell))).unwrap_or_default();
        cells.chunks_exact(cell).map_while(move |c| {
            let len = match c {
                [a, b] => usize::from(u16::from_ne_bytes([*a, *b])),
                c => usize::try_from(u32_at(c, 0)?).ok()?,
            };
            let (p, behind) = rest.split_at_checked(len)?;
            rest = behind;
            Some(p)
        })
    }

    /// The lengths of an event's parameters, and behind them their bytes: for those who know how long each must be. None
    /// where lengths are 32-bit, or do not fit into the record.
    #[must_use]
    #[inline]
    pub fn cells(&self) -> Option<(&'a [[u8; 2]], &'a [u8])> {
        let bytes = usize::try_from(self.nparams).ok().filter(|_| !self.large)?.checked_mul(2)?;
        let (cells, body) = self.bytes.get(HEADER_LEN..)?.split_at_checked(bytes)?;
        Some((cells.as_chunks().0, body))
    }

    /// The first `N` parameters, for events whose parameters are nearly all wanted; what is absent is empty.
    #[must_use]
    #[inline]
    pub fn first<const N: usize>(&self) -> [&'a [u8]; N] {
        let mut out: [&[u8]; N] = [&[]; N];
        if !self.large {
            let cells = usize::try_from(self.nparams).unwrap_or(0).saturating_mul(2);
            let Some((cells, mut rest)) = self.bytes.get(HEADER_LEN..).and_then(|b| b.split_at_checked(cells)) else { return out };
            for (slot, cell) in out.iter_mut().zip(cells.as_chunks().0) {
                let Some((p, behind)) = rest.split_at_checked(usize::from(u16::from_ne_bytes(*cell))) else { break };
                (*slot, rest) = (p, behind);
            }
            return out;
        }
        for (slot, p) in out.iter_mut().zip(self.params()) {
            *slot = p;
        }
        out
    }

    /// Parameter as i64 from 8, 4, 2 or 1 bytes (sign-extended); none where it is absent or has another size.
    #[must_use]
    #[inline]
    pub fn i64(&self, index: usize) -> Option<i64> {
        let (at, len) = self.place(index)?;
        if len == 8 { u64_at(self.bytes, at).map(u64::cast_signed) } else { self.short_i64(index) }
    }

    #[inline(never)]
    fn short_i64(&self, index: usize) -> Option<i64> {
        match self.param(index)? {
            p @ [_, _, _, _] => u32_at(p, 0).map(|v| i64::from(v.cast_signed())),
            p @ [_, _] => u16_at(p, 0).map(|v| i64::from(v.cast_signed())),
            [b] => Some(i64::from(b.cast_signed())),
            _ => None,
        }
    }

    /// Parameter as u64 from 8, 4, 2 or 1 bytes (zero-extended); none where it is absent or has another size.
    #[must_use]
    #[inline]
    pub fn u64(&self, index: usize) -> Option<u64> {
        match self.param(index)? {
            p @ [_, _, _, _, _, _, _, _] => u64_at(p, 0),
            p @ [_, _, _, _] => u32_at(p, 0).map(u64::from),
            p @ [_, _] => u16_at(p, 0).map(u64::from),
            [b] => Some(u64::from(*b)),
            _ => None,
        }
    }

    /// Parameter as u32; none where it is absent or not four bytes long.
    #[must_use]
    #[inline]
    pub fn u32(&self, index: usize) -> Option<u32> {
        self.param(index).filter(|p| p.len() == 4).and_then(|p| u32_at(p, 0))
    }

    /// Parameter as text up to its first NUL; none where it is absent. An empty parameter and the `(NULL)` of old
    /// captures read as `<NA>`.
    #[must_use]
    pub fn text(&self, index: usize) -> Option<&'a [u8]> {
        let p = self.param(index)?;
        if p.is_empty() || p == b"(NULL)\0" {
            return Some(b"<NA>");
        }
        Some(memchr::memchr(0, p).and_then(|end| p.get(..end)).unwrap_or(p))
    }

    /// Result of a syscall: the first parameter of an exit event that is no generic one.
    #[must_use]
    pub fn result(&self) -> Option<i64> {
        let info = self.info()?;
        let is_call = info.source == crate::EventSource::Syscall && self.is_exit() && self.kind != eyas_abi::ids::GENERIC_X;
        if is_call { self.i64(0) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{build::EventBuilder, ids};

    #[test]
    fn parameters_are_slices_of_the_record() {
        let rec = EventBuilder::new(ids::SYSCALL_OPENAT_2_X)
            .ts(5)
            .tid(7)
            .i64(3)
            .i64(-100)
            .text("/etc/passwd")
            .u32(1)
            .u32(0)
            .u32(9)
            .u64(11)
            .build();
        let ev = Event::parse(&rec).unwrap();
        assert_eq!((ev.ts, ev.tid, ev.nparams), (5, 7, 7));
        assert_eq!((ev.i64(0), ev.i64(1), ev.text(2), ev.u64(6)), (Some(3), Some(-100), Some(&b"/etc/passwd"[..]), Some(11)));
        assert_eq!((ev.param(7), ev.result(), ev.params().count()), (None, Some(3), 7));
        let [fd, .., ino, none] = ev.first::<8>();
        assert_eq!((fd, ino, none), (&3i64.to_ne_bytes()[..], &11u64.to_ne_bytes()[..], &[][..]));
    }

    #[test]
    fn every_cut_of_a_record_is_refused() {
        let rec = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(3).i64(-100).text("/x").u32(1).u32(0).u32(9).u64(11).build();
        for n in 0..rec.len() {
            assert!(Event::parse(&rec[..n]).is_err(), "{n}");
        }
    }

    #[test]
    fn any_bytes_are_survived() {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let good = EventBuilder::new(ids::ASYNCEVENT_E).u32(1).text("container").bytes(b"{}").build();
        for _ in 0..10_000 {
            let mut rec = good.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = usize::try_from(seed >> 33).unwrap() % rec.len();
                rec[at] = seed.to_le_bytes()[1];
            }
            if let Ok(ev) = Event::parse_header(&rec) {
                let whole = Event::parse(&rec).is_ok();
                let n = ev.params().take(100).count();
                for i in 0..40 {
                    let _ = (ev.param(i), ev.i64(i), ev.text(i));
                }
                assert!(!whole || n == usize::try_from(ev.nparams).unwrap());
            }
        }
    }
}
