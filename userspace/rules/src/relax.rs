// SPDX-License-Identifier: Apache-2.0
//! Texts that the reference's YAML reader takes though the standard does not.
//!
//! Inside brackets and quotes that reader does not care for indentation: a closing bracket may stand in the first
//! column. It also takes tabs behind a colon or a dash, and a comment directly behind a bracket. Rule files in the
//! field use all of these. When a text is refused, it is written anew with blanks put in where the standard wants
//! them, and read again; places are mapped back.

/// Blanks that are put before a line inside brackets or quotes: deeper than anything around it.
const INDENT: &str = "                                                                                ";

/// A text with blanks put in.
#[derive(Debug)]
pub(crate) struct Relaxed {
    pub(crate) text: String,
    /// Offsets in the new text, with the number of bytes put in up to there.
    inserted: Vec<(usize, usize)>,
}

impl Relaxed {
    /// The offset in the old text of an offset in the new one.
    pub(crate) fn original(&self, offset: usize) -> usize {
        let i = self.inserted.partition_point(|(at, _)| *at <= offset);
        let total = i.checked_sub(1).and_then(|i| self.inserted.get(i)).map_or(0, |(_, n)| *n);
        offset.saturating_sub(total)
    }
}

/// Writes a text anew; `None` if nothing changes.
pub(crate) fn relax(source: &str) -> Option<Relaxed> {
    let mut r = Relaxer {
        source,
        pos: 0,
        line_start: 0,
        out: String::with_capacity(source.len() * 2),
        copied: 0,
        total: 0,
        inserted: Vec::new(),
        changed: false,
    };
    r.run();
    r.copy_up_to(source.len());
    r.changed.then_some(Relaxed { text: r.out, inserted: r.inserted })
}

struct Relaxer<'s> {
    source: &'s str,
    pos: usize,
    /// Where the line starts on which the current nodes stand.
    line_start: usize,
    out: String,
    /// How much of the source is in `out`.
    copied: usize,
    total: usize,
    inserted: Vec<(usize, usize)>,
    changed: bool,
}

