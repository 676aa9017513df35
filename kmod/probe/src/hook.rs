// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What happens when a tracepoint fires: which event, for which consumers, and what the encoder gets.
//!
//! System calls give the encoder their [`Syscall`]. Other hooks give an empty one whose `args` carry:
//!
//! | event | args |
//! |---|---|
//! | `SYSCALL_EXECVE_19_X` (success, exec hook) | none; `ret` is 0, [`Kernel::exec_filename`] answers |
//! | `PROCEXIT_1_E` | none; [`Kernel::exit`] |
//! | `SCHEDSWITCH_6_E` | next tid |
//! | `SIGNALDELIVER_E` | sender pid, receiver pid, signal |
//! | `PAGE_FAULT_E` | address, instruction pointer, error code |
//! | `DROP_E`, `DROP_X` | ratio |
//! | `CPU_HOTPLUG_E` | CPU, action |
//!
//! A failed execve or execveat comes from the system-call hook with its negative `ret`; a successful one only from the exec hook.
//!
//! An event is measured in scratch memory once for all consumers whose settings are equal, then reserved and written in each
//! ring. Its time stamp is taken inside the guard and again if another event came in between, so that time never runs
//! backwards within a ring.

use core::sync::atomic::Ordering::Relaxed;

use eyas_abi::{
    event::{LossClass, HEADER_LEN, TS},
    generated::events::EVENTS,
    ids,
    ioctl::tp,
    ring::{N_CONTEXT_SWITCHES, N_DROPS_PF, N_PREEMPTIONS},
};

use crate::{
    consumer::{waiting, Offer, Settings, Verdict},
    encode::{Ctx, Lost, Next, Table},
    kernel::{Abi, Kernel, Syscall, Wake},
    record::{bits, header, put, set, Record},
    registry::{Consumer, Cpu, Guard},
    ring::{NoRoom, Own, Ring},
    translate::{told_elsewhere, translate, Raw, Translated},
};

/// The most records that one hook makes for one consumer (messages of sendmmsg).
const MAX_PARTS: u32 = 1024;

/// A system call returned.
#[inline(always)]
pub fn sys_exit<K: Kernel>(g: &Guard<'_>, k: &K, raw: &mut Raw) {
    let (row, nr) = match translate(k, raw) {
        Translated::Call(row, nr) => (row, nr),
        Translated::Nothing => return,
        Translated::Unknown => return untranslated(g, tp::SYS_EXIT),
    };
    let sys = &raw.sys;
    if told_elsewhere(row.exit, sys.ret) {
        return;
    }
    let offer = Offer {
        id: row.exit,
        tp: tp::SYS_EXIT,
        nr,
        ret: Some(sys.ret),
        arg1: sys.args[1],
        never_drop: row.never_drop,
        always_drop: row.always_drop,
    };
    if row.exit == ids::GENERIC_X {
        generic(g, k, &offer, sys);
    } else {
        event(g, k, &offer, sys);
    }
}

/// A system call begins.
#[inline]
pub fn sys_enter<K: Kernel>(g: &Guard<'_>, k: &K, raw: &mut Raw) {
    let (row, nr) = match translate(k, raw) {
        Translated::Call(row, nr) if row.enter != 0 => (row, nr),
        _ => return,
    };
    let sys = &raw.sys;
    let offer = Offer {
        id: row.enter,
        tp: tp::SYS_ENTER,
        nr,
        ret: None,
        arg1: sys.args[1],
        never_drop: row.never_drop,
        always_drop: row.always_drop,
    };
    event(g, k, &offer, sys);
}

/// A hook that is no system call.
fn other<K: Kernel>(g: &Guard<'_>, k: &K, id: u16, tp: u32, never_drop: bool, args: [u64; 3]) {
    let [a, b, c] = args;
    let sys = Syscall { nr: 0, own_nr: 0, code: 0, abi: Abi::Native, args: [a, b, c, 0, 0, 0], ret: 0 };
    let offer = Offer { id, tp, nr: None, ret: None, arg1: 0, never_drop, always_drop: !never_drop };
    event(g, k, &offer, &sys);
}

