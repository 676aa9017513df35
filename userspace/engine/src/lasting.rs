// SPDX-License-Identifier: Apache-2.0
//! What is known of threads: the truth of predicates over fields that belong to a thread, until the thread changes.
//!
//! Each such predicate, and each group of them, has a bit of its own ([`Bit`]). A thread has a place; the last comer has
//! it. Nothing here changes a verdict: what is not remembered is asked.

/// A thread as it is at the moment: as long as the key is the same, so is every field of [`eyas_fields::Scope::Thread`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThreadKey {
    /// Number of its entry in the table.
    pub entry: u32,
    /// Changes with the thread.
    pub version: u64,
    /// Changes with what the thread shares with others.
    pub generation: u64,
}

/// The bit of a predicate or a group; `None` for one that does not last, or for which there was none left.
pub type Bit = Option<u16>;

/// Most bits there are.
pub const BITS: u16 = 512;
/// Number of places, a power of two.
const PLACES: usize = 128;

/// Truth by thread.
#[derive(Debug, Default)]
pub struct Lasting {
    /// Pairs of words (known, true) for each thread.
    width: usize,
    keys: Vec<ThreadKey>,
    words: Vec<(u64, u64)>,
    /// First word of the thread at hand.
    at: Option<usize>,
}

impl Lasting {
    /// Makes room for so many bits; forgets everything if that is another number than before.
    pub fn fit(&mut self, bits: u16) {
        let width = usize::from(bits).div_ceil(64);
        if self.width != width {
            *self = Self { width, ..Self::default() };
        }
    }

    fn place(&self, key: ThreadKey) -> usize {
        usize::try_from(key.entry).unwrap_or_default() % PLACES * self.width
    }

    /// The predicates that follow are about this thread, or about none.
    #[inline]
    pub fn begin(&mut self, thread: Option<ThreadKey>) {
        self.at = None;
        let Some(key) = thread.filter(|_| self.width > 0) else { return };
        let at = self.place(key);
        self.at = Some(at);
        match self.keys.get_mut(at / self.width) {
            Some(known) if *known == key => {}
            Some(other) => {
                *other = key;
                if let Some(words) = self.words.get_mut(at..at + self.width) {
                    words.fill((0, 0));
                }
            }
            None => {
                // An entry that no table has, so that nobody's key is taken for it.
                let nobody = ThreadKey { entry: u32::MAX, ..ThreadKey::default() };
                self.keys = vec![nobody; PLACES];
                self.words = vec![(0, 0); PLACES * self.width];
                if let Some(mine) = self.keys.get_mut(at / self.width) {
                    *mine = key;
                }
            }
        }
    }

    /// What is remembered at `at`.
    #[inline]
    fn read(&self, at: usize, bit: u16) -> Option<bool> {
        let (known, truth) = self.words.get(at + usize::from(bit / 64))?;
        (known >> (bit % 64) & 1 != 0).then_some(truth >> (bit % 64) & 1 != 0)
    }

    /// What is remembered of the thread at hand.
    #[inline]
    pub fn get(&self, bit: Bit) -> Option<bool> {
        self.read(self.at?, bit?)
    }

    /// What is remembered of any thread.
    #[inline]
    pub fn of(&self, thread: ThreadKey, bit: Bit) -> Option<bool> {
        let at = self.place(thread);
        if *self.keys.get(at.checked_div(self.width)?)? == thread { self.read(at, bit?) } else { None }
    }

    /// Remembers it of the thread at hand.
    #[inline]
    pub fn set(&mut self, bit: Bit, truth: bool) {
        let (Some(at), Some(bit)) = (self.at, bit) else { return };
        if let Some((known, word)) = self.words.get_mut(at + usize::from(bit / 64)) {
            *known |= 1 << (bit % 64);
            *word = *word & !(1 << (bit % 64)) | u64::from(truth) << (bit % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_thread_is_forgotten_when_it_changes() {
        let mut lasting = Lasting::default();
        lasting.fit(70);
        let key = ThreadKey { entry: 3, version: 1, generation: 1 };
        lasting.begin(Some(key));
        lasting.set(Some(69), true);
        lasting.set(Some(1), false);
        assert_eq!(
            (lasting.get(Some(69)), lasting.get(Some(1)), lasting.get(Some(2)), lasting.get(None)),
            (Some(true), Some(false), None, None)
        );
        lasting.begin(None);
        lasting.set(Some(2), true);
        assert_eq!(lasting.get(Some(69)), None);
        assert_eq!((lasting.of(key, Some(69)), lasting.of(key, Some(2))), (Some(true), None));
        for other in [ThreadKey { version: 2, ..key }, ThreadKey { generation: 2, ..key }, ThreadKey { entry: 3 + 128, ..key }] {
            assert_eq!(lasting.of(other, Some(69)), None);
            lasting.begin(Some(other));
            assert_eq!(lasting.get(Some(69)), None);
            lasting.begin(Some(key));
            assert_eq!(lasting.get(Some(69)), None);
            lasting.set(Some(69), true);
        }
        lasting.fit(0);
        lasting.begin(Some(key));
        lasting.set(Some(0), true);
        assert_eq!((lasting.get(Some(0)), lasting.of(key, Some(0))), (None, None));
    }
}
