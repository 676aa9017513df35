// SPDX-License-Identifier: Apache-2.0
//! What reading a trace costs: `walk FILE [batches | bare]`. Counts events by type, with the reader or, `bare`, with the least
//! that can be done over a plain file that is wholly mapped.
//!
//! Instructions: `valgrind --tool=callgrind --callgrind-out-file=/dev/null walk FILE`.

use std::error::Error;
use std::time::Instant;

use eyas_capture::Reader;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("usage: walk FILE [batches | bare]")?;
    let start = Instant::now();
    let mut kinds = [0_u64; 1024];
    match args.next().as_deref() {
        Some("bare") => bare(&std::fs::read(&path)?, &mut kinds),
        how => reader(&path, how == Some("batches"), &mut kinds)?,
    }
    let (events, elapsed) = (kinds.iter().sum::<u64>(), start.elapsed());
    println!("{events} events in {elapsed:?}");
    Ok(())
}

fn count(event: &[u8], kinds: &mut [u64; 1024]) {
    if let Some(&[.., low, high]) = event.first_chunk::<22>()
        && let Some(count) = kinds.get_mut(usize::from(u16::from_le_bytes([low, high])))
    {
        *count += 1;
    }
}

fn reader(path: &str, batches: bool, kinds: &mut [u64; 1024]) -> Result<(), Box<dyn Error>> {
    let mut reader = Reader::open(path)?;
    while reader.read_headers(&mut ())? {
        if batches {
            while let Some(batch) = reader.next_batch()? {
                batch.for_each(|record| count(record.event, kinds));
            }
        } else {
            while let Some(record) = reader.next_event()? {
                count(record.event, kinds);
            }
        }
    }
    println!("{:?}", reader.stats());
    Ok(())
}

fn bare(bytes: &[u8], kinds: &mut [u64; 1024]) {
    let mut rest = bytes;
    while let Some(head) = rest.first_chunk::<8>() {
        let [k0, k1, k2, k3, l0, l1, l2, l3] = *head;
        let length = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
        let Some((block, next)) = rest.split_at_checked(length) else { return };
        if u32::from_le_bytes([k0, k1, k2, k3]) == 0x216 {
            count(block.get(10..).unwrap_or_default(), kinds);
        }
        rest = next;
    }
}
