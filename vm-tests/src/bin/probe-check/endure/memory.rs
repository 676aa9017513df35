// SPDX-License-Identifier: Apache-2.0
//! What the kernel's memory came to: the module's own, exactly, and the rest, within bounds.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use super::{Told, module::pause};
use crate::expect::ensure;

/// How often it is looked again, a tenth of a second apart: what is freed after a grace period or by a worker takes its time.
const LOOKS: u32 = 100;
/// KiB of objects by which two looks may differ that agree.
const STILL_KIB: i64 = 8;
/// By how many KiB each may grow: other parts of the kernel keep something too. A page lost in every round of a long run exceeds it.
const SLAB_KIB: i64 = 512;
const VMALLOC_KIB: i64 = 256;
const PERCPU_KIB: i64 = 64;
/// By how many objects a cache may grow, whatever the rounds are, and the part of the rounds that is allowed besides: one lost in every
/// fourth round exceeds it in a long run.
const OBJECTS: i64 = 300;
const OBJECTS_PER_ROUND: i64 = 4;
/// Caches in which the checkers of a debug kernel note what other objects there are, and which they fill up for later use as they need.
const NOTES: [&str; 3] = ["debug_objects_cache", "kmemleak_object", "kmemleak_scan_area"];

/// Areas of mapped kernel memory that the loaded module asked for, which is all it asks for but one small object a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    areas: usize,
    bytes: u64,
}

impl Own {
    /// As `/proc/vmallocinfo` tells.
    pub fn now() -> Result<Self, Box<dyn std::error::Error>> {
        let text = std::fs::read_to_string("/proc/vmallocinfo")?;
        let own = Self::in_text(&text).ok_or("vmallocinfo: a line without a size")?;
        ensure!(own.areas > 0, "vmallocinfo shows nothing of the module's, not even what it takes at its start");
        Ok(own)
    }

    fn in_text(vmallocinfo: &str) -> Option<Self> {
        let mut own = Self { areas: 0, bytes: 0 };
        for line in vmallocinfo.lines().filter(|l| l.contains("[eyas]")) {
            own.areas += 1;
            own.bytes += line.split_whitespace().nth(1)?.parse::<u64>().ok()?;
        }
        Some(own)
    }

    /// Waits until it is what it was before the run.
    pub fn settled(before: Self) -> Told {
        let mut now = Self::now()?;
        for _ in 0..LOOKS {
            if now == before {
                break;
            }
            pause(100);
            now = Self::now()?;
        }
        ensure!(now == before, "the module's own memory: {now}, before the run {before}");
        Ok(now.to_string())
    }
}

impl Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} areas, {} KiB", self.areas, self.bytes / 1024)
    }
}

/// A line of `/proc/meminfo`, in KiB.
pub fn meminfo(name: &str) -> i64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find(|l| l.split(':').next() == Some(name));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("no {name} in /proc/meminfo"))
}

/// Mapped areas that were asked for by code which is no more.
fn orphans(vmallocinfo: &str) -> usize {
    vmallocinfo.lines().filter(|l| l.split_whitespace().nth(2).is_some_and(|caller| caller.starts_with("0x"))).count()
}

/// What the kernel uses.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Objects in use and their size, by cache; empty where the kernel does not tell.
    caches: BTreeMap<String, (i64, i64)>,
    vmalloc: i64,
    percpu: i64,
    orphans: usize,
}

impl Memory {
    /// Gives back what is kept for later use, then looks.
    fn now() -> Self {
        let _ = std::fs::write("/proc/sys/vm/drop_caches", "3");
        for cache in std::fs::read_dir("/sys/kernel/slab").into_iter().flatten().flatten() {
            // A cache that is going away meanwhile needs no shrinking.
            let _ = std::fs::write(cache.path().join("shrink"), "1");
        }
        let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let (slabinfo, vmallocinfo) = (text("/proc/slabinfo"), text("/proc/vmallocinfo"));
        Self { caches: caches(&slabinfo), vmalloc: meminfo("VmallocUsed"), percpu: meminfo("Percpu"), orphans: orphans(&vmallocinfo) }
    }

    /// Looks until two looks agree on the objects, or some time has passed. A look at a debug kernel takes seconds, and it is never quite still.
    pub fn settled() -> Self {
        let mut last = Self::now();
        for _ in 0..LOOKS / 10 {
            pause(100);
            let now = Self::now();
            let same = (now.slab() - last.slab()).abs() <= STILL_KIB && now.vmalloc == last.vmalloc;
            last = now;
            if same {
                break;
            }
        }
        last
    }

    /// KiB of objects in use.
    fn slab(&self) -> i64 {
        self.caches.values().map(|(objects, size)| objects * size).sum::<i64>() / 1024
    }

