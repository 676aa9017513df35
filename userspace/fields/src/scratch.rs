// SPDX-License-Identifier: Apache-2.0
//! What reading fields needs beside event and state: an arena for composed values, and what some fields remember.
//!
//! One worker owns one scratch. The arena keeps its memory when it is cleared, so that reading fields does not go to
//! the heap once it has grown to what the longest event needs.
use bumpalo::Bump;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// Threads whose CPU time is kept; beyond that all begin anew.
pub(crate) const MAX_THREADS: usize = 262_144;

/// Working memory of one worker.
#[derive(Debug, Default)]
pub struct Scratch {
    arena: Bump,
    pub(crate) path: RefCell<Vec<u8>>,
    /// Time at which each instance of `evt.deltatime` was last read.
    pub(crate) last_read: RefCell<FxHashMap<u32, u64>>,
    /// Time of the last context switch on each CPU, for each instance that reads it.
    pub(crate) last_switch: RefCell<FxHashMap<(u32, u16), u64>>,
    /// CPU time of each thread, for each instance that reads it.
    pub(crate) run_times: RefCell<FxHashMap<(u32, u64), u64>>,
    /// CPU time that the last record of each thread reported, for each instance that reads it.
    pub(crate) cpu_times: RefCell<FxHashMap<(u32, u64), u64>>,
    /// Texts of values that have names.
    pub(crate) named: crate::named::Named,
    pub(crate) readings: Cell<u64>,
    pub(crate) last_output_ts: Cell<u64>,
}

impl Scratch {
    /// Forgets all values; what fields remember from event to event stays. Call it before each event.
    pub fn clear(&mut self) {
        self.arena.reset();
    }

    /// Room for values of this event.
    #[must_use]
    pub fn arena(&self) -> &Bump {
        &self.arena
    }

    /// Tells that the event at this time was shown, for times that are relative to it.
    pub fn shown(&self, ts: u64) {
        self.last_output_ts.set(ts);
    }
}
