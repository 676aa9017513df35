// SPDX-License-Identifier: Apache-2.0
//! Listings: a line for each event, in a format.

use crate::difference::{ABSENT, Compared, Difference, WHOLE, side_by_side};
use memchr::memmem;

/// The trace tool's default line, as far as fields can be told apart in it.
const DEFAULT: &str = "%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";

/// What is on each line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// The default line.
    Default,
    /// Every parameter.
    Raw,
    /// A format of fields.
    Fields(String),
}

impl From<&str> for Format {
    fn from(text: &str) -> Self {
        match text {
            "default" => Self::Default,
            "raw" => Self::Raw,
            fields => Self::Fields(fields.to_owned()),
        }
    }
}

/// A line, with the line ends that values brought into it, and the number of its event if the format begins with it.
struct Line<'a> {
    number: u64,
    text: &'a [u8],
}

impl Format {
    /// What `-p` gets; none for the default line.
    pub fn argument(&self) -> Option<&str> {
        match self {
            Self::Default => None,
            Self::Raw => Some("raw"),
            Self::Fields(text) => Some(text),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Default => DEFAULT,
            Self::Raw => "%evt.num ",
            Self::Fields(text) => text.strip_prefix('*').unwrap_or(text),
        }
    }

    fn is_numbered(&self) -> bool {
        self.text().strip_prefix("%evt.num").is_some_and(|rest| rest.starts_with([' ', '\t', '\\']))
    }

    /// The lines of a listing. Where lines begin with the event's number, what does not begin with a higher one belongs
    /// to the line before: values may hold line ends.
    fn lines<'a>(&self, text: &'a [u8]) -> Vec<Line<'a>> {
        let mut all: Vec<Line<'a>> = Vec::new();
        let (mut start, mut from) = (0, 0);
        let numbered = self.is_numbered();
        for end in memchr::memchr_iter(b'\n', text).chain((!text.ends_with(b"\n")).then_some(text.len())) {
            let line = text.get(from..end).unwrap_or_default();
            let last = all.last().map_or(0, |l| l.number);
            let number = if numbered { number(line).filter(|n| *n > last) } else { Some(last + 1) };
            match number {
                Some(number) => {
                    start = from;
                    all.push(Line { number, text: line });
                }
                None => {
                    if let Some(l) = all.last_mut() {
                        l.text = text.get(start..end).unwrap_or_default();
                    }
                }
            }
            from = end + 1;
        }
        all
    }

    /// The values of a line with their names; none if the line doesn't have the form of the format.
    fn pieces<'a>(&self, line: &'a [u8]) -> Option<Vec<(String, &'a [u8])>> {
        match self {
            Self::Raw => Some(parameters(line)),
            _ if self.text().contains('\\') => None,
            _ => fields(self.text(), line),
        }
    }
}

fn number(line: &[u8]) -> Option<u64> {
    let word = line.split(|b| b.is_ascii_whitespace()).next()?;
    std::str::from_utf8(word).ok()?.parse().ok()
}

/// Parts a line of `name=value` where a name begins.
fn parameters(line: &[u8]) -> Vec<(String, &[u8])> {
    let mut all = vec![("head".to_owned(), line)];
    let mut from = 0;
    for space in memchr::memchr_iter(b' ', line) {
        let rest = line.get(space + 1..).unwrap_or_default();
        let len = rest.iter().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || **b == b'_').count();
        if len == 0 || rest.get(len) != Some(&b'=') {
            continue;
        }
        if let Some(last) = all.last_mut() {
            last.1 = line.get(from..space).unwrap_or_default();
        }
        from = space + len + 2;
        all.push((String::from_utf8_lossy(rest.get(..len).unwrap_or_default()).into_owned(), line.get(from..).unwrap_or_default()));
    }
    all
}

/// Parts a line by the text that stands between the fields of the format.
fn fields<'a>(format: &str, line: &'a [u8]) -> Option<Vec<(String, &'a [u8])>> {
    let mut parts = format.split('%');
    let mut rest = line.strip_prefix(parts.next()?.as_bytes())?;
    let mut all = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || "._[]()".contains(c))).unwrap_or(part.len());
        let (name, between) = part.split_at(end);
        let last = parts.peek().is_none();
        let at = if last { rest.len().checked_sub(between.len())? } else { memmem::find(rest, between.as_bytes())? };
        all.push((name.to_owned(), rest.get(..at)?));
        rest = rest.get(at..)?.strip_prefix(between.as_bytes())?;
    }
    rest.is_empty().then_some(all)
}

