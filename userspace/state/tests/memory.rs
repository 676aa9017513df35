// SPDX-License-Identifier: Apache-2.0
//! What a state takes on the heap: 1 KiB for each live thread, 200 B for each open fd, and the bytes of its texts once.
//! Counted as the system's allocator hands it out, at the peak.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail wherever it stands")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use eyas_schema::build::EventBuilder;
use eyas_schema::{Event, ids};
use eyas_state::seed::{FdSeed, Seeds, ThreadSeed};
use eyas_state::{Addr, Config, FdKind, L4, Meta, State, Tuple};

struct Counting;

thread_local! {
    /// Bytes now, bytes at most, of the test's own thread.
    static HEAP: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// What the system's allocator takes for so many bytes: a word of its own, in steps of 16, at least 32.
fn chunk(size: usize) -> usize {
    (size + 8).next_multiple_of(16).max(32)
}

fn count(more: usize, less: usize) {
    HEAP.with(|heap| {
        let (now, most) = heap.get();
        let now = (now + more).saturating_sub(less);
        heap.set((now, most.max(now)));
    });
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(chunk(layout.size()), 0);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        count(0, chunk(layout.size()));
        // SAFETY: `ptr` came from `alloc` above, with this layout.
        unsafe { System.dealloc(ptr, layout) }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(chunk(size), chunk(layout.size()));
        // SAFETY: `ptr` came from `alloc` above, with this layout.
        unsafe { System.realloc(ptr, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What may be taken whatever the number of threads: hot names, room for texts to be swept.
const BASE: usize = 2 << 20;

/// Runs it; fails if the heap grew by more than is allowed for so many threads and fds, and so many bytes of texts.
fn within(what: &str, run: impl FnOnce(&mut State) -> (usize, usize, usize)) {
    let before = HEAP.with(Cell::get).0;
    HEAP.with(|heap| heap.set((before, before)));
    let mut state = State::new(Config::default());
    let (threads, fds, texts) = run(&mut state);
    let took = HEAP.with(Cell::get).1 - before;
    let allowed = BASE + threads * 1024 + fds * 200 + texts;
    println!("{what}: {took} bytes of {allowed}, {} a thread beside texts", took.saturating_sub(texts) / threads.max(1));
    assert!(took <= allowed, "{what}: {took} bytes, allowed are {allowed}");
    assert!(threads == 0 || took > threads * 100, "{what}: {took} bytes is too few to be true");
    drop(state);
}

const FIRST: i64 = 1000;

/// A process with texts of its own; and how many bytes they are.
fn process(tid: i64) -> (ThreadSeed, usize) {
    let seed = ThreadSeed {
        pid: tid,
        ptid: 1,
        comm: b"server".to_vec(),
        exe: b"server".to_vec(),
        exepath: format!("/usr/lib/app/server-{tid}").into(),
        args: format!("--listen\0127.0.0.1:{tid}\0").into(),
        env: format!("HOME=/home/u{tid}\0LANG=C.UTF-8\0INVOCATION_ID={tid:032x}\0").into(),
        cwd: format!("/srv/app{tid}/").into(),
        root: b"/".to_vec(),
        cgroups: format!("cpu=/system.slice/app-{tid}.service\0").into(),
        ..ThreadSeed::new(tid)
    };
    let texts = [&seed.exepath, &seed.args, &seed.env, &seed.cwd, &seed.cgroups].iter().map(|t| t.len()).sum();
    (seed, texts)
}

fn send(state: &mut State, ts: u64, tid: i64, event: EventBuilder) {
    let bytes = event.ts(1_700_000_000_000_000_000 + ts).tid(tid.cast_unsigned()).build();
    state.process(&Event::parse(&bytes).unwrap(), Meta::default());
}

/// The child's side of a fork, or with flags of the start of a thread.
fn child(state: &mut State, ts: u64, tid: i64, pid: i64, ptid: i64, flags: u32, args: &str) {
    let b = EventBuilder::new(ids::SYSCALL_CLONE_20_X).i64(0).text("/bin/sh").text(args).i64(tid).i64(pid).i64(ptid).text("").i64(1024);
    let b = b.u64(1).u64(2).u32(100).u32(50).u32(0).text("sh").text("cpu=/").u32(flags).u32(0).u32(0).i64(tid).i64(pid).u64(0);
    send(state, ts, tid, b);
}

fn open(state: &mut State, ts: u64, tid: i64, fd: i64, name: &str) {
    send(state, ts, tid, EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(-100).text(name).u32(1).u32(0).u32(9).u64(77));
}

#[test]
fn a_described_machine_of_processes_with_texts_of_their_own() {
    for fds in [0, 1, 4, 30] {
        within(&format!("{fds} fds each"), |state| {
            let (mut texts, threads) = (0, 20_000);
            for tid in (FIRST..).take(threads) {
                let (seed, bytes) = process(tid);
                state.import_thread(&seed);
                texts += bytes;
                for number in 0..i64::try_from(fds).unwrap() {
                    let name = format!("/var/log/app{tid}/{number}.log");
                    texts += name.len();
                    state.import_fd(tid, &FdSeed { number, kind: FdKind::FileV2, name: name.into(), ..FdSeed::default() });
                }
            }
            state.end_import(Seeds::default());
            state.settle();
            assert_eq!(state.thread_count(), threads);
            (threads, threads * fds, texts)
        });
    }
}

#[test]
fn threads_that_begin_and_files_that_are_opened_on_the_way() {
    within("forks and their threads", |state| {
        let (processes, mut texts, mut ts) = (5000, 0, 0);
        for pid in (FIRST..).step_by(4).take(processes) {
            let args = format!("-c\0run --job {pid}\0");
            texts += args.len();
            child(state, ts, pid, pid, 1, 0, &args);
            for tid in pid + 1..pid + 4 {
                child(state, ts, tid, pid, 1, eyas_state::thread::flag::THREAD, &args);
            }
            for fd in 3..7 {
                let name = format!("/tmp/{pid}.{fd}");
                texts += name.len();
                open(state, ts, pid, fd, &name);
            }
            ts += 1000;
        }
        assert!(state.thread_count() >= processes * 4);
        (processes * 4, processes * 4, texts)
    });
}

#[test]
fn equal_paths_are_kept_once_however_rarely_each_is_opened() {
    // As given, and behind a working directory that is not known.
    let name = |n: usize| format!("objects/{n:0800}");
    for (processes, fds) in [(3000, 10), (100, 1000)] {
        within("equal paths", |state| {
            let mut next = 0;
            for pid in (FIRST..).take(processes) {
                child(state, 0, pid, pid, 1, 0, "");
                for fd in (3..).take(fds) {
                    open(state, 0, pid, fd, &name(next % 5000));
                    next += 1;
                }
            }
            (processes, processes * fds, 2 * 5000 * name(0).len())
        });
    }
}

#[test]
fn processes_that_come_and_go_leave_nothing() {
    within("come and go", |state| {
        let mut ts = 0;
        for pid in (FIRST..).take(20_000) {
            child(state, ts, pid, pid, 1, 0, &format!("{pid:02000}"));
            open(state, ts, pid, 3, &format!("/tmp/{pid:0500}"));
            send(state, ts + 1, pid, EventBuilder::new(ids::PROCEXIT_1_E).i64(0).i64(0).u8(0).u8(0).i64(1));
            ts += 1000;
        }
        assert!(state.thread_count() < 4, "{}", state.thread_count());
        (0, 0, 0)
    });
}

#[test]
fn sockets_take_no_more_than_files() {
    within("sockets", |state| {
        let (threads, fds) = (2000, 20);
        for tid in (FIRST..).take(threads) {
            state.import_thread(&process(tid).0);
            for number in (0..).take(fds) {
                let addr = Addr::V6(Tuple { sport: 1, dport: 2, ..Tuple::default() });
                state.import_fd(tid, &FdSeed { number, kind: FdKind::Ipv6, l4: L4::Tcp, addr, ..FdSeed::default() });
            }
        }
        state.end_import(Seeds::default());
        state.settle();
        (threads, threads * fds, threads * process(FIRST).1)
    });
}
