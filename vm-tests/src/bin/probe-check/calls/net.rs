// SPDX-License-Identifier: Apache-2.0
//! Sockets: addresses as they were given, tuples as the kernel knows them.

use eyas_abi::{ids, ioctl};

use super::{Bytes, Fallible, Flags, Is, Nothing, compare, expect, good, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::Seen,
    sys::{addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("socket, socketpair", sockets),
    ("bind, listen, connect, accept over IPv4", inet),
    ("bind, connect, accept4 over IPv6", inet6),
    ("bind, connect, accept over a unix path and an abstract name", unix),
    ("a connect that is refused, and its enter event", refused),
    ("sendto, recvfrom, sendmsg, recvmsg of datagrams", datagrams),
];

const STREAM: usize = libc::SOCK_STREAM as usize;
const DGRAM: usize = libc::SOCK_DGRAM as usize;

fn socket(family: i32, kind: usize) -> Fallible<usize> {
    good("socket", call3(libc::SYS_socket, family as usize, kind, 0))
}
fn close(fd: usize) {
    call3(libc::SYS_close, fd, 0, 0);
}
fn in4(port: u16) -> Vec<u8> {
    let mut a = vec![2, 0];
    a.extend(port.to_be_bytes());
    a.extend([127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    a
}
fn in6(port: u16) -> Vec<u8> {
    let mut a = vec![10, 0];
    a.extend(port.to_be_bytes());
    a.extend([0; 4]);
    a.extend(std::net::Ipv6Addr::LOCALHOST.octets());
    a.extend([0; 4]);
    a
}
/// The recorded form of an internet address.
fn recorded(family: u8, ip: &[u8], port: u16) -> Vec<u8> {
    let mut a = vec![family];
    a.extend(ip);
    a.extend(port.to_ne_bytes());
    a
}
/// The recorded form of a pair.
fn tuple(family: u8, ip: &[u8], from: u16, to: u16) -> Vec<u8> {
    let mut a = recorded(family, ip, from);
    a.extend(&recorded(family, ip, to)[1..]);
    a
}
const V4: [u8; 4] = [127, 0, 0, 1];
fn v6() -> [u8; 16] {
    std::net::Ipv6Addr::LOCALHOST.octets()
}
/// The local port of a socket.
fn port(fd: usize) -> u16 {
    let (mut a, mut len) = ([0_u8; 28], 28_u32);
    call3(libc::SYS_getsockname, fd, addr_mut(&mut a), addr_mut(&mut len));
    u16::from_be_bytes([a[2], a[3]])
}

fn sockets() -> Outcome {
    let args = [2, STREAM | libc::SOCK_NONBLOCK as usize, 6, 0, 0, 0];
    let want = [("domain", Flags(&["AF_INET"])), ("type", Is((STREAM | libc::SOCK_NONBLOCK as usize) as i64)), ("proto", Is(6))];
    close(good("socket", expect(libc::SYS_socket, args, ids::SOCKET_SOCKET_X, &want)?)?);
    let want = [("fd", Is(-97)), ("domain", Flags(&["AF_X25"])), ("type", Is(DGRAM as i64))];
    expect(libc::SYS_socket, [9, DGRAM, 0, 0, 0, 0], ids::SOCKET_SOCKET_X, &want)?;
    let mut fds = [0_i32; 2];
    let r = wanting(&[libc::SYS_socketpair])?;
    let (ret, seen) = r.record(|| call(libc::SYS_socketpair, [1, STREAM, 0, addr_mut(&mut fds), 0, 0]));
    same!(ret, 0, "socketpair");
    let s = only(&seen, ids::SOCKET_SOCKETPAIR_X)?;
    compare(&s, &[("fd1", Is(fds[0].into())), ("fd2", Is(fds[1].into())), ("domain", Flags(&["AF_UNIX"])), ("type", Is(1))])?;
    ensure!(s.int("source") != 0 && s.int("peer") != 0 && s.int("source") != s.int("peer"), "ends of a pair");
    ensure!((s.int("source") as u64) < 0xffff_8000_0000_0000, "a kernel address is shown: {:#x}", s.int("source"));
    fds.into_iter().for_each(|fd| close(fd as usize));
    Ok(())
}

fn inet() -> Outcome {
    let server = socket(2, STREAM)?;
    let a = in4(0);
    let want = [("res", Is(0)), ("fd", Is(server as i64)), ("addr", Bytes(&recorded(2, &V4, 0)))];
    expect(libc::SYS_bind, [server, addr(&a[..]), a.len(), 0, 0, 0], ids::SOCKET_BIND_X, &want)?;
    let want = [("res", Is(0)), ("fd", Is(server as i64)), ("backlog", Is(5))];
    expect(libc::SYS_listen, [server, 5, 0, 0, 0, 0], ids::SOCKET_LISTEN_X, &want)?;
    let to = port(server);
    let client = socket(2, STREAM)?;
    let a = in4(to);
    let r = wanting(&[libc::SYS_connect, libc::SYS_accept])?;
    let ((c, s), seen) = r.record(|| {
        let c = call3(libc::SYS_connect, client, addr(&a[..]), a.len());
        (c, call3(libc::SYS_accept, server, 0, 0))
    });
    same!(c, 0, "connect");
    let peer = good("accept", s)?;
    let pair = tuple(2, &V4, port(client), to);
    let want = [("res", Is(0)), ("fd", Is(client as i64)), ("tuple", Bytes(&pair)), ("addr", Bytes(&recorded(2, &V4, to)))];
    compare(&only(&seen, ids::SOCKET_CONNECT_X)?, &want)?;
    let want = [("fd", Is(peer as i64)), ("tuple", Bytes(&pair)), ("queuelen", Is(0)), ("queuemax", Is(5)), ("queuepct", Is(0))];
    compare(&only(&seen, ids::SOCKET_ACCEPT_5_X)?, &want)?;
    [server, client, peer].into_iter().for_each(close);
    Ok(())
}

fn inet6() -> Outcome {
    let server = socket(10, STREAM)?;
    let a = in6(0);
    let want = [("res", Is(0)), ("addr", Bytes(&recorded(10, &v6(), 0)))];
    expect(libc::SYS_bind, [server, addr(&a[..]), a.len(), 0, 0, 0], ids::SOCKET_BIND_X, &want)?;
    call3(libc::SYS_listen, server, 5, 0);
    let to = port(server);
    let client = socket(10, STREAM)?;
    let a = in6(to);
    let r = wanting(&[libc::SYS_connect, libc::SYS_accept4])?;
    let ((c, s), seen) = r.record(|| {
        let c = call3(libc::SYS_connect, client, addr(&a[..]), a.len());
        (c, call(libc::SYS_accept4, [server, 0, 0, libc::SOCK_CLOEXEC as usize, 0, 0]))
    });
    same!(c, 0, "connect");
    let peer = good("accept4", s)?;
    let pair = tuple(10, &v6(), port(client), to);
    compare(&only(&seen, ids::SOCKET_CONNECT_X)?, &[("tuple", Bytes(&pair)), ("addr", Bytes(&recorded(10, &v6(), to)))])?;
    compare(&only(&seen, ids::SOCKET_ACCEPT4_6_X)?, &[("fd", Is(peer as i64)), ("tuple", Bytes(&pair))])?;
    [server, client, peer].into_iter().for_each(close);
    Ok(())
}

/// The name in a unix tuple, and both ends.
fn unix_tuple(s: &Seen) -> Fallible<(Vec<u8>, u64, u64)> {
    let t = s.param("tuple");
    ensure!(t.len() >= 18 && t[0] == 1, "unix tuple: {t:?}");
    let word = |at: usize| u64::from_ne_bytes(t[at..at + 8].try_into().unwrap());
    Ok((t[17..].to_vec(), word(1), word(9)))
}

fn unix() -> Outcome {
    let _ = std::fs::remove_file("/tmp/probe-check-socket");
    for name in [&b"/tmp/probe-check-socket\0"[..], b"\0probe-check-abstract"] {
        let server = socket(1, STREAM)?;
        let mut a = vec![1, 0];
        a.extend(name);
        let shown: Vec<u8> = name.iter().copied().filter(|b| *b != 0).chain([0]).collect();
        let mut given = vec![1];
        given.extend(&shown);
        let bind = [server, addr(&a[..]), a.len(), 0, 0, 0];
        expect(libc::SYS_bind, bind, ids::SOCKET_BIND_X, &[("res", Is(0)), ("addr", Bytes(&given))])?;
        call3(libc::SYS_listen, server, 5, 0);
        let client = socket(1, STREAM)?;
        let r = wanting(&[libc::SYS_connect, libc::SYS_accept])?;
        let ((c, s), seen) = r.record(|| {
            let c = call3(libc::SYS_connect, client, addr(&a[..]), a.len());
            (c, call3(libc::SYS_accept, server, 0, 0))
        });
        same!(c, 0, "connect");
        let peer = good("accept", s)?;
        let connected = only(&seen, ids::SOCKET_CONNECT_X)?;
        compare(&connected, &[("res", Is(0)), ("addr", Bytes(&given))])?;
        let accepted = only(&seen, ids::SOCKET_ACCEPT_5_X)?;
        let (cname, cfirst, csecond) = unix_tuple(&connected)?;
        let (aname, afirst, asecond) = unix_tuple(&accepted)?;
        same!((cname, aname), (shown.clone(), shown), "names in the tuples");
        ensure!(cfirst != csecond && cfirst != 0, "ends of the connection: {cfirst:#x}, {csecond:#x}");
        same!((afirst, asecond), (cfirst, csecond), "ends as the server sees them");
        [server, client, peer].into_iter().for_each(close);
    }
    Ok(())
}

/// `pointers hashed|raw`: how the ends of connected Unix sockets are told. A kernel address has its 8 upper bits set (with five levels of page tables) and is aligned; of 16 hashes hardly one is so.
pub fn pointers(args: &[String]) -> Outcome {
    let raw = match args {
        [how] if how == "raw" => true,
        [how] if how == "hashed" => false,
        _ => return Err("hashed or raw?".into()),
    };
    let name = b"\x01\0\0probe-check-pointers";
    let server = socket(1, STREAM)?;
    good("bind", call3(libc::SYS_bind, server, addr(name), name.len()))?;
    good("listen", call3(libc::SYS_listen, server, 20, 0))?;
    let r = wanting(&[libc::SYS_connect])?;
    let mut all = Vec::new();
    for _ in 0..8 {
        let client = socket(1, STREAM)?;
        let (ret, seen) = r.record(|| call3(libc::SYS_connect, client, addr(name), name.len()));
        same!(ret, 0, "connect");
        let (_, first, second) = unix_tuple(&only(&seen, ids::SOCKET_CONNECT_X)?)?;
        ensure!(first != 0 && second != 0 && first != second, "ends: {first:#x}, {second:#x}");
        all.extend([first, second]);
    }
    let kernel = all.iter().filter(|p| **p >> 56 == 0xff && **p % 64 == 0).count();
    ensure!(if raw { kernel == 16 } else { kernel < 8 }, "{kernel} of 16 ends look like kernel addresses: {all:x?}");
    Ok(())
}

fn refused() -> Outcome {
    let s = socket(2, STREAM)?;
    let a = in4(1);
    let r = wanting(&[libc::SYS_connect])?;
    r.ioctl(ioctl::ENABLE_TP, ioctl::tp::SYS_ENTER as usize).map_err(|e| format!("sys_enter: {e}"))?;
    let (ret, seen) = r.record(|| call3(libc::SYS_connect, s, addr(&a[..]), a.len()));
    same!(ret, -111, "connect");
    let given = recorded(2, &V4, 1);
    compare(&only(&seen, ids::SOCKET_CONNECT_E)?, &[("fd", Is(s as i64)), ("addr", Bytes(&given))])?;
    compare(&only(&seen, ids::SOCKET_CONNECT_X)?, &[("res", Is(-111)), ("tuple", Nothing), ("addr", Bytes(&given))])?;
    close(s);
    Ok(())
}

fn datagrams() -> Outcome {
    let (server, client) = (socket(2, DGRAM)?, socket(2, DGRAM)?);
    let (a, b) = (in4(0), in4(0));
    call3(libc::SYS_bind, server, addr(&a[..]), a.len());
    call3(libc::SYS_bind, client, addr(&b[..]), b.len());
    let (to, from) = (port(server), port(client));
    let dest = in4(to);
    let pair = tuple(2, &V4, from, to);
    let what = [("data", Bytes(b"hello")), ("tuple", Bytes(&pair))];
    let send = [client, addr("hello"), 5, 0, addr(&dest[..]), dest.len()];
    let want = [("res", Is(5)), ("fd", Is(client as i64)), ("size", Is(5)), what[0], what[1]];
    expect(libc::SYS_sendto, send, ids::SOCKET_SENDTO_X, &want)?;
    let (mut buf, mut peer, mut len) = ([0_u8; 64], [0_u8; 16], 16_u32);
    let receive = [server, addr_mut(&mut buf), 64, 0, addr_mut(&mut peer), addr_mut(&mut len)];
    let want = [("res", Is(5)), ("fd", Is(server as i64)), ("size", Is(64)), what[0], what[1]];
    expect(libc::SYS_recvfrom, receive, ids::SOCKET_RECVFROM_X, &want)?;
    // struct msghdr: name, its length, vector, its length, control, its length, flags.
    let iov = [addr("hel"), 3, addr("lo"), 2];
    let msg = [addr(&dest[..]), dest.len(), addr(&iov), 2, 0, 0, 0];
    let want = [("res", Is(5)), ("fd", Is(client as i64)), ("size", Is(5)), what[0], what[1]];
    expect(libc::SYS_sendmsg, [client, addr(&msg), 0, 0, 0, 0], ids::SOCKET_SENDMSG_X, &want)?;
    let iov = [addr_mut(&mut buf), 64];
    let msg = [addr_mut(&mut peer), 16, addr(&iov), 1, 0, 0, 0];
    let want = [("res", Is(5)), ("fd", Is(server as i64)), ("size", Is(5)), what[0], what[1]];
    expect(libc::SYS_recvmsg, [server, addr(&msg), 0, 0, 0, 0], ids::SOCKET_RECVMSG_X, &want)?;
    close(server);
    close(client);
    Ok(())
}
