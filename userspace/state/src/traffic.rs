// SPDX-License-Identifier: Apache-2.0
//! Reads and writes on sockets: they tell addresses, and who is client and who is server.

use eyas_schema::Event;

use crate::context::Context;
use crate::fd::{Addr, Fd, FdKind, L4, fd_flag};
use crate::fdtable::awaits_traffic;
use crate::socket::{set_v4, set_v6, swap, v4_of};
use crate::sockname::{self, SockTuple, mapped_tuple};
use crate::state::State;

/// A control message that carries fds.
const SCM_RIGHTS: i32 = 1;
/// Most fds in one control message.
const MAX_RIGHTS: usize = 253;
/// SOL_SOCKET and SO_ERROR, as recorded.
const SOL_SOCKET: u64 = 1;
const SO_ERROR: u64 = 4;

/// Whether traffic can tell nothing new of an fd. `plain`: traffic without addresses.
pub(crate) fn is_settled(fd: &Fd, plain: bool) -> bool {
    if plain {
        return !awaits_traffic(fd);
    }
    if !fd.kind.is_inet() {
        return fd.kind != FdKind::Unix;
    }
    fd.has(fd_flag::CONNECTED) && fd.is_ipv4_tcp() && !fd.name.is_empty()
}

/// Which way the data went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
}

/// Calls without an address: they only tell that the socket is connected.
pub(crate) fn plain(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.transfer(ev, ctx, Way::In, None);
}

pub(crate) fn recv(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.transfer(ev, ctx, Way::In, Some(4));
}

pub(crate) fn recvfrom(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.transfer(ev, ctx, Way::In, Some(2));
}

pub(crate) fn recvmsg(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.transfer(ev, ctx, Way::In, Some(3));
    state.received_rights(ev, ctx, 4);
}

pub(crate) fn recvmmsg(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.param(0).is_some_and(|p| !p.is_empty()) {
        state.transfer(ev, ctx, Way::In, Some(4));
        state.received_rights(ev, ctx, 5);
    }
}

/// send, sendto and sendmsg.
pub(crate) fn send(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ctx.fd.is_none() && ev.i64(0).is_some_and(|r| r >= 0) {
        state.infer_socket(ev, ctx);
    }
    state.transfer(ev, ctx, Way::Out, Some(4));
}

pub(crate) fn sendmmsg(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.param(0).is_some_and(|p| !p.is_empty()) {
        state.transfer(ev, ctx, Way::Out, Some(4));
    }
}

/// Whether a connect that went on in the background has failed.
pub(crate) fn getsockopt(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if !state.config.track_connects || ev.i64(0) != Some(0) || ev.u64(2) != Some(SOL_SOCKET) || ev.u64(3) != Some(SO_ERROR) {
        return;
    }
    let Some(error) = ev.param(4).and_then(|p| p.get(1..9)?.first_chunk()).map(|b| i64::from_ne_bytes(*b)) else { return };
    ctx.error = error.saturating_neg();
    if let Some(fd) = state.fd_mut(ctx) {
        mark(fd, if error < 0 { fd_flag::FAILED } else { fd_flag::CONNECTED });
    }
}

/// Whether the addresses of a message are known, in either direction.
fn already(fd: &Fd, tuple: &SockTuple<'_>) -> bool {
    match (tuple, fd.addr) {
        (SockTuple::V4(new), Addr::V4(t)) => fd.kind == FdKind::Ipv4 && (t == *new || t.swapped() == *new),
        (SockTuple::V6(new), Addr::V6(t)) => fd.kind == FdKind::Ipv6 && (t == *new || t.swapped() == *new),
        _ => false,
    }
}

fn mark(fd: &mut Fd, flag: u32) {
    fd.flags = fd.flags & !(fd_flag::CONNECTED | fd_flag::PENDING | fd_flag::FAILED) | flag;
}

impl State {
    /// A socket that no event made, but that sends: it must be a datagram socket.
    fn infer_socket(&mut self, ev: &Event<'_>, ctx: &mut Context) {
        let kind = match ev.param(4).and_then(SockTuple::parse) {
            Some(SockTuple::V4(_)) => FdKind::Ipv4,
            Some(SockTuple::V6(_)) => FdKind::Ipv6,
            _ => return,
        };
        let Some(number) = ev.i64(2) else { return };
        self.add_fd(ctx, number, Fd { l4: L4::Udp, ..Fd::of(kind) });
    }

    fn transfer(&mut self, ev: &Event<'_>, ctx: &mut Context, way: Way, tuple_param: Option<usize>) {
        // Most fds are no sockets, and most sockets have nothing new to tell.
        let Some(fd) = ctx.fd.and_then(|_| self.fd(ctx)) else { return };
        let settled = fd.is_ipv4_tcp() && !fd.name.is_empty();
        let tracked = self.config.track_connects;
        if settled && !tracked && fd.has(fd_flag::CONNECTED) {
            return;
        }
        let Some(result) = ev.i64(0) else { return };
        if fd.kind.is_connection() {
            let flag = if result >= 0 { fd_flag::CONNECTED } else { fd_flag::FAILED };
            if (result >= 0 || tracked)
                && !fd.has(flag)
                && let Some(fd) = self.fd_mut(ctx)
            {
                mark(fd, flag);
            }
        }
        if result < 0 || settled {
            return;
        }
        let Some(tuple) = tuple_param.and_then(|p| ev.param(p)).and_then(SockTuple::parse) else { return };
        if !self.update(ctx, &tuple) {
            return;
        }
        let connection = self.fd(ctx).is_some_and(|fd| fd.kind.is_connection());
        if !connection {
            let name = self.tuple_name(&tuple);
            self.rename_fd(ctx, name);
            return;
        }
        self.settle_role(ctx, way);
        let mut text = std::mem::take(&mut self.path);
        text.clear();
        if let Some(fd) = self.fd(ctx) {
            sockname::write_socket(&mut text, fd);
        }
        let name = self.names.get(&text);
        self.path = text;
        self.rename_fd(ctx, name);
    }

