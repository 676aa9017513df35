// SPDX-License-Identifier: Apache-2.0
//! Settings of `run` and `replay`: defaults, then `-o key=value` in the order given, then options of their own.
//!
//! Keys are those of the reference's configuration, so that what people know goes on working.

use crate::{exit::Usage, kernel::EngineKind, select::Selections};
use anyhow::{Context, anyhow};
use eyas_fields::Compat;
use eyas_output::{LineOptions, Priority};
use eyas_rules::Selection;
use std::path::PathBuf;

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `engine.kind`
    pub engine: EngineKind,
    /// Bytes of each ring.
    pub buffer_bytes: Option<u64>,
    /// Leave failed calls out.
    pub drop_failed: bool,
    /// Bytes of I/O data in an event.
    pub snaplen: Option<u32>,
    /// The form of alerts.
    pub line: LineOptions,
    /// Rules less grave are not loaded.
    pub priority: Priority,
    /// Every rule that matches gives an alert, not only the first.
    pub match_all: bool,
    /// Alerts that may wait for the outputs.
    pub queue_capacity: usize,
    /// Fields of the container are added to every output.
    pub suggested_output: bool,
    /// Which version of the reference decides where versions differ.
    pub compat: Compat,
    /// Which rules are on.
    pub selection: Selections,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: EngineKind::Auto,
            buffer_bytes: None,
            drop_failed: false,
            snaplen: None,
            line: LineOptions::default(),
            priority: Priority::Debug,
            match_all: false,
            queue_capacity: 16 << 10,
            suggested_output: true,
            compat: Compat::default(),
            selection: Selections::default(),
        }
    }
}

type Set = fn(&mut Settings, &str) -> anyhow::Result<()>;

/// One key, what it does, and how its value is taken.
struct Key {
    name: &'static str,
    about: &'static str,
    set: Set,
}

const KEYS: &[Key] = &[
    Key { name: "engine.kind", about: "auto, kmod, ebpf, modern_ebpf", set: |s, v| put(&mut s.engine, v.parse()) },
    Key {
        name: "engine.kmod.buf_size_preset",
        about: "size of each ring: 1 to 10 stand for 1 MiB to 512 MiB, 4 for 8 MiB",
        set: |s, v| put(&mut s.buffer_bytes, preset(v)),
    },
    Key { name: "engine.kmod.drop_failed_exit", about: "leave failed calls out", set: |s, v| put(&mut s.drop_failed, truth(v)) },
    Key { name: "falco_libs.snaplen", about: "bytes of I/O data in an event", set: |s, v| put(&mut s.snaplen, number(v).map(Some)) },
    Key { name: "json_output", about: "alerts as JSON", set: |s, v| put(&mut s.line.json, truth(v)) },
    Key { name: "json_include_output_property", about: "JSON alerts carry output", set: |s, v| put(&mut s.line.with_output, truth(v)) },
    Key { name: "json_include_message_property", about: "JSON alerts carry message", set: |s, v| put(&mut s.line.with_message, truth(v)) },
    Key {
        name: "json_include_output_fields_property",
        about: "JSON alerts carry output_fields",
        set: |s, v| put(&mut s.line.with_fields, truth(v)),
    },
    Key { name: "json_include_tags_property", about: "JSON alerts carry tags", set: |s, v| put(&mut s.line.with_tags, truth(v)) },
    Key { name: "time_format_iso_8601", about: "times as ISO 8601, UTC", set: |s, v| put(&mut s.line.iso_time, truth(v)) },
    Key {
        name: "priority",
        about: "rules less grave are not loaded",
        set: |s, v| put(&mut s.priority, v.parse().map_err(anyhow::Error::from)),
    },
    Key {
        name: "rules[].disable.rule",
        about: "switch rules off, by name with * for anything",
        set: |s, v| select(s, false, Some(v), None),
    },
    Key { name: "rules[].disable.tag", about: "switch rules off, by tag", set: |s, v| select(s, false, None, Some(v)) },
    Key { name: "rules[].enable.rule", about: "switch rules on, by name with * for anything", set: |s, v| select(s, true, Some(v), None) },
    Key { name: "rules[].enable.tag", about: "switch rules on, by tag", set: |s, v| select(s, true, None, Some(v)) },
    Key { name: "rule_matching", about: "first or all", set: |s, v| put(&mut s.match_all, matching(v)) },
    Key {
        name: "outputs_queue.capacity",
        about: "alerts that may wait for the outputs",
        set: |s, v| put(&mut s.queue_capacity, number(v)),
    },
    Key {
        name: "append_output.suggested_output",
        about: "add the container's fields to every output",
        set: |s, v| put(&mut s.suggested_output, truth(v)),
    },
    Key { name: "compat", about: "0.44 or 0.45: the reference's version to follow", set: |s, v| put(&mut s.compat, compat(v)) },
];

/// A version of the reference to follow where versions differ.
pub fn compat(version: &str) -> anyhow::Result<Compat> {
    match version {
        "0.44" => Ok(Compat::V0_44),
        "0.45" => Ok(Compat::V0_45),
        _ => Err(anyhow!("'{version}' is neither 0.44 nor 0.45")),
    }
}

fn put<T>(place: &mut T, value: anyhow::Result<T>) -> anyhow::Result<()> {
    *place = value?;
    Ok(())
}

/// Adds an entry to the list `rules`, whose entries are applied in order.
fn select(s: &mut Settings, enable: bool, rule: Option<&str>, tag: Option<&str>) -> anyhow::Result<()> {
    if rule.or(tag).is_none_or(str::is_empty) {
        return Err(anyhow!("a name or a tag is missing"));
    }
    s.selection.0.push(Selection { enable, rule: rule.map(str::to_owned), tag: tag.map(str::to_owned) });
    Ok(())
}

