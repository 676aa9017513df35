// SPDX-License-Identifier: Apache-2.0
//! All plain tests of one operand, decided together in one look at its value.
//!
//! A few tests are held against it one by one. Of many, equality and membership become one hash table (behind a filter by
//! length), substrings, prefixes and suffixes one automaton. The look reports which tests are true; every other test of the
//! group is false. Values of kinds that the tables do not cover are decided test by test with the semantics of
//! [`crate::test`].

use crate::lasting::Bit;
use crate::{
    compile::Predicate,
    literals::{Literals, Place},
    test::{Truth, text_of},
};
use eyas_fields::{
    Value,
    hosts::{Name, names_of},
};
use eyas_filter::{ast::Op, typed};
use rustc_hash::FxHashMap;
use std::{net::IpAddr, sync::OnceLock};

/// Tests of one operand that [`Group::run`] decides together.
#[derive(Debug, Default)]
pub struct Group {
    exists: Vec<u32>,
    texts: FxHashMap<Box<[u8]>, Vec<u32>>,
    lengths: u64,
    numbers: FxHashMap<i128, Vec<u32>>,
    truths: [Vec<u32>; 2],
    addresses: FxHashMap<IpAddr, Vec<u32>>,
    /// `texts` as names of hosts, made when the first host is asked about.
    hosts: OnceLock<FxHashMap<Name, Vec<u32>>>,
    exact: Literals,
    folded: Literals,
    /// Orderings and inequalities, which no table holds.
    others: Vec<u32>,
    each: Vec<u32>,
    /// The tests are so few and so plain that each is held against the value.
    few: bool,
    /// Where it is remembered, as long as the thread is the same, that the group has run and which of its tests are true.
    pub bit: Bit,
}

/// Up to so many tests are held against a value one by one.
const FEW: usize = 4;

/// Whether a group can decide the test: one that few steps decide, or on constants that a table can hold.
pub fn is_plain(test: &typed::Test, list: bool) -> bool {
    let tabular = |v: &typed::Value| !matches!(v, typed::Value::Net(..));
    match test {
        typed::Test::Exists => true,
        typed::Test::Value(Op::Eq, v) => tabular(v),
        typed::Test::Value(Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge, v) => {
            !list && matches!(v, typed::Value::Signed(_) | typed::Value::Unsigned(_) | typed::Value::Bool(_))
        }
        typed::Test::Value(Op::Contains | Op::Icontains | Op::Startswith | Op::Endswith, v) => text_of(v).is_some(),
        typed::Test::In(vs) => !list && vs.iter().all(tabular),
        typed::Test::Intersects(vs) => vs.iter().all(tabular),
        _ => false,
    }
}

fn at(predicates: &[Predicate], p: u32) -> Option<&Predicate> {
    predicates.get(usize::try_from(p).ok()?)
}

/// Calls `found` with those of some predicates that are true of the value.
#[inline]
fn hold(some: &[u32], predicates: &[Predicate], value: &Value<'_>, found: &mut impl FnMut(u32)) {
    for p in some {
        if at(predicates, *p).is_some_and(|test| test.holds(value, &mut |_| Value::Absent) == Truth::True) {
            found(*p);
        }
    }
}

fn length_bit(len: usize) -> u64 {
    1 << len.min(63)
}

impl Group {
    /// Adds the test under the number of its predicate. The test must be plain ([`is_plain`]).
    pub fn add(&mut self, pred: u32, test: &typed::Test) {
        match test {
            typed::Test::Exists => self.exists.push(pred),
            typed::Test::Value(Op::Eq, v) => self.equal(v, pred),
            typed::Test::In(vs) | typed::Test::Intersects(vs) => vs.iter().for_each(|v| self.equal(v, pred)),
            typed::Test::Value(Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge, _) => self.others.push(pred),
            typed::Test::Value(op, v) => {
                let text = text_of(v).unwrap_or_default();
                match op {
                    Op::Icontains => self.folded.push(Place::Inside, &text.to_ascii_lowercase(), pred),
                    Op::Startswith => self.exact.push(Place::Front, text, pred),
                    Op::Endswith => self.exact.push(Place::Back, text, pred),
                    _ => self.exact.push(Place::Inside, text, pred),
                }
            }
            _ => {}
        }
        self.each.push(pred);
    }

