// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The whole probe on a fake kernel: consumers come, ask, get events by hooks, and go; every byte of memory comes back.

use super::*;
use crate::{
    fake::{split, FakeKernel},
    hook,
    kernel::{Abi, Syscall, TaskIds, Wake},
    translate::Raw,
};
use eyas_abi::{
    event::TS,
    ids,
    ioctl::{self as abi, Readiness},
    ring::{Ours, RingInfo, N_CONTEXT_SWITCHES, N_DROPS_BUFFER, N_DROPS_PF, N_EVTS, N_PREEMPTIONS, OURS_AT},
};
use std::{
    alloc::{alloc_zeroed, dealloc, Layout},
    boxed::Box,
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    vec,
    vec::Vec,
};

mod in_place;
mod retry;

/// What the fake machine remembers.
struct Machine {
    memory: RefCell<BTreeMap<usize, Layout>>,
    /// Allocations that still succeed.
    left: Cell<u32>,
    online: Cell<u32>,
    possible: u32,
    attached: RefCell<Vec<u32>>,
    waiters: Cell<u32>,
    woken: Cell<u32>,
    grace_periods: Cell<u32>,
    bytes: Cell<u64>,
}

#[derive(Clone)]
struct FakeHost(Rc<Machine>);

impl Host for FakeHost {
    fn alloc(&self, bytes: usize, _cpu: Option<u32>) -> *mut u8 {
        let m = &self.0;
        if m.left.get() == 0 {
            return null_mut();
        }
        m.left.set(m.left.get() - 1);
        let layout = Layout::from_size_align(bytes.max(1), PAGE).expect("a layout");
        // SAFETY: not of size 0.
        let p = unsafe { alloc_zeroed(layout) };
        m.memory.borrow_mut().insert(p as usize, layout);
        p
    }
    unsafe fn free(&self, memory: *mut u8) {
        if !memory.is_null() {
            let layout = self.0.memory.borrow_mut().remove(&(memory as usize)).expect("allocated and not freed yet");
            // SAFETY: from `alloc`.
            unsafe { dealloc(memory, layout) };
        }
    }
    fn possible_cpus(&self) -> u32 {
        self.0.possible
    }
    fn is_online(&self, cpu: u32) -> bool {
        cpu < self.0.online.get()
    }
    fn synchronize(&self) {
        self.0.grace_periods.set(self.0.grace_periods.get() + 1);
    }
    fn attach(&self, tracepoint: u32) -> bool {
        self.0.attached.borrow_mut().push(tracepoint);
        true
    }
    fn detach(&self, tracepoint: u32) {
        self.0.attached.borrow_mut().retain(|t| *t != tracepoint);
    }
    fn hooks_gone(&self) {}
    fn new_waiter(&self, _consumer: NonNull<Consumer>) -> usize {
        self.0.waiters.set(self.0.waiters.get() + 1);
        7
    }
    fn wake(&self, waiter: usize) {
        assert_eq!(waiter, 7);
        self.0.woken.set(self.0.woken.get() + 1);
    }
    fn free_waiter(&self, _waiter: usize) {
        self.0.waiters.set(self.0.waiters.get() - 1);
    }
    fn buffer_bytes(&self) -> u64 {
        self.0.bytes.get()
    }
    fn max_consumers(&self) -> u32 {
        2
    }
}

const SIZE: u32 = 16384;

struct Bench {
    machine: Rc<Machine>,
    plane: Option<Plane<FakeHost>>,
    probe: &'static Probe,
    whole: *mut Probe,
}

