// SPDX-License-Identifier: Apache-2.0
//! The daemon's alert lines, and which script each belongs to.
//!
//! Before and after a script the guest opens a *mark*, a file below `/run/mark/` for which the harness' own rule raises an alert. Alerts come in the
//! order of events, so what lies between two marks is the script's.

use serde_json::Value;

use crate::report::Key;
use crate::scenario::Part;

/// The rule of `guest/marks.yaml`.
pub const MARK_RULE: &str = "VM mark";
const MARK_DIR: &str = "/run/mark/";

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// The rule's name.
    pub rule: String,
    /// Its priority.
    pub priority: String,
    /// The formatted output.
    pub output: String,
    /// The time, as printed.
    pub time: String,
    /// The whole line.
    pub json: String,
}

impl Alert {
    /// Reads a line of `--json` output.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |name| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let rule = text("rule");
        if rule.is_empty() {
            return None;
        }
        Some(Self { rule, priority: text("priority"), output: text("output"), time: text("time"), json: line.to_owned() })
    }

    /// The mark that this alert is for, if the harness' rule raised it.
    fn mark(&self) -> Option<Mark> {
        if self.rule != MARK_RULE {
            return None;
        }
        let (_, rest) = self.json.split_once(MARK_DIR)?;
        let name: &str = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
        let mut words = name.split('-');
        let id = words.next()?.parse().ok()?;
        let part = Part::parse(words.next()?)?;
        match words.next()? {
            "begin" => Some(Mark::Begin((id, part))),
            "end" => Some(Mark::End((id, part))),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Begin(Key),
    End(Key),
}

/// What a line of the alerts' port turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A script starts: what follows is its.
    Begin(Key),
    /// It is over.
    End(Key),
    /// An alert, and the script that it belongs to, if one was running.
    Alert(Option<Key>, Alert),
    /// A mark of no script, or an empty line.
    Nothing,
    /// A line that is no alert.
    Noise(String),
}

/// Reads the alerts' port line by line.
#[derive(Default)]
pub struct AlertStream {
    current: Option<Key>,
}

impl AlertStream {
    /// What the next line is.
    pub fn read(&mut self, line: &str) -> Seen {
        if line.trim().is_empty() {
            return Seen::Nothing;
        }
        let Some(alert) = Alert::parse(line) else {
            return Seen::Noise(line.to_owned());
        };
        match alert.mark() {
            // The mark's file is opened once, but closing or changing it may raise the rule again.
            Some(Mark::Begin(key)) if self.current == Some(key) => Seen::Nothing,
            Some(Mark::Begin(key)) => {
                self.current = Some(key);
                Seen::Begin(key)
            }
            Some(Mark::End(key)) => {
                if self.current.take() == Some(key) {
                    Seen::End(key)
                } else {
                    Seen::Nothing
                }
            }
            None if alert.rule == MARK_RULE => Seen::Nothing,
            None => Seen::Alert(self.current, alert),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(rule: &str, text: &str) -> String {
        format!("{{\"rule\":\"{rule}\",\"priority\":\"Notice\",\"output\":\"{text}\"}}")
    }

    #[test]
    fn alerts_belong_to_the_script_between_whose_marks_they_lie() {
        let key = (2, Part::Attack);
        let mut s = AlertStream::default();
        assert!(matches!(s.read(&line("A", "early")), Seen::Alert(None, _)));
        assert_eq!(s.read(&line(MARK_RULE, "mark /run/mark/ready-1")), Seen::Nothing);
        let begin = line(MARK_RULE, "mark /run/mark/2-attack-begin");
        assert_eq!(s.read(&begin), Seen::Begin(key));
        assert_eq!(s.read(&begin), Seen::Nothing);
        assert!(matches!(s.read(&line("B", "x")), Seen::Alert(Some(k), a) if k == key && a.rule == "B"));
        assert!(matches!(s.read("{\"rule\":"), Seen::Noise(_)));
        assert_eq!(s.read(&line(MARK_RULE, "mark /run/mark/2-attack-end")), Seen::End(key));
        assert!(matches!(s.read(&line("C", "late")), Seen::Alert(None, _)));
    }
}
