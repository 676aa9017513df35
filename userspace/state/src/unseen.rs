// SPDX-License-Identifier: Apache-2.0
//! Frequent events that nobody looks at: they change the state as [`State::process`] would, for a fraction of its work.
//!
//! Most of what changes the state opens a file or closes one, and most files are closed before anybody asks for them. So
//! of an open call that nobody looks at only its bytes are kept. If the file is closed next, they are dropped; before any
//! other event goes through the state, they are taken in ([`State::settle_openings`]). Names are thereby resolved only for
//! files that somebody could ask for, and against what was true when they were opened: working directories and tables
//! change only by events that go through the state, and a directory is not closed here before what was opened through it
//! is taken in.

use eyas_schema::{Event, ids};

use crate::context::Context;
use crate::fds::{is_mark, mark_cloexec};
use crate::fdtable::MAX_FDS;
use crate::file::{self, usual_openat};
use crate::params::{are, number_at};
use crate::state::State;
use crate::thread::{ThreadId, flag};

/// Files that are opened and not taken in, at most.
const MOST: usize = 8;
/// Bytes of an event that is kept, at most.
const LONGEST: usize = 512;

/// A file that was opened, as its event told.
#[derive(Debug)]
struct Opening {
    /// Who holds the fds.
    owner: ThreadId,
    /// Who opened it.
    thread: ThreadId,
    number: i64,
    /// What its name may be relative to.
    dirfd: i64,
    /// Whether it was marked since, to be closed by exec or not.
    cloexec: Option<bool>,
    event: Vec<u8>,
}

/// Files that were opened and are not taken in, the earliest first.
#[derive(Default, Debug)]
pub(crate) struct Openings {
    /// Those behind `count` are over; their buffers serve again.
    all: Vec<Opening>,
    count: usize,
}

impl Openings {
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    #[inline]
    fn find(&mut self, owner: ThreadId, number: i64) -> Option<usize> {
        self.all.iter().take(self.count).position(|o| o.number == number && o.owner == owner)
    }

    /// Whether one of them may be named after the directory with this number.
    #[inline]
    fn leans_on(&self, owner: ThreadId, number: i64) -> bool {
        self.all.iter().take(self.count).any(|o| o.dirfd == number && o.owner == owner)
    }

    fn drop_at(&mut self, at: usize) {
        if let Some(rest) = self.all.get_mut(at..self.count) {
            rest.rotate_left(1);
            self.count -= 1;
        }
    }

    fn push(&mut self, owner: ThreadId, thread: ThreadId, number: i64, dirfd: i64, event: &[u8]) {
        if let Some(free) = self.all.get_mut(self.count) {
            (free.owner, free.thread, free.number, free.dirfd, free.cloexec) = (owner, thread, number, dirfd, None);
            free.event.clear();
            free.event.extend_from_slice(event);
        } else {
            self.all.push(Opening { owner, thread, number, dirfd, cloexec: None, event: event.to_vec() });
        }
        self.count += 1;
    }
}

impl State {
    /// Takes in an event of which the header is checked, that nobody looks at and that has no notices to give. False: it
    /// was not, and has to go through [`State::process`] if [`State::needs_event`] says so. What is asked of the state before
    /// the next event goes through [`State::process`] or [`State::begin`] may lack files that were opened since the last one
    /// did; see [`State::settle_openings`].
    #[inline]
    pub fn absorb(&mut self, ev: &Event<'_>) -> bool {
        match ev.kind {
            ids::SYSCALL_CLOSE_X => self.absorb_close(ev).is_some(),
            ids::SYSCALL_OPENAT_2_X => self.absorb_openat(ev).is_some(),
            ids::SYSCALL_FCNTL_X => self.absorb_mark(ev).is_some(),
            _ => false,
        }
    }

    /// The thread of an event that is absorbed. None where more is to be done than for one: the process is not known, the
    /// enter event of the call came before, or the machine can be asked.
    #[inline]
    fn subject(&mut self, ev: &Event<'_>) -> Option<ThreadId> {
        if self.proc.is_some() || self.unsettled.is_some() || self.first_ts.is_none() || self.config.own_pid.is_some() {
            return None;
        }
        if self.exiting.is_some() || self.closing.is_some() {
            self.end_previous();
        }
        let id = self.find_cached(ev.tid.cast_signed())?;
        let thread = self.table.get(id)?;
        (thread.last_enter.wrapping_add(1) != ev.kind).then_some(id)
    }