impl Bench {
    fn new() -> Self {
        Self::with_memory(u32::MAX).expect("starts")
    }
    fn with_memory(left: u32) -> Result<Self, i32> {
        let machine = Rc::new(Machine {
            memory: RefCell::default(),
            left: Cell::new(left),
            online: Cell::new(2),
            possible: 4,
            attached: RefCell::default(),
            waiters: Cell::new(0),
            woken: Cell::new(0),
            grace_periods: Cell::new(0),
            bytes: Cell::new(SIZE.into()),
        });
        let whole = Box::into_raw(Box::new(Probe::new()));
        // SAFETY: taken back in `drop`, after the plane is gone.
        let probe: &'static Probe = unsafe { &*whole };
        let made = Plane::new(FakeHost(machine.clone()), probe);
        let check = machine.clone();
        match made {
            Ok(plane) => Ok(Self { machine, plane: Some(plane), probe, whole }),
            Err(e) => {
                // SAFETY: from the box above, nobody refers to it any more.
                drop(unsafe { Box::from_raw(whole) });
                assert!(check.memory.borrow().is_empty(), "a start that failed gives its memory back");
                Err(e)
            }
        }
    }
    fn plane(&mut self) -> &mut Plane<FakeHost> {
        self.plane.as_mut().expect("not ended")
    }
    fn open(&mut self, cpu: u32, owner: usize) -> Result<&'static Consumer, i32> {
        // SAFETY: lives until it is released; tests don't use it afterwards.
        self.plane().open(cpu, owner).map(|c| unsafe { c.as_ref() })
    }
    fn close(&mut self, c: *const Consumer, cpu: u32) {
        let whole = self.plane().places().find(|p| core::ptr::eq(p.as_ptr(), c)).expect("open");
        // SAFETY: opened for this CPU by the test.
        unsafe { self.plane().release(whole, cpu) };
    }
    fn ask(&mut self, c: &Consumer, cmd: u32, arg: u64) {
        self.plane().request(c, cmd, arg).expect("accepted");
    }
    fn guard(&self) -> crate::registry::Guard<'static> {
        // SAFETY: one thread plays the CPU 0.
        unsafe { self.probe.enter(0) }
    }
    /// A consumer that wants everything.
    fn eager(&mut self, owner: usize) -> &'static Consumer {
        let c = self.open(0, owner).expect("opens");
        c.wishes.syscalls.update(|_| u64::MAX);
        for tp in 0..tp::COUNT {
            self.ask(c, abi::ENABLE_TP, tp.into());
        }
        c
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.plane = None;
        if !std::thread::panicking() {
            assert!(self.machine.memory.borrow().is_empty(), "all memory comes back");
            assert_eq!(self.machine.waiters.get(), 0);
            assert!(self.machine.attached.borrow().is_empty());
        }
        // SAFETY: from the box in `with_memory`; the plane is gone.
        drop(unsafe { Box::from_raw(self.whole) });
    }
}

fn info(r: &Ring) -> &RingInfo {
    // SAFETY: a live ring's info page.
    unsafe { r.info_page().cast::<RingInfo>().as_ref() }
}
fn ours(r: &Ring) -> &Ours {
    // SAFETY: as above.
    unsafe { r.info_page().add(OURS_AT).cast::<Ours>().as_ref() }
}
/// Takes all records out, as a reader does.
fn take(r: &Ring) -> Vec<Vec<u8>> {
    let (head, mut tail, size) = (info(r).head.load(Acquire), info(r).tail.load(Relaxed), r.size());
    let byte = |at: u32| {
        // SAFETY: inside the data.
        unsafe { r.data().as_ptr().add((at & (size - 1)) as usize).read() }
    };
    let mut out = Vec::new();
    while tail != head {
        let len = u32::from_ne_bytes([0, 1, 2, 3].map(|i| byte(tail + 16 + i)));
        out.push((0..len).map(|i| byte(tail + i)).collect());
        tail = (tail + len) & (size - 1);
    }
    info(r).tail.store(tail, Relaxed);
    out
}
fn counters(r: &Ring) -> Vec<u64> {
    info(r).counters.iter().map(|c| c.load(Relaxed)).collect()
}
fn ts(record: &[u8]) -> u64 {
    u64::from_ne_bytes(record[TS..TS + 8].try_into().expect("8 bytes"))
}
fn call(nr: u64, args: [u64; 6], ret: i64) -> Raw {
    Raw { sys: Syscall { args, ret, nr: 0, own_nr: 0, code: 0, abi: Abi::Native }, nr, compat: false, x32: true }
}
fn task() -> FakeKernel {
    FakeKernel { ids: TaskIds { tid: 42, tgid: 40, ..TaskIds::default() }, ..FakeKernel::default() }
}

