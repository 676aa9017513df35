// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! User memory that is not there at first: the hook leaves nothing behind, is called again, and then tells the whole event, once.

use super::*;

/// One ring size where records are written in their place, one where they are made in scratch memory; under Miri, which is slow, the first only.
const SIZES: &[u64] = if cfg!(miri) { &[1 << 17] } else { &[1 << 17, SIZE as u64] };

fn bench(bytes: u64) -> Bench {
    let b = Bench::new();
    b.machine.bytes.set(bytes);
    b
}

/// A task whose user memory is absent until it is brought in; the hook may be called again `retries` times.
fn absent(retries: u32) -> FakeKernel {
    let k = task();
    k.retries_left.set(retries);
    k.reads_left.set(Some(0));
    k
}

/// What the hook's caller does: brings in what is missing and calls again, as long as it is asked to. Returns how often.
fn again(b: &Bench, k: &FakeKernel, raw: Raw, there: bool) -> u32 {
    let mut n = 0;
    while let Some((consumers, part)) = k.retry.take() {
        n += 1;
        if there {
            k.reads_left.set(None);
        }
        hook::retry(&b.guard(), k, &mut { raw }, false, consumers, part);
    }
    n
}

/// Events, no room, preemptions, page faults.
fn counted(r: &Ring) -> [u64; 4] {
    [N_EVTS, N_DROPS_BUFFER, N_PREEMPTIONS, N_DROPS_PF].map(|i| counters(r)[i])
}

fn untranslated(r: &Ring) -> u64 {
    ours(r).n_untranslated.load(Relaxed)
}

fn openat2(k: &FakeKernel) -> Raw {
    let (path, how) = (k.user_str("/etc/shadow"), k.user(&[0_u64; 3].map(u64::to_ne_bytes).concat()));
    call(437, [u64::MAX - 99, path, how, 24, 0, 0], -13)
}

#[test]
fn an_event_is_whole_once_its_memory_is_there() {
    for bytes in SIZES.iter().copied() {
        let mut b = bench(bytes);
        let c = b.eager(1);
        let ring = c.ring(0).expect("a ring");
        // A struct that the event cannot do without, a parameter of an ordinary event, data of one that has code of its own.
        let k = absent(1);
        let (path, text) = (k.user_str("/etc/passwd"), k.user(b"0123456789"));
        for (raw, param, want) in [
            (openat2(&k), 2, &b"/etc/shadow\0"[..]),
            (call(87, [path, 0, 0, 0, 0, 0], -2), 1, b"/etc/passwd\0"),
            (call(257, [u64::MAX - 99, path, 0, 0, 0, 0], -2), 2, b"/etc/passwd\0"),
            (call(0, [3, text, 10, 0, 0, 0], 10), 1, b"0123456789"),
        ] {
            k.retries_left.set(1);
            k.reads_left.set(Some(0));
            let before = counted(ring);
            hook::sys_exit(b.guard(), &k, &mut { raw });
            assert_eq!((take(ring).len(), counted(ring)), (0, before), "nothing is left behind, nothing counted");
            k.now.set(9);
            assert_eq!(again(&b, &k, raw, true), 1);
            let records = take(ring);
            assert_eq!(records.len(), 1, "call {}, ring of {bytes}", raw.nr);
            assert_eq!((&split(&records[0]).1[param][..], ts(&records[0])), (want, 9), "call {}, ring of {bytes}", raw.nr);
            assert_eq!(counted(ring), [before[0] + 1, 0, 0, 0]);
        }
        b.close(c, 0);
    }
}