    /// What every event leaves with its thread; `last_fd` is the number that it used or made.
    #[inline]
    fn leave_unseen(&mut self, ev: &Event<'_>, id: ThreadId, last_fd: i64) {
        self.counters.events += 1;
        let Some(t) = self.table.get_mut(id) else { return };
        t.flags |= flag::ACTIVE;
        t.last_fd = last_fd;
        if t.enter.is_some() {
            t.enter = None;
        }
        t.prev_ts = t.last_ts;
        t.last_ts = ev.ts;
    }

    fn absorb_close(&mut self, ev: &Event<'_>) -> Option<()> {
        let (cells, body) = ev.cells()?;
        if !are(cells.try_into().ok()?, [8, 8]) {
            return None;
        }
        let (result, number) = (number_at(body, 0)?, number_at(body, 8)?);
        let id = self.subject(ev)?;
        if result >= 0
            && let Some(owner) = self.fd_owner(id)
        {
            if !self.openings.is_empty() {
                self.drop_opening(owner, number);
            }
            if let Some(t) = self.table.get_mut(owner) {
                t.fds.remove(number);
            }
        }
        self.leave_unseen(ev, id, number);
        Some(())
    }

    /// A number is given up, and with it what was opened there.
    #[inline]
    fn drop_opening(&mut self, owner: ThreadId, number: i64) {
        if self.openings.leans_on(owner, number) {
            self.settle_openings();
        } else if let Some(at) = self.openings.find(owner, number) {
            self.openings.drop_at(at);
        }
    }

    fn absorb_openat(&mut self, ev: &Event<'_>) -> Option<()> {
        let (body, _) = usual_openat(ev).filter(|_| ev.len() <= LONGEST)?;
        let (number, dirfd) = (number_at(body, 0)?, number_at(body, 8)?);
        let id = self.subject(ev)?;
        if number < 0 {
            self.leave_unseen(ev, id, -1);
            return Some(());
        }
        let owner = self.fd_owner(id)?;
        // A table that is nearly full may refuse one.
        if self.table.get(owner)?.fds.len() + MOST >= MAX_FDS {
            return None;
        }
        if !self.openings.is_empty() {
            // Its name may lean on what it replaces.
            if dirfd == number || self.openings.count == MOST {
                self.settle_openings();
            } else {
                self.drop_opening(owner, number);
            }
        }
        self.openings.push(owner, id, number, dirfd, ev.bytes());
        self.leave_unseen(ev, id, number);
        Some(())
    }

    /// fcntl that says whether exec closes an fd.
    fn absorb_mark(&mut self, ev: &Event<'_>) -> Option<()> {
        let (cells, body) = ev.cells()?;
        if !are(cells.try_into().ok()?, [8, 8, 1, 8]) || !is_mark(*body.get(16)?) {
            return None;
        }
        let (result, number, arg) = (number_at(body, 0)?, number_at(body, 8)?, number_at(body, 17)?);
        let id = self.subject(ev)?;
        if result >= 0
            && let Some(owner) = self.fd_owner(id)
        {
            let opening = if self.openings.is_empty() { None } else { self.openings.find(owner, number) };
            if let Some(opening) = opening.and_then(|at| self.openings.all.get_mut(at)) {
                opening.cloexec = Some(arg & 1 != 0);
            } else if let Some(flags) = self.table.get_mut(owner).and_then(|t| t.fds.open_flags_mut(number)) {
                mark_cloexec(flags, arg & 1 != 0);
            }
        }
        self.leave_unseen(ev, id, number);
        Some(())
    }

    /// Takes in the files that were opened by events that nobody looked at.
    #[cold]
    #[inline(never)]
    pub fn settle_openings(&mut self) {
        let mut openings = std::mem::take(&mut self.openings);
        for o in openings.all.iter().take(openings.count) {
            let (Ok(event), Some(last_fd)) = (Event::parse(&o.event), self.table.get(o.thread).map(|t| t.last_fd)) else { continue };
            let mut context = Context { thread: Some(o.thread), ..Context::default() };
            file::openat(self, &event, &mut context);
            if let Some(cloexec) = o.cloexec
                && let Some(flags) = self.fds_mut(o.thread).and_then(|fds| fds.open_flags_mut(o.number))
            {
                mark_cloexec(flags, cloexec);
            }
            if let Some(t) = self.table.get_mut(o.thread) {
                t.last_fd = last_fd;
            }
        }
        openings.count = 0;
        self.openings = openings;
    }
}
