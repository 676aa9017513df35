// SPDX-License-Identifier: Apache-2.0
//! What a consumer's settings do to what it gets.

use std::sync::mpsc;

use eyas_abi::{ids, ioctl, ring};

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Device, Reader, Seen, ring_size, set_ring_size},
    sys::{self, addr, call3},
};

pub const CHECKS: &[Check] = &[
    ("a new consumer gets nothing, a wanted call arrives, an unwanted one does not", masks),
    ("the info page counts and its head moves by the records' lengths", info_page),
    ("the snap length bounds data", snaplen),
    ("dropping mode drops, passes what it must, marks its edges", dropping),
    ("a refused ratio leaves dropping mode on", refused_ratio),
    ("failed calls can be left out", drop_failed),
    ("an open resets settings and counters, not tracepoints", open_resets),
    ("two consumers have masks, settings and rings of their own", two_consumers),
    ("a tracepoint that no consumer wants any more is counted no more", hits),
    ("records that cross the end of the ring are whole", wrap),
    ("own events can be left out, and are counted", own_events),
    ("poll sleeps until an event is old enough or the watermark is reached", poll),
];

fn getpids(n: usize) {
    for _ in 0..n {
        call3(libc::SYS_getpid, 0, 0, 0);
    }
}
fn native(seen: &[Seen]) -> Vec<i64> {
    seen.iter().filter(|s| s.kind() == ids::GENERIC_X).map(|s| s.int("nativeID")).collect()
}
fn err(what: &'static str) -> impl Fn(i32) -> String {
    move |e| format!("{what}: errno {e}")
}

fn masks() -> Outcome {
    let r = Reader::open().map_err(err("open"))?;
    same!(r.record(|| getpids(3)).1.len(), 0, "events of a new consumer");
    r.ioctl(ioctl::ENABLE_TP, ioctl::tp::SYS_EXIT as usize).map_err(err("sys_exit"))?;
    same!(r.record(|| getpids(3)).1.len(), 0, "events without a system call");
    r.ioctl(ioctl::ENABLE_SYSCALL, libc::SYS_getpid as usize).map_err(err("getpid"))?;
    let (_, seen) = r.record(|| {
        getpids(3);
        call3(libc::SYS_getppid, 0, 0, 0);
    });
    same!(native(&seen), [39, 39, 39], "system calls that arrived");
    same!(seen[0].int("ID"), i64::from(eyas_schema::sc_code("getpid").unwrap()), "code of getpid");
    r.ioctl(ioctl::DISABLE_SYSCALL, libc::SYS_getpid as usize).map_err(err("no getpid"))?;
    same!(r.record(|| getpids(3)).1.len(), 0, "events of a disabled call");
    r.ioctl(ioctl::ENABLE_SYSCALL, libc::SYS_getpid as usize).map_err(err("getpid"))?;
    r.ioctl(ioctl::DISABLE_TP, ioctl::tp::SYS_EXIT as usize).map_err(err("no sys_exit"))?;
    same!(r.record(|| getpids(3)).1.len(), 0, "events of a disabled tracepoint");
    Ok(())
}

fn info_page() -> Outcome {
    let cpu = 0;
    sys::pin(cpu);
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(err("open"))?;
    let d = &r.devices[0];
    same!((d.head(), d.tail(), d.counter(ring::N_EVTS)), (0, 0, 0), "head, tail and events of a new ring");
    getpids(10);
    let (evts, head) = (d.counter(ring::N_EVTS), d.head());
    ensure!(evts >= 10, "{evts} events were counted");
    // Header 26, two cells of 2, two numbers of 2.
    same!(u64::from(head), evts * 34, "head after {evts} generic events");
    let seen = d.drain();
    same!(seen.len() as u64, evts, "events in the ring");
    same!(d.tail(), d.head(), "tail after reading");
    ensure!(seen.windows(2).all(|w| w[0].event().ts <= w[1].event().ts), "time runs backwards in a ring");
    ensure!(seen.iter().all(|s| s.event().ts > 1 << 60), "time stamps are no wall clock");
    for i in 1..ring::COUNTERS {
        same!(d.counter(i), 0, "counter {i}");
    }
    Ok(())
}

