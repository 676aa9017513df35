// SPDX-License-Identifier: Apache-2.0
//! Users and groups, by container and id.
//!
//! The empty container id is the host. Names of a container's users come from its own files, so the same number can
//! mean different people in different containers.

use rustc_hash::FxHashMap;

use crate::text::{Interner, Text};

/// Longest user or group name kept.
const NAME_MAX: usize = 255;
/// Longest home directory or shell kept.
const PATH_MAX: usize = 1023;
/// Most containers whose users are kept.
const MAX_CONTAINERS: usize = 4096;
/// Most users or groups kept of one container.
const MAX_ENTRIES: usize = 65_536;

/// A user.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct User {
    /// User id.
    pub uid: u32,
    /// Group id of the user's own group.
    pub gid: u32,
    /// Login name.
    pub name: Text,
    /// Home directory.
    pub home: Text,
    /// Login shell.
    pub shell: Text,
}

/// A group.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Group {
    /// Group id.
    pub gid: u32,
    /// Name.
    pub name: Text,
}

#[derive(Default, Debug)]
struct Account {
    users: FxHashMap<u32, User>,
    groups: FxHashMap<u32, Group>,
}

/// All known users and groups.
#[derive(Default, Debug)]
pub struct Users {
    /// Of the machine itself, whose container id is empty; most threads are outside of containers.
    host: Account,
    by_container: FxHashMap<Text, Account>,
    /// Entries refused because a table was full.
    pub overflows: u64,
}

fn cut(bytes: &[u8], max: usize) -> &[u8] {
    bytes.get(..max).unwrap_or(bytes)
}

impl Users {
    #[inline]
    fn account_of(&self, container: &[u8]) -> Option<&Account> {
        if container.is_empty() { Some(&self.host) } else { self.by_container.get(container) }
    }

    fn account_mut(&mut self, container: &[u8]) -> Option<&mut Account> {
        if container.is_empty() { Some(&mut self.host) } else { self.by_container.get_mut(container) }
    }

    fn accounts(&self) -> impl Iterator<Item = (&Text, &Account)> {
        static HOST: Text = Text::EMPTY;
        std::iter::once((&HOST, &self.host)).chain(&self.by_container)
    }

    /// The user with this id in a container (empty: the host).
    #[must_use]
    pub fn user(&self, container: &[u8], uid: u32) -> Option<&User> {
        self.account_of(container)?.users.get(&uid)
    }

    /// The group with this id in a container (empty: the host).
    #[must_use]
    pub fn group(&self, container: &[u8], gid: u32) -> Option<&Group> {
        self.account_of(container)?.groups.get(&gid)
    }

    /// Every user with its container.
    pub fn users(&self) -> impl Iterator<Item = (&Text, &User)> {
        self.accounts().flat_map(|(c, a)| a.users.values().map(move |u| (c, u)))
    }

    /// Every group with its container.
    pub fn groups(&self) -> impl Iterator<Item = (&Text, &Group)> {
        self.accounts().flat_map(|(c, a)| a.groups.values().map(move |g| (c, g)))
    }

    fn account(&mut self, container: &Text) -> Option<&mut Account> {
        if !container.is_empty() && !self.by_container.contains_key(container.as_bytes()) {
            if self.by_container.len() >= MAX_CONTAINERS {
                self.overflows += 1;
                return None;
            }
            self.by_container.insert(container.clone(), Account::default());
        }
        self.account_mut(container)
    }

    /// Adds a user or replaces the one with its id.
    pub(crate) fn put_user(&mut self, container: &Text, names: &mut Interner, user: &UserEntry<'_>) {
        let entry = User {
            uid: user.uid,
            gid: user.gid,
            name: names.get(cut(user.name, NAME_MAX)),
            home: names.get(cut(user.home, PATH_MAX)),
            shell: names.get(cut(user.shell, PATH_MAX)),
        };
        let Some(account) = self.account(container) else { return };
        if account.users.len() < MAX_ENTRIES || account.users.contains_key(&entry.uid) {
            account.users.insert(entry.uid, entry);
        } else {
            self.overflows += 1;
        }
    }

    /// Adds a group or replaces the one with its id.
    pub(crate) fn put_group(&mut self, container: &Text, names: &mut Interner, gid: u32, name: &[u8]) {
        let entry = Group { gid, name: names.get(cut(name, NAME_MAX)) };
        let Some(account) = self.account(container) else { return };
        if account.groups.len() < MAX_ENTRIES || account.groups.contains_key(&gid) {
            account.groups.insert(gid, entry);
        } else {
            self.overflows += 1;
        }
    }

    /// Forgets a user.
    pub(crate) fn remove_user(&mut self, container: &[u8], uid: u32) {
        if let Some(a) = self.account_mut(container) {
            a.users.remove(&uid);
        }
    }

    /// Forgets a group.
    pub(crate) fn remove_group(&mut self, container: &[u8], gid: u32) {
        if let Some(a) = self.account_mut(container) {
            a.groups.remove(&gid);
        }
    }

    /// Forgets all users and groups of a container; gives them, by their ids.
    pub(crate) fn remove_container(&mut self, container: &[u8]) -> (Vec<User>, Vec<Group>) {
        let account =
            if container.is_empty() { std::mem::take(&mut self.host) } else { self.by_container.remove(container).unwrap_or_default() };
        let mut users: Vec<User> = account.users.into_values().collect();
        let mut groups: Vec<Group> = account.groups.into_values().collect();
        users.sort_by_key(|u| u.uid);
        groups.sort_by_key(|g| g.gid);
        (users, groups)
    }
}

/// A user as found outside.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UserEntry<'a> {
    pub uid: u32,
    pub gid: u32,
    pub name: &'a [u8],
    pub home: &'a [u8],
    pub shell: &'a [u8],
}
