// SPDX-License-Identifier: Apache-2.0
//! The open fds of a process: small, dense, shared until changed.
//!
//! A fork shares the parent's table; the first change on either side copies it. Small numbers (nearly all of them)
//! find their entry through a vector; others through a map.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use rustc_hash::FxHashMap;

use crate::fd::{Fd, fd_flag};

/// Most entries a table may have.
pub const MAX_FDS: usize = 4096;

/// Numbers below this are found by index.
const DENSE: i64 = 4096;

/// The fds of a process.
#[derive(Clone, Default, Debug)]
pub struct FdTable(Option<Arc<Entries>>);

#[derive(Clone, Default, Debug)]
struct Entries {
    /// Place + 1 of small numbers; 0 is none.
    dense: Vec<u16>,
    /// Place of other numbers.
    sparse: FxHashMap<i64, u16>,
    fds: Vec<(i64, Fd)>,
    traffic: Traffic,
}

/// Whether a table may hold a connection to which traffic is still news: looks at it until they are counted, 0 when
/// there is none. Copies of a table, and those who share it, may each find it out.
#[derive(Default, Debug)]
struct Traffic(AtomicU8);

/// Looks in vain before it is worth going through a whole table.
const LOOKS: u8 = 4;

impl Clone for Traffic {
    fn clone(&self) -> Self {
        Self(AtomicU8::new(self.0.load(Ordering::Relaxed)))
    }
}

impl Traffic {
    /// A connection may have come.
    fn begin(&mut self) {
        *self.0.get_mut() = LOOKS;
    }

    #[inline]
    fn is_over(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }

    /// A look in vain. When there were enough of them, `any` tells whether there is such a connection after all.
    #[inline]
    fn looked(&self, any: impl FnOnce() -> bool) {
        let left = self.0.load(Ordering::Relaxed);
        let left = if left > 1 {
            left - 1
        } else if left == 1 && any() {
            u8::MAX
        } else {
            0
        };
        self.0.store(left, Ordering::Relaxed);
    }
}

/// Whether it is a connection that may not be established yet, as far as events told: data that flows is news to it.
pub(crate) fn awaits_traffic(fd: &Fd) -> bool {
    fd.kind.is_connection() && !fd.has(fd_flag::CONNECTED)
}

impl Entries {
    #[inline]
    fn place(&self, number: i64) -> Option<usize> {
        if (0..DENSE).contains(&number) {
            let place = *self.dense.get(usize::try_from(number).ok()?)?;
            usize::from(place).checked_sub(1)
        } else {
            self.sparse.get(&number).map(|p| usize::from(*p))
        }
    }

    fn set_place(&mut self, number: i64, place: Option<usize>) {
        let stored = place.and_then(|p| u16::try_from(p).ok());
        if (0..DENSE).contains(&number) {
            let Ok(at) = usize::try_from(number) else { return };
            if self.dense.len() <= at {
                if stored.is_none() {
                    return;
                }
                self.dense.resize(at + 1, 0);
            }
            if let Some(cell) = self.dense.get_mut(at) {
                *cell = stored.map_or(0, |p| p + 1);
            }
        } else {
            match stored {
                Some(p) => drop(self.sparse.insert(number, p)),
                None => drop(self.sparse.remove(&number)),
            }
        }
    }

    /// Removes what has this number and this place.
    fn remove(&mut self, number: i64, place: usize) {
        self.set_place(number, None);
        // What was opened last is mostly closed first, and then nothing is moved.
        if place + 1 == self.fds.len() {
            self.fds.truncate(place);
            return;
        }
        drop(self.fds.swap_remove(place));
        if let Some(moved) = self.fds.get(place).map(|(n, _)| *n) {
            self.set_place(moved, Some(place));
        }
    }
}

