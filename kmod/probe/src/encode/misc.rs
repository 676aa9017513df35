// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Calls of small families: signals, ptrace, prctl, limits, bpf, seccomp, modules, io_uring, futex, semaphores.

use super::{
    socket::dyn_value,
    wire::{i32_at, nth_word, read, u16_at, u32_at, u64_at},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Lost, Next,
    Param::{Fd, Map16, Map32, Ret, Str, Wide32, U16, U32, U64, U8},
};
use crate::{
    kernel::{Abi, Fault, Kernel},
    record::{low_u16, low_u8, Record, MAX_STR},
};
use eyas_abi::{
    generated::flags::{
        delete_module_flags, finit_module_flags, futex_op, io_uring_enter_flags, io_uring_setup_feats, io_uring_setup_flags,
        ptrace_requests, rlimit_resource, semctl_cmd, semget_flags, semop_flags,
    },
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 20] {
    [
        (ids::SYSCALL_KILL_X, Plain(&[Ret, Fd(0), U8(1)])),
        (ids::SYSCALL_TKILL_X, Plain(&[Ret, Fd(0), U8(1)])),
        (ids::SYSCALL_TGKILL_X, Plain(&[Ret, Fd(0), Fd(1), U8(2)])),
        (ids::SYSCALL_PTRACE_X, With(ptrace)),
        (ids::SYSCALL_PRCTL_X, With(prctl)),
        (ids::SYSCALL_GETRLIMIT_X, With(getrlimit)),
        (ids::SYSCALL_SETRLIMIT_X, With(setrlimit)),
        (ids::SYSCALL_PRLIMIT_X, With(prlimit)),
        (ids::SYSCALL_BPF_2_X, Plain(&[Ret, U32(0)])),
        (ids::SYSCALL_SECCOMP_X, Plain(&[Ret, Wide32(0), Wide32(1)])),
        (ids::SYSCALL_INIT_MODULE_X, With(init_module)),
        (ids::SYSCALL_FINIT_MODULE_X, Plain(&[Ret, Fd(0), Str(1), Map32(2, finit_module_flags)])),
        (ids::SYSCALL_DELETE_MODULE_X, Plain(&[Ret, Str(0), Map32(1, delete_module_flags)])),
        (ids::SYSCALL_IO_URING_SETUP_X, With(io_uring_setup)),
        (ids::SYSCALL_IO_URING_ENTER_X, Plain(&[Ret, Fd(0), U32(1), U32(2), Map32(3, io_uring_enter_flags), U32(4)])),
        (ids::SYSCALL_IO_URING_REGISTER_X, Plain(&[Ret, Fd(0), U16(1), U64(2), U32(3)])),
        (ids::SYSCALL_FUTEX_X, Plain(&[Ret, U64(0), Map16(1, futex_op), U64(2)])),
        (ids::SYSCALL_SEMGET_X, Plain(&[Ret, U32(0), U32(1), Map32(2, semget_flags)])),
        (ids::SYSCALL_SEMCTL_X, With(semctl)),
        (ids::SYSCALL_SEMOP_X, With(semop)),
    ]
}

/// Only SETVAL takes a number; for other commands the fourth argument is a pointer or not there.
fn semctl<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    const SETVAL: u16 = 16;
    let cmd = low_u16(cx.arg(2));
    r.i64(cx.ret());
    r.u32(cx.arg_u32(0));
    r.u32(cx.arg_u32(1));
    r.u16(low_u16(semctl_cmd(cmd.into()).into()));
    r.u32(if cmd == SETVAL { cx.arg_u32(3) } else { 0 });
    Ok(Next::Done)
}

/// Types of the ptrace values.
mod ptrace_index {
    pub const U64: u8 = 0;
    pub const SIGNAL: u8 = 1;
}

