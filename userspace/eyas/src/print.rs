// SPDX-License-Identifier: Apache-2.0
//! Writing results to standard output, and remarks to standard error.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

/// Buffered standard output. A reader that goes away shows as `BrokenPipe`.
pub fn results() -> BufWriter<Stdout> {
    BufWriter::with_capacity(64 << 10, io::stdout())
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard output is a terminal that takes colours.
pub fn colours() -> bool {
    is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Whether standard error is a terminal that takes colours.
pub fn remark_colours() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// A remark on standard error. A closed one is no reason to stop.
pub fn remark(text: impl std::fmt::Display) {
    crate::progress::clear();
    let _ = writeln!(io::stderr(), "{text}");
}