/// The current task runs another program now.
pub fn exec<K: Kernel>(g: &Guard<'_>, k: &K) {
    if !k.is_kthread() {
        other(g, k, ids::SYSCALL_EXECVE_19_X, tp::EXEC, true, [0; 3]);
    }
}

/// The current task ends.
pub fn exit<K: Kernel>(g: &Guard<'_>, k: &K) {
    if !k.is_kthread() {
        other(g, k, ids::PROCEXIT_1_E, tp::PROCESS_EXIT, true, [0; 3]);
    }
}

/// The current task gives the CPU to `next`.
pub fn switch<K: Kernel>(g: &Guard<'_>, k: &K, next: i32) {
    other(g, k, ids::SCHEDSWITCH_6_E, tp::SWITCH, false, [bits(i64::from(next)), 0, 0]);
}

/// A signal reaches the current task. `code` is `si_code`; the sender is told where the signal has one: SIGKILL, SIGCHLD and
/// real-time signals always, the signals that a terminal sends as well only if a user sent them.
pub fn signal<K: Kernel>(g: &Guard<'_>, k: &K, sender: i32, code: i32, signal: u32) {
    const HUP: u32 = 1;
    const INT: u32 = 2;
    const QUIT: u32 = 3;
    const KILL: u32 = 9;
    const TERM: u32 = 15;
    const CHLD: u32 = 17;
    const TSTP: u32 = 20;
    const RTMIN: u32 = 32;
    let from = match signal {
        KILL | CHLD | RTMIN.. => sender,
        TERM | HUP | INT | TSTP | QUIT if code <= 0 => sender,
        _ => 0,
    };
    let (from, to) = (bits(i64::from(from)), bits(i64::from(k.tgid())));
    other(g, k, ids::SIGNALDELIVER_E, tp::SIGNAL, false, [from, to, signal.into()]);
}

/// The current task touched a page that was not there.
pub fn page_fault<K: Kernel>(g: &Guard<'_>, k: &K, kernel: bool, address: u64, ip: u64, error: u64) {
    let tp = if kernel { tp::PAGE_FAULT_KERNEL } else { tp::PAGE_FAULT_USER };
    other(g, k, ids::PAGE_FAULT_E, tp, false, [address, ip, error]);
}

/// Counts a call that cannot be told in 64-bit terms.
#[cold]
fn untranslated(g: &Guard<'_>, tp: u32) {
    for (_, c) in g.consumers().filter(|(_, c)| c.wishes.wants_tracepoint(tp)) {
        if let Some(r) = live_ring(g, c) {
            r.count_own(Own::Untranslated);
        }
    }
}

#[inline]
fn live_ring<'a>(g: &Guard<'_>, c: &'a Consumer) -> Option<&'a Ring> {
    c.ring(g.cpu).filter(|r| r.is_live())
}

/// A consumer wants an event of a CPU that has no open ring.
#[cold]
fn homeless(g: &Guard<'_>, c: &Consumer, verdict: Verdict) {
    if let Verdict::Yes { .. } = verdict {
        c.homeless(g.cpu);
    }
}

/// A CPU came online. Consumers that have no ring for it, and get none, are told in their ring of the current CPU (their readers stop
/// there: for them the set of CPUs is fixed).
pub fn hotplug<K: Kernel>(g: &Guard<'_>, k: &K, came: u32) {
    let Some(cpu) = g.probe.cpu(g.cpu) else { return };
    cpu.enter(|depth, scratch| {
        let Some(scratch) = scratch else { return };
        // Action 0: the CPU came.
        let sys = Syscall { nr: 0, own_nr: 0, code: 0, abi: Abi::Native, args: [came.into(), 0, 0, 0, 0, 0], ret: 0 };
        let offer = Offer { id: ids::CPU_HOTPLUG_E, tp: 0, nr: None, ret: None, arg1: 0, never_drop: true, always_drop: false };
        let hook = Hook { g, k, cpu, offer: &offer, sys: &sys, depth };
        for (_, c) in g.consumers().filter(|(_, c)| c.wishes.tracepoints() != 0 && c.ring(came).is_none()) {
            let Some(ring) = live_ring(g, c) else { continue };
            let mut stamp = Stamp { ts: k.now(), nested: cpu.nested() };
            hook.part(c, ring, scratch, &mut stamp, &mut None, 0);
        }
    });
}

