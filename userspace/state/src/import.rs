// SPDX-License-Identifier: Apache-2.0
//! The initial state: the header blocks of a capture, or a scan of the machine.

use crate::lookup::sorted_ports;
use crate::seed::{FdSeed, GroupSeed, Interface, Seeds, ThreadSeed, UserSeed};
use crate::state::{State, Unsettled};
use crate::text::Text;
use crate::thread::flag;
use crate::user::UserEntry;

impl State {
    /// Takes in the initial state of a capture. Its users, groups and interfaces count only from
    /// [`State::settle`] on, which the first event that is not about users or containers brings about by itself.
    pub fn import(&mut self, seeds: Seeds) {
        let Seeds { threads, fds, .. } = &seeds;
        for thread in threads {
            self.import_thread(thread);
        }
        for list in fds {
            for fd in &list.fds {
                self.import_fd(list.tid, fd);
            }
        }
        self.end_import(seeds);
    }

    /// Forgets everything but its settings: another description of the machine begins.
    pub fn restart(&mut self) {
        let new = Self::new(self.config.clone());
        let old = std::mem::replace(self, new);
        self.proc = old.proc;
    }

    /// Takes in one thread of an initial state that comes piece by piece, so that nobody need hold all of it. Of several
    /// with one id the last counts.
    pub fn import_thread(&mut self, seed: &ThreadSeed) {
        self.add_seed(seed);
    }

    /// Takes in an open fd of a thread that came before; an fd of any other is left out.
    pub fn import_fd(&mut self, tid: i64, seed: &FdSeed) {
        let Some(thread) = self.by_tid(tid) else { return };
        // Processes are not put together yet: the owner of a thread's fds is found by its number.
        let owner =
            if thread.has(flag::FILES) && !thread.is_main() { self.by_tid(thread.pid).filter(|t| t.is_main()) } else { Some(thread) };
        if let Some(id) = owner.map(|t| t.tid).and_then(|tid| self.table.find(tid)) {
            self.add_fd_seed(id, seed, false);
        }
    }

    /// Ends an initial state that came piece by piece: puts families together. `rest` is what else is known; its threads
    /// and fds are not looked at.
    pub fn end_import(&mut self, rest: Seeds) {
        self.machine = rest.machine.or_else(|| self.machine.take());
        let ids = self.table.in_order();
        for id in &ids {
            self.table.link(*id);
        }
        let server_ports = sorted_ports(self.table.iter().flat_map(|(_, t)| t.fds.iter().map(|(_, fd)| fd)));
        for id in ids {
            self.welcome(id);
        }
        let Seeds { interfaces, users, groups, .. } = rest;
        self.unsettled = Some(Box::new(Unsettled { interfaces, users, groups, server_ports }));
        self.touch_all();
    }

    /// Interfaces, users and groups of the initial state that do not count yet; see [`State::import`].
    #[must_use]
    pub fn awaited(&self) -> (&[Interface], &[UserSeed], &[GroupSeed]) {
        self.unsettled.as_ref().map_or((&[], &[], &[]), |u| (&u.interfaces, &u.users, &u.groups))
    }

    /// Scans the machine and takes all of it in: the start of live events.
    pub fn scan(&mut self) {
        let Some(seeds) = self.proc.as_mut().map(|p| p.scan()) else { return };
        self.import(seeds);
        self.settle();
        // What is known from the beginning is no news.
        self.notices.clear();
    }

    /// Ends the initial state: users, groups and interfaces count, and the roles of sockets are told.
    pub fn settle(&mut self) {
        let Some(rest) = self.unsettled.take() else { return };
        if !rest.interfaces.is_empty() {
            self.interfaces.set(rest.interfaces);
        }
        for UserSeed { uid, gid, name, home, shell } in &rest.users {
            let entry = UserEntry { uid: *uid, gid: *gid, name, home, shell };
            self.users.put_user(&Text::EMPTY, &mut self.names, &entry);
        }
        for group in &rest.groups {
            self.users.put_group(&Text::EMPTY, &mut self.names, group.gid, &group.name);
        }
        for id in self.table.ids() {
            self.settle_roles(id, Some(&rest.server_ports));
        }
        self.touch_all();
    }
}
