// SPDX-License-Identifier: Apache-2.0
//! Sockets that are made, bound, connected and accepted.

use std::net::{Ipv4Addr, Ipv6Addr};

use eyas_schema::{Event, ids};

use crate::context::Context;
use crate::fd::{Addr, Fd, FdKind, L4, Tuple, fd_flag, open_flag};
use crate::sockname::{self, SockAddr, SockTuple, family, mapped, mapped_tuple};
use crate::state::State;
use crate::text::Text;
use crate::thread::Enter;

/// A connect that goes on in the background.
const IN_PROGRESS: i64 = -115;
/// Socket types.
const SOCK_STREAM: u32 = 1;
const SOCK_DGRAM: u32 = 2;
const SOCK_RAW: u32 = 3;

/// The transport that the arguments of socket() ask for.
fn transport(kind: u32, protocol: u32) -> L4 {
    let raw_or = |l4| if kind == SOCK_RAW { L4::Raw } else { l4 };
    match protocol {
        1 => raw_or(L4::Icmp),
        6 => raw_or(L4::Tcp),
        17 => raw_or(L4::Udp),
        255 => L4::Raw,
        0 if kind & 0xff == SOCK_STREAM => L4::Tcp,
        0 if kind & 0xff == SOCK_DGRAM => L4::Udp,
        _ => L4::Unknown,
    }
}

pub(crate) fn socket(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(number), Some(domain)) = (ev.i64(0).filter(|r| *r >= 0), ev.u32(1)) else { return };
    let kind = match u8::try_from(domain) {
        Ok(family::UNIX) => FdKind::Unix,
        Ok(family::INET) => FdKind::Ipv4,
        Ok(family::INET6) => FdKind::Ipv6,
        Ok(family::NETLINK) => FdKind::Netlink,
        _ => FdKind::Unknown,
    };
    let mut fd = Fd { open_flags: ev.u32(4).unwrap_or(0), addr: empty_addr(kind), ..Fd::of(kind) };
    if kind.is_inet() {
        fd.l4 = transport(ev.u32(2).unwrap_or(0), ev.u32(3).unwrap_or(0));
    }
    state.add_fd(ctx, number, fd);
}

fn empty_addr(kind: FdKind) -> Addr {
    match kind {
        FdKind::Ipv4 => Addr::V4(Tuple::default()),
        FdKind::Ipv6 => Addr::V6(Tuple::default()),
        FdKind::Unix => Addr::Unix(0, 0),
        _ => Addr::None,
    }
}

pub(crate) fn socketpair(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.i64(0).is_none_or(|r| r < 0) {
        return;
    }
    let (Some(one), Some(other)) = (ev.i64(1), ev.i64(2)) else { return };
    if one == other {
        return;
    }
    let fd = Fd { addr: Addr::Unix(ev.u64(3).unwrap_or(0), ev.u64(4).unwrap_or(0)), ..Fd::of(FdKind::Unix) };
    state.add_fd(ctx, other, fd.clone());
    state.add_fd(ctx, one, fd);
    if let Some(t) = ctx.thread.and_then(|id| state.table.get_mut(id)) {
        t.last_fd = other;
    }
}

pub(crate) fn bind(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.i64(0).is_none_or(|r| r < 0) {
        return;
    }
    let Some(addr) = ev.param(1).and_then(SockAddr::parse) else { return };
    let mut text = Vec::new();
    addr.write(&mut text);
    let Some(fd) = state.fd_mut(ctx) else { return };
    let server = match addr {
        SockAddr::V4(ip, port) if port > 0 => Some((FdKind::Ipv4Server, Addr::V4Server(ip, port))),
        SockAddr::V6(ip, port) if port > 0 => Some(match mapped(ip) {
            Some(ip) => (FdKind::Ipv4Server, Addr::V4Server(ip, port)),
            None => (FdKind::Ipv6Server, Addr::V6Server(ip, port)),
        }),
        _ => None,
    };
    if let Some((kind, addr)) = server {
        (fd.kind, fd.addr) = (kind, addr);
        fd.flags = fd.flags & !fd_flag::ROLE_CLIENT | fd_flag::ROLE_SERVER;
    }
    let name = state.names.get(&text);
    state.rename_fd(ctx, name);
}

pub(crate) fn enter_connect(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let addr = ev.param(1).unwrap_or_default().to_vec();
    state.store_enter(ctx, Enter { kind: ev.kind, fd: ev.i64(0), addr, ..Enter::default() });
}

