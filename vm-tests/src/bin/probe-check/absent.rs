// SPDX-License-Identifier: Apache-2.0
//! User memory whose page is not there when the module looks: fetched where the kernel's hooks may sleep, else counted. The calls here are refused
//! before the kernel itself looks at that memory, so that nobody but the module brings it in.

use std::{os::fd::AsRawFd, path::Path};

use eyas_abi::{ids, ioctl, ioctl::tp, ring};

use crate::{
    Outcome,
    expect::{ensure, same},
    fuse,
    reader::{Reader, Seen},
    sys::{self, LowPage, addr, addr_mut, call, call3, int80},
};

const PAGE: usize = 4096;
const NOBODY: usize = usize::MAX;
const READ: usize = libc::PROT_READ as usize;
const PRIVATE: usize = libc::MAP_PRIVATE as usize;

fn mmap(len: usize, prot: usize, flags: usize, fd: usize) -> Result<usize, String> {
    usize::try_from(call(libc::SYS_mmap, [0, len, prot, flags, fd, 0])).map_err(|e| format!("mmap: {e}"))
}
/// Memory that nobody has touched: zeroes, once somebody does.
fn untouched(pages: usize) -> Result<usize, String> {
    mmap(pages * PAGE, READ, PRIVATE | libc::MAP_ANONYMOUS as usize, NOBODY)
}
fn file_name() -> String {
    format!("absent.{}", std::process::id())
}
/// Pages that hold `bytes` from an offset on, read from a file when somebody touches them.
fn in_file(offset: usize, bytes: &[u8]) -> Result<usize, String> {
    let text = [&vec![b'.'; offset], bytes].concat();
    // The one before lives on in its mapping.
    let _ = std::fs::remove_file(file_name());
    std::fs::write(file_name(), &text).map_err(|e| format!("file: {e}"))?;
    let file = std::fs::File::open(file_name()).map_err(|e| format!("file: {e}"))?;
    let at = mmap(text.len(), READ, PRIVATE, file.as_raw_fd() as usize)?;
    Ok(at + offset)
}
/// A page that a userfaultfd holds, which nobody serves.
fn held() -> Result<usize, String> {
    let fd = usize::try_from(call3(libc::SYS_userfaultfd, 0, 0, 0)).map_err(|e| format!("userfaultfd: {e}"))?;
    let at = untouched(1)?;
    // UFFDIO_API (version 0xaa), UFFDIO_REGISTER (missing pages)
    let (mut api, mut register) = ([0xaa_u64, 0, 0], [at as u64, PAGE as u64, 1, 0]);
    for (request, arg) in [(0xc018_aa3f, addr_mut(&mut api)), (0xc020_aa00, addr_mut(&mut register))] {
        let r = call3(libc::SYS_ioctl, fd, request, arg);
        if r != 0 {
            return Err(format!("userfaultfd request {request:#x}: {r}"));
        }
    }
    Ok(at)
}

const HOW: [u64; 3] = [libc::O_NOFOLLOW as u64, 0, 8];

/// Refused for its size, before path or struct are looked at.
fn openat2(path: usize, how: usize) -> Result<(), String> {
    refused(-22, call(libc::SYS_openat2, [NOBODY, path, how, 0, 0, 0]))
}
/// Refused before the data is looked at.
fn write(nr: i64, at: usize, count: usize) -> Result<(), String> {
    refused(-9, call3(nr, NOBODY, at, count))
}
fn refused(errno: i64, got: i64) -> Result<(), String> {
    if got == errno { Ok(()) } else { Err(format!("{got}, should have been refused with {errno}")) }
}

/// What an event is known by.
type Has = fn(&[Seen]) -> bool;

fn path_is(seen: &[Seen], path: &str) -> bool {
    matches!(seen, [s] if s.param("name") == [path.as_bytes(), b"\0"].concat())
}
fn data_is(seen: &[Seen], data: &[u8]) -> bool {
    matches!(seen, [s] if s.param("data") == data)
}
/// 9,000 bytes over three pages or more.
fn long() -> Vec<u8> {
    (0..9_000_u32).map(|n| (n % 251) as u8).collect()
}

/// Something that is not there, and what becomes of it.
struct Case {
    name: &'static str,
    act: fn() -> Result<(), String>,
    /// The event if what is missing is fetched, and if it is not.
    whole: Has,
    poor: Has,
    /// The event is lost without it, and counted.
    needed: bool,
}

