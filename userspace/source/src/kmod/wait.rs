// SPDX-License-Identifier: Apache-2.0
//! Waiting for events: by `poll` where the module tells when there is something (our own), else by looking again after
//! growing pauses, as readers of the shared ABI do.

use super::device::Device;
use crate::Stop;
use eyas_abi::ioctl::{self, Features, Readiness, features};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use std::os::fd::AsFd;

/// Oldest age of an unread event, in ms, at which `poll` wakes: with it, an event is out within 100 ms and an idle
/// program wakes at most 20 times a second.
const MAX_AGE_MS: u32 = 50;
/// Longest sleep in ms without an event: time for what is due now and then.
const IDLE_MS: u16 = 1_000;
/// Pauses in ms between looks at a module that cannot be polled.
const PAUSES: [u16; 7] = [0, 1, 2, 4, 8, 16, 30];
/// Bytes in a ring at which the pauses begin anew.
pub(super) const BUSY_BYTES: u32 = 20_000;

/// How to wait.
pub(super) enum Wait {
    /// The module wakes us.
    Poll,
    /// Look again after a pause; the index of the next one.
    Pauses(usize),
}

impl Wait {
    /// Asks the module what it can do, and tells it when to wake us, and that we open the rings of CPUs that come later. Gives the feature bits
    /// that hold.
    pub(super) fn new(devices: &[Device], buffer: u32) -> (Self, u64) {
        let Some(first) = devices.first() else { return (Self::Pauses(0), 0) };
        let bits = first.fetch::<Features>(ioctl::GET_FEATURES).map_or(0, |f| f.bits);
        let readiness = Readiness { watermark: (buffer / 8).max(1), max_age_ms: MAX_AGE_MS };
        let polls = bits & features::POLL != 0 && first.hand(ioctl::SET_READINESS, &readiness).is_ok();
        // Without `poll` nobody would tell us of a ring that waits to be opened.
        let late = polls && bits & features::LATE_CPUS != 0 && first.command(ioctl::SET_LATE_CPUS, 1).is_ok();
        (if polls { Self::Poll } else { Self::Pauses(0) }, if late { bits } else { bits & !features::LATE_CPUS })
    }

    /// Sleeps until there may be something. `busy`: a ring holds much. `held`: the last round left something.
    /// `useless`: the last wake-up brought nothing. True if the ring of a CPU that came later waits to be opened.
    pub(super) fn sleep(&mut self, devices: &[Device], stop: &Stop, busy: bool, held: bool, useless: bool) -> bool {
        let mut waiter = vec![PollFd::new(stop.waiter(), PollFlags::POLLIN)];
        let pause = match self {
            // What was held back was too new; a moment later it isn't.
            Self::Poll if held && useless => 1,
            Self::Poll => {
                waiter.extend(devices.iter().map(|d| PollFd::new(d.as_fd(), PollFlags::POLLIN | PollFlags::POLLPRI)));
                if held { u16::try_from(MAX_AGE_MS).unwrap_or(u16::MAX) } else { IDLE_MS }
            }
            Self::Pauses(next) => {
                if busy {
                    *next = 0;
                }
                let pause = PAUSES.get(*next).or(PAUSES.last()).copied().unwrap_or(0);
                *next = (*next + 1).min(PAUSES.len());
                pause
            }
        };
        // An interrupted wait ends early, which does no harm.
        let _ = poll(&mut waiter, PollTimeout::from(pause));
        let late = waiter.iter().skip(1).any(|fd| fd.revents().is_some_and(|told| told.contains(PollFlags::POLLPRI)));
        if !stop.is_asked() {
            stop.drain();
        }
        late
    }
}
