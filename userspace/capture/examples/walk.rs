// SPDX-License-Identifier: Apache-2.0
//! `walk FILE`: the least that reading a plain trace can take. A bounds-checked walk over block frames and event headers
//! that counts events by type, and nothing else. `benches/replay-split` runs it under callgrind, which counts inside
//! [`walk`] alone.
#![allow(clippy::print_stdout, reason = "it prints figures")]

use std::{env, fs, hint::black_box, io};

/// Types of blocks that hold an event as it is written today, without and with flags.
const EVENT: u32 = 0x216;
const EVENT_WITH_FLAGS: u32 = 0x217;
/// Head of a block: type and length.
const HEAD: usize = 8;

/// Number of events, and of those of each type.
#[inline(never)]
fn walk(mut bytes: &[u8], kinds: &mut [u64; 512]) -> u64 {
    let mut events = 0;
    while let Some((kind, rest)) = bytes.split_first_chunk() {
        let Some(total) = rest.first_chunk().map(|b| u32::from_le_bytes(*b)) else { break };
        let Some((block, behind)) = usize::try_from(total).ok().and_then(|n| bytes.split_at_checked(n)) else { break };
        let kind = u32::from_le_bytes(*kind);
        if kind == EVENT || kind == EVENT_WITH_FLAGS {
            // CPU, perhaps flags, then time stamp, thread, length, type.
            let header = HEAD + if kind == EVENT { 2 } else { 6 };
            let Some(id) = block.get(header + 20..).and_then(<[u8]>::first_chunk).map(|b| u16::from_le_bytes(*b)) else { break };
            if let Some(n) = kinds.get_mut(usize::from(id)) {
                *n += 1;
            }
            events += 1;
        }
        if total == 0 {
            break;
        }
        bytes = behind;
    }
    events
}

fn main() -> io::Result<()> {
    let path = env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: walk FILE"))?;
    let bytes = fs::read(path)?;
    let mut kinds = [0; 512];
    let events = black_box(walk(&bytes, &mut kinds));
    println!("{events} events of {} types", kinds.iter().filter(|n| **n > 0).count());
    Ok(())
}
