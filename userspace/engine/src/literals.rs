// SPDX-License-Identifier: Apache-2.0
//! Many literals looked for in one text, each at its place: at the front, at the back, or anywhere.
//!
//! Literals at an end become a trie that is walked from there: most texts leave it after a few bytes. Literals anywhere
//! become one automaton that looks at each byte once.

use crate::substring::Substring;
use aho_corasick::{
    Anchored, MatchKind,
    automaton::{Automaton, StateID},
    dfa,
};
use rustc_hash::FxHashMap;

/// How a literal must lie in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text contains it.
    Inside,
    /// The text starts with it.
    Front,
    /// The text ends with it.
    Back,
}

/// A trie; node 0 is the root. Children of a node lie together, by byte.
#[derive(Debug, Default)]
struct Trie {
    /// By first byte: node behind the root, 0 for none. Empty for an empty trie.
    root: Vec<u32>,
    nodes: Vec<Node>,
    edges: Vec<(u8, u32)>,
}

#[derive(Debug, Default)]
struct Node {
    first: u32,
    count: u32,
    /// What ends here.
    uses: Vec<u32>,
}

impl Trie {
    fn new<'t>(entries: impl Iterator<Item = (Vec<u8>, u32)> + 't) -> Self {
        let mut all: Vec<_> = entries.collect();
        all.sort();
        let mut trie = Trie::default();
        if !all.is_empty() {
            trie.nodes.push(Node::default());
            trie.grow(0, &all, 0);
            trie.root = vec![0; 256];
            let count = trie.nodes.first().and_then(|n| usize::try_from(n.count).ok()).unwrap_or(0);
            for (byte, node) in trie.edges.iter().take(count) {
                if let Some(slot) = trie.root.get_mut(usize::from(*byte)) {
                    *slot = *node;
                }
            }
        }
        trie
    }

    /// Fills the node whose entries, sorted, share their first `depth` bytes.
    fn grow(&mut self, node: usize, entries: &[(Vec<u8>, u32)], depth: usize) {
        let ends = entries.iter().take_while(|e| e.0.len() == depth).count();
        let (here, below) = entries.split_at_checked(ends).unwrap_or((entries, &[]));
        let byte = |e: &(Vec<u8>, u32)| e.0.get(depth).copied();
        let groups: Vec<&[(Vec<u8>, u32)]> = below.chunk_by(|a, b| byte(a) == byte(b)).collect();
        let (first_edge, first_node) = (self.edges.len(), self.nodes.len());
        for (i, g) in groups.iter().enumerate() {
            let key = g.first().and_then(byte).unwrap_or(0);
            self.edges.push((key, u32::try_from(first_node + i).unwrap_or(u32::MAX)));
            self.nodes.push(Node::default());
        }
        if let Some(n) = self.nodes.get_mut(node) {
            n.uses = here.iter().map(|e| e.1).collect();
            n.first = u32::try_from(first_edge).unwrap_or(u32::MAX);
            n.count = u32::try_from(groups.len()).unwrap_or(0);
        }
        for (i, g) in groups.iter().enumerate() {
            self.grow(first_node + i, g, depth + 1);
        }
    }

    #[inline]
    fn walk(&self, mut text: impl Iterator<Item = u8>, found: &mut impl FnMut(u32)) {
        let Some(root) = self.nodes.first() else { return };
        root.uses.iter().for_each(|p| found(*p));
        let Some(next) = text.next().and_then(|b| self.root.get(usize::from(b))) else { return };
        if *next != 0 {
            self.descend(*next, text, found);
        }
    }

    fn descend(&self, node: u32, text: impl Iterator<Item = u8>, found: &mut impl FnMut(u32)) {
        let Some(mut node) = usize::try_from(node).ok().and_then(|n| self.nodes.get(n)) else { return };
        node.uses.iter().for_each(|p| found(*p));
        for byte in text {
            let (Ok(first), Ok(count)) = (usize::try_from(node.first), usize::try_from(node.count)) else { return };
            let Some(edges) = self.edges.get(first..first + count) else { return };
            let Some(next) = edges.iter().find(|e| e.0 == byte).and_then(|e| self.nodes.get(usize::try_from(e.1).ok()?)) else {
                return;
            };
            node = next;
            node.uses.iter().for_each(|p| found(*p));
        }
    }
}

/// One automaton for literals anywhere.
#[derive(Debug)]
struct Inside {
    dfa: dfa::DFA,
    start: StateID,
    /// By pattern: who looks for it.
    uses: Vec<Vec<u32>>,
}

/// Up to so many literals are looked for one by one, many bytes at a step; more become an automaton.
const FEW: usize = 8;

