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
//! An event is written in its place in the first consumer's ring and copied from there for all whose settings are equal; where that cannot be,
//! it is made in scratch memory, once for equal settings, then reserved and written in each ring. Its time stamp is taken inside the guard, and
//! again for a ring into which another event went before it, so that time never runs backwards within a ring.

mod generic;
mod quick;
mod retry;

pub use retry::retry;
use retry::{bit, Left, Then};

use core::sync::atomic::Ordering::Relaxed;

use eyas_abi::{
    event::{LossClass, Syscall as Row, TS},
    generated::events::EVENTS,
    ids,
    ioctl::tp,
    ring::{N_CONTEXT_SWITCHES, N_DROPS_PF, N_PREEMPTIONS},
};

use crate::{
    consumer::{waiting, Offer, Settings, Verdict},
    encode::{Ctx, Encoded, Lost, Next, Table},
    kernel::{Abi, Kernel, Syscall, Wake},
    record::{bits, put, Record},
    registry::{Consumer, Cpu, Guard, SCRATCH},
    ring::{NoRoom, Own, Ring},
    translate::{told_elsewhere, translate, Raw, Translated},
};

/// The most records that one hook makes for one consumer (messages of sendmmsg).
const MAX_PARTS: u32 = 1024;

/// A system call returned.
#[inline(always)]
pub fn sys_exit<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw) {
    quick::sys_exit(g, k, raw);
}

/// The same for all that is not common: foreign calls, consumers with wishes of their own, rings without room.
#[inline(never)]
fn any_exit<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw) {
    let g = &g;
    let (row, nr) = match translate(k, raw) {
        Translated::Call(row, nr) => (row, nr),
        Translated::Nothing => return,
        Translated::Absent if retry::anew(k) => return,
        Translated::Unknown | Translated::Absent => return untranslated(g, tp::SYS_EXIT, u64::MAX),
    };
    if row.exit == ids::GENERIC_X {
        generic::judged(g, k, &exit_offer(row, nr, &raw.sys), &raw.sys);
    } else if !told_elsewhere(row.exit, raw.sys.ret) {
        event(g, k, &exit_offer(row, nr, &raw.sys), &raw.sys);
    }
}

/// What the tests of consumers look at when a call returns.
fn exit_offer(row: Row, nr: Option<u16>, sys: &Syscall) -> Offer {
    Offer {
        id: row.exit,
        tp: tp::SYS_EXIT,
        nr,
        ret: Some(sys.ret),
        arg1: sys.args[1],
        never_drop: row.never_drop,
        always_drop: row.always_drop,
    }
}

/// A system call begins.
#[inline]
pub fn sys_enter<K: Kernel>(g: &Guard<'_>, k: &K, raw: &mut Raw) {
    let (row, nr) = match translate(k, raw) {
        Translated::Call(row, nr) if row.enter != 0 => (row, nr),
        Translated::Absent => {
            retry::anew(k);
            return;
        }
        _ => return,
    };
    event(g, k, &enter_offer(row, nr, &raw.sys), &raw.sys);
}

