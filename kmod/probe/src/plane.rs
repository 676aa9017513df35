// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The control side: consumers come and go, hooks are attached while somebody wants them. One caller at a time: the glue
//! holds its lock round every function here except [`ready`] and [`due`].
//!
//! # Invariants
//! - A consumer is published when all its rings are there, and freed after it was withdrawn, a grace period passed, and
//!   its waiter is gone. A file holds the consumer's pointer from open to release, which keeps it alive.
//! - A ring is reset only when no producer can be inside.

use core::{
    mem::size_of,
    ptr::{null_mut, NonNull},
    sync::atomic::{
        fence, AtomicPtr,
        Ordering::{Acquire, Relaxed, Release, SeqCst},
    },
};

use eyas_abi::{
    ioctl::tp,
    ring::{size_is_valid, PAGE},
};

use crate::{
    consumer::{waiting, LINE},
    control::{
        self,
        errno::{EBUSY, EINVAL, EIO, ENODEV, ENOMEM},
        Request,
    },
    registry::{Consumer, Cpu, Probe, LEVELS, MAX_CONSUMERS, SCRATCH},
    ring::Ring,
    translate::{gate_word, row},
};

/// What the control side needs of a kernel. Methods may sleep.
pub trait Host {
    /// Zeroed, page-aligned memory that can be mapped page by page, near a CPU; null if there is none.
    fn alloc(&self, bytes: usize, cpu: Option<u32>) -> *mut u8;
    /// Gives it back.
    ///
    /// # Safety
    /// It came from `alloc` and nobody uses it any more.
    unsafe fn free(&self, memory: *mut u8);
    /// Number of possible CPUs.
    fn possible_cpus(&self) -> u32;
    /// Whether a CPU runs.
    fn is_online(&self, cpu: u32) -> bool;
    /// Waits until every section with preemption off that runs now has ended.
    fn synchronize(&self);
    /// Registers the hook of a tracepoint. False (and a line in the log) if it cannot be.
    fn attach(&self, tracepoint: u32) -> bool;
    /// Unregisters it; it may still be running somewhere.
    fn detach(&self, tracepoint: u32);
    /// Waits until no hook runs at all any more; after every one was detached.
    fn hooks_gone(&self);
    /// What a reader of this consumer sleeps on; 0 if there is no memory.
    fn new_waiter(&self, consumer: NonNull<Consumer>) -> usize;
    /// Wakes the reader at once.
    fn wake(&self, waiter: usize);
    /// Ends it, with everything that is under way to wake it.
    fn free_waiter(&self, waiter: usize);
    /// Module parameter: bytes of each ring of consumers to come.
    fn buffer_bytes(&self) -> u64;
    /// Module parameter: the most consumers.
    fn max_consumers(&self) -> u32;
}

/// Where things lie in a ring's one piece of memory: the ring itself, its info page, its data.
const INFO_AT: usize = PAGE;
const DATA_AT: usize = 2 * PAGE;
const _: () = assert!(size_of::<Ring>() <= PAGE && size_of::<Consumer>() <= PAGE && SCRATCH[0] % PAGE == 0 && SCRATCH[1] % PAGE == 0);
const _: () = assert!(PAGE % LINE == 0 && INFO_AT % LINE == 0 && DATA_AT % LINE == 0, "what a CPU writes begins with a line of its own");

/// The consumers' places, by the probe, and who sits there.
#[derive(Debug)]
pub struct Plane<H: Host> {
    host: H,
    probe: &'static Probe,
    attached: u32,
}

impl<H: Host> Plane<H> {
    /// Gives the probe its arrays.
    ///
    /// # Errors
    /// No memory, or a parameter out of range.
    pub fn new(host: H, probe: &'static Probe) -> Result<Self, i32> {
        let (n, ncpus) = (host.max_consumers(), host.possible_cpus());
        if n == 0 || n > MAX_CONSUMERS || ncpus == 0 {
            return Err(EINVAL);
        }
        let slots = host.alloc(size_of::<AtomicPtr<Consumer>>().saturating_mul(n as usize), None);
        let cpus = host.alloc(size_of::<Cpu>().saturating_mul(ncpus as usize), None);
        let me = Self { host, probe, attached: 0 };
        // SAFETY: zeroed, page-aligned, large enough; no hook is attached yet. Given back in `end`, which `drop` calls.
        unsafe { probe.init(slots.cast(), n, cpus.cast(), ncpus) };
        if slots.is_null() || cpus.is_null() {
            return Err(ENOMEM);
        }
        Ok(me)
    }

