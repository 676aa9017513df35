// SPDX-License-Identifier: Apache-2.0
//! A compiled rule set together with what reads its operands from events.

use anyhow::anyhow;
use eyas_engine::{Matching, Reader, RuleInput, RuleSet, Scratch};
use eyas_fields::{Cx, Field};
use eyas_state::Facets;

/// Says which rules an event matches.
pub struct Matcher {
    set: RuleSet,
    reader: Reader,
    scratch: Scratch,
    matching: Matching,
}

impl Matcher {
    /// Compiles rules.
    ///
    /// # Errors
    /// For a rule that the engine does not take; by its number.
    pub fn compile(rules: &[RuleInput<'_>], matching: Matching) -> Result<Self, (u32, anyhow::Error)> {
        let set = RuleSet::compile(rules).map_err(|(rule, why)| (rule, anyhow!(why)))?;
        let reader = Reader::new(&set).map_err(|e| (0, anyhow!("a field of the rules is not in the catalogue: {e:?}")))?;
        Ok(Self { set, reader, scratch: Scratch::default(), matching })
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

    /// Numbers of the rules that the event matches.
    #[inline]
    pub fn matches<'a>(&'a mut self, cx: &Cx<'a>) -> &'a [u32] {
        self.set.evaluate(cx.event.kind, &self.reader.on(cx), self.matching, &mut self.scratch)
    }
}
