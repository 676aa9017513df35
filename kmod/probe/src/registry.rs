// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Who wants events: consumers and per-CPU state, found by producers without a lock.
//!
//! # Invariants
//! - Pointers are published here by one writer at a time (the control side holds its lock) and read by producers with preemption
//!   off ([`Guard`]). What is taken out is freed only after a grace period that waits for every such section.
//! - A [`Cpu`] is used by its own CPU only, again with preemption off; `depth` says which scratch memory is free.

use core::{
    mem::{align_of, size_of},
    ptr::{null_mut, NonNull},
    sync::atomic::{
        compiler_fence, AtomicBool, AtomicPtr, AtomicU32, AtomicU64,
        Ordering::{Acquire, Relaxed, Release, SeqCst},
    },
};

use eyas_abi::ioctl::tp;

use crate::{
    consumer::{SyscallSet, Wishes, LINE},
    ring::Ring,
};

/// How many consumers there can be: a set of them is one word.
pub const MAX_CONSUMERS: u32 = 64;
/// Depth of events inside events that still have scratch memory.
pub const LEVELS: usize = 2;
/// Scratch memory by depth: the outer event may carry 65,000 bytes of data and some paths; a nested one is small.
pub const SCRATCH: [usize; LEVELS] = [96 * 1024, 8 * 1024];

/// What a CPU has for itself.
#[repr(C, align(128))]
#[derive(Debug, Default)]
pub struct Cpu {
    depth: AtomicU32,
    nested: AtomicU32,
    /// Calls of any hook on this CPU since the last tracepoint was attached.
    pub hits: AtomicU64,
    scratch: [AtomicPtr<u8>; LEVELS],
}

const _: () = assert!(align_of::<Cpu>() >= LINE && size_of::<Cpu>() % LINE == 0, "CPUs beside each other in an array share no line");

impl Cpu {
    /// The scratch memory of a depth, null if the CPU has none yet.
    #[must_use]
    pub fn scratch(&self, level: usize) -> *mut u8 {
        self.scratch.get(level).map_or(null_mut(), |s| s.load(Acquire))
    }
    /// Gives the CPU scratch memory, or takes it away.
    ///
    /// # Safety
    /// `memory` is null or points to `SCRATCH[level]` initialised bytes for this CPU alone, valid until taken away and a grace period has passed.
    pub unsafe fn set_scratch(&self, level: usize, memory: *mut u8) {
        if let Some(s) = self.scratch.get(level) {
            s.store(memory, Release);
        }
    }
    /// Counts a call of a hook.
    #[inline(always)]
    pub(crate) fn hit(&self) {
        self.hits.store(self.hits.load(Relaxed).wrapping_add(1), Relaxed);
    }
    /// How many events were nested so far; changes while an event is measured when another one came in between.
    #[inline]
    #[must_use]
    pub fn nested(&self) -> u32 {
        self.nested.load(Relaxed)
    }
    /// Enters an event that is inside no other and needs no scratch memory; `None`, and `f` is not run: there is one around it.
    #[inline(always)]
    pub(crate) fn outermost<R>(&self, f: impl FnOnce() -> R) -> Option<R> {
        if self.depth.load(Relaxed) != 0 {
            return None;
        }
        self.depth.store(1, Relaxed);
        compiler_fence(SeqCst);
        let out = f();
        compiler_fence(SeqCst);
        self.depth.store(0, Relaxed);
        Some(out)
    }
    /// Enters an event: runs `f` with the depth and its scratch memory, or gives `None` where there is none (too deep, or a
    /// CPU that came later).
    #[inline]
    pub(crate) fn enter<R>(&self, f: impl FnOnce(u32, Option<&mut [u8]>) -> R) -> R {
        let depth = self.depth.load(Relaxed);
        let level = depth as usize;
        let memory = self.scratch(level);
        let scratch = match SCRATCH.get(level) {
            // SAFETY: valid for that many bytes (set_scratch); this depth on this CPU has it for itself until `depth` goes
            // back, since whoever interrupts us sees a greater depth.
            Some(size) if !memory.is_null() => Some(unsafe { core::slice::from_raw_parts_mut(memory, *size) }),
            _ => None,
        };
        self.depth.store(depth.wrapping_add(1), Relaxed);
        if depth != 0 {
            self.nested.store(self.nested().wrapping_add(1), Relaxed);
        }
        compiler_fence(SeqCst);
        let out = f(depth, scratch);
        compiler_fence(SeqCst);
        self.depth.store(depth, Relaxed);
        out
    }
}

