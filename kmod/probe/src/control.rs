// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What a request asks for: numbers and arguments of ioctls turned into wishes, or refused with the errno of the driver ABI.
//! What needs the kernel (copies to the caller, other tasks) is left to the glue as a [`Request`].

use eyas_abi::ioctl::{self as abi, Readiness};

use crate::{
    consumer::{waiting, Wishes},
    record::{low_u16, low_u32},
};
use core::sync::atomic::Ordering::Relaxed;

/// Errno values that requests end with.
pub mod errno {
    /// Not permitted.
    pub const EPERM: i32 = 1;
    /// Wrong offset or length of a mapping.
    pub const EIO: i32 = 5;
    /// No memory.
    pub const ENOMEM: i32 = 12;
    /// The caller's memory cannot be used.
    pub const EFAULT: i32 = 14;
    /// Taken, or too many.
    pub const EBUSY: i32 = 16;
    /// No ring for that CPU.
    pub const ENODEV: i32 = 19;
    /// Out of range.
    pub const EINVAL: i32 = 22;
    /// Unknown request.
    pub const ENOTTY: i32 = 25;
    /// The caller's list is too short.
    pub const ENOSPC: i32 = 28;
}
use errno::{EINVAL, ENOTTY};

/// What is left for the glue to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Nothing: it is done, the caller gets 0.
    Done,
    /// Masks or tracepoints changed: gates and hooks follow.
    Refresh,
    /// CPUs that are online get their rings.
    LateRings,
    /// Copy the number of events without a ring to the caller's u64.
    PutNoRing,
    /// Copy this number to the caller's u64.
    PutU64(u64),
    /// Copy the driver's version text to the caller.
    PutVersion,
    /// Copy the hook calls of each CPU to the caller's array of `long`.
    PutHits,
    /// Copy the thread list.
    PutProcList,
    /// Copy an [`eyas_abi::ioctl::Features`].
    PutFeatures,
    /// Copy a [`Readiness`] from the caller and give it to [`set_readiness`].
    GetReadiness,
    /// Return the caller's tid.
    CurrentTid,
    /// Return the caller's tgid.
    CurrentPid,
    /// Return the tid of this host tid in its own namespace.
    Vtid(i32),
    /// Return the tgid of this host tid in its own namespace.
    Vpid(i32),
}

/// Carries out what concerns the wishes and says what is left.
///
/// # Errors
/// The errno for the caller.
pub fn request(w: &Wishes, cmd: u32, arg: u64) -> Result<Request, i32> {
    let ok = |good: bool| if good { Ok(Request::Done) } else { Err(EINVAL) };
    let pid = i32::try_from(arg).map_err(|_| EINVAL);
    match cmd {
        abi::DISABLE_DROPPING_MODE => w.stop_dropping(),
        abi::ENABLE_DROPPING_MODE => return ok(w.start_dropping(arg)),
        abi::SET_SNAPLEN => return ok(w.set_snaplen(arg)),
        abi::DISABLE_DYNAMIC_SNAPLEN => w.set_dynamic_snaplen(false),
        abi::ENABLE_DYNAMIC_SNAPLEN => w.set_dynamic_snaplen(true),
        abi::GET_VTID => return Ok(Request::Vtid(pid?)),
        abi::GET_VPID => return Ok(Request::Vpid(pid?)),
        abi::GET_CURRENT_TID => return Ok(Request::CurrentTid),
        abi::GET_CURRENT_PID => return Ok(Request::CurrentPid),
        abi::GET_PROCLIST => return Ok(Request::PutProcList),
        abi::GET_N_TRACEPOINT_HIT => return Ok(Request::PutHits),
        abi::GET_DRIVER_VERSION => return Ok(Request::PutVersion),
        abi::SET_FULLCAPTURE_PORT_RANGE => w.set_ports(low_u32(arg)),
        abi::SET_STATSD_PORT => w.set_statsd_port(low_u16(arg)),
        abi::GET_API_VERSION => return Ok(Request::PutU64(abi::API_VERSION)),
        abi::GET_SCHEMA_VERSION => return Ok(Request::PutU64(abi::SCHEMA_VERSION)),
        abi::ENABLE_SYSCALL | abi::DISABLE_SYSCALL => {
            let known = w.syscalls.set(arg, cmd == abi::ENABLE_SYSCALL);
            return if known { Ok(Request::Refresh) } else { Err(EINVAL) };
        }
        abi::ENABLE_TP | abi::DISABLE_TP => {
            let tp = u32::try_from(arg).ok().filter(|t| *t < abi::tp::COUNT).ok_or(EINVAL)?;
            w.set_tracepoint(tp, cmd == abi::ENABLE_TP);
            return Ok(Request::Refresh);
        }
        abi::ENABLE_DROPFAILED => w.set_drop_failed(true),
        abi::DISABLE_DROPFAILED => w.set_drop_failed(false),
        abi::GET_FEATURES => return Ok(Request::PutFeatures),
        abi::SET_READINESS => return Ok(Request::GetReadiness),
        abi::SET_IGNORED_PID => w.set_ignored_pid(pid?),
        abi::SET_LATE_CPUS => {
            w.set_late_cpus(match arg {
                0 => false,
                1 => true,
                _ => return Err(EINVAL),
            });
            return Ok(Request::LateRings);
        }
        abi::GET_NO_RING => return Ok(Request::PutNoRing),
        _ => return Err(ENOTTY),
    }
    Ok(Request::Done)
}

