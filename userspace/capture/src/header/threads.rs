// SPDX-License-Identifier: Apache-2.0
//! Process list entries. Nine versions of the block share one order of fields; each field says since when it
//! is there. Version 9 entries carry their length, and what lies behind the known fields is skipped.

use super::ENTRY_WINDOW;
use crate::cursor::Cursor;
use crate::error::Damage;

const PATH_LIMIT: u16 = 1024;
const LIST_LIMIT: u16 = 4096;
/// Version 9 entries with at most this many bytes after the root directory were written before the two
/// fields `pidns_init_start_ts` and `tty` were put in front of `loginuid`.
const TAIL_BEFORE_PIDNS: u64 = 4 + 1 + 24;

/// A thread that lived when the trace began. Lists (`args`, `env`, `cgroups`) are strings that end in a NUL
/// each; the last NUL may be missing in old traces. What a trace doesn't tell has the default of
/// [`ThreadEntry::default`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadEntry<'a> {
    /// Thread id.
    pub tid: i64,
    /// Process id.
    pub pid: i64,
    /// Parent's process id.
    pub ptid: i64,
    /// Session; -1 when not known.
    pub sid: i64,
    /// Process group in the thread's own pid namespace; -1 when not known.
    pub vpgid: i64,
    /// Process group; -1 when not known.
    pub pgid: i64,
    /// Command name.
    pub comm: &'a [u8],
    /// First argument.
    pub exe: &'a [u8],
    /// Path of the executable.
    pub exepath: &'a [u8],
    /// Arguments, without the first.
    pub args: &'a [u8],
    /// Working directory.
    pub cwd: &'a [u8],
    /// Limit of descriptors.
    pub fdlimit: u64,
    /// `PPM_CL_*` flags.
    pub flags: u32,
    /// User.
    pub uid: u32,
    /// Group.
    pub gid: u32,
    /// Virtual memory, KiB.
    pub vmsize_kb: u32,
    /// Resident memory, KiB.
    pub vmrss_kb: u32,
    /// Swapped memory, KiB.
    pub vmswap_kb: u32,
    /// Major page faults.
    pub pfmajor: u64,
    /// Minor page faults.
    pub pfminor: u64,
    /// Environment.
    pub env: &'a [u8],
    /// Thread id in the thread's own pid namespace; -1 when not known.
    pub vtid: i64,
    /// Process id in the thread's own pid namespace; -1 when not known.
    pub vpid: i64,
    /// `subsystem=path` entries.
    pub cgroups: &'a [u8],
    /// Root directory.
    pub root: &'a [u8],
    /// Start of the pid namespace's init.
    pub pidns_init_start_ts: u64,
    /// Controlling terminal.
    pub tty: u32,
    /// Login user; all ones when none.
    pub loginuid: u32,
    /// The user may write the executable.
    pub exe_writable: bool,
    /// Inheritable capabilities.
    pub cap_inheritable: u64,
    /// Permitted capabilities.
    pub cap_permitted: u64,
    /// Effective capabilities.
    pub cap_effective: u64,
    /// The executable is on the upper layer of an overlay.
    pub exe_upper_layer: bool,
    /// Inode of the executable.
    pub exe_ino: u64,
    /// Its change time.
    pub exe_ino_ctime: u64,
    /// Its modification time.
    pub exe_ino_mtime: u64,
    /// The executable is a memory file.
    pub exe_from_memfd: bool,
    /// The executable is on a lower layer of an overlay.
    pub exe_lower_layer: bool,
}

impl Default for ThreadEntry<'_> {
    fn default() -> Self {
        Self {
            tid: 0,
            pid: 0,
            ptid: 0,
            sid: -1,
            vpgid: -1,
            pgid: -1,
            comm: b"",
            exe: b"",
            exepath: b"",
            args: b"",
            cwd: b"",
            fdlimit: 0,
            flags: 0,
            uid: 0,
            gid: 0,
            vmsize_kb: 0,
            vmrss_kb: 0,
            vmswap_kb: 0,
            pfmajor: 0,
            pfminor: 0,
            env: b"",
            vtid: -1,
            vpid: -1,
            cgroups: b"",
            root: b"",
            pidns_init_start_ts: 0,
            tty: 0,
            loginuid: u32::MAX,
            exe_writable: false,
            cap_inheritable: 0,
            cap_permitted: 0,
            cap_effective: 0,
            exe_upper_layer: false,
            exe_ino: 0,
            exe_ino_ctime: 0,
            exe_ino_mtime: 0,
            exe_from_memfd: false,
            exe_lower_layer: false,
        }
    }
}