/// A reader: its wishes and its rings, one per CPU that was online when it came, or came later for a reader that asked for those.
#[derive(Debug)]
pub struct Consumer {
    /// What it wants.
    pub wishes: Wishes,
    /// What [`crate::kernel::Kernel::wake`] gets.
    pub token: usize,
    rings: NonNull<AtomicPtr<Ring>>,
    ncpus: u32,
    owner: usize,
    opened: AtomicU32,
    /// See [`Probe::set_plain`].
    next: AtomicPtr<Consumer>,
}

// SAFETY: `rings` is an array of atomics that lives as long as the consumer (`new`).
unsafe impl Send for Consumer {}
// SAFETY: as above.
unsafe impl Sync for Consumer {}

impl Consumer {
    /// A consumer with an array of `ncpus` (null) ring pointers.
    ///
    /// # Safety
    /// `rings` points to `ncpus` zeroed pointers that are valid as long as the consumer.
    #[must_use]
    pub unsafe fn new(rings: NonNull<AtomicPtr<Ring>>, ncpus: u32, token: usize, owner: usize) -> Self {
        let (opened, next) = (AtomicU32::new(0), AtomicPtr::new(null_mut()));
        Self { wishes: Wishes::new(), token, rings, ncpus, owner, opened, next }
    }
    /// The thread that opened it, as a number.
    #[must_use]
    pub fn owner(&self) -> usize {
        self.owner
    }
    /// Counts its open devices up or down; returns how many there are. The control side only.
    pub(crate) fn opened(&self, by: i32) -> u32 {
        let n = self.opened.load(Relaxed).saturating_add_signed(by);
        self.opened.store(n, Relaxed);
        n
    }
    /// The memory of [`Self::slots`].
    pub(crate) fn array(&self) -> NonNull<AtomicPtr<Ring>> {
        self.rings
    }
    /// The array of ring pointers.
    #[must_use]
    pub fn slots(&self) -> &[AtomicPtr<Ring>] {
        // SAFETY: by the promise of `new`.
        unsafe { core::slice::from_raw_parts(self.rings.as_ptr(), self.ncpus as usize) }
    }
    /// The ring of a CPU.
    #[inline]
    #[must_use]
    pub fn ring(&self, cpu: u32) -> Option<&Ring> {
        let ring = self.slots().get(cpu as usize)?.load(Acquire);
        // SAFETY: rings are published whole and freed with the consumer, after a grace period.
        unsafe { ring.as_ref() }
    }
    /// All rings, with their CPU.
    pub fn rings(&self) -> impl Iterator<Item = (u32, &Ring)> {
        (0..self.ncpus).filter_map(|cpu| Some((cpu, self.ring(cpu)?)))
    }
    /// Counts an event of a CPU whose ring is not there yet, or not open yet. A device that was closed takes nothing and loses nothing.
    #[cold]
    #[inline(never)]
    pub(crate) fn homeless(&self, cpu: u32) {
        if self.ring(cpu).is_none_or(Ring::is_late) {
            self.wishes.common.no_ring.fetch_add(1, Relaxed);
        }
    }
    /// Wanted events that were lost because their CPU had no ring.
    #[must_use]
    pub fn no_ring(&self) -> u64 {
        self.wishes.common.no_ring.load(Relaxed)
    }
    /// Whether a ring of a CPU that came later waits to be opened.
    #[must_use]
    pub fn has_late_ring(&self) -> bool {
        self.wishes.wants_late_cpus() && self.rings().any(|(_, r)| r.is_late())
    }
    /// Whether some live ring holds `atleast` bytes (or a bad tail, which the reader should see).
    #[must_use]
    pub fn has(&self, atleast: u32) -> bool {
        self.rings().any(|(_, r)| r.is_live() && r.pending().is_none_or(|n| n >= atleast))
    }
}

