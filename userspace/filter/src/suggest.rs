// SPDX-License-Identifier: Apache-2.0
//! "Did you mean": the nearest of the names that exist.

/// The number of single-character edits (neighbours that changed places count once) between two texts, or `None`
/// if there are more than `limit`.
#[must_use]
pub fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut prev: Vec<usize> = (0..=b.len()).collect();
    for (i, &ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &cb) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX - 1);
            let mut best = (at(&prev, j + 1) + 1).min(at(&row, j) + 1).min(at(&prev, j) + usize::from(ca != cb));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&cb) && b.get(j - 1) == Some(&ca);
            if swapped {
                best = best.min(at(&before, j - 1).saturating_add(1));
            }
            row.push(best);
        }
        if row.iter().all(|&d| d > limit) {
            return None;
        }
        before = std::mem::replace(&mut prev, row);
    }
    prev.last().copied().filter(|&d| d <= limit)
}

/// The name nearest to `word`, if one is near enough to be meant: a third of its letters may differ.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut search = Nearest::new(word);
    for name in names {
        search.offer(name);
    }
    search.found()
}

/// The search for the nearest name, fed one name at a time.
#[derive(Debug)]
pub struct Nearest<'w> {
    word: &'w str,
    limit: usize,
    best: Option<String>,
}

impl<'w> Nearest<'w> {
    /// A search for what `word` was meant to be.
    #[must_use]
    pub fn new(word: &'w str) -> Self {
        // Texts that are no names at all are not worth a search.
        let limit = if word.len() > 64 { 0 } else { (word.chars().count() / 3).clamp(1, 4) };
        Nearest { word, limit, best: None }
    }
    /// Considers one name.
    pub fn offer(&mut self, name: &str) {
        if self.limit == 0 || name == self.word {
            return;
        }
        let Some(d) = distance(self.word, name, self.limit) else {
            return;
        };
        // Of two that are as near, the one with the same first letter; else the one that came first.
        let same_start = |n: &str| n.chars().next() == self.word.chars().next();
        if d == self.limit && self.best.as_deref().is_some_and(|b| same_start(b) || !same_start(name)) {
            return;
        }
        self.limit = d;
        self.best = Some(name.to_owned());
    }
    /// The nearest of those offered.
    #[must_use]
    pub fn found(self) -> Option<String> {
        self.best
    }
}

/// The text, cut to what fits into a message.
#[must_use]
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let head: String = text.chars().take(57).collect();
    head + "..."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("proc.nmae", "proc.name", 3), Some(1));
        assert_eq!(distance("abc", "abc", 0), Some(0));
        assert_eq!(distance("abc", "xyz", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
        assert_eq!(distance("kitten", "sitting", 3), Some(3));
    }

    #[test]
    fn the_nearest_wins() {
        let names = ["proc.pname", "proc.name", "fd.name"];
        assert_eq!(nearest("proc.nam", names).as_deref(), Some("proc.name"));
        assert_eq!(nearest("zzz", names), None);
        assert_eq!(nearest("contain", ["contains", "icontains"]).as_deref(), Some("contains"));
    }
}
