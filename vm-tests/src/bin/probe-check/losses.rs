// SPDX-License-Identifier: Apache-2.0
//! What is lost is counted, exactly, by cause, and by nothing else. The sender counts what it sent.
//!
//! Two counters cannot be moved from outside and are tested on the probe crate: records too large (every parameter is cut before) and events
//! nested too deep (what interrupts a record here reads no memory of its own).

use eyas_abi::{ids, ioctl, ioctl::tp, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    flood,
    reader::{Device, Reader, ring_size, set_ring_size},
    sys::{self, addr, call, call3, int80},
};

pub const CHECKS: &[Check] = &[
    ("what a flood sends is received, dropped or filtered, to the last event", flood::is_accounted),
    ("each loss moves its own counters and no other", each_counter_alone),
    ("an event inside another lies behind it, and is counted", nested),
];

/// Names of the counters: the shared ones, then ours.
const NAMES: [&str; ring::COUNTERS + 5] = [
    "events",
    "no room",
    "clone_fork_exit",
    "execve_exit",
    "connect_enter",
    "connect_exit",
    "open_enter",
    "open_exit",
    "dir_file_exit",
    "other_interest_exit",
    "close_exit",
    "proc_exit",
    "page faults",
    "preemptions",
    "context switches",
    "oversize",
    "untranslated",
    "own",
    "nested",
    "bad tail",
];
const NESTED: usize = 3;

/// What a device has counted, in the order of [`NAMES`].
pub fn counters(d: &Device) -> Vec<u64> {
    let ours = (0..NAMES.len() - ring::COUNTERS).map(|i| d.own_counter(i));
    (0..ring::COUNTERS).map(|i| d.counter(i)).chain(ours).collect()
}

/// Which counters moved, and how far.
pub fn moved(before: &[u64], after: &[u64]) -> Vec<(&'static str, u64)> {
    let steps = before.iter().zip(after).map(|(b, a)| a.wrapping_sub(*b));
    NAMES.into_iter().zip(steps).filter(|(_, n)| *n != 0).collect()
}

/// How a case is set up before its call.
enum Ring {
    /// Empty.
    Empty,
    /// Not even a small record fits.
    Full,
    /// The reader's tail lies outside.
    BadTail,
}

/// Something that moves counters.
struct Case {
    name: &'static str,
    ring: Ring,
    calls: &'static [i64],
    tracepoints: &'static [u32],
    /// A request before the call.
    request: Option<(u32, fn() -> usize)>,
    act: fn(),
    want: &'static [(&'static str, u64)],
}

const PLAIN: Case = Case { name: "", ring: Ring::Empty, calls: &[], tracepoints: &[tp::SYS_EXIT], request: None, act: || (), want: &[] };
const FULL: Case = Case { ring: Ring::Full, ..PLAIN };

