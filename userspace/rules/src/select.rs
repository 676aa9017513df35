// SPDX-License-Identifier: Apache-2.0
//! Which rules run: the user's choice by name and tag, and the least urgent priority.

use crate::rule::{CompiledRule, Priority};

/// One step of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Whether the rules it names are switched on or off.
    pub enable: bool,
    /// A rule's name, in which `*` stands for any text.
    pub rule: Option<String>,
    /// A tag, exactly.
    pub tag: Option<String>,
}

/// The rules that run, by their number in `rules`, in the order in which they are tried: those that the files
/// enable, in order of definition, then those that the steps enable. Rules less urgent than `min_priority` are not
/// there at all.
#[must_use]
pub fn select(rules: &[CompiledRule], steps: &[Selection], min_priority: Priority) -> Vec<usize> {
    let eligible = |r: &CompiledRule| r.priority <= min_priority;
    let mut order: Vec<usize> = rules.iter().enumerate().filter(|(_, r)| eligible(r) && r.enabled).map(|(i, _)| i).collect();
    for step in steps {
        for named in [step.rule.as_deref().map(Name::Rule), step.tag.as_deref().map(Name::Tag)].into_iter().flatten() {
            for (i, _) in rules.iter().enumerate().filter(|(_, r)| eligible(r) && named.fits(r)) {
                let on = order.contains(&i);
                if step.enable && !on {
                    order.push(i);
                } else if !step.enable && on {
                    order.retain(|&k| k != i);
                }
            }
        }
    }
    order
}

enum Name<'s> {
    Rule(&'s str),
    Tag(&'s str),
}

impl Name<'_> {
    fn fits(&self, r: &CompiledRule) -> bool {
        match self {
            Name::Rule(pattern) => matches(pattern, &r.name),
            Name::Tag(tag) => r.tags.contains(*tag),
        }
    }
}

/// Whether a name fits a pattern with `*`. The pieces between the stars are looked for from left to right, each at its
/// first occurrence; there is no going back, so that `*a` fits only what has its first `a` at the end.
#[must_use]
pub fn matches(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(pieces.next().unwrap_or("")) else { return false };
    let mut open_end = false;
    let mut last = "";
    for piece in pieces {
        open_end = piece.is_empty();
        last = piece;
        match rest.find(piece) {
            Some(at) => rest = rest.get(at + piece.len()..).unwrap_or(""),
            None => return false,
        }
    }
    open_end && last.is_empty() || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, name, want) in [
            ("Shell", "Shell", true),
            ("Shell", "Shell in container", false),
            ("Shell*", "Shell in container", true),
            ("*container", "Shell in container", true),
            ("*in*", "Shell in container", true),
            ("*in", "Shell in container in", false),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "aXcYb", false),
            ("**", "x", true),
        ] {
            assert_eq!(matches(pattern, name), want, "{pattern} {name}");
        }
    }
}
