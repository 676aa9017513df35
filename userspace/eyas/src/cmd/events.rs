// SPDX-License-Identifier: Apache-2.0
//! `eyas events`: the events of this machine as they happen, one line each.

use crate::{
    exit,
    lines::{LineArgs, Lines},
    live::LiveArgs,
    print,
    settings::Settings,
};
use eyas_source::Wanted;

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    lines: LineArgs,
    #[command(flatten)]
    live: LiveArgs,
    /// Set a key of the configuration; repeatable. A wrong key lists them all
    #[arg(short = 'o', long = "option", value_name = "KEY=VALUE")]
    options: Vec<String>,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let mut settings = Settings::default();
    args.options.iter().try_for_each(|o| settings.set(o))?;
    let mut lines = Lines::new(&args.lines, true)?;
    let mut pipeline = args.live.open(&settings, Wanted::all())?;
    pipeline.suppress(args.lines.suppressed());
    pipeline.stop_handle().on_signals(&exit::SIGNALS)?;
    let verbose = args.lines.verbose;
    if verbose {
        lines.on_ready(|| print::remark("ready"));
    }
    let result = pipeline.run(&mut lines);
    lines.finish()?;
    let summary = pipeline.summary();
    if verbose || summary.source.drops().total() > 0 {
        crate::report::summary(&summary);
    }
    result
}
