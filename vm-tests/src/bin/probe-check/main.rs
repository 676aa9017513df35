// SPDX-License-Identifier: Apache-2.0
//! Checks of the kernel module from outside, in one static program: it opens the devices, makes calls with known arguments, and compares
//! what the rings hold with what it did. `probe-check GROUP [NAME …]` runs a group of checks, or some of it; `probe-check COMMAND …` is a
//! helper for scripts. No check depends on how fast the machine is.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test program: a panic or a wrong number fails the test"
)]

mod abi;
mod absent;
mod calls;
mod cost;
mod endure;
mod expect;
mod flood;
mod foreign;
mod fuse;
mod hotplug;
mod losses;
mod nodes;
mod reader;
mod scale;
mod settings;
mod sys;

use std::process::ExitCode;

/// How a check ends.
type Outcome = Result<(), Box<dyn std::error::Error>>;
/// One check: what is claimed, and the function that tries it.
type Check = (&'static str, fn() -> Outcome);

/// The groups, by name.
const GROUPS: &[(&str, &[Check])] = &[
    ("abi", abi::CHECKS),
    ("settings", settings::CHECKS),
    ("files", calls::FILES),
    ("io", calls::IO),
    ("net", calls::NET),
    ("process", calls::PROCESS),
    ("start", calls::START),
    ("other", calls::OTHER),
    ("layers", calls::LAYERS),
    ("i386", foreign::I386),
    ("x32", foreign::X32),
    ("losses", losses::CHECKS),
    ("hotplug", hotplug::CHECKS),
    ("nodes", nodes::CHECKS),
];

/// Helpers for scripts: name, and what to do with the other arguments.
type Command = (&'static str, fn(&[String]) -> Outcome);
const COMMANDS: &[Command] = &[
    ("hold", endure::hold),
    ("endure", endure::endure),
    ("flood", flood::command),
    ("cost", cost::cost),
    ("scale", scale::scale),
    ("pointers", calls::pointers),
    ("absent", absent::absent),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = args.split_first() else {
        eprintln!("probe-check GROUP [NAME …] | COMMAND [ARGUMENT …]");
        return ExitCode::from(2);
    };
    if let Some((_, command)) = COMMANDS.iter().find(|c| c.0 == name) {
        return match command(rest) {
            Ok(()) => ExitCode::SUCCESS,
            Err(e) => {
                println!("probe-check {name}: {e}");
                ExitCode::FAILURE
            }
        };
    }
    let Some((_, checks)) = GROUPS.iter().find(|g| g.0 == name) else {
        eprintln!("probe-check: no group '{name}'");
        return ExitCode::from(2);
    };
    let mut failed = 0;
    for (claim, check) in checks.iter().filter(|c| rest.is_empty() || rest.iter().any(|r| c.0.contains(r.as_str()))) {
        match std::panic::catch_unwind(check).unwrap_or_else(|_| Err("it panicked".into())) {
            Ok(()) => println!("ok      {claim}"),
            Err(e) => {
                failed += 1;
                println!("FAILED  {claim}: {e}");
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
