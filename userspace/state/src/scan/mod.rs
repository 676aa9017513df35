// SPDX-License-Identifier: Apache-2.0
//! The real machine behind [`ProcFs`](crate::procfs::ProcFs): /proc, account files, interfaces.
//!
//! Tasks come and go while they are read; a task of which a mandatory file cannot be read is left out, whatever the
//! reason. Nothing here panics on what it reads: the files of a process are partly written by that process.

mod accounts;
mod fds;
mod machine;
mod sockets;
mod status;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use self::sockets::Sockets;
use crate::procfs::{FoundTask, ProcFs};
use crate::seed::{FdListSeed, FdSeed, GroupSeed, Seeds, ThreadSeed, UserSeed};
use crate::thread::{ExeFile, flag};

/// Longest command line, environment and control group list read.
const MAX_TEXT: usize = 4096;
/// Longest environment read on request.
const MAX_ENV: usize = 1 << 20;
/// Longest first argument kept.
const MAX_EXE: usize = 1023;

/// The machine that we run on.
#[derive(Debug)]
pub struct Host {
    root: PathBuf,
    proc: PathBuf,
    boot_ts: u64,
    ticks: u64,
    controllers: Vec<String>,
}

impl Default for Host {
    fn default() -> Self {
        Self::at(Path::new("/"))
    }
}

impl Host {
    /// The machine whose root file system is mounted at `root`.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        let controllers = std::fs::read_to_string(root.join("sys/fs/cgroup/cgroup.controllers")).unwrap_or_default();
        Self {
            root: root.to_owned(),
            proc: root.join("proc"),
            boot_ts: machine::boot_ts(),
            ticks: machine::ticks(),
            controllers: controllers.split_ascii_whitespace().map(str::to_owned).collect(),
        }
    }

    fn is_host(&self) -> bool {
        self.root == Path::new("/")
    }

    fn start_ts(&self, ticks: u64) -> u64 {
        let ns = u128::from(ticks) * 1_000_000_000 / u128::from(self.ticks);
        self.boot_ts.saturating_add(u64::try_from(ns).unwrap_or(u64::MAX))
    }

    /// Reads the task below `dir`. The main thread alone holds what the process shares.
    fn read_task(&self, dir: &Path, tid: i64) -> Option<ThreadSeed> {
        let mut cmdline = read_start(&dir.join("cmdline"), MAX_TEXT)?;
        let exepath = fds::link_bytes(&dir.join("exe"));
        if cmdline.is_empty() && exepath.is_none() {
            return None;
        }
        if cmdline.len() == MAX_TEXT
            && let Some(last) = cmdline.last_mut()
        {
            *last = 0;
        }
        let status = status::status(&std::fs::read(dir.join("status")).ok()?)?;
        let stat = status::stat(&std::fs::read(dir.join("stat")).ok()?)?;
        let is_main = status.pid == tid;
        let (exe, args) = status::split_args(&cmdline);
        let comm = read_start(&dir.join("comm"), 64)?;
        let cgroup = read_start(&dir.join("cgroup"), 1 << 16).unwrap_or_default();
        let loginuid = std::fs::read_to_string(dir.join("loginuid")).ok().and_then(|t| t.trim().parse().ok());
        let exepath = exepath.unwrap_or_default();
        let mut t = ThreadSeed {
            pid: status.pid,
            ptid: status.ptid,
            sid: stat.sid,
            pgid: status.pgid.unwrap_or(stat.pgid),
            vpgid: status.vpgid.unwrap_or(stat.pgid),
            vtid: status.vtid.unwrap_or(tid),
            vpid: status.vpid.unwrap_or(status.pid),
            fdlimit: fd_limit(dir),
            flags: flag::ACTIVE | if is_main { 0 } else { flag::THREAD | flag::FILES },
            uid: status.uid,
            gid: status.gid,
            loginuid: loginuid.unwrap_or(u32::MAX),
            tty: stat.tty,
            memory: status.memory(&stat),
            caps: status.caps,
            exe_file: self.exe_file(dir, &exepath, status.uid, status.gid),
            clone_ts: self.start_ts(stat.start_ticks),
            pidns_init_start_ts: self.pidns_start(dir),
            comm: comm.strip_suffix(b"\n").unwrap_or(&comm).to_vec(),
            exe: exe.get(..MAX_EXE).unwrap_or(exe).to_vec(),
            args: args.to_vec(),
            cgroups: status::cgroups(&cgroup, &self.controllers),
            root: fds::link_bytes(&dir.join("root"))?,
            exepath,
            ..ThreadSeed::new(tid)
        };
        if is_main {
            t.env = read_start(&dir.join("environ"), MAX_TEXT)?;
            t.cwd = fds::link_bytes(&dir.join("cwd"))?;
        }
        Some(t)
    }

    fn exe_file(&self, dir: &Path, exepath: &[u8], uid: u32, gid: u32) -> ExeFile {
        use std::os::unix::ffi::OsStrExt;
        let ns = |s: i64, n: i64| u64::try_from(s).unwrap_or(0).saturating_mul(1_000_000_000) + u64::try_from(n).unwrap_or(0);
        let mut f = ExeFile::default();
        let path = Path::new(std::ffi::OsStr::from_bytes(exepath));
        if let Ok(meta) = std::fs::metadata(path) {
            f.ino = meta.ino();
            f.ctime = ns(meta.ctime(), meta.ctime_nsec());
            f.mtime = ns(meta.mtime(), meta.mtime_nsec());
        }
        if let Ok(meta) = std::fs::metadata(dir.join("exe")) {
            let mode = meta.mode();
            f.writable = uid == 0 || meta.uid() == uid || (meta.gid() == gid && mode & 0o020 != 0) || mode & 0o002 != 0;
        }
        f
    }

    fn pidns_start(&self, dir: &Path) -> u64 {
        let init = std::fs::read(dir.join("root/proc/1/stat")).ok().and_then(|b| status::stat(&b));
        init.map_or(0, |s| self.start_ts(s.start_ticks))
    }

    /// The directory of a task, wherever its process is.
    fn task_dir(&self, tid: i64) -> PathBuf {
        let direct = self.proc.join(tid.to_string());
        direct.join("task").join(tid.to_string())
    }

    fn numbers(dir: &Path) -> Vec<i64> {
        let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
        entries.flatten().filter_map(|e| e.file_name().to_str()?.parse().ok()).collect()
    }

    /// Whether a process sees other mounts than we do.
    fn is_elsewhere(&self, pid: i64) -> bool {
        let ns = |who: &str| fds::link_bytes(&self.proc.join(who).join("ns/mnt"));
        match (ns(&pid.to_string()), ns("self")) {
            (Some(theirs), Some(ours)) => theirs != ours,
            _ => false,
        }
    }

    fn container_file(&self, pid: i64, file: &str) -> Option<PathBuf> {
        (pid > 0 && self.is_elsewhere(pid)).then(|| self.proc.join(pid.to_string()).join("root").join(file))
    }
}

