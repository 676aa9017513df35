// SPDX-License-Identifier: Apache-2.0
//! clone, fork, vfork, clone3: a thread is made.
//!
//! Both sides report it, in any order; whichever comes first makes the entry, the other finds it. The caller's side stays
//! away where only the child knows its own numbers.

use eyas_schema::{Event, ids};

use crate::context::Context;
use crate::params::{Params, TaskMemory};
use crate::state::State;
use crate::text::Text;
use crate::thread::{Thread, ThreadId, flag};

/// For how long an entry made by the other side is taken for the same clone, ns.
const SAME_CLONE_NS: u64 = 2_000_000_000;

/// What both sides report.
struct CloneArgs<'a> {
    exe: &'a [u8],
    args: &'a [u8],
    pid: i64,
    ptid: i64,
    fdlimit: i64,
    memory: Option<TaskMemory>,
    comm: &'a [u8],
    cgroups: &'a [u8],
    flags: u32,
    uid: u32,
    gid: u32,
    vtid: i64,
    vpid: i64,
    pidns_start: Option<u64>,
}

impl<'a> CloneArgs<'a> {
    fn read(p: &Params<'a, 21>, tid: i64) -> Option<Self> {
        let exe = p.text(1)?;
        let has_vids = p.is_some(19);
        Some(Self {
            exe,
            args: p.bytes(2),
            pid: p.i64(4)?,
            ptid: p.i64(5)?,
            fdlimit: p.i64(7).unwrap_or(-1),
            memory: p.memory(8),
            comm: p.text(13).filter(|c| !c.is_empty()).unwrap_or(exe),
            cgroups: p.bytes(14),
            flags: p.u32(15).unwrap_or(0),
            uid: p.u32(16).unwrap_or(u32::MAX),
            gid: p.u32(17).unwrap_or(u32::MAX),
            vtid: if has_vids { p.i64(18).unwrap_or(tid) } else { tid },
            vpid: if has_vids { p.i64(19).unwrap_or(-1) } else { -1 },
            pidns_start: p.u64(20),
        })
    }

    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }
}

pub(crate) fn clone(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let Some(result) = ev.i64(0) else {
        state.counters.bad_params += 1;
        return;
    };
    if result < 0 {
        return;
    }
    let params = Params::read(ev);
    let Some(args) = CloneArgs::read(&params, ev.tid.cast_signed()) else {
        state.counters.bad_params += 1;
        return;
    };
    if result == 0 {
        state.clone_child(ev, &args, ctx);
    } else {
        state.clone_caller(ev, &args, result, ctx);
    }
}

impl State {
    fn boot_ts(&self) -> u64 {
        // On a replay the reference does not know the machine, so times since its start stay what they are.
        self.machine.as_ref().filter(|_| self.proc.is_some()).map_or(0, |m| m.boot_ts)
    }

    fn clone_caller(&mut self, ev: &Event<'_>, args: &CloneArgs<'_>, child: i64, ctx: &mut Context) {
        let caller_tid = ev.tid.cast_signed();
        ctx.thread = self.find_or_ask(caller_tid);
        let Some(caller) = ctx.thread else { return };
        let trusted = self.complete_caller(caller, args);
        let Some(t) = self.table.get(caller) else { return };
        if args.has(flag::CHILD_IN_PIDNS | flag::NEWPID | flag::PARENT) || t.tid != t.vtid {
            return;
        }
        if args.has(flag::VFORK) || ev.kind == ids::SYSCALL_VFORK_20_X || self.exited.contains(caller_tid, child, ev.ts) {
            return;
        }
        if let Some(old) = self.by_tid(child) {
            if old.has(flag::INVERTED) {
                return;
            }
            self.counters.reused_tids += 1;
            self.remove_thread(child);
            ctx.thread = self.find_or_ask(caller_tid);
        }
        let Some(caller) = ctx.thread else { return };
        let mut t = Box::new(Thread::new(child));
        let Some(c) = self.table.get(caller) else { return };
        t.flags = args.flags;
        if args.has(flag::THREAD) {
            (t.pid, t.ptid, t.lastexec_ts) = (c.pid, c.ptid, c.lastexec_ts);
            t.flags |= flag::FILES;
        } else {
            (t.pid, t.ptid) = (child, caller_tid);
        }
        (t.vtid, t.vpid) = (t.tid, t.pid);
        self.describe(&mut t, args, ev.ts);
        t.pidns_init_start_ts = self.boot_ts();
        if trusted {
            self.inherit(&mut t, caller, args.has(flag::THREAD));
        } else {
            self.copy_names(caller, &t);
        }
        self.enter_table(t);
    }

