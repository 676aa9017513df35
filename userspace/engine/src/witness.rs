// SPDX-License-Identifier: Apache-2.0
//! Witnesses: tests of which one must be true before a rule can match. One look at their operands then tells which of many
//! rules are worth looking at.

use crate::{
    compile::Compiler,
    cost::{FEW, WITHOUT},
    tree::Tree,
};
use rustc_hash::FxHashMap;

/// Chooses witnesses by what they and reading their operands cost.
pub struct Chooser<'c> {
    pub compiler: &'c Compiler,
}

impl Chooser<'_> {
    /// What a predicate costs as a witness: what it lets through, and its share in reading its operand.
    fn witness_cost(&self, pred: u32, sharers: &FxHashMap<usize, u32>) -> Option<u32> {
        let weight = self.compiler.weight(pred)?;
        let group = self.compiler.group_of(pred)?;
        let share = sharers.get(&group).copied().unwrap_or(1).max(1);
        Some(weight.saturating_add(self.compiler.reading(group) / share))
    }

    /// How many of the trees could have a witness in each group.
    fn sharers(&self, trees: &[(u32, Tree)]) -> FxHashMap<usize, u32> {
        let mut sharers = FxHashMap::default();
        for (_, tree) in trees {
            let mut groups = Vec::new();
            tree.for_each(&mut |p| {
                if self.compiler.weight(p).is_some() {
                    groups.extend(self.compiler.group_of(p));
                }
            });
            groups.sort_unstable();
            groups.dedup();
            for g in groups {
                *sharers.entry(g).or_default() += 1;
            }
        }
        sharers
    }

    /// Witnesses of each tree that lie in `groups`, and what it all costs an event.
    fn within(&self, trees: &[(u32, Tree)], groups: &[usize]) -> (u32, Vec<Option<Vec<u32>>>) {
        let mut cost: u32 = groups.iter().map(|g| self.compiler.reading(*g)).sum();
        let weight = |p| self.compiler.weight(p).filter(|_| self.compiler.group_of(p).is_some_and(|g| groups.contains(&g)));
        let choices = trees.iter().map(|(_, tree)| {
            let (letting_through, witnesses) = tree.witnesses(&weight)?;
            cost = cost.saturating_add(letting_through);
            Some(witnesses)
        });
        let choices: Vec<_> = choices.collect();
        let always = choices.iter().filter(|c| c.is_none()).count();
        (cost.saturating_add(u32::try_from(always).unwrap_or(u32::MAX).saturating_mul(WITHOUT)), choices)
    }

    /// The witnesses of each tree, and the groups that they lie in.
    pub fn choose(&self, trees: &[(u32, Tree)]) -> (Vec<usize>, Vec<Option<Vec<u32>>>) {
        let groups_of = |choices: &[Option<Vec<u32>>]| {
            let mut groups: Vec<usize> = choices.iter().flatten().flatten().filter_map(|w| self.compiler.group_of(*w)).collect();
            groups.sort_unstable();
            groups.dedup();
            groups
        };
        let sharers = self.sharers(trees);
        let first: Vec<_> = trees.iter().map(|(_, t)| t.witnesses(&|p| self.witness_cost(p, &sharers)).map(|w| w.1)).collect();
        let mut groups = groups_of(&first);
        let (mut cost, mut choices) = self.within(trees, &groups);
        // Each chose for itself. A group that only few need may be dearer than their next best choice.
        if trees.len() <= FEW {
            for g in groups.clone() {
                let others: Vec<usize> = groups.iter().copied().filter(|o| *o != g).collect();
                let without = self.within(trees, &others);
                if without.0 < cost {
                    groups = others;
                    (cost, choices) = without;
                }
            }
        }
        (groups_of(&choices), choices)
    }
}
