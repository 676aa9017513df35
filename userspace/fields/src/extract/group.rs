// SPDX-License-Identifier: Apache-2.0
//! The group that the thread runs as, by the names of its container.
use super::prelude::*;

pub(crate) fn gid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(cx.thread().map(|t| t.gid.into()))
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(t) = cx.thread() else { return Value::Absent };
    Value::Str(match cx.group_name(t.gid) {
        Some(name) => name,
        None if t.gid == 0 => b"root",
        None => b"<NA>",
    })
}
