// SPDX-License-Identifier: Apache-2.0
//! What to do with events of one type: all rules that are indexed under it, as one piece of short-circuit code.
//!
//! Clauses that rules share are taken out of them as *guards*, again and again: first the one that rules out most for what
//! it costs. What a guard lets in is looked at behind it and nowhere else. Where too many rules are left that share nothing,
//! they are found by their [witnesses](crate::witness).

use crate::{
    compile::Compiler,
    tree::{Estimate, Tree},
    witness::Chooser,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a run ends.
const END: u32 = u32::MAX;
/// Up to so many rules that share no guard are run one after the other.
const FEW_RULES: usize = 6;
/// Among more rules than these a guard must be one of a quarter of them, and the first best one is taken.
const FEW_SHARERS: usize = 16;
/// So many levels of guards are tried each with so many.
const TRIED_LEVELS: usize = 3;
const TRIES: usize = 4;
/// What looking for rules by witness is taken to cost, in rough instructions.
const BLOCK: f32 = 5000.0;

/// A piece of code, and where it goes on.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Asks for a predicate, which its group decides.
    Test { pred: u32, on_true: u32, on_false: u32 },
    /// Asks for a predicate that is the only one of its group here.
    Ask { pred: u32, on_true: u32, on_false: u32 },
    /// The rule at this place matches.
    Match { slot: u32, next: u32 },
    /// Looks for rules by witness.
    Find { block: u32, next: u32 },
}

/// A rule of a plan.
#[derive(Debug)]
pub struct Slot {
    /// The caller's number.
    pub rule: u32,
    /// Its whole condition.
    pub tree: Tree,
}

/// Rules that are found by witness. The code of each ends at [`END`].
#[derive(Debug, Default)]
pub struct Block {
    /// Groups that hold the witnesses.
    pub groups: Vec<usize>,
    /// Code of the rules without a witness.
    pub always: Vec<u32>,
    /// Code of the rules with this witness.
    pub by_witness: FxHashMap<u32, Vec<u32>>,
}

/// The code for one type of event, or several whose rules are the same.
#[derive(Debug, Default)]
pub struct Plan {
    steps: Box<[Step]>,
    /// Where the code begins.
    pub entry: u32,
    /// Its rules, in order.
    pub slots: Box<[Slot]>,
    blocks: Box<[Block]>,
}

impl Plan {
    /// Arranges the rules and compiles them; each comes with its number and its condition.
    pub fn new(compiler: &Compiler, rules: Vec<(u32, Tree)>) -> Self {
        let items = (0..).zip(&rules).map(|(slot, (_, tree))| Item { slot, clauses: tree.clone().factored().clauses() }).collect();
        let mut writer = Writer { compiler, steps: Vec::new(), blocks: Vec::new() };
        let arranged = writer.arrange(items, &[], 0);
        let entry = writer.emit_nodes(&arranged.nodes, END);
        writer.part();
        let (steps, blocks) = (writer.steps.into(), writer.blocks.into());
        Self { steps, entry, blocks, slots: rules.into_iter().map(|(rule, tree)| Slot { rule, tree }).collect() }
    }

    /// The step at this place, unless it is the end.
    #[inline]
    pub fn step(&self, at: u32) -> Option<&Step> {
        self.steps.get(usize::try_from(at).ok()?)
    }

    /// The block with this number.
    pub fn block(&self, number: u32) -> Option<&Block> {
        self.blocks.get(usize::try_from(number).ok()?)
    }

    /// Predicates in the order in which they are first asked for, each once.
    pub fn order(&self) -> Vec<u32> {
        let mut at = self.entry;
        let (mut seen, mut out) = (vec![false; self.steps.len()], Vec::new());
        let mut open = Vec::new();
        loop {
            match usize::try_from(at).ok().and_then(|i| Some((seen.get_mut(i)?, self.steps.get(i)?))) {
                Some((seen, step)) if !*seen => {
                    *seen = true;
                    let (next, later) = match *step {
                        Step::Test { pred, on_true, on_false } | Step::Ask { pred, on_true, on_false } => {
                            if !out.contains(&pred) {
                                out.push(pred);
                            }
                            (on_true, Some(on_false))
                        }
                        Step::Match { next, .. } => (next, None),
                        Step::Find { next, block } => {
                            let found = self.block(block);
                            open.extend(found.into_iter().flat_map(|b| b.always.iter().chain(b.by_witness.values().flatten())));
                            (next, None)
                        }
                    };
                    open.extend(later);
                    at = next;
                }
                _ => match open.pop() {
                    Some(next) => at = next,
                    None => return out,
                },
            }
        }
    }
}

