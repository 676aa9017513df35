// SPDX-License-Identifier: Apache-2.0
//! A trace file as a source: as fast as it can be read, section after section.

use crate::{
    Next, Record, Source, SourceError, Stats, Stop,
    registry::SourceKind,
    stats::{Corrupt, CpuStats},
};
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
    fn next(&mut self) -> Result<Next<'_>, SourceError> {
        if self.stop.is_asked() {
            return Ok(Next::End);
        }
        if !self.in_section {
            return Ok(Next::Section);
        }
        let Some(raw) = self.reader.next_event()? else {
            self.in_section = false;
            return Ok(Next::Section);
        };
        // The reader gives whole events only.
        let Ok(event) = Event::parse_header(raw.event) else {
            self.corrupt.length += 1;
            return Ok(Next::Idle);
        };
        self.delivered += 1;
        Ok(Next::Event(Record { cpu: raw.cpu, flags: raw.flags, event }))
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