/// What we offer beyond the shared ABI.
#[must_use]
pub fn features() -> abi::Features {
    use abi::features::{IGNORED_PID, INFO, LATE_CPUS, POLL};
    let size = u32::try_from(core::mem::size_of::<abi::Features>()).unwrap_or(0);
    abi::Features { size, version: 1, bits: POLL | IGNORED_PID | INFO | LATE_CPUS }
}

/// Takes over when a sleeping reader wakes; the ring has `size` bytes.
///
/// # Errors
/// Out of range.
pub fn set_readiness(w: &Wishes, r: Readiness, size: u32) -> Result<(), i32> {
    if r.watermark == 0 || r.watermark > size / 2 || r.max_age_ms == 0 || r.max_age_ms > 10_000 {
        return Err(EINVAL);
    }
    w.max_age_ms.store(r.max_age_ms, Relaxed);
    w.common.waiting.store(waiting::NOBODY, Relaxed);
    w.watermark.store(r.watermark, Relaxed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consumer::Settings;

    #[test]
    fn numbers_are_those_of_the_driver_abi() {
        assert_eq!(abi::ENABLE_SYSCALL, 0x731d);
        assert_eq!(abi::GET_API_VERSION, 0x7318);
        assert_eq!(abi::API_VERSION, 10 << 44 | 1 << 24);
        assert_eq!(abi::SCHEMA_VERSION, 4 << 44 | 5 << 24 | 1);
        assert_eq!(abi::GET_FEATURES, 0x8010_4500);
        assert_eq!(abi::SET_READINESS, 0x4008_4501);
        assert_eq!(abi::SET_IGNORED_PID, 0x4502);
    }

    #[test]
    fn settings_reach_the_wishes() {
        let w = Wishes::new();
        assert_eq!(request(&w, abi::SET_SNAPLEN, 4096), Ok(Request::Done));
        assert_eq!(request(&w, abi::SET_SNAPLEN, 65_001), Err(EINVAL));
        assert_eq!(request(&w, abi::ENABLE_DYNAMIC_SNAPLEN, 0), Ok(Request::Done));
        assert_eq!(request(&w, abi::SET_FULLCAPTURE_PORT_RANGE, 100 << 16 | 50), Ok(Request::Done));
        assert_eq!(request(&w, abi::SET_STATSD_PORT, 9125), Ok(Request::Done));
        let want = Settings { snaplen: 4096, dynamic_snaplen: true, port_start: 50, port_end: 100, statsd_port: 9125 };
        assert_eq!(w.settings(), want);
    }

    #[test]
    fn masks_and_tracepoints_are_bounded() {
        let w = Wishes::new();
        assert_eq!(request(&w, abi::ENABLE_SYSCALL, 511), Ok(Request::Refresh));
        assert_eq!(request(&w, abi::ENABLE_SYSCALL, 512), Err(EINVAL));
        assert_eq!(request(&w, abi::ENABLE_SYSCALL, u64::MAX), Err(EINVAL));
        assert!(w.syscalls.has(511));
        assert_eq!(request(&w, abi::ENABLE_TP, 8), Ok(Request::Refresh));
        assert_eq!(request(&w, abi::ENABLE_TP, 9), Err(EINVAL));
        assert_eq!(request(&w, abi::ENABLE_TP, 1 << 32), Err(EINVAL));
        assert_eq!(w.tracepoints(), 1 << 8);
    }

    #[test]
    fn removed_and_unknown_numbers_are_no_requests() {
        let w = Wishes::new();
        for nr in [0, 1, 5, 6, 7, 14, 15, 17, 18, 19, 26, 27, 28, 35, 255] {
            assert_eq!(request(&w, abi::shared(nr), 0), Err(ENOTTY), "{nr}");
        }
        assert_eq!(request(&w, abi::GET_FEATURES ^ 1 << 16, 0), Err(ENOTTY), "another size");
    }

    #[test]
    fn readiness_is_checked() {
        let w = Wishes::new();
        let good = Readiness { watermark: 100, max_age_ms: 50 };
        assert_eq!(set_readiness(&w, good, 4096), Ok(()));
        for bad in [
            Readiness { watermark: 0, ..good },
            Readiness { watermark: 2049, ..good },
            Readiness { max_age_ms: 0, ..good },
            Readiness { max_age_ms: 10_001, ..good },
        ] {
            assert_eq!(set_readiness(&w, bad, 4096), Err(EINVAL));
        }
        assert_eq!(w.watermark.load(Relaxed), 100);
    }
}
