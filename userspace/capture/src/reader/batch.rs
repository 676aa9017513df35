// SPDX-License-Identifier: Apache-2.0
//! The usual event: of the current schema, in a block of the usual type, whole in the window. It is found with a
//! handful of comparisons and given in place, one at a time or as a batch of all that follow each other.

use super::RawRecord;
use crate::block::{EVENT, HEAD, MAX_PLAIN_BODY, TRAILER};
use crate::schema;

/// Bytes of a block before the event.
pub(super) const BEFORE: usize = HEAD + 2;
/// Head of the block, CPU, header of the event.
const FIXED: usize = BEFORE + schema::HEADER;

/// A block that holds a usual event.
pub(super) struct Usual {
    pub cpu: u16,
    /// Type of the event.
    pub kind: u16,
    /// Its thread.
    pub tid: u64,
    /// Bytes of the event, which begins [`BEFORE`] bytes into the block.
    pub len: usize,
    /// Bytes of the block.
    pub total: usize,
}

/// The block that `rest` begins with, if it holds a usual event.
#[inline(always)]
pub(super) fn usual(rest: &[u8]) -> Option<Usual> {
    let head: &[u8; FIXED] = rest.first_chunk()?;
    #[expect(clippy::indexing_slicing, reason = "constants below FIXED; checked when compiled")]
    let word = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    #[expect(clippy::indexing_slicing, reason = "constants below FIXED; checked when compiled")]
    let half = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
    let total = word(4) as usize;
    let len = word(BEFORE + 16) as usize;
    let kind = half(BEFORE + 20);
    let tid = u64::from(word(BEFORE + 8)) | u64::from(word(BEFORE + 12)) << 32;
    let params = word(BEFORE + 22);
    // The event's length bounds the block's from below, and its number of parameters bounds it in turn.
    let usual = word(0) == EVENT
        && total <= HEAD + MAX_PLAIN_BODY
        && total <= rest.len()
        && len + BEFORE + TRAILER <= total
        && schema::is_current(kind, params)
        && schema::HEADER + 2 * params as usize <= len;
    usual.then(|| Usual { cpu: half(HEAD), kind, tid, len, total })
}

/// Events that follow each other: at least one, which must be taken. Those after it that are not come in the next batch.
#[derive(Debug)]
pub struct Batch<'a> {
    /// An event that isn't a usual one comes alone.
    pub(super) single: Option<RawRecord<'a>>,
    /// What is left of the window.
    pub(super) rest: &'a [u8],
    /// Offset of the window's end in the trace.
    pub(super) end: u64,
    /// Events taken.
    pub(super) taken: u64,
    /// The reader's position and count, brought up to date when the batch is dropped.
    pub(super) pos: &'a mut usize,
    pub(super) events: &'a mut u64,
    /// Bytes of `rest` at the beginning.
    pub(super) whole: usize,
}

impl<'a> Batch<'a> {
    /// The next event of a type and a thread for which `wanted` holds; the number of others before it is added to `passed`.
    /// An event that isn't a usual one comes whatever `wanted` says.
    ///
    /// Nearly all events are others, so this is the one loop where each instruction counts: they are judged by their
    /// headers alone, and nothing but two local variables changes from one to the next.
    #[inline]
    pub fn next_of(&mut self, mut wanted: impl FnMut(u16, u64) -> bool, passed: &mut u64) -> Option<RawRecord<'a>> {
        let mut rest = self.rest;
        let mut others = 0;
        let found = loop {
            let Some(found) = usual(rest) else { break None };
            let Some((block, behind)) = rest.split_at_checked(found.total) else { break None };
            let before = std::mem::replace(&mut rest, behind);
            if wanted(found.kind, found.tid) {
                let event = block.get(BEFORE..).and_then(|b| b.get(..found.len)).unwrap_or_default();
                break Some(RawRecord { cpu: found.cpu, flags: 0, event, offset: self.end - before.len() as u64 });
            }
            others += 1;
        };
        self.rest = rest;
        self.taken += others + u64::from(found.is_some());
        *passed += others;
        found.or_else(|| self.single.take())
    }
}

impl<'a> Iterator for Batch<'a> {
    type Item = RawRecord<'a>;

    #[inline]
    fn next(&mut self) -> Option<RawRecord<'a>> {
        self.next_of(|_, _| true, &mut 0)
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        *self.pos += self.whole.saturating_sub(self.rest.len());
        *self.events += self.taken;
    }
}
