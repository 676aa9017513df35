// SPDX-License-Identifier: Apache-2.0
//! Alerts, one JSON object a line.

use crate::difference::{ABSENT, Compared, Difference, WHOLE, side_by_side};
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

type Alert = Map<String, Value>;

fn parse(whose: &str, text: &[u8]) -> Result<Vec<Alert>> {
    let lines = text.split(|b| *b == b'\n').enumerate().filter(|(_, l)| !l.is_empty());
    lines.map(|(n, l)| serde_json::from_slice(l).with_context(|| format!("line {} of {whose} alerts is no JSON object", n + 1))).collect()
}

/// By what alerts are told apart.
fn key(alert: &Alert) -> String {
    let word = |name: &str| alert.get(name).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", word("time"), word("rule"))
}

/// Values by name, those inside `output_fields` by themselves.
fn values(alert: &Alert) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (name, value) in alert {
        match value.as_object() {
            Some(inner) => all.extend(inner.iter().map(|(key, value)| (format!("{name}.{key}"), value))),
            None => all.push((name.clone(), value)),
        }
    }
    all
}

/// Holds our alerts against the reference's: the same ones in the same order, and every value of each.
pub fn compare(wanted: &[u8], got: &[u8]) -> Result<Compared> {
    let (wanted, got) = (parse("the reference's", wanted)?, parse("our", got)?);
    let keys = |list: &[Alert]| list.iter().map(key).collect::<Vec<_>>();
    let (wanted_keys, got_keys) = (keys(&wanted), keys(&got));
    let mut found = Compared { wanted: wanted.len(), got: got.len(), ..Compared::default() };
    for (w, g) in side_by_side(&wanted_keys, &got_keys) {
        let (w, g) = (w.and_then(|n| wanted.get(n)), g.and_then(|n| got.get(n)));
        let Some(at) = w.or(g).map(key) else { continue };
        let (Some(w), Some(g)) = (w, g) else {
            let text = |a: Option<&Alert>| a.map_or_else(|| ABSENT.to_vec(), |a| Value::Object(a.clone()).to_string().into_bytes());
            found.differences.push(Difference { at, field: WHOLE.to_owned(), want: text(w), got: text(g) });
            continue;
        };
        let (w, g) = (values(w), values(g));
        let names: BTreeSet<&String> = w.iter().chain(&g).map(|(name, _)| name).collect();
        for name in names {
            found.values += 1;
            let of = |side: &[(String, &Value)]| side.iter().find(|(n, _)| n == name).map(|(_, v)| v.to_string());
            let (w, g) = (of(&w), of(&g));
            if w != g {
                let text = |v: Option<String>| v.map_or_else(|| ABSENT.to_vec(), String::into_bytes);
                found.differences.push(Difference { at: at.clone(), field: name.clone(), want: text(w), got: text(g) });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(time: &str, rule: &str, fields: &str) -> String {
        format!("{{\"time\":\"{time}\",\"rule\":\"{rule}\",\"tags\":[\"a\"],\"output_fields\":{{{fields}}}}}\n")
    }

    fn differences(wanted: &str, got: &str) -> String {
        let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
        let found = compare(wanted.as_bytes(), got.as_bytes()).unwrap();
        found.differences.iter().map(|d| format!("{} {}: {} | {}\n", d.at, d.field, text(&d.want), text(&d.got))).collect()
    }

    #[test]
    fn each_value_counts() {
        let one = alert("1", "A", "\"fd.num\":3,\"fd.name\":null");
        assert_eq!(differences(&one, &one), "");
        assert_eq!(compare(one.as_bytes(), one.as_bytes()).unwrap().values, 5);
        let other = alert("1", "A", "\"fd.num\":\"3\",\"evt.time\":1");
        assert_eq!(
            differences(&one, &other),
            "1 A output_fields.evt.time: (absent) | 1\n1 A output_fields.fd.name: null | (absent)\n1 A output_fields.fd.num: 3 | \"3\"\n"
        );
    }

    #[test]
    fn order_and_number_count() {
        let [a, b] = ["A", "B"].map(|rule| alert("1", rule, ""));
        assert_eq!(differences(&format!("{a}{b}"), &a).lines().count(), 1);
        assert_eq!(differences(&a, &format!("{a}{b}")).lines().count(), 1);
        assert_eq!(differences(&format!("{a}{b}"), &format!("{b}{a}")).lines().count(), 2);
    }

    #[test]
    fn what_is_no_alert_is_named() {
        let error = compare(b"{}\nx\n", b"").unwrap_err().to_string();
        assert!(error.contains("line 2 of the reference's alerts"), "{error}");
    }
}
