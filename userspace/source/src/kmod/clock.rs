// SPDX-License-Identifier: Apache-2.0
//! Wall clock and monotonic clock together, and the wall clock's steps back.
//!
//! Events carry wall-clock times, and the wall clock may be set. What is waited for is measured by the monotonic clock.

use nix::time::{ClockId, clock_gettime};

/// Smallest step back that counts as one. Slewing moves the clock 0.05 ms in 100 ms, and reading two clocks one after
/// the other is not exact either.
const STEP: u64 = 10_000_000;

/// One moment on both clocks, in ns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Wall clock since the epoch.
    pub real: u64,
    /// Monotonic clock.
    pub mono: u64,
}

/// Where moments come from.
pub trait Clock {
    /// The moment that it is.
    fn now(&self) -> Moment;
}

/// The kernel's clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

fn read(id: ClockId) -> u64 {
    let Ok(t) = clock_gettime(id) else { return 0 };
    let part = |n: i64| u64::try_from(n).unwrap_or(0);
    part(t.tv_sec()).saturating_mul(1_000_000_000).saturating_add(part(t.tv_nsec()))
}

impl Clock for SystemClock {
    /// Reads the wall clock between two looks at the monotonic one, again when they were far apart.
    fn now(&self) -> Moment {
        let mut before = read(ClockId::CLOCK_MONOTONIC);
        for _ in 0..3 {
            let real = read(ClockId::CLOCK_REALTIME);
            let after = read(ClockId::CLOCK_MONOTONIC);
            if after.saturating_sub(before) < STEP / 10 {
                return Moment { real, mono: after };
            }
            before = after;
        }
        Moment { real: read(ClockId::CLOCK_REALTIME), mono: before }
    }
}

/// Notices that the wall clock was set back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps {
    last: Option<Moment>,
}

impl Steps {
    /// How far the wall clock went back since the last moment, beyond what passed on the monotonic clock; 0 if it did not.
    pub fn back_since(&mut self, now: Moment) -> u64 {
        let Some(last) = self.last.replace(now) else { return 0 };
        let expected = last.real.saturating_add(now.mono.saturating_sub(last.mono));
        let back = expected.saturating_sub(now.real);
        if back >= STEP { back } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_steps_back_are_steps() {
        let mut steps = Steps::default();
        let s = 1_000_000_000;
        let mut at = |real, mono| steps.back_since(Moment { real, mono });
        assert_eq!(at(100 * s, s), 0);
        assert_eq!(at(101 * s, 2 * s), 0);
        assert_eq!(at(500 * s, 3 * s), 0, "forward");
        assert_eq!(at(401 * s, 4 * s), 100 * s);
        assert_eq!(at(402 * s - 1_000_000, 5 * s), 0, "slewed");
    }

    #[test]
    fn the_kernel_s_clocks_run() {
        let (a, b) = (SystemClock.now(), SystemClock.now());
        assert!(b.mono >= a.mono && a.real > 1_600_000_000_000_000_000);
    }
}
