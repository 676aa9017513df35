// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Reading and writing: read, write, pread, pwrite, their vector forms, process_vm_*, lseek, sendfile, splice, copy_file_range.
//!
//! What was read is recorded after a success only; what was to be written also when the call failed.

use super::{
    iov::{At, Iov},
    snaplen::{snaplen, PEEK},
    wire::{len, read, u64_at},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Lost, Next,
    Param::{Fd, Map32, Ret, U64},
};
use crate::{
    kernel::{Abi, Kernel},
    record::{low_u32, Record},
};
use eyas_abi::{
    event::MAX_PARAM,
    generated::flags::{lseek_whence, splice_flags},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 15] {
    [
        (ids::SYSCALL_READ_X, With(read_x)),
        (ids::SYSCALL_WRITE_X, With(write_x)),
        (ids::SYSCALL_PREAD_X, With(pread)),
        (ids::SYSCALL_PWRITE_X, With(pwrite)),
        (ids::SYSCALL_READV_X, With(readv)),
        (ids::SYSCALL_WRITEV_X, With(writev)),
        (ids::SYSCALL_PREADV_X, With(preadv)),
        (ids::SYSCALL_PWRITEV_X, With(pwritev)),
        (ids::SYSCALL_PROCESS_VM_READV_X, With(process_vm)),
        (ids::SYSCALL_PROCESS_VM_WRITEV_X, With(process_vm)),
        (ids::SYSCALL_LSEEK_X, With(lseek)),
        (ids::SYSCALL_LLSEEK_X, With(llseek)),
        (ids::SYSCALL_SENDFILE_X, With(sendfile)),
        (ids::SYSCALL_SPLICE_X, Plain(&[Ret, Fd(0), Fd(2), U64(4), Map32(5, splice_flags)])),
        (ids::SYSCALL_COPY_FILE_RANGE_X, Plain(&[Ret, Fd(2), U64(3), Fd(0), U64(1), U64(4)])),
    ]
}

/// Bytes that were read; 0 after a failure.
#[inline]
pub(super) fn got<K: Kernel>(cx: &Ctx<'_, K>) -> u64 {
    u64::try_from(cx.ret()).unwrap_or(0)
}

/// Bytes that were written, or that should have been.
#[inline]
pub(super) fn sent<K: Kernel>(cx: &Ctx<'_, K>, asked: u64) -> u64 {
    match got(cx) {
        0 => asked,
        n => n,
    }
}

/// Appends `size` bytes of one user buffer, as far as the snap length of `fd` goes.
#[inline(always)]
pub(super) fn data<K: Kernel>(
    cx: &Ctx<'_, K>,
    r: &mut Record<'_>,
    fd: i32,
    user: Option<&super::addr::UserAddr<'_>>,
    addr: u64,
    size: u64,
) {
    let size = len(size);
    if size == 0 {
        return r.empty();
    }
    let k = cx.k;
    let snap = snaplen(cx, fd, user, size, move |head| {
        let room = size.min(PEEK);
        head.get_mut(..room).map_or(0, |out| if k.read_user(addr, out).is_ok() { room } else { 0 })
    });
    r.user_bytes(cx.k, addr, snap.min(size).min(MAX_PARAM));
}

#[inline(always)]
pub(super) fn read_x<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    data(cx, r, cx.arg_i32(0), None, cx.arg(1), got(cx));
    r.fd(cx.arg(0));
    r.u32(cx.arg_u32(2));
    Ok(Next::Done)
}

#[inline(always)]
pub(super) fn write_x<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    data(cx, r, cx.arg_i32(0), None, cx.arg(1), sent(cx, cx.arg(2)));
    r.fd(cx.arg(0));
    r.u32(cx.arg_u32(2));
    Ok(Next::Done)
}

/// A file position in the fourth argument; 32-bit callers hand it over in two.
fn position<K: Kernel>(cx: &Ctx<'_, K>) -> u64 {
    match cx.sys.abi {
        Abi::Ia32 => (cx.arg(3) & 0xffff_ffff) | cx.arg(4).wrapping_shl(32),
        Abi::Native | Abi::X32 => cx.arg(3),
    }
}

fn pread<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    read_x(cx, r)?;
    r.u64(position(cx));
    Ok(Next::Done)
}

fn pwrite<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    write_x(cx, r)?;
    r.u64(position(cx));
    Ok(Next::Done)
}

/// The vector in the second and third argument.
fn vector<K: Kernel>(cx: &Ctx<'_, K>) -> Iov {
    Iov { addr: cx.arg(1), count: cx.arg(2), abi: cx.sys.abi }
}

/// Without its data a vector read is not told at all, as the reference has it.
fn readv<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.u32(low_u32(got(cx)));
    if got(cx) > 0 {
        vector(cx).append(cx, r, cx.arg_i32(0), None, got(cx)).map_err(|At(_)| Lost::UserMemory)?;
    } else {
        r.empty();
    }
    r.fd(cx.arg(0));
    Ok(Next::Done)
}

