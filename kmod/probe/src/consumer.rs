// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! One reader's wishes: what it wants to see and how much of it; and whether a given event passes them.
//!
//! Written by control calls (one at a time), read by producers on all CPUs without a lock: every field is an atomic of its
//! own, and a producer that sees a mixture of old and new settings for one event does no harm.

use core::mem::{align_of, size_of};
use core::sync::atomic::{
    AtomicBool, AtomicI32, AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};

use eyas_abi::{
    generated::syscalls::SYSCALL_COUNT,
    ids,
    ioctl::{MAX_RATIO, MAX_SNAPLEN},
};

/// What encoders need to know of a consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Bytes of I/O data that are recorded.
    pub snaplen: u32,
    /// The snap length follows the protocol.
    pub dynamic_snaplen: bool,
    /// First port of full capture.
    pub port_start: u16,
    /// Last port of full capture; 0 = off.
    pub port_end: u16,
    /// Remote port of statsd.
    pub statsd_port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { snaplen: 80, dynamic_snaplen: false, port_start: 0, port_end: 0, statsd_port: 8125 }
    }
}

/// A set of native system-call numbers.
#[derive(Debug)]
pub struct SyscallSet([AtomicU64; SYSCALL_COUNT / 64]);

impl SyscallSet {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self([const { AtomicU64::new(0) }; SYSCALL_COUNT / 64])
    }
    /// Whether `nr` is in it; false for numbers beyond the table.
    #[inline]
    #[must_use]
    pub fn has(&self, nr: u64) -> bool {
        if nr >= SYSCALL_COUNT as u64 {
            return false;
        }
        let (word, bit) = (usize::try_from(nr >> 6).unwrap_or(0), nr & 63);
        self.0.get(word).is_some_and(|w| w.load(Relaxed) >> bit & 1 != 0)
    }
    /// Takes `nr` in or out. False if there is no such number.
    pub fn set(&self, nr: u64, on: bool) -> bool {
        let (Ok(word), bit) = (usize::try_from(nr >> 6), nr & 63) else { return false };
        let Some(w) = self.0.get(word) else { return false };
        let old = w.load(Relaxed);
        w.store(if on { old | 1 << bit } else { old & !(1 << bit) }, Relaxed);
        true
    }
    /// Nothing from now on.
    pub fn clear(&self) {
        self.0.iter().for_each(|w| w.store(0, Relaxed));
    }
    /// Puts what `f` says for each word of 64 numbers.
    pub fn update(&self, mut f: impl FnMut(usize) -> u64) {
        self.0.iter().enumerate().for_each(|(i, w)| w.store(f(i), Relaxed));
    }
    /// The numbers `64 * word ..` as bits.
    #[must_use]
    pub fn word(&self, word: usize) -> u64 {
        self.0.get(word).map_or(0, |w| w.load(Relaxed))
    }
}

impl Default for SyscallSet {
    fn default() -> Self {
        Self::new()
    }
}

/// What the tests of a consumer look at.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// Event id.
    pub id: u16,
    /// Tracepoint index.
    pub tp: u32,
    /// Native number, where it is a system call with one.
    pub nr: Option<u16>,
    /// Return value, on exit of a system call.
    pub ret: Option<i64>,
    /// Second argument (fcntl's command).
    pub arg1: u64,
    /// Dropping mode leaves it alone.
    pub never_drop: bool,
    /// Dropping mode drops it.
    pub always_drop: bool,
}

/// What becomes of an offered event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not wanted.
    No,
    /// Not wanted: the reader's own.
    Own,
    /// Dropped by sampling; with the first of a closed part, the marker that says so is due.
    Sampled {
        /// Ratio for a `DROP_E` record that is due.
        marker: Option<u32>,
    },
    /// Wanted; the first after a closed part comes after its marker.
    Yes {
        /// Ratio for a `DROP_X` record that is due.
        marker: Option<u32>,
    },
}

/// What becomes of a returning call where masks alone decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plainly {
    /// Not wanted.
    No,
    /// Not wanted: the reader's own.
    Own,
    /// Wanted.
    Yes,
}

/// The state of a sleeping reader.
pub mod waiting {
    /// Nobody sleeps (or nobody wants to be woken).
    pub const NOBODY: u32 = 0;
    /// Somebody sleeps; the next event starts the clock.
    pub const SLEEPING: u32 = 1;
    /// Somebody sleeps and the clock runs; only the watermark wakes earlier.
    pub const CLOCKED: u32 = 2;
}

