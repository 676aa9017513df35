// SPDX-License-Identifier: Apache-2.0
//! Records of several rings in time-stamp order.
//!
//! A round ([`Merge::refill`]) takes the clock, then the heads of all rings. Records up to a little before that clock are
//! delivered in order of their time stamps; what is newer waits for the next round, since another ring may still get an
//! older one. The little ([`Settings::lag`]) covers the time from a record's time stamp to its publication.
//!
//! The wall clock may be set back. A record from before such a step looks as if it came from the future: it is ordered by
//! its time stamp less the step. Whatever its time stamp, nothing waits longer than [`HOLD_LIMIT`] from its arrival.
//!
//! Bytes of a ring are claims. A record that is none is counted by kind and skipped: by its length if that is sane, else
//! with all that the ring held in this round (a round ends at a record's end, so the next one begins at a record).
//!
//! Cost: one sift in a heap of the rings for each record.

use super::{
    clock::{Clock, Moment, Steps},
    ring::Ring,
};
use crate::stats::Corrupt;
use eyas_schema::Event;
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, binary_heap::PeekMut},
};

/// Longest wait of a record whose time stamp lies ahead of the clock, in ns of the monotonic clock. A wait may begin anew
/// for what arrived during one, so the longest is twice this.
pub const HOLD_LIMIT: u64 = 200_000_000;

/// How a merge behaves.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How much older than the clock a record must be, in ns.
    pub lag: u64,
    /// Space is given back to the producer in portions of at least this many bytes, and at the end of a round.
    pub portion: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lag: 2_000_000, portion: 64 << 10 }
    }
}

/// Counters of a merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records delivered.
    pub delivered: u64,
    /// Records delivered after one with a later time.
    pub inversions: u64,
    /// Steps back of the wall clock.
    pub steps: u64,
    /// Records delivered because they had waited long enough.
    pub overdue: u64,
    /// Records that were none.
    pub corrupt: Corrupt,
}

/// One ring and where its reader is.
struct Lane<R> {
    ring: R,
    cpu: u16,
    /// Start of the record that comes next.
    at: u32,
    /// Head as of this round.
    end: u32,
    /// Tail that the producer was told.
    told: u32,
    /// Length of the record at `at`, once it was looked at.
    len: u32,
    /// Time stamp of the last record looked at.
    last_ts: u64,
    /// How far the clock was set back since the records at `at` were made, as far as known.
    shift: u64,
    /// Since when the lane waits, and what it held then.
    held: Option<(u64, u32)>,
    /// What lies before this offset has waited long enough.
    overdue_to: Option<u32>,
}

impl<R: Ring> Lane<R> {
    fn new(cpu: u16, ring: R) -> Self {
        let at = ring.tail() & ring.size().wrapping_sub(1);
        let (end, told) = (at, at);
        Self { ring, cpu, at, end, told, len: 0, last_ts: 0, shift: 0, held: None, overdue_to: None }
    }

    fn mask(&self) -> u32 {
        self.ring.size().wrapping_sub(1)
    }

    fn used(&self) -> u32 {
        self.end.wrapping_sub(self.at) & self.mask()
    }

    fn bytes(&self) -> &[u8] {
        self.ring.bytes(self.at, self.used())
    }

    /// Steps over `len` bytes and gives space back.
    fn step(&mut self, len: u32, portion: u32) {
        let before = self.used();
        self.at = self.at.wrapping_add(len) & self.mask();
        if let Some(to) = self.overdue_to {
            let left = to.wrapping_sub(self.at) & self.mask();
            if left == 0 || left > before {
                self.overdue_to = None;
            }
        }
        let unsaid = self.at.wrapping_sub(self.told) & self.mask();
        if unsaid >= portion || (unsaid > 0 && self.at == self.end) {
            self.told = self.at;
            self.ring.set_tail(self.at);
        }
    }

    fn new_round(&mut self, step: u64, corrupt: &mut Corrupt) {
        let head = self.ring.head();
        if head < self.ring.size() {
            self.end = head;
        } else {
            corrupt.head += 1;
        }
        if step > 0 && self.used() > 0 {
            self.shift = self.shift.saturating_add(step);
        }
    }

    /// Finds the next record, skipping what is none. Gives its key, or nothing when the lane is empty or waits.
    fn look(&mut self, round: &Round, counts: &mut Counts, portion: u32) -> Option<u64> {
        while self.used() > 0 {
            let parsed = Event::parse_header(self.bytes()).map(|head| (head.len(), Event::parse(self.bytes()).map(|event| event.ts)));
            let (len, ts) = match parsed {
                Ok((len, ts)) => (u32::try_from(len).unwrap_or(u32::MAX), ts),
                Err(e) => {
                    counts.corrupt.count(&e);
                    self.step(self.used(), portion);
                    return None;
                }
            };
            match ts {
                Ok(ts) => {
                    self.len = len;
                    return self.key(ts, round, counts);
                }
                Err(e) => {
                    counts.corrupt.count(&e);
                    self.step(len, portion);
                }
            }
        }
        self.held = None;
        None
    }

