// SPDX-License-Identifier: Apache-2.0
//! The writer: a trace, or a row of traces that follow each other by size, time or number of events.
//!
//! Each file is complete: it begins with the machine as it is at that moment. Events are written as they come; those
//! that no reader of the format would take are left out and counted.

mod headers;
mod naming;
mod output;

use std::path::{Path, PathBuf};

use eyas_schema::Event;

use crate::block;
use crate::error::CaptureError;
use crate::header::HeaderSource;
use crate::reader::RawRecord;
use crate::schema;
use headers::HeaderEncoder;
use naming::Names;
use output::Output;

/// How a trace is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WriterOptions {
    /// Compress with gzip.
    pub compress: bool,
    /// When to begin another file.
    pub rotation: Rotation,
}

/// When to begin another file. Nothing set: never.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Bytes of a file. A compressed one may exceed it by what is compressed at a time.
    pub bytes: Option<u64>,
    /// Nanoseconds between a file's first event and its end, by the events' own time.
    pub nanoseconds: Option<u64>,
    /// Events of a file that are shown.
    pub events: Option<u64>,
    /// Files that are kept: the oldest is overwritten.
    pub files: Option<u32>,
}

impl Rotation {
    fn is_on(&self) -> bool {
        self.bytes.is_some() || self.nanoseconds.is_some() || self.events.is_some()
    }
}

/// What a writer counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WriterStats {
    /// Events written.
    pub events: u64,
    /// Files begun.
    pub files: u64,
    /// Events left out because their type isn't part of the format.
    pub unknown_events: u64,
    /// Events left out because they are too long for a block of their kind, or no whole events.
    pub bad_events: u64,
}

/// Writes a trace. A file is begun with its first event, or when the writer is finished without any.
pub struct Writer {
    names: Names,
    options: WriterOptions,
    file: Option<Current>,
    stats: WriterStats,
}

/// The file being written.
struct Current {
    output: Output,
    events: u64,
    begun: u64,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("path", &self.path()).field("stats", &self.stats).finish_non_exhaustive()
    }
}

impl Writer {
    /// A writer to `path` (`-`: standard output). When files follow each other, a number is added to the name, or the
    /// time is put in where it contains `%` as in `strftime`.
    ///
    /// # Errors
    /// When the name can't be made: a time format that doesn't exist.
    pub fn create(path: impl Into<PathBuf>, options: WriterOptions) -> Result<Self, CaptureError> {
        let names = Names::new(path.into(), options.rotation)?;
        Ok(Self { names, options, file: None, stats: WriterStats::default() })
    }

