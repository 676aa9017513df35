// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The ring under the model checker: one producer with nested events, one reader, eight bytes. Every interleaving is tried, with every value
//! that a load may return. `cargo test -p eyas-probe --features loom ring::model`

extern crate std;

use super::*;
use crate::sync::model::Byte;
use loom::{sync::Arc, thread};
use std::{boxed::Box, vec, vec::Vec};

const SIZE: u32 = 8;

/// The shared page, as [`Ring`] addresses it.
#[repr(C)]
struct Page {
    info: RingInfo,
    rest: [u8; OURS_AT - core::mem::size_of::<RingInfo>()],
    ours: Ours,
}

struct Bench {
    ring: Ring,
    page: Box<Page>,
    data: Box<[Byte]>,
}

// SAFETY: `Ring` is shared between threads by its own rules, the rest are atomics and watched bytes.
unsafe impl Sync for Bench {}
// SAFETY: as above.
unsafe impl Send for Bench {}

impl Bench {
    fn new() -> Arc<Self> {
        let page =
            Box::new(Page { info: RingInfo::default(), rest: [0; OURS_AT - core::mem::size_of::<RingInfo>()], ours: Ours::default() });
        let data: Box<[Byte]> = (0..SIZE).map(|_| Byte::default()).collect();
        let ring = Ring::modelled(NonNull::from(&*page).cast(), NonNull::from(&data[0]).cast(), SIZE);
        Arc::new(Self { ring, page, data })
    }

    /// What a reader does: head, bytes, tail.
    fn read(&self, out: &mut Vec<u8>) {
        let (head, tail) = (self.page.info.head.load(Acquire), self.page.info.tail.load(Relaxed));
        let n = used(head, tail, SIZE).expect("offsets are inside");
        out.extend((0..n).map(|i| self.data[((tail + i) % SIZE) as usize].get()));
        self.page.info.tail.store(head, Release);
    }
}

/// Splits into records, each of as many bytes as it says.
fn records(mut bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    while let Some(first) = bytes.first().copied() {
        let len = usize::from(first & 7);
        let record = bytes.get(..len).expect("a whole record");
        assert!(record.iter().all(|b| *b == first), "torn: {record:?}");
        all.push(first);
        bytes = &bytes[len..];
    }
    all
}

/// A record of `len` bytes, all alike, that tells its number and length.
fn record(number: u8, len: u8) -> Vec<u8> {
    vec![number << 3 | len; len.into()]
}

/// `push` runs beside a reader that looks twice; what it sent is what arrived, whole and in order.
fn check(push: impl Fn(&Ring, &mut Vec<u8>) + Send + Sync + Copy + 'static) {
    loom::model(move || {
        let b = Bench::new();
        let there = b.clone();
        let producer = thread::spawn(move || {
            let mut sent = Vec::new();
            push(&there.ring, &mut sent);
            sent
        });
        let mut bytes = Vec::new();
        for _ in 0..2 {
            b.read(&mut bytes);
            records(&bytes);
        }
        let sent = producer.join().expect("the producer ends");
        b.read(&mut bytes);
        assert_eq!(records(&bytes), sent);
        assert_eq!(b.ring.pending(), Some(0));
    });
}

/// Sends a record if there is room.
fn send(ring: &Ring, sent: &mut Vec<u8>, number: u8, len: u8) {
    match ring.push(&record(number, len)) {
        Ok(()) => sent.push(number << 3 | len),
        Err(e) => assert_eq!(e, NoRoom::Full),
    }
}

#[test]
fn records_that_wrap_arrive_whole() {
    check(|ring, sent| {
        for number in 1..4 {
            send(ring, sent, number, 3);
        }
    });
}

#[test]
fn a_full_ring_loses_whole_records() {
    check(|ring, sent| {
        send(ring, sent, 1, 7);
        send(ring, sent, 2, 1);
        send(ring, sent, 3, 7);
    });
}

#[test]
fn nested_records_arrive_behind_the_outer_one() {
    check(|ring, sent| {
        let mut inner = Vec::new();
        for number in [1, 3] {
            let (outer, inner) = (record(number, 3), &mut inner);
            if ring.push_with(&outer, |ring| send(ring, inner, number + 1, 2)).is_ok() {
                sent.push(number << 3 | 3);
            }
            sent.append(inner);
        }
    });
}
