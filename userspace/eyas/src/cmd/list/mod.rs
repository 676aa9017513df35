// SPDX-License-Identifier: Apache-2.0
//! `eyas list`: what there is.

mod events;

use crate::{print, table::Form};
use std::io::Write;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Event types of the schema, old versions included
    Events(Form),
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let mut out = print::results();
    match args.what {
        What::Events(form) => events::table().write(form, &mut out)?,
    }
    out.flush()?;
    Ok(())
}
