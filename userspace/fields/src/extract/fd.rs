// SPDX-License-Identifier: Apache-2.0
//! The fd that the event works on.
//!
//! Where the fd is not known (a failed open, a capture that began later), some fields still tell what the event's own
//! parameters say.
use super::prelude::*;
use crate::fd_text::{self, kind_char, kind_name};
use eyas_schema::ids;
use eyas_state::fd::fd_flag;
use eyas_state::{AT_FDCWD, Fd, FdKind};

/// The event's fd, if the event has to do with one.
pub(crate) fn entry<'a>(cx: &Cx<'a>) -> Option<&'a Fd> {
    if cx.about_fd() { cx.fd() } else { None }
}

fn of_fd<'a>(cx: &Cx<'a>, f: impl FnOnce(&'a Fd) -> Value<'a>) -> Value<'a> {
    entry(cx).map_or(Value::Absent, f)
}

pub(crate) fn num<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if !cx.about_fd() {
        return Value::Absent;
    }
    Value::signed(cx.thread().map(|t| t.last_fd))
}

pub(crate) fn kind<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::Str(kind_name(fd.kind)))
}

pub(crate) fn kind_char_of_event(kind: u16) -> u8 {
    match kind {
        ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X | ids::SYSCALL_CREAT_X => b'f',
        ids::SOCKET_SOCKET_X | ids::SOCKET_ACCEPT_5_X | ids::SOCKET_ACCEPT4_6_X => b'4',
        ids::SYSCALL_PIPE_X | ids::SYSCALL_PIPE2_X => b'p',
        ids::SYSCALL_EVENTFD_X | ids::SYSCALL_EVENTFD2_X => b'e',
        ids::SYSCALL_SIGNALFD_X | ids::SYSCALL_SIGNALFD4_X => b's',
        ids::SYSCALL_TIMERFD_CREATE_X => b't',
        ids::SYSCALL_INOTIFY_INIT_X | ids::SYSCALL_INOTIFY_INIT1_X => b'i',
        _ => b'o',
    }
}

pub(crate) fn kind_letter<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if !cx.about_fd() {
        return Value::Absent;
    }
    let letter = cx.fd().map_or_else(|| kind_char_of_event(cx.event.kind), |fd| kind_char(fd.kind));
    Value::text(fd_text::letter(letter))
}

/// The directory that a relative name of an *at call starts from, with its slash.
fn directory_of<'a>(cx: &Cx<'a>, number: i64) -> Option<&'a [u8]> {
    let t = cx.thread()?;
    if number == AT_FDCWD {
        return Some(cx.cwd(t));
    }
    let name = cx.name_of(cx.fd_at(number)?);
    Some(if name.is_empty() || name.ends_with(b"/") {
        name
    } else {
        cx.compose(|w| {
            w.bytes(name);
            w.byte(b'/');
        })
    })
}

/// The name by the event's own parameters.
fn name_by_event<'a>(cx: &Cx<'a>) -> Option<&'a [u8]> {
    if !cx.event.is_exit() {
        return None;
    }
    match cx.event.kind {
        ids::SYSCALL_OPEN_X | ids::SYSCALL_CREAT_X | ids::SOCKET_ACCEPT_5_X | ids::SOCKET_ACCEPT4_6_X | ids::SOCKET_CONNECT_X => {
            super::param::text(cx, 1)
        }
        ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X => {
            let (dirfd, Some([_, ..])) = (cx.event.i64(1)?, cx.event.param(2)) else { return None };
            let name = cx.event.text(2)?;
            Some(if name.starts_with(b"/") { cx.join(b"", name) } else { cx.join(directory_of(cx, dirfd).unwrap_or(b"<UNKNOWN>"), name) })
        }
        ids::SYSCALL_OPEN_BY_HANDLE_AT_X => cx.event.text(3),
        _ => Some(b""),
    }
}

pub(crate) fn full_name<'a>(cx: &Cx<'a>) -> Option<&'a [u8]> {
    if !cx.about_fd() {
        return None;
    }
    cx.fd_name().or_else(|| cx.name_by_event(|| name_by_event(cx)))
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(full_name(cx))
}

pub(crate) fn name_raw<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if !cx.about_fd() {
        return Value::Absent;
    }
    let raw: Option<&[u8]> = match (cx.fd(), cx.event.kind) {
        (Some(fd), _) => Some(&fd.name_raw),
        (None, ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X) => cx.event.param(2).filter(|p| !p.is_empty()).and(cx.event.text(2)),
        (None, _) => name_by_event(cx),
    };
    Value::text(raw.map(|r| collapse_slashes(cx, r)))
}

