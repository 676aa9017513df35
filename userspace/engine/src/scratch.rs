// SPDX-License-Identifier: Apache-2.0
//! What an evaluation remembers: truth of predicates and groups already read, for the event at hand, and of those that
//! hold for its thread.

use crate::{files::Files, lasting::Lasting};

/// Working memory of one worker. Everything in it can be thrown away between two events.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Number of the evaluation, so that nothing has to be cleared between events; below 2^30.
    epoch: u32,
    /// Per predicate: `epoch << 1 | truth`.
    truth: Vec<u32>,
    /// Per group: `epoch << 1 | open`, once it has run.
    group: Vec<u32>,
    /// What is known of threads.
    pub(crate) lasting: Lasting,
    /// What is known of files.
    pub(crate) files: Files,
    /// A value was open.
    pub(crate) open: bool,
    /// Rules to look at, by place in the event type's plan.
    pub(crate) candidates: Vec<u32>,
    /// Rules that match, in order.
    pub(crate) matches: Vec<u32>,
    /// Rules whose verdict is open, in order.
    pub(crate) undecided: Vec<u32>,
}

impl Scratch {
    /// Empty memory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Rules that match in the last evaluation, in order.
    #[must_use]
    pub fn matches(&self) -> &[u32] {
        &self.matches
    }

    /// Rules of the last evaluation that match once what is not known yet turns out so, in order.
    #[must_use]
    pub fn undecided(&self) -> &[u32] {
        &self.undecided
    }

    #[inline]
    pub(crate) fn begin(&mut self, predicates: usize, groups: usize, bits: u16) {
        if self.epoch >= (1 << 30) || self.truth.len() != predicates || self.group.len() != groups {
            self.fit(predicates, groups, bits);
        }
        self.epoch += 1;
        self.open = false;
        self.candidates.clear();
        self.matches.clear();
        self.undecided.clear();
    }

    /// Makes room for so many; forgets everything.
    #[inline(never)]
    fn fit(&mut self, predicates: usize, groups: usize, bits: u16) {
        self.epoch = 0;
        self.truth.clear();
        self.truth.resize(predicates, 0);
        self.group.clear();
        self.group.resize(groups, 0);
        self.lasting.fit(bits);
        self.files = Files::default();
    }

    #[inline]
    pub(crate) fn known(&self, pred: usize) -> Option<bool> {
        self.truth.get(pred).filter(|t| **t >> 1 == self.epoch).map(|t| t & 1 == 1)
    }

    #[inline]
    pub(crate) fn set(&mut self, pred: usize, truth: bool) {
        if let Some(t) = self.truth.get_mut(pred) {
            *t = self.epoch << 1 | u32::from(truth);
        }
    }

    /// Whether the group has run, and if so whether its value was open.
    #[inline]
    pub(crate) fn ran(&self, group: usize) -> Option<bool> {
        self.group.get(group).filter(|t| **t >> 1 == self.epoch).map(|t| t & 1 == 1)
    }

    #[inline]
    pub(crate) fn set_ran(&mut self, group: usize, open: bool) {
        if let Some(t) = self.group.get_mut(group) {
            *t = self.epoch << 1 | u32::from(open);
        }
        self.open |= open;
    }
}
