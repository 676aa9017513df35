// SPDX-License-Identifier: Apache-2.0
//! Entries of a thread's list of descriptors. The type number decides what follows; a type that isn't known
//! is skipped by the entry's length.

use crate::cursor::Cursor;
use crate::error::Damage;

const NAME_LIMIT: u16 = 1023;

/// A descriptor that was open when the trace began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FdEntry<'a> {
    /// The descriptor.
    pub fd: i64,
    /// Inode number.
    pub ino: u64,
    /// Type number as in the file (`SCAP_FD_*`).
    pub type_id: u8,
    /// What the type carries.
    pub detail: FdDetail<'a>,
}

/// What a descriptor's type carries. Addresses are in network order, ports in host order; `l4proto` is 0 not
/// known, 1 none, 2 TCP, 3 UDP, 4 ICMP, 5 raw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FdDetail<'a> {
    /// Type 0: nothing.
    None,
    /// Types that carry only a name: directory, pipe, event, signal and timer descriptors, and so on.
    Named(&'a [u8]),
    /// A regular file (type 16).
    File {
        /// `PPM_O_*` flags.
        open_flags: u32,
        /// Path.
        name: &'a [u8],
        /// Device number; 0 when not stored.
        dev: u32,
    },
    /// A connected IPv4 socket.
    Ipv4 {
        /// Source address.
        sip: [u8; 4],
        /// Destination address.
        dip: [u8; 4],
        /// Source port.
        sport: u16,
        /// Destination port.
        dport: u16,
        /// Protocol.
        l4proto: u8,
    },
    /// A connected IPv6 socket.
    Ipv6 {
        /// Source address.
        sip: [u8; 16],
        /// Destination address.
        dip: [u8; 16],
        /// Source port.
        sport: u16,
        /// Destination port.
        dport: u16,
        /// Protocol.
        l4proto: u8,
    },
    /// A bound IPv4 socket.
    Ipv4Server {
        /// Address.
        ip: [u8; 4],
        /// Port.
        port: u16,
        /// Protocol.
        l4proto: u8,
    },
    /// A bound IPv6 socket.
    Ipv6Server {
        /// Address.
        ip: [u8; 16],
        /// Port.
        port: u16,
        /// Protocol.
        l4proto: u8,
    },
    /// A UNIX socket.
    Unix {
        /// Kernel's name of this end.
        source: u64,
        /// Kernel's name of the other end.
        destination: u64,
        /// Path.
        name: &'a [u8],
    },
    /// A type that this reader doesn't know; shown as unsupported, with the name `unknown-type:[N]`.
    Unknown,
}

/// An entry, and how many bytes it takes in the block.
pub(crate) fn decode(bytes: &[u8], sized: bool) -> Result<(FdEntry<'_>, u64), Damage> {
    let mut c = Cursor::new(bytes, "a descriptor entry");
    let length = if sized { Some(u64::from(c.u32()?)) } else { None };
    let fd = c.i64()?;
    let ino = c.u64()?;
    let type_id = c.u8()?;
    let detail = match type_id {
        0 => FdDetail::None,
        1 | 2 | 7 | 9..=15 | 17..=21 => FdDetail::Named(c.string("a descriptor's name", NAME_LIMIT)?),
        3 => FdDetail::Ipv4 { sip: c.array()?, dip: c.array()?, sport: c.u16()?, dport: c.u16()?, l4proto: c.u8()? },
        4 => FdDetail::Ipv6 { sip: c.array()?, dip: c.array()?, sport: c.u16()?, dport: c.u16()?, l4proto: c.u8()? },
        5 => FdDetail::Ipv4Server { ip: c.array()?, port: c.u16()?, l4proto: c.u8()? },
        6 => FdDetail::Ipv6Server { ip: c.array()?, port: c.u16()?, l4proto: c.u8()? },
        8 => FdDetail::Unix { source: c.u64()?, destination: c.u64()?, name: c.string("a socket's path", NAME_LIMIT)? },
        16 => {
            let open_flags = c.u32()?;
            let name = c.string("a file's path", NAME_LIMIT)?;
            let room = length.is_some_and(|length| length >= c.read() as u64 + 4);
            FdDetail::File { open_flags, name, dev: if room { c.u32()? } else { 0 } }
        }
        _ => FdDetail::Unknown,
    };
    let used = super::used(&c, length)?;
    Ok((FdEntry { fd, ino, type_id, detail }, used))
}

/// Writes an entry; those of unknown kind, which the reference never writes, are left out.
pub(crate) fn encode(entry: &FdEntry<'_>, out: &mut Vec<u8>) {
    if matches!(entry.detail, FdDetail::None | FdDetail::Unknown) {
        return;
    }
    let start = super::open_entry(out);
    out.extend_from_slice(&entry.fd.to_le_bytes());
    out.extend_from_slice(&entry.ino.to_le_bytes());
    out.push(entry.type_id);
    match &entry.detail {
        FdDetail::None | FdDetail::Unknown => {}
        FdDetail::Named(name) => super::put_string(out, name, NAME_LIMIT),
        FdDetail::File { open_flags, name, dev } => {
            out.extend_from_slice(&open_flags.to_le_bytes());
            super::put_string(out, name, NAME_LIMIT);
            out.extend_from_slice(&dev.to_le_bytes());
        }
        FdDetail::Ipv4 { sip, dip, sport, dport, l4proto } => put_tuple(out, sip, dip, *sport, *dport, *l4proto),
        FdDetail::Ipv6 { sip, dip, sport, dport, l4proto } => put_tuple(out, sip, dip, *sport, *dport, *l4proto),
        FdDetail::Ipv4Server { ip, port, l4proto } => put_server(out, ip, *port, *l4proto),
        FdDetail::Ipv6Server { ip, port, l4proto } => put_server(out, ip, *port, *l4proto),
        FdDetail::Unix { source, destination, name } => {
            out.extend_from_slice(&source.to_le_bytes());
            out.extend_from_slice(&destination.to_le_bytes());
            super::put_string(out, name, NAME_LIMIT);
        }
    }
    super::close_entry(out, start, true);
}

fn put_tuple(out: &mut Vec<u8>, sip: &[u8], dip: &[u8], sport: u16, dport: u16, l4proto: u8) {
    out.extend_from_slice(sip);
    out.extend_from_slice(dip);
    out.extend_from_slice(&sport.to_le_bytes());
    out.extend_from_slice(&dport.to_le_bytes());
    out.push(l4proto);
}

fn put_server(out: &mut Vec<u8>, ip: &[u8], port: u16, l4proto: u8) {
    out.extend_from_slice(ip);
    out.extend_from_slice(&port.to_le_bytes());
    out.push(l4proto);
}