#[test]
fn a_reader_opens_asks_and_gets_events() {
    let mut b = Bench::new();
    let c = b.open(0, 1).expect("opens");
    assert_eq!(b.open(0, 1).err(), Some(EBUSY), "this ring is open");
    assert_eq!(b.open(2, 1).err(), Some(ENODEV), "this CPU is offline");
    let k = task();
    let ring = c.ring(0).expect("a ring");
    hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
    assert_eq!(take(ring), Vec::<Vec<u8>>::new(), "masked");
    b.ask(c, abi::ENABLE_SYSCALL, 39);
    b.ask(c, abi::ENABLE_TP, tp::SYS_EXIT.into());
    assert_eq!(*b.machine.attached.borrow(), [tp::SYS_EXIT]);
    assert!(b.probe.exit_gate.has(39) && !b.probe.exit_gate.has(0) && !b.probe.enter_gate.has(39));
    k.now.set(5_000);
    hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
    hook::sys_exit(b.guard(), &k, &mut call(0, [0; 6], 40));
    let records = take(ring);
    assert_eq!(records.len(), 1);
    let (kind, params) = split(&records[0]);
    assert_eq!((kind, &params[1][..]), (ids::GENERIC_X, &39_u16.to_ne_bytes()[..]));
    assert_eq!(ts(&records[0]), 5_000);
    assert_eq!(records[0][8..16], 42_u64.to_ne_bytes());
    assert_eq!(counters(ring)[N_EVTS], 1);
    b.close(c, 0);
    assert!(b.machine.attached.borrow().is_empty() && b.machine.grace_periods.get() > 0);
}

#[test]
fn several_readers_each_get_what_they_want() {
    let mut b = Bench::new();
    let (one, two) = (b.eager(1), b.eager(2));
    assert_eq!(b.open(0, 3).err(), Some(EBUSY), "max_consumers");
    b.ask(two, abi::SET_SNAPLEN, 2);
    b.ask(two, abi::DISABLE_SYSCALL, 39);
    let k = task();
    let data = k.user(b"secret");
    hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
    hook::sys_exit(b.guard(), &k, &mut call(1, [1, data, 6, 0, 0, 0], 6));
    let text =
        |c: &Consumer| take(c.ring(0).expect("a ring")).iter().map(|r| split(r).1.get(1).cloned().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(text(one), [&39_u16.to_ne_bytes()[..], b"secret"]);
    assert_eq!(text(two), [b"se"]);
    b.close(one, 0);
    assert_eq!(b.machine.attached.borrow().len(), tp::COUNT as usize, "the other still wants them");
    hook::exit(&b.guard(), &k);
    let ring = two.ring(0).expect("a ring");
    assert_eq!(split(&take(ring)[0]).0, ids::PROCEXIT_1_E);
    assert_eq!(counters(ring)[N_CONTEXT_SWITCHES], 1);
    b.close(two, 0);
}

#[test]
fn an_open_resets_the_settings_and_a_second_life_starts_empty() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let k = task();
    hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
    let other = b.open(1, 1).expect("the other CPU");
    assert!(core::ptr::eq(c, other), "one consumer for a thread");
    assert!(!c.wishes.syscalls.has(39) && c.wishes.wants_tracepoint(tp::SYS_EXIT));
    assert_eq!(take(c.ring(0).expect("a ring")).len(), 1);
    b.close(c, 0);
    hook::exit(&b.guard(), &k);
    let c = b.open(0, 1).expect("again");
    assert_eq!(counters(c.ring(0).expect("a ring")), [0; 15]);
    b.close(c, 1);
    b.close(c, 0);
}

