// SPDX-License-Identifier: Apache-2.0
//! Whatever well-formed events say: nothing panics, nothing grows without bound, no list runs in circles.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod common;
use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, Event, ParamType, ids};
use eyas_state::{Config, Meta, State};

/// Small numbers from a seed, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }

    fn number(&mut self) -> i64 {
        match self.roll(12) {
            0 => i64::MIN,
            1 => i64::MAX,
            2 => -1,
            3 => -100,
            4 => 0,
            _ => i64::try_from(self.roll(12)).unwrap(),
        }
    }

    /// A parameter that fits its type, most of the time.
    fn param(&mut self, ty: Option<ParamType>) -> Vec<u8> {
        if let Some(size) = ty.filter(|_| self.roll(5) != 0).and_then(ParamType::fixed_size) {
            return self.number().to_ne_bytes()[..usize::from(size).min(8)].to_vec();
        }
        let n = self.number();
        match self.roll(14) {
            0 => vec![],
            1 => n.to_ne_bytes()[..4].to_vec(),
            2 => n.to_ne_bytes()[..2].to_vec(),
            3 => n.to_ne_bytes()[..1].to_vec(),
            4 => b"../a/./b//\0".to_vec(),
            5 => b"/bin/sh\0".to_vec(),
            6 => b"(NULL)\0".to_vec(),
            7 => format!("cpu=/docker/{}\0", common::CONTAINER).into_bytes(),
            8 => vec![self.pick(&[1u8, 2, 10, 16]); usize::try_from(self.roll(40)).unwrap()],
            9 => br#"{"container":{"id":"x","type":0,"Mounts":[{}]}}"#.to_vec(),
            10 => vec![b'x'; 5000],
            _ => n.to_ne_bytes().to_vec(),
        }
    }
}

fn check(state: &State) {
    for t in state.threads() {
        assert!(state.fds_of(t).is_none_or(|f| f.len() <= eyas_state::MAX_FDS));
        let _ = (state.cwd_of(t), state.env_of(t), state.fdlimit(t), state.main_of(t), state.ancestor_of(t, 3));
        if let Some(p) = state.parent_of(t) {
            assert!(state.by_tid(p.tid).is_some());
        }
    }
}

fn run(seed: u64, rounds: u32) -> eyas_state::Counters {
    let mut dice = Dice(seed);
    let config = Config { max_threads: 8, track_connects: seed.is_multiple_of(2), ..Config::default() };
    let mut state = State::new(config);
    let families = [ids::SYSCALL_CLONE_20_X, ids::SYSCALL_CLONE3_X, ids::SYSCALL_EXECVE_19_X, ids::PROCEXIT_1_E];
    for n in 0..rounds {
        let kind = if dice.roll(3) == 0 { dice.pick(&families) } else { u16::try_from(dice.roll(EVENTS.len() as u64)).unwrap() };
        let params = EVENTS[usize::from(kind)].params;
        let count = if dice.roll(8) == 0 { usize::try_from(dice.roll(33)).unwrap() } else { params.len() };
        let mut event = EventBuilder::new(kind);
        for at in 0..count {
            event = event.bytes(&dice.param(params.get(at).map(|p| p.ty)));
        }
        let ts = if dice.roll(4) == 0 { dice.roll(u64::MAX) } else { 1_700_000_000_000_000_000 + u64::from(n) };
        let bytes = event.ts(ts).tid(dice.number().cast_unsigned()).build();
        let event = Event::parse(&bytes).unwrap();
        let ctx = state.process(&event, Meta { num: u64::from(n), cpu: 0, flags: 0 });
        let _ = (state.thread(&ctx), state.fd(&ctx));
        assert!(state.thread_count() <= 8);
        if n % 64 == 0 {
            check(&state);
        }
    }
    check(&state);
    state.counters()
}

#[test]
fn arbitrary_events_are_survived() {
    let (mut reused, mut overflows) = (0, 0);
    for seed in 0..60 {
        let c = run(seed, 1000);
        (reused, overflows) = (reused + c.reused_tids, overflows + c.thread_overflows);
    }
    assert!(reused > 100 && overflows > 100, "the events reach into the state: {reused} {overflows}");
}

mod shrinking {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_parameters_of_any_type(kind in 0..454u16, tid in -2..5i64, params in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 0..32)) {
            let mut w = common::World::default();
            w.process(1, 0);
            w.process(2, 1);
            w.openat(2, 3, -100, "/f", 1);
            let mut event = EventBuilder::new(kind);
            for p in &params {
                event = event.bytes(p);
            }
            w.send(tid, event);
            w.tick();
            check(&w.state);
        }
    }
}
