// SPDX-License-Identifier: Apache-2.0
//! Whatever machine and whatever events are written, the same is read back: plain, compressed, and from a row of files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod common;

use common::{Seen, read_all};
use eyas_capture::{
    FdDetail, FdEntry, GroupEntry, HeaderSink, HeaderSource, Interface, InterfaceAddress, MachineInfo, RawRecord, Reader, Rotation,
    ThreadEntry, UserEntry, Writer, WriterOptions,
};
use eyas_schema::build::EventBuilder;
use eyas_schema::{EVENTS, EventFlags};
use proptest::prelude::*;
use std::path::Path;

/// A thread as numbers, texts and truths, in the order of its fields.
#[derive(Debug, Clone)]
struct Thread {
    numbers: [u64; 24],
    texts: [Vec<u8>; 9],
    truths: [bool; 4],
    fds: Vec<Fd>,
}

#[derive(Debug, Clone)]
struct Fd {
    type_id: u8,
    numbers: [u64; 4],
    name: Vec<u8>,
    address: [u8; 32],
}

#[derive(Debug, Clone)]
struct Machine {
    threads: Vec<Thread>,
    accounts: Vec<(u32, u32, [Vec<u8>; 3])>,
    interfaces: Vec<(bool, Vec<u8>, [u8; 48], u64)>,
    hostname: Vec<u8>,
}

impl Thread {
    fn entry(&self) -> ThreadEntry<'_> {
        let n = |at: usize| self.numbers[at];
        let (i, w) = (|at: usize| n(at).cast_signed(), |at: usize| n(at) as u32);
        let [comm, exe, exepath, args, cwd, env, cgroups, root, _] = &self.texts;
        let [exe_writable, exe_upper_layer, exe_from_memfd, exe_lower_layer] = self.truths;
        ThreadEntry {
            tid: i(0),
            pid: i(1),
            ptid: i(2),
            sid: i(3),
            vpgid: i(4),
            pgid: i(5),
            comm,
            exe,
            exepath,
            args,
            cwd,
            fdlimit: n(6),
            flags: w(7),
            uid: w(8),
            gid: w(9),
            vmsize_kb: w(10),
            vmrss_kb: w(11),
            vmswap_kb: w(12),
            pfmajor: n(13),
            pfminor: n(14),
            env,
            vtid: i(15),
            vpid: i(16),
            cgroups,
            root,
            pidns_init_start_ts: n(17),
            tty: w(18),
            loginuid: w(19),
            exe_writable,
            cap_inheritable: n(20),
            cap_permitted: n(21),
            cap_effective: n(22),
            exe_upper_layer,
            exe_ino: n(23),
            exe_ino_ctime: n(13),
            exe_ino_mtime: n(14),
            exe_from_memfd,
            exe_lower_layer,
        }
    }
}

impl Fd {
    fn entry(&self) -> FdEntry<'_> {
        let [fd, ino, a, b] = self.numbers;
        let name = self.name.as_slice();
        let four = |at: usize| <[u8; 4]>::try_from(&self.address[at..at + 4]).unwrap();
        let sixteen = |at: usize| <[u8; 16]>::try_from(&self.address[at..at + 16]).unwrap();
        let (port, other, l4proto) = (a as u16, b as u16, (b >> 32) as u8);
        let detail = match self.type_id {
            3 => FdDetail::Ipv4 { sip: four(0), dip: four(4), sport: port, dport: other, l4proto },
            4 => FdDetail::Ipv6 { sip: sixteen(0), dip: sixteen(16), sport: port, dport: other, l4proto },
            5 => FdDetail::Ipv4Server { ip: four(0), port, l4proto },
            6 => FdDetail::Ipv6Server { ip: sixteen(0), port, l4proto },
            8 => FdDetail::Unix { source: a, destination: b, name },
            16 => FdDetail::File { open_flags: a as u32, name, dev: b as u32 },
            _ => FdDetail::Named(name),
        };
        FdEntry { fd: fd.cast_signed(), ino, type_id: self.type_id, detail }
    }
}

