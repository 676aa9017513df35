// SPDX-License-Identifier: Apache-2.0
//! Name, number, origin and result of the event.
use super::prelude::*;
use eyas_schema::{EventSource, ids, sc_name};

/// What the name of an asynchronous event stands in.
const ASYNC_NAME: usize = 1;

pub(crate) fn num<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(cx.context.meta.num)
}

pub(crate) fn cpu<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::I64(i64::from(cx.context.meta.cpu.cast_signed()))
}

/// Events of plugins come with their plugin; those of the machine have none.
pub(crate) fn plugin_name<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Absent
}

pub(crate) fn plugin_info<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Absent
}

pub(crate) fn source<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    if cx.event.kind == ids::PLUGINEVENT_E { Value::Absent } else { Value::Str(b"syscall") }
}

fn is_meta(cx: &Cx<'_>) -> bool {
    cx.info().is_some_and(|i| i.source == EventSource::Metaevent)
}

pub(crate) fn is_async<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Bool(is_meta(cx))
}

pub(crate) fn async_type<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    if is_meta(cx) { name(cx, field) } else { Value::Absent }
}

pub(crate) fn hostname<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match (&cx.setup.hostname, cx.state.machine()) {
        (Some(h), _) => Value::Str(h.as_bytes()),
        (None, Some(_)) => Value::Str(b""),
        (None, None) => Value::Absent,
    }
}

pub(crate) fn zero<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::U64(0)
}

pub(crate) fn latency_human<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Str(b"0ns")
}

pub(crate) fn dir<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Str(if cx.event.is_exit() { b"<" } else { b">" })
}

fn is_generic(kind: u16) -> bool {
    matches!(kind, ids::GENERIC_E | ids::GENERIC_X)
}

/// Name of the system call that a generic event stands for.
fn generic_name(cx: &Cx<'_>) -> Option<&'static str> {
    u16::try_from(cx.event.u64(0)?).ok().and_then(sc_name)
}

pub(crate) fn event_name<'a>(cx: &Cx<'a>) -> Option<&'a [u8]> {
    match cx.event.kind {
        k if is_generic(k) => generic_name(cx).map(str::as_bytes),
        ids::ASYNCEVENT_E => cx.event.text(ASYNC_NAME),
        _ => cx.info().map(|i| i.name.as_bytes()),
    }
}

pub(crate) fn name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::text(event_name(cx))
}

pub(crate) fn syscall_type<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let is_call = cx.info().is_some_and(|i| i.source == EventSource::Syscall);
    Value::text(if is_call { event_name(cx) } else { None })
}

pub(crate) fn type_is<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let same = |i: &eyas_schema::EventInfo| field.key().is_some_and(|k| k == i.name || k.parse() == Ok(i.id));
    Value::U64(u64::from(cx.info().is_some_and(same)))
}

pub(crate) fn res<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    match cx.event.result() {
        None => Value::Absent,
        Some(0..) => Value::Str(b"SUCCESS"),
        Some(_) => Value::text(super::param::text(cx, 0)),
    }
}

pub(crate) fn raw_res<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::signed(cx.event.result())
}

pub(crate) fn failed<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::truth(cx.event.result().map(|r| r < 0))
}

/// Infrastructure events are no longer made by anyone.
pub(crate) fn infra<'a>(_: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::Absent
}

pub(crate) fn cnt<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let n = cx.scratch.readings.get() + 1;
    cx.scratch.readings.set(n);
    Value::U64(n)
}
