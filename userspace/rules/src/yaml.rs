// SPDX-License-Identifier: Apache-2.0
//! YAML, as rule files are read.
//!
//! The reference's reader takes much that the standard does not (brackets that close in the first column, a comment
//! right behind a bracket, a text over several lines where a key is meant), and refuses some of what the standard
//! takes. Rule files in the field lean on the former, and verdicts on both, so this is a reader of its own that follows
//! the reference's, not the standard: `scan` makes tokens, `scalar` reads texts, `build` makes documents.
//!
//! The trees keep what rule files need and value-oriented readers (such as serde_yaml) lose: where each node stands,
//! scalars as written until a key asks for a type, several values of one key, `<<` as an ordinary key, and aliases as
//! shared nodes instead of copies, so that a file of nested aliases stays as small as its text. serde_yaml stays as the
//! second opinion: a test holds what it reads of rule files against the trees here.

use std::sync::Arc;

mod build;
mod input;
mod scalar;
mod scan;

pub(crate) use build::Documents;

/// A node of a document.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    /// Byte offset of the node's first token, tags and anchors included; that of what follows if it is missing.
    pub(crate) start: usize,
    /// Byte offset of the value itself.
    pub(crate) content: usize,
    /// Byte offset behind it (for collections: behind the first token).
    pub(crate) end: usize,
    /// The number of nodes in it, those behind aliases counted each time.
    size: usize,
}

/// What a node holds.
#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Scalar { text: Box<str>, style: Style },
    Seq(Vec<Arc<Node>>),
    Map(Vec<(Arc<Node>, Arc<Node>)>),
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Block,
}

/// Why a text is not YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct YamlError {
    pub(crate) message: String,
    pub(crate) at: usize,
}

impl YamlError {
    fn new(message: &str, at: usize) -> Self {
        YamlError { message: message.to_owned(), at }
    }
}

impl Node {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Null | Value::Seq(_) | Value::Map(_) => None,
        }
    }

    /// The text that a key stands for; nothing at all is the text `null`.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if self.is_null() { Some("null") } else { self.scalar() }
    }

    /// The first value of `key` in a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Arc<Node>> {
        self.entries().iter().find(|(k, _)| k.scalar() == Some(key)).map(|(_, v)| v)
    }

    /// The entries of a map; none for anything else.
    pub(crate) fn entries(&self) -> &[(Arc<Node>, Arc<Node>)] {
        match &self.value {
            Value::Map(m) => m,
            Value::Null | Value::Scalar { .. } | Value::Seq(_) => &[],
        }
    }
}

/// A boolean as the reference's reader takes it: one of eight words in lower, title or upper case.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    let lower = text.to_ascii_lowercase();
    let mut title = lower.clone();
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if text != lower && text != title && text != lower.to_ascii_uppercase() {
        return None;
    }
    match lower.as_str() {
        "y" | "yes" | "on" | "true" => Some(true),
        "n" | "no" | "off" | "false" => Some(false),
        _ => None,
    }
}

/// An unsigned number as the reference's reader takes it: decimal, `0x` hexadecimal, `0` octal.
pub(crate) fn unsigned(text: &str) -> Option<u32> {
    let text = text.trim().strip_prefix('+').unwrap_or(text.trim());
    if let Some(hex) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        return hex.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(hex, 16).ok())?;
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match text.strip_prefix('0') {
        Some(octal) if !octal.is_empty() => u32::from_str_radix(octal, 8).ok(),
        _ => text.parse().ok(),
    }
}

/// Reads the documents of a text, up to the first empty one.
pub(crate) fn parse(source: &str) -> Result<Documents, YamlError> {
    build::documents(source)
}

