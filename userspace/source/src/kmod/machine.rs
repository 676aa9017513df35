// SPDX-License-Identifier: Apache-2.0
//! What a live source knows of the machine it runs on.

use eyas_capture::MachineInfo;
use std::fs;

fn number(path: &str) -> Option<u64> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// A value in kB of a `Name:  123 kB` file.
fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Time of boot in ns since the epoch.
fn boot_time() -> Option<u64> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let seconds: u64 = stat.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()?;
    seconds.checked_mul(1_000_000_000)
}

/// The machine; unknown numbers are 0.
pub(super) fn describe() -> MachineInfo {
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| kilobytes(&text, "MemTotal"));
    let hostname = nix::unistd::gethostname().map(std::os::unix::ffi::OsStringExt::into_vec).unwrap_or_default();
    MachineInfo {
        num_cpus: u32::try_from(super::opening::online_cpus()).unwrap_or(u32::MAX),
        memory_size_bytes: memory.unwrap_or(0).saturating_mul(1024),
        max_pid: number("/proc/sys/kernel/pid_max").unwrap_or(0),
        hostname,
        boot_ts_epoch: boot_time().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_cpus_and_memory() {
        let machine = describe();
        assert!(machine.num_cpus > 0 && machine.memory_size_bytes > 1 << 20 && !machine.hostname.is_empty());
        assert_eq!(kilobytes("A: 1 kB\nMemTotal:   16 kB\n", "MemTotal"), Some(16));
    }
}
