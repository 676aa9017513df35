// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Socket addresses: the one that a caller handed in (a claim), and the pair of a socket (what the kernel used).
//!
//! A pair is recorded from the socket. The caller's address fills the remote end only where the socket has none, and for
//! datagrams sent to an explicit address, which the kernel takes from there too.

use super::{
    wire::{u16_at, Out},
    Ctx,
};
use crate::{
    kernel::{Addrs, Fault, Kernel, Socket},
    record::{set, Record},
};

const AF_UNIX: u16 = 1;
const AF_INET: u16 = 2;
const AF_INET6: u16 = 10;
const SOCK_STREAM: u16 = 1;
/// `sizeof(struct sockaddr_un)`, the longest address that is recorded.
const LONGEST: usize = 110;
const NO_NAME: &[u8] = &[];

/// Who sends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The task: source is the local end.
    Out,
    /// The task, to whom the socket is connected by now.
    Connect,
    /// The other side: source is the remote end.
    In,
}

/// Room for a `sockaddr` of user memory.
pub(super) struct Room([u8; LONGEST]);

/// A `sockaddr` that was read: at least its family.
pub(super) struct UserAddr<'a>(&'a [u8]);

impl Room {
    #[inline(always)]
    pub fn new() -> Self {
        Self([0; LONGEST])
    }

    /// Reads one; `None` without an address or when it is not there (which the record notes). `size` as the kernel takes it: an `int`.
    #[inline(always)]
    pub fn read<K: Kernel>(&mut self, cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64, size: i32) -> Option<UserAddr<'_>> {
        match self.try_read(cx.k, addr, size) {
            Ok(user) => user,
            Err(Fault) => {
                r.note_fault(addr);
                None
            }
        }
    }

    /// As [`Room::read`].
    ///
    /// # Errors
    /// [`Fault`] when it is not there.
    #[inline(always)]
    pub fn try_read<K: Kernel>(&mut self, k: &K, addr: u64, size: i32) -> Result<Option<UserAddr<'_>>, Fault> {
        let len = usize::try_from(size).unwrap_or(0).min(LONGEST);
        if addr == 0 || len < 2 {
            return Ok(None);
        }
        let Some(out) = self.0.get_mut(..len) else { return Ok(None) };
        k.read_user(addr, out)?;
        Ok(Some(UserAddr(out)))
    }
}

impl UserAddr<'_> {
    fn family(&self) -> u16 {
        u16_at(self.0, 0)
    }
    /// `N` bytes of address at an offset, if the caller gave them.
    fn ip<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..)?.first_chunk().copied()
    }
    fn inet(&self) -> Option<([u8; 4], u16)> {
        (self.family() == AF_INET).then_some((self.ip(4)?, self.inet_port()))
    }
    fn inet6(&self) -> Option<([u8; 16], u16)> {
        (self.family() == AF_INET6).then_some((self.ip(8)?, self.inet_port()))
    }
    fn inet_port(&self) -> u16 {
        u16::from_be(u16_at(self.0, 2))
    }
    fn unix(&self) -> Option<&[u8]> {
        (self.family() == AF_UNIX).then(|| name(self.0.get(2..).unwrap_or(NO_NAME)))
    }
    /// The port of an internet address.
    pub fn port(&self) -> Option<u16> {
        self.inet().map(|a| a.1).or_else(|| self.inet6().map(|a| a.1))
    }

    /// Family and path.
    #[inline(never)]
    fn write_unix(&self, buf: &mut [u8]) -> Option<usize> {
        let mut out = Out::new(buf);
        if let Some(path) = self.unix() {
            out.put(&[1]);
            out.put(path);
            out.put(&[0]);
        }
        out.done()
    }
}

/// Family, address and port; `ALL` is 3 more than `N`.
#[inline(always)]
fn end<const N: usize, const ALL: usize>(family: u8, (ip, port): ([u8; N], u16)) -> [u8; ALL] {
    let mut all = [0; ALL];
    set(&mut all, 0, [family]);
    set(&mut all, 1, ip);
    set(&mut all, const { N + 1 }, port.to_ne_bytes());
    all
}