impl HeaderSource for Machine {
    fn describe(&self, sink: &mut dyn HeaderSink) {
        let mut hostname = self.hostname.clone();
        hostname.retain(|b| *b != 0);
        sink.machine(&MachineInfo { num_cpus: 7, memory_size_bytes: 1 << 33, max_pid: 99, hostname, boot_ts_epoch: 5 });
        // Those of the older kind stand first in the file.
        for v6 in [false, true] {
            for (_, name, a, linkspeed) in self.interfaces.iter().filter(|i| i.0 == v6) {
                let address = if v6 {
                    let part = |at: usize| <[u8; 16]>::try_from(&a[at..at + 16]).unwrap();
                    InterfaceAddress::V6 { addr: part(0), netmask: part(16), broadcast: part(32) }
                } else {
                    let part = |at: usize| <[u8; 4]>::try_from(&a[at..at + 4]).unwrap();
                    InterfaceAddress::V4 { addr: part(0), netmask: part(4), broadcast: part(8) }
                };
                sink.interface(&Interface { name, address, linkspeed: *linkspeed });
            }
        }
        for (uid, gid, [name, homedir, shell]) in &self.accounts {
            sink.user(&UserEntry { uid: *uid, gid: *gid, name, homedir, shell });
            sink.group(&GroupEntry { gid: *gid, name });
        }
        self.threads.iter().for_each(|t| sink.thread(&t.entry()));
        for thread in &self.threads {
            thread.fds.iter().for_each(|fd| sink.fd(thread.numbers[0].cast_signed(), &fd.entry()));
        }
    }
}

/// A text of at most so many bytes.
fn text(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![4 => prop::collection::vec(any::<u8>(), 0..30), 1 => prop::collection::vec(any::<u8>(), 0..=most)]
}

/// Strings that end in a NUL each.
fn list() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::collection::vec(1_u8.., 0..20), 0..6)
        .prop_map(|items| items.into_iter().flat_map(|i| [i, vec![0]].concat()).collect())
}

fn fd() -> impl Strategy<Value = Fd> {
    // All that the format has, but for the one that carries nothing.
    (1_u8..=21, any::<[u64; 4]>(), text(1023), any::<[u8; 32]>()).prop_map(|(type_id, numbers, name, address)| Fd {
        type_id,
        numbers,
        name,
        address,
    })
}

fn thread() -> impl Strategy<Value = Thread> {
    let texts = [text(1024).boxed(), text(1024).boxed(), text(1024).boxed(), list().boxed(), text(1024).boxed()];
    let texts = texts.into_iter().chain([list().boxed(), list().boxed(), text(1024).boxed(), Just(Vec::new()).boxed()]);
    (any::<[u64; 24]>(), texts.collect::<Vec<_>>(), any::<[bool; 4]>(), prop::collection::vec(fd(), 0..6))
        .prop_map(|(numbers, texts, truths, fds)| Thread { numbers, texts: texts.try_into().unwrap(), truths, fds })
}

fn machine() -> impl Strategy<Value = Machine> {
    let account = (any::<u32>(), any::<u32>(), text(255), text(255), text(255)).prop_map(|(uid, gid, a, b, c)| (uid, gid, [a, b, c]));
    let interface = (any::<bool>(), prop::collection::vec(1_u8.., 1..15), any::<[[u8; 16]; 3]>(), any::<u64>())
        .prop_map(|(v6, name, a, speed)| (v6, name, a.concat().try_into().unwrap(), speed));
    let lists = (prop::collection::vec(account, 0..5), prop::collection::vec(interface, 0..4), prop::collection::vec(1_u8.., 0..60));
    (prop::collection::vec(thread(), 0..8), lists).prop_map(|(threads, (accounts, interfaces, hostname))| Machine {
        threads,
        accounts,
        interfaces,
        hostname,
    })
}

/// CPU, flags, event.
type Record = (u16, u32, Vec<u8>);

