// SPDX-License-Identifier: Apache-2.0
//! A trace file as a source: as fast as it can be read, section after section.

use crate::{
    Kinds, Next, Record, Source, SourceError, Stats, Stop,
    registry::SourceKind,
    stats::{Corrupt, CpuStats},
};
use eyas_abi::event::TYPE;
use eyas_capture::{HeaderSink, Reader};
use eyas_schema::Event;

pub(crate) const KIND: SourceKind = SourceKind {
    name: "replay",
    about: "a trace file (.scap), plain or gzip",
    open: |options| {
        let path = options.trace.as_ref().ok_or(SourceError::NoTrace)?;
        Ok(Box::new(Replay::new(Reader::open(path)?)?))
    },
};

struct Replay {
    reader: Reader,
    stop: Stop,
    delivered: u64,
    corrupt: Corrupt,
    /// Among the events of a section.
    in_section: bool,
}

impl Replay {
    fn new(reader: Reader) -> Result<Self, SourceError> {
        let stop = Stop::new().map_err(SourceError::system("making a pipe"))?;
        Ok(Self { reader, stop, delivered: 0, corrupt: Corrupt::default(), in_section: false })
    }
}

impl Source for Replay {
    fn name(&self) -> &'static str {
        KIND.name
    }

    fn is_live(&self) -> bool {
        false
    }

    #[inline]
    fn next(&mut self, kinds: &Kinds, passed: &mut u64) -> Result<Next<'_>, SourceError> {
        if self.stop.is_asked() {
            return Ok(Next::End);
        }
        if !self.in_section {
            return Ok(Next::Section);
        }
        let Some(batch) = self.reader.next_batch()? else {
            self.in_section = false;
            return Ok(Next::Section);
        };
        for raw in batch {
            let kind = raw.event.get(TYPE..).and_then(<[u8]>::first_chunk).map_or(u16::MAX, |b| u16::from_ne_bytes(*b));
            if !kinds.has(kind) {
                *passed += 1;
                continue;
            }
            match Event::parse(raw.event) {
                Ok(event) => {
                    self.delivered += 1;
                    return Ok(Next::Event(Record { cpu: raw.cpu, flags: raw.flags, event }));
                }
                Err(e) => {
                    *passed += 1;
                    self.corrupt.count(&e);
                }
            }
        }
        Ok(Next::Passed)
    }

    fn import(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, SourceError> {
        self.in_section = self.reader.read_headers(sink)?;
        Ok(self.in_section)
    }

    fn stop_handle(&self) -> Stop {
        self.stop.clone()
    }

    fn stats(&self) -> Stats {
        Stats { delivered: self.delivered, corrupt: self.corrupt, cpus: Vec::<CpuStats>::new(), ..Stats::default() }
    }
}