/// The root of everything: one static per module.
#[derive(Debug)]
pub struct Probe {
    /// Numbers (of any interface) that may concern somebody on exit: the first test.
    pub exit_gate: SyscallSet,
    /// The same on entry.
    pub enter_gate: SyscallSet,
    consumers: AtomicPtr<AtomicPtr<Consumer>>,
    nconsumers: AtomicU32,
    active: AtomicU32,
    plain: AtomicPtr<Consumer>,
    equal: AtomicBool,
    cpus: AtomicPtr<Cpu>,
    ncpus: AtomicU32,
}

impl Probe {
    /// Without memory: nothing is recorded yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            exit_gate: SyscallSet::new(),
            enter_gate: SyscallSet::new(),
            consumers: AtomicPtr::new(null_mut()),
            nconsumers: AtomicU32::new(0),
            active: AtomicU32::new(0),
            plain: AtomicPtr::new(null_mut()),
            equal: AtomicBool::new(false),
            cpus: AtomicPtr::new(null_mut()),
            ncpus: AtomicU32::new(0),
        }
    }

    /// Gives it its arrays; with 0 and null it forgets them (after the last hook is gone).
    ///
    /// # Safety
    /// `consumers` points to `nconsumers` null pointers and `cpus` to `ncpus` zeroed [`Cpu`]s; both are valid until they are forgotten. No
    /// hook runs.
    pub unsafe fn init(&self, consumers: *mut AtomicPtr<Consumer>, nconsumers: u32, cpus: *mut Cpu, ncpus: u32) {
        self.consumers.store(consumers, Relaxed);
        self.cpus.store(cpus, Relaxed);
        self.active.store(0, Relaxed);
        self.plain.store(null_mut(), Relaxed);
        self.nconsumers.store(if consumers.is_null() { 0 } else { nconsumers.min(MAX_CONSUMERS) }, Release);
        self.ncpus.store(if cpus.is_null() { 0 } else { ncpus }, Release);
    }

    /// How many places producers look at: up to the last one taken. The control side says so after every change.
    pub(crate) fn set_active(&self, n: u32) {
        self.active.store(n.min(self.nconsumers.load(Relaxed)), Release);
    }

    /// Chains the consumers of returning calls for the common case: if all that want the tracepoint at all look at nothing but their masks
    /// ([`Wishes::is_plain`]), the first is `plain`, and each leads to the next; `equal` says that their settings are equal too. Otherwise there is
    /// no chain, and everybody must be judged. The control side says so after every change.
    pub(crate) fn set_plain(&self) {
        let wanting = || {
            let places = self.slots().iter().rev().map(|s| s.load(Relaxed));
            // SAFETY: the control side frees no consumer that is in its place.
            places.filter_map(|c| unsafe { c.as_ref() }).filter(|c| c.wishes.wants_tracepoint(tp::SYS_EXIT))
        };
        let all = wanting().all(|c| c.wishes.is_plain());
        let settings = || wanting().map(|c| c.wishes.settings());
        let equal = settings().zip(settings().skip(1)).all(|(a, b)| a == b);
        if !equal {
            self.equal.store(false, Release);
        }
        let mut first = null_mut();
        for c in wanting().filter(|_| all) {
            // From the last to the first: a producer that walks meanwhile meets each at most once.
            c.next.store(first, Release);
            first = core::ptr::from_ref(c).cast_mut();
        }
        self.plain.store(first, Release);
        self.equal.store(equal, Release);
    }

    /// The arrays of `init`.
    pub(crate) fn arrays(&self) -> (*mut AtomicPtr<Consumer>, *mut Cpu) {
        (self.consumers.load(Relaxed), self.cpus.load(Relaxed))
    }

    /// Number of CPUs it has room for.
    #[must_use]
    pub fn ncpus(&self) -> u32 {
        self.ncpus.load(Acquire)
    }

    /// A CPU's state.
    #[inline]
    #[must_use]
    pub fn cpu(&self, cpu: u32) -> Option<&Cpu> {
        if cpu >= self.ncpus.load(Acquire) {
            return None;
        }
        // SAFETY: an array of `ncpus` (init).
        Some(unsafe { &*self.cpus.load(Relaxed).add(cpu as usize) })
    }

    /// The places of consumers; the control side publishes and withdraws here.
    #[inline]
    #[must_use]
    pub fn slots(&self) -> &[AtomicPtr<Consumer>] {
        let n = self.nconsumers.load(Acquire);
        let first = self.consumers.load(Relaxed);
        if n == 0 {
            return &[];
        }
        // SAFETY: an array of `nconsumers` (init).
        unsafe { core::slice::from_raw_parts(first, n as usize) }
    }

    /// The current CPU's view, for one hook.
    ///
    /// # Safety
    /// Preemption is off as long as the guard lives, and `cpu` is the current one, one of those that `init` was told of.
    #[inline]
    pub unsafe fn enter(&self, cpu: u32) -> Guard<'_> {
        #[cfg(eyas_fault = "out_of_bounds")]
        // SAFETY: wrong on purpose, in test builds for the debug kernel: the byte behind the array, in the rest of its last page, which nobody uses.
        unsafe {
            self.cpus.load(Relaxed).add(self.ncpus() as usize).cast::<u8>().write_volatile(1)
        };
        Guard { probe: self, cpu }
    }
}