#[test]
fn every_loss_has_its_counter() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let k = task();
    // full, by class
    let mut sent = 0;
    while counters(ring)[N_DROPS_BUFFER] == 0 {
        hook::sys_exit(b.guard(), &k, &mut call(3, [5, 0, 0, 0, 0, 0], 0));
        sent += 1;
    }
    let got = take(ring);
    assert_eq!(counters(ring)[N_EVTS], sent);
    assert_eq!(got.len() as u64, sent - 1);
    assert_eq!(counters(ring)[10], 1, "the class of close");
    // bad tail
    info(ring).tail.store(u32::MAX, Relaxed);
    hook::exit(&b.guard(), &k);
    assert_eq!((counters(ring)[N_DROPS_BUFFER], counters(ring)[11]), (2, 1));
    assert_eq!(ours(ring).n_bad_tail.load(Relaxed), 1);
    info(ring).tail.store(info(ring).head.load(Relaxed), Relaxed);
    // user memory that the event cannot do without: readv's array
    hook::sys_exit(b.guard(), &k, &mut call(19, [5, 8, 1, 0, 0, 0], 10));
    assert_eq!(counters(ring)[N_DROPS_PF], 1);
    // foreign numbers
    hook::sys_exit(b.guard(), &k, &mut Raw { compat: true, ..call(7, [0; 6], 0) });
    assert_eq!(ours(ring).n_untranslated.load(Relaxed), 1);
    // own events
    b.ask(c, abi::SET_IGNORED_PID, 40);
    hook::exit(&b.guard(), &k);
    assert_eq!(ours(ring).n_own.load(Relaxed), 1);
    assert_eq!(take(ring).len(), 0);
    b.close(c, 0);
}

#[test]
fn a_nested_event_is_recorded_before_the_outer_one_and_time_never_runs_backwards() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let k = task();
    let path = k.user_str("/etc/shadow");
    k.now.set(100);
    // the guard of the nested hook is a second one, as on a real CPU
    let g = b.guard();
    *k.inside_read.borrow_mut() = Some(Box::new(move |k| {
        k.now.set(200);
        hook::page_fault(&g, k, true, 0xdead, 1, 2);
        k.now.set(300);
    }));
    hook::sys_exit(b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
    let records = take(ring);
    assert_eq!(records.iter().map(|r| (split(r).0, ts(r))).collect::<Vec<_>>(), [(ids::PAGE_FAULT_E, 200), (ids::SYSCALL_OPEN_X, 300)]);
    assert_eq!(split(&records[1]).1[1], b"/etc/shadow\0");
    assert_eq!(ours(ring).n_nested.load(Relaxed), 1);
    assert_eq!(counters(ring)[N_PREEMPTIONS], 0);
    b.close(c, 0);
}

#[test]
fn what_is_nested_too_deep_is_counted() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let ring = c.ring(0).expect("a ring");
    let k = task();
    let path = k.user_str("/etc/shadow");
    let (outer, inner) = (b.guard(), b.guard());
    *k.inside_read.borrow_mut() = Some(Box::new(move |k| {
        *k.inside_read.borrow_mut() = Some(Box::new(move |k| hook::page_fault(&inner, k, true, 0xdead, 1, 2)));
        hook::sys_exit(outer, k, &mut call(2, [path, 0, 0, 0, 0, 0], -3));
    }));
    hook::sys_exit(b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
    assert_eq!(take(ring).iter().map(|r| split(r).0).collect::<Vec<_>>(), [ids::SYSCALL_OPEN_X; 2]);
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_PREEMPTIONS], counters(ring)[N_DROPS_BUFFER]), (2, 1, 0));
    b.close(c, 0);
}

