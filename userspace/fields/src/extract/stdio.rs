// SPDX-License-Identifier: Apache-2.0
//! Standard input, output and error of the process.
use super::prelude::*;
use crate::fd_text::kind_name;
use eyas_state::Fd;

fn std_fd<'a>(cx: &Cx<'a>, number: i64) -> Option<&'a Fd> {
    cx.fds(cx.thread()?)?.get(number)
}

fn kind<'a>(cx: &Cx<'a>, number: i64) -> Value<'a> {
    Value::text(std_fd(cx, number).map(|fd| kind_name(fd.kind)))
}

fn name<'a>(cx: &Cx<'a>, number: i64) -> Value<'a> {
    Value::text(std_fd(cx, number).map(|fd| cx.name_of(fd)))
}

pub(crate) fn stdin_type<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    kind(cx, 0)
}

pub(crate) fn stdout_type<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    kind(cx, 1)
}

pub(crate) fn stderr_type<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    kind(cx, 2)
}

pub(crate) fn stdin_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    name(cx, 0)
}

pub(crate) fn stdout_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    name(cx, 1)
}

pub(crate) fn stderr_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    name(cx, 2)
}
