// SPDX-License-Identifier: Apache-2.0
//! All parameters of an event at once, for events whose many parameters are all wanted.

use eyas_schema::Event;

use crate::state::NA;
use crate::thread::Memory;

/// The first `N` parameters; what is absent reads as empty.
pub(crate) struct Params<'a, const N: usize> {
    all: [&'a [u8]; N],
    count: usize,
}

impl<'a, const N: usize> Params<'a, N> {
    #[inline]
    pub fn read(ev: &Event<'a>) -> Self {
        Self { all: ev.first(), count: usize::try_from(ev.nparams).unwrap_or(N) }
    }

    /// The bytes of a parameter.
    pub fn bytes(&self, i: usize) -> &'a [u8] {
        self.all.get(i).copied().unwrap_or_default()
    }

    /// Whether a parameter is there and not empty.
    pub fn is_some(&self, i: usize) -> bool {
        !self.bytes(i).is_empty()
    }

    /// A string parameter; one that was not collected reads as unknown.
    pub fn text(&self, i: usize) -> Option<&'a [u8]> {
        if i >= self.count {
            return None;
        }
        Some(text(self.bytes(i)))
    }

    pub fn u64(&self, i: usize) -> Option<u64> {
        let p = self.bytes(i);
        match p.len() {
            8 => p.first_chunk().map(|b| u64::from_ne_bytes(*b)),
            4 => p.first_chunk().map(|b| u64::from(u32::from_ne_bytes(*b))),
            _ => None,
        }
    }

    pub fn i64(&self, i: usize) -> Option<i64> {
        let p = self.bytes(i);
        match p.len() {
            8 => p.first_chunk().map(|b| i64::from_ne_bytes(*b)),
            4 => p.first_chunk().map(|b| i64::from(i32::from_ne_bytes(*b))),
            _ => None,
        }
    }

    pub fn u32(&self, i: usize) -> Option<u32> {
        self.bytes(i).first_chunk().map(|b| u32::from_ne_bytes(*b))
    }

    /// The five memory parameters from `first` on, if the last of them was collected.
    pub fn memory(&self, first: usize) -> Option<TaskMemory> {
        self.is_some(first + 4).then(|| TaskMemory {
            faults_major: self.u64(first).unwrap_or(0),
            faults_minor: self.u64(first + 1).unwrap_or(0),
            size_kb: self.u32(first + 2).unwrap_or(0),
            rss_kb: self.u32(first + 3).unwrap_or(0),
            swap_kb: self.u32(first + 4).unwrap_or(0),
        })
    }
}

/// A string parameter up to its first NUL; one that was not collected reads as unknown.
#[inline]
pub(crate) fn text(p: &[u8]) -> &[u8] {
    match p {
        [] | b"(NULL)\0" => NA,
        _ => p.get(..memchr::memchr(0, p).unwrap_or(p.len())).unwrap_or_default(),
    }
}

/// The number that begins `at` bytes into parameters whose lengths are known.
#[inline]
pub(crate) fn number_at(body: &[u8], at: usize) -> Option<i64> {
    body.get(at..)?.first_chunk().map(|b| i64::from_ne_bytes(*b))
}

/// Whether lengths of parameters are these.
#[inline]
pub(crate) fn are<const N: usize>(cells: &[[u8; 2]; N], lengths: [u16; N]) -> bool {
    *cells == lengths.map(u16::to_ne_bytes)
}

/// Memory figures of an event.
#[derive(Clone, Copy)]
pub(crate) struct TaskMemory {
    faults_major: u64,
    faults_minor: u64,
    size_kb: u32,
    rss_kb: u32,
    swap_kb: u32,
}

impl TaskMemory {
    pub fn store(self, m: &mut Memory) {
        (m.faults_major, m.faults_minor) = (self.faults_major, self.faults_minor);
        (m.size_kb, m.rss_kb, m.swap_kb) = (self.size_kb, self.rss_kb, self.swap_kb);
    }
}
