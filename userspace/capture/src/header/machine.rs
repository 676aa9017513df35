// SPDX-License-Identifier: Apache-2.0
//! The machine block: 180 bytes, always.

use crate::cursor::Cursor;
use crate::error::Damage;

/// Bytes of the block's body.
pub(crate) const SIZE: usize = 180;
const HOSTNAME: usize = 128;

/// The machine that the trace was recorded on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineInfo {
    /// Number of CPUs.
    pub num_cpus: u32,
    /// Bytes of memory.
    pub memory_size_bytes: u64,
    /// Largest process id.
    pub max_pid: u64,
    /// Host name, up to its NUL or 128 bytes.
    pub hostname: Vec<u8>,
    /// Time of boot, nanoseconds since the epoch; 0 when not known.
    pub boot_ts_epoch: u64,
}

pub(crate) fn decode(bytes: &[u8]) -> Result<MachineInfo, Damage> {
    let mut c = Cursor::new(bytes, "the machine block");
    let num_cpus = c.u32()?;
    let memory_size_bytes = c.u64()?;
    let max_pid = c.u64()?;
    let name = c.take(HOSTNAME)?;
    let hostname = name.split(|b| *b == 0).next().unwrap_or_default().to_vec();
    let boot_ts_epoch = c.u64()?;
    // Flags and two reserved words: written as 0, read by nobody.
    c.take(24)?;
    Ok(MachineInfo { num_cpus, memory_size_bytes, max_pid, hostname, boot_ts_epoch })
}

pub(crate) fn encode(machine: &MachineInfo, out: &mut Vec<u8>) {
    out.extend_from_slice(&machine.num_cpus.to_le_bytes());
    out.extend_from_slice(&machine.memory_size_bytes.to_le_bytes());
    out.extend_from_slice(&machine.max_pid.to_le_bytes());
    let name = machine.hostname.iter().copied().take(HOSTNAME - 1);
    let padding = std::iter::repeat(0);
    out.extend(name.chain(padding).take(HOSTNAME));
    out.extend_from_slice(&machine.boot_ts_epoch.to_le_bytes());
    out.extend_from_slice(&[0; 24]);
}
