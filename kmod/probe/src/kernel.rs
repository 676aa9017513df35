// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The only door between the probe and a kernel: what the encoders may ask, and what they get.
//!
//! Everything is about the *current* task (all hooks run in its context) and about the moment of the call. Implementations
//! are glue: `kmod/rust` and `kmod/shim` in a kernel, `crate::fake` in tests. Invariants an implementation owes:
//! no method sleeps, none panics, none allocates; a user address is only read with page faults off.
//!
//! A method that fills a buffer writes at its front and returns how many bytes it wrote; it never writes past it.

/// A user page was not there (or the address was bad).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

/// Which system-call interface the caller used.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abi {
    /// The kernel's own word size.
    Native = 0,
    /// 32-bit x86: pointers, `long`, `size_t` and `time_t` in user structures have 4 bytes.
    Ia32,
    /// x32: 32-bit pointers and `long`, 64-bit `time_t`.
    X32,
}

impl Abi {
    /// Bytes of a pointer, `long` or `size_t` in this caller's structures.
    #[inline]
    #[must_use]
    pub const fn word(self) -> usize {
        match self {
            Abi::Native => 8,
            Abi::Ia32 | Abi::X32 => 4,
        }
    }
}

/// A system call as the encoders see it, after translation of foreign numbers.
///
/// Compat arguments are zero-extended 32-bit values; socketcall is expanded already. Laid out for C.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syscall {
    /// The six arguments (`pt_regs`).
    pub args: [u64; 6],
    /// The return value; 0 in enter events.
    pub ret: i64,
    /// The native 64-bit number (`pt_regs::orig_ax`, translated); 0 for other hooks and for calls without one.
    pub nr: u16,
    /// The number as the caller gave it, in its own interface: several i386 calls share one twin and differ in their arguments.
    pub own_nr: u16,
    /// The system-independent code (the schema's syscall code), for the generic event.
    pub code: u16,
    /// The caller's interface.
    pub abi: Abi,
}

/// `task_struct::{pid,tgid,real_parent}` and `signal_struct::pids`, in the initial and in the task's own pid namespace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskIds {
    /// Thread id, host.
    pub tid: i32,
    /// Thread group id, host.
    pub tgid: i32,
    /// `real_parent->pid`, host (the reference's `ptid`).
    pub ptid: i32,
    /// Process group, host.
    pub pgid: i32,
    /// Session, host.
    pub sid: i32,
    /// Thread id in the task's own namespace.
    pub vtid: i32,
    /// Thread group id in the task's own namespace.
    pub vpid: i32,
    /// Process group in the task's own namespace.
    pub vpgid: i32,
}

/// `task_struct::cred` (and `loginuid`), ids as the initial user namespace sees them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Creds {
    /// Real, effective, saved user id.
    pub uid: u32,
    /// Effective user id.
    pub euid: u32,
    /// Saved user id.
    pub suid: u32,
    /// Real group id.
    pub gid: u32,
    /// Effective group id.
    pub egid: u32,
    /// Saved group id.
    pub sgid: u32,
    /// `audit_get_loginuid`; 0xffffffff when unset.
    pub loginuid: u32,
    /// `cap_inheritable`, kernel bit numbers.
    pub cap_inheritable: u64,
    /// `cap_permitted`, kernel bit numbers.
    pub cap_permitted: u64,
    /// `cap_effective`, kernel bit numbers.
    pub cap_effective: u64,
}

/// `mm_struct` sizes in kB and `task_struct::{maj_flt,min_flt}`; zero for a task without an mm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// `total_vm`.
    pub vm_size: u32,
    /// File, anonymous and shared pages.
    pub vm_rss: u32,
    /// `MM_SWAPENTS`.
    pub vm_swap: u32,
    /// Major faults of this thread.
    pub pgft_maj: u64,
    /// Minor faults of this thread.
    pub pgft_min: u64,
}

/// `mm_struct::{arg_start,arg_end,env_start,env_end}`; all zero for a task without an mm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MmStrings {
    /// First byte of `argv[0]`.
    pub arg_start: u64,
    /// Past the last argument's NUL.
    pub arg_end: u64,
    /// First byte of the environment.
    pub env_start: u64,
    /// Past the last variable's NUL.
    pub env_end: u64,
}

