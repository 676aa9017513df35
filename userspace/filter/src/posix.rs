// SPDX-License-Identifier: Apache-2.0
//! Regular expressions of the language: POSIX extended syntax, rewritten for the `regex` crate.
//!
//! A pattern must match the whole string, so that greedy and lazy, leftmost-first and leftmost-longest make no
//! difference: only the set of matched strings counts. There are no classes such as `\d`, no groups with `(?`, and
//! an operator behind another (`a*?`) repeats the repetition. `.` matches no newline; `^` and `$` match at every
//! line's ends.

/// The largest count in `{n,m}`.
const MAX_REPEAT: u32 = 1000;

/// Rewrites a pattern for the `regex` crate. The result is anchored at both ends and meant for full matches.
///
/// # Errors
/// What is wrong with the pattern, in a few words.
pub fn translate(pattern: &str) -> Result<String, String> {
    let mut t =
        Translator { chars: pattern.chars().collect(), pos: 0, out: String::new(), atom: None, repeated: false, copies: 1, most: 1 };
    t.run()?;
    Ok(format!(r"\A(?m-s:{})\z", t.out))
}

struct Translator {
    chars: Vec<char>,
    pos: usize,
    out: String,
    /// Where the last atom starts in the output, if something can be repeated.
    atom: Option<usize>,
    /// Whether the last thing was a repetition.
    repeated: bool,
    /// How often the innermost part of the last atom is repeated by counts, one inside the other.
    copies: u32,
    /// The most of that over the atoms before it in the same group.
    most: u32,
}

