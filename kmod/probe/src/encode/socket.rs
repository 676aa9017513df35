// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Sockets and their ends: socket, socketpair, bind, connect, listen, accept, shutdown, socket options.

use super::{
    addr::{sockaddr, tuple, Direction, Room},
    fd::pair,
    wire::{len, read, read_time, u32_at, u64_at, Out},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Fd, Map32, Map8, Ret, U32},
};
use crate::{
    kernel::{Addrs, Kernel},
    record::{low_i32, Record, MAX_STR},
};
use eyas_abi::{
    generated::flags::{shutdown_how, socket_family, socket_flags, sockopt_level, sockopt_optname},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 13] {
    [
        (ids::SOCKET_SOCKET_X, Plain(&[Ret, Map32(0, socket_family), U32(1), U32(2), Map32(1, socket_flags)])),
        (ids::SOCKET_SOCKETPAIR_X, With(socketpair)),
        (ids::SOCKET_BIND_X, With(bind)),
        (ids::SOCKET_CONNECT_E, With(connect_enter)),
        (ids::SOCKET_CONNECT_X, With(connect)),
        (ids::SOCKET_LISTEN_X, Plain(&[Ret, Fd(0), U32(1)])),
        (ids::SOCKET_ACCEPT_5_X, With(accept)),
        (ids::SOCKET_ACCEPT4_6_X, With(accept4)),
        (ids::SOCKET_SHUTDOWN_X, Plain(&[Ret, Fd(0), Map8(1, shutdown_how)])),
        (ids::SOCKET_GETSOCKNAME_X, Plain(&[])),
        (ids::SOCKET_GETPEERNAME_X, Plain(&[])),
        (ids::SOCKET_SETSOCKOPT_X, With(setsockopt)),
        (ids::SOCKET_GETSOCKOPT_X, With(getsockopt)),
    ]
}

const EINPROGRESS: i64 = 115;

fn bind<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let mut room = Room::new();
    let user = room.read(cx, r, cx.arg(1), cx.arg_i32(2));
    r.i64(cx.ret());
    sockaddr(r, user.as_ref());
    r.fd(cx.arg(0));
    Ok(Next::Done)
}

fn connect_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let mut room = Room::new();
    let user = room.read(cx, r, cx.arg(1), cx.arg_i32(2));
    r.fd(cx.arg(0));
    sockaddr(r, user.as_ref());
    Ok(Next::Done)
}

/// The ends are the kernel's; the address is what user memory holds by now. A call that failed at once has no ends.
#[inline(always)]
pub(super) fn connect<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let mut room = Room::new();
    let user = room.read(cx, r, cx.arg(1), cx.arg_i32(2));
    r.i64(cx.ret());
    if cx.ret() == 0 || cx.ret() == -EINPROGRESS {
        tuple(cx, r, cx.arg_i32(0), Direction::Connect, user.as_ref());
    } else {
        r.empty();
    }
    r.fd(cx.arg(0));
    sockaddr(r, user.as_ref());
    Ok(Next::Done)
}

fn accept<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    let listener = match i32::try_from(cx.ret()) {
        Ok(fd) if fd >= 0 => {
            tuple(cx, r, fd, Direction::In, None);
            cx.k.socket(cx.arg_i32(0))
        }
        _ => {
            r.empty();
            None
        }
    };
    let (queued, max) = listener.map_or((0, 0), |s| (s.backlog, s.max_backlog));
    let percent = u64::from(queued).wrapping_mul(100).checked_div(max.into()).unwrap_or(0);
    r.u8(crate::record::low_u8(percent));
    r.u32(queued);
    r.u32(max);
    Ok(Next::Done)
}

fn accept4<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    accept(cx, r)?;
    r.u32(socket_flags(cx.arg_u32(3)));
    Ok(Next::Done)
}

fn socketpair<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    let fds = pair(cx, r, cx.arg(3));
    if fds.is_none() && cx.ret() == 0 {
        return Err(super::Lost::UserMemory);
    }
    let (a, b) = fds.unwrap_or((-1, -1));
    r.i64(a.into());
    r.i64(b.into());
    let (source, peer) = match fds.and_then(|_| cx.k.socket(a)).map(|s| s.addrs) {
        Some(Addrs::Unix { local, peer }) => (local, peer),
        _ => (0, 0),
    };
    r.u64(source);
    r.u64(peer);
    r.u32(socket_family(cx.arg_u32(0)));
    r.u32(cx.arg_u32(1));
    r.u32(cx.arg_u32(2));
    Ok(Next::Done)
}

