// SPDX-License-Identifier: Apache-2.0
//! The state in a trace's words: what stands at the start of each file that is written.
//!
//! What the format has no place for is gone after a round trip: when a thread was made, which side of a connection is
//! the server (unless the server's own socket is there to tell), container descriptions other than as events.

use crate::accounts;
use eyas_capture::{FdDetail, FdEntry, GroupEntry, HeaderSink, HeaderSource, InterfaceAddress, MachineInfo, ThreadEntry, UserEntry};
use eyas_state::{
    Addr, Fd, FdKind, Interface, State, Text, Thread,
    fd::fd_flag,
    seed::{GroupSeed, UserSeed},
    thread::flag,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// What only makes sense while the thread is being looked at.
const PASSING: u32 = flag::INVERTED | flag::NAME_CHANGED | flag::CLOSED | flag::ACTIVE;
/// Directory of a thread that none is known of.
const ROOT: &[u8] = b"/";

/// Descriptions of containers as they came: the event and its CPU, by container.
pub type Containers = BTreeMap<Text, (u16, Vec<u8>)>;

/// Tells the state to a trace.
pub struct Exporter<'a> {
    /// What is told.
    pub state: &'a State,
    /// What came about containers.
    pub containers: &'a Containers,
    /// Leave users and groups out.
    pub without_users: bool,
    /// Time stamp of what is told by events.
    pub now: u64,
}

impl HeaderSource for Exporter<'_> {
    fn describe(&self, sink: &mut dyn HeaderSink) {
        let state = self.state;
        sink.begin_section();
        if let Some(machine) = state.machine() {
            sink.machine(&MachineInfo {
                num_cpus: machine.num_cpus,
                memory_size_bytes: machine.memory_bytes,
                max_pid: machine.max_pid,
                hostname: machine.hostname.clone(),
                boot_ts_epoch: machine.boot_ts,
            });
        }
        // At the start of a trace that is read, some of it doesn't count yet, and replaces what does.
        let (interfaces, users, groups) = state.awaited();
        sink.begin_interfaces();
        let interfaces = if interfaces.is_empty() { state.interfaces().list() } else { interfaces };
        interfaces.iter().for_each(|i| sink.interface(&interface(i)));
        if !self.without_users {
            accounts(state, users, groups, sink);
        }
        let mut threads: Vec<&Thread> = state.threads().collect();
        threads.sort_by_key(|t| t.tid);
        threads.iter().for_each(|t| thread(state, t, sink));
        // Other threads of a process share the table of the first.
        threads.retain(|t| t.is_main() || !t.has(flag::FILES));
        let fds = || threads.iter().flat_map(|t| state.fds_of(t).into_iter().flat_map(|fds| fds.iter()).map(|(n, fd)| (t.tid, n, fd)));
        let ports = server_ports(fds().map(|(_, _, fd)| fd));
        fds().for_each(|(tid, number, fd)| sink.fd(tid, &entry(number, fd, &ports)));
    }

    fn introduce(&self, give: &mut dyn FnMut(u16, &[u8])) {
        let known = self.containers.iter().filter(|(id, _)| self.state.containers().get(id).is_some());
        known.for_each(|(_, (cpu, event))| give(*cpu, event));
        if self.without_users {
            return;
        }
        for (container, user) in self.state.users().users().filter(|(c, _)| !c.is_empty()) {
            give(0, &accounts::user_added(self.now, container, user));
        }
        for (container, group) in self.state.users().groups().filter(|(c, _)| !c.is_empty()) {
            give(0, &accounts::group_added(self.now, container, group));
        }
    }
}