/// What the tests of consumers look at when a call begins.
fn enter_offer(row: Row, nr: Option<u16>, sys: &Syscall) -> Offer {
    Offer { id: row.enter, tp: tp::SYS_ENTER, nr, ret: None, arg1: sys.args[1], never_drop: row.never_drop, always_drop: row.always_drop }
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
fn untranslated(g: &Guard<'_>, tp: u32, among: u64) {
    for (_, c) in g.consumers().filter(|(i, c)| among & bit(*i) != 0 && c.wishes.wants_tracepoint(tp)) {
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
fn homeless(g: Guard<'_>, c: &Consumer, verdict: Verdict) {
    if let Verdict::Yes { .. } = verdict {
        c.homeless(g.cpu);
    }
}

/// A CPU came online. Consumers that have no ring for it, and get none, are told in their ring of the current CPU (their readers stop
/// there: for them the set of CPUs is fixed).
pub fn hotplug<K: Kernel>(g: &Guard<'_>, k: &K, came: u32) {
    let cpu = g.here();
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
    let cpu = g.here();
    cpu.hit();
    cpu.enter(|depth, scratch| {
        let hook = Hook { g, k, cpu, offer, sys, depth };
        match scratch {
            Some(scratch) => hook.record(scratch),
            None => hook.preempted(),
        }
    });
}

/// A record that was measured: length and what follows, or why there is none.
type Measured = Result<(usize, Next), Lost>;

/// Room for a record that is written in its place: as much as it has in scratch memory.
const MOST: u32 = 96 * 1024;
const _: () = assert!(MOST as usize == SCRATCH[0]);

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
            self.preempted_for(c, c.wishes.judge(self.offer, ts, || self.k.tgid()));
        }
    }

    #[cold]
    fn preempted_for(&self, c: &Consumer, verdict: Verdict) {
        match (verdict, live_ring(self.g, c)) {
            (Verdict::Yes { .. }, Some(r)) => r.count(N_PREEMPTIONS),
            _ => homeless(*self.g, c, verdict),
        }
    }

    #[inline]
    fn record(&self, scratch: &mut [u8]) {
        let mut stamp = Stamp { ts: self.k.entered(), nested: self.cpu.nested() };
        self.record_for_all(scratch, &mut stamp);
    }

    /// The ring of a consumer that wants the event, if there is one; what else is due there is done.
    fn wanted_in<'c>(&self, c: &'c Consumer, scratch: &mut [u8], ts: u64, last: &mut Option<(Settings, Measured)>) -> Option<&'c Ring> {
        let verdict = c.wishes.judge(self.offer, ts, || self.k.tgid());
        if verdict == Verdict::No {
            return None;
        }
        let Some(ring) = live_ring(self.g, c) else {
            homeless(*self.g, c, verdict);
            return None;
        };
        if verdict != (Verdict::Yes { marker: None }) {
            // Markers are measured in the same memory.
            *last = None;
            if !self.unusual(verdict, c, ring, scratch, ts) {
                return None;
            }
        }
        self.count(ring);
        Some(ring)
    }

    /// Counters that do not depend on what becomes of the record.
    #[inline(always)]
    fn count(&self, ring: &Ring) {
        if self.offer.ret.is_none() && matches!(self.offer.tp, tp::SWITCH | tp::PROCESS_EXIT) {
            ring.count(N_CONTEXT_SWITCHES);
        }
        if self.depth != 0 {
            ring.count_own(Own::Nested);
        }
    }

    /// The first consumer's record is written in its ring and copied from there to others with equal settings; where it cannot be, and for
    /// other settings, it is made in scratch memory.
    #[inline(never)]
    fn record_for_all(&self, scratch: &mut [u8], stamp: &mut Stamp) {
        let mut left = Left::default();
        let mut last: Option<(Settings, Measured)> = None;
        let mut consumers = self.g.consumers();
        while let Some((i, c)) = consumers.next() {
            let Some(ring) = self.wanted_in(c, scratch, stamp.ts, &mut last) else { continue };
            let mut others = Left::default();
            let in_place = if self.depth != 0 {
                None
            } else {
                self.in_place(c, ring, stamp.ts, |set, record, next| {
                    let mut last = None;
                    for (j, other) in consumers.by_ref() {
                        let Some(ring) = self.wanted_in(other, scratch, stamp.ts, &mut last) else { continue };
                        let then = match record {
                            Some(record) if other.wishes.settings() == *set => {
                                self.copy(other, ring, record, stamp);
                                last = None;
                                next.into()
                            }
                            _ => self.part(other, ring, scratch, stamp, &mut last, 0),
                        };
                        others.note(j, then);
                    }
                })
            };
            left = others.and(left);
            left.note(i, in_place.unwrap_or_else(|| self.part(c, ring, scratch, stamp, &mut last, 0)));
        }
        left.ask(self.k, 0);
        if left.more != 0 {
            self.rest(scratch, stamp, left.more, 1);
        }
    }

    /// One record for one consumer, written in its place in the ring. `before` gets it before it is shown (`None`: there is none).
    /// `None`: there is no such room; nothing was done.
    #[inline(always)]
    fn in_place(&self, c: &Consumer, ring: &Ring, ts: u64, before: impl FnOnce(&Settings, Option<&[u8]>, Next)) -> Option<Then> {
        let set = c.wishes.settings();
        let measured = ring.in_place(MOST, |room| {
            let measured = self.measure(room, self.offer.id, self.sys, &set, 0, ts);
            match measured {
                Ok((len, next)) => {
                    ring.offered();
                    before(&set, room.get(..len), next);
                    (len, measured)
                }
                Err(_) => {
                    before(&set, None, Next::Done);
                    (0, measured)
                }
            }
        })?;
        match measured {
            Ok((_, next)) => {
                wake_if_awaited(self.k, c, ring);
                Some(next.into())
            }
            Err(why) => Some(unsent(ring, why, self.offer.id)),
        }
    }

    /// The record of another consumer with equal settings.
    fn copy(&self, c: &Consumer, ring: &Ring, record: &[u8], stamp: &mut Stamp) {
        ring.offered();
        let pushed = if self.cpu.nested() == stamp.nested {
            ring.push(record)
        } else {
            // A nested event went before us in this ring: our time must not be older.
            *stamp = Stamp { ts: self.k.now(), nested: self.cpu.nested() };
            ring.push_changed(record, &stamp.ts.to_ne_bytes())
        };
        settle(self.k, c, ring, pushed, self.offer.id);
    }

    /// The records of a hook from the `first`-th on, for those consumers that are not done with it.
    #[cold]
    fn rest(&self, scratch: &mut [u8], stamp: &mut Stamp, mut wanted: u64, first: u32) {
        for part in first..=MAX_PARTS {
            let mut last = None;
            let mut left = Left::default();
            for (i, c) in self.g.consumers().filter(|(i, _)| wanted & bit(*i) != 0) {
                match live_ring(self.g, c) {
                    Some(ring) => left.note(i, self.part(c, ring, scratch, stamp, &mut last, part)),
                    None => homeless(*self.g, c, Verdict::Yes { marker: None }),
                }
            }
            left.ask(self.k, part);
            wanted = left.more;
            if wanted == 0 {
                return;
            }
        }
    }

    /// One record for one consumer; measured anew only if its settings are not those of the consumer before.
    #[inline(never)]
    fn part(
        &self,
        c: &Consumer,
        ring: &Ring,
        scratch: &mut [u8],
        stamp: &mut Stamp,
        last: &mut Option<(Settings, Measured)>,
        part: u32,
    ) -> Then {
        let set = c.wishes.settings();
        let measured = match last {
            Some((s, m)) if *s == set => *m,
            _ => self.measure(scratch, self.offer.id, self.sys, &set, part, stamp.ts),
        };
        *last = Some((set, measured));
        match measured {
            Ok((len, next)) => {
                ring.offered();
                if self.cpu.nested() != stamp.nested {
                    // A nested event went before us: our time must not be older.
                    *stamp = Stamp { ts: self.k.now(), nested: self.cpu.nested() };
                    put(scratch, TS, &stamp.ts.to_ne_bytes());
                }
                settle(self.k, c, ring, ring.push(scratch.get(..len).unwrap_or(&[])), self.offer.id);
                next.into()
            }
            Err(why) => unsent(ring, why, self.offer.id),
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
            settle(self.k, c, ring, ring.push(scratch.get(..len).unwrap_or(&[])), id);
        }
    }

    fn measure(&self, room: &mut [u8], id: u16, sys: &Syscall, set: &Settings, part: u32, ts: u64) -> Measured {
        let cx = Ctx { k: self.k, sys, set, part };
        match measure(&cx, room, id, ts) {
            Err(Lost::Absent) => measure_lacking(&cx, room, id, ts),
            measured => measured,
        }
    }
}