/// Literals of one operand, with the predicates that look for them.
#[derive(Debug, Default)]
pub struct Literals {
    all: Vec<(Place, Box<[u8]>, u32)>,
    front: Trie,
    back: Trie,
    few: Vec<(Substring, Vec<u32>)>,
    inside: Option<Inside>,
}

impl Literals {
    /// Adds a literal.
    pub fn push(&mut self, place: Place, text: &[u8], pred: u32) {
        self.all.push((place, text.into(), pred));
    }

    /// Builds what is searched with; `fold`: ASCII case does not matter.
    ///
    /// # Errors
    /// When the automaton would be too large.
    pub fn finish(&mut self, fold: bool) -> Result<(), String> {
        let at = |place| self.all.iter().filter(move |l| l.0 == place);
        self.front = Trie::new(at(Place::Front).map(|l| (l.1.to_vec(), l.2)));
        self.back = Trie::new(at(Place::Back).map(|l| (l.1.iter().rev().copied().collect(), l.2)));
        let mut uses: Vec<Vec<u32>> = Vec::new();
        let mut patterns: Vec<&[u8]> = Vec::new();
        let mut seen: FxHashMap<&[u8], usize> = FxHashMap::default();
        for (_, text, pred) in at(Place::Inside) {
            let i = *seen.entry(text).or_insert_with(|| {
                patterns.push(text);
                uses.push(Vec::new());
                patterns.len() - 1
            });
            if let Some(u) = uses.get_mut(i) {
                u.push(*pred);
            }
        }
        if patterns.len() <= FEW && !fold {
            self.few = patterns.iter().zip(uses).map(|(p, u)| (Substring::new(p), u)).collect();
        } else if !patterns.is_empty() {
            let dfa = dfa::Builder::new()
                .match_kind(MatchKind::Standard)
                .ascii_case_insensitive(fold)
                .prefilter(false)
                .build(&patterns)
                .map_err(|e| format!("substring automaton: {e}"))?;
            let start = dfa.start_state(Anchored::No).map_err(|e| format!("substring automaton: {e}"))?;
            self.inside = Some(Inside { dfa, start, uses });
        }
        Ok(())
    }

    /// Calls `found` for each literal that lies in the text as it must, perhaps more than once.
    #[inline(always)]
    pub fn run(&self, text: &[u8], found: &mut impl FnMut(u32)) {
        if !self.all.is_empty() {
            self.search(text, found);
        }
    }

    fn search(&self, text: &[u8], found: &mut impl FnMut(u32)) {
        self.front.walk(text.iter().copied(), found);
        self.back.walk(text.iter().rev().copied(), found);
        for (literal, uses) in &self.few {
            if literal.is_in(text) {
                uses.iter().for_each(|p| found(*p));
            }
        }
        if let Some(inside) = &self.inside {
            inside.run(text, found);
        }
    }
}

impl Inside {
    #[inline]
    fn run(&self, text: &[u8], found: &mut impl FnMut(u32)) {
        let mut state = self.start;
        self.report(state, found);
        for byte in text {
            state = self.dfa.next_state(Anchored::No, state, *byte);
            if self.dfa.is_special(state) {
                self.report(state, found);
            }
        }
    }

    fn report(&self, state: StateID, found: &mut impl FnMut(u32)) {
        if self.dfa.is_match(state) {
            for i in 0..self.dfa.match_len(state) {
                let pattern = self.dfa.match_pattern(state, i).as_usize();
                self.uses.get(pattern).into_iter().flatten().for_each(|p| found(*p));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(l: &Literals, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        l.run(text.as_bytes(), &mut |p| out.push(p));
        out.sort_unstable();
        out.dedup();
        out
    }

    #[test]
    fn every_literal_at_its_place() {
        let mut l = Literals::default();
        let all = [
            (Place::Front, "/etc/"),
            (Place::Front, "/etc/s"),
            (Place::Back, "shadow"),
            (Place::Inside, "had"),
            (Place::Inside, ""),
            (Place::Front, ""),
            (Place::Back, "w"),
            (Place::Inside, "ad"),
        ];
        for ((place, text), n) in all.iter().zip(0..) {
            l.push(*place, text.as_bytes(), n);
        }
        // Few are looked for one by one, many by the automaton: with the same result.
        for more in [0, 20] {
            for n in 0..more {
                l.push(Place::Inside, format!("never{n}").as_bytes(), 100 + n);
            }
            l.finish(false).unwrap();
            assert_eq!(l.inside.is_some(), more > 0);
            assert_eq!(hits(&l, "/etc/shadow"), [0, 1, 2, 3, 4, 5, 6, 7]);
            assert_eq!(hits(&l, "x/etc/shadows"), [3, 4, 5, 7]);
            assert_eq!(hits(&l, ""), [4, 5]);
            assert_eq!(hits(&l, "/etc/"), [0, 4, 5]);
            l.few.clear();
        }
    }
}
