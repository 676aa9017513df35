// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Processes being born, replaced and ended: the clone family, execve and execveat, exit.
//!
//! A successful exec is told by the exec hook (result 0), with the strings of the new memory; a failed one by the system call,
//! with the strings that the caller pointed to. A clone is told twice: to the parent (result = the child) and to the child (0).

use super::{
    wire::{nth_word, read, read_front, u64_at},
    Ctx, Encode,
    Encode::With,
    Encoded, Lost, Next,
};
use crate::{
    kernel::{Cgroup, Creds, Kernel, Layer, TaskIds},
    record::{low_u32, low_u8, Record, MAX_STR},
};
use eyas_abi::{
    generated::flags::{capabilities, clone_flags},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 7] {
    [
        (ids::SYSCALL_CLONE_20_X, With(clone)),
        (ids::SYSCALL_FORK_20_X, With(fork)),
        (ids::SYSCALL_VFORK_20_X, With(fork)),
        (ids::SYSCALL_CLONE3_X, With(clone3)),
        (ids::SYSCALL_EXECVE_19_X, With(execve)),
        (ids::SYSCALL_EXECVEAT_X, With(execveat)),
        (ids::PROCEXIT_1_E, With(exit)),
    ]
}

/// Bits of the recorded executable flags.
mod exe {
    pub const WRITABLE: u32 = 1;
    pub const UPPER_LAYER: u32 = 2;
    pub const FROM_MEMFD: u32 = 4;
    pub const LOWER_LAYER: u32 = 8;
}
/// The probe's own clone flag: the new task lives in another pid namespace than the initial one, or its children will.
const CHILD_IN_PIDNS: u32 = 1 << 29;

fn clone<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    birth(cx, r, clone_flags(cx.arg_u32(0)))
}

fn fork<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    birth(cx, r, 0)
}

/// The flags are the first member of `struct clone_args`.
fn clone3<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let flags = match read::<K, 8>(cx.k, cx.arg(0)) {
        Ok(b) => clone_flags(low_u32(u64_at(&b, 0))),
        Err(_) => {
            r.note_fault(cx.arg(0));
            0
        }
    };
    birth(cx, r, flags)
}

fn birth<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, flags: u32) -> Encoded {
    let task = cx.k.ids();
    r.i64(cx.ret());
    if cx.ret() >= 0 {
        arguments_of_mm(cx, r);
    } else {
        r.empty();
        r.empty();
    }
    identity(cx, r, &task);
    let ns = cx.k.pid_ns();
    let elsewhere = ns.level != 0 || ns.children_elsewhere;
    r.u32(flags | if elsewhere { CHILD_IN_PIDNS } else { 0 });
    let c = cx.k.creds();
    r.u32(c.euid);
    r.u32(c.egid);
    r.i64(task.vtid.into());
    r.i64(task.vpid.into());
    r.u64(if cx.ret() == 0 { ns.init_start_ns } else { 0 });
    Ok(Next::Done)
}

/// What clone and exec share: tid … cgroups.
fn identity<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, task: &TaskIds) {
    r.i64(task.tid.into());
    r.i64(task.tgid.into());
    r.i64(task.ptid.into());
    // The current directory: userspace inherits it.
    r.empty();
    r.u64(cx.k.fd_limit());
    let m = cx.k.memory();
    r.u64(m.pgft_maj);
    r.u64(m.pgft_min);
    r.u32(m.vm_size);
    r.u32(m.vm_rss);
    r.u32(m.vm_swap);
    r.str(&cx.k.comm());
    cgroups(cx, r);
}

/// `subsystem=path` with a NUL each; what would pass one page is left out.
fn cgroups<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    const NAMES: [(Cgroup, &[u8]); 5] = [
        (Cgroup::Cpuset, b"cpuset="),
        (Cgroup::Cpu, b"cpu="),
        (Cgroup::Cpuacct, b"cpuacct="),
        (Cgroup::Io, b"io="),
        (Cgroup::Memory, b"memory="),
    ];
    r.fill(|buf| {
        let room = buf.len().min(MAX_STR);
        let mut at = 0_usize;
        for (subsystem, name) in NAMES {
            let start = at.wrapping_add(name.len());
            // One byte stays for the NUL.
            let Some(path) = buf.get_mut(start..room.wrapping_sub(1)) else { continue };
            let Some(n) = cx.k.cgroup_path(subsystem, path) else { continue };
            let end = start.wrapping_add(n);
            if end < room && crate::record::put(buf, at, name) && crate::record::put(buf, end, &[0]) {
                at = end.wrapping_add(1);
            }
        }
        Some(at)
    });
}

fn execve<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    if cx.ret() >= 0 {
        exec(cx, r, None);
        r.str_from(|out| cx.k.exec_filename(out));
    } else {
        exec(cx, r, Some((cx.arg(1), cx.arg(2))));
        r.user_str(cx.k, cx.arg(0));
    }
    Ok(Next::Done)
}

/// Only failures: a success is an execve event of the exec hook.
fn execveat<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    if cx.ret() >= 0 {
        return Err(Lost::Skip);
    }
    exec(cx, r, Some((cx.arg(2), cx.arg(3))));
    Ok(Next::Done)
}

