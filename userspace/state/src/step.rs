// SPDX-License-Identifier: Apache-2.0
//! The order of steps for each event.
//!
//! An event goes through [`State::begin`] (what was put off by the event before, then thread and fd of this one) and
//! either [`State::apply`] (its effect) or [`State::skip`] (a filter does not want it). [`State::process`] is both.

use std::num::NonZeroU64;

use eyas_schema::{Event, EventSource};

use crate::context::{Context, Meta, meta_flag};
use crate::dispatch::{Kind, kind};
use crate::fdtable::FdTable;
use crate::state::{NO_ENTER, State};
use crate::thread::flag;

impl State {
    /// Takes an event in and says what it is about.
    pub fn process(&mut self, ev: &Event<'_>, meta: Meta) -> Context {
        let mut ctx = Context { meta, ..Context::default() };
        let kind = self.kinds.get(ev.kind);
        self.find_subjects(ev, kind, &mut ctx);
        self.take_effect(ev, kind, &mut ctx);
        ctx
    }

    /// First half: ends what the event before had to leave, and finds thread and fd. The effect of the event is still to
    /// come: it must go on to [`State::apply`] or [`State::skip`].
    pub fn begin(&mut self, ev: &Event<'_>, meta: Meta) -> Context {
        let mut ctx = Context { meta, ..Context::default() };
        self.find_subjects(ev, self.kinds.get(ev.kind), &mut ctx);
        ctx
    }

    #[inline(always)]
    fn find_subjects(&mut self, ev: &Event<'_>, kind: Kind, ctx: &mut Context) {
        self.counters.events += 1;
        if !self.openings.is_empty() {
            self.settle_openings();
        }
        if self.unsettled.is_some() && !kind.is(kind::LEADING) {
            self.settle();
        }
        if self.first_ts.is_none() && ev.info().is_some_and(|i| i.source != EventSource::Metaevent) {
            self.first_ts = Some(ev.ts);
        }
        self.end_previous();
        if self.proc.is_some() {
            self.now = ev.ts;
            self.purge_if_due(ev.ts);
        }
        // What stands before the first event of a capture is part of its initial state.
        ctx.hidden = self.unsettled.is_some();
        self.reset(ev, kind, ctx);
    }

    /// Second half: the effect of the event.
    pub fn apply(&mut self, ev: &Event<'_>, ctx: &mut Context) {
        self.take_effect(ev, self.kinds.get(ev.kind), ctx);
    }

    #[inline(always)]
    fn take_effect(&mut self, ev: &Event<'_>, kind: Kind, ctx: &mut Context) {
        let own = self.config.own_pid.is_some_and(|pid| ev.tid == pid.cast_unsigned() || self.thread(ctx).is_some_and(|t| t.pid == pid));
        if own {
            ctx.hidden = true;
        }
        if !own || kind.is(kind::OWN_BUT_PARSED) {
            if kind.is(kind::CONTAINER_CHANGER) {
                let before = self.thread(ctx).map(|t| t.container.clone());
                if let Some(parse) = kind.parse {
                    parse(self, ev, ctx);
                }
                self.follow_container(ctx, before, ev.result());
            } else if let Some(parse) = kind.parse {
                parse(self, ev, ctx);
            }
        }
        if kind.is(kind::NEVER_SHOWN) || ctx.meta.flags & meta_flag::STATE_ONLY != 0 {
            ctx.hidden = true;
        }
        self.leave(ev, kind, ctx);
    }

    /// Instead of [`State::apply`], for an event that a filter hides before it has an effect.
    pub fn skip(&mut self, ev: &Event<'_>, ctx: &mut Context) {
        let kind = self.kinds.get(ev.kind);
        ctx.hidden = true;
        if !kind.is(kind::NO_THREAD | kind::SWITCH)
            && let Some(t) = ctx.thread.and_then(|id| self.table.get_mut(id))
        {
            t.last_enter = NO_ENTER;
        }
        self.leave(ev, kind, ctx);
    }

    /// Whether an event that nobody looks at has to go through [`State::process`]: its type does ([`State::needs`]), and
    /// a glance at it does not show that it changes nothing.
    #[inline]
    pub fn needs_event(&self, ev: &Event<'_>) -> bool {
        let kind = self.kinds.get(ev.kind);
        kind.is(kind::NEEDED) && !(kind.is(kind::GLANCE_SOCKET | kind::GLANCE_FCNTL) && self.changes_nothing(ev, kind))
    }

    /// Whether events of this type only tell that data flowed, so that [`State::is_quiet`] may say that the state can do
    /// without one.
    #[must_use]
    pub fn is_traffic(&self, kind: u16) -> bool {
        self.kinds.get(kind).is(kind::GLANCE_PLAIN)
    }

