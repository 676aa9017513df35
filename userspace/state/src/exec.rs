// SPDX-License-Identifier: Apache-2.0
//! execve and execveat: a thread becomes another program.

use eyas_schema::{Event, ids};

use crate::context::Context;
use crate::params::Params;
use crate::path;
use crate::state::{NA, State, UNKNOWN};
use crate::thread::{Enter, ThreadId, flag};

/// Bits of the exec flags parameter.
mod exec_flag {
    pub const WRITABLE: u32 = 1 << 0;
    pub const UPPER_LAYER: u32 = 1 << 1;
    pub const FROM_MEMFD: u32 = 1 << 2;
    pub const LOWER_LAYER: u32 = 1 << 3;
}

/// execveat: the file is the fd itself.
const AT_EMPTY_PATH: u32 = 1;

/// Length at which an environment was cut by the probe.
const CUT_ENV: usize = 4096;

/// Flags that outlive an exec.
const KEPT: u32 = flag::PIPE_SRC | flag::PIPE_DST | flag::IS_MAIN_THREAD | flag::INVERTED;

pub(crate) fn enter_execve(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if let Some(name) = ev.param(0).filter(|p| !p.is_empty()).and(ev.text(0)) {
        state.store_enter(ctx, Enter { kind: ev.kind, name: name.to_vec(), ..Enter::default() });
    }
}

pub(crate) fn enter_execveat(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    let enter =
        Enter { kind: ev.kind, fd: ev.i64(0), name: ev.text(1).unwrap_or(NA).to_vec(), flags: ev.u32(2).unwrap_or(0), ..Enter::default() };
    state.store_enter(ctx, enter);
}

pub(crate) fn exec(state: &mut State, ev: &Event<'_>, ctx: &mut Context) {
    if ev.i64(0).is_none_or(|r| r < 0) {
        return;
    }
    let Some(id) = ctx.thread else { return };
    let p = Params::read(ev);
    let (Some(exe), Some(pid)) = (p.text(1), p.i64(4)) else {
        state.counters.bad_params += 1;
        return;
    };
    state.revive(id);
    state.new_program(id, &p, exe, pid, ev.ts);
    if let Some(path) = state.exec_path(id, &p, ctx) {
        let path = state.exepath(&path);
        if let Some(t) = state.table.get_mut(id) {
            t.exepath = path;
        }
    }
    state.new_identity(id, &p);
    state.close_on_exec(id);
    if let Some(t) = state.table.get_mut(id) {
        t.flags = flag::ACTIVE | flag::NAME_CHANGED | (t.flags & KEPT);
    }
    state.remove_other_threads(id);
    state.touch_family(id);
}

impl State {
    /// A thread whose exit was seen lives on.
    fn revive(&mut self, id: ThreadId) {
        let Some(t) = self.table.get_mut(id) else { return };
        if !t.is_dead() {
            return;
        }
        t.flags &= !flag::CLOSED;
        if let Some(g) = self.table.group_of_mut(id) {
            g.alive += 1;
        }
    }

    fn new_program(&mut self, id: ThreadId, p: &Params<'_, 30>, exe: &[u8], pid: i64, ts: u64) {
        let exe = self.names.get(exe);
        let comm = p.text(13).filter(|c| !c.is_empty()).map_or_else(|| exe.clone(), |c| self.names.get(c));
        let args = self.names.list(p.bytes(2));
        let env = if p.is_some(15) { Some(self.new_env(pid, p.bytes(15))) } else { None };
        let cgroups = if p.is_some(14) { self.cgroups(p.bytes(14)) } else { None };
        let Some(t) = self.table.get_mut(id) else { return };
        (t.exe, t.comm, t.args, t.pid, t.lastexec_ts) = (exe, comm, args, pid, ts);
        if t.is_invalid() {
            t.ptid = p.i64(5).unwrap_or(-1);
            if !t.has(flag::CHILD_IN_PIDNS) {
                (t.vtid, t.vpid) = (t.tid, t.pid);
            }
        }
        t.fdlimit = p.i64(7).unwrap_or(-1);
        if let Some(m) = p.memory(8) {
            m.store(&mut t.memory);
        }
        if let Some(env) = env {
            t.env = env;
        }
        if let Some((list, container)) = cgroups {
            (t.cgroups, t.container) = (list, container);
        }
        if p.is_some(16) {
            t.tty = p.u32(16).unwrap_or(0);
        }
        self.table.link(id);
    }

