// SPDX-License-Identifier: Apache-2.0
//! A small world for tests: events are sent, the state is asked.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use eyas_schema::build::EventBuilder;
use eyas_schema::{Event, ids};
use eyas_state::{Config, Context, Fd, Meta, State, Thread};

pub const SECOND: u64 = 1_000_000_000;
pub const CONTAINER: &str = "3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e";

pub struct World {
    pub state: State,
    pub now: u64,
    pub last: Context,
    num: u64,
}

impl Default for World {
    fn default() -> Self {
        Self::with(State::new(Config::default()))
    }
}

pub fn text(b: &[u8]) -> String {
    String::from_utf8_lossy(b).into_owned()
}

/// Parameters of a clone event beyond those that tests always give.
pub struct Clone {
    pub kind: u16,
    pub tid: i64,
    pub result: i64,
    pub pid: i64,
    pub ptid: i64,
    pub flags: u32,
    pub vtid: i64,
    pub vpid: i64,
    pub comm: &'static str,
    pub cgroup: String,
}

impl Clone {
    pub fn caller(tid: i64, child: i64) -> Self {
        Self { tid, result: child, pid: tid, ptid: 1, vtid: tid, vpid: tid, ..Self::child(tid, 1) }
    }

    pub fn child(tid: i64, ptid: i64) -> Self {
        Self {
            kind: ids::SYSCALL_CLONE_20_X,
            tid,
            result: 0,
            pid: tid,
            ptid,
            flags: 0,
            vtid: tid,
            vpid: tid,
            comm: "bash",
            cgroup: "/".into(),
        }
    }
}

impl World {
    pub fn with(state: State) -> Self {
        Self { state, now: 1_700_000_000 * SECOND, last: Context::default(), num: 0 }
    }

    pub fn send(&mut self, tid: i64, event: EventBuilder) -> Context {
        self.now += 1000;
        self.num += 1;
        let bytes = event.ts(self.now).tid(tid.cast_unsigned()).build();
        let event = Event::parse(&bytes).unwrap();
        self.last = self.state.process(&event, Meta { num: self.num, cpu: 0, flags: 0 });
        self.last.clone()
    }

    /// Any event that changes nothing: ends what the one before left.
    pub fn tick(&mut self) {
        self.send(1, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    }

    pub fn clone(&mut self, c: &Clone) -> Context {
        let b = EventBuilder::new(c.kind)
            .i64(c.result)
            .text("/bin/bash")
            .bytes(b"-l\0")
            .i64(c.tid)
            .i64(c.pid)
            .i64(c.ptid)
            .text("")
            .i64(1024)
            .u64(1)
            .u64(2)
            .u32(100)
            .u32(50)
            .u32(0)
            .text(c.comm)
            .bytes(format!("cpu={}\0", c.cgroup).as_bytes())
            .u32(c.flags)
            .u32(0)
            .u32(0)
            .i64(c.vtid)
            .i64(c.vpid)
            .u64(0);
        self.send(c.tid, b)
    }

    /// A known process: its own child event says who it is.
    pub fn process(&mut self, tid: i64, ptid: i64) {
        self.clone(&Clone::child(tid, ptid));
    }

    /// A known thread of a known process.
    pub fn thread_of(&mut self, tid: i64, pid: i64, ptid: i64) {
        self.clone(&Clone { pid, vpid: pid, flags: eyas_state::thread::flag::THREAD, ..Clone::child(tid, ptid) });
    }

    pub fn exec(&mut self, tid: i64, pid: i64, ptid: i64, path: &str) -> Context {
        self.exec_with(tid, pid, ptid, path, 0, "/")
    }

    pub fn exec_with(&mut self, tid: i64, pid: i64, ptid: i64, path: &str, result: i64, cgroup: &str) -> Context {
        let comm = path.rsplit('/').next().unwrap();
        let b = EventBuilder::new(ids::SYSCALL_EXECVE_19_X)
            .i64(result)
            .text(comm)
            .bytes(b"-a\0b\0")
            .i64(tid)
            .i64(pid)
            .i64(ptid)
            .text("")
            .u64(1024)
            .u64(1)
            .u64(2)
            .u32(100)
            .u32(50)
            .u32(0)
            .text(comm)
            .bytes(format!("cpu={cgroup}\0").as_bytes())
            .bytes(b"HOME=/root\0X=\0")
            .u32(34816)
            .i64(pid)
            .u32(1000)
            .u32(1)
            .u64(1)
            .u64(2)
            .u64(3)
            .u64(4711)
            .u64(self.now - SECOND)
            .u64(self.now - 2 * SECOND)
            .u32(1000)
            .text(path)
            .i64(pid)
            .u32(1001)
            .text(path);
        self.send(tid, b)
    }

    pub fn exit(&mut self, tid: i64, reaper: i64) -> Context {
        self.send(tid, EventBuilder::new(ids::PROCEXIT_1_E).i64(0).i64(0).u8(0).u8(0).i64(reaper))
    }

    pub fn openat(&mut self, tid: i64, fd: i64, dirfd: i64, name: &str, flags: u32) -> Context {
        let b = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(dirfd).text(name).u32(flags).u32(0).u32(9).u64(77);
        self.send(tid, b)
    }

    pub fn close(&mut self, tid: i64, fd: i64, result: i64) -> Context {
        self.send(tid, EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(result).i64(fd))
    }

    pub fn chdir(&mut self, tid: i64, path: &str) -> Context {
        self.send(tid, EventBuilder::new(ids::SYSCALL_CHDIR_X).i64(0).text(path))
    }

    pub fn t(&self, tid: i64) -> &Thread {
        self.state.by_tid(tid).unwrap_or_else(|| panic!("thread {tid} is not known"))
    }

    pub fn fd(&self, tid: i64, number: i64) -> Option<&Fd> {
        self.state.lookup_fd(self.t(tid), number)
    }

    pub fn fd_name(&self, tid: i64, number: i64) -> String {
        self.fd(tid, number).map_or_else(|| "none".into(), |fd| text(&fd.name))
    }

    /// Name of the fd that the last event was about.
    pub fn event_fd(&self) -> String {
        self.state.fd(&self.last).map_or_else(|| "none".into(), |fd| text(&fd.name))
    }

    pub fn cwd(&self, tid: i64) -> String {
        text(self.state.cwd_of(self.t(tid)))
    }

    pub fn parents(&self, tid: i64) -> Vec<i64> {
        let mut at = self.t(tid);
        let mut out = Vec::new();
        while let Some(p) = self.state.parent_of(at) {
            out.push(p.tid);
            at = p;
        }
        out
    }
}
