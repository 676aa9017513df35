// SPDX-License-Identifier: Apache-2.0
//! Calls about users, sessions, namespaces, signals and other processes.

use eyas_abi::{ids, ioctl};

use super::{Flags, Is, Nothing, Text, compare, expect, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::Seen,
    sys::{self, addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("setuid, setgid, setreuid, setregid, setresuid, setresgid", users),
    ("setsid, setpgid, capset, prctl", sessions),
    ("unshare, setns", namespaces),
    ("kill, tkill, tgkill", kills),
    ("ptrace", ptrace),
    ("a delivered signal names its sender", delivered),
    ("task switches and page faults, when they are asked for", switches_and_faults),
];

/// What a child did, as its parent's reader saw it; the child's own exit code must be 0.
fn of_child(calls: &[i64], act: impl FnOnce()) -> Result<Vec<Seen>, Box<dyn std::error::Error>> {
    let r = wanting(calls)?;
    r.drain();
    let mut child = 0_u64;
    // SAFETY: this program's checks run on one thread; the child only makes system calls and leaves by _exit.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        act();
        // SAFETY: ends the child without running what its parent registered.
        unsafe { libc::_exit(0) }
    }
    child += pid as u64;
    same!(sys::wait(i64::from(pid)), 0, "status of the child");
    Ok(r.drain().into_iter().filter(|s| s.event().tid == child).collect())
}

const KEEP: usize = u32::MAX as usize;
const KEPT: i64 = u32::MAX as i64;

fn users() -> Outcome {
    let calls = [libc::SYS_setuid, libc::SYS_setgid, libc::SYS_setreuid, libc::SYS_setregid, libc::SYS_setresuid, libc::SYS_setresgid];
    let seen = of_child(&calls, || {
        call3(libc::SYS_setresgid, 5, 6, 7);
        call3(libc::SYS_setregid, KEEP, 6, 0);
        call3(libc::SYS_setgid, 1000, 0, 0);
        call3(libc::SYS_setreuid, KEEP, 0, 0);
        call3(libc::SYS_setresuid, 0, 0, 1000);
        call3(libc::SYS_setuid, 1000, 0, 0);
        call3(libc::SYS_setuid, 0, 0, 0);
    })?;
    let ok = ("res", Is(0));
    compare(&only(&seen, ids::SYSCALL_SETRESGID_X)?, &[ok, ("rgid", Is(5)), ("egid", Is(6)), ("sgid", Is(7))])?;
    compare(&only(&seen, ids::SYSCALL_SETREGID_X)?, &[ok, ("rgid", Is(KEPT)), ("egid", Is(6))])?;
    compare(&only(&seen, ids::SYSCALL_SETGID_X)?, &[ok, ("gid", Is(1000))])?;
    compare(&only(&seen, ids::SYSCALL_SETREUID_X)?, &[ok, ("ruid", Is(KEPT)), ("euid", Is(0))])?;
    compare(&only(&seen, ids::SYSCALL_SETRESUID_X)?, &[ok, ("ruid", Is(0)), ("euid", Is(0)), ("suid", Is(1000))])?;
    let uids: Vec<(i64, i64)> = seen.iter().filter(|s| s.kind() == ids::SYSCALL_SETUID_X).map(|s| (s.int("res"), s.int("uid"))).collect();
    same!(uids, [(0, 1000), (-1, 0)], "results and users of setuid");
    Ok(())
}

