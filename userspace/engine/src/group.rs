// SPDX-License-Identifier: Apache-2.0
//! All plain tests of one operand, decided together in one look at its value.
//!
//! A few tests are held against it one by one. Of many, equality and membership become one hash table (behind a filter by
//! length), substrings, prefixes and suffixes one automaton. The look reports which tests are true; every other test of the
//! group is false. Values of kinds that the tables do not cover are decided test by test with the semantics of
//! [`crate::test`].

use crate::{
    fast::Fast,
    literals::{Literals, Place},
    test::{Test, Truth, compile, holds, text_of},
};
use eyas_fields::Value;
use eyas_filter::{ast::Op, typed};
use rustc_hash::FxHashMap;
use std::{convert::Infallible, net::IpAddr};

/// Tests of one operand that [`Group::run`] decides together.
#[derive(Debug, Default)]
pub struct Group {
    exists: Vec<u32>,
    texts: FxHashMap<Box<[u8]>, Vec<u32>>,
    lengths: u64,
    numbers: FxHashMap<i128, Vec<u32>>,
    truths: [Vec<u32>; 2],
    addresses: FxHashMap<IpAddr, Vec<u32>>,
    exact: Literals,
    folded: Literals,
    /// Orderings and inequalities, which no table holds.
    others: Vec<One>,
    each: Vec<One>,
    /// The tests are so few and so plain that each is held against the value.
    few: bool,
}

/// One test of a group.
#[derive(Debug)]
struct One {
    pred: u32,
    fast: Fast,
    test: Test<Infallible>,
}

impl One {
    fn new(pred: u32, test: &typed::Test) -> Option<Self> {
        let compiled = compile(test, |_| None::<Infallible>).ok()?;
        Some(Self { pred, fast: Fast::new(test), test: without_operand(compiled) })
    }

    #[inline]
    fn holds(&self, value: &Value<'_>) -> bool {
        self.fast.holds(value).unwrap_or_else(|| holds(&self.test, value, &mut |never| match *never {}) == Truth::True)
    }
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
            typed::Test::Value(Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge, _) => self.others.extend(One::new(pred, test)),
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
        self.each.extend(One::new(pred, test));
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
    pub fn finish(&mut self) -> Result<(), String> {
        self.few = self.each.len() <= FEW && self.each.iter().all(|t| t.fast.decides());
        self.exact.finish(false)?;
        self.folded.finish(true)
    }

    /// Calls `found` with every predicate that is true of the value, perhaps more than once.
    #[inline]
    pub fn run(&self, value: &Value<'_>, found: &mut impl FnMut(u32)) {
        if self.few {
            return self.one_by_one(value, found);
        }
        match value {
            Value::Absent | Value::Unknown => return,
            Value::Host(_) => self.one(value, found),
            Value::List(vs) | Value::Any(vs) | Value::Either(vs) => {
                self.exists.iter().for_each(|p| found(*p));
                vs.iter().for_each(|v| self.one(v, found));
            }
            v => {
                self.exists.iter().for_each(|p| found(*p));
                self.one(v, found);
            }
        }
        // An inequality reads several values in its own way: all of them together.
        self.others.iter().filter(|t| t.holds(value)).for_each(|t| found(t.pred));
    }

    #[inline]
    fn one_by_one(&self, value: &Value<'_>, found: &mut impl FnMut(u32)) {
        self.each.iter().filter(|t| t.holds(value)).for_each(|t| found(t.pred));
    }

    #[inline]
    fn one(&self, value: &Value<'_>, found: &mut impl FnMut(u32)) {
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
            v => return self.one_by_one(v, found),
        };
        if let Some(preds) = hits {
            preds.iter().for_each(|p| found(*p));
        }
    }
}

fn without_operand(t: Test<Option<Infallible>>) -> Test<Infallible> {
    match t {
        Test::Value(op, c) => Test::Value(op, c),
        Test::Modified(op, m, cs) => Test::Modified(op, m, cs),
        Test::Set(all, vs) => Test::Set(all, vs),
        Test::Pmatch(p) => Test::Pmatch(p),
        Test::Exists | Test::Operand(..) => Test::Exists,
    }
}
