// SPDX-License-Identifier: Apache-2.0
//! What the tests of traces share: a builder of raw blocks that owes nothing to the writer, a small trace of every
//! kind of block, and a reader of everything.
#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use std::io::{Cursor, Write};

use eyas_capture::{CaptureError, FdEntry, GroupEntry, HeaderSink, Interface, MachineInfo, Reader, ReaderStats, ThreadEntry, UserEntry};
use eyas_schema::build::EventBuilder;
use eyas_schema::ids;

/// Bytes of a trace in the making.
#[derive(Default, Clone)]
pub struct Raw(pub Vec<u8>);

impl Raw {
    pub fn block(mut self, kind: u32, body: &[u8]) -> Self {
        let total = (body.len() + 12).next_multiple_of(4);
        self.0.extend_from_slice(&kind.to_le_bytes());
        self.0.extend_from_slice(&(total as u32).to_le_bytes());
        self.0.extend_from_slice(body);
        self.0.resize(self.0.len() + total - 12 - body.len(), 0);
        self.0.extend_from_slice(&(total as u32).to_le_bytes());
        self
    }

    pub fn section(self) -> Self {
        let mut body = 0x1A2B_3C4D_u32.to_le_bytes().to_vec();
        body.extend_from_slice(&[1, 0, 2, 0]);
        body.extend_from_slice(&[0xff; 8]);
        self.block(0x0A0D_0D0A, &body)
    }

    pub fn event(self, cpu: u16, event: &[u8]) -> Self {
        let body = [&cpu.to_le_bytes()[..], event].concat();
        self.block(0x216, &body)
    }
}

/// Little-endian fields, one after the other.
#[derive(Default, Clone)]
pub struct Fields(pub Vec<u8>);

impl Fields {
    pub fn u8(mut self, v: u8) -> Self {
        self.0.push(v);
        self
    }
    pub fn u16(mut self, v: u16) -> Self {
        self.0.extend_from_slice(&v.to_le_bytes());
        self
    }
    pub fn u32(mut self, v: u32) -> Self {
        self.0.extend_from_slice(&v.to_le_bytes());
        self
    }
    pub fn u64(mut self, v: u64) -> Self {
        self.0.extend_from_slice(&v.to_le_bytes());
        self
    }
    pub fn raw(mut self, v: &[u8]) -> Self {
        self.0.extend_from_slice(v);
        self
    }
    pub fn text(self, v: &str) -> Self {
        self.u16(v.len() as u16).raw(v.as_bytes())
    }
    /// Puts the length in front, itself counted or not.
    pub fn sized(self, counts_itself: bool) -> Vec<u8> {
        let length = self.0.len() as u32 + if counts_itself { 4 } else { 0 };
        [&length.to_le_bytes()[..], &self.0].concat()
    }
}

/// An event of the current schema.
pub fn open_event(ts: u64, tid: u64, path: &str) -> Vec<u8> {
    EventBuilder::new(ids::SYSCALL_OPENAT_2_X).ts(ts).tid(tid).i64(3).i64(-100).text(path).u32(1).u32(0).u32(9).u64(11).build()
}

/// A small trace with every kind of block that is written today, an older event, and its number of events.
pub fn small_trace() -> (Vec<u8>, usize) {
    let machine = Fields::default().u32(2).u64(1 << 30).u64(4_194_304).raw(&[b'h'; 4]).raw(&[0; 124]).u64(1).raw(&[0; 24]);
    let interface = Fields::default().u16(1).u16(2).raw(&[10, 0, 0, 1, 255, 0, 0, 0, 10, 255, 255, 255]).u64(0).raw(b"lo");
    let user = Fields::default().u8(0).u32(0).u32(0).text("root").text("/root").text("/bin/sh");
    let group = Fields::default().u8(1).u32(5).text("tty");
    let thread = |tid: u64| {
        let t = Fields::default().u64(tid).u64(tid).u64(1).u64(1).u64(1).text("sh").text("sh").text("/bin/sh").text("-c\0ls\0");
        let t = t.text("/").u64(1024).u32(0).u32(0).u32(0).u32(1).u32(2).u32(3).u64(4).u64(5).text("A=1\0").u64(tid).u64(tid);
        t.text("cpu=/\0")
            .text("/")
            .u64(7)
            .u32(8)
            .u32(9)
            .u8(1)
            .u64(1)
            .u64(2)
            .u64(3)
            .u8(0)
            .u64(4)
            .u64(5)
            .u64(6)
            .u8(1)
            .u8(0)
            .u64(42)
            .sized(true)
    };
    let file = Fields::default().u64(3).u64(99).u8(16).u32(1).text("/etc/passwd").u32(7).sized(true);
    let socket = Fields::default().u64(4).u64(98).u8(3).raw(&[1, 2, 3, 4, 5, 6, 7, 8]).u16(80).u16(90).u8(2).sized(true);
    let unix = Fields::default().u64(5).u64(97).u8(8).u64(1).u64(2).text("/run/x").sized(true);
    let fds = [&10_u64.to_le_bytes()[..], &file, &socket, &unix].concat();
    let old_enter = EventBuilder::new(ids::SYSCALL_CLOSE_E).ts(4).tid(10).i64(7).build();
    let old_exit = EventBuilder::new(ids::SYSCALL_CLOSE_X).ts(5).tid(10).i64(0).build();
    let container = EventBuilder::new(ids::ASYNCEVENT_E).ts(6).tid(0).u32(1).text("container").bytes(b"{}\0").build();
    let state_only = Fields::default().u16(1).u32(1).raw(&open_event(7, 10, "/hidden")).0;
    let large = Fields::default().u16(0).raw(&container).0;
    let mut raw = Raw::default()
        .section()
        .block(0x201, &machine.0)
        .block(0x219, &interface.sized(false))
        .block(0x220, &[user.sized(true), group.sized(true)].concat())
        .block(0x215, &[thread(10), thread(11)].concat())
        .block(0x218, &fds)
        .block(0x7777, b"something newer");
    for i in 0..4 {
        raw = raw.event(0, &open_event(i, 10, "/etc/shadow"));
    }
    let raw = raw.event(1, &old_enter).event(1, &old_exit).block(0x221, &large).block(0x217, &state_only);
    (raw.0, 7)
}

