// SPDX-License-Identifier: Apache-2.0
//! Which events a live source shall record.

use eyas_abi::{generated::syscalls::SYSCALL_COUNT, ids, ioctl::tp};
use eyas_schema::{EVENTS, EventSource};

#[cfg(target_arch = "aarch64")]
use eyas_abi::generated::syscalls::AARCH64 as NATIVE;
#[cfg(not(target_arch = "aarch64"))]
use eyas_abi::generated::syscalls::X86_64 as NATIVE;

/// A set of event types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    events: Vec<bool>,
}

/// Tracepoints other than those of system calls, and the events that each makes. The first index is asked for first.
const TRACEPOINTS: &[(u32, &[u16])] = &[
    (tp::PROCESS_EXIT, &[ids::PROCEXIT_E, ids::PROCEXIT_1_E]),
    (tp::SWITCH, &[ids::SCHEDSWITCH_1_E, ids::SCHEDSWITCH_6_E]),
    (tp::PAGE_FAULT_USER, &[ids::PAGE_FAULT_E]),
    (tp::PAGE_FAULT_KERNEL, &[ids::PAGE_FAULT_E]),
    (tp::SIGNAL, &[ids::SIGNALDELIVER_E]),
];

impl Wanted {
    /// No event.
    #[must_use]
    pub fn none() -> Self {
        Self { events: vec![false; EVENTS.len()] }
    }

    /// The event types for which `holds` holds.
    #[must_use]
    pub fn of(holds: impl Fn(u16) -> bool) -> Self {
        Self { events: EVENTS.iter().map(|e| holds(e.id)).collect() }
    }

    /// Every system call, and what happens to processes. Context switches and page faults are too many to be among them.
    #[must_use]
    pub fn all() -> Self {
        let mut all = Self::none();
        EVENTS.iter().filter(|e| e.source == EventSource::Syscall).for_each(|e| all.add(e.id));
        [ids::PROCEXIT_1_E, ids::SIGNALDELIVER_E].into_iter().for_each(|id| all.add(id));
        all
    }

    /// Wants one more event type.
    pub fn add(&mut self, id: u16) {
        if let Some(place) = self.events.get_mut(usize::from(id)) {
            *place = true;
        }
    }

    /// Whether the event type is wanted.
    #[must_use]
    pub fn has(&self, id: u16) -> bool {
        self.events.get(usize::from(id)).copied().unwrap_or(false)
    }

    /// For each native system-call number, whether its exit event is wanted.
    pub(crate) fn syscalls(&self) -> impl Iterator<Item = (u16, bool)> + '_ {
        (0_u16..).zip(NATIVE.iter().take(SYSCALL_COUNT).map(|call| self.has(call.exit)))
    }

    /// Tracepoint indexes to be asked for, in the order of the reference.
    pub(crate) fn tracepoints(&self) -> Vec<u32> {
        let mut out = Vec::new();
        let any = self.syscalls().any(|(_, wanted)| wanted);
        if any {
            out.extend([tp::SYS_EXIT, tp::FORK, tp::EXEC]);
        }
        out.extend(TRACEPOINTS.iter().filter(|(_, events)| events.iter().any(|id| self.has(*id))).map(|(tp, _)| *tp));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_every_call_and_process_events() {
        let all = Wanted::all();
        assert!(all.syscalls().all(|(_, wanted)| wanted));
        assert_eq!(all.syscalls().count(), SYSCALL_COUNT);
        assert_eq!(all.tracepoints(), [tp::SYS_EXIT, tp::FORK, tp::EXEC, tp::PROCESS_EXIT, tp::SIGNAL]);
    }

    #[test]
    fn one_event_is_its_calls() {
        let mut wanted = Wanted::none();
        assert!(wanted.tracepoints().is_empty());
        wanted.add(ids::SYSCALL_OPENAT_2_X);
        wanted.add(u16::MAX);
        let numbers: Vec<_> = wanted.syscalls().filter(|(_, w)| *w).map(|(n, _)| n).collect();
        if cfg!(target_arch = "x86_64") {
            assert_eq!(numbers, [257]);
        }
        assert_eq!(wanted.tracepoints(), [tp::SYS_EXIT, tp::FORK, tp::EXEC]);
    }
}