fn setsockopt<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    option(cx, r, cx.arg_u32(4));
    Ok(Next::Done)
}

/// The length is in user memory, as the kernel left it.
fn getsockopt<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let size = match read::<K, 4>(cx.k, cx.arg(4)) {
        Ok(b) => u32_at(&b, 0),
        Err(_) => {
            r.note_fault(cx.arg(4));
            0
        }
    };
    option(cx, r, size);
    Ok(Next::Done)
}

const SOL_SOCKET: u32 = 1;

/// Result, descriptor, level, name, value, length.
fn option<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, size: u32) {
    let (level, name) = (cx.arg_u32(1), cx.arg_u32(2));
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u8(crate::record::low_u8(sockopt_level(level).into()));
    let optname = if level == SOL_SOCKET { sockopt_optname(name) } else { 0 };
    r.u8(crate::record::low_u8(optname.into()));
    let kind = if level == SOL_SOCKET { value_kind(name) } else { Value::Bytes };
    value(cx, r, kind, name, size);
    r.u32(size);
}

/// How an option's value is recorded.
#[derive(Clone, Copy)]
enum Value {
    Bytes,
    Errno,
    U32,
    U64,
    Time,
}

/// `SO_*` of `SOL_SOCKET` by kind; what is not here goes as bytes.
const fn value_kind(name: u32) -> Value {
    match name {
        4 => Value::Errno,
        20 | 21 | 66 | 67 => Value::Time,
        57 => Value::U64,
        // DEBUG … PRIORITY, REUSEPORT, PASSCRED, RCVLOWAT, SNDLOWAT, TIMESTAMP, ACCEPTCONN, the FORCE pair, PASSSEC … RXQ_OVFL,
        // WIFI_STATUS … SELECT_ERR_QUEUE, BUSY_POLL, MAX_PACING_RATE, BPF_EXTENSIONS, INCOMING_CPU.
        1..=3 | 5..=12 | 14..=16 | 18 | 19 | 29 | 30 | 32..=49 => Value::U32,
        _ => Value::Bytes,
    }
}

fn value<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, kind: Value, name: u32, size: u32) {
    let addr = cx.arg(3);
    let (k, abi) = (cx.k, cx.sys.abi);
    let mut absent = false;
    let mut or_zero = |v: Result<u64, crate::kernel::Fault>| {
        absent |= v.is_err();
        v.unwrap_or(0)
    };
    // The numbers of the time options say how wide their times are: 66 and 67 are 64-bit for everybody.
    let times = if name >= 66 { crate::kernel::Abi::Native } else { abi };
    match kind {
        Value::Errno => {
            let errno = or_zero(read::<K, 4>(k, addr).map(|b| u32_at(&b, 0).into()));
            dyn_value(r, 1, &i64::from(low_i32(errno)).wrapping_neg().to_ne_bytes());
        }
        Value::U32 => {
            let v = or_zero(read::<K, 4>(k, addr).map(|b| u32_at(&b, 0).into()));
            dyn_value(r, 2, &crate::record::low_u32(v).to_ne_bytes());
        }
        Value::U64 => dyn_value(r, 3, &or_zero(read::<K, 8>(k, addr).map(|b| u64_at(&b, 0))).to_ne_bytes()),
        Value::Time => dyn_value(r, 4, &or_zero(read_time(k, times, addr, 1000)).to_ne_bytes()),
        Value::Bytes => {
            let want = len(size.into()).min(MAX_STR);
            r.fill(|buf| {
                let (head, rest) = buf.split_first_mut()?;
                *head = 0;
                let got = rest.get_mut(..want).map(|out| k.read_user(addr, out));
                absent = matches!(got, Some(Err(_)));
                match got {
                    Some(Ok(())) => Some(want.wrapping_add(1)),
                    Some(Err(_)) => Some(1),
                    None => None,
                }
            });
        }
    }
    if absent {
        r.note_fault(addr);
    }
}

