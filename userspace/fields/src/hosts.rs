// SPDX-License-Identifier: Apache-2.0
//! Names of addresses, from this machine's hosts file (/etc/hosts), read once at the first question.
//!
//! Name servers are not asked: whoever runs one would decide how long an event takes, and would learn what is watched.
use rustc_hash::FxHashMap;
use std::net::IpAddr;
use std::sync::OnceLock;

fn hosts() -> &'static FxHashMap<String, Vec<IpAddr>> {
    static HOSTS: OnceLock<FxHashMap<String, Vec<IpAddr>>> = OnceLock::new();
    HOSTS.get_or_init(|| std::fs::read_to_string("/etc/hosts").map(|t| parse(&t)).unwrap_or_default())
}

/// Lines read `address name aliases… # comment`.
fn parse(text: &str) -> FxHashMap<String, Vec<IpAddr>> {
    let mut map: FxHashMap<String, Vec<IpAddr>> = FxHashMap::default();
    for line in text.lines() {
        let mut words = line.split('#').next().unwrap_or_default().split_ascii_whitespace();
        let Some(ip) = words.next().and_then(|w| w.parse().ok()) else { continue };
        for name in words {
            map.entry(name.to_ascii_lowercase()).or_default().push(ip);
        }
    }
    map
}

/// Whether `name` is a name of the address, or the address itself written out.
#[must_use]
pub fn is_name_of(name: &[u8], ip: IpAddr) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    match name.parse::<IpAddr>() {
        Ok(written) => written == ip,
        Err(_) => hosts().get(&name.to_ascii_lowercase()).is_some_and(|ips| ips.contains(&ip)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_hosts_file() {
        let map = parse("# list\n127.0.0.1 localhost Here # loop\n::1 localhost\nbad line\n");
        assert_eq!(map["localhost"], ["127.0.0.1".parse::<IpAddr>().unwrap(), "::1".parse().unwrap()]);
        assert_eq!(map["here"].len(), 1);
        assert!(is_name_of(b"10.0.0.1", "10.0.0.1".parse().unwrap()) && !is_name_of(b"\xff", "10.0.0.1".parse().unwrap()));
    }
}
