// SPDX-License-Identifier: Apache-2.0
//! Threads that no event introduced: asked of the machine, else stood in for by a placeholder.

use crate::cgroup;
use crate::fd::{Addr, Fd, FdKind, L4, fd_flag};
use crate::procfs::FoundTask;
use crate::seed::{FdSeed, ThreadSeed};
use crate::sockname;
use crate::state::{CgroupMemo, NA, State};
use crate::text::{List, Text};
use crate::thread::{Thread, ThreadId, flag};

/// Control group lists whose meaning is remembered.
const CGROUP_MEMO: usize = 16;

/// What an executable's name ends in once its file is gone.
const DELETED: &[u8] = b" (deleted)";

impl State {
    /// The thread with an id: from the table, from the machine, or a placeholder. None if the table is full.
    pub(crate) fn find_or_ask(&mut self, tid: i64) -> Option<ThreadId> {
        if let Some(id) = self.find_cached(tid) {
            return Some(id);
        }
        if self.table.len() >= self.config.max_threads && self.config.own_pid != Some(tid) {
            self.counters.thread_overflows += 1;
            return None;
        }
        let found = if tid > 0 { self.proc.as_mut().and_then(|p| p.task(tid)) } else { None };
        let Some(FoundTask { thread, fds }) = found.filter(|f| f.thread.tid == tid) else {
            return self.add_placeholder(tid);
        };
        self.counters.proc_lookups += 1;
        let id = self.add_seed(&thread)?;
        self.table.link(id);
        for fd in &fds {
            self.add_fd_seed(id, fd, true);
        }
        self.settle_roles(id, None);
        self.welcome(id);
        Some(id)
    }

    fn add_placeholder(&mut self, tid: i64) -> Option<ThreadId> {
        self.counters.placeholders += 1;
        let mut t = Thread::new(tid);
        t.comm = self.names.get(NA);
        t.exe = t.comm.clone();
        self.add_thread(Box::new(t))
    }

    /// Puts a thread from outside into the table, without family.
    pub(crate) fn add_seed(&mut self, seed: &ThreadSeed) -> Option<ThreadId> {
        let mut t = Thread::new(seed.tid);
        (t.pid, t.ptid, t.sid, t.vpgid, t.pgid) = (seed.pid, seed.ptid, seed.sid, seed.vpgid, seed.pgid);
        (t.vtid, t.vpid, t.fdlimit) = (seed.vtid, seed.vpid, seed.fdlimit);
        (t.uid, t.gid, t.loginuid, t.tty) = (seed.uid, seed.gid, seed.loginuid, seed.tty);
        (t.memory, t.caps, t.exe_file) = (seed.memory, seed.caps, seed.exe_file);
        (t.clone_ts, t.pidns_init_start_ts) = (seed.clone_ts, seed.pidns_init_start_ts);
        t.flags = seed.flags | flag::NAME_CHANGED;
        t.comm = self.names.get(&seed.comm);
        t.exe = self.names.get(&seed.exe);
        t.exepath = self.exepath(&seed.exepath);
        t.root = self.names.get(&seed.root);
        t.args = self.names.list(&seed.args);
        t.env = self.names.list(&seed.env);
        t.cwd = self.directory(&seed.cwd);
        if let Some((list, container)) = self.cgroups(&seed.cgroups) {
            (t.cgroups, t.container) = (list, container);
        }
        self.add_thread(Box::new(t))
    }

    /// Learns the users that a new thread brings.
    pub(crate) fn welcome(&mut self, id: ThreadId) {
        let Some(t) = self.table.get(id) else { return };
        let (pid, uid, gid, container) = (t.pid, t.uid, t.gid, t.container.clone());
        self.add_user(&Text::EMPTY, pid, uid);
        self.add_group(&Text::EMPTY, pid, gid);
        if !container.is_empty() {
            self.add_group(&container, pid, gid);
            self.add_user(&container, pid, uid);
        }
    }

    /// A path with a slash at its end.
    pub(crate) fn directory(&mut self, path: &[u8]) -> Text {
        if path.ends_with(b"/") {
            return self.names.get(path);
        }
        self.path.clear();
        self.path.extend_from_slice(path);
        self.path.push(b'/');
        self.names.get(&self.path)
    }

    /// The name of an executable without the mark of a deleted file.
    pub(crate) fn exepath(&mut self, path: &[u8]) -> Text {
        self.names.get(path.strip_suffix(DELETED).unwrap_or(path))
    }

