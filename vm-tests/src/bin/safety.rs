// SPDX-License-Identifier: Apache-2.0
//! The long runs: the module is loaded and removed, read, opened, killed, scribbled over and starved so many times that what it harms or loses now and then
//! shows. `safety [--short] [BOOT[/SCENARIO] …] [RUN=COUNT …]`: which boots of the table in `boots.rs`, and of their scenarios one (default: stock 7 and
//! 6.1, all). With counts only the runs that have one are made, so many times.
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

/// The scenarios that have a long form, and the runs of `probe-check endure` that each makes.
const SCENARIOS: &[(&str, &[&str])] = &[
    ("module_reloads_under_load", &["reload"]),
    ("module_stays_while_it_is_read", &["stays"]),
    ("bad_readers_harm_nobody", &["scribble", "killed", "fuzz"]),
    ("cpus_come_and_go", &["cpus"]),
    ("memory_runs_out", &["pressure"]),
];

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

const USAGE: &str = "usage: safety [--short] [BOOT[/SCENARIO] …] [RUN=COUNT …]";

/// A boot, and of its scenarios some.
struct Job {
    boot: &'static Boot,
    scenarios: Vec<&'static str>,
}

/// What the command line asks for.
struct Wish<'a> {
    short: bool,
    jobs: Vec<Job>,
    /// `RUN=COUNT`; when there are any, no other run is made.
    counts: Vec<&'a str>,
}

fn wish<'a>(args: &[&'a str]) -> Result<Wish<'a>> {
    let (options, words): (Vec<&str>, Vec<&str>) = args.iter().copied().partition(|a| a.starts_with('-'));
    if let Some(other) = options.iter().find(|o| **o != "--short") {
        bail!("unknown option {other}; {USAGE}");
    }
    let (counts, mut boots): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|w| w.contains('='));
    if boots.is_empty() {
        boots.extend(DEFAULT);
    }
    let mut runs = Vec::new();
    for word in &counts {
        let (run, count) = word.split_once('=').unwrap_or((word, ""));
        if !SCENARIOS.iter().any(|(_, r)| r.contains(&run)) {
            let all: Vec<&str> = SCENARIOS.iter().flat_map(|(_, r)| r.iter().copied()).collect();
            bail!("there is no run {run}, but: {}", all.join(", "));
        }
        if !count.parse().is_ok_and(|n: u64| n > 0) {
            bail!("{word}: the count must be a whole number from 1 up");
        }
        runs.push(run);
    }
    let jobs = boots.into_iter().map(|word| job(word, &runs)).collect::<Result<_>>()?;
    Ok(Wish { short: !options.is_empty(), jobs, counts })
}

/// The job that a `BOOT[/SCENARIO]` is, when these runs are asked for, or all if none is.
fn job(word: &str, runs: &[&str]) -> Result<Job> {
    let (name, scenario) = word.split_once('/').map_or((word, None), |(b, s)| (b, Some(s)));
    let boot = ALL.iter().find(|b| b.name == name && b.fault.is_none());
    let boot =
        boot.with_context(|| format!("there is no boot {name}, but: {}", ALL.iter().map(|b| b.name).collect::<Vec<_>>().join(", ")))?;
    let all: Vec<&str> = SCENARIOS.iter().map(|s| s.0).collect();
    if let Some(s) = scenario.filter(|s| !all.contains(s)) {
        bail!("{s} has no long form; these have: {}", all.join(", "));
    }
    let wanted = |s: &&(&str, &[&str])| scenario.is_none_or(|n| n == s.0) && (runs.is_empty() || s.1.iter().any(|r| runs.contains(r)));
    let scenarios: Vec<&str> = SCENARIOS.iter().filter(wanted).map(|s| s.0).collect();
    if scenarios.is_empty() {
        bail!("{word} makes none of these runs: {}", runs.join(", "));
    }
    Ok(Job { boot, scenarios })
}

/// Makes one boot; what failed.
fn run(job: &Job, wish: &Wish<'_>) -> Result<Vec<String>> {
    let module = parts::module(job.boot.series, job.boot.flavour, None)?;
    let binaries = parts::static_binaries()?;
    let mut append = format!("{} {}", job.boot.append, if wish.short { SHORT } else { LONG });
    if !wish.counts.is_empty() {
        append = format!("{append} COUNTS={}", wish.counts.join(","));
    }
    // The table's rows are 'static, and so is a program's one of its own.
    let boot = Boot { append: append.leak(), only: &[], folders: &["vm-tests/scenarios/stock"], ..*job.boot };
    let mut scenarios = boot.scenarios()?;
    scenarios.retain(|s| job.scenarios.contains(&s.name.as_str()));
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
    let wish = wish(&args.iter().map(String::as_str).collect::<Vec<_>>())?;
    println!("{HEAD}");
    let mut failed = Vec::new();
    for job in &wish.jobs {
        failed.extend(run(job, &wish)?);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_make_the_runs_that_are_said_here() {
        for (name, runs) in SCENARIOS {
            let script = parts::project().join("vm-tests/scenarios/stock").join(name).join("check.sh");
            let text = std::fs::read_to_string(&script).unwrap();
            assert_eq!(text.lines().last(), Some(format!("exec probe-check endure {}", runs.join(" ")).as_str()), "{name}");
        }
    }

    #[test]
    fn counts_choose_the_scenarios_that_make_these_runs() {
        let asked = wish(&["debug", "fuzz=200000", "7/cpus_come_and_go", "cpus=3"]).unwrap();
        let jobs: Vec<_> = asked.jobs.iter().map(|j| (j.boot.name, j.scenarios.clone())).collect();
        assert_eq!(jobs, [("debug", vec!["bad_readers_harm_nobody", "cpus_come_and_go"]), ("7", vec!["cpus_come_and_go"])]);
        assert_eq!(asked.counts, ["fuzz=200000", "cpus=3"]);
        assert_eq!(wish(&[]).unwrap().jobs.iter().map(|j| j.scenarios.len()).collect::<Vec<_>>(), [5, 5]);
    }

    #[test]
    fn what_cannot_be_made_is_refused() {
        let refusal = |args: &[&str]| wish(args).err().unwrap().to_string();
        assert!(refusal(&["7", "fuz=3"]).contains("there is no run fuz, but: reload, stays"));
        assert!(refusal(&["7", "fuzz=many"]).contains("fuzz=many: the count must be"));
        assert!(refusal(&["7", "fuzz=0"]).contains("fuzz=0: the count must be"));
        assert!(refusal(&["7/cpus_come_and_go", "fuzz=3"]).contains("7/cpus_come_and_go makes none of these runs: fuzz"));
        assert!(refusal(&["7/module_loads"]).contains("module_loads has no long form"));
        assert!(refusal(&["8"]).contains("there is no boot 8, but: 7,"));
        assert!(refusal(&["--long"]).contains("unknown option --long"));
    }
}
