// SPDX-License-Identifier: Apache-2.0
//! What a system call costs, in ticks of the time-stamp counter: under QEMU's `-icount shift=0` with one CPU and `tsc=reliable` one tick is one
//! instruction of the guest. `benches/probe-cost` boots such machines; on others the numbers mean little.

use std::arch::x86_64::{_mm_lfence, _rdtsc};
use std::os::unix::fs::PermissionsExt as _;

use eyas_abi::{
    ioctl::{self, tp},
    ring::{N_DROPS_BUFFER, N_EVTS},
};

use crate::{
    Outcome,
    reader::Device,
    sys::{addr, addr_mut, call, call3},
};

/// How often a loop looks at the counter, and calls between two looks: few, so that most batches see no timer interrupt.
#[derive(Clone, Copy)]
struct Batches {
    batches: usize,
    calls: usize,
}
const MANY: Batches = Batches { batches: 200, calls: 25 };
/// Of what takes long.
const FEW: Batches = Batches { batches: 41, calls: 2 };

/// Numbers of calls that are asked for: more than any module has.
const CALLS: i64 = 512;

/// A program that ends at once: an ELF header, one segment, `exit(0)`.
const NOTHING: [u8; 132] = {
    let head = *b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0\x01\0\0\0\x78\0\x40\0\0\0\0\0\x40\0\0\0\0\0\0\0";
    let more = *b"\0\0\0\0\0\0\0\0\0\0\0\0\x40\0\x38\0\x01\0\0\0\0\0\0\0";
    let segment = *b"\x01\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x40\0\0\0\0\0";
    let sizes = *b"\x84\0\0\0\0\0\0\0\x84\0\0\0\0\0\0\0\0\x10\0\0\0\0\0\0";
    // mov edi, 0; mov eax, 60; syscall
    let code = *b"\xbf\0\0\0\0\xb8\x3c\0\0\0\x0f\x05";
    let mut all = [0; 132];
    let mut i = 0;
    while i < all.len() {
        all[i] = match i {
            0..40 => head[i],
            40..64 => more[i - 40],
            64..96 => segment[i - 64],
            96..120 => sizes[i - 96],
            _ => code[i - 120],
        };
        i += 1;
    }
    all
};
const PROGRAM: &str = "/nothing\0";

/// The time-stamp counter, after all that came before.
pub fn ticks() -> u64 {
    // SAFETY: every x86_64 has both instructions.
    unsafe {
        _mm_lfence();
        let t = _rdtsc();
        _mm_lfence();
        t
    }
}

/// The median of the batches, per call.
fn median(n: Batches, act: &mut dyn FnMut()) -> f64 {
    let mut all = vec![0_u64; n.batches];
    for one in &mut all {
        let start = ticks();
        for _ in 0..n.calls {
            act();
        }
        *one = ticks() - start;
    }
    all.sort_unstable();
    all[n.batches / 2] as f64 / n.calls as f64
}

/// A child that does something and ends, waited for. It shares nothing that it could break: only system calls follow.
fn child(act: impl FnOnce()) {
    let pid = call3(libc::SYS_fork, 0, 0, 0);
    if pid == 0 {
        act();
        call3(libc::SYS_exit_group, 0, 0, 0);
    }
    assert!(pid > 0, "fork: {pid}");
    let mut status = 0_i32;
    let ended = call(libc::SYS_wait4, [pid as usize, addr_mut(&mut status), 0, 0, 0, 0]);
    assert!(ended == pid && status == 0, "the child {pid}: {ended}, {status}");
}

/// Asks for everything that a loop makes: all exits of calls, and what tells of a program's start and end.
fn ask(device: &Device, calls: &[i64]) -> Result<(), i32> {
    for nr in calls {
        // Modules have fewer numbers than there are here.
        let _ = device.ioctl(ioctl::ENABLE_SYSCALL, *nr as usize);
    }
    for t in [tp::EXEC, tp::PROCESS_EXIT].into_iter().filter(|_| calls.len() > 1) {
        let _ = device.ioctl(ioctl::ENABLE_TP, t as usize);
    }
    device.ioctl(ioctl::ENABLE_TP, tp::SYS_EXIT as usize).map(|_| ())
}

