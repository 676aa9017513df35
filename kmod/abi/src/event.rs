// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Shapes of the generated tables, and the event header that ring, trace file and plugins share.
//!
//! A record is: header ([`HEADER_LEN`] bytes, packed: u64 time stamp in ns since the epoch, u64 tid, u32 length of the
//! whole record, u16 event id, u32 number of parameters), then one length cell per parameter (u16; u32 for large-payload
//! events), then the parameters back to back, without padding. Host byte order. Source: scap schema 4.x.

/// Bytes of the event header.
pub const HEADER_LEN: usize = 26;
/// Offset of the time stamp (u64, ns since the epoch).
pub const TS: usize = 0;
/// Offset of the thread id (u64; the host's number).
pub const TID: usize = 8;
/// Offset of the record length (u32; header, length cells and parameters).
pub const LEN: usize = 16;
/// Offset of the event id (u16).
pub const TYPE: usize = 20;
/// Offset of the number of parameters (u32).
pub const NPARAMS: usize = 22;
/// Largest parameter of an event of the module, in bytes.
pub const MAX_PARAM: usize = 65_000;
/// Number of parameters that no event exceeds.
pub const MAX_PARAMS: usize = 32;

/// What the producer needs to know of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMeta {
    /// Number of parameters, always all of them in a record that the module writes.
    pub nparams: u8,
    /// Length cells are u32.
    pub large: bool,
    /// Which drop counter a loss of this event belongs to.
    pub class: LossClass,
}

/// Class of a lost event: which of the ring's counters it is added to, besides the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum LossClass {
    /// Counted in the total only.
    Other = 0,
    /// clone, clone3, fork, vfork.
    CloneForkExit,
    /// execve, execveat.
    ExecveExit,
    /// connect, on entry.
    ConnectEnter,
    /// connect, on exit.
    ConnectExit,
    /// The open family, on entry.
    OpenEnter,
    /// The open family, on exit.
    OpenExit,
    /// What changes directory entries, owners or modes.
    DirFileExit,
    /// bpf, setpgid, ptrace, seccomp, setns, setres[ug]id, setsid, unshare, capset, keyctl.
    OtherInterestExit,
    /// close.
    CloseExit,
    /// End of a task.
    ProcExit,
}

/// One row of a syscall table, by native number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syscall {
    /// System-independent code, 0 = unknown.
    pub sc: u16,
    /// Exit event; `ids::GENERIC_X` where the call has no event of its own.
    pub exit: u16,
    /// Enter event kept against races on user memory; 0 = none.
    pub enter: u16,
    /// Dropping mode never drops it.
    pub never_drop: bool,
    /// Dropping mode always drops it.
    pub always_drop: bool,
}

impl Syscall {
    /// A number that the tables do not know: generic, code 0.
    pub const UNKNOWN: Syscall = Syscall { sc: 0, exit: crate::ids::GENERIC_X, enter: 0, never_drop: false, always_drop: true };
}

/// One call behind i386 `socketcall`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketCall {
    /// x86_64 number, -1 where the call has none of its own.
    pub nr: i16,
    /// Exit event; 0 = no such call.
    pub exit: u16,
    /// Number of u32 arguments in the user array.
    pub args: u8,
}
