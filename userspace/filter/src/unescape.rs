// SPDX-License-Identifier: Apache-2.0
//! Quoted strings: finding the end, and turning escapes into bytes.

/// The length of the quoted string at the start of `text`, quotes included; `None` if it has no end.
///
/// A quote ends the string unless the byte before it is a backslash, even one that is itself escaped. A NUL byte
/// stands in no string.
pub(crate) fn quoted_len(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.first()?;
    let mut prev = b'\\';
    for (i, &b) in bytes.iter().enumerate() {
        if b == 0 {
            return None;
        }
        if b == quote && prev != b'\\' {
            return Some(i + 1);
        }
        prev = b;
    }
    None
}

/// The bytes that a quoted string (with its quotes) stands for.
pub(crate) fn unescape(quoted: &str) -> Result<Box<[u8]>, String> {
    let mut bytes = quoted.bytes();
    let quote = bytes.next().unwrap_or(b'"');
    bytes.next_back();
    let mut out = Vec::with_capacity(quoted.len());
    while let Some(b) = bytes.next() {
        if b != b'\\' {
            out.push(b);
            continue;
        }
        match bytes.next() {
            Some(b'b') => out.push(0x08),
            Some(b'f') => out.push(0x0c),
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'\\') => out.push(b'\\'),
            Some(b'/') => out.push(b'/'),
            Some(b' ') => out.push(b'\\'),
            Some(q @ (b'"' | b'\'')) => {
                if q != quote {
                    return Err(format!("invalid \\{} escape in {}-quoted string", char::from(q), char::from(quote)));
                }
                out.push(q);
            }
            Some(b'x') => {
                let (Some(a), Some(b)) = (bytes.next(), bytes.next()) else {
                    return Err("truncated hex char escape sequence".to_owned());
                };
                match (char::from(a).to_digit(16), char::from(b).to_digit(16)) {
                    (Some(a), Some(b)) => out.push(u8::try_from(a * 16 + b).unwrap_or_default()),
                    _ => {
                        let text = String::from_utf8_lossy(&[a, b]).into_owned();
                        return Err(format!("invalid hex char escape sequence: {text}"));
                    }
                }
            }
            other => {
                let mut tail = Vec::from_iter(other);
                // A character of several bytes is quoted whole.
                if other.is_some_and(|b| b >= 0xc0) {
                    tail.extend(bytes.take_while(|b| (0x80..0xc0).contains(b)));
                }
                return Err(format!("unsupported string escape sequence: \\{}", String::from_utf8_lossy(&tail)));
            }
        }
    }
    Ok(out.into_boxed_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        assert_eq!(quoted_len(r#""a" b"#), Some(3));
        assert_eq!(quoted_len(r#""""#), Some(2));
        assert_eq!(quoted_len(r#""a\"b""#), Some(6));
        assert_eq!(quoted_len(r#""a\\""#), None, "the quote's previous byte is a backslash");
        assert_eq!(quoted_len("'a\"b'"), Some(5));
        assert_eq!(quoted_len("'a\0b'"), None);
        assert_eq!(quoted_len("'"), None);
    }

    #[test]
    fn escapes() {
        for (text, want) in [
            (r#""a\tb\n""#, Ok(&b"a\tb\n"[..])),
            (r#""\b\f\r\/\\x""#, Ok(b"\x08\x0c\r/\\x")),
            (r#""a\ b""#, Ok(b"a\\b")),
            (r#""\"""#, Ok(b"\"")),
            (r"'\''", Ok(b"'")),
            (r#""\x41\xff\x00""#, Ok(b"A\xff\0")),
            (r#""\'""#, Err("invalid \\' escape in \"-quoted string")),
            (r#"'\"'"#, Err("invalid \\\" escape in '-quoted string")),
            (r#""\x4""#, Err("truncated hex char escape sequence")),
            (r#""\xzz""#, Err("invalid hex char escape sequence: zz")),
            (r#""\q""#, Err("unsupported string escape sequence: \\q")),
            (r#""\é""#, Err("unsupported string escape sequence: \\é")),
        ] {
            assert_eq!(unescape(text).as_deref().map_err(String::as_str), want, "{text}");
        }
    }
}