/// Any event that a probe of today may make.
fn event() -> impl Strategy<Value = Record> {
    let is_old = |f: EventFlags| f.has(EventFlags::UNUSED) || f.has(EventFlags::OLD_VERSION);
    let of_today = EVENTS.iter().filter(|i| !(is_old(i.flags) || i.is_enter() && i.flags.has(EventFlags::CONVERTER_MANAGED)));
    let kinds: Vec<u16> = of_today.map(|i| i.id).collect();
    assert!(kinds.len() > 180, "{}", kinds.len());
    let params = prop::collection::vec(
        prop_oneof![9 => prop::collection::vec(any::<u8>(), 0..20), 1 => prop::collection::vec(any::<u8>(), 0..900)],
        40,
    );
    (prop::sample::select(kinds), any::<u64>(), any::<u64>(), any::<u16>(), prop::bool::weighted(0.1), params).prop_map(
        |(kind, ts, tid, cpu, hidden, params)| {
            let wanted = EVENTS[usize::from(kind)].params.len();
            let event = params.iter().take(wanted).fold(EventBuilder::new(kind).ts(ts).tid(tid), |e, p| e.bytes(p));
            (cpu, u32::from(hidden), event.build())
        },
    )
}

fn write(path: &Path, options: WriterOptions, machine: &Machine, events: &[Record]) {
    let mut writer = Writer::create(path, options).unwrap();
    for (cpu, flags, event) in events {
        writer.write(&RawRecord { cpu: *cpu, flags: *flags, event, offset: 0 }, machine).unwrap();
    }
    let stats = writer.finish(machine).unwrap();
    assert_eq!((stats.events, stats.unknown_events, stats.bad_events), (events.len() as u64, 0, 0));
}

fn read(path: &Path) -> Seen {
    let (seen, error) = read_all(Reader::open(path).unwrap());
    assert!(error.is_none(), "{error:?}");
    assert_eq!((seen.stats.converted_events, seen.stats.dropped_events, seen.stats.unknown_blocks), (0, 0, 0));
    seen
}

/// What a reader tells of a machine.
fn told(machine: &Machine) -> Vec<String> {
    let mut seen = Seen::default();
    seen.begin_section();
    machine.describe(&mut seen);
    seen.headers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn all_that_is_written_is_read_back(machine in machine(), events in prop::collection::vec(event(), 0..60)) {
        let dir = tempfile::tempdir().unwrap();
        for compress in [false, true] {
            let path = dir.path().join("t.scap");
            write(&path, WriterOptions { compress, ..Default::default() }, &machine, &events);
            let seen = read(&path);
            prop_assert_eq!(&seen.headers, &told(&machine));
            prop_assert_eq!(&seen.events, &events);
        }
    }

    #[test]
    fn a_row_of_files_has_every_event_once(
        machine in machine(),
        events in prop::collection::vec(event(), 1..80),
        bytes in prop::option::of(1_u64..40_000),
        nanoseconds in prop::option::of(1_u64..),
        limit in prop::option::of(1_u64..20),
        compress in any::<bool>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let rotation = Rotation { bytes, nanoseconds, events: limit, files: None };
        write(&dir.path().join("t"), WriterOptions { compress, rotation }, &machine, &events);
        let is_on = bytes.is_some() || nanoseconds.is_some() || limit.is_some();
        let files = std::fs::read_dir(dir.path()).unwrap().count();
        let mut all = Vec::new();
        for n in 0..files {
            let name = if is_on { format!("t{n}") } else { "t".to_owned() };
            let seen = read(&dir.path().join(name));
            prop_assert_eq!(&seen.headers, &told(&machine));
            let shown = seen.events.iter().filter(|e| e.1 == 0).count() as u64;
            prop_assert!(limit.is_none_or(|limit| shown <= limit));
            prop_assert!(files == 1 || !seen.events.is_empty());
            all.extend(seen.events);
        }
        prop_assert_eq!(all, events);
    }
}
