// SPDX-License-Identifier: Apache-2.0
//! The process that made the event.
use super::prelude::*;
use eyas_state::{List, Thread};

/// An id that the reference would take for one: others are not shown.
fn id(n: i64) -> Option<i64> {
    (-1..=i64::from(u32::MAX)).contains(&n).then_some(n)
}

/// A number for which 0 means that nothing is known.
fn nonzero(n: u64) -> Option<u64> {
    (n != 0).then_some(n)
}

fn with_thread<'a>(cx: &Cx<'a>, f: impl FnOnce(&'a Thread) -> Value<'a>) -> Value<'a> {
    cx.thread().map_or(Value::Absent, f)
}

/// Defines extractors that read the thread alone.
macro_rules! of_thread {
    ($($name:ident, $t:ident => $value:expr;)*) => {
        $(pub(crate) fn $name<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
            with_thread(cx, |$t| $value)
        })*
    };
}
pub(super) use of_thread;

of_thread! {
    exe, t => Value::Str(&t.exe);
    exepath, t => Value::Str(&t.exepath);
    comm, t => Value::Str(&t.comm);
    cmdnargs, t => Value::U64(count(t.args.iter().count()));
    cmdlenargs, t => Value::U64(count(t.args.iter().map(<[u8]>::len).sum()));
    tty, t => Value::U64(t.tty.into());
    pid, t => Value::signed(id(t.pid));
    vpid, t => Value::signed(Some(t.vpid).filter(|n| *n != -1));
    sid, t => Value::I64(t.sid);
    vpgid, t => Value::I64(t.vpgid);
    pgid, t => Value::I64(t.pgid);
    start_ts, t => Value::unsigned(nonzero(t.clone_ts));
    exe_writable, t => Value::Bool(t.exe_file.writable);
    exe_upper, t => Value::Bool(t.exe_file.upper_layer);
    exe_lower, t => Value::Bool(t.exe_file.lower_layer);
    exe_memfd, t => Value::Bool(t.exe_file.from_memfd);
    is_sid_leader, t => Value::Bool(t.sid == t.vpid);
    is_vpgid_leader, t => Value::Bool(t.vpgid == t.vpid);
    is_pgid_leader, t => Value::Bool(t.pgid == t.pid);
    exe_ino, t => Value::signed(nonzero(t.exe_file.ino).map(u64::cast_signed));
    exe_ctime, t => Value::unsigned(nonzero(t.exe_file.ctime));
    exe_mtime, t => Value::unsigned(nonzero(t.exe_file.mtime));
    exe_ctime_to_start, t => Value::unsigned(nonzero(t.exe_file.ctime_duration_clone_ts));
    exe_ctime_from_pidns, t => Value::unsigned(nonzero(t.exe_file.ctime_duration_pidns_start));
    pidns_start, t => Value::unsigned(nonzero(t.pidns_init_start_ts));
    vmsize, t => Value::U64(t.memory.size_kb.into());
    vmrss, t => Value::U64(t.memory.rss_kb.into());
    vmswap, t => Value::U64(t.memory.swap_kb.into());
}

pub(super) fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Items joined by blanks; borrowed if there is but one.
pub(super) fn joined<'a>(cx: &Cx<'a>, items: &'a List) -> &'a [u8] {
    let raw = items.raw().as_bytes();
    if memchr::memchr(0, raw).is_some() { cx.compose(|w| w.list(items)) } else { raw }
}

/// Name and arguments; borrowed if there are no arguments.
pub(super) fn command_line<'a>(cx: &Cx<'a>, t: &'a Thread) -> &'a [u8] {
    if t.args.is_empty() {
        return &t.comm;
    }
    cx.compose(|w| {
        w.bytes(&t.comm);
        w.byte(b' ');
        w.list(&t.args);
    })
}

pub(crate) fn cmdline<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    with_thread(cx, |t| Value::Str(command_line(cx, t)))
}

pub(crate) fn exeline<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let line = |t: &'a Thread| {
        cx.compose(|w| {
            w.bytes(&t.exe);
            w.byte(b' ');
            w.list(&t.args);
        })
    };
    with_thread(cx, |t| Value::Str(line(t)))
}

pub(crate) fn args<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    with_thread(cx, |t| match field.index() {
        Some(n) => Value::Str(t.args.get(n).unwrap_or_default()),
        None => Value::Str(joined(cx, &t.args)),
    })
}

/// Value of a variable; an empty one is taken for a missing one.
pub(super) fn variable<'a>(env: &'a List, name: &str) -> Option<&'a [u8]> {
    let value = env.iter().find_map(|item| item.strip_prefix(name.as_bytes())?.strip_prefix(b"="))?;
    let value = value.trim_ascii();
    (!value.is_empty()).then_some(value)
}

pub(crate) fn env<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let Some(who) = cx.thread() else { return Value::Absent };
    let env = cx.env(who);
    Value::Str(match field.key() {
        Some(name) => variable(env, name).unwrap_or_default(),
        None => joined(cx, env),
    })
}

pub(crate) fn cwd<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    cx.thread().map_or(Value::Absent, |who| Value::Str(cx.cwd(who)))
}

/// Time from a start to the event; it wraps where clocks disagree.
pub(super) fn age(cx: &Cx<'_>, clone_ts: u64) -> Option<u64> {
    nonzero(clone_ts).map(|start| cx.event.ts.wrapping_sub(start))
}

pub(crate) fn duration<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    with_thread(cx, |t| Value::unsigned(age(cx, t.clone_ts)))
}

/// A process whose first thread is not known has none.
pub(super) fn open_fds(cx: &Cx<'_>) -> Option<u64> {
    let main = cx.main(cx.thread()?);
    Some(main.and_then(|main| cx.fds(main)).map_or(0, |fds| count(fds.len())))
}

fn limit(cx: &Cx<'_>) -> Option<i64> {
    Some(cx.main(cx.thread()?).map_or(0, |main| main.fdlimit))
}

pub(crate) fn fd_count<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::unsigned(open_fds(cx))
}

pub(crate) fn fd_limit<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    Value::signed(limit(cx))
}

pub(crate) fn fd_usage<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let (Some(open), Some(limit)) = (open_fds(cx), limit(cx)) else { return Value::Absent };
    Value::F64(match u32::try_from(limit) {
        Ok(limit @ 1..) => (f64::from(u32::try_from(open).unwrap_or(u32::MAX)) * 100.0 / f64::from(limit)).min(100.0),
        _ => 0.0,
    })
}

fn live_threads(cx: &Cx<'_>) -> Option<u64> {
    Some(cx.state.group_of(cx.thread()?)?.alive.into())
}

pub(crate) fn nthreads<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    with_thread(cx, |_| Value::U64(live_threads(cx).unwrap_or(0)))
}

pub(crate) fn nchilds<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(t) = cx.thread() else { return Value::Absent };
    let main_lives = cx.main(t).is_some_and(|m| !m.is_dead());
    Value::U64(live_threads(cx).unwrap_or(0).saturating_sub(u64::from(main_lives)))
}
