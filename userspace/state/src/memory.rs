// SPDX-License-Identifier: Apache-2.0
//! Memory figures that calls and context switches report on the way.

use eyas_schema::Event;

use crate::context::Context;
use crate::state::State;

/// brk, mmap, munmap: whatever their result.
pub(crate) fn sizes(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(t) = ctx.thread.and_then(|id| state.table.get_mut(id)) else { return };
    if let Some(size) = ev.u32(1) {
        t.memory.size_kb = size;
    }
    if let (Some(rss), Some(swap)) = (ev.u32(2), ev.u32(3)) {
        (t.memory.rss_kb, t.memory.swap_kb) = (rss, swap);
    }
}

/// A context switch: page faults are the thread's, sizes the process's.
pub(crate) fn switch(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(id), Some(swap)) = (ctx.thread, ev.u32(5)) else { return };
    if let (Some(t), Some(major), Some(minor)) = (state.table.get_mut(id), ev.u64(1), ev.u64(2)) {
        (t.memory.faults_major, t.memory.faults_minor) = (major, minor);
    }
    let Some(main) = state.table.main_of(id).and_then(|main| state.table.get_mut(main)) else { return };
    if let (Some(size), Some(rss)) = (ev.u32(3), ev.u32(4)) {
        (main.memory.size_kb, main.memory.rss_kb, main.memory.swap_kb) = (size, rss, swap);
    }
}
