// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Events that lacked user memory because its page was not there: where the hook may sleep, its caller brings the page in, holding nothing of
//! ours, and calls again. Until then no record is left, and nothing is counted for the consumers that wait for one.

use super::{any_exit, enter_offer, exit_offer, sys_enter, untranslated, Hook, Stamp};
use crate::{
    consumer::Verdict,
    encode::Next,
    kernel::Kernel,
    registry::Guard,
    translate::{translate, Raw, Translated},
};
use eyas_abi::ioctl::tp;

/// In place of a part: no consumer was asked yet, since it was not known which call it is.
const ANEW: u32 = u32::MAX;

/// Asks that the whole hook is run again; false if that cannot be.
#[cold]
pub(super) fn anew<K: Kernel>(k: &K) -> bool {
    let can = k.can_retry();
    if can {
        k.retry(u64::MAX, ANEW);
    }
    can
}

/// A system call's hook once more ([`Kernel::retry`]): as it was called before, for the consumers that lacked user memory then, from that part on.
/// They were asked what they want, and are not asked again; it is made sure that none came in another's place since.
#[cold]
pub fn retry<K: Kernel>(g: &Guard<'_>, k: &K, raw: &mut Raw, enters: bool, consumers: u64, part: u32) {
    if part == ANEW {
        return if enters { sys_enter(g, k, raw) } else { any_exit(*g, k, raw) };
    }
    let tp = if enters { tp::SYS_ENTER } else { tp::SYS_EXIT };
    let (row, nr) = match translate(k, raw) {
        Translated::Call(row, nr) => (row, nr),
        // The arguments went away once more.
        Translated::Absent if k.can_retry() => return k.retry(consumers, part),
        _ => return untranslated(g, tp, consumers),
    };
    let (sys, cpu) = (&raw.sys, g.here());
    let offer = if enters { enter_offer(row, nr, sys) } else { exit_offer(row, nr, sys) };
    let wanted = g.consumers().filter(|(_, c)| c.wishes.wants_tracepoint(tp) && nr.is_none_or(|nr| c.wishes.syscalls.has(nr.into())));
    let wanted = consumers & wanted.fold(0, |all, (i, _)| all | bit(i));
    cpu.enter(|depth, scratch| {
        let hook = Hook { g, k, cpu, offer: &offer, sys, depth };
        match scratch {
            Some(scratch) => hook.rest(scratch, &mut Stamp { ts: k.entered(), nested: cpu.nested() }, wanted, part),
            None => {
                g.consumers().filter(|(i, _)| wanted & bit(*i) != 0).for_each(|(_, c)| hook.preempted_for(c, Verdict::Yes { marker: None }))
            }
        }
    });
}

/// A consumer in a set of them.
#[inline(always)]
pub(super) const fn bit(consumer: u32) -> u64 {
    1_u64.wrapping_shl(consumer)
}

/// What is left to do for a consumer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    Nothing,
    /// Another record of the same hook.
    More,
    /// This one, once memory was brought in.
    Retry,
}

impl From<Next> for Then {
    #[inline(always)]
    fn from(next: Next) -> Self {
        match next {
            Next::Done => Self::Nothing,
            Next::Again => Self::More,
        }
    }
}

/// The consumers that something is left to do for.
#[derive(Default)]
pub(super) struct Left {
    pub(super) more: u64,
    retry: u64,
}

impl Left {
    #[inline(always)]
    pub(super) fn note(&mut self, consumer: u32, then: Then) {
        match then {
            Then::Nothing => (),
            Then::More => self.more |= bit(consumer),
            Then::Retry => self.retry |= bit(consumer),
        }
    }
    #[inline(always)]
    pub(super) fn and(self, other: Self) -> Self {
        Self { more: self.more | other.more, retry: self.retry | other.retry }
    }
    /// Asks for the retries of a part; later parts get none then ([`Kernel::retry`]).
    #[inline(always)]
    pub(super) fn ask<K: Kernel>(&self, k: &K, part: u32) {
        if self.retry != 0 {
            k.retry(self.retry, part);
        }
    }
}
