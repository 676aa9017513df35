// SPDX-License-Identifier: Apache-2.0
//! What the merge costs: `merge RINGS EVENTS`. So many events of one length lie in so many rings in memory, from CPUs that took turns by a fixed
//! pseudo-random order; they are read out by time. `benches/merge` counts the instructions inside [`read`].

use std::cell::Cell;
use std::error::Error;

use eyas_schema::{build::EventBuilder, ids};
use eyas_source::kmod::{
    clock::{Clock, Moment},
    merge::{Merge, Settings},
    ring::Ring,
};

/// Time of the first event.
const T0: u64 = 1_000_000_000_000;

/// A ring in memory, mapped twice as the module's.
struct MemoryRing {
    data: Vec<u8>,
    size: u32,
    head: u32,
    tail: Cell<u32>,
}

impl MemoryRing {
    fn new(events: &[Vec<u8>]) -> Result<Self, Box<dyn Error>> {
        let bytes = events.concat();
        let head = u32::try_from(bytes.len())?;
        let size = head.saturating_add(1).next_power_of_two();
        let mut data = bytes;
        data.resize(size as usize, 0);
        data.extend_from_within(..);
        Ok(Self { data, size, head, tail: Cell::new(0) })
    }
}

impl Ring for MemoryRing {
    fn size(&self) -> u32 {
        self.size
    }
    fn head(&self) -> u32 {
        self.head
    }
    fn tail(&self) -> u32 {
        self.tail.get()
    }
    fn set_tail(&self, tail: u32) {
        self.tail.set(tail);
    }
    fn bytes(&self, at: u32, len: u32) -> &[u8] {
        self.data.get(at as usize..at as usize + len as usize).unwrap_or(&[])
    }
}

/// A clock that stands still, after all events.
struct Still(u64);

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment { real: self.0, mono: 1 }
    }
}

/// Reads all; a sum over what was read, so that nothing is left out.
#[inline(never)]
fn read(merge: &mut Merge<MemoryRing>, clock: &Still) -> u64 {
    let mut sum = 0_u64;
    merge.refill(clock);
    while merge.advance() {
        if let Some((cpu, event)) = merge.current() {
            sum = sum.wrapping_mul(31).wrapping_add(event.ts ^ u64::from(cpu));
        }
    }
    sum
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let mut number = || -> Result<u64, Box<dyn Error>> { Ok(args.next().ok_or("usage: merge RINGS EVENTS")?.parse()?) };
    let (rings, events) = (number()?, number()?);
    if rings == 0 || rings > u64::from(u16::MAX) || events == 0 {
        return Err("usage: merge RINGS EVENTS, both more than 0, rings at most 65535".into());
    }
    let mut all: Vec<Vec<Vec<u8>>> = vec![Vec::new(); usize::try_from(rings)?];
    let mut state = 1_u64;
    for i in 0..events {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let ring = all.get_mut(usize::try_from((state >> 33) % rings)?).ok_or("no such ring")?;
        ring.push(EventBuilder::new(ids::SYSCALL_CLOSE_X).ts(T0 + i).tid(1).i64(0).i64(3).build());
    }
    let made = all.iter().zip(0..).map(|(events, cpu)| Ok((cpu, MemoryRing::new(events)?))).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let mut merge = Merge::new(made, Settings::default());
    let sum = read(&mut merge, &Still(T0 + events + 1_000_000_000));
    let counts = merge.counts();
    if counts.delivered != events || counts.inversions != 0 {
        return Err(format!("{} of {events} events came, {} not in order", counts.delivered, counts.inversions).into());
    }
    println!("{} events, sum {sum:016x}", counts.delivered);
    Ok(())
}
