// SPDX-License-Identifier: Apache-2.0
//! Which rules are on: `--enable` and `--disable`, applied in the order of the command line.

use clap::{Arg, ArgAction, ArgMatches, Command, error::Result as ClapResult};
use eyas_rules::Selection;

/// Steps in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selections(pub Vec<Selection>);

impl clap::FromArgMatches for Selections {
    fn from_arg_matches(matches: &ArgMatches) -> ClapResult<Self> {
        let mut steps: Vec<(usize, Selection)> = Vec::new();
        for (id, enable) in [("enable", true), ("disable", false)] {
            let (Some(at), Some(values)) = (matches.indices_of(id), matches.get_many::<String>(id)) else { continue };
            steps.extend(at.zip(values).map(|(at, text)| {
                let (rule, tag) = match text.split_once('=') {
                    Some(("tag", tag)) => (None, Some(tag.to_owned())),
                    Some(("rule", name)) => (Some(name.to_owned()), None),
                    _ => (Some(text.clone()), None),
                };
                (at, Selection { enable, rule, tag })
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

impl clap::Args for Selections {
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

    /// What the steps are, as `+rule`, `-rule`, `+#tag`, `-#tag`.
    fn steps(args: &[&str]) -> String {
        let matches = Selections::augment_args(Command::new("x")).get_matches_from([&["x"], args].concat());
        let steps = Selections::from_arg_matches(&matches).unwrap().0;
        let text = |s: &Selection| {
            let sign = if s.enable { '+' } else { '-' };
            let tag = s.tag.as_ref().map(|t| format!("#{t}"));
            format!("{sign}{}", s.rule.clone().or(tag).unwrap())
        };
        steps.iter().map(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn steps_keep_their_order() {
        assert_eq!(steps(&[]), "");
        assert_eq!(steps(&["--disable", "*", "--enable", "tag=file", "--disable", "rule=Sh*"]), "-* +#file -Sh*");
    }
}
