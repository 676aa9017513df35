// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What a reader sees of a ring.

use super::*;
use eyas_abi::ring::{N_DROPS_PF, PAGE};
use std::{boxed::Box, vec, vec::Vec};

#[repr(C, align(4096))]
struct Page([u8; PAGE]);

/// A ring of `size` bytes with memory of its own, and a reader's view.
struct Bench {
    ring: Box<Ring>,
    size: u32,
    memory: (*mut Page, *mut [u8]),
}

impl Drop for Bench {
    fn drop(&mut self) {
        // SAFETY: both come from `Box::into_raw`; the ring is not used any more.
        unsafe {
            drop(Box::from_raw(self.memory.0));
            drop(Box::from_raw(self.memory.1));
        }
    }
}

impl Bench {
    fn new(size: u32) -> Self {
        let memory = (Box::into_raw(Box::new(Page([0; PAGE]))), Box::into_raw(vec![0_u8; size as usize].into_boxed_slice()));
        let info = NonNull::new(memory.0.cast()).expect("from a box");
        let data = NonNull::new(memory.1.cast()).expect("from a box");
        // SAFETY: zeroed, aligned, used by this ring alone, freed after it.
        let ring = unsafe {
            let place = Box::into_raw(Box::new(core::mem::MaybeUninit::<Ring>::zeroed())).cast::<Ring>();
            Ring::place(NonNull::new(place).expect("from a box"), info, data, size);
            Box::from_raw(place)
        };
        Self { ring, size, memory }
    }
    /// Everything between tail and head; moves the tail.
    fn read(&self) -> Vec<u8> {
        let (head, tail) = (self.ring.info().head.load(Acquire), self.ring.info().tail.load(Relaxed));
        let n = used(head, tail, self.size).expect("offsets are inside");
        let out = (0..n)
            .map(|i| {
                let at = (tail + i) & (self.size - 1);
                // SAFETY: inside the data.
                unsafe { self.ring.data.as_ptr().add(at as usize).read() }
            })
            .collect();
        self.ring.info().tail.store(head, Relaxed);
        out
    }
    fn set_tail(&self, tail: u32) {
        self.ring.info().tail.store(tail, Relaxed);
    }
}

#[test]
fn records_come_out_as_they_went_in_across_the_end() {
    let b = Bench::new(64);
    for round in 0..100_u8 {
        let first = [round; 17];
        let second = [round ^ 0xff; 23];
        b.ring.push(&first).expect("room");
        b.ring.push(&second).expect("room");
        assert_eq!(b.read(), [&first[..], &second[..]].concat());
    }
}

#[test]
fn one_byte_is_never_used_and_a_full_ring_stays_as_it_is() {
    let b = Bench::new(64);
    assert_eq!(b.ring.push(&[1; 64]), Err(NoRoom::Full));
    b.ring.push(&[1; 63]).expect("all but one byte");
    assert_eq!(b.ring.push(&[2; 1]), Err(NoRoom::Full));
    assert_eq!(b.read(), [1; 63]);
    b.ring.push(&[3; 63]).expect("empty again");
    assert_eq!(b.read(), [3; 63]);
}

#[test]
fn a_tail_outside_the_ring_stops_the_producer_and_nothing_else() {
    let b = Bench::new(64);
    for bad in [64, 65, u32::MAX] {
        b.set_tail(bad);
        assert_eq!(b.ring.push(&[1; 8]), Err(NoRoom::BadTail));
        assert_eq!(b.ring.pending(), None);
    }
    b.set_tail(0);
    b.ring.push(&[1; 8]).expect("mended");
    assert_eq!(b.ring.pending(), Some(8));
}

#[test]
fn a_nested_record_lies_behind_the_outer_one_and_both_appear_at_once() {
    let b = Bench::new(64);
    b.ring
        .push_with(&[1; 10], |r| {
            r.push(&[2; 5]).expect("room");
            assert_eq!(r.info().head.load(Relaxed), 0, "the reader sees nothing of a record that has a gap before it");
        })
        .expect("room");
    assert_eq!(b.read(), [&[1; 10][..], &[2; 5][..]].concat());
}

#[test]
fn what_a_reader_scribbles_changes_no_offset_and_no_counter_of_ours() {
    let b = Bench::new(64);
    b.ring.push(&[1; 10]).expect("room");
    b.ring.offered();
    b.ring.info().head.store(7777, Relaxed);
    b.ring.info().counters.iter().for_each(|c| c.store(u64::MAX, Relaxed));
    b.ring.push(&[2; 10]).expect("room");
    b.ring.offered();
    assert_eq!(b.read(), [&[1; 10][..], &[2; 10][..]].concat());
    assert_eq!(b.ring.info().counters[N_EVTS].load(Relaxed), 2);
}

