// SPDX-License-Identifier: Apache-2.0
//! The thread table: places, ids, groups and families.
//!
//! Families and groups are intrusive lists over the places, so that a process with any number of children is removed in
//! time that does not depend on that number. Nothing here knows events; who removes what and when is decided elsewhere.

use rustc_hash::FxHashMap;

use crate::thread::{GroupId, Links, Thread, ThreadId};

/// A process: the threads that share a pid.
#[derive(Clone, Default, Debug)]
pub struct Group {
    /// Process id.
    pub pid: i64,
    /// Threads that are alive.
    pub alive: u32,
    /// Adopts orphans of its descendants.
    pub reaper: bool,
    pub(crate) first: Option<ThreadId>,
    pub(crate) last: Option<ThreadId>,
}

/// The table.
#[derive(Default, Debug)]
pub(crate) struct Table {
    places: Vec<Option<Box<Thread>>>,
    free: Vec<u32>,
    by_tid: FxHashMap<i64, ThreadId>,
    groups: Vec<Group>,
    free_groups: Vec<u32>,
    by_pid: FxHashMap<i64, GroupId>,
}

impl Table {
    pub fn len(&self) -> usize {
        self.by_tid.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (ThreadId, &Thread)> {
        self.by_tid.values().filter_map(|id| self.get(*id).map(|t| (*id, t)))
    }

    pub fn ids(&self) -> Vec<ThreadId> {
        self.by_tid.values().copied().collect()
    }

    /// Ids by place: in a table that nobody left, the order in which they came.
    pub fn in_order(&self) -> Vec<ThreadId> {
        let places = self.places.iter().zip(0..);
        places.filter(|(thread, _)| thread.is_some()).map(|(_, at)| ThreadId(at)).collect()
    }

    pub fn find(&self, tid: i64) -> Option<ThreadId> {
        self.by_tid.get(&tid).copied()
    }

    #[inline]
    pub fn get(&self, id: ThreadId) -> Option<&Thread> {
        self.places.get(usize::try_from(id.0).ok()?)?.as_deref()
    }

    #[inline]
    pub fn get_mut(&mut self, id: ThreadId) -> Option<&mut Thread> {
        self.places.get_mut(usize::try_from(id.0).ok()?)?.as_deref_mut()
    }

    fn links_mut(&mut self, id: Option<ThreadId>) -> Option<&mut Links> {
        self.get_mut(id?).map(|t| &mut t.links)
    }

    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(usize::try_from(id.0).ok()?)
    }

