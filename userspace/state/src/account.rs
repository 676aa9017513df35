// SPDX-License-Identifier: Apache-2.0
//! Users and groups become known when a thread has their id.

use crate::seed::{GroupSeed, UserSeed};
use crate::state::{NA, State};
use crate::text::Text;
use crate::user::UserEntry;

/// Ids that were asked for in vain and are not asked for again for a while.
const MAX_STRANGERS: usize = 4096;
/// The id that means none.
const NOBODY: u32 = u32::MAX;

impl State {
    /// Learns a user, unless it is known. `pid` is a process of the container.
    pub(crate) fn add_user(&mut self, container: &Text, pid: i64, uid: u32) {
        if uid == NOBODY || self.users.user(container, uid).is_some() {
            return;
        }
        if container.is_empty() && uid == 0 {
            let root = UserEntry { uid: 0, gid: 0, name: b"root", home: b"/root", shell: NA };
            self.users.put_user(container, &mut self.names, &root);
            self.touch_all();
            return;
        }
        if self.proc.is_none() || !self.is_new_stranger(container, uid, true) {
            return;
        }
        let found = match &mut self.proc {
            Some(p) if container.is_empty() => p.user(uid).into_iter().collect(),
            Some(p) => p.container_users(pid).unwrap_or_default(),
            None => Vec::new(),
        };
        for UserSeed { uid, gid, name, home, shell } in &found {
            let entry = UserEntry { uid: *uid, gid: *gid, name, home, shell };
            self.users.put_user(container, &mut self.names, &entry);
        }
        if !found.is_empty() {
            self.touch_all();
        }
    }

    /// Learns a group, unless it is known. `pid` is a process of the container.
    pub(crate) fn add_group(&mut self, container: &Text, pid: i64, gid: u32) {
        if gid == NOBODY || self.users.group(container, gid).is_some() {
            return;
        }
        if container.is_empty() && gid == 0 {
            self.users.put_group(container, &mut self.names, 0, b"root");
            self.touch_all();
            return;
        }
        if self.proc.is_none() || !self.is_new_stranger(container, gid, false) {
            return;
        }
        let found = match &mut self.proc {
            Some(p) if container.is_empty() => p.group(gid).into_iter().collect(),
            Some(p) => p.container_groups(pid).unwrap_or_default(),
            None => Vec::new(),
        };
        for GroupSeed { gid, name } in &found {
            self.users.put_group(container, &mut self.names, *gid, name);
        }
        if !found.is_empty() {
            self.touch_all();
        }
    }

    fn is_new_stranger(&mut self, container: &Text, id: u32, user: bool) -> bool {
        if self.strangers.len() >= MAX_STRANGERS {
            self.strangers.clear();
        }
        self.strangers.insert((container.clone(), id, user))
    }
}
