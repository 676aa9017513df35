// SPDX-License-Identifier: Apache-2.0
//! Rules, macros and lists of rule files.

use crate::{describe, table::Table};
use eyas_rules::RuleSet;
use serde_json::{Value, json};

fn joined<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    words.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// A row's own keys, and the reference's description beside them.
fn described(mut row: Value, description: Value) -> Value {
    if let (Some(row), Value::Object(description)) = (row.as_object_mut(), description) {
        row.extend(description);
    }
    row
}

/// A condition on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One row a rule.
pub fn rules(set: &RuleSet) -> Table {
    let mut table = Table::new(&["name", "priority", "on", "source", "tags", "description"]);
    for rule in &set.rules {
        let on = if rule.enabled { "yes" } else { "no" };
        table.row(
            [
                rule.name.clone(),
                rule.priority.name().to_owned(),
                on.to_owned(),
                rule.source.clone(),
                joined(&rule.tags),
                one_line(&rule.desc),
            ],
            described(
                json!({
                    "name": rule.name, "priority": rule.priority.name(), "enabled": rule.enabled, "source": rule.source,
                    "tags": rule.tags, "description": rule.desc, "condition": rule.condition_text, "output": rule.output_text,
                    "events": rule.events.names(), "macros": rule.macros, "exceptions": rule.exception_names,
                }),
                describe::rule(rule, set),
            ),
        );
    }
    table
}

/// One row a macro.
pub fn macros(set: &RuleSet) -> Table {
    let mut table = Table::new(&["name", "used", "condition"]);
    for m in &set.macros {
        let used = if m.used { "yes" } else { "no" };
        table.row(
            [m.name.clone(), used.to_owned(), one_line(&m.condition_text)],
            described(
                json!({"name": m.name, "used": m.used, "condition": m.condition_text, "macros": m.macros}),
                describe::macro_item(m, set),
            ),
        );
    }
    table
}

/// One row a list.
pub fn lists(set: &RuleSet) -> Table {
    let mut table = Table::new(&["name", "used", "items"]);
    for l in &set.lists {
        let used = if l.used { "yes" } else { "no" };
        table.row(
            [l.name.clone(), used.to_owned(), joined(&l.items)],
            described(json!({"name": l.name, "used": l.used, "items": l.items, "resolved": l.compiled_items}), describe::list(l, set)),
        );
    }
    table
}