/// Appends all but the file name. `given` = argv and envp of a failed call.
fn exec<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, given: Option<(u64, u64)>) {
    let task = cx.k.ids();
    r.i64(cx.ret());
    match given {
        Some((argv, _)) => given_arguments(cx, r, argv),
        None => arguments_of_mm(cx, r),
    }
    identity(cx, r, &task);
    match given {
        Some((_, envp)) => r.fill_noting(|out| pointed_strings(cx, envp, out)),
        None => {
            let mm = cx.k.mm_strings();
            r.fill_noting(|out| region(cx, mm.env_start, mm.env_end, out));
        }
    }
    r.u32(cx.k.tty());
    r.i64(task.vpgid.into());
    credentials(cx, r, &task);
}

/// loginuid … egid, with the executable's inode and path between.
fn credentials<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, task: &TaskIds) {
    let c: Creds = cx.k.creds();
    let file = cx.k.exe_file().unwrap_or_default();
    r.u32(c.loginuid);
    r.u32(
        if file.writable { exe::WRITABLE } else { 0 }
            | if file.memfd { exe::FROM_MEMFD } else { 0 }
            | match file.layer {
                Layer::None => 0,
                Layer::Upper => exe::UPPER_LAYER,
                Layer::Lower => exe::LOWER_LAYER,
            },
    );
    r.u64(capabilities(c.cap_inheritable));
    r.u64(capabilities(c.cap_permitted));
    r.u64(capabilities(c.cap_effective));
    r.u64(file.ino);
    r.u64(file.ctime_ns);
    r.u64(file.mtime_ns);
    r.u32(c.euid);
    r.str_from(|out| cx.k.exe_path(out));
    r.i64(task.pgid.into());
    r.u32(c.egid);
}

/// Appends exe and args from the strings of the process.
fn arguments_of_mm<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    let mm = cx.k.mm_strings();
    arguments(r, |out| region(cx, mm.arg_start, mm.arg_end, out));
}

/// Appends exe and args from the array that the caller handed in.
fn given_arguments<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, argv: u64) {
    arguments(r, |out| pointed_strings(cx, argv, out));
}

/// Appends two parameters: the first string (empty text if there is none), then the others. `write` fills in all of them at once;
/// the second parameter finds its bytes where the first one left them.
fn arguments(r: &mut Record<'_>, write: impl FnOnce(&mut [u8]) -> (usize, Option<u64>)) {
    let mut rest = 0_usize;
    r.fill_noting(|out| {
        let (all, fault) = write(out);
        let first = out.get(..all).and_then(|s| s.iter().position(|b| *b == 0)).map_or(0, |nul| nul.wrapping_add(1));
        if first == 0 {
            return (usize::from(crate::record::put(out, 0, &[0])), fault);
        }
        rest = all.wrapping_sub(first);
        (first, fault)
    });
    r.fill(|_| Some(rest));
}

/// The strings of a stretch of user memory, at most [`MAX_STR`] bytes, the last byte a NUL. Returns the length and where a page was absent.
fn region<K: Kernel>(cx: &Ctx<'_, K>, start: u64, end: u64, out: &mut [u8]) -> (usize, Option<u64>) {
    let room = out.len().min(MAX_STR);
    let want = super::wire::len(end.saturating_sub(start)).min(room);
    let (n, fault) = out.get_mut(..want).map_or((0, None), |out| read_front(cx.k, start, out));
    if let Some(last) = n.checked_sub(1).and_then(|last| out.get_mut(last)) {
        *last = 0;
    }
    (n, fault)
}

/// The strings that a NULL-terminated array of user pointers points to, at most [`MAX_STR`] bytes; ends at the first that can't be read.
fn pointed_strings<K: Kernel>(cx: &Ctx<'_, K>, array: u64, out: &mut [u8]) -> (usize, Option<u64>) {
    let room = out.len().min(MAX_STR);
    let word = cx.sys.abi.word();
    let mut at = 0;
    let mut slot = array;
    if array == 0 {
        return (0, None);
    }
    // Each string takes a byte at least, so this ends.
    while let Some(rest) = out.get_mut(at..room).filter(|r| !r.is_empty()) {
        let mut pointer = [0; 8];
        if pointer.get_mut(..word).is_none_or(|p| cx.k.read_user(slot, p).is_err()) {
            return (at, Some(slot));
        }
        let address = nth_word(&pointer, 0, cx.sys.abi);
        if address == 0 {
            break;
        }
        match cx.k.read_user_str(address, rest) {
            Ok(n) => at = at.wrapping_add(n.max(1)),
            Err(_) => return (at, Some(address)),
        }
        slot = slot.wrapping_add(word as u64);
    }
    (at, None)
}

/// The wait status, taken apart.
fn exit<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let e = cx.k.exit();
    let status = e.status;
    let signal = status & 0x7f;
    r.i64(status.into());
    r.i64(if signal == 0 { i64::from(status >> 8 & 0xff) } else { 0 });
    // 0x7f is "stopped", which no exit status says.
    r.u8(if signal == 0x7f { 0 } else { low_u8(u64::from(signal.unsigned_abs())) });
    r.u8(u8::from(status & 0x80 != 0));
    r.i64(e.reaper.into());
    Ok(Next::Done)
}
