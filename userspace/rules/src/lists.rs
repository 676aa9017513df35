// SPDX-License-Identifier: Apache-2.0
//! Lists: one level of lists in lists, and their substitution into the text of conditions.
//!
//! Substitution is textual, on purpose: a list's name that stands alone between blanks, parentheses, commas or equal
//! signs is replaced wherever it stands, even inside quotes, because rule files in the field rely on it.

use crate::collector::{Collector, Str};
use crate::source::{MAX_TEXT, Text};
use memchr::memmem;

/// A list whose items are ready for conditions.
#[derive(Debug)]
pub(crate) struct CompiledList {
    pub(crate) name: String,
    pub(crate) items: Vec<Str>,
    pub(crate) used: bool,
    /// The items joined and quoted, as conditions take them.
    joined: Text,
    finder: memmem::Finder<'static>,
}

/// Expands lists in lists: an item that names a list which is visible is replaced by that list's own items.
pub(crate) fn compile(collector: &Collector) -> Vec<CompiledList> {
    let mut used = Vec::new();
    let mut lists: Vec<CompiledList> = Vec::new();
    for entry in collector.lists.iter() {
        let mut items: Vec<Str> = Vec::new();
        let mut size = 0;
        for item in &entry.item.items {
            let inner = collector.lists.get(&item.text).filter(|l| l.index < entry.visibility);
            let (taken, named) = match inner {
                Some(l) => (l.item.items.as_slice(), true),
                None => (std::slice::from_ref(item), false),
            };
            if named {
                used.push(item.text.clone());
            }
            size += taken.iter().map(|s| s.text.len() + 2).sum::<usize>();
            if size <= MAX_TEXT {
                items.extend_from_slice(taken);
            }
        }
        let name = entry.item.name.clone();
        let finder = memmem::Finder::new(name.as_bytes()).into_owned();
        lists.push(CompiledList { name, joined: join(&items), items, used: false, finder });
    }
    for list in &mut lists {
        list.used = used.contains(&list.name);
    }
    lists
}

fn join(items: &[Str]) -> Text {
    let mut out = Text::default();
    let mut first = true;
    for item in items {
        // Items that are empty vanish, and with them the comma before the next one.
        if !first && !out.as_str().is_empty() {
            out.push(", ", None);
        }
        first = false;
        let quote = item.text.contains(' ') && !item.text.starts_with(['"', '\'']);
        let mark = if quote { "\"" } else { "" };
        out.push(mark, None);
        out.push(&item.text, item.origin.clone());
        out.push(mark, None);
    }
    out
}

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

fn is_delimiter(b: Option<&u8>) -> bool {
    b.is_none_or(|&b| is_blank(b) || matches!(b, b'(' | b')' | b',' | b'='))
}

/// Puts the items of all lists in the place of their names, one list after the other. `None` if the text would grow
/// out of bounds.
pub(crate) fn substitute(condition: &Text, lists: &mut [CompiledList]) -> Option<Text> {
    let mut text = condition.clone();
    for list in lists.iter_mut().filter(|l| !l.name.is_empty()) {
        let mut from = 0;
        while let Some(found) = text.as_str().as_bytes().get(from..).and_then(|t| list.finder.find(t)) {
            let bytes = text.as_str().as_bytes();
            let mut start = from + found;
            let mut end = start + list.name.len();
            let alone = is_delimiter(start.checked_sub(1).and_then(|i| bytes.get(i))) && is_delimiter(bytes.get(end));
            if !alone {
                from = start + 1;
                continue;
            }
            let before = |start: usize| start.checked_sub(1).and_then(|i| bytes.get(i).copied());
            while before(start).is_some_and(is_blank) {
                start -= 1;
            }
            while bytes.get(end).copied().is_some_and(is_blank) {
                end += 1;
            }
            if list.joined.as_str().is_empty() {
                if before(start) == Some(b',') {
                    start -= 1;
                } else if bytes.get(end) == Some(&b',') {
                    end += 1;
                }
            }
            let mut out = text.slice(0, start);
            if start > 0 {
                out.push(" ", None);
            }
            out.push_text(&list.joined);
            out.push(" ", None);
            out.push_text(&text.slice(end, text.as_str().len()));
            if out.as_str().len() > MAX_TEXT {
                return None;
            }
            text = out;
            list.used = true;
            from = (start + list.joined.as_str().len() + 2).min(text.as_str().len());
        }
    }
    Some(text)
}
