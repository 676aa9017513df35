// SPDX-License-Identifier: Apache-2.0
//! Block frames: heads, trailers, skipping, the section header, and events that are not read in place.

use super::{Found, Phase, Place, Reader};
use crate::block::{self, EventKind, HEAD, Kind, TRAILER};
use crate::convert::Verdict;
use crate::error::{CaptureError, Damage};
use crate::schema;

/// Bytes of the section header's body that are known; options may follow.
const SECTION_BODY: usize = 16;
/// An old event's header, which lacks the number of parameters.
const OLD_HEADER: usize = schema::HEADER - 4;

fn le32(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..).and_then(|rest| rest.first_chunk());
    u32::from_le_bytes(word.copied().unwrap_or_default())
}

fn le16(bytes: &[u8], at: usize) -> u16 {
    let half = bytes.get(at..).and_then(|rest| rest.first_chunk());
    u16::from_le_bytes(half.copied().unwrap_or_default())
}

impl Reader {
    pub(super) fn damage(&self, damage: Damage) -> CaptureError {
        CaptureError::Damaged { offset: self.window.offset(), damage }
    }

    /// Makes sure that `n` bytes of `what` are at hand.
    pub(super) fn need(&mut self, what: &'static str, n: usize) -> Result<(), CaptureError> {
        if self.window.unread().len() >= n {
            return Ok(());
        }
        let have = self.window.fill(n)?;
        if have < n {
            return Err(self.window.shortage(what, n as u64, have as u64));
        }
        Ok(())
    }

    /// Passes over `n` bytes, at hand or not.
    pub(super) fn skip(&mut self, what: &'static str, mut n: u64) -> Result<(), CaptureError> {
        while n > 0 {
            if self.window.unread().is_empty() && self.window.fill(1)? == 0 {
                return Err(self.window.shortage(what, n, 0));
            }
            let step = usize::try_from(n).unwrap_or(usize::MAX).min(self.window.unread().len());
            self.window.consume(step);
            n -= step as u64;
        }
        Ok(())
    }

    /// Type and total length of the next block, which is not consumed; nothing at the end of the input.
    pub(super) fn block_head(&mut self) -> Result<Option<(u32, u32)>, CaptureError> {
        if self.window.unread().len() < HEAD && self.window.fill(HEAD)? == 0 {
            self.window.check_end()?;
            return Ok(None);
        }
        self.need("a block's head", HEAD)?;
        let head = self.window.unread();
        let (kind, length) = (le32(head, 0), le32(head, 4));
        if (length as usize) < HEAD + TRAILER {
            return Err(self.damage(Damage::BlockLength { kind, length }));
        }
        Ok(Some((kind, length)))
    }

    /// Passes over the last `left` bytes of a block and checks that its trailer repeats its length.
    pub(super) fn close_block(&mut self, kind: u32, head: u32, left: u64) -> Result<(), CaptureError> {
        self.skip("a block", left.saturating_sub(TRAILER as u64))?;
        self.need("a block's trailer", TRAILER)?;
        let tail = le32(self.window.unread(), 0);
        if tail != head {
            return Err(self.damage(Damage::BlockTrailer { kind, head, tail }));
        }
        self.window.consume(TRAILER);
        Ok(())
    }

    /// Reads a section header; false at the end of the input. The first one also tells whether this is a trace.
    pub(super) fn section_header(&mut self) -> Result<bool, CaptureError> {
        let first = self.stats.sections == 0;
        if self.window.fill(HEAD)? == 0 {
            self.window.check_end()?;
            return if first { Err(CaptureError::Empty) } else { Ok(false) };
        }
        let kind = le32(self.window.unread(), 0);
        if kind != block::SECTION {
            return Err(if first { CaptureError::NotATrace { found: kind } } else { self.damage(Damage::UnexpectedBlock(kind)) });
        }
        self.need("the section header", HEAD + SECTION_BODY + TRAILER)?;
        let head = self.window.unread();
        let (length, magic, major) = (le32(head, 4), le32(head, HEAD), le16(head, HEAD + 4));
        if magic == block::MAGIC.swap_bytes() {
            return Err(CaptureError::ForeignByteOrder);
        }
        if magic != block::MAGIC {
            return Err(if first { CaptureError::NotATrace { found: magic } } else { self.damage(Damage::Magic(magic)) });
        }
        if major > block::MAJOR {
            return Err(CaptureError::Version { major });
        }
        let left = u64::from(length).checked_sub((HEAD + SECTION_BODY) as u64).filter(|n| *n >= TRAILER as u64);
        let Some(left) = left else { return Err(self.damage(Damage::BlockLength { kind, length })) };
        self.window.consume(HEAD + SECTION_BODY);
        self.close_block(kind, length, left)?;
        Ok(true)
    }

    /// Finds the next event the long way; nothing at the end of the section.
    #[cold]
    pub(super) fn step(&mut self) -> Result<Option<Found>, CaptureError> {
        if self.phase != Phase::Events {
            return Ok(None);
        }
        let outcome = loop {
            match self.event_block() {
                Ok(Step::Skipped) => {}
                Ok(Step::Found(found)) => break Ok(Some(found)),
                Ok(Step::SectionEnd) => {
                    self.phase = Phase::Section;
                    break Ok(None);
                }
                Err(error) => break Err(self.window.blame(error)),
            }
        };
        if outcome.is_err() {
            self.phase = Phase::Over;
        }
        outcome
    }