    /// Takes over the addresses of a message. Whether anything changed.
    fn update(&mut self, ctx: &Context, tuple: &SockTuple<'_>) -> bool {
        let Some(fd) = self.fd(ctx) else { return false };
        if already(fd, tuple) {
            return false;
        }
        let mut fd = fd.clone();
        let changed = match *tuple {
            SockTuple::V4(t) => set_v4(&mut fd, t),
            SockTuple::V6(t) => match mapped_tuple(t) {
                Some(t) => set_v4(&mut fd, t),
                None => {
                    if !matches!(fd.addr, Addr::V6(_) | Addr::V6Server(..)) {
                        return false;
                    }
                    set_v6(&mut fd, t)
                }
            },
            SockTuple::Unix(s, d, _) => {
                fd.kind = FdKind::Unix;
                fd.addr = Addr::Unix(s, d);
                true
            }
            SockTuple::Other(_) => false,
        };
        if changed && fd.kind.is_inet() {
            if fd.l4 == L4::Unknown {
                fd.l4 = L4::Udp;
            }
            self.interfaces.patch(&mut fd.addr);
        }
        if let Some(slot) = self.fd_mut(ctx) {
            *slot = fd;
        }
        changed
    }

    /// Tells client from server, and puts the client first.
    fn settle_role(&mut self, ctx: &Context, way: Way) {
        let Some(fd) = self.fd(ctx) else { return };
        let role = if fd.has_role() { fd.flags } else { self.guess_role(ctx, fd, way) };
        let to_swap = match way {
            Way::In => fd_flag::ROLE_CLIENT,
            Way::Out => fd_flag::ROLE_SERVER,
        };
        let Some(fd) = self.fd_mut(ctx) else { return };
        fd.flags |= role & (fd_flag::ROLE_CLIENT | fd_flag::ROLE_SERVER);
        if fd.has(to_swap) {
            swap(fd);
        }
    }

    /// Who has the port open for others is the server; if that does not decide, who speaks first is the client.
    fn guess_role(&self, ctx: &Context, fd: &Fd, way: Way) -> u32 {
        let (sport, dport) = match fd.addr {
            // The reference looks for the ports of an IPv6 socket where an IPv4 one has them.
            Addr::V6(t) => match t.sip.octets() {
                [_, _, _, _, _, _, _, _, a, b, c, d, ..] => (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])),
            },
            _ => {
                let t = v4_of(fd);
                (t.sport, t.dport)
            }
        };
        let Some(fds) = self.thread(ctx).and_then(|t| self.fds_of(t)) else { return 0 };
        let owns = |port: u16, of_destination: bool| {
            fds.iter().any(|(_, fd)| match fd.addr {
                Addr::V4(t) if fd.kind == FdKind::Ipv4 => port == if of_destination { t.dport } else { t.sport },
                Addr::V4Server(_, p) => of_destination && p == port,
                _ => false,
            })
        };
        let bound = owns(dport, true);
        let tie = owns(sport, false);
        let server = bound && (!tie || way == Way::In);
        if server { fd_flag::ROLE_SERVER } else { fd_flag::ROLE_CLIENT }
    }

    /// Fds that came with a message over a unix socket: what they are, only the machine knows.
    fn received_rights(&mut self, ev: &Event<'_>, ctx: &mut Context, param: usize) {
        if self.proc.is_none() || !self.fd(ctx).is_some_and(|fd| fd.kind == FdKind::Unix) {
            return;
        }
        let Some(control) = ev.param(param).filter(|p| !p.is_empty()) else { return };
        let Some((id, pid)) = ctx.thread.and_then(|id| self.table.get(id).map(|t| (id, t.pid))) else { return };
        for number in rights(control) {
            let Some(seed) = self.proc.as_mut().and_then(|p| p.fd(pid, i64::from(number))) else { continue };
            self.add_fd_seed(id, &seed, true);
        }
    }
}

/// The fds inside control messages.
fn rights(mut control: &[u8]) -> Vec<i32> {
    const HEADER: usize = 16;
    let mut found = Vec::new();
    while let (Some(len), Some(kind)) = (control.first_chunk::<8>(), control.get(12..).and_then(|b| b.first_chunk::<4>())) {
        let Ok(len) = usize::try_from(u64::from_ne_bytes(*len)) else { break };
        if i32::from_ne_bytes(*kind) == SCM_RIGHTS {
            let numbers = control.get(HEADER..len.min(control.len())).unwrap_or_default();
            found.extend(numbers.chunks_exact(4).filter_map(|c| c.first_chunk().map(|b| i32::from_ne_bytes(*b))).take(MAX_RIGHTS));
        }
        let Some(next) = len.max(HEADER).checked_next_multiple_of(8) else { break };
        let Some(rest) = control.get(next..) else { break };
        control = rest;
    }
    found
}
