// SPDX-License-Identifier: Apache-2.0
//! A flood: children on every CPU make calls and count them themselves, one of them a process that the reader ignores, and the reader is too
//! slow. What was sent must be received, dropped or filtered, to the last event.

use std::sync::atomic::{
    AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};

use eyas_abi::{ids, ioctl, ring};

use crate::{
    Outcome,
    expect::{ensure, same},
    losses::{counters, moved},
    reader::{Device, Reader, Seen, ring_size, set_ring_size},
    sys::{self, addr, call, call3},
};

/// A call that each child makes in its turn. It fails at once.
struct Call {
    nr: i64,
    args: [usize; 4],
    /// The class that its loss is counted in; 0: in the total only.
    class: usize,
    /// Whether the reader wants it.
    wanted: bool,
    event: u16,
}

const CALLS: [Call; 5] = [
    Call { nr: libc::SYS_close, args: [usize::MAX, 0, 0, 0], class: 9, wanted: true, event: ids::SYSCALL_CLOSE_X },
    Call { nr: libc::SYS_openat2, args: [usize::MAX, 0, 0, 24], class: 6, wanted: true, event: ids::SYSCALL_OPENAT2_X },
    Call { nr: libc::SYS_unlink, args: [0; 4], class: 7, wanted: true, event: ids::SYSCALL_UNLINK_2_X },
    Call { nr: libc::SYS_getpgrp, args: [0; 4], class: 0, wanted: true, event: ids::GENERIC_X },
    Call { nr: libc::SYS_getppid, args: [0; 4], class: 0, wanted: false, event: ids::GENERIC_X },
];
/// The classes of [`CALLS`], by the names of their counters.
const CLASSES: [(&str, usize); 3] = [("open_exit", 6), ("dir_file_exit", 7), ("close_exit", 9)];
const MAX_CHILDREN: usize = 4;
/// How often each child makes all of the calls.
const ROUNDS: u64 = 6_000;

/// So many of each call.
type Counts = [u64; CALLS.len()];

/// Shared with the children: a start signal, and what each has sent by call.
#[repr(C)]
#[derive(Default)]
struct Sent {
    go: AtomicU32,
    calls: [[AtomicU64; CALLS.len()]; MAX_CHILDREN],
}

/// A page that children share.
fn shared() -> &'static Sent {
    let (prot, flags) = ((libc::PROT_READ | libc::PROT_WRITE) as usize, (libc::MAP_SHARED | libc::MAP_ANONYMOUS) as usize);
    let at = call(libc::SYS_mmap, [0, 4096, prot, flags, usize::MAX, 0]);
    assert!(at > 0, "a shared page: {at}");
    // SAFETY: a zeroed page of our own, never unmapped, larger than a `Sent`, of which zero bytes are a value; all fields are atomic.
    unsafe { &*std::ptr::with_exposed_provenance::<Sent>(at as usize) }
}

impl Sent {
    /// What a child does.
    fn send(&self, child: usize, cpu: u32) {
        sys::pin(cpu);
        let how = [0_u64; 3];
        while self.go.load(Acquire) == 0 {
            std::hint::spin_loop();
        }
        for _ in 0..ROUNDS {
            for (made, n) in CALLS.iter().zip(&self.calls[child]) {
                let [a, b, c, d] = made.args;
                let (a, b, c) = match made.nr {
                    libc::SYS_openat2 => (a, addr("no/such\0"), addr(&how)),
                    libc::SYS_unlink => (addr("/no/such\0"), b, c),
                    _ => (a, b, c),
                };
                call(made.nr, [a, b, c, d, 0, 0]);
                n.fetch_add(1, Relaxed);
            }
        }
    }

    /// What a child has sent.
    fn told(&self, child: usize) -> Counts {
        std::array::from_fn(|what| self.calls[child][what].load(Relaxed))
    }
}

/// The children and who reads of them.
struct Flood {
    r: Reader,
    sent: &'static Sent,
    /// The CPU of each child: one on each CPU, and a last one on the first, which is ignored.
    places: Vec<u32>,
    children: Vec<i64>,
    /// Counters of each device before the start.
    before: Vec<Vec<u64>>,
    received: [Counts; MAX_CHILDREN],
}

