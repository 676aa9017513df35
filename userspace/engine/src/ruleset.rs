// SPDX-License-Identifier: Apache-2.0
//! Compiles rules into a set, and decides events with it.

use crate::{
    Facts, Scratch,
    glob::{Shape, shape},
    group::{Group, is_plain},
    program::{Estimate, Program, Tree},
    test::{Test, Truth, compile, holds, is_vain},
};
use eyas_fields::Value;
use eyas_filter::{
    ast::{Modifier, Op},
    typed::{self, Node, Operand, Predicate},
};
use eyas_schema::{EVENTS, EventInfo, EventSource, ids};
use rustc_hash::FxHashMap;
use std::convert::Infallible;

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

/// Groups of one operand, at [`group_of`]: what one look at the value decides, and substrings, for which all of it is
/// searched. Each runs only when one of its own predicates is asked for.
const TIERS: usize = 2;

/// The group that decides a plain test of an operand.
fn group_of(operand: usize, t: &typed::Test) -> usize {
    operand * TIERS + usize::from(matches!(t, typed::Test::Value(Op::Contains | Op::Icontains, _)))
}

/// How one predicate is decided.
#[derive(Debug)]
enum Kind {
    /// With its group.
    Grouped(usize),
    /// On its own.
    Alone(usize, Test<usize>),
}

impl Kind {
    /// The operand that is tested.
    fn operand(&self) -> usize {
        match self {
            Kind::Grouped(group) => group / TIERS,
            Kind::Alone(operand, _) => *operand,
        }
    }
}

#[derive(Debug)]
struct Slot {
    rule: u32,
    program: usize,
}

/// What to do with events of one type.
#[derive(Debug, Default)]
struct Plan {
    /// Rules indexed under the type, in order.
    slots: Vec<Slot>,
    /// Slots without a witness.
    always: Vec<u32>,
    /// Groups that hold witnesses.
    groups: Vec<usize>,
    /// Slots by witness.
    by_witness: FxHashMap<u32, Vec<u32>>,
}

/// A compiled rule set.
#[derive(Debug, Default)]
pub struct RuleSet {
    operands: Vec<Operand>,
    groups: Vec<Group>,
    predicates: Vec<Kind>,
    programs: Vec<(Program, Tree)>,
    plans: Vec<Option<Box<Plan>>>,
}

/// How one rule is looked at.
#[derive(Debug)]
pub struct Explained {
    /// Event types under which the rule is tried.
    pub events: Vec<u16>,
    /// For one of them: the tests of which one must be true before the rule is looked at; empty if there are none.
    pub witnesses: Vec<String>,
}

/// What reading an operand and holding its group against it costs, in rough instructions.
fn operand_cost(o: &Operand) -> u32 {
    match o {
        Operand::Transformer(_) => 300,
        Operand::Field(f) => match f.name {
            n if n.starts_with("proc.a") && n != "proc.args" => 400,
            "proc.cmdline" | "proc.exeline" | "proc.args" | "proc.env" | "thread.cgroups" => 300,
            "fd.name" | "fd.nameraw" | "fd.directory" => 250,
            "fd.filename" => 150,
            // They are composed of the names of up to 41 capabilities, and searched.
            n if n.starts_with("thread.cap_") => 3000,
            n if n.starts_with("evt.is_") || n.starts_with("evt.raw") || n == "fd.num" || n == "fd.typechar" => 30,
            n if n.starts_with("fs.path") || n.starts_with("evt.arg") => 250,
            n if n.starts_with("proc.") || n.starts_with("user.") => 80,
            _ => 60,
        },
    }
}

fn test_cost(t: &typed::Test) -> u32 {
    match t {
        typed::Test::Value(Op::Regex, _) | typed::Test::Modified(Op::Regex, ..) => 500,
        typed::Test::Value(Op::Glob | Op::Iglob, _) | typed::Test::Pmatch(_) | typed::Test::Modified(..) => 80,
        typed::Test::Value(Op::Contains | Op::Icontains, _) => 80,
        typed::Test::Operand(_, o) => 20 + operand_cost(o),
        _ => 5,
    }
}

