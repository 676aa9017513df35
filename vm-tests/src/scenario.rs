// SPDX-License-Identifier: Apache-2.0
//! Scenarios: folders of shell scripts that run in a guest.
//!
//! A scenario is a folder with one or more of
//! - `attack.sh`, with `alerts`: the rules that must fire while it runs, one name a line. `? NAME` may fire as well. Any other alert fails the test.
//! - `benign.sh`: no alert may come of it.
//! - `check.sh`: runs without the daemon; passes when it ends with status 0.
//!
//! All of the folder's files are in the guest, in the folder `$SCENARIO`; scripts start in an empty folder of their own, as root. What attack and
//! benign scripts exit with does not matter unless it is 99, which says that the scenario could not be set up.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// One script of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Must end with status 0, without a daemon.
    Check,
    /// Must raise the expected alerts.
    Attack,
    /// Must raise none.
    Benign,
}

impl Part {
    /// All, in the order in which they run.
    pub const ALL: [Self; 3] = [Self::Check, Self::Attack, Self::Benign];

    /// Its name in results and in the guest; the script is called `NAME.sh`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Attack => "attack",
            Self::Benign => "benign",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }
}

/// The rules that an attack must and may trigger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Each must fire at least once.
    pub must: Vec<String>,
    /// Each may.
    pub may: Vec<String>,
}

impl Expected {
    /// Reads the lines of an `alerts` file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut all = Self::default();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.strip_prefix('?') {
                Some(rule) => all.may.push(rule.trim().to_owned()),
                None => all.must.push(line.to_owned()),
            }
        }
        all
    }
}

/// A folder of scripts.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The folder's name.
    pub name: String,
    /// The folder.
    pub dir: PathBuf,
    /// Which scripts it has.
    pub parts: Vec<Part>,
    /// What its attack must trigger.
    pub expected: Expected,
}

impl Scenario {
    /// Reads one folder.
    pub fn load(dir: &Path) -> Result<Self> {
        let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let parts: Vec<Part> = Part::ALL.into_iter().filter(|p| dir.join(format!("{}.sh", p.name())).exists()).collect();
        let expected = if parts.contains(&Part::Attack) {
            let path = dir.join("alerts");
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("reading {} (the rules that the attack must trigger)", path.display()))?;
            Expected::parse(&text)
        } else {
            Expected::default()
        };
        if parts.contains(&Part::Attack) && expected.must.is_empty() {
            bail!("{}: `alerts` names no rule", dir.display());
        }
        Ok(Self { name, dir: dir.to_owned(), parts, expected })
    }

    /// Reads every scenario below a folder, by name; a folder without scripts is none. A folder that does not exist holds none.
    pub fn load_all(dir: &Path) -> Result<Vec<Self>> {
        let Ok(items) = std::fs::read_dir(dir) else {
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        for item in items {
            let path = item?.path();
            if path.is_dir() {
                let scenario = Self::load(&path)?;
                if !scenario.parts.is_empty() {
                    all.push(scenario);
                }
            }
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_files_have_must_may_and_comments() {
        let e = Expected::parse("# the point\nShell from a server\n\n? Write below /etc\n");
        assert_eq!(e.must, ["Shell from a server"]);
        assert_eq!(e.may, ["Write below /etc"]);
    }
}