    /// The time by which the record is ordered; nothing while it has to wait.
    fn key(&mut self, ts: u64, round: &Round, counts: &mut Counts) -> Option<u64> {
        if self.shift > 0 && ts.saturating_add(self.shift / 2) < self.last_ts {
            self.shift = 0;
        }
        self.last_ts = ts;
        let key = if self.shift > 0 && ts > round.until { ts.saturating_sub(self.shift) } else { ts };
        if key <= round.until {
            self.held = None;
            return Some(key);
        }
        if self.overdue_to.is_none() {
            let (since, to) = *self.held.get_or_insert((round.now.mono, self.end));
            if round.now.mono.saturating_sub(since) < HOLD_LIMIT {
                return None;
            }
            self.overdue_to = Some(to);
            self.held = None;
        }
        counts.overdue += 1;
        Some(round.until)
    }
}

#[derive(Clone, Copy, Default)]
struct Round {
    now: Moment,
    /// Newest time stamp that may be delivered.
    until: u64,
}

/// The merge. Use: [`Merge::refill`], then [`Merge::advance`] and [`Merge::current`] until there is nothing left.
pub struct Merge<R> {
    lanes: Vec<Lane<R>>,
    /// Lanes with a record that may be delivered, earliest first.
    heap: BinaryHeap<Reverse<(u64, usize)>>,
    /// The top of the heap was delivered and is still being read.
    lent: bool,
    round: Round,
    steps: Steps,
    last_key: u64,
    settings: Settings,
    counts: Counts,
}

impl<R: Ring> Merge<R> {
    /// A merge of these rings, each with its CPU.
    pub fn new(rings: impl IntoIterator<Item = (u16, R)>, settings: Settings) -> Self {
        let lanes: Vec<_> = rings.into_iter().map(|(cpu, ring)| Lane::new(cpu, ring)).collect();
        Self {
            heap: BinaryHeap::with_capacity(lanes.len()),
            lanes,
            lent: false,
            round: Round::default(),
            steps: Steps::default(),
            last_key: 0,
            settings,
            counts: Counts::default(),
        }
    }

    /// Takes in the ring of a CPU that came later; its records are in the next round.
    pub fn add(&mut self, cpu: u16, ring: R) {
        self.lanes.push(Lane::new(cpu, ring));
    }

    /// Recording starts: from now on a step of the clock is noticed.
    pub fn start(&mut self, clock: &impl Clock) {
        self.steps.back_since(clock.now());
    }

    /// Begins a round. What the last one left is kept.
    pub fn refill(&mut self, clock: &impl Clock) {
        self.settle();
        let now = clock.now();
        let step = self.steps.back_since(now);
        if step > 0 {
            self.counts.steps += 1;
            self.last_key = self.last_key.saturating_sub(step);
        }
        self.round = Round { now, until: now.real.saturating_sub(self.settings.lag) };
        // Clock first, heads after it: a record older than the clock by the lag is behind one of these heads.
        self.heap.clear();
        for (i, lane) in self.lanes.iter_mut().enumerate() {
            lane.new_round(step, &mut self.counts.corrupt);
            if let Some(key) = lane.look(&self.round, &mut self.counts, self.settings.portion) {
                self.heap.push(Reverse((key, i)));
            }
        }
    }

    /// Goes on to the next record; false when this round has no more.
    #[inline]
    pub fn advance(&mut self) -> bool {
        self.settle();
        let Some(Reverse((key, _))) = self.heap.peek() else { return false };
        if *key < self.last_key {
            self.counts.inversions += 1;
        }
        self.last_key = *key;
        self.counts.delivered += 1;
        self.lent = true;
        true
    }

    /// The record that [`Merge::advance`] went to.
    #[inline]
    pub fn current(&self) -> Option<(u16, Event<'_>)> {
        let Reverse((_, lane)) = self.heap.peek().filter(|_| self.lent)?;
        let lane = self.lanes.get(*lane)?;
        Some((lane.cpu, Event::parse_header(lane.bytes()).ok()?))
    }

    /// Whether records wait for a later round.
    pub fn holds_back(&self) -> bool {
        self.lanes.iter().any(|lane| lane.used() > 0)
    }

    /// Counters up to now.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The rings and their CPUs.
    pub fn rings(&self) -> impl Iterator<Item = (u16, &R)> {
        self.lanes.iter().map(|lane| (lane.cpu, &lane.ring))
    }

    /// The record on loan is done with.
    #[inline]
    fn settle(&mut self) {
        if !std::mem::take(&mut self.lent) {
            return;
        }
        let Some(mut top) = self.heap.peek_mut() else { return };
        let Reverse((_, i)) = *top;
        let next = self.lanes.get_mut(i).and_then(|lane| {
            lane.step(lane.len, self.settings.portion);
            lane.look(&self.round, &mut self.counts, self.settings.portion)
        });
        match next {
            Some(key) => *top = Reverse((key, i)),
            None => {
                PeekMut::pop(top);
            }
        }
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
