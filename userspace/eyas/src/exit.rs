// SPDX-License-Identifier: Apache-2.0
//! How the program ends: 0 all is well, 1 an error, 2 wrong usage, 3 a trace that ended in damage (everything before the
//! damage was delivered). A reader of our output that went away is no error.

use eyas_source::SourceError;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Signals that end the program cleanly.
pub const SIGNALS: [i32; 2] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

/// Something was judged bad and that was already told: ends with 1 without a further word.
#[derive(Debug)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("refused")
    }
}
impl std::error::Error for Refused {}

/// Wrong usage that the argument parser could not see.
#[derive(Debug)]
pub struct Usage(pub String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Usage {}

fn is_broken_pipe(e: &anyhow::Error) -> bool {
    e.chain().any(|e| e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}

/// An error with its causes, each told once: many an error has its cause in its own text.
pub fn told(e: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in e.chain().map(ToString::to_string).filter(|c| !c.is_empty()) {
        if text.contains(&cause) {
            continue;
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause);
    }
    text
}

/// Tells an error and gives the exit code.
pub fn code(result: anyhow::Result<()>) -> ExitCode {
    let Err(e) = result else { return ExitCode::SUCCESS };
    if is_broken_pipe(&e) {
        return ExitCode::SUCCESS;
    }
    if e.is::<Refused>() {
        return ExitCode::FAILURE;
    }
    // Nothing can be done about a standard error that is closed.
    let _ = writeln!(io::stderr(), "eyas: {}", told(&e));
    match e.chain().find_map(|e| e.downcast_ref::<SourceError>()) {
        Some(source) if source.is_damage() => ExitCode::from(3),
        _ if e.is::<Usage>() => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    }
}
