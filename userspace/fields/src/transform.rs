// SPDX-License-Identifier: Apache-2.0
//! The transformers of the filter language, on values.
//!
//! A missing value stays missing. Those that map one value map each element of a list.
use crate::text::until_nul;
use crate::{Cx, Value};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Applies `f` to the value, or to each value of a list.
pub fn map<'a>(cx: &Cx<'a>, v: Value<'a>, f: impl Fn(&Cx<'a>, Value<'a>) -> Value<'a>) -> Value<'a> {
    match v {
        Value::List(items) => {
            let mut all = bumpalo::collections::Vec::with_capacity_in(items.len(), cx.scratch.arena());
            for item in items {
                match f(cx, *item) {
                    missing @ (Value::Absent | Value::Unknown) => return missing,
                    v => all.push(v),
                }
            }
            Value::List(all.into_bump_slice())
        }
        v => f(cx, v),
    }
}

/// The text or bytes of `v` changed by `f`.
fn with_bytes<'a>(v: Value<'a>, f: impl FnOnce(&'a [u8]) -> Option<&'a [u8]>) -> Value<'a> {
    match v {
        Value::Str(b) => f(b).map_or(Value::Absent, |b| Value::Str(until_nul(b))),
        Value::Bytes(b) => f(b).map_or(Value::Absent, Value::Bytes),
        Value::Unknown => Value::Unknown,
        _ => Value::Absent,
    }
}

fn change<'a>(cx: &Cx<'a>, b: &'a [u8], f: impl FnOnce(&mut [u8])) -> &'a [u8] {
    let copy = cx.scratch.arena().alloc_slice_copy(b);
    f(copy);
    copy
}

/// ASCII letters in lower case.
pub fn to_lower<'a>(cx: &Cx<'a>, v: Value<'a>) -> Value<'a> {
    with_bytes(v, |b| {
        let same = !b.iter().any(u8::is_ascii_uppercase);
        Some(if same { b } else { change(cx, b, <[u8]>::make_ascii_lowercase) })
    })
}

/// ASCII letters in upper case.
pub fn to_upper<'a>(cx: &Cx<'a>, v: Value<'a>) -> Value<'a> {
    with_bytes(v, |b| {
        let same = !b.iter().any(u8::is_ascii_lowercase);
        Some(if same { b } else { change(cx, b, <[u8]>::make_ascii_uppercase) })
    })
}

/// Base64 decoded; no value if it is none. At most two `=` at its end are left aside, however many there should be.
pub fn from_base64<'a>(cx: &Cx<'a>, v: Value<'a>) -> Value<'a> {
    const BARE: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireNone);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&STANDARD, BARE);
    with_bytes(v, |b| {
        let end = b.iter().rposition(|c| *c != 0).map_or(0, |last| last + 1);
        let b = b.get(..end)?;
        let bare = |b: &'a [u8]| b.strip_suffix(b"=").unwrap_or(b);
        let (b, given) = (bare(bare(b)), b);
        if b.is_empty() && !given.is_empty() {
            return None;
        }
        let room = cx.scratch.arena().alloc_slice_fill_copy(base64::decoded_len_estimate(b.len()), 0);
        let n = ENGINE.decode_slice(b, room).ok()?;
        room.get(..n)
    })
}

/// What follows the last slash.
#[must_use]
pub fn basename(v: Value<'_>) -> Value<'_> {
    with_bytes(v, |b| b.rsplit(|c| *c == b'/').next())
}

/// Number of elements of a list, or of bytes of a text or buffer.
#[must_use]
pub fn len(v: Value<'_>) -> Value<'_> {
    let n = match v {
        Value::List(items) => items.len(),
        Value::Str(b) => until_nul(b).len(),
        Value::Bytes(b) => b.len(),
        Value::Unknown => return Value::Unknown,
        _ => return Value::Absent,
    };
    Value::U64(u64::try_from(n).unwrap_or(u64::MAX))
}

/// Numbers as text; other values as they are.
#[must_use]
pub fn to_text<'a>(cx: &Cx<'a>, v: Value<'a>) -> Value<'a> {
    match v {
        Value::U64(n) => Value::Str(cx.compose(|w| w.unsigned(n))),
        Value::I64(n) => Value::Str(cx.compose(|w| w.signed(n))),
        v => v,
    }
}

/// The elements of `list` with `separator` between them.
#[must_use]
pub fn join<'a>(cx: &Cx<'a>, separator: Value<'a>, list: Value<'a>) -> Value<'a> {
    match (separator, list) {
        (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
        (Value::Str(separator), Value::List(items)) => Value::Str(cx.compose(|w| {
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    w.bytes(separator);
                }
                w.bytes(item.as_bytes().unwrap_or_default());
            }
        })),
        _ => Value::Absent,
    }
}