const CASES: &[Case] = &[
    Case {
        name: "a struct, of anonymous memory",
        act: || untouched(1).and_then(|how| openat2(addr("/etc/shadow\0"), how)),
        whole: |s| path_is(s, "/etc/shadow"),
        poor: <[Seen]>::is_empty,
        needed: true,
    },
    Case {
        name: "a struct across two pages of a file",
        act: || in_file(2 * PAGE - 10, &HOW.map(u64::to_ne_bytes).concat()).and_then(|how| openat2(addr("x\0"), how)),
        whole: |s| path_is(s, "x") && s[0].int("resolve") != 0,
        poor: <[Seen]>::is_empty,
        needed: true,
    },
    Case {
        name: "a path",
        act: || in_file(100, b"/etc/shadow\0").and_then(|path| openat2(path, addr(&HOW))),
        whole: |s| path_is(s, "/etc/shadow"),
        poor: |s| matches!(s, [s] if s.param("name").is_empty()),
        needed: false,
    },
    Case {
        name: "a path across two pages",
        act: || in_file(PAGE - 5, b"/etc/shadow\0").and_then(|path| openat2(path, addr(&HOW))),
        whole: |s| path_is(s, "/etc/shadow"),
        poor: |s| matches!(s, [s] if s.param("name").is_empty()),
        needed: false,
    },
    Case {
        name: "a path and a struct",
        act: || openat2(in_file(7, b"/root/.ssh\0")?, untouched(1)?),
        whole: |s| path_is(s, "/root/.ssh"),
        poor: <[Seen]>::is_empty,
        needed: true,
    },
    Case {
        name: "data over several pages",
        act: || write(libc::SYS_write, in_file(3000, &long())?, 9_000),
        whole: |s| data_is(s, &long()),
        poor: |s| data_is(s, b""),
        needed: false,
    },
    Case {
        name: "a vector and its data",
        act: || {
            let data = in_file(200, &long())?;
            let vector = in_file(0, &[data as u64, 4000, data as u64 + 4000, 5000].map(u64::to_ne_bytes).concat())?;
            write(libc::SYS_writev, vector, 2)
        },
        whole: |s| data_is(s, &long()),
        poor: |s| data_is(s, b""),
        needed: false,
    },
];

