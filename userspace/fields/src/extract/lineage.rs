// SPDX-License-Identifier: Apache-2.0
//! The process's ancestors.
//!
//! There are two ways up. A numbered ancestor is a process: main thread to main thread. The whole line, wherever no
//! number is given, goes from thread to the very thread that made it.
use super::prelude::*;
use super::proc::{age, command_line, joined, variable};
use eyas_state::Thread;

/// How many parents are searched for a variable.
const ENV_LEVELS: usize = 20;
/// Room for the parents that most processes have.
const USUAL_LINE: usize = 8;

/// The process of the event's thread (0), its parent (1), and so on.
fn ancestor<'a>(cx: &Cx<'a>, level: usize) -> Option<&'a Thread> {
    // The line of parents is as long as there are threads at most.
    if level > cx.state.thread_count() { None } else { cx.state.ancestor_of(cx.thread()?, level) }
}

fn of_ancestor<'a>(cx: &Cx<'a>, level: usize, f: impl FnOnce(&Cx<'a>, &'a Thread) -> &'a [u8]) -> Value<'a> {
    Value::text(ancestor(cx, level).map(|a| f(cx, a)))
}

/// The parents of the event's process, nearest first. A thread seen twice ends the walk.
fn parents<'a>(cx: &Cx<'a>) -> impl Iterator<Item = &'a Thread> {
    let start = cx.thread().and_then(|t| cx.main(t));
    let (mut at, mut mark, mut steps, mut lap) = (start, start.map(|w| w.tid), 0u32, 1u32);
    std::iter::from_fn(move || {
        let next = cx.state.parent_of(at?)?;
        // A loop is found by comparing with a mark that moves on at every power of two.
        if Some(next.tid) == mark || Some(next.tid) == start.map(|w| w.tid) {
            at = None;
            return None;
        }
        steps += 1;
        if steps == lap {
            (mark, lap) = (Some(next.tid), lap.saturating_mul(2));
        }
        at = Some(next);
        Some(next)
    })
}

/// One text of every parent: candidates for a comparison, joined by blanks for output; none if all are empty.
fn of_line<'a>(cx: &Cx<'a>, f: impl Fn(&Cx<'a>, &'a Thread) -> &'a [u8]) -> Value<'a> {
    if cx.purpose == Purpose::Print {
        let line = cx.compose(|w| {
            for p in parents(cx) {
                if !w.is_empty() {
                    w.byte(b' ');
                }
                w.bytes(f(cx, p));
            }
        });
        return if line.is_empty() { Value::Absent } else { Value::Str(line) };
    }
    let mut all = bumpalo::collections::Vec::with_capacity_in(USUAL_LINE, cx.arena());
    all.extend(parents(cx).map(|p| Value::Str(f(cx, p))));
    if all.is_empty() { Value::Absent } else { Value::Any(all.into_bump_slice()) }
}

/// One text of the ancestor that the argument names, or of the whole line.
fn of_level<'a>(cx: &Cx<'a>, field: &Field, f: impl Fn(&Cx<'a>, &'a Thread) -> &'a [u8]) -> Value<'a> {
    match field.index() {
        Some(level) => of_ancestor(cx, level, f),
        None => of_line(cx, f),
    }
}

fn exe<'a>(_: &Cx<'a>, t: &'a Thread) -> &'a [u8] {
    &t.exe
}

fn exepath<'a>(_: &Cx<'a>, t: &'a Thread) -> &'a [u8] {
    &t.exepath
}

fn comm<'a>(_: &Cx<'a>, t: &'a Thread) -> &'a [u8] {
    &t.comm
}

fn args<'a>(cx: &Cx<'a>, t: &'a Thread) -> &'a [u8] {
    joined(cx, &t.args)
}

pub(crate) fn pexe<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_ancestor(cx, 1, exe)
}

pub(crate) fn pexepath<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_ancestor(cx, 1, exepath)
}

pub(crate) fn pname<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_ancestor(cx, 1, comm)
}

pub(crate) fn pcmdline<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    of_ancestor(cx, 1, command_line)
}

pub(crate) fn aexe<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    of_level(cx, field, exe)
}

pub(crate) fn aexepath<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    of_level(cx, field, exepath)
}

pub(crate) fn aname<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    of_level(cx, field, comm)
}

pub(crate) fn acmdline<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    of_level(cx, field, command_line)
}

/// Joined by blanks without a number, in comparisons too.
pub(crate) fn aargs<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    match field.index() {
        Some(level) => of_ancestor(cx, level, args),
        None => of_line(&cx.for_print(), args),
    }
}

/// The threads above the process, each as its child names it: not always the first of its own process.
fn parent_threads<'a>(cx: &Cx<'a>) -> impl Iterator<Item = &'a Thread> {
    let mut at = cx.thread().and_then(|t| cx.main(t));
    std::iter::from_fn(move || {
        at = cx.state.parent_of(at?);
        at
    })
}

pub(crate) fn aenv<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let Some(who) = cx.thread() else { return Value::Absent };
    if let Some(name) = field.key() {
        let found = parent_threads(cx).take(ENV_LEVELS).find_map(|a| variable(cx.env(a), name));
        return Value::Str(found.unwrap_or_default());
    }
    if cx.purpose == Purpose::Compare {
        let mut all = bumpalo::collections::Vec::new_in(cx.arena());
        all.extend(parents(cx).map(|p| Value::Str(joined(cx, cx.env(p)))));
        return if all.is_empty() { Value::Absent } else { Value::Any(all.into_bump_slice()) };
    }
    match field.index() {
        None | Some(0) => Value::Str(joined(cx, cx.env(who))),
        Some(_) if cx.main(who).is_none() => Value::Str(b""),
        Some(level) => Value::text(parent_threads(cx).nth(level - 1).map(|a| joined(cx, cx.env(a)))),
    }
}

fn pid_of(who: Option<&Thread>) -> Option<i64> {
    who.map(|w| w.pid).filter(|n| (-1..=i64::from(u32::MAX)).contains(n))
}

pub(crate) fn ppid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::signed(pid_of(ancestor(cx, 1)))
}

pub(crate) fn apid<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    match (field.index(), cx.purpose) {
        (Some(level), _) => Value::signed(pid_of(ancestor(cx, level))),
        (None, Purpose::Print) => Value::signed(pid_of(ancestor(cx, 0))),
        (None, Purpose::Compare) => {
            let mut all = bumpalo::collections::Vec::new_in(cx.arena());
            all.extend(parents(cx).map(|p| Value::I64(p.pid)));
            if all.is_empty() { Value::Absent } else { Value::Any(all.into_bump_slice()) }
        }
    }
}

/// The thread that made this one.
fn parent_thread<'a>(cx: &Cx<'a>) -> Option<&'a Thread> {
    cx.state.parent_of(cx.thread()?)
}

pub(crate) fn pvpid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::signed(parent_thread(cx).map(|t| t.vpid))
}

pub(crate) fn parent_duration<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(parent) = ancestor(cx, 1) else { return Value::Absent };
    match age(cx, parent.clone_ts) {
        Some(age) => Value::U64(age),
        // The reference shows the number of open fds where it does not know when the parent started.
        None => Value::unsigned(super::proc::open_fds(cx)),
    }
}

pub(crate) fn parent_start_ts<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(parent_thread(cx).map(|t| t.clone_ts))
}

/// The highest process in the line whose name ends in "sh".
pub(crate) fn login_shell<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let own = cx.thread().and_then(|who| cx.main(who));
    let line = own.into_iter().chain(parents(cx));
    Value::signed(line.filter(|p| p.comm.ends_with(b"sh")).last().map(|p| p.pid))
}