#[test]
fn losses_show_in_total_and_class() {
    let b = Bench::new(64);
    b.ring.lost(LossClass::Other);
    b.ring.lost(LossClass::ProcExit);
    b.ring.lost(LossClass::CloneForkExit);
    b.ring.count(N_DROPS_PF);
    b.ring.count_own(Own::BadTail);
    let shown: Vec<u64> = b.ring.info().counters.iter().map(|c| c.load(Relaxed)).collect();
    assert_eq!(shown, [0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
    assert_eq!(b.ring.ours().n_bad_tail.load(Relaxed), 1);
    b.ring.reset();
    assert!(b.ring.info().counters.iter().all(|c| c.load(Relaxed) == 0));
    assert_eq!(b.ring.ours().magic.load(Relaxed), OURS_MAGIC);
}

#[test]
fn random_traffic_keeps_order_and_loses_only_what_it_says() {
    let b = Bench::new(256);
    let mut seed = 0x1234_5678_u64;
    let mut rnd = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let (mut sent, mut got) = (Vec::new(), Vec::new());
    for i in 0..if cfg!(miri) { 300 } else { 10_000_u64 } {
        let record = vec![i.to_le_bytes()[0]; usize::try_from(rnd(90)).expect("small")];
        if b.ring.push(&record).is_ok() {
            sent.extend_from_slice(&record);
        }
        if rnd(4) == 0 {
            got.extend(b.read());
        }
    }
    got.extend(b.read());
    assert_eq!(sent, got);
}

/// Room that is asked for in one piece; with what must stay free it fits a ring of [`LARGE`].
const MOST: u32 = 1000;
const LARGE: u32 = 1 << 15;

#[test]
fn what_comes_in_between_moves_up_behind_a_record_that_was_written_in_its_place() {
    let b = Bench::new(LARGE);
    // Every place of the ring, so that the move crosses its end in every way; under Miri, which is slow, those round its end.
    let rounds = if cfg!(miri) { 200 } else { 40_000_u32 };
    if cfg!(miri) {
        b.ring.push(&vec![0; LARGE as usize - 1_200]).expect("room");
        b.read();
    }
    for round in 0..rounds {
        let mark = round.to_ne_bytes();
        let said = b.ring.in_place(MOST, |room| {
            assert_eq!(room.len(), MOST as usize);
            room[..4].copy_from_slice(&mark);
            b.ring.push(&[2; 5]).expect("room");
            fixed(&b.ring, [3; 3]).expect("room");
            assert!(b.ring.in_place(MOST, |_| (0, ())).is_none(), "one at a time");
            assert_eq!(b.ring.info().head.load(Relaxed), b.ring.info().tail.load(Relaxed), "nothing is shown yet");
            (4, round)
        });
        let expected = [&mark[..], &[2; 5], &[3; 3]].concat();
        match said {
            Some(said) => {
                assert_eq!(said, round);
                assert_eq!(b.read(), expected, "round {round}");
            }
            None => {
                let at = b.ring.reserved.load(Relaxed);
                assert!(LARGE - at < MOST, "at {at} there is room");
                b.ring.push(&expected).expect("room");
                assert_eq!(b.read(), expected);
            }
        }
    }
}

#[test]
fn a_record_in_its_place_needs_all_its_room_and_some_more() {
    let b = Bench::new(LARGE);
    let free = MOST + SPARE;
    b.ring.push(&vec![1; (LARGE - free) as usize]).expect("room");
    assert!(b.ring.in_place(MOST, |_| (0, ())).is_none(), "one byte is never used");
    b.set_tail(1);
    assert_eq!(b.ring.in_place(MOST, |_| (0, 7)), Some(7));
    b.set_tail(LARGE);
    assert!(b.ring.in_place(MOST, |_| (0, ())).is_none(), "a tail outside the ring");
    b.set_tail(1);
    assert_eq!(b.read().len(), (LARGE - free - 1) as usize, "a record that was given up leaves nothing");
}

/// As the hook does it: in its place, or copied.
fn fixed<const N: usize>(ring: &Ring, record: [u8; N]) -> Result<(), NoRoom> {
    ring.push_fixed::<N>(|out| *out = record).unwrap_or_else(|| ring.push(&record))
}

#[test]
fn a_record_of_fixed_length_comes_out_at_every_place() {
    let b = Bench::new(64);
    for round in 0..100_u8 {
        fixed(&b.ring, [round; 17]).expect("room");
        fixed(&b.ring, [!round; 17]).expect("room");
        assert_eq!(b.read(), [[round; 17], [!round; 17]].concat());
    }
    fixed(&b.ring, [1; 63]).expect("all but one byte");
    assert_eq!(fixed(&b.ring, [1]), Err(NoRoom::Full));
    b.set_tail(64);
    assert_eq!(fixed(&b.ring, [1]), Err(NoRoom::BadTail));
}
