// SPDX-License-Identifier: Apache-2.0
//! The versions and shapes of blocks that traces have had.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod common;

use common::{Drip, Fields, Raw, Seen, file, gzip, open_event, read_all, small_trace, stream};
use eyas_capture::{HeaderSink, RawRecord, Reader, ThreadEntry};
use eyas_schema::build::EventBuilder;
use eyas_schema::{Event, ids};

fn good(bytes: &[u8]) -> Seen {
    let (seen, error) = read_all(stream(bytes));
    assert!(error.is_none(), "{error:?}");
    seen
}

#[test]
fn every_way_in_gives_the_same() {
    let (trace, total) = small_trace();
    let seen = good(&trace);
    assert_eq!((seen.events.len(), seen.stats.unknown_blocks, seen.headers.len()), (total, 1, 10));
    assert_eq!((seen.stats.converted_events, seen.stats.dropped_events), (1, 1));
    assert_eq!(seen.events[6].1, RawRecord::STATE_ONLY);
    let drip = Reader::from_stream(Box::new(Drip(std::io::Cursor::new(trace.clone()), 7)));
    assert_eq!(read_all(drip).0, seen);
    let (first, second) = trace.split_at(1000);
    let members = [gzip(first), gzip(b""), gzip(second)].concat();
    let drip = Reader::from_stream(Box::new(Drip(std::io::Cursor::new(members.clone()), 7)));
    assert_eq!(read_all(drip).0, seen);
    for bytes in [&trace, &members] {
        let (file, reader) = file(bytes);
        assert_eq!(read_all(reader).0, seen);
        drop(file);
    }
}

#[test]
fn threads_of_all_versions() {
    /// What a version has after `ptid`.
    fn entry(version: u8, tail: usize) -> Vec<u8> {
        let mut f = Fields::default().u64(5).u64(6).u64(7);
        if version >= 6 {
            f = f.u64(8);
        }
        if version >= 8 {
            f = f.u64(9);
        }
        f = f.text("comm").text("exe");
        if version >= 7 {
            f = f.text("/exe/path");
        }
        f = f.text("a\0b\0").text("/cwd").u64(100).u32(1).u32(2).u32(3);
        if version >= 2 {
            f = f.u32(4).u32(5).u32(6).u64(7).u64(8);
        }
        if version >= 3 {
            f = f.text("E=1\0");
        }
        if version >= 4 {
            f = f.u64(10).u64(11).text("cpu=/x\0");
        }
        if version >= 5 {
            f = f.text("/root");
        }
        if version < 9 {
            return f.0;
        }
        let new = Fields::default().u64(21).u32(22);
        let rest = Fields::default().u32(23).u8(1).u64(24).u64(25).u64(26).u8(1).u64(27).u64(28).u64(29).u8(0).u8(1).u64(30);
        let all = if tail <= 29 { rest.0 } else { [new.0, rest.0].concat() };
        f.raw(&all[..tail]).sized(true)
    }
    type Row = (i64, i64, Vec<u8>, u32, i64, Vec<u8>, u64, u32, u64, i64);
    #[derive(Default)]
    struct Sink(Vec<Row>);
    impl HeaderSink for Sink {
        fn thread(&mut self, t: &ThreadEntry<'_>) {
            self.0.push((
                t.sid,
                t.vpgid,
                t.exepath.to_vec(),
                t.vmswap_kb,
                t.vtid,
                t.root.to_vec(),
                t.pidns_init_start_ts,
                t.loginuid,
                t.cap_effective,
                t.pgid,
            ));
        }
    }
    let numbers = [0x202, 0x207, 0x209, 0x210, 0x211, 0x212, 0x213, 0x214];
    for (version, number) in (1_u8..).zip(numbers) {
        let body = [entry(version, 0), entry(version, 0)].concat();
        let mut sink = Sink::default();
        let bytes = Raw::default().section().block(number, &body).0;
        stream(&bytes).read_headers(&mut sink).unwrap();
        let since = |first: u8, value: i64, before: i64| if version >= first { value } else { before };
        let text = |first: u8, value: &str| if version >= first { value.as_bytes().to_vec() } else { vec![] };
        let swap = u32::try_from(since(2, 6, 0)).unwrap();
        let expected =
            (since(6, 8, -1), since(8, 9, -1), text(7, "/exe/path"), swap, since(4, 10, -1), text(5, "/root"), 0, u32::MAX, 0, -1);
        assert_eq!(sink.0, [expected.clone(), expected], "version {version}");
    }
    // Version 9 tails: nothing; before the pid namespace's fields came in; all of it.
    for (tail, ns, loginuid, caps, pgid) in [(0, 0, u32::MAX, 0, -1), (4, 0, 23, 0, -1), (29, 0, 23, 26, -1), (76, 21, 23, 26, 30)] {
        let mut sink = Sink::default();
        let bytes = Raw::default().section().block(0x215, &[entry(9, tail), entry(9, tail)].concat()).0;
        assert!(stream(&bytes).read_headers(&mut sink).unwrap());
        assert_eq!(sink.0.len(), 2, "{tail}");
        assert_eq!((sink.0[1].6, sink.0[1].7, sink.0[1].8, sink.0[1].9), (ns, loginuid, caps, pgid), "{tail}");
    }
}