/// At most `limit` bytes from the start of a file.
fn read_start(path: &Path, limit: usize) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut out = Vec::new();
    let limit = u64::try_from(limit).ok()?;
    std::fs::File::open(path).ok()?.take(limit).read_to_end(&mut out).ok()?;
    Some(out)
}

fn fd_limit(dir: &Path) -> i64 {
    let text = std::fs::read_to_string(dir.join("limits")).unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("Max open files"));
    line.and_then(|l| l.split_ascii_whitespace().next()?.parse().ok()).unwrap_or(-1)
}

/// The socket tables of the namespaces met so far.
#[derive(Default)]
struct Namespaces(FxHashMap<u64, Rc<Sockets>>);

impl Namespaces {
    fn sockets(&mut self, dir: &Path) -> Rc<Sockets> {
        let read = || Rc::new(sockets::read(&dir.join("net")));
        match std::fs::metadata(dir.join("ns/net")) {
            Ok(meta) => self.0.entry(meta.ino()).or_insert_with(read).clone(),
            Err(_) => read(),
        }
    }
}

impl ProcFs for Host {
    fn scan(&mut self) -> Seeds {
        let mut seeds = Seeds {
            machine: Some(machine::machine(&self.proc)),
            interfaces: machine::interfaces(),
            users: accounts::users(&self.root.join("etc/passwd")).unwrap_or_default(),
            groups: accounts::groups(&self.root.join("etc/group")).unwrap_or_default(),
            ..Seeds::default()
        };
        let mut namespaces = Namespaces::default();
        for pid in Self::numbers(&self.proc) {
            let dir = self.proc.join(pid.to_string());
            let Some(main) = self.read_task(&dir, pid) else { continue };
            seeds.threads.push(main);
            seeds.fds.push(FdListSeed { tid: pid, fds: fds::read_all(&dir, || namespaces.sockets(&dir)) });
            let others = Self::numbers(&dir.join("task")).into_iter().filter(|tid| *tid != pid);
            seeds.threads.extend(others.filter_map(|tid| self.read_task(&dir.join("task").join(tid.to_string()), tid)));
        }
        seeds
    }

