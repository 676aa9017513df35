// SPDX-License-Identifier: Apache-2.0
//! What an event costs while several CPUs make events at once, in instructions of the whole machine: under QEMU's `-icount shift=0` a tick of the
//! time-stamp counter is an instruction of any CPU. `benches/probe-scaling` boots such machines.

use std::{hint::spin_loop, sync::Barrier};

use eyas_abi::ring::N_DROPS_BUFFER;

use crate::{
    Outcome,
    cost::ticks,
    reader::Reader,
    sys::{addr, addr_mut, call3, pin},
};

/// Calls of each CPU in a round: the start and end of a round are nothing beside them, and all rounds fit a ring.
const CALLS: u64 = 5_000;
const ROUNDS: usize = 7;

/// A call, by what is printed; its argument is a descriptor that can be read.
type Loop = (&'static str, fn(usize));
const LOOPS: [Loop; 3] = [
    ("getpid", |_| {
        call3(libc::SYS_getpid, 0, 0, 0);
    }),
    ("read of 64 B", |fd| {
        let mut buf = [0_u8; 64];
        call3(libc::SYS_read, fd, addr_mut(&mut buf), 64);
    }),
    // Opening files, and names that are not there, leave memory to be freed later, which the kernel does in turns of its own.
    ("chdir", |_| {
        call3(libc::SYS_chdir, addr("/etc\0"), 0, 0);
    }),
];

/// Instructions that a call takes while so many CPUs make it: the median of the rounds.
fn together(cpus: u32, fd: usize, act: fn(usize)) -> f64 {
    // Who waits sleeps, so that no instruction is spent on waiting.
    let barrier = Barrier::new(cpus as usize);
    let barrier = &barrier;
    let times: Vec<Vec<(u64, u64)>> = std::thread::scope(|s| {
        let threads = (0..cpus).map(|cpu| {
            s.spawn(move || {
                pin(cpu);
                let round = |_| {
                    barrier.wait();
                    let start = ticks();
                    for _ in 0..CALLS {
                        act(fd);
                        // QEMU goes on with the next CPU here, so that the CPUs make their calls in turns.
                        spin_loop();
                    }
                    (start, ticks())
                };
                (0..ROUNDS).map(round).collect()
            })
        });
        let threads: Vec<_> = threads.collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let round = |n: usize| times.iter().map(|t| t[n].1).max().unwrap_or(0) - times.iter().map(|t| t[n].0).min().unwrap_or(0);
    let mut all: Vec<u64> = (0..ROUNDS).map(round).collect();
    all.sort_unstable();
    all[ROUNDS / 2] as f64 / (CALLS * u64::from(cpus)) as f64
}

/// `scale CPUS`: each loop on so many CPUs at once, without a reader and with one of all calls.
pub fn scale(args: &[String]) -> Outcome {
    let [cpus] = args else { return Err("scale CPUS".into()) };
    let cpus: u32 = cpus.parse()?;
    let zero = call3(libc::SYS_open, addr("/dev/zero\0"), 0, 0) as usize;
    for (what, act) in LOOPS {
        let without = together(cpus, zero, act);
        let all: Vec<i64> = (0..512).collect();
        let reader = Reader::wanting(&all).map_err(|e| format!("open: errno {e}"))?;
        let with = together(cpus, zero, act);
        let lost = reader.counter(N_DROPS_BUFFER);
        if lost != 0 {
            return Err(format!("{lost} events were dropped: the figures are no good").into());
        }
        println!("SCALE\t{cpus}\t{what}\t{without:.1}\t{with:.1}");
    }
    Ok(())
}
