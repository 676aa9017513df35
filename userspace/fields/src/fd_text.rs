// SPDX-License-Identifier: Apache-2.0
//! Fds and socket addresses as text.
use crate::cx::Cx;
use crate::services;
use crate::text::{Writer, until_nul};
use eyas_state::{Fd, FdKind, L4};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The letter of a kind of fd.
pub(crate) fn kind_char(kind: FdKind) -> u8 {
    match kind {
        FdKind::File | FdKind::FileV2 => b'f',
        FdKind::Directory => b'd',
        FdKind::Ipv4 | FdKind::Ipv4Server => b'4',
        FdKind::Ipv6 | FdKind::Ipv6Server => b'6',
        FdKind::Unix | FdKind::Userfault => b'u',
        FdKind::Fifo => b'p',
        FdKind::Event => b'e',
        FdKind::Signal => b's',
        FdKind::Eventpoll => b'l',
        FdKind::Inotify => b'i',
        FdKind::Timer => b't',
        FdKind::Netlink => b'n',
        FdKind::Bpf => b'b',
        FdKind::IoUring => b'r',
        FdKind::Memfd => b'm',
        FdKind::Pidfd => b'P',
        FdKind::Unsupported => b'X',
        FdKind::Unknown => b'o',
        FdKind::Unset => b'?',
    }
}

/// A letter as text. Letters are their own table: what is compared most often takes no room in the arena.
pub(crate) fn letter(letter: u8) -> Option<&'static [u8]> {
    static ASCII: [u8; 128] = {
        let mut all = [0; 128];
        let mut i: u8 = 0;
        #[expect(clippy::indexing_slicing, reason = "evaluated when the crate is compiled")]
        while i < 128 {
            all[i as usize] = i;
            i += 1;
        }
        all
    };
    ASCII.get(usize::from(letter)..=usize::from(letter))
}

/// The word for a kind of fd.
pub(crate) fn kind_name(kind: FdKind) -> &'static [u8] {
    match kind {
        FdKind::File | FdKind::FileV2 => b"file",
        FdKind::Directory => b"directory",
        FdKind::Ipv4 | FdKind::Ipv4Server => b"ipv4",
        FdKind::Ipv6 | FdKind::Ipv6Server => b"ipv6",
        FdKind::Unix => b"unix",
        FdKind::Fifo => b"pipe",
        FdKind::Event => b"event",
        FdKind::Signal => b"signalfd",
        FdKind::Eventpoll => b"eventpoll",
        FdKind::Inotify => b"inotify",
        FdKind::Timer => b"timerfd",
        FdKind::Netlink => b"netlink",
        FdKind::Bpf => b"bpf",
        FdKind::Userfault => b"userfaultfd",
        FdKind::IoUring => b"io_uring",
        FdKind::Memfd => b"memfd",
        FdKind::Pidfd => b"pidfd",
        FdKind::Unsupported | FdKind::Unknown => b"<NA>",
        FdKind::Unset => b"?",
    }
}

/// The transport of an fd: of an internet socket whose role is known, of a server, of a raw socket.
pub(crate) fn l4(fd: &Fd) -> L4 {
    let known = fd.kind.is_inet() && (fd.l4 == L4::Raw || fd.kind.is_server() || fd.has_role());
    if known { fd.l4 } else { L4::Na }
}

/// The letter of the transport of an internet socket.
pub(crate) fn l4_letter(fd: &Fd) -> Option<u8> {
    match l4(fd) {
        L4::Tcp => Some(b't'),
        L4::Udp => Some(b'u'),
        L4::Icmp => Some(b'i'),
        L4::Raw => Some(b'r'),
        L4::Unknown | L4::Na => None,
    }
}

/// An address of four or sixteen bytes.
pub(crate) fn address(b: &[u8]) -> Option<IpAddr> {
    match b.len() {
        4 => <[u8; 4]>::try_from(b).ok().map(|a| IpAddr::V4(Ipv4Addr::from(a))),
        16 => <[u8; 16]>::try_from(b).ok().map(|a| IpAddr::V6(Ipv6Addr::from(a))),
        _ => None,
    }
}

/// The IPv4 address inside a mapped IPv6 one; the unspecified address counts as mapped.
fn mapped(ip: IpAddr) -> Option<Ipv4Addr> {
    match ip {
        IpAddr::V4(a) => Some(a),
        IpAddr::V6(a) if a.is_unspecified() => Some(Ipv4Addr::UNSPECIFIED),
        IpAddr::V6(a) => a.to_ipv4_mapped(),
    }
}

/// Address and port of `len` and 2 bytes at the start of `b`, and what follows.
fn end(b: &[u8], len: usize) -> Option<((IpAddr, u16), &[u8])> {
    let (ip, rest) = b.split_at_checked(len)?;
    let (port, rest) = rest.split_first_chunk::<2>()?;
    Some(((address(ip)?, u16::from_ne_bytes(*port)), rest))
}

