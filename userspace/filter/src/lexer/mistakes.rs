// SPDX-License-Identifier: Apache-2.0
//! What the lexer says when something else stands where it is.

use super::Lexer;
use crate::ast::Span;
use crate::error::{ErrorKind, FilterError};
use crate::suggest;
use crate::unescape::quoted_len;

impl<'s> Lexer<'s> {
    /// The word at the cursor, for carets.
    pub(super) fn here(&self) -> Span {
        let rest = self.rest();
        let mut len = rest.find(|c: char| c.is_ascii_whitespace() || "()=,".contains(c)).unwrap_or(rest.len());
        if len == 0 {
            len = rest.chars().next().filter(|c| !c.is_ascii_whitespace()).map_or(0, char::len_utf8);
        }
        Span::new(self.pos, self.pos + len)
    }

    pub(super) fn word(&self) -> &'s str {
        let s = self.here();
        self.text.get(s.start..s.end).unwrap_or("")
    }

    pub(super) fn error<T>(&self, message: impl Into<String>) -> Result<T, FilterError> {
        Err(FilterError::new(ErrorKind::Syntax, self.here(), message))
    }

    /// "expected X": the rest of the sentence names what is there instead.
    pub(super) fn expected<T>(&self, what: &str) -> Result<T, FilterError> {
        let found = match self.rest().chars().next() {
            None => "the text ends here".to_owned(),
            Some('\0') => "found a NUL byte".to_owned(),
            Some(c) if c.is_ascii_whitespace() || c == '\x08' => "found a blank".to_owned(),
            Some('"' | '\'') if quoted_len(self.rest()).is_none() => {
                let e = FilterError::new(ErrorKind::Syntax, self.here(), format!("expected {what}, found a string without end"));
                return Err(e.with_help("close the string with the quote that opened it; a quote behind a backslash does not close"));
            }
            Some('"' | '\'') => "found a string in quotes".to_owned(),
            Some(_) => format!("found '{}'", suggest::shorten(self.word())),
        };
        self.error(format!("expected {what}, {found}"))
    }

    /// A check is complete, but neither `and`, `or` nor the end follows.
    pub(super) fn leftover<T>(&self) -> Result<T, FilterError> {
        let last = self.text.get(self.last.0..self.last.1).unwrap_or("");
        let mut unquoted = last;
        if let Some(q @ ('"' | '\'')) = last.chars().next() {
            unquoted = last.trim_start_matches(q).trim_end_matches(q);
        }
        let mut e = FilterError::new(
            ErrorKind::Syntax,
            self.here(),
            format!("unexpected token after '{}', expecting 'or', 'and'", suggest::shorten(unquoted)),
        );
        let word = self.word();
        e.help = if self.no_and && word.starts_with("and") {
            Some("behind 'or(…)' only another 'or' can follow; put a blank before the parenthesis".to_owned())
        } else if word == "&&" || word.eq_ignore_ascii_case("and") {
            Some("write 'and'".to_owned())
        } else if word == "||" || word.eq_ignore_ascii_case("or") {
            Some("write 'or'".to_owned())
        } else if word == ")" {
            Some("this parenthesis closes nothing".to_owned())
        } else if self.next_byte().is_some_and(|b| matches!(b, b'=' | b',' | b'"' | b'\'')) {
            Some("a string with blanks, quotes, parentheses, '=' or ',' must stand in quotes".to_owned())
        } else {
            None
        };
        Err(e)
    }
}

pub(super) fn operator_help<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    match word {
        "<>" => return Some("write '!='".to_owned()),
        "=~" | "~" | "matches" => return Some("did you mean 'regex' or 'glob'?".to_owned()),
        "like" => return Some("did you mean 'glob' or 'contains'?".to_owned()),
        "not" => return Some("'not' stands before the check: not field in (…)".to_owned()),
        _ => {}
    }
    let lower = word.to_ascii_lowercase();
    let known: Vec<&str> = known.collect();
    if known.contains(&lower.as_str()) {
        let advice = if lower == word { "put a blank behind the operator" } else { "operators are written in lower case" };
        return Some(advice.to_owned());
    }
    suggest::nearest(&lower, known).map(|s| format!("did you mean '{s}'?"))
}
