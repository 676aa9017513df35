// SPDX-License-Identifier: Apache-2.0
//! Fds that are closed, copied, or made out of nothing.

use eyas_schema::Event;

use crate::context::Context;
use crate::fd::{Addr, Fd, FdKind, open_flag};
use crate::state::State;
use crate::thread::flag;

/// fcntl commands, as recorded.
mod command {
    pub const DUPFD: u64 = 1;
    pub const SETFD: u64 = 3;
    pub const DUPFD_CLOEXEC: u64 = 26;
}

/// close_range: mark instead of close.
const CLOSE_RANGE_CLOEXEC: u32 = 1 << 2;
/// memfd and epoll: closed by exec.
const OWN_CLOEXEC: u32 = 1;
/// Bits that a copy of an fd does not have. The low one is that of memfd and epoll; files lose "open for reading" by it,
/// as they do in the reference.
const CLOEXEC_BITS: u32 = open_flag::CLOEXEC | OWN_CLOEXEC;

/// Whether an fcntl command makes an fd or marks one.
pub(crate) fn makes_or_marks(cmd: u64) -> bool {
    [command::DUPFD, command::DUPFD_CLOEXEC, command::SETFD].contains(&cmd)
}

/// Whether an fcntl command says whether exec closes an fd.
pub(crate) fn is_mark(cmd: u8) -> bool {
    u64::from(cmd) == command::SETFD
}

/// Marks an fd as one that exec closes, or as none.
pub(crate) fn mark_cloexec(open_flags: &mut u32, on: bool) {
    *open_flags &= !CLOEXEC_BITS;
    if on {
        *open_flags |= open_flag::CLOEXEC;
    }
}

fn result(ev: &Event<'_>) -> Option<i64> {
    ev.i64(0).filter(|r| *r >= 0)
}

/// The removal waits for the next event, so that this one can still be looked into.
pub(crate) fn close(state: &mut State, _ev: &Event<'_>, ctx: &mut Context) {
    if ctx.error == 0
        && let Some(closing) = ctx.thread.zip(ctx.fd)
    {
        state.closing = Some(closing);
    }
}

pub(crate) fn close_range(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if result(ev).is_none() {
        return;
    }
    let (Some(id), Some(first), Some(last)) = (ctx.thread, ev.u32(1), ev.u32(2)) else { return };
    let range = i64::from(first)..=i64::from(last);
    let mark = ev.u32(3).is_some_and(|f| f & CLOSE_RANGE_CLOEXEC != 0);
    let Some(fds) = state.fds_mut(id) else { return };
    if mark {
        fds.change_if(|n, _| range.contains(&n), |fd| fd.open_flags |= open_flag::CLOEXEC);
    } else {
        fds.remove_if(|n, _| range.contains(&n));
    }
}

impl State {
    fn copy_fd(&mut self, ctx: &mut Context, number: i64, cloexec: bool) {
        let Some(old) = ctx.fd.and_then(|_| self.fd(ctx)) else { return };
        let mut new = old.clone();
        new.open_flags &= !CLOEXEC_BITS;
        if cloexec {
            new.open_flags |= if new.kind == FdKind::Memfd || new.kind == FdKind::Eventpoll { CLOEXEC_BITS } else { open_flag::CLOEXEC };
        }
        self.add_fd(ctx, number, new);
        ctx.name_changed = false;
    }

    fn make_fd(&mut self, ev: &Event<'_>, ctx: &mut Context, kind: FdKind, open_flags: u32) {
        if let Some(number) = result(ev) {
            self.add_fd(ctx, number, Fd { open_flags, ..Fd::of(kind) });
        }
    }
}

fn small_flags(ev: &Event<'_>, param: usize) -> u32 {
    ev.u64(param).and_then(|f| u32::try_from(f).ok()).unwrap_or(0)
}

