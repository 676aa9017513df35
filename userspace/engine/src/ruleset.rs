// SPDX-License-Identifier: Apache-2.0
//! Compiles rules into a set, and decides events with it.

use crate::{
    Facts, Scratch, ThreadKey,
    compile::{Compiler, Predicate, TIERS},
    group::Group,
    plan::{Plan, Step},
    test::Truth,
    tree::Tree,
};
use eyas_fields::{FileKey, Value};
use eyas_filter::typed::{Node, Operand};
use eyas_schema::{EVENTS, EventInfo};
use rustc_hash::FxHashMap;

/// One rule to be compiled. Rules are tried in the order in which they are given.
#[derive(Clone, Copy)]
pub struct RuleInput<'a> {
    /// The caller's number of the rule; verdicts consist of these.
    pub number: u32,
    /// Its condition.
    pub condition: &'a Node,
    /// Whether the rule is indexed under an event type.
    pub indexed: &'a dyn Fn(u16) -> bool,
}

impl std::fmt::Debug for RuleInput<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RuleInput").field("number", &self.number).field("condition", self.condition).finish_non_exhaustive()
    }
}

/// How many rules an event may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Matching {
    /// The first one only.
    #[default]
    First,
    /// All of them.
    All,
}

/// A compiled rule set.
#[derive(Debug, Default)]
pub struct RuleSet {
    operands: Vec<Operand>,
    groups: Vec<Group>,
    predicates: Vec<Predicate>,
    /// By event type.
    plan_of: Vec<Option<u32>>,
    plans: Vec<Plan>,
    /// Number of bits that predicates and groups have.
    bits: u16,
    asks_threads_first: bool,
}

/// How one rule is looked at.
#[derive(Debug)]
pub struct Explained {
    /// Event types under which the rule is tried.
    pub events: Vec<u16>,
    /// Names of the fields that are tested, in the order in which they are first asked for.
    pub order: Vec<String>,
}

/// The rules that one type of event is held against: numbers and conditions.
type Rules = Vec<(u32, Tree)>;

