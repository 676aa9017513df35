// SPDX-License-Identifier: Apache-2.0
//! Calls that open, name and change files.

use std::os::unix::fs::MetadataExt;

use eyas_abi::ids;

use super::{Bytes, Fallible, Flags, Is, Nothing, Text, compare, expect, good, named, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    sys::{addr, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("openat tells path, flags, mode, device and inode", openat),
    ("openat of a missing file, below a directory's fd", openat_missing),
    ("open and creat", open_and_creat),
    ("openat2", openat2),
    ("a path that cannot be read is empty", bad_path),
    ("unlink, unlinkat, rmdir", unlinks),
    ("rename, renameat, renameat2", renames),
    ("link, linkat, symlink, symlinkat", links),
    ("mkdir, mkdirat", mkdirs),
    ("chmod, fchmod, fchmodat", chmods),
    ("chown, lchown, fchown, fchownat", chowns),
    ("chdir, fchdir", chdirs),
    ("mount, umount2", mounts),
    ("enter events of open, openat, openat2, creat", enters),
];

const CWD: i64 = -100;
const AT_CWD: usize = CWD as usize;
/// The largest path: 4096 bytes with its end.
const LONGEST: usize = 4095;

/// A folder for one check.
fn folder(name: &str) -> Fallible<String> {
    let path = format!("/tmp/probe-check-{name}");
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path)?;
    Ok(path)
}
fn c(path: &str) -> String {
    format!("{path}\0")
}
fn close(fd: usize) {
    call3(libc::SYS_close, fd, 0, 0);
}
/// A file's device as the kernel tells it, and its inode.
fn identity(path: &str) -> Fallible<(i64, i64)> {
    let m = std::fs::metadata(path)?;
    Ok((i64::from(m.dev() as u32), m.ino() as i64))
}

fn openat() -> Outcome {
    let dir = folder("openat")?;
    let path = c(&format!("{dir}/new"));
    let flags = (libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC | libc::O_CLOEXEC) as usize;
    let args = [AT_CWD, addr(path.as_str()), flags, 0o640, 0, 0];
    let r = wanting(&[libc::SYS_openat])?;
    let (fd, seen) = r.record(|| call(libc::SYS_openat, args));
    let fd = good("openat", fd)?;
    let (dev, ino) = identity(path.trim_end_matches('\0'))?;
    let flags = ["O_RDWR", "O_CREAT", "O_TRUNC", "O_CLOEXEC", "O_F_CREATED"];
    let name = path.trim_end_matches('\0');
    let s = only(&seen, ids::SYSCALL_OPENAT_2_X)?;
    compare(
        &s,
        &[
            ("fd", Is(fd as i64)),
            ("dirfd", Is(CWD)),
            ("name", Text(name)),
            ("flags", Flags(&flags)),
            ("mode", Is(0o640)),
            ("dev", Is(dev)),
            ("ino", Is(ino)),
        ],
    )?;
    close(fd);
    drop(r);
    // The second time it exists, and the mode is not asked for.
    let again = [AT_CWD, addr(path.as_str()), libc::O_RDONLY as usize, 0o777, 0, 0];
    let want = [("name", Text(name)), ("flags", Flags(&["O_RDONLY"])), ("mode", Is(0)), ("dev", Is(dev)), ("ino", Is(ino))];
    close(good("openat", expect(libc::SYS_openat, again, ids::SYSCALL_OPENAT_2_X, &want)?)?);
    Ok(())
}

fn openat_missing() -> Outcome {
    let dir = folder("missing")?;
    let at = good("open", call3(libc::SYS_open, addr(c(&dir).as_str()), libc::O_DIRECTORY as usize, 0))?;
    let name = c("not/here");
    let args = [at, addr(name.as_str()), (libc::O_WRONLY | libc::O_APPEND) as usize, 0, 0, 0];
    let want = [
        ("fd", Is(-2)),
        ("dirfd", Is(at as i64)),
        ("name", Text("not/here")),
        ("flags", Flags(&["O_WRONLY", "O_APPEND"])),
        ("mode", Is(0)),
        ("dev", Is(0)),
        ("ino", Is(0)),
    ];
    expect(libc::SYS_openat, args, ids::SYSCALL_OPENAT_2_X, &want)?;
    close(at);
    Ok(())
}

