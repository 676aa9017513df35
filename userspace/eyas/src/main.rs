// SPDX-License-Identifier: Apache-2.0
//! Runtime security and system-call visibility for Linux: the program.
//!
//! Thin: commands (one file each under [`cmd`]), settings, wiring, signals. Standard output carries results and nothing
//! else; everything that is said about the work goes to standard error. Exit codes: see [`exit`].
#![forbid(unsafe_code)]

mod accounts;
mod cli;
mod cmd;
mod condition;
mod describe;
mod exit;
mod export;
mod facts;
mod kernel;
mod lines;
mod live;
#[cfg(test)]
mod man;
mod module;
mod needs;
mod pipeline;
mod print;
mod progress;
mod raw;
mod record;
mod reload;
mod report;
mod rules;
mod select;
mod settings;
mod sift;
mod suppress;
mod table;
mod top;
mod tree;
mod watch;

use std::process::ExitCode;

/// Half the instructions of the allocator of the C library, at start-up and while events are read. Without huge pages: with
/// them a small state takes ten mebibytes more.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    exit::code(cli::Cli::from_command_line().run())
}