/// What pid namespaces say about the task (`task_active_pid_ns`, `nsproxy::pid_ns_for_children`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PidNs {
    /// `pid_namespace::level` of the task's own namespace.
    pub level: u32,
    /// Children are made in another namespace than the task's own.
    pub children_elsewhere: bool,
    /// Start time of the namespace's init (`child_reaper->start_time`), ns since boot.
    pub init_start_ns: u64,
}

/// Where a file lies in an overlay mount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// Not on overlayfs.
    #[default]
    None,
    /// The upper (writable) layer.
    Upper,
    /// Only the lower layers.
    Lower,
}

/// `mm->exe_file`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExeFile {
    /// Inode number.
    pub ino: u64,
    /// Inode change time, ns since the epoch.
    pub ctime_ns: u64,
    /// Data change time, ns since the epoch.
    pub mtime_ns: u64,
    /// The task could write it (inode permission, or owner, in the task's user namespace).
    pub writable: bool,
    /// Its overlay layer.
    pub layer: Layer,
    /// It is a memfd: the dentry is `memfd:…` and has no link.
    pub memfd: bool,
}

/// A descriptor of the task (`files_struct` → `struct file`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileInfo {
    /// `s_dev` in the wire's encoding (`new_encode_dev`).
    pub dev: u32,
    /// `i_ino`.
    pub ino: u64,
    /// `FMODE_CREATED`: this open made the file.
    pub created: bool,
    /// Its overlay layer.
    pub layer: Layer,
    /// `S_IFMT` bits of `i_mode`.
    pub kind: u16,
}

/// The addresses of a socket, from `struct sock`. Ports are host order, addresses network order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addrs {
    /// `AF_INET`.
    Inet {
        /// Own address: `inet_saddr` (`inet_rcv_saddr` if that is 0).
        local: [u8; 4],
        /// `inet_sport`.
        local_port: u16,
        /// `inet_daddr`.
        remote: [u8; 4],
        /// `inet_dport`.
        remote_port: u16,
    },
    /// `AF_INET6`.
    Inet6 {
        /// Own address: `np->saddr` (`sk_v6_rcv_saddr` if that is 0).
        local: [u8; 16],
        /// `inet_sport`.
        local_port: u16,
        /// `sk_v6_daddr`.
        remote: [u8; 16],
        /// `inet_dport`.
        remote_port: u16,
    },
    /// `AF_UNIX`: kernel addresses, already hashed unless raw ones were asked for. Names: [`Kernel::unix_name`].
    Unix {
        /// The socket itself.
        local: u64,
        /// `unix_peer`, 0 if not connected.
        peer: u64,
    },
    /// Another family.
    Other,
}

/// A socket behind a descriptor (`struct socket`, `struct sock`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Socket {
    /// `sk_family`.
    pub family: u16,
    /// `sock->type` (`SOCK_STREAM`, …).
    pub kind: u16,
    /// `sk_protocol`.
    pub protocol: u16,
    /// `sk_ack_backlog`.
    pub backlog: u32,
    /// `sk_max_ack_backlog`.
    pub max_backlog: u32,
    /// Both ends.
    pub addrs: Addrs,
}

/// The most cgroup subsystems that a kernel can have: it keeps sets of them in 16 bits.
pub const MAX_SUBSYSTEMS: usize = 16;
/// The most bytes of a subsystem's label.
pub const LABEL: usize = 16;

/// A cgroup subsystem. Laid out for C.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subsystem {
    /// The kernel's name of it (`cpuset`, `io`, …) and `=`, then zeroes.
    pub label: [u8; LABEL],
    /// Bytes of name and `=`.
    pub len: usize,
}

/// What a task leaves behind (`task_struct::exit_code`, its heir).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exit {
    /// The raw wait status.
    pub status: i32,
    /// Host tid of the task that gets the children; 0 = there are none, or nobody does.
    pub reaper: i32,
}

/// How a sleeping reader is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// At once: there is enough to read.
    Now,
    /// When its maximum age has passed.
    Later,
}

