// SPDX-License-Identifier: Apache-2.0
//! System calls as the kernel sees them, 64-bit and foreign ones.

use std::arch::asm;

/// A 64-bit call: number, arguments; the kernel's own return value (an errno is negative).
pub fn call(nr: i64, args: [usize; 6]) -> i64 {
    let ret: i64;
    let [a, b, c, d, e, f] = args;
    // SAFETY: the calls of this program get numbers, or addresses of objects that live until the call returns and are as large as the
    // call may write.
    unsafe {
        asm!("syscall", inlateout("rax") nr => ret, in("rdi") a, in("rsi") b, in("rdx") c, in("r10") d, in("r8") e, in("r9") f,
            lateout("rcx") _, lateout("r11") _, options(nostack));
    }
    ret
}

/// A 64-bit call with up to three arguments.
pub fn call3(nr: i64, a: usize, b: usize, c: usize) -> i64 {
    call(nr, [a, b, c, 0, 0, 0])
}

/// An i386 call of this 64-bit process; addresses must lie below 4 GiB.
pub fn int80(nr: i64, args: [u32; 5]) -> i64 {
    let ret: i64;
    let [a, b, c, d, e] = args.map(u64::from);
    // SAFETY: as `call`. rbx cannot be named as an operand, so it is exchanged. The kernel clears r8 to r11.
    unsafe {
        asm!("xchg rbx, {b}", "int 0x80", "xchg rbx, {b}", b = inout(reg) a => _, inlateout("rax") nr => ret, in("rcx") b, in("rdx") c,
            in("rsi") d, in("rdi") e, lateout("r8") _, lateout("r9") _, lateout("r10") _, lateout("r11") _);
    }
    // An i386 return value has 32 bits.
    i64::from(ret as i32)
}

/// The low 32 bits' worth of address space: one page that both kinds of callers can name.
pub struct LowPage(usize);

impl LowPage {
    /// Maps it.
    pub fn new() -> Self {
        let prot = (libc::PROT_READ | libc::PROT_WRITE) as usize;
        let flags = (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_32BIT) as usize;
        let at = call(libc::SYS_mmap, [0, 4096, prot, flags, usize::MAX, 0]);
        assert!(at > 0, "no page below 4 GiB: {at}");
        Self(at as usize)
    }
    /// Puts bytes at an offset; their address.
    pub fn put(&self, at: usize, bytes: &[u8]) -> u32 {
        assert!(at + bytes.len() <= 4096);
        let to: *mut u8 = std::ptr::with_exposed_provenance_mut(self.0 + at);
        // SAFETY: inside the page, which is ours alone.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len()) };
        (self.0 + at) as u32
    }
    /// An address in it.
    pub fn at(&self, at: usize) -> u32 {
        (self.0 + at) as u32
    }
}

/// The address of a value, for a call.
pub fn addr<T: ?Sized>(v: &T) -> usize {
    std::ptr::from_ref(v).cast::<u8>().expose_provenance()
}
/// The address of a value that the call writes.
pub fn addr_mut<T: ?Sized>(v: &mut T) -> usize {
    std::ptr::from_mut(v).cast::<u8>().expose_provenance()
}

/// The caller's thread id.
pub fn gettid() -> u64 {
    call3(libc::SYS_gettid, 0, 0, 0) as u64
}
/// The caller's process id.
pub fn getpid() -> u64 {
    call3(libc::SYS_getpid, 0, 0, 0) as u64
}

/// Binds the calling thread to a CPU.
pub fn pin(cpu: u32) {
    let mask = [1_u64 << cpu, 0, 0, 0];
    let r = call3(libc::SYS_sched_setaffinity, 0, 32, addr(&mask));
    assert!(r >= 0, "sched_setaffinity: {r}");
}

/// Runs `child` in a process of its own; its exit status.
pub fn in_child(child: impl FnOnce() -> i32) -> i32 {
    // SAFETY: the checks run on one thread while they fork, and the child leaves by _exit.
    match unsafe { libc::fork() } {
        0 => {
            let status = child();
            // SAFETY: ends the child without running what its parent registered.
            unsafe { libc::_exit(status) }
        }
        pid => wait(i64::from(pid)),
    }
}

/// Waits for a child; its exit status, or 1000 plus the signal that ended it.
pub fn wait(pid: i64) -> i32 {
    let mut status = 0_i32;
    let r = call(libc::SYS_wait4, [pid as usize, addr_mut(&mut status), 0, 0, 0, 0]);
    assert!(r == pid, "wait4: {r}");
    if status & 0x7f == 0 { status >> 8 & 0xff } else { 1000 + (status & 0x7f) }
}
