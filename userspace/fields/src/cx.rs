// SPDX-License-Identifier: Apache-2.0
//! Everything that reading a field may look at: the event, what the state made of it, the settings.
use crate::fd_text;
use crate::scratch::Scratch;
use crate::setup::Setup;
use crate::text::Writer;
use crate::{FileKey, Names};
use bumpalo::Bump;
use eyas_schema::{Event, EventFlags, EventInfo, ids};
use eyas_state::{AT_FDCWD, Context, Fd, FdTable, L4, List, State, Thread};
use std::cell::Cell;

/// What a value is wanted for; a few fields give something else to a comparison than to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To compare it.
    Compare,
    /// To print it.
    Print,
}

/// One event with everything that is known about it.
#[derive(Debug)]
pub struct Cx<'a> {
    /// The event.
    pub event: Event<'a>,
    /// Threads, fds and the rest.
    pub state: &'a State,
    /// What the state found out about this event.
    pub context: &'a Context,
    /// The settings.
    pub setup: &'a Setup,
    /// Working memory.
    pub scratch: &'a Scratch,
    /// What values are wanted for.
    pub purpose: Purpose,
    /// Printing `evt.abspath` makes its directory the event's fd for the fields behind it.
    pub(crate) other_fd: Cell<Option<i64>>,
    found: Found<'a>,
}

/// What several fields ask for, once it was looked up.
#[derive(Clone, Debug, Default)]
struct Found<'a> {
    about_fd: Cell<Option<bool>>,
    fd: Cell<Option<Option<&'a Fd>>>,
    fd_name: Cell<Option<&'a [u8]>>,
    last_slash: Cell<Option<Option<usize>>>,
    name_by_event: Cell<Option<Option<&'a [u8]>>>,
}

impl<'a> Cx<'a> {
    /// An event whose fields are to be compared.
    #[must_use]
    pub fn new(event: Event<'a>, state: &'a State, context: &'a Context, setup: &'a Setup, scratch: &'a Scratch) -> Self {
        Self { event, state, context, setup, scratch, purpose: Purpose::Compare, other_fd: Cell::new(None), found: Found::default() }
    }

    /// The same event, to print its fields.
    #[must_use]
    pub fn for_print<'b>(&self) -> Cx<'b>
    where
        'a: 'b,
    {
        Cx { purpose: Purpose::Print, ..Cx::new(self.event, self.state, self.context, self.setup, self.scratch) }
    }

