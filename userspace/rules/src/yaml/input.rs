// SPDX-License-Identifier: Apache-2.0
//! The text under the scanner's cursor, and the questions that are asked about it.

/// Bytes with a cursor that counts lines and columns.
#[derive(Debug)]
pub(super) struct Input<'t> {
    bytes: &'t [u8],
    /// Byte offset of the cursor.
    pub(super) pos: usize,
    /// Bytes from the line's start to the cursor.
    pub(super) column: i64,
    /// Number of line ends before the cursor.
    pub(super) line: usize,
    /// The byte that ends lines; the first line's end decides.
    line_end: Option<u8>,
}

/// Whether a byte may end a scalar of some form, or stand for others in it.
fn is_special(b: u8) -> bool {
    matches!(b, 0 | b' ' | b'\t' | b'\n' | b'\r' | b':' | b',' | b'?' | b'[' | b']' | b'{' | b'}' | b'\'' | b'"' | b'\\')
}

pub(super) fn is_blank(b: Option<u8>) -> bool {
    matches!(b, Some(b' ' | b'\t'))
}

impl<'t> Input<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Input { bytes: text.as_bytes(), pos: 0, column: 0, line: 0, line_end: None }
    }

    pub(super) fn is_end(&self) -> bool {
        self.pos >= self.bytes.len()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.at(0)
    }

    /// The byte `n` behind the cursor.
    pub(super) fn at(&self, n: usize) -> Option<u8> {
        self.bytes.get(self.pos + n).copied()
    }

    /// Takes one byte.
    pub(super) fn take(&mut self) -> Option<u8> {
        let b = self.peek()?;
        self.pos += 1;
        self.column += 1;
        if self.line_end.is_none() && (b == b'\n' || b == b'\r') {
            let pair = b == b'\r' && self.peek() == Some(b'\n');
            self.line_end = Some(if pair { b'\n' } else { b });
        }
        if self.line_end == Some(b) {
            self.column = 0;
            self.line += 1;
        }
        Some(b)
    }

    /// Takes bytes that mean nothing but themselves in any scalar; whether there was one.
    pub(super) fn take_ordinary(&mut self, out: &mut Vec<u8>) -> bool {
        let rest = self.bytes.get(self.pos..).unwrap_or_default();
        let len = rest.iter().take_while(|b| !is_special(**b)).count();
        out.extend_from_slice(rest.get(..len).unwrap_or_default());
        self.pos += len;
        self.column += i64::try_from(len).unwrap_or(i64::MAX);
        len > 0
    }

    pub(super) fn skip(&mut self, n: usize) {
        for _ in 0..n {
            self.take();
        }
    }

    /// Takes what lies in front of `stop`, which is no line's end.
    pub(super) fn take_up_to(&mut self, stop: impl Fn(&Self) -> bool) -> &'t [u8] {
        let start = self.pos;
        while !self.is_end() && !stop(self) {
            self.take();
        }
        self.bytes.get(start..self.pos).unwrap_or_default()
    }

    /// The length of the line's end that stands `n` behind the cursor, or 0.
    pub(super) fn break_len(&self, n: usize) -> usize {
        match self.at(n) {
            Some(b'\n') => 1,
            Some(b'\r') => 1 + usize::from(self.at(n + 1) == Some(b'\n')),
            _ => 0,
        }
    }

    pub(super) fn is_break(&self) -> bool {
        self.break_len(0) > 0
    }

    pub(super) fn is_gap(&self, n: usize) -> bool {
        is_blank(self.at(n)) || self.break_len(n) > 0
    }

    /// A blank, a line's end, or the text's.
    pub(super) fn is_gap_or_end(&self, n: usize) -> bool {
        self.at(n).is_none() || self.is_gap(n)
    }

    /// Whether a dash for a sequence's entry stands here.
    pub(super) fn is_entry(&self) -> bool {
        self.peek() == Some(b'-') && self.is_gap_or_end(1)
    }

    /// Whether `---` or `...` stands here, at a line's start.
    pub(super) fn is_document_mark(&self, byte: u8) -> bool {
        self.column == 0 && (0..3).all(|n| self.at(n) == Some(byte)) && self.is_gap_or_end(3)
    }

    pub(super) fn is_any_document_mark(&self) -> bool {
        self.is_document_mark(b'-') || self.is_document_mark(b'.')
    }

    /// Whether a blank or a line's end stands here, and a comment behind it.
    pub(super) fn is_comment_behind_gap(&self) -> bool {
        let len = if is_blank(self.peek()) { 1 } else { self.break_len(0) };
        len > 0 && self.at(len) == Some(b'#')
    }

    /// The end of the last text before the cursor, but not before `start`.
    pub(super) fn last_text(&self, start: usize) -> usize {
        let read = self.bytes.get(start..self.pos).unwrap_or_default();
        start + read.trim_ascii_end().len()
    }

    /// As if a line had ended here.
    pub(super) fn reset_column(&mut self) {
        self.column = 0;
    }
}