fn open_and_creat() -> Outcome {
    let dir = folder("open")?;
    let path = c(&format!("{dir}/file"));
    let name = path.trim_end_matches('\0');
    let r = wanting(&[libc::SYS_creat, libc::SYS_open])?;
    let ((a, b), seen) = r.record(|| {
        let a = call3(libc::SYS_creat, addr(path.as_str()), 0o600, 0);
        (a, call3(libc::SYS_open, addr(path.as_str()), (libc::O_RDONLY | libc::O_NONBLOCK) as usize, 0))
    });
    let (a, b) = (good("creat", a)?, good("open", b)?);
    let (dev, ino) = identity(name)?;
    let inode = [("name", Text(name)), ("dev", Is(dev)), ("ino", Is(ino))];
    let created = only(&seen, ids::SYSCALL_CREAT_X)?;
    compare(&created, &inode)?;
    compare(&created, &[("fd", Is(a as i64)), ("mode", Is(0o600)), ("creat_flags", Is(0))])?;
    let opened = only(&seen, ids::SYSCALL_OPEN_X)?;
    compare(&opened, &inode)?;
    compare(&opened, &[("fd", Is(b as i64)), ("flags", Flags(&["O_RDONLY", "O_NONBLOCK"])), ("mode", Is(0))])?;
    close(a);
    close(b);
    Ok(())
}

fn openat2() -> Outcome {
    let dir = folder("openat2")?;
    let path = c(&format!("{dir}/file"));
    // struct open_how: flags, mode, resolve (RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS).
    let how = [(libc::O_WRONLY | libc::O_CREAT) as u64, 0o604, 0x04 | 0x02];
    let args = [AT_CWD, addr(path.as_str()), addr(&how), 24, 0, 0];
    let name = path.trim_end_matches('\0');
    let want = [
        ("dirfd", Is(CWD)),
        ("name", Text(name)),
        ("flags", Flags(&["O_WRONLY", "O_CREAT", "O_F_CREATED"])),
        ("mode", Is(0o604)),
        ("resolve", Flags(&["RESOLVE_NO_SYMLINKS", "RESOLVE_NO_MAGICLINKS"])),
    ];
    let fd = good("openat2", expect(libc::SYS_openat2, args, ids::SYSCALL_OPENAT2_X, &want)?)?;
    close(fd);
    Ok(())
}

fn bad_path() -> Outcome {
    let want = [("fd", Is(-14)), ("name", Nothing)];
    expect(libc::SYS_openat, [AT_CWD, 8, 0, 0, 0, 0], ids::SYSCALL_OPENAT_2_X, &want)?;
    let long = c(&"x".repeat(LONGEST));
    let want = [("fd", Is(-36)), ("name", Text(long.trim_end_matches('\0')))];
    expect(libc::SYS_openat, [AT_CWD, addr(long.as_str()), 0, 0, 0, 0], ids::SYSCALL_OPENAT_2_X, &want)?;
    Ok(())
}