/// Bytes of a cache line.
pub const LINE: usize = 64;

/// What producers of several CPUs write: only where a reader went to sleep, dropping mode crosses an edge, or a CPU has no ring. It has a line of its own;
/// every other line that a producer writes is its CPU's.
#[repr(C, align(64))]
#[derive(Debug, Default)]
pub struct Common {
    /// One of [`waiting`].
    pub waiting: AtomicU32,
    /// The maximum age passed while something was there; the next `poll` is ready.
    pub aged: AtomicBool,
    closed: AtomicBool,
    /// Events that were lost because their CPU has no ring.
    pub(crate) no_ring: AtomicU64,
}

const _: () = assert!(size_of::<Common>() == LINE && align_of::<Common>() == LINE, "a line of its own");

/// The wishes of one reader.
#[derive(Debug, Default)]
pub struct Wishes {
    /// What producers write.
    pub common: Common,
    /// System calls it wants.
    pub syscalls: SyscallSet,
    tracepoints: AtomicU32,
    snaplen: AtomicU32,
    dynamic_snaplen: AtomicBool,
    ports: AtomicU32,
    statsd_port: AtomicU32,
    drop_failed: AtomicBool,
    dropping: AtomicBool,
    ratio: AtomicU32,
    interval: AtomicU64,
    ignored_pid: AtomicI32,
    late_cpus: AtomicBool,
    /// Bytes in one ring that wake a reader; 0 = `poll` is always ready.
    pub watermark: AtomicU32,
    /// Age in ms that wakes a reader.
    pub max_age_ms: AtomicU32,
}

/// Nanoseconds in a second.
const SECOND: u64 = 1_000_000_000;
const F_DUPFD: u64 = 0;
const F_SETFD: u64 = 2;
const F_DUPFD_CLOEXEC: u64 = 1030;

impl Wishes {
    /// A new consumer's: nothing wanted, everything at its default.
    #[must_use]
    pub fn new() -> Self {
        let me = Self::default();
        me.set_ignored_pid(0);
        me.reset();
        me
    }

    /// What every successful open does: all settings to their defaults, all system calls masked. Tracepoints stay.
    pub fn reset(&self) {
        self.syscalls.clear();
        self.snaplen.store(80, Relaxed);
        self.dynamic_snaplen.store(false, Relaxed);
        self.ports.store(0, Relaxed);
        self.statsd_port.store(8125, Relaxed);
        self.drop_failed.store(false, Relaxed);
        self.stop_dropping();
        self.common.closed.store(false, Relaxed);
    }

    /// It has no more wishes than which events it wants, and whose: [`Wishes::plainly`] may be asked.
    #[must_use]
    pub(crate) fn is_plain(&self) -> bool {
        !self.drop_failed.load(Relaxed) && !self.dropping.load(Relaxed)
    }

    /// The settings that encoders look at.
    #[inline]
    #[must_use]
    pub fn settings(&self) -> Settings {
        let ports = self.ports.load(Relaxed);
        Settings {
            snaplen: self.snaplen.load(Relaxed),
            dynamic_snaplen: self.dynamic_snaplen.load(Relaxed),
            port_start: crate::record::low_u16(ports.into()),
            port_end: crate::record::low_u16((ports >> 16).into()),
            statsd_port: crate::record::low_u16(self.statsd_port.load(Relaxed).into()),
        }
    }

    /// Sets the snap length; false if it is too large.
    pub fn set_snaplen(&self, len: u64) -> bool {
        match u32::try_from(len) {
            Ok(len) if len <= MAX_SNAPLEN => {
                self.snaplen.store(len, Relaxed);
                true
            }
            _ => false,
        }
    }
    /// Lets the snap length follow the protocol, or not.
    pub fn set_dynamic_snaplen(&self, on: bool) {
        self.dynamic_snaplen.store(on, Relaxed);
    }
    /// Full capture between two ports: low half first, high half last.
    pub fn set_ports(&self, both: u32) {
        self.ports.store(both, Relaxed);
    }
    /// The statsd port.
    pub fn set_statsd_port(&self, port: u16) {
        self.statsd_port.store(port.into(), Relaxed);
    }
    /// Leaves failed calls out, or not.
    pub fn set_drop_failed(&self, on: bool) {
        self.drop_failed.store(on, Relaxed);
    }
    /// It opens the devices of CPUs that come later, or not.
    pub fn set_late_cpus(&self, on: bool) {
        self.late_cpus.store(on, Relaxed);
    }
    /// Whether CPUs that come later get a ring.
    #[must_use]
    pub fn wants_late_cpus(&self) -> bool {
        self.late_cpus.load(Relaxed)
    }
    /// A process whose events are left out; 0 = none.
    pub fn set_ignored_pid(&self, pid: i32) {
        // No task has the number -1.
        self.ignored_pid.store(if pid == 0 { -1 } else { pid }, Relaxed);
    }

