// SPDX-License-Identifier: Apache-2.0
//! Shapes of the generated event table.

use crate::generated::{events::EVENTS, types::ParamType};

/// One event type of the schema.
#[derive(Debug)]
pub struct EventInfo {
    /// Wire id; even = enter, odd = exit.
    pub id: u16,
    /// Unique symbol, such as `SYSCALL_OPENAT_2_X`.
    pub symbol: &'static str,
    /// Name that users see (`evt.type`), shared by versions of an event.
    pub name: &'static str,
    /// What the event is about.
    pub category: Category,
    /// Where the event is born.
    pub source: EventSource,
    /// What the event does and how it is treated.
    pub flags: EventFlags,
    /// Parameters in wire order.
    pub params: &'static [ParamInfo],
}

impl EventInfo {
    /// Whether this is an enter event (even id).
    #[must_use]
    pub const fn is_enter(&self) -> bool {
        self.id.is_multiple_of(2)
    }

    /// Index of the parameter called `name`.
    #[must_use]
    pub fn param_index(&self, name: &str) -> Option<usize> {
        self.params.iter().position(|p| p.name == name)
    }
}

/// Table row of an event type; none for ids that the schema does not know.
#[must_use]
pub fn event_info(id: u16) -> Option<&'static EventInfo> {
    EVENTS.get(usize::from(id))
}

/// One parameter of an event.
#[derive(Debug)]
pub struct ParamInfo {
    /// Name, as in `evt.arg.NAME`.
    pub name: &'static str,
    /// Wire type.
    pub ty: ParamType,
    /// How it is printed.
    pub format: Format,
    /// Names of values or flags, first match first; empty for none.
    pub values: &'static [NamedValue],
    /// For a relative path: index of the parameter that holds the directory's fd.
    pub dirfd: Option<u8>,
    /// For a dynamic parameter: its variants, by first byte.
    pub dynamic: &'static [(ParamType, Format)],
}

/// A name of a value or of a bit mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedValue {
    /// Name.
    pub name: &'static str,
    /// Value or mask.
    pub value: u64,
}

/// Print format of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// No format of its own.
    Na,
    /// Decimal.
    Dec,
    /// Upper-case hex without prefix.
    Hex,
    /// Octal.
    Oct,
    /// Decimal, zero-padded to nine digits.
    PaddedDec,
    /// An identifier, decimal.
    Id,
    /// Direction of an event.
    Dir,
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Category {
    Unknown,
    Other,
    File,
    Net,
    Ipc,
    Memory,
    Process,
    Sleep,
    System,
    Signal,
    User,
    Time,
    IoRead,
    IoWrite,
    IoOther,
    Wait,
    Scheduler,
    Internal,
}

/// Where an event is born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum EventSource {
    Unknown,
    Syscall,
    Tracepoint,
    Plugin,
    Metaevent,
    Iter,
}

/// Flags of an event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventFlags(pub u32);

impl EventFlags {
    /// None.
    pub const NONE: Self = Self(0);
    /// Makes an fd.
    pub const CREATES_FD: Self = Self(1);
    /// Ends an fd.
    pub const DESTROYS_FD: Self = Self(1 << 1);
    /// Works on an fd.
    pub const USES_FD: Self = Self(1 << 2);
    /// Reads from an fd.
    pub const READS_FROM_FD: Self = Self(1 << 3);
    /// Writes to an fd.
    pub const WRITES_TO_FD: Self = Self(1 << 4);
    /// Changes state of threads, fds or users.
    pub const MODIFIES_STATE: Self = Self(1 << 5);
    /// No event of this type exists any more.
    pub const UNUSED: Self = Self(1 << 6);
    /// Its thread may wait.
    pub const WAITS: Self = Self(1 << 7);
    /// Does not look up a thread.
    pub const SKIPPARSERESET: Self = Self(1 << 8);
    /// Superseded by a later version.
    pub const OLD_VERSION: Self = Self(1 << 9);
    /// Length cells are u32.
    pub const LARGE_PAYLOAD: Self = Self(1 << 11);
    /// Converted when it comes from an older trace file.
    pub const CONVERTER_MANAGED: Self = Self(1 << 12);

    /// Whether any bit of `other` is set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
