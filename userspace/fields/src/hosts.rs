// SPDX-License-Identifier: Apache-2.0
//! Names of addresses, from this machine's hosts file (/etc/hosts), read once at the first question.
//!
//! Name servers are not asked: whoever runs one would decide how long an event takes, and would learn what is watched.
use rustc_hash::FxHashMap;
use std::net::IpAddr;
use std::sync::OnceLock;

fn hosts() -> &'static FxHashMap<IpAddr, Vec<String>> {
    static HOSTS: OnceLock<FxHashMap<IpAddr, Vec<String>>> = OnceLock::new();
    HOSTS.get_or_init(|| std::fs::read_to_string("/etc/hosts").map(|t| parse(&t)).unwrap_or_default())
}

/// Lines read `address name aliases… # comment`.
fn parse(text: &str) -> FxHashMap<IpAddr, Vec<String>> {
    let mut map: FxHashMap<IpAddr, Vec<String>> = FxHashMap::default();
    for line in text.lines() {
        let mut words = line.split('#').next().unwrap_or_default().split_ascii_whitespace();
        let Some(ip) = words.next().and_then(|w| w.parse().ok()) else { continue };
        map.entry(ip).or_default().extend(words.map(str::to_owned));
    }
    map
}

/// What a text says about which address it is a name of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// The address itself written out.
    Address(IpAddr),
    /// Any other name, in lower case.
    Other(Box<[u8]>),
}

impl Name {
    /// Reads a text.
    #[must_use]
    pub fn new(text: &[u8]) -> Self {
        // Parsing is dear, and most names begin as no address does.
        let may_be_written = text.first().is_some_and(|b| b.is_ascii_digit() || *b == b':') || text.contains(&b':');
        let written = || std::str::from_utf8(text).ok().and_then(|n| n.parse::<IpAddr>().ok());
        may_be_written.then(written).flatten().map_or_else(|| Name::Other(text.to_ascii_lowercase().into()), Name::Address)
    }
}

/// Names of the address in the hosts file.
pub fn names_of(ip: IpAddr) -> impl Iterator<Item = &'static [u8]> {
    hosts().get(&ip).into_iter().flatten().map(String::as_bytes)
}

/// Whether `name` is a name of the address, or the address itself written out.
#[must_use]
pub fn is_name_of(name: &[u8], ip: IpAddr) -> bool {
    match Name::new(name) {
        Name::Address(written) => written == ip,
        Name::Other(name) => names_of(ip).any(|n| n.eq_ignore_ascii_case(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_hosts_file() {
        let map = parse("# list\n127.0.0.1 localhost Here # loop\n::1 localhost\nbad line\n");
        let names = |ip: &str| map[&ip.parse::<IpAddr>().unwrap()].join(" ");
        assert_eq!((map.len(), names("127.0.0.1"), names("::1")), (2, "localhost Here".to_owned(), "localhost".to_owned()));
        assert!(is_name_of(b"10.0.0.1", "10.0.0.1".parse().unwrap()) && !is_name_of(b"\xff", "10.0.0.1".parse().unwrap()));
    }
}
