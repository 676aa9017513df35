// SPDX-License-Identifier: Apache-2.0
//! Output templates: text with `%field`, `%field[arg]`, `%transformer(…)`, each perhaps with a width.
//!
//! What follows a percent sign is the longest text that both is a field (or transformer) by the grammar and exists in
//! the catalogue: `%proc.namexyz` is the field `proc.name` and the text `xyz`. There is no escape for a literal
//! percent sign.

use crate::ast::{self, Operand, Span};
use crate::catalogue::Catalogue;
use crate::check;
use crate::error::{ErrorKind, FilterError};
use crate::parser::parse_operand;
use crate::print::compat_operand;
use crate::typed;

/// A parsed template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Whether it started with `*`: missing values print as `<NA>` instead of suppressing the line.
    pub keep_missing: bool,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text that is copied.
    Text(Box<str>),
    /// A value.
    Value(Token),
}

/// A value in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As written.
    pub source: Operand,
    /// As compiled.
    pub operand: typed::Operand,
    /// The key of the value in JSON: the operand as written back.
    pub key: Box<str>,
    /// The exact number of characters to print, 0 for as many as there are.
    pub width: usize,
    /// From the percent sign to the end.
    pub span: Span,
}

impl Template {
    /// Parses a template.
    ///
    /// # Errors
    /// The first mistake.
    pub fn parse(text: &str, catalogue: &dyn Catalogue) -> Result<Template, FilterError> {
        let format_error = |span, message: &str| Err(FilterError::new(ErrorKind::Format, span, message));
        let keep_missing = text.starts_with('*');
        let mut pos = usize::from(keep_missing);
        if pos == text.len() {
            return format_error(Span::new(0, text.len()), "empty formatting token");
        }
        let mut parts = Vec::new();
        while let Some(rest) = text.get(pos..).filter(|r| !r.is_empty()) {
            let len = rest.find('%').unwrap_or(rest.len());
            if len > 0 {
                parts.push(Part::Text(rest.get(..len).unwrap_or("").into()));
                pos += len;
                continue;
            }
            let start = pos;
            let behind = rest.get(1..).unwrap_or("");
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let field = start + 1 + digits;
            if field == text.len() {
                let what = if digits == 0 { "%" } else { "number" };
                let message = format!("invalid formatting syntax: formatting cannot end with a {what}");
                return format_error(Span::new(start, field), &message);
            }
            let width = behind.get(..digits).unwrap_or("").parse().unwrap_or(0);
            let (source, operand) = longest_operand(text, field, catalogue)?;
            pos = source.span().end;
            let key = compat_operand(&source).into();
            parts.push(Part::Value(Token { source, operand, key, width, span: Span::new(start, pos) }));
        }
        Ok(Template { keep_missing, parts })
    }

    /// The values, in order.
    pub fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.parts.iter().filter_map(|p| match p {
            Part::Text(_) => None,
            Part::Value(t) => Some(t),
        })
    }
}

/// Names longer than this are cut before shorter prefixes are tried.
const LONGEST_NAME: usize = 256;

fn longest_operand(text: &str, start: usize, catalogue: &dyn Catalogue) -> Result<(Operand, typed::Operand), FilterError> {
    let whole = parse_operand(text, start).and_then(|source| {
        let operand = check::output_operand(&source, catalogue).map_err(|e| (source.clone(), e));
        match operand {
            Ok(operand) => Ok((source, operand)),
            Err((Operand::Field(f), e)) => shorter_field(&f, catalogue).ok_or(e),
            Err((Operand::Transformer(_), e)) => Err(e),
        }
    });
    // Brackets that are no argument stay text.
    whole.or_else(|e| {
        let found = match transformer_before_bracket(text, start, catalogue) {
            None if e.kind == ErrorKind::Syntax => field_before_bracket(text, start, catalogue),
            found => found,
        };
        found.ok_or_else(|| {
            let why = e.message.strip_prefix("filter error: ").unwrap_or(&e.message).to_owned();
            FilterError { message: format!("unknown filter: {why}"), ..e }
        })
    })
}

/// The transformer at `start` if brackets follow that are malformed or that it does not take.
fn transformer_before_bracket(text: &str, start: usize, catalogue: &dyn Catalogue) -> Option<(Operand, typed::Operand)> {
    let bytes = text.as_bytes();
    let (mut depth, mut quote, mut end) = (0usize, None, None);
    for (i, &b) in bytes.iter().enumerate().skip(start) {
        match (quote, b) {
            (Some(q), b) if b == q && bytes.get(i - 1) != Some(&b'\\') => quote = None,
            (None, b'"' | b'\'') => quote = Some(b),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    end = Some(i + 1);
                    break;
                }
            }
            _ => {}
        }
    }
    let end = end.filter(|&e| bytes.get(e) == Some(&b'['))?;
    let source = parse_operand(text.get(..end)?, start).ok()?;
    let operand = check::output_operand(&source, catalogue).ok()?;
    matches!(source, Operand::Transformer(_)).then_some((source, operand))
}

/// The field at `start` if what follows it in brackets is malformed.
fn field_before_bracket(text: &str, start: usize, catalogue: &dyn Catalogue) -> Option<(Operand, typed::Operand)> {
    let rest = text.get(start..)?;
    let len = rest.find('[')?;
    let name = rest.get(..len)?;
    match parse_operand(name, 0).ok()? {
        Operand::Field(mut f) if f.span.end == len => {
            f.span = Span::new(start, start + len);
            let operand = check::output_operand(&Operand::Field(f.clone()), catalogue).ok();
            operand.map(|o| (Operand::Field(f.clone()), o)).or_else(|| shorter_field(&f, catalogue))
        }
        _ => None,
    }
}

/// The longest prefix of a field's text that is a field.
fn shorter_field(field: &ast::Field, catalogue: &dyn Catalogue) -> Option<(Operand, typed::Operand)> {
    let longest = field.name.len().min(LONGEST_NAME);
    for len in (1..=longest).rev() {
        let name = field.name.get(..len)?;
        let whole = len == field.name.len() && field.arg.is_none();
        if whole || name.ends_with('.') || !name.contains('.') {
            continue;
        }
        let span = Span::new(field.span.start, field.span.start + len);
        if let Ok(found) = catalogue.lookup(name, None) {
            return Some((Operand::Field(ast::Field { name: name.into(), arg: None, span }), typed::Operand::Field(found)));
        }
    }
    None
}