/// The byte offset in the source of byte `offset` of a scalar's value.
///
/// Folding and escapes change blanks and lengths, but the other characters stand in the source in the same order:
/// they are counted off.
pub(crate) fn locate(source: &str, node: &Node, offset: usize) -> usize {
    let Value::Scalar { text, style } = &node.value else { return node.content };
    let before = text.get(..offset).unwrap_or(text);
    let mut skip = before.chars().filter(|c| !c.is_whitespace()).count();
    let at_end = text.get(offset..).is_none_or(|rest| rest.trim().is_empty());
    let mut pos = node.content;
    let mut rest = source.get(pos..).unwrap_or("");
    // The header of a block, or the opening quote.
    let header = match style {
        Style::Plain => 0,
        Style::Block => rest.find('\n').map_or(rest.len(), |i| i + 1),
        Style::SingleQuoted | Style::DoubleQuoted => 1,
    };
    pos += header;
    rest = rest.get(header..).unwrap_or("");
    let mut last_end = pos;
    while let Some((len, blank)) = next_char(rest, *style) {
        if !blank {
            if skip == 0 && !at_end {
                return pos;
            }
            skip = skip.saturating_sub(1);
            last_end = pos + len;
            if skip == 0 && at_end {
                return last_end;
            }
        }
        pos += len;
        rest = rest.get(len..).unwrap_or("");
    }
    last_end
}

