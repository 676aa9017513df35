// SPDX-License-Identifier: Apache-2.0
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

use crate::event_info::Format;

/// Type of a parameter or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ParamType {
/// `NONE`: variable size.
None = 0,
/// `INT8`: 1 bytes.
Int8 = 1,
/// `INT16`: 2 bytes.
Int16 = 2,
/// `INT32`: 4 bytes.
Int32 = 3,
/// `INT64`: 8 bytes.
Int64 = 4,
/// `UINT8`: 1 bytes.
Uint8 = 5,
/// `UINT16`: 2 bytes.
Uint16 = 6,
/// `UINT32`: 4 bytes.
Uint32 = 7,
/// `UINT64`: 8 bytes.
Uint64 = 8,
/// `CHARBUF`: variable size.
Charbuf = 9,
/// `BYTEBUF`: variable size.
Bytebuf = 10,
/// `ERRNO`: 8 bytes.
Errno = 11,
/// `SOCKADDR`: variable size.
Sockaddr = 12,
/// `SOCKTUPLE`: variable size.
Socktuple = 13,
/// `FD`: 8 bytes.
Fd = 14,
/// `PID`: 8 bytes.
Pid = 15,
/// `FDLIST`: variable size.
Fdlist = 16,
/// `FSPATH`: variable size.
Fspath = 17,
/// `SYSCALLID`: 2 bytes.
Syscallid = 18,
/// `SIGTYPE`: 1 bytes.
Sigtype = 19,
/// `RELTIME`: 8 bytes.
Reltime = 20,
/// `ABSTIME`: 8 bytes.
Abstime = 21,
/// `PORT`: 2 bytes.
Port = 22,
/// `L4PROTO`: 1 bytes.
L4proto = 23,
/// `SOCKFAMILY`: 1 bytes.
Sockfamily = 24,
/// `BOOL`: 4 bytes.
Bool = 25,
/// `IPV4ADDR`: 4 bytes.
Ipv4addr = 26,
/// `DYN`: variable size.
Dyn = 27,
/// `FLAGS8`: 1 bytes.
Flags8 = 28,
/// `FLAGS16`: 2 bytes.
Flags16 = 29,
/// `FLAGS32`: 4 bytes.
Flags32 = 30,
/// `UID`: 4 bytes.
Uid = 31,
/// `GID`: 4 bytes.
Gid = 32,
/// `DOUBLE`: 8 bytes.
Double = 33,
/// `SIGSET`: 4 bytes.
Sigset = 34,
/// `CHARBUFARRAY`: variable size.
Charbufarray = 35,
/// `CHARBUF_PAIR_ARRAY`: variable size.
CharbufPairArray = 36,
/// `IPV4NET`: 8 bytes.
Ipv4net = 37,
/// `IPV6ADDR`: 16 bytes.
Ipv6addr = 38,
/// `IPV6NET`: variable size.
Ipv6net = 39,
/// `IPADDR`: variable size.
Ipaddr = 40,
/// `IPNET`: variable size.
Ipnet = 41,
/// `MODE`: 4 bytes.
Mode = 42,
/// `FSRELPATH`: variable size.
Fsrelpath = 43,
/// `ENUMFLAGS8`: 1 bytes.
Enumflags8 = 44,
/// `ENUMFLAGS16`: 2 bytes.
Enumflags16 = 45,
/// `ENUMFLAGS32`: 4 bytes.
Enumflags32 = 46,
/// `FD32`: 4 bytes.
Fd32 = 47,
/// `PID32`: 4 bytes.
Pid32 = 48,
}

