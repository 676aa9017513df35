// SPDX-License-Identifier: Apache-2.0
//! The frame that every block has, and the numbers of the block types: what is read, what is written.
//!
//! A block is `u32 type, u32 total length, body, 0..3 bytes of padding, u32 total length`.

/// Bytes before the body.
pub(crate) const HEAD: usize = 8;
/// Bytes after the body and its padding.
pub(crate) const TRAILER: usize = 4;
/// The largest event block that is read. List blocks may be longer: they are read entry by entry.
pub const MAX_BLOCK: usize = 64 << 20;
/// Body and trailer of an event block that isn't of a large kind must fit here.
pub(crate) const MAX_PLAIN_BODY: usize = 65_536;

/// Section header.
pub(crate) const SECTION: u32 = 0x0A0D_0D0A;
/// Magic number inside the section header.
pub(crate) const MAGIC: u32 = 0x1A2B_3C4D;
/// Format version.
pub(crate) const MAJOR: u16 = 1;
/// Format version, the part that doesn't matter.
pub(crate) const MINOR: u16 = 2;

// Types as written today.
pub(crate) const MACHINE: u32 = 0x201;
pub(crate) const THREADS: u32 = 0x215;
pub(crate) const FDS: u32 = 0x218;
pub(crate) const INTERFACES: u32 = 0x219;
pub(crate) const USERS: u32 = 0x220;
pub(crate) const EVENT: u32 = 0x216;
pub(crate) const EVENT_LARGE: u32 = 0x221;
pub(crate) const EVENT_FLAGS: u32 = 0x217;
pub(crate) const EVENT_FLAGS_LARGE: u32 = 0x222;

/// What a block type number means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Section header.
    Section,
    /// Machine information.
    Machine,
    /// Interface list; whether its entries carry a length.
    Interfaces { sized: bool },
    /// Users and groups; whether its entries carry a length.
    Users { sized: bool },
    /// Process list of this version.
    Threads { version: u8 },
    /// Descriptors of one thread; whether its entries carry a length.
    Fds { sized: bool },
    /// An event.
    Event(EventKind),
    /// Anything else.
    Unknown,
}

/// The shapes of event blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventKind {
    /// Four bytes of flags stand before the event.
    pub flags: bool,
    /// The block may be longer than 64 KiB.
    pub large: bool,
    /// The event's header has no parameter count (22 bytes instead of 26).
    pub old: bool,
}

const fn event(flags: bool, large: bool, old: bool) -> Kind {
    Kind::Event(EventKind { flags, large, old })
}

/// Every block type number that is known, old ones included.
const KINDS: &[(u32, Kind)] = &[
    (EVENT, event(false, false, false)),
    (EVENT_FLAGS, event(true, false, false)),
    (EVENT_LARGE, event(false, true, false)),
    (EVENT_FLAGS_LARGE, event(true, true, false)),
    (0x204, event(false, false, true)),
    (0x8010_ABCD, event(false, false, true)),
    (0x208, event(true, false, true)),
    (SECTION, Kind::Section),
    (MACHINE, Kind::Machine),
    (0x8002_ABCD, Kind::Machine),
    (FDS, Kind::Fds { sized: true }),
    (0x203, Kind::Fds { sized: false }),
    (0x8001_ABCD, Kind::Fds { sized: false }),
    (INTERFACES, Kind::Interfaces { sized: true }),
    (0x205, Kind::Interfaces { sized: false }),
    (0x8011_ABCD, Kind::Interfaces { sized: false }),
    (USERS, Kind::Users { sized: true }),
    (0x206, Kind::Users { sized: false }),
    (0x8012_ABCD, Kind::Users { sized: false }),
    (THREADS, Kind::Threads { version: 9 }),
    (0x202, Kind::Threads { version: 1 }),
    (0x8000_ABCD, Kind::Threads { version: 1 }),
    (0x207, Kind::Threads { version: 2 }),
    (0x8013_ABCD, Kind::Threads { version: 2 }),
    (0x209, Kind::Threads { version: 3 }),
    (0x8014_ABCD, Kind::Threads { version: 3 }),
    (0x210, Kind::Threads { version: 4 }),
    (0x211, Kind::Threads { version: 5 }),
    (0x212, Kind::Threads { version: 6 }),
    (0x213, Kind::Threads { version: 7 }),
    (0x214, Kind::Threads { version: 8 }),
];

/// What the block type number means.
pub(crate) fn kind_of(number: u32) -> Kind {
    KINDS.iter().find(|(n, _)| *n == number).map_or(Kind::Unknown, |(_, kind)| *kind)
}