fn preadv<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    readv(cx, r)?;
    r.u64(position(cx));
    Ok(Next::Done)
}

/// Unreadable: no data, size 0.
fn writev<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    let mut total = vector(cx).total(cx.k).unwrap_or_else(|At(addr)| {
        r.note_fault(addr);
        0
    });
    if vector(cx).append(cx, r, cx.arg_i32(0), None, sent(cx, total).min(total)).is_err() {
        total = 0;
    }
    r.fd(cx.arg(0));
    r.u32(low_u32(total));
    Ok(Next::Done)
}

fn pwritev<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    writev(cx, r)?;
    r.u64(position(cx));
    Ok(Next::Done)
}

/// The task's own side of a copy between processes.
fn process_vm<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    // No descriptor, no protocol: the plain snap length.
    let _ = vector(cx).append(cx, r, -1, None, got(cx));
    Ok(Next::Done)
}

/// i386's _llseek has the offset in two halves, high one first.
fn lseek<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    if cx.is_ia32(&[140]) {
        return llseek(cx, r);
    }
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u64(cx.arg(1));
    r.u8(crate::record::low_u8(lseek_whence(cx.arg_u32(2)).into()));
    Ok(Next::Done)
}

fn llseek<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u64(cx.arg(1).wrapping_shl(32) | u64::from(cx.arg_u32(2)));
    r.u8(crate::record::low_u8(lseek_whence(cx.arg_u32(4)).into()));
    Ok(Next::Done)
}

