// SPDX-License-Identifier: Apache-2.0
//! How grave an alert is: the eight levels of syslog.

use std::{fmt, str::FromStr};

/// Level of a rule and of its alerts; the lower, the graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names of syslog")]
pub enum Priority {
    Emergency = 0,
    Alert = 1,
    Critical = 2,
    Error = 3,
    Warning = 4,
    Notice = 5,
    Informational = 6,
    Debug = 7,
}

impl Priority {
    /// All, gravest first.
    pub const ALL: [Self; 8] =
        [Self::Emergency, Self::Alert, Self::Critical, Self::Error, Self::Warning, Self::Notice, Self::Informational, Self::Debug];

    /// Name as alerts carry it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emergency => "Emergency",
            Self::Alert => "Alert",
            Self::Critical => "Critical",
            Self::Error => "Error",
            Self::Warning => "Warning",
            Self::Notice => "Notice",
            Self::Informational => "Informational",
            Self::Debug => "Debug",
        }
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPriority(pub String);

impl fmt::Display for UnknownPriority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no priority; the priorities are", self.0)?;
        Priority::ALL.iter().enumerate().try_for_each(|(i, p)| {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma} {}", p.name().to_ascii_lowercase())
        })
    }
}

impl std::error::Error for UnknownPriority {}

impl FromStr for Priority {
    type Err = UnknownPriority;

    /// In any case; `info` is short for informational.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if s.eq_ignore_ascii_case("info") {
            return Ok(Self::Informational);
        }
        let known = Self::ALL.into_iter().find(|p| p.name().eq_ignore_ascii_case(s));
        known.ok_or_else(|| UnknownPriority(s.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for p in Priority::ALL {
            assert_eq!(p.name().to_ascii_uppercase().parse(), Ok(p));
        }
        assert_eq!("Info".parse(), Ok(Priority::Informational));
        let wrong = "grave".parse::<Priority>().unwrap_err().to_string();
        assert!(wrong.starts_with("'grave' is no priority") && wrong.ends_with("informational, debug"), "{wrong}");
    }
}
