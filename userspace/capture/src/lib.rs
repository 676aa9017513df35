// SPDX-License-Identifier: Apache-2.0
//! Trace files (`.scap`): reader, converter of older schemas, writer.
//!
//! In: a file, a pipe or standard input, plain or gzip. Out: the description of the machine at the start of
//! the trace ([`HeaderSink`]) and then events in the current schema, byte for byte as a probe makes them
//! ([`RawRecord`]). Nothing here knows what an event means: that is `eyas-state`.
//!
//! ```no_run
//! # struct State;
//! # impl eyas_capture::HeaderSink for State {}
//! # fn main() -> Result<(), eyas_capture::CaptureError> {
//! # let mut state = State;
//! let mut reader = eyas_capture::Reader::open("trace.scap")?;
//! while reader.read_headers(&mut state)? {
//!     while let Some(record) = reader.next_event()? {
//!         let _ = (record.cpu, record.event);
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A [`Writer`] is fed the other way round: whoever knows the machine describes it ([`HeaderSource`]) whenever a
//! file begins, and events are written as they are.
//!
//! Invariants: bytes of a file never panic the process and never make it hold more than
//! [`MAX_BLOCK`] bytes of input; an event that [`Reader::next_event`] gives is whole; after an error the
//! reader gives the same kind of answer for ever, it never goes on behind damage.
#![deny(unsafe_code)]

mod block;
mod convert;
mod cursor;
mod error;
mod header;
mod reader;
mod schema;
mod window;
mod writer;

pub use block::MAX_BLOCK;
pub use error::{CaptureError, Damage};
pub use header::{
    FdDetail, FdEntry, GroupEntry, HeaderSink, HeaderSource, Interface, InterfaceAddress, MachineInfo, ThreadEntry, UserEntry,
};
pub use reader::{Batch, RawRecord, Reader, ReaderStats};
pub use writer::{Rotation, Writer, WriterOptions, WriterStats};
