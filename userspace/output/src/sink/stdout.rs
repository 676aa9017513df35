// SPDX-License-Identifier: Apache-2.0
//! Lines on standard output, buffered while more are waiting.

use super::{Sink, SinkKind};
use crate::alert::Line;
use std::io::{self, BufWriter, Stdout, Write};

pub(super) const KIND: SinkKind = SinkKind { name: "stdout", about: "lines on standard output", open: || Ok(Box::new(StdoutSink::new())) };

/// Standard output.
#[derive(Debug)]
pub struct StdoutSink(BufWriter<Stdout>);

impl StdoutSink {
    /// A sink on this process's standard output.
    #[must_use]
    pub fn new() -> Self {
        Self(BufWriter::with_capacity(64 << 10, io::stdout()))
    }
}

impl Default for StdoutSink {
    fn default() -> Self {
        Self::new()
    }
}

impl Sink for StdoutSink {
    fn name(&self) -> &'static str {
        "stdout"
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        self.0.write_all(line.text.as_bytes())?;
        self.0.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