fn unlinks() -> Outcome {
    let dir = folder("unlink")?;
    for name in ["a", "b"] {
        std::fs::write(format!("{dir}/{name}"), "x")?;
    }
    std::fs::create_dir(format!("{dir}/d"))?;
    std::fs::create_dir(format!("{dir}/e"))?;
    let path = |n: &str| format!("{dir}/{n}");
    let (a, b, d, e) = (path("a"), path("b"), path("d"), path("e"));
    expect(libc::SYS_unlink, [addr(c(&a).as_str()), 0, 0, 0, 0, 0], ids::SYSCALL_UNLINK_2_X, &[("res", Is(0)), ("path", Text(&a))])?;
    let want = [("res", Is(0)), ("dirfd", Is(CWD)), ("name", Text(&b)), ("flags", Is(0))];
    expect(libc::SYS_unlinkat, [AT_CWD, addr(c(&b).as_str()), 0, 0, 0, 0], ids::SYSCALL_UNLINKAT_2_X, &want)?;
    let want = [("res", Is(0)), ("name", Text(&d)), ("flags", Flags(&["AT_REMOVEDIR"]))];
    let cd = c(&d);
    let args = [AT_CWD, addr(cd.as_str()), libc::AT_REMOVEDIR as usize, 0, 0, 0];
    expect(libc::SYS_unlinkat, args, ids::SYSCALL_UNLINKAT_2_X, &want)?;
    expect(libc::SYS_rmdir, [addr(c(&e).as_str()), 0, 0, 0, 0, 0], ids::SYSCALL_RMDIR_2_X, &[("res", Is(0)), ("path", Text(&e))])?;
    Ok(())
}

fn renames() -> Outcome {
    let dir = folder("rename")?;
    let path = |n: &str| format!("{dir}/{n}");
    let (a, b) = (path("a"), path("b"));
    std::fs::write(&a, "x")?;
    let both = |x: &str, y: &str| (c(x), c(y));
    let (x, y) = both(&a, &b);
    let want = [("res", Is(0)), ("oldpath", Text(&a)), ("newpath", Text(&b))];
    expect(libc::SYS_rename, [addr(x.as_str()), addr(y.as_str()), 0, 0, 0, 0], ids::SYSCALL_RENAME_X, &want)?;
    let at = [("olddirfd", Is(CWD)), ("newdirfd", Is(CWD)), ("res", Is(0))];
    let want = [at[0], at[1], at[2], ("oldpath", Text(&b)), ("newpath", Text(&a))];
    let args = [AT_CWD, addr(y.as_str()), AT_CWD, addr(x.as_str()), 0, 0];
    expect(libc::SYS_renameat, args, ids::SYSCALL_RENAMEAT_X, &want)?;
    let want = [at[0], at[1], at[2], ("oldpath", Text(&a)), ("newpath", Text(&b)), ("flags", Flags(&["RENAME_NOREPLACE"]))];
    let args = [AT_CWD, addr(x.as_str()), AT_CWD, addr(y.as_str()), 1, 0];
    expect(libc::SYS_renameat2, args, ids::SYSCALL_RENAMEAT2_X, &want)?;
    Ok(())
}

fn links() -> Outcome {
    let dir = folder("link")?;
    let path = |n: &str| format!("{dir}/{n}");
    let (a, b, l, s, t) = (path("a"), path("b"), path("l"), path("s"), path("t"));
    std::fs::write(&a, "x")?;
    let (ca, cb, cl, cs, ct) = (c(&a), c(&b), c(&l), c(&s), c(&t));
    let want = [("res", Is(0)), ("oldpath", Text(&a)), ("newpath", Text(&b))];
    expect(libc::SYS_link, [addr(ca.as_str()), addr(cb.as_str()), 0, 0, 0, 0], ids::SYSCALL_LINK_2_X, &want)?;
    let args = [AT_CWD, addr(ca.as_str()), AT_CWD, addr(cl.as_str()), libc::AT_SYMLINK_FOLLOW as usize, 0];
    let want =
        [("olddir", Is(CWD)), ("oldpath", Text(&a)), ("newdir", Is(CWD)), ("newpath", Text(&l)), ("flags", Flags(&["AT_SYMLINK_FOLLOW"]))];
    expect(libc::SYS_linkat, args, ids::SYSCALL_LINKAT_2_X, &want)?;
    let want = [("res", Is(0)), ("target", Text("some/where")), ("linkpath", Text(&s))];
    expect(libc::SYS_symlink, [addr("some/where\0"), addr(cs.as_str()), 0, 0, 0, 0], ids::SYSCALL_SYMLINK_X, &want)?;
    let want = [("res", Is(0)), ("target", Text("else")), ("linkdirfd", Is(CWD)), ("linkpath", Text(&t))];
    expect(libc::SYS_symlinkat, [addr("else\0"), AT_CWD, addr(ct.as_str()), 0, 0, 0], ids::SYSCALL_SYMLINKAT_X, &want)?;
    Ok(())
}

