// SPDX-License-Identifier: Apache-2.0
//! Where events come from, behind one trait.
//!
//! In: rings of a kernel module, or a trace file. Out: events in time-stamp order, each a borrowed view of its bytes, and
//! at the start of each section what is known of the machine. Every source is a file here and a row in [`SOURCES`].
//! Nothing here knows what an event means; the binary alone depends on this crate.
//!
//! Invariants: bytes of a ring or a file never panic the process, and a bad record never ends a live source: it is
//! counted by kind and skipped. Everything lost has a counter in [`Stats`].
#![deny(unsafe_code)]

mod error;
mod kinds;
pub mod kmod;
mod pipe;
mod registry;
mod replay;
mod stats;
mod stop;
mod wanted;

use eyas_capture::HeaderSink;
use eyas_schema::Event;

pub use error::SourceError;
pub use kinds::Kinds;
pub use registry::{Options, SOURCES, SourceKind, source};
pub use replay::{Batch, Sieve};
pub use stats::{Corrupt, CpuStats, Drops, Stats};
pub use stop::Stop;
pub use wanted::Wanted;

/// One event and where it was recorded.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// CPU that recorded it.
    pub cpu: u16,
    /// Flags of the record: bit 0 = it only carries state and is not to be shown.
    pub flags: u32,
    /// The event; it is checked whole.
    pub event: Event<'a>,
}

impl Record<'_> {
    /// Whether the event was kept for the state's sake only.
    #[must_use]
    pub const fn state_only(&self) -> bool {
        self.flags & 1 != 0
    }
}

/// What [`Source::next`] found.
#[derive(Debug)]
pub enum Next<'a> {
    /// A section may begin: call [`Source::import`] before going on.
    Section,
    /// An event of a type that was asked for.
    Event(Record<'a>),
    /// Events that lie next to each other in a trace; those of types that were not asked for are still among them.
    Batch(Batch<'a>),
    /// Nothing at the moment: time for what is due now and then.
    Idle,
    /// Nothing will come any more.
    End,
}

/// A place that events come from.
pub trait Source {
    /// Name in the registry.
    fn name(&self) -> &'static str;

    /// Whether events come as they happen, so that `/proc` describes the same machine.
    fn is_live(&self) -> bool;

    /// The next thing, waiting for it some time in a live source. Of events only those of `kinds`; the number of others
    /// that came before is added to `passed`.
    ///
    /// # Errors
    /// When the source cannot go on.
    fn next(&mut self, kinds: &Kinds, passed: &mut u64) -> Result<Next<'_>, SourceError>;

    /// After [`Next::Section`]: tells what the source knows of the machine. False: there is no further section.
    ///
    /// # Errors
    /// When that description is damaged.
    fn import(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, SourceError>;

    /// Changes which events a live source records. A trace holds what it holds.
    ///
    /// # Errors
    /// When the source cannot be told.
    fn want(&mut self, _wanted: &Wanted) -> Result<(), SourceError> {
        Ok(())
    }

    /// Whether a trace's next piece may let its reader wait, because it comes through a pipe: time to show what there is.
    fn may_wait(&self) -> bool {
        false
    }

    /// Handle by which another thread or a signal ends the source.
    fn stop_handle(&self) -> Stop;

    /// Counters up to now.
    fn stats(&self) -> Stats;

    /// Bytes of a trace file that were read, and how many there are; none where that is not known.
    fn progress(&self) -> Option<(u64, u64)> {
        None
    }
}
