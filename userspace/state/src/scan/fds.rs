// SPDX-License-Identifier: Apache-2.0
//! The open fds of a process, from `/proc/PID/fd` and `fdinfo`.

use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use super::sockets::Sockets;
use super::status::fdinfo;
use crate::fd::{FdKind, L4};
use crate::fdtable::MAX_FDS;
use crate::seed::FdSeed;

/// Names of anonymous inodes and what they are.
const ANON: &[(&str, FdKind)] = &[
    ("[eventfd]", FdKind::Event),
    ("[eventpoll]", FdKind::Eventpoll),
    ("inotify", FdKind::Inotify),
    ("[signalfd]", FdKind::Signal),
    ("[timerfd]", FdKind::Timer),
    ("[io_uring]", FdKind::IoUring),
    ("[userfaultfd]", FdKind::Userfault),
    ("[pidfd]", FdKind::Pidfd),
    ("bpf-map", FdKind::Bpf),
    ("bpf-prog", FdKind::Bpf),
    ("bpf-link", FdKind::Bpf),
    ("bpf_iter", FdKind::Bpf),
];

/// All fds of the process below `dir` (`/proc/PID`). `sockets` is asked for only if there are any.
pub(crate) fn read_all(dir: &Path, mut sockets: impl FnMut() -> std::rc::Rc<Sockets>) -> Vec<FdSeed> {
    let Ok(entries) = std::fs::read_dir(dir.join("fd")) else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|e| e.file_name().to_str()?.parse().ok())
        .filter_map(|number| read(dir, number, &mut sockets))
        .take(MAX_FDS)
        .collect()
}

/// One fd.
pub(crate) fn read(dir: &Path, number: i64, sockets: &mut impl FnMut() -> std::rc::Rc<Sockets>) -> Option<FdSeed> {
    let link = dir.join("fd").join(number.to_string());
    let name = std::fs::read_link(&link).ok()?.into_os_string().into_vec();
    if let Some(rest) = name.strip_prefix(b"socket:[") {
        let inode = std::str::from_utf8(rest.strip_suffix(b"]")?).ok()?.parse().ok()?;
        let all = sockets();
        let s = all.get(&inode)?;
        let name = s.name.clone();
        return Some(FdSeed { number, kind: s.kind, l4: s.l4, addr: s.addr, ino: inode, name, ..FdSeed::default() });
    }
    if let Some(rest) = name.strip_prefix(b"anon_inode:") {
        let what = String::from_utf8_lossy(rest);
        let kind = ANON.iter().find(|(n, _)| *n == what).map_or(FdKind::Unsupported, |(_, k)| *k);
        return Some(FdSeed { number, kind, ..FdSeed::default() });
    }
    let meta = std::fs::metadata(&link).ok()?;
    let kind = if meta.is_dir() {
        FdKind::Directory
    } else if meta.file_type().is_fifo() {
        FdKind::Fifo
    } else if name.starts_with(b"/memfd:") {
        FdKind::Memfd
    } else {
        FdKind::FileV2
    };
    let info = std::fs::read(dir.join("fdinfo").join(number.to_string())).unwrap_or_default();
    let native = fdinfo(&info, "flags").and_then(|v| u32::from_str_radix(v, 8).ok()).unwrap_or(0);
    Some(FdSeed {
        number,
        kind,
        l4: L4::Unknown,
        open_flags: eyas_abi::generated::flags::open_flags(native),
        dev: device(meta.dev()),
        mount_id: fdinfo(&info, "mnt_id").and_then(|v| v.parse().ok()).unwrap_or(0),
        ino: meta.ino(),
        name,
        addr: crate::fd::Addr::None,
    })
}

/// A device number as events record it.
pub(crate) fn device(dev: u64) -> u32 {
    let (major, minor) = ((dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xf_ff00));
    u32::try_from((minor & 0xff) | (major << 8) | ((minor & 0xf_ff00) << 12)).unwrap_or(0)
}

/// What a symbolic link says.
pub(crate) fn link_bytes(path: &Path) -> Option<Vec<u8>> {
    std::fs::read_link(path).ok().map(|p| p.as_os_str().as_bytes().to_vec())
}
