// SPDX-License-Identifier: Apache-2.0
//! What is lost is counted, exactly, by cause, and by nothing else. The sender counts what it sent.

use eyas_abi::{ids, ioctl, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Reader, ring_size, set_ring_size},
    sys::{self, addr, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("what a flood sends is received or dropped, to the last event", flood_is_accounted),
    ("a full ring counts each class of events", classes),
    ("data that is not there loses the event as a page fault", missing_page),
    ("a tail outside the ring is counted", bad_tail),
    ("masked, failed and own events count nowhere else", filtered),
];

/// Closes of a bad descriptor by children pinned to each CPU while we read.
fn flood_is_accounted() -> Outcome {
    const EACH: u64 = 20_000;
    let old = ring_size();
    set_ring_size(65536)?;
    let r = Reader::wanting(&[libc::SYS_close]).map_err(|e| format!("open: {e}"))?;
    set_ring_size(old)?;
    let children: Vec<i64> = r
        .devices
        .iter()
        .map(|d| {
            // SAFETY: the checks run on one thread; the child makes system calls only and leaves by _exit.
            let pid = unsafe { libc::fork() };
            if pid == 0 {
                sys::pin(d.cpu);
                for _ in 0..EACH {
                    call3(libc::SYS_close, usize::MAX, 0, 0);
                }
                // SAFETY: ends the child without running what its parent registered.
                unsafe { libc::_exit(0) }
            }
            i64::from(pid)
        })
        .collect();
    // Others: closes of our own, and of whoever else runs here.
    let (mut received, mut others) = (0, 0);
    let mut take = || {
        for s in r.drain() {
            if children.contains(&(s.event().tid as i64)) && s.int("fd") == -1 { received += 1 } else { others += 1 }
        }
    };
    // A slow reader: lets the rings fill up in between.
    let mut left = children.clone();
    while !left.is_empty() {
        let mut status = 0_i32;
        let done = call(libc::SYS_wait4, [usize::MAX, sys::addr_mut(&mut status), 1, 0, 0, 0]);
        left.retain(|p| *p != done);
        take();
        call3(libc::SYS_nanosleep, addr(&[0_u64, 5_000_000]), 0, 0);
    }
    take();
    let sent = EACH * children.len() as u64;
    let (evts, dropped) = (r.counter(ring::N_EVTS), r.counter(ring::N_DROPS_BUFFER));
    ensure!(dropped > 0, "the flood was too small to fill the rings");
    same!(r.counter(ring::N_DROPS_PF) + r.counter(ring::N_PREEMPTIONS), 0, "losses of other kinds");
    same!(received + others + dropped, evts, "received and dropped, against events");
    same!(evts - others, sent, "events of the flood, against what it sent");
    println!("        sent {sent}, received {received}, dropped {dropped}");
    Ok(())
}

/// A call whose event is lost.
type Lost = fn() -> i64;

