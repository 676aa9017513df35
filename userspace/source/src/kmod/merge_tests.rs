// SPDX-License-Identifier: Apache-2.0
//! The merge on rings in memory: order, wrap, hostile bytes, steps of the clock.

use super::*;
use crate::kmod::ring::memory::MemoryRing;
use eyas_schema::{build::EventBuilder, ids};
use proptest::prelude::*;
use std::cell::Cell;

const S: u64 = 1_000_000_000;
const T0: u64 = 1_000 * S;

/// A clock that a test sets.
struct Hand(Cell<Moment>);
impl Hand {
    fn new() -> Self {
        Self(Cell::new(Moment { real: T0, mono: 50 * S }))
    }
    fn pass(&self, ns: u64) {
        let Moment { real, mono } = self.0.get();
        self.0.set(Moment { real: real + ns, mono: mono + ns });
    }
    fn set_back(&self, ns: u64) {
        let Moment { real, mono } = self.0.get();
        self.0.set(Moment { real: real - ns, mono });
    }
    fn real(&self) -> u64 {
        self.0.get().real
    }
}
impl Clock for Hand {
    fn now(&self) -> Moment {
        self.0.get()
    }
}

fn record(ts: u64, text: &str) -> Vec<u8> {
    EventBuilder::new(ids::SYSCALL_CHDIR_X).ts(ts).tid(1).i64(0).text(text).build()
}

fn merge(rings: &[MemoryRing]) -> Merge<MemoryRing> {
    let settings = Settings { lag: 0, portion: 1024 };
    Merge::new(rings.iter().enumerate().map(|(i, r)| (u16::try_from(i).unwrap(), r.clone())), settings)
}

/// Everything of one round as (CPU, text).
fn drain(m: &mut Merge<MemoryRing>) -> Vec<(u16, String)> {
    let mut out = Vec::new();
    while m.advance() {
        let (cpu, event) = m.current().unwrap();
        out.push((cpu, String::from_utf8(event.text(1).unwrap().to_vec()).unwrap()));
    }
    out
}

fn texts(m: &mut Merge<MemoryRing>) -> String {
    drain(m).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

#[test]
fn several_rings_come_in_order_of_time() {
    let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096), MemoryRing::new(4096)]);
    let mut m = merge(&rings);
    for (ring, ts, text) in [(0, 10, "b"), (0, 40, "d"), (2, 5, "a"), (2, 30, "c"), (2, 50, "e")] {
        assert!(rings[ring].push(&record(T0 - 100 + ts, text)));
    }
    m.refill(&clock);
    assert_eq!(texts(&mut m), "a b c d e");
    assert!(rings.iter().all(|r| r.head() == r.tail()), "all space was given back");
    assert_eq!((m.counts().inversions, m.counts().delivered), (0, 5));
}

#[test]
fn what_is_newer_than_the_clock_waits_a_round() {
    let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096)]);
    let mut m = merge(&rings);
    rings[0].push(&record(T0 - 5, "old"));
    rings[0].push(&record(T0 + 5, "new"));
    m.refill(&clock);
    assert_eq!(texts(&mut m), "old");
    assert!(m.holds_back());
    rings[1].push(&record(T0 + 3, "late"));
    clock.pass(10);
    m.refill(&clock);
    assert_eq!(texts(&mut m), "late new");
    assert_eq!(m.counts().inversions, 0);
}

#[test]
fn a_ring_that_comes_later_joins_in() {
    let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096).start_at(4000)]);
    let mut m = merge(&rings[..1]);
    rings[0].push(&record(T0 - 50, "a"));
    rings[1].push(&record(T0 - 40, "b"));
    m.refill(&clock);
    assert_eq!(texts(&mut m), "a");
    m.add(7, rings[1].clone());
    rings[0].push(&record(T0 - 30, "c"));
    m.refill(&clock);
    assert_eq!(drain(&mut m), [(7, "b".to_owned()), (0, "c".to_owned())]);
    assert_eq!(rings[1].free(), 4095);
}

#[test]
fn the_step_back_of_the_clock_holds_nothing_up() {
    let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096)]);
    let mut m = merge(&rings);
    m.start(&clock);
    clock.pass(S / 10);
    rings[0].push(&record(clock.real(), "before0"));
    clock.pass(1_000);
    rings[1].push(&record(clock.real(), "before1"));
    clock.set_back(500 * S);
    clock.pass(1_000);
    rings[1].push(&record(clock.real(), "after1"));
    clock.pass(1_000);
    rings[0].push(&record(clock.real(), "after0"));
    m.refill(&clock);
    assert_eq!(texts(&mut m), "before0 before1 after1 after0");
    assert_eq!((m.counts().steps, m.counts().inversions, m.counts().overdue), (1, 0, 0));
}

#[test]
fn a_record_from_the_future_waits_by_its_arrival() {
    let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096)]);
    let mut m = merge(&rings);
    for n in 0..20 {
        rings[0].push(&record(u64::MAX - n, "future"));
    }
    m.refill(&clock);
    assert_eq!(texts(&mut m), "");
    clock.pass(HOLD_LIMIT + 1);
    rings[1].push(&record(clock.real(), "now"));
    m.refill(&clock);
    let all = drain(&mut m);
    assert_eq!((all.len(), m.counts().overdue, m.holds_back()), (21, 20, false));
    clock.pass(1_000);
    rings[0].push(&record(clock.real(), "on"));
    m.refill(&clock);
    assert_eq!(texts(&mut m), "on");
}