fn interface(i: &Interface) -> eyas_capture::Interface<'_> {
    let v4 = |ip| if let IpAddr::V4(ip) = ip { ip } else { Ipv4Addr::UNSPECIFIED }.octets();
    let v6 = |ip| if let IpAddr::V6(ip) = ip { ip } else { Ipv6Addr::UNSPECIFIED }.octets();
    let address = match i.addr {
        IpAddr::V4(addr) => InterfaceAddress::V4 { addr: addr.octets(), netmask: v4(i.netmask), broadcast: v4(i.broadcast) },
        IpAddr::V6(addr) => InterfaceAddress::V6 { addr: addr.octets(), netmask: v6(i.netmask), broadcast: v6(i.broadcast) },
    };
    eyas_capture::Interface { name: &i.name, address, linkspeed: i.link_speed }
}

/// The host's; those of containers are told by events.
fn accounts(state: &State, awaited_users: &[UserSeed], awaited_groups: &[GroupSeed], sink: &mut dyn HeaderSink) {
    let known = state.users().users().filter(|(container, _)| container.is_empty()).map(|(_, u)| UserEntry {
        uid: u.uid,
        gid: u.gid,
        name: &u.name,
        homedir: &u.home,
        shell: &u.shell,
    });
    let awaited = awaited_users.iter().map(|u| UserEntry { uid: u.uid, gid: u.gid, name: &u.name, homedir: &u.home, shell: &u.shell });
    let users: BTreeMap<u32, UserEntry<'_>> = known.chain(awaited).map(|u| (u.uid, u)).collect();
    let known = state.users().groups().filter(|(container, _)| container.is_empty());
    let known = known.map(|(_, g)| GroupEntry { gid: g.gid, name: &g.name });
    let awaited = awaited_groups.iter().map(|g| GroupEntry { gid: g.gid, name: &g.name });
    let groups: BTreeMap<u32, GroupEntry<'_>> = known.chain(awaited).map(|g| (g.gid, g)).collect();
    sink.begin_users();
    users.values().for_each(|u| sink.user(u));
    groups.values().for_each(|g| sink.group(g));
}

/// Strings of a list with a NUL behind each.
fn list(list: &eyas_state::List) -> Vec<u8> {
    let mut bytes = list.raw().to_vec();
    if !bytes.is_empty() {
        bytes.push(0);
    }
    bytes
}

fn thread(state: &State, t: &Thread, sink: &mut dyn HeaderSink) {
    let cwd = state.cwd_of(t);
    let (args, env, cgroups) = (list(&t.args), list(state.env_of(t)), list(&t.cgroups));
    sink.thread(&ThreadEntry {
        tid: t.tid,
        pid: t.pid,
        ptid: t.ptid,
        sid: t.sid,
        vpgid: t.vpgid,
        pgid: t.pgid,
        comm: &t.comm,
        exe: &t.exe,
        exepath: &t.exepath,
        args: &args,
        cwd: if cwd.is_empty() { ROOT } else { cwd },
        fdlimit: t.fdlimit.cast_unsigned(),
        flags: t.flags & !PASSING,
        uid: t.uid,
        gid: t.gid,
        vmsize_kb: t.memory.size_kb,
        vmrss_kb: t.memory.rss_kb,
        vmswap_kb: t.memory.swap_kb,
        pfmajor: t.memory.faults_major,
        pfminor: t.memory.faults_minor,
        env: &env,
        vtid: t.vtid,
        vpid: t.vpid,
        cgroups: &cgroups,
        root: &t.root,
        pidns_init_start_ts: t.pidns_init_start_ts,
        tty: t.tty,
        loginuid: t.loginuid,
        exe_writable: t.exe_file.writable,
        cap_inheritable: t.caps.inheritable,
        cap_permitted: t.caps.permitted,
        cap_effective: t.caps.effective,
        exe_upper_layer: t.exe_file.upper_layer,
        exe_ino: t.exe_file.ino,
        exe_ino_ctime: t.exe_file.ctime,
        exe_ino_mtime: t.exe_file.mtime,
        exe_from_memfd: t.exe_file.from_memfd,
        exe_lower_layer: t.exe_file.lower_layer,
    });
}