    /// A list of control groups and the container that it tells. None if an entry is malformed.
    pub(crate) fn cgroups(&mut self, raw: &[u8]) -> Option<(List, Text)> {
        if let Some(at) = self.cgroup_memo.iter().position(|m| *m.raw == *raw) {
            self.cgroup_memo.swap(0, at);
            return self.cgroup_memo.front().map(|m| (m.list.clone(), m.container.clone()));
        }
        let bytes = cgroup::normalised_list(raw)?;
        let list = self.names.list(&bytes);
        let id = list.iter().find_map(|entry| cgroup::container_id(entry.get(memchr::memchr(b'=', entry)? + 1..)?));
        let container = id.map_or(Text::EMPTY, |id| self.names.get(id));
        self.cgroup_memo.truncate(CGROUP_MEMO - 1);
        self.cgroup_memo.push_front(CgroupMemo { raw: raw.into(), list: list.clone(), container: container.clone() });
        Some((list, container))
    }

    /// Puts an fd from outside into the table of its process. `patch`: interfaces are known.
    pub(crate) fn add_fd_seed(&mut self, id: ThreadId, seed: &FdSeed, patch: bool) {
        let name = self.names.get(&seed.name);
        let fd = self.fd_of_seed(seed, name, patch);
        if let Some(fds) = self.fds_mut(id)
            && !fds.insert(seed.number, fd)
        {
            self.counters.fd_overflows += 1;
        }
    }

    pub(crate) fn fd_of_seed(&mut self, seed: &FdSeed, name: Text, patch: bool) -> Fd {
        let mut fd = seed.entry(name);
        fd.flags |= fd_flag::FROM_PROC;
        if fd.kind.is_inet() && fd.l4 == L4::Tcp {
            fd.flags |= fd_flag::CONNECTED;
        }
        if let Some((kind, addr)) = sockname::unmapped(&fd.addr) {
            (fd.kind, fd.addr) = (kind, addr);
        }
        if patch {
            self.interfaces.patch(&mut fd.addr);
        }
        match fd.kind {
            FdKind::Unix => fd.flags |= if fd.name.is_empty() { fd_flag::ROLE_CLIENT } else { fd_flag::ROLE_SERVER },
            kind if kind.is_inet() => fd.name = self.scanned_name(&fd.addr),
            _ => {}
        }
        fd
    }

    fn scanned_name(&mut self, addr: &Addr) -> Text {
        self.path.clear();
        sockname::write_addr(&mut self.path, addr);
        self.names.get(&self.path)
    }

    /// Tells clients from servers among the scanned IPv4 sockets of a process: who sits on a server's port is a server.
    ///
    /// `ports`: those of all servers, sorted; none for those of the process alone.
    pub(crate) fn settle_roles(&mut self, id: ThreadId, ports: Option<&[u16]>) {
        let Some(t) = self.table.get(id) else { return };
        let own: Vec<u16>;
        let ports = match ports {
            Some(all) => all,
            None => {
                own = sorted_ports(t.fds.iter().map(|(_, fd)| fd));
                &own
            }
        };
        let todo: Vec<(i64, Addr, bool)> = t
            .fds
            .iter()
            .filter(|(_, fd)| fd.has(fd_flag::FROM_PROC) && !fd.has_role())
            .filter_map(|(n, fd)| match fd.addr {
                Addr::V4(tuple) if ports.binary_search(&tuple.sport).is_ok() => Some((n, Addr::V4(tuple.swapped()), true)),
                Addr::V4(tuple) => Some((n, Addr::V4(tuple), false)),
                _ => None,
            })
            .collect();
        for (number, addr, server) in todo {
            let name = self.scanned_name(&addr);
            let Some(fd) = self.table.get_mut(id).and_then(|t| t.fds.get_mut(number)) else { continue };
            (fd.addr, fd.name) = (addr, name);
            fd.flags |= if server { fd_flag::ROLE_SERVER } else { fd_flag::ROLE_CLIENT };
        }
    }
}

/// The ports of server sockets, sorted.
pub(crate) fn sorted_ports<'a>(fds: impl Iterator<Item = &'a Fd>) -> Vec<u16> {
    let mut ports: Vec<u16> = fds
        .filter_map(|fd| match fd.addr {
            Addr::V4Server(_, port) | Addr::V6Server(_, port) => Some(port),
            _ => None,
        })
        .collect();
    ports.sort_unstable();
    ports.dedup();
    ports
}
