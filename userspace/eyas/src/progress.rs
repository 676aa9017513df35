// SPDX-License-Identifier: Apache-2.0
//! How far a trace is read, on a terminal: one line on standard error that is written over and cleared at the end.

use std::{
    io::{IsTerminal, Write, stderr, stdout},
    time::{Duration, Instant},
};

/// Nothing is told of traces that are read sooner, and nothing more often.
const EVERY: Duration = Duration::from_millis(500);

/// The line.
#[derive(Debug)]
pub struct Progress {
    due: Instant,
    shown: bool,
}

impl Progress {
    /// A line if there is a terminal for it that no lines of events go to.
    pub fn on_terminal() -> Option<Self> {
        (stderr().is_terminal() && !stdout().is_terminal()).then(|| Self { due: Instant::now() + EVERY, shown: false })
    }

    /// Tells how many of how many bytes, where that is known, and how many events are read.
    pub fn show(&mut self, bytes: Option<(u64, u64)>, events: u64) {
        let now = Instant::now();
        if now < self.due {
            return;
        }
        self.due = now + EVERY;
        self.shown = true;
        let _ = write!(stderr(), "\r{}\x1b[K", line(bytes, events));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

fn line(bytes: Option<(u64, u64)>, events: u64) -> String {
    match bytes {
        Some((done, total)) if total > 0 => format!("{} % read, {events} events", (done.saturating_mul(100) / total).min(100)),
        _ => format!("{events} events read"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_where_the_size_is_known() {
        assert_eq!(line(Some((512, 1024)), 7), "50 % read, 7 events");
        assert_eq!((line(None, 7), line(Some((9, 0)), 7)), ("7 events read".to_owned(), "7 events read".to_owned()));
    }
}
