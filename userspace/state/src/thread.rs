// SPDX-License-Identifier: Apache-2.0
//! One entry of the thread table: what is known of a task.
//!
//! Fields are per thread except where the owner rules say otherwise: fds, working directory, environment and the fd
//! limit belong to the main thread of the group; read those through [`State`](crate::State), which knows the rule.

use crate::fdtable::FdTable;
use crate::text::{List, Text};

/// Handle of a thread: its place in the table. Valid until the next event.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadId(pub(crate) u32);

impl ThreadId {
    /// The place in the table; places are used again, so pair it with [`Thread::version`] in a cache.
    #[must_use]
    pub fn index(self) -> u32 {
        self.0
    }
}

/// Handle of a thread group (a process).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct GroupId(pub(crate) u32);

/// Flag bits of a thread: the recorded clone flags and what is added in user space.
pub mod flag {
    /// The fd table is that of the main thread.
    pub const FILES: u32 = 1 << 0;
    /// The child runs in a new pid namespace.
    pub const NEWPID: u32 = 1 << 6;
    /// The child's parent is the caller's parent.
    pub const PARENT: u32 = 1 << 8;
    /// A thread of the caller's process.
    pub const THREAD: u32 = 1 << 13;
    /// Made by the child's side of the clone.
    pub const INVERTED: u32 = 1 << 16;
    /// The name changed since it was looked at.
    pub const NAME_CHANGED: u32 = 1 << 17;
    /// The thread has exited.
    pub const CLOSED: u32 = 1 << 18;
    /// An event of this thread was seen.
    pub const ACTIVE: u32 = 1 << 19;
    /// A new user namespace.
    pub const NEWUSER: u32 = 1 << 20;
    /// Standard output was duplicated onto: source of a pipe.
    pub const PIPE_SRC: u32 = 1 << 21;
    /// Standard input was duplicated onto: destination of a pipe.
    pub const PIPE_DST: u32 = 1 << 22;
    /// The caller waits until the child execs or exits.
    pub const VFORK: u32 = 1 << 27;
    /// The thread lives in a child pid namespace.
    pub const CHILD_IN_PIDNS: u32 = 1 << 29;
    /// A main thread whose tid is not its pid.
    pub const IS_MAIN_THREAD: u32 = 1 << 30;
}

/// Capability sets as bit masks.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Caps {
    /// Inheritable set.
    pub inheritable: u64,
    /// Permitted set.
    pub permitted: u64,
    /// Effective set.
    pub effective: u64,
}

/// The executable's inode. Zero means unknown.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ExeFile {
    /// Inode number.
    pub ino: u64,
    /// Last status change, ns since the epoch.
    pub ctime: u64,
    /// Last modification, ns since the epoch.
    pub mtime: u64,
    /// Start of the process minus status change, ns.
    pub ctime_duration_clone_ts: u64,
    /// Status change minus start of the pid namespace, ns.
    pub ctime_duration_pidns_start: u64,
    /// The file is writable by the process.
    pub writable: bool,
    /// The file is in the upper layer of an overlay.
    pub upper_layer: bool,
    /// The file is in the lower layer of an overlay.
    pub lower_layer: bool,
    /// The file is a memfd.
    pub from_memfd: bool,
}

/// Memory figures.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Memory {
    /// Virtual size, kB.
    pub size_kb: u32,
    /// Resident size, kB.
    pub rss_kb: u32,
    /// Swapped size, kB.
    pub swap_kb: u32,
    /// Major page faults.
    pub faults_major: u64,
    /// Minor page faults.
    pub faults_minor: u64,
}