pub(crate) fn connect(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(result) = ev.i64(0) else { return };
    let tracked = state.config.track_connects;
    if result < 0 && result != IN_PROGRESS && !tracked {
        return;
    }
    let Some(fd) = state.fd_mut(ctx) else { return };
    fd.flags &= !(fd_flag::CONNECTED | fd_flag::PENDING | fd_flag::FAILED);
    fd.flags |= match result {
        IN_PROGRESS if tracked => fd_flag::PENDING,
        IN_PROGRESS => fd_flag::CONNECTED,
        r if r < 0 => fd_flag::FAILED,
        _ => fd_flag::CONNECTED,
    };
    let enter = state
        .thread(ctx)
        .and_then(|t| t.enter.as_deref())
        .filter(|e| ctx.entered && e.kind == ids::SOCKET_CONNECT_E)
        .map(|e| e.addr.clone());
    let enter_addr = enter.as_deref().and_then(SockAddr::parse);
    let raw = ev.param(1).unwrap_or_default();
    if raw.is_empty() {
        state.connect_by_enter(ctx, enter_addr);
        return;
    }
    let Some(tuple) = SockTuple::parse(raw) else { return };
    let exit_addr = ev.param(3).and_then(SockAddr::parse);
    state.connected(ctx, trusted_tuple(tuple, exit_addr, enter_addr));
}

/// Where the destination was read from user memory after the call, the one read before it counts.
fn trusted_tuple<'a>(tuple: SockTuple<'a>, exit: Option<SockAddr<'a>>, enter: Option<SockAddr<'a>>) -> SockTuple<'a> {
    match (tuple, exit, enter) {
        (SockTuple::V4(mut t), Some(SockAddr::V4(ip, port)), Some(SockAddr::V4(eip, eport))) if (t.dip, t.dport) == (ip, port) => {
            (t.dip, t.dport) = (eip, eport);
            SockTuple::V4(t)
        }
        (SockTuple::V6(mut t), Some(SockAddr::V6(ip, port)), Some(SockAddr::V6(eip, eport))) if (t.dip, t.dport) == (ip, port) => {
            (t.dip, t.dport) = (eip, eport);
            SockTuple::V6(t)
        }
        (SockTuple::Unix(s, d, path), Some(SockAddr::Unix(exit)), Some(SockAddr::Unix(enter))) if path == exit => {
            SockTuple::Unix(s, d, enter)
        }
        (tuple, ..) => tuple,
    }
}

impl State {
    /// A connect of which the kernel side reported no tuple: the destination is what the caller asked for.
    fn connect_by_enter(&mut self, ctx: &mut Context, addr: Option<SockAddr<'_>>) {
        let Some(addr) = addr else { return };
        if matches!(addr, SockAddr::Unix(_) | SockAddr::Other(_)) {
            let name = self.names.get(b"NULL");
            self.rename_fd(ctx, name);
            return;
        }
        let Some(fd) = self.fd_mut(ctx) else { return };
        match addr {
            SockAddr::V4(ip, port) => dial_v4(fd, ip, port),
            SockAddr::V6(ip, port) => match mapped(ip) {
                Some(ip) => dial_v4(fd, ip, port),
                None => {
                    let mut t = v6_of(fd);
                    (t.dip, t.dport) = (ip, port);
                    (fd.kind, fd.addr) = (FdKind::Ipv6, Addr::V6(t));
                }
            },
            SockAddr::Unix(_) | SockAddr::Other(_) => {}
        }
    }

    fn connected(&mut self, ctx: &mut Context, tuple: SockTuple<'_>) {
        let Some(fd) = self.fd_mut(ctx) else { return };
        let mut text = Vec::new();
        match tuple {
            SockTuple::V4(t) => connect_v4(fd, t),
            SockTuple::V6(t) => match mapped_tuple(t) {
                Some(t) => connect_v4(fd, t),
                None => (fd.kind, fd.addr) = (FdKind::Ipv6, Addr::V6(t)),
            },
            SockTuple::Unix(s, d, path) => {
                if fd.kind != FdKind::Unix {
                    return;
                }
                fd.addr = Addr::Unix(s, d);
                SockTuple::Unix(s, d, path).write(&mut text);
            }
            SockTuple::Other(_) => text.extend_from_slice(&fd.name),
        }
        if fd.kind.is_inet() && !matches!(tuple, SockTuple::Other(_)) {
            sockname::write_socket(&mut text, fd);
        }
        if !fd.has_role() {
            fd.flags |= fd_flag::ROLE_CLIENT;
        }
        let name = self.names.get(&text);
        self.rename_fd(ctx, name);
    }
}

