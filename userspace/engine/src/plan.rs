// SPDX-License-Identifier: Apache-2.0
//! What to do with events of one type: all rules that are indexed under it, as one piece of short-circuit code.
//!
//! Clauses that rules share are taken out of them as *guards*, again and again: first the one that rules out most for what
//! it costs. What a guard lets in is looked at behind it and nowhere else. Where too many rules are left that share nothing,
//! they are found by their [witnesses](crate::witness).

use crate::{
    arrange::{Clauses, Node, arrange},
    compile::Compiler,
    cost::KNOWN,
    sieve::Sieve,
    test::Truth,
    tree::{Estimate, Tree},
    witness::Chooser,
};
use eyas_fields::{FilePart, Names, Value};
use eyas_state::FdKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a run ends.
const END: u32 = u32::MAX;
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
    /// Questions about the event's file follow from `first` on: where they lead to may be known.
    Recall { first: u32 },
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
    /// Groups that hold the witnesses, but for those of `of_file`.
    pub groups: Vec<usize>,
    /// Such groups that the event's file alone decides.
    pub of_file: Vec<usize>,
    /// Code of the rules without a witness.
    pub always: Vec<u32>,
    /// Code of the rules with this witness.
    pub by_witness: FxHashMap<u32, Vec<u32>>,
}

/// The code for one type of event, or several whose rules are the same.
#[derive(Debug, Default)]
pub struct Plan {
    steps: Box<[Step]>,
    /// By step: whether it asks about the event's file alone, unless it finds a rule.
    of_file: Box<[bool]>,
    /// Where the code begins.
    pub entry: u32,
    /// What the questions about a file that the code begins with come down to: of files, of directories, and of
    /// files that were not opened.
    skips: [Option<Skip>; 3],
    /// It begins with a question about the thread that lasts.
    pub asks_thread: bool,
    /// Its rules, in order.
    pub slots: Box<[Slot]>,
    blocks: Box<[Block]>,
}

/// Where a run of questions about a file leads to unless one of some tests holds.
#[derive(Debug)]
struct Skip {
    sieve: Sieve,
    next: u32,
}

impl Plan {
    /// Arranges the rules and compiles them; each comes with its number and its condition.
    pub fn new(compiler: &Compiler, rules: Vec<(u32, Tree)>) -> Self {
        let (clauses, nodes) = arrange(compiler, rules.iter().map(|r| r.1.clone()));
        let mut writer = Writer { compiler, clauses, steps: Vec::new(), blocks: Vec::new() };
        let entry = writer.emit_nodes(&nodes, END);
        writer.part();
        let entry = writer.recall(entry);
        let skips = [Some(FdKind::File), Some(FdKind::Directory), None].map(|kind| writer.skip(entry, kind));
        let of_file = (0..writer.steps.len()).map(|at| writer.is_of_file(number(at))).collect();
        let (steps, blocks): (Box<[Step]>, _) = (writer.steps.into(), writer.blocks.into());
        let first = usize::try_from(entry).ok().and_then(|i| steps.get(i));
        let asks_thread = matches!(first, Some(Step::Test { pred, .. } | Step::Ask { pred, .. }) if compiler.lasts(*pred));
        Self {
            steps,
            of_file,
            entry,
            skips,
            asks_thread,
            blocks,
            slots: rules.into_iter().map(|(rule, tree)| Slot { rule, tree }).collect(),
        }
    }

    /// The step at this place, unless it is the end.
    #[inline]
    pub fn step(&self, at: u32) -> Option<&Step> {
        self.steps.get(usize::try_from(at).ok()?)
    }

    /// Where the code goes on behind its first run of questions about a file, if a look at its names is enough to tell.
    #[inline]
    pub fn skip(&self, kind: Option<FdKind>, names: &Names<'_>) -> Option<u32> {
        let [files, directories, not_opened] = &self.skips;
        let skip = match kind {
            Some(FdKind::Directory) => directories,
            Some(_) => files,
            None => not_opened,
        };
        skip.as_ref().filter(|s| !s.sieve.lets_through(names)).map(|s| s.next)
    }

