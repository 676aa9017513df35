// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Descriptors: close, dup, fcntl, pipe, and what makes one (eventfd, epoll, inotify, signalfd, timerfd, pidfd, userfaultfd).

use super::{
    wire::{i32_at, read},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Const32, Const8, Fd, Map16, Map32, Map8, Ret, Str, U32, U64, U8},
};
use crate::{kernel::Kernel, record::Record};
use eyas_abi::{
    generated::flags::{
        close_range_flags, dup3_flags, epoll_create1_flags, eventfd2_flags, fcntl_cmd, flock_flags, inotify_init1_flags,
        memfd_create_flags, pidfd_open_flags, pipe2_flags, signalfd4_flags, timerfd_create_flags,
    },
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 23] {
    [
        (ids::SYSCALL_CLOSE_X, With(close)),
        (ids::SYSCALL_CLOSE_RANGE_X, Plain(&[Ret, U32(0), U32(1), Map32(2, close_range_flags)])),
        (ids::SYSCALL_DUP_1_X, Plain(&[Ret, Fd(0)])),
        (ids::SYSCALL_DUP2_X, Plain(&[Ret, Fd(0), Fd(1)])),
        (ids::SYSCALL_DUP3_X, Plain(&[Ret, Fd(0), Fd(1), Map32(2, dup3_flags)])),
        (ids::SYSCALL_FCNTL_X, Plain(&[Ret, Fd(0), Map8(1, fcntl_cmd), U64(2)])),
        (ids::SYSCALL_FLOCK_X, Plain(&[Ret, Fd(0), Map32(1, flock_flags)])),
        (ids::SYSCALL_IOCTL_3_X, Plain(&[Ret, Fd(0), U64(1), U64(2)])),
        (ids::SYSCALL_PIPE_X, With(pipe)),
        (ids::SYSCALL_PIPE2_X, With(pipe2)),
        (ids::SYSCALL_EVENTFD_X, Plain(&[Ret, U64(0), Const32(0)])),
        (ids::SYSCALL_EVENTFD2_X, Plain(&[Ret, Map16(1, eventfd2_flags), U64(0)])),
        (ids::SYSCALL_EPOLL_CREATE_X, Plain(&[Ret, U32(0)])),
        (ids::SYSCALL_EPOLL_CREATE1_X, Plain(&[Ret, Map32(0, epoll_create1_flags)])),
        (ids::SYSCALL_INOTIFY_INIT_X, Plain(&[Ret, Const8(0)])),
        (ids::SYSCALL_INOTIFY_INIT1_X, Plain(&[Ret, Map16(0, inotify_init1_flags)])),
        // The reference never sends a signal mask here.
        (ids::SYSCALL_SIGNALFD_X, Plain(&[Ret, Fd(0), Const32(0), Const8(0)])),
        (ids::SYSCALL_SIGNALFD4_X, Plain(&[Ret, Map16(3, signalfd4_flags), Fd(0), Const32(0)])),
        (ids::SYSCALL_TIMERFD_CREATE_X, Plain(&[Ret, U8(0), Map8(1, timerfd_create_flags)])),
        (ids::SYSCALL_PIDFD_OPEN_X, Plain(&[Ret, Fd(0), Map32(1, pidfd_open_flags)])),
        (ids::SYSCALL_PIDFD_GETFD_X, Plain(&[Ret, Fd(0), Fd(1), U32(2)])),
        (ids::SYSCALL_USERFAULTFD_X, Plain(&[Ret, U32(0)])),
        (ids::SYSCALL_MEMFD_CREATE_X, Plain(&[Ret, Str(0), Map32(1, memfd_create_flags)])),
    ]
}

#[inline(always)]
pub(super) fn close<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    Ok(Next::Done)
}

/// Two descriptors that the kernel wrote to user memory; -1 each after a failure or when they can't be read.
pub(super) fn pair<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64) -> Option<(i32, i32)> {
    if cx.ret() != 0 {
        return None;
    }
    match read::<K, 8>(cx.k, addr) {
        Ok(fds) => Some((i32_at(&fds, 0), i32_at(&fds, 4))),
        Err(_) => {
            r.note_fault(addr);
            None
        }
    }
}

fn pipe<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    let fds = pair(cx, r, cx.arg(0));
    let (a, b) = fds.unwrap_or((-1, -1));
    r.i64(a.into());
    r.i64(b.into());
    r.u64(fds.and_then(|_| cx.k.file(a)).map_or(0, |f| f.ino));
    Ok(Next::Done)
}

fn pipe2<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    pipe(cx, r)?;
    r.u32(pipe2_flags(cx.arg_u32(1)));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        fake::{encode, FakeKernel},
        kernel::FileInfo,
    };
    use eyas_abi::ids;

    #[test]
    fn close_and_dup3() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SYSCALL_CLOSE_X, [0xdead_0000_0007, 0, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.i64(1)), (0, 7), "the upper half of the register is noise");
        let e = encode(&k, ids::SYSCALL_DUP3_X, [3, 9, 0x80000, 0, 0, 0], 9).expect("sent");
        assert_eq!((e.i64(0), e.i64(1), e.i64(2), e.u32(3)), (9, 3, 9, 0x1000));
        let e = encode(&k, ids::SYSCALL_FCNTL_X, [3, 1030, 5, 0, 0, 0], 6).expect("sent");
        assert_eq!((e.u8(2), e.u64(3)), (0x1a, 5));
    }

    #[test]
    fn negative_flags_are_no_flags() {
        let k = FakeKernel::default();
        let all = u64::from(u32::MAX);
        let e = encode(&k, ids::SYSCALL_EVENTFD2_X, [25, all, 0, 0, 0, 0], -22).expect("sent");
        assert_eq!((e.u16(1), e.u64(2)), (0, 25));
        let e = encode(&k, ids::SYSCALL_TIMERFD_CREATE_X, [all, all, 0, 0, 0, 0], -22).expect("sent");
        assert_eq!((e.u8(1), e.u8(2)), (0xff, 0));
        assert_eq!(encode(&k, ids::SYSCALL_INOTIFY_INIT1_X, [all, 0, 0, 0, 0, 0], -22).expect("sent").u16(1), 0);
        assert_eq!(encode(&k, ids::SYSCALL_SIGNALFD4_X, [5, 0, 8, all, 0, 0], -22).expect("sent").u16(1), 0);
        assert_eq!(encode(&k, ids::SYSCALL_PIPE2_X, [0, all, 0, 0, 0, 0], -22).expect("sent").u32(4), 0);
        assert_eq!(encode(&k, ids::SYSCALL_EVENTFD2_X, [25, 0x80800, 0, 0, 0, 0], 3).expect("sent").u16(1), 0x1040);
    }

    #[test]
    fn pipe2_tells_both_ends_and_the_inode() {
        let mut k = FakeKernel::default();
        k.files.insert(4, FileInfo { ino: 99, ..FileInfo::default() });
        let fds = k.user(&[4_i32.to_ne_bytes(), 5_i32.to_ne_bytes()].concat());
        let e = encode(&k, ids::SYSCALL_PIPE2_X, [fds, 0x80800, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u64(3), e.u32(4)), (4, 5, 99, 0x1040));
        let e = encode(&k, ids::SYSCALL_PIPE_X, [0, 0, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.i64(0), e.i64(1), e.i64(2), e.u64(3)), (-14, -1, -1, 0));
    }
}