    /// The arena for composed values.
    pub(crate) fn arena(&self) -> &'a Bump {
        self.scratch.arena()
    }

    /// Composed text.
    pub(crate) fn compose(&self, f: impl FnOnce(&mut Writer<'a>)) -> &'a [u8] {
        crate::text::compose(self.arena(), f)
    }

    /// The event's row of the table.
    pub(crate) fn info(&self) -> Option<&'static EventInfo> {
        self.event.info()
    }

    /// The event's thread. Events that look none up still find it in the table.
    pub(crate) fn thread(&self) -> Option<&'a Thread> {
        match self.context.thread {
            Some(id) => self.state.get(id),
            None => self.find(i64::try_from(self.event.tid).ok()?),
        }
    }

    /// The thread with this id.
    pub(crate) fn find(&self, tid: i64) -> Option<&'a Thread> {
        self.state.by_tid(tid)
    }

    /// The first thread of a thread's process.
    pub(crate) fn main(&self, thread: &'a Thread) -> Option<&'a Thread> {
        self.state.main_of(thread)
    }

    /// The fds of a thread's process.
    pub(crate) fn fds(&self, thread: &'a Thread) -> Option<&'a FdTable> {
        self.state.fds_of(thread)
    }

    /// The fd with this number in the process of the event's thread.
    pub(crate) fn fd_at(&self, number: i64) -> Option<&'a Fd> {
        self.fds(self.thread()?)?.get(number)
    }

    /// The working directory of a thread's process, with a slash at its end.
    pub(crate) fn cwd(&self, thread: &'a Thread) -> &'a [u8] {
        self.setup.compat.clean_early(self.state.cwd_of(thread), self.arena())
    }

    /// The environment of a thread's process.
    pub(crate) fn env(&self, thread: &'a Thread) -> &'a List {
        self.state.env_of(thread)
    }

    /// Whether the event has to do with an fd at all.
    #[inline]
    pub(crate) fn about_fd(&self) -> bool {
        const FD: EventFlags = EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::DESTROYS_FD.0);
        self.found.about_fd.get().unwrap_or_else(|| {
            let about = self.info().is_some_and(|i| i.flags.has(FD)) && self.thread().is_some();
            self.found.about_fd.set(Some(about));
            about
        })
    }

    /// The fd that the event works on, if it is known.
    #[inline]
    pub(crate) fn fd(&self) -> Option<&'a Fd> {
        match self.other_fd.get() {
            Some(number) => self.fd_at(number),
            None => self.found.fd.get().unwrap_or_else(|| {
                let fd = self.state.fd(self.context);
                self.found.fd.set(Some(fd));
                fd
            }),
        }
    }

    /// The file that the event works on, if it is known.
    #[must_use]
    #[inline]
    pub fn file(&self) -> Option<FileKey<'a>> {
        if self.other_fd.get().is_some() || !self.about_fd() { None } else { FileKey::of(self.fd()?) }
    }

    /// The names of a file that the event was to open, if no fd is known for it.
    #[must_use]
    pub fn not_opened(&self) -> Option<Names<'a>> {
        let named = matches!(self.event.kind, ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X) && self.other_fd.get().is_none();
        if !named || !self.about_fd() || self.fd().is_some() || self.event.param(2)?.is_empty() {
            return None;
        }
        let (dirfd, raw) = (self.event.i64(1)?, self.event.text(2)?);
        let base: &[u8] = if raw.starts_with(b"/") {
            b""
        } else if dirfd == AT_FDCWD {
            self.state.cwd_of(self.thread()?)
        } else {
            return None;
        };
        Names::joined(base, raw)
    }

    /// The fd that the event itself names, if it is known: not the one that its thread used last.
    pub(crate) fn own_fd(&self) -> Option<&'a Fd> {
        self.fd_at(self.other_fd.get().or(self.context.fd)?)
    }

    /// The name of the fd that the event works on, if it is known; the older behaviour shows broken characters as such in
    /// comparisons too.
    #[inline]
    pub(crate) fn fd_name(&self) -> Option<&'a [u8]> {
        let clean = |fd: &'a Fd| self.name_of(fd);
        if self.other_fd.get().is_some() {
            return self.fd().map(clean);
        }
        if self.found.fd_name.get().is_none() {
            self.found.fd_name.set(self.fd().map(clean));
        }
        self.found.fd_name.get()
    }

    /// [`Cx::fd_name`] and where its last slash is.
    pub(crate) fn fd_name_and_slash(&self) -> Option<(&'a [u8], Option<usize>)> {
        let name = self.fd_name()?;
        let found = self.found.last_slash.get().filter(|_| self.other_fd.get().is_none());
        let slash = found.unwrap_or_else(|| {
            let slash = memchr::memrchr(b'/', name);
            if self.other_fd.get().is_none() {
                self.found.last_slash.set(Some(slash));
            }
            slash
        });
        Some((name, slash))
    }

    /// The name that the event's own parameters tell, found by `f` the first time.
    pub(crate) fn name_by_event(&self, f: impl FnOnce() -> Option<&'a [u8]>) -> Option<&'a [u8]> {
        self.found.name_by_event.get().unwrap_or_else(|| {
            let name = f();
            self.found.name_by_event.set(Some(name));
            name
        })
    }

    /// The name of an fd; the older behaviour shows broken characters as such in comparisons too.
    pub(crate) fn name_of(&self, fd: &'a Fd) -> &'a [u8] {
        let name = self.setup.compat.clean_early(&fd.name, self.arena());
        if self.setup.service_names && matches!(fd.l4, L4::Tcp | L4::Udp) { fd_text::with_services(self, name) } else { name }
    }

    /// Name of a user in the container of the event's thread.
    pub(crate) fn user_name(&self, uid: u32) -> Option<&'a [u8]> {
        self.state.users().user(&self.thread()?.container, uid).map(|u| &u.name[..])
    }

    /// Name of a group in the container of the event's thread.
    pub(crate) fn group_name(&self, gid: u32) -> Option<&'a [u8]> {
        self.state.users().group(&self.thread()?.container, gid).map(|g| &g.name[..])
    }

    /// `name` put onto `base`.
    pub(crate) fn join(&self, base: &[u8], name: &'a [u8]) -> &'a [u8] {
        let name = self.setup.compat.clean_early(name, self.arena());
        let mut path = self.scratch.path.borrow_mut();
        eyas_state::path::join(&mut path, base, name);
        self.arena().alloc_slice_copy(&path)
    }
}