    /// Whether it is known that data that flows through an fd of this thread changes nothing: [`State::needs_event`], of
    /// the header alone.
    #[must_use]
    #[inline(never)]
    pub fn is_quiet(&self, tid: u64) -> bool {
        if self.unsettled.is_some() || self.config.track_connects {
            return false;
        }
        let thread = self.find_cached(tid.cast_signed()).and_then(|id| self.table.get(id));
        thread.and_then(|t| self.fds_of(t)).is_some_and(FdTable::traffic_is_no_news)
    }

    /// A number that is another one once anything changed that a thread's fields tell, as far as [`crate::Thread::version`]
    /// and [`State::generation`] count it; none while something is left to be done before the next event, and live, where
    /// each event counts as a sign of life.
    #[must_use]
    pub fn changes(&self) -> Option<NonZeroU64> {
        if self.unsettled.is_some() || self.exiting.is_some() || self.proc.is_some() {
            return None;
        }
        NonZeroU64::new(self.versions().wrapping_add(self.generation()))
    }

    /// Traffic on what is no socket or on a connection that is known, and the many fcntl calls that concern no fd number.
    fn changes_nothing(&self, ev: &Event<'_>, kind: Kind) -> bool {
        if self.unsettled.is_some() || self.config.track_connects {
            return false;
        }
        if kind.is(kind::GLANCE_FCNTL) {
            return ev.u64(2).is_some_and(|cmd| !crate::fds::makes_or_marks(cmd));
        }
        let plain = kind.is(kind::GLANCE_PLAIN);
        let thread = self.find_cached(ev.tid.cast_signed()).and_then(|id| self.table.get(id));
        let Some(fds) = thread.and_then(|t| self.fds_of(t)) else { return plain };
        if plain && fds.traffic_is_no_news() {
            return true;
        }
        let fd = kind.fd_param.and_then(|p| ev.i64(usize::from(p))).and_then(|number| fds.get(number));
        let settled = fd.map_or(plain, |fd| crate::traffic::is_settled(fd, plain));
        if plain && settled {
            fds.traffic_was_no_news();
        }
        settled
    }

    #[inline(always)]
    fn leave(&mut self, ev: &Event<'_>, kind: Kind, ctx: &Context) {
        let Some(t) = ctx.thread.and_then(|id| self.table.get_mut(id)) else { return };
        if ev.is_exit() && t.enter.is_some() {
            t.enter = None;
        }
        if !kind.is(kind::SWITCH) {
            t.prev_ts = t.last_ts;
            t.last_ts = ev.ts;
        }
    }

    /// Does what a close or an exit left for later, so that their own events could still be looked into.
    pub(crate) fn end_previous(&mut self) {
        if let Some((tid, ts)) = self.exiting.take()
            && let Some(t) = self.by_tid(tid)
        {
            let ptid = t.ptid;
            self.exited.add(ptid, tid, ts);
            self.remove_thread(tid);
        }
        if let Some((id, number)) = self.closing.take()
            && let Some(fds) = self.fds_mut(id)
        {
            fds.remove(number);
        }
    }

    /// Finds the thread and the fd of an event.
    #[inline(always)]
    fn reset(&mut self, ev: &Event<'_>, kind: Kind, ctx: &mut Context) {
        let tid = ev.tid.cast_signed();
        if kind.is(kind::NO_THREAD) {
            ctx.thread = self.table.find(tid);
            return;
        }
        ctx.thread = match self.find_cached(tid) {
            Some(id) => Some(id),
            None if kind.is(kind::TABLE_ONLY) => None,
            None => self.find_or_ask(tid),
        };
        let result = if kind.is(kind::RESULT) { ev.i64(0) } else { None };
        ctx.error = result.filter(|r| *r < 0).map_or(0, i64::saturating_neg);
        let Some(id) = ctx.thread else { return };
        let number = kind.fd_param.map(|p| ev.i64(usize::from(p)).unwrap_or(-1));
        let live = self.proc.is_some();
        let Some(t) = self.table.get_mut(id) else { return };
        t.flags |= flag::ACTIVE;
        if live {
            t.last_seen = ev.ts;
        }
        if ev.is_exit() {
            ctx.entered = t.last_enter != NO_ENTER
                && (t.last_enter + 1 == ev.kind
                    || (t.last_enter == eyas_schema::ids::SYSCALL_EXECVEAT_E && ev.kind == eyas_schema::ids::SYSCALL_EXECVE_19_X));
            if !ctx.entered {
                t.last_fd = number.unwrap_or(-1);
            }
        } else {
            t.last_enter = ev.kind;
            t.last_fd = number.unwrap_or(-1);
        }
        if kind.fd_param.is_some() {
            let number = t.last_fd;
            ctx.fd = self.has_fd(id, number).then_some(number);
        }
    }

    fn has_fd(&self, id: crate::thread::ThreadId, number: i64) -> bool {
        self.table.get(id).is_some_and(|t| self.lookup_fd(t, number).is_some())
    }
}