/// One event for all who want it.
fn event<K: Kernel>(g: &Guard<'_>, k: &K, offer: &Offer, sys: &Syscall) {
    let Some(cpu) = g.probe.cpu(g.cpu) else { return };
    cpu.hits.store(cpu.hits.load(Relaxed).wrapping_add(1), Relaxed);
    cpu.enter(|depth, scratch| {
        let hook = Hook { g, k, cpu, offer, sys, depth };
        match scratch {
            Some(scratch) => hook.record(scratch),
            None => hook.preempted(),
        }
    });
}

/// A call without an event of its own: always the same short record, so it needs neither scratch memory nor depth (nothing
/// that it does can be interrupted by another event before its reservation).
fn generic<K: Kernel>(g: &Guard<'_>, k: &K, offer: &Offer, sys: &Syscall) {
    let Some(cpu) = g.probe.cpu(g.cpu) else { return };
    cpu.hits.store(cpu.hits.load(Relaxed).wrapping_add(1), Relaxed);
    let ts = k.now();
    let record = generic_record(ts, k.tid(), sys);
    for (_, c) in g.consumers() {
        let verdict = c.wishes.judge(offer, ts, || k.tgid());
        if verdict == Verdict::No {
            continue;
        }
        let Some(ring) = live_ring(g, c) else {
            homeless(g, c, verdict);
            continue;
        };
        if verdict != (Verdict::Yes { marker: None }) && !unusual(g, k, cpu, offer, sys, (verdict, c, ring), ts) {
            continue;
        }
        push_generic(k, c, ring, &record);
    }
}

#[inline(never)]
fn push_generic<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, record: &[u8; GENERIC_LEN]) {
    ring.offered();
    push(k, c, ring, record, LossClass::Other);
}

/// What [`Hook::unusual`] does, for an event that has no scratch memory yet.
#[cold]
fn unusual<K: Kernel>(
    g: &Guard<'_>,
    k: &K,
    cpu: &Cpu,
    offer: &Offer,
    sys: &Syscall,
    (verdict, c, ring): (Verdict, &Consumer, &Ring),
    ts: u64,
) -> bool {
    cpu.enter(|depth, scratch| match scratch {
        Some(scratch) => Hook { g, k, cpu, offer, sys, depth }.unusual(verdict, c, ring, scratch, ts),
        None => matches!(verdict, Verdict::Yes { .. }),
    })
}

/// Code and native number.
#[inline(always)]
fn generic_record(ts: u64, tid: i32, sys: &Syscall) -> [u8; GENERIC_LEN] {
    let mut record = [0; GENERIC_LEN];
    if let Some(head) = record.first_chunk_mut() {
        *head = header(ts, bits(i64::from(tid)), GENERIC_BYTES, ids::GENERIC_X, 2);
    }
    set(&mut record, HEADER_LEN, 2_u16.to_ne_bytes());
    set(&mut record, HEADER_LEN + 2, 2_u16.to_ne_bytes());
    set(&mut record, HEADER_LEN + 4, sys.code.to_ne_bytes());
    set(&mut record, HEADER_LEN + 6, sys.nr.to_ne_bytes());
    record
}

/// A record that was measured: length and what follows, or why there is none.
type Measured = Result<(usize, Next), Lost>;

