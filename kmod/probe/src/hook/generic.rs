// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The event of calls that have none of their own.

use super::{exit_offer, homeless, live_ring, lost, wake_if_awaited, Hook};
use crate::{
    consumer::{Offer, Verdict},
    kernel::{Kernel, Syscall},
    record::{bits, set},
    registry::{Consumer, Guard},
    ring::Ring,
};
use core::sync::atomic::Ordering::Relaxed;
use eyas_abi::{
    event::{LossClass, Syscall as Row, HEADER_LEN, LEN, NPARAMS, TID, TS, TYPE},
    ids,
    ioctl::tp,
};

/// A call without an event of its own: always the same short record, so it needs neither scratch memory nor depth (nothing
/// that it does can be interrupted by another event before its reservation).
#[inline(always)]
pub(super) fn generic<K: Kernel>(g: &Guard<'_>, k: &K, row: Row, nr: Option<u16>, sys: &Syscall) {
    let Some(cpu) = g.probe.cpu(g.cpu) else { return };
    cpu.hits.store(cpu.hits.load(Relaxed).wrapping_add(1), Relaxed);
    match g.solo() {
        Some(c) => generic_for(g, k, row, nr, sys, c),
        None => generic_for_all(g, k, row, nr, sys),
    }
}

#[inline(never)]
fn generic_for_all<K: Kernel>(g: &Guard<'_>, k: &K, row: Row, nr: Option<u16>, sys: &Syscall) {
    for (_, c) in g.consumers() {
        generic_for(g, k, row, nr, sys, c);
    }
}

#[inline(always)]
fn generic_for<K: Kernel>(g: &Guard<'_>, k: &K, row: Row, nr: Option<u16>, sys: &Syscall, c: &Consumer) {
    match c.wishes.plainly(tp::SYS_EXIT, nr, || k.tgid()) {
        Some(false) => (),
        Some(true) => match live_ring(g, c) {
            Some(ring) => push_generic(k, c, ring, sys),
            None => homeless(g, c, Verdict::Yes { marker: None }),
        },
        None => generic_judged(g, k, row, nr, sys, c),
    }
}

/// The same for a consumer with more wishes than which calls it wants.
#[inline(never)]
fn generic_judged<K: Kernel>(g: &Guard<'_>, k: &K, row: Row, nr: Option<u16>, sys: &Syscall, c: &Consumer) {
    let (ts, offer) = (k.entered(), exit_offer(row, nr, sys));
    let verdict = c.wishes.judge(&offer, ts, || k.tgid());
    if verdict == Verdict::No {
        return;
    }
    let Some(ring) = live_ring(g, c) else { return homeless(g, c, verdict) };
    if verdict == (Verdict::Yes { marker: None }) || unusual(g, k, &offer, sys, (verdict, c, ring), ts) {
        push_generic(k, c, ring, sys);
    }
}

#[inline(always)]
fn push_generic<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, sys: &Syscall) {
    ring.offered();
    let (ts, tid) = (k.entered(), k.tid());
    match ring.push_fixed(|out| generic_record(out, ts, tid, sys)) {
        Ok(()) => wake_if_awaited(k, c, ring),
        Err(why) => lost(ring, why, LossClass::Other),
    }
}

/// The generic event's length: it is always the same, so that it needs no scratch memory.
const GENERIC_LEN: usize = HEADER_LEN + 2 * 2 + 2 * 2;

const GENERIC_BYTES: u32 = 34;
const _: () = assert!(GENERIC_LEN == GENERIC_BYTES as usize);

/// Code and native number.
#[inline(always)]
fn generic_record(record: &mut [u8; GENERIC_LEN], ts: u64, tid: i32, sys: &Syscall) {
    set(record, TS, ts.to_ne_bytes());
    set(record, TID, bits(i64::from(tid)).to_ne_bytes());
    set(record, LEN, GENERIC_BYTES.to_ne_bytes());
    set(record, TYPE, ids::GENERIC_X.to_ne_bytes());
    set(record, NPARAMS, 2_u32.to_ne_bytes());
    set(record, HEADER_LEN, 2_u16.to_ne_bytes());
    set(record, HEADER_LEN + 2, 2_u16.to_ne_bytes());
    set(record, HEADER_LEN + 4, sys.code.to_ne_bytes());
    set(record, HEADER_LEN + 6, sys.nr.to_ne_bytes());
}

/// What [`Hook::unusual`] does, for an event that has no scratch memory yet.
#[cold]
fn unusual<K: Kernel>(
    g: &Guard<'_>,
    k: &K,
    offer: &Offer,
    sys: &Syscall,
    (verdict, c, ring): (Verdict, &Consumer, &Ring),
    ts: u64,
) -> bool {
    let Some(cpu) = g.probe.cpu(g.cpu) else { return false };
    cpu.enter(|depth, scratch| match scratch {
        Some(scratch) => Hook { g, k, cpu, offer, sys, depth }.unusual(verdict, c, ring, scratch, ts),
        None => matches!(verdict, Verdict::Yes { .. }),
    })
}