#[test]
fn the_arguments_of_a_socketcall_are_fetched() {
    for bytes in SIZES.iter().copied() {
        let mut b = bench(bytes);
        let (all, other) = (b.eager(1), b.open(0, 2).expect("opens"));
        b.ask(other, abi::ENABLE_SYSCALL, 0);
        b.ask(other, abi::ENABLE_TP, tp::SYS_EXIT.into());
        let (ring, others) = (all.ring(0).expect("a ring"), other.ring(0).expect("a ring"));
        let k = absent(1);
        // connect(3, address, 16) of an i386 program.
        let address = k.user(&[2, 0, 0, 53, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        let args = k.user(&[3_u32, u32::try_from(address).expect("low"), 16].map(u32::to_ne_bytes).concat());
        let raw = Raw { compat: true, ..call(102, [3, args, 0, 0, 0, 0], -111) };
        hook::sys_exit(b.guard(), &k, &mut { raw });
        assert_eq!((take(ring).len(), counted(ring), untranslated(ring)), (0, [0; 4], 0), "nothing is left behind, nothing counted");
        assert_eq!(again(&b, &k, raw, true), 1);
        let records = take(ring);
        assert_eq!((records.len(), split(&records[0]).0, untranslated(ring)), (1, ids::SOCKET_CONNECT_X, 0));
        assert_eq!((take(others).len(), counted(others)), (0, [0; 4]), "who does not want the call is not told");
        // Where they do not come, the call is counted as one that could not be told.
        for (n, retries) in [(1, 3), (2, 0)] {
            k.reads_left.set(Some(0));
            k.retries_left.set(retries);
            hook::sys_exit(b.guard(), &k, &mut { raw });
            assert_eq!(again(&b, &k, raw, false), retries);
            assert_eq!((take(ring).len(), untranslated(ring)), (0, n));
        }
        // The event of its begin.
        k.reads_left.set(Some(0));
        k.retries_left.set(1);
        hook::sys_enter(&b.guard(), &k, &mut { raw });
        let (consumers, part) = k.retry.take().expect("asked for");
        k.reads_left.set(None);
        hook::retry(&b.guard(), &k, &mut { raw }, true, consumers, part);
        assert_eq!(take(ring).iter().map(|r| split(r).0).collect::<Vec<_>>(), [ids::SOCKET_CONNECT_E]);
        b.close(all, 0);
        b.close(other, 0);
    }
}

#[test]
fn memory_that_does_not_come_is_counted_once() {
    for bytes in SIZES.iter().copied() {
        let mut b = bench(bytes);
        let c = b.eager(1);
        let ring = c.ring(0).expect("a ring");
        let k = absent(3);
        let raw = openat2(&k);
        hook::sys_exit(b.guard(), &k, &mut { raw });
        assert_eq!(again(&b, &k, raw, false), 3);
        assert_eq!((take(ring).len(), counted(ring)), (0, [1, 0, 0, 1]));
        // What an event can do without is empty then.
        k.retries_left.set(1);
        let raw = call(87, [k.user_str("x"), 0, 0, 0, 0, 0], -2);
        hook::sys_exit(b.guard(), &k, &mut { raw });
        assert_eq!(again(&b, &k, raw, false), 1);
        assert_eq!(split(&take(ring)[0]).1[1], b"");
        assert_eq!(counted(ring), [2, 0, 0, 1]);
        // Where the hook may not sleep it is so at once.
        let (never, not_now) = (absent(0), absent(1));
        not_now.no_retry.set(true);
        for (n, k) in [(1, never), (2, not_now)] {
            for (raw, records) in [(openat2(&k), 0), (call(257, [0, k.user_str("x"), 0, 0, 0, 0], -2), 1)] {
                k.lacks.set(false);
                hook::sys_exit(b.guard(), &k, &mut { raw });
                assert_eq!((take(ring).len(), again(&b, &k, raw, true)), (records, 0));
            }
            assert_eq!(counted(ring), [2 + 2 * n, 0, 0, 1 + n]);
        }
        b.close(c, 0);
    }
}

#[test]
fn only_those_who_lack_something_are_told_later() {
    for bytes in SIZES.iter().copied() {
        let mut b = bench(bytes);
        let (one, two) = (b.eager(1), b.eager(2));
        let (first, second) = (one.ring(0).expect("a ring"), two.ring(0).expect("a ring"));
        b.ask(one, abi::SET_SNAPLEN, 1);
        b.ask(two, abi::SET_SNAPLEN, 4);
        let k = absent(1);
        // Of the data one byte is there: enough for the first reader.
        let data = 0x7000_0000;
        k.memory_map.borrow_mut().insert(data, b"0".to_vec());
        k.reads_left.set(None);
        let raw = call(0, [3, data, 10, 0, 0, 0], 10);
        hook::sys_exit(b.guard(), &k, &mut { raw });
        assert_eq!(split(&take(first)[0]).1[1], b"0");
        assert_eq!((take(second).len(), counted(second)), (0, [0; 4]));
        k.memory_map.borrow_mut().insert(data, b"0123456789".to_vec());
        assert_eq!(again(&b, &k, raw, true), 1);
        assert_eq!((take(first).len(), counted(first)), (0, [1, 0, 0, 0]));
        assert_eq!(split(&take(second)[0]).1[1], b"0123");
        assert_eq!(counted(second), [1, 0, 0, 0]);
        // Who has equal settings waits together, whoever does not want the call any more gets nothing.
        b.ask(two, abi::SET_SNAPLEN, 1);
        let raw = openat2(&k);
        for wants in [true, false] {
            k.retries_left.set(1);
            k.reads_left.set(Some(0));
            hook::sys_exit(b.guard(), &k, &mut { raw });
            assert_eq!(k.retry.get(), Some((3, 0)));
            if !wants {
                b.ask(one, abi::DISABLE_SYSCALL, 437);
            }
            assert_eq!(again(&b, &k, raw, true), 1);
            assert_eq!((take(first).len(), take(second).len()), (usize::from(wants), 1));
        }
        assert_eq!((counted(first), counted(second)), ([2, 0, 0, 0], [3, 0, 0, 0]));
        b.close(one, 0);
        b.close(two, 0);
    }
}

#[test]
fn of_several_records_those_that_were_told_are_not_told_again() {
    for bytes in SIZES.iter().copied() {
        let mut b = bench(bytes);
        let c = b.eager(1);
        let ring = c.ring(0).expect("a ring");
        let k = task();
        // sendmmsg of three messages; the headers of the second are not there at first.
        let (text, iov) = (k.user(b"hello"), 0x7000_0000_u64);
        k.memory_map.borrow_mut().insert(iov, [text, 5].map(u64::to_ne_bytes).concat());
        let message: Vec<u8> = [0_u64, 0, iov, 1, 0, 0, 0, 5].map(u64::to_ne_bytes).concat();
        let at = 0x7100_0000_u64;
        k.memory_map.borrow_mut().insert(at, message.clone());
        let raw = call(307, [3, at, 3, 0, 0, 0], 3);
        k.retries_left.set(1);
        hook::sys_exit(b.guard(), &k, &mut { raw });
        assert_eq!(take(ring).len(), 1, "the first");
        assert_eq!(k.retry.get(), Some((1, 1)));
        k.memory_map.borrow_mut().insert(at, message.repeat(3));
        assert_eq!(again(&b, &k, raw, true), 1);
        let records = take(ring);
        assert_eq!(records.len(), 2, "the others");
        assert!(records.iter().all(|r| split(r).0 == ids::SOCKET_SENDMMSG_X && split(r).1.iter().any(|p| p == b"hello")));
        assert_eq!(counted(ring), [3, 0, 0, 0]);
        b.close(c, 0);
    }
}

#[test]
fn a_cpu_or_ring_that_is_gone_meanwhile_is_counted() {
    let mut b = bench(SIZES[0]);
    let c = b.eager(1);
    let k = absent(1);
    let raw = openat2(&k);
    hook::sys_exit(b.guard(), &k, &mut { raw });
    // The task goes on on a CPU that came later: no ring there.
    let (consumers, part) = k.retry.take().expect("asked for");
    // SAFETY: one thread plays the CPU 3 now.
    let elsewhere = unsafe { b.probe.enter(3) };
    k.reads_left.set(None);
    hook::retry(&elsewhere, &k, &mut { raw }, false, consumers, part);
    assert_eq!((c.no_ring(), counted(c.ring(0).expect("a ring"))), (1, [0; 4]));
    // What cannot be told in 64-bit terms any more is counted as such.
    hook::retry(&b.guard(), &k, &mut Raw { compat: true, ..call(7, [0; 6], 0) }, false, 1, 0);
    assert_eq!(untranslated(c.ring(0).expect("a ring")), 1);
    b.close(c, 0);
}

#[test]
fn an_enter_event_is_tried_again_too() {
    let mut b = bench(SIZES[0]);
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let k = absent(1);
    let raw = openat2(&k);
    hook::sys_enter(&b.guard(), &k, &mut { raw });
    let (consumers, part) = k.retry.take().expect("asked for");
    k.reads_left.set(None);
    hook::retry(&b.guard(), &k, &mut { raw }, true, consumers, part);
    let records = take(ring);
    assert_eq!((split(&records[0]).0, &split(&records[0]).1[1][..]), (ids::SYSCALL_OPENAT2_E, &b"/etc/shadow\0"[..]));
    assert_eq!((records.len(), counted(ring)), (1, [1, 0, 0, 0]));
    b.close(c, 0);
}
