// SPDX-License-Identifier: Apache-2.0
//! What is said about files: diagnostics for people, and the reference's JSON and text for tools.

use crate::finding::{Context, Finding, Item};
use crate::loader::{FileResult, RuleLoader};
use crate::source::File;
use eyas_filter::diag::{self, Diagnostic, Severity};
use serde_json::{Value, json};
use std::fmt::Write;

/// Bytes of a line that a snippet shows to either side.
const SNIPPET_SIDE: usize = 80;

/// A location as reports show it.
struct Shown {
    item: &'static str,
    item_name: String,
    /// The file, or the head of the condition.
    name: String,
    line: usize,
    column: usize,
    offset: usize,
}

impl RuleLoader<'_> {
    /// All results as one document in the reference's shape. A result holds the reference's first error only, with the
    /// warnings given up to it; `all_errors` adds the others.
    #[must_use]
    pub fn results_json(&self, all_errors: bool) -> Value {
        let results: Vec<Value> = self.results().iter().map(|r| self.result_json(r, all_errors)).collect();
        json!({ "falco_load_results": results })
    }

    fn result_json(&self, r: &FileResult, all_errors: bool) -> Value {
        let shown = |f: &&Finding| !f.aside && (all_errors || f.errors_before == 0);
        let errors: Vec<Value> = r.errors().filter(shown).map(|f| self.finding_json(f)).collect();
        let warnings: Vec<Value> = r.warnings().filter(shown).map(|f| self.finding_json(f)).collect();
        let mut out = json!({ "name": r.name, "successful": errors.is_empty(), "errors": errors, "warnings": warnings });
        if let (Some(remarks), Some(map)) = (r.schema_remarks(), out.as_object_mut()) {
            map.insert("schema_valid".to_owned(), json!(remarks.is_empty()));
            map.insert("schema_warnings".to_owned(), json!(remarks));
        }
        out
    }

    fn finding_json(&self, f: &Finding) -> Value {
        let locations: Vec<Value> = self
            .locations(f)
            .into_iter()
            .map(|l| {
                json!({
                    "item_type": l.item,
                    "item_name": l.item_name,
                    "position": { "name": l.name, "line": l.line, "column": l.column, "offset": l.offset },
                })
            })
            .collect();
        let description = if f.code.is_error() { f.code.title() } else { f.code.description() };
        let mut out = json!({
            "code": f.code.name(),
            "codedesc": description,
            "message": f.message,
            "context": { "locations": locations, "snippet": self.snippet(f) },
        });
        if let (Some(field), Some(map)) = (f.deprecated_field, out.as_object_mut()) {
            map.insert("deprecated_field".to_owned(), json!(field));
        }
        out
    }

    fn locations(&self, f: &Finding) -> Vec<Shown> {
        let mut out: Vec<Shown> = f.context.chain().into_iter().map(|c| self.location(c)).collect();
        if let (Some(c), Some(last)) = (&f.condition, out.last()) {
            let shown = Shown {
                item: Item::ConditionExpression.words(),
                item_name: String::new(),
                name: condition_name(&c.text),
                line: last.line + c.position.line,
                column: last.column + c.position.column,
                offset: last.offset + c.position.index,
            };
            out.push(shown);
        }
        out
    }

    fn location(&self, c: &Context) -> Shown {
        let file = self.files().get(c.file);
        let offset = c.offset.min(file.map_or(0, |f| f.text.len()));
        let (line, column) = file.map_or((0, 0), |f| f.line_column(offset));
        Shown {
            item: c.item.words(),
            item_name: c.name.clone(),
            name: file.map_or_else(String::new, |f| f.name.clone()),
            line,
            column,
            offset,
        }
    }

    fn snippet(&self, f: &Finding) -> String {
        let offset = self.locations(f).last().map_or(0, |l| l.offset);
        match &f.condition {
            Some(c) => snippet(&c.text, offset),
            None => self.files().get(f.context.file).map_or_else(no_snippet, |file| snippet(&file.text, offset)),
        }
    }

    /// A result as the reference's verbose text.
    #[must_use]
    pub fn result_text(&self, r: &FileResult) -> String {
        let shown = |f: &&Finding| !f.aside && f.errors_before == 0;
        let errors: Vec<&Finding> = r.errors().filter(shown).collect();
        let warnings: Vec<&Finding> = r.warnings().filter(shown).collect();
        let verdict = match (errors.is_empty(), warnings.is_empty()) {
            (true, true) => "Ok",
            (true, false) => "Ok, with warnings",
            (false, _) => "Invalid",
        };
        let mut out = format!("{}: {verdict}", r.name);
        let schema = r.schema_remarks().unwrap_or_default();
        if !schema.is_empty() {
            let _ = write!(out, "\n{} Schema warnings:\n{}", schema.len(), schema.join("\n"));
        }
        for (findings, word) in [(errors, "Errors"), (warnings, "Warnings")] {
            if findings.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n{} {word}:", findings.len());
            for f in findings {
                for (i, l) in self.locations(f).into_iter().enumerate() {
                    let lead = if i == 0 { "In" } else { "   " };
                    let name = if l.item_name.is_empty() { String::new() } else { format!(" '{}'", l.item_name) };
                    let _ = writeln!(out, "{lead} {}{name}: ({}:{}:{})", l.item, l.name, l.line, l.column);
                }
                let field = f.deprecated_field.map_or_else(String::new, |d| format!(": field '{d}'"));
                let _ = write!(out, "------\n{}------\n{} ({}{field}): {}\n", self.snippet(f), f.code.name(), f.code.title(), f.message);
            }
        }
        out
    }

    /// A finding as a diagnostic for people.
    #[must_use]
    pub fn diagnostic(&self, f: &Finding) -> Diagnostic {
        let severity = if f.code.is_error() { Severity::Error } else { Severity::Warning };
        let name = self.files().get(f.place.file).map_or("", |file| &file.name);
        let mut d = Diagnostic::new(severity, name, f.place.span, diag::for_people(&f.message));
        d.code = f.code.name().to_owned();
        d.help.clone_from(&f.help);
        d.notes.extend(f.context.title().map(|t| format!("in {t}")));
        d.notes.extend(f.notes.iter().cloned());
        d
    }

    /// A finding drawn under its source line.
    #[must_use]
    pub fn render(&self, f: &Finding, colour: bool) -> String {
        let text = self.files().get(f.place.file).map_or("", |file: &File| &file.text);
        self.diagnostic(f).render(text, colour)
    }
}

