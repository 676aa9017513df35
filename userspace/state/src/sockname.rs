// SPDX-License-Identifier: Apache-2.0
//! Socket addresses: from parameters, and as text.
//!
//! Parameters are claims: every length is checked, and what does not fit is not an address.

use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::fd::{Addr, Fd, FdKind, L4, Tuple};
use crate::net::Interfaces;

/// Address families as recorded.
pub(crate) mod family {
    pub const UNIX: u8 = 1;
    pub const INET: u8 = 2;
    pub const INET6: u8 = 10;
    pub const NETLINK: u8 = 16;
}

/// Both ends of a connection, as recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SockTuple<'a> {
    /// IPv4.
    V4(Tuple<Ipv4Addr>),
    /// IPv6.
    V6(Tuple<Ipv6Addr>),
    /// Unix: kernel pointers of source and destination, path.
    Unix(u64, u64, &'a [u8]),
    /// Another family.
    Other(u8),
}

/// One end, as recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SockAddr<'a> {
    /// IPv4.
    V4(Ipv4Addr, u16),
    /// IPv6.
    V6(Ipv6Addr, u16),
    /// Unix: path.
    Unix(&'a [u8]),
    /// Another family.
    Other(u8),
}

fn take<const N: usize>(b: &[u8]) -> Option<([u8; N], &[u8])> {
    b.split_first_chunk().map(|(head, rest)| (*head, rest))
}

fn v4_end(b: &[u8]) -> Option<(Ipv4Addr, u16, &[u8])> {
    let (ip, b) = take::<4>(b)?;
    let (port, b) = take(b)?;
    Some((Ipv4Addr::from(ip), u16::from_ne_bytes(port), b))
}

fn v6_end(b: &[u8]) -> Option<(Ipv6Addr, u16, &[u8])> {
    let (ip, b) = take::<16>(b)?;
    let (port, b) = take(b)?;
    Some((Ipv6Addr::from(ip), u16::from_ne_bytes(port), b))
}

/// A path up to its NUL, which must be the last byte.
fn path(b: &[u8]) -> Option<&[u8]> {
    if b.last() != Some(&0) {
        return None;
    }
    b.split(|c| *c == 0).next()
}

impl<'a> SockTuple<'a> {
    /// Reads a socket tuple parameter; none if it is empty or malformed.
    #[must_use]
    pub fn parse(param: &'a [u8]) -> Option<Self> {
        let (fam, b) = param.split_first()?;
        match *fam {
            family::INET => {
                let (sip, sport, b) = v4_end(b)?;
                let (dip, dport, _) = v4_end(b)?;
                Some(Self::V4(Tuple { sip, dip, sport, dport }))
            }
            family::INET6 => {
                let (sip, sport, b) = v6_end(b)?;
                let (dip, dport, _) = v6_end(b)?;
                Some(Self::V6(Tuple { sip, dip, sport, dport }))
            }
            family::UNIX => {
                let (source, b) = take(b)?;
                let (destination, b) = take(b)?;
                Some(Self::Unix(u64::from_ne_bytes(source), u64::from_ne_bytes(destination), path(b)?))
            }
            other => Some(Self::Other(other)),
        }
    }

    /// As the text of a parameter: ports always, whatever the transport.
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::V4(t) => write_addr(out, &Addr::V4(*t)),
            Self::V6(t) => write_addr(out, &Addr::V6(*t)),
            Self::Unix(s, d, path) => write_unix(out, *s, *d, path),
            Self::Other(n) => put(out, format_args!("family {n}")),
        }
    }
}

impl<'a> SockAddr<'a> {
    /// Reads a socket address parameter; none if it is empty or malformed.
    #[must_use]
    pub fn parse(param: &'a [u8]) -> Option<Self> {
        let (fam, b) = param.split_first()?;
        match *fam {
            family::INET => v4_end(b).map(|(ip, port, _)| Self::V4(ip, port)),
            family::INET6 => v6_end(b).map(|(ip, port, _)| Self::V6(ip, port)),
            family::UNIX => path(b).map(Self::Unix),
            other => Some(Self::Other(other)),
        }
    }

    /// As text.
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::V4(ip, port) => ip.put_end(out, *port),
            Self::V6(ip, port) => ip.put_end(out, *port),
            Self::Unix(path) => out.extend_from_slice(path),
            Self::Other(n) => put(out, format_args!("family {n}")),
        }
    }
}

fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to a vector does not fail.
    let _ = out.write_fmt(text);
}

fn write_unix(out: &mut Vec<u8>, source: u64, destination: u64, path: &[u8]) {
    put(out, format_args!("{source:x}->{destination:x} "));
    out.extend_from_slice(path);
}

/// Appends a decimal number. Names of connections are made often enough that the general formatter would show.
fn put_number(out: &mut Vec<u8>, mut n: u16) {
    let mut digits = [0u8; 5];
    let mut len = 0;
    for slot in digits.iter_mut().rev() {
        *slot = b'0' + (n % 10).to_le_bytes()[0];
        n /= 10;
        len += 1;
        if n == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len() - len..).unwrap_or_default());
}

/// An address as text.
trait PutIp: Copy {
    fn put_ip(self, out: &mut Vec<u8>);

    fn put_end(self, out: &mut Vec<u8>, port: u16) {
        self.put_ip(out);
        out.push(b':');
        put_number(out, port);
    }
}