/// The generic event's length: it is always the same, so that it needs no scratch memory.
const GENERIC_LEN: usize = HEADER_LEN + 2 * 2 + 2 * 2;

const GENERIC_BYTES: u32 = 34;
const _: () = assert!(GENERIC_LEN == GENERIC_BYTES as usize);

/// Time stamp of an event, and how many others had come in between when it was taken.
struct Stamp {
    ts: u64,
    nested: u32,
}

struct Hook<'a, K: Kernel> {
    g: &'a Guard<'a>,
    k: &'a K,
    cpu: &'a Cpu,
    offer: &'a Offer,
    sys: &'a Syscall,
    depth: u32,
}

impl<K: Kernel> Hook<'_, K> {
    /// Too deep for a record: every consumer that wants it counts it.
    #[cold]
    fn preempted(&self) {
        let ts = self.k.now();
        for (_, c) in self.g.consumers() {
            let verdict = c.wishes.judge(self.offer, ts, || self.k.tgid());
            match (verdict, live_ring(self.g, c)) {
                (Verdict::Yes { .. }, Some(r)) => r.count(N_PREEMPTIONS),
                _ => homeless(self.g, c, verdict),
            }
        }
    }

    #[inline]
    fn record(&self, scratch: &mut [u8]) {
        let mut stamp = Stamp { ts: self.k.now(), nested: self.cpu.nested() };
        let mut again = 0_u64;
        let mut last: Option<(Settings, Measured)> = None;
        for (i, c) in self.g.consumers() {
            let verdict = c.wishes.judge(self.offer, stamp.ts, || self.k.tgid());
            if verdict == Verdict::No {
                continue;
            }
            let Some(ring) = live_ring(self.g, c) else {
                homeless(self.g, c, verdict);
                continue;
            };
            if verdict != (Verdict::Yes { marker: None }) {
                // Markers are measured in the same memory.
                last = None;
                if !self.unusual(verdict, c, ring, scratch, stamp.ts) {
                    continue;
                }
            }
            if self.offer.ret.is_none() && matches!(self.offer.tp, tp::SWITCH | tp::PROCESS_EXIT) {
                ring.count(N_CONTEXT_SWITCHES);
            }
            if self.depth != 0 {
                ring.count_own(Own::Nested);
            }
            if self.part(c, ring, scratch, &mut stamp, &mut last, 0) {
                again |= 1_u64.wrapping_shl(i);
            }
        }
        if again != 0 {
            self.rest(scratch, &mut stamp, again);
        }
    }

    /// The second and further records of a hook that makes several.
    #[cold]
    fn rest(&self, scratch: &mut [u8], stamp: &mut Stamp, wanted: u64) {
        for part in 1..=MAX_PARTS {
            let mut last = None;
            let mut again = false;
            for (_, c) in self.g.consumers().filter(|(i, _)| wanted.wrapping_shr(*i) & 1 != 0) {
                if let Some(ring) = live_ring(self.g, c) {
                    again |= self.part(c, ring, scratch, stamp, &mut last, part);
                }
            }
            if !again {
                return;
            }
        }
    }

    /// One record for one consumer; measured anew only if its settings are not those of the consumer before. True if another record follows.
    #[inline(never)]
    fn part(
        &self,
        c: &Consumer,
        ring: &Ring,
        scratch: &mut [u8],
        stamp: &mut Stamp,
        last: &mut Option<(Settings, Measured)>,
        part: u32,
    ) -> bool {
        ring.offered();
        let set = c.wishes.settings();
        let measured = match last {
            Some((s, m)) if *s == set => *m,
            _ => self.measure(scratch, self.offer.id, self.sys, &set, part, stamp.ts),
        };
        *last = Some((set, measured));
        let class = || EVENTS.get(usize::from(self.offer.id)).map_or(LossClass::Other, |m| m.class);
        match measured {
            Ok((len, next)) => {
                if self.cpu.nested() != stamp.nested {
                    // A nested event went before us: our time must not be older.
                    *stamp = Stamp { ts: self.k.now(), nested: self.cpu.nested() };
                    put(scratch, TS, &stamp.ts.to_ne_bytes());
                }
                push(self.k, c, ring, scratch.get(..len).unwrap_or(&[]), class());
                next == Next::Again
            }
            Err(Lost::Skip) => false,
            Err(Lost::UserMemory) => {
                ring.count(N_DROPS_PF);
                false
            }
            Err(Lost::TooLarge) => {
                ring.count_own(Own::Oversize);
                ring.lost(class());
                false
            }
        }
    }

    /// Edges of dropping mode write their marker, the reader's own events are counted. True if the event is wanted.
    #[cold]
    fn unusual(&self, verdict: Verdict, c: &Consumer, ring: &Ring, scratch: &mut [u8], ts: u64) -> bool {
        match verdict {
            Verdict::Yes { marker } => {
                if let Some(ratio) = marker {
                    self.marker(c, ring, scratch, ids::DROP_X, ratio, ts);
                }
                true
            }
            Verdict::Sampled { marker } => {
                if let Some(ratio) = marker {
                    self.marker(c, ring, scratch, ids::DROP_E, ratio, ts);
                }
                false
            }
            Verdict::Own => {
                ring.count_own(Own::OwnEvents);
                false
            }
            Verdict::No => false,
        }
    }

    #[cold]
    fn marker(&self, c: &Consumer, ring: &Ring, scratch: &mut [u8], id: u16, ratio: u32, ts: u64) {
        let sys = Syscall { nr: 0, own_nr: 0, code: 0, abi: Abi::Native, args: [ratio.into(), 0, 0, 0, 0, 0], ret: 0 };
        if let Ok((len, _)) = self.measure(scratch, id, &sys, &c.wishes.settings(), 0, ts) {
            push(self.k, c, ring, scratch.get(..len).unwrap_or(&[]), LossClass::Other);
        }
    }

    /// Builds the record in scratch memory.
    #[inline]
    fn measure(&self, scratch: &mut [u8], id: u16, sys: &Syscall, set: &Settings, part: u32, ts: u64) -> Measured {
        let nparams = EVENTS.get(usize::from(id)).map_or(0, |m| usize::from(m.nparams));
        let cx = Ctx { k: self.k, sys, set, part };
        let mut r = Record::new(scratch, nparams);
        let next = Table::get(id).run(&cx, &mut r)?;
        let tid = bits(i64::from(self.k.tid()));
        r.finish(ts, tid, id).map(|len| (len, next)).ok_or(Lost::TooLarge)
    }
}

