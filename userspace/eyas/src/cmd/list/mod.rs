// SPDX-License-Identifier: Apache-2.0
//! `eyas list`: what there is.

mod events;
mod fields;
mod ruleset;

use crate::{print, rules, settings::Settings, table::Form};
use std::{io::Write, path::PathBuf};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Fields that conditions and outputs may name
    Fields(Fields),
    /// Event types of the schema, old versions included
    Events(Form),
    /// Rules
    Rules(OfFiles),
    /// Macros
    Macros(OfFiles),
    /// Lists
    Lists(OfFiles),
}

#[derive(Debug, clap::Args)]
struct Fields {
    /// Only fields that are known and typed but that nothing gives a value yet
    #[arg(long)]
    unfilled: bool,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct OfFiles {
    /// Rule file, or a folder of them; repeatable. Without it: the built-in rules
    #[arg(short, long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    #[command(flatten)]
    form: Form,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let mut out = print::results();
    match args.what {
        What::Fields(of) => fields::table(of.unfilled).write(of.form, &mut out)?,
        What::Events(form) => events::table().write(form, &mut out)?,
        What::Rules(of) => ruleset::rules(&load(&of)?).write(of.form, &mut out)?,
        What::Macros(of) => ruleset::macros(&load(&of)?).write(of.form, &mut out)?,
        What::Lists(of) => ruleset::lists(&load(&of)?).write(of.form, &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn load(of: &OfFiles) -> anyhow::Result<eyas_rules::RuleSet> {
    rules::load(&of.rules, &Settings { suggested_output: false, ..Settings::default() })
}