fn truth(v: &str) -> anyhow::Result<bool> {
    match v.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Ok(true),
        "false" | "no" | "off" | "n" => Ok(false),
        _ => Err(anyhow!("'{v}' is neither true nor false")),
    }
}

fn number<T: std::str::FromStr>(v: &str) -> anyhow::Result<T> {
    v.parse().map_err(|_| anyhow!("'{v}' is no number that fits"))
}

fn preset(v: &str) -> anyhow::Result<Option<u64>> {
    match number::<u32>(v)? {
        0 => Ok(None),
        n @ 1..=10 => Ok(Some(1 << (19 + n))),
        n => Err(anyhow!("{n} is no preset, they go from 1 to 10")),
    }
}

fn matching(v: &str) -> anyhow::Result<bool> {
    match v {
        "first" => Ok(false),
        "all" => Ok(true),
        _ => Err(anyhow!("'{v}' is neither first nor all")),
    }
}

/// A size in bytes: digits, perhaps with K, M or G (powers of 1024).
pub fn bytes(text: &str) -> anyhow::Result<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.get(digits.len()..).unwrap_or_default().to_ascii_uppercase();
    let shift = match unit.trim_end_matches('B').trim_end_matches('I') {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return Err(anyhow!("'{text}' is no size; write a number, perhaps with K, M or G behind it")),
    };
    number::<u64>(digits)?.checked_mul(1 << shift).with_context(|| format!("'{text}' is too large"))
}

impl Settings {
    /// Applies `key=value`.
    ///
    /// # Errors
    /// For a key that is not known or a value that does not fit.
    pub fn set(&mut self, assignment: &str) -> anyhow::Result<()> {
        let usage = |text: String| anyhow::Error::new(Usage(text));
        let (name, value) = assignment.split_once('=').ok_or_else(|| usage(format!("-o {assignment}: expected key=value")))?;
        let Some(key) = KEYS.iter().find(|k| k.name == name) else {
            let known: String = KEYS.iter().map(|k| format!("\n  {:<38} {}", k.name, k.about)).collect();
            return Err(usage(format!("-o {assignment}: the key '{name}' is not known; the keys are{known}")));
        };
        (key.set)(self, value).map_err(|e| usage(format!("-o {assignment}: {e:#} ({})", key.about)))
    }
}

/// Options of `run` and `replay` that concern rules and alerts.
#[derive(Debug, clap::Args)]
pub struct RuleArgs {
    /// Rule file, or a folder of them (its *.yaml and *.yml in order); repeatable. Without it: /etc/eyas/rules.d, else
    /// the rules folder beside the program's sources
    #[arg(short, long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    /// Alerts as JSON, one object a line
    #[arg(long)]
    json: bool,
    /// Leave out rules that are less grave
    #[arg(long, value_name = "PRIORITY")]
    priority: Option<Priority>,
    /// How many rules an event may match
    #[arg(long, value_name = "first|all")]
    rule_matching: Option<String>,
    #[command(flatten)]
    selection: Selections,
    /// Set a key of the configuration; repeatable. A wrong key lists them all
    #[arg(short = 'o', long = "option", value_name = "KEY=VALUE")]
    options: Vec<String>,
}

impl RuleArgs {
    /// The settings that they make.
    ///
    /// # Errors
    /// For a value that does not fit.
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let mut settings = Settings::default();
        self.options.iter().try_for_each(|o| settings.set(o))?;
        settings.line.json |= self.json;
        if let Some(priority) = self.priority {
            settings.priority = priority;
        }
        if let Some(word) = &self.rule_matching {
            settings.match_all = matching(word).map_err(|e| Usage(format!("--rule-matching: {e}")))?;
        }
        settings.selection.0.extend_from_slice(&self.selection.0);
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_set_in_order() {
        let mut s = Settings::default();
        for o in ["engine.kind=kmod", "engine.kmod.buf_size_preset=4", "priority=warning", "rule_matching=all", "json_output=True"] {
            s.set(o).unwrap();
        }
        assert_eq!((s.engine, s.buffer_bytes, s.priority), (EngineKind::Kmod, Some(8 << 20), Priority::Warning));
        assert!(s.match_all && s.line.json);
        for o in ["rules[].disable.rule=*", "rules[].enable.tag=file"] {
            s.set(o).unwrap();
        }
        let entry = |enable, rule: Option<&str>, tag: Option<&str>| Selection {
            enable,
            rule: rule.map(str::to_owned),
            tag: tag.map(str::to_owned),
        };
        assert_eq!(s.selection.0, [entry(false, Some("*"), None), entry(true, None, Some("file"))]);
    }

    #[test]
    fn wrong_ones_are_told() {
        let mut s = Settings::default();
        let mut why = |o: &str| s.set(o).unwrap_err().to_string();
        assert!(why("nokey=1").contains("the keys are"));
        assert!(why("priority").contains("expected key=value"));
        assert!(why("rules[].enable.rule=").contains("is missing"));
        assert!(why("priority=grave").contains("'grave' is no priority"));
        assert!(why("engine.kmod.buf_size_preset=11").contains("1 to 10"));
        assert!(why("engine.kind=gvisor").contains("is one of auto"));
    }

    #[test]
    fn sizes() {
        assert_eq!(bytes("4096").unwrap(), 4096);
        assert_eq!(bytes("8M").unwrap(), 8 << 20);
        assert_eq!(bytes("1GiB").unwrap(), 1 << 30);
        assert!(bytes("8X").is_err() && bytes("").is_err() && bytes("99999999999999999999").is_err());
    }
}
