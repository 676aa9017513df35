// SPDX-License-Identifier: Apache-2.0
//! Byte strings that the state keeps: shared, immutable, stored once.
//!
//! A [`Text`] is a cheap handle to bytes that came from an event, a capture or /proc; nothing says that they are UTF-8.
//! The [`Interner`] hands out the same allocation for equal bytes, so that a path opened a thousand times costs one
//! copy. It holds its entries weakly in effect: entries that nobody else uses are swept whenever the set has doubled or
//! much was added, so its size follows the live tables.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Deref;

use rustc_hash::FxSeededState;
use triomphe::ThinArc;

/// Shared bytes without a terminator. Cloning is a reference count. One word: threads and fds are made of these.
#[derive(Clone, Default)]
pub struct Text(Option<ThinArc<(), u8>>);

impl Text {
    /// The empty text.
    pub const EMPTY: Text = Text(None);

    /// Bytes of their own allocation, outside any interner.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        if bytes.is_empty() { Self::EMPTY } else { Self(Some(ThinArc::from_header_and_slice((), bytes))) }
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref().map_or(&[], |shared| &shared.slice)
    }

    /// Whether both are the same allocation (so equal without comparing bytes).
    #[must_use]
    pub fn same(&self, other: &Text) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => std::ptr::eq(a.as_ptr(), b.as_ptr()),
            _ => false,
        }
    }

    fn shared(&self) -> bool {
        self.0.as_ref().is_some_and(|a| ThinArc::strong_count(a) > 1)
    }
}

impl Deref for Text {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<[u8]> for Text {
    fn borrow(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl PartialEq for Text {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.same(other) || self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.as_bytes().escape_ascii())
    }
}

impl PartialEq<[u8]> for Text {
    fn eq(&self, other: &[u8]) -> bool {
        self.as_bytes() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

/// A list of strings in one allocation, separated by NUL; an empty text is the empty list.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct List(Text);

impl List {
    /// The empty list.
    pub const EMPTY: List = List(Text::EMPTY);

    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.split(|b| *b == 0).take(if self.0.is_empty() { 0 } else { usize::MAX })
    }

    /// Item `n`, if there are so many.
    #[must_use]
    pub fn get(&self, n: usize) -> Option<&[u8]> {
        self.iter().nth(n)
    }

    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items with a NUL between them, none at the end.
    #[must_use]
    pub fn raw(&self) -> &Text {
        &self.0
    }
}

/// The list inside a parameter: one trailing NUL is a terminator, the others separate.
#[must_use]
pub fn list_bytes(param: &[u8]) -> &[u8] {
    param.strip_suffix(&[0]).unwrap_or(param)
}

/// Smallest size at which a sweep is worth its time.
const SWEEP_FLOOR: usize = 1024;

/// Bytes that may be added before a sweep, and how many more for each text that was left by the last one: what is dead
/// takes no more than that.
const SWEEP_BYTES: usize = 1 << 20;
const SWEEP_BYTES_EACH: usize = 64;

/// What a text takes beside its bytes.
const OVERHEAD: usize = 32;

/// Longest text that is worth finding again; longer ones get their own copy.
const INTERN_MAX: usize = 4096;

/// The set of live texts.
pub struct Interner {
    texts: HashSet<Text, FxSeededState>,
    sweep_at: usize,
    /// Bytes that may still be added before the next sweep.
    room: usize,
}

impl Default for Interner {
    fn default() -> Self {
        // The seed keeps a stranger from choosing names that all meet in one bucket.
        let seed = std::collections::hash_map::RandomState::new().build_hasher().finish();
        let seed = usize::try_from(seed & u64::from(u32::MAX)).unwrap_or_default();
        Self { texts: HashSet::with_hasher(FxSeededState::with_seed(seed)), sweep_at: SWEEP_FLOOR, room: SWEEP_BYTES }
    }
}

impl fmt::Debug for Interner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interner").field("texts", &self.texts.len()).finish()
    }
}

impl Interner {
    /// The shared text with these bytes.
    pub fn get(&mut self, bytes: &[u8]) -> Text {
        if bytes.is_empty() {
            return Text::EMPTY;
        }
        if bytes.len() > INTERN_MAX {
            return Text::new(bytes);
        }
        if let Some(text) = self.texts.get(bytes) {
            return text.clone();
        }
        let takes = bytes.len() + OVERHEAD;
        if self.texts.len() >= self.sweep_at || self.room < takes {
            self.sweep();
        }
        self.room = self.room.saturating_sub(takes);
        let text = Text::new(bytes);
        self.texts.insert(text.clone());
        text
    }