    /// Dropping mode on; false (and on with the old ratio) if the ratio is none of 1, 2, 4, …, 128.
    pub fn start_dropping(&self, ratio: u64) -> bool {
        self.dropping.store(true, Release);
        match u32::try_from(ratio) {
            Ok(r) if r.is_power_of_two() && r <= MAX_RATIO => {
                self.interval.store(SECOND.checked_div(r.into()).unwrap_or(SECOND), Relaxed);
                self.ratio.store(r, Relaxed);
                true
            }
            _ => false,
        }
    }
    /// Dropping mode off.
    pub fn stop_dropping(&self) {
        self.dropping.store(false, Release);
        self.interval.store(SECOND, Relaxed);
        self.ratio.store(1, Relaxed);
    }

    /// Whether it wants a tracepoint.
    #[inline]
    #[must_use]
    pub fn wants_tracepoint(&self, tp: u32) -> bool {
        tp < 32 && self.tracepoints.load(Relaxed) >> tp & 1 != 0
    }
    /// Wants a tracepoint, or no more; the index was checked.
    pub fn set_tracepoint(&self, tp: u32, on: bool) {
        let bit = 1_u32.checked_shl(tp).unwrap_or(0);
        let old = self.tracepoints.load(Relaxed);
        self.tracepoints.store(if on { old | bit } else { old & !bit }, Relaxed);
    }
    /// All tracepoints it wants, as bits.
    #[must_use]
    pub fn tracepoints(&self) -> u32 {
        self.tracepoints.load(Relaxed)
    }

    /// The verdict of [`Wishes::judge`] for a native call's return, where it depends on masks alone ([`Wishes::is_plain`], and the tracepoint is
    /// wanted).
    #[inline(always)]
    #[must_use]
    pub fn plainly(&self, nr: u16, tgid: impl FnOnce() -> i32) -> Plainly {
        if !self.syscalls.has(nr.into()) {
            Plainly::No
        } else if self.ignored_pid.load(Relaxed) == tgid() {
            Plainly::Own
        } else {
            Plainly::Yes
        }
    }

    /// Whether an event of thread group `tgid` is wanted. The order of the tests is the reference's.
    #[inline]
    #[must_use]
    pub fn judge(&self, o: &Offer, ts: u64, tgid: impl FnOnce() -> i32) -> Verdict {
        if !self.wants_tracepoint(o.tp) || o.nr.is_some_and(|nr| !self.syscalls.has(nr.into())) {
            return Verdict::No;
        }
        if self.ignored_pid.load(Relaxed) == tgid() {
            return Verdict::Own;
        }
        if o.ret.is_some_and(|r| r < 0) && self.drop_failed.load(Relaxed) {
            return Verdict::No;
        }
        if self.dropping.load(Acquire) {
            return self.sample(o, ts);
        }
        Verdict::Yes { marker: None }
    }

