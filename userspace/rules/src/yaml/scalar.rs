// SPDX-License-Identifier: Apache-2.0
//! Scalars: where they end, what their line ends fold to, and what escapes stand for.

use super::YamlError;
use super::input::{Input, is_blank};

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    PlainInBlock,
    PlainInFlow,
    Single,
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// What becomes of line ends behind a block scalar's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Chomp {
    Strip,
    Clip,
    Keep,
}

/// A scalar that is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scalar {
    pub(super) form: Form,
    /// The column at which its lines start.
    pub(super) indent: i64,
    /// Whether the first line with text sets that column.
    pub(super) detect: bool,
    pub(super) chomp: Chomp,
}

/// Appends line ends to what was read of a scalar, as its form folds them.
#[derive(Default)]
struct Folding {
    /// The line before was empty.
    empty: bool,
    /// The line before was indented deeper.
    deeper: bool,
    /// Empty lines that wait for the next line with text.
    waiting: usize,
    waiting_since_deeper: bool,
}

impl Scalar {
    /// The byte that starts an escape. Without quotes there is none to be written; there the reference's reader takes
    /// a NUL byte for it, so that most texts with one are refused.
    fn escape(self) -> u8 {
        match self.form {
            Form::Single => b'\'',
            Form::Double => b'\\',
            Form::PlainInBlock | Form::PlainInFlow | Form::Literal | Form::Folded => 0,
        }
    }

    fn is_plain(self) -> bool {
        matches!(self.form, Form::PlainInBlock | Form::PlainInFlow)
    }

    fn is_quoted(self) -> bool {
        matches!(self.form, Form::Single | Form::Double)
    }

    fn is_block(self) -> bool {
        matches!(self.form, Form::Literal | Form::Folded)
    }

    /// Whether the scalar ends at the cursor, leaving its line's end aside.
    fn ends(self, input: &Input<'_>) -> bool {
        let colon = input.peek() == Some(b':');
        match self.form {
            Form::PlainInBlock => (colon && input.is_gap_or_end(1)) || input.is_comment_behind_gap(),
            Form::PlainInFlow => {
                let closing = matches!(input.at(1), Some(b',' | b']' | b'}'));
                (colon && (closing || input.is_gap_or_end(1)))
                    || matches!(input.peek(), Some(b',' | b'?' | b'[' | b']' | b'{' | b'}'))
                    || input.is_comment_behind_gap()
            }
            Form::Single => input.peek() == Some(b'\'') && input.at(1) != Some(b'\''),
            Form::Double => input.peek() == Some(b'"'),
            Form::Literal | Form::Folded => input.is_end(),
        }
    }

