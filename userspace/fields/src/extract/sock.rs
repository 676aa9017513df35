// SPDX-License-Identifier: Apache-2.0
//! Ends of connections: client and server, local and remote.
use super::fd::entry;
use super::prelude::*;
use crate::fd_text;
use eyas_state::fd::fd_flag;
use eyas_state::{Addr, Fd, FdKind, L4};
use std::net::IpAddr;

type End = (IpAddr, u16);

/// Both ends of a connection: source (the client) and destination (the server).
fn ends(fd: &Fd) -> Option<(End, End)> {
    match fd.addr {
        Addr::V4(t) => Some(((t.sip.into(), t.sport), (t.dip.into(), t.dport))),
        Addr::V6(t) => Some(((t.sip.into(), t.sport), (t.dip.into(), t.dport))),
        _ => None,
    }
}

/// Address and port of a server socket.
fn listening(fd: &Fd) -> Option<End> {
    match fd.addr {
        Addr::V4Server(ip, port) => Some((ip.into(), port)),
        Addr::V6Server(ip, port) => Some((ip.into(), port)),
        _ => None,
    }
}

/// The event's socket if it is known who called whom.
fn with_role<'a>(cx: &Cx<'a>) -> Option<&'a Fd> {
    entry(cx).filter(|fd| fd.has_role())
}

fn client(cx: &Cx<'_>) -> Option<End> {
    Some(ends(with_role(cx)?)?.0)
}

fn server(cx: &Cx<'_>) -> Option<End> {
    let fd = with_role(cx)?;
    ends(fd).map(|e| e.1).or_else(|| listening(fd))
}

/// Whether an address is one of this machine, or of the container that the thread runs in.
fn is_local(cx: &Cx<'_>, ip: IpAddr) -> bool {
    let container = cx.thread().map(|t| &t.container[..]).filter(|c| !c.is_empty());
    match (ip, container) {
        (IpAddr::V4(a), None) => cx.state.interfaces().is_local_v4(a),
        (IpAddr::V6(a), None) => cx.state.interfaces().is_local_v6(a),
        (IpAddr::V6(_), Some(_)) => false,
        (IpAddr::V4(a), Some(id)) => {
            let ip_of = |c: &eyas_state::container::Container| c.ip.parse::<std::net::Ipv4Addr>().ok().filter(|ip| !ip.is_unspecified());
            match cx.state.containers().get(id).and_then(ip_of) {
                Some(own) => own == a || cx.state.interfaces().is_local_v4(a),
                None => cx.state.containers().iter().filter_map(ip_of).any(|other| other == a),
            }
        }
    }
}

/// The local end and the remote end.
fn sides(cx: &Cx<'_>) -> Option<(End, End)> {
    let (src, dst) = ends(with_role(cx)?)?;
    Some(if is_local(cx, src.0) { (src, dst) } else { (dst, src) })
}

fn local(cx: &Cx<'_>) -> Option<End> {
    Some(sides(cx)?.0)
}

fn remote(cx: &Cx<'_>) -> Option<End> {
    Some(sides(cx)?.1)
}

fn address<'a>(end: Option<End>) -> Value<'a> {
    end.map_or(Value::Absent, |e| Value::Ip(e.0))
}

fn port_of<'a>(end: Option<End>) -> Value<'a> {
    Value::unsigned(end.map(|e| e.1.into()))
}

/// Both ends as candidates; of a server socket its only end.
fn either<'a>(cx: &Cx<'a>, f: fn(End) -> Value<'a>) -> Value<'a> {
    if cx.purpose == Purpose::Print {
        return Value::Absent;
    }
    let Some(fd) = entry(cx) else { return Value::Absent };
    match (ends(fd), listening(fd)) {
        (Some((s, d)), _) => Value::Either(cx.arena().alloc([f(s), f(d)])),
        (_, Some(e)) => Value::Either(cx.arena().alloc([f(e)])),
        // The fd is there, so `exists` holds, but nothing compares with it.
        _ => Value::Opaque,
    }
}

pub(crate) fn ip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    either(cx, |e| Value::Ip(e.0))
}

pub(crate) fn port<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    either(cx, |e| Value::U64(e.1.into()))
}

pub(crate) fn cip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    address(client(cx))
}

pub(crate) fn sip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    address(server(cx))
}

pub(crate) fn lip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    address(local(cx))
}

pub(crate) fn rip<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    address(remote(cx))
}

pub(crate) fn cport<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    port_of(client(cx))
}

/// A server socket tells its port also while its role is not known.
fn server_port(cx: &Cx<'_>) -> Option<End> {
    entry(cx).and_then(listening).or_else(|| server(cx))
}

pub(crate) fn sport<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    port_of(server_port(cx))
}

pub(crate) fn lport<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    port_of(local(cx))
}

pub(crate) fn rport<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    port_of(remote(cx))
}

/// Name of the service on a port, or its number where names are not asked for.
fn service<'a>(cx: &Cx<'a>, port: u16) -> &'a [u8] {
    match fd_text::service(cx, port) {
        Some(n) => n.as_bytes(),
        None => cx.compose(|w| w.unsigned(port.into())),
    }
}

pub(crate) fn cproto<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match client(cx) {
        Some((_, port)) => Value::Str(service(cx, port)),
        // A socket with a role that has no such end.
        None if with_role(cx).is_some() => Value::Str(b""),
        None => Value::Absent,
    }
}

pub(crate) fn sproto<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match entry(cx).and_then(listening) {
        Some(_) => Value::Str(b""),
        None => server(cx).map_or(Value::Absent, |e| Value::Str(service(cx, e.1))),
    }
}

pub(crate) fn lproto<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    local(cx).map_or(Value::Absent, |e| Value::Str(service(cx, e.1)))
}

pub(crate) fn rproto<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    remote(cx).map_or(Value::Absent, |e| Value::Str(service(cx, e.1)))
}

pub(crate) fn l4proto<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let name = |fd| match fd_text::l4(fd) {
        L4::Tcp => "tcp",
        L4::Udp => "udp",
        L4::Icmp => "icmp",
        L4::Raw => "raw",
        L4::Unknown | L4::Na => "<NA>",
    };
    Value::text(entry(cx).map(|fd| name(fd).as_bytes()))
}

pub(crate) fn family<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match entry(cx).map(|fd| fd.kind) {
        Some(k) if k.is_inet() => Value::Str(b"ip"),
        Some(FdKind::Unix) => Value::Str(b"unix"),
        _ => Value::Absent,
    }
}

pub(crate) fn is_server<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(fd) = entry(cx) else { return Value::Absent };
    Value::Bool(match ends(fd) {
        Some((_, dst)) => is_local(cx, dst.0),
        None => fd.kind.is_server(),
    })
}

pub(crate) fn connected<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::truth(entry(cx).map(|fd| fd.has(fd_flag::CONNECTED)))
}

/// An address, to compare its names with. The reference prints names only of addresses that it has met while resolving
/// the names in rules; nothing here asks the network, so nothing is printed.
fn host<'a>(cx: &Cx<'a>, end: Option<End>) -> Value<'a> {
    match (cx.purpose, end) {
        (Purpose::Compare, Some((ip, _))) => Value::Host(ip),
        _ => Value::Absent,
    }
}

pub(crate) fn cip_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    host(cx, client(cx))
}

pub(crate) fn sip_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    host(cx, server(cx))
}

pub(crate) fn lip_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    host(cx, local(cx))
}

pub(crate) fn rip_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    host(cx, remote(cx))
}
