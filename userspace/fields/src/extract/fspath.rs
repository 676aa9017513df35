// SPDX-License-Identifier: Apache-2.0
//! Paths that a file call works on, given only where the call succeeded.
use super::prelude::*;
use eyas_schema::ids;
use eyas_state::{AT_FDCWD, FdKind, Thread};

/// Where a path stands and what a relative one starts from.
#[derive(Clone, Copy)]
enum Place {
    /// Parameter, relative to the working directory.
    Cwd(usize),
    /// Parameter, relative to the event's fd if that is a directory.
    OwnFd(usize),
    /// Parameter, relative to the fd whose number another parameter holds.
    Dir(usize, usize),
    /// Parameter; a relative one is shown as the name of the fd that the call made.
    Made(usize),
    /// Parameter, relative to something that is not known.
    Unknown(usize),
    /// Name of the event's fd.
    Fd,
}

/// The one path of calls that have one.
fn single(kind: u16) -> Option<Place> {
    Some(match kind {
        ids::SYSCALL_MKDIR_2_X | ids::SYSCALL_RMDIR_2_X | ids::SYSCALL_UNLINK_2_X | ids::SYSCALL_CHOWN_X | ids::SYSCALL_LCHOWN_X => {
            Place::Cwd(param(kind, "path")?)
        }
        ids::SYSCALL_MKDIRAT_X => Place::OwnFd(param(kind, "path")?),
        ids::SYSCALL_UNLINKAT_2_X => Place::OwnFd(param(kind, "name")?),
        ids::SYSCALL_OPEN_X | ids::SYSCALL_UMOUNT_1_X | ids::SYSCALL_UMOUNT2_X => Place::Cwd(param(kind, "name")?),
        ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X => Place::Made(param(kind, "name")?),
        ids::SYSCALL_CHMOD_X => Place::Cwd(param(kind, "filename")?),
        ids::SYSCALL_FCHMODAT_X => Place::OwnFd(param(kind, "filename")?),
        ids::SYSCALL_FCHOWNAT_X => Place::OwnFd(param(kind, "pathname")?),
        ids::SYSCALL_FCHMOD_X | ids::SYSCALL_FCHOWN_X => Place::Fd,
        ids::SYSCALL_QUOTACTL_X => Place::Cwd(param(kind, "special")?),
        _ => return None,
    })
}

fn first_of_two(kind: u16) -> Option<Place> {
    Some(match kind {
        ids::SYSCALL_RENAME_X | ids::SYSCALL_RENAMEAT_X => Place::Cwd(param(kind, "oldpath")?),
        ids::SYSCALL_RENAMEAT2_X => Place::Dir(param(kind, "oldpath")?, 1),
        ids::SYSCALL_LINK_2_X | ids::SYSCALL_LINKAT_2_X => Place::Cwd(param(kind, "newpath")?),
        ids::SYSCALL_SYMLINK_X => Place::Cwd(param(kind, "linkpath")?),
        ids::SYSCALL_SYMLINKAT_X => Place::OwnFd(param(kind, "linkpath")?),
        ids::SYSCALL_MOUNT_X => Place::Cwd(param(kind, "dev")?),
        _ => return None,
    })
}

fn second_of_two(kind: u16) -> Option<Place> {
    Some(match kind {
        ids::SYSCALL_RENAME_X | ids::SYSCALL_RENAMEAT_X => Place::Cwd(param(kind, "newpath")?),
        ids::SYSCALL_RENAMEAT2_X => Place::Dir(param(kind, "newpath")?, 3),
        ids::SYSCALL_LINK_2_X | ids::SYSCALL_LINKAT_2_X => Place::Cwd(param(kind, "oldpath")?),
        ids::SYSCALL_SYMLINK_X => Place::Cwd(param(kind, "target")?),
        ids::SYSCALL_SYMLINKAT_X => Place::Unknown(param(kind, "target")?),
        ids::SYSCALL_MOUNT_X => Place::Cwd(param(kind, "dir")?),
        _ => return None,
    })
}

fn param(kind: u16, name: &str) -> Option<usize> {
    eyas_schema::event_info(kind)?.param_index(name)
}

/// Opens succeed unless they give -1, as the reference has it; other calls must give 0.
fn succeeded(cx: &Cx<'_>) -> bool {
    let opens = matches!(cx.event.kind, ids::SYSCALL_OPEN_X | ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X);
    cx.event.result().is_some_and(|r| if opens { r != -1 } else { r == 0 })
}

fn raw<'a>(cx: &Cx<'a>, place: Option<Place>) -> Option<&'a [u8]> {
    if !succeeded(cx) {
        return None;
    }
    match place? {
        Place::Cwd(p) | Place::OwnFd(p) | Place::Dir(p, _) | Place::Made(p) | Place::Unknown(p) => cx.event.text(p),
        Place::Fd => super::fd::full_name(cx),
    }
}

/// What a relative path is put behind. What is not known has no slash behind it, as in the reference.
const UNKNOWN: &[u8] = b"<UNKNOWN>";

fn with_slash<'a>(cx: &Cx<'a>, name: &'a [u8]) -> &'a [u8] {
    if name.is_empty() || name.ends_with(b"/") {
        return name;
    }
    cx.compose(|w| {
        w.bytes(name);
        w.byte(b'/');
    })
}

/// The directory behind an fd; the working directory for its special number.
fn directory<'a>(cx: &Cx<'a>, who: &'a Thread, number: Option<i64>) -> &'a [u8] {
    match number {
        Some(AT_FDCWD) => cx.cwd(who),
        Some(n) => cx.fd_at(n).map_or(UNKNOWN, |fd| with_slash(cx, cx.name_of(fd))),
        None => UNKNOWN,
    }
}

fn full<'a>(cx: &Cx<'a>, place: Option<Place>) -> Option<&'a [u8]> {
    let name = raw(cx, place)?;
    let who = cx.thread()?;
    let base: &[u8] = match place? {
        _ if name.starts_with(b"/") => b"",
        Place::Cwd(_) | Place::Fd => cx.cwd(who),
        Place::OwnFd(_) => cx.own_fd().filter(|fd| fd.kind == FdKind::Directory).map_or(UNKNOWN, |fd| with_slash(cx, cx.name_of(fd))),
        Place::Dir(_, dirfd) => directory(cx, who, cx.event.i64(dirfd)),
        Place::Made(_) => return Some(cx.join(b"", cx.own_fd().map_or(UNKNOWN, |fd| cx.name_of(fd)))),
        Place::Unknown(_) => UNKNOWN,
    };
    Some(cx.join(base, name))
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(full(cx, single(cx.event.kind)))
}

pub(crate) fn name_raw<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(raw(cx, single(cx.event.kind)))
}

pub(crate) fn source<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(full(cx, first_of_two(cx.event.kind)))
}

pub(crate) fn source_raw<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(raw(cx, first_of_two(cx.event.kind)))
}

pub(crate) fn target<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(full(cx, second_of_two(cx.event.kind)))
}

pub(crate) fn target_raw<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(raw(cx, second_of_two(cx.event.kind)))
}
