// SPDX-License-Identifier: Apache-2.0
//! Conditions become trees over numbered predicates: each operand and each test of it once, specialised for the type of
//! event, with tests rewritten into ones that groups decide.

use crate::{
    cost::{estimate, operand_cost, rarely_asked, remembered, witness_weight},
    fast::Fast,
    glob::{Shape, shape},
    group::{Group, is_plain},
    lasting::{BITS, Bit},
    test::{Test, Truth, compile, holds, is_vain},
    tree::{Estimate, Tree},
};
use eyas_fields::{Field, Scope, Value};
use eyas_filter::{
    ast::{Modifier, Op},
    typed::{self, Node, Operand},
};
use eyas_schema::{EventInfo, EventSource, ids};
use rustc_hash::FxHashMap;
use std::convert::Infallible;

/// Groups of one operand, at [`group_of`]: what one look at the value decides, and substrings, for which all of it is
/// searched. Each runs only when one of its own predicates is asked for.
pub const TIERS: usize = 2;

/// The group that decides a plain test of an operand.
fn group_of(operand: usize, t: &typed::Test) -> usize {
    operand * TIERS + usize::from(matches!(t, typed::Test::Value(Op::Contains | Op::Icontains, _)))
}

/// One test of one operand.
#[derive(Debug)]
pub struct Predicate {
    /// The operand that is tested.
    pub operand: usize,
    /// The group that can decide it together with others.
    pub group: Option<usize>,
    /// It is about the event's file alone ([`Scope::File`]).
    pub of_file: bool,
    /// Where its truth is remembered as long as the thread is the same.
    pub bit: Bit,
    fast: Fast,
    test: Box<Test<usize>>,
}

impl Predicate {
    /// Holds the test against a value; `right` reads operands on the right side.
    #[inline(always)]
    pub fn holds<'a>(&self, value: &Value<'_>, right: &mut impl FnMut(&usize) -> Value<'a>) -> Truth {
        match self.fast.holds(value) {
            Some(truth) => truth.into(),
            None => holds(&self.test, value, right),
        }
    }

    /// The test itself.
    pub fn test(&self) -> &Test<usize> {
        &self.test
    }

    /// Whether few steps decide about scalars.
    pub fn is_fast(&self) -> bool {
        self.fast.decides()
    }
}