    /// The file being written.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.output.path())
    }

    /// What was counted so far.
    #[must_use]
    pub fn stats(&self) -> WriterStats {
        self.stats
    }

    /// Writes an event; `machine` is asked when a file begins with it.
    ///
    /// # Errors
    /// When the file can't be made or written. What was written before stays readable.
    pub fn write(&mut self, record: &RawRecord<'_>, machine: &dyn HeaderSource) -> Result<(), CaptureError> {
        let Some(frame) = self.frame(record) else { return Ok(()) };
        if self.is_due(frame.event.ts) {
            self.close()?;
        }
        self.put(&frame, machine)
    }

    /// As [`Writer::write`], but never to another file than the one being written: for what belongs to what it tells.
    ///
    /// # Errors
    /// As with [`Writer::write`].
    pub fn append(&mut self, record: &RawRecord<'_>, machine: &dyn HeaderSource) -> Result<(), CaptureError> {
        let Some(frame) = self.frame(record) else { return Ok(()) };
        self.put(&frame, machine)
    }

    fn put(&mut self, frame: &Frame<'_>, machine: &dyn HeaderSource) -> Result<(), CaptureError> {
        let file = match self.file.take() {
            Some(file) => file,
            None => self.open(frame.event.ts, machine)?,
        };
        let file = self.file.insert(file);
        frame.put(&mut file.output)?;
        // Those that nobody is shown are no part of what was asked for.
        file.events += u64::from(frame.flags == 0);
        self.stats.events += 1;
        Ok(())
    }

    /// Whether an event of this time would begin another file.
    #[must_use]
    pub fn is_due(&self, now: u64) -> bool {
        let Rotation { bytes, nanoseconds, events, .. } = self.options.rotation;
        self.file.as_ref().is_some_and(|file| {
            bytes.is_some_and(|limit| file.output.size() >= limit)
                || events.is_some_and(|limit| file.events >= limit)
                || nanoseconds.is_some_and(|limit| now.saturating_sub(file.begun) >= limit)
        })
    }

    /// Describes the machine anew: in a file of its own when there is none or it is due, else as a further section of
    /// the file being written. What it told before does not hold any longer.
    ///
    /// # Errors
    /// When the file can't be made or written.
    pub fn section(&mut self, now: u64, machine: &dyn HeaderSource) -> Result<(), CaptureError> {
        if self.is_due(now) {
            self.close()?;
        }
        let file = match self.file.take() {
            Some(mut file) => {
                self.describe(&mut file.output, machine)?;
                file
            }
            None => self.open(now, machine)?,
        };
        self.file = Some(file);
        Ok(())
    }

    /// How the event is to be written; nothing, and counted, when the format has no place for it.
    fn frame<'a>(&mut self, record: &RawRecord<'a>) -> Option<Frame<'a>> {
        let Ok(event) = Event::parse(record.event) else {
            if Event::parse_header(record.event).is_ok_and(|event| event.info().is_none()) {
                self.stats.unknown_events += 1;
            } else {
                self.stats.bad_events += 1;
            }
            return None;
        };
        let frame = Frame { event, cpu: record.cpu, flags: record.flags & RawRecord::STATE_ONLY };
        if !frame.fits() {
            self.stats.bad_events += 1;
            return None;
        }
        Some(frame)
    }

    /// Writes what is collected, so that a reader of the file sees every event up to now.
    ///
    /// # Errors
    /// When writing fails.
    pub fn flush(&mut self) -> Result<(), CaptureError> {
        self.file.as_mut().map_or(Ok(()), |file| file.output.flush())
    }

    /// Writes the rest. A trace without events is begun all the same, so that it is there.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(mut self, machine: &dyn HeaderSource) -> Result<WriterStats, CaptureError> {
        if self.stats.files == 0 {
            self.file = Some(self.open(0, machine)?);
        }
        self.close()?;
        Ok(self.stats)
    }

    fn open(&mut self, now: u64, machine: &dyn HeaderSource) -> Result<Current, CaptureError> {
        let path = self.names.next(now);
        let mut output = Output::create(&path, self.options.compress)?;
        self.stats.files += 1;
        self.describe(&mut output, machine)?;
        Ok(Current { output, events: 0, begun: now })
    }

    /// A section up to its first event.
    fn describe(&mut self, output: &mut Output, machine: &dyn HeaderSource) -> Result<(), CaptureError> {
        let mut encoder = HeaderEncoder::new(output);
        machine.describe(&mut encoder);
        encoder.finish()?;
        let mut outcome = Ok(());
        machine.introduce(&mut |cpu, event| {
            if outcome.is_ok()
                && let Some(frame) = self.frame(&RawRecord { cpu, flags: 0, event, offset: 0 })
            {
                outcome = frame.put(output);
            }
        });
        outcome
    }

    fn close(&mut self) -> Result<(), CaptureError> {
        self.file.take().map_or(Ok(()), |mut file| file.output.flush())
    }
}

/// An event and the block that it goes into.
struct Frame<'a> {
    event: Event<'a>,
    cpu: u16,
    flags: u32,
}

impl Frame<'_> {
    fn is_large(&self) -> bool {
        schema::is_large(self.event.kind)
    }

    fn fits(&self) -> bool {
        let front = if self.flags == 0 { 2 } else { 6 };
        let length = (front + self.event.len() + block::TRAILER).next_multiple_of(4);
        length <= if self.is_large() { block::MAX_BLOCK - block::HEAD } else { block::MAX_PLAIN_BODY }
    }

    fn put(&self, output: &mut Output) -> Result<(), CaptureError> {
        let kind = match (self.flags == 0, self.is_large()) {
            (true, false) => block::EVENT,
            (true, true) => block::EVENT_LARGE,
            (false, false) => block::EVENT_FLAGS,
            (false, true) => block::EVENT_FLAGS_LARGE,
        };
        output.block(kind, |out| {
            out.extend_from_slice(&self.cpu.to_le_bytes());
            if self.flags != 0 {
                out.extend_from_slice(&self.flags.to_le_bytes());
            }
            out.extend_from_slice(self.event.bytes());
        })
    }
}

impl Drop for Writer {
    /// Writes what is collected; a program that wants to know whether that works calls [`Writer::finish`].
    fn drop(&mut self) {
        let _ = self.close();
    }
}