fn openat() {
    call(libc::SYS_openat, [usize::MAX - 99, addr("/no/such\0"), 0, 0, 0, 0]);
}
fn connect() {
    call3(libc::SYS_connect, 5000, addr(&[2_u64, 0]), 16);
}
/// A child that leaves at once, by the calls alone.
fn child() {
    let pid = call3(libc::SYS_fork, 0, 0, 0);
    if pid == 0 {
        loop {
            call3(libc::SYS_exit, 0, 0, 0);
        }
    }
    sys::wait(pid);
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { name: "close", calls: &[libc::SYS_close], act: || { call3(libc::SYS_close, 5000, 0, 0); },
        want: &[("events", 1), ("no room", 1), ("close_exit", 1)], ..FULL },
    Case { name: "openat", calls: &[libc::SYS_openat], act: openat,
        want: &[("events", 1), ("no room", 1), ("open_exit", 1)], ..FULL },
    Case { name: "openat with its enter event", calls: &[libc::SYS_openat], tracepoints: &[tp::SYS_ENTER, tp::SYS_EXIT], act: openat,
        want: &[("events", 2), ("no room", 2), ("open_enter", 1), ("open_exit", 1)], ..FULL },
    Case { name: "connect", calls: &[libc::SYS_connect], act: connect,
        want: &[("events", 1), ("no room", 1), ("connect_exit", 1)], ..FULL },
    Case { name: "connect with its enter event", calls: &[libc::SYS_connect], tracepoints: &[tp::SYS_ENTER, tp::SYS_EXIT], act: connect,
        want: &[("events", 2), ("no room", 2), ("connect_enter", 1), ("connect_exit", 1)], ..FULL },
    Case { name: "unlink", calls: &[libc::SYS_unlink], act: || { call3(libc::SYS_unlink, addr("/no/such\0"), 0, 0); },
        want: &[("events", 1), ("no room", 1), ("dir_file_exit", 1)], ..FULL },
    Case { name: "setsid", calls: &[libc::SYS_setsid], act: || { call3(libc::SYS_setsid, 0, 0, 0); },
        want: &[("events", 1), ("no room", 1), ("other_interest_exit", 1)], ..FULL },
    Case { name: "execve", calls: &[libc::SYS_execve], act: || { call3(libc::SYS_execve, addr("/no/such\0"), 0, 0); },
        want: &[("events", 1), ("no room", 1), ("execve_exit", 1)], ..FULL },
    Case { name: "fork, in parent and child", calls: &[libc::SYS_fork], act: child,
        want: &[("events", 2), ("no room", 2), ("clone_fork_exit", 2)], ..FULL },
    Case { name: "the end of a process", tracepoints: &[tp::PROCESS_EXIT], act: child,
        want: &[("events", 1), ("no room", 1), ("proc_exit", 1), ("context switches", 1)], ..FULL },
    Case { name: "a call without an event of its own", calls: &[libc::SYS_getpgrp], act: || { call3(libc::SYS_getpgrp, 0, 0, 0); },
        want: &[("events", 1), ("no room", 1)], ..FULL },
    Case { name: "a tail outside the ring", ring: Ring::BadTail, calls: &[libc::SYS_getpgrp], act: || { call3(libc::SYS_getpgrp, 0, 0, 0); },
        want: &[("events", 1), ("no room", 1), ("bad tail", 1)], ..PLAIN },
    Case { name: "the end of a process, with room", tracepoints: &[tp::PROCESS_EXIT], act: child,
        want: &[("events", 1), ("context switches", 1)], ..PLAIN },
    Case { name: "a call with room", calls: &[libc::SYS_openat], act: openat, want: &[("events", 1)], ..PLAIN },
    Case { name: "a struct that is not there", calls: &[libc::SYS_openat2],
        act: || { call(libc::SYS_openat2, [usize::MAX - 99, addr("/x\0"), 8, 24, 0, 0]); },
        want: &[("events", 1), ("page faults", 1)], ..PLAIN },
    Case { name: "a call that i386 alone has", calls: &[libc::SYS_getpgrp], act: || { int80(17, [0; 5]); },
        want: &[("untranslated", 1)], ..PLAIN },
    Case { name: "an event of the reader's own", calls: &[libc::SYS_getpgrp], request: Some((ioctl::SET_IGNORED_PID, || sys::getpid() as usize)),
        act: || { call3(libc::SYS_getpgrp, 0, 0, 0); }, want: &[("own", 1)], ..PLAIN },
    Case { name: "a failed call, left out", calls: &[libc::SYS_close], request: Some((ioctl::ENABLE_DROPFAILED, || 0)),
        act: || { call3(libc::SYS_close, usize::MAX, 0, 0); }, want: &[], ..PLAIN },
    Case { name: "a masked call", calls: &[libc::SYS_close], act: || { call3(libc::SYS_getpgrp, 0, 0, 0); }, want: &[], ..PLAIN },
    Case { name: "a masked call, in a full ring", calls: &[libc::SYS_close], act: || { call3(libc::SYS_getpgrp, 0, 0, 0); }, want: &[], ..FULL },
];

