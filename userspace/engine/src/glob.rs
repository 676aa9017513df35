// SPDX-License-Identifier: Apache-2.0
//! POSIX `fnmatch` without flags: `*` and `?` match any byte, a slash and a leading dot too; `[…]` with ranges, `!` and
//! `^`, and `[:class:]`; a backslash quotes. Works on bytes, as the C locale does.

/// Whether `text` as a whole fits `pattern`.
///
/// Iterative, with one point to come back to: at most `pattern × text` steps.
#[must_use]
pub fn fnmatch(pattern: &[u8], text: &[u8], fold: bool) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        let step = match (pattern.get(p), text.get(t)) {
            (None, None) => return true,
            (Some(b'*'), _) => {
                star = Some((p + 1, t));
                p += 1;
                continue;
            }
            (Some(_), Some(&c)) => one(pattern, p, c, fold),
            _ => None,
        };
        match step {
            Some(next) => {
                p = next;
                t += 1;
            }
            None => match &mut star {
                Some((after, from)) if *from < text.len() => {
                    *from += 1;
                    p = *after;
                    t = *from;
                }
                _ => return false,
            },
        }
    }
}

fn folded(b: u8, fold: bool) -> u8 {
    if fold { b.to_ascii_lowercase() } else { b }
}

/// Where the pattern goes on if its element at `p` fits `c`.
fn one(pattern: &[u8], p: usize, c: u8, fold: bool) -> Option<usize> {
    let same = |a: u8| folded(a, fold) == folded(c, fold);
    match *pattern.get(p)? {
        b'?' => Some(p + 1),
        b'[' => match bracket(pattern, p, c, fold) {
            Some((next, fits)) => fits.then_some(next),
            None => same(b'[').then_some(p + 1),
        },
        b'\\' => match pattern.get(p + 1) {
            Some(&q) => same(q).then_some(p + 2),
            None => None,
        },
        q => same(q).then_some(p + 1),
    }
}

/// A bracket expression from `p` on: where it ends, and whether `c` is in it. `None` if it is never closed.
fn bracket(pattern: &[u8], p: usize, c: u8, fold: bool) -> Option<(usize, bool)> {
    let mut i = p + 1;
    let negated = matches!(pattern.get(i), Some(b'!' | b'^'));
    if negated {
        i += 1;
    }
    let first = i;
    let mut fits = false;
    loop {
        match *pattern.get(i)? {
            b']' if i > first => return Some((i + 1, fits != negated)),
            b'[' if pattern.get(i + 1) == Some(&b':') => {
                let rest = pattern.get(i + 2..)?;
                let end = rest.windows(2).position(|w| w == b":]")?;
                fits |= class(rest.get(..end)?, c, fold);
                i += 2 + end + 2;
            }
            b => {
                let (lo, next) = if b == b'\\' { (*pattern.get(i + 1)?, i + 2) } else { (b, i + 1) };
                let range = pattern.get(next) == Some(&b'-') && pattern.get(next + 1).is_some_and(|e| *e != b']');
                if range {
                    let e = *pattern.get(next + 1)?;
                    let (hi, end) = if e == b'\\' { (*pattern.get(next + 2)?, next + 3) } else { (e, next + 2) };
                    let within = |c: u8| lo <= c && c <= hi;
                    fits |= within(c) || (fold && (within(c.to_ascii_lowercase()) || within(c.to_ascii_uppercase())));
                    i = end;
                } else {
                    fits |= folded(lo, fold) == folded(c, fold);
                    i = next;
                }
            }
        }
    }
}

fn class(name: &[u8], c: u8, fold: bool) -> bool {
    match name {
        b"alnum" => c.is_ascii_alphanumeric(),
        b"alpha" => c.is_ascii_alphabetic(),
        b"blank" => c == b' ' || c == b'\t',
        b"cntrl" => c.is_ascii_control(),
        b"digit" => c.is_ascii_digit(),
        b"graph" => c.is_ascii_graphic(),
        b"lower" => c.is_ascii_lowercase() || (fold && c.is_ascii_uppercase()),
        b"print" => c.is_ascii_graphic() || c == b' ',
        b"punct" => c.is_ascii_punctuation(),
        b"space" => c.is_ascii_whitespace() || c == 0x0b,
        b"upper" => c.is_ascii_uppercase() || (fold && c.is_ascii_lowercase()),
        b"xdigit" => c.is_ascii_hexdigit(),
        _ => false,
    }
}

/// What a pattern says without wildcards in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No wildcard at all.
    Exact(Vec<u8>),
    /// `text*`
    Prefix(Vec<u8>),
    /// `*text`
    Suffix(Vec<u8>),
    /// `*text*`
    Infix(Vec<u8>),
    /// Only stars: anything.
    Any,
    /// Anything else.
    Glob,
}

/// Recognises patterns that a plainer test decides.
#[must_use]
pub fn shape(pattern: &[u8]) -> Shape {
    let head = pattern.iter().take_while(|b| **b == b'*').count();
    if head == pattern.len() && head > 0 {
        return Shape::Any;
    }
    let tail = pattern.iter().rev().take_while(|b| **b == b'*').count();
    let Some(body) = pattern.get(head..pattern.len() - tail) else { return Shape::Glob };
    if body.iter().any(|b| matches!(b, b'*' | b'?' | b'[' | b'\\')) {
        return Shape::Glob;
    }
    let body = body.to_vec();
    match (head > 0, tail > 0) {
        (false, false) => Shape::Exact(body),
        (false, true) => Shape::Prefix(body),
        (true, false) => Shape::Suffix(body),
        (true, true) => Shape::Infix(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_posix_says() {
        for (p, t, want) in [
            ("*", "", true),
            ("a*c", "a/b/c", true),
            ("a?c", "a/c", true),
            ("*.conf", ".conf", true),
            ("[a-c]x", "bx", true),
            ("[!a-c]x", "bx", false),
            ("[]]", "]", true),
            ("[a", "[a", true),
            ("\\*", "*", true),
            ("\\*", "x", false),
            ("[[:digit:]]*", "7up", true),
            ("*a*b*c*", "xxaxxbxxcxx", true),
            ("*a*b*c", "abcx", false),
            ("a\\", "a\\", false),
            ("", "x", false),
            ("*?", "", false),
        ] {
            assert_eq!(fnmatch(p.as_bytes(), t.as_bytes(), false), want, "{p} on {t}");
        }
        assert!(fnmatch(b"/ETC/*", b"/etc/x", true) && fnmatch(b"[A-Z]", b"q", true) && !fnmatch(b"[A-Z]", b"q", false));
    }

    #[test]
    fn shapes_are_what_they_say() {
        assert_eq!(shape(b"a"), Shape::Exact(b"a".to_vec()));
        assert_eq!(shape(b"a**"), Shape::Prefix(b"a".to_vec()));
        assert_eq!(shape(b"**a"), Shape::Suffix(b"a".to_vec()));
        assert_eq!(shape(b"*a*"), Shape::Infix(b"a".to_vec()));
        assert_eq!((shape(b"***"), shape(b"a*b"), shape(b"")), (Shape::Any, Shape::Glob, Shape::Exact(vec![])));
    }
}
