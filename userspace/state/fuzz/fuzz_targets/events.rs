// SPDX-License-Identifier: Apache-2.0
//! Any events, one after another, against one state: it survives and its tables stay within their limits. The first byte
//! says how it is set.
#![no_main]

use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, Event};
use eyas_state::{Config, MAX_FDS, Meta, State};
use libfuzzer_sys::fuzz_target;

const MAX_THREADS: usize = 16;

fuzz_target!(|input: &[u8]| {
    let Some((setting, mut input)) = input.split_first() else { return };
    let mut state = State::new(Config { max_threads: MAX_THREADS, track_connects: setting & 1 != 0, ..Config::default() });
    while let [low, high, tid, count, rest @ ..] = input {
        let kind = u16::from_le_bytes([*low, *high]) % u16::try_from(EVENTS.len()).unwrap_or(u16::MAX);
        let (mut rest, mut event) = (rest, EventBuilder::new(kind).tid(u64::from(tid % 16)).ts(u64::from(*tid) << 28));
        for _ in 0..count % 33 {
            let Some((length, data)) = rest.split_first() else { break };
            let (param, next) = data.split_at(usize::from(*length).min(data.len()));
            event = event.bytes(param);
            rest = next;
        }
        input = rest;
        let bytes = event.build();
        let event = Event::parse(&bytes).expect("the builder makes whole events");
        // Some of them nobody looks at.
        if !(setting & 2 != 0 && tid & 16 != 0 && state.absorb(&event)) {
            let context = state.process(&event, Meta::default());
            let _ = (state.thread(&context), state.fd(&context));
        }
        assert!(state.thread_count() <= MAX_THREADS);
    }
    state.settle_openings();
    for t in state.threads() {
        assert!(state.fds_of(t).is_none_or(|fds| fds.len() <= MAX_FDS));
        let _ = (state.parent_of(t), state.ancestor_of(t, 20), state.cwd_of(t), state.env_of(t));
    }
});