fn mkdirs() -> Outcome {
    let dir = folder("mkdir")?;
    let (a, b) = (format!("{dir}/a"), format!("{dir}/b"));
    let want = [("res", Is(0)), ("path", Text(&a)), ("mode", Is(0o711))];
    expect(libc::SYS_mkdir, [addr(c(&a).as_str()), 0o711, 0, 0, 0, 0], ids::SYSCALL_MKDIR_2_X, &want)?;
    let want = [("res", Is(0)), ("dirfd", Is(CWD)), ("path", Text(&b)), ("mode", Is(0o700))];
    expect(libc::SYS_mkdirat, [AT_CWD, addr(c(&b).as_str()), 0o700, 0, 0, 0], ids::SYSCALL_MKDIRAT_X, &want)?;
    Ok(())
}

/// An existing file and an open descriptor of it.
fn target(name: &str) -> Fallible<(String, usize)> {
    let path = format!("{}/file", folder(name)?);
    std::fs::write(&path, "x")?;
    let fd = good("open", call3(libc::SYS_open, addr(c(&path).as_str()), libc::O_RDWR as usize, 0))?;
    Ok((path, fd))
}

fn chmods() -> Outcome {
    let (path, fd) = target("chmod")?;
    let p = c(&path);
    let want = [("res", Is(0)), ("filename", Text(&path)), ("mode", Is(0o4755))];
    expect(libc::SYS_chmod, [addr(p.as_str()), 0o4755, 0, 0, 0, 0], ids::SYSCALL_CHMOD_X, &want)?;
    let want = [("res", Is(0)), ("fd", Is(fd as i64)), ("mode", Is(0o1600))];
    expect(libc::SYS_fchmod, [fd, 0o1600, 0, 0, 0, 0], ids::SYSCALL_FCHMOD_X, &want)?;
    let want = [("res", Is(0)), ("dirfd", Is(CWD)), ("filename", Text(&path)), ("mode", Is(0o2711))];
    expect(libc::SYS_fchmodat, [AT_CWD, addr(p.as_str()), 0o2711, 0, 0, 0], ids::SYSCALL_FCHMODAT_X, &want)?;
    close(fd);
    Ok(())
}

fn chowns() -> Outcome {
    let (path, fd) = target("chown")?;
    let p = c(&path);
    let want = [("res", Is(0)), ("path", Text(&path)), ("uid", Is(1000)), ("gid", Is(33))];
    expect(libc::SYS_chown, [addr(p.as_str()), 1000, 33, 0, 0, 0], ids::SYSCALL_CHOWN_X, &want)?;
    expect(libc::SYS_lchown, [addr(p.as_str()), 1000, 33, 0, 0, 0], ids::SYSCALL_LCHOWN_X, &want)?;
    let want = [("res", Is(0)), ("fd", Is(fd as i64)), ("uid", Is(i64::from(u32::MAX))), ("gid", Is(44))];
    expect(libc::SYS_fchown, [fd, u32::MAX as usize, 44, 0, 0, 0], ids::SYSCALL_FCHOWN_X, &want)?;
    let args = [AT_CWD, addr(p.as_str()), 7, 8, libc::AT_EMPTY_PATH as usize, 0];
    let want = [("pathname", Text(&path)), ("uid", Is(7)), ("gid", Is(8)), ("flags", Flags(&["AT_EMPTY_PATH"]))];
    expect(libc::SYS_fchownat, args, ids::SYSCALL_FCHOWNAT_X, &want)?;
    close(fd);
    Ok(())
}