    /// The glue's own.
    pub fn host(&self) -> &H {
        &self.host
    }

    fn places(&self) -> impl Iterator<Item = NonNull<Consumer>> + '_ {
        self.probe.slots().iter().filter_map(|s| NonNull::new(s.load(Acquire)))
    }

    fn consumers(&self) -> impl Iterator<Item = &Consumer> {
        // SAFETY: consumers are freed under the lock that our caller holds.
        self.places().map(|c| unsafe { c.as_ref() })
    }

    /// A thread opens the device of a CPU.
    ///
    /// # Errors
    /// The errno for the caller.
    pub fn open(&mut self, cpu: u32, owner: usize) -> Result<NonNull<Consumer>, i32> {
        let found = self.places().find(|c| {
            // SAFETY: alive under the lock.
            unsafe { c.as_ref() }.owner() == owner
        });
        let (consumer, is_new) = match found {
            Some(c) => (c, false),
            None => (self.create(owner)?, true),
        };
        // SAFETY: alive under the lock.
        let c = unsafe { consumer.as_ref() };
        let refused = match c.ring(cpu) {
            None => Some(ENODEV),
            Some(ring) if ring.is_live() => Some(EBUSY),
            Some(ring) => {
                if ring.take_stale() {
                    self.host.synchronize();
                }
                ring.reset();
                if ring.is_late() {
                    ring.set_late(false);
                } else {
                    c.wishes.reset();
                    self.refresh();
                }
                c.opened(1);
                ring.set_live(true);
                None
            }
        };
        match refused {
            None => Ok(consumer),
            Some(e) => {
                if is_new {
                    self.destroy(consumer);
                }
                Err(e)
            }
        }
    }

    /// A device is closed.
    ///
    /// # Safety
    /// `consumer` came from `open` for this CPU and was not closed yet.
    pub unsafe fn release(&mut self, consumer: NonNull<Consumer>, cpu: u32) {
        // SAFETY: alive, by the caller's promise.
        let c = unsafe { consumer.as_ref() };
        if let Some(r) = c.ring(cpu) {
            r.set_live(false);
            r.set_stale();
        }
        if c.opened(-1) == 0 {
            self.destroy(consumer);
        }
    }

    /// Carries out a request and what follows from it here; says what is left for the glue to do.
    ///
    /// # Errors
    /// The errno for the caller.
    pub fn request(&mut self, c: &Consumer, cmd: u32, arg: u64) -> Result<Request, i32> {
        let left = control::request(&c.wishes, cmd, arg);
        // Dropping mode is on even where its ratio is refused.
        self.probe.set_plain();
        match left? {
            Request::Refresh => self.refresh(),
            Request::LateRings => self.late_rings(),
            other => return Ok(other),
        }
        Ok(Request::Done)
    }

    /// Gates and hooks follow the wishes of all consumers.
    pub fn refresh(&mut self) {
        let last = (1..=MAX_CONSUMERS).zip(self.probe.slots()).filter(|(_, s)| !s.load(Relaxed).is_null()).map(|(n, _)| n).last();
        self.probe.set_active(last.unwrap_or(0));
        self.probe.set_plain();
        let wanting = |tp| self.consumers().filter(move |c| c.wishes.wants_tracepoint(tp));
        self.probe.exit_gate.update(|w| wanting(tp::SYS_EXIT).fold(0, |all, c| all | gate_word(&c.wishes.syscalls, w)));
        let enters = crate::consumer::SyscallSet::new();
        for nr in (0..512).filter(|nr| row(*nr).is_some_and(|r| r.enter != 0)) {
            enters.set(nr, wanting(tp::SYS_ENTER).any(|c| c.wishes.syscalls.has(nr)));
        }
        self.probe.enter_gate.update(|w| gate_word(&enters, w));
        let wanted = self.consumers().fold(0, |all, c| all | c.wishes.tracepoints());
        for tp in 0..tp::COUNT {
            let bit = 1_u32.wrapping_shl(tp);
            if wanted & bit != 0 && self.attached & bit == 0 {
                if self.host.attach(tp) {
                    self.attached |= bit;
                }
            } else if wanted & bit == 0 && self.attached & bit != 0 {
                self.host.detach(tp);
                self.attached &= !bit;
                if self.attached == 0 {
                    self.cpus().for_each(|c| c.hits.store(0, Relaxed));
                }
            }
        }
    }

    fn cpus(&self) -> impl Iterator<Item = &Cpu> {
        (0..self.probe.ncpus()).filter_map(|i| self.probe.cpu(i))
    }

    /// Hook calls of a CPU.
    pub fn hits(&self, cpu: u32) -> u64 {
        self.probe.cpu(cpu).map_or(0, |c| c.hits.load(Relaxed))
    }

    /// Scratch memory for every CPU that runs.
    fn scratch(&self) -> Result<(), i32> {
        for (i, cpu) in (0..self.probe.ncpus()).zip(self.cpus()).filter(|(i, _)| self.host.is_online(*i)) {
            for (level, size) in SCRATCH.iter().enumerate().filter(|(level, _)| cpu.scratch(*level).is_null()) {
                let memory = self.host.alloc(*size, Some(i));
                if memory.is_null() {
                    return Err(ENOMEM);
                }
                // SAFETY: zeroed, of that size, of this CPU alone; taken away in `end`.
                unsafe { cpu.set_scratch(level, memory) };
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn create(&self, owner: usize) -> Result<NonNull<Consumer>, i32> {
        let place = self.probe.slots().iter().find(|s| s.load(Relaxed).is_null()).ok_or(EBUSY)?;
        let size = self.host.buffer_bytes();
        if !size_is_valid(size) {
            return Err(EINVAL);
        }
        self.scratch()?;
        let ncpus = self.probe.ncpus();
        let rings = self.host.alloc(size_of::<AtomicPtr<Ring>>().saturating_mul(ncpus as usize), None);
        let memory: *mut Consumer = self.host.alloc(size_of::<Consumer>(), None).cast();
        let (Some(slots), Some(consumer)) = (NonNull::new(rings.cast()), NonNull::new(memory)) else {
            // SAFETY: just allocated, or null.
            unsafe {
                self.host.free(rings);
                self.host.free(memory.cast());
            }
            return Err(ENOMEM);
        };
        let waiter = self.host.new_waiter(consumer);
        // SAFETY: `consumer` is a page of our own; `slots` are `ncpus` zeroed pointers, freed together with it.
        unsafe { consumer.write(Consumer::new(slots, ncpus, waiter, owner)) };
        // SAFETY: just written.
        let c = unsafe { consumer.as_ref() };
        let made = if waiter == 0 { Err(ENOMEM) } else { self.rings(c, size, false) };
        if let Err(e) = made {
            self.free(consumer);
            return Err(e);
        }
        place.store(consumer.as_ptr(), Release);
        Ok(consumer)
    }

    /// A ring for each CPU that runs and has none.
    #[inline(never)]
    fn rings(&self, c: &Consumer, size: u64, late: bool) -> Result<(), i32> {
        let (bytes, size) = (usize::try_from(size).map_err(|_| EINVAL)?, u32::try_from(size).map_err(|_| EINVAL)?);
        let empty = |slot: &AtomicPtr<Ring>| slot.load(Relaxed).is_null();
        for (cpu, slot) in (0..self.probe.ncpus()).zip(c.slots()).filter(|(cpu, slot)| empty(slot) && self.host.is_online(*cpu)) {
            let memory = self.host.alloc(bytes.saturating_add(DATA_AT), Some(cpu));
            let Some(start) = NonNull::new(memory) else { return Err(ENOMEM) };
            // SAFETY: inside the allocation, which is DATA_AT + size bytes, zeroed, page-aligned and freed with the consumer.
            let ring = unsafe {
                Ring::place(start.cast(), start.add(INFO_AT), start.add(DATA_AT), size);
                start.cast::<Ring>().as_ref()
            };
            ring.set_late(late);
            slot.store(memory.cast(), Release);
        }
        Ok(())
    }

    /// CPUs came, or a consumer asked for those that came after it: it gets their rings, and its reader is woken. Where there is no
    /// memory, the CPU stays without a ring, which is counted with each event.
    pub fn late_rings(&mut self) {
        if self.scratch().is_err() {
            return;
        }
        for c in self.consumers().filter(|c| c.wishes.wants_late_cpus()) {
            let Some(size) = c.rings().next().map(|(_, r)| r.size()) else { continue };
            // What could be made is there.
            let _ = self.rings(c, size.into(), true);
            if c.has_late_ring() {
                self.host.wake(c.token);
            }
        }
    }

    /// Withdraws a consumer and frees it.
    #[inline(never)]
    fn destroy(&mut self, consumer: NonNull<Consumer>) {
        for slot in self.probe.slots() {
            if slot.load(Relaxed) == consumer.as_ptr() {
                slot.store(null_mut(), Release);
            }
        }
        self.refresh();
        self.host.synchronize();
        self.free(consumer);
    }

    /// Frees a consumer that nobody can reach.
    #[inline(never)]
    fn free(&self, consumer: NonNull<Consumer>) {
        // SAFETY: not freed yet.
        let c = unsafe { consumer.as_ref() };
        if c.token != 0 {
            self.host.free_waiter(c.token);
        }
        let array = c.array();
        for slot in c.slots() {
            // SAFETY: allocated in `rings` (or null), no producer and no waker is left. A Ring needs no drop.
            unsafe { self.host.free(slot.swap(null_mut(), Relaxed).cast()) };
        }
        // SAFETY: as above, allocated in `create`; nothing refers to them from here on.
        unsafe {
            self.host.free(array.as_ptr().cast());
            self.host.free(consumer.as_ptr().cast());
        }
    }

    /// Ends everything. No device is open and none can be opened any more.
    fn end(&mut self) {
        let left = self.places().next();
        if let Some(c) = left {
            self.destroy(c);
        }
        for tp in (0..tp::COUNT).filter(|tp| self.attached.wrapping_shr(*tp) & 1 != 0) {
            self.host.detach(tp);
        }
        self.attached = 0;
        self.host.hooks_gone();
        for cpu in self.cpus() {
            for level in 0..LEVELS {
                let memory = cpu.scratch(level);
                // SAFETY: hooks are detached and none is running: nobody uses it.
                unsafe {
                    cpu.set_scratch(level, null_mut());
                    self.host.free(memory);
                }
            }
        }
        let (slots, cpus) = self.probe.arrays();
        // SAFETY: no hook runs; allocated in `new` (or null).
        unsafe {
            self.probe.init(null_mut(), 0, null_mut(), 0);
            self.host.free(slots.cast());
            self.host.free(cpus.cast());
        }
    }
}

impl<H: Host> Drop for Plane<H> {
    fn drop(&mut self) {
        self.end();
    }
}

/// What a mapping shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// First byte, page aligned.
    pub start: NonNull<u8>,
    /// Bytes before it starts over.
    pub bytes: usize,
    /// Mapped twice in a row, and never writable.
    pub twice: bool,
}

/// What to map for `len` bytes at page `offset`.
///
/// # Errors
/// Wrong offset, length or protection.
pub fn mapping(c: &Consumer, cpu: u32, offset: u64, len: u64, writable: bool) -> Result<Mapping, i32> {
    let ring = c.ring(cpu).ok_or(EIO)?;
    if offset != 0 {
        return Err(EIO);
    }
    if len <= PAGE as u64 {
        return Ok(Mapping { start: ring.info_page(), bytes: PAGE, twice: false });
    }
    if len != u64::from(ring.size()).wrapping_mul(2) || writable {
        return Err(EIO);
    }
    Ok(Mapping { start: ring.data(), bytes: ring.size() as usize, twice: true })
}

/// What `poll` answers; called after the reader is on the waiter's queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poll {
    /// There is something to read, or readiness was never set.
    Ready,
    /// Not yet; the clock must run ([`due`] is called when the maximum age has passed).
    Sleep,
}

/// Whether a reader may go to sleep.
pub fn ready(c: &Consumer) -> Poll {
    let w = &c.wishes;
    let watermark = w.watermark.load(Relaxed);
    if watermark == 0 || (w.common.aged.swap(false, Relaxed) && c.has(1)) {
        return Poll::Ready;
    }
    w.common.waiting.store(if c.has(1) { waiting::CLOCKED } else { waiting::SLEEPING }, Relaxed);
    // A producer that does not see us yet is seen by us here, or by `due`: the clock runs for every sleep.
    fence(SeqCst);
    if c.has(watermark) {
        w.common.waiting.store(waiting::NOBODY, Relaxed);
        return Poll::Ready;
    }
    Poll::Sleep
}

/// The maximum age has passed: whether the reader is woken. Callable from any context.
pub fn due(c: &Consumer) -> bool {
    let w = &c.wishes;
    if c.has(1) {
        w.common.aged.store(true, Relaxed);
        w.common.waiting.store(waiting::NOBODY, Relaxed);
        return true;
    }
    // Nothing came: the next event starts the clock again.
    let _ = w.common.waiting.compare_exchange(waiting::CLOCKED, waiting::SLEEPING, Relaxed, Relaxed);
    false
}

#[cfg(test)]
mod tests;
