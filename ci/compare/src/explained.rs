// SPDX-License-Identifier: Apache-2.0
//! The list of differences that are meant.

use crate::difference::Difference;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The project's own list.
const OWN: &str = include_str!("../explained.tsv");

/// A line of the list: five patterns and the reason.
#[derive(Debug)]
struct Entry {
    patterns: [String; 5],
    reason: String,
}

/// All that is explained.
#[derive(Debug, Default)]
pub struct Explained(Vec<Entry>);

impl Explained {
    /// The project's list, and further ones.
    pub fn load(further: &[impl AsRef<Path>]) -> Result<Self> {
        let mut all = Self::default();
        all.add("explained.tsv", OWN)?;
        for path in further {
            let path = path.as_ref();
            let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
            all.add(&path.display().to_string(), &text)?;
        }
        Ok(all)
    }

    fn add(&mut self, name: &str, text: &str) -> Result<()> {
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let Ok([subject, at, field, want, got, reason]) = <[String; 6]>::try_from(cells) else {
                bail!("{name}:{}: a line has six cells parted by tabs: subject, where, field, reference's value, ours, why", n + 1);
            };
            self.0.push(Entry { patterns: [subject, at, field, want, got], reason });
        }
        Ok(())
    }

    /// Why a difference is as it is, if it is known.
    pub fn reason(&self, subject: &str, d: &Difference) -> Option<&str> {
        let values = [subject.as_bytes(), d.at.as_bytes(), d.field.as_bytes(), &d.want, &d.got];
        let fits = |e: &&Entry| e.patterns.iter().zip(values).all(|(pattern, value)| matches(pattern.as_bytes(), value));
        self.0.iter().find(fits).map(|e| e.reason.as_str())
    }
}

/// Whether the text fits the pattern, in which `*` stands for any text.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let mut parts = pattern.split(|b| *b == b'*');
    let Some(mut rest) = parts.next().and_then(|head| text.strip_prefix(head)) else { return false };
    let Some(tail) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = memchr::memmem::find(rest, part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_text() {
        for (pattern, text, fits) in [
            ("*", "", true),
            ("*", "x", true),
            ("ab", "ab", true),
            ("ab", "abc", false),
            ("a*c", "abc", true),
            ("a*c", "ac", true),
            ("a*c", "abcd", false),
            ("*b*", "abc", true),
            ("a*b*c", "axbxc", true),
            ("aa*aa", "aaa", false),
        ] {
            assert_eq!(matches(pattern.as_bytes(), text.as_bytes()), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn a_line_with_too_few_cells_is_named() {
        let error = Explained::default().add("list", "# x\n\na\tb\n").unwrap_err().to_string();
        assert!(error.starts_with("list:3: "), "{error}");
    }
}
