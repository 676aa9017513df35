// SPDX-License-Identifier: Apache-2.0
//! Diagnostics: what is wrong, where, and what would mend it, drawn under the source line.

use crate::ast::Span;
use crate::error::{FilterError, Position};
use std::fmt::Write;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The text is used all the same.
    Warning,
    /// The text is refused.
    Error,
}

impl Severity {
    fn word(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
    fn colour(self) -> &'static str {
        match self {
            Severity::Warning => "\x1b[1;33m",
            Severity::Error => "\x1b[1;31m",
        }
    }
}

/// One finding, with a place in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// A stable code, shown in brackets; may be empty.
    pub code: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The name of the text.
    pub file: String,
    /// The place in the text.
    pub span: Span,
    /// What stands at the place; may be empty.
    pub label: String,
    /// What would mend it.
    pub help: Option<String>,
    /// More to know, such as where the thing belongs.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// A finding without extras.
    #[must_use]
    pub fn new(severity: Severity, file: &str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            severity,
            code: String::new(),
            message: message.into(),
            file: file.to_owned(),
            span,
            label: String::new(),
            help: None,
            notes: Vec::new(),
        }
    }

    /// The diagnostic of a condition's mistake; spans count within `file`'s text.
    #[must_use]
    pub fn from_filter(file: &str, e: &FilterError) -> Self {
        let mut d = Diagnostic::new(Severity::Error, file, e.span, for_people(&e.message));
        d.help.clone_from(&e.help);
        d
    }

    /// Draws it. `text` is the text that the span counts in.
    #[must_use]
    pub fn render(&self, text: &str, colour: bool) -> String {
        let paint = |code: &'static str| if colour { code } else { "" };
        let (bold, blue, off) = (paint("\x1b[1m"), paint("\x1b[1;34m"), paint("\x1b[0m"));
        let tint = paint(self.severity.colour());
        let mut out = String::new();
        let code = if self.code.is_empty() { String::new() } else { format!("[{}]", self.code) };
        let _ = writeln!(out, "{tint}{}{code}{off}{bold}: {}{off}", self.severity.word(), printable(&self.message));

        let line = Line::around(text, self.span);
        let number = line.number.to_string();
        let pad = " ".repeat(number.len());
        let _ = writeln!(out, "{pad}{blue}-->{off} {}:{}:{}", printable(&self.file), line.number, line.column);
        if !line.text.is_empty() {
            let _ = writeln!(out, "{pad} {blue}|{off}");
            let _ = writeln!(out, "{blue}{number} |{off} {}", line.text);
            let marks = format!("{}{}", " ".repeat(line.before), "^".repeat(line.width));
            let label = if self.label.is_empty() { String::new() } else { format!(" {}", printable(&self.label)) };
            let _ = writeln!(out, "{pad} {blue}|{off} {tint}{marks}{label}{off}");
        }
        if let Some(help) = &self.help {
            let _ = writeln!(out, "{pad} {blue}={off} {bold}help{off}: {}", printable(help));
        }
        for note in &self.notes {
            let _ = writeln!(out, "{pad} {blue}={off} {bold}note{off}: {}", printable(note));
        }
        out
    }
}

/// A message in plainer words: the codes and positions tell tools what they need, people want to know what is wrong.
#[must_use]
pub fn for_people(message: &str) -> String {
    let message = message.strip_prefix("filter error: ").unwrap_or(message);
    let message = message.strip_prefix("unknown filter: ").unwrap_or(message);
    match message.strip_prefix("filter_check called with nonexistent field ") {
        Some(field) => format!("unknown field '{field}'"),
        None => message.to_owned(),
    }
}

/// A source line, made fit for a terminal: tabs are one blank, control characters visible, long lines cut.
struct Line {
    number: usize,
    /// From 1, in characters.
    column: usize,
    text: String,
    /// Characters before the marks.
    before: usize,
    /// Characters that are marked.
    width: usize,
}

/// Characters shown to either side of the place in a long line.
const SIDE: usize = 100;

impl Line {
    fn around(text: &str, span: Span) -> Line {
        let at = floor(text, span.start.min(text.len()));
        let head = text.get(..at).unwrap_or("");
        // A line ends with LF or CR LF; a lone CR counts as an end only in the reference's own positions.
        let start = memchr::memrchr(b'\n', head.as_bytes()).map_or(0, |i| i + 1);
        let number = memchr::memchr_iter(b'\n', head.as_bytes()).count() + 1;
        let tail = text.get(start..).unwrap_or("");
        let full = tail.split('\n').next().unwrap_or("").trim_end_matches('\r');
        let before = text.get(start..at).unwrap_or("").chars().count();
        let end = floor(text, span.end.clamp(at, (start + full.len()).max(at)));
        let marked = text.get(at..end).unwrap_or("").chars().count().max(1);

        let total = full.chars().count();
        let cut = before.saturating_sub(SIDE);
        let last = total.min(before + marked.min(SIDE) + SIDE);
        let mut shown = String::new();
        if cut > 0 {
            shown.push_str("...");
        }
        shown.extend(full.chars().skip(cut).take(last.saturating_sub(cut)).map(visible));
        if last < total {
            shown.push_str("...");
        }
        let before = before - cut + if cut > 0 { 3 } else { 0 };
        let column = text.get(start..at).unwrap_or("").chars().count() + 1;
        Line { number, column, text: shown, before, width: marked.min(SIDE) }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { visible(c) }).collect()
}

/// The place of a byte offset as editors count: line and character column, from 1.
#[must_use]
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let line = Line::around(text, Span::new(at, at));
    (line.number, line.column)
}

/// The reference's position of a byte offset; see [`Position`].
#[must_use]
pub fn position(text: &str, at: usize) -> Position {
    Position::of(text, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_a_caret_under_the_token() {
        let text = "proc.name = a\nand proc.nmae = b\n";
        let mut d = Diagnostic::new(Severity::Error, "r.yaml", Span::new(18, 27), "unknown field 'proc.nmae'");
        d.code = "LOAD_ERR".to_owned();
        d.help = Some("did you mean 'proc.name'?".to_owned());
        assert_eq!(
            d.render(text, false),
            "error[LOAD_ERR]: unknown field 'proc.nmae'\n --> r.yaml:2:5\n  |\n2 | and proc.nmae = b\n  |     ^^^^^^^^^\n  = help: did you mean 'proc.name'?\n"
        );
        assert!(d.render(text, true).contains("\x1b[1;31merror[LOAD_ERR]\x1b[0m"));
    }

    #[test]
    fn any_span_can_be_drawn() {
        let text = "é\t\x1b[2J\r\n".to_owned() + &"x".repeat(5000);
        for start in 0..text.len() + 3 {
            for end in [0, start, start + 1, start + 400, usize::MAX] {
                let d = Diagnostic::new(Severity::Warning, "f", Span::new(start, end), "m\x1b");
                let out = d.render(&text, false);
                assert!(!out.contains('\x1b') && out.len() < 2000, "{out:?}");
            }
        }
    }
}
