// SPDX-License-Identifier: Apache-2.0
//! Runs the real program, and makes small traces for it.
#![allow(dead_code, reason = "each test file uses its part")]

use eyas_capture::{
    FdDetail, FdEntry, HeaderSink, HeaderSource, MachineInfo, RawRecord, Reader, ThreadEntry, UserEntry, Writer, WriterOptions,
};
use eyas_schema::{build::EventBuilder, ids};
use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// What a run gave.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program with these arguments; time is UTC and nothing of the caller's environment counts.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eyas"));
    command.args(args).env("TZ", "UTC").env_remove("FALCO_HOSTNAME").stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn eyas(args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = command(args).output().unwrap();
    let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
    Ran { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

/// A machine with one shell, `bash` (tid 100), a child of `sshd` (tid 50).
struct Machine;

impl HeaderSource for Machine {
    fn describe(&self, sink: &mut dyn HeaderSink) {
        let mut threads = ThreadSamples(Vec::new());
        sink.begin_section();
        sink.machine(&MachineInfo {
            num_cpus: 2,
            memory_size_bytes: 1 << 30,
            max_pid: 4_194_304,
            hostname: b"tracebox".to_vec(),
            boot_ts_epoch: 0,
        });
        sink.begin_users();
        sink.user(&UserEntry { uid: 0, gid: 0, name: b"root", homedir: b"/root", shell: b"/bin/bash" });
        threads.add(1, 0, b"systemd");
        threads.add(50, 1, b"sshd");
        threads.add(100, 50, b"bash");
        threads.0.iter().for_each(|t| sink.thread(t));
        sink.fd(100, &FdEntry { fd: 0, ino: 3, type_id: 16, detail: FdDetail::File { open_flags: 1, name: b"/dev/null", dev: 5 } });
    }
}

struct ThreadSamples(Vec<ThreadEntry<'static>>);

impl ThreadSamples {
    fn add(&mut self, tid: i64, ptid: i64, comm: &'static [u8]) {
        self.0.push(ThreadEntry {
            tid,
            pid: tid,
            ptid,
            sid: tid,
            vpgid: tid,
            pgid: tid,
            comm,
            exe: comm,
            exepath: b"/usr/bin/x",
            args: b"",
            cwd: b"/root",
            fdlimit: 1024,
            vtid: tid,
            vpid: tid,
            root: b"/",
            ..ThreadEntry::default()
        });
    }
}

/// 2026-01-02 03:04:05 UTC.
pub const START: u64 = 1_767_323_045_000_000_000;

/// `openat` of a path by `bash`, `n` µs after the start.
pub fn open(n: u64, path: &str) -> Vec<u8> {
    EventBuilder::new(ids::SYSCALL_OPENAT_2_X)
        .ts(START + 1_000 * n)
        .tid(100)
        .i64(3)
        .i64(-100)
        .text(path)
        .u32(1)
        .u32(0)
        .u32(5)
        .u64(77)
        .build()
}

/// Writes a trace of these events; gives its path.
pub fn trace(dir: &Path, events: &[Vec<u8>]) -> PathBuf {
    let path = dir.join("trace.scap");
    let mut writer = Writer::create(&path, WriterOptions::default()).unwrap();
    for event in events {
        writer.write(&RawRecord { cpu: 1, flags: 0, event, offset: 0 }, &Machine).unwrap();
    }
    writer.finish(&Machine).unwrap();
    assert!(Reader::open(&path).is_ok());
    path
}

/// The same as text for a command line.
pub fn trace_text(dir: &Path, events: &[Vec<u8>]) -> String {
    trace(dir, events).to_str().unwrap().to_owned()
}
