// SPDX-License-Identifier: Apache-2.0
//! `eyas validate`: rule files judged, for people or for tools.

use crate::{
    exit::Refused,
    print,
    rules::{self, RuleFile},
};
use eyas_fields::{Compat, Fields};
use eyas_rules::{Options, RuleLoader, finding::Code};
use std::{
    collections::HashSet,
    io::{self, Write},
    path::PathBuf,
};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rule files, or folders of them; later ones see what earlier ones define
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// One JSON document in the reference's shape
    #[arg(long)]
    json: bool,
    /// The JSON document holds all errors of a file, not only the first
    #[arg(long, requires = "json")]
    all_errors: bool,
    /// Warnings count as errors
    #[arg(long)]
    warnings_as_errors: bool,
    /// Which version's warnings are given where versions differ
    #[arg(long, value_name = "0.44|0.45", default_value = "0.44", value_parser = crate::settings::compat)]
    compat: Compat,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let files = rules::read(&args.files);
    // Tools get the reference's view, in which a file ends at its first error.
    let first_error_ends = args.json && !args.all_errors;
    let mut loader = RuleLoader::new(&Fields, Options { first_error_ends, ..rules::options(false, args.compat) });
    rules::load_into(&mut loader, &files);
    let plugins = loader.check_plugins();
    let mut out = print::results();
    if args.json {
        serde_json::to_writer(&mut out, &loader.results_json(args.all_errors))?;
        writeln!(out)?;
    } else {
        report(&loader, &files, &mut out)?;
    }
    out.flush()?;
    if let Err(why) = &plugins {
        print::remark(format_args!("eyas: {why}"));
    }
    let warned = args.warnings_as_errors && loader.results().iter().any(|r| r.warnings().next().is_some());
    if loader.is_valid() && plugins.is_ok() && !warned { Ok(()) } else { Err(Refused.into()) }
}

/// Every finding under its source line, and a verdict for each file.
///
/// All is compiled anew after each file, so that a warning can come again with the next one, and what one file leaves unused
/// the next may use: people are told once, and of unused names only when no file is left.
fn report(loader: &RuleLoader<'_>, files: &[RuleFile], out: &mut dyn Write) -> io::Result<()> {
    let last = loader.results().len().saturating_sub(1);
    let mut told = HashSet::new();
    let mut verdicts = Vec::new();
    for (n, result) in loader.results().iter().enumerate() {
        let mut warnings = 0;
        for finding in result.errors().chain(result.warnings()) {
            let unused = matches!(finding.code, Code::UnusedMacro | Code::UnusedList);
            let again = !told.insert((finding.code, finding.place.file, finding.place.span.start));
            if !finding.code.is_error() {
                if again || (unused && n < last) {
                    continue;
                }
                warnings += 1;
            }
            writeln!(out, "{}", loader.render(finding, print::colours()))?;
        }
        verdicts.push(verdict(result.errors().count(), warnings));
        if n < last {
            told.retain(|(code, ..)| !matches!(code, Code::UnusedMacro | Code::UnusedList));
        }
    }
    for ((result, _), verdict) in loader.results().iter().zip(files).zip(verdicts) {
        writeln!(out, "{}: {verdict}", result.name)?;
    }
    Ok(())
}

fn verdict(errors: usize, warnings: usize) -> String {
    let number = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "ok".to_owned(),
        (0, w) => format!("ok, with {}", number(w, "warning")),
        (e, 0) => number(e, "error"),
        (e, w) => format!("{}, {}", number(e, "error"), number(w, "warning")),
    }
}