fn classes() -> Outcome {
    sys::pin(0);
    let old = ring_size();
    set_ring_size(16384)?;
    let wanted = [
        libc::SYS_write,
        libc::SYS_close,
        libc::SYS_openat,
        libc::SYS_unlink,
        libc::SYS_setsid,
        libc::SYS_connect,
        libc::SYS_execve,
        libc::SYS_getpid,
    ];
    let r = Reader::wanting(&wanted).map_err(|e| format!("open: {e}"))?;
    set_ring_size(old)?;
    r.ioctl(ioctl::SET_SNAPLEN, 16000).map_err(|e| format!("snap length: {e}"))?;
    let d = &r.devices[0];
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let data = [7_u8; 16000];
    // Fill it until not even a small record fits.
    for n in (0..=16000).rev().step_by(50).chain([9, 5, 1, 0]) {
        call3(libc::SYS_write, null, addr(&data), n);
    }
    for _ in 0..500 {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
    let counters = || (0..ring::COUNTERS).map(|i| d.counter(i)).collect::<Vec<u64>>();
    // N_DROPS_BUFFER and the class behind it.
    let cases: [(&str, usize, Lost); 6] = [
        ("close_exit", 9, || call3(libc::SYS_close, 5000, 0, 0)),
        ("open_exit", 6, || call(libc::SYS_openat, [usize::MAX - 99, addr("/no/such\0"), 0, 0, 0, 0])),
        ("dir_file_exit", 7, || call3(libc::SYS_unlink, addr("/no/such\0"), 0, 0)),
        ("other_interest_exit", 8, || call3(libc::SYS_setsid, 0, 0, 0)),
        ("connect_exit", 4, || call3(libc::SYS_connect, 5000, addr(&[2_u64, 0]), 16)),
        ("execve_exit", 2, || call3(libc::SYS_execve, addr("/no/such\0"), 0, 0)),
    ];
    for (name, class, act) in cases {
        let before = counters();
        act();
        let after = counters();
        let moved: Vec<usize> = (0..ring::COUNTERS).filter(|i| after[*i] != before[*i]).collect();
        same!(moved, [ring::N_EVTS, ring::N_DROPS_BUFFER, ring::N_DROPS_CLASS + class], "counters moved by a lost {name}");
        same!(moved.iter().map(|i| after[*i] - before[*i]).collect::<Vec<_>>(), [1, 1, 1], "steps of the counters");
    }
    call3(libc::SYS_close, null, 0, 0);
    Ok(())
}

fn missing_page() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_openat2, libc::SYS_readv]).map_err(|e| format!("open: {e}"))?;
    let (_, seen) = r.record(|| call(libc::SYS_openat2, [usize::MAX - 99, addr("/x\0"), 8, 24, 0, 0]));
    same!(seen.len(), 0, "events of an openat2 without its struct");
    same!(r.counter(ring::N_DROPS_PF), 1, "events lost for a missing page");
    same!((r.counter(ring::N_EVTS), r.counter(ring::N_DROPS_BUFFER)), (1, 0), "events and other losses");
    Ok(())
}

fn bad_tail() -> Outcome {
    sys::pin(0);
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open: {e}"))?;
    let d = &r.devices[0];
    d.set_tail(u32::MAX - 3);
    for _ in 0..3 {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
    same!((d.own_counter(4), d.counter(ring::N_DROPS_BUFFER), d.head()), (3, 3, 0), "bad tails, drops, head");
    d.set_tail(0);
    call3(libc::SYS_getpid, 0, 0, 0);
    let seen = d.drain();
    same!(seen.iter().filter(|s| s.kind() == ids::GENERIC_X).count(), 1, "events after the tail was put right");
    Ok(())
}

fn filtered() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_close]).map_err(|e| format!("open: {e}"))?;
    r.ioctl(ioctl::ENABLE_DROPFAILED, 0).map_err(|e| format!("drop failed: {e}"))?;
    for _ in 0..50 {
        call3(libc::SYS_getppid, 0, 0, 0);
        call3(libc::SYS_close, usize::MAX, 0, 0);
    }
    let all: Vec<u64> = (0..ring::COUNTERS).map(|i| r.counter(i)).collect();
    same!(all, [0; ring::COUNTERS], "counters");
    same!((0..5).map(|i| r.own_counter(i)).sum::<u64>(), 0, "counters of ours");
    Ok(())
}

/// `flood COUNT [CPU]`: makes calls that fail, for scripts.
pub fn flood(args: &[String]) -> Outcome {
    let count: u64 = args.first().ok_or("how many?")?.parse()?;
    if let Some(cpu) = args.get(1) {
        sys::pin(cpu.parse()?);
    }
    for _ in 0..count {
        call3(libc::SYS_close, usize::MAX, 0, 0);
        call3(libc::SYS_getppid, 0, 0, 0);
        call(libc::SYS_openat, [usize::MAX - 99, addr("/no/such\0"), 0, 0, 0, 0]);
    }
    Ok(())
}
