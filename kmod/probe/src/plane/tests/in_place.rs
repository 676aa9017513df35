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
        hook::sys_exit(b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
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
    hook::sys_exit(b.guard(), &k, &mut call(437, [0, 0, 16, 24, 0, 0], -14));
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
    hook::sys_exit(b.guard(), &k, &mut call(0, [3, text, 10, 0, 0, 0], 10));
    let (first, second) = (take(one.ring(0).expect("a ring")), take(two.ring(0).expect("a ring")));
    assert_eq!(first, second);
    assert_eq!(split(&first[0]).1[1], b"0123456789");
    b.ask(two, abi::SET_SNAPLEN, 4);
    hook::sys_exit(b.guard(), &k, &mut call(0, [3, text, 10, 0, 0, 0], 10));
    assert_eq!(split(&take(one.ring(0).expect("a ring"))[0]).1[1], b"0123456789");
    assert_eq!(split(&take(two.ring(0).expect("a ring"))[0]).1[1], b"0123");
    b.ask(two, abi::SET_SNAPLEN, 80);
    let (k, path) = interrupted(&b);
    hook::sys_exit(b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
    assert_eq!(told(&take(one.ring(0).expect("a ring"))), [(ids::SYSCALL_OPEN_X, 100), (ids::PAGE_FAULT_E, 200)]);
    let records = take(two.ring(0).expect("a ring"));
    assert_eq!(told(&records), [(ids::PAGE_FAULT_E, 200), (ids::SYSCALL_OPEN_X, 300)]);
    assert_eq!(split(&records[1]).1[1], b"/etc/shadow\0");
    b.close(one, 0);
    b.close(two, 0);
}

/// A getpid and a failed openat, as two readers got them.
fn both(b: &Bench, k: &FakeKernel, path: u64, one: &Consumer, two: &Consumer) -> [Vec<u16>; 2] {
    hook::sys_exit(b.guard(), k, &mut call(39, [0; 6], 40));
    hook::sys_exit(b.guard(), k, &mut call(257, [3, path, 0, 0, 0, 0], -2));
    [one, two].map(|c| take(c.ring(0).expect("a ring")).iter().map(|r| split(r).0).collect())
}

const GETPID: u16 = ids::GENERIC_X;
const OPENAT: u16 = ids::SYSCALL_OPENAT_2_X;

#[test]
fn each_of_two_readers_gets_what_its_own_wishes_let_through() {
    let mut b = bench();
    let (one, two) = (b.eager(1), b.eager(2));
    let k = task();
    let path = k.user_str("/etc/shadow");
    assert_eq!(both(&b, &k, path, one, two), [vec![GETPID, OPENAT], vec![GETPID, OPENAT]]);
    for (other, c) in [(1, one), (0, two)] {
        let expect = |unlike: Vec<u16>| if other == 1 { [unlike, vec![GETPID, OPENAT]] } else { [vec![GETPID, OPENAT], unlike] };
        // Not wanted, failed, one's own: whoever it is of the two.
        b.ask(c, abi::DISABLE_SYSCALL, 257);
        assert_eq!(both(&b, &k, path, one, two), expect(vec![GETPID]));
        b.ask(c, abi::ENABLE_SYSCALL, 257);
        b.ask(c, abi::ENABLE_DROPFAILED, 0);
        assert_eq!(both(&b, &k, path, one, two), expect(vec![GETPID]));
        b.ask(c, abi::DISABLE_DROPFAILED, 0);
        let own = ours(c.ring(0).expect("a ring")).n_own.load(Relaxed);
        b.ask(c, abi::SET_IGNORED_PID, 40);
        assert_eq!(both(&b, &k, path, one, two), expect(vec![]));
        b.ask(c, abi::SET_IGNORED_PID, 0);
        assert_eq!(ours(c.ring(0).expect("a ring")).n_own.load(Relaxed), own + 2);
        // Dropping mode is on even where its ratio is refused: outside the first part of a second close is left out.
        assert!(b.plane().request(c, abi::ENABLE_DROPPING_MODE, 3).is_err());
        hook::sys_exit(b.guard(), &k, &mut call(3, [3, 0, 0, 0, 0, 0], -9));
        let got = [one, two].map(|c| take(c.ring(0).expect("a ring")).len());
        assert_eq!(got, if other == 1 { [0, 1] } else { [1, 0] });
        b.ask(c, abi::DISABLE_DROPPING_MODE, 0);
        // No tracepoint, no event.
        b.ask(c, abi::DISABLE_TP, tp::SYS_EXIT.into());
        assert_eq!(both(&b, &k, path, one, two), expect(vec![]));
        b.ask(c, abi::ENABLE_TP, tp::SYS_EXIT.into());
    }
    assert_eq!(both(&b, &k, path, one, two), [vec![GETPID, OPENAT], vec![GETPID, OPENAT]]);
    // Nobody wants it; the gate of i386 numbers may let it through.
    b.ask(one, abi::DISABLE_SYSCALL, 257);
    b.ask(two, abi::DISABLE_SYSCALL, 257);
    assert_eq!(both(&b, &k, path, one, two), [vec![GETPID], vec![GETPID]]);
    b.close(one, 0);
    b.close(two, 0);
}

#[test]
fn a_full_or_broken_ring_of_one_reader_is_its_own_affair() {
    let mut b = bench();
    let (one, two) = (b.eager(1), b.eager(2));
    let k = task();
    let path = k.user_str("/etc/shadow");
    for c in [one, two] {
        let (ring, other) = (c.ring(0).expect("a ring"), if core::ptr::eq(c, one) { two } else { one });
        let before = counters(ring);
        let tail = info(ring).tail.swap(u32::MAX, Relaxed);
        hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
        hook::sys_exit(b.guard(), &k, &mut call(257, [3, path, 0, 0, 0, 0], -2));
        assert_eq!(told(&take(other.ring(0).expect("a ring"))).len(), 2);
        info(ring).tail.store(tail, Relaxed);
        assert_eq!(take(ring).len(), 0);
        let (n, lost) = (counters(ring)[N_EVTS] - before[N_EVTS], counters(ring)[N_DROPS_BUFFER] - before[N_DROPS_BUFFER]);
        assert_eq!((n, lost, ours(ring).n_bad_tail.load(Relaxed)), (2, 2, 2));
        // A device that is closed takes nothing.
        ring.set_live(false);
        assert_eq!(both(&b, &k, path, other, other)[0], [GETPID, OPENAT]);
        assert_eq!((take(ring).len(), counters(ring)[N_EVTS] - before[N_EVTS]), (0, 2));
        ring.set_live(true);
    }
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
        hook::sys_exit(b.guard(), &k, &mut call(if i % 3 == 0 { 39 } else { 2 }, [path, 0, 0, 0, 0, 0], -2));
        let records = take(ring);
        assert_eq!(records.len(), 1, "event {i}");
        if i % 3 != 0 {
            assert!(split(&records[0]).1[1].starts_with(b"/usr/share/a/name/"), "event {i}");
        }
    }
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_DROPS_BUFFER]), (events, 0));
    b.close(c, 0);
}