fn snaplen() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_write]).map_err(err("open"))?;
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let data: Vec<u8> = (0..65_000_u32).map(|n| (n % 251) as u8).collect();
    for (set, want) in [(None, 80), (Some(10), 10), (Some(0), 0), (Some(4096), 4096), (Some(50_000), 50_000)] {
        if let Some(n) = set {
            r.ioctl(ioctl::SET_SNAPLEN, n).map_err(err("snap length"))?;
        }
        let (_, seen) = r.record(|| call3(libc::SYS_write, null, addr(&data[..]), data.len()));
        same!(seen.len(), 1, "events of one write");
        same!(seen[0].param("data").len(), want, "bytes recorded with snap length {set:?}");
        ensure!(seen[0].param("data") == &data[..want], "other bytes were recorded than were written");
        same!((seen[0].int("size"), seen[0].int("res")), (65_000, 65_000), "size and result");
    }
    call3(libc::SYS_close, null, 0, 0);
    Ok(())
}

fn dropping() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_getpid, libc::SYS_read, libc::SYS_close]).map_err(err("open"))?;
    r.ioctl(ioctl::ENABLE_DROPPING_MODE, 4).map_err(err("ratio 4"))?;
    let zero = call3(libc::SYS_open, addr("/dev/zero\0"), 0, 0) as usize;
    let mut byte = 0_u8;
    let mut all = Vec::new();
    // Some rounds through a second's open and closed parts: until both edges were seen.
    for _ in 0..2_000_000 {
        call3(libc::SYS_read, zero, sys::addr_mut(&mut byte), 1);
        getpids(1);
        call3(libc::SYS_close, usize::MAX, 0, 0);
        all.extend(r.drain());
        let has = |id| all.iter().filter(|s: &&Seen| s.kind() == id).count() >= 2;
        if has(ids::DROP_E) && has(ids::DROP_X) {
            break;
        }
    }
    let closed = call3(libc::SYS_close, zero, 0, 0);
    all.extend(r.drain());
    let me = sys::gettid();
    let of = |id| all.iter().filter(move |s| s.kind() == id);
    ensure!(of(ids::DROP_E).count() >= 2 && of(ids::DROP_X).count() >= 2, "edges were not marked");
    ensure!(of(ids::DROP_E).chain(of(ids::DROP_X)).all(|s| s.int("ratio") == 4), "a marker names another ratio");
    same!(of(ids::GENERIC_X).count(), 0, "generic events in dropping mode");
    let reads: Vec<u64> = of(ids::SYSCALL_READ_X).filter(|s| s.event().tid == me).map(|s| s.event().ts).collect();
    ensure!(!reads.is_empty(), "nothing passed in the open parts");
    let outside = reads.iter().filter(|ts| *ts % 1_000_000_000 >= 250_000_000).count();
    same!(outside, 0, "reads recorded in closed parts");
    same!(closed, 0, "close");
    let closes: Vec<i64> = of(ids::SYSCALL_CLOSE_X).filter(|s| s.event().tid == me).map(|s| s.int("res")).collect();
    same!(closes, [0], "a good close always passes, a failed one never");
    Ok(())
}

fn refused_ratio() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(err("open"))?;
    same!(r.ioctl(ioctl::ENABLE_DROPPING_MODE, 3), Err(libc::EINVAL), "ratio 3");
    same!(r.record(|| getpids(5)).1.len(), 0, "generic events in dropping mode");
    r.ioctl(ioctl::DISABLE_DROPPING_MODE, 0).map_err(err("off"))?;
    same!(r.record(|| getpids(5)).1.len(), 5, "generic events afterwards");
    Ok(())
}