    fn task(&mut self, tid: i64) -> Option<FoundTask> {
        let dir = self.task_dir(tid);
        let thread = self.read_task(&dir, tid)?;
        let fds = if thread.pid == tid {
            let mut namespaces = Namespaces::default();
            fds::read_all(&dir, || namespaces.sockets(&dir))
        } else {
            Vec::new()
        };
        Some(FoundTask { thread, fds })
    }

    fn environ(&mut self, pid: i64) -> Option<Vec<u8>> {
        read_start(&self.proc.join(pid.to_string()).join("environ"), MAX_ENV)
    }

    fn is_alive(&mut self, pid: i64, tid: i64, comm: &[u8]) -> bool {
        let dir = self.proc.join(pid.to_string()).join("task").join(tid.to_string());
        match read_start(&dir.join("comm"), 64) {
            Some(now) => now.starts_with(comm),
            None => std::fs::symlink_metadata(dir.join("exe")).is_ok(),
        }
    }

    fn fd(&mut self, pid: i64, number: i64) -> Option<FdSeed> {
        let dir = self.proc.join(pid.to_string());
        let mut namespaces = Namespaces::default();
        fds::read(&dir, number, &mut || namespaces.sockets(&dir))
    }

    fn user(&mut self, uid: u32) -> Option<UserSeed> {
        if !self.is_host() {
            return accounts::users(&self.root.join("etc/passwd"))?.into_iter().find(|u| u.uid == uid);
        }
        use std::os::unix::ffi::OsStrExt;
        let u = nix::unistd::User::from_uid(uid.into()).ok().flatten()?;
        Some(UserSeed {
            uid,
            gid: u.gid.as_raw(),
            name: u.name.into_bytes(),
            home: u.dir.as_os_str().as_bytes().to_vec(),
            shell: u.shell.as_os_str().as_bytes().to_vec(),
        })
    }

    fn group(&mut self, gid: u32) -> Option<GroupSeed> {
        if !self.is_host() {
            return accounts::groups(&self.root.join("etc/group"))?.into_iter().find(|g| g.gid == gid);
        }
        let g = nix::unistd::Group::from_gid(gid.into()).ok().flatten()?;
        Some(GroupSeed { gid, name: g.name.into_bytes() })
    }

    fn container_users(&mut self, pid: i64) -> Option<Vec<UserSeed>> {
        accounts::users(&self.container_file(pid, "etc/passwd")?)
    }

    fn container_groups(&mut self, pid: i64) -> Option<Vec<GroupSeed>> {
        accounts::groups(&self.container_file(pid, "etc/group")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, State};

    #[test]
    fn we_find_ourselves() {
        let me = i64::from(std::process::id());
        let mut state = State::live(Config::default(), Box::new(Host::default()));
        state.scan();
        let t = state.by_tid(me).expect("the test's own process is in /proc");
        assert_eq!(t.pid, me);
        assert!(!t.comm.is_empty() && !t.exepath.is_empty() && t.vpid > 0);
        let cwd = std::env::current_dir().unwrap();
        assert_eq!(state.cwd_of(t), format!("{}/", cwd.display()).as_bytes());
        assert!(state.fds_of(t).is_some_and(|fds| fds.get(0).is_some()));
        assert!(state.machine().is_some_and(|m| m.boot_ts > 0 && m.num_cpus > 0));
    }

    #[test]
    fn a_task_that_is_not_there_is_none() {
        let mut m = Host::default();
        assert!(m.task(i64::MAX).is_none());
        assert!(!m.is_alive(i64::MAX, i64::MAX, b"x"));
        assert!(m.container_users(i64::from(std::process::id())).is_none(), "our own mounts are no container");
    }

    #[test]
    fn device_numbers_are_recorded_in_the_kernel_form() {
        assert_eq!(fds::device(0xfe00), 0xfe00);
        assert_eq!(fds::device(0x0012_0345), 0x0012_0345);
    }
}
