// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What the C side calls: hooks, device operations, start and stop.

use core::{cell::UnsafeCell, ffi::c_void, ptr::NonNull};

use eyas_abi::ioctl::Readiness;
use eyas_probe::{
    control::{self, errno, Request},
    hook,
    plane::{self, Plane, Poll},
    registry::{Consumer, Probe},
};

use super::services::{CRaw, Here, Services};

static PROBE: Probe = Probe::new();

/// The control side; its lock is the mutex of device.c.
struct Control(UnsafeCell<Option<Plane<Services>>>);
// SAFETY: only touched with the control lock held, or in start and stop, when no device exists.
unsafe impl Sync for Control {}
static CONTROL: Control = Control(UnsafeCell::new(None));

impl Control {
    /// # Safety
    /// The control lock is held (or there is no device), and no other reference lives.
    #[allow(clippy::mut_from_ref)]
    unsafe fn get(&self) -> &mut Option<Plane<Services>> {
        // SAFETY: by the caller's promise.
        unsafe { &mut *self.0.get() }
    }
}

/// Memory for the probe. Before any device exists.
#[no_mangle]
pub(crate) extern "C" fn eyas_start() -> i32 {
    match Plane::new(Services, &PROBE) {
        Ok(plane) => {
            // SAFETY: no device exists yet.
            unsafe { *CONTROL.get() = Some(plane) };
            0
        }
        Err(e) => e.wrapping_neg(),
    }
}

/// The end: hooks off, memory back. After the last device is gone.
#[no_mangle]
pub(crate) extern "C" fn eyas_stop() {
    // SAFETY: no device exists any more.
    unsafe { *CONTROL.get() = None };
}

/// The bits of the numbers that may pass, for the test in the hook itself.
#[no_mangle]
pub(crate) extern "C" fn eyas_gate(enter: bool) -> *const u64 {
    let gate = if enter { &PROBE.enter_gate } else { &PROBE.exit_gate };
    core::ptr::from_ref(gate).cast()
}

/// A system call begins.
///
/// # Safety
/// Like all hooks: called by a tracepoint with preemption off, `cpu` is the current one; `raw` is valid.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_sys_enter(cpu: u32, raw: *mut CRaw) {
    // SAFETY: by the caller's promise.
    let (g, c) = unsafe { (PROBE.enter(cpu), &mut *raw) };
    hook::sys_enter(&g, &c.here, &mut c.raw);
}

/// A system call returns.
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_sys_exit(cpu: u32, raw: *mut CRaw) {
    // SAFETY: by the caller's promise.
    let (g, c) = unsafe { (PROBE.enter(cpu), &mut *raw) };
    hook::sys_exit(g, &c.here, &mut c.raw);
}

/// The same call once more, after user memory was brought in: what the hook asked for, see [`hook::retry`].
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_sys_again(cpu: u32, raw: *mut CRaw, enters: bool, consumers: u64, part: u32) {
    // SAFETY: by the caller's promise.
    let (g, c) = unsafe { (PROBE.enter(cpu), &mut *raw) };
    hook::retry(&g, &c.here, &mut c.raw, enters, consumers, part);
}

/// A program was executed.
///
/// # Safety
/// As [`eyas_sys_enter`]; `binprm` is the tracepoint's.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_exec(cpu: u32, binprm: *const c_void) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::exec(&g, &Here::exec(binprm));
}

/// A task ends.
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_exit(cpu: u32) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::exit(&g, &Here::new());
}

/// Another task gets the CPU.
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_switch(cpu: u32, next: i32) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::switch(&g, &Here::new(), next);
}

/// A signal is delivered.
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_signal(cpu: u32, sender: i32, code: i32, signal: u32) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::signal(&g, &Here::new(), sender, code, signal);
}

/// A page was not there.
///
/// # Safety
/// As [`eyas_sys_enter`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_page_fault(cpu: u32, kernel: bool, address: u64, ip: u64, error: u64) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::page_fault(&g, &Here::new(), kernel, address, ip, error);
}

/// # Safety
/// `consumer` is what [`eyas_open`] gave to a file that is still open.
unsafe fn consumer<'a>(consumer: *mut c_void) -> Option<&'a Consumer> {
    // SAFETY: by the caller's promise; null is checked.
    unsafe { consumer.cast::<Consumer>().as_ref() }
}

/// A thread opens the device of a CPU.
///
/// # Safety
/// The control lock is held; `out` is valid.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_open(cpu: u32, owner: usize, out: *mut *mut c_void) -> i32 {
    // SAFETY: by the caller's promise.
    let plane = unsafe { CONTROL.get() };
    match plane.as_mut().map_or(Err(errno::ENODEV), |p| p.open(cpu, owner)) {
        Ok(c) => {
            // SAFETY: by the caller's promise.
            unsafe { *out = c.as_ptr().cast() };
            0
        }
        Err(e) => e.wrapping_neg(),
    }
}

/// A device is closed.
///
/// # Safety
/// The control lock is held; `consumer` is what [`eyas_open`] gave for this CPU, once.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_release(consumer: *mut c_void, cpu: u32) {
    // SAFETY: by the caller's promise.
    let plane = unsafe { CONTROL.get() };
    if let (Some(p), Some(c)) = (plane.as_mut(), NonNull::new(consumer.cast())) {
        // SAFETY: by the caller's promise.
        unsafe { p.release(c, cpu) };
    }
}

/// What an ioctl leaves to the C side.
#[repr(C)]
pub(crate) struct CReply {
    value: u64,
    what: u32,
    pad: u32,
}