/// Appends a `PT_DYN`: the index of its type, then the value.
pub(super) fn dyn_value(r: &mut Record<'_>, index: u8, value: &[u8]) {
    r.fill(|buf| {
        let mut out = Out::new(buf);
        out.put(&[index]);
        out.put(value);
        out.done()
    });
}

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, FakeKernel},
        kernel::{Abi, Addrs, Socket},
    };
    use eyas_abi::ids;
    use std::vec::Vec;

    fn inet(ip: [u8; 4], port: u16) -> Vec<u8> {
        [&2_u16.to_ne_bytes()[..], &port.to_be_bytes(), &ip, &[0; 8]].concat()
    }
    fn unix(path: &[u8]) -> Vec<u8> {
        [&1_u16.to_ne_bytes()[..], path].concat()
    }
    fn socket(addrs: Addrs) -> Socket {
        Socket { family: 0, kind: 1, protocol: 0, backlog: 1, max_backlog: 4, addrs }
    }
    fn end(ip: [u8; 4], port: u16) -> Vec<u8> {
        [&ip[..], &port.to_ne_bytes()].concat()
    }
    const TCP: Addrs = Addrs::Inet { local: [10, 0, 0, 1], local_port: 4000, remote: [10, 0, 0, 2], remote_port: 443 };

    #[test]
    fn connect_trusts_the_kernel_for_the_ends_and_tells_the_address_beside() {
        let mut k = FakeKernel::default();
        k.sockets.insert(3, socket(TCP));
        let claim = k.user(&inet([8, 8, 8, 8], 53));
        for ret in [0, -115] {
            let e = encode(&k, ids::SOCKET_CONNECT_X, [3, claim, 16, 0, 0, 0], ret).expect("sent");
            assert_eq!((e.i64(0), e.i64(2)), (ret, 3));
            assert_eq!(e.param(1), [&[2][..], &end([10, 0, 0, 1], 4000), &end([10, 0, 0, 2], 443)].concat());
            assert_eq!(e.param(3), [&[2][..], &end([8, 8, 8, 8], 53)].concat());
        }
        let e = encode(&k, ids::SOCKET_CONNECT_X, [3, claim, 16, 0, 0, 0], -111).expect("sent");
        assert_eq!(e.param(1), b"");
        let e = encode(&k, ids::SOCKET_CONNECT_E, [3, claim, 16, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.param(1).len()), (3, 7));
    }

    #[test]
    fn unix_ends_carry_the_name_that_the_kernel_found() {
        let mut k = FakeKernel::default();
        k.sockets.insert(3, socket(Addrs::Unix { local: 0xa, peer: 0xb }));
        k.unix_names.insert((3, true), b"/run/real\0".to_vec());
        let claim = k.user(&unix(b"/tmp/link\0"));
        let e = encode(&k, ids::SOCKET_CONNECT_X, [3, claim, 12, 0, 0, 0], 0).expect("sent");
        assert_eq!(e.param(1), [&[1][..], &0xb_u64.to_ne_bytes(), &0xa_u64.to_ne_bytes(), b"/run/real\0"].concat());
        assert_eq!(e.param(3), b"\x01/tmp/link\0");
    }

    #[test]
    fn addresses_of_every_kind() {
        let k = FakeKernel::default();
        let bind = |bytes: &[u8], len: u64| {
            let at = k.user(bytes);
            encode(&k, ids::SOCKET_BIND_X, [3, at, len, 0, 0, 0], 0).expect("sent").param(1).to_vec()
        };
        assert_eq!(bind(&unix(b"\0abs\0trail"), 9), b"\x01abs\0");
        assert_eq!(bind(&unix(&[b'p'; 108]), 110).len(), 110, "no NUL of its own");
        assert_eq!(bind(&unix(b""), 2), b"\x01\0");
        let six = [&10_u16.to_ne_bytes()[..], &80_u16.to_be_bytes(), &[0; 4], &[7; 16], &[0; 4]].concat();
        assert_eq!(bind(&six, 28), [&[10][..], &[7; 16], &80_u16.to_ne_bytes()].concat());
        assert_eq!(bind(&six, 23), b"", "too short for its family");
        assert_eq!(bind(&16_u16.to_ne_bytes(), 2), b"", "netlink");
        assert_eq!(bind(&inet([1; 4], 1), 0), b"");
        assert_eq!(bind(&inet([1; 4], 1), 0xffff_ffff), b"", "a negative length");
        let e = encode(&k, ids::SOCKET_BIND_X, [3, 0x1000, 16, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.param(1), e.fault), (&b""[..], Some(0x1000)));
    }

    #[test]
    fn accept_tells_the_new_socket_and_the_queue_of_the_listener() {
        let mut k = FakeKernel::default();
        k.sockets.insert(3, socket(Addrs::Other));
        k.sockets.insert(7, socket(TCP));
        let e = encode(&k, ids::SOCKET_ACCEPT4_6_X, [3, 0, 0, 0x80800, 0, 0], 7).expect("sent");
        assert_eq!(e.param(1), [&[2][..], &end([10, 0, 0, 2], 443), &end([10, 0, 0, 1], 4000)].concat(), "inbound");
        assert_eq!((e.u8(2), e.u32(3), e.u32(4), e.u32(5)), (25, 1, 4, 0x1040));
        let e = encode(&k, ids::SOCKET_ACCEPT_5_X, [3, 0, 0, 0, 0, 0], -11).expect("sent");
        assert_eq!((e.i64(0), e.param(1), e.u8(2), e.u32(3), e.u32(4)), (-11, &b""[..], 0, 0, 0));
    }

    #[test]
    fn socketpair_is_lost_without_its_descriptors() {
        let mut k = FakeKernel::default();
        k.sockets.insert(5, socket(Addrs::Unix { local: 1, peer: 2 }));
        let fds = k.user(&[5_i32.to_ne_bytes(), 6_i32.to_ne_bytes()].concat());
        let e = encode(&k, ids::SOCKET_SOCKETPAIR_X, [1, 2, 0, fds, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u64(3), e.u64(4), e.u32(5), e.u32(6)), (5, 6, 1, 2, 1, 2));
        assert_eq!(encode(&k, ids::SOCKET_SOCKETPAIR_X, [1, 2, 0, 16, 0, 0], 0), Err(Lost::UserMemory));
        let e = encode(&k, ids::SOCKET_SOCKETPAIR_X, [1, 2, 0, 16, 0, 0], -1).expect("sent");
        assert_eq!((e.i64(1), e.i64(2), e.u64(3)), (-1, -1, 0));
    }

    #[test]
    fn option_values_have_the_type_of_their_option() {
        let mut k = FakeKernel::default();
        let set = |k: &FakeKernel, name: u64, bytes: &[u8]| {
            let at = k.user(bytes);
            encode(k, ids::SOCKET_SETSOCKOPT_X, [3, 1, name, at, bytes.len() as u64, 0], 0).expect("sent")
        };
        let e = set(&k, 2, &1_u32.to_ne_bytes());
        assert_eq!((e.u8(2), e.u8(3), e.param(4), e.u32(5)), (1, 2, &[2, 1, 0, 0, 0][..], 4));
        assert_eq!(set(&k, 4, &14_u32.to_ne_bytes()).param(4), [&[1][..], &(-14_i64).to_ne_bytes()].concat());
        assert_eq!(set(&k, 25, b"eth0").param(4), b"\0eth0");
        let time = [3_u64.to_ne_bytes(), 5_u64.to_ne_bytes()].concat();
        assert_eq!(set(&k, 20, &time).param(4), [&[4][..], &3_000_005_000_u64.to_ne_bytes()].concat());
        k.abi = Some(Abi::Ia32);
        let time = [3_u32.to_ne_bytes(), 5_u32.to_ne_bytes()].concat();
        assert_eq!(set(&k, 21, &time).param(4), [&[4][..], &3_000_005_000_u64.to_ne_bytes()].concat());
        let (value, size) = (k.user(&[9; 4]), k.user(&4_u32.to_ne_bytes()));
        let e = encode(&k, ids::SOCKET_GETSOCKOPT_X, [3, 6, 1, value, size, 0], 0).expect("sent");
        assert_eq!((e.u8(2), e.u8(3), e.param(4), e.u32(5)), (2, 0, &[0, 9, 9, 9, 9][..], 4));
    }
}