#[test]
fn lists_without_lengths() {
    let interface = Fields::default().u16(4).u16(2).raw(&[1; 48]).raw(b"lo").0;
    let user = Fields::default().u8(0).u32(1).u32(2).text("u").text("/h").text("/s").0;
    let group = Fields::default().u8(1).u32(3).text("g").0;
    let fds = Fields::default().u64(9).u64(1).u64(0).u8(7).text("pipe:[1]").u64(2).u64(0).u8(5).raw(&[127, 0, 0, 1]).u16(80).u8(2).0;
    let seen = good(&Raw::default().section().block(0x205, &interface).block(0x8012_ABCD, &[user, group].concat()).block(0x203, &fds).0);
    assert_eq!(seen.headers.len(), 6, "{:?}", seen.headers);
    assert!(seen.headers[1].contains("linkspeed: 0"));
    assert!(seen.headers[5].contains("Ipv4Server") && seen.headers[5].starts_with("9 "));
}

#[test]
fn old_event_headers_get_their_number_of_parameters() {
    let new = open_event(5, 6, "/some/path");
    let mut old = new[..22].to_vec();
    old.extend_from_slice(&new[26..]);
    let len = u32::from_le_bytes(old[16..20].try_into().unwrap()) - 4;
    old[16..20].copy_from_slice(&len.to_le_bytes());
    let body = [&3_u16.to_le_bytes()[..], &old].concat();
    let seen = good(&Raw::default().section().block(0x204, &body).block(0x8010_ABCD, &body).0);
    assert_eq!(seen.events, [(3, 0, new.clone()), (3, 0, new)]);
}

#[test]
fn enter_events_are_joined_to_their_exit() {
    let enter = EventBuilder::new(ids::SYSCALL_READ_E).tid(7).i64(3).u32(100).build();
    let other = EventBuilder::new(ids::SYSCALL_WRITE_E).tid(8).i64(4).u32(9).build();
    let exit = EventBuilder::new(ids::SYSCALL_READ_X).tid(7).i64(2).bytes(b"ab").build();
    let lost = EventBuilder::new(ids::SYSCALL_READ_X).tid(8).i64(2).bytes(b"cd").build();
    let raw = Raw::default().section().event(0, &enter).event(0, &other).event(0, &exit).event(0, &lost);
    let seen = good(&raw.0);
    let params: Vec<Vec<&[u8]>> = seen.events.iter().map(|e| Event::parse(&e.2).unwrap().params().collect()).collect();
    let (two, three) = (2_i64.to_le_bytes(), 3_i64.to_le_bytes());
    assert_eq!(params[0], [&two[..], b"ab", &three, &100_u32.to_le_bytes()]);
    // The enter event of another call doesn't count: defaults.
    assert_eq!(params[1], [&two[..], b"cd", &[0; 8], &[0; 4]]);
    assert_eq!((seen.stats.converted_events, seen.stats.dropped_events), (2, 2));
}

