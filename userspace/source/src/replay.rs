// SPDX-License-Identifier: Apache-2.0
//! A trace file as a source: as fast as it can be read, section after section.

use crate::{
    Kinds, Next, Record, Source, SourceError, Stats, Stop, pipe,
    registry::SourceKind,
    stats::{Corrupt, CpuStats},
};
use eyas_capture::{CaptureError, HeaderSink, Reader};
use eyas_schema::Event;
use std::path::Path;

pub(crate) const KIND: SourceKind = SourceKind {
    name: "replay",
    about: "a trace file (.scap), plain or gzip",
    open: |options| {
        let path = options.trace.as_ref().ok_or(SourceError::NoTrace)?;
        let stop = options.stop.clone().map_or_else(Stop::new, Ok).map_err(SourceError::system("making a pipe"))?;
        Ok(Box::new(Replay::open(path, stop)?))
    },
};

struct Replay {
    reader: Reader,
    stop: Stop,
    delivered: u64,
    corrupt: Corrupt,
    /// Among the events of a section.
    in_section: bool,
    /// The input may let us wait.
    is_pipe: bool,
}

/// Events that lie next to each other. It is looped over where events are looked at, so that one that nobody wants costs
/// no call at all.
#[derive(Debug)]
pub struct Batch<'a> {
    batch: eyas_capture::Batch<'a>,
    stop: &'a Stop,
    delivered: &'a mut u64,
    corrupt: &'a mut Corrupt,
}

/// Says which events of a batch come out of it.
pub trait Sieve {
    /// Whether events of this type may matter that this thread makes. Asked first, and of nearly all events.
    fn may_matter(&self, kind: u16, tid: u64) -> bool;

    /// Whether an event does. It sees an event of which the header alone is checked: parameters that do not fit are absent.
    /// Most of those that may matter end here, and their parameters need no check.
    fn matters(&mut self, event: &Event<'_>) -> bool;
}

impl<'a> Batch<'a> {
    /// The next event that matters; the number of others before it is added to `passed`. What is left when this gives
    /// nothing comes later.
    #[inline]
    pub fn next_of(&mut self, passed: &mut u64, sieve: &mut impl Sieve) -> Option<Record<'a>> {
        while !self.stop.is_asked() {
            let raw = self.batch.next_of(|kind, tid| sieve.may_matter(kind, tid), passed)?;
            let event = match Event::parse_header(raw.event) {
                Ok(event) if !sieve.matters(&event) => {
                    *passed += 1;
                    continue;
                }
                event => event,
            };
            match event.and_then(|event| event.check().map(|()| event)) {
                Ok(event) => {
                    *self.delivered += 1;
                    return Some(Record { cpu: raw.cpu, flags: raw.flags, event });
                }
                Err(e) => {
                    *passed += 1;
                    self.corrupt.count(&e);
                }
            }
        }
        None
    }
}

impl Replay {
    fn open(path: &Path, stop: Stop) -> Result<Self, SourceError> {
        let failed = |source| CaptureError::Open { path: path.to_owned(), source };
        let file = pipe::open(path).map_err(failed)?;
        let kind = file.metadata().map_err(failed)?.file_type();
        let is_pipe = !kind.is_file() && !kind.is_dir();
        let reader = if is_pipe {
            Reader::from_stream(Box::new(pipe::Pipe::new(file, stop.clone())))
        } else {
            Reader::from_file(file).map_err(|e| named(e, path))?
        };
        Ok(Self { reader, stop, delivered: 0, corrupt: Corrupt::default(), in_section: false, is_pipe })
    }
}

/// An error of opening, with the file's name.
fn named(error: CaptureError, path: &Path) -> CaptureError {
    match error {
        CaptureError::Read { source, .. } => CaptureError::Open { path: path.to_owned(), source },
        other => other,
    }
}

impl Source for Replay {
    fn name(&self) -> &'static str {
        KIND.name
    }

    fn is_live(&self) -> bool {
        false
    }

    fn next(&mut self, _: &Kinds, _: &mut u64) -> Result<Next<'_>, SourceError> {
        if self.stop.is_asked() {
            return Ok(Next::End);
        }
        if !self.in_section {
            return Ok(Next::Section);
        }
        let batch = match self.reader.next_batch() {
            Ok(Some(batch)) => batch,
            Ok(None) => {
                self.in_section = false;
                return Ok(Next::Section);
            }
            // Input that ended because it was to is not damaged.
            Err(_) if self.stop.is_asked() => return Ok(Next::End),
            Err(e) => return Err(e.into()),
        };
        Ok(Next::Batch(Batch { batch, stop: &self.stop, delivered: &mut self.delivered, corrupt: &mut self.corrupt }))
    }

    fn import(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, SourceError> {
        self.in_section = match self.reader.read_headers(sink) {
            Err(_) if self.stop.is_asked() => false,
            other => other?,
        };
        Ok(self.in_section)
    }

    fn may_wait(&self) -> bool {
        self.is_pipe && (!self.in_section || self.reader.is_drained())
    }

    fn stop_handle(&self) -> Stop {
        self.stop.clone()
    }

    fn progress(&self) -> Option<(u64, u64)> {
        self.reader.progress()
    }

    fn stats(&self) -> Stats {
        Stats { delivered: self.delivered, corrupt: self.corrupt, cpus: Vec::<CpuStats>::new(), ..Stats::default() }
    }
}