/// The services of a kernel. A value lives for one call of one hook (implementations hold raw pointers, not borrows).
pub trait Kernel: Sized + 'static {
    /// Wall clock in ns (`ktime_get_real_fast_ns`); callable anywhere.
    fn now(&self) -> u64;
    /// The wall clock when the hook was entered, inside its guard: the first stamp of an event.
    fn entered(&self) -> u64 {
        self.now()
    }
    /// `current->pid`.
    fn tid(&self) -> i32;
    /// `current->tgid`.
    fn tgid(&self) -> i32;
    /// `current->flags & PF_KTHREAD`.
    fn is_kthread(&self) -> bool;
    /// All ids of the task.
    fn ids(&self) -> TaskIds;
    /// Credentials of the task (`current_cred`).
    fn creds(&self) -> Creds;
    /// Sizes and faults.
    fn memory(&self) -> Memory;
    /// Where the process keeps its arguments and environment.
    fn mm_strings(&self) -> MmStrings;
    /// `task_struct::comm`, NUL padded.
    fn comm(&self) -> [u8; 16];
    /// `signal->tty`: `new_encode_dev` of the controlling terminal, 0 without one.
    fn tty(&self) -> u32;
    /// Soft `RLIMIT_NOFILE`.
    fn fd_limit(&self) -> u64;
    /// Pid namespaces.
    fn pid_ns(&self) -> PidNs;
    /// The cgroup subsystems that the kernel was built with, in its own order. `groups` gets the task's cgroup in each of them, as a number that
    /// says only which subsystems share one.
    fn cgroups(&self, groups: &mut [usize; MAX_SUBSYSTEMS]) -> &[Subsystem];
    /// The task's path in the hierarchy of the `n`-th subsystem (`task_css` → `cgroup_path`), without NUL; `None` if it does not fit.
    fn cgroup_path(&self, n: u32, out: &mut [u8]) -> Option<usize>;
    /// The executable's inode; `None` without an mm or file.
    fn exe_file(&self) -> Option<ExeFile>;
    /// Absolute path of the executable (`d_path` of `mm->exe_file`), without NUL; `None` if it can't be reached.
    fn exe_path(&self, out: &mut [u8]) -> Option<usize>;
    /// The file name given to execve as the kernel used it (`linux_binprm::filename`), without NUL.
    /// `Some` only in the exec hook.
    fn exec_filename(&self, out: &mut [u8]) -> Option<usize>;
    /// What the exiting task leaves.
    fn exit(&self) -> Exit;

    /// The file behind a descriptor.
    fn file(&self, fd: i32) -> Option<FileInfo>;
    /// The path of the file behind a descriptor (`d_path`), without NUL.
    fn file_path(&self, fd: i32, out: &mut [u8]) -> Option<usize>;
    /// The socket behind a descriptor; `None` if it is none.
    fn socket(&self, fd: i32) -> Option<Socket>;
    /// The bound name of a unix socket or of its peer (`unix_sock::addr->name->sun_path`), as many bytes as the kernel
    /// holds: abstract names start with NUL, others may end with one. `None`: not a unix socket, or unnamed.
    fn unix_name(&self, fd: i32, peer: bool, out: &mut [u8; 108]) -> Option<usize>;

    /// `copy_from_user_nofault`: all of `out` or nothing. An empty `out` succeeds.
    ///
    /// # Errors
    /// [`Fault`] when a byte could not be read.
    fn read_user(&self, addr: u64, out: &mut [u8]) -> Result<(), Fault>;
    /// Copies a C string up to and with its NUL. When `out` is full before the NUL comes, the last byte of `out` becomes NUL.
    /// Returns the length with NUL (at least 1 unless `out` is empty).
    ///
    /// # Errors
    /// [`Fault`] when a byte before the NUL could not be read.
    fn read_user_str(&self, addr: u64, out: &mut [u8]) -> Result<usize, Fault>;

    /// Whether a read of user memory has failed and [`Kernel::can_retry`] is worth a question.
    fn lacks_memory(&self) -> bool;
    /// Whether this hook can be called again after the memory that the last failed read was for has been brought in: only a system call's hook,
    /// on kernels where it may sleep, and a bounded number of times. If not, nothing is said to be lacking from now on.
    fn can_retry(&self) -> bool;
    /// Has it called again (by [`crate::hook::retry`]): for these consumers (a bit each), from the `part`-th record of the hook on. Once a call.
    fn retry(&self, consumers: u64, part: u32);

    /// Wakes the reader of a consumer, from a context where nothing may be woken directly (`irq_work_queue`).
    /// `token` is what the consumer was made with.
    fn wake(&self, token: usize, how: Wake);
}
