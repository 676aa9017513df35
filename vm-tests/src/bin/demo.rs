// SPDX-License-Identifier: Apache-2.0
//! What `ci/demo` shows: a stock kernel with our module, the daemon, an attack for each built-in rule, and the alerts as they come.
//!
//! Standard output has the alerts (with `--json` one object a line, else a line to read), standard error everything else. Ends with status 1 when an
//! attack did not raise the alerts of its rule, or a rule has no attack.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use eyas_vm_tests::alerts::Alert;
use eyas_vm_tests::boots::{Boot, RULE_TESTS, STOCK};
use eyas_vm_tests::run::{DAEMON, HEALTH, Progress, Setup};
use eyas_vm_tests::scenario::Part;
use eyas_vm_tests::{accel, guest, parts};

const BOOT: Boot = Boot { name: "demo", folders: &[RULE_TESTS], ..STOCK };

const TIMEOUT: Duration = Duration::from_secs(600);

/// How a line is painted on a terminal.
const DIM: &str = "2";
const BOLD: &str = "1";
const GOOD: &str = "32";
const BAD: &str = "1;31";

/// Colours by priority, most urgent first; priorities that are not named have none.
const PRIORITIES: &[(&str, &str)] =
    &[("Emergency", "1;31"), ("Alert", "1;31"), ("Critical", "1;31"), ("Error", "31"), ("Warning", "33"), ("Notice", "36")];

fn paint(on: bool, colour: &str, text: &str) -> String {
    if on { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
}

struct Options {
    json: bool,
    module: PathBuf,
}

fn options() -> Result<Options> {
    let mut json = false;
    let mut module = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--module" => module = args.next().map(PathBuf::from),
            _ => bail!("usage: demo --module FOLDER [--json]"),
        }
    }
    Ok(Options { json, module: module.context("which module? --module FOLDER, as kbuild/build-module prints it")? })
}

/// What the demo has seen so far.
#[derive(Default)]
struct Tally {
    attacks: usize,
    alerts: usize,
    missed: Vec<String>,
    problems: Vec<String>,
    log: Vec<String>,
}

/// Prints, and counts.
struct Screen {
    json: bool,
    colour_out: bool,
    colour_err: bool,
    tally: Tally,
}

impl Screen {
    fn say(&self, colour: &str, text: &str) {
        eprintln!("{}", paint(self.colour_err, colour, text));
    }

    fn alert(&mut self, alert: &Alert) {
        self.tally.alerts += 1;
        let line = if self.json {
            alert.json.clone()
        } else {
            let colour = PRIORITIES.iter().find(|(name, _)| alert.priority == *name).map_or("0", |(_, c)| c);
            format!("  {}", paint(self.colour_out, colour, &alert.output))
        };
        // A reader who went away has seen enough; the summary still comes.
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    }

    fn progress(&mut self, progress: Progress<'_>) {
        match progress {
            Progress::Up(release) => self.say(DIM, &format!("the guest runs {release}")),
            Progress::Begin(scenario, _) => {
                self.say(BOLD, &format!("attack: {}", scenario.name.replace('-', " ")));
            }
            Progress::Alert(_, alert) => self.alert(alert),
            Progress::Log(line) => self.tally.log.push(line.to_owned()),
            Progress::Kept(..) | Progress::Out(..) => {}
            Progress::Verdict(v) if v.name == HEALTH || v.name == DAEMON => {
                if let Some(why) = &v.failure {
                    self.tally.problems.push(format!("{}: {why}", v.name));
                }
            }
            Progress::Verdict(v) => {
                self.tally.attacks += 1;
                if let Some(why) = &v.failure {
                    self.say(BAD, &format!("  {why}"));
                    self.tally.missed.push(v.name.trim_end_matches("::attack").to_owned());
                }
            }
        }
    }
}

/// Whether a line of the daemon's is not merely its count of alerts by rule, in which the harness' marks take part.
fn is_news(line: &str) -> bool {
    let text = line.trim_start();
    !text.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with("alerts:") && text != "ready"
}

/// The names of the rules in the files: lines that begin with `- rule:`.
fn rule_names(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in guest::rule_files(dir)? {
        let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        let found = text.lines().filter_map(|l| l.strip_prefix("- rule:"));
        names.extend(found.map(|n| n.trim().trim_matches(['"', '\'']).to_owned()));
    }
    Ok(names)
}

fn demo() -> Result<bool> {
    let options = options()?;
    let start = Instant::now();
    let before: u64 = std::env::var("EYAS_PREPARED_IN").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    let rules = parts::project().join("rules");
    let all_rules = rule_names(&rules)?;
    let mut scenarios = BOOT.scenarios()?;
    scenarios.retain_mut(|s| {
        s.parts.retain(|p| *p == Part::Attack);
        // The demo asks for the alerts of the rule; whether others are right is for the tests to judge.
        s.expected.may.extend_from_slice(&all_rules);
        !s.parts.is_empty()
    });
    let covered: BTreeSet<&String> = scenarios.iter().flat_map(|s| &s.expected.must).collect();
    let uncovered: Vec<&String> = all_rules.iter().filter(|n| !covered.contains(n)).collect();
    let module = parts::module_in(&options.module)?;
    let binaries = parts::static_binaries()?;
    let accel = accel::choose(&module.kernel);
    let mut screen = Screen {
        json: options.json,
        colour_out: std::io::stdout().is_terminal(),
        colour_err: std::io::stderr().is_terminal(),
        tally: Tally::default(),
    };
    screen.say(
        BOLD,
        &format!("stock kernel {}, {} rules, {} attacks; booting ({accel:?})", module.release, all_rules.len(), scenarios.len()),
    );
    let total = scenarios.len();
    let setup = Setup { boot: &BOOT, module: &module, binaries: &binaries, rules, scenarios, accel, timeout: TIMEOUT, keeps: false };
    setup.run(|p| screen.progress(p))?;
    let tally = &screen.tally;
    screen.say(BOLD, "summary");
    for line in tally.log.iter().filter(|l| is_news(l)) {
        screen.say(DIM, &format!("  the daemon: {line}"));
    }
    let seen = tally.attacks.saturating_sub(tally.missed.len());
    let good = tally.missed.is_empty() && uncovered.is_empty() && tally.problems.is_empty();
    screen.say(
        if good { GOOD } else { BAD },
        &format!(
            "  {seen} of {total} attacks raised their alert; {} alerts; {} s ({before} s of it to prepare)",
            tally.alerts,
            start.elapsed().as_secs() + before
        ),
    );
    for name in &tally.missed {
        screen.say(BAD, &format!("  missed: {name}"));
    }
    for name in uncovered {
        screen.say(BAD, &format!("  no attack for the rule: {name}"));
    }
    for problem in &tally.problems {
        screen.say(BAD, &format!("  {problem}"));
    }
    Ok(good)
}

fn main() -> ExitCode {
    match demo() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}
