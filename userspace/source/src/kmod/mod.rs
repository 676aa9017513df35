// SPDX-License-Identifier: Apache-2.0
//! The kernel module as a source: ours, or any that speaks the shared driver ABI.
//!
//! Life: open every device (one per online CPU), check versions, map; at the section's start switch the wanted events on;
//! then rounds of the [`merge`], with a wait between them when there is nothing; at the end switch all off. Our module tells of a CPU that
//! comes online later: its device is opened then, and its ring joins the merge.

pub mod clock;
mod device;
mod machine;
pub mod merge;
mod opening;
mod own;
pub mod ring;
mod wait;

use crate::{CpuStats, Kinds, Next, Options, Record, Source, SourceError, Stats, Stop, Wanted, registry::SourceKind};
use clock::SystemClock;
use device::{Device, MappedRing};
use eyas_abi::ioctl;
use eyas_capture::HeaderSink;
use merge::{Merge, Settings};
use own::Own;
use ring::Ring;
use wait::Wait;

pub(crate) const KIND: SourceKind = SourceKind {
    name: "kmod",
    about: "the kernel module: eyas, or one that speaks the same driver ABI",
    open: |options| Ok(Box::new(Kmod::open(options)?)),
};

struct Kmod {
    merge: Merge<MappedRing>,
    devices: Vec<Device>,
    wanted: Wanted,
    wait: Wait,
    own: Own,
    /// What the devices' names begin with.
    name: String,
    /// The module tells of CPUs that come later.
    follows_cpus: bool,
    stop: Stop,
    started: bool,
    /// Records of this round.
    in_round: u64,
}

impl Kmod {
    fn open(options: &Options) -> Result<Self, SourceError> {
        if let Some(n) = options.snaplen.filter(|n| *n > ioctl::MAX_SNAPLEN) {
            return Err(SourceError::SnapLength(n));
        }
        let opening::Opened { name, devices, rings } = opening::open(options)?;
        let size = rings.first().map_or(0, Ring::size);
        let merge = Merge::new(devices.iter().map(Device::cpu).zip(rings), Settings::default());
        let (wait, bits) = Wait::new(&devices, size);
        let own = if options.own_events { Own::nobody() } else { Own::this_process(devices.first(), bits) };
        let stop = options.stop.clone().map_or_else(Stop::new, Ok).map_err(SourceError::system("making a pipe"))?;
        let follows_cpus = bits & ioctl::features::LATE_CPUS != 0;
        let wanted = options.wanted.clone();
        let kmod = Self { merge, devices, wanted, wait, own, name, follows_cpus, stop, started: false, in_round: 0 };
        // Settings hold for the whole consumer and are reset by every open, so they come after the last one.
        kmod.command(ioctl::DISABLE_DROPPING_MODE, 0)?;
        if let Some(n) = options.snaplen {
            kmod.command(ioctl::SET_SNAPLEN, u64::from(n))?;
        }
        if options.drop_failed {
            kmod.command(ioctl::ENABLE_DROPFAILED, 0)?;
        }
        Ok(kmod)
    }

    fn command(&self, request: u32, arg: u64) -> Result<(), SourceError> {
        let Some(device) = self.devices.first() else { return Ok(()) };
        let what = || format!("request {request:#x} with {arg} to {}", device.path().display());
        device.command(request, arg).map(drop).map_err(|e| SourceError::system(what())(e))
    }

    /// Makes the module record exactly what is wanted.
    fn switch(&self, wanted: &Wanted) -> Result<(), SourceError> {
        for (number, on) in wanted.syscalls() {
            let request = if on { ioctl::ENABLE_SYSCALL } else { ioctl::DISABLE_SYSCALL };
            self.command(request, u64::from(number))?;
        }
        let on = wanted.tracepoints();
        for tp in 0..ioctl::tp::COUNT {
            if !on.contains(&tp) {
                self.command(ioctl::DISABLE_TP, u64::from(tp))?;
            }
        }
        on.iter().try_for_each(|tp| self.command(ioctl::ENABLE_TP, u64::from(*tp)))
    }

    /// Takes in the rings of CPUs that came since.
    fn follow_cpus(&mut self) -> Result<(), SourceError> {
        let size = self.merge.rings().next().map_or(0, |(_, ring)| ring.size());
        for (device, ring) in opening::open_late(&self.name, size.into(), &self.devices)? {
            self.merge.add(device.cpu(), ring);
            self.devices.push(device);
        }
        Ok(())
    }

    fn busy(&self) -> bool {
        self.merge.rings().any(|(_, ring)| {
            let used = ring.head().wrapping_sub(ring.tail()) & ring.size().wrapping_sub(1);
            used > wait::BUSY_BYTES
        })
    }
}

impl Source for Kmod {
    fn name(&self) -> &'static str {
        KIND.name
    }

    fn is_live(&self) -> bool {
        true
    }

    fn next(&mut self, kinds: &Kinds, passed: &mut u64) -> Result<Next<'_>, SourceError> {
        if !self.started {
            return Ok(Next::Section);
        }
        if self.stop.is_asked() {
            return Ok(Next::End);
        }
        for look in 0..2 {
            while self.merge.advance() {
                self.in_round += 1;
                let Some((tid, kind)) = self.merge.current().map(|(_, event)| (event.tid, event.kind)) else { break };
                if self.own.leaves_out(tid) {
                    continue;
                }
                if !kinds.has(kind) {
                    *passed += 1;
                    continue;
                }
                return Ok(match self.merge.current() {
                    Some((cpu, event)) => Next::Event(Record { cpu, flags: 0, event }),
                    None => Next::Idle,
                });
            }
            if look == 0 {
                let useless = std::mem::take(&mut self.in_round) == 0;
                let held = self.merge.holds_back();
                let busy = self.busy();
                if self.wait.sleep(&self.devices, &self.stop, busy, held, useless) {
                    self.follow_cpus()?;
                }
                self.own.refresh();
                self.merge.refill(&SystemClock);
            }
        }
        Ok(Next::Idle)
    }

    /// Switches recording on first: what happens while the machine is looked at waits in the rings.
    fn import(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, SourceError> {
        if self.started {
            return Ok(false);
        }
        self.merge.start(&SystemClock);
        self.switch(&self.wanted)?;
        self.started = true;
        sink.begin_section();
        sink.machine(&machine::describe());
        Ok(true)
    }

    fn want(&mut self, wanted: &Wanted) -> Result<(), SourceError> {
        self.wanted = wanted.clone();
        if self.started { self.switch(wanted) } else { Ok(()) }
    }

    fn stop_handle(&self) -> Stop {
        self.stop.clone()
    }

    fn stats(&self) -> Stats {
        let counts = self.merge.counts();
        let cpus = self.merge.rings().map(|(cpu, ring)| {
            let (offered, drops) = ring.counters();
            CpuStats { cpu, offered, drops }
        });
        Stats {
            delivered: counts.delivered.saturating_sub(self.own.count),
            own: self.own.count + self.merge.rings().map(|(_, ring)| ring.own_left_out()).sum::<u64>(),
            cpus: cpus.collect(),
            no_ring: self.devices.first().filter(|_| self.follows_cpus).and_then(|d| d.fetch(ioctl::GET_NO_RING).ok()).unwrap_or(0),
            corrupt: counts.corrupt,
            inversions: counts.inversions,
            clock_steps: counts.steps,
            overdue: counts.overdue,
        }
    }
}

impl Drop for Kmod {
    fn drop(&mut self) {
        if self.started {
            // Closing the devices ends recording as well; this only ends it sooner.
            let _ = self.switch(&Wanted::none());
        }
    }
}