/// Something is lacking: if it cannot be had, the event is made without it.
#[cold]
fn measure_lacking<K: Kernel>(cx: &Ctx<'_, K>, room: &mut [u8], id: u16, ts: u64) -> Measured {
    if cx.k.can_retry() {
        return Err(Lost::Absent);
    }
    measure(cx, room, id, ts)
}

/// Builds a record.
#[inline(never)]
fn measure<K: Kernel>(cx: &Ctx<'_, K>, room: &mut [u8], id: u16, ts: u64) -> Measured {
    let nparams = EVENTS.get(usize::from(id)).map_or(0, |m| usize::from(m.nparams));
    let mut r = Record::new(room, nparams);
    let next = Table::get(id).run(cx, &mut r);
    finish(cx, r, next, id, ts)
}

/// Ends a record that was encoded, unless something was lacking: whether it can be had is found out behind the usual path, which is the cheaper
/// the less it has to keep for that.
#[inline(always)]
fn finish<K: Kernel>(cx: &Ctx<'_, K>, r: Record<'_>, next: Encoded, id: u16, ts: u64) -> Measured {
    if cx.k.lacks_memory() {
        return Err(Lost::Absent);
    }
    let next = next?;
    r.finish(ts, bits(i64::from(cx.k.tid())), id).map(|len| (len, next)).ok_or(Lost::TooLarge)
}

