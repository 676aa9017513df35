// SPDX-License-Identifier: Apache-2.0
//! Damaged and hostile traces: whole events before the damage, one clear error, never a panic or an endless loop.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod common;

use common::{Drip, Fields, Raw, file, gzip, open_event, read_all, read_batches, small_trace, stream};
use eyas_capture::{CaptureError, Reader};
use eyas_schema::build::EventBuilder;
use eyas_schema::ids;

/// Ends of blocks.
fn block_ends(trace: &[u8]) -> Vec<usize> {
    let mut ends = vec![0];
    while let Some(length) = trace.get(ends[ends.len() - 1] + 4..).and_then(|rest| rest.first_chunk()) {
        ends.push(ends[ends.len() - 1] + u32::from_le_bytes(*length) as usize);
    }
    ends
}

#[test]
fn a_trace_cut_anywhere_gives_its_whole_events() {
    let (trace, total) = small_trace();
    let ends = block_ends(&trace);
    assert_eq!(*ends.last().unwrap(), trace.len());
    let whole = read_all(stream(&trace)).0;
    assert_eq!(whole.events.len(), total);
    for cut in 0..trace.len() {
        let bytes = &trace[..cut];
        for reader in [stream(bytes), file(bytes).1, stream(&gzip(bytes))] {
            let (seen, error) = read_all(reader);
            assert_eq!(seen.events, whole.events[..seen.events.len()], "{cut}");
            match (cut, error) {
                (0, error) => assert!(matches!(error, Some(CaptureError::Empty))),
                (cut, None) => assert!(ends.contains(&cut), "{cut} is inside a block"),
                (1..28, error) => assert!(error.is_some()),
                (cut, Some(error)) => {
                    assert!(error.is_damage(), "{cut}: {error}");
                    assert!(error.to_string().contains("the file is truncated"), "{cut}: {error}");
                }
            }
            // Every block that ends before the cut was given: blocks of events are the last nine, one is joined.
            let blocks = ends[ends.len() - 9..].iter().filter(|end| **end <= cut).count();
            let expected = [0, 1, 2, 3, 4, 4, 5, 6, 7][blocks.saturating_sub(1)];
            assert_eq!(seen.events.len(), expected, "{cut}");
        }
    }
}

#[test]
fn a_cut_gzip_file_gives_what_was_compressed_before() {
    let events = 3000;
    let mut raw = Raw::default().section();
    for i in 0..events {
        raw = raw.event(0, &open_event(i, i ^ 0x5555, &format!("/some/{}", i.wrapping_mul(0x9e37_79b9_7f4a_7c15))));
    }
    let packed = gzip(&raw.0);
    let (whole, error) = read_all(stream(&packed));
    assert!(error.is_none() && whole.events.len() as u64 == events);
    for part in 1..8 {
        let cut = packed.len() * part / 8;
        let (seen, error) = read_all(stream(&packed[..cut]));
        let error = error.unwrap();
        assert!(error.is_damage() && error.to_string().contains("gzip"), "{error}");
        assert_eq!(seen.events, whole.events[..seen.events.len()]);
        assert!(seen.events.len() > events as usize * (part - 1) / 10, "{part}: {}", seen.events.len());
    }
    let mut wrong_sum = packed.clone();
    let at = wrong_sum.len() - 6;
    wrong_sum[at] ^= 1;
    let (seen, error) = read_all(stream(&wrong_sum));
    assert_eq!(seen.events.len() as u64, events);
    assert!(error.unwrap().to_string().contains("check sum"));
    let (seen, error) = read_all(stream(&[&packed[..], &[0; 512]].concat()));
    assert!(error.is_none() && seen == whole, "zeros behind the last member are padding");
    let (seen, error) = read_all(stream(&[&packed[..], b"garbage"].concat()));
    assert!(error.unwrap().is_damage() && seen.events == whole.events);
}

#[test]
fn other_files_are_refused_by_name() {
    let say = |bytes: &[u8]| read_all(stream(bytes)).1.unwrap().to_string();
    assert_eq!(say(b""), "not a trace file: it is empty");
    assert!(say(b"#!/bin/sh\necho this is no trace").contains("not a trace file"));
    assert!(say(b"abc").contains("not a trace file"));
    let mut foreign = Raw::default().section().0;
    for word in [4, 8, 24] {
        foreign[word..word + 4].reverse();
    }
    assert!(say(&foreign).contains("big-endian"));
    let mut newer = Raw::default().section().0;
    newer[12] = 2;
    assert_eq!(say(&newer), "the trace has format version 2; this reader knows version 1");
    let open = Reader::open("/nonexistent/trace.scap").unwrap_err().to_string();
    assert!(open.starts_with("cannot open /nonexistent/trace.scap: No such file"), "{open}");
}