#[test]
fn a_record_that_exceeds_its_memory_is_counted() {
    let mut b = Bench::new();
    let c = b.eager(1);
    b.ask(c, abi::SET_SNAPLEN, 65_000);
    let ring = c.ring(0).expect("a ring");
    let k = task();
    let (path, data) = (k.user_str("/etc/shadow"), k.user(&[7; 9000]));
    let inner = b.guard();
    // A nested event has less memory than its data takes.
    *k.inside_read.borrow_mut() = Some(Box::new(move |k| hook::sys_exit(inner, k, &mut call(1, [3, data, 9000, 0, 0, 0], 9000))));
    hook::sys_exit(b.guard(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
    assert_eq!(take(ring).iter().map(|r| split(r).0).collect::<Vec<_>>(), [ids::SYSCALL_OPEN_X]);
    assert_eq!((counters(ring)[N_EVTS], counters(ring)[N_DROPS_BUFFER], counters(ring)[N_PREEMPTIONS]), (2, 1, 0));
    assert_eq!((ours(ring).n_drops_oversize.load(Relaxed), ours(ring).n_nested.load(Relaxed)), (1, 1));
    b.close(c, 0);
}

#[test]
fn a_cpu_that_comes_later_is_told_or_gets_a_ring() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let k = task();
    let path = k.user_str("/etc/shadow");
    // SAFETY: the same thread plays CPU 2.
    let there = || unsafe { b.probe.enter(2) };
    let calls = || {
        hook::sys_exit(there(), &k, &mut call(2, [path, 0, 0, 0, 0, 0], -2));
        hook::sys_exit(there(), &k, &mut call(39, [0; 6], 42));
    };
    calls();
    assert_eq!(c.no_ring(), 2, "before anybody noticed the CPU");
    b.machine.online.set(3);
    b.plane().late_rings();
    calls();
    assert_eq!((c.no_ring(), c.ring(2).is_none(), b.machine.woken.get()), (4, true, 0), "nobody asked for a ring");
    hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 42));
    hook::hotplug(&b.guard(), &k, 2);
    let told: Vec<_> = take(c.ring(0).expect("a ring")).iter().map(|r| split(r)).collect();
    let numbers = [2_u32.to_ne_bytes().to_vec(), 0_u32.to_ne_bytes().to_vec()];
    assert_eq!((told[0].0, told[1].0, &told[1].1[..]), (ids::GENERIC_X, ids::CPU_HOTPLUG_E, &numbers[..]));

    c.wishes.set_drop_failed(true);
    b.ask(c, abi::SET_LATE_CPUS, 1);
    assert!(c.has_late_ring() && b.machine.woken.get() == 1);
    calls();
    assert_eq!(c.no_ring(), 5, "not open yet; the failed call is not wanted");
    assert!(b.open(2, 1).is_ok() && !c.has_late_ring());
    calls();
    let ring = c.ring(2).expect("a ring");
    assert_eq!((c.no_ring(), take(ring).len()), (5, 1), "settings and masks are as they were");
    hook::hotplug(&b.guard(), &k, 2);
    assert!(take(c.ring(0).expect("a ring")).is_empty(), "who has the ring is not told");
    b.close(c, 2);
    assert!(!c.has_late_ring());
    calls();
    assert_eq!(c.no_ring(), 5, "a device that was closed loses nothing");
    b.close(c, 0);
}

#[test]
fn a_successful_exec_is_told_once() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let k = task();
    hook::sys_exit(b.guard(), &k, &mut call(59, [0; 6], 0));
    hook::exec(&b.guard(), &k);
    hook::sys_exit(b.guard(), &k, &mut call(59, [0; 6], -2));
    let kinds: Vec<_> = take(c.ring(0).expect("a ring")).iter().map(|r| split(r).0).collect();
    assert_eq!(kinds, [ids::SYSCALL_EXECVE_19_X; 2]);
    b.close(c, 0);
}

#[test]
fn dropping_mode_marks_its_edges_in_the_ring() {
    let mut b = Bench::new();
    let c = b.eager(1);
    b.ask(c, abi::ENABLE_DROPPING_MODE, 2);
    let k = task();
    for now in [100, 600_000_000, 700_000_000, 1_000_000_100] {
        k.now.set(now);
        hook::sys_exit(b.guard(), &k, &mut call(0, [5, 0, 0, 0, 0, 0], 0));
    }
    let kinds: Vec<_> = take(c.ring(0).expect("a ring")).iter().map(|r| split(r).0).collect();
    assert_eq!(kinds, [ids::SYSCALL_READ_X, ids::DROP_E, ids::DROP_X, ids::SYSCALL_READ_X]);
    b.close(c, 0);
}