/// Counts an event that could not be made, unless it is tried again.
#[cold]
fn unsent(ring: &Ring, why: Lost, id: u16) -> Then {
    if why == Lost::Absent {
        return Then::Retry;
    }
    ring.offered();
    match why {
        Lost::Skip | Lost::Absent => (),
        Lost::UserMemory => ring.count(N_DROPS_PF),
        Lost::TooLarge => {
            ring.count_own(Own::Oversize);
            ring.lost(class(id));
        }
    }
    Then::Nothing
}

fn class(id: u16) -> LossClass {
    EVENTS.get(usize::from(id)).map_or(LossClass::Other, |m| m.class)
}

#[inline(always)]
fn wake_if_awaited<K: Kernel>(k: &K, c: &Consumer, ring: &Ring) {
    if c.wishes.common.waiting.load(Relaxed) != waiting::NOBODY {
        wake(k, c, ring);
    }
}

/// What follows an attempt to put in a record.
#[inline(always)]
fn settle<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, pushed: Result<(), NoRoom>, id: u16) {
    match pushed {
        Ok(()) => wake_if_awaited(k, c, ring),
        Err(why) => lost(ring, why, id),
    }
}

/// Somebody sleeps in `poll`: the first record starts the clock, the watermark ends the sleep.
#[cold]
fn wake<K: Kernel>(k: &K, c: &Consumer, ring: &Ring) {
    let w = &c.wishes;
    if ring.pending().is_none_or(|n| n >= w.watermark.load(Relaxed)) {
        w.common.waiting.store(waiting::NOBODY, Relaxed);
        k.wake(c.token, Wake::Now);
    } else if w.common.waiting.load(Relaxed) == waiting::SLEEPING {
        w.common.waiting.store(waiting::CLOCKED, Relaxed);
        k.wake(c.token, Wake::Later);
    }
}

/// Counts an event that found no room.
#[cold]
fn lost(ring: &Ring, why: NoRoom, id: u16) {
    match why {
        NoRoom::Full => ring.lost(class(id)),
        NoRoom::BadTail => {
            ring.count_own(Own::BadTail);
            ring.lost(class(id));
        }
        NoRoom::Busy => ring.count(N_PREEMPTIONS),
    }
}
