// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The requests that a device takes: numbers, versions, structs.
//!
//! The shared driver ABI uses magic `'s'`, no direction and no size; values travel in the argument itself unless said
//! otherwise. Our additions have their own magic `'E'` and sized structs; a module that is not ours answers ENOTTY.

/// `_IO('s', nr)`.
#[must_use]
pub const fn shared(nr: u32) -> u32 {
    (b's' as u32) << 8 | nr
}

/// Leaves dropping mode; the ratio becomes 1.
pub const DISABLE_DROPPING_MODE: u32 = shared(2);
/// Enters dropping mode; the argument is the ratio (1, 2, 4, …, 128).
pub const ENABLE_DROPPING_MODE: u32 = shared(3);
/// Bytes of I/O data to record, at most [`MAX_SNAPLEN`].
pub const SET_SNAPLEN: u32 = shared(4);
/// The snap length is fixed.
pub const DISABLE_DYNAMIC_SNAPLEN: u32 = shared(8);
/// The snap length follows the protocol.
pub const ENABLE_DYNAMIC_SNAPLEN: u32 = shared(9);
/// Host tid → tid in the task's namespace, as return value.
pub const GET_VTID: u32 = shared(10);
/// Host tid → pid in the task's namespace, as return value.
pub const GET_VPID: u32 = shared(11);
/// The caller's tid, as return value.
pub const GET_CURRENT_TID: u32 = shared(12);
/// The caller's pid, as return value.
pub const GET_CURRENT_PID: u32 = shared(13);
/// CPU times of all threads; pointer to a list.
pub const GET_PROCLIST: u32 = shared(16);
/// Pointer to one `long` per possible CPU.
pub const GET_N_TRACEPOINT_HIT: u32 = shared(20);
/// Pointer; the driver's version string is copied there.
pub const GET_DRIVER_VERSION: u32 = shared(21);
/// Low 16 bits: first port, high 16 bits: last port; last = 0: off.
pub const SET_FULLCAPTURE_PORT_RANGE: u32 = shared(22);
/// The statsd port.
pub const SET_STATSD_PORT: u32 = shared(23);
/// Pointer to a u64, see [`version`].
pub const GET_API_VERSION: u32 = shared(24);
/// Pointer to a u64, see [`version`].
pub const GET_SCHEMA_VERSION: u32 = shared(25);
/// Wants a system call (native number).
pub const ENABLE_SYSCALL: u32 = shared(29);
/// No longer wants a system call.
pub const DISABLE_SYSCALL: u32 = shared(30);
/// Wants a tracepoint (index).
pub const ENABLE_TP: u32 = shared(31);
/// No longer wants a tracepoint.
pub const DISABLE_TP: u32 = shared(32);
/// Failed calls are left out.
pub const ENABLE_DROPFAILED: u32 = shared(33);
/// Failed calls are recorded.
pub const DISABLE_DROPFAILED: u32 = shared(34);

/// Largest snap length.
pub const MAX_SNAPLEN: u32 = 65_000;
/// Largest dropping ratio.
pub const MAX_RATIO: u32 = 128;
/// Most entries that a caller may ask of [`GET_PROCLIST`].
pub const MAX_PROCLIST: i64 = 1_000_000;

/// Tracepoint indexes of [`ENABLE_TP`].
pub mod tp {
    /// `raw_syscalls:sys_enter`
    pub const SYS_ENTER: u32 = 0;
    /// `raw_syscalls:sys_exit`
    pub const SYS_EXIT: u32 = 1;
    /// `sched:sched_process_exit`
    pub const PROCESS_EXIT: u32 = 2;
    /// `sched:sched_switch`
    pub const SWITCH: u32 = 3;
    /// `exceptions:page_fault_user`
    pub const PAGE_FAULT_USER: u32 = 4;
    /// `exceptions:page_fault_kernel`
    pub const PAGE_FAULT_KERNEL: u32 = 5;
    /// `signal:signal_deliver`
    pub const SIGNAL: u32 = 6;
    /// `sched:sched_process_fork`; does nothing where the child comes back through sys_exit.
    pub const FORK: u32 = 7;
    /// `sched:sched_process_exec`
    pub const EXEC: u32 = 8;
    /// One more than the last.
    pub const COUNT: u32 = 9;
}

/// A version as one number: major (19 bits) << 44 | minor (20 bits) << 24 | patch (24 bits).
#[must_use]
pub const fn version(major: u64, minor: u64, patch: u64) -> u64 {
    (major & 0x7_ffff) << 44 | (minor & 0xf_ffff) << 24 | (patch & 0xff_ffff)
}
/// The driver API that we speak.
pub const API_VERSION: u64 = version(10, 1, 0);
/// The event schema that we speak.
pub const SCHEMA_VERSION: u64 = version(4, 5, 1);
/// [`API_VERSION`] as text.
pub const API_VERSION_TEXT: &str = "10.1.0";
/// [`SCHEMA_VERSION`] as text.
pub const SCHEMA_VERSION_TEXT: &str = "4.5.1";

/// `_IOC(dir, 'E', nr, size)` as on x86, arm64, riscv.
#[expect(clippy::cast_possible_truncation, reason = "sizes are below 2^14")]
const fn ours(dir: u32, nr: u32, size: usize) -> u32 {
    dir << 30 | (size as u32 & 0x3fff) << 16 | (b'E' as u32) << 8 | nr
}
const WRITE: u32 = 1;
const READ: u32 = 2;

/// Fills a [`Features`]. The first thing to ask: the reference module answers ENOTTY.
pub const GET_FEATURES: u32 = ours(READ, 0, core::mem::size_of::<Features>());
/// Takes a [`Readiness`]: when a sleeping `poll` wakes. Before it, `poll` is always ready.
pub const SET_READINESS: u32 = ours(WRITE, 1, core::mem::size_of::<Readiness>());
/// The argument is a process id (host) whose events this consumer does not want, 0 = none. Without direction and size.
pub const SET_IGNORED_PID: u32 = ours(0, 2, 0);

/// The consumer opens the devices of CPUs that come later: such a CPU gets a ring as soon as it is online, which `poll` tells by `POLLPRI`
/// until the device is open, and opening it resets no setting. The argument is 0 or 1. Without direction and size.
pub const SET_LATE_CPUS: u32 = ours(0, 3, 0);
/// Fills a u64: wanted events of the consumer that were lost because their CPU had no ring yet.
pub const GET_NO_RING: u32 = ours(READ, 4, 8);

/// What the module offers beyond the shared ABI.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Bytes of this struct that the module fills.
    pub size: u32,
    /// Version of our additions.
    pub version: u32,
    /// Bits of [`features`].
    pub bits: u64,
}

/// Bits of [`Features::bits`].
pub mod features {
    /// `poll` with watermark and age.
    pub const POLL: u64 = 1;
    /// [`super::SET_IGNORED_PID`].
    pub const IGNORED_PID: u64 = 2;
    /// [`crate::ring::Ours`] in the info pages.
    pub const INFO: u64 = 4;
    /// [`super::SET_LATE_CPUS`] and [`super::GET_NO_RING`].
    pub const LATE_CPUS: u64 = 8;
}

/// When a sleeping `poll` wakes: one ring holds this many bytes, or an event has waited this long.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Bytes, 1 or more.
    pub watermark: u32,
    /// Milliseconds, 1 to 10,000.
    pub max_age_ms: u32,
}
