// SPDX-License-Identifier: Apache-2.0
//! Users and groups become known when a thread has their id. Live, that is told as a [`Notice`], so that a stream of
//! events can carry it to those who were not there.

use crate::seed::{GroupSeed, UserSeed};
use crate::state::{NA, State};
use crate::text::Text;
use crate::user::{Group, User, UserEntry};

/// Most ids kept that were asked for in vain.
const MAX_STRANGERS: usize = 4096;
/// For how long such an id is not asked for again, ns of event time.
const STRANGE_NS: u64 = 10_000_000_000;
/// Most notices kept until somebody takes them.
const MAX_NOTICES: usize = 4096;
/// The id that means none.
const NOBODY: u32 = u32::MAX;

/// A user or group that became known or was forgotten, with its container (empty: the host).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// This user is known now.
    UserAdded(Text, User),
    /// This user is known no more.
    UserDeleted(Text, User),
    /// This group is known now.
    GroupAdded(Text, Group),
    /// This group is known no more.
    GroupDeleted(Text, Group),
}

impl State {
    /// Whether there are notices to take.
    #[must_use]
    #[inline]
    pub fn has_notices(&self) -> bool {
        !self.notices.is_empty()
    }

    /// What became known or was forgotten since the last time. Captures give none: there it is in the events.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    fn notify(&mut self, notice: Notice) {
        if self.proc.is_none() {
            return;
        }
        if self.notices.len() < MAX_NOTICES {
            self.notices.push(notice);
        } else {
            self.users.overflows += 1;
        }
    }

    fn learn_user(&mut self, container: &Text, entry: &UserEntry<'_>) {
        self.users.put_user(container, &mut self.names, entry);
        if let Some(user) = self.users.user(container, entry.uid).cloned() {
            self.notify(Notice::UserAdded(container.clone(), user));
        }
    }

    fn learn_group(&mut self, container: &Text, gid: u32, name: &[u8]) {
        self.users.put_group(container, &mut self.names, gid, name);
        if let Some(group) = self.users.group(container, gid).cloned() {
            self.notify(Notice::GroupAdded(container.clone(), group));
        }
    }

    /// Forgets all users and groups of a container.
    pub(crate) fn forget_users_of(&mut self, container: &Text) {
        let (users, groups) = self.users.remove_container(container);
        users.into_iter().for_each(|u| self.notify(Notice::UserDeleted(container.clone(), u)));
        groups.into_iter().for_each(|g| self.notify(Notice::GroupDeleted(container.clone(), g)));
    }

    /// Learns a user, unless it is known. `pid` is a process of the container.
    pub(crate) fn add_user(&mut self, container: &Text, pid: i64, uid: u32) {
        if uid == NOBODY || self.users.user(container, uid).is_some() {
            return;
        }
        if container.is_empty() && uid == 0 {
            let root = UserEntry { uid: 0, gid: 0, name: b"root", home: b"/root", shell: NA };
            self.learn_user(container, &root);
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
            self.learn_user(container, &entry);
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
            self.learn_group(container, 0, b"root");
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
            self.learn_group(container, *gid, name);
        }
        if !found.is_empty() {
            self.touch_all();
        }
    }

    /// Whether it is time to ask for an id: the first time, and now and then, since it may have got a name.
    fn is_new_stranger(&mut self, container: &Text, id: u32, user: bool) -> bool {
        let since = self.now.wrapping_sub(self.strangers_since);
        if self.strangers.len() >= MAX_STRANGERS || since >= STRANGE_NS {
            self.strangers.clear();
            self.strangers_since = self.now;
        }
        self.strangers.insert((container.clone(), id, user))
    }
}
