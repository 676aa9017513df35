// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The C services as Rust sees them (the mirror of `services/services.h`), and the probe's traits on top of them.

use core::{cell::Cell, ffi::c_void, mem::MaybeUninit, ptr::NonNull};

use eyas_probe::{
    kernel::{Addrs, Creds, ExeFile, Exit, Fault, FileInfo, Kernel, Layer, Memory, MmStrings, PidNs, Socket, Subsystem, TaskIds, Wake, MAX_SUBSYSTEMS},
    plane::Host,
    registry::Consumer,
    translate::Raw,
};

#[repr(C)]
#[derive(Default)]
struct CIds {
    tid: i32,
    tgid: i32,
    ptid: i32,
    pgid: i32,
    sid: i32,
    vtid: i32,
    vpid: i32,
    vpgid: i32,
}
#[repr(C)]
#[derive(Default)]
struct CCreds {
    uid: u32,
    euid: u32,
    suid: u32,
    gid: u32,
    egid: u32,
    sgid: u32,
    loginuid: u32,
    pad: u32,
    inheritable: u64,
    permitted: u64,
    effective: u64,
}
#[repr(C)]
#[derive(Default)]
struct CMemory {
    size: u32,
    rss: u32,
    swap: u32,
    pad: u32,
    major: u64,
    minor: u64,
}
#[repr(C)]
#[derive(Default)]
struct CMmStrings {
    arg_start: u64,
    arg_end: u64,
    env_start: u64,
    env_end: u64,
}
#[repr(C)]
#[derive(Default)]
struct CPidNs {
    level: u32,
    elsewhere: u32,
    init_start: u64,
}
#[repr(C)]
#[derive(Default)]
struct CExe {
    ino: u64,
    ctime: u64,
    mtime: u64,
    writable: u8,
    layer: u8,
    memfd: u8,
    pad: [u8; 5],
}
#[repr(C)]
#[derive(Default)]
struct CFile {
    ino: u64,
    dev: u32,
    kind: u16,
    created: u8,
    layer: u8,
}
#[repr(C)]
#[derive(Default)]
struct CSocket {
    family: u16,
    kind: u16,
    protocol: u16,
    local_port: u16,
    remote_port: u16,
    pad: u16,
    backlog: u32,
    max_backlog: u32,
    local: [u8; 16],
    remote: [u8; 16],
    local_ptr: u64,
    peer_ptr: u64,
}
extern "C" {
    fn eyas_now() -> u64;
    fn eyas_tid() -> i32;
    fn eyas_tgid() -> i32;
    fn eyas_is_kthread() -> bool;
    fn eyas_get_ids(out: *mut CIds);
    fn eyas_get_creds(out: *mut CCreds);
    fn eyas_get_memory(out: *mut CMemory);
    fn eyas_get_mm_strings(out: *mut CMmStrings);
    fn eyas_get_comm(out: *mut u8);
    fn eyas_tty() -> u32;
    fn eyas_fd_limit() -> u64;
    fn eyas_get_pid_ns(out: *mut CPidNs);
    fn eyas_get_exit(status: *mut i32, reaper: *mut i32);
    fn eyas_get_cgroups(groups: *mut usize, subsystems: *mut *const Subsystem) -> usize;
    fn eyas_cgroup_path(which: u32, out: *mut u8, len: usize) -> isize;
    fn eyas_get_exe(out: *mut CExe) -> bool;
    fn eyas_exe_path(out: *mut u8, len: usize) -> isize;
    fn eyas_exec_filename(binprm: *const c_void, out: *mut u8, len: usize) -> isize;
    fn eyas_get_file(fd: i32, out: *mut CFile) -> bool;
    fn eyas_file_path(fd: i32, out: *mut u8, len: usize) -> isize;
    fn eyas_get_socket(fd: i32, out: *mut CSocket) -> bool;
    fn eyas_unix_name(fd: i32, peer: bool, out: *mut u8) -> isize;
    fn eyas_read_user(dst: *mut u8, src: u64, len: usize) -> bool;
    fn eyas_read_user_str(dst: *mut u8, src: u64, len: usize) -> isize;
    fn eyas_may_bring_in() -> bool;

    fn eyas_alloc(bytes: usize, cpu: i32) -> *mut u8;
    fn eyas_free(memory: *mut u8);
    fn eyas_possible_cpus() -> u32;
    fn eyas_is_online(cpu: u32) -> bool;
    fn eyas_synchronize();
    fn eyas_attach(tracepoint: u32) -> bool;
    fn eyas_detach(tracepoint: u32);
    fn eyas_hooks_gone();
    fn eyas_waiter_new(consumer: *mut c_void) -> *mut c_void;
    fn eyas_waiter_free(waiter: *mut c_void);
    fn eyas_waiter_kick(waiter: *mut c_void, now: bool);
    fn eyas_buffer_bytes() -> u64;
    fn eyas_max_consumers() -> u32;
}

