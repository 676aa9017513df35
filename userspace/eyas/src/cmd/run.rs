// SPDX-License-Identifier: Apache-2.0
//! `eyas run`: the daemon in the foreground.
//!
//! Prints the word `ready` on standard error once events are being read, alerts on standard output, and counters on
//! standard error at the end. SIGINT and SIGTERM end it cleanly; SIGHUP reads the rule files again.

use crate::{
    exit,
    live::{self, LiveArgs},
    print,
    reload::Reload,
    report, rules,
    settings::RuleArgs,
    watch::Watch,
};
use eyas_output::{Queue, StdoutSink, WhenFull};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    live: LiveArgs,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let settings = args.rules.settings()?;
    let rules = rules::compile(&args.rules.rules, &settings)?;
    // Threads are started before the source, which leaves out the events of all that are there.
    let queue = Queue::start(vec![Box::new(StdoutSink::new())], settings.line, settings.queue_capacity, WhenFull::Shed)?;
    let mut watch = Watch::new(rules, &settings, queue);
    let (files, anew) = (args.rules.rules, settings.clone());
    watch.reload_from(Reload::on_hangup(move || rules::compile(&files, &anew))?);
    watch.on_ready(|| print::remark("ready"));
    let mut pipeline = args.live.open(&settings, live::wanted_by(&watch))?;
    pipeline.stop_handle().on_signals(&exit::SIGNALS)?;
    let result = pipeline.run(&mut watch);
    let (queue, tally) = watch.finish();
    report::summary(&pipeline.summary());
    report::alerts(queue, &tally);
    result
}
