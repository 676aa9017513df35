// SPDX-License-Identifier: Apache-2.0
//! From text to syntax tree.

use crate::ast::{Expr, Operand, Span};
use crate::error::{ErrorKind, FilterError};
use crate::lexer::Lexer;
use lalrpop_util::{ParseError, lalrpop_mod};

lalrpop_mod!(
    #[allow(
        clippy::all,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        missing_docs,
        unused
    )]
    grammar
);

/// The nesting limit of plain filters.
pub const DEFAULT_MAX_DEPTH: usize = 100;
/// The nesting limit of rule conditions.
pub const RULE_MAX_DEPTH: usize = 1000;

/// Parses a condition with the nesting limit of plain filters.
///
/// # Errors
/// The first syntax error.
pub fn parse(text: &str) -> Result<Expr, FilterError> {
    parse_with_depth(text, DEFAULT_MAX_DEPTH)
}

/// Parses a condition with a nesting limit. One pair of parentheses costs five levels.
///
/// # Errors
/// The first syntax error.
pub fn parse_with_depth(text: &str, max_depth: usize) -> Result<Expr, FilterError> {
    parse_at(text, max_depth, 0)
}

/// Parses a condition that is a part of something larger: all spans, those of errors too, count from `base`.
///
/// # Errors
/// The first syntax error.
pub fn parse_at(text: &str, max_depth: usize, base: usize) -> Result<Expr, FilterError> {
    if text.is_empty() {
        let span = Span::new(base, base);
        return Err(FilterError::new(ErrorKind::Syntax, span, "filter input string is empty"));
    }
    let shift = |mut e: FilterError| {
        e.span = Span::new(e.span.start + base, e.span.end + base);
        e.at += base;
        e
    };
    let tokens = Lexer::condition(text, max_depth).map(|step| match step {
        Ok((start, tok, end)) => Ok((start + base, tok, end + base)),
        Err(e) => Err(shift(e)),
    });
    grammar::ExprParser::new().parse(tokens).map_err(|e| syntax_error(base + text.len(), e))
}

/// Parses a condition from any bytes.
///
/// # Errors
/// The first syntax error; bytes that are not UTF-8 are one.
pub fn parse_bytes(bytes: &[u8], max_depth: usize) -> Result<Expr, FilterError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_with_depth(text, max_depth),
        Err(e) => {
            let at = e.valid_up_to();
            Err(FilterError::new(ErrorKind::Syntax, Span::new(at, at + 1), "the filter is not valid UTF-8")
                .with_help(r"write other bytes as \xHH inside a string in quotes"))
        }
    }
}

/// Parses the longest field or transformer at byte `start` of `text`, leaving alone what stands behind it.
///
/// # Errors
/// A syntax error if none starts there.
pub(crate) fn parse_operand(text: &str, start: usize) -> Result<Operand, FilterError> {
    grammar::OperandParser::new().parse(Lexer::operand(text, start, DEFAULT_MAX_DEPTH)).map_err(|e| syntax_error(text.len(), e))
}

/// The lexer lets through only what the grammar takes, so all but `User` are of theoretical interest.
fn syntax_error<T>(end: usize, e: ParseError<usize, T, FilterError>) -> FilterError {
    let (span, message) = match e {
        ParseError::User { error } => return error,
        ParseError::InvalidToken { location } => (Span::new(location, location), "unexpected text"),
        ParseError::UnrecognizedEof { .. } => (Span::new(end, end), "the condition ends too early"),
        ParseError::UnrecognizedToken { token: (a, _, b), .. } | ParseError::ExtraToken { token: (a, _, b) } => {
            (Span::new(a, b), "unexpected token")
        }
    };
    FilterError::new(ErrorKind::Syntax, span, message)
}

/// A chain of one or more operands.
pub(crate) fn chain(first: Expr, rest: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    if rest.is_empty() { first } else { join(prepend(first, rest)) }
}

/// `not e`; two of them cancel out.
pub(crate) fn negate(e: Expr) -> Expr {
    match e {
        Expr::Not(inner) => *inner,
        other => Expr::Not(Box::new(other)),
    }
}

pub(crate) fn prepend<T>(first: T, mut rest: Vec<T>) -> Vec<T> {
    rest.insert(0, first);
    rest
}