/// What of a rule is left to be decided.
#[derive(Clone)]
struct Item {
    slot: u32,
    clauses: Vec<Tree>,
}

enum Node {
    /// Goes on with these if it holds.
    Guard(Tree, Vec<Node>),
    Rule(u32, Tree),
    Rules(Vec<(u32, Tree)>),
}

/// Rules in the order in which they are looked at, and what that costs an event.
#[derive(Default)]
struct Arranged {
    nodes: Vec<Node>,
    cost: f32,
}

struct Writer<'c> {
    compiler: &'c Compiler,
    steps: Vec<Step>,
    blocks: Vec<Block>,
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(END)
}

impl Writer<'_> {
    fn estimate(&self, tree: &Tree, read: &[usize]) -> Estimate {
        tree.clone().order(&|p| self.compiler.estimate(p, read))
    }

    /// Clauses that can be taken out of several rules, those first that rule out most for what they cost.
    fn guards(&self, items: &[Item], read: &[usize]) -> Vec<Tree> {
        let mut sharers: FxHashMap<&Tree, usize> = FxHashMap::default();
        let mut shared = Vec::new();
        let enough = if items.len() <= FEW_SHARERS { 2 } else { items.len().div_ceil(4) };
        for clause in items.iter().flat_map(|i| &i.clauses) {
            let n = sharers.entry(clause).or_default();
            *n += 1;
            if *n == enough {
                shared.push(clause);
            }
        }
        let rank = |c: &Tree| {
            let Estimate { cost, probability } = self.estimate(c, read);
            let rules = sharers.get(c).copied().and_then(|n| u16::try_from(n).ok()).unwrap_or(u16::MAX);
            cost / (f32::from(rules) * (1.0 - probability).max(0.001))
        };
        let mut ranked: Vec<(f32, &Tree)> = shared.into_iter().map(|c| (rank(c), c)).collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        ranked.into_iter().map(|r| r.1.clone()).collect()
    }

    /// Rules that share nothing, or are not to: in order of what they cost.
    fn alone(&self, items: &[Item], read: &[usize]) -> Arranged {
        let trees = items.iter().map(|i| (i.slot, Tree::and(i.clauses.iter().cloned())));
        if items.len() > FEW_RULES {
            // What it costs depends on witnesses that are yet to be chosen; rules that can be guarded are not left to it.
            return Arranged { nodes: vec![Node::Rules(trees.collect())], cost: BLOCK };
        }
        let mut read = read.to_vec();
        let mut arranged = Arranged::default();
        for (slot, mut tree) in trees {
            arranged.cost += tree.order(&|p| self.compiler.estimate(p, &read)).cost;
            self.remember(&tree, &mut read);
            arranged.nodes.push(Node::Rule(slot, tree));
        }
        arranged
    }

    /// Arranges rules whose operands in `read` are known. Among the best guards the one is taken with which all of it costs
    /// least: at the first few levels, where most is at stake, by trying each.
    fn arrange(&self, items: Vec<Item>, read: &[usize], depth: usize) -> Arranged {
        let guards = if items.len() > 1 { self.guards(&items, read) } else { Vec::new() };
        let tries = if depth < TRIED_LEVELS && items.len() <= FEW_SHARERS { TRIES } else { 1 };
        let with = guards.into_iter().take(tries).map(|g| self.guarded(g, &items, read, depth));
        with.chain([self.alone(&items, read)]).min_by(|a, b| a.cost.total_cmp(&b.cost)).unwrap_or_default()
    }

    fn guarded(&self, guard: Tree, items: &[Item], read: &[usize], depth: usize) -> Arranged {
        let (inside, outside): (Vec<_>, Vec<_>) = items.iter().cloned().partition(|i| i.clauses.contains(&guard));
        let clauses = |i: Item| Item { clauses: i.clauses.into_iter().filter(|c| *c != guard).collect(), ..i };
        let mut guard_in_order = guard.clone();
        let estimate = guard_in_order.order(&|p| self.compiler.estimate(p, read));
        let mut read = read.to_vec();
        self.remember(&guard_in_order, &mut read);
        let inside = self.arrange(inside.into_iter().map(clauses).collect(), &read, depth + 1);
        // Behind the guard it is not known what was read inside.
        let outside = self.arrange(outside, &read, depth + 1);
        let cost = estimate.cost + estimate.probability * inside.cost + outside.cost;
        let mut nodes = vec![Node::Guard(guard_in_order, inside.nodes)];
        nodes.extend(outside.nodes);
        Arranged { nodes, cost }
    }

    /// Notes the group that a guard surely reads: that of its first test.
    fn remember(&self, guard: &Tree, read: &mut Vec<usize>) {
        match guard {
            Tree::Pred(p) => read.extend(self.compiler.group_of(*p).filter(|g| !read.contains(g))),
            Tree::Not(t) => self.remember(t, read),
            Tree::And(v) | Tree::Or(v) => v.first().into_iter().for_each(|t| self.remember(t, read)),
            Tree::Const(_) => {}
        }
    }

    fn push(&mut self, step: Step) -> u32 {
        self.steps.push(step);
        number(self.steps.len() - 1)
    }

    /// Appends the code of nodes behind which it goes on at `next`; returns where it begins. What a step goes on with is
    /// there already, so every run ends.
    fn emit_nodes(&mut self, nodes: &[Node], next: u32) -> u32 {
        nodes.iter().rev().fold(next, |next, node| match node {
            Node::Guard(guard, inside) => {
                let inside = self.emit_nodes(inside, next);
                self.emit(guard, inside, next)
            }
            Node::Rule(slot, tree) => self.emit_rule(*slot, tree, next),
            Node::Rules(rules) => self.emit_block(rules, next),
        })
    }

    fn emit_rule(&mut self, slot: u32, tree: &Tree, next: u32) -> u32 {
        let matched = self.push(Step::Match { slot, next });
        self.emit(tree, matched, next)
    }

    fn emit_block(&mut self, rules: &[(u32, Tree)], next: u32) -> u32 {
        let (groups, choices) = Chooser { compiler: self.compiler }.choose(rules);
        let mut block = Block { groups, ..Block::default() };
        for ((slot, tree), witnesses) in rules.iter().zip(choices) {
            let mut tree = tree.clone();
            tree.order(&|p| self.compiler.estimate(p, &block.groups));
            let entry = self.emit_rule(*slot, &tree, END);
            match witnesses {
                Some(witnesses) => {
                    for w in witnesses {
                        let entries = block.by_witness.entry(w).or_default();
                        if entries.last() != Some(&entry) {
                            entries.push(entry);
                        }
                    }
                }
                None => block.always.push(entry),
            }
        }
        self.blocks.push(block);
        let block = number(self.blocks.len() - 1);
        self.push(Step::Find { block, next })
    }

    /// Lets predicates be decided alone whose groups decide no other predicate here.
    fn part(&mut self) {
        let mut of_group: FxHashMap<usize, FxHashSet<u32>> = FxHashMap::default();
        let group = |p: &u32| self.compiler.group_of(*p);
        for step in &self.steps {
            if let Step::Test { pred, .. } = step
                && let Some(g) = group(pred)
            {
                of_group.entry(g).or_default().insert(*pred);
            }
        }
        let found_by: FxHashSet<usize> = self.blocks.iter().flat_map(|b| b.groups.iter().copied()).collect();
        let alone = |p: &u32| group(p).is_none_or(|g| !found_by.contains(&g) && of_group.get(&g).is_some_and(|ps| ps.len() == 1));
        for step in &mut self.steps {
            if let Step::Test { pred, on_true, on_false } = *step
                && alone(&pred)
            {
                *step = Step::Ask { pred, on_true, on_false };
            }
        }
    }

    /// Appends the code of `tree` behind which it goes on at `t` or `f`.
    fn emit(&mut self, tree: &Tree, t: u32, f: u32) -> u32 {
        match tree {
            Tree::Const(true) => t,
            Tree::Const(false) => f,
            Tree::Pred(pred) => self.push(Step::Test { pred: *pred, on_true: t, on_false: f }),
            Tree::Not(n) => self.emit(n, f, t),
            Tree::And(v) => v.iter().rev().fold(t, |next, n| self.emit(n, next, f)),
            Tree::Or(v) => v.iter().rev().fold(f, |next, n| self.emit(n, t, next)),
        }
    }
}
