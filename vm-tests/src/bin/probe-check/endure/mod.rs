// SPDX-License-Identifier: Apache-2.0
//! What must neither harm the kernel nor leave memory behind, over and over: `probe-check endure RUN[=COUNT] …`. Counts are those of a short run, or with
//! `LONG=1` those of a long one. Each run loads and removes the module itself and prints a row of a table, which `safety` makes docs/safety.md of.

mod cpus;
mod load;
mod memory;
mod module;
mod pressure;
mod readers;
mod reload;

use crate::{Outcome, expect::ensure};
use memory::{Memory, Own};

pub use readers::hold;

/// What a run tells of itself in the table, or why it failed.
type Told = Result<String, Box<dyn std::error::Error>>;

/// A run.
struct Run {
    name: &'static str,
    /// What happens, and what is counted.
    what: &'static str,
    short: u64,
    long: u64,
    /// Does it so many times; the module is loaded before and after.
    act: fn(u64) -> Told,
}

const RUNS: &[Run] = &[
    Run { name: "reload", what: "`insmod`, a reader, `rmmod`, under load", short: 10, long: 1_000, act: reload::reload },
    Run { name: "stays", what: "`rmmod` of a module that is open, mapped, or being opened", short: 10, long: 200, act: reload::stays },
    Run { name: "killed", what: "readers ended by `kill -9`, under load", short: 20, long: 500, act: readers::killed },
    Run { name: "scribble", what: "words written over the shared pages, anywhere", short: 2_000, long: 1_000_000, act: readers::scribble },
    Run { name: "fuzz", what: "requests, mappings and opens without meaning", short: 20_000, long: 1_000_000, act: readers::fuzz },
    Run { name: "cpus", what: "a CPU goes and comes, read and under load", short: 5, long: 100, act: cpus::cpus },
    Run { name: "pressure", what: "readers while memory runs out", short: 2, long: 30, act: pressure::pressure },
];

/// `endure RUN[=COUNT] …`; without a name all.
pub fn endure(args: &[String]) -> Outcome {
    let long = std::env::var("LONG").as_deref() == Ok("1");
    let mut chosen = Vec::new();
    for arg in args {
        let (name, count) = arg.split_once('=').map_or((arg.as_str(), None), |(n, c)| (n, Some(c)));
        let run = RUNS.iter().find(|r| r.name == name).ok_or_else(|| format!("no run '{name}'"))?;
        let count = count.map(str::parse).transpose().map_err(|e| format!("{arg}: {e}"))?;
        chosen.push((run, count));
    }
    if chosen.is_empty() {
        chosen.extend(RUNS.iter().map(|r| (r, None)));
    }
    let mut failed = Vec::new();
    for (run, count) in chosen {
        let count = count.unwrap_or(if long { run.long } else { run.short });
        let result = std::panic::catch_unwind(|| one(run, count)).unwrap_or_else(|_| Err("it panicked".into()));
        match result {
            Ok(row) => println!("@row | {} | {count} | {row} |", run.what),
            Err(e) => {
                println!("FAILED  {}: {e}", run.name);
                println!("@row | {} | {count} | FAILED: {} | | | |", run.what, e.to_string().replace(['\n', '|'], " "));
                failed.push(run.name);
                module::remove_for_good();
            }
        }
    }
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

/// One run between two looks at the kernel's memory, without the module, and at the module's own, without a reader.
fn one(run: &Run, count: u64) -> Told {
    // Once before, so that what the kernel keeps of such work is there already.
    module::insert()?;
    (run.act)((count / 20).clamp(1, 50))?;
    module::remove()?;
    let before = Memory::settled();
    module::insert()?;
    // From the first reader on the module keeps scratch memory for each CPU.
    readers::next_reader_works()?;
    let own = Own::now()?;
    let told = (run.act)(count)?;
    readers::next_reader_works()?;
    let left = Own::settled(own)?;
    module::remove()?;
    let kernel = Memory::compared(&before, count)?;
    Ok(format!("{told} | {left} | {kernel}"))
}