impl ParamType {
/// The reference's name of the type, without its prefix.
#[must_use]
pub const fn name(self) -> &'static str {
match self {
ParamType::None => "NONE",
ParamType::Int8 => "INT8",
ParamType::Int16 => "INT16",
ParamType::Int32 => "INT32",
ParamType::Int64 => "INT64",
ParamType::Uint8 => "UINT8",
ParamType::Uint16 => "UINT16",
ParamType::Uint32 => "UINT32",
ParamType::Uint64 => "UINT64",
ParamType::Charbuf => "CHARBUF",
ParamType::Bytebuf => "BYTEBUF",
ParamType::Errno => "ERRNO",
ParamType::Sockaddr => "SOCKADDR",
ParamType::Socktuple => "SOCKTUPLE",
ParamType::Fd => "FD",
ParamType::Pid => "PID",
ParamType::Fdlist => "FDLIST",
ParamType::Fspath => "FSPATH",
ParamType::Syscallid => "SYSCALLID",
ParamType::Sigtype => "SIGTYPE",
ParamType::Reltime => "RELTIME",
ParamType::Abstime => "ABSTIME",
ParamType::Port => "PORT",
ParamType::L4proto => "L4PROTO",
ParamType::Sockfamily => "SOCKFAMILY",
ParamType::Bool => "BOOL",
ParamType::Ipv4addr => "IPV4ADDR",
ParamType::Dyn => "DYN",
ParamType::Flags8 => "FLAGS8",
ParamType::Flags16 => "FLAGS16",
ParamType::Flags32 => "FLAGS32",
ParamType::Uid => "UID",
ParamType::Gid => "GID",
ParamType::Double => "DOUBLE",
ParamType::Sigset => "SIGSET",
ParamType::Charbufarray => "CHARBUFARRAY",
ParamType::CharbufPairArray => "CHARBUF_PAIR_ARRAY",
ParamType::Ipv4net => "IPV4NET",
ParamType::Ipv6addr => "IPV6ADDR",
ParamType::Ipv6net => "IPV6NET",
ParamType::Ipaddr => "IPADDR",
ParamType::Ipnet => "IPNET",
ParamType::Mode => "MODE",
ParamType::Fsrelpath => "FSRELPATH",
ParamType::Enumflags8 => "ENUMFLAGS8",
ParamType::Enumflags16 => "ENUMFLAGS16",
ParamType::Enumflags32 => "ENUMFLAGS32",
ParamType::Fd32 => "FD32",
ParamType::Pid32 => "PID32",
}
}

/// Size on the wire in bytes; none where it varies.
#[must_use]
pub const fn fixed_size(self) -> Option<u8> {
match self {
ParamType::Int8 => Some(1),
ParamType::Int16 => Some(2),
ParamType::Int32 => Some(4),
ParamType::Int64 => Some(8),
ParamType::Uint8 => Some(1),
ParamType::Uint16 => Some(2),
ParamType::Uint32 => Some(4),
ParamType::Uint64 => Some(8),
ParamType::Errno => Some(8),
ParamType::Fd => Some(8),
ParamType::Pid => Some(8),
ParamType::Syscallid => Some(2),
ParamType::Sigtype => Some(1),
ParamType::Reltime => Some(8),
ParamType::Abstime => Some(8),
ParamType::Port => Some(2),
ParamType::L4proto => Some(1),
ParamType::Sockfamily => Some(1),
ParamType::Bool => Some(4),
ParamType::Ipv4addr => Some(4),
ParamType::Flags8 => Some(1),
ParamType::Flags16 => Some(2),
ParamType::Flags32 => Some(4),
ParamType::Uid => Some(4),
ParamType::Gid => Some(4),
ParamType::Double => Some(8),
ParamType::Sigset => Some(4),
ParamType::Ipv4net => Some(8),
ParamType::Ipv6addr => Some(16),
ParamType::Mode => Some(4),
ParamType::Enumflags8 => Some(1),
ParamType::Enumflags16 => Some(2),
ParamType::Enumflags32 => Some(4),
ParamType::Fd32 => Some(4),
ParamType::Pid32 => Some(4),
_ => None,
}
}
}

/// Variants of a dynamic parameter (`sockopt`), by its first byte.
pub static DYN_SOCKOPT: &[(ParamType, Format)] = &[
(ParamType::Bytebuf, Format::Hex),
(ParamType::Errno, Format::Dec),
(ParamType::Uint32, Format::Dec),
(ParamType::Uint64, Format::Dec),
(ParamType::Reltime, Format::Dec),
];

/// Variants of a dynamic parameter (`ptrace`), by its first byte.
pub static DYN_PTRACE: &[(ParamType, Format)] = &[
(ParamType::Uint64, Format::Hex),
(ParamType::Sigtype, Format::Dec),
];

/// Variants of a dynamic parameter (`bpf`), by its first byte.
pub static DYN_BPF: &[(ParamType, Format)] = &[
(ParamType::Fd, Format::Dec),
(ParamType::Errno, Format::Dec),
];

/// Variants of a dynamic parameter (`keyctl`), by its first byte.
pub static DYN_KEYCTL: &[(ParamType, Format)] = &[
(ParamType::Int64, Format::Dec),
(ParamType::Charbuf, Format::Na),
];

