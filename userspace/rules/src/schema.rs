// SPDX-License-Identifier: Apache-2.0
//! The shape of rule files: which keys an item may have, and what may stand behind them.
//!
//! This check is stricter than reading, and never refuses a file: it is a second opinion in the results. Its words are
//! those of the reference's JSON schema validator: each mistake is told of where it is, and once more at every level
//! around it. Types are weak: any scalar is a text, but only `true` and `false` are booleans.

use crate::yaml::{Node, Value, YamlError};
use std::sync::Arc;

/// At most so many remarks are made about a file.
const MAX_REMARKS: usize = 10_000;

/// What may stand somewhere.
enum Shape {
    Text,
    Bool,
    Integer,
    /// A text or a number: the item of a list.
    Item,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Anything at all.
    Any,
    ListOf(&'static Shape),
    Map {
        /// By name, in the order of the alphabet.
        keys: &'static [(&'static str, Shape)],
        required: &'static [&'static str],
        /// The least number of entries.
        least: usize,
    },
}

const OPERATION: Shape = Shape::Word(&["append", "replace"]);

const PRIORITY: Shape = Shape::Word(&["EMERGENCY", "ALERT", "CRITICAL", "ERROR", "WARNING", "NOTICE", "INFO", "INFORMATIONAL", "DEBUG"]);

const OVERRIDE: Shape = Shape::Map {
    keys: &[
        ("capture", OPERATION),
        ("capture_duration", OPERATION),
        ("condition", OPERATION),
        ("desc", OPERATION),
        ("enabled", OPERATION),
        ("exceptions", OPERATION),
        ("items", OPERATION),
        ("output", OPERATION),
        ("priority", OPERATION),
        ("skip-if-unknown-filter", OPERATION),
        ("tags", OPERATION),
        ("warn_evttypes", OPERATION),
    ],
    required: &[],
    least: 1,
};

const EXCEPTION: Shape = Shape::Map {
    keys: &[("comps", Shape::Any), ("fields", Shape::Any), ("name", Shape::Text), ("values", Shape::Any)],
    required: &["name"],
    least: 0,
};

const ALTERNATIVE: Shape =
    Shape::Map { keys: &[("name", Shape::Text), ("version", Shape::Text)], required: &["name", "version"], least: 0 };

const REQUIREMENT: Shape = Shape::Map {
    keys: &[("alternatives", Shape::ListOf(&ALTERNATIVE)), ("name", Shape::Text), ("version", Shape::Text)],
    required: &["name", "version"],
    least: 0,
};

const ITEM: Shape = Shape::Map {
    keys: &[
        ("append", Shape::Bool),
        ("capture", Shape::Bool),
        ("capture_duration", Shape::Integer),
        ("condition", Shape::Text),
        ("desc", Shape::Text),
        ("enabled", Shape::Bool),
        ("exceptions", Shape::ListOf(&EXCEPTION)),
        ("items", Shape::ListOf(&Shape::Item)),
        ("list", Shape::Text),
        ("macro", Shape::Text),
        ("output", Shape::Text),
        ("override", OVERRIDE),
        ("priority", PRIORITY),
        ("required_engine_version", Shape::Text),
        ("required_plugin_versions", Shape::ListOf(&REQUIREMENT)),
        ("rule", Shape::Text),
        ("skip-if-unknown-filter", Shape::Bool),
        ("source", Shape::Text),
        ("tags", Shape::ListOf(&Shape::Text)),
        ("warn_evttypes", Shape::Bool),
    ],
    required: &[],
    least: 0,
};

const DOCUMENT: Shape = Shape::ListOf(&ITEM);

/// What the documents of a file have that they should not; `ok` for each that has nothing of the kind.
///
/// # Errors
/// A key that is no text: the reference gives up on the whole file.
pub(crate) fn remarks(documents: &[Arc<Node>]) -> Result<Vec<String>, YamlError> {
    let mut v = Validator { out: Vec::new() };
    for document in documents {
        let before = v.out.len();
        if v.check(document, &DOCUMENT, "<root>")? && v.out.len() == before {
            v.out.push("ok".to_owned());
        }
    }
    Ok(v.out)
}

struct Validator {
    out: Vec<String>,
}

impl Validator {
    fn fail(&mut self, path: &str, what: &str) -> bool {
        if self.out.len() < MAX_REMARKS {
            self.out.push(format!("failed for {path}: {what}"));
        }
        false
    }

    fn wrong_type(&mut self, path: &str) -> bool {
        self.fail(path, "Value type not permitted by 'type' constraint.")
    }

    /// Whether a node has a shape.
    fn check(&mut self, node: &Node, shape: &Shape, path: &str) -> Result<bool, YamlError> {
        let text = node.scalar();
        Ok(match shape {
            Shape::Any => true,
            Shape::Text => text.is_some() || self.wrong_type(path),
            Shape::Bool => matches!(text, Some("true" | "false")) || self.wrong_type(path),
            Shape::Integer => text.is_some_and(is_integer) || self.wrong_type(path),
            Shape::Item => text.is_some() || self.no_item(path),
            Shape::Word(words) => {
                let typed = text.is_some() || self.wrong_type(path);
                let known = text.is_some_and(|t| words.contains(&t)) || self.fail(path, "Failed to match against any enum values.");
                typed && known
            }
            Shape::ListOf(inner) => match &node.value {
                Value::Seq(items) => {
                    let mut valid = true;
                    for (i, item) in items.iter().enumerate() {
                        if !self.check(item, inner, &format!("{path}[{i}]"))? {
                            valid = self.fail(path, &format!("Failed to validate item #{i} in array."));
                        }
                    }
                    valid
                }
                Value::Null | Value::Scalar { .. } | Value::Map(_) => self.wrong_type(path),
            },
            Shape::Map { keys, required, least } => match &node.value {
                Value::Map(entries) => {
                    let enough =
                        entries.len() >= *least || self.fail(path, &format!("Object should have no fewer than {least} properties."));
                    let known = self.keys(node, keys, path)?;
                    let mut complete = true;
                    for key in required.iter().filter(|k| node.get(k).is_none()) {
                        complete = self.fail(path, &format!("Missing required property '{key}'."));
                    }
                    enough && known && complete
                }
                Value::Null | Value::Scalar { .. } | Value::Seq(_) => self.wrong_type(path),
            },
        })
    }