/// The head of a condition, in quotes.
fn condition_name(text: &str) -> String {
    let head = if text.len() > 20 {
        let cut = (0..=17).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        format!("\"{}...\"", text.get(..cut).unwrap_or(""))
    } else {
        format!("\"{text}\"")
    };
    head.replace(['\n', '\r'], " ")
}

fn no_snippet() -> String {
    "<No context available>\n".to_owned()
}

/// The line around a byte of a text, and a mark under the byte. An offset behind the end, or on a line's end, means
/// the last byte before it.
fn snippet(text: &str, offset: usize) -> String {
    let bytes = text.as_bytes();
    let is_end = |i: &usize| bytes.get(*i).is_none_or(|&b| b == b'\n');
    let mut at = offset.min(bytes.len());
    while at > 0 && is_end(&at) {
        at -= 1;
    }
    if is_end(&at) {
        return no_snippet();
    }
    let before = bytes.get(..at).unwrap_or_default();
    let after = bytes.get(at..).unwrap_or_default();
    let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let line_end = at + after.iter().position(|&b| b == b'\n').unwrap_or(after.len());
    let from = line_start.max(at.saturating_sub(SNIPPET_SIDE));
    let to = line_end.min(at + SNIPPET_SIDE + 1);
    let mut line = bytes.get(from..to).unwrap_or_default().to_vec();
    if at - from >= SNIPPET_SIDE {
        line.iter_mut().take(3).for_each(|b| *b = b'.');
    }
    if to - 1 - at >= SNIPPET_SIDE {
        line.iter_mut().rev().take(3).for_each(|b| *b = b'.');
    }
    format!("{}\n{}^\n", String::from_utf8_lossy(&line), " ".repeat(at - from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets() {
        assert_eq!(snippet("ab\ncde\nf", 4), "cde\n ^\n");
        assert_eq!(snippet("ab\ncde\n", 100), "cde\n  ^\n");
        assert_eq!(snippet("ab\n\ncd", 3), "ab\n ^\n");
        assert_eq!(snippet("", 0), "<No context available>\n");
        assert_eq!(snippet("\n", 0), "<No context available>\n");
        let long = "x".repeat(300);
        let cut = snippet(&long, 150);
        assert_eq!(cut, format!("...{}...\n{}^\n", "x".repeat(155), " ".repeat(80)));
    }

    #[test]
    fn names_of_conditions() {
        assert_eq!(condition_name("evt.type\n= open"), "\"evt.type = open\"");
        assert_eq!(condition_name("evt.type = open and proc.name = x"), "\"evt.type = open a...\"");
        assert_eq!(condition_name("evt.type = open éé and x"), "\"evt.type = open ...\"");
    }
}
