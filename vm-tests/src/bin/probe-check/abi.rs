// SPDX-License-Identifier: Apache-2.0
//! Devices, mappings and requests: what is accepted, what is refused, and with which errno. Run with `max_consumers=2`.

use std::sync::mpsc;

use eyas_abi::{ioctl, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Device, Map, Reader, ring_size, set_ring_size},
    sys::{self, addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("nodes are 0400", nodes_are_private),
    ("a device is opened once by a consumer, max_consumers bounds consumers", opens_are_bounded),
    ("only root with CAP_SYS_ADMIN opens", only_root_opens),
    ("ring sizes are checked when a consumer comes", ring_sizes_are_checked),
    ("mappings of other lengths, offsets and protections are refused", mappings_are_checked),
    ("mappings outlive their file, and hold the module", mappings_outlive_their_file),
    ("versions are 10.1.0 and 4.5.1", versions),
    ("unknown and removed requests end with ENOTTY", unknown_requests),
    ("values out of range end with EINVAL", wrong_values),
    ("bad pointers end with EFAULT", bad_pointers),
    ("ids of the caller and of others", ids),
    ("the thread list asks for more room, then is complete", thread_list),
    ("our additions say what they are", additions),
    ("no byte is shown that was not written for the reader", nothing_unwritten),
    ("a forked child may use the file", children_may_use_the_file),
    ("a thousand refusals and two hundred consumers leave no memory behind", nothing_leaks),
    ("the module stays while a device is open", module_stays),
];

const EAGAIN: i32 = libc::EAGAIN;
const RW: i32 = libc::PROT_READ | libc::PROT_WRITE;

fn nodes_are_private() -> Outcome {
    use std::os::unix::fs::MetadataExt;
    let m = std::fs::metadata("/dev/eyas0")?;
    same!(m.mode() & 0o7777, 0o400, "mode of /dev/eyas0");
    same!(m.uid(), 0, "owner of /dev/eyas0");
    Ok(())
}

fn opens_are_bounded() -> Outcome {
    let first = Reader::open().map_err(|e| format!("first consumer: {e}"))?;
    same!(Device::open(0).err(), Some(libc::EBUSY), "the same device again");
    // Another thread is another consumer.
    let (ready, wait) = mpsc::channel::<()>();
    let (done, end) = mpsc::channel::<()>();
    let second = std::thread::spawn(move || {
        let r = Reader::open();
        let _ = done.send(());
        let _ = wait.recv();
        r.map(|r| r.devices.len())
    });
    end.recv()?;
    let third = std::thread::spawn(|| Device::open(0).err()).join().unwrap();
    drop(ready);
    same!(second.join().unwrap(), Ok(first.devices.len()), "devices of the second consumer");
    same!(third, Some(libc::EBUSY), "the third consumer of two");
    drop(first);
    let again = Reader::open().map_err(|e| format!("after everybody left: {e}"))?;
    ensure!(!again.devices.is_empty(), "no devices");
    Ok(())
}

fn only_root_opens() -> Outcome {
    let try_open = || Device::open(0).err().unwrap_or(0);
    let user = || call3(libc::SYS_setuid, 1000, 0, 0);
    same!(
        sys::in_child(|| {
            user();
            try_open()
        }),
        libc::EACCES,
        "a user without rights on the node"
    );
    let chmod = |mode: usize| call3(libc::SYS_chmod, addr("/dev/eyas0\0"), mode, 0);
    chmod(0o666);
    let by_user = sys::in_child(|| {
        user();
        try_open()
    });
    let in_user_namespace = sys::in_child(|| {
        let r = call3(libc::SYS_unshare, libc::CLONE_NEWUSER as usize, 0, 0);
        // Root inside: mapped to itself.
        if r < 0 || std::fs::write("/proc/self/uid_map", "0 0 1").is_err() { 1000 } else { try_open() }
    });
    let without_capability = sys::in_child(|| {
        let head = [0x2008_0522_u32, 0];
        let none = [0_u32; 6];
        let r = call3(libc::SYS_capset, addr(&head), addr(&none), 0);
        if r < 0 { 1000 } else { try_open() }
    });
    chmod(0o400);
    same!(by_user, libc::EPERM, "a user, whatever the node's mode");
    same!(in_user_namespace, libc::EPERM, "root of a user namespace");
    same!(without_capability, libc::EPERM, "root without CAP_SYS_ADMIN");
    Ok(())
}