impl Translator {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.pos).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.pos += 1;
        Some(c)
    }

    fn atom(&mut self, text: &str) {
        self.atom = Some(self.out.len());
        self.repeated = false;
        self.most = self.most.max(self.copies);
        self.copies = 1;
        self.out.push_str(text);
    }

    fn literal(&mut self, c: char) {
        let mut text = String::new();
        push_literal(&mut text, c);
        self.atom(&text);
    }

    fn run(&mut self) -> Result<(), String> {
        // Starts of the open groups.
        let mut groups = Vec::new();
        while let Some(c) = self.next() {
            match c {
                '(' => {
                    groups.push((self.out.len(), self.most.max(self.copies)));
                    (self.most, self.copies) = (1, 1);
                    if groups.len() > 200 {
                        return Err("expression nests too deeply".to_owned());
                    }
                    self.out.push_str("(?:");
                    self.atom = None;
                    self.repeated = false;
                }
                ')' => {
                    let Some((start, most)) = groups.pop() else {
                        return Err("unexpected ): nothing is open".to_owned());
                    };
                    self.out.push(')');
                    self.atom = Some(start);
                    self.repeated = false;
                    self.copies = self.most.max(self.copies);
                    self.most = most;
                }
                '|' => {
                    self.out.push('|');
                    self.atom = None;
                    self.repeated = false;
                }
                '^' | '$' | '.' => self.atom(c.encode_utf8(&mut [0; 4])),
                '*' | '+' | '?' => self.repeat(&c.to_string())?,
                '{' => self.braces()?,
                '[' => self.class()?,
                '\\' => {
                    let c = self.escape()?;
                    self.literal(c);
                }
                c => self.literal(c),
            }
        }
        if groups.is_empty() { Ok(()) } else { Err("missing ): a group is not closed".to_owned()) }
    }

    fn repeat(&mut self, op: &str) -> Result<(), String> {
        let Some(atom) = self.atom else {
            return Err(format!("no argument for repetition operator: {op}"));
        };
        // A repetition of an anchor or of a repetition needs a group in the other dialect.
        let anchor = matches!(self.out.get(atom..), Some("^" | "$"));
        if self.repeated || anchor {
            self.out.insert_str(atom, "(?:");
            self.out.push(')');
        }
        self.out.push_str(op);
        self.repeated = true;
        Ok(())
    }

    /// `{n}`, `{n,}`, `{n,m}`; anything else in braces stands for itself.
    fn braces(&mut self) -> Result<(), String> {
        let start = self.pos;
        let low = self.number();
        let mut high = low;
        if self.peek() == Some(',') {
            self.pos += 1;
            high = self.number();
        }
        if low.is_none() || self.next() != Some('}') {
            self.pos = start;
            self.literal('{');
            return Ok(());
        }
        let op: String = self.chars.get(start - 1..self.pos).unwrap_or_default().iter().collect();
        let too_large = |n: Option<u32>| n.is_some_and(|n| n > MAX_REPEAT);
        if too_large(low) || too_large(high) || high.is_some_and(|h| low.is_some_and(|l| l > h)) {
            return Err(format!("invalid repetition size: {op}"));
        }
        // Counts inside counts multiply; together they have the same limit.
        let most = high.or(low).unwrap_or_default();
        if self.atom.is_some() && most > 0 {
            self.copies = self.copies.saturating_mul(most);
            if self.copies > MAX_REPEAT && (most > 1 || low > Some(1)) {
                return Err(format!("invalid repetition size: {op}"));
            }
        }
        self.repeat(&op)
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.pos;
        let mut n = 0u32;
        while let Some(d) = self.peek().and_then(|c| c.to_digit(10)) {
            n = n.saturating_mul(10).saturating_add(d);
            self.pos += 1;
        }
        (self.pos > start).then_some(n)
    }

    /// The character behind a backslash.
    fn escape(&mut self) -> Result<char, String> {
        let Some(c) = self.next() else {
            return Err("trailing \\ at the end".to_owned());
        };
        let bad = |c: char| Err(format!("invalid escape sequence: \\{c}"));
        match c {
            'a' => Ok('\x07'),
            'f' => Ok('\x0c'),
            'n' => Ok('\n'),
            'r' => Ok('\r'),
            't' => Ok('\t'),
            'v' => Ok('\x0b'),
            'x' => self.hex(),
            '0' => Ok(self.octal(0, 2)),
            '1'..='7' => {
                let first = c.to_digit(8).unwrap_or_default();
                // One digit alone would be a back reference, which there is not.
                if self.peek().is_none_or(|d| !d.is_digit(8)) {
                    return bad(c);
                }
                Ok(self.octal(first, 2))
            }
            c if c == '_' || (c.is_ascii() && !c.is_ascii_alphanumeric()) => Ok(c),
            c => bad(c),
        }
    }

    fn octal(&mut self, first: u32, more: usize) -> char {
        let mut code = first;
        for _ in 0..more {
            let Some(d) = self.peek().and_then(|c| c.to_digit(8)) else {
                break;
            };
            code = code * 8 + d;
            self.pos += 1;
        }
        char::from_u32(code).unwrap_or('\0')
    }

    fn hex(&mut self) -> Result<char, String> {
        let bad = || Err("invalid escape sequence: \\x".to_owned());
        let braces = self.peek() == Some('{');
        if braces {
            self.pos += 1;
        }
        let mut code = 0u32;
        let mut digits = 0;
        while digits < if braces { 8 } else { 2 } {
            let Some(d) = self.peek().and_then(|c| c.to_digit(16)) else {
                break;
            };
            code = code.saturating_mul(16).saturating_add(d);
            self.pos += 1;
            digits += 1;
        }
        if digits == 0 || (!braces && digits < 2) || (braces && self.next() != Some('}')) {
            return bad();
        }
        char::from_u32(code).map_or_else(bad, Ok)
    }

    /// A bracket expression; the `[` is taken already.
    fn class(&mut self) -> Result<(), String> {
        let mut class = String::from("[");
        if self.peek() == Some('^') {
            self.pos += 1;
            class.push('^');
        }
        let mut first = true;
        loop {
            let Some(c) = self.peek() else {
                return Err("missing ]: a bracket expression is not closed".to_owned());
            };
            if c == ']' && !first {
                self.pos += 1;
                break;
            }
            // A minus sign in the middle stands for nothing but a range.
            if c == '-' && !first && self.chars.get(self.pos + 1) != Some(&']') {
                let text: String = self.chars.iter().skip(self.pos).take(2).collect();
                return Err(format!("invalid character class range: {text}"));
            }
            first = false;
            if c == '[' && self.chars.get(self.pos + 1) == Some(&':') && self.named_class(&mut class)? {
                continue;
            }
            let low = self.class_char()?;
            let range = self.peek() == Some('-') && self.chars.get(self.pos + 1).is_some_and(|&c| c != ']');
            if !range {
                push_literal(&mut class, low);
                continue;
            }
            self.pos += 1;
            let high = self.class_char()?;
            if low > high {
                return Err(format!("invalid character class range: {low}-{high}"));
            }
            push_literal(&mut class, low);
            class.push('-');
            push_literal(&mut class, high);
        }
        class.push(']');
        self.atom(&class);
        Ok(())
    }

    fn class_char(&mut self) -> Result<char, String> {
        match self.next() {
            None => Err("missing ]: a bracket expression is not closed".to_owned()),
            Some('\\') => self.escape(),
            Some(c) => Ok(c),
        }
    }

    /// `[:alpha:]` and the like; false if the text is no named class at all.
    fn named_class(&mut self, class: &mut String) -> Result<bool, String> {
        let rest = self.chars.get(self.pos + 2..).unwrap_or_default();
        let Some(len) = rest.windows(2).position(|w| w == [':', ']']) else {
            return Ok(false);
        };
        let name: String = rest.iter().take(len).collect();
        let bare = name.strip_prefix('^').unwrap_or(&name);
        if !CLASS_NAMES.contains(&bare) {
            return Err(format!("invalid character class: [:{name}:]"));
        }
        class.push_str("[:");
        class.push_str(&name);
        class.push_str(":]");
        self.pos += len + 4;
        Ok(true)
    }
}

