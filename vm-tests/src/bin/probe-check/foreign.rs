// SPDX-License-Identifier: Apache-2.0
//! Calls that are not 64-bit ones: i386 by `int 0x80`, x32 by a bit in the number. They are told in 64-bit terms or counted; their numbers are
//! never read as 64-bit ones.

use eyas_abi::ids;

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Reader, Seen},
    sys::{self, LowPage, addr, call, call3, int80},
};

pub const I386: &[Check] = &[
    ("the same number means another call", numbers_are_translated),
    ("an i386 open tells its path; close its descriptor", open_and_close),
    ("socketcall is taken apart", socketcall),
    ("vectors have 32-bit entries", vectors),
    ("a failed execve has 32-bit lists", execve),
    ("numbers without a twin are counted, not recorded", unknown_numbers),
];
pub const X32: &[Check] = &[("x32 calls are told as their twins", x32)];

fn wanting(calls: &[i64]) -> Result<Reader, String> {
    Reader::wanting(calls).map_err(|e| format!("open: errno {e}"))
}
fn kinds(seen: &[Seen]) -> Vec<&'static str> {
    seen.iter().map(|s| eyas_schema::event_info(s.kind()).unwrap().symbol).collect()
}

fn numbers_are_translated() -> Outcome {
    // i386: 20 getpid, 39 mkdir, 64 getppid. 64-bit: 20 writev, 39 getpid, 64 semget, 110 getppid, 83 mkdir.
    let r = wanting(&[libc::SYS_getpid, libc::SYS_getppid, libc::SYS_mkdir, libc::SYS_writev, libc::SYS_semget])?;
    let (pid, seen) = r.record(|| {
        int80(39, [0; 5]);
        int80(64, [0; 5]);
        int80(20, [0; 5])
    });
    same!(pid, sys::getpid() as i64, "getpid by int 0x80");
    let generic: Vec<(i64, i64)> = seen.iter().filter(|s| s.kind() == ids::GENERIC_X).map(|s| (s.int("ID"), s.int("nativeID"))).collect();
    let code = |n| i64::from(eyas_schema::sc_code(n).unwrap());
    let codes: Vec<i64> = generic.iter().map(|g| g.0).collect();
    same!(codes, [code("getppid"), code("getpid")], "codes of the generic events");
    let made: Vec<&Seen> = seen.iter().filter(|s| s.kind() == ids::SYSCALL_MKDIR_2_X).collect();
    same!(made.len(), 1, "mkdir events among {:?}", kinds(&seen));
    same!(made[0].int("res"), -14, "mkdir of address 0");
    same!(seen.len(), 3, "events");
    // Only wanted under its own name: 64-bit writev is 20, which is i386's getpid.
    drop(r);
    let r = wanting(&[libc::SYS_writev])?;
    same!(r.record(|| int80(20, [0; 5])).1.len(), 0, "events of an unwanted call");
    Ok(())
}

fn open_and_close() -> Outcome {
    let page = LowPage::new();
    let path = page.put(0, b"/bin/busybox\0");
    let r = wanting(&[libc::SYS_open, libc::SYS_close])?;
    let (fd, seen) = r.record(|| {
        let fd = int80(5, [path, 0, 0, 0, 0]);
        int80(6, [fd as u32, 0, 0, 0, 0]);
        fd
    });
    ensure!(fd >= 0, "open by int 0x80: {fd}");
    same!(kinds(&seen), ["SYSCALL_OPEN_X", "SYSCALL_CLOSE_X"], "events");
    same!((seen[0].int("fd"), seen[0].text("name")), (fd, "/bin/busybox".to_owned()), "open");
    same!((seen[1].int("fd"), seen[1].int("res")), (fd, 0), "close");
    // A descriptor of -1 has 32 bits there.
    let (_, seen) = r.record(|| int80(6, [u32::MAX, 0, 0, 0, 0]));
    same!(seen[0].int("fd"), -1, "close of -1");
    Ok(())
}