/// How likely a test is true of an event, in thousandths. Guesses: what counts is which tests are rarer than others.
fn likelihood(o: &Operand, t: &typed::Test) -> u16 {
    // Fields with a handful of values: most events of a type share one.
    const FEW_VALUES: [&str; 9] =
        ["fd.typechar", "fd.type", "fd.l4proto", "fd.sockfamily", "evt.dir", "evt.res", "evt.io_dir", "container.id", "user.name"];
    let few = matches!(o, Operand::Field(f) if FEW_VALUES.contains(&f.name));
    match t {
        typed::Test::Exists => 900,
        typed::Test::Value(Op::Ne, _) => 900,
        _ if few => 700,
        typed::Test::Value(_, typed::Value::Bool(_)) if matches!(o, Operand::Field(f) if f.name == "evt.is_open_read") => 800,
        typed::Test::Value(_, typed::Value::Bool(_)) if matches!(o, Operand::Field(f) if f.name == "evt.is_open_write") => 150,
        typed::Test::Value(_, typed::Value::Bool(_)) => 300,
        typed::Test::Value(Op::Lt | Op::Le | Op::Gt | Op::Ge, _) => 600,
        typed::Test::Value(Op::Eq, _) => 5,
        typed::Test::In(_) | typed::Test::Intersects(_) => 30,
        _ => 50,
    }
}

/// What deciding a predicate takes.
fn estimate(o: &Operand, t: &typed::Test) -> Estimate {
    let cost = u16::try_from(operand_cost(o).saturating_add(test_cost(t))).unwrap_or(u16::MAX);
    Estimate { cost: cost.into(), probability: f32::from(likelihood(o, t)) / 1000.0 }
}

/// What running a program costs, in rough instructions.
const PROGRAM: u32 = 250;
/// What a rule without any witness costs: more than any reading, so that none loses its last one.
const WITHOUT: u32 = 100_000;
/// Up to so many rules of an event type it is worth looking for the best choice of witnesses together.
const FEW: usize = 64;

/// What a test lets through costs, as a witness: how likely it is true, times what a program costs, in rough instructions.
/// `None`: it can be none, or says next to nothing.
fn witness_weight(o: &Operand, t: &typed::Test) -> Option<u32> {
    let usable = matches!(t, typed::Test::Value(..) | typed::Test::In(_) | typed::Test::Intersects(_));
    usable.then(|| u32::from(likelihood(o, t)) * PROGRAM / 1000)
}

/// Comparisons of `evt.num` that its being at least 1 decides.
fn decided_by_number(field: &str, test: &typed::Test) -> Option<bool> {
    if field != "evt.num" {
        return None;
    }
    let typed::Test::Value(op, typed::Value::Unsigned(n)) = test else { return None };
    match (op, n) {
        (Op::Eq | Op::Le, 0) | (Op::Lt, 0 | 1) => Some(false),
        (Op::Ne | Op::Gt, 0) | (Op::Ge, 0 | 1) => Some(true),
        _ => None,
    }
}

/// Text of `evt.type` (and of `evt.dir`) that every event of this type has.
fn fixed_text(field: &str, info: &EventInfo) -> Option<&'static [u8]> {
    match field {
        "evt.dir" => Some(if info.is_enter() { b">" } else { b"<" }),
        "evt.type" => {
            let named_by_event = matches!(info.source, EventSource::Syscall | EventSource::Tracepoint);
            (named_by_event && !matches!(info.id, ids::GENERIC_E | ids::GENERIC_X)).then_some(info.name.as_bytes())
        }
        _ => None,
    }
}

#[derive(Default)]
struct Compiler {
    operands: Vec<Operand>,
    operand_ids: FxHashMap<Operand, usize>,
    groups: Vec<Group>,
    predicates: Vec<Kind>,
    /// By operand.
    predicate_ids: Vec<FxHashMap<typed::Test, u32>>,
    estimates: Vec<Estimate>,
    weights: Vec<Option<u32>>,
    programs: Vec<(Program, Tree)>,
    program_ids: FxHashMap<Tree, usize>,
}

impl Compiler {
    fn operand(&mut self, o: &Operand) -> usize {
        if let Some(i) = self.operand_ids.get(o) {
            return *i;
        }
        let i = self.operands.len();
        self.operands.push(o.clone());
        self.predicate_ids.push(FxHashMap::default());
        self.groups.extend((0..TIERS).map(|_| Group::default()));
        self.operand_ids.insert(o.clone(), i);
        i
    }

