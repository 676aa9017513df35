// SPDX-License-Identifier: Apache-2.0
//! What is known of files: where the code of an event type goes on behind questions that are about the event's file alone.
//!
//! A machine opens the same files again and again, and most of them interest no rule, whoever opens them. So the end of
//! a run of such questions is remembered by step, type of event and file. There is one place for each of a few hash
//! values; the last comer has it. Nothing here changes a verdict: what is not remembered is asked.

use eyas_fields::FileKey;
use eyas_state::{FdKind, Text};

/// Number of places, a power of two.
const PLACES: usize = 4096;

/// Where the code goes on.
#[derive(Debug)]
struct Known {
    step: u32,
    next: u32,
    event: u16,
    kind: FdKind,
    name: Text,
    raw: Text,
}

/// Ends of runs, by where they begin.
#[derive(Debug, Default)]
pub struct Files {
    places: Vec<Option<Known>>,
}

/// The place of a step and a file. Names differ at their end; whoever chooses names that meet in one place gains nothing by
/// it.
#[inline]
fn place_of(step: u32, key: &FileKey<'_>) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let name = key.name.as_bytes();
    let word = |b: &[u8; 8]| u64::from_ne_bytes(*b);
    let before = name.len().checked_sub(16).and_then(|at| name.get(at..)?.first_chunk()).or(name.first_chunk());
    let (end, before) = match (name.last_chunk(), before) {
        (Some(end), Some(before)) => (word(end), word(before)),
        _ => (name.iter().fold(0, |all, b| all << 8 | u64::from(*b)), 0),
    };
    let mixed = (end ^ before.rotate_left(23) ^ u64::from(step) << 32 ^ name.len() as u64).wrapping_mul(ODD);
    usize::try_from(mixed >> (64 - PLACES.trailing_zeros())).unwrap_or_default()
}

impl Files {
    /// The step behind the run that begins at `step`.
    #[inline]
    pub fn get(&self, step: u32, event: u16, key: &FileKey<'_>) -> Option<u32> {
        let known = self.places.get(place_of(step, key))?.as_ref()?;
        let same = known.step == step
            && known.event == event
            && known.kind == key.kind
            && known.name == *key.name
            && (known.raw.same(&known.name) && key.raw.same(key.name) || known.raw == *key.raw);
        same.then_some(known.next)
    }

    /// Remembers that `next` is the step behind it.
    pub fn set(&mut self, step: u32, event: u16, key: &FileKey<'_>, next: u32) {
        if self.places.is_empty() {
            self.places.resize_with(PLACES, || None);
        }
        if let Some(place) = self.places.get_mut(place_of(step, key)) {
            *place = Some(Known { step, next, event, kind: key.kind, name: key.name.clone(), raw: key.raw.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_file_holds_for_no_other() {
        let mut files = Files::default();
        let texts = [Text::new(b"/etc/passwd"), Text::new(b"passwd"), Text::new(b"/etc/shadow")];
        let key = FileKey { kind: FdKind::FileV2, name: &texts[0], raw: &texts[0] };
        assert_eq!(files.get(7, 307, &key), None);
        files.set(7, 307, &key, 9);
        assert_eq!(files.get(7, 307, &key), Some(9));
        assert_eq!((files.get(8, 307, &key), files.get(7, 309, &key)), (None, None));
        let others = [FileKey { kind: FdKind::Directory, ..key }, FileKey { name: &texts[2], ..key }, FileKey { raw: &texts[1], ..key }];
        for other in &others {
            assert_eq!(files.get(7, 307, other), None, "{other:?}");
        }
        let again = Text::new(b"/etc/passwd");
        for name in [&again, &texts[0]] {
            assert_eq!(files.get(7, 307, &FileKey { name, raw: &again, ..key }), Some(9));
        }
        // The same length and the same end: the same place.
        let [front, other_front] = [b"/etc/0123456789abcdef", b"/usr/0123456789abcdef"].map(|t| Text::new(t));
        let [key_of, other] = [&front, &other_front].map(|name| FileKey { name, raw: name, ..key });
        assert_eq!(place_of(7, &key_of), place_of(7, &other));
        files.set(7, 307, &key_of, 11);
        assert_eq!((files.get(7, 307, &key_of), files.get(7, 307, &other)), (Some(11), None));
        files.set(7, 307, &key, u32::MAX);
        assert_eq!(files.get(7, 307, &key), Some(u32::MAX));
    }
}
