// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The event of calls that have none of their own: always the same short record, so it needs neither scratch memory nor depth (nothing
//! that it does can be interrupted by another event before its reservation).

use super::{any_exit, homeless, live_ring, settle, Hook};
use crate::{
    consumer::{Offer, Plainly, Verdict},
    kernel::{Kernel, Syscall},
    record::{bits, low_u16, set},
    registry::{Consumer, Guard},
    ring::{Own, Ring},
    translate::Raw,
};
use eyas_abi::{
    event::{HEADER_LEN, LEN, NPARAMS, TID, TS, TYPE},
    ids,
};

/// For all who want it.
#[inline(never)]
pub(super) fn all<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw, code: u16) {
    let Some(c) = g.plain() else { return any_exit(g, k, raw) };
    g.here().hit();
    let nr = low_u16(raw.nr);
    one(g, k, nr, code, c);
    if let Some(next) = g.after(c) {
        others(g, k, nr, code, next);
    }
}

#[inline(never)]
fn others<'a, K: Kernel>(g: Guard<'a>, k: &K, nr: u16, code: u16, mut c: &'a Consumer) {
    loop {
        one(g, k, nr, code, c);
        match g.after(c) {
            Some(next) => c = next,
            None => return,
        }
    }
}

#[inline(always)]
fn one<K: Kernel>(g: Guard<'_>, k: &K, nr: u16, code: u16, c: &Consumer) {
    match c.wishes.plainly(nr, || k.tgid()) {
        Plainly::No => (),
        Plainly::Yes => match live_ring(&g, c) {
            Some(ring) => push(k, c, ring, code, nr),
            None => homeless(g, c, Verdict::Yes { marker: None }),
        },
        Plainly::Own => own(g, c),
    }
}

/// The reader's own event.
#[cold]
#[inline(never)]
pub(super) fn own(g: Guard<'_>, c: &Consumer) {
    if let Some(ring) = live_ring(&g, c) {
        ring.count_own(Own::OwnEvents);
    }
}

/// For consumers with more wishes.
pub(super) fn judged<K: Kernel>(g: &Guard<'_>, k: &K, offer: &Offer, sys: &Syscall) {
    g.here().hit();
    for (_, c) in g.consumers() {
        let ts = k.entered();
        let verdict = c.wishes.judge(offer, ts, || k.tgid());
        if verdict == Verdict::No {
            continue;
        }
        match live_ring(g, c) {
            None => homeless(*g, c, verdict),
            Some(ring) => {
                if verdict == (Verdict::Yes { marker: None }) || unusual(g, k, offer, sys, (verdict, c, ring), ts) {
                    push(k, c, ring, sys.code, sys.nr);
                }
            }
        }
    }
}

#[inline(always)]
fn push<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, code: u16, nr: u16) {
    ring.offered();
    let (ts, tid) = (k.entered(), k.tid());
    match ring.push_fixed(|out| record(out, ts, tid, code, nr)) {
        Some(pushed) => settle(k, c, ring, pushed, ids::GENERIC_X),
        None => push_copied(k, c, ring, code, nr),
    }
}

#[cold]
#[inline(never)]
fn push_copied<K: Kernel>(k: &K, c: &Consumer, ring: &Ring, code: u16, nr: u16) {
    let mut copy = [0; LENGTH];
    record(&mut copy, k.entered(), k.tid(), code, nr);
    settle(k, c, ring, ring.push(&copy), ids::GENERIC_X);
}

/// The event's length.
const LENGTH: usize = HEADER_LEN + 2 * 2 + 2 * 2;
const BYTES: u32 = 34;
const _: () = assert!(LENGTH == BYTES as usize);

/// Code and native number.
#[inline(always)]
fn record(record: &mut [u8; LENGTH], ts: u64, tid: i32, code: u16, nr: u16) {
    set(record, TS, ts.to_ne_bytes());
    set(record, TID, bits(i64::from(tid)).to_ne_bytes());
    set(record, LEN, BYTES.to_ne_bytes());
    set(record, TYPE, ids::GENERIC_X.to_ne_bytes());
    set(record, NPARAMS, 2_u32.to_ne_bytes());
    set(record, HEADER_LEN, 2_u16.to_ne_bytes());
    set(record, HEADER_LEN + 2, 2_u16.to_ne_bytes());
    set(record, HEADER_LEN + 4, code.to_ne_bytes());
    set(record, HEADER_LEN + 6, nr.to_ne_bytes());
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
    let cpu = g.here();
    cpu.enter(|depth, scratch| match scratch {
        Some(scratch) => Hook { g, k, cpu, offer, sys, depth }.unusual(verdict, c, ring, scratch, ts),
        None => matches!(verdict, Verdict::Yes { .. }),
    })
}