impl Flood {
    /// Children that wait for the start signal, and small rings.
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let old = ring_size();
        set_ring_size(65536)?;
        let wanted: Vec<i64> = CALLS.iter().filter(|c| c.wanted).map(|c| c.nr).collect();
        let r = Reader::wanting(&wanted).map_err(|e| format!("open: {e}"))?;
        set_ring_size(old)?;
        let sent = shared();
        let places: Vec<u32> = r.devices.iter().map(|d| d.cpu).take(MAX_CHILDREN - 1).chain([r.devices[0].cpu]).collect();
        let child = |(n, cpu): (usize, &u32)| {
            // SAFETY: the checks run on one thread; the child makes system calls only and leaves by _exit.
            let pid = unsafe { libc::fork() };
            if pid == 0 {
                sent.send(n, *cpu);
                // SAFETY: ends the child without running what its parent registered.
                unsafe { libc::_exit(0) }
            }
            i64::from(pid)
        };
        let children: Vec<i64> = places.iter().enumerate().map(child).collect();
        let mut flood = Self { r, sent, places, children, before: Vec::new(), received: [[0; CALLS.len()]; MAX_CHILDREN] };
        flood.r.ioctl(ioctl::SET_IGNORED_PID, flood.children[flood.ignored()] as usize).map_err(|e| format!("ignored pid: {e}"))?;
        flood.r.drain();
        flood.before = flood.r.devices.iter().map(counters).collect();
        Ok(flood)
    }

    fn ignored(&self) -> usize {
        self.children.len() - 1
    }

    /// The devices of CPUs that have a child, with what they had counted before.
    fn devices(&self) -> impl Iterator<Item = (&Device, &Vec<u64>)> {
        self.r.devices.iter().zip(&self.before).take(MAX_CHILDREN - 1)
    }

    /// Takes what is there; how many events are of nobody here.
    fn take(&mut self) -> u64 {
        let mut others = 0;
        for s in self.r.drain() {
            let child = self.children.iter().position(|c| *c == s.event().tid as i64);
            match child.zip(what(&s)) {
                Some((child, what)) => self.received[child][what] += 1,
                None => others += 1,
            }
        }
        others
    }

    /// A slow reader: begins once every ring has overflowed, however fast the machine is, and is slow to come back.
    fn run(&mut self) -> Outcome {
        let pause = || call3(libc::SYS_nanosleep, addr(&[0_u64, 5_000_000]), 0, 0);
        self.sent.go.store(1, Release);
        for _ in 0..4_000 {
            if self.devices().all(|(d, before)| counters(d)[ring::N_DROPS_BUFFER] > before[ring::N_DROPS_BUFFER]) {
                break;
            }
            pause();
        }
        let (mut left, mut others) = (self.children.clone(), 0);
        while !left.is_empty() {
            let mut status = 0_i32;
            let done = call(libc::SYS_wait4, [usize::MAX, sys::addr_mut(&mut status), 1, 0, 0, 0]);
            left.retain(|p| *p != done);
            others += self.take();
            pause();
        }
        others += self.take();
        same!(others, 0, "events of others, which would blur the sums");
        same!(self.received[self.ignored()], [0; CALLS.len()], "events of the ignored process");
        Ok(())
    }

    /// Holds one CPU's counters against what its child sent; what was dropped and what filtered there.
    fn balance(&self, n: usize, d: &Device, before: &[u64]) -> Result<(u64, u64), Box<dyn std::error::Error>> {
        let now = counters(d);
        let step = |i: usize| now[i] - before[i];
        let of_class = |class: usize| step(ring::N_DROPS_CLASS + class);
        let (dropped, told) = (step(ring::N_DROPS_BUFFER), self.sent.told(n));
        let of_no_class = dropped - CLASSES.iter().map(|c| of_class(c.1)).sum::<u64>();
        for (what, made) in CALLS.iter().enumerate() {
            let lost = match made {
                Call { wanted: false, .. } => told[what],
                Call { class: 0, .. } => of_no_class,
                Call { class, .. } => of_class(*class),
            };
            same!(self.received[n][what] + lost, told[what], "call {} on CPU {}: received and lost, against sent", made.nr, d.cpu);
        }
        let ignored = self.ignored();
        let own = if d.cpu == self.places[ignored] { wanted(&self.sent.told(ignored)) } else { 0 };
        let offered = self.received[n].iter().sum::<u64>() + dropped;
        let mut want = vec![("events", offered), ("no room", dropped)];
        want.extend(CLASSES.map(|(name, class)| (name, of_class(class))));
        want.push(("own", own));
        want.retain(|(_, n)| *n != 0);
        same!(moved(before, &now), want, "counters moved on CPU {}", d.cpu);
        Ok((dropped, own))
    }
}

/// Which of [`CALLS`] an event tells of. Of the generic ones only one is wanted.
fn what(s: &Seen) -> Option<usize> {
    CALLS.iter().position(|c| c.event == s.kind())
}

/// How many of these calls the reader wants.
fn wanted(told: &Counts) -> u64 {
    CALLS.iter().zip(told).filter(|(c, _)| c.wanted).map(|(_, n)| n).sum()
}

pub fn is_accounted() -> Outcome {
    let mut flood = Flood::new()?;
    flood.run()?;
    let (mut dropped, mut filtered, mut all) = (0, 0, 0);
    for (n, (d, before)) in flood.devices().enumerate() {
        let (lost, own) = flood.balance(n, d, before)?;
        dropped += lost;
        filtered += own;
    }
    for child in 0..flood.children.len() {
        let told = flood.sent.told(child);
        let sent: u64 = told.iter().sum();
        all += sent;
        filtered += sent - wanted(&told);
    }
    let received: u64 = flood.received.iter().flatten().sum();
    ensure!(dropped > 0 && received > 0, "the flood was too small to fill the rings");
    same!(received + dropped + filtered, all, "received, dropped and filtered, against sent");
    println!("        sent {all}, received {received}, dropped {dropped}, filtered {filtered}");
    Ok(())
}

/// `flood COUNT [CPU]`: makes calls that fail, for scripts.
pub fn command(args: &[String]) -> Outcome {
    let count: u64 = args.first().ok_or("how many?")?.parse()?;
    if let Some(cpu) = args.get(1) {
        sys::pin(cpu.parse()?);
    }
    for _ in 0..count {
        call3(libc::SYS_close, usize::MAX, 0, 0);
        call3(libc::SYS_getppid, 0, 0, 0);
        call(libc::SYS_openat, [usize::MAX - 99, addr("/no/such\0"), 0, 0, 0, 0]);
    }
    Ok(())
}
