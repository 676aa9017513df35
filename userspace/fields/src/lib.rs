// SPDX-License-Identifier: Apache-2.0
//! The field catalogue, the extractors, and values as text.
//!
//! Comes in: an event and the state that it was applied to. Goes out: the values of fields, to compare
//! ([`Field::extract`]) or to print. [`Fields`] tells the filter language which fields there are. The engine, the outputs
//! and the command line depend on this crate; it depends on schema, state and filter.
//!
//! Reading a field changes nothing but the caller's [`Scratch`], and does not go to the heap once that has grown.
#![forbid(unsafe_code)]

mod buffer;
mod catalogue;
mod clock;
mod cx;
mod extract;
mod fd_text;
mod field;
mod file;
mod glob;
pub mod hosts;
mod named;
mod operand;
mod param;
mod render;
mod sanitize;
mod scope;
mod scratch;
mod services;
mod setup;
mod spec;
mod table;
mod template;
mod text;
pub mod transform;
mod value;

pub use catalogue::{Fields, all, param_type, value_type};
pub use cx::{Cx, Purpose};
pub use field::{Arg, Field};
pub use file::{FileKey, FilePart, Names};
pub use operand::Operand;
pub use param::param_texts;
pub use sanitize::Compat;
pub use scope::Scope;
pub use scratch::Scratch;
pub use setup::{BufferForm, Setup, TimeForm};
pub use spec::{ArgRule, Class, Extract, FieldFlags, Spec};
pub use template::{Template, field_json, field_text};
pub use value::{Value, is_signed};
