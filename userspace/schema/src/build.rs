// SPDX-License-Identifier: Apache-2.0
//! Builds event records: for events born in userspace (conversion, asynchronous events) and for tests.

use crate::event_info::{EventFlags, event_info};
use eyas_abi::event::HEADER_LEN;

/// Collects parameters in wire order, then writes the record.
#[derive(Clone, Debug)]
pub struct EventBuilder {
    ts: u64,
    tid: u64,
    kind: u16,
    lens: Vec<usize>,
    data: Vec<u8>,
}

impl EventBuilder {
    /// An event of type `kind` without parameters.
    #[must_use]
    pub const fn new(kind: u16) -> Self {
        Self { ts: 0, tid: 0, kind, lens: Vec::new(), data: Vec::new() }
    }

    /// Time stamp in nanoseconds since the epoch.
    #[must_use]
    pub const fn ts(mut self, ts: u64) -> Self {
        self.ts = ts;
        self
    }

    /// Thread id.
    #[must_use]
    pub const fn tid(mut self, tid: u64) -> Self {
        self.tid = tid;
        self
    }

    /// Appends a parameter of raw bytes (cut at what a length cell can say).
    #[must_use]
    pub fn bytes(mut self, b: &[u8]) -> Self {
        let large = event_info(self.kind).is_some_and(|i| i.flags.has(EventFlags::LARGE_PAYLOAD));
        let max = if large { usize::MAX } else { usize::from(u16::MAX) };
        let b = b.get(..max).unwrap_or(b);
        self.lens.push(b.len());
        self.data.extend_from_slice(b);
        self
    }

    /// Appends text with its NUL.
    #[must_use]
    pub fn text(self, s: &str) -> Self {
        let mut b = s.as_bytes().to_vec();
        b.push(0);
        self.bytes(&b)
    }

    /// Appends an empty parameter.
    #[must_use]
    pub fn empty(self) -> Self {
        self.bytes(&[])
    }

    /// Appends an 8-byte signed number.
    #[must_use]
    pub fn i64(self, v: i64) -> Self {
        self.bytes(&v.to_ne_bytes())
    }

    /// Appends an 8-byte number.
    #[must_use]
    pub fn u64(self, v: u64) -> Self {
        self.bytes(&v.to_ne_bytes())
    }

    /// Appends a 4-byte number.
    #[must_use]
    pub fn u32(self, v: u32) -> Self {
        self.bytes(&v.to_ne_bytes())
    }

    /// Appends a 2-byte number.
    #[must_use]
    pub fn u16(self, v: u16) -> Self {
        self.bytes(&v.to_ne_bytes())
    }

    /// Appends a byte.
    #[must_use]
    pub fn u8(self, v: u8) -> Self {
        self.bytes(&[v])
    }

    /// The record: header, length cells, parameters.
    #[must_use]
    pub fn build(&self) -> Vec<u8> {
        let large = event_info(self.kind).is_some_and(|i| i.flags.has(EventFlags::LARGE_PAYLOAD));
        let cell = if large { 4 } else { 2 };
        let len = HEADER_LEN + self.lens.len() * cell + self.data.len();
        let mut out = Vec::with_capacity(len);
        out.extend_from_slice(&self.ts.to_ne_bytes());
        out.extend_from_slice(&self.tid.to_ne_bytes());
        out.extend_from_slice(&u32::try_from(len).unwrap_or(u32::MAX).to_ne_bytes());
        out.extend_from_slice(&self.kind.to_ne_bytes());
        out.extend_from_slice(&u32::try_from(self.lens.len()).unwrap_or(u32::MAX).to_ne_bytes());
        for l in &self.lens {
            if large {
                out.extend_from_slice(&u32::try_from(*l).unwrap_or(u32::MAX).to_ne_bytes());
            } else {
                out.extend_from_slice(&u16::try_from(*l).unwrap_or(u16::MAX).to_ne_bytes());
            }
        }
        out.extend_from_slice(&self.data);
        out
    }
}
