// SPDX-License-Identifier: Apache-2.0
//! The long runs: the module is loaded and removed, read, opened, killed, scribbled over and starved so many times that what it harms or loses now and then
//! shows. `safety [--short] [BOOT[/SCENARIO] …]`: which boots of the table in `boots.rs`, and of their scenarios one (default: stock 7 and 6.1, all).
//!
//! Standard output has the table of docs/safety.md, a row for each run of `probe-check endure`; standard error what goes on. Ends with status 1
//! when a run failed, or the kernel's console or taint mask showed trouble. As root; the parts are made as for the tests (`parts.rs`).
#![forbid(unsafe_code)]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use eyas_vm_tests::boots::{ALL, Boot};
use eyas_vm_tests::run::{Progress, Setup};
use eyas_vm_tests::{accel, parts};

/// The scenarios that have a long form.
const SCENARIOS: &[&str] =
    &["module_reloads_under_load", "module_stays_while_it_is_read", "bad_readers_harm_nobody", "cpus_come_and_go", "memory_runs_out"];

/// Boots that are made when none is named.
const DEFAULT: [&str; 2] = ["7", "6.1"];

/// A machine that is still running by then hangs.
const TIMEOUT: Duration = Duration::from_secs(6 * 3600);
/// Variables of the guest's init: what a script may take, in seconds, and whether counts are those of long runs. Caches of objects keep their own names.
const SHORT: &str = "slab_nomerge LIMIT=20000";
const LONG: &str = "slab_nomerge LIMIT=20000 LONG=1";

/// How `probe-check` begins a row.
const ROW: &str = "@row ";
const HEAD: &str = "| kernel | what | times | came to | the module's own memory, before and after | slab, KiB (cache that grew most, objects) | mapped, KiB | per-CPU, KiB |
|---|---|---:|---|---|---|---:|---:|";

/// A boot, and of its scenarios one.
struct Job<'a> {
    boot: &'static Boot,
    scenario: Option<&'a str>,
}

fn jobs<'a>(words: &[&'a str]) -> Result<Vec<Job<'a>>> {
    let job = |word: &'a str| {
        let (name, scenario) = word.split_once('/').map_or((word, None), |(b, s)| (b, Some(s)));
        let boot = ALL.iter().find(|b| b.name == name && b.fault.is_none());
        let boot =
            boot.with_context(|| format!("there is no boot {name}, but: {}", ALL.iter().map(|b| b.name).collect::<Vec<_>>().join(", ")))?;
        if let Some(s) = scenario.filter(|s| !SCENARIOS.contains(s)) {
            bail!("{s} has no long form; these have: {}", SCENARIOS.join(", "));
        }
        Ok(Job { boot, scenario })
    };
    words.iter().copied().map(job).collect()
}

/// Makes one boot; what failed.
fn run(job: &Job<'_>, short: bool) -> Result<Vec<String>> {
    let module = parts::module(job.boot.series, job.boot.flavour, None)?;
    let binaries = parts::static_binaries()?;
    let append = format!("{} {}", job.boot.append, if short { SHORT } else { LONG });
    // The table's rows are 'static, and so is a program's one of its own.
    let boot = Boot { append: append.leak(), only: SCENARIOS, folders: &["vm-tests/scenarios/stock"], ..*job.boot };
    let mut scenarios = boot.scenarios()?;
    scenarios.retain(|s| job.scenario.is_none_or(|name| s.name == name));
    let accel = accel::choose(&module.kernel);
    let start = Instant::now();
    let mut failed = Vec::new();
    let setup = Setup {
        boot: &boot,
        module: &module,
        binaries: &binaries,
        rules: parts::project().join("rules"),
        scenarios,
        accel,
        timeout: TIMEOUT,
        keeps: false,
    };
    setup.run(|p| match p {
        Progress::Up(release) => eprintln!("{}: {release} is up ({accel:?})", boot.name),
        Progress::Out(scenario, line) => match line.strip_prefix(ROW) {
            Some(row) => println!("| {} {row}", boot.name),
            None => eprintln!("{}: {}: {line}", boot.name, scenario.name),
        },
        Progress::Verdict(v) => {
            eprintln!(
                "{}: {} {} (after {} s)",
                boot.name,
                v.name,
                if v.failure.is_none() { "ok" } else { "FAILED" },
                start.elapsed().as_secs()
            );
            if let Some(why) = &v.failure {
                failed.push(format!("{}: {}: {why}", boot.name, v.name));
            }
        }
        _ => {}
    })?;
    Ok(failed)
}

fn safety() -> Result<bool> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (options, mut words): (Vec<&str>, Vec<&str>) = args.iter().map(String::as_str).partition(|a| a.starts_with('-'));
    if let Some(other) = options.iter().find(|o| **o != "--short") {
        bail!("unknown option {other}; usage: safety [--short] [BOOT[/SCENARIO] …]");
    }
    if words.is_empty() {
        words.extend(DEFAULT);
    }
    let jobs = jobs(&words)?;
    println!("{HEAD}");
    let mut failed = Vec::new();
    for job in &jobs {
        failed.extend(run(job, !options.is_empty())?);
    }
    for f in &failed {
        eprintln!("\n{f}");
    }
    Ok(failed.is_empty())
}

fn main() -> ExitCode {
    match safety() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}