    /// The step at this place, if it asks about the event's file alone and is not the end.
    #[inline]
    pub fn step_of_file(&self, at: u32) -> Option<&Step> {
        let at = usize::try_from(at).ok()?;
        self.steps.get(at).filter(|_| self.of_file.get(at) == Some(&true))
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
                        Step::Recall { first } => (first, None),
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

struct Writer<'c> {
    compiler: &'c Compiler,
    clauses: Clauses,
    steps: Vec<Step>,
    blocks: Vec<Block>,
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(END)
}

impl Writer<'_> {
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
                self.emit(&self.clauses.all(&[*guard]), inside, next)
            }
            Node::Rule(slot, clauses) => self.emit_rule(*slot, &self.clauses.all(clauses), next),
            Node::Rules(rules) => self.emit_block(rules, next),
        })
    }

    fn emit_rule(&mut self, slot: u32, tree: &Tree, next: u32) -> u32 {
        let matched = self.push(Step::Match { slot, next });
        self.emit(tree, matched, next)
    }

    fn emit_block(&mut self, rules: &[(u32, Vec<u32>)], next: u32) -> u32 {
        let rules: Vec<(u32, Tree)> = rules.iter().map(|(slot, clauses)| (*slot, self.clauses.all(clauses))).collect();
        let (groups, choices) = Chooser { compiler: self.compiler }.choose(&rules);
        let known = |p: u32| self.compiler.group_of(p).is_some_and(|g| groups.contains(&g));
        let estimate = |p| if known(p) { Estimate { cost: KNOWN, ..self.compiler.estimate(p) } } else { self.compiler.estimate(p) };
        let trees = rules.into_iter().map(|(slot, mut tree)| {
            tree.order(&estimate);
            (slot, tree)
        });
        let trees: Vec<_> = trees.collect();
        let (of_file, groups) = groups.into_iter().partition(|g| self.compiler.is_group_of_file(*g));
        let mut block = Block { groups, of_file, ..Block::default() };
        for ((slot, tree), witnesses) in trees.iter().zip(choices) {
            let entry = self.emit_rule(*slot, tree, END);
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

    /// Lets predicates be decided alone that take few steps and whose groups decide no other predicate here.
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
        let found_by: FxHashSet<usize> = self.blocks.iter().flat_map(|b| b.groups.iter().chain(&b.of_file).copied()).collect();
        let only = |g: usize| !found_by.contains(&g) && of_group.get(&g).is_some_and(|ps| ps.len() == 1);
        let alone = |p: &u32| group(p).is_none_or(|g| only(g) && self.compiler.is_fast(*p));
        for step in &mut self.steps {
            if let Step::Test { pred, on_true, on_false } = *step
                && alone(&pred)
            {
                *step = Step::Ask { pred, on_true, on_false };
            }
        }
    }

    /// Whether a step asks about the event's file alone, unless it finds something.
    fn is_of_file(&self, at: u32) -> bool {
        let step = usize::try_from(at).ok().and_then(|i| self.steps.get(i));
        match step {
            Some(Step::Test { pred, .. } | Step::Ask { pred, .. }) => self.compiler.is_of_file(*pred),
            Some(Step::Find { block, .. }) => {
                let block = usize::try_from(*block).ok().and_then(|b| self.blocks.get(b));
                block.is_some_and(|b| b.groups.is_empty() && b.always.is_empty())
            }
            _ => false,
        }
    }

    /// What the run of questions at the start of the code comes down to for files of a kind, or not opened: where it leads to if
    /// no test of names holds. None where a sieve cannot take all of these tests.
    fn skip(&self, entry: u32, kind: Option<FdKind>) -> Option<Skip> {
        let step = |at: u32| usize::try_from(at).ok().and_then(|i| self.steps.get(i));
        let Some(Step::Recall { first }) = step(entry) else { return None };
        let (mut next, mut sieve) = (*first, Sieve::default());
        while self.is_of_file(next) {
            next = match step(next)? {
                Step::Test { pred, on_true, on_false } | Step::Ask { pred, on_true, on_false } => {
                    if self.holds_unless_sifted(*pred, kind, &mut sieve)? { *on_true } else { *on_false }
                }
                Step::Find { block, next } => {
                    let found = &self.blocks.get(usize::try_from(*block).ok()?)?.by_witness;
                    for pred in found.keys() {
                        if self.holds_unless_sifted(*pred, kind, &mut sieve)? {
                            return None;
                        }
                    }
                    *next
                }
                Step::Match { .. } | Step::Recall { .. } => return None,
            };
        }
        Some(Skip { sieve: sieve.finished(), next })
    }

    /// Whether a predicate holds for files of a kind whose names the sieve does not let through; it is added to it. None
    /// where that cannot be told.
    fn holds_unless_sifted(&self, pred: u32, kind: Option<FdKind>, sieve: &mut Sieve) -> Option<bool> {
        let (predicate, field) = self.compiler.of_field(pred)?;
        match FilePart::of(field)? {
            FilePart::Kind => {
                let value = FilePart::kind_value(field, kind);
                Some(predicate.holds(&value, &mut |_| Value::Unknown)).filter(|t| *t != Truth::Unknown).map(|t| t == Truth::True)
            }
            part => sieve.add(part, predicate.test()).then_some(false),
        }
    }

    /// Puts a step before each run of questions about the event's file that remembers where it led to. Returns where the
    /// code begins.
    fn recall(&mut self, entry: u32) -> u32 {
        let mut heads: FxHashMap<u32, u32> = FxHashMap::default();
        let mut head = |writer: &mut Self, at: u32| {
            if !writer.is_of_file(at) {
                return at;
            }
            *heads.entry(at).or_insert_with(|| writer.push(Step::Recall { first: at }))
        };
        for i in 0..self.steps.len() {
            let of_file = self.is_of_file(number(i));
            let Some(mut step) = self.steps.get(i).copied() else { continue };
            match &mut step {
                // What was found runs before what comes next, which is then another run.
                Step::Test { .. } | Step::Ask { .. } | Step::Find { .. } if of_file => {}
                Step::Test { on_true, on_false, .. } | Step::Ask { on_true, on_false, .. } => {
                    *on_true = head(self, *on_true);
                    *on_false = head(self, *on_false);
                }
                Step::Match { next, .. } | Step::Find { next, .. } => *next = head(self, *next),
                Step::Recall { .. } => {}
            }
            if let Some(place) = self.steps.get_mut(i) {
                *place = step;
            }
        }
        let mut blocks = std::mem::take(&mut self.blocks);
        for block in &mut blocks {
            for at in block.always.iter_mut().chain(block.by_witness.values_mut().flatten()) {
                *at = head(self, *at);
            }
        }
        self.blocks = blocks;
        head(self, entry)
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