    fn equal(&mut self, v: &typed::Value, pred: u32) {
        match v {
            typed::Value::Text(t) | typed::Value::Bytes(t) => {
                self.lengths |= length_bit(t.len());
                self.texts.entry(t.clone()).or_default().push(pred);
            }
            typed::Value::Signed(n) => self.numbers.entry(i128::from(*n)).or_default().push(pred),
            typed::Value::Unsigned(n) => self.numbers.entry(i128::from(*n)).or_default().push(pred),
            typed::Value::Bool(b) => {
                if let Some(side) = self.truths.get_mut(usize::from(*b)) {
                    side.push(pred);
                }
            }
            typed::Value::Ip(a) => self.addresses.entry(*a).or_default().push(pred),
            typed::Value::Net(..) => {}
        }
    }

    /// Builds the automatons once all tests are in.
    ///
    /// # Errors
    /// When an automaton would be too large.
    pub fn finish(&mut self, predicates: &[Predicate]) -> Result<(), String> {
        self.few = self.each.len() <= FEW && self.each.iter().filter_map(|p| at(predicates, *p)).all(Predicate::is_fast);
        self.exact.finish(false)?;
        self.folded.finish(true)
    }

    /// Calls `found` with every predicate that is true of the value, perhaps more than once.
    #[inline]
    pub fn run(&self, predicates: &[Predicate], value: &Value<'_>, found: &mut impl FnMut(u32)) {
        if self.few {
            return hold(&self.each, predicates, value, found);
        }
        match value {
            Value::Absent | Value::Unknown => return,
            Value::Host(ip) => self.host(*ip, found),
            Value::List(vs) | Value::Any(vs) | Value::Either(vs) => {
                self.exists.iter().for_each(|p| found(*p));
                vs.iter().for_each(|v| self.one(predicates, v, found));
            }
            v => {
                self.exists.iter().for_each(|p| found(*p));
                self.one(predicates, v, found);
            }
        }
        // An inequality reads several values in its own way: all of them together.
        hold(&self.others, predicates, value, found);
    }

    /// Of a host only what it is called is asked.
    fn host(&self, ip: IpAddr, found: &mut impl FnMut(u32)) {
        let names = self.hosts.get_or_init(|| {
            let mut names: FxHashMap<Name, Vec<u32>> = FxHashMap::default();
            for (text, preds) in &self.texts {
                names.entry(Name::new(text)).or_default().extend(preds);
            }
            names
        });
        let spelled = names_of(ip).map(|n| Name::Other(n.to_ascii_lowercase().into()));
        for name in std::iter::once(Name::Address(ip)).chain(spelled) {
            names.get(&name).into_iter().flatten().for_each(|p| found(*p));
        }
    }

    #[inline]
    fn one(&self, predicates: &[Predicate], value: &Value<'_>, found: &mut impl FnMut(u32)) {
        let hits = match value {
            Value::Str(b) | Value::Bytes(b) => {
                self.exact.run(b, found);
                self.folded.run(b, found);
                if self.lengths & length_bit(b.len()) == 0 {
                    return;
                }
                self.texts.get(*b)
            }
            Value::U64(n) => self.numbers.get(&i128::from(*n)),
            Value::I64(n) => self.numbers.get(&i128::from(*n)),
            Value::Bool(b) => self.truths.get(usize::from(*b)),
            Value::Ip(a) => self.addresses.get(a),
            Value::Absent | Value::Unknown => return,
            Value::Host(ip) => return self.host(*ip, found),
            v => return hold(&self.each, predicates, v, found),
        };
        if let Some(preds) = hits {
            preds.iter().for_each(|p| found(*p));
        }
    }
}
