// SPDX-License-Identifier: Apache-2.0
//! Counters of a source: what came, what was lost, and why.

use eyas_schema::DecodeError;

/// Events lost in the kernel, by cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drops {
    /// No room in the ring; the sum over all classes of events.
    pub buffer: u64,
    /// Of these: by class, as named by [`Drops::CLASSES`].
    pub classes: [u64; 10],
    /// User memory was not there.
    pub page_faults: u64,
    /// Inside another event, too deep.
    pub preemptions: u64,
    /// Their CPU came later and had no ring yet.
    pub no_ring: u64,
}

impl Drops {
    /// Names of the classes, in the order of the counters.
    pub const CLASSES: [&'static str; 10] = [
        "clone_fork_exit",
        "execve_exit",
        "connect_enter",
        "connect_exit",
        "open_enter",
        "open_exit",
        "dir_file_exit",
        "other_interest_exit",
        "close_exit",
        "proc_exit",
    ];

    /// All of them together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.buffer.saturating_add(self.page_faults).saturating_add(self.preemptions).saturating_add(self.no_ring)
    }

    /// Adds another ring's.
    pub fn add(&mut self, other: &Self) {
        self.buffer = self.buffer.saturating_add(other.buffer);
        self.page_faults = self.page_faults.saturating_add(other.page_faults);
        self.preemptions = self.preemptions.saturating_add(other.preemptions);
        self.no_ring = self.no_ring.saturating_add(other.no_ring);
        for (sum, n) in self.classes.iter_mut().zip(other.classes) {
            *sum = sum.saturating_add(n);
        }
    }
}

/// Counters of one CPU's ring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CpuStats {
    /// The CPU.
    pub cpu: u16,
    /// Events that the producer tried to record.
    pub offered: u64,
    /// Events that it lost.
    pub drops: Drops,
}

/// Records that were no events, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Corrupt {
    /// Too short for a header; the rest of the ring's block was skipped.
    pub header: u64,
    /// An impossible length; the rest of the ring's block was skipped.
    pub length: u64,
    /// An event id that the schema does not know; skipped by its length.
    pub unknown_type: u64,
    /// More parameters than fit; skipped by its length.
    pub count: u64,
    /// Parameters longer than the record; skipped by its length.
    pub params: u64,
    /// The producer's head was outside the ring; the ring was left alone.
    pub head: u64,
}

impl Corrupt {
    /// Counts bytes that are no event.
    pub(crate) fn count(&mut self, error: &DecodeError) {
        let counter = match error {
            DecodeError::ShortHeader { .. } => &mut self.header,
            DecodeError::BadLength { .. } => &mut self.length,
            DecodeError::UnknownType { .. } => &mut self.unknown_type,
            DecodeError::BadCount { .. } => &mut self.count,
            DecodeError::BadParams { .. } => &mut self.params,
        };
        *counter += 1;
    }

    /// All of them together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.header + self.length + self.unknown_type + self.count + self.params + self.head
    }
}

/// Counters of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Events delivered.
    pub delivered: u64,
    /// Events of this process that were left out by the reader (the module may have left out more).
    pub own: u64,
    /// Rings, where the source has any.
    pub cpus: Vec<CpuStats>,
    /// Events lost because their CPU came later and had no ring yet.
    pub no_ring: u64,
    /// Records that were no events.
    pub corrupt: Corrupt,
    /// Events delivered after one with a later time stamp.
    pub inversions: u64,
    /// How often the wall clock was set back.
    pub clock_steps: u64,
    /// Events delivered because they had waited long enough, whatever their time stamp.
    pub overdue: u64,
}

impl Stats {
    /// Events lost in the kernel, all rings together.
    #[must_use]
    pub fn drops(&self) -> Drops {
        let mut sum = Drops { no_ring: self.no_ring, ..Drops::default() };
        self.cpus.iter().for_each(|cpu| sum.add(&cpu.drops));
        sum
    }

    /// Events offered to all rings.
    #[must_use]
    pub fn offered(&self) -> u64 {
        self.cpus.iter().map(|cpu| cpu.offered).sum()
    }
}
