// SPDX-License-Identifier: Apache-2.0
//! The open family: a file gets a number.
//!
//! Where the enter half of the call was recorded, its name and flags count: the exit half read them again, after a
//! racing thread could have changed them.

use std::borrow::Cow;

use eyas_schema::{Event, ids};

use crate::context::Context;
use crate::fd::{Fd, FdKind, fd_flag, open_flag};
use crate::params::{Params, are, number_at, text};
use crate::state::{AT_FDCWD, NA, State, UNKNOWN};
use crate::text::Text;
use crate::thread::{Enter, Thread};

/// Flag bits from here on are added by the kernel side at exit.
const EXIT_FLAGS: u32 = !((1 << 14) - 1);
const UPPER_LAYER: u32 = 1 << 15;
const LOWER_LAYER: u32 = 1 << 16;
/// Names shorter than this are never too long, whatever they are relative to.
const SHORT: usize = 1000;

fn store(state: &mut State, ev: &Event<'_>, ctx: &Context, fd: Option<i64>, name: usize, flags: usize) {
    if ev.param(0).is_none_or(<[u8]>::is_empty) {
        return;
    }
    let name = ev.text(name).unwrap_or(NA).to_vec();
    state.store_enter(ctx, Enter { kind: ev.kind, fd, name, flags: ev.u32(flags).unwrap_or(0), ..Enter::default() });
}

pub(crate) fn enter_open(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    store(state, ev, ctx, None, 0, 1);
}

pub(crate) fn enter_creat(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    store(state, ev, ctx, None, 0, 1);
}

pub(crate) fn enter_openat(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    store(state, ev, ctx, ev.i64(0), 1, 2);
}

/// What an open call says, wherever its parameters stand.
struct Opened<'a> {
    result: i64,
    dirfd: Option<i64>,
    name: &'a [u8],
    flags: u32,
    dev: u32,
    ino: u64,
}

impl<'a> Opened<'a> {
    #[inline]
    fn read<const N: usize>(p: &Params<'a, N>, name: usize, dirfd: Option<i64>, flags: Option<u32>, dev: usize) -> Option<Self> {
        let result = p.i64(0)?;
        let name = p.text(name)?;
        let (dev, ino) = (p.u32(dev).unwrap_or(0), p.u64(dev + 1).unwrap_or(0));
        Some(Self { result, dirfd, name, flags: flags.unwrap_or(0), dev, ino })
    }
}

pub(crate) fn open(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let p = Params::<6>::read(ev);
    let Some(o) = Opened::read(&p, 1, None, p.u32(2), 4) else { return };
    state.opened(ev, ctx, &o, ids::SYSCALL_OPEN_E, Base::Cwd);
}

pub(crate) fn creat(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let p = Params::<6>::read(ev);
    let layers = ev.u64(5).unwrap_or(0);
    let flags = if layers & 1 != 0 {
        UPPER_LAYER
    } else if layers & 2 != 0 {
        LOWER_LAYER
    } else {
        0
    };
    let Some(o) = Opened::read(&p, 1, None, Some(flags), 3) else { return };
    state.opened(ev, ctx, &o, ids::SYSCALL_CREAT_E, Base::Cwd);
}

/// Parameters of an openat call and the length of the name among them, if the others are as long as they always are.
#[inline]
pub(crate) fn usual_openat<'a>(ev: &Event<'a>) -> Option<(&'a [u8], usize)> {
    let (cells, body) = ev.cells()?;
    let [result, dirfd, name, rest @ ..]: &[[u8; 2]; 7] = cells.try_into().ok()?;
    let name = usize::from(u16::from_ne_bytes(*name));
    (are(&[*result, *dirfd], [8, 8]) && are(rest, [4, 4, 4, 8]) && body.len() >= 36 + name).then_some((body, name))
}

/// The commonest event that changes anything: its parameters are taken from where they always are.
fn openat_at_a_glance<'a>(ev: &Event<'a>) -> Option<Opened<'a>> {
    let (body, len) = usual_openat(ev)?;
    let (name, behind) = body.get(16..)?.split_at_checked(len)?;
    let [flags, _mode, dev, ino, more] = behind.first_chunk::<20>()?.as_chunks::<4>().0 else { return None };
    let ino = u64::from_ne_bytes([ino[0], ino[1], ino[2], ino[3], more[0], more[1], more[2], more[3]]);
    let (flags, dev) = (u32::from_ne_bytes(*flags), u32::from_ne_bytes(*dev));
    Some(Opened { result: number_at(body, 0)?, dirfd: number_at(body, 8), name: text(name), flags, dev, ino })
}