/// Records of all sizes, and then the smallest, until none fits.
fn fill(r: &Reader) -> Outcome {
    let enable = |nr: i64, on| {
        r.ioctl(if on { ioctl::ENABLE_SYSCALL } else { ioctl::DISABLE_SYSCALL }, nr as usize).map_err(|e| format!("call {nr}: {e}"))
    };
    r.ioctl(ioctl::SET_SNAPLEN, 16000).map_err(|e| format!("snap length: {e}"))?;
    r.ioctl(ioctl::ENABLE_TP, tp::SYS_EXIT as usize).map_err(|e| format!("sys_exit: {e}"))?;
    enable(libc::SYS_write, true)?;
    enable(libc::SYS_getppid, true)?;
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let data = [7_u8; 16000];
    for n in (0..=16000).rev().step_by(50).chain([9, 5, 1, 0]) {
        call3(libc::SYS_write, null, addr(&data), n);
    }
    for _ in 0..500 {
        call3(libc::SYS_getppid, 0, 0, 0);
    }
    enable(libc::SYS_write, false)?;
    enable(libc::SYS_getppid, false)?;
    r.ioctl(ioctl::DISABLE_TP, tp::SYS_EXIT as usize).map_err(|e| format!("no sys_exit: {e}"))?;
    call3(libc::SYS_close, null, 0, 0);
    Ok(())
}

fn each_counter_alone() -> Outcome {
    sys::pin(0);
    for case in CASES {
        let old = ring_size();
        set_ring_size(16384)?;
        let r = Reader::open().map_err(|e| format!("open: {e}"))?;
        set_ring_size(old)?;
        let d = &r.devices[0];
        match case.ring {
            Ring::Empty => {}
            Ring::Full => fill(&r)?,
            Ring::BadTail => d.set_tail(u32::MAX - 3),
        }
        for nr in case.calls {
            r.ioctl(ioctl::ENABLE_SYSCALL, *nr as usize).map_err(|e| format!("call {nr}: {e}"))?;
        }
        for t in case.tracepoints {
            r.ioctl(ioctl::ENABLE_TP, *t as usize).map_err(|e| format!("tracepoint {t}: {e}"))?;
        }
        if let Some((request, arg)) = case.request {
            r.ioctl(request, arg()).map_err(|e| format!("request {request:#x}: {e}"))?;
        }
        let (before, head) = (counters(d), d.head());
        (case.act)();
        let after = counters(d);
        same!(moved(&before, &after), case.want, "counters moved by {}", case.name);
        if matches!(case.ring, Ring::Full | Ring::BadTail) {
            same!(d.head(), head, "head after {}", case.name);
        }
        if matches!(case.ring, Ring::BadTail) {
            d.set_tail(head);
            (case.act)();
            same!(d.drain().len(), 1, "events after the tail was put right");
        }
    }
    println!("        {} causes", CASES.len());
    Ok(())
}

fn nested() -> Outcome {
    sys::pin(0);
    let r = Reader::wanting(&[libc::SYS_openat]).map_err(|e| format!("open: {e}"))?;
    r.ioctl(ioctl::ENABLE_TP, tp::PAGE_FAULT_KERNEL as usize).map_err(|e| format!("page faults: {e}"))?;
    let d = &r.devices[0];
    d.drain();
    let before = counters(d);
    // A path where nothing can be, so that nobody tries to fetch it: the probe's own attempt to read it faults.
    let ret = call(libc::SYS_openat, [usize::MAX - 99, 0x10, 0, 0, 0, 0]);
    let (seen, after) = (d.drain(), counters(d));
    same!(ret, -14, "openat of a path that is not there");
    let steps = moved(&before, &after);
    let count = |id| seen.iter().filter(|s| s.kind() == id).count() as u64;
    same!(count(ids::SYSCALL_OPENAT_2_X), 1, "openat events");
    let inside = after[ring::COUNTERS + NESTED] - before[ring::COUNTERS + NESTED];
    ensure!(inside >= 1 && inside <= count(ids::PAGE_FAULT_E), "{inside} nested events among {} page faults", count(ids::PAGE_FAULT_E));
    same!(steps, [("events", seen.len() as u64), ("nested", inside)], "counters moved");
    let behind = seen.iter().rev().take_while(|s| s.kind() != ids::SYSCALL_OPENAT_2_X).count() as u64;
    same!(behind, inside, "events that lie behind the openat: those that came inside it");
    ensure!(seen.windows(2).all(|w| w[0].event().ts <= w[1].event().ts), "time runs backwards");
    Ok(())
}
