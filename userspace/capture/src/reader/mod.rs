// SPDX-License-Identifier: Apache-2.0
//! The reader: header blocks into a sink, then one event at a time, section after section.
//!
//! The usual event is found in place (see [`batch`]). Everything else — the window's end, old blocks, events that
//! are converted or skipped, damage — goes through [`Reader::step`].
//!
//! An event that is given is whole: its length fits into its block, and its table of lengths into that. Whether the
//! lengths add up is for whoever looks at its parameters (`Event::parse`): most events nobody looks at.

mod batch;
mod frame;
mod lists;

pub use batch::Batch;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::convert::Converter;
use crate::error::CaptureError;
use crate::header::HeaderSink;
use crate::window::Window;
use batch::{BEFORE, usual};

/// One event of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawRecord<'a> {
    /// The CPU that made it.
    pub cpu: u16,
    /// Flags of its block: see [`RawRecord::STATE_ONLY`].
    pub flags: u32,
    /// Header, lengths and parameters, in the current schema.
    pub event: &'a [u8],
    /// Offset of its block in the uncompressed trace.
    pub offset: u64,
}

impl RawRecord<'_> {
    /// The event changes state but isn't to be shown.
    pub const STATE_ONLY: u32 = 1;
}

/// What a reader counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReaderStats {
    /// Events given.
    pub events: u64,
    /// Sections begun.
    pub sections: u64,
    /// Events of types that the schema doesn't have: skipped.
    pub unknown_events: u64,
    /// Blocks of unknown type before the events: skipped.
    pub unknown_blocks: u64,
    /// Events of older schemas that were converted.
    pub converted_events: u64,
    /// Events of older schemas that have no counterpart today, or were joined to their exit event.
    pub dropped_events: u64,
    /// Enter events that were forgotten before their exit event came, for want of room.
    pub forgotten_enters: u64,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before a section.
    Section,
    /// Among the events of a section.
    Events,
    /// Nothing more: the end, or an error.
    Over,
}

/// Where the bytes of the next event are.
enum Place {
    /// In the window, at this position.
    Window { start: usize, len: usize },
    /// In the buffer of old events whose header was completed.
    Completed,
    /// In the converter.
    Converted,
}

/// What [`Reader::step`] found.
struct Found {
    cpu: u16,
    flags: u32,
    offset: u64,
    place: Place,
}

/// Reads a trace. See the crate's documentation for its use.
pub struct Reader {
    window: Window,
    phase: Phase,
    stats: ReaderStats,
    converter: Converter,
    /// An event with the old header, rewritten with the current one.
    completed: Vec<u8>,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("offset", &self.window.offset()).field("phase", &self.phase).finish_non_exhaustive()
    }
}

