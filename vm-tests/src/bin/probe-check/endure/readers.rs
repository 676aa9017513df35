// SPDX-License-Identifier: Apache-2.0
//! Readers that break the rules, or break off.

use eyas_abi::{ids, ioctl, ring};

use super::{
    Told,
    load::{self, Children},
    module::pause,
    reload::every_call,
};
use crate::{
    Outcome,
    expect::{ensure, same},
    reader::{Device, Map, Reader, ring_size},
    sys::{self, addr, addr_mut, call3},
};

/// Makes so many calls that leave an event each.
pub fn getpids(n: usize) {
    for _ in 0..n {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
}

/// Numbers that are the same in every run.
pub struct Numbers(u64);

impl Numbers {
    /// From this seed, not 0.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    /// One below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

/// A new reader gets what it asks for.
pub fn next_reader_works() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open afterwards: errno {e}"))?;
    same!(r.record(|| getpids(5)).1.len(), 5, "events of the next reader");
    Ok(())
}

/// A reader that writes anywhere into its info pages, beside one of another call that must not notice.
pub fn scribble(count: u64) -> Told {
    let victim = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open: errno {e}"))?;
    let worker = std::thread::spawn(move || {
        let r = Reader::wanting(&[libc::SYS_getppid]).unwrap();
        let mut n = Numbers::new(0x9e37_79b9_7f4a_7c15);
        for _ in 0..count {
            let d = &r.devices[n.below(r.devices.len() as u64) as usize];
            let at = if n.below(2) == 0 { 4 } else { 4 * n.below(1024) as usize };
            d.scribble(at, n.next() as u32);
            call3(libc::SYS_getppid, 0, 0, 0);
        }
    });
    let (mut sent, mut own) = (0, 0);
    while !worker.is_finished() {
        getpids(1);
        sent += 1;
        own += victim.drain().iter().filter(|s| s.kind() == ids::GENERIC_X && s.event().tid == sys::gettid()).count();
    }
    ensure!(worker.join().is_ok(), "the scribbler could not work");
    same!(victim.counter(ring::N_DROPS_BUFFER), 0, "losses of the other reader");
    same!(own, sent, "events of the other reader");
    drop(victim);
    // The module's own state was never what it wrote: a new reader in the same place works.
    next_reader_works()?;
    Ok(format!("a reader beside lost none of its {own} events"))
}

/// What a reader is doing when it is killed.
const DOINGS: [fn(u64) -> i32; 5] = [reading, opening, waiting, requesting, threads];

fn reading(_: u64) -> i32 {
    let Ok(r) = Reader::wanting(&every_call()) else { return 1 };
    loop {
        r.drain();
    }
}

fn opening(_: u64) -> i32 {
    loop {
        if Reader::wanting(&[libc::SYS_getpid]).is_err() {
            return 1;
        }
    }
}

fn waiting(_: u64) -> i32 {
    let Ok(r) = Reader::wanting(&every_call()) else { return 1 };
    let often = ioctl::Readiness { watermark: 1 << 16, max_age_ms: 1 };
    if r.ioctl(ioctl::SET_READINESS, addr(&often)).is_err() {
        return 2;
    }
    loop {
        let mut p = libc::pollfd { fd: r.devices[0].fd, events: libc::POLLIN, revents: 0 };
        call3(libc::SYS_poll, addr_mut(&mut p), 1, 1_000);
        r.devices.iter().for_each(|d| d.set_tail(d.head()));
    }
}

fn requesting(seed: u64) -> i32 {
    let mut n = Numbers::new(seed + 1);
    let Ok(r) = Reader::open() else { return 1 };
    let mut room = vec![0_u64; 8192];
    loop {
        strange_call(&r, &mut n, &mut room);
    }
}

fn threads(_: u64) -> i32 {
    let other = std::thread::spawn(|| reading(0));
    opening(0);
    other.join().unwrap_or(3)
}

/// So many readers are killed, two at a time, at any moment.
pub fn killed(count: u64) -> Told {
    let _load = load::start(2);
    let mut n = Numbers::new(0x1234_5678_9abc_def1);
    let mut done = 0;
    while done < count {
        let mut pair = Children(Vec::new());
        for _ in 0..2 {
            let (doing, seed) = (DOINGS[(done % DOINGS.len() as u64) as usize], n.next() >> 1);
            pair.start(move || doing(seed));
            done += 1;
        }
        pause(n.below(30));
        same!(pair.end(), [1009; 2], "ends of the readers, round {done}");
        if done % 50 == 0 {
            next_reader_works()?;
        }
    }
    next_reader_works()?;
    Ok(format!("while they read, opened, slept in `poll`, made requests, had threads; {} readers after them worked", count / 50 + 1))
}

/// One call that makes no sense.
fn strange_call(r: &Reader, n: &mut Numbers, room: &mut [u64]) {
    let odd = [0, 1, 8, 9, 127, 128, 511, 512, 65_000, 65_001, 1 << 31, 1 << 32, u64::MAX, u64::MAX - 7, 1 << 63, 1 << 47];
    let d = &r.devices[n.below(r.devices.len() as u64) as usize];
    let arg = match n.below(4) {
        0 => odd[n.below(odd.len() as u64) as usize],
        1 => n.below(600),
        2 => n.next(),
        // Room enough for anything that a request writes, with lengths of all kinds in it.
        _ => {
            (room[0], room[1]) = (n.next(), if n.below(2) == 0 { n.below(2000) } else { n.next() });
            addr_mut(&mut *room) as u64
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

/// So many random requests; now and then a mapping and an open besides.
pub fn fuzz(count: u64) -> Told {
    let r = Reader::open().map_err(|e| format!("open: errno {e}"))?;
    let mut n = Numbers::new(0x2545_f491_4f6c_dd1d);
    let mut room = vec![0_u64; 8192];
    for _ in 0..count {
        strange_call(&r, &mut n, &mut room);
    }
    drop(r);
    next_reader_works()?;
    Ok("a reader after them worked".to_owned())
}

/// `hold`: opens everything, asks for all system calls, and reads until it is killed.
pub fn hold(_: &[String]) -> Outcome {
    let r = Reader::wanting(&every_call()).map_err(|e| format!("open: errno {e}"))?;
    loop {
        r.devices.iter().for_each(|d| d.set_tail(d.head()));
        pause(1);
    }
}
