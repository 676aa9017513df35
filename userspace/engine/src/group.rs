// SPDX-License-Identifier: Apache-2.0
//! All plain positive tests of one operand, decided together in one pass over its value.
//!
//! Equality and membership of all rules become one hash table (behind a filter by length), substrings, prefixes and
//! suffixes one automaton. The pass reports which tests are true; every other test of the group is false. Values of
//! kinds that the tables do not cover are decided test by test with the semantics of [`crate::test`].

use crate::test::{Test, compile, holds, text_of};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, Input, MatchKind, automaton::OverlappingState};
use eyas_fields::Value;
use eyas_filter::{ast::Op, typed};
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;
use std::{convert::Infallible, net::IpAddr};

/// How a literal must lie in the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Inside,
    Front,
    Back,
}

/// Up to so many literals are tried one by one; more become an automaton.
const FEW: usize = 6;

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

/// Literals that are looked for in a text.
#[derive(Debug, Default)]
struct Literals {
    few: Vec<(Place, Finder<'static>, u32)>,
    all: Vec<(Place, Box<[u8]>, u32)>,
    automaton: Option<Automaton>,
}

/// One automaton for many literals.
#[derive(Debug)]
struct Automaton {
    ac: AhoCorasick,
    /// By pattern: the predicates that look for it, and where.
    uses: Vec<Vec<(Place, u32)>>,
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
                    Op::Icontains => self.folded.all.push((Place::Inside, text.to_ascii_lowercase().into(), pred)),
                    Op::Startswith => self.exact.all.push((Place::Front, text.into(), pred)),
                    Op::Endswith => self.exact.all.push((Place::Back, text.into(), pred)),
                    _ => self.exact.all.push((Place::Inside, text.into(), pred)),
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

impl Literals {
    fn finish(&mut self, fold: bool) -> Result<(), String> {
        if self.all.len() <= FEW && !fold {
            self.few = self.all.iter().map(|(place, text, pred)| (*place, Finder::new(text).into_owned(), *pred)).collect();
            return Ok(());
        }
        if self.all.is_empty() {
            return Ok(());
        }
        let mut patterns: Vec<&[u8]> = Vec::new();
        let mut uses: Vec<Vec<(Place, u32)>> = Vec::new();
        let mut seen: FxHashMap<&[u8], usize> = FxHashMap::default();
        for (place, text, pred) in &self.all {
            let at = *seen.entry(text).or_insert_with(|| {
                patterns.push(text);
                uses.push(Vec::new());
                patterns.len() - 1
            });
            if let Some(u) = uses.get_mut(at) {
                u.push((*place, *pred));
            }
        }
        let kind = if patterns.len() < 2000 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let ac = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .kind(Some(kind))
            .ascii_case_insensitive(fold)
            .build(&patterns)
            .map_err(|e| format!("substring automaton: {e}"))?;
        self.automaton = Some(Automaton { ac, uses });
        Ok(())
    }

    #[inline]
    fn run(&self, text: &[u8], found: &mut impl FnMut(u32)) {
        for (place, finder, pred) in &self.few {
            let hit = match place {
                Place::Inside => finder.find(text).is_some(),
                Place::Front => text.starts_with(finder.needle()),
                Place::Back => text.ends_with(finder.needle()),
            };
            if hit {
                found(*pred);
            }
        }
        if let Some(Automaton { ac, uses }) = &self.automaton {
            let mut state = OverlappingState::start();
            loop {
                ac.find_overlapping(Input::new(text), &mut state);
                let Some(m) = state.get_match() else { break };
                for (place, pred) in uses.get(m.pattern().as_usize()).map_or(&[][..], Vec::as_slice) {
                    let fits = match place {
                        Place::Inside => true,
                        Place::Front => m.start() == 0,
                        Place::Back => m.end() == text.len(),
                    };
                    if fits {
                        found(*pred);
                    }
                }
            }
        }
    }
}
