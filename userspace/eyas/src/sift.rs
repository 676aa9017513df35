// SPDX-License-Identifier: Apache-2.0
//! Which events of a trace come before the viewer or the state. Most do not, and most of those are told by their headers.

use crate::pipeline::{DESCRIBING, Viewer};
use eyas_schema::Event;
use eyas_source::{Kinds, Sieve};
use eyas_state::State;
use std::num::NonZeroU64;

/// More than there are event types.
const MAX: usize = 512;

/// What is known of an event type.
mod kind {
    /// It may matter to somebody.
    pub const MATTERS: u8 = 1;
    /// The viewer wants it.
    pub const WANTED: u8 = 1 << 1;
    /// It has no effect on the state unless the viewer lets it through.
    pub const FILTERED_FIRST: u8 = 1 << 2;
    /// It matters only if it is shown.
    pub const SHOWN: u8 = 1 << 3;
    /// It matters only to the state, and tells it only that data flowed: it is not shown.
    pub const TRAFFIC: u8 = 1 << 4;
    /// It depends on the thread whether it matters.
    pub const OF_THREAD: u8 = SHOWN | TRAFFIC;
}

/// What is known of all event types.
pub struct Types {
    /// Those that may matter to somebody.
    pub matter: Kinds,
    all: Box<[u8; MAX]>,
}

impl Types {
    /// Before anything is known.
    pub fn unknown() -> Self {
        Self { matter: Kinds::of(|_| true), all: Box::new([kind::MATTERS; MAX]) }
    }

    /// What the viewer and the state want. `records`: the viewer keeps what it is not shown; `every`: somebody has to see
    /// all events.
    pub fn of(viewer: &impl Viewer, state: &State, records: bool, every: bool) -> Self {
        let describes = |id: u16| DESCRIBING.contains(&id);
        let changes = |id: u16| state.needs(id) && !viewer.filters_first(id);
        let matters = |id: u16| every || viewer.wants(id) || changes(id) || records && viewer.keeps(id) || describes(id);
        let mut all = Box::new([0; MAX]);
        for (id, place) in (0_u16..).zip(all.iter_mut()) {
            let known = [
                (matters(id), kind::MATTERS),
                (viewer.wants(id), kind::WANTED),
                (viewer.filters_first(id), kind::FILTERED_FIRST),
                (!every && !changes(id) && !records && !describes(id), kind::SHOWN),
                (!viewer.wants(id) && state.is_traffic(id), kind::TRAFFIC),
            ];
            // Of what cannot matter nothing else needs to be known: it is passed over by one comparison.
            *place = if matters(id) { known.iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit).sum() } else { 0 };
        }
        Self { matter: Kinds::of(matters), all }
    }

    #[inline]
    fn get(&self, kind: u16) -> u8 {
        self.all.get(usize::from(kind)).copied().unwrap_or(0)
    }
}

/// Says which events of a batch come out of it, and lets the state have those that nobody looks at.
pub struct Sift<'a, V> {
    pub types: &'a Types,
    pub state: &'a mut State,
    pub viewer: &'a V,
    /// Everything that may matter comes out.
    pub all: bool,
    /// The state's number of changes, if the viewer may rule events out by it.
    pub changes: Option<NonZeroU64>,
}

impl<V: Viewer> Sift<'_, V> {
    /// Whether the viewer rules out what a thread does.
    #[inline]
    fn is_ruled_out(&self, kind: u16, tid: u64) -> bool {
        self.changes.is_some_and(|changes| self.viewer.rules_out(kind, tid, changes))
    }

    /// The same, not part of the loop over all events.
    #[inline(never)]
    fn is_ruled_out_aside(&self, kind: u16, tid: u64) -> bool {
        self.is_ruled_out(kind, tid)
    }

    /// The part of [`Sieve::may_matter`] that goes by the thread. A type is told by its being shown or by its being traffic.
    #[inline(always)]
    fn may_matter_of(&self, of_kind: u8, kind: u16, tid: u64) -> bool {
        let passes = if of_kind & kind::SHOWN != 0 { self.is_ruled_out_aside(kind, tid) } else { self.state.is_quiet(tid) };
        self.all || !passes
    }
}

impl<V: Viewer> Sieve for Sift<'_, V> {
    #[inline(always)]
    fn may_matter(&self, kind: u16, tid: u64) -> bool {
        let of_kind = self.types.get(kind);
        of_kind != 0 && (of_kind & kind::OF_THREAD == 0 || self.may_matter_of(of_kind, kind, tid))
    }

    #[inline]
    fn matters(&mut self, event: &Event<'_>) -> bool {
        let of_kind = self.types.get(event.kind);
        if self.all || of_kind & kind::WANTED != 0 && !self.is_ruled_out(event.kind, event.tid) {
            return true;
        }
        of_kind & kind::FILTERED_FIRST == 0 && !self.state.absorb(event) && self.state.needs_event(event)
    }
}