impl Relaxer<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.pos).copied()
    }
    fn at(&self, offset: usize) -> Option<u8> {
        self.source.as_bytes().get(self.pos + offset).copied()
    }

    fn copy_up_to(&mut self, end: usize) {
        self.out.push_str(self.source.get(self.copied..end).unwrap_or(""));
        self.copied = end;
    }

    fn insert(&mut self, blanks: &str) {
        self.copy_up_to(self.pos);
        self.out.push_str(blanks);
        self.total += blanks.len();
        self.inserted.push((self.out.len(), self.total));
        self.changed = true;
    }

    /// Skips blanks between tokens, with tabs made blanks.
    fn blanks(&mut self) {
        while let Some(b) = self.peek().filter(|b| matches!(b, b' ' | b'\t')) {
            if b == b'\t' {
                self.copy_up_to(self.pos);
                self.out.push(' ');
                self.copied += 1;
                self.changed = true;
            }
            self.pos += 1;
        }
    }

    fn skip_line(&mut self) {
        let rest = self.source.get(self.pos..).unwrap_or("");
        self.pos += memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |i| i + 1);
    }

    fn column(&self, of: usize) -> usize {
        of.saturating_sub(self.line_start)
    }

    fn run(&mut self) {
        while self.pos < self.source.len() {
            self.line();
        }
    }

    /// From the start of a line in block context up to the next such start.
    fn line(&mut self) {
        self.line_start = self.pos;
        while self.peek() == Some(b' ') {
            self.pos += 1;
        }
        // The column that lines belonging to a scalar on this line must exceed.
        let mut parent = self.column(self.pos);
        let mut node_start = self.pos;
        loop {
            if self.pos > node_start {
                self.blanks();
            }
            match self.peek() {
                None => return,
                Some(b'\n') => {
                    self.pos += 1;
                    return;
                }
                Some(b'\r' | b'#') => return self.skip_line(),
                Some(b'-' | b'?') if self.at(1).is_none_or(|b| b.is_ascii_whitespace()) => {
                    parent = self.column(self.pos);
                    self.pos += 1;
                    node_start = self.pos - 1;
                }
                Some(b'&' | b'!') => {
                    while self.peek().is_some_and(|b| !b.is_ascii_whitespace()) {
                        self.pos += 1;
                    }
                }
                Some(b'[' | b'{') => {
                    // On a line of its own it may stand as far left as the key that it belongs to.
                    if self.pos == node_start {
                        self.insert(INDENT);
                    }
                    self.flow();
                    if self.peek() == Some(b'#') {
                        self.insert(" ");
                    }
                    return self.skip_line();
                }
                Some(q @ (b'"' | b'\'')) => {
                    let start = self.pos;
                    self.quoted(q);
                    if self.peek() != Some(b':') {
                        return self.skip_line();
                    }
                    parent = self.column(start);
                    node_start = self.pos;
                    self.pos += 1;
                }
                Some(b'|' | b'>') => {
                    self.skip_line();
                    return self.skip_deeper(parent);
                }
                Some(_) => {
                    let start = self.pos;
                    if !self.key() {
                        self.skip_line();
                        return self.skip_deeper(parent);
                    }
                    parent = self.column(start);
                    node_start = start;
                }
            }
        }
    }

    /// Skips a plain key with its colon; false if the plain text is no key.
    fn key(&mut self) -> bool {
        let mut i = self.pos;
        let bytes = self.source.as_bytes();
        while let Some(&b) = bytes.get(i) {
            match b {
                b'\n' => return false,
                b'#' if i > self.pos && bytes.get(i - 1).is_some_and(u8::is_ascii_whitespace) => return false,
                b':' if bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace) => {
                    self.pos = i + 1;
                    return true;
                }
                _ => i += 1,
            }
        }
        false
    }

    /// Skips lines that are empty or start behind a column.
    fn skip_deeper(&mut self, column: usize) {
        while self.pos < self.source.len() {
            let rest = self.source.as_bytes().get(self.pos..).unwrap_or_default();
            let indent = rest.iter().take_while(|&&b| b == b' ').count();
            let empty = matches!(rest.get(indent), None | Some(b'\n' | b'\r'));
            if !empty && indent <= column {
                return;
            }
            self.skip_line();
        }
    }

    /// Behind a line's end inside brackets or quotes: indents the next line, unless it is empty.
    fn continued(&mut self) {
        let rest = self.source.as_bytes().get(self.pos..).unwrap_or_default();
        let text = rest.iter().find(|b| !matches!(b, b' ' | b'\t'));
        if !matches!(text, None | Some(b'\n' | b'\r')) {
            self.insert(INDENT);
        }
    }

    fn quoted(&mut self, quote: u8) {
        self.pos += 1;
        while let Some(b) = self.peek() {
            self.pos += 1;
            match b {
                b'\\' if quote == b'"' => self.pos += usize::from(self.peek().is_some_and(|b| b != b'\n')),
                b'\n' => self.continued(),
                b if b == quote => {
                    if quote == b'\'' && self.peek() == Some(quote) {
                        self.pos += 1;
                        continue;
                    }
                    return;
                }
                _ => {}
            }
        }
    }

    fn flow(&mut self) {
        let mut depth = 0usize;
        // Whether a node can start here: a quote inside a plain text is no quote.
        let mut fresh = true;
        while let Some(b) = self.peek() {
            match b {
                b'"' | b'\'' if fresh => {
                    self.quoted(b);
                    fresh = false;
                    continue;
                }
                b'#' if self.pos > 0 && self.source.as_bytes().get(self.pos - 1).is_some_and(|b| b.is_ascii_whitespace() || *b == b',') => {
                    self.skip_line();
                    self.continued();
                    continue;
                }
                b'[' | b'{' => {
                    depth += 1;
                    fresh = true;
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    fresh = false;
                    if depth == 0 {
                        self.pos += 1;
                        return;
                    }
                }
                b',' | b':' => fresh = true,
                b'\n' => {
                    self.pos += 1;
                    self.continued();
                    continue;
                }
                b' ' | b'\t' | b'\r' => {}
                _ => fresh = false,
            }
            self.pos += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_map_back() {
        let source = "- list: é\n  items: [\n\n# c\n'a\nb', x\n]#c\n- m:\t\"a\nb\"\n- >\n  [\n- k: a\n  [\n";
        let r = relax(source).unwrap();
        for (i, c) in r.text.char_indices().filter(|(_, c)| *c != ' ') {
            let old = &source[r.original(i)..];
            assert!(old.starts_with(c) || (old.starts_with('\t') && c == ' '), "{i} {c:?} {old:?}");
        }
        assert!(relax("- a: [b, 'c']\n  d: |\n   [\n").is_none());
    }
}