/// A request.
///
/// # Safety
/// The control lock is held; `out` is valid; `consumer` as in [`eyas_release`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_ioctl(c: *mut c_void, _cpu: u32, cmd: u32, arg: u64, out: *mut CReply) -> i64 {
    // SAFETY: by the caller's promise.
    let (Some(c), Some(plane)) = (unsafe { (consumer(c), CONTROL.get()) }) else { return i64::from(-errno::EBUSY) };
    let request = match plane.request(c, cmd, arg) {
        Ok(r) => r,
        Err(e) => return i64::from(e.wrapping_neg()),
    };
    // The numbers are those of the enum in device.c.
    let (what, value) = match request {
        // The plane did the other two.
        Request::Done | Request::Refresh | Request::LateRings => (0, 0),
        Request::PutNoRing => (1, c.no_ring()),
        Request::PutU64(v) => (1, v),
        Request::PutVersion => (2, 0),
        Request::PutHits => (3, 0),
        Request::PutProcList => (4, 0),
        Request::PutFeatures => (5, control::features().bits),
        Request::GetReadiness => (6, 0),
        Request::CurrentTid => (7, 0),
        Request::CurrentPid => (8, 0),
        Request::Vtid(tid) => (9, u64::from(tid.unsigned_abs())),
        Request::Vpid(tid) => (10, u64::from(tid.unsigned_abs())),
    };
    // SAFETY: by the caller's promise.
    unsafe { out.write(CReply { value, what, pad: 0 }) };
    0
}

/// Sets when a sleeping reader wakes.
///
/// # Safety
/// As [`eyas_ioctl`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_set_readiness(c: *mut c_void, cpu: u32, watermark: u32, max_age_ms: u32) -> i32 {
    // SAFETY: by the caller's promise.
    let Some(c) = (unsafe { consumer(c) }) else { return -errno::EBUSY };
    let size = c.ring(cpu).map_or(0, |r| r.size());
    match control::set_readiness(&c.wishes, Readiness { watermark, max_age_ms }, size) {
        Ok(()) => 0,
        Err(e) => e.wrapping_neg(),
    }
}

/// A CPU came online: rings for it.
///
/// # Safety
/// The control lock is held.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_cpu_came() {
    // SAFETY: by the caller's promise.
    if let Some(p) = unsafe { CONTROL.get() } {
        p.late_rings();
    }
}

/// A CPU came online: who has no ring for it is told on this one.
///
/// # Safety
/// Preemption is off, `cpu` is the current one.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_hotplug(cpu: u32, came: u32) {
    // SAFETY: by the caller's promise.
    let g = unsafe { PROBE.enter(cpu) };
    hook::hotplug(&g, &Here::new(), came);
}

/// Whether the ring of a CPU that came later waits to be opened.
///
/// # Safety
/// As [`eyas_mapping`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_has_late_ring(c: *mut c_void) -> bool {
    // SAFETY: by the caller's promise.
    unsafe { consumer(c) }.is_some_and(|c| c.has_late_ring())
}

/// Hook calls of a CPU.
#[no_mangle]
pub(crate) extern "C" fn eyas_hits(cpu: u32) -> u64 {
    PROBE.cpu(cpu).map_or(0, |c| c.hits.load(core::sync::atomic::Ordering::Relaxed))
}

/// What a mapping shows, for the C side.
#[repr(C)]
pub(crate) struct CMapping {
    start: *mut u8,
    bytes: u64,
    twice: u32,
    pad: u32,
}

/// A mapping.
///
/// # Safety
/// `consumer` as in [`eyas_release`]; `out` is valid.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_mapping(c: *mut c_void, cpu: u32, offset: u64, len: u64, writable: bool, out: *mut CMapping) -> i32 {
    // SAFETY: by the caller's promise.
    let Some(c) = (unsafe { consumer(c) }) else { return -errno::EIO };
    match plane::mapping(c, cpu, offset, len, writable) {
        Ok(m) => {
            let bytes = m.bytes as u64;
            // SAFETY: by the caller's promise.
            unsafe { out.write(CMapping { start: m.start.as_ptr(), bytes, twice: m.twice.into(), pad: 0 }) };
            0
        }
        Err(e) => e.wrapping_neg(),
    }
}

/// Whether `poll` answers at once.
///
/// # Safety
/// As [`eyas_mapping`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_ready(c: *mut c_void) -> bool {
    // SAFETY: by the caller's promise.
    unsafe { consumer(c) }.is_none_or(|c| plane::ready(c) == Poll::Ready)
}

/// The maximum age has passed: whether the reader wakes.
///
/// # Safety
/// The consumer's waiter calls it, which ends before the consumer.
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_due(c: *mut c_void) -> bool {
    // SAFETY: by the caller's promise.
    unsafe { consumer(c) }.is_some_and(plane::due)
}

/// The maximum age in ms.
///
/// # Safety
/// As [`eyas_due`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_max_age(c: *mut c_void) -> u32 {
    // SAFETY: by the caller's promise.
    unsafe { consumer(c) }.map_or(0, |c| c.wishes.max_age_ms.load(core::sync::atomic::Ordering::Relaxed))
}

/// What a reader sleeps on.
///
/// # Safety
/// As [`eyas_mapping`].
#[no_mangle]
pub(crate) unsafe extern "C" fn eyas_waiter_of(c: *mut c_void) -> *mut c_void {
    // SAFETY: by the caller's promise.
    unsafe { consumer(c) }.map_or(core::ptr::null_mut(), |c| c.token as *mut c_void)
}