impl PutIp for Ipv4Addr {
    fn put_ip(self, out: &mut Vec<u8>) {
        let [a, b, c, d] = self.octets();
        put_number(out, u16::from(a));
        for octet in [b, c, d] {
            out.push(b'.');
            put_number(out, u16::from(octet));
        }
    }
}

impl PutIp for Ipv6Addr {
    fn put_ip(self, out: &mut Vec<u8>) {
        put(out, format_args!("{self}"));
    }
}

fn put_tuple<Ip: PutIp>(out: &mut Vec<u8>, t: &Tuple<Ip>) {
    t.sip.put_end(out, t.sport);
    out.extend_from_slice(b"->");
    t.dip.put_end(out, t.dport);
}

fn put_ends<Ip: PutIp>(out: &mut Vec<u8>, t: &Tuple<Ip>) {
    t.sip.put_ip(out);
    out.extend_from_slice(b"->");
    t.dip.put_ip(out);
}

/// Addresses with ports, nothing for what has no address.
pub fn write_addr(out: &mut Vec<u8>, addr: &Addr) {
    match addr {
        Addr::V4(t) => put_tuple(out, t),
        Addr::V6(t) => put_tuple(out, t),
        Addr::V4Server(ip, port) => ip.put_end(out, *port),
        Addr::V6Server(ip, port) => ip.put_end(out, *port),
        Addr::None | Addr::Unix(..) | Addr::Pid(_) => {}
    }
}

/// The name of an inet socket: what it shows depends on the transport.
pub fn write_socket(out: &mut Vec<u8>, fd: &Fd) {
    match (&fd.addr, fd.l4) {
        (Addr::V4(_) | Addr::V6(_), L4::Tcp | L4::Udp) | (Addr::V4Server(..) | Addr::V6Server(..), _) => {
            write_addr(out, &fd.addr);
        }
        (Addr::V4(t), L4::Icmp | L4::Raw) => put_ends(out, t),
        (Addr::V6(t), L4::Icmp) => put_ends(out, t),
        (Addr::V4(_) | Addr::V6(_), _) => out.extend_from_slice(b"<unknown>"),
        _ => {}
    }
}

/// The IPv4 address inside an IPv6 one; the unspecified address counts as one.
#[must_use]
pub fn mapped(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    if ip.is_unspecified() { Some(Ipv4Addr::UNSPECIFIED) } else { ip.to_ipv4_mapped() }
}

/// An IPv6 tuple as an IPv4 one, if both ends allow it.
#[must_use]
pub fn mapped_tuple(t: Tuple<Ipv6Addr>) -> Option<Tuple<Ipv4Addr>> {
    Some(Tuple { sip: mapped(t.sip)?, dip: mapped(t.dip)?, sport: t.sport, dport: t.dport })
}

pub(crate) fn unmapped(addr: &Addr) -> Option<(FdKind, Addr)> {
    match addr {
        Addr::V6(t) => mapped_tuple(*t).map(|t| (FdKind::Ipv4, Addr::V4(t))),
        _ => None,
    }
}

impl Interfaces {
    /// Fills in the end that a socket left open: the address from which the machine would speak to the other end.
    pub(crate) fn patch(&self, addr: &mut Addr) {
        match addr {
            Addr::V4(t) => {
                let same = t.sport == t.dport;
                if t.sip.is_unspecified() {
                    let new = self.infer_v4(t.dip);
                    if new != t.dip || !same {
                        t.sip = new;
                    }
                } else if t.dip.is_unspecified() {
                    let new = self.infer_v4(t.sip);
                    if new != t.sip || !same {
                        t.dip = new;
                    }
                }
            }
            Addr::V6(t) => {
                let same = t.sport == t.dport;
                if t.sip.is_unspecified() {
                    let new = self.infer_v6(t.dip);
                    if new != t.dip || !same {
                        t.sip = new;
                    }
                } else if t.dip.is_unspecified() {
                    let new = self.infer_v6(t.sip);
                    if new != t.sip || !same {
                        t.dip = new;
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(t: &SockTuple<'_>) -> String {
        let mut out = Vec::new();
        t.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn tuples_are_read_and_written() {
        let mut v4 = vec![2, 10, 0, 0, 1];
        v4.extend(1000u16.to_ne_bytes());
        v4.extend([8, 8, 8, 8]);
        v4.extend(53u16.to_ne_bytes());
        assert_eq!(text(&SockTuple::parse(&v4).unwrap()), "10.0.0.1:1000->8.8.8.8:53");
        assert_eq!(SockTuple::parse(&v4[..12]), None);
        let mut unix = vec![1];
        unix.extend(0xabcu64.to_ne_bytes());
        unix.extend(0u64.to_ne_bytes());
        unix.extend(b"/run/s\0");
        assert_eq!(text(&SockTuple::parse(&unix).unwrap()), "abc->0 /run/s");
        assert_eq!(SockTuple::parse(&unix[..20]), None);
        assert_eq!(text(&SockTuple::parse(&[16]).unwrap()), "family 16");
        assert_eq!(SockTuple::parse(&[]), None);
    }

    #[test]
    fn only_mapped_addresses_become_ipv4() {
        let v = |s: &str| mapped(s.parse().unwrap()).map(|i| i.to_string());
        assert_eq!(v("::ffff:1.2.3.4").as_deref(), Some("1.2.3.4"));
        assert_eq!(v("::").as_deref(), Some("0.0.0.0"));
        assert_eq!(v("::1"), None);
        assert_eq!(v("fe80::1"), None);
    }
}