    /// Reads the scalar at the cursor: behind its opening quote, or at the end of its header's line. Also tells whether
    /// it ended because a line starts before its column.
    pub(super) fn read(mut self, input: &mut Input<'_>) -> Result<(String, bool), YamlError> {
        let mut out: Vec<u8> = Vec::new();
        let mut escaped = None;
        let mut any_text = false;
        // The line's end behind a block's header is no part of it.
        let mut started = !self.is_block();
        let mut folding = Folding::default();
        let mut outdented = false;
        while !input.is_end() {
            let mut text_end = out.len();
            let mut joined = false;
            while !input.is_end() && !self.ends(input) && !input.is_break() {
                if input.is_any_document_mark() {
                    if self.is_plain() {
                        break;
                    }
                    if self.is_quoted() {
                        return Err(YamlError::new("a document's mark stands inside a string in quotes", input.pos));
                    }
                }
                any_text = true;
                started = true;
                if input.take_ordinary(&mut out) {
                    text_end = out.len();
                    continue;
                }
                if input.peek() == Some(self.escape()) {
                    if self.form == Form::Double && input.break_len(1) > 0 {
                        input.take();
                        joined = true;
                    } else {
                        unescape(input, &mut out)?;
                    }
                    text_end = out.len();
                    escaped = Some(out.len());
                    if joined {
                        break;
                    }
                } else if let Some(b) = input.take() {
                    out.push(b);
                    if !is_blank(Some(b)) {
                        text_end = out.len();
                    }
                }
            }
            if input.is_end() {
                if self.is_quoted() {
                    return Err(YamlError::new("the string in quotes has no end", input.pos));
                }
                break;
            }
            if self.is_plain() && input.is_any_document_mark() {
                break;
            }
            if self.ends(input) {
                if self.is_quoted() {
                    input.take();
                }
                break;
            }
            if !self.is_block() {
                out.truncate(text_end);
            }
            input.skip(input.break_len(0));
            self.skip_indent(input, any_text)?;
            let next_empty = input.is_break();
            let next_deeper = is_blank(input.peek());
            if started {
                let indented = input.column >= self.indent;
                self.fold(&mut folding, &mut out, (next_empty, next_deeper, indented), (joined, any_text));
            } else if self.form == Form::Folded && folding.waiting == 0 && next_empty {
                folding.waiting_since_deeper = folding.deeper;
            }
            folding.empty = next_empty;
            folding.deeper = next_deeper;
            started = true;
            if !next_empty && input.column < self.indent {
                outdented = true;
                break;
            }
        }
        self.trim(&mut out, escaped);
        let text = String::from_utf8(out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Ok((text, outdented))
    }

    /// Skips what indents the next line.
    fn skip_indent(&mut self, input: &mut Input<'_>, any_text: bool) -> Result<(), YamlError> {
        let detecting = self.detect && !any_text;
        while input.peek() == Some(b' ') && (input.column < self.indent || detecting) && !self.ends(input) {
            input.take();
        }
        if detecting {
            self.indent = self.indent.max(input.column);
        }
        while is_blank(input.peek()) {
            if input.peek() == Some(b'\t') && input.column < self.indent && !self.is_quoted() {
                return Err(YamlError::new("a tab cannot indent", input.pos));
            }
            if self.is_block() || self.ends(input) {
                break;
            }
            input.take();
        }
        Ok(())
    }

    /// What a line's end becomes; `next` tells of the next line: empty, indented deeper, indented at all.
    fn fold(self, f: &mut Folding, out: &mut Vec<u8>, next: (bool, bool, bool), (joined, any_text): (bool, bool)) {
        let (next_empty, next_deeper, indented) = next;
        match self.form {
            Form::Literal => out.push(b'\n'),
            Form::Folded => {
                if f.waiting == 0 && next_empty {
                    f.waiting_since_deeper = f.deeper;
                }
                if !f.empty && !next_empty && !f.deeper && !next_deeper && indented {
                    out.push(b' ');
                } else if next_empty {
                    f.waiting += 1;
                } else {
                    out.push(b'\n');
                }
                if !next_empty && f.waiting > 0 {
                    let more = usize::from(f.waiting_since_deeper || next_deeper || !any_text);
                    out.extend(std::iter::repeat_n(b'\n', f.waiting - 1 + more));
                    f.waiting = 0;
                }
            }
            Form::PlainInBlock | Form::PlainInFlow | Form::Single | Form::Double => {
                if next_empty {
                    out.push(b'\n');
                } else if !f.empty && !joined {
                    out.push(b' ');
                }
            }
        }
    }

    /// Removes blanks and line ends from the end; what was escaped stays.
    fn trim(self, out: &mut Vec<u8>, escaped: Option<usize>) {
        if self.is_plain()
            && let Some(last) = out.iter().rposition(|b| !is_blank(Some(*b))).max(escaped)
        {
            out.truncate(last + 1);
        }
        let last = out.iter().rposition(|&b| b != b'\n').max(escaped);
        match (self.chomp, last) {
            (Chomp::Keep, _) => {}
            (Chomp::Clip | Chomp::Strip, None) => out.clear(),
            (Chomp::Clip, Some(last)) => out.truncate(last + 2),
            (Chomp::Strip, Some(last)) => out.truncate(last + 1),
        }
    }
}

/// Takes an escape: `''` in single quotes, a backslash and what follows in double quotes.
fn unescape(input: &mut Input<'_>, out: &mut Vec<u8>) -> Result<(), YamlError> {
    let single = input.take() == Some(b'\'');
    let digits = match input.take() {
        Some(b'\'') if single => {
            out.push(b'\'');
            return Ok(());
        }
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        other => {
            let known = ESCAPES.iter().find(|(b, _)| other == Some(*b));
            let (_, text) = known.ok_or_else(|| {
                let shown = other.map_or_else(String::new, |b| char::from(b).escape_default().to_string());
                YamlError::new(&format!("the string has the unknown escape '\\{shown}'"), input.pos)
            })?;
            out.extend_from_slice(text.as_bytes());
            return Ok(());
        }
    };
    let mut code = 0u32;
    for _ in 0..digits {
        let digit = input.take().and_then(|b| char::from(b).to_digit(16));
        let digit = digit.ok_or_else(|| YamlError::new("an escape needs more hexadecimal digits", input.pos))?;
        code = (code << 4) | digit;
    }
    let c = char::from_u32(code).ok_or_else(|| YamlError::new("an escape is no character", input.pos))?;
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    Ok(())
}

/// What stands behind a backslash, and what it means.
const ESCAPES: [(u8, &str); 19] = [
    (b'0', "\0"),
    (b'a', "\x07"),
    (b'b', "\x08"),
    (b't', "\t"),
    (b'\t', "\t"),
    (b'n', "\n"),
    (b'v', "\x0b"),
    (b'f', "\x0c"),
    (b'r', "\r"),
    (b'e', "\x1b"),
    (b' ', " "),
    (b'"', "\""),
    (b'\'', "'"),
    (b'\\', "\\"),
    (b'/', "/"),
    (b'N', "\u{85}"),
    (b'_', "\u{a0}"),
    (b'L', "\u{2028}"),
    (b'P', "\u{2029}"),
];