/// Memory by name, and how it is made.
type Place = (&'static str, fn() -> Result<usize, String>);
/// What cannot be had, or only if a program hands it out: never waited for.
const NEVER: &[Place] = &[
    ("a page that a userfaultfd holds", held),
    ("an address without memory", || Ok(0x1000_0000)),
    ("a page that may not be read", || mmap(PAGE, libc::PROT_NONE as usize, PRIVATE | libc::MAP_ANONYMOUS as usize, NOBODY)),
    ("a page beyond the end of its file", || {
        let at = in_file(2 * PAGE, b"x")?;
        std::fs::File::options().write(true).open(file_name()).and_then(|f| f.set_len(10)).map_err(|e| format!("file: {e}"))?;
        Ok(at)
    }),
    ("an address of the kernel", || Ok(0xffff_ffff_8000_0000)),
];

/// The first parameter, what the call returned, is negative.
fn failed(s: &Seen) -> bool {
    s.event().param(0).and_then(|p| p.first_chunk()).is_some_and(|p| i64::from_ne_bytes(*p) < 0)
}

/// Does something on the first CPU; the events of this thread, and how many were lost for want of a page.
fn record(r: &Reader, act: impl FnOnce() -> Result<(), String>) -> Result<(Vec<Seen>, u64), String> {
    let d = &r.devices[0];
    let before = d.counter(ring::N_DROPS_PF);
    d.drain();
    act()?;
    let me = sys::gettid();
    let seen = d.drain().into_iter().filter(|s| s.event().tid == me).collect();
    Ok((seen, d.counter(ring::N_DROPS_PF) - before))
}

/// `absent fetched`, `absent counted`: what becomes of the cases. `absent hold`, `absent churn`: makes calls on such memory until it is killed, on
/// the second CPU.
pub fn absent(args: &[String]) -> Outcome {
    let fetched = match args {
        [how] if how == "fetched" => true,
        [how] if how == "counted" => false,
        [how] if how == "hold" => return hold(),
        [how] if how == "churn" => return churn(),
        _ => return Err("fetched, counted, hold or churn?".into()),
    };
    sys::pin(0);
    let r = Reader::wanting(&[libc::SYS_openat2, libc::SYS_write, libc::SYS_writev, libc::SYS_connect])
        .map_err(|e| format!("open: errno {e}"))?;
    r.ioctl(ioctl::SET_SNAPLEN, 16_000).map_err(|e| format!("snap length: {e}"))?;
    for case in CASES {
        // The file of the case is written by calls that are recorded too; they are not what is asked for.
        let (seen, lost) = record(&r, case.act)?;
        let seen: Vec<Seen> = seen.into_iter().filter(failed).collect();
        let ok = if fetched { (case.whole)(&seen) } else { (case.poor)(&seen) };
        ensure!(
            ok,
            "{}: {:?}",
            case.name,
            seen.iter().map(|s| s.event().params().map(<[u8]>::to_vec).collect::<Vec<_>>()).collect::<Vec<_>>()
        );
        same!(lost, u64::from(case.needed && !fetched), "losses by {}", case.name);
    }
    // Kernels before 6.13, which fetch nothing, have FUSE as a module, which no guest has.
    let served: Place = ("a page that a FUSE server never hands out", fuse::page);
    let served = (fetched || Path::new(fuse::DEVICE).exists()).then_some(&served);
    for (name, place) in NEVER.iter().chain(served) {
        let at = place()?;
        let (seen, lost) = record(&r, || openat2(addr("x\0"), at))?;
        same!((seen.len(), lost), (0, 1), "events and losses, the struct being at {name}");
        let (seen, lost) = record(&r, || openat2(at, addr(&HOW)))?;
        same!((seen.len(), lost), (1, 0), "events and losses, the path being at {name}");
        ensure!(seen[0].param("name").is_empty(), "a path at {name}: {:?}", seen[0].param("name"));
    }
    // The event of the call's begin.
    r.ioctl(ioctl::ENABLE_TP, tp::SYS_ENTER as usize).map_err(|e| format!("sys_enter: {e}"))?;
    let (seen, lost) = record(&r, || openat2(addr("x\0"), untouched(1)?))?;
    let kinds: Vec<u16> = seen.iter().map(Seen::kind).collect();
    same!(kinds, if fetched { vec![ids::SYSCALL_OPENAT2_E, ids::SYSCALL_OPENAT2_X] } else { vec![] }, "events of both ends");
    same!(lost, if fetched { 0 } else { 2 }, "losses of both ends");
    r.ioctl(ioctl::DISABLE_TP, tp::SYS_ENTER as usize).map_err(|e| format!("sys_enter: {e}"))?;
    socketcall(&r, fetched)?;
    let others = [ring::N_DROPS_BUFFER, ring::N_PREEMPTIONS].map(|n| r.devices[0].counter(n));
    same!(others, [0, 0], "other losses");
    Ok(())
}

/// The arguments of an i386 socketcall: which call it is, is known, but not who wants it. A filter refuses it before the kernel looks at them.
fn socketcall(r: &Reader, fetched: bool) -> Outcome {
    const NUMBER: u32 = 102;
    let instruction = |code, jt, jf, k| libc::sock_filter { code, jt, jf, k };
    let filter = [
        // load the architecture; i386? load the number; socketcall? refused with EPERM : allowed
        instruction(0x20, 0, 0, 4),
        instruction(0x15, 0, 3, 0x4000_0003),
        instruction(0x20, 0, 0, 0),
        instruction(0x15, 0, 1, NUMBER),
        instruction(0x06, 0, 0, 0x0005_0001),
        instruction(0x06, 0, 0, 0x7fff_0000),
    ];
    let program = (filter.len(), addr(&filter));
    // SECCOMP_SET_MODE_FILTER
    same!(call3(libc::SYS_seccomp, 1, 0, addr(&program)), 0, "the filter");
    let page = LowPage::new();
    let before = r.own_counter(1);
    let (seen, lost) = record(r, || refused(-1, int80(NUMBER.into(), [3, page.at(0), 0, 0, 0])))?;
    let kinds: Vec<u16> = seen.iter().map(Seen::kind).collect();
    same!(kinds, if fetched { vec![ids::SOCKET_CONNECT_X] } else { vec![] }, "events of a socketcall");
    same!((lost, r.own_counter(1) - before), (0, u64::from(!fetched)), "losses, and calls that could not be told");
    Ok(())
}

/// Calls on a page that a userfaultfd holds and nobody serves. They all return.
fn hold() -> Outcome {
    sys::pin(1);
    let at = held()?;
    std::fs::write("held", "")?;
    loop {
        openat2(at, addr(&HOW))?;
        openat2(addr("x\0"), at)?;
    }
}

/// Calls on pages that other threads take away, and mappings that they replace.
fn churn() -> Outcome {
    sys::pin(1);
    let at = in_file(0, &[b'x'; 4 * PAGE])?;
    let how = untouched(1)?;
    let taken = std::thread::spawn(move || {
        for n in 0_usize.. {
            call3(libc::SYS_madvise, at + n % 4 * PAGE, PAGE, libc::MADV_DONTNEED as usize);
            let fixed = PRIVATE | (libc::MAP_ANONYMOUS | libc::MAP_FIXED) as usize;
            call(libc::SYS_mmap, [how, PAGE, if n % 8 == 0 { 0 } else { READ }, fixed, NOBODY, 0]);
        }
    });
    while !taken.is_finished() {
        openat2(at, how)?;
        write(libc::SYS_write, at, 4 * PAGE)?;
    }
    Err("the other thread ended".into())
}
