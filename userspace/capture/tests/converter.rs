// SPDX-License-Identifier: Apache-2.0
//! Ten thousand traces of older schemas, the same on every run: the stable twin of the fuzz target `events`. Enter and exit
//! events of a few threads are mixed; parameters have the size of their type, or any other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod common;

use common::{Raw, read_all, stream};
use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, Event, EventFlags, EventInfo};

/// A generator whose numbers are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }

    /// An event of a type: as many parameters as some schema had, mostly of their right size.
    fn event(&mut self, info: &EventInfo) -> Vec<u8> {
        let whole = info.params.len();
        let params = if self.next(4) > 0 { whole } else { self.next(whole + 2) };
        let mut event = EventBuilder::new(info.id).ts(self.0 >> 8).tid(self.next(4) as u64);
        for n in 0..params {
            let width = info.params.get(n).and_then(|p| width(&format!("{:?}", p.ty)));
            let size = match (width, self.next(12)) {
                (_, 0) => self.next(40),
                (_, 1) => 0,
                (Some(width), _) => width,
                (None, _) => self.next(30),
            };
            let mut bytes: Vec<u8> = (0..size).map(|_| if self.next(3) == 0 { 0 } else { self.next(256) as u8 }).collect();
            if width.is_none() && self.next(3) > 0 && !bytes.is_empty() {
                *bytes.last_mut().unwrap() = 0;
            }
            event = event.bytes(&bytes);
        }
        event.build()
    }
}

/// Bytes of a value of this type; none if that differs.
fn width(name: &str) -> Option<usize> {
    let bits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    match (name, bits) {
        ("Fd" | "Pid" | "Errno" | "Abstime" | "Reltime" | "Double", _) | (_, "64") => Some(8),
        ("Mode" | "Uid" | "Gid" | "Bool", _) | (_, "32") => Some(4),
        ("Sigtype", _) | (_, "8") => Some(1),
        ("Syscallid", _) | (_, "16") => Some(2),
        _ => None,
    }
}

#[test]
fn ten_thousand_old_traces_become_events_of_today() {
    let old: Vec<&EventInfo> =
        EVENTS.iter().filter(|i| i.flags.has(EventFlags::CONVERTER_MANAGED) || i.flags.has(EventFlags::OLD_VERSION)).collect();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut given, mut converted, mut joined, mut refused) = (0, 0, 0, 0);
    let mut seen_kinds = std::collections::HashSet::new();
    for _ in 0..10_000 {
        let mut raw = Raw::default().section();
        for _ in 0..1 + numbers.next(8) {
            let info = if numbers.next(8) == 0 { &EVENTS[numbers.next(EVENTS.len())] } else { old[numbers.next(old.len())] };
            let pair = info.id & !1;
            // Often an enter event and its exit event.
            if info.id != pair && numbers.next(2) == 0 {
                raw = raw.event(0, &numbers.event(&EVENTS[usize::from(pair)]));
            }
            raw = raw.event(0, &numbers.event(info));
        }
        let (seen, error) = read_all(stream(&raw.0));
        assert!(error.as_ref().is_none_or(|e| e.is_damage()), "{error:?}");
        refused += usize::from(error.is_some());
        given += seen.events.len();
        converted += seen.stats.converted_events;
        joined += seen.stats.dropped_events;
        for (_, _, bytes) in &seen.events {
            let event = Event::parse(bytes).unwrap();
            let info = event.info().unwrap();
            assert_eq!(event.len(), bytes.len());
            assert!(!info.flags.has(EventFlags::UNUSED), "{}", info.symbol);
            if event.is_exit() && info.flags.has(EventFlags::CONVERTER_MANAGED) {
                assert!(!info.flags.has(EventFlags::OLD_VERSION), "{}", info.symbol);
                assert_eq!(event.nparams as usize, info.params.len(), "{}", info.symbol);
            }
            seen_kinds.insert(event.kind);
        }
    }
    let kinds = seen_kinds.len();
    assert!(
        given > 5_000 && converted > 3_000 && joined > 5_000 && refused > 1_000 && kinds > 100,
        "{given} {converted} {joined} {refused} {kinds}"
    );
}
