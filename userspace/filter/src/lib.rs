// SPDX-License-Identifier: Apache-2.0
//! Condition and output languages of Eyas.
//!
//! What comes in: text (a condition, an output template) and a [`catalogue::Catalogue`] that knows the fields.
//! What goes out: an [`ast::Expr`] (syntax only, with byte spans), a [`typed::Node`] (fields resolved, constants
//! converted, operators known to fit), a [`template::Template`], or [`diag::Diagnostic`]s that point at the text.
//!
//! The way through the crate is `text → parse → ast → check → typed`. The parser knows no field; the catalogue
//! knows no syntax. Any bytes may come in: nothing here panics, and nesting is bounded by a depth limit, so that
//! walking and dropping a tree is bounded too.
//!
//! Anyone above may depend on this crate; it depends on no other crate of Eyas.
#![forbid(unsafe_code)]

pub mod ast;
pub mod catalogue;
pub mod check;
pub mod diag;
mod error;
#[doc(hidden)]
pub mod fuzzing;
mod lexer;
mod operators;
mod parser;
pub mod posix;
pub mod print;
pub mod suggest;
pub mod template;
mod tokens;
pub mod typed;
mod unescape;
mod values;

pub use error::{ErrorKind, FilterError, FilterWarning, Position};
pub use parser::{DEFAULT_MAX_DEPTH, RULE_MAX_DEPTH, parse, parse_at, parse_bytes, parse_with_depth};
