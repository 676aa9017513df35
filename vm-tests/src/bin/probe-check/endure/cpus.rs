// SPDX-License-Identifier: Apache-2.0
//! A CPU goes and comes, again and again, while it is read.

use eyas_abi::ioctl;

use super::{
    Told,
    load::{self, Children},
    reload::every_call,
};
use crate::{
    expect::{ensure, same},
    hotplug::{burst, cpu, set_online, told},
    reader::{Device, Reader, ring_size},
    sys,
};

/// A reader that asks for the CPU and one that does not; every tenth time the first begins while the CPU is away, and gets its ring late.
pub fn cpus(count: u64) -> Told {
    let cpu = cpu();
    sys::pin(0);
    let _load = load::start(2);
    let mut peer = Children(Vec::new());
    peer.start(|| {
        let Ok(r) = Reader::wanting(&every_call()) else { return 1 };
        loop {
            r.drain();
        }
    });
    let (mut reader, mut late, mut events) = (None, 0, 0);
    for n in 0..count {
        if n % 10 == 0 {
            reader = None;
        }
        set_online(false).map_err(|e| format!("round {n}: {e}"))?;
        let r = match &mut reader {
            Some(r) => r,
            none => {
                let r = Reader::wanting(&every_call()).map_err(|e| format!("open in round {n}: errno {e}"))?;
                r.ioctl(ioctl::SET_LATE_CPUS, 1).map_err(|e| format!("late CPUs in round {n}: errno {e}"))?;
                none.insert(r)
            }
        };
        events += r.drain().len();
        set_online(true).map_err(|e| format!("round {n}: {e}"))?;
        if n % 10 == 0 {
            ensure!(told(r, 30_000), "no new ring is told in round {n}");
            let mut d = Device::open(cpu).map_err(|e| format!("open of the new device in round {n}: errno {e}"))?;
            d.map(ring_size()).map_err(|e| format!("mapping the new ring in round {n}: errno {e}"))?;
            r.devices.push(d);
            late += 1;
        }
        let on_it = r.devices.iter().find(|d| d.cpu == cpu).ok_or("no ring of the CPU")?;
        on_it.drain();
        burst(cpu);
        let seen = on_it.drain().len();
        ensure!(seen > 0, "no event on the CPU in round {n}");
        events += seen;
    }
    drop(reader);
    same!(peer.end(), [1009], "end of the reader beside");
    Ok(format!("{late} rings given late, {events} well-formed events read"))
}
