// SPDX-License-Identifier: Apache-2.0
//! procexit, and how a thread leaves the table.
//!
//! A main thread stays until the last thread of its process is gone: it holds the fds, the working directory and the
//! environment. Children move to whom the kernel named, or to whom it would choose.

use eyas_schema::Event;

use crate::context::Context;
use crate::state::State;
use crate::thread::{Thread, ThreadId, flag};

/// Longest walk up the parents.
const MAX_DEPTH: usize = 4096;

pub(crate) fn procexit(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(id) = ctx.thread else { return };
    let reaper = if ev.nparams >= 5 { ev.i64(4) } else { Some(-1) };
    let Some(t) = state.table.get_mut(id) else { return };
    let tid = t.tid;
    if t.has_had_children()
        && let Some(reaper) = reaper
    {
        t.reaper_tid = reaper;
    }
    state.mark_dead(id);
    let (live, last_of_container) = (state.proc.is_some(), state.table.get(id).is_some_and(|t| t.vtid == 1 && t.vpid == 1));
    if live && last_of_container {
        state.forget_container_of(id);
    }
    state.exiting = Some((tid, ev.ts));
}

impl State {
    fn mark_dead(&mut self, id: ThreadId) {
        let Some(t) = self.table.get_mut(id) else { return };
        if t.is_dead() {
            return;
        }
        t.flags |= flag::CLOSED;
        if let Some(g) = self.table.group_of_mut(id) {
            g.alive = g.alive.saturating_sub(1);
        }
    }

    /// Takes a thread out of its process, and out of the table unless the process still needs it.
    pub(crate) fn remove_thread(&mut self, tid: i64) {
        let Some(id) = self.table.find(tid) else { return };
        let Some(group) = self.table.get(id).filter(|t| !t.is_invalid()).and_then(|t| t.links.group) else {
            self.erase_thread(id);
            return;
        };
        self.mark_dead(id);
        if self.table.get(id).is_some_and(Thread::has_children) {
            self.hand_over_children(id);
        } else if let Some(reaper) = self.table.get(id).map(|t| t.reaper_tid).filter(|r| *r > 0) {
            // The reference looks for who would take the children even if they are all gone, and so gets to know it.
            self.find_or_ask(reaper);
        }
        let nobody_left = self.table.group(group).is_none_or(|g| g.alive == 0);
        let is_main = self.table.get(id).is_some_and(|t| t.tid == t.pid);
        if nobody_left {
            let pid = self.table.group(group).map_or(-1, |g| g.pid);
            if let Some(main) = self.table.find(pid).filter(|m| *m != id)
                && self.table.get(main).is_some_and(|m| m.links.group == Some(group))
            {
                self.erase_thread(main);
            }
        }
        if nobody_left || !is_main {
            self.erase_thread(id);
        }
    }

    fn hand_over_children(&mut self, id: ThreadId) {
        self.touch_all();
        let named = self.table.get(id).map_or(-1, |t| t.reaper_tid);
        let mut reaper = if named > 0 { self.find_or_ask(named) } else { None };
        if reaper.is_none_or(|r| r == id || self.table.get(r).is_none_or(Thread::is_invalid)) {
            reaper = self.choose_reaper(id);
            if let (Some(r), Some(pid)) = (reaper, self.table.get(id).map(|t| t.pid)) {
                let tid = self.table.get(r).map_or(-1, |t| t.tid);
                if self.table.get(r).is_some_and(|t| t.pid != pid)
                    && let Some(g) = self.table.group_of_mut(r)
                {
                    g.reaper = true;
                }
                if let Some(t) = self.table.get_mut(id) {
                    t.reaper_tid = tid;
                }
            }
        }
        let children: Vec<ThreadId> = self.table.children(id).collect();
        for child in children {
            match reaper {
                Some(reaper) if reaper != child => self.table.adopt(reaper, child),
                _ => {
                    self.table.leave_parent(child);
                    if let Some(t) = self.table.get_mut(child) {
                        t.ptid = 0;
                    }
                }
            }
        }
    }

    /// Who adopts the children: another thread of the process, else the nearest ancestor that adopts in the same pid
    /// namespace.
    fn choose_reaper(&self, id: ThreadId) -> Option<ThreadId> {
        let t = self.table.get(id)?;
        if let Some(peer) = self.living(t.links.group?).find(|p| *p != id) {
            return Some(peer);
        }
        let in_pidns = t.in_pidns();
        let mut at = t;
        for _ in 0..MAX_DEPTH {
            let parent = self.parent_of(at)?;
            if parent.tid == t.tid || parent.in_pidns() != in_pidns {
                return None;
            }
            if let Some(group) = parent.links.group
                && self.table.group(group).is_some_and(|g| g.reaper)
                && let Some(found) = self.living(group).next()
            {
                return Some(found);
            }
            at = parent;
        }
        None
    }

    fn living(&self, group: crate::thread::GroupId) -> impl Iterator<Item = ThreadId> + '_ {
        self.table.peers(group).filter(|p| self.table.get(*p).is_some_and(|t| !t.is_dead()))
    }
}
