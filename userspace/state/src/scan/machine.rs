// SPDX-License-Identifier: Apache-2.0
//! The machine and its network interfaces, as the kernel tells.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use nix::sys::socket::SockaddrStorage;
use nix::time::{ClockId, clock_gettime};
use nix::unistd::{SysconfVar, sysconf};

use crate::net::{Interface, Machine};

fn clock(id: ClockId) -> u64 {
    let Ok(t) = clock_gettime(id) else { return 0 };
    let seconds = u64::try_from(t.tv_sec()).unwrap_or(0);
    seconds.saturating_mul(1_000_000_000).saturating_add(u64::try_from(t.tv_nsec()).unwrap_or(0))
}

/// Start of the machine, ns since the epoch.
pub(crate) fn boot_ts() -> u64 {
    clock(ClockId::CLOCK_REALTIME).saturating_sub(clock(ClockId::CLOCK_BOOTTIME))
}

/// Clock ticks a second.
pub(crate) fn ticks() -> u64 {
    sysconf(SysconfVar::CLK_TCK).ok().flatten().and_then(|t| u64::try_from(t).ok()).filter(|t| *t > 0).unwrap_or(100)
}

/// Describes the machine.
pub(crate) fn machine(proc: &Path) -> Machine {
    let text = |file: &str| std::fs::read_to_string(proc.join(file)).unwrap_or_default();
    let memory_kb = text("meminfo")
        .lines()
        .find_map(|l| l.strip_prefix("MemTotal:")?.split_ascii_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0);
    let cpus = sysconf(SysconfVar::_NPROCESSORS_ONLN).ok().flatten();
    Machine {
        num_cpus: cpus.and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
        memory_bytes: memory_kb.saturating_mul(1024),
        max_pid: text("sys/kernel/pid_max").trim().parse().unwrap_or(0),
        hostname: text("sys/kernel/hostname").trim().as_bytes().to_vec(),
        boot_ts: boot_ts(),
    }
}

fn ip(addr: Option<&SockaddrStorage>) -> Option<IpAddr> {
    let addr = addr?;
    match (addr.as_sockaddr_in(), addr.as_sockaddr_in6()) {
        (Some(v4), _) => Some(v4.ip().into()),
        (None, Some(v6)) => Some(v6.ip().into()),
        (None, None) => None,
    }
}

/// Lists the addresses, those of IPv4 first.
pub(crate) fn interfaces() -> Vec<Interface> {
    let Ok(all) = nix::ifaddrs::getifaddrs() else { return Vec::new() };
    let mut list: Vec<Interface> = all
        .filter_map(|i| {
            let addr = ip(i.address.as_ref())?;
            let zero = if addr.is_ipv4() { IpAddr::V4(Ipv4Addr::UNSPECIFIED) } else { IpAddr::V6(Ipv6Addr::UNSPECIFIED) };
            Some(Interface {
                name: i.interface_name.into_bytes(),
                addr,
                netmask: ip(i.netmask.as_ref()).unwrap_or(zero),
                broadcast: ip(i.broadcast.as_ref()).unwrap_or(zero),
                link_speed: 0,
            })
        })
        .collect();
    list.sort_by_key(|i| i.addr.is_ipv6());
    list
}