fn collapse_slashes<'a>(cx: &Cx<'a>, path: &'a [u8]) -> &'a [u8] {
    if eyas_state::path::is_normal(path) || memchr::memmem::find(path, b"//").is_none() {
        return path;
    }
    cx.compose(|w| {
        for &b in path {
            if b != b'/' || w.as_bytes().last() != Some(&b'/') {
                w.byte(b);
            }
        }
    })
}

/// Everything before the last slash; the slash itself for what lies at the root.
fn parent_path((path, last_slash): (&[u8], Option<usize>)) -> &[u8] {
    match last_slash {
        None | Some(0) => b"/",
        Some(at) if at + 1 == path.len() => path,
        Some(at) => path.get(..at).unwrap_or(path),
    }
}

fn directory_path<'a>(cx: &Cx<'a>) -> Option<&'a [u8]> {
    if !cx.about_fd() {
        return None;
    }
    match cx.fd() {
        Some(fd) if fd.kind.is_file() => cx.fd_name_and_slash().map(parent_path),
        Some(fd) if fd.kind == FdKind::Directory => cx.fd_name(),
        Some(_) => None,
        None => full_name(cx).map(|name| parent_path((name, memchr::memrchr(b'/', name)))),
    }
}

pub(crate) fn directory<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(directory_path(cx))
}

pub(crate) fn filename<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let last = |(path, last_slash): (&'a [u8], Option<usize>)| match last_slash {
        None => b"/",
        Some(at) if at + 1 == path.len() => path,
        Some(at) => path.get(at + 1..).unwrap_or(path),
    };
    of_fd(cx, |fd| if fd.kind.is_file() { Value::text(cx.fd_name_and_slash().map(last)) } else { Value::Absent })
}

pub(crate) fn uid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(t) = cx.thread().filter(|_| cx.about_fd()) else { return Value::Absent };
    Value::Str(cx.compose(|w| w.fmt(format_args!("{}{}", t.tid, t.last_fd))))
}

fn in_container<'a>(cx: &Cx<'a>, path: Option<&'a [u8]>) -> Value<'a> {
    let (Some(path), Some(t)) = (path, cx.thread()) else { return Value::Absent };
    Value::Str(cx.compose(|w| {
        w.bytes(&t.container);
        w.byte(b':');
        w.bytes(path);
    }))
}

pub(crate) fn container_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    in_container(cx, full_name(cx))
}

pub(crate) fn container_directory<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    in_container(cx, directory_path(cx))
}

pub(crate) fn name_changed<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |_| Value::Bool(cx.context.name_changed))
}

pub(crate) fn dev<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::I64(fd.dev.cast_signed().into()))
}

pub(crate) fn dev_major<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::I64(((fd.dev & 0xf_ff00) >> 8).into()))
}

pub(crate) fn dev_minor<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::I64(((fd.dev & 0xff) | (fd.dev >> 12 & 0xf_ff00)).into()))
}

pub(crate) fn ino<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::I64(fd.ino.cast_signed()))
}

pub(crate) fn upper_layer<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::Bool(fd.has(fd_flag::OVERLAY_UPPER)))
}

pub(crate) fn lower_layer<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_fd(cx, |fd| Value::Bool(fd.has(fd_flag::OVERLAY_LOWER)))
}

/// Types of all fds of the process, each once, in the order of the fds; with a number that of one.
pub(crate) fn types<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    if !cx.about_fd() {
        return Value::Absent;
    }
    let fds = cx.thread().and_then(|t| cx.fds(t));
    let mut all = bumpalo::collections::Vec::new_in(cx.arena());
    match field.index() {
        Some(n) => {
            let fd = i64::try_from(n).ok().and_then(|n| fds?.get(n));
            return fd.map_or(Value::Absent, |fd| Value::List(cx.arena().alloc([Value::Str(kind_name(fd.kind))])));
        }
        None => {
            for (_, fd) in fds.into_iter().flat_map(|fds| fds.iter()) {
                let name = Value::Str(kind_name(fd.kind));
                if !all.contains(&name) {
                    all.push(name);
                }
            }
        }
    }
    Value::List(all.into_bump_slice())
}