/// Everything that a reader gives.
#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    pub headers: Vec<String>,
    /// CPU, flags, event.
    pub events: Vec<(u16, u32, Vec<u8>)>,
    pub stats: ReaderStats,
}

impl HeaderSink for Seen {
    fn begin_section(&mut self) {
        self.headers.push("section".to_owned());
    }
    fn machine(&mut self, machine: &MachineInfo) {
        self.headers.push(format!("{machine:?}"));
    }
    fn interface(&mut self, interface: &Interface<'_>) {
        self.headers.push(format!("{interface:?}"));
    }
    fn user(&mut self, user: &UserEntry<'_>) {
        self.headers.push(format!("{user:?}"));
    }
    fn group(&mut self, group: &GroupEntry<'_>) {
        self.headers.push(format!("{group:?}"));
    }
    fn thread(&mut self, thread: &ThreadEntry<'_>) {
        self.headers.push(format!("{thread:?}"));
    }
    fn fd(&mut self, tid: i64, fd: &FdEntry<'_>) {
        self.headers.push(format!("{tid} {fd:?}"));
    }
}

/// Reads until the end or an error.
pub fn read_all(mut reader: Reader) -> (Seen, Option<CaptureError>) {
    let mut seen = Seen::default();
    let mut rest = || -> Result<(), CaptureError> {
        while reader.read_headers(&mut seen)? {
            while let Some(record) = reader.next_event()? {
                seen.events.push((record.cpu, record.flags, record.event.to_vec()));
            }
        }
        Ok(())
    };
    let error = rest().err();
    if error.is_some() {
        assert!(matches!(reader.next_event(), Ok(None)), "nothing comes after an error");
        assert!(matches!(reader.read_headers(&mut ()), Ok(false)), "nothing comes after an error");
    }
    seen.stats = reader.stats();
    (seen, error)
}

/// Reads in batches, of which no more than `most` events are taken at a time.
pub fn read_batches(mut reader: Reader, most: usize) -> (Seen, Option<CaptureError>) {
    let mut seen = Seen::default();
    let mut rest = || -> Result<(), CaptureError> {
        while reader.read_headers(&mut seen)? {
            while let Some(batch) = reader.next_batch()? {
                seen.events.extend(batch.take(most).map(|record| (record.cpu, record.flags, record.event.to_vec())));
            }
        }
        Ok(())
    };
    let error = rest().err();
    assert!(error.is_none() || matches!(reader.next_batch(), Ok(None)), "nothing comes after an error");
    seen.stats = reader.stats();
    (seen, error)
}

/// A stream that gives a few bytes at a time, as pipes do.
pub struct Drip(pub Cursor<Vec<u8>>, pub usize);

impl std::io::Read for Drip {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = buffer.len().min(self.1);
        self.0.read(&mut buffer[..n])
    }
}

pub fn stream(bytes: &[u8]) -> Reader {
    Reader::from_stream(Box::new(Cursor::new(bytes.to_vec())))
}

pub fn file(bytes: &[u8]) -> (tempfile::NamedTempFile, Reader) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let reader = Reader::open(file.path()).unwrap();
    (file, reader)
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