#[test]
fn a_sleeping_reader_is_woken_by_watermark_or_age() {
    let mut b = Bench::new();
    let c = b.eager(1);
    let k = task();
    assert_eq!(ready(c), Poll::Ready, "who never set a watermark is never kept waiting");
    control::set_readiness(&c.wishes, Readiness { watermark: 200, max_age_ms: 50 }, SIZE).expect("in range");
    assert_eq!(ready(c), Poll::Sleep);
    assert!(!due(c), "the clock of the sleep itself: nothing came");
    let event = || hook::sys_exit(b.guard(), &k, &mut call(39, [0; 6], 40));
    event();
    assert_eq!(*k.woken.borrow(), [(7, Wake::Later)], "the first event starts the clock");
    event();
    assert_eq!(k.woken.borrow().len(), 1, "once");
    assert!(due(c));
    assert_eq!(ready(c), Poll::Ready);
    assert_eq!(ready(c), Poll::Sleep, "still the same 68 bytes, and told");
    for _ in 0..4 {
        event();
    }
    assert_eq!(k.woken.borrow().last(), Some(&(7, Wake::Now)), "204 bytes");
    assert_eq!(ready(c), Poll::Ready);
    take(c.ring(0).expect("a ring"));
    assert_eq!(ready(c), Poll::Sleep);
    b.close(c, 0);
}

#[test]
fn mappings_are_those_of_the_abi() {
    let mut b = Bench::new();
    let c = b.open(1, 1).expect("opens");
    let ring = c.ring(1).expect("a ring");
    let page = mapping(c, 1, 0, 128, true).expect("the info page");
    assert_eq!((page.start, page.bytes, page.twice), (ring.info_page(), PAGE, false));
    let data = mapping(c, 1, 0, 32768, false).expect("the data");
    assert_eq!((data.start, data.bytes, data.twice), (ring.data(), 16384, true));
    for (offset, len, writable) in [(1, 128, false), (0, 16384, false), (0, 32768, true), (0, 32769, false), (0, u64::MAX, false)] {
        assert_eq!(mapping(c, 1, offset, len, writable), Err(EIO));
    }
    b.close(c, 1);
}

#[test]
fn a_want_of_memory_at_any_point_leaves_nothing_behind() {
    for left in 0..20 {
        let Ok(mut b) = Bench::with_memory(left) else { continue };
        match b.open(0, 1) {
            Ok(c) => b.close(c, 0),
            Err(e) => assert_eq!(e, ENOMEM),
        }
    }
    let mut b = Bench::new();
    for bad in [0, 4096, 8192, 20480, 16383, 1 << 40] {
        b.machine.bytes.set(bad);
        assert_eq!(b.open(0, 1).err(), Some(EINVAL), "{bad}");
    }
}

#[test]
fn random_control_traffic_never_loses_memory() {
    let mut b = Bench::new();
    let k = task();
    let mut seed = 99_u64;
    let mut rnd = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let mut open: Vec<(&Consumer, u32)> = vec![];
    for _ in 0..if cfg!(miri) { 100 } else { 10_000 } {
        match rnd(6) {
            0 | 1 => {
                let (cpu, owner) = (u32::try_from(rnd(4)).expect("small"), usize::try_from(rnd(3)).expect("small") + 1);
                if let Ok(c) = b.open(cpu, owner) {
                    open.push((c, cpu));
                }
            }
            2 if !open.is_empty() => {
                let i = usize::try_from(rnd(open.len() as u64)).expect("small");
                let (c, cpu) = open.swap_remove(i);
                b.close(c, cpu);
            }
            3 | 4 if !open.is_empty() => {
                let (c, _) = open[0];
                let cmd = abi::shared(u32::try_from(rnd(40)).expect("small"));
                if control::request(&c.wishes, cmd, rnd(600)) == Ok(Request::Refresh) {
                    b.plane().refresh();
                }
            }
            _ => {
                let mut raw = Raw { compat: rnd(4) == 0, ..call(rnd(600), [rnd(9), rnd(u64::MAX >> 33), 3, 4, 5, 6], -1) };
                hook::sys_exit(b.guard(), &k, &mut { raw });
                hook::sys_enter(&b.guard(), &k, &mut raw);
            }
        }
        if let Some((c, _)) = open.first() {
            c.ring(0).into_iter().for_each(|r| drop(take(r)));
        }
    }
    for (c, cpu) in open {
        b.close(c, cpu);
    }
}
