// SPDX-License-Identifier: Apache-2.0
//! Rule files: lists, macros, rules, exceptions, overrides.
//!
//! What comes in: the text of rule files and the field catalogue. What goes out: [`rule::CompiledRule`]s with every
//! name resolved and every condition typed, and for each file what is wrong or doubtful about it.
//! The engine builds on this crate; nothing here knows of events that happen.
#![forbid(unsafe_code)]

pub mod events;
pub mod rule;

pub use events::{EventSet, event_set};
pub use rule::{CompiledRule, Priority};