/// A thread.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Thread id, as the host sees it.
    pub tid: i64,
    /// Process id; negative when unknown.
    pub pid: i64,
    /// Parent's thread id; negative when unknown, 0 when the parent is not known.
    pub ptid: i64,
    /// Session id.
    pub sid: i64,
    /// Process group id in the thread's own pid namespace.
    pub vpgid: i64,
    /// Process group id on the host.
    pub pgid: i64,
    /// Thread id in the thread's own pid namespace.
    pub vtid: i64,
    /// Process id in the thread's own pid namespace.
    pub vpid: i64,
    /// Who adopts the children.
    pub reaper_tid: i64,
    /// Limit of open fds, own value; see [`State::fdlimit`](crate::State::fdlimit).
    pub fdlimit: i64,
    /// Effective user id.
    pub uid: u32,
    /// Effective group id.
    pub gid: u32,
    /// Login user id; all ones when unset.
    pub loginuid: u32,
    /// Controlling terminal number.
    pub tty: u32,
    /// See [`flag`].
    pub flags: u32,
    /// Memory figures, own values.
    pub memory: Memory,
    /// Capability sets.
    pub caps: Caps,
    /// The executable.
    pub exe_file: ExeFile,
    /// When the thread was made, ns since the epoch; 0 when unknown.
    pub clone_ts: u64,
    /// When it last called exec, ns since the epoch; 0 when unknown.
    pub lastexec_ts: u64,
    /// When its pid namespace began, ns since the epoch; 0 when unknown.
    pub pidns_init_start_ts: u64,
    /// Time of the last event of the thread.
    pub last_ts: u64,
    /// Time of the event before.
    pub prev_ts: u64,
    /// Command name.
    pub comm: Text,
    /// First argument.
    pub exe: Text,
    /// Full path of the executable.
    pub exepath: Text,
    /// Root directory.
    pub root: Text,
    /// Short id of the container; empty on the host.
    pub container: Text,
    /// Arguments without the first.
    pub args: List,
    /// Control groups, each `subsys=path`.
    pub cgroups: List,
    /// Number of the fd that the last event used or made.
    pub last_fd: i64,
    /// Changes whenever a field of this thread does that rules may have judged; never repeats, over all threads.
    pub version: u64,
    pub(crate) env: List,
    pub(crate) cwd: Text,
    pub(crate) fds: FdTable,
    pub(crate) last_enter: u16,
    pub(crate) enter: Option<Box<Enter>>,
    pub(crate) last_seen: u64,
    pub(crate) links: Links,
}

/// The family of a thread: intrusive lists over the table's places.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Links {
    pub group: Option<GroupId>,
    pub next_peer: Option<ThreadId>,
    pub prev_peer: Option<ThreadId>,
    pub parent: Option<ThreadId>,
    pub first_child: Option<ThreadId>,
    /// It has had a child, alive or not.
    pub parented: bool,
    pub next_sibling: Option<ThreadId>,
    pub prev_sibling: Option<ThreadId>,
}

/// The enter half of a call, kept until its exit.
#[derive(Clone, Default, Debug)]
pub(crate) struct Enter {
    pub kind: u16,
    pub fd: Option<i64>,
    pub name: Vec<u8>,
    pub addr: Vec<u8>,
    pub flags: u32,
}

impl Thread {
    /// A thread of which nothing but the id is known.
    #[must_use]
    pub fn new(tid: i64) -> Self {
        Self {
            tid,
            pid: -1,
            ptid: -1,
            sid: -1,
            vpgid: -1,
            pgid: -1,
            vtid: -1,
            vpid: -1,
            reaper_tid: -1,
            fdlimit: -1,
            uid: u32::MAX,
            gid: u32::MAX,
            loginuid: u32::MAX,
            tty: 0,
            flags: flag::NAME_CHANGED,
            memory: Memory::default(),
            caps: Caps::default(),
            exe_file: ExeFile::default(),
            clone_ts: 0,
            lastexec_ts: 0,
            pidns_init_start_ts: 0,
            last_ts: 0,
            prev_ts: 0,
            comm: Text::EMPTY,
            exe: Text::EMPTY,
            exepath: Text::EMPTY,
            root: Text::EMPTY,
            container: Text::EMPTY,
            args: List::EMPTY,
            cgroups: List::EMPTY,
            last_fd: -1,
            version: 0,
            env: List::EMPTY,
            cwd: Text::EMPTY,
            fds: FdTable::default(),
            last_enter: crate::state::NO_ENTER,
            enter: None,
            last_seen: 0,
            links: Links::default(),
        }
    }

    /// Whether too little is known to place it in a family.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.tid < 0 || self.pid < 0 || self.ptid < 0
    }

    /// Whether it is the main thread of its process.
    #[must_use]
    pub fn is_main(&self) -> bool {
        self.tid == self.pid || self.has(flag::IS_MAIN_THREAD)
    }

    /// Whether it lives in a child pid namespace.
    #[must_use]
    pub fn in_pidns(&self) -> bool {
        self.has(flag::CHILD_IN_PIDNS) || (self.vtid >= 0 && self.vtid != self.tid)
    }

    /// Whether it has exited.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.has(flag::CLOSED)
    }

    /// Whether a flag of [`flag`] is set.
    #[must_use]
    pub fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Whether some thread has ever named this one as its parent.
    #[must_use]
    pub fn has_had_children(&self) -> bool {
        self.links.parented
    }

    /// Whether some thread names this one as its parent.
    #[must_use]
    pub fn has_children(&self) -> bool {
        self.links.first_child.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_compact() {
        assert!(size_of::<Thread>() <= 640, "{}", size_of::<Thread>());
        assert!(size_of::<crate::fd::Fd>() <= 120, "{}", size_of::<crate::fd::Fd>());
        assert!(size_of::<crate::Context>() <= 128, "{}", size_of::<crate::Context>());
    }
}
