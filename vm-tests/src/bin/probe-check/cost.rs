// SPDX-License-Identifier: Apache-2.0
//! What a system call costs, in ticks of the time-stamp counter: under QEMU's `-icount shift=0` with one CPU and `tsc=reliable` one tick is one
//! instruction of the guest. `benches/probe-cost` boots such machines; on others the numbers mean little.

use std::arch::x86_64::{_mm_lfence, _rdtsc};

use eyas_abi::ioctl;

use crate::{
    Outcome,
    reader::Reader,
    sys::{addr, addr_mut, call, call3},
};

/// Calls between two looks at the counter: few, so that most batches see no timer interrupt.
const CALLS: usize = 25;
const BATCHES: usize = 200;

fn ticks() -> u64 {
    // SAFETY: every x86_64 has both instructions.
    unsafe {
        _mm_lfence();
        let t = _rdtsc();
        _mm_lfence();
        t
    }
}

/// The median of the batches, per call.
fn median(mut act: impl FnMut()) -> f64 {
    let mut all = [0_u64; BATCHES];
    for one in &mut all {
        let start = ticks();
        for _ in 0..CALLS {
            act();
        }
        *one = ticks() - start;
    }
    all.sort_unstable();
    all[BATCHES / 2] as f64 / CALLS as f64
}

/// `cost NAME none|masked|all|two`: the loops without a reader, with one that wants another call, that wants all, or with two of these.
pub fn cost(args: &[String]) -> Outcome {
    let [name, mode] = args else { return Err("cost NAME none|masked|all|two".into()) };
    let open = |calls: &[i64]| Reader::wanting(calls).map_err(|e| format!("open: errno {e}"));
    let all: Vec<i64> = (0..512).collect();
    let reader = match mode.as_str() {
        "none" => None,
        "masked" => Some(open(&[libc::SYS_setsid])?),
        _ => Some(open(&all)?),
    };
    // A consumer is a thread's: the second one is opened by another, and stays open.
    let second = if mode == "two" { Some(std::thread::spawn(move || open(&all)).join().map_err(|_| "the second reader")??) } else { None };
    let zero = call3(libc::SYS_open, addr("/dev/zero\0"), 0, 0) as usize;
    let socket = call3(libc::SYS_socket, 2, libc::SOCK_DGRAM as usize, 0) as usize;
    let address = [2_u8, 0, 0, 53, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut buf = [0_u8; 64];
    let cwd = libc::AT_FDCWD as usize;
    let loops: [(&str, &mut dyn FnMut()); 5] = [
        ("getpid", &mut || drop_result(call3(libc::SYS_getpid, 0, 0, 0))),
        ("read of 64 B", &mut || drop_result(call3(libc::SYS_read, zero, addr_mut(&mut buf), 64))),
        ("openat, no such file", &mut || drop_result(call(libc::SYS_openat, [cwd, addr("/etc/nonexistent\0"), 0, 0, 0, 0]))),
        ("openat + close", &mut || {
            let fd = call(libc::SYS_openat, [cwd, addr("/dev/zero\0"), 0, 0, 0, 0]);
            drop_result(call3(libc::SYS_close, fd as usize, 0, 0));
        }),
        ("connect of UDP", &mut || drop_result(call3(libc::SYS_connect, socket, addr(&address), 16))),
    ];
    for (what, act) in loops {
        println!("COST\t{name}\t{what}\t{:.1}", median(act));
        for d in reader.iter().chain(&second).flat_map(|r| &r.devices) {
            d.set_tail(d.head());
        }
    }
    if let Some(r) = &reader {
        let lost = r.counter(eyas_abi::ring::N_DROPS_BUFFER);
        r.ioctl(ioctl::DISABLE_TP, ioctl::tp::SYS_EXIT as usize).map_err(|e| format!("sys_exit: {e}"))?;
        if lost != 0 {
            return Err(format!("{lost} events were dropped: the figures are no good").into());
        }
    }
    Ok(())
}

const fn drop_result(_: i64) {}
