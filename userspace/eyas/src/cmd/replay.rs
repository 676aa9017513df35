// SPDX-License-Identifier: Apache-2.0
//! `eyas replay`: a trace held against rules.

use super::read;
use crate::{progress::Progress, report, rules, settings::RuleArgs, watch::Watch};
use eyas_output::{Queue, StdoutSink, WhenFull};
use std::path::PathBuf;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The trace, plain or gzip; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    rules: RuleArgs,
    /// Counters at the end, on standard error
    #[arg(short, long)]
    verbose: bool,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let settings = args.rules.settings()?;
    let rules = rules::compile(&args.rules.rules, &settings)?;
    let mut pipeline = read::open(&args.file, &read::stop_on_signals()?)?;
    // A trace doesn't run away: it waits for whoever reads the alerts.
    let queue = Queue::start(vec![Box::new(StdoutSink::new())], settings.line, settings.queue_capacity, WhenFull::Wait)?;
    let mut watch = Watch::new(rules, &settings, queue);
    pipeline.show_progress(Progress::alone());
    let damage = read::pass(&mut pipeline, &mut watch, &args.file)?;
    let (queue, tally) = watch.finish();
    if args.verbose {
        report::summary(&pipeline.summary());
        report::alerts(queue, &tally);
    }
    damage.map_or(Ok(()), Err)
}
