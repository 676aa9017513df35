// SPDX-License-Identifier: Apache-2.0
//! Limits of open fds.

use eyas_schema::Event;

use crate::context::Context;
use crate::state::State;
use crate::thread::{Thread, ThreadId};

/// The resource that counts fds, as recorded.
const NOFILE: u64 = 7;

/// getrlimit and setrlimit.
pub(crate) fn rlimit(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.i64(0).is_none_or(|r| r < 0) || ev.u64(3) != Some(NOFILE) {
        return;
    }
    if let (Some(id), Some(limit)) = (ctx.thread, ev.i64(1)) {
        state.set_fdlimit(id, limit);
    }
}

pub(crate) fn prlimit(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.i64(0) != Some(0) || ev.u64(6) != Some(NOFILE) {
        return;
    }
    let (Some(limit), Some(pid)) = (ev.i64(1).filter(|l| *l != -1), ev.i64(5)) else { return };
    let target = if pid == 0 { ctx.thread } else { state.find_or_ask(pid) };
    let Some(id) = target else { return };
    if state.table.get(id).is_some_and(|t| !Thread::is_invalid(t)) {
        state.set_fdlimit(id, limit);
    }
}

impl State {
    fn set_fdlimit(&mut self, id: ThreadId, limit: i64) {
        if limit == -1 {
            return;
        }
        if let Some(t) = self.table.main_of(id).and_then(|main| self.table.get_mut(main)) {
            t.fdlimit = limit;
        }
    }
}
