// SPDX-License-Identifier: Apache-2.0
//! Writing a syntax tree back as text.
//!
//! Two styles. `Display` quotes whatever needs it: its text parses to the same tree. [`compat_text`] and
//! [`compat_operand`] write what the reference writes (JSON keys, compiled conditions): there only blanks, `=`, quotes,
//! backslashes and control bytes lead to quotes, in the arguments of fields and transformers too, so that in rare cases
//! the text does not parse.

use crate::ast::{Check, Expr, Field, Literal, Operand, Rhs, Transformer, TransformerArg};
use std::fmt::{self, Write};

/// Which strings are quoted.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Exact,
    Compat,
}

/// The condition as the reference writes it.
#[must_use]
pub fn compat_text(e: &Expr) -> String {
    let mut out = String::new();
    let _ = expr(&mut out, e, Style::Compat);
    out
}

/// A field or transformer as the reference writes it: the key of its value in JSON.
#[must_use]
pub fn compat_operand(o: &Operand) -> String {
    let mut out = String::new();
    let _ = operand(&mut out, o, Style::Compat);
    out
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expr(f, self, Style::Exact)
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operand(f, self, Style::Exact)
    }
}

fn expr(f: &mut dyn Write, e: &Expr, style: Style) -> fmt::Result {
    match e {
        Expr::And(v) => joined(f, v, " and ", style),
        Expr::Or(v) => joined(f, v, " or ", style),
        Expr::Not(e) => {
            f.write_str("not ")?;
            expr(f, e, style)
        }
        Expr::Check(c) => check(f, c, style),
        Expr::Exists(e) => {
            operand(f, &e.lhs, style)?;
            f.write_str(" exists")
        }
        // Without the parentheses it would be the operator.
        Expr::Macro(i) if &*i.name == "not" && style == Style::Exact => f.write_str("(not)"),
        Expr::Macro(i) => f.write_str(&i.name),
    }
}

fn joined(f: &mut dyn Write, v: &[Expr], word: &str, style: Style) -> fmt::Result {
    f.write_char('(')?;
    for (i, e) in v.iter().enumerate() {
        if i > 0 {
            f.write_str(word)?;
        }
        expr(f, e, style)?;
    }
    f.write_char(')')
}

fn check(f: &mut dyn Write, c: &Check, style: Style) -> fmt::Result {
    operand(f, &c.lhs, style)?;
    write!(f, " {} ", c.op)?;
    if let Some(m) = c.modifier {
        write!(f, "{m} ")?;
    }
    match &c.rhs {
        // Only numbers get here, and they must stand without quotes.
        Rhs::Literal(l) if c.op.is_ordering() => f.write_str(&l.to_text()),
        Rhs::Literal(l) => string(f, l, style),
        Rhs::List(items, _) => {
            f.write_char('(')?;
            for (i, l) in items.iter().enumerate() {
                if i > 0 {
                    f.write_str(", ")?;
                }
                string(f, l, style)?;
            }
            f.write_char(')')
        }
        Rhs::Ident(i) => f.write_str(&i.name),
        Rhs::Val { field: inner, suffix, .. } => {
            f.write_str("val(")?;
            field(f, inner, style)?;
            f.write_char(')')?;
            bracket(f, suffix.as_ref(), style)
        }
        Rhs::Transformer(t) => transformer(f, t, style),
    }
}

fn operand(f: &mut dyn Write, o: &Operand, style: Style) -> fmt::Result {
    match o {
        Operand::Field(inner) => field(f, inner, style),
        Operand::Transformer(t) => transformer(f, t, style),
    }
}

fn field(f: &mut dyn Write, field: &Field, style: Style) -> fmt::Result {
    f.write_str(&field.name)?;
    bracket(f, field.arg.as_ref(), style)
}

fn bracket(f: &mut dyn Write, arg: Option<&Literal>, style: Style) -> fmt::Result {
    let Some(arg) = arg else { return Ok(()) };
    f.write_char('[')?;
    let special = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'[' | b']' | b'"' | b'\'' | 0 | 0x0b);
    let bare = !arg.value.is_empty() && !arg.value.iter().any(special) && std::str::from_utf8(&arg.value).is_ok();
    match style {
        Style::Compat if arg.value.is_empty() => f.write_str("\"\"")?,
        Style::Compat => string(f, arg, style)?,
        Style::Exact if bare => f.write_str(&arg.to_text())?,
        Style::Exact => quoted(f, &arg.value, style)?,
    }
    f.write_char(']')
}

fn transformer(f: &mut dyn Write, t: &Transformer, style: Style) -> fmt::Result {
    write!(f, "{}(", t.kind)?;
    args(f, &t.args, style)?;
    f.write_char(')')?;
    bracket(f, t.suffix.as_ref(), style)
}

fn args(f: &mut dyn Write, args: &[TransformerArg], style: Style) -> fmt::Result {
    for (i, a) in args.iter().enumerate() {
        if i > 0 {
            f.write_char(',')?;
        }
        match a {
            TransformerArg::Literal(l) if style == Style::Compat => string(f, l, style)?,
            TransformerArg::Literal(l) => quoted(f, &l.value, style)?,
            TransformerArg::Operand(o) => operand(f, o, style)?,
            TransformerArg::List(items, _) => {
                f.write_char('(')?;
                self::args(f, items, style)?;
                f.write_char(')')?;
            }
        }
    }
    Ok(())
}

fn string(f: &mut dyn Write, l: &Literal, style: Style) -> fmt::Result {
    let escaped = |b: &u8| matches!(b, b' ' | b'=' | b'"' | b'\'' | b'\\' | 0..0x20 | 0x7f);
    let structural = |b: &u8| matches!(b, b'(' | b')' | b',');
    let exact = style == Style::Exact;
    let quotes = l.value.iter().any(|b| escaped(b) || (exact && structural(b)))
        || (exact && (l.value.is_empty() || std::str::from_utf8(&l.value).is_err()));
    if quotes { quoted(f, &l.value, style) } else { f.write_str(&l.to_text()) }
}

fn quoted(f: &mut dyn Write, value: &[u8], style: Style) -> fmt::Result {
    f.write_char('"')?;
    for chunk in value.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                // A backslash before the closing quote would keep it from closing; in hex it can stand anywhere.
                '\\' if style == Style::Exact && value.last() == Some(&b'\\') => f.write_str("\\x5c")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                '\x08' => f.write_str("\\b")?,
                '\x0c' => f.write_str("\\f")?,
                c if c.is_ascii_control() => write!(f, "\\x{:02x}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        for b in chunk.invalid() {
            write!(f, "\\x{b:02x}")?;
        }
    }
    f.write_char('"')
}