fn ring_sizes_are_checked() -> Outcome {
    let old = ring_size();
    for bad in [0, 4096, 8192, 3 * 4096, 1 << 32, 16384 + 8] {
        set_ring_size(bad)?;
        same!(Device::open(0).err(), Some(libc::EINVAL), "rings of {bad} bytes");
    }
    let text = std::fs::write("/sys/module/eyas/parameters/g_buffer_bytes_dim", "many").err().and_then(|e| e.raw_os_error());
    same!(text, Some(libc::EINVAL), "a size that is no number");
    set_ring_size(16384)?;
    let small = Reader::open().map_err(|e| format!("rings of 16384 bytes: {e}"))?;
    set_ring_size(old)?;
    drop(small);
    Ok(())
}

fn mappings_are_checked() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let size = ring_size();
    let good = Map { len: 2 * size, prot: libc::PROT_READ, flags: libc::MAP_SHARED, offset: 0 };
    for (what, m) in [
        ("one page more", Map { len: 2 * size + 4096, ..good }),
        ("one page less", Map { len: 2 * size - 4096, ..good }),
        ("the data once", Map { len: size, ..good }),
        ("two pages", Map { len: 8192, ..good }),
        ("an offset", Map { offset: 4096, ..good }),
        ("a writable mapping", Map { prot: RW, ..good }),
        ("a private writable mapping", Map { prot: RW, flags: libc::MAP_PRIVATE, ..good }),
        ("the info page at an offset", Map { len: 4096, prot: RW, offset: 4096, ..good }),
    ] {
        same!(d.mmap(m), Err(libc::EIO), "{what}");
    }
    let data = d.mmap(good).map_err(|e| format!("the data twice: {e}"))?;
    same!(call3(libc::SYS_mprotect, data, 4096, RW as usize), -i64::from(libc::EACCES), "the data made writable later");
    same!(call(libc::SYS_mremap, [data, 2 * size, 4 * size, 1, 0, 0]) < 0, true, "the data made longer");
    let info = d.mmap(Map { len: 1, prot: RW, ..good }).map_err(|e| format!("one byte of the info page: {e}"))?;
    call3(libc::SYS_munmap, data + size, 4096, 0);
    call3(libc::SYS_munmap, data, 2 * size, 0);
    call3(libc::SYS_munmap, info, 4096, 0);
    Ok(())
}

/// Takes the module out; the errno.
fn remove_module() -> i32 {
    -call3(libc::SYS_delete_module, addr("eyas\0"), libc::O_NONBLOCK as usize, 0) as i32
}

fn mappings_outlive_their_file() -> Outcome {
    let mut d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    d.map(ring_size()).map_err(|e| format!("map: {e}"))?;
    d.close_fd();
    let before = d.head();
    sys::pin(0);
    call3(libc::SYS_getpid, 0, 0, 0);
    same!(d.head(), before, "nothing is recorded for a reader that asked for nothing");
    same!(remove_module(), EAGAIN, "rmmod while something is mapped");
    Ok(())
}

fn versions() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    for (request, want) in [(ioctl::GET_API_VERSION, (10, 1, 0)), (ioctl::GET_SCHEMA_VERSION, (4, 5, 1))] {
        let mut v = 0_u64;
        same!(d.ioctl(request, addr_mut(&mut v)), Ok(0), "request {request:#x}");
        same!((v >> 44, v >> 24 & 0xf_ffff, v & 0xff_ffff), want, "version of request {request:#x}");
    }
    let mut text = [0xff_u8; 64];
    same!(d.ioctl(ioctl::GET_DRIVER_VERSION, addr_mut(&mut text)), Ok(0), "driver version");
    let end = text.iter().position(|b| *b == 0).ok_or("the driver's version has no end")?;
    ensure!(end > 0 && text[end + 1..].iter().all(|b| *b == 0xff), "the driver's version: {text:?}");
    Ok(())
}