/// Holds our listing against the reference's: the same lines in the same order, and every value of each.
pub fn compare(format: &Format, wanted: &[u8], got: &[u8]) -> Compared {
    let (wanted, got) = (format.lines(wanted), format.lines(got));
    let keys = |list: &[Line<'_>]| list.iter().map(|l| l.number).collect::<Vec<_>>();
    let mut found = Compared { wanted: wanted.len(), got: got.len(), ..Compared::default() };
    for (w, g) in side_by_side(&keys(&wanted), &keys(&got)) {
        let (w, g) = (w.and_then(|n| wanted.get(n)), g.and_then(|n| got.get(n)));
        let Some(at) = w.or(g).map(|l| l.number.to_string()) else { continue };
        let mut whole = |w: Option<&Line<'_>>, g: Option<&Line<'_>>| {
            let text = |l: Option<&Line<'_>>| l.map_or(ABSENT, |l| l.text).to_vec();
            found.differences.push(Difference { at: at.clone(), field: WHOLE.to_owned(), want: text(w), got: text(g) });
        };
        let (Some(w), Some(g)) = (w, g) else {
            whole(w, g);
            continue;
        };
        let pieces = format.pieces(w.text);
        found.values += pieces.as_ref().map_or(1, Vec::len);
        if w.text == g.text {
            continue;
        }
        match pieces.zip(format.pieces(g.text)) {
            Some((a, b)) if a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.0 == b.0) => {
                for ((field, want), (_, got)) in a.into_iter().zip(b).filter(|(a, b)| a.1 != b.1) {
                    found.differences.push(Difference { at: at.clone(), field, want: want.to_vec(), got: got.to_vec() });
                }
            }
            _ => whole(Some(w), Some(g)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differences(format: &str, wanted: &str, got: &str) -> String {
        let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
        let found = compare(&Format::from(format), wanted.as_bytes(), got.as_bytes());
        found.differences.iter().map(|d| format!("{} {}: {} | {}\n", d.at, d.field, text(&d.want), text(&d.got))).collect()
    }

    #[test]
    fn fields_of_a_format() {
        let format = "*%evt.num %proc.name|%fd.name|%proc.aname[2] x";
        assert_eq!(differences(format, "1 a b|/c|d x\n", "1 a b|/c|d x\n"), "");
        assert_eq!(differences(format, "1 a b|/c|d x\n", "1 a b|/e|d x\n"), "1 fd.name: /c | /e\n");
        assert_eq!(
            differences(format, "1 a|/c|d x\n2 a|/c|d x\n", "2 a|/c|e x\n"),
            "1 (whole): 1 a|/c|d x | (absent)\n2 proc.aname[2]: d | e\n"
        );
        assert_eq!(differences(format, "1 a|/c|d x\n", "1 a|/c\n"), "1 (whole): 1 a|/c|d x | 1 a|/c\n");
    }

    #[test]
    fn parameters_of_a_raw_line() {
        let line = "7 99 cpu=0 tid=5 < openat(307) np=2 fd=3[<f>/a b] name=x y";
        assert_eq!(differences("raw", line, line), "");
        assert_eq!(differences("raw", line, &line.replace("3[", "4[")), "7 fd: 3[<f>/a b] | 4[<f>/a b]\n");
        assert_eq!(differences("raw", line, &line.replace("x y", "x")), "7 name: x y | x\n");
    }

    #[test]
    fn values_may_hold_line_ends() {
        let format = "%evt.num %evt.buffer";
        assert_eq!(differences(format, "3 a\nb\n\n4 c\n", "3 a\nb\n\n4 c\n"), "");
        assert_eq!(differences(format, "3 a\n1 b\n4 c\n", "3 a\n1 x\n4 c\n"), "3 evt.buffer: a\n1 b | a\n1 x\n");
    }

    #[test]
    fn without_numbers_lines_count_in_order() {
        assert_eq!(differences("%proc.name", "a\nb\n", "a\nc\n"), "2 proc.name: b | c\n");
        assert_eq!(differences("default", "1 t 0 a (5) < read x=1\n", "1 t 0 a (5) < read x=2\n"), "1 evt.info: x=1 | x=2\n");
    }
}