/// What a hook can do about user memory that is not there; the numbers are those of `enum eyas_absent`.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the C side makes some of them")]
enum Absent {
    /// It is called again if it asks for it; no read has failed so far.
    MayAsk = 0,
    /// `missing` tells of the last read that failed.
    Noted = 1,
    /// It asked: `missing` and `retry` tell what for.
    Asked = 2,
    /// Nothing.
    Final = 3,
}

/// Addresses that no process has memory at: a pointer that was left out.
const NOWHERE: u64 = 4096;

#[repr(C)]
#[derive(Clone, Copy)]
struct Missing {
    addr: u64,
    len: u64,
}
#[repr(C)]
#[derive(Clone, Copy)]
struct Retry {
    consumers: u64,
    part: u32,
    pad: u32,
}

/// The kernel at the moment of a hook: what the C side told of it.
#[repr(C)]
pub(crate) struct Here {
    entered: u64,
    tid: i32,
    tgid: i32,
    absent: Cell<Absent>,
    exec: u32,
    /// `struct linux_binprm` where `exec` is set; not set elsewhere.
    binprm: MaybeUninit<*const c_void>,
    /// Written before `absent` says that they are there, read by the C side.
    missing: Cell<MaybeUninit<Missing>>,
    retry: Cell<MaybeUninit<Retry>>,
}

impl Here {
    /// In a hook that does not say more.
    pub(crate) fn new() -> Self {
        // SAFETY: the services may be called in the context of a hook, and take nothing.
        let (entered, tid, tgid) = unsafe { (eyas_now(), eyas_tid(), eyas_tgid()) };
        let (binprm, missing) = (MaybeUninit::uninit(), Cell::new(MaybeUninit::uninit()));
        Self { entered, tid, tgid, absent: Cell::new(Absent::Final), exec: 0, binprm, missing, retry: Cell::new(MaybeUninit::uninit()) }
    }

    /// In the exec hook; `binprm` is null or valid as long as this value is used.
    pub(crate) fn exec(binprm: *const c_void) -> Self {
        Self { exec: 1, binprm: MaybeUninit::new(binprm), ..Self::new() }
    }

    /// A read of user memory failed.
    #[cold]
    fn missed(&self, addr: u64, len: usize) -> Fault {
        if addr >= NOWHERE && matches!(self.absent.get(), Absent::MayAsk | Absent::Noted) {
            self.missing.set(MaybeUninit::new(Missing { addr, len: len as u64 }));
            self.absent.set(Absent::Noted);
        }
        Fault
    }
}

/// A system call, with what else the hook knows already.
#[repr(C)]
pub(crate) struct CRaw {
    pub(crate) raw: Raw,
    pub(crate) here: Here,
}
const _: () = assert!(core::mem::size_of::<CRaw>() == 144, "as in services.h");

fn layer(n: u8) -> Layer {
    match n {
        1 => Layer::Upper,
        2 => Layer::Lower,
        _ => Layer::None,
    }
}

fn length(n: isize) -> Option<usize> {
    usize::try_from(n).ok()
}

fn four(bytes: &[u8; 16]) -> [u8; 4] {
    let [a, b, c, d, ..] = *bytes;
    [a, b, c, d]
}

const AF_UNIX: u16 = 1;
const AF_INET: u16 = 2;
const AF_INET6: u16 = 10;

