// SPDX-License-Identifier: Apache-2.0
//! YAML as it is written in the field: what the standard refuses but the reference takes, and what both refuse.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_fields::Fields;
use eyas_rules::{Code, Options, RuleLoader};

fn list(text: &str) -> Result<Vec<String>, Code> {
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("rules.yaml", text.as_bytes());
    match result.errors().next() {
        Some(e) => Err(e.code),
        None => Ok(loader.rules().lists[0].items.clone()),
    }
}

#[test]
fn lists_in_all_shapes() {
    for text in [
        "- list: l\n  items: [a, b c]\n",
        "- list: l\n  items: [\n    a, b c\n  ]\n",
        "- list: l\n  items: [\n    a, b c\n]\n",
        "- list: l\n  items: [\n  a,\n\n  # why\n  b c\n  ]\n",
        "- list: l\n  items:\n  [\n  a, b c]\n",
        "- list: l\n  items:\n  - a\n  - b c\n",
        "- list: l\n  items: ['a', \"b\n  c\"]\n",
        "- list: l\n  items: [a, b c]# why\n",
        "- list:\tl\n  items:\t[a, b c]\n",
        "- list: l\r\n  items: [a,\r\nb c]\r\n",
        "[{list: l, items: [a, b c]}]\n",
        "- \"list\": l\n  ? items\n  : [a, b c]\n",
        "--- # first\n- list: l\n  items: &i [a, b c]\n...\n---\n- list: m\n  items: *i\n",
        "\u{feff}- {list: l, items: [a, b c,]}",
    ] {
        assert_eq!(list(text).as_deref(), Ok(&["a".to_owned(), "b c".to_owned()][..]), "{text}");
    }
}

#[test]
fn refused() {
    for text in [
        "- list: l\n  items: [a, b\n",
        "- list: l\n items: [a]\n",
        "- list: l\n  items: [a]]\n",
        "- list: l: m\n  items: [a]\n",
        "- list: \"l\" m\n  items: [a]\n",
        "- list: @l\n  items: [a]\n",
        "- list: %l\n  items: [a]\n",
        "- list: l\n  items: [*.so]\n",
        "- list: l\n\titems: [a]\n",
    ] {
        assert_eq!(list(text), Err(Code::YamlParse), "{text}");
    }
}

#[test]
fn places_survive_the_second_reading() {
    let text = "- list: l\n  items: [\n  1,\nzwei\n]\n- rule: R\n  desc: d\n  condition: \"evt.type = open and\n  proc.pid in (l) and proc.nmae = x\"\n  output: x\n  priority: INFO\n";
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("rules.yaml", text.as_bytes());
    let places: Vec<&str> = result.errors().map(|e| &text[e.place.span.start..e.place.span.end]).collect();
    assert_eq!(places, ["zwei", "proc.nmae"]);
}
