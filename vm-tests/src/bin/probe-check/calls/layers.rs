// SPDX-License-Identifier: Apache-2.0
//! Files of an overlay: which of its layers a file that is opened or run lies in. Needs a kernel that has overlayfs.

use std::os::unix::fs::PermissionsExt;

use eyas_abi::ids;

use super::start::{child, lives, of};
use super::{Flags, Is, Text, compare, good, only, wanting};
use crate::{
    Check, Outcome,
    expect::same,
    sys::{addr, call, call3},
};

pub const CHECKS: &[Check] = &[("a file is told with its layer, before and after it is changed", layers)];

const AT_CWD: usize = libc::AT_FDCWD as usize;

/// Opens the file, then runs it; each event names this layer and no other. The first: `FD_…`, the second: `EXE_…`.
fn told(path: &str, open_flags: &[&str], exe_flags: &[&str]) -> Outcome {
    let r = wanting(&[libc::SYS_openat])?;
    let name = format!("{path}\0");
    let (fd, seen) = r.record(|| call(libc::SYS_openat, [AT_CWD, addr(name.as_str()), libc::O_RDONLY as usize, 0, 0, 0]));
    call3(libc::SYS_close, good("openat", fd)?, 0, 0);
    compare(&only(&seen, ids::SYSCALL_OPENAT_2_X)?, &[("name", Text(path)), ("flags", Flags(open_flags))])?;
    drop(r);
    let r = lives()?;
    let argv = [addr("true\0"), 0];
    let (pid, status) = child(|| {
        call3(libc::SYS_execve, addr(name.as_str()), addr(&argv), addr(&argv[1]));
    });
    same!(status, 0, "status of the program");
    let s = only(&of(&r.drain(), pid), ids::SYSCALL_EXECVE_19_X)?;
    compare(&s, &[("res", Is(0)), ("trusted_exepath", Text(path)), ("flags", Flags(exe_flags))])
}

fn layers() -> Outcome {
    let dir = "/tmp/probe-check-layers";
    let folder = |name: &str| format!("{dir}/{name}");
    for name in ["lower", "upper", "work", "all"] {
        std::fs::create_dir_all(folder(name))?;
    }
    std::fs::copy("/bin/busybox", folder("lower/program"))?;
    let options = format!("lowerdir={},upperdir={},workdir={}\0", folder("lower"), folder("upper"), folder("work"));
    let (all, program) = (format!("{}\0", folder("all")), folder("all/program"));
    let mounted = call(libc::SYS_mount, [addr("o\0"), addr(all.as_str()), addr("overlay\0"), 0, addr(options.as_str()), 0]);
    same!(mounted, 0, "mounting an overlay");
    let outcome = told(&program, &["O_RDONLY", "FD_LOWER_LAYER"], &["EXE_WRITABLE", "EXE_LOWER_LAYER"]).and_then(|()| {
        // Any change copies it up.
        std::fs::set_permissions(&program, PermissionsExt::from_mode(0o700))?;
        told(&program, &["O_RDONLY", "FD_UPPER_LAYER"], &["EXE_WRITABLE", "EXE_UPPER_LAYER"])
    });
    same!(call3(libc::SYS_umount2, addr(all.as_str()), 0, 0), 0, "umount");
    outcome
}