fn ptrace<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let ok = cx.ret() >= 0;
    r.i64(cx.ret());
    dyn_value(r, ptrace_index::U64, &(if ok { cx.arg(2) } else { 0 }).to_ne_bytes());
    match cx.arg_u32(0) {
        _ if !ok => dyn_value(r, ptrace_index::U64, &[0; 8]),
        // PEEKTEXT, PEEKDATA, PEEKUSR: the word that the kernel wrote.
        1..=3 => {
            let word = peeked(cx, r)?;
            dyn_value(r, ptrace_index::U64, &word.to_ne_bytes());
        }
        // CONT, SINGLESTEP, DETACH, SYSCALL.
        7 | 9 | 17 | 24 => dyn_value(r, ptrace_index::SIGNAL, &[low_u8(cx.arg(3))]),
        _ => dyn_value(r, ptrace_index::U64, &cx.arg(3).to_ne_bytes()),
    }
    r.u16(low_u16(ptrace_requests(cx.arg_u32(0)).into()));
    r.fd(cx.arg(1));
    Ok(Next::Done)
}

fn peeked<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Result<u64, Lost> {
    let mut word = [0; 8];
    let size = cx.sys.abi.word();
    if word.get_mut(..size).is_none_or(|w| cx.k.read_user(cx.arg(3), w) == Err(Fault)) {
        r.note_fault(cx.arg(3));
        return Err(Lost::UserMemory);
    }
    Ok(nth_word(&word, 0, cx.sys.abi))
}

/// The second argument is a text, a pointer to a number, or a number.
fn prctl<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    const SET_NAME: u32 = 15;
    const GET_NAME: u32 = 16;
    const GET_CHILD_SUBREAPER: u32 = 37;
    let option = cx.arg_u32(0);
    r.i64(cx.ret());
    r.u32(option);
    match option {
        SET_NAME | GET_NAME => {
            r.user_str(cx.k, cx.arg(1));
            r.i64(0);
        }
        GET_CHILD_SUBREAPER => {
            r.empty();
            let v = read::<K, 4>(cx.k, cx.arg(1)).unwrap_or_else(|Fault| {
                r.note_fault(cx.arg(1));
                [0; 4]
            });
            r.i64(i32_at(&v, 0).into());
        }
        _ => {
            r.empty();
            r.u64(cx.arg(1));
        }
    }
    Ok(Next::Done)
}

/// Soft and hard limit of a caller's `struct rlimit`; the largest number of 32 bits means "no limit", as -1 does with 64.
fn limits<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64, wide: bool) -> Option<(u64, u64)> {
    let found = if wide {
        read::<K, 16>(cx.k, addr).map(|b| (u64_at(&b, 0), u64_at(&b, 8)))
    } else {
        let widen = |v: u32| if v == u32::MAX { u64::MAX } else { v.into() };
        read::<K, 8>(cx.k, addr).map(|b| (widen(u32_at(&b, 0)), widen(u32_at(&b, 4))))
    };
    if found.is_err() {
        r.note_fault(addr);
    }
    found.ok()
}

const UNKNOWN: (u64, u64) = (u64::MAX, u64::MAX);

fn getrlimit<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let found = if cx.ret() == 0 { limits(cx, r, cx.arg(1), cx.sys.abi != Abi::Ia32) } else { None };
    rlimit(cx, r, found.unwrap_or(UNKNOWN))
}

fn setrlimit<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let asked = limits(cx, r, cx.arg(1), cx.sys.abi != Abi::Ia32);
    rlimit(cx, r, asked.unwrap_or((0, 0)))
}

fn rlimit<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, (soft, hard): (u64, u64)) -> Encoded {
    r.i64(cx.ret());
    r.u64(soft);
    r.u64(hard);
    r.u8(low_u8(rlimit_resource(cx.arg_u32(0)).into()));
    Ok(Next::Done)
}

fn prlimit<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let new = limits(cx, r, cx.arg(2), true).unwrap_or((0, 0));
    let old = if cx.ret() == 0 { limits(cx, r, cx.arg(3), true) } else { None }.unwrap_or(UNKNOWN);
    r.i64(cx.ret());
    r.u64(new.0);
    r.u64(new.1);
    r.u64(old.0);
    r.u64(old.1);
    r.fd(cx.arg(0));
    r.u8(low_u8(rlimit_resource(cx.arg_u32(1)).into()));
    Ok(Next::Done)
}

/// The image as far as one page goes: enough to tell what it is.
fn init_module<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.user_bytes(cx.k, cx.arg(0), super::wire::len(cx.arg(1)).min(MAX_STR));
    r.u64(cx.arg(1));
    r.user_str(cx.k, cx.arg(2));
    Ok(Next::Done)
}