/// How long a value stays the same: as long as that of each field in it, if they are alike.
fn scope_of(operand: &Operand) -> Scope {
    let mut all: Option<Scope> = None;
    operand.for_each_field(&mut |f| {
        let scope = Field::from_ref(f).map_or(Scope::Event, |f| f.spec().scope());
        all = Some(if all.is_none_or(|a| a == scope) { scope } else { Scope::Event });
    });
    all.unwrap_or(Scope::Event)
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

/// Operands, tests and groups of all rules as they come in.
#[derive(Default)]
pub struct Compiler {
    pub operands: Vec<Operand>,
    operand_ids: FxHashMap<Operand, usize>,
    pub groups: Vec<Group>,
    pub predicates: Vec<Predicate>,
    /// By operand.
    predicate_ids: Vec<FxHashMap<typed::Test, u32>>,
    /// By the address of the test in the conditions, which stay where they are meanwhile.
    lowered: FxHashMap<usize, Tree>,
    /// Bits given out.
    pub bits: u16,
    estimates: Vec<Estimate>,
    weights: Vec<Option<u32>>,
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
        let mut scope = scope_of(o);
        let test = Box::new(compile(t, |r| {
            if scope_of(r) != scope {
                scope = Scope::Event;
            }
            self.operand(r)
        })?);
        let p = u32::try_from(self.predicates.len()).map_err(|_| String::from("too many predicates"))?;
        let mut next_bit = || {
            let bit = Some(self.bits).filter(|bit| scope == Scope::Thread && *bit < BITS);
            self.bits += u16::from(bit.is_some());
            bit
        };
        let bit = next_bit();
        if plain && let Some(g) = self.groups.get_mut(group) {
            g.add(p, t);
            g.bit = g.bit.or_else(next_bit);
        }
        self.predicates.push(Predicate {
            operand,
            group: plain.then_some(group),
            of_file: scope == Scope::File,
            bit,
            fast: Fast::new(t),
            test,
        });
        self.estimates.push(if scope == Scope::File { remembered(estimate(o, t)) } else { estimate(o, t) });
        let weight = if scope == Scope::File { witness_weight(o, t).map(rarely_asked) } else { witness_weight(o, t) };
        self.weights.push(weight.filter(|_| plain));
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

    /// The condition of a rule on events of one type.
    ///
    /// # Errors
    /// When a pattern in it does not compile, or there are too many tests.
    pub fn lower(&mut self, n: &Node, info: &EventInfo) -> Result<Tree, String> {
        Ok(match n {
            Node::And(v) => Tree::and(v.iter().map(|n| self.lower(n, info)).collect::<Result<Vec<_>, _>>()?),
            Node::Or(v) => Tree::or(v.iter().map(|n| self.lower(n, info)).collect::<Result<Vec<_>, _>>()?),
            Node::Not(n) => self.lower(n, info)?.not(),
            Node::Predicate(p) => match decided_by_type(p, info) {
                Some(b) => Tree::Const(b),
                None => {
                    // Each rule is lowered once for each type of event: its tests are looked up once.
                    let place = std::ptr::from_ref(p).addr();
                    match self.lowered.get(&place) {
                        Some(tree) => tree.clone(),
                        None => {
                            let tree = self.leaf(&p.lhs, &p.test)?;
                            self.lowered.insert(place, tree.clone());
                            tree
                        }
                    }
                }
            },
        })
    }

    /// What deciding a predicate takes.
    pub fn estimate(&self, pred: u32) -> Estimate {
        const UNKNOWN: Estimate = Estimate { cost: 100.0, probability: 0.5 };
        usize::try_from(pred).ok().and_then(|i| self.estimates.get(i).copied()).unwrap_or(UNKNOWN)
    }

    /// Whether the truth of a predicate is remembered as long as the thread is the same.
    pub fn lasts(&self, pred: u32) -> bool {
        usize::try_from(pred).ok().and_then(|i| self.predicates.get(i)).is_some_and(|p| p.bit.is_some())
    }

    /// Whether a predicate is about the event's file alone.
    pub fn is_of_file(&self, pred: u32) -> bool {
        usize::try_from(pred).ok().and_then(|i| self.predicates.get(i)).is_some_and(|p| p.of_file)
    }

    /// A predicate and the name of the field that it tests, if it tests one as it is.
    pub fn of_field(&self, pred: u32) -> Option<(&Predicate, &str)> {
        let predicate = self.predicates.get(usize::try_from(pred).ok()?)?;
        match self.operands.get(predicate.operand)? {
            Operand::Field(f) => Some((predicate, f.name)),
            Operand::Transformer(_) => None,
        }
    }

    /// Whether few steps decide a predicate without its group.
    pub fn is_fast(&self, pred: u32) -> bool {
        usize::try_from(pred).ok().and_then(|i| self.predicates.get(i)).is_some_and(Predicate::is_fast)
    }

    /// The group that decides a predicate; `None` if it is decided on its own.
    pub fn group_of(&self, pred: u32) -> Option<usize> {
        self.predicates.get(usize::try_from(pred).ok()?)?.group
    }

    /// Whether the event's file alone decides all of a group.
    pub fn is_group_of_file(&self, group: usize) -> bool {
        self.operands.get(group / TIERS).is_some_and(|o| scope_of(o) == Scope::File)
    }

    /// What reading the operand of a group costs.
    pub fn reading(&self, group: usize) -> u32 {
        let cost = self.operands.get(group / TIERS).map_or(0, operand_cost);
        if self.is_group_of_file(group) { rarely_asked(cost) } else { cost }
    }

    /// What a witness lets through costs.
    pub fn weight(&self, pred: u32) -> Option<u32> {
        self.weights.get(usize::try_from(pred).ok()?).copied().flatten()
    }
}

fn decided_by_type(p: &typed::Predicate, info: &EventInfo) -> Option<bool> {
    let Operand::Field(f) = &p.lhs else { return None };
    if matches!(p.test, typed::Test::Operand(..)) {
        return None;
    }
    if let Some(decided) = decided_by_number(f.name, &p.test) {
        return Some(decided);
    }
    let value = Value::Str(fixed_text(f.name, info)?);
    let test: Test<Infallible> = compile(&p.test, |_| ()).ok()?.without_operand()?;
    Some(holds(&test, &value, &mut |never| match *never {}) == Truth::True)
}
