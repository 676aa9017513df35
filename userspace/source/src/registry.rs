// SPDX-License-Identifier: Apache-2.0
//! All sources by name. A new one is a file and a row here.

use crate::{Source, SourceError, Stop, Wanted, kmod, replay};
use std::path::PathBuf;

/// What a source is opened with; each takes what concerns it.
#[derive(Clone, Debug)]
pub struct Options {
    /// Bytes of each ring; none: what the module has.
    pub buffer_bytes: Option<u64>,
    /// Bytes of I/O data to record for each event; none: the module's default, 80.
    pub snaplen: Option<u32>,
    /// Which events to record.
    pub wanted: Wanted,
    /// Leave failed calls out.
    pub drop_failed: bool,
    /// Keep this process's own events.
    pub own_events: bool,
    /// Names of devices to look for, in this order.
    pub devices: Vec<String>,
    /// The trace to replay.
    pub trace: Option<PathBuf>,
    /// What ends it; none: a handle of its own.
    pub stop: Option<Stop>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            buffer_bytes: None,
            snaplen: None,
            wanted: Wanted::all(),
            drop_failed: false,
            own_events: false,
            devices: vec!["eyas".to_owned(), "scap".to_owned()],
            trace: None,
            stop: None,
        }
    }
}

/// A kind of source.
pub struct SourceKind {
    /// Name, as `engine.kind` has it.
    pub name: &'static str,
    /// One line for help texts.
    pub about: &'static str,
    /// Opens one.
    pub open: fn(&Options) -> Result<Box<dyn Source>, SourceError>,
}

/// All kinds.
pub static SOURCES: &[SourceKind] = &[kmod::KIND, replay::KIND];

/// The kind of this name.
#[must_use]
pub fn source(name: &str) -> Option<&'static SourceKind> {
    SOURCES.iter().find(|kind| kind.name == name)
}
