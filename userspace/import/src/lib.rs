// SPDX-License-Identifier: Apache-2.0
//! The description of the machine at the start of a trace, in the state's words.
//!
//! In: what `eyas-capture` finds in header blocks. Out: seeds of `eyas-state`, threads and fds one at a time to whoever
//! takes them ([`Take`]). This is the only place where the two know of each other.
#![forbid(unsafe_code)]

use eyas_capture::{FdDetail, FdEntry, GroupEntry, HeaderSink, InterfaceAddress, MachineInfo, ThreadEntry, UserEntry};
use eyas_state::{
    Addr, FdKind, Interface, L4, Machine, State, Tuple,
    seed::{FdListSeed, FdSeed, GroupSeed, Seeds, ThreadSeed, UserSeed},
    thread::{Caps, ExeFile, Memory},
};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Who takes threads and their fds one at a time: of a machine with a hundred thousand of them no list is ever made.
pub trait Take {
    /// A description begins; what was taken before does not hold any longer.
    fn begin(&mut self);
    /// A thread.
    fn thread(&mut self, thread: &ThreadSeed);
    /// An fd of a thread.
    fn fd(&mut self, tid: i64, fd: &FdSeed);
}

impl Take for State {
    fn begin(&mut self) {
        self.restart();
    }

    fn thread(&mut self, thread: &ThreadSeed) {
        self.import_thread(thread);
    }

    fn fd(&mut self, tid: i64, fd: &FdSeed) {
        self.import_fd(tid, fd);
    }
}

/// Keeps all that it takes, in lists.
impl Take for Seeds {
    fn begin(&mut self) {
        *self = Self::default();
    }

    fn thread(&mut self, thread: &ThreadSeed) {
        self.threads.push(thread.clone());
    }

    fn fd(&mut self, tid: i64, fd: &FdSeed) {
        match self.fds.last_mut().filter(|list| list.tid == tid) {
            Some(list) => list.fds.push(fd.clone()),
            None => self.fds.push(FdListSeed { tid, fds: vec![fd.clone()] }),
        }
    }
}

/// Takes header blocks: passes threads and fds on, keeps the rest.
#[derive(Debug)]
pub struct Collector<T> {
    /// What came in beside threads and fds.
    pub seeds: Seeds,
    /// Who takes threads and fds.
    pub to: T,
}

impl<T> Collector<T> {
    /// Nothing came in yet.
    pub fn new(to: T) -> Self {
        Self { seeds: Seeds::default(), to }
    }

    /// The state after all that came in.
    pub fn finish(self) -> State
    where
        T: Into<State>,
    {
        let mut state: State = self.to.into();
        state.end_import(self.seeds);
        state
    }
}

impl Collector<Seeds> {
    /// All that came in.
    #[must_use]
    pub fn whole(self) -> Seeds {
        Seeds { threads: self.to.threads, fds: self.to.fds, ..self.seeds }
    }
}

impl<T: Take> HeaderSink for Collector<T> {
    fn begin_section(&mut self) {
        self.seeds = Seeds::default();
        self.to.begin();
    }

    fn machine(&mut self, machine: &MachineInfo) {
        self.seeds.machine = Some(Machine {
            num_cpus: machine.num_cpus,
            memory_bytes: machine.memory_size_bytes,
            max_pid: machine.max_pid,
            hostname: machine.hostname.clone(),
            boot_ts: machine.boot_ts_epoch,
        });
    }

    fn begin_interfaces(&mut self) {
        self.seeds.interfaces.clear();
    }

    fn interface(&mut self, interface: &eyas_capture::Interface<'_>) {
        let (addr, netmask, broadcast) = match interface.address {
            InterfaceAddress::V4 { addr, netmask, broadcast } => (IpAddr::from(addr), netmask.into(), broadcast.into()),
            InterfaceAddress::V6 { addr, netmask, broadcast } => (addr.into(), netmask.into(), broadcast.into()),
        };
        let (name, link_speed) = (interface.name.to_vec(), interface.linkspeed);
        self.seeds.interfaces.push(Interface { name, addr, netmask, broadcast, link_speed });
    }

    fn begin_users(&mut self) {
        self.seeds.users.clear();
        self.seeds.groups.clear();
    }

    fn user(&mut self, user: &UserEntry<'_>) {
        self.seeds.users.push(UserSeed {
            uid: user.uid,
            gid: user.gid,
            name: user.name.to_vec(),
            home: user.homedir.to_vec(),
            shell: user.shell.to_vec(),
        });
    }

    fn group(&mut self, group: &GroupEntry<'_>) {
        self.seeds.groups.push(GroupSeed { gid: group.gid, name: group.name.to_vec() });
    }

