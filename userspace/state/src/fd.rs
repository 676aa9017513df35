// SPDX-License-Identifier: Apache-2.0
//! One open file descriptor.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::text::Text;

/// What a descriptor is. Numbers are those of the trace file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum FdKind {
    /// Not known: a socket of another family.
    Unknown = 0,
    /// File of an old trace.
    File = 1,
    /// Directory.
    Directory = 2,
    /// IPv4 connection or datagram socket.
    Ipv4 = 3,
    /// IPv6 connection or datagram socket.
    Ipv6 = 4,
    /// IPv4 socket with a local address only.
    Ipv4Server = 5,
    /// IPv6 socket with a local address only.
    Ipv6Server = 6,
    /// Pipe.
    Fifo = 7,
    /// Unix socket.
    Unix = 8,
    /// eventfd.
    Event = 9,
    /// Anything else.
    Unsupported = 10,
    /// signalfd.
    Signal = 11,
    /// epoll.
    Eventpoll = 12,
    /// inotify.
    Inotify = 13,
    /// timerfd.
    Timer = 14,
    /// Netlink socket.
    Netlink = 15,
    /// File.
    FileV2 = 16,
    /// bpf object.
    Bpf = 17,
    /// userfaultfd.
    Userfault = 18,
    /// io_uring.
    IoUring = 19,
    /// memfd.
    Memfd = 20,
    /// pidfd.
    Pidfd = 21,
    /// Never set.
    #[default]
    Unset = 255,
}

impl FdKind {
    /// The kind with this number in a trace file.
    #[must_use]
    pub fn from_number(n: u8) -> Option<Self> {
        use FdKind::*;
        Some(match n {
            0 => Unknown,
            1 => File,
            2 => Directory,
            3 => Ipv4,
            4 => Ipv6,
            5 => Ipv4Server,
            6 => Ipv6Server,
            7 => Fifo,
            8 => Unix,
            9 => Event,
            10 => Unsupported,
            11 => Signal,
            12 => Eventpoll,
            13 => Inotify,
            14 => Timer,
            15 => Netlink,
            16 => FileV2,
            17 => Bpf,
            18 => Userfault,
            19 => IoUring,
            20 => Memfd,
            21 => Pidfd,
            255 => Unset,
            _ => return None,
        })
    }

    /// Whether it is a file (not a directory).
    #[must_use]
    pub fn is_file(self) -> bool {
        matches!(self, FdKind::File | FdKind::FileV2)
    }

    /// Whether it is an IPv4 or IPv6 socket, server sockets included.
    #[must_use]
    pub fn is_inet(self) -> bool {
        matches!(self, FdKind::Ipv4 | FdKind::Ipv6 | FdKind::Ipv4Server | FdKind::Ipv6Server)
    }

    /// Whether it is an IPv4 or IPv6 socket that has, or may get, another side.
    #[must_use]
    #[inline]
    pub fn is_connection(self) -> bool {
        matches!(self, FdKind::Ipv4 | FdKind::Ipv6)
    }

    /// Whether it is a server socket.
    #[must_use]
    pub fn is_server(self) -> bool {
        matches!(self, FdKind::Ipv4Server | FdKind::Ipv6Server)
    }
}

/// Transport of a socket. Numbers are those of the trace file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum L4 {
    /// Not known.
    #[default]
    Unknown = 0,
    /// Not applicable.
    Na = 1,
    /// TCP.
    Tcp = 2,
    /// UDP.
    Udp = 3,
    /// ICMP.
    Icmp = 4,
    /// Raw.
    Raw = 5,
}

impl L4 {
    /// The transport with this number in a trace file.
    #[must_use]
    pub fn from_number(n: u8) -> Self {
        match n {
            1 => L4::Na,
            2 => L4::Tcp,
            3 => L4::Udp,
            4 => L4::Icmp,
            5 => L4::Raw,
            _ => L4::Unknown,
        }
    }
}

/// Addresses of a connection: source is the client, destination the server.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Tuple<Ip> {
    /// Source address.
    pub sip: Ip,
    /// Destination address.
    pub dip: Ip,
    /// Source port.
    pub sport: u16,
    /// Destination port.
    pub dport: u16,
}

impl<Ip: Copy> Tuple<Ip> {
    /// The same with source and destination exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { sip: self.dip, dip: self.sip, sport: self.dport, dport: self.sport }
    }
}