fn write_end(cx: &Cx<'_>, w: &mut Writer<'_>, (ip, port): (IpAddr, u16)) {
    w.ip(ip);
    w.byte(b':');
    match service(cx, port) {
        Some(name) => w.text(name),
        None => w.unsigned(port.into()),
    }
}

/// Name of the service on a port, where names are asked for.
pub(crate) fn service(cx: &Cx<'_>, port: u16) -> Option<&'static str> {
    if cx.setup.service_names { services::name(port) } else { None }
}

/// The name of an internet socket with its ports as names of services.
#[cold]
pub(crate) fn with_services<'a>(cx: &Cx<'a>, name: &'a [u8]) -> &'a [u8] {
    let Ok(text) = std::str::from_utf8(name) else { return name };
    cx.compose(|w| {
        for (n, end) in text.split("->").enumerate() {
            if n > 0 {
                w.text("->");
            }
            let found = end.rsplit_once(':').and_then(|(ip, port)| Some((ip, service(cx, port.parse().ok()?)?)));
            match found {
                Some((ip, name)) => w.fmt(format_args!("{ip}:{name}")),
                None => w.text(end),
            }
        }
    })
}

const UNIX: u8 = 1;
const INET: u8 = 2;
const INET6: u8 = 10;

/// Writes a socket address parameter.
pub(crate) fn sockaddr(cx: &Cx<'_>, w: &mut Writer<'_>, data: &[u8]) {
    let Some((family, rest)) = data.split_first() else { return };
    match (*family, rest) {
        (UNIX, path) => w.bytes(cx.setup.compat.clean_early(until_nul(path), cx.arena())),
        (INET, b) => match end(b, 4) {
            Some((e, _)) => write_end(cx, w, e),
            None => w.text("INVALID IPv4"),
        },
        (INET6, b) => match end(b, 16) {
            Some((e, _)) => write_end(cx, w, e),
            None => w.text("INVALID IPv6"),
        },
        (f, _) => w.fmt(format_args!("family {f}")),
    }
}

/// Writes a socket tuple parameter.
pub(crate) fn socktuple(cx: &Cx<'_>, w: &mut Writer<'_>, data: &[u8]) {
    let Some((family, rest)) = data.split_first() else { return };
    let pair = |len| {
        let (src, rest) = end(rest, len)?;
        Some((src, end(rest, len)?.0))
    };
    match *family {
        INET => match pair(4) {
            Some(p) => write_pair(cx, w, p),
            None => w.text("INVALID IPv4"),
        },
        INET6 => match pair(16) {
            Some((s, d)) => match (mapped(s.0), mapped(d.0)) {
                (Some(a), Some(b)) => write_pair(cx, w, ((a.into(), s.1), (b.into(), d.1))),
                _ => write_pair(cx, w, (s, d)),
            },
            None => w.text("INVALID IPv6"),
        },
        UNIX => match rest.split_first_chunk::<8>().and_then(|(s, r)| Some((s, r.split_first_chunk::<8>()?))) {
            Some((s, (d, path))) => {
                w.fmt(format_args!("{:x}->{:x} ", u64::from_ne_bytes(*s), u64::from_ne_bytes(*d)));
                w.bytes(cx.setup.compat.clean_early(until_nul(path), cx.arena()));
            }
            None => w.text("INVALID UNIX"),
        },
        f => w.fmt(format_args!("family {f}")),
    }
}

type End = (IpAddr, u16);

fn write_pair(cx: &Cx<'_>, w: &mut Writer<'_>, (src, dst): (End, End)) {
    write_end(cx, w, src);
    w.text("->");
    write_end(cx, w, dst);
}

/// The entries of an fd list: number and poll flags.
pub(crate) fn fdlist_entries(data: &[u8]) -> impl Iterator<Item = (i64, u16)> + '_ {
    let (count, rest) = data.split_first_chunk::<2>().map_or((0, data), |(c, r)| (u16::from_ne_bytes(*c), r));
    rest.chunks_exact(10).take(usize::from(count)).filter_map(|c| {
        let (fd, flags) = c.split_first_chunk::<8>()?;
        Some((i64::from_ne_bytes(*fd), u16::from_ne_bytes(flags.try_into().ok()?)))
    })
}

/// Writes an fd list parameter.
pub(crate) fn fdlist(cx: &Cx<'_>, w: &mut Writer<'_>, data: &[u8]) {
    let fds = cx.thread().and_then(|who| cx.fds(who));
    for (i, (number, flags)) in fdlist_entries(data).enumerate() {
        if i > 0 {
            w.byte(b' ');
        }
        let letter = fds.and_then(|t| t.get(number)).map_or(b'?', |fd| kind_char(fd.kind));
        w.fmt(format_args!("{}:{}{flags:x}", number.cast_unsigned(), char::from(letter)));
    }
}