#[test]
fn damage_names_its_offset() {
    let good = Raw::default().section().event(0, &open_event(1, 2, "/x"));
    let at = good.0.len();
    let event = open_event(2, 2, "/y");
    let mut cases: Vec<(&str, Vec<u8>)> = Vec::new();
    cases.push(("among events", good.clone().block(0x201, &[0; 180]).0));
    cases.push(("among events", good.clone().block(0x9999, &[0; 180]).0));
    let mut short = good.clone().event(0, &event).0;
    short[at + 4] = 8;
    short[at + 5] = 0;
    cases.push(("cannot be", short));
    let mut long_event = good.clone().event(0, &event).0;
    long_event[at + 10 + 16 + 1] = 7;
    cases.push(("doesn't fit", long_event));
    let many = EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(0).i64(1).i64(2).build();
    cases.push(("has 3 parameters, the schema has 2", good.clone().event(0, &many).0));
    let none = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(0).build();
    cases.push(("no conversion", good.clone().event(0, &none).0));
    for (text, bytes) in cases {
        let (seen, error) = read_all(stream(&bytes));
        let error = error.unwrap();
        assert_eq!(seen.events.len(), 1, "{text}");
        assert!(error.is_damage());
        let message = error.to_string();
        assert!(message.contains(text) && message.contains(&format!("at byte {at}:")), "{message}");
    }
    let bad_trailer = {
        let mut bytes = Raw::default().section().block(0x201, &[0; 180]).0;
        let last = bytes.len() - 1;
        bytes[last] = 1;
        bytes
    };
    assert!(read_all(stream(&bad_trailer)).1.unwrap().to_string().contains("ends with"));
}

#[test]
fn lists_that_lie_are_damage() {
    let say = |kind: u32, body: &[u8]| {
        let (_, error) = read_all(stream(&Raw::default().section().block(kind, body).0));
        error.map_or(String::new(), |e| e.to_string())
    };
    assert!(say(0x215, &u32::MAX.to_le_bytes()).contains("a process list entry is longer"));
    assert!(say(0x218, &[0; 4]).contains("cannot be"));
    let long_name = Fields::default().u8(0).u32(0).u32(0).text(&"x".repeat(256)).text("").text("").sized(true);
    assert!(say(0x220, &long_name).contains("a user's name is 256 bytes long, at most 255"));
    let interface = Fields::default().u16(9).u16(0).raw(&[0; 64]).sized(false);
    assert!(say(0x219, &interface).contains("unknown type 9"));
    let too_small = Fields::default().u64(3).u64(1).u8(1).text("/a").0;
    let too_small = [&1_u64.to_le_bytes()[..], &4_u32.to_le_bytes(), &too_small].concat();
    assert!(say(0x218, &too_small).contains("a descriptor entry is longer"));
    // Newer writers may put more behind what is known.
    let longer = Fields::default().u64(3).u64(1).u8(1).text("/a").raw(&[7; 50]).sized(true);
    assert_eq!(say(0x218, &[&1_u64.to_le_bytes()[..], &longer, &longer].concat()), "");
}

/// A generator whose numbers are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }
}

#[test]
fn ten_thousand_damaged_traces_are_survived() {
    let (trace, total) = small_trace();
    let old = Raw::default().section().block(0x202, &[0; 80]).block(0x204, &[1; 60]).block(0x208, &[0; 40]).0;
    let packed = gzip(&trace);
    let interesting = [0, 1, 3, 4, 12, 26, 0x7f, 0x80, 0xff];
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let (mut damaged, mut fine) = (0, 0);
    for round in 0..10_000 {
        let mut bytes = match round % 4 {
            0 | 1 => trace.clone(),
            2 => [trace.as_slice(), old.as_slice()].concat(),
            _ => packed.clone(),
        };
        for _ in 0..=numbers.next(4) {
            let at = numbers.next(bytes.len());
            match numbers.next(6) {
                0 => bytes[at] = interesting[numbers.next(interesting.len())],
                1 => bytes[at] ^= 1 << numbers.next(8),
                2 => bytes.truncate(at.max(1)),
                3 => {
                    let end = (at + numbers.next(64)).min(bytes.len());
                    bytes.drain(at..end);
                }
                4 => {
                    let end = (at + numbers.next(64)).min(bytes.len());
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
                _ => bytes[at] = numbers.next(256) as u8,
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
        let reader = match round % 8 {
            0 | 4 => file(&bytes).1,
            1 => Reader::from_stream(Box::new(Drip(std::io::Cursor::new(bytes.clone()), 1 + numbers.next(40)))),
            _ => stream(&bytes),
        };
        let (seen, error) = if round % 3 == 0 { read_batches(reader, 2) } else { read_all(reader) };
        // Copies of a few bytes can't make many more events.
        assert!(seen.events.len() <= 2 * total + 8, "round {round}");
        if error.is_some() { damaged += 1 } else { fine += 1 }
    }
    assert!(damaged > 1000 && fine > 500, "{damaged} damaged, {fine} fine");
}
