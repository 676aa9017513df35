// SPDX-License-Identifier: Apache-2.0
//! Threads that exited a moment ago, so that a late clone event of their parent does not bring them back.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

/// How many are remembered.
const SLOTS: usize = 8192;
/// For how long, ns.
const WINDOW_NS: u64 = 2_000_000_000;

/// The last exits: found by key, forgotten in order.
#[derive(Default, Debug)]
pub(crate) struct RecentlyExited {
    order: VecDeque<(u64, u64)>,
    latest: FxHashMap<u64, u64>,
}

/// Low halves of parent and thread id.
fn key(ptid: i64, tid: i64) -> u64 {
    let low = |v: i64| v.cast_unsigned() & 0xffff_ffff;
    low(ptid) << 32 | low(tid)
}

impl RecentlyExited {
    pub fn add(&mut self, ptid: i64, tid: i64, ts: u64) {
        if self.order.len() >= SLOTS
            && let Some((old, at)) = self.order.pop_front()
            && self.latest.get(&old) == Some(&at)
        {
            self.latest.remove(&old);
        }
        let key = key(ptid, tid);
        self.order.push_back((key, ts));
        self.latest.insert(key, ts);
    }

    pub fn contains(&self, ptid: i64, tid: i64, ts: u64) -> bool {
        self.latest.get(&key(ptid, tid)).is_some_and(|t| ts >= *t && ts - t < WINDOW_NS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exit_is_remembered_for_two_seconds() {
        let mut r = RecentlyExited::default();
        r.add(1, 10, 1_000_000_000);
        assert!(r.contains(1, 10, 1_000_000_000));
        assert!(r.contains(1, 10, 2_999_999_999));
        assert!(!r.contains(1, 10, 3_000_000_000));
        assert!(!r.contains(1, 10, 999_999_999));
        assert!(!r.contains(2, 10, 1_000_000_000));
    }

    #[test]
    fn only_the_last_ones_are_kept() {
        let mut r = RecentlyExited::default();
        for tid in 0..20_000 {
            r.add(1, tid, 5);
        }
        assert!(!r.contains(1, 0, 5) && r.contains(1, 19_999, 5) && r.contains(1, 12_000, 5));
        assert_eq!((r.order.len(), r.latest.len()), (SLOTS, SLOTS));
    }
}
