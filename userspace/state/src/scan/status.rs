// SPDX-License-Identifier: Apache-2.0
//! The text files of /proc that describe a task, read into numbers. Pure: bytes in, values out.

use crate::thread::{Caps, Memory};

/// What `status` says.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct Status {
    pub pid: i64,
    pub ptid: i64,
    pub uid: u32,
    pub gid: u32,
    pub caps: Caps,
    pub size_kb: u32,
    pub rss_kb: u32,
    pub swap_kb: u32,
    /// Ids in the innermost but one namespace that the file names: second column, where there is one.
    pub vtid: Option<i64>,
    pub vpid: Option<i64>,
    pub pgid: Option<i64>,
    pub vpgid: Option<i64>,
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Reads `/proc/PID/status`; none if it does not name a process.
pub(crate) fn status(bytes: &[u8]) -> Option<Status> {
    let mut s = Status { pid: -1, ..Status::default() };
    for line in bytes.split(|b| *b == b'\n') {
        let Some(colon) = memchr::memchr(b':', line) else { continue };
        let (key, value) = line.split_at(colon);
        let value = text(value.get(1..).unwrap_or_default());
        let mut columns = value.split_ascii_whitespace();
        let mut column = |n: usize| columns.nth(n);
        let hex = |v: Option<&str>| v.and_then(|v| u64::from_str_radix(v, 16).ok()).unwrap_or(0);
        match key {
            b"Tgid" => s.pid = column(0)?.parse().ok()?,
            b"PPid" => s.ptid = column(0)?.parse().ok()?,
            b"Uid" => s.uid = column(1)?.parse().ok()?,
            b"Gid" => s.gid = column(1)?.parse().ok()?,
            b"CapInh" => s.caps.inheritable = hex(column(0)),
            b"CapPrm" => s.caps.permitted = hex(column(0)),
            b"CapEff" => s.caps.effective = hex(column(0)),
            b"VmSize" => s.size_kb = column(0)?.parse().unwrap_or(0),
            b"VmRSS" => s.rss_kb = column(0)?.parse().unwrap_or(0),
            b"VmSwap" => s.swap_kb = column(0)?.parse().unwrap_or(0),
            b"NSpid" => s.vtid = column(1).and_then(|v| v.parse().ok()),
            b"NStgid" => s.vpid = column(1).and_then(|v| v.parse().ok()),
            b"NSpgid" => {
                s.pgid = column(0).and_then(|v| v.parse().ok());
                s.vpgid = column(0).and_then(|v| v.parse().ok());
            }
            _ => {}
        }
    }
    (s.pid >= 0).then_some(s)
}

/// What `stat` says.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct Stat {
    pub pgid: i64,
    pub sid: i64,
    pub tty: u32,
    pub faults_minor: u64,
    pub faults_major: u64,
    /// Clock ticks between the start of the machine and that of the task.
    pub start_ticks: u64,
}

/// Reads `/proc/PID/stat`. The name in it may contain anything, parentheses too.
pub(crate) fn stat(bytes: &[u8]) -> Option<Stat> {
    let behind = bytes.get(memchr::memrchr(b')', bytes)? + 1..)?;
    let f: Vec<&str> = text(behind).split_ascii_whitespace().collect();
    // The list begins with field 3 of proc(5).
    let field = |n: usize| f.get(n - 3).copied();
    Some(Stat {
        pgid: field(5)?.parse().ok()?,
        sid: field(6)?.parse().ok()?,
        tty: u32::from_ne_bytes(field(7)?.parse::<i32>().ok()?.to_ne_bytes()),
        faults_minor: field(10)?.parse().ok()?,
        faults_major: field(12)?.parse().ok()?,
        start_ticks: field(22)?.parse().ok()?,
    })
}

