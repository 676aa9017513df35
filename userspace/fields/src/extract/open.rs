// SPDX-License-Identifier: Apache-2.0
//! How files are opened, by the flags and the mode that the finished call reports.
use super::prelude::*;
use eyas_schema::ids;

const READ: u32 = 1;
const WRITE: u32 = 1 << 1;
const CREAT: u32 = 1 << 2;
const TMPFILE: u32 = 1 << 13;
const CREATED: u32 = 1 << 14;
const ANY_EXECUTE: u32 = 0o111;

/// Places of flags and mode.
fn places(kind: u16) -> Option<(usize, Option<usize>)> {
    match kind {
        ids::SYSCALL_OPEN_X => Some((2, Some(3))),
        ids::SYSCALL_OPENAT_2_X | ids::SYSCALL_OPENAT2_X => Some((3, Some(4))),
        ids::SYSCALL_OPEN_BY_HANDLE_AT_X => Some((2, None)),
        _ => None,
    }
}

fn flags(cx: &Cx<'_>) -> u32 {
    places(cx.event.kind).and_then(|(f, _)| cx.event.u32(f)).unwrap_or(0)
}

pub(crate) fn is_read<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(flags(cx) & READ != 0)
}

pub(crate) fn is_write<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(flags(cx) & WRITE != 0)
}

pub(crate) fn is_create<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let flags = flags(cx);
    let succeeded = || cx.event.result().is_some_and(|r| r >= 0);
    Value::Bool(flags & CREATED != 0 || (flags & TMPFILE != 0 && succeeded()))
}

pub(crate) fn is_exec<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let creating = |f: usize| cx.event.u32(f).is_some_and(|f| f & (CREAT | TMPFILE) != 0);
    let mode = match places(cx.event.kind) {
        Some((f, Some(mode))) if creating(f) => Some(mode),
        None if cx.event.kind == ids::SYSCALL_CREAT_X => Some(2),
        _ => None,
    };
    Value::Bool(mode.and_then(|m| cx.event.u32(m)).is_some_and(|m| m & ANY_EXECUTE != 0))
}
