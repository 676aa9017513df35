// SPDX-License-Identifier: Apache-2.0
//! The reading side of the schema: the event table with names and types, value tables, syscall names, and zero-copy
//! views of events.
//!
//! Comes in: bytes of one event, from a ring or a trace file. Goes out: [`Event`], whose parameters are slices of those
//! bytes. Bytes are claims until [`Event::parse`] has checked the header and every length cell; after that no accessor
//! fails otherwise than by `None`. Depends on `eyas-abi` alone; capture, state, fields, engine and sources depend on it.
#![forbid(unsafe_code)]

pub mod build;
mod event;
pub mod event_info;
#[rustfmt::skip]
pub mod generated;
mod names;

pub use event::{DecodeError, Event};
pub use event_info::{Category, EventFlags, EventInfo, EventSource, Format, NamedValue, ParamInfo, event_info};
pub use eyas_abi::ids;
pub use generated::{events::EVENTS, syscalls::SC_NAMES, types::ParamType};
pub use names::{errno_name, event_ids, sc_code, sc_name, signal_name};
