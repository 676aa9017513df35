// SPDX-License-Identifier: Apache-2.0
//! Threads that left without an event (it was lost) are found out from time to time. Live only.

use crate::state::State;

/// Time from the first event to the first purge, ns.
const FIRST_NS: u64 = 30_000_000_000;

impl State {
    pub(crate) fn purge_if_due(&mut self, ts: u64) {
        if self.next_purge == 0 {
            self.next_purge = ts.saturating_add(FIRST_NS.min(self.config.purge_interval_ns));
        }
        if ts >= self.next_purge {
            self.purge(ts);
            self.next_purge = ts.saturating_add(self.config.purge_interval_ns);
        }
    }

    /// Removes threads of which nothing is known, and those that are quiet and gone.
    fn purge(&mut self, ts: u64) {
        self.strangers.clear();
        let Some(mut proc) = self.proc.take() else { return };
        let doomed: Vec<i64> = self
            .table
            .iter()
            .filter(|(_, t)| {
                let quiet = t.last_seen.saturating_add(self.config.purge_after_ns) <= ts;
                t.is_invalid() || (quiet && !proc.is_alive(t.pid, t.tid, &t.comm))
            })
            .map(|(_, t)| t.tid)
            .collect();
        for tid in doomed {
            self.remove_thread(tid);
            self.counters.purged += 1;
        }
        self.proc = Some(proc);
    }
}