/// The offset is in user memory, where there is one; i386's first sendfile has 32 bits of it.
fn sendfile<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let addr = cx.arg(2);
    let offset = if cx.is_ia32(&[187]) {
        read::<K, 4>(cx.k, addr).map(|b| u32::from_ne_bytes(b).into())
    } else {
        read::<K, 8>(cx.k, addr).map(|b| u64_at(&b, 0))
    };
    if offset.is_err() {
        r.note_fault(addr);
    }
    r.i64(cx.ret());
    r.u64(offset.unwrap_or(0));
    r.fd(cx.arg(0));
    r.fd(cx.arg(1));
    r.u64(cx.arg(3));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        consumer::Settings,
        encode::Lost,
        fake::{encode, encode_with, FakeKernel},
        kernel::{Abi, Addrs, Socket},
    };
    use eyas_abi::ids;
    use std::vec::Vec;

    fn vector(k: &FakeKernel, parts: &[&[u8]], word: usize) -> u64 {
        let words: Vec<u64> = parts.iter().flat_map(|p| [k.user(p), p.len() as u64]).collect();
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes().into_iter().take(word).collect::<Vec<_>>()).collect();
        k.user(&bytes)
    }

    #[test]
    fn read_tells_what_came_up_to_the_snap_length() {
        let k = FakeKernel::default();
        let buf = k.user(&[7; 200]);
        let e = encode(&k, ids::SYSCALL_READ_X, [3, buf, 200, 0, 0, 0], 5).expect("sent");
        assert_eq!((e.i64(0), e.param(1), e.i64(2), e.u32(3)), (5, &[7; 5][..], 3, 200));
        assert_eq!(encode(&k, ids::SYSCALL_READ_X, [3, buf, 200, 0, 0, 0], 200).expect("sent").param(1).len(), 80);
        assert_eq!(encode(&k, ids::SYSCALL_READ_X, [3, buf, 200, 0, 0, 0], -9).expect("sent").param(1), b"");
        let e = encode(&k, ids::SYSCALL_READ_X, [3, 64, 200, 0, 0, 0], 9).expect("sent");
        assert_eq!((e.param(1), e.fault), (&b""[..], Some(64)));
    }

    #[test]
    fn write_tells_what_should_have_been_written_too() {
        let k = FakeKernel::default();
        let buf = k.user(b"hello");
        let e = encode(&k, ids::SYSCALL_PWRITE_X, [3, buf, 5, 1 << 40, 0, 0], -28).expect("sent");
        assert_eq!((e.param(1), e.u32(3), e.u64(4)), (&b"hello"[..], 5, 1 << 40));
        assert_eq!(encode(&k, ids::SYSCALL_WRITE_X, [3, buf, 5, 0, 0, 0], 2).expect("sent").param(1), b"he");
    }

    #[test]
    fn the_largest_snap_length_fits() {
        let k = FakeKernel::default();
        let buf = k.user(&[1; 70_000]);
        let set = Settings { snaplen: 65_000, ..Settings::default() };
        let e = encode_with(&k, &set, ids::SYSCALL_WRITE_X, [3, buf, 70_000, 0, 0, 0], 70_000, 0).expect("sent");
        assert_eq!(e.param(1).len(), 65_000);
    }

    #[test]
    fn vectors_are_gathered_by_the_callers_word_size() {
        for (abi, word) in [(Abi::Native, 8), (Abi::Ia32, 4), (Abi::X32, 4)] {
            let k = FakeKernel { abi: Some(abi), ..FakeKernel::default() };
            let parts: Vec<Vec<u8>> = (0..20).map(|i| std::vec![i; 10]).collect();
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let iov = vector(&k, &parts, word);
            let e = encode(&k, ids::SYSCALL_WRITEV_X, [3, iov, 20, 0, 0, 0], 200).expect("sent");
            assert_eq!((e.param(1), e.u32(3)), (&parts[..8].concat()[..], 200));
            let e = encode(&k, ids::SYSCALL_READV_X, [3, iov, 20, 0, 0, 0], 15).expect("sent");
            assert_eq!((e.u32(1), e.param(2), e.i64(3)), (15, &[[0; 10].as_slice(), &[1; 5]].concat()[..], 3));
        }
    }

    #[test]
    fn unreadable_vectors_lose_reads_and_empty_writes() {
        let k = FakeKernel::default();
        let iov = k.user(&[0x10_u64.to_ne_bytes(), 9_u64.to_ne_bytes()].concat());
        assert_eq!(encode(&k, ids::SYSCALL_READV_X, [3, iov, 1, 0, 0, 0], 9), Err(Lost::UserMemory));
        assert_eq!(encode(&k, ids::SYSCALL_PREADV_X, [3, 0x20, 1, 0, 0, 0], 9), Err(Lost::UserMemory));
        let e = encode(&k, ids::SYSCALL_READV_X, [3, iov, 1, 0, 0, 0], -14).expect("nothing was read");
        assert_eq!((e.u32(1), e.param(2)), (0, &b""[..]));
        for iov in [iov, 0x20] {
            let e = encode(&k, ids::SYSCALL_WRITEV_X, [3, iov, 1, 0, 0, 0], -14).expect("sent");
            assert_eq!((e.param(1), e.u32(3)), (&b""[..], 0));
        }
        let e = encode(&k, ids::SYSCALL_WRITEV_X, [3, 0x20, 5000, 0, 0, 0], -22).expect("sent");
        assert_eq!((e.param(1), e.u32(3)), (&b""[..], 0), "longer than the kernel takes");
    }

    #[test]
    fn dynamic_snap_length_sees_ports_and_protocols() {
        let mut k = FakeKernel::default();
        let set = Settings { dynamic_snaplen: true, port_start: 100, port_end: 200, ..Settings::default() };
        let mut len = |local_port, remote_port, text: &[u8], size: u64| {
            let addrs = Addrs::Inet { local: [1; 4], local_port, remote: [2; 4], remote_port };
            k.sockets.insert(3, Socket { family: 2, kind: 1, protocol: 6, backlog: 0, max_backlog: 0, addrs });
            let buf = k.user(&[text, &[b'.'; 20_000]].concat());
            let e = encode_with(&k, &set, ids::SYSCALL_WRITE_X, [3, buf, size, 0, 0, 0], 0, 0).expect("sent");
            e.param(1).len()
        };
        assert_eq!(len(1, 2, b"", 20_000), 80);
        assert_eq!((len(150, 2, b"", 20_000), len(1, 200, b"", 20_000)), (16_000, 16_000));
        assert_eq!((len(1, 8125, b"", 20_000), len(8125, 1, b"", 20_000)), (2000, 80));
        assert_eq!(len(1, 53, b"", 20_000), 512);
        assert_eq!((len(1, 80, b"GET / HTTP/1.1", 20_000), len(1, 80, b"GET ", 4)), (2000, 4));
        assert_eq!((len(3306, 9, b"aaa\x03", 20_000), len(1, 27017, b"", 300)), (2000, 300));
        assert_eq!(encode_with(&k, &set, ids::SYSCALL_WRITE_X, [9, 0, 0, 0, 0, 0], 0, 0).expect("no socket").param(1), b"");
    }

    #[test]
    fn positions_of_32_bit_callers_come_in_halves() {
        let mut k = FakeKernel::default();
        let args = [3, 0, 0, 5, 1, 0];
        assert_eq!(encode(&k, ids::SYSCALL_PREAD_X, args, 0).expect("sent").u64(4), 5);
        let offset = k.user(&[0x11_u32.to_le_bytes(), 0x22_u32.to_le_bytes()].concat());
        assert_eq!(encode(&k, ids::SYSCALL_SENDFILE_X, [4, 5, offset, 9, 0, 0], 9).expect("sent").u64(1), 0x22_0000_0011);
        k.abi = Some(Abi::Ia32);
        assert_eq!(encode(&k, ids::SYSCALL_PREAD_X, args, 0).expect("sent").u64(4), 1 << 32 | 5);
        k.own_nr = 187;
        assert_eq!(encode(&k, ids::SYSCALL_SENDFILE_X, [4, 5, offset, 9, 0, 0], 9).expect("sent").u64(1), 0x11);
        k.own_nr = 140;
        let e = encode(&k, ids::SYSCALL_LSEEK_X, [3, 1, 5, 0x1000, 2, 0], 0).expect("sent");
        assert_eq!((e.u64(2), e.u8(3)), (1 << 32 | 5, 2));
    }
}
