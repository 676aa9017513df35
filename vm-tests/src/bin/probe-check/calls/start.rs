// SPDX-License-Identifier: Apache-2.0
//! How processes begin, become other programs, and end.

use std::arch::asm;
use std::os::unix::fs::MetadataExt;

use eyas_abi::{ids, ioctl};

use super::{Fallible, Flags, Is, Text, compare, good, named, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Reader, Seen},
    sys::{self, addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("execve tells program, arguments, environment, file and groups", execve),
    ("a failed execve tells what was tried", failed_execve),
    ("execveat: a success is an execve, a failure its own", execveat),
    ("a program from memory is told as such", from_memory),
    ("a program is told with its terminal", terminal),
    ("fork, vfork, clone, clone3: parent and child", births),
    ("a child in a pid namespace has two numbers", pid_namespace),
    ("exit and death by a signal", deaths),
];

const BUSYBOX: &str = "/bin/busybox\0";

/// All starts and ends of processes.
pub(super) fn lives() -> Fallible<Reader> {
    let calls = [libc::SYS_execve, libc::SYS_execveat, libc::SYS_fork, libc::SYS_vfork, libc::SYS_clone, libc::SYS_clone3];
    let r = wanting(&calls)?;
    for tp in [ioctl::tp::EXEC, ioctl::tp::PROCESS_EXIT, ioctl::tp::FORK] {
        r.ioctl(ioctl::ENABLE_TP, tp as usize).map_err(|e| format!("tracepoint {tp}: {e}"))?;
    }
    r.drain();
    Ok(r)
}

pub(super) fn of(seen: &[Seen], tid: i64) -> Vec<Seen> {
    seen.iter().filter(|s| s.event().tid == tid as u64).cloned().collect()
}

/// Forks, lets the child make one call, waits for it. The child's pid and status.
pub(super) fn child(act: impl FnOnce()) -> (i64, i32) {
    // SAFETY: the checks run on one thread; the child makes system calls only and leaves by _exit.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        act();
        // SAFETY: ends the child without running what its parent registered.
        unsafe { libc::_exit(99) }
    }
    (pid.into(), sys::wait(pid.into()))
}

fn execve() -> Outcome {
    let r = lives()?;
    let argv = [addr("sh\0"), addr("-c\0"), addr("exit 7\0"), 0];
    let env = [addr("A=1\0"), addr("B=two words\0"), 0];
    let (pid, status) = child(|| {
        call3(libc::SYS_execve, addr(BUSYBOX), addr(&argv), addr(&env));
    });
    same!(status, 7, "status of the program");
    let seen = of(&r.drain(), pid);
    let s = only(&seen, ids::SYSCALL_EXECVE_19_X)?;
    let file = std::fs::metadata("/bin/busybox")?;
    let path = std::fs::canonicalize("/bin/busybox")?.to_string_lossy().into_owned();
    let want = [
        ("res", Is(0)),
        ("exe", Text("sh")),
        ("tid", Is(pid)),
        ("pid", Is(pid)),
        ("ptid", Is(sys::getpid() as i64)),
        ("comm", Text("busybox")),
        ("uid", Is(0)),
        ("gid", Is(0)),
        ("loginuid", Is(i64::from(u32::MAX))),
        ("exe_ino", Is(file.ino() as i64)),
        ("exe_ino_mtime", Is(file.mtime() * 1_000_000_000 + file.mtime_nsec())),
        ("exe_ino_ctime", Is(file.ctime() * 1_000_000_000 + file.ctime_nsec())),
        ("trusted_exepath", Text(&path)),
        ("filename", Text("/bin/busybox")),
        ("flags", Flags(&["EXE_WRITABLE"])),
        ("cap_inheritable", Is(0)),
    ];
    compare(&s, &want)?;
    same!(s.list("args"), ["-c", "exit 7"], "arguments");
    same!(s.list("env"), ["A=1", "B=two words"], "environment");
    let caps = std::fs::read_to_string("/proc/self/status")?;
    let line = caps.lines().find_map(|l| l.strip_prefix("CapEff:")).ok_or("no CapEff")?;
    same!(s.int("cap_effective"), i64::from_str_radix(line.trim(), 16)?, "effective capabilities");
    let groups = s.list("cgroups");
    for name in ["cpuset=/", "cpu=/", "memory=/"] {
        ensure!(groups.iter().any(|g| g.starts_with(name)), "no {name} among {groups:?}");
    }
    // The kernel's own list, in its order (newer kernels leave out what has only a v2 side).
    let told: Vec<&str> = groups.iter().filter_map(|g| Some(g.split_once('=')?.0)).collect();
    let listed = std::fs::read_to_string("/proc/cgroups")?;
    let names = listed.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_whitespace().next());
    // The name that it has in v1.
    let listed: Vec<&str> = names.map(|n| if n == "blkio" { "io" } else { n }).collect();
    let both: Vec<&str> = told.iter().copied().filter(|t| listed.contains(t)).collect();
    same!(both, listed, "subsystems of /proc/cgroups among {told:?}");
    ensure!(listed.len() >= 4, "too few subsystems to compare: {listed:?}");
    // SAFETY: only asks.
    let pgid = unsafe { libc::getpgid(0) };
    same!((s.int("pgid"), s.int("vpgid")), (i64::from(pgid), i64::from(pgid)), "process group");
    // Field 7 of a process' line, the fifth behind the name.
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let tty = stat.rsplit(") ").next().and_then(|s| s.split(' ').nth(4)).ok_or("no terminal in /proc/self/stat")?;
    same!(s.int("tty"), tty.parse::<i64>()?, "terminal");
    ensure!(s.int("vm_size") > 0, "memory: {}", s.int("vm_size"));
    Ok(())
}

