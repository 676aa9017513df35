// SPDX-License-Identifier: Apache-2.0
//! Writes a trace of a machine with many threads, for `benches/memory`.
//!
//! `threads FILE THREADS FDS`: so many processes of one thread each, with so many open files each; every one has its own
//! arguments, environment, working directory, cgroup and file names. An event of each thread follows. Prints
//! `threads fds distinct-bytes`.
#![allow(clippy::print_stdout, reason = "it prints figures")]

use anyhow::{Context as _, bail};
use eyas_capture::{FdDetail, FdEntry, HeaderSink, HeaderSource, MachineInfo, RawRecord, ThreadEntry, Writer, WriterOptions};
use eyas_schema::{build::EventBuilder, ids};
use std::{cell::Cell, path::Path};

const FIRST_TID: i64 = 1000;

struct Machine {
    threads: i64,
    fds: i64,
    distinct: Cell<usize>,
}

/// The texts of one process.
struct Texts {
    args: String,
    env: String,
    cwd: String,
    cgroups: String,
    exepath: String,
}

impl Texts {
    fn new(tid: i64) -> Self {
        Self {
            args: format!("--listen\0127.0.0.1:{tid}\0--workers\08\0"),
            env: format!("HOME=/home/u{tid}\0PATH=/usr/local/bin:/usr/bin:/bin\0LANG=C.UTF-8\0INVOCATION_ID={tid:032x}\0"),
            cwd: format!("/srv/app{tid}/"),
            cgroups: format!("memory=/system.slice/app-{tid}.service\0cpu=/system.slice/app-{tid}.service\0"),
            exepath: format!("/usr/lib/app/server-{tid}"),
        }
    }

    fn bytes(&self) -> usize {
        [&self.args, &self.env, &self.cwd, &self.cgroups, &self.exepath].iter().map(|t| t.len()).sum()
    }
}

impl HeaderSource for Machine {
    fn describe(&self, sink: &mut dyn HeaderSink) {
        self.distinct.set(0);
        sink.begin_section();
        let hostname = b"many".to_vec();
        sink.machine(&MachineInfo { num_cpus: 2, memory_size_bytes: 1 << 30, max_pid: 4_194_304, hostname, boot_ts_epoch: 0 });
        for tid in (FIRST_TID..).take(usize::try_from(self.threads).unwrap_or(0)) {
            let t = Texts::new(tid);
            self.distinct.set(self.distinct.get() + t.bytes());
            sink.thread(&ThreadEntry {
                tid,
                pid: tid,
                ptid: 1,
                sid: 1,
                vpgid: tid,
                pgid: tid,
                comm: b"server",
                exe: b"server",
                exepath: t.exepath.as_bytes(),
                args: t.args.as_bytes(),
                cwd: t.cwd.as_bytes(),
                fdlimit: 1024,
                env: t.env.as_bytes(),
                vtid: tid,
                vpid: tid,
                cgroups: t.cgroups.as_bytes(),
                root: b"/",
                ..ThreadEntry::default()
            });
            for fd in 0..self.fds {
                let name = format!("/var/log/app{tid}/{fd}.log");
                self.distinct.set(self.distinct.get() + name.len());
                let detail = FdDetail::File { open_flags: 1, name: name.as_bytes(), dev: 5 };
                sink.fd(tid, &FdEntry { fd, ino: 3, type_id: 16, detail });
            }
        }
    }
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, threads, fds] = args.as_slice() else { bail!("usage: threads FILE THREADS FDS") };
    let machine = Machine { threads: threads.parse()?, fds: fds.parse()?, distinct: Cell::new(0) };
    let mut writer = Writer::create(Path::new(file), WriterOptions::default()).with_context(|| file.clone())?;
    for n in 0..u64::try_from(machine.threads)? {
        let tid = n + FIRST_TID.cast_unsigned();
        let event = EventBuilder::new(ids::SYSCALL_CLOSE_X).ts(1_700_000_000_000_000_000 + n).tid(tid).i64(-9).i64(900).build();
        writer.write(&RawRecord { cpu: 0, flags: 0, event: &event, offset: 0 }, &machine)?;
    }
    writer.finish(&machine)?;
    println!("{} {} {}", machine.threads, machine.threads * machine.fds, machine.distinct.get());
    Ok(())
}
