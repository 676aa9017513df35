// SPDX-License-Identifier: Apache-2.0
//! A compiled rule set together with what reads its operands from events.

use anyhow::anyhow;
use eyas_engine::{Facts as _, Matching, Reader, RuleInput, RuleSet, Scratch};
use eyas_fields::{Cx, Field};
use eyas_state::Facets;
use std::num::NonZeroU64;

/// Says which rules an event matches.
pub struct Matcher {
    set: RuleSet,
    reader: Reader,
    scratch: Scratch,
    matching: Matching,
    /// Where the rules first ask who made an event: whose events of which types match nothing.
    ruled_out: Option<Box<[Option<RuledOut>; PLACES]>>,
}

/// Threads that are remembered at a time, a power of two.
const PLACES: usize = 64;

/// A thread none of whose events matches that a plan decides, as long as the state's number of changes is the same.
#[derive(Clone, Copy)]
struct RuledOut {
    changes: NonZeroU64,
    tid: u64,
    plan: u32,
}

impl Matcher {
    /// Compiles rules.
    ///
    /// # Errors
    /// For a rule that the engine does not take; by its number.
    pub fn compile(rules: &[RuleInput<'_>], matching: Matching) -> Result<Self, (u32, anyhow::Error)> {
        let set = RuleSet::compile(rules).map_err(|(rule, why)| (rule, anyhow!(why)))?;
        let reader = Reader::new(&set).map_err(|e| (0, anyhow!("a field of the rules is not in the catalogue: {e:?}")))?;
        let ruled_out = set.asks_threads_first().then(|| Box::new([None; PLACES]));
        Ok(Self { set, reader, scratch: Scratch::default(), matching, ruled_out })
    }

    /// Whether any rule looks at events of this type.
    #[inline]
    pub fn wants(&self, kind: u16) -> bool {
        self.set.wants(kind)
    }

    /// What of the state must be kept up to date for it.
    pub fn facets(&self) -> Facets {
        let mut facets = Facets::CORE;
        for operand in self.set.operands() {
            operand.for_each_field(&mut |f| {
                // A field that the reader took is in the catalogue.
                facets = facets.with(Field::from_ref(f).map_or(Facets::ALL, |f| f.spec().facets()));
            });
        }
        facets
    }

    /// Whether the rules of every event type first ask who made it, so that [`Matcher::rules_out`] is worth a question.
    pub fn asks_threads(&self) -> bool {
        self.ruled_out.is_some()
    }

    /// Whether it is known from an earlier event that none of this type matches that this thread makes; `changes` is the
    /// state's number of changes.
    #[inline]
    pub fn rules_out(&self, kind: u16, tid: u64, changes: NonZeroU64) -> bool {
        let (Some(known), Some(plan)) = (&self.ruled_out, self.set.plan_number(kind)) else { return false };
        let known = known.get(place_of(tid)).copied().flatten();
        known.is_some_and(|k| (k.tid ^ tid) | (k.changes.get() ^ changes.get()) | u64::from(k.plan ^ plan) == 0)
    }

    /// Another state begins: what is known of its threads is not.
    pub fn forget(&mut self) {
        self.scratch.clear();
        if let Some(known) = &mut self.ruled_out {
            known.fill(None);
        }
    }

    /// Numbers of the rules that the event matches.
    #[inline]
    pub fn matches<'a>(&'a mut self, cx: &Cx<'a>) -> &'a [u32] {
        let facts = self.reader.on(cx);
        let (kind, tid) = (cx.event.kind, cx.event.tid);
        if self.set.evaluate(kind, &facts, self.matching, &mut self.scratch).is_empty()
            && let Some(known) = &mut self.ruled_out
            && let (Some(thread), Some(changes)) = (facts.thread(), cx.state.changes())
            && self.set.rules_out(kind, thread, &self.scratch)
            && let (Some(place), Some(plan)) = (known.get_mut(place_of(tid)), self.set.plan_number(kind))
        {
            *place = Some(RuledOut { changes, tid, plan });
        }
        self.scratch.matches()
    }
}

fn place_of(tid: u64) -> usize {
    usize::from(tid.to_le_bytes()[0]) % PLACES
}
