// SPDX-License-Identifier: Apache-2.0
//! A condition over numbered predicates: simplified, ordered by what deciding takes, asked for its witnesses, decided when
//! some values are open.

use crate::test::Truth;
use rustc_hash::FxHashSet;

/// A condition; leaves are numbers of predicates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Tree {
    /// Always or never.
    Const(bool),
    /// A predicate.
    Pred(u32),
    /// Must not hold.
    Not(Box<Tree>),
    /// All must hold.
    And(Vec<Tree>),
    /// One must hold.
    Or(Vec<Tree>),
}

/// What deciding a condition takes, and how likely it is true.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    /// Rough instructions.
    pub cost: f32,
    /// From 0 to 1.
    pub probability: f32,
}

impl Tree {
    /// The conjunction, simplified.
    pub fn and(parts: impl IntoIterator<Item = Tree>) -> Tree {
        Self::join(parts, true)
    }

    /// The disjunction, simplified.
    pub fn or(parts: impl IntoIterator<Item = Tree>) -> Tree {
        Self::join(parts, false)
    }

    fn join(parts: impl IntoIterator<Item = Tree>, and: bool) -> Tree {
        let mut out = Vec::new();
        for p in parts {
            match p {
                Tree::Const(b) if b == and => {}
                Tree::Const(b) => return Tree::Const(b),
                Tree::And(v) if and => out.extend(v),
                Tree::Or(v) if !and => out.extend(v),
                p => out.push(p),
            }
        }
        let mut seen = FxHashSet::default();
        let first: Vec<bool> = out.iter().map(|t| seen.insert(t)).collect();
        let mut first = first.into_iter();
        out.retain(|_| first.next() == Some(true));
        match (out.pop(), out.is_empty()) {
            (None, _) => Tree::Const(and),
            (Some(one), true) => one,
            (Some(last), false) => {
                out.push(last);
                if and { Tree::And(out) } else { Tree::Or(out) }
            }
        }
    }

    /// The negation, simplified.
    pub fn not(self) -> Tree {
        match self {
            Tree::Const(b) => Tree::Const(!b),
            Tree::Not(t) => *t,
            t => Tree::Not(Box::new(t)),
        }
    }

    /// Sorts clauses so that those come first that decide most for what they cost; what the condition means stays.
    /// `estimate` gives cost and probability of a predicate; the result is that of the whole.
    pub fn order(&mut self, estimate: &impl Fn(u32) -> Estimate) -> Estimate {
        match self {
            Tree::Const(b) => Estimate { cost: 0.0, probability: f32::from(u8::from(*b)) },
            Tree::Pred(p) => estimate(*p),
            Tree::Not(t) => {
                let e = t.order(estimate);
                Estimate { probability: 1.0 - e.probability, ..e }
            }
            Tree::And(_) | Tree::Or(_) => {
                let and = matches!(self, Tree::And(_));
                let (Tree::And(v) | Tree::Or(v)) = self else { return Estimate { cost: 0.0, probability: 0.0 } };
                // A conjunction is decided by a clause that is false, a disjunction by one that is true.
                let decides = |e: &Estimate| if and { 1.0 - e.probability } else { e.probability };
                let rank = |e: &Estimate| e.cost / decides(e).max(0.001);
                let mut with: Vec<(Estimate, Tree)> = v.drain(..).map(|mut t| (t.order(estimate), t)).collect();
                with.sort_by(|a, b| rank(&a.0).total_cmp(&rank(&b.0)));
                let (mut cost, mut open) = (0.0, 1.0);
                for (e, _) in &with {
                    cost += open * e.cost;
                    open *= 1.0 - decides(e);
                }
                v.extend(with.into_iter().map(|c| c.1));
                Estimate { cost, probability: if and { open } else { 1.0 - open } }
            }
        }
    }

    /// A cheapest set of predicates of which at least one must be true if the condition is; `None` if there is no such set.
    /// `weight` tells what a predicate costs as a witness, `None` that it can be none.
    pub fn witnesses(&self, weight: &impl Fn(u32) -> Option<u32>) -> Option<(u32, Vec<u32>)> {
        match self {
            Tree::Pred(p) => weight(*p).map(|w| (w, vec![*p])),
            Tree::And(v) => v.iter().filter_map(|t| t.witnesses(weight)).min_by_key(|w| w.0),
            Tree::Or(v) => v.iter().try_fold((0, Vec::new()), |(sum, mut all): (u32, Vec<u32>), t| {
                let (w, ps) = t.witnesses(weight)?;
                all.extend(ps);
                Some((sum.saturating_add(w), all))
            }),
            Tree::Const(_) | Tree::Not(_) => None,
        }
    }

