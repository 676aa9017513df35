// SPDX-License-Identifier: Apache-2.0
//! The initial state: the header blocks of a capture, or a scan of the machine.

use crate::lookup::sorted_ports;
use crate::seed::{GroupSeed, Interface, Seeds, UserSeed};
use crate::state::{State, Unsettled};
use crate::text::Text;
use crate::user::UserEntry;

impl State {
    /// Takes in the initial state of a capture. Its users, groups and interfaces count only from
    /// [`State::settle`] on, which the first event that is not about users or containers brings about by itself.
    pub fn import(&mut self, seeds: Seeds) {
        self.machine = seeds.machine.or_else(|| self.machine.take());
        let mut ids = Vec::with_capacity(seeds.threads.len());
        for thread in seeds.threads {
            ids.extend(self.add_seed(thread));
        }
        for id in &ids {
            self.table.link(*id);
        }
        for list in seeds.fds {
            let Some(id) = self.table.find(list.tid) else { continue };
            for fd in &list.fds {
                self.add_fd_seed(id, fd, false);
            }
        }
        let server_ports = sorted_ports(self.table.iter().flat_map(|(_, t)| t.fds.iter().map(|(_, fd)| fd)));
        for id in ids {
            self.welcome(id);
        }
        self.unsettled = Some(Box::new(Unsettled { interfaces: seeds.interfaces, users: seeds.users, groups: seeds.groups, server_ports }));
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