impl Default for Probe {
    fn default() -> Self {
        Self::new()
    }
}

/// Proof that preemption is off: consumers stay as long as it lives.
#[derive(Clone, Copy, Debug)]
pub struct Guard<'a> {
    /// The probe.
    pub probe: &'a Probe,
    /// The current CPU.
    pub cpu: u32,
}

impl<'a> Guard<'a> {
    /// The state of the current CPU.
    #[inline(always)]
    #[must_use]
    pub fn here(self) -> &'a Cpu {
        // SAFETY: the CPU is one of those of the array (`enter`, `init`).
        unsafe { &*self.probe.cpus.load(Relaxed).add(self.cpu as usize) }
    }

    /// The first of the consumers of returning calls, if all of them look at nothing but their masks; [`Guard::after`] leads on.
    #[inline(always)]
    #[must_use]
    pub fn plain(self) -> Option<&'a Consumer> {
        // SAFETY: as in `consumers`.
        unsafe { self.probe.plain.load(Acquire).as_ref() }
    }
    /// The next one.
    #[inline(always)]
    #[must_use]
    pub fn after(self, c: &Consumer) -> Option<&'a Consumer> {
        // SAFETY: as in `consumers`; who is taken out of the chain keeps its own link until it is freed.
        unsafe { c.next.load(Acquire).as_ref() }
    }
    /// Whether all of them have equal settings.
    #[inline(always)]
    #[must_use]
    pub fn equal(self) -> bool {
        self.probe.equal.load(Acquire)
    }

    /// The consumers, with their number.
    #[inline]
    pub fn consumers(&self) -> impl Iterator<Item = (u32, &Consumer)> {
        let mut next = 0_u32;
        let active = self.probe.active.load(Acquire) as usize;
        self.probe.slots().get(..active).unwrap_or(&[]).iter().filter_map(move |slot| {
            let i = next;
            next = next.wrapping_add(1);
            // SAFETY: published whole; freed after it was taken out and every section with preemption off has ended.
            unsafe { slot.load(Acquire).as_ref() }.map(|c| (i, c))
        })
    }
}
