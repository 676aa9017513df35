// SPDX-License-Identifier: Apache-2.0
//! Any bytes as a trace, plain or compressed: header blocks, events, every parameter.
#![no_main]

use std::io::Cursor;

use eyas_capture::Reader;
use eyas_schema::Event;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut reader = Reader::from_stream(Box::new(Cursor::new(bytes.to_vec())));
    while let Ok(true) = reader.read_headers(&mut ()) {
        while let Ok(Some(record)) = reader.next_event() {
            if let Ok(event) = Event::parse(record.event) {
                for i in 0..event.params().count() {
                    let _ = (event.param(i), event.i64(i), event.text(i));
                }
            }
        }
    }
});