    /// The shared list with the items of `param`, a NUL-separated list that may end in a NUL.
    pub fn list(&mut self, param: &[u8]) -> List {
        List(self.get(list_bytes(param)))
    }

    /// Number of texts held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn sweep(&mut self) {
        self.texts.retain(Text::shared);
        self.sweep_at = (self.texts.len() * 2).max(SWEEP_FLOOR);
        self.room = SWEEP_BYTES + self.texts.len() * SWEEP_BYTES_EACH;
    }
}

/// Names of opened files: shared as long as they are hot.
///
/// Opening is the most frequent change of all, and most names are either opened again at once or never. So there is one
/// place for each of a few hash values, the last comer has it, and nothing is ever searched or swept. Whoever chooses
/// names that meet in one place gains nothing by it.
pub(crate) struct Recent {
    places: Box<[Text]>,
}

/// Number of places, a power of two.
const PLACES: usize = 2048;

impl Default for Recent {
    fn default() -> Self {
        Self { places: vec![Text::EMPTY; PLACES].into() }
    }
}

impl Recent {
    /// A text with these bytes; `make` makes it where it is not at hand.
    #[inline]
    pub fn get(&mut self, bytes: &[u8], make: impl FnOnce() -> Text) -> Text {
        let Some(place) = self.places.get_mut(place_of(bytes)) else { return make() };
        if place.as_bytes() != bytes {
            *place = make();
        }
        place.clone()
    }
}

/// Names differ at their end.
#[inline]
fn place_of(bytes: &[u8]) -> usize {
    let word = |b: &[u8; 8]| u64::from_ne_bytes(*b);
    let (end, middle) = match (bytes.last_chunk(), bytes.len().checked_sub(16).and_then(|at| bytes.get(at..)?.first_chunk())) {
        (Some(end), Some(middle)) => (word(end), word(middle)),
        (Some(end), None) => (word(end), bytes.first_chunk().map_or(0, word)),
        _ => (bytes.iter().fold(0, |acc, b| acc << 8 | u64::from(*b)), 0),
    };
    let mixed = (end ^ middle.rotate_left(23) ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> (64 - PLACES.trailing_zeros())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_bytes_share_one_allocation() {
        let mut names = Interner::default();
        let a = names.get(b"/etc/passwd");
        let b = names.get(b"/etc/passwd");
        assert!(a.same(&b));
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn hot_names_share_one_allocation() {
        let mut names = Recent::default();
        let mut get = |bytes: &[u8]| names.get(bytes, || Text::new(bytes));
        let a = get(b"/etc/ld.so.cache");
        assert!(get(b"/etc/ld.so.cache").same(&a));
        for n in 0..100_000u32 {
            let name = format!("/{n:x}");
            assert_eq!(get(name.as_bytes()), *name.as_bytes());
        }
        assert_eq!(get(b""), Text::EMPTY);
    }

    #[test]
    fn unused_texts_are_swept() {
        let mut names = Interner::default();
        let kept = names.get(b"kept");
        for n in 0..10_000 {
            names.get(format!("/tmp/{n}").as_bytes());
        }
        assert!(names.len() <= SWEEP_FLOOR, "{}", names.len());
        assert!(names.get(b"kept").same(&kept));
    }

    #[test]
    fn long_texts_are_swept_before_many_have_come() {
        let mut names = Interner::default();
        for n in 0..1000 {
            names.get(format!("{n:4000}").as_bytes());
        }
        assert!(names.len() < 300, "{}", names.len());
    }

    #[test]
    fn lists_keep_empty_items_but_one_trailing_nul() {
        let mut names = Interner::default();
        let items = |names: &mut Interner, b: &[u8]| names.list(b).iter().map(<[u8]>::to_vec).collect::<Vec<_>>();
        assert!(items(&mut names, b"").is_empty());
        assert!(items(&mut names, b"\0").is_empty());
        assert_eq!(items(&mut names, b"a\0"), [b"a".to_vec()]);
        assert_eq!(items(&mut names, b"a\0\0"), [b"a".to_vec(), b"".to_vec()]);
        assert_eq!(items(&mut names, b"a\0b"), [b"a".to_vec(), b"b".to_vec()]);
    }
}
