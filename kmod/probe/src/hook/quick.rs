// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The common case of a system call's return: a native call, no event around it, consumers that look at nothing but which calls they want, and
//! a ring with room. The record is written in its place in the first consumer's ring and copied from there for all others. Types that make
//! up most of what machines do have code of their own, which knows its event type when it is compiled. Everything else goes the
//! general way in [`super`], with the same outcome.

use super::{
    any_exit, bit, finish, generic, homeless, live_ring, measure, settle, unsent, wake_if_awaited, Hook, Measured, Next, Stamp, MOST,
};
use crate::{
    consumer::{Plainly, Settings, Verdict, Wishes},
    encode::{hot, Ctx, Lost},
    kernel::{Abi, Kernel},
    record::{low_u16, Record},
    registry::{Consumer, Guard},
    translate::{native, row, told_elsewhere, Raw, Translated},
};
use eyas_abi::{
    generated::{events::EVENTS, syscalls::SYSCALL_COUNT},
    ids,
};

/// Records the return of any call.
#[inline(always)]
pub(super) fn sys_exit<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw) {
    let row = if raw.compat || raw.nr >= SYSCALL_COUNT as u64 { None } else { row(raw.nr) };
    let Some(row) = row else { return any_exit(g, k, raw) };
    match row.exit {
        ids::GENERIC_X => generic::all(g, k, raw, row.sc),
        ids::SYSCALL_READ_X => known::<K, { ids::SYSCALL_READ_X }>(g, k, raw),
        ids::SYSCALL_OPENAT_2_X => known::<K, { ids::SYSCALL_OPENAT_2_X }>(g, k, raw),
        ids::SYSCALL_CLOSE_X => known::<K, { ids::SYSCALL_CLOSE_X }>(g, k, raw),
        ids::SYSCALL_WRITE_X => known::<K, { ids::SYSCALL_WRITE_X }>(g, k, raw),
        ids::SOCKET_CONNECT_X => known::<K, { ids::SOCKET_CONNECT_X }>(g, k, raw),
        _ => unknown(g, k, raw),
    }
}

/// A type that is known when this is compiled.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "at compile time")]
fn known<K: Kernel, const ID: u16>(g: Guard<'_>, k: &K, raw: &mut Raw) {
    let sys = &raw.sys;
    let recorded = recorded(g, k, low_u16(raw.nr), ID, hot::uses_settings(ID), |room, wishes| {
        let set = &if hot::uses_settings(ID) { wishes.settings() } else { Settings::default() };
        let ts = k.entered();
        let mut r = Record::new(room, const { EVENTS[ID as usize].nparams as usize });
        let cx = Ctx { k, sys, set, part: 0 };
        let next = hot::run::<K, ID>(&cx, &mut r);
        finish(&cx, r, next, ID, ts)
    });
    if !matches!(recorded, Some((Next::Done, _))) {
        otherwise(g, k, raw, recorded);
    }
}

/// Any other type.
#[inline(never)]
fn unknown<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw) {
    let Translated::Call(row, _) = native(raw.nr, Abi::Native, raw) else { return };
    let sys = &raw.sys;
    if told_elsewhere(row.exit, sys.ret) {
        return;
    }
    let recorded = recorded(g, k, sys.nr, row.exit, true, |room, wishes| {
        measure(&Ctx { k, sys, set: &wishes.settings(), part: 0 }, room, row.exit, k.entered())
    });
    if !matches!(recorded, Some((Next::Done, _))) {
        otherwise(g, k, raw, recorded);
    }
}

/// The general way, or what follows the first record of a call that makes several.
#[cold]
fn otherwise<K: Kernel>(g: Guard<'_>, k: &K, raw: &mut Raw, recorded: Option<(Next, u32)>) {
    let Some((_, nested)) = recorded else { return any_exit(g, k, raw) };
    let Translated::Call(row, nr) = native(raw.nr, Abi::Native, raw) else { return };
    let cpu = g.here();
    let offer = super::exit_offer(row, nr, &raw.sys);
    let wanting = g.consumers().filter(|(_, c)| c.wishes.judge(&offer, k.entered(), || k.tgid()) == (Verdict::Yes { marker: None }));
    let wanting = wanting.fold(0, |all, (i, _)| all | bit(i));
    cpu.enter(|depth, scratch| {
        if let Some(scratch) = scratch {
            let mut stamp = Stamp { ts: k.entered(), nested };
            Hook { g: &g, k, cpu, offer: &offer, sys: &raw.sys, depth }.rest(scratch, &mut stamp, wanting, 1);
        }
    });
}

