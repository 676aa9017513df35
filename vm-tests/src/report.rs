// SPDX-License-Identifier: Apache-2.0
//! The lines that the guest's own scripts report on their port (`guest/lib.sh` writes them).

use crate::scenario::Part;

/// Which script of which scenario: the scenario's index in the boot, and the part.
pub type Key = (usize, Part);

/// One line of the guest's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Init runs, on this kernel release.
    Up(String),
    /// A script starts.
    Begin(Key),
    /// A line that it printed.
    Out(Key, String),
    /// It ended with this status.
    End(Key, i32),
    /// The daemon did not show the script's closing mark in time.
    Late(Key),
    /// The daemon is up and sees events.
    DaemonReady,
    /// The daemon did not come up, or ended before it was told to.
    DaemonFailed(String),
    /// The daemon ended with this status when it was told to.
    DaemonEnded(i32),
    /// A line that the daemon printed on stderr.
    Log(String),
    /// A line of the kernel's report on memory that nobody can reach any more.
    Leak(String),
    /// The kernel's taint mask at the end.
    Taint(u64),
    /// Everything was run.
    Done,
}

impl Report {
    /// Reads a line; `None` for one that no script of ours wrote.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        Some(match word {
            "up" => Self::Up(rest.to_owned()),
            "begin" => Self::Begin(key(rest)?.0),
            "out" => {
                let (key, text) = key(rest)?;
                Self::Out(key, text.to_owned())
            }
            "end" => {
                let (key, status) = key(rest)?;
                Self::End(key, status.parse().ok()?)
            }
            "late" => Self::Late(key(rest)?.0),
            "daemon-ready" => Self::DaemonReady,
            "daemon-failed" => Self::DaemonFailed(rest.to_owned()),
            "daemon-ended" => Self::DaemonEnded(rest.parse().ok()?),
            "log" => Self::Log(rest.to_owned()),
            "leak" => Self::Leak(rest.to_owned()),
            "taint" => Self::Taint(rest.parse().ok()?),
            "done" => Self::Done,
            _ => return None,
        })
    }
}

/// `ID PART [REST]`.
fn key(text: &str) -> Option<(Key, &str)> {
    let (id, rest) = text.split_once(' ')?;
    let (part, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    Some(((id.parse().ok()?, Part::parse(part)?), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_noise_is_left_out() {
        let k = (3, Part::Attack);
        assert_eq!(Report::parse("begin 3 attack"), Some(Report::Begin(k)));
        assert_eq!(Report::parse("out 3 attack two words"), Some(Report::Out(k, "two words".into())));
        assert_eq!(Report::parse("out 3 attack"), Some(Report::Out(k, String::new())));
        assert_eq!(Report::parse("end 3 attack 0"), Some(Report::End(k, 0)));
        assert_eq!(Report::parse("taint 12288"), Some(Report::Taint(12288)));
        for noise in ["", "end 3 attack", "begin x attack", "begin 3 raid", "hello"] {
            assert_eq!(Report::parse(noise), None, "{noise}");
        }
    }
}