// SAFETY of every call below: the services may be called in the context of a hook (preemption off, any lock), take plain values or
// pointers to live locals or to the slice whose length goes with it, and write no more than that.
impl Kernel for Here {
    #[inline]
    fn now(&self) -> u64 {
        // SAFETY: see above.
        unsafe { eyas_now() }
    }
    #[inline]
    fn entered(&self) -> u64 {
        self.entered
    }
    #[inline]
    fn tid(&self) -> i32 {
        self.tid
    }
    #[inline]
    fn tgid(&self) -> i32 {
        self.tgid
    }
    fn is_kthread(&self) -> bool {
        // SAFETY: see above.
        unsafe { eyas_is_kthread() }
    }
    fn ids(&self) -> TaskIds {
        let mut c = CIds::default();
        // SAFETY: see above.
        unsafe { eyas_get_ids(&mut c) };
        let CIds { tid, tgid, ptid, pgid, sid, vtid, vpid, vpgid } = c;
        TaskIds { tid, tgid, ptid, pgid, sid, vtid, vpid, vpgid }
    }
    fn creds(&self) -> Creds {
        let mut c = CCreds::default();
        // SAFETY: see above.
        unsafe { eyas_get_creds(&mut c) };
        let CCreds { uid, euid, suid, gid, egid, sgid, loginuid, .. } = c;
        Creds {
            uid,
            euid,
            suid,
            gid,
            egid,
            sgid,
            loginuid,
            cap_inheritable: c.inheritable,
            cap_permitted: c.permitted,
            cap_effective: c.effective,
        }
    }
    fn memory(&self) -> Memory {
        let mut c = CMemory::default();
        // SAFETY: see above.
        unsafe { eyas_get_memory(&mut c) };
        Memory { vm_size: c.size, vm_rss: c.rss, vm_swap: c.swap, pgft_maj: c.major, pgft_min: c.minor }
    }
    fn mm_strings(&self) -> MmStrings {
        let mut c = CMmStrings::default();
        // SAFETY: see above.
        unsafe { eyas_get_mm_strings(&mut c) };
        MmStrings { arg_start: c.arg_start, arg_end: c.arg_end, env_start: c.env_start, env_end: c.env_end }
    }
    fn comm(&self) -> [u8; 16] {
        let mut out = [0; 16];
        // SAFETY: see above; it writes TASK_COMM_LEN = 16 bytes.
        unsafe { eyas_get_comm(out.as_mut_ptr()) };
        out
    }
    fn tty(&self) -> u32 {
        // SAFETY: see above.
        unsafe { eyas_tty() }
    }
    fn fd_limit(&self) -> u64 {
        // SAFETY: see above.
        unsafe { eyas_fd_limit() }
    }
    fn pid_ns(&self) -> PidNs {
        let mut c = CPidNs::default();
        // SAFETY: see above.
        unsafe { eyas_get_pid_ns(&mut c) };
        PidNs { level: c.level, children_elsewhere: c.elsewhere != 0, init_start_ns: c.init_start }
    }
    fn cgroups(&self, groups: &mut [usize; MAX_SUBSYSTEMS]) -> &[Subsystem] {
        let mut all = core::ptr::null();
        // SAFETY: see above; it writes no more than MAX_SUBSYSTEMS numbers.
        let n = unsafe { eyas_get_cgroups(groups.as_mut_ptr(), &mut all) };
        // SAFETY: a constant array of the module and its length.
        unsafe { core::slice::from_raw_parts(all, n) }
    }
    fn cgroup_path(&self, n: u32, out: &mut [u8]) -> Option<usize> {
        // SAFETY: see above.
        length(unsafe { eyas_cgroup_path(n, out.as_mut_ptr(), out.len()) })
    }
    fn exe_file(&self) -> Option<ExeFile> {
        let mut c = CExe::default();
        // SAFETY: see above.
        if !unsafe { eyas_get_exe(&mut c) } {
            return None;
        }
        Some(ExeFile {
            ino: c.ino,
            ctime_ns: c.ctime,
            mtime_ns: c.mtime,
            writable: c.writable != 0,
            layer: layer(c.layer),
            memfd: c.memfd != 0,
        })
    }
    fn exe_path(&self, out: &mut [u8]) -> Option<usize> {
        // SAFETY: see above.
        length(unsafe { eyas_exe_path(out.as_mut_ptr(), out.len()) })
    }
    fn exec_filename(&self, out: &mut [u8]) -> Option<usize> {
        if self.exec == 0 {
            return None;
        }
        // SAFETY: see above; `binprm` was set (`exec`), and is null or valid for the duration of the hook.
        length(unsafe { eyas_exec_filename(self.binprm.assume_init(), out.as_mut_ptr(), out.len()) })
    }
    fn exit(&self) -> Exit {
        let (mut status, mut reaper) = (0, 0);
        // SAFETY: see above.
        unsafe { eyas_get_exit(&mut status, &mut reaper) };
        Exit { status, reaper }
    }
    fn file(&self, fd: i32) -> Option<FileInfo> {
        let mut c = CFile::default();
        // SAFETY: see above.
        if !unsafe { eyas_get_file(fd, &mut c) } {
            return None;
        }
        Some(FileInfo { dev: c.dev, ino: c.ino, created: c.created != 0, layer: layer(c.layer), kind: c.kind })
    }
    fn file_path(&self, fd: i32, out: &mut [u8]) -> Option<usize> {
        // SAFETY: see above.
        length(unsafe { eyas_file_path(fd, out.as_mut_ptr(), out.len()) })
    }
    fn socket(&self, fd: i32) -> Option<Socket> {
        let mut c = CSocket::default();
        // SAFETY: see above.
        if !unsafe { eyas_get_socket(fd, &mut c) } {
            return None;
        }
        let (local_port, remote_port) = (c.local_port, c.remote_port);
        let addrs = match c.family {
            AF_INET => Addrs::Inet { local: four(&c.local), local_port, remote: four(&c.remote), remote_port },
            AF_INET6 => Addrs::Inet6 { local: c.local, local_port, remote: c.remote, remote_port },
            AF_UNIX => Addrs::Unix { local: c.local_ptr, peer: c.peer_ptr },
            _ => Addrs::Other,
        };
        Some(Socket { family: c.family, kind: c.kind, protocol: c.protocol, backlog: c.backlog, max_backlog: c.max_backlog, addrs })
    }
    fn unix_name(&self, fd: i32, peer: bool, out: &mut [u8; 108]) -> Option<usize> {
        // SAFETY: see above; it writes 108 bytes at most.
        length(unsafe { eyas_unix_name(fd, peer, out.as_mut_ptr()) })
    }
    #[inline]
    fn read_user(&self, addr: u64, out: &mut [u8]) -> Result<(), Fault> {
        // SAFETY: see above; the user address is checked by the kernel's copy.
        if unsafe { eyas_read_user(out.as_mut_ptr(), addr, out.len()) } {
            Ok(())
        } else {
            Err(self.missed(addr, out.len()))
        }
    }
    #[inline]
    fn read_user_str(&self, addr: u64, out: &mut [u8]) -> Result<usize, Fault> {
        // SAFETY: see above.
        length(unsafe { eyas_read_user_str(out.as_mut_ptr(), addr, out.len()) }).ok_or_else(|| self.missed(addr, out.len()))
    }
    #[inline(always)]
    fn lacks_memory(&self) -> bool {
        self.absent.get() == Absent::Noted
    }
    #[cold]
    fn can_retry(&self) -> bool {
        // SAFETY: see above.
        let can = unsafe { eyas_may_bring_in() };
        if !can {
            self.absent.set(Absent::Final);
        }
        can
    }
    #[cold]
    fn retry(&self, consumers: u64, part: u32) {
        self.retry.set(MaybeUninit::new(Retry { consumers, part, pad: 0 }));
        self.absent.set(Absent::Asked);
    }
    fn wake(&self, token: usize, how: Wake) {
        // SAFETY: `token` came from `new_waiter`; the waiter outlives every hook that can see its consumer.
        unsafe { eyas_waiter_kick(token as *mut c_void, how == Wake::Now) };
    }
}