fn chdirs() -> Outcome {
    let dir = folder("chdir")?;
    let at = good("open", call3(libc::SYS_open, addr("/\0"), libc::O_DIRECTORY as usize, 0))?;
    expect(libc::SYS_chdir, [addr(c(&dir).as_str()), 0, 0, 0, 0, 0], ids::SYSCALL_CHDIR_X, &[("res", Is(0)), ("path", Text(&dir))])?;
    expect(libc::SYS_fchdir, [at, 0, 0, 0, 0, 0], ids::SYSCALL_FCHDIR_X, &[("res", Is(0)), ("fd", Is(at as i64))])?;
    close(at);
    Ok(())
}

fn mounts() -> Outcome {
    let dir = folder("mount")?;
    let d = c(&dir);
    let flags = (libc::MS_NOSUID | libc::MS_NOEXEC) as usize;
    let args = [addr("nowhere\0"), addr(d.as_str()), addr("tmpfs\0"), flags, 0, 0];
    let want =
        [("res", Is(0)), ("dev", Text("nowhere")), ("dir", Text(&dir)), ("type", Text("tmpfs")), ("flags", Flags(&["NOSUID", "NOEXEC"]))];
    expect(libc::SYS_mount, args, ids::SYSCALL_MOUNT_X, &want)?;
    let want = [("res", Is(0)), ("name", Text(&dir)), ("flags", Flags(&["DETACH"]))];
    let args = [addr(d.as_str()), libc::MNT_DETACH as usize, 0, 0, 0, 0];
    expect(libc::SYS_umount2, args, ids::SYSCALL_UMOUNT2_X, &want)?;
    Ok(())
}

fn enters() -> Outcome {
    let r = wanting(&[libc::SYS_open, libc::SYS_openat, libc::SYS_openat2, libc::SYS_creat, libc::SYS_getpid])?;
    r.ioctl(eyas_abi::ioctl::ENABLE_TP, eyas_abi::ioctl::tp::SYS_ENTER as usize).map_err(|e| format!("sys_enter: {e}"))?;
    let path = c("/not/here");
    let at = addr(path.as_str());
    let how = [libc::O_RDWR as u64, 0, 0];
    let ((), seen) = r.record(|| {
        call3(libc::SYS_open, at, libc::O_WRONLY as usize, 0);
        call(libc::SYS_openat, [AT_CWD, at, libc::O_RDONLY as usize, 0, 0, 0]);
        call(libc::SYS_openat2, [AT_CWD, at, addr(&how), 24, 0, 0]);
        call3(libc::SYS_creat, at, 0o644, 0);
        call3(libc::SYS_getpid, 0, 0, 0);
    });
    same!(seen.len(), 9, "events: four pairs, and one call without an enter event");
    let name = ("name", Text("/not/here"));
    for (id, want) in [
        (ids::SYSCALL_OPEN_E, [name, ("flags", Flags(&["O_WRONLY"]))]),
        (ids::SYSCALL_OPENAT_2_E, [name, ("flags", Flags(&["O_RDONLY"]))]),
        (ids::SYSCALL_OPENAT2_E, [name, ("flags", Flags(&["O_RDWR"]))]),
        (ids::SYSCALL_CREAT_E, [name, ("mode", Is(0o644))]),
    ] {
        let enter = only(&seen, id)?;
        compare(&enter, &want)?;
        let exit = only(&seen, id + 1)?;
        ensure!(enter.event().ts <= exit.event().ts, "an exit before its enter");
        compare(&exit, &[("name", Bytes(b"/not/here\0"))])?;
    }
    same!(named(ids::SYSCALL_OPEN_E, "flags", &["O_WRONLY"]), 2, "O_WRONLY");
    Ok(())
}
