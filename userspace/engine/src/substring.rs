// SPDX-License-Identifier: Apache-2.0
//! One literal looked for anywhere in texts that are mostly short and mostly without it.
//!
//! A general search takes some hundred instructions to begin. Here two neighbouring bytes of the literal, such as are rare in
//! paths and command lines, are looked for in whole steps first; a text without them does not contain it.

use memchr::memmem::Finder;

/// Bytes of paths and command lines, the most frequent first; all others are rarer.
const FREQUENT: &[u8] = b"/etaoinsrlcdupmb-_gfhvkwyxjqz0123456789 .";
/// Longest text that is looked at for two bytes first.
const SHORT: usize = 128;
/// Positions looked at in one step.
const STEP: usize = 16;

/// A literal.
#[derive(Clone, Debug)]
pub struct Substring {
    pair: Option<[u8; 2]>,
    finder: Finder<'static>,
}

/// How rare a byte is.
fn rarity(b: u8) -> usize {
    memchr::memchr(b, FREQUENT).unwrap_or(FREQUENT.len())
}

/// Whether the two bytes stand somewhere in the text, one behind the other.
#[inline]
fn has_pair(text: &[u8], [a, b]: [u8; 2]) -> bool {
    let (Some((_, rest)), Some((_, body))) = (text.split_first(), text.split_last()) else { return false };
    // Each byte of `body` and its successor in `rest`; whole steps become vector instructions, the last one overlaps.
    let hit = |(x, y): (&u8, &u8)| (*x == a) & (*y == b);
    let step = |(x, y): (&[u8; STEP], &[u8; STEP])| x.iter().zip(y).fold(false, |found, pair| found | hit(pair));
    match (body.last_chunk::<STEP>(), rest.last_chunk::<STEP>()) {
        (Some(x), Some(y)) => body.as_chunks::<STEP>().0.iter().zip(rest.as_chunks::<STEP>().0).any(step) || step((x, y)),
        _ => match (body.first_chunk(), rest.first_chunk(), body.last_chunk(), rest.last_chunk()) {
            (Some(x), Some(y), Some(u), Some(v)) => in_words(*x, *y, a, b) || in_words(*u, *v, a, b),
            _ => body.iter().zip(rest).any(hit),
        },
    }
}

/// Whether at one of eight positions `a` stands in the one and `b` in the other.
#[inline]
fn in_words(x: [u8; 8], y: [u8; 8], a: u8, b: u8) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let differs = (u64::from_ne_bytes(x) ^ (ONES * u64::from(a))) | (u64::from_ne_bytes(y) ^ (ONES * u64::from(b)));
    // There is a byte without any difference.
    differs.wrapping_sub(ONES) & !differs & (ONES * 0x80) != 0
}

impl Substring {
    /// Prepares to look for a literal.
    pub fn new(literal: &[u8]) -> Self {
        let pairs = literal.windows(2).filter_map(|pair| pair.first_chunk::<2>().copied());
        let pair = pairs.max_by_key(|[a, b]| rarity(*a) + rarity(*b));
        Self { pair, finder: Finder::new(literal).into_owned() }
    }

    /// The literal.
    pub fn literal(&self) -> &[u8] {
        self.finder.needle()
    }

    /// Whether the text contains it.
    #[inline]
    pub fn is_in(&self, text: &[u8]) -> bool {
        match self.pair {
            Some(pair) if text.len() <= SHORT && !has_pair(text, pair) => false,
            _ => self.search(text),
        }
    }

    #[inline(never)]
    fn search(&self, text: &[u8]) -> bool {
        self.finder.find(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there() {
        let (mut found, mut missed) = (0, 0);
        for literal in ["", "/", "..", "../", "a.", ".a", "aa", "docker.sock", "a..", "\u{fffd}"] {
            let sub = Substring::new(literal.as_bytes());
            for (len, fill) in (0..200_usize).flat_map(|len| ["a", ".", "/a", "..a", "a.a"].map(|fill| (len, fill))) {
                let plain: Vec<u8> = fill.bytes().cycle().take(len).collect();
                for at in [None, Some(0), Some(len / 2), Some(len.saturating_sub(literal.len()))] {
                    let mut text = plain.clone();
                    if let Some(place) = at.and_then(|at| text.get_mut(at..at + literal.len())) {
                        place.copy_from_slice(literal.as_bytes());
                    }
                    let want = literal.is_empty() || text.windows(literal.len()).any(|w| w == literal.as_bytes());
                    assert_eq!(sub.is_in(&text), want, "{literal} in {}", text.escape_ascii());
                    found += usize::from(want);
                    missed += usize::from(!want);
                }
            }
        }
        assert!(found > 5_000 && missed > 5_000, "{found} {missed}");
    }

    #[test]
    fn two_bytes_are_found_at_every_place() {
        for len in 0..70_usize {
            for at in 0..len.saturating_sub(1) {
                let mut text = vec![b'.'; len];
                text[at] = b'x';
                assert!(!has_pair(&text, *b"xy") && !has_pair(&text, *b"yx"), "{at} of {len}");
                text[at + 1] = b'y';
                assert!(has_pair(&text, *b"xy") && !has_pair(&text, *b"yx"), "{at} of {len}");
            }
        }
    }

    #[test]
    fn the_rarest_two_bytes_are_looked_for() {
        assert_eq!(Substring::new(b"/../etc").pair, Some(*b".."));
        assert_eq!(Substring::new(b"x").pair, None);
    }
}
