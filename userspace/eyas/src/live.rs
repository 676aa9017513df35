// SPDX-License-Identifier: Apache-2.0
//! Opening the live source that `engine.kind` means here.

use crate::{
    kernel::Kernel,
    module,
    pipeline::{Pipeline, Viewer},
    print,
    settings::Settings,
};
use anyhow::Context;
use eyas_source::{Options, Wanted, source};
use eyas_state::{Config, State};
use std::path::PathBuf;

/// What the kernel has to record for a viewer: what it looks at, and what the state needs to understand that.
pub fn wanted_by(viewer: &impl Viewer) -> Wanted {
    let state = State::new(Config { facets: viewer.facets(), ..Config::default() });
    Wanted::of(|id| viewer.wants(id) || state.needs(id))
}

/// What concerns the live source, for `run` and `events`.
#[derive(Debug, clap::Args)]
pub struct LiveArgs {
    /// Load this kernel module first
    #[arg(long, value_name = "PATH")]
    load_module: Option<PathBuf>,
    /// Bytes of each CPU's ring, such as 8M: a power of two
    #[arg(long, value_name = "SIZE", value_parser = crate::settings::bytes)]
    buffer: Option<u64>,
    /// Bytes of I/O data to record for each event
    #[arg(short = 's', long, value_name = "BYTES")]
    snaplen: Option<u32>,
    /// Keep the events of this program itself
    #[arg(long)]
    own_events: bool,
}

impl LiveArgs {
    /// Loads the module if asked to, and opens the source, which shall record what is wanted.
    ///
    /// # Errors
    /// With the cause and what mends it.
    pub fn open(&self, settings: &Settings, wanted: Wanted) -> anyhow::Result<Pipeline> {
        let (name, remark) = Kernel::running()?.source_for(settings.engine)?;
        if let Some(remark) = remark {
            print::remark(format_args!("eyas: {remark}"));
        }
        if let Some(path) = &self.load_module {
            module::load(path)?;
        }
        let kind = source(name).with_context(|| format!("this program was built without the source {name}"))?;
        let options = Options {
            buffer_bytes: self.buffer.or(settings.buffer_bytes),
            snaplen: self.snaplen.or(settings.snaplen),
            drop_failed: settings.drop_failed,
            own_events: self.own_events,
            wanted,
            ..Options::default()
        };
        let mut pipeline = Pipeline::new((kind.open)(&options)?);
        if !self.own_events {
            pipeline.hide_own();
        }
        Ok(pipeline)
    }
}
