// SPDX-License-Identifier: Apache-2.0
//! The fds that poll waited for.
use super::prelude::*;
use crate::fd_text::fdlist_entries;
use crate::text::Writer;
use eyas_schema::ids;
use eyas_state::{Addr, Fd};
use std::net::IpAddr;

/// Parameter that holds the list.
const FDS: usize = 1;

/// What `write` says of each fd, separated by commas; fds of which it says nothing leave no trace.
fn listed<'a>(cx: &Cx<'a>, write: impl Fn(&mut Writer<'_>, i64, Option<&'a Fd>)) -> Value<'a> {
    if !matches!(cx.event.kind, ids::SYSCALL_POLL_X | ids::SYSCALL_PPOLL_X) {
        return Value::Absent;
    }
    let (Some(data), Some(_)) = (cx.event.param(FDS), cx.thread()) else { return Value::Absent };
    let text = cx.compose(|w| {
        for (number, _) in fdlist_entries(data) {
            let before = w.len();
            if before > 0 {
                w.byte(b',');
            }
            let start = w.len();
            write(w, number, cx.fd_at(number));
            if w.len() == start {
                w.truncate(before);
            }
        }
    });
    if text.is_empty() { Value::Absent } else { Value::Str(text) }
}

pub(crate) fn nums<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, number, _| w.signed(number))
}

pub(crate) fn names<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, _, fd| w.bytes(fd.map(|fd| cx.name_of(fd)).filter(|n| !n.is_empty()).unwrap_or(b"<NA>")))
}

fn client(fd: &Fd) -> Option<(IpAddr, u16)> {
    match fd.addr {
        Addr::V4(t) => Some((t.sip.into(), t.sport)),
        Addr::V6(t) => Some((t.sip.into(), t.sport)),
        _ => None,
    }
}

fn server(fd: &Fd) -> Option<(IpAddr, u16)> {
    match fd.addr {
        Addr::V4(t) => Some((t.dip.into(), t.dport)),
        Addr::V6(t) => Some((t.dip.into(), t.dport)),
        _ => None,
    }
}

/// Address of the server's end. Of an IPv6 server socket the reference prints the first four bytes as an IPv4 address.
fn server_ip(fd: &Fd) -> Option<IpAddr> {
    match fd.addr {
        Addr::V4Server(ip, _) => Some(ip.into()),
        Addr::V6Server(ip, _) => ip.octets().first_chunk().map(|b: &[u8; 4]| (*b).into()),
        _ => server(fd).map(|e| e.0),
    }
}

pub(crate) fn cips<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, _, fd| fd.and_then(client).into_iter().for_each(|e| w.ip(e.0)))
}

pub(crate) fn sips<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, _, fd| fd.and_then(server_ip).into_iter().for_each(|ip| w.ip(ip)))
}

pub(crate) fn cports<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, _, fd| fd.and_then(client).into_iter().for_each(|e| w.unsigned(e.1.into())))
}

pub(crate) fn sports<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    listed(cx, |w, _, fd| fd.and_then(server).into_iter().for_each(|e| w.unsigned(e.1.into())))
}