    /// Compares with what was before so many rounds; what it came to, as cells of the table.
    pub fn compared(before: &Self, rounds: u64) -> Told {
        let mut verdict = before.verdict(&Self::settled(), rounds);
        for _ in 0..LOOKS {
            if verdict.is_ok() {
                break;
            }
            pause(100);
            verdict = before.verdict(&Self::now(), rounds);
        }
        verdict.map_err(Into::into)
    }

    fn verdict(&self, after: &Self, rounds: u64) -> Result<String, String> {
        let grown = |name: &String, objects: i64| objects - self.caches.get(name).map_or(0, |c| c.0);
        let most = after.caches.iter().map(|(name, c)| (grown(name, c.0), name)).max();
        let (slab, vmalloc, percpu) = (after.slab() - self.slab(), after.vmalloc - self.vmalloc, after.percpu - self.percpu);
        let bound = OBJECTS + rounds.min(1_000).cast_signed() / OBJECTS_PER_ROUND;
        let cache = most.map_or_else(|| "–".to_owned(), |(n, name)| format!("{name} {n:+}"));
        let text =
            format!("{} | {vmalloc:+} | {percpu:+}", if after.caches.is_empty() { "–".into() } else { format!("{slab:+} ({cache})") });
        if after.orphans > self.orphans {
            return Err(format!("{} areas of the removed module are still mapped", after.orphans - self.orphans));
        }
        if slab > SLAB_KIB || vmalloc > VMALLOC_KIB || percpu > PERCPU_KIB || most.is_some_and(|(n, _)| n > bound) {
            return Err(format!(
                "the kernel's memory grew: slab, mapped, per-CPU in KiB: {text}; allowed are {SLAB_KIB}, {VMALLOC_KIB}, {PERCPU_KIB}, \
                 and {bound} objects of one cache"
            ));
        }
        Ok(text)
    }
}

/// Objects in use and their size, by cache, but for [`NOTES`].
fn caches(slabinfo: &str) -> BTreeMap<String, (i64, i64)> {
    let mut all = BTreeMap::new();
    for line in slabinfo.lines().skip(2) {
        let mut words = line.split_whitespace();
        let mut next = || words.next();
        let (Some(name), Some(active), _, Some(size)) = (next(), next(), next(), next()) else { continue };
        if NOTES.contains(&name) {
            continue;
        }
        if let (Ok(active), Ok(size)) = (active.parse(), size.parse()) {
            all.insert(name.to_owned(), (active, size));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const VMALLOC: &str = "\
0xffffc90000000000-0xffffc90000005000   20480 irq_init_percpu_irqstack+0x10e/0x1a0 vmap
0xffffc90000101000-0xffffc90000103000    8192 eyas_alloc+0x1d/0x20 [eyas] pages=1 vmalloc N0=1
0xffffc90000105000-0xffffc90000109000   16384 eyas_alloc+0x1d/0x20 [eyas] pages=3 vmalloc N0=3
0xffffc9000010d000-0xffffc9000010f000    8192 0xffffffffc0123456 pages=1 vmalloc N0=1
0xffffc90000111000-0xffffc90000113000    8192 unpurged vm_area
";

    fn memory(objects: i64, vmalloc: i64, orphans: usize) -> Memory {
        let slabinfo =
            format!("slabinfo - version: 2.1\n# name <active_objs> <num_objs> <objsize>\nkmalloc-256 {objects} 9000 256 16 1 : x\n");
        Memory { caches: caches(&slabinfo), vmalloc, percpu: 0, orphans }
    }

    #[test]
    fn areas_of_the_module_and_of_one_that_is_gone_are_told_apart() {
        assert_eq!(Own::in_text(VMALLOC), Some(Own { areas: 2, bytes: 24_576 }));
        assert_eq!(orphans(VMALLOC), 1);
    }

    #[test]
    fn one_object_a_round_a_page_a_round_and_an_area_of_a_removed_module_are_leaks() {
        let before = memory(100, 2_000, 0);
        assert_eq!(before.verdict(&memory(90, 1_990, 0), 1_000), Ok("-3 (kmalloc-256 -10) | -10 | +0".to_owned()));
        let leak = |after: &Memory| before.verdict(after, 1_000).unwrap_err();
        assert!(leak(&memory(1_100, 2_000, 0)).contains("kmalloc-256 +1000"));
        assert!(leak(&memory(100, 6_000, 0)).contains("+4000"));
        assert!(leak(&memory(100, 2_000, 1)).contains("removed module"));
        let noted = "slabinfo\n# name\nkmemleak_object 9000 9000 256 16 1 : x\nkmemleak 7 9 256 16 1 : x\n";
        assert_eq!(caches(noted).into_iter().collect::<Vec<_>>(), [("kmemleak".to_owned(), (7, 256))]);
    }
}
