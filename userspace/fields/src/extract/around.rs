// SPDX-License-Identifier: Apache-2.0
//! `evt.around`: how far the event is from a given time.
use super::prelude::*;

pub(crate) fn around<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    match (cx.purpose, field.arg()) {
        (Purpose::Compare, Arg::Index(ts)) => Value::Distance(cx.event.ts.abs_diff(*ts)),
        _ => Value::Absent,
    }
}
