// SPDX-License-Identifier: Apache-2.0
//! Loading and removing: under load, with readers that just left; and never under a reader.

use super::{
    Told,
    load::{self, Children},
    module,
    readers::getpids,
};
use crate::{
    expect::{ensure, same},
    reader::{Device, Reader, ring_size},
    sys,
};

/// All system calls that there are numbers for.
pub fn every_call() -> Vec<i64> {
    (0..512).collect()
}

/// rmmod and insmod so many times: of a module that nobody used, right after a reader of everything left, right after one was killed.
pub fn reload(count: u64) -> Told {
    let _load = load::start(2);
    let mut events = 0;
    for n in 0..count {
        match n % 3 {
            0 => {}
            1 => {
                let r = Reader::wanting(&every_call()).map_err(|e| format!("open in round {n}: errno {e}"))?;
                let own = r.record(|| getpids(5)).1.len();
                ensure!(own >= 5, "{own} events of five calls in round {n}");
                events += r.drain().len() + own;
            }
            _ => {
                let status = sys::in_child(|| {
                    let Ok(_r) = Reader::wanting(&every_call()) else { return 1 };
                    getpids(5);
                    sys::call3(libc::SYS_kill, sys::getpid() as usize, 9, 0);
                    2
                });
                same!(status, 1009, "end of the reader in round {n}");
            }
        }
        module::remove().map_err(|e| format!("round {n}: {e}"))?;
        module::insert().map_err(|e| format!("round {n}: {e}"))?;
    }
    Ok(format!("all gone at once; {events} events read between"))
}

/// Opens device 0, maybe maps it, closes it, until it is killed; errors are those of a device that is just going or coming.
fn opener() -> i32 {
    loop {
        match Device::open(0) {
            Ok(mut d) => {
                let _ = d.map(ring_size());
            }
            Err(libc::ENOENT | libc::ENODEV | libc::ENXIO) => {}
            Err(e) => return e,
        }
    }
}

/// rmmod so many times: refused while a device is open or mapped; and against a process that opens all the time, where either side may win.
pub fn stays(count: u64) -> Told {
    let _load = load::start(2);
    let (mut refused, mut raced, mut won) = (0, 0, 0);
    for n in 0..count {
        let mut d = Device::open(0).map_err(|e| format!("open in round {n}: errno {e}"))?;
        if n % 3 > 0 {
            d.map(ring_size()).map_err(|e| format!("map in round {n}: errno {e}"))?;
        }
        if n % 3 > 1 {
            d.close_fd();
        }
        same!(module::try_remove(), libc::EAGAIN, "rmmod of a module in use, round {n}");
        refused += 1;
        if n % 3 > 0 {
            same!(d.head(), 0, "the mapped page of a reader that wants nothing, round {n}");
        }
        drop(d);
        let mut rivals = Children(Vec::new());
        rivals.start(opener);
        for _ in 0..10 {
            raced += 1;
            match module::try_remove() {
                0 => {
                    won += 1;
                    module::insert()?;
                }
                libc::EAGAIN => {}
                e => return Err(format!("rmmod against an opening process, round {n}: errno {e}").into()),
            }
        }
        same!(rivals.end(), [1009], "end of the opening process, round {n}");
    }
    Ok(format!("{refused} refused; of {raced} against a process that opens, {won} went"))
}
