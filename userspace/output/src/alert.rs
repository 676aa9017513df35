// SPDX-License-Identifier: Apache-2.0
//! One alert and its two forms.
//!
//! Text: `HH:MM:SS.nnnnnnnnn: Priority message`. JSON: one compact object, keys in alphabetical order.

use crate::{
    priority::Priority,
    time::{clock_text, iso8601_offset, iso8601_utc},
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, sync::Arc};

/// What a rule has to say about an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Name of the rule.
    pub rule: Arc<str>,
    /// Its priority.
    pub priority: Priority,
    /// Time of the event in ns since the epoch.
    pub time: u64,
    /// Source of the event: `syscall`, a plugin's source, `internal`.
    pub source: Arc<str>,
    /// Name of the machine that the event is from.
    pub hostname: Arc<str>,
    /// The rule's output, without time and priority. Broken UTF-8 is already replaced.
    pub message: String,
    /// Values of the fields that the output uses.
    pub fields: Map<String, Value>,
    /// The rule's tags.
    pub tags: Arc<BTreeSet<String>>,
}

/// Which form of line, and what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one switch for each of the configuration's keys")]
pub struct LineOptions {
    /// JSON instead of text.
    pub json: bool,
    /// Time as ISO 8601 in the output line.
    pub iso_time: bool,
    /// JSON carries `output`.
    pub with_output: bool,
    /// JSON carries `message`.
    pub with_message: bool,
    /// JSON carries `output_fields`.
    pub with_fields: bool,
    /// JSON carries `tags`.
    pub with_tags: bool,
}

impl Default for LineOptions {
    fn default() -> Self {
        Self { json: false, iso_time: false, with_output: true, with_message: false, with_fields: true, with_tags: true }
    }
}

/// The JSON form. The order of the fields is the order in the line: alphabetical.
#[derive(Serialize)]
struct Json<'a> {
    hostname: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_fields: Option<&'a Map<String, Value>>,
    priority: &'a str,
    rule: &'a str,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<&'a BTreeSet<String>>,
    time: String,
}

/// An alert in its final form: one line without the line feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The bytes.
    pub text: String,
    /// Priority, for sinks that sort by it.
    pub priority: Priority,
}

impl Alert {
    /// `time: Priority message`.
    #[must_use]
    pub fn text(&self, iso_time: bool) -> String {
        let time = if iso_time { iso8601_offset(self.time) } else { clock_text(self.time) };
        format!("{time}: {} {}", self.priority, self.message)
    }

    /// The line in the form that `options` ask for.
    #[must_use]
    pub fn line(&self, options: &LineOptions) -> Line {
        let text = if options.json { self.json(options) } else { self.text(options.iso_time) };
        Line { text, priority: self.priority }
    }

    fn json(&self, options: &LineOptions) -> String {
        let form = Json {
            hostname: &self.hostname,
            message: options.with_message.then_some(self.message.as_str()),
            output: options.with_output.then(|| self.text(options.iso_time)),
            output_fields: options.with_fields.then_some(&self.fields),
            priority: self.priority.name(),
            rule: &self.rule,
            source: &self.source,
            tags: options.with_tags.then_some(&self.tags),
            time: iso8601_utc(self.time),
        };
        // Maps with text keys and plain values: nothing that could fail.
        serde_json::to_string(&form).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn alert() -> Alert {
        let Value::Object(fields) = json!({"proc.name": "a\u{1}b", "evt.time": 5, "k8s.ns.name": null}) else { unreachable!() };
        Alert {
            rule: "Quote \"this\"".into(),
            priority: Priority::Warning,
            time: 5,
            source: "syscall".into(),
            hostname: "vm".into(),
            message: "file=/etc/shadow".into(),
            fields,
            tags: Arc::new(["host".to_owned(), "T1555".to_owned()].into()),
        }
    }

    #[test]
    fn json_is_compact_and_sorted() {
        let options = LineOptions { json: true, iso_time: true, ..LineOptions::default() };
        assert_eq!(
            alert().line(&options).text,
            "{\"hostname\":\"vm\",\"output\":\"1970-01-01T00:00:00.000000005+0000: Warning file=/etc/shadow\",\
             \"output_fields\":{\"evt.time\":5,\"k8s.ns.name\":null,\"proc.name\":\"a\\u0001b\"},\"priority\":\"Warning\",\
             \"rule\":\"Quote \\\"this\\\"\",\"source\":\"syscall\",\"tags\":[\"T1555\",\"host\"],\
             \"time\":\"1970-01-01T00:00:00.000000005Z\"}"
        );
        let bare = LineOptions { with_output: false, with_fields: false, with_tags: false, with_message: true, ..options };
        assert_eq!(
            alert().line(&bare).text,
            "{\"hostname\":\"vm\",\"message\":\"file=/etc/shadow\",\"priority\":\"Warning\",\"rule\":\"Quote \\\"this\\\"\",\
             \"source\":\"syscall\",\"time\":\"1970-01-01T00:00:00.000000005Z\"}"
        );
    }

    #[test]
    fn text_has_time_and_priority() {
        let line = alert().line(&LineOptions::default()).text;
        assert!(line.ends_with(":00.000000005: Warning file=/etc/shadow"), "{line}");
    }
}
