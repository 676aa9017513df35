// SPDX-License-Identifier: Apache-2.0
//! What must neither harm the kernel nor leave memory behind, over and over: `probe-check endure RUN[=COUNT] …`. Counts are those of a short run, or with
//! `LONG=1` those of a long one; with `COUNTS=RUN=COUNT,…` only the runs named there are made, so many times. Each run loads and removes the module itself and prints a row of a table, which `safety` makes docs/safety.md of.

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
    let mut failed = Vec::new();
    for (run, count) in chosen(args, std::env::var("COUNTS").ok().as_deref())? {
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

/// A run, and its count if it has one.
type Chosen = (&'static Run, Option<u64>);

/// The runs that these words are.
fn runs<'a>(words: impl Iterator<Item = &'a str>) -> Result<Vec<Chosen>, Box<dyn std::error::Error>> {
    let mut all = Vec::new();
    for word in words {
        let (name, count) = word.split_once('=').map_or((word, None), |(n, c)| (n, Some(c)));
        let run = RUNS.iter().find(|r| r.name == name).ok_or_else(|| format!("no run '{name}'"))?;
        let count = count.map(str::parse).transpose().map_err(|e| format!("{word}: {e}"))?;
        all.push((run, count));
    }
    Ok(all)
}

/// What is to be made: all runs or those of the arguments, and of these, where there are counts, only the ones that have one.
fn chosen(args: &[String], counts: Option<&str>) -> Result<Vec<Chosen>, Box<dyn std::error::Error>> {
    let mut all = if args.is_empty() { RUNS.iter().map(|r| (r, None)).collect() } else { runs(args.iter().map(String::as_str))? };
    if let Some(counts) = counts {
        let counts = runs(counts.split(','))?;
        let count = |run: &Run| counts.iter().find(|(r, _)| r.name == run.name);
        all.retain(|(run, _)| count(run).is_some());
        all.iter_mut().for_each(|(run, n)| *n = n.or(count(run).and_then(|(_, n)| *n)));
        ensure!(!all.is_empty(), "COUNTS has none of these runs");
    }
    Ok(all)
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
    let start = std::time::Instant::now();
    let told = (run.act)(count)?;
    println!("{}: {count} in {} s", run.name, start.elapsed().as_secs());
    readers::next_reader_works()?;
    let left = Own::settled(own)?;
    module::remove()?;
    let kernel = Memory::compared(&before, count)?;
    Ok(format!("{told} | {left} | {kernel}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str], counts: Option<&str>) -> Result<Vec<(&'static str, Option<u64>)>, String> {
        let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
        chosen(&args, counts).map(|all| all.into_iter().map(|(r, n)| (r.name, n)).collect()).map_err(|e| e.to_string())
    }

    #[test]
    fn counts_choose_among_the_runs_of_the_arguments() {
        let bad_readers = &["scribble", "killed", "fuzz"];
        assert_eq!(names(bad_readers, None), Ok(vec![("scribble", None), ("killed", None), ("fuzz", None)]));
        assert_eq!(names(bad_readers, Some("reload=7,fuzz=200000")), Ok(vec![("fuzz", Some(200_000))]));
        assert_eq!(names(&["fuzz=3"], Some("fuzz=5")), Ok(vec![("fuzz", Some(3))]));
        assert_eq!(names(&[], None).map(|all| all.len()), Ok(RUNS.len()));
        assert_eq!(names(bad_readers, Some("reload=7")), Err("COUNTS has none of these runs".to_owned()));
        assert_eq!(names(bad_readers, Some("fuz=7")), Err("no run 'fuz'".to_owned()));
        assert!(names(bad_readers, Some("fuzz=many")).is_err_and(|e| e.starts_with("fuzz=many: ")));
    }
}