fn failed_execve() -> Outcome {
    let r = lives()?;
    let argv = [addr("first\0"), addr("second\0"), addr("\0"), addr("fourth\0"), 0];
    let env = [addr("X=y\0"), 0];
    let ret = call3(libc::SYS_execve, addr("/not/here\0"), addr(&argv), addr(&env));
    same!(ret, -2, "execve");
    let s = only(&of(&r.drain(), sys::gettid() as i64), ids::SYSCALL_EXECVE_19_X)?;
    compare(&s, &[("res", Is(-2)), ("exe", Text("first")), ("filename", Text("/not/here")), ("comm", Text("probe-check"))])?;
    same!(s.list("args"), ["second", "", "fourth"], "arguments");
    same!(s.list("env"), ["X=y"], "environment");
    Ok(())
}

fn execveat() -> Outcome {
    let r = lives()?;
    let argv = [addr("true\0"), 0];
    let dir = good("open", call3(libc::SYS_open, addr("/bin\0"), libc::O_DIRECTORY as usize, 0))?;
    let (pid, status) = child(|| {
        call(libc::SYS_execveat, [dir, addr("busybox\0"), addr(&argv), 0, 0, 0]);
    });
    same!(status, 0, "status of the program");
    let seen = of(&r.drain(), pid);
    let s = only(&seen, ids::SYSCALL_EXECVE_19_X)?;
    compare(&s, &[("res", Is(0)), ("exe", Text("true"))])?;
    same!(seen.iter().filter(|s| s.kind() == ids::SYSCALL_EXECVEAT_X).count(), 0, "execveat events of a success");
    let ret = call(libc::SYS_execveat, [dir, addr("no-such\0"), addr(&argv), 0, 0, 0]);
    same!(ret, -2, "execveat");
    let s = only(&of(&r.drain(), sys::gettid() as i64), ids::SYSCALL_EXECVEAT_X)?;
    compare(&s, &[("res", Is(-2)), ("exe", Text("true"))])?;
    call3(libc::SYS_close, dir, 0, 0);
    Ok(())
}