/// Records an event for all who want it, by `make`; says whether another record follows, and how many events were nested before. `None`: the
/// general way must be gone (nothing was done).
#[inline(always)]
fn recorded<K: Kernel>(
    g: Guard<'_>,
    k: &K,
    nr: u16,
    id: u16,
    uses_settings: bool,
    make: impl FnOnce(&mut [u8], &Wishes) -> Measured,
) -> Option<(Next, u32)> {
    let cpu = g.here();
    let nested = cpu.nested();
    let mut c = g.plain()?;
    match c.wishes.plainly(nr, || k.tgid()) {
        Plainly::Yes => (),
        Plainly::Own => return None,
        Plainly::No => match next_wanting(g, nr, c) {
            Some(next) if next.wishes.plainly(nr, || k.tgid()) == Plainly::Yes => c = next,
            Some(_) => return None,
            None => {
                cpu.hit();
                return Some((Next::Done, nested));
            }
        },
    }
    let ring = live_ring(&g, c)?;
    let others = g.after(c);
    if uses_settings && others.is_some() && !g.equal() {
        return None;
    }
    let made = cpu.outermost(|| {
        ring.in_place(MOST, |room| {
            let (len, made) = match make(room, &c.wishes) {
                Ok((len, next)) => {
                    ring.offered();
                    (len, Ok(next))
                }
                // The general way asks for it.
                Err(Lost::Absent) => return (0, None),
                Err(why) => (0, Err(why)),
            };
            if let Some(others) = others {
                let record = made.map(|_| room.get(..len).unwrap_or(&[]));
                copies(g, k, others, record, Call { nr, id, nested });
            }
            (len, Some(made))
        })
    })???;
    cpu.hit();
    match made {
        Ok(next) => {
            wake_if_awaited(k, c, ring);
            Some((next, nested))
        }
        Err(why) => {
            unsent(ring, why, id);
            Some((Next::Done, nested))
        }
    }
}

/// The first one after `c` whose mask has the call.
#[inline(never)]
fn next_wanting<'a>(g: Guard<'a>, nr: u16, mut c: &'a Consumer) -> Option<&'a Consumer> {
    loop {
        c = g.after(c)?;
        if c.wishes.syscalls.has(nr.into()) {
            return Some(c);
        }
    }
}

/// What is recorded, and how many events were nested before.
#[derive(Clone, Copy)]
struct Call {
    nr: u16,
    id: u16,
    nested: u32,
}

/// The record, or why there is none, for all further consumers.
#[inline(never)]
fn copies<K: Kernel>(g: Guard<'_>, k: &K, first: &Consumer, record: Result<&[u8], Lost>, mut call: Call) {
    let cpu = g.here();
    let mut ts = None;
    let mut next = Some(first);
    while let Some(c) = next {
        next = g.after(c);
        match c.wishes.plainly(call.nr, || k.tgid()) {
            Plainly::No => continue,
            Plainly::Own => {
                generic::own(g, c);
                continue;
            }
            Plainly::Yes => (),
        }
        let Some(ring) = live_ring(&g, c) else {
            homeless(g, c, Verdict::Yes { marker: None });
            continue;
        };
        let record = match record {
            Ok(record) => record,
            Err(why) => {
                unsent(ring, why, call.id);
                continue;
            }
        };
        ring.offered();
        if cpu.nested() != call.nested {
            // A nested event went before us in this ring: our time must not be older.
            (ts, call.nested) = (Some(k.now()), cpu.nested());
        }
        let pushed = match ts {
            None => ring.push(record),
            Some(ts) => ring.push_changed(record, &ts.to_ne_bytes()),
        };
        settle(k, c, ring, pushed, call.id);
    }
}
