// SPDX-License-Identifier: Apache-2.0
//! Events that no probe would make, and inputs that arrive in odd pieces.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod common;

use common::{Drip, Raw, file, gzip, open_event, read_all, read_batches, small_trace, stream};
use eyas_capture::Reader;
use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, Event, EventFlags, ids};
use proptest::prelude::*;

/// An event of `kind` whose parameters have these lengths.
fn event(kind: u16, tid: u64, lengths: &[usize]) -> Vec<u8> {
    lengths.iter().fold(EventBuilder::new(kind).tid(tid), |event, length| event.bytes(&vec![kind as u8; *length])).build()
}

/// What the reader promises of every event that it gives.
fn assert_current(bytes: &[u8]) {
    let event = Event::parse(bytes).unwrap();
    let info = event.info().unwrap();
    assert_eq!(event.len(), bytes.len());
    assert!(!info.flags.has(EventFlags::UNUSED));
    if info.flags.has(EventFlags::CONVERTER_MANAGED) && event.is_exit() {
        assert!(!info.flags.has(EventFlags::OLD_VERSION), "{}", info.symbol);
        assert_eq!(event.nparams as usize, info.params.len(), "{}", info.symbol);
    }
}

#[test]
fn every_type_with_every_number_of_parameters() {
    let (mut given, mut refused, mut dropped) = (0, 0, 0);
    for info in &EVENTS {
        for params in 0..34 {
            let lengths: Vec<usize> = (0..params).map(|i| (i * 7 + usize::from(info.id)) % 11).collect();
            let mut raw = Raw::default().section();
            if info.id % 2 == 1 {
                raw = raw.event(0, &event(info.id - 1, 7, &lengths[..params.min(3)]));
            }
            raw = raw.event(0, &event(info.id, 7, &lengths));
            let (seen, error) = read_all(stream(&raw.0));
            assert!(error.as_ref().is_none_or(|error| error.is_damage()));
            seen.events.iter().for_each(|event| assert_current(&event.2));
            given += seen.events.len();
            dropped += seen.stats.dropped_events;
            refused += usize::from(error.is_some());
        }
    }
    assert!(given > 3000 && refused > 5000 && dropped > 1000, "{given} given, {refused} refused, {dropped} dropped");
}

#[test]
fn enter_events_that_never_end_are_given_up_and_counted() {
    let mut raw = Raw::default().section();
    for tid in 0..40_000 {
        raw = raw.event(0, &EventBuilder::new(ids::SYSCALL_READ_E).tid(tid).i64(3).u32(100).build());
    }
    for tid in [0, 39_999] {
        raw = raw.event(0, &EventBuilder::new(ids::SYSCALL_READ_X).tid(tid).i64(2).bytes(b"ab").build());
    }
    let (seen, error) = read_all(stream(&raw.0));
    assert!(error.is_none());
    let fd = |n: usize| Event::parse(&seen.events[n].2).unwrap().i64(2);
    assert_eq!((fd(0), fd(1)), (Some(0), Some(3)));
    assert!(seen.stats.forgotten_enters > 10_000, "{:?}", seen.stats);
}

proptest! {
    #[test]
    fn pieces_do_not_matter(piece in 1_usize..300, events in 1_u64..60, salt in any::<u64>(), cut in 0_usize..400) {
        let mut bytes = small_trace().0;
        for i in 0..events {
            let path = "/x".repeat((salt.rotate_left(i as u32) % 60) as usize);
            bytes = Raw(bytes).event(i as u16, &open_event(i, salt, &path)).0;
        }
        bytes.truncate(bytes.len() - cut.min(bytes.len() / 2));
        let (expected, error) = read_all(file(&bytes).1);
        let error = error.map(|error| error.to_string());
        for most in [1, 3, usize::MAX] {
            let (seen, other) = read_batches(file(&bytes).1, most);
            prop_assert_eq!(&seen, &expected);
            prop_assert_eq!(other.map(|error| error.to_string()), error.clone());
        }
        for bytes in [bytes.clone(), gzip(&bytes)] {
            let (seen, other) = read_all(Reader::from_stream(Box::new(Drip(std::io::Cursor::new(bytes), piece))));
            prop_assert_eq!(&seen, &expected);
            prop_assert_eq!(other.map(|error| error.to_string()), error.clone());
        }
        expected.events.iter().for_each(|event| assert_current(&event.2));
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), after_section in any::<bool>()) {
        let bytes = if after_section { [Raw::default().section().0, bytes].concat() } else { bytes };
        let (seen, error) = read_all(stream(&bytes));
        prop_assert!(seen.events.len() < 10);
        prop_assert!(error.is_some() || after_section);
    }
}
