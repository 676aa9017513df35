// SPDX-License-Identifier: Apache-2.0
//! Any events in a well-formed trace: the converter sees every type and number of parameters. What comes out must be whole
//! events of the current schema.
#![no_main]

use std::io::Cursor;

use eyas_capture::Reader;
use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, Event};
use libfuzzer_sys::fuzz_target;

/// Events as the input says: type, number of parameters, their lengths, their bytes.
fn trace(mut input: &[u8]) -> Vec<u8> {
    let mut trace = Vec::new();
    block(&mut trace, 0x0A0D_0D0A, &[&0x1A2B_3C4D_u32.to_le_bytes()[..], &[1, 0, 2, 0], &[0xff; 8]].concat());
    while let [low, high, count, rest @ ..] = input {
        let kind = u16::from_le_bytes([*low, *high]) % (u16::try_from(EVENTS.len()).unwrap_or(u16::MAX) + 1);
        let (mut rest, mut event) = (rest, EventBuilder::new(kind).tid(u64::from(*count >> 6)));
        for _ in 0..count % 40 {
            let Some((length, data)) = rest.split_first() else { break };
            let (param, next) = data.split_at(usize::from(*length).min(data.len()));
            event = event.bytes(param);
            rest = next;
        }
        block(&mut trace, 0x216, &[&[0, 0][..], &event.build()].concat());
        input = rest;
    }
    trace
}

fn block(out: &mut Vec<u8>, kind: u32, body: &[u8]) {
    let total = (body.len() + 12).next_multiple_of(4);
    let length = u32::try_from(total).unwrap_or(u32::MAX).to_le_bytes();
    out.extend_from_slice(&kind.to_le_bytes());
    out.extend_from_slice(&length);
    out.extend_from_slice(body);
    out.resize(out.len() + total - 12 - body.len(), 0);
    out.extend_from_slice(&length);
}

fuzz_target!(|bytes: &[u8]| {
    let mut reader = Reader::from_stream(Box::new(Cursor::new(trace(bytes))));
    while let Ok(true) = reader.read_headers(&mut ()) {
        while let Ok(Some(record)) = reader.next_event() {
            let event = Event::parse(record.event).expect("what the reader gives is whole");
            assert_eq!(event.len(), record.event.len());
            assert!(event.info().is_some());
        }
    }
});
