// SPDX-License-Identifier: Apache-2.0
//! Places that take lines. A new one is a file here and a row in [`SINKS`].

mod stdout;

use crate::alert::Line;
use std::io;

pub use stdout::StdoutSink;

/// A place that takes lines. Called from the queue's thread alone.
pub trait Sink: Send {
    /// Name in messages and statistics.
    fn name(&self) -> &'static str;

    /// Takes one line.
    ///
    /// # Errors
    /// What the operating system says; `BrokenPipe` means that nobody reads any more.
    fn write(&mut self, line: &Line) -> io::Result<()>;

    /// Nothing more for now: hand on what was buffered.
    ///
    /// # Errors
    /// As for [`Sink::write`].
    fn flush(&mut self) -> io::Result<()>;
}

/// A kind of sink, as the configuration names it.
pub struct SinkKind {
    /// Name in the configuration, without `_output`.
    pub name: &'static str,
    /// One line for help texts.
    pub about: &'static str,
    /// Makes one.
    pub open: fn() -> io::Result<Box<dyn Sink>>,
}

/// All kinds, in the order in which they are served.
pub static SINKS: &[SinkKind] = &[stdout::KIND];