fn from_memory() -> Outcome {
    let program = std::fs::read("/bin/busybox")?;
    let fd = good("memfd", call3(libc::SYS_memfd_create, addr("hidden\0"), 0, 0))?;
    let mut done = 0;
    while done < program.len() {
        done += good("write", call3(libc::SYS_write, fd, addr(&program[done..]), program.len() - done))?;
    }
    let r = lives()?;
    let argv = [addr("true\0"), 0];
    let (pid, status) = child(|| {
        call(libc::SYS_execveat, [fd, addr("\0"), addr(&argv), 0, libc::AT_EMPTY_PATH as usize, 0]);
    });
    call3(libc::SYS_close, fd, 0, 0);
    same!(status, 0, "status of the program");
    let s = only(&of(&r.drain(), pid), ids::SYSCALL_EXECVE_19_X)?;
    let flags = s.int("flags");
    let bit = named(ids::SYSCALL_EXECVE_19_X, "flags", &["EXE_FROM_MEMFD"]);
    ensure!(flags & bit != 0, "flags {flags:#x}");
    ensure!(s.text("trusted_exepath").contains("memfd:hidden"), "path {}", s.text("trusted_exepath"));
    Ok(())
}

/// A process that leads a session of its own on a new pseudo-terminal.
fn terminal() -> Outcome {
    let main = good("open of /dev/ptmx", call3(libc::SYS_open, addr("/dev/ptmx\0"), (libc::O_RDWR | libc::O_NOCTTY) as usize, 0))?;
    let (lock, mut number) = (0_i32, 0_u32);
    good("unlocking", call3(libc::SYS_ioctl, main, libc::TIOCSPTLCK as usize, addr(&lock)))?;
    good("its number", call3(libc::SYS_ioctl, main, libc::TIOCGPTN as usize, addr_mut(&mut number)))?;
    let path = format!("/dev/pts/{number}\0");
    let r = lives()?;
    let argv = [addr("true\0"), 0];
    let (pid, status) = child(|| {
        call3(libc::SYS_setsid, 0, 0, 0);
        let fd = call3(libc::SYS_open, addr(path.as_str()), libc::O_RDWR as usize, 0);
        call3(libc::SYS_ioctl, fd as usize, libc::TIOCSCTTY as usize, 0);
        call3(libc::SYS_execve, addr(BUSYBOX), addr(&argv), addr(&argv[1]));
    });
    call3(libc::SYS_close, main, 0, 0);
    same!(status, 0, "status of the program");
    let s = only(&of(&r.drain(), pid), ids::SYSCALL_EXECVE_19_X)?;
    // A device number as the kernel gives it to userspace: 136 is the first major number of pseudo-terminals.
    compare(&s, &[("tty", Is(i64::from(136 << 8 | number))), ("vpgid", Is(pid)), ("pgid", Is(pid))])
}

/// Makes a call that gives birth; the child leaves at once with status 9, without touching the memory that it may share.
fn birth(nr: i64, a: usize, b: usize) -> i64 {
    let ret: i64;
    // SAFETY: the child runs only the next instructions, which end it; it writes no memory, so sharing ours does no harm.
    unsafe {
        asm!("syscall", "test rax, rax", "jnz 2f", "mov edi, 9", "mov eax, 60", "syscall", "ud2", "2:",
            inlateout("rax") nr => ret, inlateout("rdi") a => _, in("rsi") b, in("rdx") 0, in("r10") 0, in("r8") 0,
            lateout("rcx") _, lateout("r11") _, options(nostack));
    }
    ret
}

