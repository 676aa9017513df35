// SPDX-License-Identifier: Apache-2.0
//! Reads and writes.
use super::category::{Medium, medium};
use super::prelude::*;
use eyas_schema::{Category, EventFlags};
use eyas_state::Fd;

fn has(cx: &Cx<'_>, flags: EventFlags) -> bool {
    cx.info().is_some_and(|i| i.flags.has(flags))
}

const READS: EventFlags = EventFlags::READS_FROM_FD;
const WRITES: EventFlags = EventFlags::WRITES_TO_FD;

pub(crate) fn is_io<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(has(cx, EventFlags(READS.0 | WRITES.0)))
}

pub(crate) fn is_io_read<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(has(cx, READS))
}

pub(crate) fn is_io_write<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(has(cx, WRITES))
}

pub(crate) fn io_dir<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match (has(cx, WRITES), has(cx, READS)) {
        (true, _) => Value::Str(b"write"),
        (_, true) => Value::Str(b"read"),
        _ => Value::Absent,
    }
}

pub(crate) fn is_wait<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(has(cx, EventFlags::WAITS))
}

pub(crate) fn is_syslog<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    const LOG: &[u8] = b"/dev/log";
    let named = || cx.own_fd().is_some_and(|fd| fd.name.windows(LOG.len()).any(|w| w == LOG));
    Value::Bool(has(cx, WRITES) && named())
}

fn any(_: &Fd) -> bool {
    true
}

/// A directory is none.
fn file(fd: &Fd) -> bool {
    fd.kind.is_file()
}

fn net(fd: &Fd) -> bool {
    medium(fd) == Medium::Net
}

/// Bytes moved by a call of one of these categories on a fitting fd.
fn moved<'a>(cx: &Cx<'a>, categories: &[Category], fits: fn(&Fd) -> bool) -> Value<'a> {
    let wanted = cx.info().is_some_and(|i| categories.contains(&i.category));
    match cx.event.result() {
        Some(n @ 0..) if wanted && cx.own_fd().is_some_and(fits) => Value::U64(n.cast_unsigned()),
        _ => Value::Absent,
    }
}

const ANY: &[Category] = &[Category::IoRead, Category::IoWrite, Category::IoOther];
const IN: &[Category] = &[Category::IoRead];
const OUT: &[Category] = &[Category::IoWrite];

pub(crate) fn buflen<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, ANY, any)
}

pub(crate) fn buflen_in<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, IN, any)
}

pub(crate) fn buflen_out<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, OUT, any)
}

pub(crate) fn buflen_file<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, ANY, file)
}

pub(crate) fn buflen_file_in<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, IN, file)
}

pub(crate) fn buflen_file_out<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, OUT, file)
}

pub(crate) fn buflen_net<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, ANY, net)
}

pub(crate) fn buflen_net_in<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, IN, net)
}

pub(crate) fn buflen_net_out<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    moved(cx, OUT, net)
}
