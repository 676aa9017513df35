// SPDX-License-Identifier: Apache-2.0
//! All plain positive tests of one operand, decided together in one pass over its value.
//!
//! Equality and membership of all rules become one hash table (behind a filter by length), substrings, prefixes and
//! suffixes one automaton. The pass reports which tests are true; every other test of the group is false. Values of
//! kinds that the tables do not cover are decided test by test with the semantics of [`crate::test`].

use crate::{
    literals::{Literals, Place},
    test::{Test, compile, holds, text_of},
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
    each: Vec<(u32, Test<Infallible>)>,
}

/// Whether a group can decide the test: a positive one, on constants that a table can hold.
pub fn is_plain(test: &typed::Test, list: bool) -> bool {
    let tabular = |v: &typed::Value| !matches!(v, typed::Value::Net(..));
    match test {
        typed::Test::Exists => true,
        typed::Test::Value(Op::Eq, v) => tabular(v),
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
        if let Ok(t) = compile(test, |_| None::<Infallible>) {
            self.each.push((pred, without_operand(t)));
        }
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
        self.exact.finish(false)?;
        self.folded.finish(true)
    }

    /// Calls `found` with every predicate that is true of the value, perhaps more than once.
    pub fn run(&self, value: &Value<'_>, found: &mut impl FnMut(u32)) {
        match value {
            Value::Absent | Value::Unknown => {}
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
            Value::Absent | Value::Unknown => None,
            v => {
                for (pred, test) in &self.each {
                    if holds(test, v, &mut |never| match *never {}) == crate::test::Truth::True {
                        found(*pred);
                    }
                }
                None
            }
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