    fn no_item(&mut self, path: &str) -> bool {
        for n in 0..2 {
            self.wrong_type(path);
            self.fail(path, &format!("Failed to validate against child schema #{n}."));
        }
        self.fail(path, "Failed to validate against any schemas allowed by anyOf constraint.")
    }

    /// The values of the known keys; then whether there are others, or one of them twice.
    fn keys(&mut self, node: &Node, keys: &[(&str, Shape)], path: &str) -> Result<bool, YamlError> {
        if let Some((key, _)) = node.entries().iter().find(|(k, _)| k.as_text().is_none()) {
            return Err(YamlError { message: "a key is no text".to_owned(), at: key.start });
        }
        let mut valid = true;
        let mut matched = 0;
        for (key, inner) in keys {
            let Some(value) = node.get(key) else { continue };
            matched += 1;
            if !self.check(value, inner, &format!("{path}[{key}]"))? {
                valid = self.fail(path, &format!("Failed to validate against schema associated with property name '{key}'."));
            }
        }
        if matched == node.entries().len() {
            return Ok(valid);
        }
        let names = node.entries().iter().filter_map(|(key, _)| key.as_text());
        let unwanted = names.into_iter().find(|name| !keys.iter().any(|(k, _)| k == name)).unwrap_or("");
        let what = "Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: ";
        Ok(self.fail(path, &format!("{what}'{unwanted}'.")))
    }
}

/// A whole number of 64 bits as C++ streams read it: blanks and a sign may stand before it, nothing behind.
fn is_integer(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', '\n', '\x0b', '\x0c', '\r']);
    text.strip_prefix('+').filter(|t| !t.starts_with('-')).unwrap_or(text).parse::<i64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    fn about(text: &str) -> Vec<String> {
        remarks(&yaml::parse(text).unwrap().nodes).unwrap()
    }

    const UNKNOWN: &str =
        "Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints:";

    #[test]
    fn good_files() {
        let all = "- rule: R\n  enabled: true\n  priority: INFO\n  tags: [a, 5]\n  capture_duration: ' +5'\n- list: l\n  items: [1, a]\n";
        assert_eq!(about(all), ["ok"]);
        assert_eq!(about("[]\n"), ["ok"]);
        assert_eq!(about(""), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_told_of_at_every_level() {
        for (text, want) in [
            ("text", vec!["<root>: Value type not permitted by 'type' constraint."]),
            ("-\n", vec!["<root>[0]: Value type not permitted by 'type' constraint.", "<root>: Failed to validate item #0 in array."]),
            (
                "- rule: R\n  enabled: yes\n",
                vec![
                    "<root>[0][enabled]: Value type not permitted by 'type' constraint.",
                    "<root>[0]: Failed to validate against schema associated with property name 'enabled'.",
                    "<root>: Failed to validate item #0 in array.",
                ],
            ),
            (
                "- rule: R\n  priority: warning\n",
                vec![
                    "<root>[0][priority]: Failed to match against any enum values.",
                    "<root>[0]: Failed to validate against schema associated with property name 'priority'.",
                    "<root>: Failed to validate item #0 in array.",
                ],
            ),
            (
                "- rule: R\n  override: {}\n",
                vec![
                    "<root>[0][override]: Object should have no fewer than 1 properties.",
                    "<root>[0]: Failed to validate against schema associated with property name 'override'.",
                    "<root>: Failed to validate item #0 in array.",
                ],
            ),
            (
                "- rule: R\n  exceptions: [{a: b, values: 5}]\n",
                vec![
                    "<root>[0][exceptions][0]: … 'a'.",
                    "<root>[0][exceptions][0]: Missing required property 'name'.",
                    "<root>[0][exceptions]: Failed to validate item #0 in array.",
                    "<root>[0]: Failed to validate against schema associated with property name 'exceptions'.",
                    "<root>: Failed to validate item #0 in array.",
                ],
            ),
            ("- rule: R\n  rule: Q\n", vec!["<root>[0]: … ''.", "<root>: Failed to validate item #0 in array."]),
            ("- rule: R\n  ~: Q\n", vec!["<root>[0]: … 'null'.", "<root>: Failed to validate item #0 in array."]),
        ] {
            let got: Vec<String> = about(text).iter().map(|r| r.replace("failed for ", "").replace(UNKNOWN, "…")).collect();
            assert_eq!(got, want, "{text}");
        }
        assert_eq!(about("- list: l\n  items: [~]\n").len(), 8);
        assert_eq!(about("- rule: R\n---\n5\n").len(), 2, "one line for each document");
    }

    #[test]
    fn keys_that_are_no_texts() {
        let e = remarks(&yaml::parse("- rule: R\n  [a]: b\n").unwrap().nodes).unwrap_err();
        assert_eq!(e.at, 12);
    }
}