/// An entry, and how many bytes it takes in the block.
pub(crate) fn decode(bytes: &[u8], version: u8) -> Result<(ThreadEntry<'_>, u64), Damage> {
    let mut c = Cursor::new(bytes, "a process list entry");
    let mut t = ThreadEntry::default();
    let length = if version >= 9 { u64::from(c.u32()?) } else { 0 };
    t.tid = c.i64()?;
    t.pid = c.i64()?;
    t.ptid = c.i64()?;
    if version >= 6 {
        t.sid = c.i64()?;
    }
    if version >= 8 {
        t.vpgid = c.i64()?;
    }
    t.comm = c.string("a command name", PATH_LIMIT)?;
    t.exe = c.string("a program's name", PATH_LIMIT)?;
    if version >= 7 {
        t.exepath = c.string("an executable's path", PATH_LIMIT)?;
    }
    t.args = c.string("an argument list", LIST_LIMIT)?;
    t.cwd = c.string("a working directory", PATH_LIMIT)?;
    t.fdlimit = c.u64()?;
    t.flags = c.u32()?;
    t.uid = c.u32()?;
    t.gid = c.u32()?;
    if version >= 2 {
        t.vmsize_kb = c.u32()?;
        t.vmrss_kb = c.u32()?;
        t.vmswap_kb = c.u32()?;
        t.pfmajor = c.u64()?;
        t.pfminor = c.u64()?;
    }
    if version >= 3 {
        t.env = c.string("an environment", LIST_LIMIT)?;
    }
    if version >= 4 {
        t.vtid = c.i64()?;
        t.vpid = c.i64()?;
        t.cgroups = c.string("a list of cgroups", LIST_LIMIT)?;
    }
    if version >= 5 {
        t.root = c.string("a root directory", PATH_LIMIT)?;
    }
    if length == 0 {
        return Ok((t, c.read() as u64));
    }
    decode_tail(&mut c, &mut t, length)?;
    let used = super::used(&c, Some(length))?;
    Ok((t, used))
}

/// The fields behind the root directory: each is there when the entry's length has room for it.
fn decode_tail(c: &mut Cursor<'_>, t: &mut ThreadEntry<'_>, length: u64) -> Result<(), Damage> {
    let left = |c: &Cursor<'_>| length.saturating_sub(c.read() as u64);
    let word = |c: &mut Cursor<'_>| if left(c) >= 8 { c.u64() } else { Ok(0) };
    let flag = |c: &mut Cursor<'_>| if left(c) >= 1 { c.u8().map(|b| b != 0) } else { Ok(false) };
    if left(c) > TAIL_BEFORE_PIDNS {
        t.pidns_init_start_ts = word(c)?;
        t.tty = c.u32()?;
    }
    if left(c) >= 4 {
        t.loginuid = c.u32()?;
    }
    t.exe_writable = flag(c)?;
    t.cap_inheritable = word(c)?;
    t.cap_permitted = word(c)?;
    t.cap_effective = word(c)?;
    t.exe_upper_layer = flag(c)?;
    t.exe_ino = word(c)?;
    t.exe_ino_ctime = word(c)?;
    t.exe_ino_mtime = word(c)?;
    t.exe_from_memfd = flag(c)?;
    t.exe_lower_layer = flag(c)?;
    if left(c) >= 8 {
        t.pgid = c.i64()?;
    }
    Ok(())
}

pub(crate) fn encode(t: &ThreadEntry<'_>, out: &mut Vec<u8>) {
    let start = super::open_entry(out);
    for id in [t.tid, t.pid, t.ptid, t.sid, t.vpgid] {
        out.extend_from_slice(&id.to_le_bytes());
    }
    for path in [t.comm, t.exe, t.exepath] {
        super::put_string(out, path, PATH_LIMIT);
    }
    put_list(out, t.args);
    super::put_string(out, t.cwd, PATH_LIMIT);
    out.extend_from_slice(&t.fdlimit.to_le_bytes());
    for word in [t.flags, t.uid, t.gid, t.vmsize_kb, t.vmrss_kb, t.vmswap_kb] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    out.extend_from_slice(&t.pfmajor.to_le_bytes());
    out.extend_from_slice(&t.pfminor.to_le_bytes());
    put_list(out, t.env);
    out.extend_from_slice(&t.vtid.to_le_bytes());
    out.extend_from_slice(&t.vpid.to_le_bytes());
    put_list(out, t.cgroups);
    super::put_string(out, t.root, PATH_LIMIT);
    out.extend_from_slice(&t.pidns_init_start_ts.to_le_bytes());
    out.extend_from_slice(&t.tty.to_le_bytes());
    out.extend_from_slice(&t.loginuid.to_le_bytes());
    out.push(u8::from(t.exe_writable));
    for caps in [t.cap_inheritable, t.cap_permitted, t.cap_effective] {
        out.extend_from_slice(&caps.to_le_bytes());
    }
    out.push(u8::from(t.exe_upper_layer));
    for word in [t.exe_ino, t.exe_ino_ctime, t.exe_ino_mtime] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    out.push(u8::from(t.exe_from_memfd));
    out.push(u8::from(t.exe_lower_layer));
    out.extend_from_slice(&t.pgid.to_le_bytes());
    super::close_entry(out, start, true);
}

/// A list whose last string is cut where it doesn't fit, and that ends in a NUL all the same.
fn put_list(out: &mut Vec<u8>, list: &[u8]) {
    if list.len() <= usize::from(LIST_LIMIT) {
        super::put_string(out, list, LIST_LIMIT);
        return;
    }
    super::put_string(out, list, LIST_LIMIT);
    if let Some(last) = out.last_mut() {
        *last = 0;
    }
}

const _: () = assert!(ENTRY_WINDOW > 300 + 5 * (2 + PATH_LIMIT as usize) + 3 * (2 + LIST_LIMIT as usize));
