// SPDX-License-Identifier: Apache-2.0
//! What can be wrong with a condition or a template, and where.

use crate::ast::Span;
use std::fmt;

/// Which part of the language a text offends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The text does not follow the grammar.
    Syntax,
    /// It is nested too deeply.
    Depth,
    /// A field does not exist.
    UnknownField,
    /// A field's argument is wrong.
    FieldArgument,
    /// An event type does not exist.
    UnknownEvent,
    /// A macro's name was left over.
    UnknownMacro,
    /// An operator does not fit a type.
    Operator,
    /// A constant does not fit a type.
    Value,
    /// A transformer is used wrongly.
    Transformer,
    /// Two operands do not fit together.
    Mismatch,
    /// A template has no usable field behind a percent sign.
    Format,
}

/// A mistake in a condition or a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// What kind of mistake.
    pub kind: ErrorKind,
    /// What is wrong, in the words that users of the language know.
    pub message: String,
    /// The text to point at.
    pub span: Span,
    /// The byte offset that counts as the error's position: the start of `span`, but for escapes the end of the
    /// string they stand in.
    pub at: usize,
    /// What would mend it.
    pub help: Option<String>,
}

impl FilterError {
    /// A mistake at one place.
    #[must_use]
    pub fn new(kind: ErrorKind, span: Span, message: impl Into<String>) -> Self {
        FilterError { kind, message: message.into(), span, at: span.start, help: None }
    }
    /// The same with an advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    /// The message with its place, as command lines print it.
    #[must_use]
    pub fn with_position(&self, text: &str) -> String {
        let p = Position::of(text, self.at);
        let message = self.message.strip_prefix("filter error: ").unwrap_or(&self.message);
        format!("filter error at index {}, line {}, column {}: {message}", p.index, p.line, p.column)
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for FilterError {}

/// A warning about a condition that compiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterWarning {
    /// What looks wrong.
    pub message: String,
    /// The text to point at.
    pub span: Span,
    /// The byte offset that counts as its position.
    pub at: usize,
}

/// A place in a text, as the reference counts: index from 0, line and column from 1; a carriage return and a line
/// feed each start a line; a column is a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Byte offset.
    pub index: usize,
    /// Line, from 1.
    pub line: usize,
    /// Byte column, from 1.
    pub column: usize,
}

impl Position {
    /// The place of a byte offset.
    #[must_use]
    pub fn of(text: &str, index: usize) -> Position {
        let mut line = 1;
        let mut column = 1;
        for b in text.bytes().take(index) {
            if b == b'\n' || b == b'\r' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        Position { index, line, column }
    }
}
