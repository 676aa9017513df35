// SPDX-License-Identifier: Apache-2.0
//! Processes that keep every CPU busy with calls, forks, executions and ends.

use crate::sys::{self, addr, addr_mut, call, call3};

/// Children that end with it.
pub struct Children(pub Vec<i64>);

impl Children {
    /// Starts one; it ends by itself when its parent does.
    pub fn start(&mut self, child: impl FnOnce() -> i32) {
        self.0.push(spawn(child));
    }
    /// kill -9 of all; how each ended.
    pub fn end(&mut self) -> Vec<i32> {
        for pid in &self.0 {
            call3(libc::SYS_kill, *pid as usize, 9, 0);
        }
        self.0.drain(..).map(sys::wait).collect()
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        self.end();
    }
}

/// A child that ends by itself when its parent does; its id.
pub fn spawn(child: impl FnOnce() -> i32) -> i64 {
    let run = || {
        call3(libc::SYS_prctl, libc::PR_SET_PDEATHSIG as usize, 9, 0);
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(child)).unwrap_or(255)
    };
    // SAFETY: runs fork on one thread, and the child leaves by _exit.
    match unsafe { libc::fork() } {
        0 => {
            let status = run();
            // SAFETY: ends the child without running what its parent registered.
            unsafe { libc::_exit(status) }
        }
        pid => {
            assert!(pid > 0, "fork failed");
            i64::from(pid)
        }
    }
}

/// So many of them.
pub fn start(n: u32) -> Children {
    let mut all = Children(Vec::new());
    for _ in 0..n {
        all.start(work);
    }
    all
}

fn work() -> i32 {
    let mut pipe = [0_i32; 2];
    call3(libc::SYS_pipe2, addr_mut(&mut pipe), libc::O_CLOEXEC as usize, 0);
    let mut buf = [0_u8; 64];
    let cwd = libc::AT_FDCWD as usize;
    let arguments = [c"true".as_ptr(), std::ptr::null()];
    let environment = [std::ptr::null::<libc::c_char>()];
    loop {
        for _ in 0..20 {
            call3(libc::SYS_getppid, 0, 0, 0);
            call3(libc::SYS_write, pipe[1] as usize, addr(&buf), 64);
            call3(libc::SYS_read, pipe[0] as usize, addr_mut(&mut buf), 64);
            call(libc::SYS_openat, [cwd, addr("/no/such\0"), 0, 0, 0, 0]);
            let fd = call(libc::SYS_openat, [cwd, addr("/proc/self/stat\0"), 0, 0, 0, 0]);
            call3(libc::SYS_read, fd as usize, addr_mut(&mut buf), 64);
            call3(libc::SYS_close, fd as usize, 0, 0);
        }
        let child = spawn(|| {
            call3(libc::SYS_execve, addr("/bin/true\0"), addr(&arguments), addr(&environment));
            1
        });
        sys::wait(child);
    }
}