/// The length in the source of the next character of a value, and whether it is blank there.
fn next_char(rest: &str, style: Style) -> Option<(usize, bool)> {
    let c = rest.chars().next()?;
    match (style, c) {
        (Style::SingleQuoted, '\'') if rest.starts_with("''") => Some((2, false)),
        (Style::DoubleQuoted, '\\') => {
            let escaped = rest.chars().nth(1)?;
            let len = match escaped {
                'x' => 4,
                'u' => 6,
                'U' => 10,
                c => 1 + c.len_utf8(),
            };
            let blank = matches!(escaped, 'n' | 't' | 'r' | ' ' | '\n' | '\r' | '\t' | 'v' | 'f' | '_' | 'N' | 'L' | 'P');
            Some((len, blank))
        }
        _ => Some((c.len_utf8(), c.is_whitespace())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Arc<Node> {
        parse(text).unwrap().nodes.remove(0)
    }

    #[test]
    fn marks_are_byte_offsets() {
        let text = "# é\n- rule: ü\n  condition: >\n    a\n    b\n- list: [x, 'y']\n";
        let doc = one(text);
        let Value::Seq(items) = &doc.value else { panic!("{doc:?}") };
        assert_eq!(&text[items[0].start..items[0].start + 4], "rule");
        assert_eq!(&text[doc.start..=doc.start], "-");
        let condition = items[0].get("condition").unwrap();
        assert_eq!(&text[condition.start..=condition.start], ">");
        assert_eq!(condition.scalar(), Some("a b\n"));
        let list = items[1].get("list").unwrap();
        assert_eq!(&text[list.start..=list.start], "[");
    }

    #[test]
    fn values_are_found_in_the_source() {
        for text in [
            "- c: >\n    aa and\n    bb cc\n",
            "- c: |\n    aa and\n    bb cc\n",
            "- c: aa and\n     bb   cc\n",
            "- c: 'aa''  and\n     bb cc'\n",
            "- c: \"aa\\n\\x41and \\\n     bb cc\"\n",
        ] {
            let doc = one(text);
            let Value::Seq(items) = &doc.value else { panic!() };
            let c = items[0].get("c").unwrap();
            let value = c.scalar().unwrap();
            for word in ["aa", "and", "bb", "cc"] {
                let at = locate(text, c, value.find(word).unwrap());
                assert_eq!(text.get(at..at + word.len()), Some(word), "{text:?} {value:?}");
            }
            let end = locate(text, c, value.len());
            assert!(text[..end].ends_with("cc"), "{text:?}");
        }
    }

    #[test]
    fn nulls_keys_and_aliases() {
        let doc = one("a: &x [1, 2]\nb: *x\nb: 3\nc:\nd: ~\ne: 'null'\n<<: *x\n");
        assert!(matches!(&doc.get("b").unwrap().value, Value::Seq(v) if v.len() == 2), "the first value counts");
        assert!(doc.get("c").unwrap().is_null() && doc.get("d").unwrap().is_null());
        assert_eq!(doc.get("e").unwrap().scalar(), Some("null"));
        assert!(doc.get("<<").is_some());
        assert_eq!(parse("--- \na\n---\nb\n").unwrap().nodes.len(), 2);
    }

    #[test]
    fn mistakes() {
        for (text, at) in [("a: [1, 2\nb: c", 9), ("\ta: b", 0), ("a: *nope", 3), ("a: &x [*x]", 7)] {
            let e = parse(text).unwrap_err();
            assert!(e.at.abs_diff(at) <= 2, "{text:?}: {e:?}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(1000)).unwrap_err().message.contains("levels deep"));
        assert!(parse("a: {b: 1,\tc: 2}").is_ok(), "tabs may stand in a flow");
        let bomb: String = (1..40).map(|i| format!("- &a{i} [*a{0}, *a{0}]\n", i - 1)).collect();
        let e = parse(&format!("- &a0 [x]\n{bomb}")).unwrap_err();
        assert!(e.message.contains("aliases") && e.at > 100, "{e:?}");
        assert_eq!(parse("- &a [x]\n- [*a, *a]\n").unwrap().nodes.len(), 1);
    }

    #[test]
    fn scalars_become_values() {
        for (text, want) in
            [("true", Some(true)), ("Yes", Some(true)), ("OFF", Some(false)), ("n", Some(false)), ("tRue", None), ("1", None), ("", None)]
        {
            assert_eq!(boolean(text), want, "{text}");
        }
        for (text, want) in [
            ("12", Some(12)),
            ("0x10", Some(16)),
            ("010", Some(8)),
            ("0", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("x", None),
            ("", None),
            ("4294967296", None),
        ] {
            assert_eq!(unsigned(text), want, "{text}");
        }
    }

    /// Whether a tree says what serde_yaml reads: the same shape, the same keys, the same text where it takes it for text.
    fn agrees(node: &Node, other: &serde_yaml::Value) -> bool {
        match (&node.value, other) {
            (Value::Seq(a), serde_yaml::Value::Sequence(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b)),
            (Value::Map(a), serde_yaml::Value::Mapping(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((k, v), (l, w))| agrees(k, l) && agrees(v, w))
            }
            (Value::Scalar { text, .. }, serde_yaml::Value::String(s)) => **text == **s,
            (Value::Scalar { text, .. }, serde_yaml::Value::Bool(b)) => boolean(text) == Some(*b),
            (Value::Scalar { style, .. }, serde_yaml::Value::Number(_)) => *style == Style::Plain,
            (Value::Null, serde_yaml::Value::Null) => true,
            _ => false,
        }
    }

    /// Rule files that both readers take mean the same to both.
    #[test]
    fn what_serde_yaml_reads_is_read_alike() {
        use serde::Deserialize;
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut compared = 0;
        for dir in [here.join("../../rules"), here.join("tests/golden")] {
            for entry in std::fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_none_or(|e| e != "yaml") {
                    continue;
                }
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                let theirs: Result<Vec<_>, _> = serde_yaml::Deserializer::from_str(&text).map(serde_yaml::Value::deserialize).collect();
                let (Ok(ours), Ok(theirs)) = (parse(&text), theirs) else { continue };
                let theirs: Vec<_> = theirs.into_iter().filter(|v| !v.is_null()).collect();
                if ours.unread.is_some() {
                    continue;
                }
                assert_eq!(ours.nodes.len(), theirs.len(), "{}", path.display());
                for (a, b) in ours.nodes.iter().zip(&theirs) {
                    assert!(agrees(a, b), "{}\n{a:?}\n{b:?}", path.display());
                }
                compared += 1;
            }
        }
        assert!(compared > 50, "only {compared} files were compared");
    }
}
