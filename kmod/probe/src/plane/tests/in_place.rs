// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Records that are written in their place: rings that are large enough for it, events in between, several readers.

use super::*;

/// A ring with room for the longest record in one piece.
const LARGE: u64 = 1 << 18;

fn bench() -> Bench {
    let b = Bench::new();
    b.machine.bytes.set(LARGE);
    b
}

/// A task that opens a file whose path is not there at once: another event comes in between, at time 200; then it is 300.
fn interrupted(b: &Bench) -> (FakeKernel, u64) {
    let k = task();
    let path = k.user_str("/etc/shadow");
    k.now.set(100);
    let g = b.guard();
    *k.inside_read.borrow_mut() = Some(Box::new(move |k| {
        k.now.set(200);
        hook::page_fault(&g, k, true, 0xdead, 1, 2);
        k.now.set(300);
    }));
    (k, path)
}

fn told(records: &[Vec<u8>]) -> Vec<(u16, u64)> {
    records.iter().map(|r| (split(r).0, ts(r))).collect()
}

#[test]
fn an_event_in_between_lies_behind_the_record_that_it_interrupted() {
    let mut b = bench();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    for _ in 0..3 {
        let (k, path) = interrupted(&b);
        hook::sys_exit(&b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
        let records = take(ring);
        assert_eq!(told(&records), [(ids::SYSCALL_OPEN_X, 100), (ids::PAGE_FAULT_E, 200)]);
        assert_eq!(split(&records[0]).1[1], b"/etc/shadow\0");
    }
    assert_eq!(ours(ring).n_nested.load(Relaxed), 3);
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_PREEMPTIONS], counters(ring)[N_DROPS_BUFFER]), (6, 0, 0));
    b.close(c, 0);
}

#[test]
fn an_event_that_is_given_up_leaves_no_gap_before_the_one_in_between() {
    let mut b = bench();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let (k, _) = interrupted(&b);
    // openat2 without its structure is lost
    hook::sys_exit(&b.guard(), &k, &mut call(437, [0, 0, 16, 24, 0, 0], -14));
    assert_eq!(told(&take(ring)), [(ids::PAGE_FAULT_E, 200)]);
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_DROPS_PF]), (2, 1));
    b.close(c, 0);
}

#[test]
fn a_second_reader_gets_the_same_bytes_and_its_time_does_not_run_backwards() {
    let mut b = bench();
    let (one, two) = (b.eager(1), b.eager(2));
    let k = task();
    k.now.set(7);
    let text = k.user(b"0123456789");
    hook::sys_exit(&b.guard(), &k, &mut call(0, [3, text, 10, 0, 0, 0], 10));
    let (first, second) = (take(one.ring(0).expect("a ring")), take(two.ring(0).expect("a ring")));
    assert_eq!(first, second);
    assert_eq!(split(&first[0]).1[1], b"0123456789");
    b.ask(two, abi::SET_SNAPLEN, 4);
    hook::sys_exit(&b.guard(), &k, &mut call(0, [3, text, 10, 0, 0, 0], 10));
    assert_eq!(split(&take(one.ring(0).expect("a ring"))[0]).1[1], b"0123456789");
    assert_eq!(split(&take(two.ring(0).expect("a ring"))[0]).1[1], b"0123");
    b.ask(two, abi::SET_SNAPLEN, 80);
    let (k, path) = interrupted(&b);
    hook::sys_exit(&b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
    assert_eq!(told(&take(one.ring(0).expect("a ring"))), [(ids::SYSCALL_OPEN_X, 100), (ids::PAGE_FAULT_E, 200)]);
    let records = take(two.ring(0).expect("a ring"));
    assert_eq!(told(&records), [(ids::PAGE_FAULT_E, 200), (ids::SYSCALL_OPEN_X, 300)]);
    assert_eq!(split(&records[1]).1[1], b"/etc/shadow\0");
    b.close(one, 0);
    b.close(two, 0);
}

#[test]
fn records_stay_whole_where_the_ring_starts_over() {
    let mut b = bench();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let k = task();
    let path = k.user_str("/usr/share/a/name/that/is/long/enough/to/cross/the/end/in/many/ways");
    // About three rounds, so that records begin at many places; under Miri, which is slow, only the start of one.
    let events = if cfg!(miri) { 100 } else { 6000_u64 };
    for i in 0..events {
        hook::sys_exit(&b.guard(), &k, &mut call(if i % 3 == 0 { 39 } else { 2 }, [path, 0, 0, 0, 0, 0], -2));
        let records = take(ring);
        assert_eq!(records.len(), 1, "event {i}");
        if i % 3 != 0 {
            assert!(split(&records[0]).1[1].starts_with(b"/usr/share/a/name/"), "event {i}");
        }
    }
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_DROPS_BUFFER]), (events, 0));
    b.close(c, 0);
}
