// SPDX-License-Identifier: Apache-2.0
//! Leaving this process's own events out: else an alert that is written to a file makes the next event.
//!
//! Our module does it; with another one the reader does, by thread id.

use super::device::Device;
use eyas_abi::ioctl::{self, features};
use std::time::{Duration, Instant};

/// How often the list of threads is read anew.
const REFRESH: Duration = Duration::from_secs(1);

/// Whose events are left out here.
pub(super) struct Own {
    tids: Vec<u64>,
    read: Instant,
    here: bool,
    /// Events left out.
    pub(super) count: u64,
}

impl Own {
    /// Nobody's.
    pub(super) fn nobody() -> Self {
        Self { tids: Vec::new(), read: Instant::now(), here: false, count: 0 }
    }

    /// This process's: by the module if it can.
    pub(super) fn this_process(device: Option<&Device>, bits: u64) -> Self {
        let by_module = bits & features::IGNORED_PID != 0
            && device.is_some_and(|d| d.command(ioctl::SET_IGNORED_PID, u64::from(std::process::id())).is_ok());
        let mut own = Self { here: !by_module, ..Self::nobody() };
        own.reread();
        own
    }

    fn reread(&mut self) {
        self.read = Instant::now();
        if !self.here {
            return;
        }
        if let Ok(tasks) = std::fs::read_dir("/proc/self/task") {
            self.tids = tasks.filter_map(|t| t.ok()?.file_name().to_str()?.parse().ok()).collect();
            self.tids.sort_unstable();
        }
    }

    /// Now and then: threads may have been started.
    pub(super) fn refresh(&mut self) {
        if self.here && self.read.elapsed() >= REFRESH {
            self.reread();
        }
    }

    /// Whether an event of this thread is left out.
    #[inline]
    pub(super) fn leaves_out(&mut self, tid: u64) -> bool {
        let out = self.here && self.tids.binary_search(&tid).is_ok();
        self.count += u64::from(out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_thread_is_left_out_and_counted() {
        let mut own = Own::this_process(None, 0);
        let tid = u64::try_from(nix::unistd::gettid().as_raw()).unwrap();
        assert!(own.leaves_out(tid) && !own.leaves_out(1 << 40));
        assert_eq!(own.count, 1);
        assert!(!Own::nobody().leaves_out(tid));
    }
}