fn unknown_requests() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let known = [2, 3, 4, 8, 9, 10, 11, 12, 13, 16, 20, 21, 22, 23, 24, 25, 29, 30, 31, 32, 33, 34];
    for nr in (0..256).filter(|n| !known.contains(n)) {
        same!(d.ioctl(ioctl::shared(nr), 0), Err(libc::ENOTTY), "request {nr} of the shared ABI");
    }
    // Terminal and file requests, the shared numbers with a direction, our own with another size.
    for request in [0x5401, 0x4004_7304, 0x8008_7318, ioctl::GET_FEATURES ^ 1 << 16, ioctl::SET_READINESS ^ 1 << 18, 0x45ff] {
        same!(d.ioctl(request, 0), Err(libc::ENOTTY), "request {request:#x}");
    }
    Ok(())
}

fn wrong_values() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let cases: &[(u32, &[usize], &[usize])] = &[
        (ioctl::SET_SNAPLEN, &[0, 1, 65_000], &[65_001, 1 << 32, usize::MAX]),
        (ioctl::ENABLE_SYSCALL, &[0, 511], &[512, 1 << 32, usize::MAX]),
        (ioctl::DISABLE_SYSCALL, &[0, 511], &[512, 1 << 32, usize::MAX]),
        (ioctl::ENABLE_TP, &[0, 1, 2, 3, 4, 5, 6, 7, 8], &[9, 32, 64, 1 << 32, usize::MAX]),
        (ioctl::DISABLE_TP, &[0, 1, 2, 3, 4, 5, 6, 7, 8], &[9, 32, 64, 1 << 32, usize::MAX]),
        (ioctl::ENABLE_DROPPING_MODE, &[1, 2, 4, 8, 16, 32, 64, 128], &[0, 3, 5, 129, 256, 1 << 32, usize::MAX]),
        (ioctl::DISABLE_DROPPING_MODE, &[0, 77], &[]),
        (ioctl::SET_FULLCAPTURE_PORT_RANGE, &[0, 100 << 16 | 50], &[]),
        (ioctl::SET_STATSD_PORT, &[0, 9125], &[]),
        (ioctl::ENABLE_DYNAMIC_SNAPLEN, &[0], &[]),
        (ioctl::DISABLE_DYNAMIC_SNAPLEN, &[0], &[]),
        (ioctl::ENABLE_DROPFAILED, &[0], &[]),
        (ioctl::DISABLE_DROPFAILED, &[0], &[]),
        (ioctl::SET_IGNORED_PID, &[1, 0], &[1 << 31, usize::MAX]),
    ];
    for (request, good, bad) in cases {
        for v in *good {
            same!(d.ioctl(*request, *v), Ok(0), "request {request:#x} with {v}");
        }
        for v in *bad {
            same!(d.ioctl(*request, *v), Err(libc::EINVAL), "request {request:#x} with {v}");
        }
    }
    for (watermark, age) in [(0, 10), (1, 0), (1, 10_001), (u32::MAX, 10)] {
        let r = ioctl::Readiness { watermark, max_age_ms: age };
        same!(d.ioctl(ioctl::SET_READINESS, addr(&r)), Err(libc::EINVAL), "{r:?}");
    }
    Ok(())
}

fn bad_pointers() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    for request in [
        ioctl::GET_API_VERSION,
        ioctl::GET_SCHEMA_VERSION,
        ioctl::GET_DRIVER_VERSION,
        ioctl::GET_N_TRACEPOINT_HIT,
        ioctl::GET_PROCLIST,
        ioctl::GET_FEATURES,
        ioctl::SET_READINESS,
    ] {
        for at in [0, 8, usize::MAX - 7, 1 << 63] {
            same!(d.ioctl(request, at), Err(libc::EFAULT), "request {request:#x} with the pointer {at:#x}");
        }
    }
    Ok(())
}