    fn predicate(&mut self, o: &Operand, t: &typed::Test) -> Result<Tree, String> {
        let operand = self.operand(o);
        if let Some(p) = self.predicate_ids.get(operand).and_then(|ids| ids.get(t)) {
            return Ok(Tree::Pred(*p));
        }
        let plain = is_plain(t, o.is_list());
        let group = group_of(operand, t);
        let kind = if plain { Kind::Grouped(group) } else { Kind::Alone(operand, compile(t, |r| self.operand(r))?) };
        let p = u32::try_from(self.predicates.len()).map_err(|_| String::from("too many predicates"))?;
        if plain && let Some(g) = self.groups.get_mut(group) {
            g.add(p, t);
        }
        self.predicates.push(kind);
        self.estimates.push(estimate(o, t));
        self.weights.push(witness_weight(o, t).filter(|_| plain));
        if let Some(ids) = self.predicate_ids.get_mut(operand) {
            ids.insert(t.clone(), p);
        }
        Ok(Tree::Pred(p))
    }

    /// Rewrites tests into ones that groups decide, where that changes nothing.
    fn leaf(&mut self, o: &Operand, t: &typed::Test) -> Result<Tree, String> {
        match t {
            t if is_vain(t) => Ok(Tree::Const(false)),
            typed::Test::Modified(Op::Eq, Modifier::Anyof, vs) => self.leaf(o, &typed::Test::In(vs.clone())),
            typed::Test::Modified(op @ (Op::Contains | Op::Icontains | Op::Startswith | Op::Endswith | Op::Glob), Modifier::Anyof, vs) => {
                let parts = vs.iter().map(|v| self.leaf(o, &typed::Test::Value(*op, v.clone()))).collect::<Result<Vec<_>, _>>()?;
                Ok(Tree::or(parts))
            }
            typed::Test::Value(Op::Glob, typed::Value::Text(p)) => {
                let text = |op, s: Vec<u8>| typed::Test::Value(op, typed::Value::Text(s.into()));
                let plainer = match shape(p) {
                    Shape::Exact(s) => text(Op::Eq, s),
                    Shape::Prefix(s) => text(Op::Startswith, s),
                    Shape::Suffix(s) => text(Op::Endswith, s),
                    Shape::Infix(s) => text(Op::Contains, s),
                    Shape::Any | Shape::Glob => t.clone(),
                };
                self.predicate(o, &plainer)
            }
            t => self.predicate(o, t),
        }
    }

    fn lower(&mut self, n: &Node, info: &EventInfo) -> Result<Tree, String> {
        Ok(match n {
            Node::And(v) => Tree::and(v.iter().map(|n| self.lower(n, info)).collect::<Result<Vec<_>, _>>()?),
            Node::Or(v) => Tree::or(v.iter().map(|n| self.lower(n, info)).collect::<Result<Vec<_>, _>>()?),
            Node::Not(n) => self.lower(n, info)?.not(),
            Node::Predicate(p) => match decided_by_type(p, info) {
                Some(b) => Tree::Const(b),
                None => self.leaf(&p.lhs, &p.test)?,
            },
        })
    }

    fn program(&mut self, mut tree: Tree) -> usize {
        let estimates = &self.estimates;
        let unknown = Estimate { cost: 100.0, probability: 0.5 };
        tree.order(&|p| usize::try_from(p).ok().and_then(|i| estimates.get(i).copied()).unwrap_or(unknown));
        if let Some(i) = self.program_ids.get(&tree) {
            return *i;
        }
        let i = self.programs.len();
        self.programs.push((Program::new(&tree), tree.clone()));
        self.program_ids.insert(tree, i);
        i
    }

    /// The group of a predicate that can be a witness.
    fn group_of(&self, pred: u32) -> Option<usize> {
        match self.predicates.get(usize::try_from(pred).ok()?)? {
            Kind::Grouped(group) => Some(*group),
            Kind::Alone(..) => None,
        }
    }

    /// What reading the operand of a group costs.
    fn reading(&self, group: usize) -> u32 {
        self.operands.get(group / TIERS).map_or(0, operand_cost)
    }

    /// What a witness lets through costs.
    fn weight(&self, pred: u32) -> Option<u32> {
        self.weights.get(usize::try_from(pred).ok()?).copied().flatten()
    }

    /// What a predicate costs as a witness: what it lets through, and its share in reading its operand.
    fn witness_cost(&self, pred: u32, sharers: &FxHashMap<usize, u32>) -> Option<u32> {
        let weight = self.weight(pred)?;
        let group = self.group_of(pred)?;
        let share = sharers.get(&group).copied().unwrap_or(1).max(1);
        Some(weight.saturating_add(self.reading(group) / share))
    }