/// A unix name without the NUL that marks an abstract one, up to the first NUL after it.
fn name(raw: &[u8]) -> &[u8] {
    let text = raw.strip_prefix(&[0]).unwrap_or(raw);
    text.split(|b| *b == 0).next().unwrap_or(NO_NAME)
}

/// Appends a `PT_SOCKADDR`: empty without an address or of another family.
#[inline(always)]
pub(super) fn sockaddr(r: &mut Record<'_>, user: Option<&UserAddr<'_>>) {
    let Some(user) = user else { return r.empty() };
    if let Some(inet) = user.inet() {
        r.bytes(&end::<4, 7>(2, inet));
    } else if let Some(inet6) = user.inet6() {
        r.bytes(&end::<16, 19>(10, inet6));
    } else {
        r.fill(|out| user.write_unix(out));
    }
}

/// Appends a `PT_SOCKTUPLE`: empty if the descriptor is no socket of a known family.
#[inline(always)]
pub(super) fn tuple<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, fd: i32, dir: Direction, user: Option<&UserAddr<'_>>) {
    match cx.k.socket(fd) {
        Some(s) => pair(cx, r, &s, fd, dir, user),
        None => r.empty(),
    }
}

#[inline(always)]
fn pair<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, s: &Socket, fd: i32, dir: Direction, user: Option<&UserAddr<'_>>) {
    // An explicit destination of a datagram wins over the peer that the socket is connected to.
    let explicit = dir == Direction::Out && s.kind != SOCK_STREAM;
    match s.addrs {
        Addrs::Inet { local, local_port, remote, remote_port } => {
            let given = user.and_then(UserAddr::inet).filter(|_| explicit || remote_port == 0);
            let (remote, remote_port) = given.unwrap_or((remote, remote_port));
            ends::<4, 13>(r, 2, (local, local_port), (remote, remote_port), dir);
        }
        Addrs::Inet6 { local, local_port, remote, remote_port } => {
            let given = user.and_then(UserAddr::inet6).filter(|_| explicit || remote_port == 0);
            let (remote, remote_port) = given.unwrap_or((remote, remote_port));
            ends::<16, 37>(r, 10, (local, local_port), (remote, remote_port), dir);
        }
        Addrs::Unix { local, peer } => r.fill(|out| unix(cx.k, out, fd, (local, peer), dir, user)),
        Addrs::Other => r.empty(),
    }
}

/// `ALL` is twice `N`, and 5.
#[inline(always)]
fn ends<const N: usize, const ALL: usize>(r: &mut Record<'_>, family: u8, local: ([u8; N], u16), remote: ([u8; N], u16), dir: Direction) {
    let (src, dst) = if dir == Direction::In { (remote, local) } else { (local, remote) };
    let mut all = [0; ALL];
    set(&mut all, 0, [family]);
    set(&mut all, 1, src.0);
    set(&mut all, const { N + 1 }, src.1.to_ne_bytes());
    set(&mut all, const { N + 3 }, dst.0);
    set(&mut all, const { N + N + 3 }, dst.1.to_ne_bytes());
    r.bytes(&all);
}

/// Outbound: peer, local, the peer's name (what was meant, if it has none). Inbound: local, peer, the own name.
#[inline(never)]
fn unix<K: Kernel>(
    k: &K,
    buf: &mut [u8],
    fd: i32,
    (local, peer): (u64, u64),
    dir: Direction,
    user: Option<&UserAddr<'_>>,
) -> Option<usize> {
    let outward = dir != Direction::In;
    let (first, second) = if outward { (peer, local) } else { (local, peer) };
    let mut raw = [0; 108];
    let held = k.unix_name(fd, outward, &mut raw).and_then(|n| raw.get(..n)).map(name);
    let meant = || user.filter(|_| outward).and_then(UserAddr::unix);
    let path = held.or_else(meant).unwrap_or(NO_NAME);
    let mut out = Out::new(buf);
    out.put(&[1]);
    out.put(&first.to_ne_bytes());
    out.put(&second.to_ne_bytes());
    out.put(path);
    out.put(&[0]);
    out.done()
}
