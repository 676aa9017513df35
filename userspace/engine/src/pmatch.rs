// SPDX-License-Identifier: Apache-2.0
//! `pmatch`: one of several paths is a prefix of the value by whole components. Empty components are dropped on both
//! sides; a component with `?`, `*` or `[` is a glob for one component; the path `/` is a prefix of everything.

use crate::glob::fnmatch;

/// One path, cut into components.
#[derive(Clone, Debug)]
struct Path {
    parts: Vec<(Box<[u8]>, bool)>,
}

/// A set of paths.
#[derive(Clone, Debug)]
pub struct Paths(Vec<Path>);

fn components(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.split(|b| *b == b'/').filter(|c| !c.is_empty())
}

impl Paths {
    /// Cuts the paths.
    pub fn new<'a>(paths: impl Iterator<Item = &'a [u8]>) -> Self {
        Self(
            paths
                .map(|p| Path { parts: components(p).map(|c| (c.into(), c.iter().any(|b| matches!(b, b'?' | b'*' | b'[')))).collect() })
                .collect(),
        )
    }

    /// Whether one of them is a prefix of `value`.
    #[must_use]
    pub fn cover(&self, value: &[u8]) -> bool {
        self.0.iter().any(|p| {
            let mut have = components(value);
            p.parts.iter().all(|(want, glob)| have.next().is_some_and(|c| if *glob { fnmatch(want, c, false) } else { **want == *c }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(paths: &[&str], value: &str) -> bool {
        Paths::new(paths.iter().map(|p| p.as_bytes())).cover(value.as_bytes())
    }

    #[test]
    fn by_whole_components() {
        assert!(covers(&["/usr/lib"], "/usr/lib") && covers(&["/usr/lib/"], "//usr//lib/x") && !covers(&["/usr/lib"], "/usr/libx"));
        assert!(covers(&["/"], "anything") && !covers(&[], "/x") && covers(&["/home/*/.ssh"], "/home/u/.ssh/id_rsa"));
        assert!(!covers(&["/home/*/.ssh"], "/home/.ssh"));
    }
}
