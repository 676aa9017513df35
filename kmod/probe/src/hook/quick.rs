// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The common case of a system call's return: one consumer, no event around it, no wish but which calls it wants, and a ring with room. The
//! record is written in its place by code that knows its event type when it is compiled, for the types that make up most of what machines
//! do. Everything else goes the general way in [`super`], with the same outcome.

use super::{live_ring, measure, unsent, wake_if_awaited, Hook, Measured, Next, Row, Stamp, MOST};
use crate::{
    encode::{Ctx, Lost, Table},
    kernel::{Kernel, Syscall},
    record::{bits, Record},
    registry::{Consumer, Cpu, Guard},
};
use core::sync::atomic::Ordering::Relaxed;
use eyas_abi::{generated::events::EVENTS, ids, ioctl::tp};

/// Records the event, or says that the general way must be gone (nothing was done then).
#[inline(always)]
pub(super) fn exit_event<K: Kernel>(g: &Guard<'_>, k: &K, row: Row, nr: Option<u16>, sys: &Syscall) -> bool {
    let (Some(c), Some(cpu)) = (g.solo(), g.probe.cpu(g.cpu)) else { return false };
    if c.wishes.plainly(tp::SYS_EXIT, nr, || k.tgid()) != Some(true) {
        return false;
    }
    let Some(ring) = live_ring(g, c) else { return false };
    let before = cpu.nested();
    let made = cpu.outermost(|| {
        ring.in_place(MOST, |room| {
            ring.offered();
            let set = c.wishes.settings();
            let measured = straight(room, row.exit, &Ctx { k, sys, set: &set, part: 0 });
            (measured.map_or(0, |(len, _)| len), measured)
        })
    });
    let Some(Some(measured)) = made else { return false };
    cpu.hits.store(cpu.hits.load(Relaxed).wrapping_add(1), Relaxed);
    match measured {
        Ok((_, next)) => {
            wake_if_awaited(k, c, ring);
            if next == Next::Again {
                rest(g, k, cpu, row, nr, sys, c, before);
            }
        }
        Err(why) => unsent(ring, why, row.exit),
    }
    true
}

/// The second and further records of a call that makes several.
#[cold]
#[expect(clippy::too_many_arguments, reason = "what the caller has in registers")]
fn rest<K: Kernel>(g: &Guard<'_>, k: &K, cpu: &Cpu, row: Row, nr: Option<u16>, sys: &Syscall, c: &Consumer, nested: u32) {
    let offer = super::exit_offer(row, nr, sys);
    cpu.enter(|depth, scratch| {
        if let Some(scratch) = scratch {
            Hook { g, k, cpu, offer: &offer, sys, depth }.rest_for(c, scratch, &mut Stamp { ts: k.entered(), nested });
        }
    });
}

/// Builds a record, by code of its own for the most frequent types.
#[inline(always)]
fn straight<K: Kernel>(room: &mut [u8], id: u16, cx: &Ctx<'_, K>) -> Measured {
    match id {
        ids::SYSCALL_READ_X => known::<K, { ids::SYSCALL_READ_X }>(room, cx),
        ids::SYSCALL_OPENAT_2_X => known::<K, { ids::SYSCALL_OPENAT_2_X }>(room, cx),
        ids::SYSCALL_CLOSE_X => known::<K, { ids::SYSCALL_CLOSE_X }>(room, cx),
        ids::SYSCALL_WRITE_X => known::<K, { ids::SYSCALL_WRITE_X }>(room, cx),
        _ => measure(cx, room, id, cx.k.entered()),
    }
}

/// As [`measure`], for a type that is known when this is compiled.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "at compile time")]
fn known<K: Kernel, const ID: u16>(room: &mut [u8], cx: &Ctx<'_, K>) -> Measured {
    let ts = cx.k.entered();
    let mut r = Record::new(room, const { EVENTS[ID as usize].nparams as usize });
    let next = const { Table::<K>::ALL[ID as usize] }.run(cx, &mut r)?;
    r.finish(ts, bits(i64::from(cx.k.tid())), ID).map(|len| (len, next)).ok_or(Lost::TooLarge)
}
