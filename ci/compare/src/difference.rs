// SPDX-License-Identifier: Apache-2.0
//! One difference, and two lists of things laid side by side.

use std::collections::HashMap;
use std::hash::Hash;

/// What stands for a value that one side lacks.
pub const ABSENT: &[u8] = b"(absent)";
/// Name of the field when a whole alert or line is on one side only.
pub const WHOLE: &str = "(whole)";

/// A value that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which alert or line.
    pub at: String,
    /// Which value in it.
    pub field: String,
    /// The reference's.
    pub want: Vec<u8>,
    /// Ours.
    pub got: Vec<u8>,
}

/// What a comparison found.
#[derive(Debug, Default)]
pub struct Compared {
    /// Alerts or lines of the reference.
    pub wanted: usize,
    /// Those of ours.
    pub got: usize,
    /// Values held against each other.
    pub values: usize,
    /// All differences, in order.
    pub differences: Vec<Difference>,
}

/// Lays two lists side by side: what has the same key is a pair, what has none on the other side stands alone. The order
/// of both is kept, so what changed its place stands alone twice.
pub fn side_by_side<K: Hash + Eq>(wanted: &[K], got: &[K]) -> Vec<(Option<usize>, Option<usize>)> {
    let places = |keys: &[K]| -> HashMap<u64, Vec<usize>> {
        let mut all: HashMap<u64, Vec<usize>> = HashMap::new();
        keys.iter().enumerate().for_each(|(n, key)| all.entry(hash(key)).or_default().push(n));
        all
    };
    let (in_wanted, in_got) = (places(wanted), places(got));
    let next = |places: &HashMap<u64, Vec<usize>>, key: &K, from: usize| -> Option<usize> {
        let list = places.get(&hash(key))?;
        list.get(list.partition_point(|n| *n < from)).copied()
    };
    let (mut w, mut g, mut all) = (0, 0, Vec::new());
    loop {
        match (wanted.get(w), got.get(g)) {
            (None, None) => return all,
            (Some(_), None) => (all.push((Some(w), None)), w += 1).1,
            (None, Some(_)) => (all.push((None, Some(g))), g += 1).1,
            (Some(a), Some(b)) if a == b => {
                all.push((Some(w), Some(g)));
                (w, g) = (w + 1, g + 1);
            }
            // The side whose partner is nearer waits for it.
            (Some(a), Some(b)) => match (next(&in_got, a, g).map(|n| n - g), next(&in_wanted, b, w).map(|n| n - w)) {
                (Some(far), Some(near)) if near < far => (all.push((Some(w), None)), w += 1).1,
                (Some(_), _) => (all.push((None, Some(g))), g += 1).1,
                (None, _) => (all.push((Some(w), None)), w += 1).1,
            },
        }
    }
}

fn hash<K: Hash>(key: &K) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    BuildHasherDefault::<DefaultHasher>::default().hash_one(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(wanted: &str, got: &str) -> String {
        let (w, g): (Vec<char>, Vec<char>) = (wanted.chars().collect(), got.chars().collect());
        let show = |(a, b): (Option<usize>, Option<usize>)| match (a, b) {
            (Some(a), Some(b)) => {
                assert_eq!(w[a], g[b]);
                w[a].to_string()
            }
            (Some(a), None) => format!("-{}", w[a]),
            (None, Some(b)) => format!("+{}", g[b]),
            (None, None) => unreachable!(),
        };
        side_by_side(&w, &g).into_iter().map(show).collect()
    }

    #[test]
    fn what_is_on_both_sides_is_paired() {
        assert_eq!(laid("abc", "abc"), "abc");
        assert_eq!(laid("abc", "ac"), "a-bc");
        assert_eq!(laid("ac", "abc"), "a+bc");
        assert_eq!(laid("abc", "axc"), "a-b+xc");
        assert_eq!(laid("aab", "ab"), "a-ab");
        assert_eq!(laid("", "a"), "+a");
        assert_eq!(laid("abcd", "bacd"), "+ba-bcd");
    }
}