    /// The clauses of a conjunction; the condition itself if it is none.
    pub fn clauses(self) -> Vec<Tree> {
        match self {
            Tree::And(v) => v,
            Tree::Const(true) => Vec::new(),
            t => vec![t],
        }
    }

    /// The same condition with what all alternatives of a disjunction share taken out of it, at every level.
    pub fn factored(self) -> Tree {
        match self {
            Tree::And(v) => Tree::and(v.into_iter().map(Tree::factored)),
            Tree::Not(t) => t.factored().not(),
            Tree::Or(v) => {
                let mut ways: Vec<Vec<Tree>> = v.into_iter().map(|t| t.factored().clauses()).collect();
                let Some((first, others)) = ways.split_first() else { return Tree::Const(false) };
                let shared: Vec<Tree> = first.iter().filter(|c| others.iter().all(|o| o.contains(c))).cloned().collect();
                for way in &mut ways {
                    way.retain(|c| !shared.contains(c));
                }
                Tree::and(shared.into_iter().chain([Tree::or(ways.into_iter().map(Tree::and))]))
            }
            t => t,
        }
    }

    /// Calls `f` on every predicate that stands without a negation.
    pub fn for_each(&self, f: &mut impl FnMut(u32)) {
        match self {
            Tree::Pred(p) => f(*p),
            Tree::And(v) | Tree::Or(v) => v.iter().for_each(|t| t.for_each(f)),
            Tree::Const(_) | Tree::Not(_) => {}
        }
    }

    /// Decides the condition when some predicates are open.
    pub fn decide(&self, pred: &mut impl FnMut(u32) -> Truth) -> Truth {
        match self {
            Tree::Const(b) => (*b).into(),
            Tree::Pred(p) => pred(*p),
            Tree::Not(t) => !t.decide(pred),
            Tree::And(v) | Tree::Or(v) => {
                let (stop, pass) = if matches!(self, Tree::And(_)) { (Truth::False, Truth::True) } else { (Truth::True, Truth::False) };
                let mut out = pass;
                for t in v {
                    match t.decide(pred) {
                        x if x == stop => return stop,
                        Truth::Unknown => out = Truth::Unknown,
                        _ => {}
                    }
                }
                out
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdict in every world of four predicates with three values each.
    fn verdicts(t: &Tree) -> Vec<Truth> {
        const THREE: [Truth; 3] = [Truth::False, Truth::True, Truth::Unknown];
        (0..81_usize).map(|world| t.decide(&mut |p| THREE[world / 3_usize.pow(p) % 3])).collect()
    }

    #[test]
    fn simplifies() {
        let p = Tree::Pred;
        let t = Tree::or([Tree::and([p(0), Tree::Const(true), Tree::not(p(1))]), Tree::and([p(2), Tree::Const(false)])]);
        assert_eq!(t, Tree::And(vec![p(0), Tree::Not(Box::new(p(1)))]));
    }

    #[test]
    fn what_alternatives_share_is_taken_out() {
        let p = Tree::Pred;
        let t = Tree::or([Tree::and([p(0), p(1), p(2)]), Tree::and([p(3), p(1)])]);
        let f = t.clone().factored();
        assert_eq!(verdicts(&t), verdicts(&f));
        assert_eq!(f, Tree::And(vec![p(1), Tree::Or(vec![Tree::And(vec![p(0), p(2)]), p(3)])]));
        assert_eq!(Tree::or([p(1), Tree::and([p(1), p(2)])]).factored(), p(1));
    }

    #[test]
    fn witnesses_cover_every_way_to_be_true() {
        let p = Tree::Pred;
        let t = Tree::and([p(0), Tree::or([p(1), Tree::and([p(2), Tree::not(p(3))])])]);
        assert_eq!(t.witnesses(&|n| (n != 0).then_some(1)), Some((2, vec![1, 2])));
        assert_eq!(Tree::or([p(0), Tree::not(p(1))]).witnesses(&|_| Some(1)), None);
    }
}
