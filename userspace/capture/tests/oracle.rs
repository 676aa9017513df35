// SPDX-License-Identifier: Apache-2.0
//! Real traces, where they are at hand: `../shared/oracle/captures` next to the checkout.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use eyas_capture::{FdEntry, HeaderSink, Interface, MachineInfo, Reader, ReaderStats, ThreadEntry, UserEntry};
use eyas_schema::{Event, event_info};

/// The folder of traces, if this machine has it.
fn captures() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().ok()?;
    let found = root.ancestors().skip(1).map(|dir| dir.join("shared/oracle/captures")).find(|dir| dir.is_dir());
    if found.is_none() {
        println!("skipped: no ../shared/oracle/captures next to the checkout");
    }
    found
}

#[derive(Default, Debug, PartialEq)]
struct Seen {
    machine: Option<MachineInfo>,
    interfaces: usize,
    users: usize,
    threads: usize,
    fds: usize,
    kinds: BTreeMap<u16, u64>,
    stats: ReaderStats,
}

impl HeaderSink for Seen {
    fn machine(&mut self, machine: &MachineInfo) {
        self.machine = Some(machine.clone());
    }
    fn interface(&mut self, _: &Interface<'_>) {
        self.interfaces += 1;
    }
    fn user(&mut self, _: &UserEntry<'_>) {
        self.users += 1;
    }
    fn thread(&mut self, thread: &ThreadEntry<'_>) {
        assert!(thread.tid > 0);
        self.threads += 1;
    }
    fn fd(&mut self, tid: i64, _: &FdEntry<'_>) {
        assert!(tid > 0);
        self.fds += 1;
    }
}

fn read(mut reader: Reader) -> Seen {
    let mut seen = Seen::default();
    while reader.read_headers(&mut seen).unwrap() {
        while let Some(record) = reader.next_event().unwrap() {
            let event = Event::parse(record.event).unwrap();
            assert_eq!(event.len(), record.event.len());
            let known = event_info(event.kind).unwrap().params.len();
            assert!(event.nparams as usize <= known, "{event:?}");
            *seen.kinds.entry(event.kind).or_default() += 1;
        }
    }
    seen.stats = reader.stats();
    seen
}

#[test]
fn every_event_of_the_attack_trace() {
    let Some(dir) = captures() else { return };
    let path = dir.join("attacks.scap.gz");
    let seen = read(Reader::open(&path).unwrap());
    // A trace begins with users, groups and containers as events, which are numbered but not shown.
    let leading = [354, 358, 402].iter().filter_map(|kind| seen.kinds.get(kind)).sum::<u64>();
    assert_eq!((seen.stats.events - leading, leading), (121_915, 73));
    assert_eq!(seen.stats.converted_events + seen.stats.dropped_events + seen.stats.unknown_events, 0);
    assert!(seen.machine.is_some() && seen.interfaces > 0 && seen.users > 0 && seen.threads > 0);

    // The same bytes as a plain file, a plain pipe and a compressed pipe.
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(&path).unwrap()).read_to_end(&mut plain).unwrap();
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, &plain).unwrap();
    assert_eq!(read(Reader::open(file.path()).unwrap()), seen);
    assert_eq!(read(Reader::from_stream(Box::new(std::io::Cursor::new(plain)))), seen);
    assert_eq!(read(Reader::from_stream(Box::new(std::fs::File::open(&path).unwrap()))), seen);
}

#[test]
fn every_event_of_the_busy_trace() {
    let Some(dir) = captures() else { return };
    let mut reader = Reader::open(dir.join("busy.scap.gz")).unwrap();
    while reader.read_headers(&mut ()).unwrap() {
        while reader.next_event().unwrap().is_some() {}
    }
    assert_eq!(reader.stats().events, 1_426_156 + 73);
}

#[test]
fn traces_of_an_old_schema_are_converted() {
    let Some(dir) = captures() else { return };
    let traces = [("curl_google", 991), ("curl_google_comments", 991), ("single_ipv6_conn", 1717), ("test_ipv6_client", 297)];
    for (name, events) in traces {
        let seen = read(Reader::open(dir.join(name).with_extension("scap")).unwrap());
        assert_eq!(seen.stats.events, events, "{name}");
        assert!(seen.stats.converted_events > 0 && seen.threads > 0, "{name}");
        assert_eq!(seen.stats.unknown_events + seen.stats.unknown_blocks, 0, "{name}");
    }
}

/// `num rawtime cpu=N tid=N dir name(type) np=N` of every event that the reference shows, and the line of ours with
/// the same number.
fn compare_lines(capture: &Path, lines: &Path) {
    let mut reader = Reader::open(capture).unwrap();
    let mut ours = BTreeMap::new();
    while reader.read_headers(&mut ()).unwrap() {
        while let Some(record) = reader.next_event().unwrap() {
            let event = Event::parse(record.event).unwrap();
            let dir = if event.is_exit() { '<' } else { '>' };
            let name = event.info().unwrap().name;
            let tid = event.tid.cast_signed();
            let number = ours.len() + 1;
            let line = format!("{number} {} cpu={} tid={tid} {dir} {name}({}) np={}", event.ts, record.cpu, event.kind, event.nparams);
            ours.insert(number, line);
        }
    }
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(lines).unwrap()).read_to_string(&mut text).unwrap();
    let mut compared = 0;
    for line in text.lines() {
        let mut words = line.split(' ');
        let Some(Ok(number)) = words.next().map(str::parse::<usize>) else { continue };
        let short: Vec<_> = line.split(' ').take(7).collect();
        assert_eq!(ours[&number], short.join(" "), "{}", lines.display());
        compared += 1;
    }
    assert!(compared > 200, "{}", lines.display());
}

#[test]
fn events_are_what_the_reference_shows() {
    let Some(dir) = captures() else { return };
    let formats = dir.join("../formats");
    compare_lines(&dir.join("attacks.scap.gz"), &formats.join("all.raw.txt.gz"));
    for name in ["curl_google", "single_ipv6_conn", "test_ipv6_client"] {
        compare_lines(&dir.join(name).with_extension("scap"), &formats.join("old").join(name).with_extension("raw.txt.gz"));
    }
}