#[test]
fn an_old_execve_goes_through_all_its_versions() {
    let enter = EventBuilder::new(ids::SYSCALL_EXECVE_8_E).tid(7).build();
    let exit =
        EventBuilder::new(ids::SYSCALL_EXECVE_8_X).tid(7).i64(0).text("/bin/ls").bytes(b"-l\0").i64(7).i64(7).i64(1).text("/").u64(1024);
    let seen = good(&Raw::default().section().event(0, &enter).event(0, &exit.build()).0);
    let events: Vec<_> = seen.events.iter().map(|e| Event::parse(&e.2).unwrap()).collect();
    assert_eq!((events.len(), events[0].kind), (2, ids::SYSCALL_EXECVE_19_E));
    assert_eq!((events[1].kind, events[1].nparams), (ids::SYSCALL_EXECVE_19_X, 31));
    assert_eq!((events[1].text(1), events[1].u64(7)), (Some(&b"/bin/ls"[..]), Some(1024)));
}

#[test]
fn an_old_container_event_becomes_json() {
    let old = EventBuilder::new(ids::CONTAINER_E).tid(7).text("abc").u32(0).text("na\"me").text("img:1").build();
    let seen = good(&Raw::default().section().event(0, &old).0);
    let event = Event::parse(&seen.events[0].2).unwrap();
    assert_eq!(event.kind, ids::CONTAINER_JSON_2_E);
    assert_eq!(event.text(0), Some(&br#"{"id":"abc","type":0,"name":"na\"me","image":"img:1"}"#[..]));
}

#[test]
fn unknown_types_are_skipped_and_counted() {
    let mut unknown = open_event(1, 2, "/x");
    unknown[20..22].copy_from_slice(&9999_u16.to_le_bytes());
    let seen = good(&Raw::default().section().event(0, &unknown).event(0, &open_event(1, 2, "/y")).0);
    assert_eq!((seen.events.len(), seen.stats.unknown_events), (1, 1));
}

#[test]
fn options_and_comments_are_ignored() {
    let mut section = 0x1A2B_3C4D_u32.to_le_bytes().to_vec();
    section.extend_from_slice(&[1, 0, 2, 0]);
    section.extend_from_slice(&[0xff; 8]);
    section.extend_from_slice(b"\x01\x00\x08\x00a remark\x00\x00\x00\x00");
    let event = open_event(1, 2, "/y");
    let commented = [&[0, 0][..], &event, b"a remark behind the event"].concat();
    let seen = good(&Raw::default().block(0x0A0D_0D0A, &section).block(0x216, &commented).0);
    assert_eq!(seen.events, [(0, 0, event)]);
}

#[test]
fn merged_traces_are_read_section_by_section() {
    let (trace, total) = small_trace();
    let empty = Raw::default().section().0;
    let seen = good(&[&trace[..], &empty, &trace].concat());
    assert_eq!((seen.events.len(), seen.stats.sections), (2 * total, 3));
    // A caller that doesn't want a section's events goes straight to the next one.
    let mut reader = stream(&[&trace[..], &trace].concat());
    assert!(reader.read_headers(&mut ()).unwrap());
    assert!(reader.read_headers(&mut ()).unwrap());
    assert!(reader.next_event().unwrap().is_some());
    assert!(!reader.read_headers(&mut ()).unwrap());
}

#[test]
fn blocks_larger_than_the_window() {
    // An event of 3 MiB, and a process list of 5 MiB.
    let payload = vec![b'x'; 3 << 20];
    let plugin = EventBuilder::new(ids::PLUGINEVENT_E).ts(1).u32(1).bytes(&payload).build();
    let entry = Fields::default().u64(5).u64(6).u64(7).u64(8).u64(9).text("c").text("e").text("p").text(&"a".repeat(4000)).text("/");
    let entry = entry.u64(1).u32(1).u32(2).u32(3).u32(4).u32(5).u32(6).u64(7).u64(8).text("").u64(1).u64(2).text("").text("/").sized(true);
    let list = entry.repeat((5 << 20) / entry.len());
    let small = open_event(1, 2, "/y");
    let large = [&[0, 0][..], &plugin].concat();
    let raw = Raw::default().section().block(0x215, &list).event(0, &small).block(0x221, &large).event(0, &small).0;
    for reader in [stream(&raw), file(&raw).1, stream(&gzip(&raw))] {
        let (seen, error) = read_all(reader);
        assert!(error.is_none(), "{error:?}");
        assert_eq!(seen.headers.len(), 1 + list.len() / entry.len());
        assert_eq!(seen.events.len(), 3);
        assert!(seen.events[1].2 == plugin && seen.events[2].2 == small);
    }
}
