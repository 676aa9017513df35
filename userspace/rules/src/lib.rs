// SPDX-License-Identifier: Apache-2.0
//! Rule files: lists, macros, rules, exceptions, overrides.
//!
//! What comes in: the text of rule files and the field catalogue. What goes out: [`rule::CompiledRule`]s with every
//! name resolved and every condition typed, and for each file what is wrong or doubtful about it.
//! The engine builds on this crate; nothing here knows of events that happen.
//!
//! The way of a file: YAML nodes with positions (`yaml`), items (`reader`, `decode`, `exceptions`), the items of all
//! files with changes applied (`collector`), conditions with lists and macros resolved (`lists`, `macros`), rules
//! (`compile`). A condition is put together from pieces, and every piece remembers the scalar that it comes from
//! (`source`), so that a mistake is shown where it was written, even in a folded scalar, a list's item or a macro.
#![forbid(unsafe_code)]

mod collector;
mod compile;
mod decode;
pub mod events;
mod exceptions;
pub mod finding;
#[doc(hidden)]
pub mod fuzzing;
mod lists;
mod loader;
mod macros;
mod reader;
mod report;
pub mod rule;
mod schema;
pub mod select;
mod source;
mod version;
mod warn;
mod yaml;

pub use collector::PluginRequirement;
pub use events::{EventSet, event_set};
pub use finding::{Code, Finding};
pub use loader::{AppendOutput, Compat, FileResult, Options, RuleLoader};
pub use rule::{CompiledRule, ExtraField, ListInfo, MacroInfo, Priority, RuleSet};
pub use select::{Selection, select};
pub use source::Place;
pub use version::{ENGINE_VERSION, Version};
