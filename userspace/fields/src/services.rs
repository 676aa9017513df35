// SPDX-License-Identifier: Apache-2.0
//! Names of network services, from this machine's list (/etc/services). Read once, at the first question.
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The list, by name and by port.
#[derive(Default)]
struct Services {
    ports: FxHashMap<String, u16>,
    names: FxHashMap<u16, String>,
}

fn services() -> &'static Services {
    static SERVICES: OnceLock<Services> = OnceLock::new();
    SERVICES.get_or_init(|| std::fs::read_to_string("/etc/services").map(|t| parse(&t)).unwrap_or_default())
}

/// Lines read `name port/protocol aliases… # comment`; the first line that gives a name or a port counts.
fn parse(text: &str) -> Services {
    let mut found = Services::default();
    for line in text.lines() {
        let mut words = line.split('#').next().unwrap_or_default().split_ascii_whitespace();
        let (Some(name), Some(port)) = (words.next(), words.next()) else { continue };
        let Some(port) = port.split('/').next().and_then(|p| p.parse().ok()) else { continue };
        found.names.entry(port).or_insert_with(|| name.to_owned());
        for n in std::iter::once(name).chain(words) {
            found.ports.entry(n.to_owned()).or_insert(port);
        }
    }
    found
}

/// The port of the service called `name`.
#[must_use]
pub fn port(name: &str) -> Option<u16> {
    services().ports.get(name).copied()
}

/// The name of the service on this port.
#[must_use]
pub fn name(port: u16) -> Option<&'static str> {
    services().names.get(&port).map(String::as_str)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_and_aliases() {
        let p = super::parse("# list\nhttp 80/tcp www # web\nbad\nssh\t22/tcp\nhttp 8080/udp\n");
        assert_eq!((p.ports.get("http"), p.ports.get("www"), p.ports.get("ssh"), p.ports.len()), (Some(&80), Some(&80), Some(&22), 3));
        assert_eq!((p.names[&80].as_str(), p.names[&8080].as_str()), ("http", "http"));
    }
}