fn dial_v4(fd: &mut Fd, ip: Ipv4Addr, port: u16) {
    let mut t = v4_of(fd);
    (t.dip, t.dport) = (ip, port);
    (fd.kind, fd.addr) = (FdKind::Ipv4, Addr::V4(t));
}

fn connect_v4(fd: &mut Fd, t: Tuple<Ipv4Addr>) {
    if set_v4(fd, t) && fd.has(fd_flag::ROLE_SERVER) && fd.is_ipv4_udp() {
        swap(fd);
    }
}

/// Exchanges source and destination.
pub(crate) fn swap(fd: &mut Fd) {
    match &mut fd.addr {
        Addr::V4(t) => *t = t.swapped(),
        Addr::V6(t) => *t = t.swapped(),
        _ => {}
    }
}

/// The tuple that an fd has when it is looked at as a connection.
pub(crate) fn v4_of(fd: &Fd) -> Tuple<Ipv4Addr> {
    match fd.addr {
        Addr::V4(t) => t,
        Addr::V4Server(sip, sport) => Tuple { sip, sport, ..Tuple::default() },
        _ => Tuple::default(),
    }
}

fn v6_of(fd: &Fd) -> Tuple<Ipv6Addr> {
    match fd.addr {
        Addr::V6(t) => t,
        _ => Tuple::default(),
    }
}

/// Makes the fd an IPv4 socket with these addresses, unless it has them already, in either direction. Whether anything
/// changed.
pub(crate) fn set_v4(fd: &mut Fd, new: Tuple<Ipv4Addr>) -> bool {
    let old = v4_of(fd);
    (fd.kind, fd.addr) = (FdKind::Ipv4, Addr::V4(old));
    if old == new || old.swapped() == new {
        return false;
    }
    fd.addr = Addr::V4(new);
    true
}

/// Gives an IPv6 socket these addresses, unless it has them already, in either direction. A server socket stays one and
/// takes the source only. Whether anything changed.
pub(crate) fn set_v6(fd: &mut Fd, new: Tuple<Ipv6Addr>) -> bool {
    if let Addr::V6Server(ip, _) = &mut fd.addr {
        *ip = new.sip;
        return true;
    }
    let old = v6_of(fd);
    if fd.kind == FdKind::Ipv6 && (old == new || old.swapped() == new) {
        return false;
    }
    fd.addr = Addr::V6(new);
    true
}

pub(crate) fn accept(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(number) = ev.i64(0).filter(|r| *r >= 0) else { return };
    if let Some(t) = ctx.thread.and_then(|id| state.table.get_mut(id)) {
        t.last_fd = number;
    }
    let Some(tuple) = ev.param(1).and_then(SockTuple::parse) else { return };
    let mut fd = match tuple {
        SockTuple::V4(t) => Fd { addr: Addr::V4(t), l4: L4::Tcp, ..Fd::of(FdKind::Ipv4) },
        SockTuple::V6(t) => match mapped_tuple(t) {
            Some(t) => Fd { addr: Addr::V4(t), l4: L4::Tcp, ..Fd::of(FdKind::Ipv4) },
            None => Fd { addr: Addr::V6(t), l4: L4::Tcp, ..Fd::of(FdKind::Ipv6) },
        },
        SockTuple::Unix(s, d, _) => Fd { addr: Addr::Unix(s, d), ..Fd::of(FdKind::Unix) },
        SockTuple::Other(_) => return,
    };
    fd.name = state.tuple_name(&tuple);
    fd.flags = fd_flag::ROLE_SERVER | fd_flag::CONNECTED;
    if ev.kind == ids::SOCKET_ACCEPT4_6_X {
        fd.open_flags = ev.u32(5).unwrap_or(0) & open_flag::CLOEXEC;
    }
    state.add_fd(ctx, number, fd);
}

impl State {
    /// The text of a tuple parameter.
    pub(crate) fn tuple_name(&mut self, tuple: &SockTuple<'_>) -> Text {
        self.path.clear();
        tuple.write(&mut self.path);
        self.names.get(&self.path)
    }
}
