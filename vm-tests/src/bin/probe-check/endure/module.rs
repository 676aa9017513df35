// SPDX-License-Identifier: Apache-2.0
//! The module goes in and out.

use crate::{
    Outcome,
    expect::ensure,
    sys::{addr, call3},
};

/// Where the guest has it.
const FILE: &str = "/vm/eyas.ko\0";
/// Small rings, so that they fill and wrap.
const PARAMETERS: &str = "g_buffer_bytes_dim=1048576\0";

/// insmod.
pub fn insert() -> Outcome {
    let fd = call3(libc::SYS_open, addr(FILE), libc::O_RDONLY as usize | libc::O_CLOEXEC as usize, 0);
    ensure!(fd >= 0, "open of the module: errno {}", -fd);
    let r = call3(libc::SYS_finit_module, fd as usize, addr(PARAMETERS), 0);
    call3(libc::SYS_close, fd as usize, 0, 0);
    ensure!(r == 0, "insmod: errno {}", -r);
    Ok(())
}

/// What rmmod ends with: 0 or an errno.
pub fn try_remove() -> i32 {
    -call3(libc::SYS_delete_module, addr("eyas\0"), libc::O_NONBLOCK as usize, 0) as i32
}

/// rmmod, which must work at once.
pub fn remove() -> Outcome {
    let e = try_remove();
    ensure!(e == 0, "rmmod: errno {e}");
    Ok(())
}

/// After a failure: so that the next run begins without it.
pub fn remove_for_good() {
    for _ in 0..100 {
        if try_remove() != libc::EAGAIN {
            return;
        }
        pause(50);
    }
}

/// Sleeps so many ms.
pub fn pause(ms: u64) {
    std::thread::sleep(std::time::Duration::from_millis(ms));
}