fn rules_of(c: &mut Compiler, kind: &EventInfo, rules: &[RuleInput<'_>]) -> Result<Rules, (u32, String)> {
    let mut trees = Vec::new();
    for r in rules.iter().filter(|r| (r.indexed)(kind.id)) {
        let tree = c.lower(r.condition, kind).map_err(|e| (r.number, e))?;
        if tree != Tree::Const(false) {
            trees.push((r.number, tree));
        }
    }
    Ok(trees)
}

impl RuleSet {
    /// Compiles rules.
    ///
    /// # Errors
    /// The number of the rule that cannot be compiled, and why.
    pub fn compile(rules: &[RuleInput<'_>]) -> Result<Self, (u32, String)> {
        let mut c = Compiler::default();
        let mut numbers: FxHashMap<Rules, u32> = FxHashMap::default();
        let mut plan_of = Vec::new();
        for kind in &EVENTS {
            let trees = rules_of(&mut c, kind, rules)?;
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            plan_of.push((!trees.is_empty()).then(|| *numbers.entry(trees).or_insert(next)));
        }
        let mut distinct: Vec<(Rules, u32)> = numbers.into_iter().collect();
        distinct.sort_unstable_by_key(|d| d.1);
        let plans: Vec<Plan> = distinct.into_iter().map(|(trees, _)| Plan::new(&c, trees)).collect();
        for g in &mut c.groups {
            g.finish(&c.predicates).map_err(|e| (rules.first().map_or(0, |r| r.number), e))?;
        }
        let Compiler { operands, groups, predicates, bits, .. } = c;
        let asks_threads_first = plans.iter().all(|plan| plan.asks_thread);
        Ok(Self { operands, groups, predicates, plan_of, plans, bits, asks_threads_first })
    }

    /// What the rules read, by number.
    #[must_use]
    pub fn operands(&self) -> &[Operand] {
        &self.operands
    }

    /// Whether any rule looks at events of this type.
    #[must_use]
    #[inline]
    pub fn wants(&self, kind: u16) -> bool {
        self.plan_of.get(usize::from(kind)).is_some_and(Option::is_some)
    }

    #[inline]
    fn plan(&self, kind: u16) -> Option<&Plan> {
        self.plans.get(usize::try_from((*self.plan_of.get(usize::from(kind))?)?).ok()?)
    }

    /// Number of distinct predicates.
    #[must_use]
    pub fn predicate_count(&self) -> usize {
        self.predicates.len()
    }

    /// Numbers of the rules that match, in order. Rules whose verdict depends on values that are not known yet are in
    /// [`Scratch::undecided`].
    #[inline]
    pub fn evaluate<'a, 's>(&self, kind: u16, facts: &impl Facts<'a>, matching: Matching, scratch: &'s mut Scratch) -> &'s [u32] {
        scratch.begin(self.predicates.len(), self.groups.len(), self.bits);
        let Some(plan) = self.plan(kind) else { return &scratch.matches };
        if self.asks_threads_first {
            scratch.lasting.begin(facts.thread());
            self.run::<true>(plan, plan.entry, kind, facts, scratch);
        } else {
            // Where something else comes first there is little left to ask a thread, and to remember costs more than it saves.
            let mut at = plan.entry;
            // The most frequent case: a file that is known not to matter.
            if let Some(Step::Recall { first }) = plan.step(at) {
                let next = match facts.file() {
                    Some(key) => plan.skip(Some(key.kind), &key.names()).or_else(|| scratch.files.get(*first, kind, &key)),
                    None => facts.not_opened().and_then(|names| plan.skip(None, &names)),
                };
                at = next.unwrap_or(at);
            }
            if plan.step(at).is_none() {
                return &scratch.matches;
            }
            self.run::<false>(plan, at, kind, facts, scratch);
        }
        if scratch.open {
            self.weigh(plan, facts, matching, scratch);
        } else if !scratch.matches.is_empty() {
            self.settle(plan, matching, scratch);
        }
        &scratch.matches
    }

    /// The number of the code that decides events of this type. Types with the same number are decided alike.
    #[must_use]
    #[inline]
    pub fn plan_number(&self, kind: u16) -> Option<u32> {
        *self.plan_of.get(usize::from(kind))?
    }

    /// Whether all code begins with a question about the thread, so that [`RuleSet::rules_out`] may hold for most events.
    #[must_use]
    pub fn asks_threads_first(&self) -> bool {
        self.asks_threads_first
    }

    /// Whether what is remembered of a thread is enough to say that no event of this type and thread matches: the case
    /// where most events are ruled out by who made them.
    #[must_use]
    #[inline]
    pub fn rules_out(&self, kind: u16, thread: ThreadKey, scratch: &Scratch) -> bool {
        let Some(plan) = self.plan(kind) else { return true };
        let mut at = plan.entry;
        while let Some(step) = plan.step(at) {
            let (Step::Test { pred, on_true, on_false } | Step::Ask { pred, on_true, on_false }) = *step else { return false };
            let Some(truth) = self.numbered(pred).and_then(|(_, p)| scratch.lasting.of(thread, p.bit)) else { return false };
            at = if truth { on_true } else { on_false };
        }
        true
    }

    /// Runs the code from `at` on; collects the places of the rules that match. `LASTS`: with what is known of the thread.
    fn run<'a, const LASTS: bool>(&self, plan: &Plan, mut at: u32, kind: u16, facts: &impl Facts<'a>, scratch: &mut Scratch) {
        while let Some(step) = plan.step(at) {
            at = match *step {
                Step::Test { pred, on_true, on_false } => {
                    if self.predicate::<LASTS>(pred, facts, scratch) {
                        on_true
                    } else {
                        on_false
                    }
                }
                Step::Ask { pred, on_true, on_false } => {
                    if self.alone::<LASTS>(pred, facts, scratch) {
                        on_true
                    } else {
                        on_false
                    }
                }
                Step::Match { slot, next } => {
                    scratch.matches.push(slot);
                    next
                }
                Step::Find { block, next } => {
                    if self.find::<LASTS>(plan, block, kind, facts, scratch) {
                        self.run_found::<LASTS>(plan, kind, facts, scratch);
                    }
                    next
                }
                Step::Recall { first } => match facts.file() {
                    Some(key) => match scratch.files.get(first, kind, &key) {
                        Some(next) => next,
                        None => self.pass(plan, first, kind, &key, facts, scratch),
                    },
                    None => first,
                },
            };
        }
    }

    /// Answers questions about the event's file from `first` on, up to the step that asks something else, finds a rule or
    /// ends the code; remembers which one that is.
    #[inline(never)]
    fn pass<'a>(&self, plan: &Plan, first: u32, kind: u16, key: &FileKey<'a>, facts: &impl Facts<'a>, scratch: &mut Scratch) -> u32 {
        let mut at = first;
        while let Some(step) = plan.step_of_file(at) {
            at = match *step {
                Step::Test { pred, on_true, on_false } => {
                    if self.predicate::<false>(pred, facts, scratch) {
                        on_true
                    } else {
                        on_false
                    }
                }
                Step::Ask { pred, on_true, on_false } => {
                    if self.alone::<false>(pred, facts, scratch) {
                        on_true
                    } else {
                        on_false
                    }
                }
                Step::Find { block, next } => {
                    if self.find::<false>(plan, block, kind, facts, scratch) {
                        break;
                    }
                    next
                }
                Step::Match { .. } | Step::Recall { .. } => break,
            };
        }
        if !scratch.open {
            scratch.files.set(first, kind, key, at);
        }
        at
    }

    /// Finds the rules of a block of which a witness is true; whether there are any. That a file is no witness is remembered.
    fn find<'a, const LASTS: bool>(&self, plan: &Plan, number: u32, kind: u16, facts: &impl Facts<'a>, scratch: &mut Scratch) -> bool {
        let Some(block) = plan.block(number) else { return false };
        let mut candidates = std::mem::take(&mut scratch.candidates);
        candidates.clear();
        candidates.extend_from_slice(&block.always);
        let mut run = |groups: &[usize], scratch: &mut Scratch| {
            for g in groups {
                self.run_group::<LASTS>(*g, facts, scratch, &mut |p| {
                    if let Some(entries) = block.by_witness.get(&p) {
                        candidates.extend_from_slice(entries);
                    }
                });
            }
            candidates.len()
        };
        // Blocks have places behind all steps.
        let place = u32::MAX - number;
        let file = if block.of_file.is_empty() || block.groups.is_empty() { None } else { facts.file() };
        if file.is_none_or(|key| scratch.files.get(place, kind, &key).is_none()) {
            let found = run(&block.of_file, scratch) > block.always.len();
            if let Some(key) = file.filter(|_| !found && !scratch.open) {
                scratch.files.set(place, kind, &key, number);
            }
        }
        run(&block.groups, scratch);
        candidates.sort_unstable();
        candidates.dedup();
        scratch.candidates = candidates;
        !scratch.candidates.is_empty()
    }

    /// Runs the rules that were found. There is no search behind a search.
    fn run_found<'a, const LASTS: bool>(&self, plan: &Plan, kind: u16, facts: &impl Facts<'a>, scratch: &mut Scratch) {
        let candidates = std::mem::take(&mut scratch.candidates);
        candidates.iter().for_each(|at| self.run::<LASTS>(plan, *at, kind, facts, scratch));
        scratch.candidates = candidates;
    }

    /// Turns the places of rules that match into their numbers, in order.
    fn settle(&self, plan: &Plan, matching: Matching, scratch: &mut Scratch) {
        scratch.matches.sort_unstable();
        scratch.matches.dedup();
        if matching == Matching::First {
            scratch.matches.truncate(1);
        }
        for m in &mut scratch.matches {
            *m = usize::try_from(*m).ok().and_then(|i| plan.slots.get(i)).map_or(u32::MAX, |s| s.rule);
        }
    }

    /// Decides rule by rule, telling what is false from what is not known yet.
    fn weigh<'a>(&self, plan: &Plan, facts: &impl Facts<'a>, matching: Matching, scratch: &mut Scratch) {
        scratch.matches.clear();
        for slot in &plan.slots {
            match slot.tree.decide(&mut |p| self.predicate_or_open(p, facts, scratch)) {
                Truth::False => {}
                Truth::Unknown => scratch.undecided.push(slot.rule),
                Truth::True => {
                    scratch.matches.push(slot.rule);
                    if matching == Matching::First {
                        break;
                    }
                }
            }
        }
    }

    #[inline]
    fn run_group<'a, const LASTS: bool>(&self, number: usize, facts: &impl Facts<'a>, scratch: &mut Scratch, also: &mut impl FnMut(u32)) {
        let Some(group) = self.groups.get(number) else { return };
        let value = facts.value(number / TIERS);
        scratch.set_ran(number, matches!(value, Value::Unknown));
        if LASTS && !matches!(value, Value::Unknown) {
            scratch.lasting.set(group.bit, true);
        }
        group.run(&self.predicates, &value, &mut |p| {
            if let Ok(i) = usize::try_from(p) {
                scratch.set(i, true);
            }
            if LASTS && let Some((_, predicate)) = self.numbered(p) {
                scratch.lasting.set(predicate.bit, true);
            }
            also(p);
        });
    }

    /// Decides a predicate, with its group if it has one.
    #[inline(always)]
    fn predicate<'a, const LASTS: bool>(&self, p: u32, facts: &impl Facts<'a>, scratch: &mut Scratch) -> bool {
        let Some((i, predicate)) = self.numbered(p) else { return false };
        if let Some(known) = scratch.known(i) {
            return known;
        }
        match predicate.group {
            Some(g) => {
                // A group that ran for the thread left the bits of its true tests.
                let ran = |scratch: &Scratch| {
                    LASTS && predicate.bit.is_some() && self.groups.get(g).is_some_and(|group| scratch.lasting.get(group.bit).is_some())
                };
                let truth = if scratch.ran(g).is_some() {
                    false
                } else if ran(scratch) {
                    scratch.lasting.get(predicate.bit) == Some(true)
                } else {
                    self.run_group::<LASTS>(g, facts, scratch, &mut |_| {});
                    scratch.known(i) == Some(true)
                };
                if ran(scratch) {
                    scratch.lasting.set(predicate.bit, truth);
                }
                truth
            }
            None => self.ask::<LASTS>(i, predicate, facts, scratch),
        }
    }

    /// Decides a predicate without its group.
    #[inline(always)]
    fn alone<'a, const LASTS: bool>(&self, p: u32, facts: &impl Facts<'a>, scratch: &mut Scratch) -> bool {
        let Some((i, predicate)) = self.numbered(p) else { return false };
        scratch.known(i).unwrap_or_else(|| self.ask::<LASTS>(i, predicate, facts, scratch))
    }

    #[inline(always)]
    fn numbered(&self, p: u32) -> Option<(usize, &Predicate)> {
        let i = usize::try_from(p).ok()?;
        Some((i, self.predicates.get(i)?))
    }

    #[inline(always)]
    fn ask<'a, const LASTS: bool>(&self, i: usize, predicate: &Predicate, facts: &impl Facts<'a>, scratch: &mut Scratch) -> bool {
        if LASTS && let Some(known) = scratch.lasting.get(predicate.bit) {
            scratch.set(i, known);
            return known;
        }
        let truth = predicate.holds(&facts.value(predicate.operand), &mut |r| facts.value(*r));
        // What is open is not remembered: it is neither.
        match truth {
            Truth::Unknown => scratch.open = true,
            known => {
                scratch.set(i, known == Truth::True);
                if LASTS {
                    scratch.lasting.set(predicate.bit, known == Truth::True);
                }
            }
        }
        truth == Truth::True
    }

    /// As [`Self::predicate`], telling false and open apart.
    fn predicate_or_open<'a>(&self, p: u32, facts: &impl Facts<'a>, scratch: &mut Scratch) -> Truth {
        let Some((i, predicate)) = self.numbered(p) else { return Truth::False };
        match scratch.known(i) {
            Some(known) => known.into(),
            None if predicate.group.and_then(|g| scratch.ran(g)) == Some(false) => Truth::False,
            None => predicate.holds(&facts.value(predicate.operand), &mut |r| facts.value(*r)),
        }
    }

    /// How the rule with this number is looked at, in a set that holds it alone.
    #[must_use]
    pub fn explain(&self, rule: u32) -> Explained {
        let mut out = Explained { events: Vec::new(), order: Vec::new() };
        for (id, plan) in (0_u16..).zip(&self.plan_of) {
            let Some(plan) = plan.and_then(|p| self.plans.get(usize::try_from(p).ok()?)) else { continue };
            if !plan.slots.iter().any(|s| s.rule == rule) {
                continue;
            }
            out.events.push(id);
            for pred in plan.order() {
                if let Some(Operand::Field(f)) = self.numbered(pred).and_then(|p| self.operands.get(p.1.operand))
                    && !out.order.iter().any(|n| n == f.name)
                {
                    out.order.push(f.name.to_owned());
                }
            }
        }
        out
    }
}
