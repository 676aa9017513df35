// SPDX-License-Identifier: Apache-2.0
//! How far a trace is read, on a terminal: one line on standard error that is written over and cleared at the end.

use std::{
    io::{IsTerminal, Write, stderr, stdout},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// Nothing is told of traces that are read sooner, and nothing more often.
const EVERY: Duration = Duration::from_millis(500);

/// Whether there is such a line now.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// The line.
#[derive(Debug)]
pub struct Progress {
    due: Instant,
}

/// Makes room for other lines.
pub fn clear() {
    // ORDERING: Relaxed; one thread shows and clears.
    if SHOWN.swap(false, Ordering::Relaxed) {
        let _ = write!(stderr(), "\r\x1b[K");
    }
}

impl Progress {
    /// A line if there is a terminal for it, for whoever calls [`clear`] before lines of their own.
    pub fn beside_lines() -> Option<Self> {
        stderr().is_terminal().then(|| Self { due: Instant::now() + EVERY })
    }

    /// A line if there is a terminal for it that no results go to.
    pub fn alone() -> Option<Self> {
        if stdout().is_terminal() { None } else { Self::beside_lines() }
    }

    /// Tells how many of how many bytes, where that is known, and how many events are read.
    pub fn show(&mut self, bytes: Option<(u64, u64)>, events: u64) {
        let now = Instant::now();
        if now < self.due {
            return;
        }
        self.due = now + EVERY;
        // ORDERING: as in `clear`.
        SHOWN.store(true, Ordering::Relaxed);
        let _ = write!(stderr(), "\r{}\x1b[K", line(bytes, events));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        clear();
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