#[inline(always)]
fn push<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, record: &[u8], class: LossClass) {
    match ring.push(record) {
        Ok(()) => {
            if c.wishes.waiting.load(Relaxed) != waiting::NOBODY {
                wake(k, c, ring);
            }
        }
        Err(why) => lost(ring, why, class),
    }
}

/// Somebody sleeps in `poll`: the first record starts the clock, the watermark ends the sleep.
#[cold]
fn wake<K: Kernel>(k: &K, c: &Consumer, ring: &Ring) {
    let w = &c.wishes;
    if ring.pending().is_none_or(|n| n >= w.watermark.load(Relaxed)) {
        w.waiting.store(waiting::NOBODY, Relaxed);
        k.wake(c.token, Wake::Now);
    } else if w.waiting.load(Relaxed) == waiting::SLEEPING {
        w.waiting.store(waiting::CLOCKED, Relaxed);
        k.wake(c.token, Wake::Later);
    }
}

/// Counts an event that found no room.
#[cold]
fn lost(ring: &Ring, why: NoRoom, class: LossClass) {
    match why {
        NoRoom::Full => ring.lost(class),
        NoRoom::BadTail => {
            ring.count_own(Own::BadTail);
            ring.lost(class);
        }
        NoRoom::Busy => ring.count(N_PREEMPTIONS),
    }
}