#[test]
fn records_cross_the_end_of_the_ring() {
    let clock = Hand::new();
    let ring = MemoryRing::new(4096).start_at(4090);
    let mut m = merge(std::slice::from_ref(&ring));
    for n in 0..500_u64 {
        clock.pass(10);
        let text = "x".repeat(usize::try_from(n % 97).unwrap());
        assert!(ring.push(&record(clock.real(), &text)));
        m.refill(&clock);
        assert_eq!(texts(&mut m), text);
    }
    assert_eq!(m.counts().corrupt.total(), 0);
}

#[test]
fn space_is_given_back_in_portions() {
    let (clock, ring) = (Hand::new(), MemoryRing::new(4096));
    let mut m = merge(std::slice::from_ref(&ring));
    while ring.push(&record(clock.real(), "some text")) {}
    m.refill(&clock);
    let before = ring.tail_stores();
    let n = drain(&mut m).len();
    assert!(n > 60);
    assert!((3..=5).contains(&(ring.tail_stores() - before)), "{}", ring.tail_stores());
    assert_eq!(ring.free(), 4095);
}

/// A good record, then `bad`, then a good one; one more in the next round.
fn around(bad: &[u8]) -> (String, Counts) {
    let (clock, ring) = (Hand::new(), MemoryRing::new(4096));
    let mut m = merge(std::slice::from_ref(&ring));
    ring.push(&record(T0, "a"));
    ring.push(bad);
    ring.push(&record(T0, "b"));
    m.refill(&clock);
    let mut seen = texts(&mut m);
    ring.push(&record(T0, "c"));
    m.refill(&clock);
    seen.push('/');
    seen.push_str(&texts(&mut m));
    assert_eq!(ring.free(), 4095);
    (seen, m.counts())
}

#[test]
fn corrupt_records_are_counted_by_kind_and_skipped() {
    let with = |at: usize, bytes: &[u8]| {
        let mut rec = record(T0, "bad");
        rec[at..at + bytes.len()].copy_from_slice(bytes);
        rec
    };
    for (bad, seen, counted) in [
        (with(16, &0_u32.to_ne_bytes()), "a/c", Corrupt { length: 1, ..Corrupt::default() }),
        (with(16, &u32::MAX.to_ne_bytes()), "a/c", Corrupt { length: 1, ..Corrupt::default() }),
        (with(20, &60_000_u16.to_ne_bytes()), "a b/c", Corrupt { unknown_type: 1, ..Corrupt::default() }),
        (with(22, &u32::MAX.to_ne_bytes()), "a b/c", Corrupt { count: 1, ..Corrupt::default() }),
        (with(26, &60_000_u16.to_ne_bytes()), "a b/c", Corrupt { params: 1, ..Corrupt::default() }),
    ] {
        let (got, counts) = around(&bad);
        assert_eq!((got.as_str(), counts.corrupt), (seen, counted));
    }
}

#[test]
fn a_head_outside_the_ring_leaves_the_ring_alone() {
    let (clock, ring) = (Hand::new(), MemoryRing::new(4096));
    let mut m = merge(std::slice::from_ref(&ring));
    ring.set_head(70_000);
    m.refill(&clock);
    assert_eq!((texts(&mut m).as_str(), m.counts().corrupt.head), ("", 1));
    ring.set_head(0);
    ring.push(&record(T0, "back"));
    m.refill(&clock);
    assert_eq!(texts(&mut m), "back");
}

proptest! {
    /// Whatever bytes a ring holds, the merge ends, gives all space back in the end, and loses no good ring.
    #[test]
    fn any_bytes_are_survived(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..12)) {
        let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096)]);
        let mut m = merge(&rings);
        for (n, chunk) in chunks.iter().enumerate() {
            rings[0].push(chunk);
            rings[1].push(&record(clock.real(), &n.to_string()));
            m.refill(&clock);
            let good = drain_any(&mut m);
            prop_assert!(good.contains(&n.to_string()));
            clock.pass(2 * HOLD_LIMIT);
        }
        for _ in 0..3 {
            m.refill(&clock);
            drain_any(&mut m);
            clock.pass(2 * HOLD_LIMIT);
        }
        prop_assert!(!m.holds_back());
        prop_assert_eq!((rings[0].free(), rings[1].free()), (4095, 4095));
    }

    /// Time stamps that grow within each ring come out in order, whatever rounds they fall into.
    #[test]
    fn order_holds_over_rounds(steps in prop::collection::vec((0..3_usize, 0..50_u64, any::<bool>()), 1..200)) {
        let (clock, rings) = (Hand::new(), [MemoryRing::new(4096), MemoryRing::new(4096), MemoryRing::new(4096)]);
        let mut m = merge(&rings);
        let (mut seen, mut sent) = (Vec::new(), 0_u64);
        let mut round = |m: &mut Merge<MemoryRing>| {
            m.refill(&clock);
            while m.advance() {
                seen.push(m.current().unwrap().1.ts);
            }
        };
        for (ring, wait, refill) in steps {
            clock.pass(wait);
            sent += u64::from(rings[ring].push(&record(clock.real(), "t")));
            if refill {
                round(&mut m);
            }
        }
        round(&mut m);
        prop_assert_eq!(seen.len() as u64, sent);
        prop_assert!(seen.is_sorted());
        prop_assert_eq!(m.counts().inversions, 0);
    }
}

fn drain_any(m: &mut Merge<MemoryRing>) -> Vec<String> {
    let mut out = Vec::new();
    while m.advance() {
        let (_, event) = m.current().unwrap();
        out.push(String::from_utf8_lossy(event.text(1).unwrap_or_default()).into_owned());
    }
    out
}