impl Default for Tuple<Ipv4Addr> {
    fn default() -> Self {
        Self { sip: Ipv4Addr::UNSPECIFIED, dip: Ipv4Addr::UNSPECIFIED, sport: 0, dport: 0 }
    }
}

impl Default for Tuple<Ipv6Addr> {
    fn default() -> Self {
        Self { sip: Ipv6Addr::UNSPECIFIED, dip: Ipv6Addr::UNSPECIFIED, sport: 0, dport: 0 }
    }
}

/// Address part of an fd. Which one is there follows from [`Fd::kind`] for inet sockets.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Addr {
    /// None.
    #[default]
    None,
    /// IPv4 connection.
    V4(Tuple<Ipv4Addr>),
    /// IPv6 connection.
    V6(Tuple<Ipv6Addr>),
    /// IPv4 server.
    V4Server(Ipv4Addr, u16),
    /// IPv6 server.
    V6Server(Ipv6Addr, u16),
    /// Unix socket: kernel pointers of source and destination.
    Unix(u64, u64),
    /// Process that a pidfd stands for.
    Pid(i64),
}

/// Flag bits of an fd.
pub mod fd_flag {
    /// Found by a scan, not by an event.
    pub const FROM_PROC: u32 = 1 << 0;
    /// The process is the client.
    pub const ROLE_CLIENT: u32 = 1 << 2;
    /// The process is the server.
    pub const ROLE_SERVER: u32 = 1 << 3;
    /// Connected.
    pub const CONNECTED: u32 = 1 << 13;
    /// Copied from the parent by a clone.
    pub const CLONED: u32 = 1 << 14;
    /// A connect is under way.
    pub const PENDING: u32 = 1 << 15;
    /// A connect failed.
    pub const FAILED: u32 = 1 << 16;
    /// In the upper layer of an overlay.
    pub const OVERLAY_UPPER: u32 = 1 << 17;
    /// In the lower layer of an overlay.
    pub const OVERLAY_LOWER: u32 = 1 << 18;
}

/// Bits of recorded open flags that the state looks at.
pub mod open_flag {
    /// Open for reading.
    pub const RDONLY: u32 = 1 << 0;
    /// Must be a directory.
    pub const DIRECTORY: u32 = 1 << 10;
    /// Closed by exec.
    pub const CLOEXEC: u32 = 1 << 12;
}

/// An open file descriptor.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Fd {
    /// What it is.
    pub kind: FdKind,
    /// Transport of a socket.
    pub l4: L4,
    /// See [`fd_flag`].
    pub flags: u32,
    /// Recorded flags of the call that made it.
    pub open_flags: u32,
    /// Device number of a file.
    pub dev: u32,
    /// Mount id of a file found by a scan.
    pub mount_id: u32,
    /// Inode number.
    pub ino: u64,
    /// Full name.
    pub name: Text,
    /// Name as given to the call.
    pub name_raw: Text,
    /// Addresses.
    pub addr: Addr,
}

impl Fd {
    /// An fd of a kind, all else empty.
    #[must_use]
    pub fn of(kind: FdKind) -> Self {
        Self { kind, ..Self::default() }
    }

    /// Whether a flag of [`fd_flag`] is set.
    #[must_use]
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Whether client or server is known.
    #[must_use]
    pub fn has_role(&self) -> bool {
        self.has(fd_flag::ROLE_CLIENT | fd_flag::ROLE_SERVER)
    }

    /// Whether exec closes it.
    #[must_use]
    pub fn is_cloexec(&self) -> bool {
        self.open_flags & open_flag::CLOEXEC != 0 || (matches!(self.kind, FdKind::Eventpoll | FdKind::Memfd) && self.open_flags & 1 != 0)
    }

    /// Whether it is an IPv4 TCP socket, connected or server.
    #[must_use]
    pub fn is_ipv4_tcp(&self) -> bool {
        matches!(self.kind, FdKind::Ipv4 | FdKind::Ipv4Server) && self.l4 == L4::Tcp
    }

    /// Whether it is an IPv4 UDP socket, connected or server.
    #[must_use]
    pub fn is_ipv4_udp(&self) -> bool {
        matches!(self.kind, FdKind::Ipv4 | FdKind::Ipv4Server) && self.l4 == L4::Udp
    }
}