fn drop_failed() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_close]).map_err(err("open"))?;
    let try_both = || {
        call3(libc::SYS_close, 9999, 0, 0);
        let fd = call3(libc::SYS_dup, 0, 0, 0) as usize;
        call3(libc::SYS_close, fd, 0, 0);
    };
    r.ioctl(ioctl::ENABLE_DROPFAILED, 0).map_err(err("on"))?;
    let res = |seen: Vec<Seen>| seen.iter().map(|s| s.int("res")).collect::<Vec<_>>();
    same!(res(r.record(try_both).1), [0], "results with failures left out");
    r.ioctl(ioctl::DISABLE_DROPFAILED, 0).map_err(err("off"))?;
    same!(res(r.record(try_both).1), [-9, 0], "results of all");
    Ok(())
}

fn open_resets() -> Outcome {
    let mut r = Reader::wanting(&[libc::SYS_write, libc::SYS_getpid]).map_err(err("open"))?;
    ensure!(r.devices.len() > 1, "this needs two CPUs");
    r.ioctl(ioctl::SET_SNAPLEN, 5).map_err(err("snap length"))?;
    let cpu = r.devices[1].cpu;
    sys::pin(cpu);
    getpids(3);
    ensure!(r.devices[1].counter(ring::N_EVTS) >= 3, "nothing was counted on CPU {cpu}");
    drop(r.devices.remove(1));
    let mut again = Device::open(cpu).map_err(err("open again"))?;
    again.map(ring_size()).map_err(err("map again"))?;
    same!((again.head(), again.tail(), again.counter(ring::N_EVTS)), (0, 0, 0), "head, tail and events of the ring");
    r.devices.insert(1, again);
    same!(r.record(|| getpids(3)).1.len(), 0, "events after the reset");
    // The tracepoint is still there: the mask alone is missing.
    r.ioctl(ioctl::ENABLE_SYSCALL, libc::SYS_write as usize).map_err(err("write"))?;
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let (_, seen) = r.record(|| call3(libc::SYS_write, null, addr(&[1_u8; 200]), 200));
    call3(libc::SYS_close, null, 0, 0);
    same!(seen.len(), 1, "writes");
    same!(seen[0].param("data").len(), 80, "the snap length is the default again");
    sys::pin(0);
    Ok(())
}

fn two_consumers() -> Outcome {
    let mine = Reader::wanting(&[libc::SYS_getpid, libc::SYS_write]).map_err(err("first"))?;
    mine.ioctl(ioctl::SET_SNAPLEN, 7).map_err(err("snap length"))?;
    let (go, wait) = mpsc::channel::<()>();
    let (done, ready) = mpsc::channel();
    let me = sys::gettid();
    let other = std::thread::spawn(move || {
        let r = Reader::wanting(&[libc::SYS_getppid, libc::SYS_write]);
        let _ = done.send(r.is_ok());
        let _ = wait.recv();
        let seen: Vec<Seen> = r.map(|r| r.drain()).unwrap_or_default();
        seen.into_iter().filter(|s| s.event().tid == me).collect::<Vec<_>>()
    });
    ensure!(ready.recv()?, "the second consumer could not open");
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let act = || {
        call3(libc::SYS_getpid, 0, 0, 0);
        call3(libc::SYS_getppid, 0, 0, 0);
        call3(libc::SYS_write, null, addr(&[9_u8; 100]), 100);
    };
    mine.drain();
    act();
    // Taken before anything else is written: the channel below may write.
    let first: Vec<Seen> = mine.drain().into_iter().filter(|s| s.event().tid == me).collect();
    go.send(())?;
    let second = other.join().unwrap();
    call3(libc::SYS_close, null, 0, 0);
    same!(native(&first), [39], "generic events of the first");
    same!(native(&second), [110], "generic events of the second");
    let data = |seen: &[Seen]| seen.iter().filter(|s| s.kind() == ids::SYSCALL_WRITE_X).map(|s| s.param("data").len()).collect::<Vec<_>>();
    same!(data(&first), [7], "data of the first");
    same!(data(&second), [80], "data of the second");
    let ts = |seen: &[Seen]| seen.iter().find(|s| s.kind() == ids::SYSCALL_WRITE_X).map(|s| s.event().ts);
    same!(ts(&first), ts(&second), "both see the event at the same time");
    // The second one left: the first goes on.
    same!(mine.record(|| getpids(2)).1.len(), 2, "events of the first after the second left");
    Ok(())
}