const CLASS_NAMES: [&str; 14] =
    ["alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit"];

fn push_literal(out: &mut String, c: char) {
    if c.is_ascii_punctuation() {
        out.push('\\');
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let inner = |p: &str| translate(p).map(|t| t[r"\A(?m-s:".len()..t.len() - r")\z".len()].to_owned());
        for (pattern, want) in [
            ("", Ok("")),
            ("a.*b", Ok("a.*b")),
            ("(a|b)+", Ok("(?:a|b)+")),
            ("a*?", Ok("(?:a*)?")),
            ("a+{2}", Ok("(?:a+){2}")),
            ("a**+", Ok("(?:(?:a*)*)+")),
            ("[a-z_]{2,3}", Ok(r"[a-z\_]{2,3}")),
            ("[]a]", Ok(r"[\]a]")),
            ("[^]-]", Ok(r"[^\]\-]")),
            ("[[:alpha:][:^digit:]x]", Ok("[[:alpha:][:^digit:]x]")),
            (r"\.\x41\t\x{1F600}", Ok("\\.A\t\u{1F600}")),
            ("a{,2}", Ok(r"a\{\,2\}")),
            ("{", Ok(r"\{")),
            ("x{2", Ok(r"x\{2")),
            (r"a\", Err("trailing \\ at the end")),
            (r"\d", Err("invalid escape sequence: \\d")),
            (r"\w", Err("invalid escape sequence: \\w")),
            (r"\b", Err("invalid escape sequence: \\b")),
            (r"\pL", Err("invalid escape sequence: \\p")),
            (r"\1", Err("invalid escape sequence: \\1")),
            ("(?:a)", Err("no argument for repetition operator: ?")),
            ("(?i)a", Err("no argument for repetition operator: ?")),
            ("*a", Err("no argument for repetition operator: *")),
            ("a|*", Err("no argument for repetition operator: *")),
            ("(a", Err("missing ): a group is not closed")),
            ("a)", Err("unexpected ): nothing is open")),
            ("[a", Err("missing ]: a bracket expression is not closed")),
            ("[z-a]", Err("invalid character class range: z-a")),
            ("[a-b-c]", Err("invalid character class range: -c")),
            ("[[:foo:]]", Err("invalid character class: [:foo:]")),
            ("a{1001}", Err("invalid repetition size: {1001}")),
            ("a{3,2}", Err("invalid repetition size: {3,2}")),
            ("(a{10}b){100}", Ok("(?:a{10}b){100}")),
            ("(ba{11}|c){100}", Err("invalid repetition size: {100}")),
            ("(a{100})(b{100}){10}", Ok("(?:a{100})(?:b{100}){10}")),
            ("((a{100})*){11}", Err("invalid repetition size: {11}")),
            ("a{40}{26}", Err("invalid repetition size: {26}")),
            ("(a{1000}){0}", Ok("(?:a{1000}){0}")),
        ] {
            assert_eq!(inner(pattern).as_deref().map_err(String::as_str), want, "{pattern}");
        }
    }
}
