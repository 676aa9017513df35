// SPDX-License-Identifier: Apache-2.0
//! `eyas read`: the events of a trace, one line each.

use crate::{
    exit,
    lines::{LineArgs, Lines},
    pipeline::Pipeline,
    print,
    progress::Progress,
    report,
};
use anyhow::Context;
use eyas_source::{Options, SourceError, Stop, source};
use std::path::{Path, PathBuf};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The trace, plain or gzip; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    lines: LineArgs,
    /// A further trace, read behind the first one; repeatable
    #[arg(short = 'r', value_name = "FILE")]
    further: Vec<PathBuf>,
    /// Taken and of no effect: how much of the data is in a trace was decided when it was recorded
    #[arg(short = 's', long, value_name = "BYTES")]
    snaplen: Option<u32>,
}

/// What ends the reading of traces when a signal asks for it.
///
/// # Errors
/// When a signal cannot be caught.
pub fn stop_on_signals() -> anyhow::Result<Stop> {
    let stop = Stop::new()?;
    stop.on_signals(&exit::SIGNALS)?;
    Ok(stop)
}

/// A line from a trace file.
///
/// # Errors
/// When there is no such file.
pub fn open(file: &Path, stop: &Stop) -> anyhow::Result<Pipeline> {
    let kind = source("replay").context("this program was built without the replay source")?;
    Ok(Pipeline::new((kind.open)(&Options { trace: Some(file.to_owned()), stop: Some(stop.clone()), ..Options::default() })?))
}

/// Lets a trace pass by; damage at its end comes back after everything before it was seen.
pub fn pass(pipeline: &mut Pipeline, viewer: &mut impl crate::pipeline::Viewer, file: &Path) -> anyhow::Result<Option<anyhow::Error>> {
    match pipeline.run(viewer) {
        Ok(()) => Ok(None),
        Err(e) => {
            let damage = e.downcast_ref::<SourceError>().is_some_and(SourceError::is_damage);
            let e = e.context(format!("{}", file.display()));
            if damage { Ok(Some(e)) } else { Err(e) }
        }
    }
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    if args.snaplen.is_some() {
        print::remark("eyas: -s has no effect on a trace: how much of the data is in it was decided when it was recorded");
    }
    let verbose = args.lines.verbose;
    let mut lines = Lines::new(&args.lines, false)?;
    let stop = stop_on_signals()?;
    // Damage of one trace is no reason not to read the next.
    let mut damage = None;
    for file in std::iter::once(&args.file).chain(&args.further) {
        let mut pipeline = open(file, &stop)?;
        pipeline.suppress(args.lines.suppressed());
        pipeline.show_progress(Progress::beside_lines());
        let result = pass(&mut pipeline, &mut lines, file);
        if verbose {
            report::summary(&pipeline.summary());
        }
        match result {
            Ok(None) => {}
            Ok(Some(found)) if damage.is_none() => damage = Some(found),
            Ok(Some(found)) => print::remark(format_args!("eyas: {found:#}")),
            Err(e) => {
                lines.finish()?;
                return Err(e);
            }
        }
        if lines.is_full() || stop.is_asked() {
            break;
        }
    }
    lines.finish()?;
    damage.map_or(Ok(()), Err)
}