    /// Fills in a caller of which nothing was known. Whether its entry says more than this event does.
    fn complete_caller(&mut self, caller: ThreadId, args: &CloneArgs<'_>) -> bool {
        let Some(t) = self.table.get_mut(caller) else { return false };
        if !t.is_invalid() {
            return true;
        }
        (t.pid, t.ptid, t.vtid, t.vpid) = (args.pid, args.ptid, args.vtid, args.vpid);
        self.table.link(caller);
        self.touch_family(caller);
        false
    }

    fn clone_child(&mut self, ev: &Event<'_>, args: &CloneArgs<'_>, ctx: &mut Context) {
        let tid = ev.tid.cast_signed();
        if let Some(old) = self.by_tid(tid)
            && old.clone_ts != 0
        {
            if ev.ts.wrapping_sub(old.clone_ts) < SAME_CLONE_NS {
                return;
            }
            self.counters.reused_tids += 1;
            self.remove_thread(tid);
            ctx.thread = None;
        }
        let mut t = Box::new(Thread::new(tid));
        (t.pid, t.ptid, t.vtid, t.vpid) = (args.pid, args.ptid, args.vtid, args.vpid);
        t.flags = args.flags | flag::INVERTED;
        let is_thread = args.has(flag::THREAD);
        if is_thread {
            t.flags |= flag::FILES;
        }
        let template = self.find_or_ask(if is_thread { args.pid } else { args.ptid });
        let Some(template) = template else {
            ctx.thread = None;
            return;
        };
        self.describe(&mut t, args, ev.ts);
        let own_namespace = args.has(flag::CHILD_IN_PIDNS | flag::NEWPID) || t.tid != t.vtid;
        t.pidns_init_start_ts = match (own_namespace, args.pidns_start) {
            (false, _) => self.boot_ts(),
            (true, Some(start)) => start.wrapping_add(self.boot_ts()),
            (true, None) => 0,
        };
        if self.table.get(template).is_some_and(Thread::is_invalid) {
            if is_thread {
                if let Some(main) = self.table.get_mut(template) {
                    (main.pid, main.ptid, main.vpid, main.vtid) = (args.pid, args.ptid, args.vpid, args.vpid);
                }
                self.table.link(template);
                self.touch_family(template);
                self.copy_names(template, &t);
            }
        } else {
            self.inherit(&mut t, template, is_thread);
        }
        ctx.thread = self.enter_table(t);
    }

    /// What the event itself says of the new thread.
    fn describe(&mut self, t: &mut Thread, args: &CloneArgs<'_>, ts: u64) {
        t.exe = self.names.get(args.exe);
        t.comm = self.names.get(args.comm);
        t.args = self.names.list(args.args);
        t.fdlimit = args.fdlimit;
        if let Some(m) = args.memory {
            m.store(&mut t.memory);
        }
        (t.uid, t.gid, t.clone_ts) = (args.uid, args.gid, ts);
        if !args.cgroups.is_empty()
            && let Some((list, container)) = self.cgroups(args.cgroups)
        {
            (t.cgroups, t.container) = (list, container);
        }
    }

    /// What the new thread takes over from the one it is modelled on.
    fn inherit(&mut self, t: &mut Thread, from: ThreadId, is_thread: bool) {
        let Some(f) = self.table.get(from) else { return };
        t.exepath = f.exepath.clone();
        t.root = f.root.clone();
        (t.sid, t.vpgid, t.pgid, t.tty, t.loginuid) = (f.sid, f.vpgid, f.pgid, f.tty, f.loginuid);
        t.caps = f.caps;
        let unshared = t.exe_file.ctime_duration_pidns_start;
        t.exe_file = f.exe_file;
        t.exe_file.ctime_duration_pidns_start = unshared;
        if is_thread {
            t.lastexec_ts = f.lastexec_ts;
            return;
        }
        let main = self.main_of(f);
        t.cwd = main.map_or_else(|| Text::new(b"./"), |m| m.cwd.clone());
        // The entry's own, as in the reference: of a process that a later thread forks none is known until it executes.
        t.env = f.env.clone();
        t.fds = self.fds_of(f).cloned().unwrap_or_default();
    }

    /// The caller of which nothing was known is what its child is.
    fn copy_names(&mut self, to: ThreadId, from: &Thread) {
        if let Some(t) = self.table.get_mut(to) {
            t.exe = from.exe.clone();
            t.comm = from.comm.clone();
            t.args = from.args.clone();
        }
        self.touch_family(to);
    }

    fn enter_table(&mut self, t: Box<Thread>) -> Option<ThreadId> {
        let id = self.add_thread(t)?;
        self.table.link(id);
        self.welcome(id);
        Some(id)
    }
}