    pub fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.get_mut(usize::try_from(id.0).ok()?)
    }

    pub fn group_of(&self, id: ThreadId) -> Option<&Group> {
        self.group(self.get(id)?.links.group?)
    }

    pub fn group_of_mut(&mut self, id: ThreadId) -> Option<&mut Group> {
        let group = self.get(id)?.links.group?;
        self.group_mut(group)
    }

    /// Threads of a group in list order.
    pub fn peers(&self, group: GroupId) -> impl Iterator<Item = ThreadId> + '_ {
        let first = self.group(group).and_then(|g| g.first);
        std::iter::successors(first, |id| self.get(*id)?.links.next_peer)
    }

    /// Children in list order.
    pub fn children(&self, id: ThreadId) -> impl Iterator<Item = ThreadId> + '_ {
        let first = self.get(id).and_then(|t| t.links.first_child);
        std::iter::successors(first, |id| self.get(*id)?.links.next_sibling)
    }

    /// The main thread of a thread's process.
    pub fn main_of(&self, id: ThreadId) -> Option<ThreadId> {
        let thread = self.get(id)?;
        if thread.is_main() {
            return Some(id);
        }
        let first = self.group(thread.links.group?)?.first?;
        self.get(first)?.is_main().then_some(first)
    }

    /// Takes a place for `thread`, in that of an entry with the same tid, which is dropped without ceremony.
    pub fn insert(&mut self, mut thread: Box<Thread>) -> ThreadId {
        thread.links = Links::default();
        if let Some(id) = self.find(thread.tid) {
            self.detach(id);
            if let Some(place) = usize::try_from(id.0).ok().and_then(|at| self.places.get_mut(at)) {
                *place = Some(thread);
            }
            return id;
        }
        let tid = thread.tid;
        let id = match self.free.pop() {
            Some(at) => {
                if let Some(place) = usize::try_from(at).ok().and_then(|at| self.places.get_mut(at)) {
                    *place = Some(thread);
                }
                ThreadId(at)
            }
            None => {
                let at = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
                self.places.push(Some(thread));
                ThreadId(at)
            }
        };
        self.by_tid.insert(tid, id);
        id
    }

    /// Takes an entry out of the table and of all lists. Counts of its group are left alone.
    pub fn erase(&mut self, id: ThreadId) -> Option<Box<Thread>> {
        self.detach(id);
        let place = self.places.get_mut(usize::try_from(id.0).ok()?)?;
        let thread = place.take()?;
        self.by_tid.remove(&thread.tid);
        self.free.push(id.0);
        Some(thread)
    }

    fn detach(&mut self, id: ThreadId) {
        self.leave_parent(id);
        while let Some(child) = self.get(id).and_then(|t| t.links.first_child) {
            self.leave_parent(child);
        }
        self.leave_group(id);
    }

    /// Joins the group with the thread's pid, making it if need be. Main threads go first.
    pub fn join_group(&mut self, id: ThreadId) {
        let Some(thread) = self.get(id) else { return };
        if thread.links.group.is_some() {
            return;
        }
        let (pid, is_main, adopts) = (thread.pid, thread.is_main(), thread.pid == 1 || thread.vpid == 1);
        let group = match self.by_pid.get(&pid) {
            Some(g) => *g,
            None => {
                if self.by_pid.len() > 2 * self.by_tid.len() + 64 {
                    self.forget_hollow_groups();
                }
                let new = Group { pid, reaper: adopts, ..Group::default() };
                let g = match self.free_groups.pop() {
                    Some(at) => {
                        if let Some(slot) = usize::try_from(at).ok().and_then(|at| self.groups.get_mut(at)) {
                            *slot = new;
                        }
                        GroupId(at)
                    }
                    None => {
                        self.groups.push(new);
                        GroupId(u32::try_from(self.groups.len() - 1).unwrap_or(u32::MAX))
                    }
                };
                self.by_pid.insert(pid, g);
                g
            }
        };
        let Some(g) = self.group_mut(group) else { return };
        g.alive += 1;
        let (old_first, old_last) = (g.first, g.last);
        if is_main {
            g.first = Some(id);
            g.last = old_last.or(Some(id));
        } else {
            g.last = Some(id);
            g.first = old_first.or(Some(id));
        }
        if is_main {
            if let Some(l) = self.links_mut(old_first) {
                l.prev_peer = Some(id);
            }
        } else if let Some(l) = self.links_mut(old_last) {
            l.next_peer = Some(id);
        }
        if let Some(l) = self.links_mut(Some(id)) {
            l.group = Some(group);
            (l.prev_peer, l.next_peer) = if is_main { (None, old_first) } else { (old_last, None) };
        }
    }

    /// Leaves the group's list; the count of the living stays. An empty group with nobody alive is forgotten.
    fn leave_group(&mut self, id: ThreadId) {
        let Some(links) = self.links_mut(Some(id)) else { return };
        let Some(group) = links.group.take() else { return };
        let (prev, next) = (links.prev_peer.take(), links.next_peer.take());
        if let Some(l) = self.links_mut(prev) {
            l.next_peer = next;
        }
        if let Some(l) = self.links_mut(next) {
            l.prev_peer = prev;
        }
        let Some(g) = self.group_mut(group) else { return };
        if g.first == Some(id) {
            g.first = next;
        }
        if g.last == Some(id) {
            g.last = prev;
        }
        if g.first.is_none() && g.alive == 0 {
            self.forget_group(group);
        }
    }

    fn forget_group(&mut self, group: GroupId) {
        let Some(g) = self.group(group) else { return };
        let pid = g.pid;
        if self.by_pid.get(&pid) == Some(&group) {
            self.by_pid.remove(&pid);
        }
        self.free_groups.push(group.0);
    }

    /// Groups whose last list entry vanished while their count said otherwise: nobody is in them.
    fn forget_hollow_groups(&mut self) {
        let hollow: Vec<GroupId> = self.by_pid.values().filter(|g| self.group(**g).is_none_or(|g| g.first.is_none())).copied().collect();
        for group in hollow {
            self.forget_group(group);
        }
    }

    /// Makes `child` the first child of `parent`.
    pub fn adopt(&mut self, parent: ThreadId, child: ThreadId) {
        self.leave_parent(child);
        let Some(tid) = self.get(parent).map(|t| t.tid) else { return };
        let Some(l) = self.links_mut(Some(parent)) else { return };
        l.parented = true;
        let next = l.first_child.replace(child);
        if let Some(l) = self.links_mut(next) {
            l.prev_sibling = Some(child);
        }
        let Some(thread) = self.get_mut(child) else { return };
        thread.ptid = tid;
        thread.links.parent = Some(parent);
        thread.links.next_sibling = next;
        thread.links.prev_sibling = None;
    }

    /// Leaves the parent's list; the recorded parent id stays.
    pub fn leave_parent(&mut self, child: ThreadId) {
        let Some(l) = self.links_mut(Some(child)) else { return };
        let Some(parent) = l.parent.take() else { return };
        let (prev, next) = (l.prev_sibling.take(), l.next_sibling.take());
        if let Some(l) = self.links_mut(prev) {
            l.next_sibling = next;
        }
        if let Some(l) = self.links_mut(next) {
            l.prev_sibling = prev;
        }
        if let Some(l) = self.links_mut(Some(parent))
            && l.first_child == Some(child)
        {
            l.first_child = next;
        }
    }

    /// Puts a thread into its group and below its parent, as far as they are known.
    pub fn link(&mut self, id: ThreadId) {
        let Some(thread) = self.get(id) else { return };
        if thread.is_invalid() || thread.links.group.is_some() {
            return;
        }
        let (pid, ptid) = (thread.pid, thread.ptid);
        self.join_group(id);
        if pid == 1 {
            return;
        }
        let parent = self.find(ptid).filter(|p| *p != id && self.get(*p).is_some_and(|t| !t.is_invalid()));
        match parent {
            Some(parent) => self.adopt(parent, id),
            None => {
                if let Some(thread) = self.get_mut(id) {
                    thread.ptid = 0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(t: &mut Table, tid: i64, pid: i64, ptid: i64) -> ThreadId {
        let mut thread = Thread::new(tid);
        (thread.pid, thread.ptid) = (pid, ptid);
        let id = t.insert(Box::new(thread));
        t.link(id);
        id
    }

    fn tids(t: &Table, ids: impl Iterator<Item = ThreadId>) -> Vec<i64> {
        ids.map(|id| t.get(id).unwrap().tid).collect()
    }

    #[test]
    fn families_and_groups() {
        let mut t = Table::default();
        add(&mut t, 1, 1, 0);
        let thread = add(&mut t, 11, 10, 1);
        let main = add(&mut t, 10, 10, 1);
        add(&mut t, 12, 10, 1);
        let child = add(&mut t, 20, 20, 11);
        let group = t.get(main).unwrap().links.group.unwrap();
        assert_eq!(tids(&t, t.peers(group)), [10, 11, 12]);
        assert_eq!(t.group(group).unwrap().alive, 3);
        assert_eq!(tids(&t, t.children(thread)), [20]);
        assert_eq!(tids(&t, t.children(t.find(1).unwrap())), [12, 10, 11]);
        t.erase(thread);
        assert_eq!(t.get(child).unwrap().links.parent, None);
        assert_eq!(tids(&t, t.peers(group)), [10, 12]);
        assert_eq!(tids(&t, t.children(t.find(1).unwrap())), [12, 10]);
    }

    #[test]
    fn an_unknown_parent_becomes_none() {
        let mut t = Table::default();
        let id = add(&mut t, 5, 5, 4);
        assert_eq!(t.get(id).unwrap().ptid, 0);
        let own = add(&mut t, 7, 7, 7);
        assert_eq!(t.get(own).unwrap().ptid, 0);
    }

    #[test]
    fn a_place_is_used_again_and_an_id_replaced() {
        let mut t = Table::default();
        let a = add(&mut t, 5, 5, 0);
        t.erase(a);
        let b = add(&mut t, 6, 6, 0);
        assert_eq!(a, b);
        let c = add(&mut t, 6, 6, 0);
        assert_eq!((b, t.len()), (c, 1));
    }
}
