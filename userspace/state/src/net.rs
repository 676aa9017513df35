// SPDX-License-Identifier: Apache-2.0
//! The machine and its network interfaces.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Facts about the machine that events come from.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Machine {
    /// Number of CPUs.
    pub num_cpus: u32,
    /// Memory in bytes.
    pub memory_bytes: u64,
    /// Largest process id.
    pub max_pid: u64,
    /// Host name.
    pub hostname: Vec<u8>,
    /// Start of the machine, ns since the epoch.
    pub boot_ts: u64,
}

/// An address of a network interface.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interface {
    /// Name.
    pub name: Vec<u8>,
    /// Address.
    pub addr: IpAddr,
    /// Netmask, of the address's family.
    pub netmask: IpAddr,
    /// Broadcast address, of the address's family.
    pub broadcast: IpAddr,
    /// Speed of the link, as recorded.
    pub link_speed: u64,
}

/// The addresses of the machine.
#[derive(Clone, Default, Debug)]
pub struct Interfaces {
    list: Vec<Interface>,
}

fn v6_net(a: Ipv6Addr) -> u64 {
    u64::try_from(u128::from(a) >> 64).unwrap_or_default()
}

impl Interfaces {
    /// The addresses.
    #[must_use]
    pub fn list(&self) -> &[Interface] {
        &self.list
    }

    pub(crate) fn set(&mut self, list: Vec<Interface>) {
        self.list = list;
    }

    fn v4(&self) -> impl Iterator<Item = (Ipv4Addr, Ipv4Addr)> + '_ {
        self.list.iter().filter_map(|i| match (i.addr, i.netmask) {
            (IpAddr::V4(a), IpAddr::V4(m)) => Some((a, m)),
            (IpAddr::V4(a), IpAddr::V6(_)) => Some((a, Ipv4Addr::BROADCAST)),
            _ => None,
        })
    }

    fn v6(&self) -> impl Iterator<Item = Ipv6Addr> + '_ {
        self.list.iter().filter_map(|i| match i.addr {
            IpAddr::V6(a) => Some(a),
            IpAddr::V4(_) => None,
        })
    }

    /// Whether `ip` is an address of the machine.
    #[must_use]
    pub fn is_local_v4(&self, ip: Ipv4Addr) -> bool {
        self.v4().any(|(a, _)| a == ip)
    }

    /// Whether `ip` is in the /64 of an address of the machine.
    #[must_use]
    pub fn is_local_v6(&self, ip: Ipv6Addr) -> bool {
        self.v6().any(|a| v6_net(a) == v6_net(ip))
    }

    /// The address from which the machine most likely speaks to `peer`; unspecified when there is none.
    #[must_use]
    pub fn infer_v4(&self, peer: Ipv4Addr) -> Ipv4Addr {
        if self.is_local_v4(peer) {
            return peer;
        }
        let bits = u32::from(peer);
        self.v4()
            .find(|(a, m)| u32::from(*a) & u32::from(*m) == bits & u32::from(*m))
            .or_else(|| self.v4().find(|(a, _)| *a != Ipv4Addr::LOCALHOST))
            .map_or(Ipv4Addr::UNSPECIFIED, |(a, _)| a)
    }

    /// The address from which the machine most likely speaks to `peer`; unspecified when there is none.
    #[must_use]
    pub fn infer_v6(&self, peer: Ipv6Addr) -> Ipv6Addr {
        if let Some(a) = self.v6().find(|a| *a == peer) {
            return a;
        }
        self.v6()
            .find(|a| v6_net(*a) == v6_net(peer))
            .or_else(|| self.v6().find(|a| *a != Ipv6Addr::LOCALHOST))
            .unwrap_or(Ipv6Addr::UNSPECIFIED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v4(addr: &str, mask: &str) -> Interface {
        Interface {
            name: b"eth0".to_vec(),
            addr: addr.parse().unwrap(),
            netmask: mask.parse().unwrap(),
            broadcast: IpAddr::V4(Ipv4Addr::BROADCAST),
            link_speed: 0,
        }
    }

    #[test]
    fn a_source_address_is_guessed_from_the_interfaces() {
        let mut i = Interfaces::default();
        assert_eq!(i.infer_v4("8.8.8.8".parse().unwrap()), Ipv4Addr::UNSPECIFIED);
        i.set(vec![v4("127.0.0.1", "255.0.0.0"), v4("10.0.0.5", "255.255.255.0"), v4("192.168.1.9", "255.255.0.0")]);
        let ask = |s: &str| i.infer_v4(s.parse().unwrap()).to_string();
        assert_eq!(ask("10.0.0.5"), "10.0.0.5");
        assert_eq!(ask("192.168.77.1"), "192.168.1.9");
        assert_eq!(ask("127.9.9.9"), "127.0.0.1");
        assert_eq!(ask("8.8.8.8"), "10.0.0.5");
    }
}