fn sessions() -> Outcome {
    let seen = of_child(&[libc::SYS_setsid, libc::SYS_setpgid, libc::SYS_capset, libc::SYS_prctl], || {
        call3(libc::SYS_setpgid, 0, 0, 0);
        call3(libc::SYS_setpgid, 12345, 77, 0);
        call3(libc::SYS_prctl, libc::PR_SET_NAME as usize, addr("renamed\0"), 0);
        call3(libc::SYS_prctl, libc::PR_SET_DUMPABLE as usize, 0, 0);
        let head = [0x2008_0522_u32, 0];
        // CAP_CHOWN (0) and CAP_KILL (5) remain.
        let some = [0x21_u32, 0x21, 0, 0, 0, 0];
        call3(libc::SYS_capset, addr(&head), addr(&some), 0);
        call3(libc::SYS_setsid, 0, 0, 0);
    })?;
    let groups: Vec<_> =
        seen.iter().filter(|s| s.kind() == ids::SYSCALL_SETPGID_X).map(|s| (s.int("res"), s.int("pid"), s.int("pgid"))).collect();
    same!(groups, [(0, 0, 0), (-3, 12345, 77)], "setpgid");
    let names: Vec<&Seen> = seen.iter().filter(|s| s.kind() == ids::SYSCALL_PRCTL_X).collect();
    same!(names.len(), 2, "prctl events");
    compare(names[0], &[("option", Flags(&["PR_SET_NAME"])), ("arg2_str", Text("renamed")), ("arg2_int", Is(0))])?;
    compare(names[1], &[("option", Flags(&["PR_SET_DUMPABLE"])), ("arg2_str", Nothing), ("arg2_int", Is(0))])?;
    let c = only(&seen, ids::SYSCALL_CAPSET_X)?;
    compare(&c, &[("res", Is(0)), ("cap_inheritable", Is(0)), ("cap_permitted", Is(0x21)), ("cap_effective", Is(0x21))])?;
    // It leads a group already, so it may not lead a session.
    compare(&only(&seen, ids::SYSCALL_SETSID_X)?, &[("res", Is(-1))])?;
    Ok(())
}

fn namespaces() -> Outcome {
    let seen = of_child(&[libc::SYS_unshare, libc::SYS_setns], || {
        call3(libc::SYS_unshare, (libc::CLONE_NEWUTS | libc::CLONE_NEWNS) as usize, 0, 0);
        let fd = call3(libc::SYS_open, addr("/proc/1/ns/uts\0"), 0, 0) as usize;
        call3(libc::SYS_dup2, fd, 99, 0);
        call3(libc::SYS_setns, 99, libc::CLONE_NEWUTS as usize, 0);
    })?;
    let want = [("res", Is(0)), ("flags", Flags(&["CLONE_NEWUTS", "CLONE_NEWNS"]))];
    compare(&only(&seen, ids::SYSCALL_UNSHARE_X)?, &want)?;
    compare(&only(&seen, ids::SYSCALL_SETNS_X)?, &[("res", Is(0)), ("fd", Is(99)), ("nstype", Flags(&["CLONE_NEWUTS"]))])
}

fn kills() -> Outcome {
    let (pid, tid) = (sys::getpid() as usize, sys::gettid() as usize);
    let (p, t) = (pid as i64, tid as i64);
    expect(libc::SYS_kill, [pid, 0, 0, 0, 0, 0], ids::SYSCALL_KILL_X, &[("res", Is(0)), ("pid", Is(p)), ("sig", Is(0))])?;
    let nobody = [-4_000_000_isize as usize, 15, 0, 0, 0, 0];
    expect(libc::SYS_kill, nobody, ids::SYSCALL_KILL_X, &[("res", Is(-3)), ("pid", Is(-4_000_000)), ("sig", Is(15))])?;
    expect(libc::SYS_tkill, [tid, 0, 0, 0, 0, 0], ids::SYSCALL_TKILL_X, &[("res", Is(0)), ("tid", Is(t)), ("sig", Is(0))])?;
    let want = [("res", Is(0)), ("pid", Is(p)), ("tid", Is(t)), ("sig", Is(0))];
    expect(libc::SYS_tgkill, [pid, tid, 0, 0, 0, 0], ids::SYSCALL_TGKILL_X, &want)?;
    Ok(())
}

fn ptrace() -> Outcome {
    // SAFETY: the child only sleeps and is killed.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        loop {
            call3(libc::SYS_pause, 0, 0, 0);
        }
    }
    let request = |r: u32| [r as usize, pid as usize, 0, 0, 0, 0];
    let want = [("res", Is(0)), ("pid", Is(pid.into())), ("request", Flags(&["PTRACE_SEIZE"]))];
    expect(libc::SYS_ptrace, request(libc::PTRACE_SEIZE), ids::SYSCALL_PTRACE_X, &want)?;
    let want = [("res", Is(-3)), ("request", Flags(&["PTRACE_GETREGS"])), ("pid", Is(pid.into()))];
    expect(libc::SYS_ptrace, request(libc::PTRACE_GETREGS), ids::SYSCALL_PTRACE_X, &want)?;
    call3(libc::SYS_kill, pid as usize, 9, 0);
    same!(sys::wait(pid.into()), 1009, "end of the child");
    Ok(())
}