impl Status {
    pub fn memory(&self, stat: &Stat) -> Memory {
        Memory {
            size_kb: self.size_kb,
            rss_kb: self.rss_kb,
            swap_kb: self.swap_kb,
            faults_major: stat.faults_major,
            faults_minor: stat.faults_minor,
        }
    }
}

/// The control groups of `/proc/PID/cgroup` as `subsys=path`, NUL-separated. The unified hierarchy stands for each of
/// `controllers`.
pub(crate) fn cgroups(bytes: &[u8], controllers: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut put = |subsys: &[u8], path: &[u8]| {
        for part in [subsys, b"=", path, b"\0"] {
            out.extend_from_slice(part);
        }
    };
    for line in bytes.split(|b| *b == b'\n') {
        let mut parts = line.splitn(3, |b| *b == b':');
        let (Some(id), Some(subsystems), Some(path)) = (parts.next(), parts.next(), parts.next()) else { continue };
        if subsystems.is_empty() {
            if id == b"0" {
                controllers.iter().for_each(|c| put(c.as_bytes(), path));
            }
            continue;
        }
        for subsys in subsystems.split(|b| *b == b',') {
            put(subsys.strip_prefix(b"name=").unwrap_or(subsys), path);
        }
    }
    out
}

/// Value of a key in `fdinfo`.
pub(crate) fn fdinfo<'a>(bytes: &'a [u8], key: &str) -> Option<&'a str> {
    text(bytes).lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':').map(str::trim))
}

/// First string and the rest of a NUL-separated list.
pub(crate) fn split_args(cmdline: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr(0, cmdline) {
        Some(at) => (cmdline.get(..at).unwrap_or_default(), cmdline.get(at + 1..).unwrap_or_default()),
        None => (cmdline, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_of_a_contained_task() {
        let s = status(
            b"Name:\tsh\nTgid:\t100\nPid:\t101\nPPid:\t1\nUid:\t1000\t1001\t1000\t1000\nGid:\t5\t6\t5\t5\n\
            VmSize:\t  200 kB\nVmRSS:\t  100 kB\nVmSwap:\t 3 kB\nCapEff:\t000001ffffffffff\n\
            NStgid:\t100\t7\nNSpid:\t101\t8\nNSpgid:\t90\t9\n",
        )
        .unwrap();
        assert_eq!((s.pid, s.ptid, s.uid, s.gid), (100, 1, 1001, 6));
        assert_eq!((s.size_kb, s.rss_kb, s.swap_kb, s.caps.effective), (200, 100, 3, (1 << 41) - 1));
        assert_eq!((s.vtid, s.vpid, s.pgid, s.vpgid), (Some(8), Some(7), Some(90), Some(9)));
        assert_eq!(status(b"rubbish"), None);
    }

    #[test]
    fn a_name_with_parentheses_does_not_confuse_stat() {
        let line = b"42 (a) b (c) S 1 42 41 34816 42 4194304 111 0 22 0 0 0 0 0 20 0 1 0 777 1 2\n";
        let s = stat(line).unwrap();
        assert_eq!((s.pgid, s.sid, s.tty), (42, 41, 34816));
        assert_eq!((s.faults_minor, s.faults_major, s.start_ticks), (111, 22, 777));
        assert_eq!(stat(b"42 (short) S 1"), None);
    }

    #[test]
    fn both_kinds_of_control_groups() {
        let v1 = cgroups(b"4:cpu,cpuacct:/a\n1:name=systemd:/b\n0::/c\n", &["memory".into(), "io".into()]);
        assert_eq!(v1, b"cpu=/a\0cpuacct=/a\0systemd=/b\0memory=/c\0io=/c\0");
    }

    #[test]
    fn fdinfo_keys() {
        let f = b"pos:\t0\nflags:\t02100000\nmnt_id:\t29\n";
        assert_eq!((fdinfo(f, "flags"), fdinfo(f, "mnt_id"), fdinfo(f, "x")), (Some("02100000"), Some("29"), None));
    }
}
