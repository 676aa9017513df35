// SPDX-License-Identifier: Apache-2.0
//! Where texts come from: files, and conditions that were put together from several places of them.

use crate::yaml::{self, Node};
use eyas_filter::ast::Span;
use std::sync::Arc;

/// A rule file.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Where lines start.
    lines: Vec<usize>,
}

impl File {
    pub(crate) fn new(name: &str, text: String) -> File {
        let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i + 1)).collect();
        File { name: name.to_owned(), text, lines }
    }
    /// Line and column of a byte, both from 0 and in bytes.
    pub(crate) fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&l| l <= offset).saturating_sub(1);
        (line, offset - self.lines.get(line).copied().unwrap_or(0))
    }
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the file, in load order.
    pub file: usize,
    /// The text there.
    pub span: Span,
}

/// A byte of a scalar's value.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) file: usize,
    pub(crate) node: Arc<Node>,
    pub(crate) offset: usize,
}

impl Origin {
    pub(crate) fn new(file: usize, node: &Arc<Node>) -> Origin {
        Origin { file, node: Arc::clone(node), offset: 0 }
    }
    fn behind(&self, n: usize) -> Origin {
        Origin { offset: self.offset + n, ..self.clone() }
    }
    /// The place of `len` bytes of the value, in the file's text.
    fn place(&self, files: &[File], len: usize) -> Place {
        let text = files.get(self.file).map_or("", |f| &f.text);
        let start = yaml::locate(text, &self.node, self.offset);
        let last = yaml::locate(text, &self.node, self.offset + len.saturating_sub(1));
        let width = text.get(last..).and_then(|t| t.chars().next()).filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8);
        let end = if len == 0 { start } else { (last + width).max(start) };
        Place { file: self.file, span: Span::new(start, end) }
    }
}

/// A piece of a text.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it starts in the text.
    at: usize,
    /// Where it comes from; `None` for glue.
    origin: Option<Origin>,
}

/// A text put together from pieces of files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    text: String,
    pieces: Vec<Piece>,
}

/// Texts do not grow beyond this: lists in lists and many uses of long lists can multiply.
pub(crate) const MAX_TEXT: usize = 8 << 20;

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn push(&mut self, text: &str, origin: Option<Origin>) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), origin });
            self.text.push_str(text);
        }
    }

    pub(crate) fn push_text(&mut self, other: &Text) {
        let base = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|p| Piece { at: p.at + base, origin: p.origin.clone() }));
    }

    /// The part from `start` up to `end`.
    pub(crate) fn slice(&self, start: usize, end: usize) -> Text {
        let mut out = Text::default();
        let first = self.pieces.partition_point(|p| p.at <= start).saturating_sub(1);
        for (i, p) in self.pieces.iter().enumerate().skip(first) {
            let stop = self.pieces.get(i + 1).map_or(self.text.len(), |n| n.at).min(end);
            let from = p.at.max(start);
            if from >= end {
                break;
            }
            let origin = p.origin.as_ref().map(|o| o.behind(from - p.at));
            out.push(self.text.get(from..stop).unwrap_or(""), origin);
        }
        out
    }

    /// Where a part of the text comes from; glue points to the nearest piece before it that comes from a file.
    pub(crate) fn place(&self, files: &[File], span: Span) -> Option<Place> {
        let index = self.pieces.partition_point(|p| p.at <= span.start);
        let (before, after) = self.pieces.split_at_checked(index)?;
        let (piece, origin) = before
            .iter()
            .rev()
            .find_map(|p| p.origin.as_ref().map(|o| (p, o)))
            .or_else(|| after.iter().find_map(|p| p.origin.as_ref().map(|o| (p, o))))?;
        let next = self.pieces.iter().find(|p| p.at > piece.at).map_or(self.text.len(), |p| p.at);
        let start = span.start.clamp(piece.at, next);
        let end = span.end.clamp(start, next);
        Some(origin.behind(start - piece.at).place(files, end - start))
    }
}

/// Texts that were parsed, laid one behind the other, so that an offset names the text and the byte in it.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    texts: Vec<(usize, Text)>,
    end: usize,
}

impl Texts {
    /// Adds a text; spans in it are to be counted from the number returned.
    pub(crate) fn add(&mut self, text: Text) -> usize {
        let base = self.end;
        self.end += text.as_str().len() + 1;
        self.texts.push((base, text));
        base
    }

    /// The text that an offset is in, and where that text starts.
    pub(crate) fn find(&self, offset: usize) -> Option<(usize, &Text)> {
        let index = self.texts.partition_point(|(base, _)| *base <= offset);
        self.texts.get(index.checked_sub(1)?).map(|(base, text)| (*base, text))
    }

    pub(crate) fn place(&self, files: &[File], span: Span) -> Option<Place> {
        let (base, text) = self.find(span.start)?;
        text.place(files, Span::new(span.start - base, span.end.saturating_sub(base)))
    }
}
