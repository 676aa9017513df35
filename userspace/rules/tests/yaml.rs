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
        "--- # first\n- list: l\n  items: &i [a, b c]\n- list: m\n  items: *i\n...\n---\n- list: n\n  items: [d]\n",
        "- list: l\n  items: [a, b\n  c]\n%YAML 1.2\n--- # a directive needs no '...' before it\n- list: m\n  items: []\n",
        "- list: l # why\n  items: !!seq [a, ! b c]\n",
        "- list: >-\n    l\n  items: [a, \"b\\x20\\\n    c\"]\n",
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
        "- list: l\n  items: &i [a]\n---\n- list: m\n  items: *i\n",
        "- list: l\n  items: [a}\n",
        "- list: l\n  items: [a]\n, b\n",
        "- list: l\n  items: |a\n",
        "- list: l\n  items: \"a\\q\"\n",
        "- list: l\n  items: \"a\\xzz\"\n",
        "- list: l\n  items: \"a\n---\n\"\n",
        "- list: l\n  items: &[a] b\n",
        "- list: l\n  items: !a !b c\n",
        "- list: l\n  items: [a]\n  append: *\n",
        "%YAML 3.0\n---\n- list: l\n  items: [a]\n",
        "- list: a\0q\n  items: [a]\n",
    ] {
        assert_eq!(list(text), Err(Code::YamlParse), "{text}");
    }
}

/// What a line without a colon, or with too few blanks, makes of the lines around it.
#[test]
fn slips_are_read_as_the_reference_reads_them() {
    for (text, want) in [
        ("- rule: R\n  desc d\n  condition: x\n", Code::YamlParse),
        ("- rule: R\n  desc\n", Code::YamlValidate),
        ("- rule: R\n   desc: d\n", Code::YamlParse),
        ("- rule: R\n  desc: \"d\n  output: \"x\n", Code::YamlParse),
        ("- rule: \"R\n  desc: d\n  output: o\"\n", Code::YamlValidate),
        ("- rule: R\n desc: d\n", Code::YamlParse),
        ("rule: R\n", Code::YamlValidate),
        ("- rule: R\n  desc:d\n", Code::YamlValidate),
        ("- rule: R\n- desc: d\n", Code::YamlValidate),
        ("- rule: R\n  - desc\n", Code::YamlParse),
        ("- list: l\n  items: [a]\nlist: m\n", Code::YamlValidate),
        ("- list: l\n  items:\n    - a\n   - b\n", Code::YamlParse),
    ] {
        assert_eq!(list(text), Err(want), "{text}");
    }
}

#[test]
fn places_survive_odd_layouts() {
    let text = "- list: l\n  items: [\n  1,\nzwei\n]\n- rule: R\n  desc: d\n  condition: \"evt.type = open and\n  proc.pid in (l) and proc.nmae = x\"\n  output: x\n  priority: INFO\n";
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("rules.yaml", text.as_bytes());
    let places: Vec<&str> = result.errors().map(|e| &text[e.place.span.start..e.place.span.end]).collect();
    assert_eq!(places, ["zwei", "proc.nmae"]);
}