fn births() -> Outcome {
    // struct clone_args: flags, pidfd, child_tid, parent_tid, exit_signal, …
    let args = [libc::CLONE_FS as u64, 0, 0, 0, libc::SIGCHLD as u64, 0, 0, 0];
    let clone = (libc::CLONE_FILES | libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD) as usize;
    for (nr, a, b, id, flags) in [
        (libc::SYS_fork, 0, 0, ids::SYSCALL_FORK_20_X, &[][..]),
        (libc::SYS_vfork, 0, 0, ids::SYSCALL_VFORK_20_X, &[]),
        (libc::SYS_clone, clone, 0, ids::SYSCALL_CLONE_20_X, &["CLONE_FILES", "CLONE_VM", "CLONE_VFORK"]),
        (libc::SYS_clone3, addr(&args), 64, ids::SYSCALL_CLONE3_X, &["CLONE_FS"]),
    ] {
        let r = lives()?;
        let pid = birth(nr, a, b);
        good("birth", pid)?;
        same!(sys::wait(pid), 9, "status of the child");
        let seen = r.drain();
        let me = sys::gettid() as i64;
        let parent = only(&of(&seen, me), id)?;
        let young = only(&of(&seen, pid), id)?;
        compare(&parent, &[("res", Is(pid)), ("tid", Is(me)), ("pid", Is(me)), ("vtid", Is(me)), ("flags", Flags(flags))])?;
        let want = [("res", Is(0)), ("tid", Is(pid)), ("pid", Is(pid)), ("ptid", Is(me)), ("vtid", Is(pid)), ("vpid", Is(pid))];
        compare(&young, &want)?;
        compare(&young, &[("flags", Flags(flags)), ("comm", Text("probe-check")), ("uid", Is(0)), ("gid", Is(0))])?;
        same!(young.list("args"), parent.list("args"), "arguments of parent and child");
        same!(young.text("exe"), parent.text("exe"), "programs of parent and child");
        ensure!(young.event().ts > 0 && parent.list("cgroups") == young.list("cgroups"), "groups of parent and child");
    }
    Ok(())
}

fn pid_namespace() -> Outcome {
    let r = lives()?;
    let pid = birth(libc::SYS_clone, (libc::CLONE_NEWPID | libc::SIGCHLD) as usize, 0);
    good("clone", pid)?;
    same!(sys::wait(pid), 9, "status of the child");
    let seen = r.drain();
    let young = only(&of(&seen, pid), ids::SYSCALL_CLONE_20_X)?;
    compare(&young, &[("tid", Is(pid)), ("vtid", Is(1)), ("vpid", Is(1))])?;
    compare(&young, &[("flags", Flags(&["CLONE_NEWPID", "CLONE_CHILD_IN_PIDNS"]))])?;
    ensure!(young.int("pidns_init_start_ts") > 0, "start of the namespace");
    let parent = only(&of(&seen, sys::gettid() as i64), ids::SYSCALL_CLONE_20_X)?;
    compare(&parent, &[("res", Is(pid)), ("vtid", Is(sys::gettid() as i64))])
}

fn deaths() -> Outcome {
    let r = lives()?;
    let (pid, _) = child(|| {
        call3(libc::SYS_exit_group, 7, 0, 0);
    });
    let ended = only(&of(&r.drain(), pid), ids::PROCEXIT_1_E)?;
    let none = ("reaper_tid", Is(0));
    compare(&ended, &[("status", Is(0x700)), ("ret", Is(7)), ("sig", Is(0)), ("core", Is(0)), none])?;
    let (pid, status) = child(|| {
        call3(libc::SYS_kill, sys::getpid() as usize, 9, 0);
    });
    same!(status, 1009, "end of the child");
    let killed = only(&of(&r.drain(), pid), ids::PROCEXIT_1_E)?;
    compare(&killed, &[("status", Is(9)), ("ret", Is(0)), ("sig", Is(9)), ("core", Is(0)), none])?;
    // A process with a child of its own: somebody inherits it.
    let (pid, _) = child(|| {
        // SAFETY: the grandchild only sleeps and ends.
        if unsafe { libc::fork() } == 0 {
            call3(libc::SYS_nanosleep, addr(&[0_u64, 50_000_000]), 0, 0);
        }
        call3(libc::SYS_exit_group, 0, 0, 0);
    });
    let parent = only(&of(&r.drain(), pid), ids::PROCEXIT_1_E)?;
    compare(&parent, &[("status", Is(0)), ("reaper_tid", Is(1))])
}
