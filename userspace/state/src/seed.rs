// SPDX-License-Identifier: Apache-2.0
//! The initial state in plain structs: what a trace file's header blocks and a scan of /proc have in common.
//!
//! Strings are bytes without terminator; lists are NUL-separated and may end in a NUL. Defaults are those of an
//! unknown thread.

use crate::fd::{Addr, Fd, FdKind, L4};
pub use crate::net::{Interface, Machine};
use crate::thread::{Caps, ExeFile, Memory};

/// A thread.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each field is documented at Thread")]
pub struct ThreadSeed {
    pub tid: i64,
    pub pid: i64,
    pub ptid: i64,
    pub sid: i64,
    pub vpgid: i64,
    pub pgid: i64,
    pub vtid: i64,
    pub vpid: i64,
    pub fdlimit: i64,
    pub flags: u32,
    pub uid: u32,
    pub gid: u32,
    pub loginuid: u32,
    pub tty: u32,
    pub memory: Memory,
    pub caps: Caps,
    pub exe_file: ExeFile,
    pub clone_ts: u64,
    pub pidns_init_start_ts: u64,
    pub comm: Vec<u8>,
    pub exe: Vec<u8>,
    pub exepath: Vec<u8>,
    pub args: Vec<u8>,
    pub env: Vec<u8>,
    pub cgroups: Vec<u8>,
    pub cwd: Vec<u8>,
    pub root: Vec<u8>,
}

impl ThreadSeed {
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
            fdlimit: -1,
            flags: 0,
            uid: u32::MAX,
            gid: u32::MAX,
            loginuid: u32::MAX,
            tty: 0,
            memory: Memory::default(),
            caps: Caps::default(),
            exe_file: ExeFile::default(),
            clone_ts: 0,
            pidns_init_start_ts: 0,
            comm: Vec::new(),
            exe: Vec::new(),
            exepath: Vec::new(),
            args: Vec::new(),
            env: Vec::new(),
            cgroups: Vec::new(),
            cwd: Vec::new(),
            root: Vec::new(),
        }
    }
}

/// An open fd. For inet sockets the first address is the local one, as a scan sees it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct FdSeed {
    /// Number.
    pub number: i64,
    /// What it is.
    pub kind: FdKind,
    /// Transport of a socket.
    pub l4: L4,
    /// Recorded open flags.
    pub open_flags: u32,
    /// Device number.
    pub dev: u32,
    /// Mount id.
    pub mount_id: u32,
    /// Inode number.
    pub ino: u64,
    /// Name; empty for inet sockets.
    pub name: Vec<u8>,
    /// Addresses.
    pub addr: Addr,
}

impl FdSeed {
    pub(crate) fn entry(&self, name: crate::text::Text) -> Fd {
        Fd {
            kind: self.kind,
            l4: self.l4,
            flags: 0,
            open_flags: self.open_flags,
            dev: self.dev,
            mount_id: self.mount_id,
            ino: self.ino,
            name,
            name_raw: crate::text::Text::EMPTY,
            addr: self.addr,
        }
    }
}

/// The fds of one thread.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct FdListSeed {
    /// Owner.
    pub tid: i64,
    /// Its fds.
    pub fds: Vec<FdSeed>,
}

/// A user of the host.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each field is documented at User")]
pub struct UserSeed {
    pub uid: u32,
    pub gid: u32,
    pub name: Vec<u8>,
    pub home: Vec<u8>,
    pub shell: Vec<u8>,
}

/// A group of the host.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each field is documented at Group")]
pub struct GroupSeed {
    pub gid: u32,
    pub name: Vec<u8>,
}

/// The whole initial state.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Seeds {
    /// The machine.
    pub machine: Option<Machine>,
    /// Network interfaces.
    pub interfaces: Vec<Interface>,
    /// Users.
    pub users: Vec<UserSeed>,
    /// Groups.
    pub groups: Vec<GroupSeed>,
    /// Threads; of several with one tid the last wins.
    pub threads: Vec<ThreadSeed>,
    /// Fds; those of unknown threads are left out.
    pub fds: Vec<FdListSeed>,
}
