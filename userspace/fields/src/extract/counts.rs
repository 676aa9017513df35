// SPDX-License-Identifier: Apache-2.0
//! Ones and zeros to add up.
use super::category::{Medium, medium};
use super::prelude::*;
use eyas_schema::{Category, ids};
use eyas_state::FdKind;

const ONE: Value<'static> = Value::U64(1);

pub(crate) fn one<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    ONE
}

pub(crate) fn error<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    failures(cx, || true)
}

/// What a failed call was about, by its fd or else by its type. Calls on memory are told by their type alone.
#[derive(PartialEq, Eq)]
enum About {
    File,
    Net,
    Neither,
}

fn about(cx: &Cx<'_>) -> About {
    if let Some(fd) = cx.own_fd() {
        return match medium(fd) {
            Medium::File => About::File,
            Medium::Net => About::Net,
            _ if fd.kind == FdKind::Unix => About::Net,
            _ => About::Neither,
        };
    }
    match cx.event.kind {
        ids::SYSCALL_OPEN_X
        | ids::SYSCALL_CREAT_X
        | ids::SYSCALL_OPENAT_2_X
        | ids::SYSCALL_OPENAT2_X
        | ids::SYSCALL_OPEN_BY_HANDLE_AT_X => About::File,
        ids::SOCKET_ACCEPT_5_X | ids::SOCKET_ACCEPT4_6_X | ids::SOCKET_CONNECT_X => About::Net,
        _ => About::Neither,
    }
}

fn is_memory(cx: &Cx<'_>) -> bool {
    cx.info().is_some_and(|i| i.category == Category::Memory)
}

/// Whether the call failed, as a number, of calls that fit.
fn failures<'a>(cx: &Cx<'a>, fits: impl FnOnce() -> bool) -> Value<'a> {
    Value::unsigned(cx.event.result().filter(|_| fits()).map(|r| u64::from(r < 0)))
}

pub(crate) fn error_file<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    failures(cx, || about(cx) == About::File)
}

pub(crate) fn error_net<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    failures(cx, || about(cx) == About::Net)
}

pub(crate) fn error_memory<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    failures(cx, || is_memory(cx))
}

pub(crate) fn error_other<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    failures(cx, || about(cx) == About::Neither && (cx.own_fd().is_some() || !is_memory(cx)))
}

pub(crate) fn exit<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if cx.event.is_exit() { ONE } else { Value::Absent }
}

fn is_procinfo(cx: &Cx<'_>) -> bool {
    cx.event.kind == ids::PROCINFO_E
}

pub(crate) fn procinfo<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64((is_procinfo(cx) && cx.thread().is_some_and(eyas_state::Thread::is_main)).into())
}

pub(crate) fn threadinfo<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(is_procinfo(cx).into())
}
