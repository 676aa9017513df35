// SPDX-License-Identifier: Apache-2.0
//! Where alerts go.
//!
//! In: [`Alert`] values. Out: lines, in the text or JSON form that the field knows, written by sinks. An alert is
//! turned into its line once, on the queue's own thread; a slow sink never blocks the thread that reads events
//! (unless asked to: a trace file doesn't run away). What is shed is counted and told as an alert of our own.
//! Depends on nothing of Eyas; only the binary depends on it.
#![forbid(unsafe_code)]

mod alert;
mod priority;
mod queue;
mod sink;
mod time;

pub use alert::{Alert, Line, LineOptions};
pub use priority::{Priority, UnknownPriority};
pub use queue::{Queue, QueueStats, WhenFull};
pub use sink::{SINKS, Sink, SinkKind, StdoutSink};
pub use time::{clock_text, iso8601_offset, iso8601_utc};