/// The texts one behind the other.
pub fn concat<'a>(cx: &Cx<'a>, parts: impl Iterator<Item = Value<'a>>) -> Value<'a> {
    let mut missing = None;
    let text = cx.compose(|w| {
        for part in parts {
            match to_text(cx, part) {
                Value::Str(b) | Value::Bytes(b) => w.bytes(b),
                Value::Unknown => missing = Some(Value::Unknown),
                _ => missing = missing.or(Some(Value::Absent)),
            }
        }
    });
    missing.unwrap_or(Value::Str(text))
}

/// The options in a list of words, as getopt(3) reads them: letters and their values one after the other, or with
/// `option` the last value of that letter.
#[must_use]
pub fn getopt<'a>(cx: &Cx<'a>, words: Value<'a>, spec: Value<'a>, option: Option<u8>) -> Value<'a> {
    let (words, spec) = match (words, spec) {
        (Value::Unknown, _) | (_, Value::Unknown) => return Value::Unknown,
        (Value::List(words), Value::Str(spec)) => (words, spec),
        _ => return Value::Absent,
    };
    let mut found = bumpalo::collections::Vec::new_in(cx.scratch.arena());
    let mut last = None;
    options(words, spec, |letter, value| {
        found.push(Value::Str(letter));
        found.extend(value.map(Value::Str));
        if option.is_some() && letter.first().copied() == option {
            last = Some(value.unwrap_or(letter));
        }
    });
    match option {
        Some(_) => Value::text(last),
        None => Value::List(found.into_bump_slice()),
    }
}

/// Calls `f` for each option with its letter and its value, if it takes one.
fn options<'a>(words: &'a [Value<'a>], spec: &[u8], mut f: impl FnMut(&'a [u8], Option<&'a [u8]>)) {
    let spec = spec.strip_prefix(b":").unwrap_or(spec);
    let takes_value = |c: u8| {
        let at = spec.iter().position(|s| *s == c && c != b':')?;
        Some(spec.get(at + 1) == Some(&b':'))
    };
    let mut words = words.iter().map(|v| v.as_bytes().unwrap_or_default());
    while let Some(word) = words.next() {
        let cluster = match word {
            b"--" | b"-" => return,
            [b'-', b'-', ..] => continue,
            [b'-', cluster @ ..] => cluster,
            _ => return,
        };
        for (i, letter) in cluster.chunks(1).enumerate() {
            match letter.first().and_then(|c| takes_value(*c)) {
                None => f(b"?", None),
                Some(false) => f(letter, None),
                Some(true) => {
                    let rest = cluster.get(i + 1..).filter(|r| !r.is_empty());
                    let value = rest.or_else(|| words.next());
                    f(letter, Some(value.unwrap_or_default()));
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str], spec: &str) -> String {
        let words: Vec<_> = words.iter().map(|w| Value::Str(w.as_bytes())).collect();
        let mut out = Vec::new();
        options(&words, spec.as_bytes(), |l, v| {
            let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
            out.push(v.map_or_else(|| text(l), |v| format!("{}={}", text(l), text(v))));
        });
        out.join(" ")
    }

    #[test]
    fn options_of_a_command_line() {
        assert_eq!(read(&["-ab", "-cvalue", "-c", "next", "-d"], "abc:d"), "a b c=value c=next d");
        assert_eq!(read(&["--long", "-x", "word", "-a"], "a"), "?");
        assert_eq!(read(&["-a", "--", "-b"], "ab"), "a");
        assert_eq!(read(&["-c"], ":c:"), "c=");
        assert_eq!(read(&["-"], "a"), "");
        assert_eq!(read(&["-acX"], "ac:"), "a c=X");
    }

    #[test]
    fn lengths_and_names() {
        assert_eq!(basename(Value::Str(b"/usr/bin/ls")), Value::Str(b"ls"));
        assert_eq!(basename(Value::Str(b"/usr/")), Value::Str(b""));
        assert_eq!(len(Value::List(&[Value::Absent, Value::Absent])), Value::U64(2));
        assert_eq!((len(Value::Str(b"abc")), len(Value::Absent)), (Value::U64(3), Value::Absent));
    }
}
