// SPDX-License-Identifier: Apache-2.0
//! Readers that break the rules, or break off.

use eyas_abi::{ids, ioctl, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Device, Map, Reader, ring_size},
    sys::{self, addr_mut, call3},
};

pub const CHECKS: &[Check] = &[
    ("a reader that scribbles over its info page harms only itself", scribbler),
    ("a killed reader leaves nothing behind", killed),
    ("requests, mappings and opens without meaning", || fuzz(&[])),
];

fn getpids(n: usize) {
    for _ in 0..n {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

fn scribbler() -> Outcome {
    let victim = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open: {e}"))?;
    let worker = std::thread::spawn(|| {
        let r = Reader::wanting(&[libc::SYS_getpid]).unwrap();
        let mut n = Numbers(0x9e37_79b9_7f4a_7c15);
        for _ in 0..2000 {
            let d = &r.devices[n.below(r.devices.len() as u64) as usize];
            let at = if n.below(2) == 0 { 4 } else { 4 * n.below(1024) as usize };
            d.scribble(at, n.next() as u32);
            getpids(1);
        }
    });
    let mut own = 0;
    while !worker.is_finished() {
        getpids(1);
        own += victim.drain().iter().filter(|s| s.kind() == ids::GENERIC_X && s.event().tid == sys::gettid()).count();
    }
    ensure!(worker.join().is_ok(), "the scribbler could not work");
    ensure!(own > 0, "the other reader got nothing");
    same!(victim.counter(ring::N_DROPS_BUFFER), 0, "losses of the other reader");
    // Its module-side state was never what it wrote: a new consumer in the same place works.
    drop(victim);
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open again: {e}"))?;
    same!(r.record(|| getpids(5)).1.len(), 5, "events of the next reader");
    Ok(())
}

fn killed() -> Outcome {
    for _ in 0..20 {
        let pid = sys::in_child(|| {
            let Ok(r) = Reader::wanting(&[libc::SYS_getpid, libc::SYS_close]) else { return 1 };
            getpids(10);
            if r.drain().len() < 10 {
                return 2;
            }
            call3(libc::SYS_kill, sys::getpid() as usize, 9, 0);
            3
        });
        same!(pid, 1009, "end of the reader");
    }
    // All places are free again.
    let r = Reader::open().map_err(|e| format!("open: {e}"))?;
    same!(r.record(|| getpids(3)).1.len(), 0, "events of a reader that wants nothing");
    Ok(())
}

/// `fuzz [CALLS]`: random requests, mappings and opens.
pub fn fuzz(args: &[String]) -> Outcome {
    let calls: u64 = args.first().map_or(Ok(20_000), |n| n.parse())?;
    let r = Reader::open().map_err(|e| format!("open: {e}"))?;
    let mut n = Numbers(0x2545_f491_4f6c_dd1d);
    let mut room = vec![0_u64; 8192];
    let odd = [0, 1, 8, 9, 127, 128, 511, 512, 65_000, 65_001, 1 << 31, 1 << 32, u64::MAX, u64::MAX - 7, 1 << 63, 1 << 47];
    for _ in 0..calls {
        let d = &r.devices[n.below(r.devices.len() as u64) as usize];
        let arg = match n.below(4) {
            0 => odd[n.below(odd.len() as u64) as usize],
            1 => n.below(600),
            2 => n.next(),
            // Room enough for anything that a request writes, with lengths of all kinds in it.
            _ => {
                (room[0], room[1]) = (n.next(), if n.below(2) == 0 { n.below(2000) } else { n.next() });
                addr_mut(&mut room[..]) as u64
            }
        };
        let cmd = match n.below(8) {
            0 => n.next() as u32,
            1 => [ioctl::GET_FEATURES, ioctl::SET_READINESS, ioctl::SET_IGNORED_PID][n.below(3) as usize],
            2 => (n.next() as u32) << 16 | 0x7300 | n.below(40) as u32,
            _ => ioctl::shared(n.below(40) as u32),
        };
        let _ = d.ioctl(cmd, arg as usize);
        if n.below(50) == 0 {
            let m = Map {
                len: if n.below(2) == 0 { n.below(4 * ring_size() as u64) as usize } else { 2 * ring_size() },
                prot: n.below(4) as i32,
                flags: 1 + n.below(2) as i32,
                offset: (n.below(3) * 4096) as usize,
            };
            if let Ok(at) = d.mmap(m) {
                call3(libc::SYS_munmap, at, m.len, 0);
            }
            let _ = Device::open(n.below(4) as u32).map(drop);
        }
        if n.below(20) == 0 {
            r.devices.iter().for_each(|d| d.set_tail(d.head()));
        }
    }
    drop(r);
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open afterwards: {e}"))?;
    same!(r.record(|| getpids(5)).1.len(), 5, "events afterwards");
    Ok(())
}

/// `hold`: opens everything, asks for all system calls, and reads until it is killed.
pub fn hold(_: &[String]) -> Outcome {
    let all: Vec<i64> = (0..512).collect();
    let r = Reader::wanting(&all).map_err(|e| format!("open: {e}"))?;
    loop {
        r.devices.iter().for_each(|d| d.set_tail(d.head()));
        call3(libc::SYS_nanosleep, sys::addr(&[0_u64, 1_000_000]), 0, 0);
    }
}
