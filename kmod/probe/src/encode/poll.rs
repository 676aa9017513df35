// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Waiting: poll, ppoll, select, epoll_wait, nanosleep.

use super::{
    wire::{i32_at, len, read_time, u16_at, u32_at, Out},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Fd, Ret},
};
use crate::{
    kernel::Kernel,
    record::{low_u16, Record},
};
use eyas_abi::{generated::flags::poll_events, ids};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 5] {
    [
        (ids::SYSCALL_POLL_X, With(poll)),
        (ids::SYSCALL_PPOLL_X, With(ppoll)),
        (ids::SYSCALL_SELECT_X, Plain(&[Ret])),
        (ids::SYSCALL_EPOLLWAIT_X, Plain(&[Ret, Fd(2)])),
        (ids::SYSCALL_NANOSLEEP_X, With(nanosleep)),
    ]
}

/// The longest list that is recorded; it is cut there.
const MAX_FDS: usize = 227;
/// Entries that are read at a time, of 8 bytes each (`struct pollfd`).
const BATCH: usize = 16;

/// Appends a `PT_FDLIST` with what was returned: a count, then descriptor and events of each. Unreadable: count 0.
fn list<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    let count = len(cx.arg_u32(1).into()).min(MAX_FDS);
    let addr = cx.arg(0);
    r.fill_noting(|buf| {
        let (head, body) = match buf.split_at_mut_checked(2) {
            Some(both) => both,
            None => return (usize::MAX, None),
        };
        let (size, fault) = entries(cx, addr, count, body);
        let written = if fault.is_none() { count } else { 0 };
        let _ = crate::record::put(head, 0, &u16::try_from(written).unwrap_or(0).to_ne_bytes());
        (if fault.is_none() { size.wrapping_add(2) } else { 2 }, fault)
    });
}

/// Writes the entries; returns their bytes and where user memory was absent.
fn entries<K: Kernel>(cx: &Ctx<'_, K>, addr: u64, count: usize, body: &mut [u8]) -> (usize, Option<u64>) {
    let mut out = Out::new(body);
    let mut done = 0;
    while done < count {
        let n = count.wrapping_sub(done).min(BATCH);
        let at = addr.wrapping_add(done.wrapping_mul(8) as u64);
        let mut fds = [0; BATCH * 8];
        if fds.get_mut(..n.wrapping_mul(8)).is_none_or(|b| cx.k.read_user(at, b).is_err()) {
            return (0, Some(at));
        }
        for fd in fds.chunks_exact(8).take(n) {
            out.put(&i64::from(i32_at(fd, 0)).to_ne_bytes());
            out.put(&low_u16(poll_events(u16_at(fd, 6).into()).into()).to_ne_bytes());
        }
        done = done.wrapping_add(n);
    }
    (out.done().unwrap_or(usize::MAX), None)
}

fn poll<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    list(cx, r);
    r.i64(cx.arg_i32(2).into());
    Ok(Next::Done)
}

fn ppoll<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    list(cx, r);
    time(cx, r, cx.arg(2));
    let mut mask = [0; 4];
    if cx.k.read_user(cx.arg(3), &mut mask).is_err() {
        r.note_fault(cx.arg(3));
    }
    r.u32(u32_at(&mask, 0));
    Ok(Next::Done)
}

/// Appends a time of user memory in ns; 0 if it is not there.
fn time<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64) {
    let ns = read_time(cx.k, cx.sys.abi, addr, 1).unwrap_or_else(|_| {
        r.note_fault(addr);
        0
    });
    r.u64(ns);
}

fn nanosleep<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    time(cx, r, cx.arg(0));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        fake::{encode, FakeKernel},
        kernel::Abi,
    };
    use eyas_abi::ids;
    use std::vec::Vec;

    fn fds(n: i32) -> Vec<u8> {
        (0..n).flat_map(|fd| [&fd.to_ne_bytes()[..], &1_u16.to_ne_bytes(), &0x2001_u16.to_ne_bytes()].concat()).collect()
    }

    #[test]
    fn poll_tells_descriptors_and_what_was_returned() {
        let k = FakeKernel::default();
        let at = k.user(&fds(300));
        let e = encode(&k, ids::SYSCALL_POLL_X, [at, 2, 0xffff_ffff, 0, 0, 0], 2).expect("sent");
        let one = |fd: i64| [&fd.to_ne_bytes()[..], &9_u16.to_ne_bytes()].concat();
        assert_eq!((e.param(1), e.i64(2)), (&[&2_u16.to_ne_bytes()[..], &one(0), &one(1)].concat()[..], -1));
        let e = encode(&k, ids::SYSCALL_POLL_X, [at, 300, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((&e.param(1)[..2], e.param(1).len()), (&227_u16.to_ne_bytes()[..], 2 + 2270));
        let e = encode(&k, ids::SYSCALL_POLL_X, [16, 3, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.param(1), e.fault), (&[0, 0][..], Some(16)));
    }

    #[test]
    fn times_have_the_width_of_the_caller() {
        let mut k = FakeKernel::default();
        let wide = k.user(&[2_u64.to_ne_bytes(), 7_u64.to_ne_bytes()].concat());
        let narrow = k.user(&[2_u32.to_ne_bytes(), 7_u32.to_ne_bytes()].concat());
        let mask = k.user(&0x1234_5678_9abc_u64.to_le_bytes());
        let e = encode(&k, ids::SYSCALL_PPOLL_X, [0, 0, wide, mask, 8, 0], 0).expect("sent");
        assert_eq!((e.param(1), e.u64(2), e.u32(3)), (&[0, 0][..], 2_000_000_007, 0x5678_9abc));
        let e = encode(&k, ids::SYSCALL_PPOLL_X, [0, 5, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.param(1), e.u64(2), e.u32(3)), (&[0, 0][..], 0, 0));
        k.abi = Some(Abi::Ia32);
        assert_eq!(encode(&k, ids::SYSCALL_NANOSLEEP_X, [narrow, 0, 0, 0, 0, 0], 0).expect("sent").u64(1), 2_000_000_007);
        k.abi = Some(Abi::X32);
        assert_eq!(encode(&k, ids::SYSCALL_NANOSLEEP_X, [wide, 0, 0, 0, 0, 0], 0).expect("sent").u64(1), 2_000_000_007);
    }
}