    fn thread(&mut self, t: &ThreadEntry<'_>) {
        self.to.thread(&ThreadSeed {
            tid: t.tid,
            pid: t.pid,
            ptid: t.ptid,
            sid: t.sid,
            vpgid: t.vpgid,
            pgid: t.pgid,
            vtid: t.vtid,
            vpid: t.vpid,
            fdlimit: t.fdlimit.cast_signed(),
            flags: t.flags,
            uid: t.uid,
            gid: t.gid,
            loginuid: t.loginuid,
            tty: t.tty,
            memory: Memory {
                size_kb: t.vmsize_kb,
                rss_kb: t.vmrss_kb,
                swap_kb: t.vmswap_kb,
                faults_major: t.pfmajor,
                faults_minor: t.pfminor,
            },
            caps: Caps { inheritable: t.cap_inheritable, permitted: t.cap_permitted, effective: t.cap_effective },
            exe_file: ExeFile {
                ino: t.exe_ino,
                ctime: t.exe_ino_ctime,
                mtime: t.exe_ino_mtime,
                writable: t.exe_writable,
                upper_layer: t.exe_upper_layer,
                lower_layer: t.exe_lower_layer,
                from_memfd: t.exe_from_memfd,
                ..ExeFile::default()
            },
            clone_ts: 0,
            pidns_init_start_ts: t.pidns_init_start_ts,
            comm: t.comm.to_vec(),
            exe: t.exe.to_vec(),
            exepath: t.exepath.to_vec(),
            args: t.args.to_vec(),
            env: t.env.to_vec(),
            cgroups: t.cgroups.to_vec(),
            cwd: t.cwd.to_vec(),
            root: t.root.to_vec(),
        });
    }

    fn fd(&mut self, tid: i64, entry: &FdEntry<'_>) {
        self.to.fd(tid, &fd(entry));
    }
}

fn fd(entry: &FdEntry<'_>) -> FdSeed {
    let mut seed = FdSeed {
        number: entry.fd,
        kind: FdKind::from_number(entry.type_id).unwrap_or(FdKind::Unsupported),
        ino: entry.ino,
        ..FdSeed::default()
    };
    match entry.detail {
        FdDetail::None => {}
        FdDetail::Named(name) => seed.name = name.to_vec(),
        FdDetail::File { open_flags, name, dev } => {
            (seed.open_flags, seed.dev, seed.name) = (open_flags, dev, name.to_vec());
        }
        FdDetail::Ipv4 { sip, dip, sport, dport, l4proto } => {
            seed.addr = Addr::V4(Tuple { sip: sip.into(), dip: dip.into(), sport, dport });
            seed.l4 = L4::from_number(l4proto);
        }
        FdDetail::Ipv6 { sip, dip, sport, dport, l4proto } => {
            seed.addr = Addr::V6(Tuple { sip: sip.into(), dip: dip.into(), sport, dport });
            seed.l4 = L4::from_number(l4proto);
        }
        FdDetail::Ipv4Server { ip, port, l4proto } => {
            (seed.addr, seed.l4) = (Addr::V4Server(Ipv4Addr::from(ip), port), L4::from_number(l4proto));
        }
        FdDetail::Ipv6Server { ip, port, l4proto } => {
            (seed.addr, seed.l4) = (Addr::V6Server(Ipv6Addr::from(ip), port), L4::from_number(l4proto));
        }
        FdDetail::Unix { source, destination, name } => {
            (seed.addr, seed.name) = (Addr::Unix(source, destination), name.to_vec());
        }
        FdDetail::Unknown => {
            seed.kind = FdKind::Unsupported;
            seed.name = format!("unknown-type:[{}]", entry.type_id).into_bytes();
        }
    }
    seed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_in_the_state_s_words() {
        let mut c = Collector::new(Seeds::default());
        let entry = |fd, type_id, detail| FdEntry { fd, ino: 7, type_id, detail };
        c.fd(1, &entry(0, 16, FdDetail::File { open_flags: 1, name: b"/etc/passwd", dev: 9 }));
        c.fd(1, &entry(3, 3, FdDetail::Ipv4 { sip: [10, 0, 0, 1], dip: [10, 0, 0, 2], sport: 5, dport: 80, l4proto: 2 }));
        c.fd(2, &entry(4, 99, FdDetail::Unknown));
        let fds = c.whole().fds;
        let [one, two] = fds.as_slice() else { panic!("{fds:?}") };
        assert_eq!((one.fds.len(), one.fds[0].dev, one.fds[1].l4), (2, 9, L4::Tcp));
        assert_eq!((two.fds[0].kind, two.fds[0].name.as_slice()), (FdKind::Unsupported, &b"unknown-type:[99]"[..]));
    }
}