impl Reader {
    /// Opens a file, plain or gzip; `-` is standard input.
    ///
    /// # Errors
    /// When the file can't be opened. What is in it shows in [`Reader::read_headers`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, CaptureError> {
        Window::open(path.as_ref()).map(Self::new)
    }

    /// Reads from an open file of any kind, from its current position on.
    ///
    /// # Errors
    /// When the file's kind can't be found out.
    pub fn from_file(file: File) -> Result<Self, CaptureError> {
        Window::from_file(file).map(Self::new).map_err(|source| CaptureError::Read { offset: 0, source })
    }

    /// Reads from a stream, plain or gzip. Nothing is read before it is asked for.
    #[must_use]
    pub fn from_stream(stream: Box<dyn Read + Send>) -> Self {
        Self::new(Window::from_stream(stream))
    }

    fn new(window: Window) -> Self {
        Self { window, phase: Phase::Section, stats: ReaderStats::default(), converter: Converter::default(), completed: Vec::new() }
    }

    /// Reads the header blocks of the next section up to its first event; false at the end of the trace.
    /// Events of the section before that were not read are skipped.
    ///
    /// # Errors
    /// When the input is no trace, or is damaged. The reader is at its end then.
    pub fn read_headers(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, CaptureError> {
        while self.phase == Phase::Events {
            self.next_event()?;
        }
        if self.phase == Phase::Over {
            return Ok(false);
        }
        let outcome = self.headers(sink).map_err(|error| self.window.blame(error));
        self.phase = if matches!(outcome, Ok(true)) { Phase::Events } else { Phase::Over };
        outcome
    }

    /// The next event of this section; nothing at the section's end. Call [`Reader::read_headers`] before.
    ///
    /// # Errors
    /// When the trace is damaged, or reading fails. The reader is at its end then.
    #[inline]
    pub fn next_event(&mut self) -> Result<Option<RawRecord<'_>>, CaptureError> {
        let found = match self.usual() {
            Some(found) => found,
            None => match self.step()? {
                Some(found) => found,
                None => return Ok(None),
            },
        };
        self.stats.events += 1;
        Ok(self.record(&found))
    }

    /// As many events as lie next to each other, of this section; nothing at the section's end. For loops that
    /// count instructions: an event costs two thirds of what it costs with [`Reader::next_event`].
    ///
    /// # Errors
    /// As with [`Reader::next_event`].
    pub fn next_batch(&mut self) -> Result<Option<Batch<'_>>, CaptureError> {
        let at_usual = self.phase == Phase::Events && usual(self.window.unread()).is_some();
        let found = if at_usual { None } else { self.step()? };
        if !at_usual && found.is_none() {
            return Ok(None);
        }
        self.stats.events += u64::from(found.is_some());
        let offset = self.window.offset();
        let (bytes, pos) = self.window.unread_and_pos();
        let single = found.as_ref().and_then(|found| record(found, bytes.0, &self.completed, &self.converter));
        let rest = if at_usual { bytes.1 } else { &[] };
        let end = offset.wrapping_add(rest.len() as u64);
        Ok(Some(Batch { single, rest, end, taken: 0, pos, events: &mut self.stats.events, whole: rest.len() }))
    }

    /// The next block, if it holds a usual event.
    #[inline]
    fn usual(&mut self) -> Option<Found> {
        if self.phase != Phase::Events {
            return None;
        }
        let found = usual(self.window.all().get(self.window.pos()..)?)?;
        let place = Place::Window { start: self.window.pos() + BEFORE, len: found.len };
        let offset = self.window.offset();
        self.window.consume(found.total);
        Some(Found { cpu: found.cpu, flags: 0, offset, place })
    }

    #[inline]
    fn record(&self, found: &Found) -> Option<RawRecord<'_>> {
        record(found, self.window.all(), &self.completed, &self.converter)
    }

    /// Bytes read from the input and its size, when it is a file: for progress. Of a compressed file these are
    /// compressed bytes.
    #[must_use]
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.window.progress()
    }

    /// Whether the next call has to read on, because the next block is not whole in what was read.
    #[must_use]
    pub fn is_drained(&self) -> bool {
        let rest = self.window.unread();
        let length = rest.get(4..).and_then(|rest| rest.first_chunk());
        length.is_none_or(|length| u32::from_le_bytes(*length) as usize > rest.len())
    }

    /// Offset of the next block in the uncompressed trace.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.window.offset()
    }

    /// What was counted so far.
    #[must_use]
    pub fn stats(&self) -> ReaderStats {
        ReaderStats { forgotten_enters: self.converter.forgotten(), ..self.stats }
    }
}

/// The event that was found.
#[inline]
fn record<'a>(found: &Found, window: &'a [u8], completed: &'a [u8], converter: &'a Converter) -> Option<RawRecord<'a>> {
    let event = match found.place {
        Place::Window { start, len } => window.get(start..)?.get(..len)?,
        Place::Completed => completed,
        Place::Converted => converter.made(),
    };
    Some(RawRecord { cpu: found.cpu, flags: found.flags, event, offset: found.offset })
}
