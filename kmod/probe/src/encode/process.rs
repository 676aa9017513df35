// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Processes being born, replaced and ended: the clone family, execve and execveat, exit.
//!
//! A successful exec is told by the exec hook (result 0), with the strings of the new memory; a failed one by the system call,
//! with the strings that the caller pointed to. A clone is told twice: to the parent (result = the child) and to the child (0).

use super::{
    cgroup::cgroups,
    wire::{nth_word, read, read_front, u64_at},
    Ctx, Encode,
    Encode::With,
    Encoded, Lost, Next,
};
use crate::{
    kernel::{Creds, Kernel, Layer, TaskIds},
    record::{low_u32, low_u8, put, Record, MAX_STR},
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
            return (usize::from(put(out, 0, &[0])), fault);
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

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, Event, FakeKernel},
        kernel::{Abi, Creds, ExeFile, Exit, Layer, Memory, MmStrings, PidNs, TaskIds},
    };
    use eyas_abi::ids;
    use std::{string::String, vec::Vec};

    fn kernel() -> FakeKernel {
        let mut k = FakeKernel {
            ids: TaskIds { tid: 12, tgid: 11, ptid: 1, pgid: 10, sid: 10, vtid: 3, vpid: 2, vpgid: 1 },
            creds: Creds { uid: 1, euid: 2, suid: 3, gid: 4, egid: 5, sgid: 6, loginuid: u32::MAX, ..Creds::default() },
            memory: Memory { vm_size: 100, vm_rss: 50, vm_swap: 1, pgft_maj: 7, pgft_min: 8 },
            comm: *b"sh\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            tty: 0x8801,
            fd_limit: 1024,
            exe_file: Some(ExeFile { ino: 5, ctime_ns: 6, mtime_ns: 7, writable: true, layer: Layer::Upper, memfd: true }),
            exe_path: Some("/bin/sh".into()),
            ..FakeKernel::default()
        };
        for (name, path) in [("cpu", "/a"), ("io", "/b"), ("memory", "/b"), ("pids", "/")] {
            k.cgroup(name, path);
        }
        let args = b"sh\0-c\0id\0";
        let env = b"A=1\0B=2\0";
        let (arg_start, env_start) = (k.user(args), k.user(env));
        k.mm_strings = MmStrings { arg_start, arg_end: arg_start + args.len() as u64, env_start, env_end: env_start + env.len() as u64 };
        k
    }

    fn array(k: &FakeKernel, strings: &[&str], word: usize) -> u64 {
        let mut pointers: Vec<u64> = strings.iter().map(|s| k.user_str(s)).collect();
        pointers.push(0);
        let bytes: Vec<u8> = pointers.iter().flat_map(|p| p.to_le_bytes().into_iter().take(word).collect::<Vec<_>>()).collect();
        k.user(&bytes)
    }

    fn assert_identity(e: &Event) {
        assert_eq!((e.i64(3), e.i64(4), e.i64(5), e.param(6)), (12, 11, 1, &b""[..]));
        assert_eq!((e.u64(7), e.u64(8), e.u64(9)), (1024, 7, 8));
        assert_eq!((e.u32(10), e.u32(11), e.u32(12), e.str(13)), (100, 50, 1, "sh"));
        assert_eq!(e.param(14), b"cpu=/a\0io=/b\0memory=/b\0pids=/\0");
    }

    #[test]
    fn a_successful_exec_is_told_from_the_new_memory() {
        let mut k = kernel();
        k.exec_filename = Some("./sh".into());
        let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [0; 6], 0).expect("sent");
        assert_eq!((e.i64(0), e.str(1), e.param(2)), (0, "sh", &b"-c\0id\0"[..]));
        assert_identity(&e);
        assert_eq!((e.param(15), e.u32(16), e.i64(17), e.u32(18)), (&b"A=1\0B=2\0"[..], 0x8801, 1, u32::MAX));
        assert_eq!((e.u32(19), e.u64(23), e.u64(24), e.u64(25), e.u32(26)), (7, 5, 6, 7, 2));
        assert_eq!((e.str(27), e.i64(28), e.u32(29), e.str(30)), ("/bin/sh", 10, 5, "./sh"));
    }

    #[test]
    fn a_failed_exec_is_told_from_the_callers_arrays() {
        for (abi, word) in [(Abi::Native, 8), (Abi::Ia32, 4), (Abi::X32, 4)] {
            let mut k = kernel();
            k.abi = Some(abi);
            let (argv, envp) = (array(&k, &["./no", "", "x"], word), array(&k, &["E=1"], word));
            let path = k.user_str("./no");
            let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [path, argv, envp, 0, 0, 0], -2).expect("sent");
            assert_eq!((e.i64(0), e.str(1), e.param(2)), (-2, "./no", &b"\0x\0"[..]));
            assert_eq!((e.param(15), e.str(30)), (&b"E=1\0"[..], "./no"));
            let e = encode(&k, ids::SYSCALL_EXECVEAT_X, [3, path, argv, envp, 0, 0], -2).expect("sent");
            assert_eq!((e.str(1), e.param(15), e.params.len()), ("./no", &b"E=1\0"[..], 30));
        }
        let k = kernel();
        let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [0; 6], -14).expect("sent");
        assert_eq!((e.str(1), e.param(2), e.param(15), e.param(30)), ("", &b""[..], &b""[..], &b""[..]));
        assert_eq!(encode(&k, ids::SYSCALL_EXECVEAT_X, [0; 6], 0), Err(Lost::Skip), "the exec hook tells it");
    }

    #[test]
    fn arguments_and_environment_end_at_4096_bytes() {
        let mut k = kernel();
        let long = String::from_utf8(std::vec![b'x'; 5000]).expect("text");
        let argv = array(&k, &["a", &long, "never"], 8);
        let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [0, argv, argv, 0, 0, 0], -1).expect("sent");
        assert_eq!((e.str(1), e.param(2).len(), e.param(2).last()), ("a", 4094, Some(&0)));
        assert_eq!((e.param(15).len(), e.param(15).last()), (4096, Some(&0)));
        let start = k.user_str(&long);
        k.mm_strings = MmStrings { arg_start: start, arg_end: start + 5001, ..MmStrings::default() };
        let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [0; 6], 0).expect("sent");
        assert_eq!((e.str(1).len(), e.param(2)), (4095, &b""[..]));
    }

    #[test]
    fn what_is_readable_of_the_arguments_is_told() {
        let mut k = kernel();
        let argv = array(&k, &["ls", "-l"], 8);
        k.memory_map.borrow_mut().get_mut(&argv).expect("mapped")[8..16].copy_from_slice(&0x10_u64.to_ne_bytes());
        let e = encode(&k, ids::SYSCALL_EXECVE_19_X, [0, argv, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.str(1), e.param(2), e.fault), ("ls", &b""[..], Some(0x10)));
        k.mm_strings.arg_end = k.mm_strings.arg_start + 1_000_000;
        let e = encode(&k, ids::SYSCALL_CLONE_20_X, [0; 6], 13).expect("sent");
        assert_eq!((e.str(1), e.param(2), e.fault.is_some()), ("", &b""[..], true), "not even the first page is whole");
    }

    #[test]
    fn clone_tells_parent_and_child() {
        let mut k = kernel();
        let e = encode(&k, ids::SYSCALL_CLONE_20_X, [0x0001_0100, 0, 0, 0, 0, 0], 13).expect("sent");
        assert_eq!((e.i64(0), e.str(1), e.param(2)), (13, "sh", &b"-c\0id\0"[..]));
        assert_identity(&e);
        assert_eq!((e.u32(15), e.u32(16), e.u32(17), e.i64(18), e.i64(19), e.u64(20)), (0xa000, 2, 5, 3, 2, 0));
        k.pid_ns = PidNs { level: 1, children_elsewhere: false, init_start_ns: 99 };
        let e = encode(&k, ids::SYSCALL_VFORK_20_X, [0xff; 6], 0).expect("sent");
        assert_eq!((e.u32(15), e.u64(20)), (1 << 29, 99));
        let args = k.user(&0x2000_0000_u64.to_ne_bytes());
        let e = encode(&k, ids::SYSCALL_CLONE3_X, [args, 88, 0, 0, 0, 0], -1).expect("sent");
        assert_eq!((e.i64(0), e.param(1), e.param(2), e.u32(15)), (-1, &b""[..], &b""[..], 0x40 | 1 << 29));
    }

    #[test]
    fn exit_takes_the_status_apart() {
        let tell = |status| {
            let k = FakeKernel { exit: Exit { status, reaper: 1 }, ..FakeKernel::default() };
            let e = encode(&k, ids::PROCEXIT_1_E, [0; 6], 0).expect("sent");
            (e.i64(0), e.i64(1), e.u8(2), e.u8(3), e.i64(4))
        };
        assert_eq!(tell(0x300), (0x300, 3, 0, 0, 1));
        assert_eq!(tell(0x8b), (0x8b, 0, 11, 1, 1));
        assert_eq!(tell(9), (9, 0, 9, 0, 1));
    }
}
