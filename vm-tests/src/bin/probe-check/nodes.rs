// SPDX-License-Identifier: Apache-2.0
//! On which memory node rings lie: the kernel tells it of each mapping of this process in `/proc/self/numa_maps`.

use std::collections::BTreeSet;

use crate::{
    Check, Outcome,
    expect::{ensure, same},
    reader::{Reader, ring_size},
};

pub const CHECKS: &[Check] = &[("each ring lies on its CPU's memory node", own_node)];

/// The node of a CPU.
fn node_of(cpu: u32) -> Result<u32, Box<dyn std::error::Error>> {
    for entry in std::fs::read_dir(format!("/sys/devices/system/cpu/cpu{cpu}"))? {
        let name = entry?.file_name();
        if let Some(node) = name.to_str().and_then(|n| n.strip_prefix("node")).and_then(|n| n.parse().ok()) {
            return Ok(node);
        }
    }
    Err(format!("the kernel tells no memory node of CPU {cpu}").into())
}

/// How many pages of a mapping lie on each node, from a line such as `7f… default file=/dev/eyas0 dirty=4 N0=3 N1=1 …`.
fn pages(line: &str) -> Vec<(u32, usize)> {
    let on = |word: &str| {
        let (node, pages) = word.strip_prefix('N')?.split_once('=')?;
        Some((node.parse().ok()?, pages.parse().ok()?))
    };
    line.split(' ').filter_map(on).collect()
}

fn own_node() -> Outcome {
    let r = Reader::open().map_err(|e| format!("open: errno {e}"))?;
    let maps = std::fs::read_to_string("/proc/self/numa_maps")?;
    let mut nodes = BTreeSet::new();
    for device in &r.devices {
        let node = node_of(device.cpu)?;
        nodes.insert(node);
        let file = format!(" file=/dev/eyas{} ", device.cpu);
        let found: Vec<_> = maps.lines().filter(|l| format!("{l} ").contains(&file)).map(pages).collect();
        // The data are mapped twice in a row, and the info page is one more mapping.
        let ring = 2 * ring_size() / 4096;
        ensure!(found.iter().flatten().map(|p| p.1).sum::<usize>() >= ring, "CPU {}: pages {found:?} of {ring} in\n{maps}", device.cpu);
        let elsewhere: usize = found.iter().flatten().filter(|p| p.0 != node).map(|p| p.1).sum();
        same!(elsewhere, 0, "pages of CPU {}'s ring that are not on node {node}: {found:?}", device.cpu);
    }
    same!(nodes.len(), r.devices.len(), "nodes {nodes:?} of so many CPUs");
    Ok(())
}
