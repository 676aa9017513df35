// SPDX-License-Identifier: Apache-2.0
//! Calls that change who or where a thread is: directories, user and group ids, sessions, capabilities.

use eyas_schema::Event;

use crate::context::Context;
use crate::path;
use crate::state::State;
use crate::thread::{Thread, ThreadId, flag};

/// All capabilities.
const ALL_CAPS: u64 = (1 << 41) - 1;

/// prctl options that tell whether a process adopts orphans.
const SET_CHILD_SUBREAPER: u32 = 36;
const GET_CHILD_SUBREAPER: u32 = 37;

fn succeeded(ev: &Event<'_>) -> bool {
    ev.i64(0).is_some_and(|r| r >= 0)
}

fn returned_zero(ev: &Event<'_>) -> bool {
    ev.i64(0) == Some(0)
}

impl State {
    /// Changes the event's thread. A working directory belongs to the process and goes through `set_cwd` instead.
    fn change(&mut self, ctx: &Context, change: impl FnOnce(&mut Thread)) -> Option<ThreadId> {
        let id = ctx.thread?;
        change(self.table.get_mut(id)?);
        self.touch(id);
        Some(id)
    }

    fn set_cwd(&mut self, id: ThreadId, base: &[u8], name: &[u8]) {
        let full = path::joined(base, name);
        let cwd = self.directory(&full);
        let Some(main) = self.table.main_of(id) else { return };
        if let Some(t) = self.table.get_mut(main) {
            t.cwd = cwd;
        }
        self.touch(main);
        if self.table.group_of(main).is_some_and(|g| g.alive > 1) {
            self.touch_all();
        }
    }
}

pub(crate) fn chdir(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(id), Some(path), true) = (ctx.thread, ev.text(1), succeeded(ev)) else { return };
    // The base is the thread's own directory, which a thread that is not the main one has not.
    let base = state.table.get(id).map(|t| t.cwd.clone()).unwrap_or_default();
    state.set_cwd(id, &base, path);
}

pub(crate) fn fchdir(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if !succeeded(ev) {
        return;
    }
    let (Some(id), Some(name)) = (ctx.thread, ctx.fd.and_then(|_| state.fd(ctx)).map(|fd| fd.name.clone())) else { return };
    let base = state.table.get(id).map(|t| state.cwd_of(t).to_vec()).unwrap_or_default();
    state.set_cwd(id, &base, &name);
}

pub(crate) fn getcwd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(id), Some(path), true) = (ctx.thread, ev.text(1), succeeded(ev)) else { return };
    if state.table.get(id).is_some_and(|t| is_directory(state.cwd_of(t), path)) {
        return;
    }
    state.set_cwd(id, b"", path);
}

fn is_directory(cwd: &[u8], path: &[u8]) -> bool {
    cwd == path || cwd.strip_suffix(b"/") == Some(path)
}

pub(crate) fn chroot(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(id), Some(name), true) = (ctx.thread, ev.text(1), returned_zero(ev)) else { return };
    let root = if name.starts_with(b"/") {
        name.to_vec()
    } else {
        state.table.get(id).map(|t| path::joined(state.cwd_of(t), name)).unwrap_or_default()
    };
    let root = state.names.get(&root);
    state.change(ctx, |t| t.root = root);
}

fn set_uid(state: &mut State, ev: &Event<'_>, ctx: &Context, param: usize) {
    let (Some(uid), true) = (ev.u32(param), returned_zero(ev)) else { return };
    let Some(id) = state.change(ctx, |t| t.uid = uid) else { return };
    let Some((container, pid)) = state.table.get(id).map(|t| (t.container.clone(), t.pid)) else { return };
    state.add_user(&container, pid, uid);
}

fn set_gid(state: &mut State, ev: &Event<'_>, ctx: &Context, param: usize) {
    let (Some(gid), true) = (ev.u32(param), returned_zero(ev)) else { return };
    let Some(id) = state.change(ctx, |t| t.gid = gid) else { return };
    let Some((container, pid)) = state.table.get(id).map(|t| (t.container.clone(), t.pid)) else { return };
    state.add_group(&container, pid, gid);
}

pub(crate) fn setuid(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    set_uid(state, ev, ctx, 1);
}

/// setreuid and setresuid: the effective id is the second of them.
pub(crate) fn set_effective_uid(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    set_uid(state, ev, ctx, 2);
}

pub(crate) fn setgid(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    set_gid(state, ev, ctx, 1);
}

/// setregid and setresgid: the effective id is the second of them.
pub(crate) fn set_effective_gid(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    set_gid(state, ev, ctx, 2);
}

pub(crate) fn setsid(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if let Some(sid) = ev.i64(0).filter(|r| *r >= 0) {
        state.change(ctx, |t| t.sid = sid);
    }
}

pub(crate) fn capset(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(inheritable), Some(permitted), Some(effective), true) = (ev.u64(1), ev.u64(2), ev.u64(3), succeeded(ev)) else {
        return;
    };
    state.change(ctx, |t| {
        (t.caps.inheritable, t.caps.permitted, t.caps.effective) = (inheritable, permitted, effective);
    });
}

/// Whoever makes or enters a user namespace has all capabilities there.
fn new_namespaces(state: &mut State, ev: &Event<'_>, ctx: &Context, param: usize) {
    if succeeded(ev) && ev.u32(param).is_some_and(|flags| flags & flag::NEWUSER != 0) {
        state.change(ctx, |t| {
            (t.caps.inheritable, t.caps.permitted, t.caps.effective) = (ALL_CAPS, ALL_CAPS, ALL_CAPS);
        });
    }
}

pub(crate) fn unshare(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    new_namespaces(state, ev, ctx, 1);
}

pub(crate) fn setns(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    new_namespaces(state, ev, ctx, 2);
}

pub(crate) fn prctl(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(id), Some(option), true) = (ctx.thread, ev.u32(1), succeeded(ev)) else { return };
    if option != SET_CHILD_SUBREAPER && option != GET_CHILD_SUBREAPER {
        return;
    }
    let (Some(on), Some(group)) = (ev.i64(3), state.table.group_of_mut(id)) else { return };
    group.reaper = on != 0;
}