fn ids() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let (pid, fd) = (sys::getpid() as usize, d.fd);
    same!(d.ioctl(ioctl::GET_CURRENT_PID, 0), Ok(pid), "own pid");
    let other = std::thread::spawn(move || {
        let tid = sys::gettid();
        let request = |cmd: u32, arg: u64| call3(libc::SYS_ioctl, fd as usize, cmd as usize, arg as usize) as u64;
        [
            tid == request(ioctl::GET_CURRENT_TID, 0),
            request(ioctl::GET_CURRENT_PID, 0) == sys::getpid(),
            request(ioctl::GET_VTID, tid) == tid,
            request(ioctl::GET_VPID, tid) == sys::getpid(),
        ]
    });
    same!(other.join().unwrap(), [true; 4], "ids of another thread");
    for nobody in [0, 4_000_000, usize::MAX, 1 << 32] {
        same!(d.ioctl(ioctl::GET_VTID, nobody), Err(libc::EINVAL), "thread id of {nobody}");
        same!(d.ioctl(ioctl::GET_VPID, nobody), Err(libc::EINVAL), "process id of {nobody}");
    }
    Ok(())
}

fn thread_list() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let mut list = vec![0_u64; 2 + 3 * 4096];
    for (max, want) in [(0_u64, libc::ENOSPC), (7, libc::ENOSPC), (1_000_001, libc::EINVAL), (u64::MAX, libc::EINVAL)] {
        list[..].fill(7);
        list[1] = max;
        same!(d.ioctl(ioctl::GET_PROCLIST, addr_mut(&mut list[..])), Err(want), "a list of {max}");
        same!(list[2..].iter().all(|v| *v == 7), true, "a list of {max} stays as it was");
    }
    list[1] = 4096;
    same!(d.ioctl(ioctl::GET_PROCLIST, addr_mut(&mut list[..])), Ok(0), "a list of 4096");
    let n = list[0] as usize;
    let tids: Vec<u64> = list[2..2 + 3 * n].chunks(3).map(|c| c[0]).collect();
    ensure!(tids.contains(&sys::gettid()) && tids.contains(&1), "{n} threads, but not ours or init: {tids:?}");
    Ok(())
}

fn additions() -> Outcome {
    let r = Reader::open().map_err(|e| format!("open: {e}"))?;
    let mut f = ioctl::Features::default();
    same!(r.ioctl(ioctl::GET_FEATURES, addr_mut(&mut f)), Ok(0), "features");
    same!((f.size, f.version), (16, 1), "size and version of the features");
    let all = ioctl::features::POLL | ioctl::features::IGNORED_PID | ioctl::features::INFO;
    same!(f.bits & all, all, "features");
    for d in &r.devices {
        let (magic, version, size) = d.ours();
        same!((magic, version), (ring::OURS_MAGIC, ring::OURS_VERSION), "our part of the info page of CPU {}", d.cpu);
        ensure!(size as usize >= size_of::<ring::Ours>(), "our part has {size} bytes");
    }
    Ok(())
}