pub(crate) fn openat(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let by_parameters = || {
        let p = Params::<7>::read(ev);
        Opened::read(&p, 2, p.i64(1), p.u32(3), 5)
    };
    let Some(o) = openat_at_a_glance(ev).or_else(by_parameters) else { return };
    state.opened(ev, ctx, &o, ids::SYSCALL_OPENAT_2_E, Base::Dirfd);
}

pub(crate) fn openat2(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let p = Params::<8>::read(ev);
    let Some(o) = Opened::read(&p, 2, p.i64(1), p.u32(3), 6) else { return };
    state.opened(ev, ctx, &o, ids::SYSCALL_OPENAT2_E, Base::Dirfd);
}

pub(crate) fn open_by_handle(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let p = Params::<6>::read(ev);
    let Some(o) = Opened::read(&p, 3, None, p.u32(2), 4) else { return };
    state.opened(ev, ctx, &o, crate::state::NO_ENTER, Base::Root);
}

/// What a name is relative to.
#[derive(Clone, Copy)]
enum Base {
    Cwd,
    Dirfd,
    Root,
}

impl State {
    fn opened(&mut self, ev: &Event<'_>, ctx: &mut Context, o: &Opened<'_>, enter_kind: u16, base: Base) {
        ctx.fd = None;
        if o.result < 0 {
            return;
        }
        let Some(id) = ctx.thread else { return };
        let Some(t) = self.table.get(id) else { return };
        let enter = t.enter.as_deref().filter(|e| ctx.entered && e.kind == enter_kind && e.name != NA).cloned();
        let (name, flags, dirfd) = match &enter {
            Some(e) if ev.kind == ids::SYSCALL_CREAT_X => (e.name.as_slice(), o.flags, None),
            Some(e) => (e.name.as_slice(), e.flags | (o.flags & EXIT_FLAGS), e.fd),
            None => (o.name, o.flags, o.dirfd),
        };
        let full = match base {
            Base::Dirfd if name.is_empty() => self.names.get(NA),
            Base::Dirfd if name.first() == Some(&b'/') && name.len() < SHORT && crate::path::is_normal(name) => self.names.get(name),
            Base::Dirfd => {
                let mut full = std::mem::take(&mut self.path);
                full.clear();
                if let (Some(t), Some(dirfd)) = (self.table.get(id), dirfd) {
                    self.put_dir(&mut full, t, dirfd, name);
                }
                crate::path::append(&mut full, name);
                let text = self.name_text(id, &full);
                self.path = full;
                text
            }
            Base::Cwd => {
                let cwd = self.main_of(t).map_or_else(|| Text::new(b"./"), |m| m.cwd.clone());
                self.path_text(id, &cwd, name)
            }
            Base::Root => self.path_text(id, b"", name),
        };
        let raw = if name == full.as_bytes() { full.clone() } else { self.name_text(id, name) };
        let fd = Fd {
            kind: if flags & open_flag::DIRECTORY != 0 { FdKind::Directory } else { FdKind::FileV2 },
            open_flags: flags,
            flags: layer_flags(flags),
            dev: o.dev,
            ino: o.ino,
            name: full,
            name_raw: raw,
            ..Fd::default()
        };
        self.add_fd(ctx, o.result, fd);
    }

    /// The directory that `dirfd` stands for, with a slash at its end, for a name that is relative to it.
    pub fn dir_of<'a>(&'a self, thread: &'a Thread, dirfd: i64, name: &[u8]) -> Cow<'a, [u8]> {
        match self.dir_text(thread, dirfd, name) {
            (dir, true) => Cow::Owned([dir, b"/"].concat()),
            (dir, false) => Cow::Borrowed(dir),
        }
    }

    /// The same in two parts: a text, and whether a slash is to follow it.
    fn dir_text<'a>(&'a self, thread: &'a Thread, dirfd: i64, name: &[u8]) -> (&'a [u8], bool) {
        if name.starts_with(b"/") {
            return (b".", false);
        }
        if dirfd == AT_FDCWD {
            return (self.cwd_of(thread), false);
        }
        match self.lookup_fd(thread, dirfd) {
            None => (UNKNOWN, false),
            Some(fd) => (fd.name.as_bytes(), !fd.name.is_empty() && !fd.name.ends_with(b"/")),
        }
    }

    fn put_dir(&self, out: &mut Vec<u8>, thread: &Thread, dirfd: i64, name: &[u8]) {
        let (dir, slash) = self.dir_text(thread, dirfd, name);
        out.extend_from_slice(dir);
        if slash {
            out.push(b'/');
        }
    }
}

fn layer_flags(flags: u32) -> u32 {
    let mut out = 0;
    if flags & UPPER_LAYER != 0 {
        out |= fd_flag::OVERLAY_UPPER;
    }
    if flags & LOWER_LAYER != 0 {
        out |= fd_flag::OVERLAY_LOWER;
    }
    out
}
