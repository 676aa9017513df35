// SPDX-License-Identifier: Apache-2.0
//! `eyas filter`: how a condition is understood.

use crate::{condition, print, tree};
use eyas_fields::Fields;
use std::io::Write;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Print how a condition is understood, in one way of writing
    Parse(Parse),
}

#[derive(Debug, clap::Args)]
struct Parse {
    /// The condition
    #[arg(value_name = "CONDITION", allow_hyphen_values = true)]
    condition: String,
    /// Look at the syntax alone: fields need not exist, macros may stand
    #[arg(long)]
    syntax_only: bool,
    /// The tree as JSON
    #[arg(long)]
    json: bool,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let What::Parse(args) = args.what;
    let expr = if args.syntax_only { condition::parsed(&args.condition)? } else { condition::checked(&args.condition, &Fields)?.0 };
    let mut out = print::results();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &tree::json(&expr))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{expr}")?;
    }
    out.flush()?;
    Ok(())
}