/// A reader of a module of the driver ABI, by what its nodes' names begin with. It maps the info page alone and keeps it to itself: fork would
/// copy mappings and their page tables.
fn reader(nodes: &str, calls: &[i64]) -> Result<Device, String> {
    let mut device = Device::open_node(nodes, 0).map_err(|e| format!("{nodes}0: errno {e}"))?;
    device.map_info().map_err(|e| format!("its info page: errno {e}"))?;
    device.keep_from_children().map_err(|e| format!("its info page: errno {e}"))?;
    ask(&device, calls).map_err(|e| format!("sys_exit: errno {e}"))?;
    Ok(device)
}

/// `cost NAME none|masked|all|two|NODES`: the loops without a reader, with one that wants another call, that wants all, with two of these, or with a
/// reader of another module that has devices of such names. Each line ends with the events that an iteration made.
pub fn cost(args: &[String]) -> Outcome {
    let [name, mode] = args else { return Err("cost NAME none|masked|all|two|NODES".into()) };
    const OURS: &str = "/dev/eyas";
    let all: Vec<i64> = (0..CALLS).collect();
    let mut devices = match mode.as_str() {
        "none" => Vec::new(),
        "masked" => vec![reader(OURS, &[libc::SYS_setsid])?],
        "all" | "two" => vec![reader(OURS, &all)?],
        nodes => vec![reader(nodes, &all)?],
    };
    // A consumer is a thread's: the second one is opened by another, and stays open. In other modes it does nothing, but its memory is there too.
    let two = mode == "two";
    let second = std::thread::spawn(move || two.then(|| reader(OURS, &all)).transpose()).join().map_err(|_| "the second reader")??;
    devices.extend(second);
    std::fs::write(PROGRAM.trim_end_matches('\0'), NOTHING)?;
    std::fs::set_permissions(PROGRAM.trim_end_matches('\0'), std::fs::Permissions::from_mode(0o755))?;
    let zero = call3(libc::SYS_open, addr("/dev/zero\0"), 0, 0) as usize;
    let socket = call3(libc::SYS_socket, 2, libc::SOCK_DGRAM as usize, 0) as usize;
    let address = [2_u8, 0, 0, 53, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut buf = [0_u8; 64];
    let cwd = libc::AT_FDCWD as usize;
    let argv = [addr(PROGRAM), 0];
    let loops: [(&str, Batches, &mut dyn FnMut()); 7] = [
        ("getpid", MANY, &mut || drop_result(call3(libc::SYS_getpid, 0, 0, 0))),
        ("read of 64 B", MANY, &mut || drop_result(call3(libc::SYS_read, zero, addr_mut(&mut buf), 64))),
        ("openat, no such file", MANY, &mut || drop_result(call(libc::SYS_openat, [cwd, addr("/etc/nonexistent\0"), 0, 0, 0, 0]))),
        ("openat + close", MANY, &mut || {
            let fd = call(libc::SYS_openat, [cwd, addr("/dev/zero\0"), 0, 0, 0, 0]);
            drop_result(call3(libc::SYS_close, fd as usize, 0, 0));
        }),
        ("connect of UDP", MANY, &mut || drop_result(call3(libc::SYS_connect, socket, addr(&address), 16))),
        ("fork + exit + wait", FEW, &mut || child(|| ())),
        ("the same with execve", FEW, &mut || child(|| drop_result(call3(libc::SYS_execve, addr(PROGRAM), addr(&argv), addr(&argv[1]))))),
    ];
    for (what, n, act) in loops {
        let before = devices.first().map_or(0, |d| d.counter(N_EVTS));
        let ticks = median(n, act);
        let events = devices.first().map_or(0, |d| d.counter(N_EVTS)) - before;
        println!("COST\t{name}\t{what}\t{ticks:.1}\t{:.2}", events as f64 / (n.batches * n.calls) as f64);
        devices.iter().for_each(|d| d.set_tail(d.head()));
    }
    let lost: u64 = devices.iter().map(|d| d.counter(N_DROPS_BUFFER)).sum();
    for d in &devices {
        d.ioctl(ioctl::DISABLE_TP, tp::SYS_EXIT as usize).map_err(|e| format!("sys_exit: {e}"))?;
    }
    if lost != 0 {
        return Err(format!("{lost} events were dropped: the figures are no good").into());
    }
    Ok(())
}

const fn drop_result(_: i64) {}