/// `struct io_uring_params`: sq_entries, cq_entries, flags, sq_thread_cpu, sq_thread_idle, features.
fn io_uring_setup<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let p = read::<K, 24>(cx.k, cx.arg(1));
    if p.is_err() {
        r.note_fault(cx.arg(1));
    }
    let known = p.is_ok();
    let p = p.unwrap_or([0; 24]);
    r.i64(cx.ret());
    r.u32(cx.arg_u32(0));
    r.u32(u32_at(&p, 0));
    r.u32(u32_at(&p, 4));
    r.u32(if known { io_uring_setup_flags(u32_at(&p, 8)) } else { 0 });
    r.u32(u32_at(&p, 12));
    r.u32(u32_at(&p, 16));
    r.u32(if known { io_uring_setup_feats(u32_at(&p, 20)) } else { 0 });
    Ok(Next::Done)
}

/// The first two operations of a call that was carried out.
fn semop<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    const SEMBUF: usize = 6;
    let mut ops = [0; 2 * SEMBUF];
    let n = super::wire::len(cx.arg_u32(2).into()).min(2);
    if cx.ret() == 0 && ops.get_mut(..n.wrapping_mul(SEMBUF)).is_some_and(|o| cx.k.read_user(cx.arg(1), o) == Err(Fault)) {
        r.note_fault(cx.arg(1));
        ops = [0; 2 * SEMBUF];
    }
    r.i64(cx.ret());
    r.u32(cx.arg_u32(2));
    for op in ops.chunks_exact(SEMBUF) {
        r.u16(u16_at(op, 0));
        r.u16(u16_at(op, 2));
        r.u16(low_u16(semop_flags(u16_at(op, 4).into()).into()));
    }
    r.u32(cx.arg_u32(0));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, FakeKernel},
        kernel::Abi,
    };
    use eyas_abi::ids;

    #[test]
    fn ptrace_data_is_what_the_request_makes_of_it() {
        let k = FakeKernel::default();
        let word = k.user(&0xabcd_u64.to_ne_bytes());
        let dynamic = |index: u8, v: u64| [&[index][..], &v.to_ne_bytes()].concat();
        let e = encode(&k, ids::SYSCALL_PTRACE_X, [1, 42, 0x1000, word, 0, 0], 0).expect("sent");
        assert_eq!((e.param(1), e.param(2)), (&dynamic(0, 0x1000)[..], &dynamic(0, 0xabcd)[..]));
        assert_eq!((e.u16(3), e.i64(4)), (2, 42));
        assert_eq!(encode(&k, ids::SYSCALL_PTRACE_X, [1, 42, 0, 0x10, 0, 0], 0), Err(Lost::UserMemory));
        let e = encode(&k, ids::SYSCALL_PTRACE_X, [7, 42, 1, 9, 0, 0], 0).expect("sent");
        assert_eq!((e.param(2), e.u16(3)), (&[1, 9][..], 8));
        let e = encode(&k, ids::SYSCALL_PTRACE_X, [4, 42, 8, 77, 0, 0], 0).expect("sent");
        assert_eq!((e.param(1), e.param(2)), (&dynamic(0, 8)[..], &dynamic(0, 77)[..]));
        let e = encode(&k, ids::SYSCALL_PTRACE_X, [1, 42, 8, 0x10, 0, 0], -3).expect("sent");
        assert_eq!((e.param(1), e.param(2)), (&dynamic(0, 0)[..], &dynamic(0, 0)[..]));
    }

    #[test]
    fn semctl_has_a_value_only_where_it_sets_one() {
        let k = FakeKernel::default();
        // SETVAL, GETALL, IPC_STAT.
        for (cmd, told, value) in [(16_u64, 0x1000, 77), (13, 0x40, 0), (2, 1, 0)] {
            let e = encode(&k, ids::SYSCALL_SEMCTL_X, [5, 1, cmd, 77, 0, 0], -1).expect("sent");
            assert_eq!((e.i64(0), e.u32(1), e.u32(2), e.u16(3), e.u32(4)), (-1, 5, 1, told, value), "command {cmd}");
        }
    }

    #[test]
    fn signals_go_to_whom_the_caller_said() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SYSCALL_KILL_X, [0xffff_ffff, 9, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.u8(2)), (-1, 9));
        let e = encode(&k, ids::SYSCALL_TGKILL_X, [5, 6, 15, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u8(3)), (5, 6, 15));
    }

    #[test]
    fn prctl_argument_by_option() {
        let k = FakeKernel::default();
        let (name, number) = (k.user_str("kworker"), k.user(&1_u32.to_ne_bytes()));
        let e = encode(&k, ids::SYSCALL_PRCTL_X, [15, name, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(1), e.str(2), e.i64(3)), (15, "kworker", 0));
        let e = encode(&k, ids::SYSCALL_PRCTL_X, [37, number, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.param(2), e.i64(3)), (&b""[..], 1));
        let e = encode(&k, ids::SYSCALL_PRCTL_X, [36, u64::MAX, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.param(2), e.i64(3)), (&b""[..], -1));
    }

    #[test]
    fn limits_of_every_caller() {
        let mut k = FakeKernel::default();
        let wide = k.user(&[1024_u64.to_ne_bytes(), u64::MAX.to_ne_bytes()].concat());
        let narrow = k.user(&[1024_u32.to_ne_bytes(), u32::MAX.to_ne_bytes()].concat());
        let e = encode(&k, ids::SYSCALL_PRLIMIT_X, [0, 7, wide, 0, 0, 0], -1).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.i64(3), e.i64(4), e.i64(5), e.u8(6)), (1024, -1, -1, -1, 0, 7));
        k.abi = Some(Abi::Ia32);
        let e = encode(&k, ids::SYSCALL_SETRLIMIT_X, [7, narrow, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u8(3)), (1024, -1, 7));
        let e = encode(&k, ids::SYSCALL_GETRLIMIT_X, [99, 0, 0, 0, 0, 0], -22).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u8(3)), (-1, -1, 255));
        let e = encode(&k, ids::SYSCALL_SETRLIMIT_X, [7, 0, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.i64(1), e.i64(2)), (0, 0));
    }

    #[test]
    fn modules_come_with_image_name_and_options() {
        let k = FakeKernel::default();
        let (image, options) = (k.user(&[0x7f; 9000]), k.user_str("debug=1"));
        let e = encode(&k, ids::SYSCALL_INIT_MODULE_X, [image, 9000, options, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.param(1).len(), e.u64(2), e.str(3)), (4096, 9000, "debug=1"));
        let e = encode(&k, ids::SYSCALL_FINIT_MODULE_X, [5, options, 2, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.str(2), e.u32(3)), (5, "debug=1", 2));
    }

    #[test]
    fn semop_tells_two_operations_of_a_call_that_succeeded() {
        let k = FakeKernel::default();
        let ops = k.user(&[3_u16, 0xffff, 0x1000, 4, 1, 0x800, 9, 9, 9].map(u16::to_ne_bytes).concat());
        let e = encode(&k, ids::SYSCALL_SEMOP_X, [1, ops, 3, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(1), e.u16(2), e.u16(3), e.u16(4)), (3, 3, 0xffff, 2));
        assert_eq!((e.u16(5), e.u16(6), e.u16(7), e.u32(8)), (4, 1, 1, 1));
        let e = encode(&k, ids::SYSCALL_SEMOP_X, [1, ops, 1, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u16(2), e.u16(5)), (3, 0));
        assert_eq!(encode(&k, ids::SYSCALL_SEMOP_X, [1, ops, 3, 0, 0, 0], -11).expect("sent").u16(2), 0);
    }

    #[test]
    fn io_uring_parameters() {
        let k = FakeKernel::default();
        let p = k.user(&[8_u32, 16, 2, 3, 4, 0x201].map(u32::to_ne_bytes).concat());
        let e = encode(&k, ids::SYSCALL_IO_URING_SETUP_X, [8, p, 0, 0, 0, 0], 5).expect("sent");
        assert_eq!((e.u32(1), e.u32(2), e.u32(3), e.u32(4), e.u32(5), e.u32(6), e.u32(7)), (8, 8, 16, 2, 3, 4, 0x201));
    }
}