    fn new_env(&mut self, pid: i64, raw: &[u8]) -> crate::text::List {
        if raw.len() == CUT_ENV
            && self.config.large_envs
            && let Some(whole) = self.proc.as_mut().and_then(|proc| proc.environ(pid))
        {
            return self.names.list(&whole);
        }
        self.names.list(raw)
    }

    /// The path of the new program: as the kernel says, or in old captures as the enter event says.
    fn exec_path(&mut self, id: ThreadId, p: &Params<'_, 30>, ctx: &Context) -> Option<Vec<u8>> {
        if p.is_some(27) {
            return p.text(27).map(<[u8]>::to_vec);
        }
        if !ctx.entered {
            return None;
        }
        let t = self.table.get(id)?;
        let enter = t.enter.as_deref()?;
        if enter.kind == ids::SYSCALL_EXECVE_19_E {
            let unknown = enter.name == NA;
            return Some(if unknown { NA.to_vec() } else { path::joined(self.cwd_of(t), &enter.name) });
        }
        if enter.kind != ids::SYSCALL_EXECVEAT_E {
            return None;
        }
        let dir = self.dir_of(t, enter.fd.unwrap_or(-1), &enter.name);
        let empty = enter.flags & AT_EMPTY_PATH != 0;
        if (!empty && enter.name == NA) || dir == UNKNOWN {
            return Some(NA.to_vec());
        }
        Some(if empty { path::joined(b"", &dir) } else { path::joined(&dir, &enter.name) })
    }

    fn new_identity(&mut self, id: ThreadId, p: &Params<'_, 30>) {
        let Some(t) = self.table.get_mut(id) else { return };
        if let Some(v) = p.i64(17) {
            t.vpgid = v;
        }
        if let Some(v) = p.u32(18) {
            t.loginuid = v;
        }
        if let Some(flags) = p.u32(19) {
            t.exe_file.writable = flags & exec_flag::WRITABLE != 0;
            t.exe_file.upper_layer = flags & exec_flag::UPPER_LAYER != 0;
            t.exe_file.from_memfd = flags & exec_flag::FROM_MEMFD != 0;
            t.exe_file.lower_layer = flags & exec_flag::LOWER_LAYER != 0;
        }
        if p.is_some(22) {
            t.caps.inheritable = p.u64(20).unwrap_or(0);
            t.caps.permitted = p.u64(21).unwrap_or(0);
            t.caps.effective = p.u64(22).unwrap_or(0);
        }
        if p.is_some(25) {
            let f = &mut t.exe_file;
            f.ino = p.u64(23).unwrap_or(0);
            f.ctime = p.u64(24).unwrap_or(0);
            f.mtime = p.u64(25).unwrap_or(0);
            if t.clone_ts != 0 {
                f.ctime_duration_clone_ts = t.clone_ts.wrapping_sub(f.ctime);
            }
            if t.pidns_init_start_ts != 0 && f.ctime > t.pidns_init_start_ts {
                f.ctime_duration_pidns_start = f.ctime - t.pidns_init_start_ts;
            }
        }
        if let Some(v) = p.u32(26) {
            t.uid = v;
        }
        t.pgid = p.i64(28).unwrap_or(-1);
        if let Some(v) = p.u32(29) {
            t.gid = v;
        }
        let (container, pid, uid, gid) = (t.container.clone(), t.pid, t.uid, t.gid);
        self.add_user(&container, pid, uid);
        self.add_group(&container, pid, gid);
    }

    fn close_on_exec(&mut self, id: ThreadId) {
        if let Some(fds) = self.fds_mut(id) {
            fds.remove_if(|_, fd| fd.is_cloexec());
        }
    }

    /// After an exec the process has one thread.
    fn remove_other_threads(&mut self, id: ThreadId) {
        let Some(t) = self.table.get(id) else { return };
        let Some(group) = t.links.group else { return };
        if self.table.group(group).is_none_or(|g| g.alive <= 1) {
            return;
        }
        let others: Vec<i64> = self
            .table
            .peers(group)
            .filter(|peer| *peer != id)
            .filter_map(|peer| self.table.get(peer))
            .filter(|t| !t.is_main())
            .map(|t| t.tid)
            .collect();
        for tid in others {
            self.remove_thread(tid);
        }
    }

    /// Keeps the enter half of a call until its exit.
    pub(crate) fn store_enter(&mut self, ctx: &Context, enter: Enter) {
        const MAX_ENTER: usize = 4096;
        if enter.name.len() + enter.addr.len() > MAX_ENTER {
            return;
        }
        if let Some(t) = ctx.thread.and_then(|id| self.table.get_mut(id)) {
            t.enter = Some(Box::new(enter));
        }
    }
}
