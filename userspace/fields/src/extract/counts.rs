// SPDX-License-Identifier: Apache-2.0
//! Ones and zeros to add up.
use super::category::{Medium, medium};
use super::prelude::*;
use eyas_schema::{Category, ids};

const ONE: Value<'static> = Value::U64(1);

pub(crate) fn one<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    ONE
}

pub(crate) fn error<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(cx.event.result().map(|r| u64::from(r < 0)))
}

/// What a failed call was about, by its fd or else by its type.
#[derive(PartialEq, Eq)]
enum About {
    File,
    Net,
    Memory,
    Other,
}

fn failed(cx: &Cx<'_>) -> Option<About> {
    cx.event.result().filter(|r| *r < 0)?;
    Some(match (cx.fd(), cx.event.kind) {
        (Some(fd), _) if medium(fd) == Medium::File => About::File,
        (Some(fd), _) if medium(fd) == Medium::Net => About::Net,
        (
            None,
            ids::SYSCALL_OPEN_X
            | ids::SYSCALL_CREAT_X
            | ids::SYSCALL_OPENAT_2_X
            | ids::SYSCALL_OPENAT2_X
            | ids::SYSCALL_OPEN_BY_HANDLE_AT_X,
        ) => About::File,
        (None, ids::SOCKET_ACCEPT_5_X | ids::SOCKET_ACCEPT4_6_X | ids::SOCKET_CONNECT_X) => About::Net,
        _ if cx.info().is_some_and(|i| i.category == Category::Memory) => About::Memory,
        _ => About::Other,
    })
}

fn one_if<'a>(cx: &Cx<'a>, about: About) -> Value<'a> {
    if failed(cx) == Some(about) { ONE } else { Value::Absent }
}

pub(crate) fn error_file<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_if(cx, About::File)
}

pub(crate) fn error_net<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_if(cx, About::Net)
}

pub(crate) fn error_memory<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_if(cx, About::Memory)
}

pub(crate) fn error_other<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    one_if(cx, About::Other)
}

pub(crate) fn exit<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if cx.event.is_exit() { ONE } else { Value::Absent }
}

fn is_procinfo(cx: &Cx<'_>) -> bool {
    cx.event.kind == ids::PROCINFO_E
}

pub(crate) fn procinfo<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if is_procinfo(cx) && cx.thread().is_some_and(eyas_state::Thread::is_main) { ONE } else { Value::Absent }
}

pub(crate) fn threadinfo<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if is_procinfo(cx) { ONE } else { Value::Absent }
}
