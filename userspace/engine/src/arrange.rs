// SPDX-License-Identifier: Apache-2.0
//! In which order the rules of an event type are looked at, and which clauses stand before several of them.
//!
//! Costs are expected instructions an event, from the estimates of single tests; tests are taken to be independent.

use crate::{
    compile::Compiler,
    cost::KNOWN,
    tree::{Estimate, Tree},
};
use rustc_hash::FxHashMap;

/// Up to so many rules that share no guard are run one after the other.
const FEW_RULES: usize = 6;
/// Among more rules than these a guard must be one of a quarter of them, and the first best one is taken.
const FEW_SHARERS: usize = 16;
/// So many levels of guards are tried each with so many.
const TRIED_LEVELS: usize = 3;
const TRIES: usize = 4;
/// What looking for rules by witness is taken to cost, in rough instructions.
const BLOCK: f32 = 5000.0;

/// A clause, by its number in [`Clauses`].
type Clause = u32;

/// What is looked at after what.
#[derive(Debug)]
pub enum Node {
    /// Goes on with these if the clause holds.
    Guard(Clause, Vec<Node>),
    /// The rule at this place, with the clauses that are left to be decided, in order.
    Rule(u32, Vec<Clause>),
    /// Rules that are found by their witnesses.
    Rules(Vec<(u32, Vec<Clause>)>),
}

/// The clauses of some rules, each once.
#[derive(Default)]
pub struct Clauses {
    trees: Vec<Tree>,
    estimates: Vec<Estimate>,
    /// The group that decides all of the clause, and the group that it begins with.
    groups: Vec<(Option<usize>, Option<usize>)>,
    ids: FxHashMap<Tree, Clause>,
}

fn first_test(tree: &Tree) -> Option<u32> {
    match tree {
        Tree::Pred(p) => Some(*p),
        Tree::Not(t) => first_test(t),
        Tree::And(v) | Tree::Or(v) => v.first().and_then(first_test),
        Tree::Const(_) => None,
    }
}

fn only_test(tree: &Tree) -> Option<u32> {
    match tree {
        Tree::Pred(p) => Some(*p),
        Tree::Not(t) => only_test(t),
        _ => None,
    }
}

impl Clauses {
    /// Number of a clause; sorts what is in it.
    fn add(&mut self, compiler: &Compiler, mut tree: Tree) -> Clause {
        let estimate = tree.order(&|p| compiler.estimate(p));
        if let Some(id) = self.ids.get(&tree) {
            return *id;
        }
        let id = u32::try_from(self.trees.len()).unwrap_or(u32::MAX);
        let group = |p: Option<u32>| p.and_then(|p| compiler.group_of(p));
        self.groups.push((group(only_test(&tree)), group(first_test(&tree))));
        self.estimates.push(estimate);
        self.ids.insert(tree.clone(), id);
        self.trees.push(tree);
        id
    }

    fn place(clause: Clause) -> usize {
        usize::try_from(clause).unwrap_or(usize::MAX)
    }

    /// A clause as a condition.
    pub fn tree(&self, clause: Clause) -> Option<&Tree> {
        self.trees.get(Self::place(clause))
    }

    /// The conjunction of some.
    pub fn all(&self, clauses: &[Clause]) -> Tree {
        Tree::and(clauses.iter().filter_map(|c| self.tree(*c)).cloned())
    }

    /// What deciding a clause takes once the groups in `read` have run.
    fn estimate(&self, clause: Clause, read: &[usize]) -> Estimate {
        let found = self.estimates.get(Self::place(clause)).copied().unwrap_or(Estimate { cost: 0.0, probability: 1.0 });
        match self.groups.get(Self::place(clause)) {
            Some((Some(g), _)) if read.contains(g) => Estimate { cost: KNOWN, ..found },
            _ => found,
        }
    }

    /// The group that deciding a clause surely reads.
    fn reads(&self, clause: Clause) -> Option<usize> {
        self.groups.get(Self::place(clause))?.1
    }
}

/// What of a rule is left to be decided.
#[derive(Clone)]
struct Item {
    slot: u32,
    clauses: Vec<Clause>,
}

/// Rules in the order in which they are looked at, and what that costs an event.
#[derive(Default)]
struct Arranged {
    nodes: Vec<Node>,
    cost: f32,
}

/// Arranges conditions; each is known by its place.
pub fn arrange(compiler: &Compiler, conditions: impl Iterator<Item = Tree>) -> (Clauses, Vec<Node>) {
    let mut clauses = Clauses::default();
    let items: Vec<Item> = (0..)
        .zip(conditions)
        .map(|(slot, tree)| Item { slot, clauses: tree.factored().clauses().into_iter().map(|c| clauses.add(compiler, c)).collect() })
        .collect();
    let arranged = clauses.arrange(items, &[], 0);
    (clauses, arranged.nodes)
}

