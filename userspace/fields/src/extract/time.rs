// SPDX-License-Identifier: Apache-2.0
//! When the event happened.
use super::prelude::*;
use crate::clock::{self, Parts};
use crate::setup::TimeForm;

const NS: u64 = 1_000_000_000;

fn civil<'a>(cx: &Cx<'a>, parts: Parts) -> Value<'a> {
    Value::Str(cx.compose(|w| clock::write(w, cx.event.ts, cx.setup.utc_offset, parts)))
}

pub(crate) fn clock<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    civil(cx, Parts { date: false, nanos: true })
}

pub(crate) fn clock_s<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    civil(cx, Parts { date: false, nanos: false })
}

pub(crate) fn datetime<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    civil(cx, Parts { date: true, nanos: true })
}

pub(crate) fn datetime_s<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    civil(cx, Parts { date: true, nanos: false })
}

pub(crate) fn iso8601<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Str(cx.compose(|w| clock::write_iso8601(w, cx.event.ts)))
}

pub(crate) fn raw<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(cx.event.ts)
}

pub(crate) fn raw_s<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(cx.event.ts / NS)
}

pub(crate) fn raw_ns<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(cx.event.ts % NS)
}

/// Events before the first that a machine made count from 1970, as in the reference.
fn since_first(cx: &Cx<'_>) -> u64 {
    cx.event.ts.wrapping_sub(cx.state.first_ts().unwrap_or(0))
}

pub(crate) fn rel<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(since_first(cx))
}

pub(crate) fn rel_s<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(since_first(cx) / NS)
}

pub(crate) fn rel_ns<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(since_first(cx) % NS)
}

/// Time since this instance of the field was last read; 0 the first time.
fn since_read(cx: &Cx<'_>, field: &Field) -> u64 {
    let last = cx.scratch.last_read.borrow_mut().insert(field.instance(), cx.event.ts);
    last.map_or(0, |t| cx.event.ts.wrapping_sub(t))
}

pub(crate) fn delta<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::U64(since_read(cx, field))
}

pub(crate) fn delta_s<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::U64(since_read(cx, field) / NS)
}

pub(crate) fn delta_ns<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::U64(since_read(cx, field) % NS)
}

pub(crate) fn output<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let padded = |ns: u64| Value::Str(cx.compose(|w| w.fmt(format_args!("{}.{:09}", ns / NS, ns % NS))));
    match cx.setup.time {
        TimeForm::Clock => clock(cx, field),
        // The reference does not pad the fraction here.
        TimeForm::Absolute => Value::Str(cx.compose(|w| w.fmt(format_args!("{}.{}", cx.event.ts / NS, cx.event.ts % NS)))),
        TimeForm::Relative => padded(since_first(cx)),
        TimeForm::Duration => Value::Str(b"0.000000000"),
        TimeForm::Delta => match cx.scratch.last_output_ts.get() {
            0 => padded(0),
            last => padded(cx.event.ts.wrapping_sub(last)),
        },
    }
}