/// The kernel for the control side; methods may sleep.
#[derive(Clone, Copy)]
pub(crate) struct Services;

// SAFETY of every call below: process context, the control lock is held, arguments are plain values or came from the same services.
impl Host for Services {
    fn alloc(&self, bytes: usize, cpu: Option<u32>) -> *mut u8 {
        let cpu = cpu.map_or(-1, |c| i32::try_from(c).unwrap_or(-1));
        // SAFETY: see above.
        unsafe { eyas_alloc(bytes, cpu) }
    }
    unsafe fn free(&self, memory: *mut u8) {
        // SAFETY: by the caller's promise.
        unsafe { eyas_free(memory) }
    }
    fn possible_cpus(&self) -> u32 {
        // SAFETY: see above.
        unsafe { eyas_possible_cpus() }
    }
    fn is_online(&self, cpu: u32) -> bool {
        // SAFETY: see above.
        unsafe { eyas_is_online(cpu) }
    }
    fn synchronize(&self) {
        // SAFETY: see above.
        unsafe { eyas_synchronize() }
    }
    fn attach(&self, tracepoint: u32) -> bool {
        // SAFETY: see above.
        unsafe { eyas_attach(tracepoint) }
    }
    fn detach(&self, tracepoint: u32) {
        // SAFETY: see above.
        unsafe { eyas_detach(tracepoint) }
    }
    fn hooks_gone(&self) {
        // SAFETY: see above.
        unsafe { eyas_hooks_gone() }
    }
    fn new_waiter(&self, consumer: NonNull<Consumer>) -> usize {
        // SAFETY: see above.
        unsafe { eyas_waiter_new(consumer.as_ptr().cast()) as usize }
    }
    fn wake(&self, waiter: usize) {
        // SAFETY: from `new_waiter`, not freed.
        unsafe { eyas_waiter_kick(waiter as *mut c_void, true) }
    }
    fn free_waiter(&self, waiter: usize) {
        // SAFETY: see above.
        unsafe { eyas_waiter_free(waiter as *mut c_void) }
    }
    fn buffer_bytes(&self) -> u64 {
        // SAFETY: see above.
        unsafe { eyas_buffer_bytes() }
    }
    fn max_consumers(&self) -> u32 {
        // SAFETY: see above.
        unsafe { eyas_max_consumers() }
    }
}
