// SPDX-License-Identifier: Apache-2.0
//! The last enter event of each thread, until its exit event comes.
//!
//! Bounded: entries live in two generations; when the young one is full, the old one is given up and the young
//! one becomes old. A thread that waits in its call longer than both hold loses its enter event, which is counted.

use std::collections::HashMap;

use eyas_schema::Event;

/// Bytes that a generation may hold, with what an entry costs beside its event.
const GENERATION: usize = 1 << 20;
const COST: usize = 96;

/// See the module. An empty entry means that the thread has no enter event.
#[derive(Debug, Default)]
pub(super) struct Enters {
    young: HashMap<u64, Vec<u8>>,
    old: HashMap<u64, Vec<u8>>,
    /// Bytes in `young`, counted with every event stored there.
    held: usize,
    forgotten: u64,
}

impl Enters {
    /// Keeps `event` for its thread, in the place of the one before.
    pub(super) fn store(&mut self, tid: u64, event: &[u8]) {
        let entry = self.young.entry(tid).or_insert_with(|| {
            self.held = self.held.saturating_add(COST);
            Vec::new()
        });
        self.held = self.held.saturating_add(event.len().saturating_sub(entry.capacity()));
        entry.clear();
        entry.extend_from_slice(event);
        if self.held > GENERATION {
            let waiting = self.old.iter().filter(|(tid, event)| !event.is_empty() && !self.young.contains_key(tid));
            self.forgotten = self.forgotten.saturating_add(waiting.count() as u64);
            self.old = std::mem::take(&mut self.young);
            self.held = 0;
        }
    }

    /// The enter event of a thread.
    pub(super) fn get(&self, tid: u64) -> Option<Event<'_>> {
        let bytes = self.young.get(&tid).or_else(|| self.old.get(&tid))?;
        Event::parse(bytes).ok()
    }

    /// The thread's enter event was used.
    pub(super) fn done(&mut self, tid: u64) {
        for generation in [&mut self.young, &mut self.old] {
            if let Some(event) = generation.get_mut(&tid) {
                event.clear();
            }
        }
    }

    pub(super) fn forgotten(&self) -> u64 {
        self.forgotten
    }

    pub(super) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
        self.held = 0;
    }
}