extern "C" fn nothing(_: libc::c_int) {}

/// A child that waits for SIGTERM, with a handler for it; its pid. The signal is blocked from before its birth, so that it cannot come too early.
fn waiting() -> i32 {
    let block = |set: u64| call(libc::SYS_rt_sigprocmask, [2, addr(&set), 0, 8, 0, 0]);
    block(1 << 14);
    // SAFETY: the checks run on one thread; the child only makes system calls and leaves by _exit.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        // SAFETY: the handler does nothing.
        unsafe { libc::signal(libc::SIGTERM, nothing as *const () as usize) };
        call3(libc::SYS_rt_sigsuspend, addr(&0_u64), 8, 0);
        // SAFETY: ends the child without running what its parent registered.
        unsafe { libc::_exit(0) }
    }
    block(0);
    pid
}

fn delivered() -> Outcome {
    let r = wanting(&[])?;
    r.ioctl(ioctl::ENABLE_TP, ioctl::tp::SIGNAL as usize).map_err(|e| format!("signals: {e}"))?;
    let of = |pid: i32| -> Vec<(i64, i64)> {
        let all = r.drain();
        let to = all.iter().filter(|s| s.kind() == ids::SIGNALDELIVER_E && s.int("dpid") == i64::from(pid));
        to.map(|s| (s.int("sig"), s.int("spid"))).collect()
    };
    let pid = waiting();
    call3(libc::SYS_kill, pid as usize, 15, 0);
    same!(sys::wait(pid.into()), 0, "end of the child");
    same!(of(pid), [(15, sys::getpid() as i64)], "signals and senders");
    // The kernel turns what kills at once into a SIGKILL that names nobody.
    let pid = waiting();
    call3(libc::SYS_kill, pid as usize, 9, 0);
    same!(sys::wait(pid.into()), 1009, "end of the child");
    same!(of(pid), [(9, 0)], "signals and senders of a killed child");
    Ok(())
}

fn switches_and_faults() -> Outcome {
    let r = wanting(&[])?;
    let faults = [ioctl::tp::PAGE_FAULT_USER, ioctl::tp::PAGE_FAULT_KERNEL];
    for tp in [ioctl::tp::SWITCH].iter().chain(&faults) {
        r.ioctl(ioctl::ENABLE_TP, *tp as usize).map_err(|e| format!("tracepoint {tp}: {e}"))?;
    }
    let prot = (libc::PROT_READ | libc::PROT_WRITE) as usize;
    let at = call(libc::SYS_mmap, [0, 8192, prot, (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS) as usize, usize::MAX, 0]) as usize;
    let (_, seen) = r.record(|| {
        // SAFETY: the page was mapped just now, for us alone.
        unsafe { std::ptr::with_exposed_provenance_mut::<u8>(at + 5000).write_volatile(1) };
        // The kernel touches the other page for us.
        let mut uts = at + 16;
        call3(libc::SYS_uname, uts, 0, 0);
        // Long enough that an emulated machine on a busy host is asleep before the timer ends.
        let req = [0_u64, 50_000_000];
        call3(libc::SYS_nanosleep, addr(&req), 0, 0);
        uts += addr_mut(&mut [0_u8; 1]) & 1;
        std::hint::black_box(uts);
    });
    call3(libc::SYS_munmap, at, 8192, 0);
    let found: Vec<u64> = seen.iter().filter(|s| s.kind() == ids::PAGE_FAULT_E).map(|s| s.int("addr") as u64).collect();
    ensure!(found.contains(&(at as u64 + 5000)), "the touched page is not among {found:x?}");
    ensure!(found.iter().any(|a| *a & !4095 == at as u64), "the page that the kernel touched is not among {found:x?}");
    let switches = seen.iter().filter(|s| s.kind() == ids::SCHEDSWITCH_6_E).count();
    ensure!(switches > 0, "no switch although we slept");
    Ok(())
}