    #[cold]
    fn sample(&self, o: &Offer, ts: u64) -> Verdict {
        let failed = o.ret.is_some_and(|r| r < 0);
        let useless = match o.id {
            ids::SYSCALL_CLOSE_X | ids::SOCKET_BIND_X => failed,
            ids::SYSCALL_FCNTL_X => !matches!(o.arg1 & 0xffff_ffff, F_DUPFD | F_SETFD | F_DUPFD_CLOEXEC),
            _ => false,
        };
        if useless {
            return Verdict::Sampled { marker: None };
        }
        if o.never_drop {
            return Verdict::Yes { marker: None };
        }
        if o.always_drop {
            return Verdict::Sampled { marker: None };
        }
        let closed = ts.checked_rem(SECOND).unwrap_or(0) >= self.interval.load(Relaxed);
        // One CPU crosses the edge for all: the one that changes the flag writes the marker.
        let edge = self.common.closed.load(Relaxed) != closed && self.common.closed.swap(closed, Relaxed) != closed;
        let marker = edge.then(|| self.ratio.load(Relaxed));
        if closed {
            Verdict::Sampled { marker }
        } else {
            Verdict::Yes { marker }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(nr: u16) -> Offer {
        Offer { id: ids::GENERIC_X, tp: 1, nr: Some(nr), ret: Some(0), arg1: 0, never_drop: false, always_drop: false }
    }
    fn wishes() -> Wishes {
        let w = Wishes::new();
        w.set_tracepoint(1, true);
        w.syscalls.set(39, true);
        w
    }
    const YES: Verdict = Verdict::Yes { marker: None };
    const SAMPLED: Verdict = Verdict::Sampled { marker: None };

    #[test]
    fn a_new_consumer_wants_nothing() {
        let w = Wishes::new();
        assert_eq!(w.judge(&offer(39), 0, || 10), Verdict::No);
        w.set_tracepoint(1, true);
        assert_eq!(w.judge(&offer(39), 0, || 10), Verdict::No, "all system calls are masked");
        assert!(w.syscalls.set(39, true));
        assert_eq!(w.judge(&offer(39), 0, || 10), YES);
        assert_eq!(w.judge(&offer(40), 0, || 10), Verdict::No);
        assert!(!w.syscalls.set(512, true) && !w.syscalls.has(512) && !w.syscalls.has(u64::MAX));
    }

    #[test]
    fn failed_calls_and_own_events_can_be_left_out() {
        let w = wishes();
        w.set_drop_failed(true);
        assert_eq!(w.judge(&Offer { ret: Some(-2), ..offer(39) }, 0, || 10), Verdict::No);
        assert_eq!(w.judge(&offer(39), 0, || 10), YES);
        assert_eq!(w.judge(&Offer { ret: None, ..offer(39) }, 0, || 10), YES, "only exits of calls fail");
        w.set_ignored_pid(10);
        assert_eq!(w.judge(&offer(39), 0, || 10), Verdict::Own);
        assert_eq!(w.judge(&offer(39), 0, || 11), YES);
    }

    #[test]
    fn dropping_mode_passes_the_first_part_of_each_second_and_marks_the_edges() {
        let w = wishes();
        assert!(w.start_dropping(4));
        let half = 7 * SECOND + SECOND / 2;
        assert_eq!(w.judge(&offer(39), 7 * SECOND, || 10), YES);
        assert_eq!(w.judge(&offer(39), half, || 10), Verdict::Sampled { marker: Some(4) });
        assert_eq!(w.judge(&offer(39), half + 1, || 10), SAMPLED);
        assert_eq!(w.judge(&Offer { never_drop: true, ..offer(39) }, half, || 10), YES);
        assert_eq!(w.judge(&offer(39), 8 * SECOND, || 10), Verdict::Yes { marker: Some(4) });
        assert_eq!(w.judge(&Offer { always_drop: true, ..offer(39) }, 8 * SECOND, || 10), SAMPLED);
        let failed_close = Offer { id: ids::SYSCALL_CLOSE_X, ret: Some(-9), never_drop: true, ..offer(39) };
        assert_eq!(w.judge(&failed_close, 8 * SECOND, || 10), SAMPLED);
        let fcntl = Offer { id: ids::SYSCALL_FCNTL_X, arg1: 1030, ..offer(39) };
        assert_eq!(w.judge(&fcntl, 8 * SECOND, || 10), YES);
        assert_eq!(w.judge(&Offer { arg1: 3, ..fcntl }, 8 * SECOND, || 10), SAMPLED);
    }

    #[test]
    fn a_bad_ratio_is_refused_but_the_mode_is_on() {
        let w = wishes();
        for bad in [0, 3, 256, u64::MAX] {
            assert!(!w.start_dropping(bad));
        }
        assert_eq!(w.judge(&Offer { always_drop: true, ..offer(39) }, 0, || 10), SAMPLED);
        assert_eq!(w.judge(&offer(39), SECOND - 1, || 10), YES, "ratio 1 passes all");
        w.stop_dropping();
        assert_eq!(w.judge(&Offer { always_drop: true, ..offer(39) }, 0, || 10), YES);
    }

    #[test]
    fn open_resets_all_but_tracepoints() {
        let w = wishes();
        assert!(w.set_snaplen(65_000) && !w.set_snaplen(65_001));
        w.set_ports(90 << 16 | 80);
        assert_eq!((w.settings().port_start, w.settings().port_end), (80, 90));
        w.reset();
        assert_eq!(w.settings(), Settings::default());
        assert!(w.wants_tracepoint(1) && !w.syscalls.has(39));
    }
}
