// SPDX-License-Identifier: Apache-2.0
//! Which rules are on: `--enable` and `--disable`, applied in the order of the command line.

use clap::{Arg, ArgAction, ArgMatches, Command, error::Result as ClapResult};
use std::collections::BTreeSet;

/// One step: switches rules on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    enable: bool,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A name with `*` for anything.
    Rule(String),
    /// A tag.
    Tag(String),
}

/// Steps in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<Step>);

impl Selection {
    /// Appends the steps of another selection.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Puts the rules that are on into their order. A rule that a step switches on goes to the end, as in the reference.
    pub fn apply<'a, R>(&self, rules: &'a [R], facts: impl Fn(&R) -> (&str, &BTreeSet<String>, bool)) -> Vec<&'a R> {
        let mut on: Vec<usize> = (0..rules.len()).filter(|i| rules.get(*i).is_some_and(|r| facts(r).2)).collect();
        for step in &self.0 {
            for (i, rule) in rules.iter().enumerate() {
                let (name, tags, _) = facts(rule);
                let meant = match &step.what {
                    What::Rule(pattern) => wildcard(pattern, name),
                    What::Tag(tag) => tags.contains(tag),
                };
                if meant && step.enable && !on.contains(&i) {
                    on.push(i);
                } else if meant && !step.enable {
                    on.retain(|n| *n != i);
                }
            }
        }
        on.into_iter().filter_map(|i| rules.get(i)).collect()
    }
}

/// Whether `*` pieces of the pattern are found in the name from left to right, the whole name being used up.
fn wildcard(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut pieces: Vec<_> = pieces.collect();
    let Some(last) = pieces.pop() else { return rest.is_empty() };
    for piece in pieces {
        let Some((_, behind)) = rest.split_once(piece).filter(|_| !piece.is_empty()).or(Some(("", rest)).filter(|_| piece.is_empty()))
        else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(last)
}

impl clap::FromArgMatches for Selection {
    fn from_arg_matches(matches: &ArgMatches) -> ClapResult<Self> {
        let mut steps: Vec<(usize, Step)> = Vec::new();
        for (id, enable) in [("enable", true), ("disable", false)] {
            let (Some(at), Some(values)) = (matches.indices_of(id), matches.get_many::<String>(id)) else { continue };
            steps.extend(at.zip(values).map(|(at, text)| {
                let what = match text.split_once('=') {
                    Some(("tag", tag)) => What::Tag(tag.to_owned()),
                    Some(("rule", name)) => What::Rule(name.to_owned()),
                    _ => What::Rule(text.clone()),
                };
                (at, Step { enable, what })
            }));
        }
        steps.sort_by_key(|(at, _)| *at);
        Ok(Self(steps.into_iter().map(|(_, step)| step).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> ClapResult<()> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Selection {
    fn augment_args(cmd: Command) -> Command {
        let arg =
            |id: &'static str, help: &'static str| Arg::new(id).long(id).value_name("RULE|tag=TAG").action(ArgAction::Append).help(help);
        cmd.arg(arg("disable", "Switch rules off: by name, with * for anything, or by tag; repeatable, applied in order"))
            .arg(arg("enable", "Switch rules on: by name, with * for anything, or by tag; repeatable, applied in order"))
    }

    fn augment_args_for_update(cmd: Command) -> Command {
        Self::augment_args(cmd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Args, FromArgMatches};

    #[test]
    fn wildcards_go_from_left_to_right() {
        for (pattern, name, is) in [
            ("*", "anything", true),
            ("Read*", "Read sensitive file", true),
            ("*file", "Read sensitive file", true),
            ("R*s*e", "Read sensitive file", true),
            ("Read", "Read sensitive file", false),
            ("*x*", "Read sensitive file", false),
            ("a*a", "a", false),
            ("Read sensitive file", "Read sensitive file", true),
        ] {
            assert_eq!(wildcard(pattern, name), is, "{pattern} on {name}");
        }
    }

    fn on(args: &[&str]) -> String {
        let rules = [("Shell", "net", true), ("Write", "file", true), ("Read", "file", false)]
            .map(|(name, tag, enabled)| (name, BTreeSet::from([tag.to_owned()]), enabled));
        let matches = Selection::augment_args(Command::new("x")).get_matches_from([&["x"], args].concat());
        let selection = Selection::from_arg_matches(&matches).unwrap();
        selection.apply(&rules, |r| (r.0, &r.1, r.2)).iter().map(|r| r.0).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn steps_are_applied_in_order() {
        assert_eq!(on(&[]), "Shell Write");
        assert_eq!(on(&["--disable", "tag=file"]), "Shell");
        assert_eq!(on(&["--disable", "*", "--enable", "tag=file"]), "Write Read");
        assert_eq!(on(&["--enable", "tag=file", "--disable", "*"]), "");
        assert_eq!(on(&["--disable", "Shell", "--enable", "rule=Sh*"]), "Write Shell");
    }
}