fn nothing_unwritten() -> Outcome {
    let old = ring_size();
    set_ring_size(65536)?;
    // Memory that is given back full of something.
    let full = Reader::wanting(&[libc::SYS_write]).map_err(|e| format!("open: {e}"))?;
    full.ioctl(ioctl::SET_SNAPLEN, 60_000).map_err(|e| format!("snap length: {e}"))?;
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    for d in &full.devices {
        sys::pin(d.cpu);
        call3(libc::SYS_write, null, addr(&[0xa5_u8; 60_000]), 60_000);
        ensure!(d.head() > 60_000, "the ring of CPU {} was not filled", d.cpu);
    }
    call3(libc::SYS_close, null, 0, 0);
    drop(full);
    let r = Reader::open().map_err(|e| format!("open: {e}"))?;
    let size = ring_size();
    set_ring_size(old)?;
    let zero = |bytes: &[u8]| bytes.iter().all(|b| *b == 0);
    for d in &r.devices {
        ensure!(zero(d.bytes(0, 2 * size)), "the new ring of CPU {} holds something", d.cpu);
        let (_, _, ours) = d.ours();
        let info = d.info_bytes();
        let (counters, end) = (ring::OURS_AT + 16, ring::OURS_AT + ours as usize);
        for (what, part) in [("start", &info[..ring::OURS_AT]), ("counters", &info[counters..end]), ("rest", &info[end..])] {
            ensure!(zero(part), "the {what} of the info page of CPU {} holds something", d.cpu);
        }
    }
    r.ioctl(ioctl::ENABLE_SYSCALL, libc::SYS_getpid as usize).map_err(|e| format!("getpid: {e}"))?;
    r.ioctl(ioctl::ENABLE_TP, ioctl::tp::SYS_EXIT as usize).map_err(|e| format!("sys_exit: {e}"))?;
    sys::pin(0);
    for _ in 0..10 {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
    let d = &r.devices[0];
    let head = d.head() as usize;
    ensure!(head >= 340 && zero(d.bytes(head, size - head)), "something lies behind the head, {head}");
    // Answers end where they should.
    let guarded = |request: u32, len: usize| {
        let mut answer = [0xee_u8; 4096];
        let r = r.ioctl(request, addr_mut(&mut answer));
        r.is_ok() && answer[len..].iter().all(|b| *b == 0xee)
    };
    for (request, len) in [(ioctl::GET_API_VERSION, 8), (ioctl::GET_SCHEMA_VERSION, 8), (ioctl::GET_FEATURES, 16)] {
        ensure!(guarded(request, len), "request {request:#x} wrote more than {len} bytes");
    }
    Ok(())
}

fn children_may_use_the_file() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    let status = sys::in_child(|| i32::from(d.ioctl(ioctl::SET_SNAPLEN, 100).is_err()));
    same!(status, 0, "a request by a child");
    // The child's copy of the descriptor is gone; ours still works.
    same!(d.ioctl(ioctl::SET_SNAPLEN, 80), Ok(0), "a request after the child's end");
    Ok(())
}

fn meminfo(name: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap();
    let line = text.lines().find(|l| l.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn nothing_leaks() -> Outcome {
    let cycle = || {
        let d = Device::open(0)?;
        for _ in 0..5 {
            let _ = Device::open(0);
            let _ = d.mmap(Map { len: 8192, prot: RW, flags: libc::MAP_SHARED, offset: 0 });
            let _ = d.ioctl(ioctl::SET_SNAPLEN, 70_000);
            let _ = d.ioctl(ioctl::GET_PROCLIST, 8);
            let _ = d.ioctl(ioctl::shared(200), 0);
        }
        Ok::<(), i32>(())
    };
    let old = ring_size();
    set_ring_size(65536)?;
    cycle().map_err(|e| format!("open: {e}"))?;
    let before = meminfo("VmallocUsed");
    for n in 0..200 {
        cycle().map_err(|e| format!("consumer {n}: {e}"))?;
    }
    let after = meminfo("VmallocUsed");
    set_ring_size(old)?;
    // A leak of one page a round would be 800 KiB, of one ring 13 MiB; other parts of the kernel may take a few stacks.
    ensure!(after < before + 400, "the kernel's mapped memory grew from {before} to {after} KiB");
    Ok(())
}

fn module_stays() -> Outcome {
    let d = Device::open(0).map_err(|e| format!("open: {e}"))?;
    same!(remove_module(), EAGAIN, "rmmod while a device is open");
    drop(d);
    same!(remove_module(), 0, "rmmod afterwards");
    Ok(())
}
