// SPDX-License-Identifier: Apache-2.0
//! The thread that made the event.
use super::prelude::*;
use super::proc::of_thread;
use eyas_schema::ids;
use eyas_state::Thread;

/// Capabilities by their bit in a set.
const CAPS: [&str; 41] = [
    "CAP_CHOWN",
    "CAP_DAC_OVERRIDE",
    "CAP_DAC_READ_SEARCH",
    "CAP_FOWNER",
    "CAP_FSETID",
    "CAP_KILL",
    "CAP_SETGID",
    "CAP_SETUID",
    "CAP_SETPCAP",
    "CAP_LINUX_IMMUTABLE",
    "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST",
    "CAP_NET_ADMIN",
    "CAP_NET_RAW",
    "CAP_IPC_LOCK",
    "CAP_IPC_OWNER",
    "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO",
    "CAP_SYS_CHROOT",
    "CAP_SYS_PTRACE",
    "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN",
    "CAP_SYS_BOOT",
    "CAP_SYS_NICE",
    "CAP_SYS_RESOURCE",
    "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG",
    "CAP_MKNOD",
    "CAP_LEASE",
    "CAP_AUDIT_WRITE",
    "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP",
    "CAP_MAC_OVERRIDE",
    "CAP_MAC_ADMIN",
    "CAP_SYSLOG",
    "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND",
    "CAP_AUDIT_READ",
    "CAP_PERFMON",
    "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE",
];

fn with_thread<'a>(cx: &Cx<'a>, f: impl FnOnce(&'a Thread) -> Value<'a>) -> Value<'a> {
    cx.thread().map_or(Value::Absent, f)
}

fn caps<'a>(cx: &Cx<'a>, set: fn(&Thread) -> u64) -> Value<'a> {
    with_thread(cx, |t| {
        let set = set(t);
        let names = CAPS.iter().enumerate().filter(|(bit, _)| set >> bit & 1 != 0).map(|(_, n)| n.as_bytes());
        Value::Str(cx.compose(|w| w.join(names, b' ')))
    })
}

pub(crate) fn cap_permitted<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    caps(cx, |t| t.caps.permitted)
}

pub(crate) fn cap_inheritable<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    caps(cx, |t| t.caps.inheritable)
}

pub(crate) fn cap_effective<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    caps(cx, |t| t.caps.effective)
}

/// Memory of a process is shown on its first thread only.
fn on_main(t: &Thread, kb: u32) -> u64 {
    if t.is_main() { kb.into() } else { 0 }
}

of_thread! {
    pf_major, t => Value::U64(t.memory.faults_major);
    pf_minor, t => Value::U64(t.memory.faults_minor);
    is_main, t => Value::Bool(t.is_main());
    vtid, t => Value::signed(Some(t.vtid).filter(|n| *n != -1));
    vmsize, t => Value::U64(on_main(t, t.memory.size_kb));
    vmrss, t => Value::U64(on_main(t, t.memory.rss_kb));
    vmsize_b, t => Value::U64(on_main(t, t.memory.size_kb) * 1024);
    vmrss_b, t => Value::U64(on_main(t, t.memory.rss_kb) * 1024);
}

pub(crate) fn tid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let tid = cx.thread().map_or_else(|| cx.event.tid.cast_signed(), |t| t.tid);
    Value::signed(Some(tid).filter(|n| (-1..=i64::from(u32::MAX)).contains(n)))
}

pub(crate) fn name_tid<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    with_thread(cx, |t| {
        Value::Str(cx.compose(|w| {
            w.bytes(&t.comm);
            w.signed(t.tid);
        }))
    })
}

/// Time since the last switch on this CPU that this instance of the field was read on; 0 for other events.
fn slice(cx: &Cx<'_>, field: &Field) -> u64 {
    if cx.event.kind != ids::SCHEDSWITCH_6_E {
        return 0;
    }
    let last = cx.scratch.last_switch.borrow_mut().insert((field.instance(), cx.context.meta.cpu), cx.event.ts);
    last.map_or(0, |t| cx.event.ts.wrapping_sub(t))
}

pub(crate) fn exec_time<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::U64(slice(cx, field))
}

pub(crate) fn total_exec_time<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let slice = slice(cx, field);
    let Some(thread) = cx.thread() else { return Value::Absent };
    let mut totals = cx.scratch.run_times.borrow_mut();
    if totals.len() >= crate::scratch::MAX_THREADS {
        totals.clear();
    }
    let key = (field.instance(), thread.tid.cast_unsigned());
    if slice > 0 {
        let total = totals.entry(key).or_default();
        *total = total.saturating_add(slice);
    }
    Value::U64(totals.get(&key).copied().unwrap_or(0))
}

pub(crate) fn cgroups<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    with_thread(cx, |t| if t.cgroups.is_empty() { Value::Absent } else { Value::Str(super::proc::joined(cx, &t.cgroups)) })
}

pub(crate) fn cgroup<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let path = |t: &'a Thread| {
        let name = field.key()?.as_bytes();
        t.cgroups.iter().find_map(|g| g.strip_prefix(name)?.strip_prefix(b"="))
    };
    with_thread(cx, |t| Value::text(path(t)))
}

/// CPU time that the records of usage report, of these of their parameters: what it grew by since this instance of the
/// field last saw the thread, as percent of the second between two records.
fn usage<'a>(cx: &Cx<'a>, field: &Field, parts: &[usize]) -> Value<'a> {
    if cx.event.kind != ids::PROCINFO_E || cx.thread().is_none() {
        return Value::Absent;
    }
    let now = parts.iter().filter_map(|p| cx.event.u64(*p)).fold(0, u64::saturating_add);
    let mut totals = cx.scratch.cpu_times.borrow_mut();
    if totals.len() >= crate::scratch::MAX_THREADS {
        totals.clear();
    }
    let before = totals.insert((field.instance(), cx.event.tid), now).unwrap_or(0);
    let grown = if before == 0 { 0 } else { now.wrapping_sub(before).min(100) };
    Value::F64(f64::from(u8::try_from(grown).unwrap_or(100)))
}

pub(crate) fn cpu<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    usage(cx, field, &[0, 1])
}

pub(crate) fn cpu_user<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    usage(cx, field, &[0])
}

pub(crate) fn cpu_system<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    usage(cx, field, &[1])
}