fn socketcall() -> Outcome {
    let page = LowPage::new();
    let words = |w: &[u32]| w.iter().flat_map(|n| n.to_ne_bytes()).collect::<Vec<u8>>();
    let r = wanting(&[libc::SYS_socket, libc::SYS_connect])?;
    let ((fd, ret), seen) = r.record(|| {
        let args = page.put(0, &words(&[2, 1, 0]));
        let fd = int80(102, [1, args, 0, 0, 0]);
        let address = page.put(64, &[2, 0, 0, 1, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        let args = page.put(128, &words(&[fd as u32, address, 16]));
        (fd, int80(102, [3, args, 0, 0, 0]))
    });
    call3(libc::SYS_close, fd as usize, 0, 0);
    same!(ret, -111, "connect by socketcall");
    same!(kinds(&seen), ["SOCKET_SOCKET_X", "SOCKET_CONNECT_X"], "events");
    same!((seen[0].int("fd"), seen[0].int("domain"), seen[0].int("type")), (fd, 2, 1), "socket");
    same!(seen[1].param("addr"), &[2, 127, 0, 0, 1, 1, 0], "address of the connect");
    Ok(())
}

fn vectors() -> Outcome {
    let page = LowPage::new();
    let (a, b) = (page.put(0, b"thirty-"), page.put(100, b"two"));
    let iov: Vec<u8> = [a, 7, b, 3].iter().flat_map(|n| n.to_ne_bytes()).collect();
    let iov = page.put(200, &iov);
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0);
    let r = wanting(&[libc::SYS_writev])?;
    let (n, seen) = r.record(|| int80(146, [null as u32, iov, 2, 0, 0]));
    call3(libc::SYS_close, null as usize, 0, 0);
    same!(n, 10, "writev by int 0x80");
    same!(kinds(&seen), ["SYSCALL_WRITEV_X"], "events");
    same!(seen[0].param("data"), b"thirty-two", "data");
    same!(seen[0].int("size"), 10, "size");
    Ok(())
}

fn execve() -> Outcome {
    let page = LowPage::new();
    let (x, y) = (page.put(0, b"prog\0"), page.put(16, b"arg\0"));
    let argv: Vec<u8> = [x, y, 0].iter().flat_map(|n| n.to_ne_bytes()).collect();
    let argv = page.put(64, &argv);
    let path = page.put(128, b"/not/here\0");
    let r = wanting(&[libc::SYS_execve])?;
    let (ret, seen) = r.record(|| int80(11, [path, argv, page.at(72), 0, 0]));
    same!(ret, -2, "execve by int 0x80");
    same!(kinds(&seen), ["SYSCALL_EXECVE_19_X"], "events");
    same!((seen[0].text("exe"), seen[0].list("args")), ("prog".to_owned(), vec!["arg".to_owned()]), "arguments");
    same!(seen[0].text("filename"), "/not/here", "path");
    Ok(())
}

fn unknown_numbers() -> Outcome {
    // All that this program's own memory and bookkeeping do not make.
    let ours = [libc::SYS_gettid, libc::SYS_brk, libc::SYS_mmap, libc::SYS_munmap, libc::SYS_mremap, libc::SYS_madvise];
    let all: Vec<i64> = (0..512).filter(|n| !ours.contains(n)).collect();
    let r = wanting(&all)?;
    let before = r.own_counter(1);
    // 7 (waitpid) and 17 (break) have no 64-bit twin; 600 is no call at all.
    let (_, seen) = r.record(|| {
        for nr in [7, 17, 600] {
            int80(nr, [0; 5]);
        }
    });
    same!(kinds(&seen), [""; 0], "events ({:?})", seen.iter().map(|s| s.int("nativeID")).collect::<Vec<_>>());
    same!(r.own_counter(1) - before, 3, "untranslated calls that were counted");
    // 64-bit numbers beyond the table, with and without the bit of x32 (which this kernel may refuse).
    let before = r.own_counter(1);
    let (_, seen) = r.record(|| call(700, [0; 6]));
    same!(kinds(&seen), [""; 0], "events of number 700");
    same!(r.own_counter(1) - before, 1, "untranslated calls that were counted");
    Ok(())
}

fn x32() -> Outcome {
    const BIT: i64 = 0x4000_0000;
    let r = wanting(&[libc::SYS_getpid, libc::SYS_openat, libc::SYS_writev, libc::SYS_execve])?;
    let page = LowPage::new();
    let path = page.put(0, b"/not/here\0") as usize;
    let cwd = -100_isize as usize;
    let ((pid, ret), seen) = r.record(|| {
        let pid = call(BIT | libc::SYS_getpid, [0; 6]);
        (pid, call(BIT | libc::SYS_openat, [cwd, path, 0, 0, 0, 0]))
    });
    same!((pid, ret), (sys::getpid() as i64, -2), "x32 calls (is the kernel booted with syscall.x32=y?)");
    same!(kinds(&seen), ["GENERIC_X", "SYSCALL_OPENAT_2_X"], "events");
    same!(seen[0].int("ID"), i64::from(eyas_schema::sc_code("getpid").unwrap()), "code of getpid");
    same!((seen[1].text("name"), seen[1].int("dirfd")), ("/not/here".to_owned(), -100), "openat");
    // 520 is x32's own execve, 516 its writev: with 32-bit lists.
    let (word, null) = (page.put(64, b"prog\0"), call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0));
    let argv: Vec<u8> = [word, 0].iter().flat_map(|n| n.to_ne_bytes()).collect();
    let argv = page.put(128, &argv) as usize;
    let iov: Vec<u8> = [word, 4].iter().flat_map(|n| n.to_ne_bytes()).collect();
    let iov = page.put(192, &iov) as usize;
    let ((exec, written), seen) = r.record(|| {
        let exec = call(BIT | 520, [path, argv, 0, 0, 0, 0]);
        (exec, call(BIT | 516, [null as usize, iov, 1, 0, 0, 0]))
    });
    call3(libc::SYS_close, null as usize, 0, 0);
    same!((exec, written), (-2, 4), "x32's own execve and writev");
    same!(kinds(&seen), ["SYSCALL_EXECVE_19_X", "SYSCALL_WRITEV_X"], "events");
    same!(seen[0].text("exe"), "prog", "argument of execve");
    same!(seen[1].param("data"), b"prog", "data of writev");
    Ok(())
}
