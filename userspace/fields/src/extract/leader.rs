// SPDX-License-Identifier: Apache-2.0
//! Leaders of the thread's session and process groups.
//!
//! An id that belongs to another pid namespace cannot be looked up. Then the eldest ancestor that has it stands for
//! the leader.
use super::prelude::*;
use eyas_state::Thread;

type Id = fn(&Thread) -> i64;

fn sid(t: &Thread) -> i64 {
    t.sid
}

fn vpgid(t: &Thread) -> i64 {
    t.vpgid
}

fn pgid(t: &Thread) -> i64 {
    t.pgid
}

/// The leader by the id that `id` reads; ids of the host are looked up whatever the namespace.
fn leader<'a>(cx: &Cx<'a>, id: Id, host: bool) -> Option<&'a Thread> {
    let own = cx.thread()?;
    let number = id(own);
    if number == -1 {
        return None;
    }
    if (host || !own.in_pidns())
        && let Some(found) = cx.find(number)
    {
        return Some(found);
    }
    let mut eldest = None;
    let mut at = own;
    // The line of parents is as long as there are threads at most.
    for _ in 0..cx.state.thread_count() {
        match cx.state.parent_of(at) {
            Some(parent) if id(parent) == number && parent.tid != own.tid => {
                eldest = Some(parent);
                at = parent;
            }
            _ => break,
        }
    }
    eldest
}

fn text<'a>(cx: &Cx<'a>, id: Id, host: bool, f: fn(&Thread) -> &[u8]) -> Value<'a> {
    if cx.thread().is_none() {
        return Value::Absent;
    }
    Value::Str(leader(cx, id, host).map_or(b"", f))
}

fn comm(t: &Thread) -> &[u8] {
    &t.comm
}

fn exe(t: &Thread) -> &[u8] {
    &t.exe
}

fn exepath(t: &Thread) -> &[u8] {
    &t.exepath
}

pub(crate) fn sname<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, sid, false, comm)
}

pub(crate) fn sid_exe<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, sid, false, exe)
}

pub(crate) fn sid_exepath<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, sid, false, exepath)
}

pub(crate) fn vpgid_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, vpgid, false, comm)
}

pub(crate) fn vpgid_exe<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, vpgid, false, exe)
}

pub(crate) fn vpgid_exepath<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, vpgid, false, exepath)
}

pub(crate) fn pgid_name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, pgid, true, comm)
}

pub(crate) fn pgid_exe<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, pgid, true, exe)
}

pub(crate) fn pgid_exepath<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    text(cx, pgid, true, exepath)
}
