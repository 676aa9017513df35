// SPDX-License-Identifier: Apache-2.0
//! CPUs that go and come. `HOTPLUG_CPU` names the CPU to do it with (1 when unset).

use eyas_abi::{ids, ioctl, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Device, Reader, ring_size},
    sys::{self, addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("a reader that asks for it gets the ring of a CPU that comes, and goes on", late_ring),
    ("a reader that does not ask is told of the CPU, besides its events", peer_is_told),
];

/// Calls that each burst makes.
const BURST: u64 = 500;

pub fn cpu() -> u32 {
    std::env::var("HOTPLUG_CPU").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Takes the CPU away or brings it.
pub fn set_online(on: bool) -> Outcome {
    let path = format!("/sys/devices/system/cpu/cpu{}/online", cpu());
    let is = std::fs::read_to_string(&path)?.trim() == "1";
    if is != on {
        std::fs::write(&path, if on { "1" } else { "0" }).map_err(|e| format!("{path}: {e}"))?;
    }
    Ok(())
}

/// A child on this CPU that makes `BURST` calls of each of two kinds; it has ended when this returns.
pub fn burst(cpu: u32) -> u64 {
    let status = sys::in_child(|| {
        sys::pin(cpu);
        for _ in 0..BURST {
            call3(libc::SYS_getpgrp, 0, 0, 0);
            call(libc::SYS_openat2, [usize::MAX, addr("no/such\0"), addr(&[0_u64; 3]), 24, 0, 0]);
        }
        0
    });
    assert!(status == 0, "a child ended with {status}");
    2 * BURST
}

const WANTED: [i64; 2] = [libc::SYS_getpgrp, libc::SYS_openat2];

fn no_ring(r: &Reader) -> Result<u64, String> {
    let mut n = 0_u64;
    r.ioctl(ioctl::GET_NO_RING, addr_mut(&mut n)).map_err(|e| format!("events without a ring: {e}"))?;
    Ok(n)
}

/// Whether `poll` tells of a new ring within so many ms.
pub fn told(r: &Reader, ms: usize) -> bool {
    let mut p = libc::pollfd { fd: r.devices[0].fd, events: libc::POLLPRI, revents: 0 };
    call3(libc::SYS_poll, addr_mut(&mut p), 1, ms);
    p.revents & libc::POLLPRI != 0
}

fn late_ring() -> Outcome {
    let cpu = cpu();
    sys::pin(0);
    set_online(false)?;
    let mut r = Reader::wanting(&WANTED).map_err(|e| format!("open: {e}"))?;
    same!(Device::open(cpu).err(), Some(libc::ENODEV), "the device of a CPU that is not there");
    let slow = ioctl::Readiness { watermark: 1 << 16, max_age_ms: 10_000 };
    r.ioctl(ioctl::SET_READINESS, addr(&slow)).map_err(|e| format!("readiness: {e}"))?;
    same!(r.ioctl(ioctl::SET_LATE_CPUS, 2), Err(libc::EINVAL), "late CPUs, neither on nor off");
    r.ioctl(ioctl::SET_LATE_CPUS, 1).map_err(|e| format!("late CPUs: {e}"))?;
    ensure!(!told(&r, 0), "a new ring is told before there is one");
    set_online(true)?;
    ensure!(told(&r, 30_000), "no new ring is told");
    let before = no_ring(&r)?;
    let sent = burst(cpu);
    same!(no_ring(&r)? - before, sent, "events that were counted before the ring was open");
    let mut late = Device::open(cpu).map_err(|e| format!("open of the new device: {e}"))?;
    late.map(ring_size()).map_err(|e| format!("mapping the new ring: {e}"))?;
    ensure!(!told(&r, 0), "the ring is told although it is open");
    let lost = no_ring(&r)?;
    // Settings are as they were; and so they stay when the CPU goes and comes again.
    for round in 0..2 {
        let was = late.counter(ring::N_EVTS);
        let sent = burst(cpu);
        let seen = late.drain().len() as u64;
        same!((late.counter(ring::N_EVTS) - was, seen), (sent, sent), "events on the new CPU, round {round}: offered and received");
        same!(late.counter(ring::N_DROPS_BUFFER) + late.counter(ring::N_DROPS_PF), 0, "losses");
        set_online(false)?;
        set_online(true)?;
        ensure!(!told(&r, 0), "the ring is told again");
    }
    same!(no_ring(&r)?, lost, "events without a ring, afterwards");
    same!(r.drain().iter().filter(|s| s.kind() == ids::CPU_HOTPLUG_E).count(), 0, "events that tell of the CPU");
    r.devices.push(late);
    Ok(())
}

fn peer_is_told() -> Outcome {
    let cpu = cpu();
    sys::pin(0);
    set_online(false)?;
    let r = Reader::wanting(&WANTED).map_err(|e| format!("open: {e}"))?;
    set_online(true)?;
    let first = &r.devices[0];
    let mut seen = Vec::new();
    // It is told by a worker of the kernel, some time after.
    for _ in 0..3_000 {
        seen.extend(first.drain());
        if seen.iter().any(|s| s.kind() == ids::CPU_HOTPLUG_E) {
            break;
        }
        call3(libc::SYS_nanosleep, addr(&[0_u64, 10_000_000]), 0, 0);
    }
    let sent = burst(0);
    seen.extend(first.drain());
    let hotplug: Vec<_> = seen.iter().filter(|s| s.kind() == ids::CPU_HOTPLUG_E).map(|s| (s.int("cpu"), s.int("action"))).collect();
    same!(hotplug, [(i64::from(cpu), 0)], "events that tell of the CPU");
    same!(seen.len() as u64 - 1, sent, "other events");
    let before = no_ring(&r)?;
    let sent = burst(cpu);
    same!(no_ring(&r)? - before, sent, "events without a ring");
    same!(Device::open(cpu).err(), Some(libc::ENODEV), "the device of the new CPU");
    let next = first.drain();
    same!(next.len(), 0, "events on the first CPU meanwhile");
    Ok(())
}
