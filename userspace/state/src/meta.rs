// SPDX-License-Identifier: Apache-2.0
//! Events about users, groups and containers, and what follows when a thread changes its container.

use eyas_schema::Event;

use crate::container::Container;
use crate::context::Context;
use crate::state::State;
use crate::text::Text;
use crate::thread::ThreadId;
use crate::user::UserEntry;

/// Names of asynchronous events that are about containers.
const ADDED: &[u8] = b"container";
const REMOVED: &[u8] = b"container_removed";

fn container_of(state: &mut State, ev: &Event<'_>, param: usize) -> Text {
    match ev.param(param) {
        Some(p) if p.len() > 1 => state.names.get(ev.text(param).unwrap_or_default()),
        _ => Text::EMPTY,
    }
}

/// A container's user is only brought up to date, as in the reference: where it was not known, its name is not either.
pub(crate) fn user_added(state: &mut State, ev: &Event<'_>, _ctx: &mut Context) {
    let (Some(uid), Some(gid), Some(name), Some(home), Some(shell)) = (ev.u32(0), ev.u32(1), ev.text(2), ev.text(3), ev.text(4)) else {
        state.counters.bad_params += 1;
        return;
    };
    let container = container_of(state, ev, 5);
    if container.is_empty() || state.users.user(&container, uid).is_some() {
        state.users.put_user(&container, &mut state.names, &UserEntry { uid, gid, name, home, shell });
        state.touch_all();
    }
}

pub(crate) fn user_deleted(state: &mut State, ev: &Event<'_>, _ctx: &mut Context) {
    let Some(uid) = ev.u32(0) else { return };
    let container = container_of(state, ev, 5);
    state.users.remove_user(&container, uid);
    state.touch_all();
}

pub(crate) fn group_added(state: &mut State, ev: &Event<'_>, _ctx: &mut Context) {
    let (Some(gid), Some(name)) = (ev.u32(0), ev.text(1)) else {
        state.counters.bad_params += 1;
        return;
    };
    let container = container_of(state, ev, 2);
    if container.is_empty() || state.users.group(&container, gid).is_some() {
        state.users.put_group(&container, &mut state.names, gid, name);
        state.touch_all();
    }
}

pub(crate) fn group_deleted(state: &mut State, ev: &Event<'_>, _ctx: &mut Context) {
    let Some(gid) = ev.u32(0) else { return };
    let container = container_of(state, ev, 2);
    state.users.remove_group(&container, gid);
    state.touch_all();
}

pub(crate) fn container_json(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.container_added(ev.param(0).unwrap_or_default(), ctx);
}

pub(crate) fn asyncevent(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let data = ev.param(2).unwrap_or_default();
    match ev.text(1) {
        Some(ADDED) => state.container_added(data, ctx),
        Some(REMOVED) => state.container_removed(data, ctx),
        _ => {}
    }
}

impl State {
    fn container_added(&mut self, json: &[u8], ctx: &mut Context) {
        let Some(container) = Container::from_json(json) else {
            self.counters.bad_container_json += 1;
            return;
        };
        ctx.container_event = Some(self.names.get(container.id.as_bytes()));
        if !self.containers.put(container) {
            self.counters.container_overflows += 1;
        }
        self.touch_all();
    }

    fn container_removed(&mut self, json: &[u8], ctx: &mut Context) {
        let Some(container) = Container::from_json(json) else {
            self.counters.bad_container_json += 1;
            return;
        };
        ctx.container_event = Some(self.names.get(container.id.as_bytes()));
        self.containers.remove(container.id.as_bytes());
        self.touch_all();
    }

    /// A thread that came into another container has other users.
    pub(crate) fn follow_container(&mut self, ctx: &Context, before: Option<Text>, result: Option<i64>) {
        if result.is_none_or(|r| r < 0) {
            return;
        }
        let Some(id) = ctx.thread else { return };
        let Some(t) = self.table.get(id) else { return };
        if before.is_some_and(|before| before.same(&t.container) || before == t.container) {
            return;
        }
        let (container, pid, uid, gid) = (t.container.clone(), t.pid, t.uid, t.gid);
        self.add_group(&container, pid, gid);
        self.add_user(&container, pid, uid);
        self.touch(id);
    }

    /// The first process of a container ends, and with it the container.
    pub(crate) fn forget_container_of(&mut self, id: ThreadId) {
        let Some(container) = self.table.get(id).map(|t| t.container.clone()).filter(|c| !c.is_empty()) else { return };
        self.forget_users_of(&container);
        self.containers.remove(&container);
        self.touch_all();
    }
}
