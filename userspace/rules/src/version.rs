// SPDX-License-Identifier: Apache-2.0
//! Versions of the engine and of plugins: `major.minor.patch`.

use std::fmt;

/// The version of the rule language that this engine speaks.
pub const ENGINE_VERSION: Version = Version { major: 0, minor: 63, patch: 0 };

/// `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Changes break.
    pub major: u32,
    /// Changes add.
    pub minor: u32,
    /// Changes mend.
    pub patch: u32,
}

impl Version {
    /// The version at the start of a text; what stands behind three numbers is ignored.
    #[must_use]
    pub fn parse(text: &str) -> Option<Version> {
        let mut parts = text.trim_start().splitn(3, '.');
        // As C's scanf reads numbers: blanks may stand before each.
        let whole = |p: &str| p.trim_start().parse().ok().filter(|_| !p.trim_start().starts_with('+'));
        let major = whole(parts.next()?)?;
        let minor = whole(parts.next()?)?;
        let rest = parts.next()?.trim_start();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        Some(Version { major, minor, patch: rest.get(..digits)?.parse().ok()? })
    }

    /// Whether something of this version does what is asked of `required`.
    #[must_use]
    pub fn satisfies(self, required: Version) -> bool {
        self.major == required.major && self >= required
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let v = |major, minor, patch| Some(Version { major, minor, patch });
        for (text, want) in [
            ("1.2.3", v(1, 2, 3)),
            ("0.4.0-rc1", v(0, 4, 0)),
            (" 0. 4.\t1", v(0, 4, 1)),
            ("0 .4.1", None),
            ("+1.2.3", None),
            ("1.2", None),
            ("", None),
            ("a.b.c", None),
            ("1.2.", None),
        ] {
            assert_eq!(Version::parse(text), want, "{text}");
        }
        let new = Version { major: 0, minor: 63, patch: 0 };
        assert!(new.satisfies(Version { major: 0, minor: 62, patch: 9 }));
        assert!(!new.satisfies(Version { major: 0, minor: 63, patch: 1 }));
        assert!(!Version { major: 1, minor: 0, patch: 0 }.satisfies(new));
    }
}