impl Clauses {
    /// Clauses that can be taken out of several rules, those first that rule out most for what they cost.
    fn guards(&self, items: &[Item], read: &[usize]) -> Vec<Clause> {
        let enough = if items.len() <= FEW_SHARERS { 2 } else { items.len().div_ceil(4) };
        let mut all: Vec<Clause> = items.iter().flat_map(|i| i.clauses.iter().copied()).collect();
        all.sort_unstable();
        let rank = |same: &[Clause]| {
            let clause = *same.first()?;
            let Estimate { cost, probability } = self.estimate(clause, read);
            let rules = f32::from(u16::try_from(same.len()).unwrap_or(u16::MAX));
            (same.len() >= enough).then(|| (cost / (rules * (1.0 - probability).max(0.001)), clause))
        };
        let mut ranked: Vec<(f32, Clause)> = all.chunk_by(|a, b| a == b).filter_map(rank).collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        ranked.into_iter().map(|r| r.1).collect()
    }

    /// A rule's clauses in the order that decides it soonest, and what that costs.
    fn in_order(&self, clauses: &[Clause], read: &[usize]) -> (Vec<Clause>, f32) {
        let rank = |c: &Clause| {
            let Estimate { cost, probability } = self.estimate(*c, read);
            cost / (1.0 - probability).max(0.001)
        };
        let mut sorted: Vec<(f32, Clause)> = clauses.iter().map(|c| (rank(c), *c)).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut cost, mut open) = (0.0, 1.0);
        for (_, c) in &sorted {
            let e = self.estimate(*c, read);
            cost += open * e.cost;
            open *= e.probability;
        }
        (sorted.into_iter().map(|s| s.1).collect(), cost)
    }

    /// Rules that share nothing, or are not to: one after the other.
    fn alone(&self, items: &[Item], read: &[usize]) -> Arranged {
        if items.len() > FEW_RULES {
            // What it costs depends on witnesses that are yet to be chosen; rules that can be guarded are not left to it.
            let rules = items.iter().map(|i| (i.slot, i.clauses.clone())).collect();
            return Arranged { nodes: vec![Node::Rules(rules)], cost: BLOCK };
        }
        let mut read = read.to_vec();
        let mut arranged = Arranged::default();
        for item in items {
            let (clauses, cost) = self.in_order(&item.clauses, &read);
            arranged.cost += cost;
            self.remember(clauses.first(), &mut read);
            arranged.nodes.push(Node::Rule(item.slot, clauses));
        }
        arranged
    }

    fn remember(&self, clause: Option<&Clause>, read: &mut Vec<usize>) {
        read.extend(clause.and_then(|c| self.reads(*c)).filter(|g| !read.contains(g)));
    }

    /// Arranges rules whose operands in `read` are known. Among the best guards the one is taken with which all of it costs
    /// least: at the first few levels, where most is at stake, by trying each.
    fn arrange(&self, items: Vec<Item>, read: &[usize], depth: usize) -> Arranged {
        let guards = if items.len() > 1 { self.guards(&items, read) } else { Vec::new() };
        let tries = if depth < TRIED_LEVELS && items.len() <= FEW_SHARERS { TRIES } else { 1 };
        let with = guards.into_iter().take(tries).map(|g| self.guarded(g, &items, read, depth));
        with.chain([self.alone(&items, read)]).min_by(|a, b| a.cost.total_cmp(&b.cost)).unwrap_or_default()
    }

    fn guarded(&self, guard: Clause, items: &[Item], read: &[usize], depth: usize) -> Arranged {
        let (mut inside, outside): (Vec<_>, Vec<_>) = items.iter().cloned().partition(|i| i.clauses.contains(&guard));
        inside.iter_mut().for_each(|i| i.clauses.retain(|c| *c != guard));
        let estimate = self.estimate(guard, read);
        let mut read = read.to_vec();
        self.remember(Some(&guard), &mut read);
        let inside = self.arrange(inside, &read, depth + 1);
        // Behind the guard it is not known what was read inside.
        let outside = self.arrange(outside, &read, depth + 1);
        let cost = estimate.cost + estimate.probability * inside.cost + outside.cost;
        let mut nodes = vec![Node::Guard(guard, inside.nodes)];
        nodes.extend(outside.nodes);
        Arranged { nodes, cost }
    }
}