impl FdTable {
    /// Number of open fds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |e| e.fds.len())
    }

    /// Whether nothing is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether data that flow without an address tell nothing new of any of them: of most processes, nobody needs to look
    /// at the traffic. It may be so without being known yet ([`FdTable::traffic_was_no_news`]).
    #[must_use]
    #[inline]
    pub fn traffic_is_no_news(&self) -> bool {
        self.0.as_deref().is_none_or(|e| e.traffic.is_over())
    }

    /// Data flowed that told nothing new.
    #[inline]
    pub(crate) fn traffic_was_no_news(&self) {
        if let Some(e) = self.0.as_deref() {
            e.traffic.looked(|| e.fds.iter().any(|(_, fd)| awaits_traffic(fd)));
        }
    }

    /// The fd with a number.
    #[must_use]
    #[inline]
    pub fn get(&self, number: i64) -> Option<&Fd> {
        let entries = self.0.as_deref()?;
        entries.fds.get(entries.place(number)?).map(|(_, fd)| fd)
    }

    /// All fds with their numbers, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &Fd)> {
        self.0.iter().flat_map(|e| e.fds.iter().map(|(n, fd)| (*n, fd)))
    }

    /// The fd with a number, to change it.
    pub fn get_mut(&mut self, number: i64) -> Option<&mut Fd> {
        let place = self.0.as_deref()?.place(number)?;
        let entries = Arc::make_mut(self.0.as_mut()?);
        let (_, fd) = entries.fds.get_mut(place)?;
        if !fd.kind.is_file() {
            entries.traffic.begin();
        }
        Some(fd)
    }

    /// The flags with which an fd was opened, to change them.
    pub(crate) fn open_flags_mut(&mut self, number: i64) -> Option<&mut u32> {
        let place = self.0.as_deref()?.place(number)?;
        let (_, fd) = Arc::make_mut(self.0.as_mut()?).fds.get_mut(place)?;
        Some(&mut fd.open_flags)
    }

    /// Adds or replaces an fd. `false` if the table is full.
    pub fn insert(&mut self, number: i64, fd: Fd) -> bool {
        let entries = Arc::make_mut(self.0.get_or_insert_default());
        if fd.kind.is_connection() {
            entries.traffic.begin();
        }
        if let Some(place) = entries.place(number) {
            if let Some((_, old)) = entries.fds.get_mut(place) {
                *old = fd;
            }
            return true;
        }
        if entries.fds.len() >= MAX_FDS {
            return false;
        }
        entries.set_place(number, Some(entries.fds.len()));
        if entries.fds.len() == entries.fds.capacity() {
            // Most tables are small and there are many: room for a few more, not for as many again.
            entries.fds.reserve_exact((entries.fds.len() / 4).max(2));
        }
        entries.fds.push((number, fd));
        true
    }

    /// Removes an fd. `false` if there is none with this number.
    #[inline]
    pub fn remove(&mut self, number: i64) -> bool {
        let Some(place) = self.0.as_deref().and_then(|e| e.place(number)) else { return false };
        if let Some(entries) = self.0.as_mut() {
            Arc::make_mut(entries).remove(number, place);
        }
        true
    }

    /// Removes every fd for which `doomed` holds.
    pub fn remove_if(&mut self, mut doomed: impl FnMut(i64, &Fd) -> bool) {
        let numbers: Vec<i64> = self.iter().filter(|(n, fd)| doomed(*n, fd)).map(|(n, _)| n).collect();
        for number in numbers {
            self.remove(number);
        }
    }

    /// Changes every fd for which `wanted` holds.
    pub fn change_if(&mut self, mut wanted: impl FnMut(i64, &Fd) -> bool, mut change: impl FnMut(&mut Fd)) {
        if !self.iter().any(|(n, fd)| wanted(n, fd)) {
            return;
        }
        let Some(entries) = self.0.as_mut().map(Arc::make_mut) else { return };
        for (number, fd) in &mut entries.fds {
            if wanted(*number, fd) {
                change(fd);
                entries.traffic.begin();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fd::FdKind;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn a_copy_changes_alone() {
        let mut parent = FdTable::default();
        parent.insert(3, Fd::of(FdKind::FileV2));
        let mut child = parent.clone();
        child.remove(3);
        child.insert(4, Fd::of(FdKind::Fifo));
        assert!(parent.get(3).is_some() && parent.get(4).is_none());
        assert!(child.get(3).is_none() && child.get(4).is_some());
    }

    #[test]
    fn a_full_table_refuses_new_numbers_only() {
        let mut t = FdTable::default();
        for n in 0..4096 {
            assert!(t.insert(n * 3, Fd::default()));
        }
        assert!(!t.insert(1, Fd::default()));
        assert!(t.insert(3, Fd::of(FdKind::Unix)));
        assert_eq!(t.len(), MAX_FDS);
    }

    #[test]
    fn traffic_is_no_news_once_every_connection_is_established() {
        let mut t = FdTable::default();
        assert!(t.traffic_is_no_news());
        t.insert(3, Fd::of(FdKind::Ipv4));
        t.insert(4, Fd::of(FdKind::Ipv4Server));
        let look = |t: &FdTable| {
            for _ in 0..=u8::MAX {
                t.traffic_was_no_news();
            }
            t.traffic_is_no_news()
        };
        assert!(!look(&t));
        t.get_mut(3).unwrap().flags |= fd_flag::CONNECTED;
        assert!(!t.traffic_is_no_news());
        let child = t.clone();
        assert!(look(&t) && child.traffic_is_no_news());
        t.insert(5, Fd::of(FdKind::Ipv6));
        assert!(!look(&t) && child.traffic_is_no_news());
    }

    proptest! {
        #[test]
        fn behaves_like_a_map(ops in proptest::collection::vec((0..4u8, prop_oneof![-3..20i64, 4090..4100i64, Just(i64::MAX)], 0..9u64), 0..400)) {
            let mut table = FdTable::default();
            let mut model = HashMap::new();
            for (op, number, ino) in ops {
                if op == 0 {
                    let kind = if ino == 8 { FdKind::Ipv6 } else { FdKind::Unset };
                    table.insert(number, Fd { ino, kind, ..Fd::default() });
                    model.insert(number, ino);
                } else if op == 1 {
                    if let Some(fd) = table.get_mut(number) {
                        fd.kind = FdKind::Ipv4;
                    }
                } else {
                    prop_assert_eq!(table.remove(number), model.remove(&number).is_some());
                }
                prop_assert_eq!(table.len(), model.len());
                if ino % 2 == 0 {
                    table.traffic_was_no_news();
                }
                prop_assert!(!table.traffic_is_no_news() || table.iter().all(|(_, fd)| !awaits_traffic(fd)));
                for (n, ino) in &model {
                    prop_assert_eq!(table.get(*n).map(|f| f.ino), Some(*ino));
                }
            }
            let mut seen: Vec<_> = table.iter().map(|(n, f)| (n, f.ino)).collect();
            let mut want: Vec<_> = model.into_iter().collect();
            seen.sort_unstable();
            want.sort_unstable();
            prop_assert_eq!(seen, want);
        }
    }
}
