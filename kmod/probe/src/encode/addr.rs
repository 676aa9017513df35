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
    record::Record,
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

/// A `sockaddr` of user memory.
pub(super) struct UserAddr {
    bytes: [u8; LONGEST],
    len: usize,
}

impl UserAddr {
    /// Reads one; `None` without an address or when it is not there (which the record notes). `size` as the kernel takes it: an `int`.
    pub fn read<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64, size: i32) -> Option<Self> {
        Self::try_read(cx.k, addr, size).unwrap_or_else(|Fault| {
            r.note_fault(addr);
            None
        })
    }

    /// As [`UserAddr::read`].
    ///
    /// # Errors
    /// [`Fault`] when it is not there.
    pub fn try_read<K: Kernel>(k: &K, addr: u64, size: i32) -> Result<Option<Self>, Fault> {
        let len = usize::try_from(size).unwrap_or(0).min(LONGEST);
        if addr == 0 || len < 2 {
            return Ok(None);
        }
        let mut bytes = [0; LONGEST];
        if let Some(out) = bytes.get_mut(..len) {
            k.read_user(addr, out)?;
        }
        Ok(Some(Self { bytes, len }))
    }

    fn family(&self) -> u16 {
        u16_at(&self.bytes, 0)
    }
    fn known(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(NO_NAME)
    }
    /// `N` bytes of address at an offset, if the caller gave them.
    fn ip<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.known().get(at..)?.first_chunk().copied()
    }
    fn inet(&self) -> Option<([u8; 4], u16)> {
        (self.family() == AF_INET).then_some((self.ip(4)?, self.inet_port()))
    }
    fn inet6(&self) -> Option<([u8; 16], u16)> {
        (self.family() == AF_INET6).then_some((self.ip(8)?, self.inet_port()))
    }
    fn inet_port(&self) -> u16 {
        u16::from_be(u16_at(&self.bytes, 2))
    }
    fn unix(&self) -> Option<&[u8]> {
        (self.family() == AF_UNIX).then(|| name(self.known().get(2..).unwrap_or(NO_NAME)))
    }
    /// The port of an internet address.
    pub fn port(&self) -> Option<u16> {
        self.inet().map(|a| a.1).or_else(|| self.inet6().map(|a| a.1))
    }

    fn write(&self, buf: &mut [u8]) -> Option<usize> {
        let mut out = Out::new(buf);
        if let Some((ip, port)) = self.inet() {
            out.put(&[2]);
            out.put(&ip);
            out.put(&port.to_ne_bytes());
        } else if let Some((ip, port)) = self.inet6() {
            out.put(&[10]);
            out.put(&ip);
            out.put(&port.to_ne_bytes());
        } else if let Some(path) = self.unix() {
            out.put(&[1]);
            out.put(path);
            out.put(&[0]);
        }
        out.done()
    }
}

/// A unix name without the NUL that marks an abstract one, up to the first NUL after it.
fn name(raw: &[u8]) -> &[u8] {
    let text = raw.strip_prefix(&[0]).unwrap_or(raw);
    text.split(|b| *b == 0).next().unwrap_or(NO_NAME)
}

/// Appends a `PT_SOCKADDR`: empty without an address or of another family.
pub(super) fn sockaddr(r: &mut Record<'_>, user: Option<&UserAddr>) {
    r.fill(|out| user.map_or(Some(0), |a| a.write(out)));
}

/// Appends a `PT_SOCKTUPLE`: empty if the descriptor is no socket of a known family.
pub(super) fn tuple<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, fd: i32, dir: Direction, user: Option<&UserAddr>) {
    match cx.k.socket(fd) {
        Some(s) => pair(cx, r, &s, fd, dir, user),
        None => r.empty(),
    }
}

fn pair<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, s: &Socket, fd: i32, dir: Direction, user: Option<&UserAddr>) {
    // An explicit destination of a datagram wins over the peer that the socket is connected to.
    let explicit = dir == Direction::Out && s.kind != SOCK_STREAM;
    match s.addrs {
        Addrs::Inet { local, local_port, remote, remote_port } => {
            let given = user.and_then(UserAddr::inet).filter(|_| explicit || remote_port == 0);
            let (remote, remote_port) = given.unwrap_or((remote, remote_port));
            ends(r, 2, (&local, local_port), (&remote, remote_port), dir);
        }
        Addrs::Inet6 { local, local_port, remote, remote_port } => {
            let given = user.and_then(UserAddr::inet6).filter(|_| explicit || remote_port == 0);
            let (remote, remote_port) = given.unwrap_or((remote, remote_port));
            ends(r, 10, (&local, local_port), (&remote, remote_port), dir);
        }
        Addrs::Unix { local, peer } => unix(cx, r, fd, (local, peer), dir, user),
        Addrs::Other => r.empty(),
    }
}

fn ends(r: &mut Record<'_>, family: u8, local: (&[u8], u16), remote: (&[u8], u16), dir: Direction) {
    let (src, dst) = if dir == Direction::In { (remote, local) } else { (local, remote) };
    r.fill(|buf| {
        let mut out = Out::new(buf);
        out.put(&[family]);
        out.put(src.0);
        out.put(&src.1.to_ne_bytes());
        out.put(dst.0);
        out.put(&dst.1.to_ne_bytes());
        out.done()
    });
}

/// Outbound: peer, local, the peer's name (what was meant, if it has none). Inbound: local, peer, the own name.
fn unix<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, fd: i32, (local, peer): (u64, u64), dir: Direction, user: Option<&UserAddr>) {
    let outward = dir != Direction::In;
    let (first, second) = if outward { (peer, local) } else { (local, peer) };
    let mut raw = [0; 108];
    let held = cx.k.unix_name(fd, outward, &mut raw).and_then(|n| raw.get(..n)).map(name);
    let meant = || user.filter(|_| outward).and_then(UserAddr::unix);
    let path = held.or_else(meant).unwrap_or(NO_NAME);
    r.fill(|buf| {
        let mut out = Out::new(buf);
        out.put(&[1]);
        out.put(&first.to_ne_bytes());
        out.put(&second.to_ne_bytes());
        out.put(path);
        out.put(&[0]);
        out.done()
    });
}
