// SPDX-License-Identifier: Apache-2.0
//! The sockets of a network namespace, by inode, from the files below `/proc/PID/net`.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::fd::{Addr, FdKind, L4, Tuple};

/// A socket as the namespace lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Socket {
    pub kind: FdKind,
    pub l4: L4,
    pub addr: Addr,
    pub name: Vec<u8>,
}

/// Sockets by inode.
pub(crate) type Sockets = FxHashMap<u64, Socket>;

/// Most sockets kept of a namespace.
const MAX_SOCKETS: usize = 1 << 20;

/// Reads all of them.
pub(crate) fn read(net: &Path) -> Sockets {
    let mut all = Sockets::default();
    let files: [(&str, L4, bool); 6] = [
        ("tcp", L4::Tcp, false),
        ("udp", L4::Udp, false),
        ("raw", L4::Raw, false),
        ("tcp6", L4::Tcp, true),
        ("udp6", L4::Udp, true),
        ("raw6", L4::Raw, true),
    ];
    for (file, l4, v6) in files {
        let bytes = std::fs::read(net.join(file)).unwrap_or_default();
        insert(&mut all, lines(&bytes).filter_map(|f| if v6 { inet6(&f, l4) } else { inet(&f, l4) }));
    }
    let bytes = std::fs::read(net.join("unix")).unwrap_or_default();
    insert(&mut all, lines(&bytes).filter_map(|f| unix(&f)));
    let bytes = std::fs::read(net.join("netlink")).unwrap_or_default();
    insert(&mut all, lines(&bytes).filter_map(|f| netlink(&f)));
    all
}

fn insert(all: &mut Sockets, found: impl Iterator<Item = (u64, Socket)>) {
    for (inode, socket) in found {
        if all.len() < MAX_SOCKETS {
            all.insert(inode, socket);
        }
    }
}

/// The columns of each line but the first.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Vec<&[u8]>> {
    bytes.split(|b| *b == b'\n').skip(1).map(|line| line.split(|b| *b == b' ').filter(|w| !w.is_empty()).collect())
}

fn text(word: &[u8]) -> &str {
    std::str::from_utf8(word).unwrap_or_default()
}

fn hex32(word: &str) -> Option<u32> {
    u32::from_str_radix(word, 16).ok()
}

fn number(words: &[&[u8]], at: usize) -> Option<u64> {
    text(words.get(at)?).parse().ok()
}

fn port(word: &str) -> Option<u16> {
    u16::from_str_radix(word, 16).ok()
}

fn v4(word: &[u8]) -> Option<(Ipv4Addr, u16)> {
    let (ip, p) = text(word).split_once(':')?;
    Some((Ipv4Addr::from(hex32(ip)?.to_ne_bytes()), port(p)?))
}

fn v6(word: &[u8]) -> Option<(Ipv6Addr, u16)> {
    let (ip, p) = text(word).split_once(':')?;
    let mut octets = [0u8; 16];
    for (i, group) in octets.chunks_exact_mut(4).enumerate() {
        group.copy_from_slice(&hex32(ip.get(8 * i..8 * i + 8)?)?.to_ne_bytes());
    }
    Some((Ipv6Addr::from(octets), port(p)?))
}

fn inet(words: &[&[u8]], l4: L4) -> Option<(u64, Socket)> {
    let ((sip, sport), (dip, dport)) = (v4(words.get(1)?)?, v4(words.get(2)?)?);
    let (kind, addr) = if dip.is_unspecified() {
        (FdKind::Ipv4Server, Addr::V4Server(sip, sport))
    } else {
        (FdKind::Ipv4, Addr::V4(Tuple { sip, dip, sport, dport }))
    };
    Some((number(words, 9)?, Socket { kind, l4, addr, name: Vec::new() }))
}

fn inet6(words: &[&[u8]], l4: L4) -> Option<(u64, Socket)> {
    let ((sip, sport), (dip, dport)) = (v6(words.get(1)?)?, v6(words.get(2)?)?);
    let (kind, addr) = if dip.is_unspecified() {
        (FdKind::Ipv6Server, Addr::V6Server(sip, sport))
    } else {
        (FdKind::Ipv6, Addr::V6(Tuple { sip, dip, sport, dport }))
    };
    Some((number(words, 9)?, Socket { kind, l4, addr, name: Vec::new() }))
}

fn unix(words: &[&[u8]]) -> Option<(u64, Socket)> {
    let pointer = u64::from_str_radix(text(words.first()?).trim_end_matches(':'), 16).ok()?;
    let name = words.get(7..).unwrap_or_default().join(&b' ');
    Some((number(words, 6)?, Socket { kind: FdKind::Unix, l4: L4::Unknown, addr: Addr::Unix(pointer, 0), name }))
}

fn netlink(words: &[&[u8]]) -> Option<(u64, Socket)> {
    let inode = number(words, words.len().checked_sub(1)?)?;
    Some((inode, Socket { kind: FdKind::Netlink, l4: L4::Unknown, addr: Addr::None, name: Vec::new() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<&[u8]> {
        line.split_ascii_whitespace().map(str::as_bytes).collect()
    }

    #[test]
    fn lines_of_the_kernel_are_read() {
        let (inode, s) = inet(&words("0: 0100007F:1F90 00000000:0000 0A 0:0 00:0 0 0 0 4711 1 ff"), L4::Tcp).unwrap();
        assert_eq!((inode, s.kind, s.addr), (4711, FdKind::Ipv4Server, Addr::V4Server("127.0.0.1".parse().unwrap(), 8080)));
        let (_, s) = inet(&words("1: 0100007F:1F90 0200000A:0050 01 0:0 00:0 0 0 0 9 1 ff"), L4::Tcp).unwrap();
        let Addr::V4(t) = s.addr else { panic!() };
        assert_eq!((t.dip.to_string().as_str(), t.dport), ("10.0.0.2", 80));
        let line = "0: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 5 1";
        let (_, s) = inet6(&words(line), L4::Tcp).unwrap();
        assert_eq!(s.addr, Addr::V6Server("::1".parse().unwrap(), 22));
        let (inode, s) = unix(&words("00000000abcd0000: 00000002 0 00010000 0001 01 777 /run/x.sock")).unwrap();
        assert_eq!((inode, s.name.as_slice(), s.addr), (777, &b"/run/x.sock"[..], Addr::Unix(0xabcd_0000, 0)));
    }

    #[test]
    fn rubbish_is_left_out() {
        for line in ["", "a b c", "0: zz:1 0:0"] {
            assert!(inet(&words(line), L4::Tcp).is_none() && unix(&words(line)).is_none());
        }
    }
}