    fn event_block(&mut self) -> Result<Step, CaptureError> {
        let Some((number, total)) = self.block_head()? else { return Ok(Step::SectionEnd) };
        match block::kind_of(number) {
            Kind::Event(shape) => self.event(shape, number, total as usize),
            Kind::Section => Ok(Step::SectionEnd),
            _ => Err(self.damage(Damage::UnexpectedBlock(number))),
        }
    }

    fn event(&mut self, shape: EventKind, number: u32, total: usize) -> Result<Step, CaptureError> {
        let header = if shape.old { OLD_HEADER } else { schema::HEADER };
        let before = HEAD + 2 + if shape.flags { 4 } else { 0 };
        let limit = if shape.large { block::MAX_BLOCK } else { HEAD + block::MAX_PLAIN_BODY };
        if total < before + header + TRAILER || total > limit {
            let length = u32::try_from(total).unwrap_or(u32::MAX);
            return Err(self.damage(Damage::BlockLength { kind: number, length }));
        }
        self.need("an event", total)?;
        let offset = self.window.offset();
        let body = self.window.unread().get(..total - TRAILER).unwrap_or_default();
        let cpu = le16(body, HEAD);
        let flags = if shape.flags { le32(body, HEAD + 2) } else { 0 };
        let event = body.get(before..).unwrap_or_default();
        let kind = le16(event, 20);
        if usize::from(kind) >= schema::TYPES {
            self.stats.unknown_events += 1;
            self.window.consume(total);
            return Ok(Step::Skipped);
        }
        let len = if shape.old {
            add_param_count(event, &mut self.completed).map(|()| self.completed.len())
        } else {
            Ok(le32(event, 16) as usize)
        };
        let damaged = |damage| CaptureError::Damaged { offset, damage };
        let len = len.map_err(damaged)?;
        let event = if shape.old { self.completed.as_slice() } else { event };
        let event = check(event, len).map_err(damaged)?;
        let mut place = if shape.old { Place::Completed } else { Place::Window { start: self.window.pos() + before, len } };
        if !schema::is_current(kind, le32(event, 22)) {
            match self.converter.convert(event).map_err(damaged)? {
                Verdict::Same => {}
                Verdict::Made => {
                    self.stats.converted_events += 1;
                    place = Place::Converted;
                }
                Verdict::Dropped => {
                    self.stats.dropped_events += 1;
                    self.window.consume(total);
                    return Ok(Step::Skipped);
                }
            }
        }
        self.window.consume(total);
        Ok(Step::Found(Found { cpu, flags, offset, place }))
    }
}

/// What one block was.
enum Step {
    Skipped,
    Found(Found),
    SectionEnd,
}

/// An event's own length, its table of lengths and what they add up to must fit into its block.
fn check(event: &[u8], len: usize) -> Result<&[u8], Damage> {
    let kind = le16(event, 20);
    let params = le32(event, 22);
    let fits = || {
        let whole = event.get(..len)?;
        let table = whole.get(schema::HEADER..)?;
        let cell: usize = if schema::is_large(kind) { 4 } else { 2 };
        let cells = table.get(..cell.checked_mul(usize::try_from(params).ok()?)?)?;
        let data = cells.chunks_exact(cell).map(|c| if cell == 4 { u64::from(le32(c, 0)) } else { u64::from(le16(c, 0)) });
        let data: u64 = data.sum();
        (data <= (table.len() - cells.len()) as u64).then_some(whole)
    };
    fits().ok_or(Damage::EventLength { kind, length: u32::try_from(len).unwrap_or(u32::MAX), have: event.len() as u64, params })
}

/// Rewrites an event with the old header, which doesn't say how many parameters there are: it is the largest
/// number for which the lengths add up to the event's own length exactly.
fn add_param_count(old: &[u8], out: &mut Vec<u8>) -> Result<(), Damage> {
    /// Two types whose events old writers stored with a length three bytes too large.
    const THREE_TOO_LONG: [u16; 2] = [280, 286];
    let kind = le16(old, 20);
    let stored = le32(old, 16);
    let wrong = || Damage::EventParams { kind, length: stored };
    let length = (stored as usize + 4).saturating_sub(if THREE_TOO_LONG.contains(&kind) { 3 } else { 0 });
    let body_len = length.checked_sub(schema::HEADER).ok_or_else(wrong)?;
    let body = old.get(OLD_HEADER..).and_then(|rest| rest.get(..body_len)).ok_or_else(wrong)?;
    let mut params = schema::params(kind);
    loop {
        let cells = body.get(..2 * params);
        let sum = cells.map(|cells| cells.chunks_exact(2).map(|c| usize::from(le16(c, 0))).sum::<usize>() + cells.len());
        match sum {
            Some(sum) if sum == body_len => break,
            Some(sum) if sum < body_len => return Err(wrong()),
            _ => params = params.checked_sub(1).ok_or_else(wrong)?,
        }
    }
    out.clear();
    out.extend_from_slice(old.get(..16).unwrap_or_default());
    out.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(&kind.to_le_bytes());
    out.extend_from_slice(&u32::try_from(params).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(body);
    Ok(())
}
