// SPDX-License-Identifier: Apache-2.0
//! Calls on open descriptors.

use eyas_abi::ids;

use super::{Bytes, Fallible, Flags, Is, Text, compare, expect, good, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    sys::{addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("close", closes),
    ("read, write, pread, pwrite tell data, size and position", reads_and_writes),
    ("readv, writev tell the joined data", vectors),
    ("dup, dup2, dup3", dups),
    ("pipe, pipe2", pipes),
    ("memfd_create", memfd),
];

fn open(path: &str, flags: i32) -> Fallible<usize> {
    good("open", call3(libc::SYS_open, addr(path), flags as usize, 0o600))
}
fn close(fd: usize) {
    call3(libc::SYS_close, fd, 0, 0);
}

fn closes() -> Outcome {
    // A number that the reader of a check does not get.
    let (fd, low) = (300, open("/dev/null\0", libc::O_RDWR)?);
    call3(libc::SYS_dup2, low, fd, 0);
    close(low);
    expect(libc::SYS_close, [fd, 0, 0, 0, 0, 0], ids::SYSCALL_CLOSE_X, &[("res", Is(0)), ("fd", Is(fd as i64))])?;
    expect(libc::SYS_close, [fd, 0, 0, 0, 0, 0], ids::SYSCALL_CLOSE_X, &[("res", Is(-9)), ("fd", Is(fd as i64))])?;
    expect(libc::SYS_close, [usize::MAX, 0, 0, 0, 0, 0], ids::SYSCALL_CLOSE_X, &[("res", Is(-9)), ("fd", Is(-1))])?;
    Ok(())
}

fn reads_and_writes() -> Outcome {
    let fd = open("/tmp/probe-check-io\0", libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC)?;
    let file = ("fd", Is(fd as i64));
    let text = b"sixteen bytes, 16";
    let want = [("res", Is(17)), file, ("data", Bytes(text)), ("size", Is(17))];
    expect(libc::SYS_write, [fd, addr(text), 17, 0, 0, 0], ids::SYSCALL_WRITE_X, &want)?;
    let want = [file, ("data", Bytes(b"SIX")), ("size", Is(3)), ("pos", Is(5_000_000_000))];
    expect(libc::SYS_pwrite64, [fd, addr("SIX"), 3, 5_000_000_000, 0, 0], ids::SYSCALL_PWRITE_X, &want)?;
    let mut buf = [0_u8; 100];
    // More is asked for than there is: the data is what was read, the size what was asked.
    let want = [("res", Is(7)), file, ("data", Bytes(&text[10..])), ("size", Is(7)), ("pos", Is(10))];
    expect(libc::SYS_pread64, [fd, addr_mut(&mut buf), 7, 10, 0, 0], ids::SYSCALL_PREAD_X, &want)?;
    call3(libc::SYS_ftruncate, fd, 17, 0);
    call3(libc::SYS_lseek, fd, 8, 0);
    let want = [("res", Is(9)), file, ("data", Bytes(&text[8..])), ("size", Is(100))];
    expect(libc::SYS_read, [fd, addr_mut(&mut buf), 100, 0, 0, 0], ids::SYSCALL_READ_X, &want)?;
    let want = [("res", Is(-9)), ("fd", Is(-1)), ("size", Is(100)), ("data", Bytes(b""))];
    expect(libc::SYS_read, [usize::MAX, addr_mut(&mut buf), 100, 0, 0, 0], ids::SYSCALL_READ_X, &want)?;
    close(fd);
    Ok(())
}

fn vectors() -> Outcome {
    let fd = open("/tmp/probe-check-iov\0", libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC)?;
    let file = ("fd", Is(fd as i64));
    let iov = [addr("abc"), 3, addr("defgh"), 5];
    let want = [("res", Is(8)), file, ("size", Is(8)), ("data", Bytes(b"abcdefgh"))];
    expect(libc::SYS_writev, [fd, addr(&iov), 2, 0, 0, 0], ids::SYSCALL_WRITEV_X, &want)?;
    let (mut a, mut b) = ([0_u8; 2], [0_u8; 50]);
    let iov = [addr_mut(&mut a), 2, addr_mut(&mut b), 50];
    call3(libc::SYS_lseek, fd, 1, 0);
    let want = [("res", Is(7)), file, ("size", Is(7)), ("data", Bytes(b"bcdefgh"))];
    expect(libc::SYS_readv, [fd, addr(&iov), 2, 0, 0, 0], ids::SYSCALL_READV_X, &want)?;
    close(fd);
    Ok(())
}

fn dups() -> Outcome {
    let fd = open("/dev/null\0", libc::O_RDWR)?;
    let new = expect(libc::SYS_dup, [fd, 0, 0, 0, 0, 0], ids::SYSCALL_DUP_1_X, &[("oldfd", Is(fd as i64))])?;
    close(good("dup", new)?);
    expect(libc::SYS_dup2, [fd, 200, 0, 0, 0, 0], ids::SYSCALL_DUP2_X, &[("res", Is(200)), ("oldfd", Is(fd as i64)), ("newfd", Is(200))])?;
    let args = [fd, 201, libc::O_CLOEXEC as usize, 0, 0, 0];
    let want = [("res", Is(201)), ("oldfd", Is(fd as i64)), ("newfd", Is(201)), ("flags", Flags(&["O_CLOEXEC"]))];
    expect(libc::SYS_dup3, args, ids::SYSCALL_DUP3_X, &want)?;
    [fd, 200, 201].into_iter().for_each(close);
    Ok(())
}

fn pipes() -> Outcome {
    for (nr, id) in [(libc::SYS_pipe, ids::SYSCALL_PIPE_X), (libc::SYS_pipe2, ids::SYSCALL_PIPE2_X)] {
        let mut fds = [0_i32; 2];
        let r = wanting(&[nr])?;
        let (ret, seen) = r.record(|| call3(nr, addr_mut(&mut fds), libc::O_CLOEXEC as usize, 0));
        same!(ret, 0, "pipe");
        let s = only(&seen, id)?;
        compare(&s, &[("res", Is(0)), ("fd1", Is(fds[0].into())), ("fd2", Is(fds[1].into()))])?;
        let link = std::fs::read_link(format!("/proc/self/fd/{}", fds[0]))?;
        same!(link.to_string_lossy(), format!("pipe:[{}]", s.int("ino")), "the pipe's inode");
        if nr == libc::SYS_pipe2 {
            compare(&s, &[("flags", Flags(&["O_CLOEXEC"]))])?;
        }
        fds.into_iter().for_each(|fd| close(fd as usize));
    }
    Ok(())
}

fn memfd() -> Outcome {
    let want = [("name", Text("secret")), ("flags", Flags(&["MFD_CLOEXEC", "MFD_ALLOW_SEALING"]))];
    let fd = expect(libc::SYS_memfd_create, [addr("secret\0"), 3, 0, 0, 0, 0], ids::SYSCALL_MEMFD_CREATE_X, &want)?;
    ensure!(fd >= 0, "memfd_create: {fd}");
    call(libc::SYS_close, [fd as usize, 0, 0, 0, 0, 0]);
    Ok(())
}
