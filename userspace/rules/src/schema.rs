// SPDX-License-Identifier: Apache-2.0
//! The shape of rule files: which keys an item may have, and what may stand behind them.
//!
//! This check is stricter than reading, and never refuses a file: it is a second opinion in the results. Types are
//! weak: any scalar is a text, and a boolean may be one of the words that stand for it.

use crate::rule::Priority;
use crate::yaml::{self, Node, Value};
use std::sync::Arc;

/// At most so many remarks are made about a file.
const MAX_REMARKS: usize = 100;

enum Shape {
    Text,
    Bool,
    Number,
    Priority,
    /// `append` or `replace`.
    Operation,
    /// Anything at all.
    Any,
    ListOf(&'static Shape),
    TextOrList,
    Map(&'static [(&'static str, Shape)]),
}

const OVERRIDE: &[(&str, Shape)] = &[
    ("items", Shape::Operation),
    ("condition", Shape::Operation),
    ("output", Shape::Operation),
    ("desc", Shape::Operation),
    ("priority", Shape::Operation),
    ("tags", Shape::Operation),
    ("exceptions", Shape::Operation),
    ("enabled", Shape::Operation),
    ("capture", Shape::Operation),
    ("capture_duration", Shape::Operation),
    ("warn_evttypes", Shape::Operation),
    ("skip-if-unknown-filter", Shape::Operation),
];

const EXCEPTION: Shape = Shape::Map(&[
    ("name", Shape::Text),
    ("fields", Shape::TextOrList),
    ("comps", Shape::TextOrList),
    ("values", Shape::ListOf(&Shape::Any)),
]);

const PLUGIN: &[(&str, Shape)] = &[("name", Shape::Text), ("version", Shape::Text)];

const REQUIREMENT: Shape =
    Shape::Map(&[("name", Shape::Text), ("version", Shape::Text), ("alternatives", Shape::ListOf(&Shape::Map(PLUGIN)))]);

const ITEM: Shape = Shape::Map(&[
    ("required_engine_version", Shape::Text),
    ("required_plugin_versions", Shape::ListOf(&REQUIREMENT)),
    ("list", Shape::Text),
    ("items", Shape::ListOf(&Shape::Text)),
    ("macro", Shape::Text),
    ("rule", Shape::Text),
    ("condition", Shape::Text),
    ("output", Shape::Text),
    ("desc", Shape::Text),
    ("priority", Shape::Priority),
    ("source", Shape::Text),
    ("enabled", Shape::Bool),
    ("capture", Shape::Bool),
    ("capture_duration", Shape::Number),
    ("warn_evttypes", Shape::Bool),
    ("skip-if-unknown-filter", Shape::Bool),
    ("tags", Shape::ListOf(&Shape::Text)),
    ("exceptions", Shape::ListOf(&EXCEPTION)),
    ("override", Shape::Map(OVERRIDE)),
    ("append", Shape::Bool),
]);

const DOCUMENT: Shape = Shape::ListOf(&ITEM);

/// What the documents of a file have that they should not.
pub(crate) fn remarks(documents: &[Arc<Node>]) -> Vec<String> {
    let mut out = Vec::new();
    for document in documents.iter().filter(|d| !d.is_null()) {
        check(document, &DOCUMENT, "<root>", &mut out);
    }
    out
}

fn check(node: &Node, shape: &Shape, path: &str, out: &mut Vec<String>) {
    if out.len() >= MAX_REMARKS {
        return;
    }
    let mut remark = |what: &str| out.push(format!("failed for {path}: {what}"));
    match (shape, &node.value) {
        (Shape::Any, _) | (Shape::Text | Shape::TextOrList, Value::Scalar { .. }) => {}
        (Shape::Bool, Value::Scalar { text, .. }) if yaml::boolean(text).is_some() => {}
        (Shape::Number, Value::Scalar { text, .. }) if text.parse::<f64>().is_ok() => {}
        (Shape::Priority, Value::Scalar { text, .. }) if Priority::from_name(text).is_some() => {}
        (Shape::Operation, Value::Scalar { text, .. }) if matches!(&**text, "append" | "replace") => {}
        (Shape::TextOrList, Value::Seq(items)) => each(items, &Shape::Text, path, out),
        (Shape::ListOf(inner), Value::Seq(items)) => each(items, inner, path, out),
        (Shape::Map(keys), Value::Map(entries)) => {
            for (key, value) in entries {
                let name = key.scalar().unwrap_or("");
                match keys.iter().find(|(k, _)| *k == name) {
                    Some((_, inner)) => check(value, inner, &format!("{path}[{name}]"), out),
                    None if out.len() < MAX_REMARKS => out.push(format!("failed for {path}: the key '{name}' is not allowed here")),
                    None => {}
                }
            }
        }
        (Shape::Text, _) => remark("a text is expected"),
        (Shape::Bool, _) => remark("a boolean is expected"),
        (Shape::Number, _) => remark("a number is expected"),
        (Shape::Priority, _) => remark("a priority is expected"),
        (Shape::Operation, _) => remark("'append' or 'replace' is expected"),
        (Shape::TextOrList, _) => remark("a text or a list of texts is expected"),
        (Shape::ListOf(_), _) => remark("a list is expected"),
        (Shape::Map(_), _) => remark("a map is expected"),
    }
}

fn each(items: &[Arc<Node>], shape: &Shape, path: &str, out: &mut Vec<String>) {
    for (i, item) in items.iter().enumerate() {
        // An empty item of a file is left out, not wrong.
        let left_out = item.is_null() && matches!(shape, Shape::Map(_));
        if !left_out && out.len() < MAX_REMARKS {
            check(item, shape, &format!("{path}[{i}]"), out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(text: &str) -> Vec<String> {
        remarks(&yaml::parse(text).unwrap())
    }

    #[test]
    fn shapes() {
        assert_eq!(
            about("- rule: R\n  enabled: no\n  priority: INFO\n  tags: [a, 5]\n-\n- list: l\n  items: [1, a]\n"),
            Vec::<String>::new()
        );
        assert_eq!(
            about(
                "- rule: R\n  enabled: maybe\n  colour: red\n  exceptions: [{name: e, fields: [a], comment: x}]\n  override: {desc: add}\n"
            ),
            [
                "failed for <root>[0][enabled]: a boolean is expected",
                "failed for <root>[0]: the key 'colour' is not allowed here",
                "failed for <root>[0][exceptions][0]: the key 'comment' is not allowed here",
                "failed for <root>[0][override][desc]: 'append' or 'replace' is expected",
            ]
        );
        assert_eq!(about("text"), ["failed for <root>: a list is expected"]);
    }
}
