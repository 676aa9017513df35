// SPDX-License-Identifier: Apache-2.0
//! `ci/parity`: holds what `eyas` says about traces against what the reference said about them, value by value.
//!
//! Prints each difference that is not explained, then a table. Status 0: none; 1: there are some; 2: it could not be
//! asked. What is meant to differ is in `explained.tsv`; `docs/parity.md` has the result and the evidence.
#![forbid(unsafe_code)]

mod alerts;
mod difference;
mod explained;
mod lines;
mod subject;

use anyhow::{Result, bail};
use clap::Parser;
use difference::Difference;
use explained::Explained;
use lines::Format;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use subject::{Question, Subject};

/// Where recorded captures are looked for, from the project's root.
const BESIDE: &[&str] = &["../shared/oracle", "../../shared/oracle"];
/// The project's root.
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Longest value shown, in bytes.
const SHOWN: usize = 2000;

/// Holds what eyas says about traces against what the reference said about them
#[derive(Debug, Parser)]
#[command(name = "ci/parity")]
struct Args {
    /// A folder with captures/, rules/, alerts/ and formats/. Without it and without --capture, ../shared/oracle
    folder: Option<PathBuf>,
    /// One trace, instead of a folder
    #[arg(long, conflicts_with = "folder")]
    capture: Option<PathBuf>,
    /// The reference's alerts for it: a JSON object a line, plain or gzip
    #[arg(long, requires = "capture", requires = "rules")]
    alerts: Option<PathBuf>,
    /// The rule files of those alerts; repeatable
    #[arg(long)]
    rules: Vec<PathBuf>,
    /// The reference's listing of it, plain or gzip
    #[arg(long, requires = "capture")]
    lines: Option<PathBuf>,
    /// The format of that listing; default for the default line, raw for every parameter
    #[arg(long, default_value = "default")]
    format: String,
    /// The filter of that listing
    #[arg(long, default_value = "")]
    filter: String,
    /// Differences shown of each comparison; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    show: usize,
    /// A further list of explained differences, of the form of ci/compare/explained.tsv; repeatable
    #[arg(long, value_name = "FILE")]
    explained: Vec<PathBuf>,
    /// The program
    #[arg(long, value_name = "PATH", default_value = "eyas")]
    eyas: PathBuf,
    /// Further arguments for eyas replay and eyas read
    #[arg(last = true)]
    arguments: Vec<String>,
}

impl Args {
    fn subjects(&self) -> Result<Vec<Subject>> {
        let Some(capture) = &self.capture else {
            let beside = || BESIDE.iter().map(|p| Path::new(PROJECT).join(p)).find(|p| p.is_dir());
            let Some(folder) = self.folder.clone().or_else(beside) else {
                bail!("there is no ../shared/oracle: name a folder, or --capture with --alerts and --rules or with --lines");
            };
            return Subject::of_folder(&folder);
        };
        let name = capture.file_name().unwrap_or_default().to_string_lossy();
        let arguments = self.arguments.clone();
        let mut all = Vec::new();
        if let Some(wanted) = &self.alerts {
            let question = Question::Alerts { rules: self.rules.clone(), arguments: arguments.clone() };
            all.push(Subject { name: format!("{name}: alerts"), capture: capture.clone(), wanted: wanted.clone(), question });
        }
        if let Some(wanted) = &self.lines {
            let question = Question::Lines { format: Format::from(&*self.format), filter: self.filter.clone(), arguments };
            all.push(Subject { name: format!("{name}: lines"), capture: capture.clone(), wanted: wanted.clone(), question });
        }
        if all.is_empty() {
            bail!("--capture needs --alerts with --rules, or --lines");
        }
        Ok(all)
    }
}

fn shown(value: &[u8]) -> String {
    let cut = value.get(..SHOWN).unwrap_or(value);
    format!("{}{}", cut.escape_ascii(), if cut.len() < value.len() { "…" } else { "" })
}

fn print_difference(out: &mut impl Write, subject: &str, d: &Difference) -> io::Result<()> {
    writeln!(out, "{subject}, {}, {}\n  reference: {}\n  eyas:      {}", d.at, d.field, shown(&d.want), shown(&d.got))
}

/// Number of differences that nothing explains.
fn run(args: &Args, program: &Path, out: &mut impl Write) -> Result<usize> {
    let explained = Explained::load(&args.explained)?;
    let mut rows = Vec::new();
    let mut reasons: Vec<(String, usize)> = Vec::new();
    let mut all = 0;
    for subject in args.subjects()? {
        let found = subject.compare(program)?;
        let (mut meant, mut open) = (0, 0);
        for d in &found.differences {
            if let Some(reason) = explained.reason(&subject.name, d) {
                meant += 1;
                match reasons.iter_mut().find(|(r, _)| r == reason) {
                    Some((_, n)) => *n += 1,
                    None => reasons.push((reason.to_owned(), 1)),
                }
                continue;
            }
            open += 1;
            if args.show == 0 || open <= args.show {
                print_difference(out, &subject.name, d)?;
            }
        }
        if args.show > 0 && open > args.show {
            writeln!(out, "{}: {} more, --show 0 shows all", subject.name, open - args.show)?;
        }
        all += open;
        rows.push(format!("| {} | {} | {} | {} | {meant} | {open} |", subject.name, found.wanted, found.got, found.values));
    }
    writeln!(
        out,
        "| comparison | reference: alerts or lines | eyas | values compared | explained | unexplained |\n|---|---:|---:|---:|---:|---:|"
    )?;
    rows.iter().try_for_each(|row| writeln!(out, "{row}"))?;
    if !reasons.is_empty() {
        writeln!(out)?;
    }
    reasons.iter().try_for_each(|(reason, n)| writeln!(out, "explained, {n} times: {reason}"))?;
    Ok(all)
}

fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = io::stdout().lock();
    match run(&args, &args.eyas, &mut out) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("ci/parity: {e:#}");
            ExitCode::from(2)
        }
    }
}