fn hits() -> Outcome {
    sys::pin(0);
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(err("open"))?;
    let count = || {
        let mut all = [0_u64; 4096];
        r.ioctl(ioctl::GET_N_TRACEPOINT_HIT, sys::addr_mut(&mut all[..])).map(|_| all[0])
    };
    let before = count().map_err(err("hits"))?;
    getpids(100);
    let after = count().map_err(err("hits"))?;
    ensure!(after >= before + 100, "hits went from {before} to {after} in 100 calls");
    r.ioctl(ioctl::DISABLE_TP, ioctl::tp::SYS_EXIT as usize).map_err(err("no sys_exit"))?;
    same!(count().map_err(err("hits"))?, 0, "hits without tracepoints");
    Ok(())
}

fn wrap() -> Outcome {
    sys::pin(0);
    let old = ring_size();
    set_ring_size(16384)?;
    let r = Reader::wanting(&[libc::SYS_write]);
    let r = r.map_err(err("open"))?;
    r.ioctl(ioctl::SET_SNAPLEN, 2000).map_err(err("snap length"))?;
    let null = call3(libc::SYS_open, addr("/dev/null\0"), libc::O_WRONLY as usize, 0) as usize;
    let d = &r.devices[0];
    let mut crossing = 0;
    for n in 0..200_usize {
        let data: Vec<u8> = (0..1000 + 7 * n % 900).map(|i| (i * 31 + n) as u8).collect();
        let (_, seen) = r.record(|| call3(libc::SYS_write, null, addr(&data[..]), data.len()));
        same!(seen.len(), 1, "events of write {n}");
        ensure!(seen[0].param("data") == &data[..], "write {n} arrived with other bytes (crossing: {})", seen[0].crosses);
        crossing += usize::from(seen[0].crosses);
    }
    call3(libc::SYS_close, null, 0, 0);
    ensure!(crossing >= 10, "only {crossing} records crossed the end");
    // Both halves of the mapping are the same memory.
    ensure!(d.bytes(0, 16384) == d.bytes(16384, 16384), "the second half shows other bytes than the first");
    drop(r);
    set_ring_size(old)?;
    Ok(())
}

fn own_events() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(err("open"))?;
    r.ioctl(ioctl::SET_IGNORED_PID, sys::getpid() as usize).map_err(err("ignored pid"))?;
    let before = r.own_counter(2);
    same!(r.record(|| getpids(4)).1.len(), 0, "own events");
    same!(r.own_counter(2) - before, 4, "own events that were counted");
    r.ioctl(ioctl::SET_IGNORED_PID, 0).map_err(err("nobody ignored"))?;
    same!(r.record(|| getpids(4)).1.len(), 4, "own events when nobody is ignored");
    Ok(())
}

fn poll() -> Outcome {
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(err("open"))?;
    let ask = |ms: usize| {
        let mut p = libc::pollfd { fd: r.devices[0].fd, events: libc::POLLIN, revents: 0 };
        let n = call3(libc::SYS_poll, sys::addr_mut(&mut p), 1, ms);
        (n, p.revents & libc::POLLIN != 0)
    };
    same!(ask(0), (1, true), "poll before anything was said about it");
    r.drain();
    let slow = ioctl::Readiness { watermark: 1 << 16, max_age_ms: 50 };
    r.ioctl(ioctl::SET_READINESS, addr(&slow)).map_err(err("readiness"))?;
    // Only we make the call that is recorded, so nothing comes while we sleep.
    same!(ask(300), (0, false), "poll while nothing comes");
    getpids(1);
    same!(ask(30_000), (1, true), "poll after one event: by age");
    same!(r.drain().is_empty(), false, "the event that made it ready");
    let never = ioctl::Readiness { watermark: 340, max_age_ms: 10_000 };
    r.ioctl(ioctl::SET_READINESS, addr(&never)).map_err(err("readiness"))?;
    getpids(9);
    same!(ask(0), (0, false), "poll below the watermark");
    getpids(1);
    same!(ask(0), (1, true), "poll at the watermark");
    Ok(())
}
