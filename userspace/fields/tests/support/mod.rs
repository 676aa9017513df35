// SPDX-License-Identifier: Apache-2.0
//! Reads a trace into a state.
use eyas_capture::{FdDetail, FdEntry, GroupEntry, HeaderSink, Interface, InterfaceAddress, MachineInfo, ThreadEntry, UserEntry};
use eyas_state::seed::{FdListSeed, FdSeed, GroupSeed, Machine, Seeds, ThreadSeed, UserSeed};
use eyas_state::thread::{Caps, ExeFile, Memory};
use eyas_state::{Addr, FdKind, L4, Tuple};

/// Collects the description of the machine.
#[derive(Default)]
pub struct Collect(pub Seeds);

impl HeaderSink for Collect {
    fn machine(&mut self, m: &MachineInfo) {
        self.0.machine = Some(Machine {
            num_cpus: m.num_cpus,
            memory_bytes: m.memory_size_bytes,
            max_pid: m.max_pid,
            hostname: m.hostname.clone(),
            boot_ts: m.boot_ts_epoch,
        });
    }

    fn interface(&mut self, i: &Interface<'_>) {
        let (addr, netmask, broadcast) = match i.address {
            InterfaceAddress::V4 { addr, netmask, broadcast } => (addr.into(), netmask.into(), broadcast.into()),
            InterfaceAddress::V6 { addr, netmask, broadcast } => (addr.into(), netmask.into(), broadcast.into()),
        };
        self.0.interfaces.push(eyas_state::seed::Interface { name: i.name.to_vec(), addr, netmask, broadcast, link_speed: i.linkspeed });
    }

    fn user(&mut self, u: &UserEntry<'_>) {
        let (name, home, shell) = (u.name.to_vec(), u.homedir.to_vec(), u.shell.to_vec());
        self.0.users.push(UserSeed { uid: u.uid, gid: u.gid, name, home, shell });
    }

    fn group(&mut self, g: &GroupEntry<'_>) {
        self.0.groups.push(GroupSeed { gid: g.gid, name: g.name.to_vec() });
    }

    fn thread(&mut self, t: &ThreadEntry<'_>) {
        self.0.threads.push(ThreadSeed {
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
            pidns_init_start_ts: t.pidns_init_start_ts,
            comm: t.comm.to_vec(),
            exe: t.exe.to_vec(),
            exepath: t.exepath.to_vec(),
            args: t.args.to_vec(),
            env: t.env.to_vec(),
            cgroups: t.cgroups.to_vec(),
            cwd: t.cwd.to_vec(),
            root: t.root.to_vec(),
            ..ThreadSeed::new(t.tid)
        });
    }

    fn fd(&mut self, tid: i64, e: &FdEntry<'_>) {
        let mut fd =
            FdSeed { number: e.fd, ino: e.ino, kind: FdKind::from_number(e.type_id).unwrap_or(FdKind::Unsupported), ..FdSeed::default() };
        match e.detail {
            FdDetail::None | FdDetail::Unknown => {}
            FdDetail::Named(name) => fd.name = name.to_vec(),
            FdDetail::File { open_flags, name, dev } => (fd.open_flags, fd.name, fd.dev) = (open_flags, name.to_vec(), dev),
            FdDetail::Ipv4 { sip, dip, sport, dport, l4proto } => {
                fd.l4 = L4::from_number(l4proto);
                fd.addr = Addr::V4(Tuple { sip: sip.into(), dip: dip.into(), sport, dport });
            }
            FdDetail::Ipv6 { sip, dip, sport, dport, l4proto } => {
                fd.l4 = L4::from_number(l4proto);
                fd.addr = Addr::V6(Tuple { sip: sip.into(), dip: dip.into(), sport, dport });
            }
            FdDetail::Ipv4Server { ip, port, l4proto } => {
                (fd.l4, fd.addr) = (L4::from_number(l4proto), Addr::V4Server(ip.into(), port));
            }
            FdDetail::Ipv6Server { ip, port, l4proto } => {
                (fd.l4, fd.addr) = (L4::from_number(l4proto), Addr::V6Server(ip.into(), port));
            }
            FdDetail::Unix { source, destination, name } => (fd.addr, fd.name) = (Addr::Unix(source, destination), name.to_vec()),
        }
        match self.0.fds.last_mut() {
            Some(list) if list.tid == tid => list.fds.push(fd),
            _ => self.0.fds.push(FdListSeed { tid, fds: vec![fd] }),
        }
    }
}
