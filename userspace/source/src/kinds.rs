// SPDX-License-Identifier: Apache-2.0
//! Which event types somebody looks at: one look-up an event.

/// More than there are event types.
const MAX: usize = 512;

/// A set of event types.
#[derive(Clone, Debug)]
pub struct Kinds(Box<[bool; MAX]>);

impl Kinds {
    /// The types for which `holds` holds.
    #[must_use]
    pub fn of(holds: impl Fn(u16) -> bool) -> Self {
        let mut all = Box::new([false; MAX]);
        for (id, place) in (0_u16..).zip(all.iter_mut()) {
            *place = holds(id);
        }
        Self(all)
    }

    /// Whether the type is in the set.
    #[inline]
    #[must_use]
    pub fn has(&self, id: u16) -> bool {
        self.0.get(usize::from(id)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_outside_are_not_in_it() {
        let odd = Kinds::of(|id| id % 2 == 1);
        assert!(odd.has(307) && !odd.has(306) && !odd.has(u16::MAX));
    }
}