    /// How many of the trees could have a witness in each group.
    fn sharers(&self, trees: &[(u32, Tree)]) -> FxHashMap<usize, u32> {
        let mut sharers = FxHashMap::default();
        for (_, tree) in trees {
            let mut groups = Vec::new();
            tree.for_each(&mut |p| {
                if self.weight(p).is_some() {
                    groups.extend(self.group_of(p));
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
        let mut cost: u32 = groups.iter().map(|g| self.reading(*g)).sum();
        let weight = |p| self.weight(p).filter(|_| self.group_of(p).is_some_and(|g| groups.contains(&g)));
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
    fn choose(&self, trees: &[(u32, Tree)]) -> (Vec<usize>, Vec<Option<Vec<u32>>>) {
        let groups_of = |choices: &[Option<Vec<u32>>]| {
            let mut groups: Vec<usize> = choices.iter().flatten().flatten().filter_map(|w| self.group_of(*w)).collect();
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

    fn plan(&mut self, info: &EventInfo, rules: &[RuleInput<'_>]) -> Result<Option<Box<Plan>>, (u32, String)> {
        let mut trees = Vec::new();
        for r in rules.iter().filter(|r| (r.indexed)(info.id)) {
            let tree = self.lower(r.condition, info).map_err(|e| (r.number, e))?;
            if tree != Tree::Const(false) {
                trees.push((r.number, tree));
            }
        }
        let (groups, choices) = self.choose(&trees);
        let mut plan = Plan { groups, ..Plan::default() };
        for ((rule, tree), witnesses) in trees.into_iter().zip(choices) {
            let slot = u32::try_from(plan.slots.len()).map_err(|_| (rule, String::from("too many rules")))?;
            match witnesses {
                Some(witnesses) => {
                    for w in witnesses {
                        let slots = plan.by_witness.entry(w).or_default();
                        if slots.last() != Some(&slot) {
                            slots.push(slot);
                        }
                    }
                }
                None => plan.always.push(slot),
            }
            let program = self.program(tree);
            plan.slots.push(Slot { rule, program });
        }
        Ok((!plan.slots.is_empty()).then(|| Box::new(plan)))
    }
}

fn decided_by_type(p: &Predicate, info: &EventInfo) -> Option<bool> {
    let Operand::Field(f) = &p.lhs else { return None };
    if matches!(p.test, typed::Test::Operand(..)) {
        return None;
    }
    if let Some(decided) = decided_by_number(f.name, &p.test) {
        return Some(decided);
    }
    let value = Value::Str(fixed_text(f.name, info)?);
    let test: Test<Infallible> = match compile(&p.test, |_| None::<Infallible>).ok()? {
        Test::Exists => Test::Exists,
        Test::Value(op, c) => Test::Value(op, c),
        Test::Modified(op, m, cs) => Test::Modified(op, m, cs),
        Test::Set(all, vs) => Test::Set(all, vs),
        Test::Pmatch(p) => Test::Pmatch(p),
        Test::Operand(..) => return None,
    };
    Some(holds(&test, &value, &mut |never| match *never {}) == Truth::True)
}

impl RuleSet {
    /// Compiles rules.
    ///
    /// # Errors
    /// The number of the rule that cannot be compiled, and why.
    pub fn compile(rules: &[RuleInput<'_>]) -> Result<Self, (u32, String)> {
        let mut c = Compiler::default();
        let plans = EVENTS.iter().map(|info| c.plan(info, rules)).collect::<Result<Vec<_>, _>>()?;
        for g in &mut c.groups {
            g.finish().map_err(|e| (rules.first().map_or(0, |r| r.number), e))?;
        }
        Ok(Self { operands: c.operands, groups: c.groups, predicates: c.predicates, programs: c.programs, plans })
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
        self.plans.get(usize::from(kind)).is_some_and(Option::is_some)
    }

    /// Number of distinct predicates.
    #[must_use]
    pub fn predicate_count(&self) -> usize {
        self.predicates.len()
    }

    /// Numbers of the rules that match, in order. Rules whose verdict depends on values that are not known yet are in
    /// [`Scratch::undecided`].
    pub fn evaluate<'a, 's>(&self, kind: u16, facts: &impl Facts<'a>, matching: Matching, scratch: &'s mut Scratch) -> &'s [u32] {
        scratch.begin(self.predicates.len(), self.groups.len());
        let Some(Some(plan)) = self.plans.get(usize::from(kind)) else { return &scratch.matches };
        let mut candidates = std::mem::take(&mut scratch.candidates);
        candidates.extend_from_slice(&plan.always);
        for g in &plan.groups {
            self.run_group(*g, facts, scratch, &mut |p| {
                if let Some(slots) = plan.by_witness.get(&p) {
                    candidates.extend_from_slice(slots);
                }
            });
        }
        if scratch.open {
            candidates.clear();
            candidates.extend((0..).take(plan.slots.len()));
        }
        if candidates.len() > 1 {
            candidates.sort_unstable();
            candidates.dedup();
        }
        for slot in candidates.iter().filter_map(|c| plan.slots.get(usize::try_from(*c).ok()?)) {
            match self.decide(slot.program, facts, scratch) {
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
        scratch.candidates = candidates;
        &scratch.matches
    }

    fn decide<'a>(&self, program: usize, facts: &impl Facts<'a>, scratch: &mut Scratch) -> Truth {
        let Some((code, tree)) = self.programs.get(program) else { return Truth::False };
        let verdict = code.run(&mut |p| self.predicate(p, facts, scratch));
        if scratch.open {
            return tree.decide(&mut |p| self.predicate_or_open(p, facts, scratch));
        }
        verdict.into()
    }

    #[inline]
    fn run_group<'a>(&self, number: usize, facts: &impl Facts<'a>, scratch: &mut Scratch, also: &mut impl FnMut(u32)) {
        let Some(group) = self.groups.get(number) else { return };
        let value = facts.value(number / TIERS);
        scratch.set_ran(number, matches!(value, Value::Unknown));
        group.run(&value, &mut |p| {
            if let Ok(i) = usize::try_from(p) {
                scratch.set(i, true);
            }
            also(p);
        });
    }

    #[inline]
    fn predicate<'a>(&self, p: u32, facts: &impl Facts<'a>, scratch: &mut Scratch) -> bool {
        let Ok(i) = usize::try_from(p) else { return false };
        if let Some(known) = scratch.known(i) {
            return known;
        }
        match self.predicates.get(i) {
            Some(Kind::Grouped(g)) => {
                if scratch.ran(*g).is_some() {
                    return false;
                }
                self.run_group(*g, facts, scratch, &mut |_| {});
                scratch.known(i) == Some(true)
            }
            Some(Kind::Alone(o, test)) => {
                let truth = holds(test, &facts.value(*o), &mut |r| facts.value(*r));
                scratch.open |= truth == Truth::Unknown;
                scratch.set(i, truth == Truth::True);
                truth == Truth::True
            }
            None => false,
        }
    }

    /// As [`Self::predicate`], telling false and open apart.
    fn predicate_or_open<'a>(&self, p: u32, facts: &impl Facts<'a>, scratch: &mut Scratch) -> Truth {
        let truth = self.predicate(p, facts, scratch);
        match usize::try_from(p).ok().and_then(|i| self.predicates.get(i)) {
            Some(Kind::Grouped(g)) if scratch.ran(*g) == Some(true) => Truth::Unknown,
            Some(Kind::Alone(o, test)) if !truth => holds(test, &facts.value(*o), &mut |r| facts.value(*r)),
            _ => truth.into(),
        }
    }

    /// How the rule with this number is looked at.
    #[must_use]
    pub fn explain(&self, rule: u32) -> Explained {
        let mut out = Explained { events: Vec::new(), witnesses: Vec::new() };
        for (id, plan) in self.plans.iter().enumerate() {
            let Some(plan) = plan else { continue };
            let Some(slot) = plan.slots.iter().position(|s| s.rule == rule).and_then(|s| u32::try_from(s).ok()) else { continue };
            out.events.extend(u16::try_from(id));
            for (pred, slots) in &plan.by_witness {
                let kind = usize::try_from(*pred).ok().and_then(|i| self.predicates.get(i));
                let operand = kind.and_then(|k| self.operands.get(k.operand()));
                if slots.contains(&slot)
                    && let Some(Operand::Field(f)) = operand
                {
                    out.witnesses.push(f.name.to_owned());
                }
            }
        }
        out.witnesses.sort_unstable();
        out.witnesses.dedup();
        out
    }
}
