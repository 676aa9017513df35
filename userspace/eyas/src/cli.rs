// SPDX-License-Identifier: Apache-2.0
//! The command line.

use crate::{cmd, print};
use clap::{
    CommandFactory, FromArgMatches, Parser, Subcommand,
    error::{ContextKind, ErrorKind},
};

const SHORT: &str = "Runtime security and system-call visibility for Linux";

const LONG: &str = "Runtime security and system-call visibility for Linux.

Eyas watches system calls through a kernel module, holds them against rules, and raises alerts. It reads the rule files \
and trace files of Falco and sysdig.";

const EXAMPLES: &str = "\
Examples:
  eyas run --load-module eyas.ko                     watch this machine with the built-in rules
  eyas run --rules my.yaml --json                    the same with rules of your own, as JSON
  eyas events 'evt.type=execve and proc.name=bash'   look at events as they happen
  eyas replay trace.scap --rules my.yaml             hold a trace against rules
  eyas read trace.scap fd.port=443                   look at the events of a trace
  eyas validate my.yaml                              check a rule file
  eyas list fields                                   what a rule can ask for

Exit codes: 0 all is well, 1 an error, 2 wrong usage, 3 a trace that ended in damage.";

/// The command line as a whole.
#[derive(Debug, Parser)]
#[command(name = "eyas", version, about = SHORT, long_about = LONG, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Watch this machine: load rules, read events from the kernel module, print alerts
    Run(cmd::run::Args),
    /// Print events of this machine as they happen, one line each
    Events(cmd::events::Args),
    /// Hold a trace file against rules and print the alerts
    Replay(cmd::replay::Args),
    /// Print the events of a trace file, one line each
    Read(cmd::read::Args),
    /// Check rule files
    Validate(cmd::validate::Args),
    /// Show how a rule is understood: resolved, indexed, and what its tests cost
    Explain(cmd::explain::Args),
    /// List what there is: fields, events, rules, macros, lists
    List(cmd::list::Args),
    /// Look at conditions
    Filter(cmd::filter::Args),
}

/// Tells wrong usage, or gives help where that was asked for, and ends the process.
fn refuse(error: &clap::Error) -> ! {
    // Nothing can be done about a standard error that is closed.
    let _ = error.print();
    let word = error.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    let takes_filter = std::env::args().nth(1).is_some_and(|command| ["read", "events"].contains(&command.as_str()));
    if error.kind() == ErrorKind::UnknownArgument && takes_filter && !word.starts_with('-') {
        print::remark("\nA filter is one argument: put it in quotes, such as 'evt.type=openat and fd.name startswith /etc'.");
    }
    std::process::exit(error.exit_code())
}

impl Cli {
    /// Reads this process's command line. Wrong usage and help end the process here.
    pub fn from_command_line() -> Self {
        let matches = Self::command().try_get_matches().unwrap_or_else(|e| refuse(&e));
        Self::from_arg_matches(&matches).unwrap_or_else(|e| refuse(&e))
    }

    /// Does what was asked for.
    ///
    /// # Errors
    /// What [`crate::exit`] knows to tell.
    pub fn run(self) -> anyhow::Result<()> {
        match self.command {
            Command::Run(args) => cmd::run::run(args),
            Command::Events(args) => cmd::events::run(args),
            Command::Replay(args) => cmd::replay::run(args),
            Command::Read(args) => cmd::read::run(args),
            Command::Validate(args) => cmd::validate::run(args),
            Command::Explain(args) => cmd::explain::run(args),
            Command::List(args) => cmd::list::run(args),
            Command::Filter(args) => cmd::filter::run(args),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
