// SPDX-License-Identifier: Apache-2.0
//! The reader: header blocks into a sink, then one event at a time, section after section.
//!
//! The usual event (current schema, whole in the window) is found by [`Reader::next_event`] itself with a
//! handful of comparisons and is given in place. Everything else — the window's end, old blocks, events that
//! are converted or skipped, damage — goes through [`Reader::step`].

mod frame;
mod lists;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::block;
use crate::convert::Converter;
use crate::error::CaptureError;
use crate::header::HeaderSink;
use crate::schema;
use crate::window::Window;

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

    /// Reads from a stream, plain or gzip.
    ///
    /// # Errors
    /// When its first bytes can't be read.
    pub fn from_stream(stream: Box<dyn Read + Send>) -> Result<Self, CaptureError> {
        Window::from_stream(stream).map(Self::new).map_err(|source| CaptureError::Read { offset: 0, source })
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
        let outcome = self.headers(sink);
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
        let event = match found.place {
            Place::Window { start, len } => self.window.all().get(start..).and_then(|rest| rest.get(..len)),
            Place::Completed => Some(self.completed.as_slice()),
            Place::Converted => Some(self.converter.made()),
        };
        Ok(event.map(|event| RawRecord { cpu: found.cpu, flags: found.flags, event, offset: found.offset }))
    }

    /// The next block, if it is the usual kind of event and needs no further thought.
    #[inline]
    fn usual(&mut self) -> Option<Found> {
        /// Block head, CPU, event header.
        const FIXED: usize = block::HEAD + 2 + schema::HEADER;
        if self.phase != Phase::Events {
            return None;
        }
        let rest = self.window.all().get(self.window.pos()..)?;
        let head: &[u8; FIXED] = rest.first_chunk()?;
        #[expect(clippy::indexing_slicing, reason = "constants below FIXED; checked when compiled")]
        let word = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        #[expect(clippy::indexing_slicing, reason = "constants below FIXED; checked when compiled")]
        let half = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
        let total = word(4) as usize;
        let len = word(26) as usize;
        let params = word(32);
        // The event's length bounds the block's from below, and its number of parameters bounds it in turn.
        let plain = word(0) == block::EVENT
            && total <= block::HEAD + block::MAX_PLAIN_BODY
            && total <= rest.len()
            && len + block::HEAD + 2 + block::TRAILER <= total
            && schema::is_current(half(30), params)
            && schema::HEADER + 2 * params as usize <= len;
        if !plain {
            return None;
        }
        let start = self.window.pos() + block::HEAD + 2;
        let found = Found { cpu: half(8), flags: 0, offset: self.window.offset(), place: Place::Window { start, len } };
        self.window.consume(total);
        Some(found)
    }

    /// Bytes read from the input and its size, when it is a file: for progress. Of a compressed file these are
    /// compressed bytes.
    #[must_use]
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.window.progress()
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