fn copied(state: &mut State, ev: &Event<'_>, ctx: &mut Context, cloexec: bool) {
    let Some(number) = result(ev) else { return };
    if ctx.fd.is_none() {
        return;
    }
    if let Some(t) = ctx.thread.and_then(|id| state.table.get_mut(id)) {
        match number {
            0 => t.flags |= flag::PIPE_DST,
            1 => t.flags |= flag::PIPE_SRC,
            _ => {}
        }
    }
    state.copy_fd(ctx, number, cloexec);
}

pub(crate) fn dup(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    copied(state, ev, ctx, false);
}

pub(crate) fn dup3(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    copied(state, ev, ctx, small_flags(ev, 3) & open_flag::CLOEXEC != 0);
}

pub(crate) fn fcntl(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(cmd) = ev.u64(2) else { return };
    if !makes_or_marks(cmd) {
        return;
    }
    let Some(number) = result(ev) else { return };
    match cmd {
        command::DUPFD => state.copy_fd(ctx, number, false),
        command::DUPFD_CLOEXEC => state.copy_fd(ctx, number, true),
        command::SETFD => {
            let Some(arg) = ev.u64(3) else { return };
            let Some((id, number)) = ctx.thread.zip(ctx.fd) else { return };
            if let Some(flags) = state.fds_mut(id).and_then(|fds| fds.open_flags_mut(number)) {
                mark_cloexec(flags, arg & 1 != 0);
            }
        }
        _ => {}
    }
}

pub(crate) fn pipe(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(_), Some(read), Some(write)) = (result(ev), ev.i64(1), ev.i64(2)) else { return };
    let fd = Fd { ino: ev.u64(3).unwrap_or(0), open_flags: small_flags(ev, 4), ..Fd::of(FdKind::Fifo) };
    state.add_fd(ctx, read, fd.clone());
    state.add_fd(ctx, write, fd);
}

/// eventfd: its second parameter is a starting value, not flags.
pub(crate) fn eventfd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Event, 0);
}

pub(crate) fn eventfd2(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Event, small_flags(ev, 1));
}

pub(crate) fn signalfd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Signal, 0);
}

pub(crate) fn signalfd4(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Signal, small_flags(ev, 1));
}

/// The flags have one byte only, so the one that matters at exec is never seen.
pub(crate) fn timerfd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Timer, small_flags(ev, 2));
}

pub(crate) fn inotify(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Inotify, small_flags(ev, 1));
}

pub(crate) fn epoll(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Eventpoll, 0);
}

pub(crate) fn epoll1(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Eventpoll, small_flags(ev, 1));
}

pub(crate) fn userfault(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Userfault, small_flags(ev, 1));
}

pub(crate) fn io_uring(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::IoUring, small_flags(ev, 4));
}

/// Every bpf command that succeeds makes an fd of its result, as in the reference, whatever the result means.
pub(crate) fn bpf(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    state.make_fd(ev, ctx, FdKind::Bpf, 0);
}

pub(crate) fn memfd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(number), Some(name)) = (result(ev), ev.text(1)) else { return };
    let name = state.names.get(name);
    let fd = Fd { open_flags: small_flags(ev, 2), name, ..Fd::of(FdKind::Memfd) };
    state.add_fd(ctx, number, fd);
}

pub(crate) fn pidfd_open(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(number), Some(pid)) = (result(ev), ev.i64(1)) else { return };
    let name = state.names.get(format!("/proc/{pid}").as_bytes());
    let fd = Fd { addr: Addr::Pid(pid), open_flags: small_flags(ev, 2), name, ..Fd::of(FdKind::Pidfd) };
    state.add_fd(ctx, number, fd);
}

/// A copy of another process's fd.
pub(crate) fn pidfd_getfd(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let (Some(number), Some(pidfd), Some(target)) = (result(ev), ev.i64(1), ev.i64(2)) else { return };
    let Some(t) = state.thread(ctx) else { return };
    let Some(Addr::Pid(pid)) = state.lookup_fd(t, pidfd).map(|fd| fd.addr) else { return };
    let Some(mut fd) = state.by_tid(pid).and_then(|owner| state.lookup_fd(owner, target)).cloned() else { return };
    fd.open_flags |= open_flag::CLOEXEC;
    state.add_fd(ctx, number, fd);
}