/// Ports that somebody listens on: a reader takes the side of a connection that is on one of them for the server's.
fn server_ports<'a>(fds: impl Iterator<Item = &'a Fd>) -> BTreeSet<u16> {
    let port = |fd: &Fd| match fd.addr {
        Addr::V4Server(_, port) | Addr::V6Server(_, port) => Some(port),
        _ => None,
    };
    fds.filter_map(port).collect()
}

/// An fd. A trace has a connection's local address first, and the state the client's.
fn entry<'a>(number: i64, fd: &'a Fd, ports: &BTreeSet<u16>) -> FdEntry<'a> {
    let l4proto = fd.l4 as u8;
    let detail = match (fd.kind, fd.addr) {
        (FdKind::Unknown | FdKind::Unset, _) => FdDetail::None,
        (FdKind::FileV2, _) => FdDetail::File { open_flags: fd.open_flags, name: &fd.name, dev: fd.dev },
        (FdKind::Ipv4, addr) => {
            let t = if let Addr::V4(t) = addr { t } else { eyas_state::Tuple::default() };
            let t = if fd.has(fd_flag::ROLE_SERVER) && ports.contains(&t.dport) { t.swapped() } else { t };
            FdDetail::Ipv4 { sip: t.sip.octets(), dip: t.dip.octets(), sport: t.sport, dport: t.dport, l4proto }
        }
        (FdKind::Ipv6, addr) => {
            let t = if let Addr::V6(t) = addr { t } else { eyas_state::Tuple::default() };
            FdDetail::Ipv6 { sip: t.sip.octets(), dip: t.dip.octets(), sport: t.sport, dport: t.dport, l4proto }
        }
        (FdKind::Ipv4Server, addr) => {
            let (ip, port) = if let Addr::V4Server(ip, port) = addr { (ip, port) } else { (Ipv4Addr::UNSPECIFIED, 0) };
            FdDetail::Ipv4Server { ip: ip.octets(), port, l4proto }
        }
        (FdKind::Ipv6Server, addr) => {
            let (ip, port) = if let Addr::V6Server(ip, port) = addr { (ip, port) } else { (Ipv6Addr::UNSPECIFIED, 0) };
            FdDetail::Ipv6Server { ip: ip.octets(), port, l4proto }
        }
        (FdKind::Unix, addr) => {
            let (source, destination) = if let Addr::Unix(s, d) = addr { (s, d) } else { (0, 0) };
            FdDetail::Unix { source, destination, name: &fd.name }
        }
        _ => FdDetail::Named(&fd.name),
    };
    FdEntry { fd: number, ino: fd.ino, type_id: fd.kind as u8, detail }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_capture::{RawRecord, Reader, Writer, WriterOptions};
    use eyas_import::Collector;
    use eyas_state::{
        Config, L4, Machine, Meta, Tuple,
        seed::{FdListSeed, FdSeed, Seeds, ThreadSeed},
        thread::{Caps, ExeFile, Memory},
    };
    use std::path::Path;

    fn taken_in(seeds: Seeds) -> State {
        let mut state = State::new(Config::default());
        state.import(seeds);
        state.settle();
        state
    }

    fn write(state: &State, containers: &Containers, path: &Path) {
        let machine = Exporter { state, containers, without_users: false, now: 7 };
        Writer::create(path, WriterOptions::default()).unwrap().finish(&machine).unwrap();
    }

    fn read(path: &Path) -> Seeds {
        let mut collector = Collector::new(Seeds::default());
        assert!(Reader::open(path).unwrap().read_headers(&mut collector).unwrap());
        collector.whole()
    }

    fn process(tid: i64, ptid: i64) -> ThreadSeed {
        ThreadSeed {
            pid: tid,
            ptid,
            sid: 10,
            vpgid: 11,
            pgid: 12,
            vtid: 13,
            vpid: 14,
            fdlimit: 1024,
            uid: 1000,
            gid: 1001,
            loginuid: 1002,
            tty: 34816,
            memory: Memory { size_kb: 1, rss_kb: 2, swap_kb: 3, faults_major: 4, faults_minor: 5 },
            caps: Caps { inheritable: 1, permitted: 2, effective: 3 },
            exe_file: ExeFile { ino: 5, ctime: 6, mtime: 7, writable: true, upper_layer: true, from_memfd: true, ..ExeFile::default() },
            pidns_init_start_ts: 99,
            comm: b"bash".to_vec(),
            exe: b"-bash".to_vec(),
            exepath: b"/usr/bin/bash".to_vec(),
            args: b"-c\0\0x\0".to_vec(),
            env: b"A=1\0B=\0".to_vec(),
            cgroups: b"cpu=/a\0memory=/b\0".to_vec(),
            cwd: b"/home/me/".to_vec(),
            root: b"/".to_vec(),
            ..ThreadSeed::new(tid)
        }
    }

    fn machine_seeds() -> Seeds {
        let file =
            FdSeed { number: 0, kind: FdKind::FileV2, open_flags: 3, dev: 8, ino: 9, name: b"/etc/passwd".to_vec(), ..FdSeed::default() };
        let fd = |number, kind, addr| FdSeed { number, kind, l4: L4::Tcp, ino: 77, addr, ..FdSeed::default() };
        let v4 = Tuple { sip: [10, 0, 0, 1].into(), dip: [10, 0, 0, 2].into(), sport: 80, dport: 4000 };
        let v6 = Tuple { sip: Ipv6Addr::LOCALHOST, dip: Ipv6Addr::LOCALHOST, sport: 5, dport: 6 };
        let named = |number, kind, name: &[u8]| FdSeed { number, kind, name: name.to_vec(), ..FdSeed::default() };
        let unix = FdSeed { number: 6, kind: FdKind::Unix, addr: Addr::Unix(1, 2), name: b"/run/x".to_vec(), ..FdSeed::default() };
        let list = |tid, fds| FdListSeed { tid, fds };
        let sockets = vec![
            fd(3, FdKind::Ipv4, Addr::V4(v4)),
            fd(4, FdKind::Ipv4Server, Addr::V4Server(Ipv4Addr::UNSPECIFIED, 80)),
            fd(5, FdKind::Ipv6, Addr::V6(v6)),
            unix,
            fd(7, FdKind::Ipv6Server, Addr::V6Server(Ipv6Addr::UNSPECIFIED, 81)),
        ];
        Seeds {
            machine: Some(Machine { num_cpus: 2, memory_bytes: 3, max_pid: 4, hostname: b"box".to_vec(), boot_ts: 5 }),
            interfaces: vec![Interface {
                name: b"eth0".to_vec(),
                addr: Ipv4Addr::new(10, 0, 0, 1).into(),
                netmask: Ipv4Addr::new(255, 0, 0, 0).into(),
                broadcast: Ipv4Addr::BROADCAST.into(),
                link_speed: 9,
            }],
            users: vec![
                UserSeed { uid: 0, gid: 0, name: b"root".to_vec(), home: b"/root".to_vec(), shell: b"/bin/sh".to_vec() },
                UserSeed { uid: 1000, gid: 1001, name: b"me".to_vec(), home: b"/home/me".to_vec(), shell: b"/bin/bash".to_vec() },
            ],
            groups: vec![GroupSeed { gid: 0, name: b"root".to_vec() }],
            threads: vec![process(1, 0), process(20, 1), ThreadSeed { pid: 20, flags: flag::FILES | flag::THREAD, ..process(21, 1) }],
            fds: vec![list(1, sockets), list(20, vec![file, named(8, FdKind::Fifo, b"pipe:[5]"), named(9, FdKind::Memfd, b"/memfd:x")])],
        }
    }

    #[test]
    fn what_was_taken_in_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        let seeds = machine_seeds();
        let mut early = State::new(Config::default());
        early.import(seeds.clone());
        for state in [&early, &taken_in(seeds.clone())] {
            write(state, &Containers::new(), &path);
            assert_eq!(read(&path), seeds);
        }
    }

    #[test]
    fn sides_of_connections_survive_where_the_server_s_socket_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        write(&taken_in(machine_seeds()), &Containers::new(), &path);
        let again = taken_in(read(&path));
        let fd = again.lookup_fd(again.by_tid(1).unwrap(), 3).unwrap();
        assert!(fd.has(fd_flag::ROLE_SERVER) && fd.name == "10.0.0.2:4000->10.0.0.1:80", "{fd:?}");
    }

    /// What a trace keeps of two states is the same.
    fn same(a: &State, b: &State) -> usize {
        assert_eq!(a.thread_count(), b.thread_count());
        let host = |s: &State| {
            let users = s.users().users().filter(|(c, _)| c.is_empty()).map(|(_, u)| format!("{u:?}"));
            users.chain(s.users().groups().filter(|(c, _)| c.is_empty()).map(|(_, g)| format!("{g:?}"))).collect::<BTreeSet<_>>()
        };
        assert_eq!((host(a), a.machine(), a.interfaces().list()), (host(b), b.machine(), b.interfaces().list()));
        let mut fds = 0;
        for t in a.threads() {
            let u = b.by_tid(t.tid).unwrap();
            let of = |s: &State, t: &Thread| {
                let ids = (t.tid, t.pid, t.sid, t.vpgid, t.pgid, t.vtid, t.vpid, t.fdlimit, s.parent_of(t).map(|p| p.tid));
                let texts = [&t.comm, &t.exe, &t.exepath, &t.root, &t.container].map(Text::clone);
                let lists = [&t.args, &t.cgroups, s.env_of(t)].map(|l| l.raw().clone());
                let rest = (t.uid, t.gid, t.loginuid, t.tty, t.flags & !PASSING, t.memory, t.caps, t.pidns_init_start_ts);
                let e = &t.exe_file;
                let exe = (e.ino, e.ctime, e.mtime, e.writable, e.upper_layer, e.lower_layer, e.from_memfd);
                (
                    ids,
                    texts,
                    lists.map(|l| l[..l.len().min(4095)].to_vec()),
                    rest,
                    exe,
                    Some(s.cwd_of(t)).filter(|cwd| !cwd.is_empty()).unwrap_or(ROOT).to_vec(),
                )
            };
            assert_eq!(of(a, t), of(b, u));
            for (n, fd) in a.fds_of(t).into_iter().flat_map(|fds| fds.iter()) {
                if matches!(fd.kind, FdKind::Unknown | FdKind::Unset) {
                    continue;
                }
                let Some(other) = b.lookup_fd(u, n) else { panic!("{n} {fd:?}") };
                let of = |fd: &Fd| (fd.kind, fd.ino, if fd.kind.is_inet() { Text::EMPTY } else { fd.name.clone() });
                assert_eq!(of(fd), of(other), "fd {n} of {}", t.tid);
                if fd.kind == FdKind::FileV2 {
                    assert_eq!((fd.open_flags, fd.dev), (other.open_flags, other.dev));
                }
                fds += 1;
            }
        }
        fds
    }

    #[test]
    fn states_along_a_recorded_trace_survive() {
        let trace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle/captures/attacks.scap.gz");
        if !trace.exists() {
            println!("skipped: no recorded captures beside the checkout");
            return;
        }
        let mut reader = Reader::open(&trace).unwrap();
        let mut collector = Collector::new(State::new(Config::default()));
        reader.read_headers(&mut collector).unwrap();
        let mut state = collector.finish();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        let (mut num, mut fds) = (0, 0);
        while let Some(RawRecord { cpu, flags, event, .. }) = reader.next_event().unwrap() {
            num += 1;
            state.process(&eyas_schema::Event::parse(event).unwrap(), Meta { num, cpu, flags });
            if num % 2000 == 0 {
                write(&state, &Containers::new(), &path);
                fds += same(&state, &taken_in(read(&path)));
            }
        }
        assert!(fds > 50, "{fds}");
    }
}
