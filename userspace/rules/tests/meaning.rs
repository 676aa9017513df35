// SPDX-License-Identifier: Apache-2.0
//! What rule files mean: lists, macros, appends, overrides, exceptions, and what is left of them in the rules.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_fields::Fields;
use eyas_filter::print::compat_text;
use eyas_rules::{AppendOutput, CompiledRule, Options, Priority, RuleLoader, RuleSet, Selection, select};

fn load_with(files: &[&str], options: Options) -> RuleSet {
    let mut loader = RuleLoader::new(&Fields, options);
    for (i, text) in files.iter().enumerate() {
        let result = loader.load(&format!("{i}.yaml"), text.as_bytes());
        let errors: String = result.errors().map(|f| loader.render(f, false)).collect();
        assert!(errors.is_empty(), "{errors}");
    }
    loader.into_rules()
}

fn load(files: &[&str]) -> RuleSet {
    load_with(files, Options::default())
}

/// The condition of rule `R` whose own text is `condition`, behind `before`.
fn condition_of(before: &str, condition: &str) -> String {
    let text = format!("{before}- rule: R\n  desc: d\n  output: x\n  priority: INFO\n  condition: {condition}\n");
    compat_text(&load(&[&text]).rules[0].condition)
}

const R: &str = "- rule: R\n  desc: d\n  condition: evt.type = open\n  output: x %fd.name\n  priority: NOTICE\n  tags: [a]\n";

fn changed(change: &str) -> CompiledRule {
    load(&[R, change]).rules.remove(0)
}

#[test]
fn lists_are_substituted() {
    let lists =
        "- list: a\n  items: [x, y z, '\"q r\"']\n- list: b\n  items: [a, w]\n- list: none\n  items: []\n- list: num\n  items: [1, 2]\n";
    for (condition, want) in [
        ("proc.name in (a)", r#"proc.name in (x, "y z", "q r")"#),
        ("proc.name in (b)", r#"proc.name in (x, "y z", "q r", w)"#),
        ("proc.name in (k, none, l)", "proc.name in (k, l)"),
        ("proc.name in (none, l)", "proc.name in (l)"),
        ("proc.name in (none)", "proc.name in ()"),
        ("proc.pid in (num) and proc.vpid in (num,3)", "(proc.pid in (1, 2) and proc.vpid in (1, 2, 3))"),
        ("proc.name in (ab, a-b)", "proc.name in (ab, a-b)"),
        ("proc.name = anyof (a)", r#"proc.name = anyof (x, "y z", "q r")"#),
        // Even inside quotes, where it stands alone.
        ("proc.cmdline = 'is none here'", "proc.cmdline = \"is  here\""),
    ] {
        assert_eq!(condition_of(lists, condition), want, "{condition}");
    }
}

#[test]
fn lists_in_lists_are_expanded_once() {
    let lists = "- list: a\n  items: [x]\n- list: b\n  items: [a]\n- list: c\n  items: [b]\n";
    // The item of `b` that `c` takes over is a name again, and the turn of `a` is over.
    assert_eq!(condition_of(lists, "proc.name in (c)"), "proc.name in (a)");
    let late = "- list: b\n  items: [a]\n- list: a\n  items: [x]\n";
    assert_eq!(condition_of(late, "proc.name in (b)"), "proc.name in (x)", "by order of substitution");
}

#[test]
fn macros_are_resolved() {
    let macros = "- macro: a\n  condition: proc.name = x or proc.name = y\n- macro: b\n  condition: not a\n- macro: a\n  condition: and fd.name = z\n  override: {condition: append}\n";
    assert_eq!(
        condition_of(macros, "b and evt.type = open"),
        "(not (proc.name = x or (proc.name = y and fd.name = z)) and evt.type = open)"
    );
}

#[test]
fn a_later_definition_keeps_the_place_of_the_first() {
    let set = load(&[
        R,
        "- rule: Q\n  desc: q\n  condition: evt.type = close\n  output: q\n  priority: 'error'\n",
        &R.replace("desc: d", "desc: new"),
    ]);
    let names: Vec<_> = set.rules.iter().map(|r| (r.name.as_str(), r.desc.as_str(), r.priority)).collect();
    assert_eq!(names, [("R", "new", Priority::Notice), ("Q", "q", Priority::Error)]);
}

#[test]
fn rules_are_changed() {
    let rule = changed("- rule: R\n  condition: and fd.num = 1\n  append: true\n");
    assert_eq!(compat_text(&rule.condition), "(evt.type = open and fd.num = 1)");
    let rule = changed(
        "- rule: R\n  condition: or evt.type = close\n  output: more\n  desc: text\n  tags: [b, a]\n  override: {condition: append, output: append, desc: append, tags: append}\n",
    );
    assert_eq!(compat_text(&rule.condition), "(evt.type = open or evt.type = close)");
    assert_eq!((rule.output_text.as_str(), rule.desc.as_str()), ("x %fd.name more", "d text"));
    assert_eq!(rule.tags.iter().collect::<Vec<_>>(), ["a", "b"]);
    let rule = changed(
        "- rule: R\n  condition: and fd.num = 1\n  priority: ALERT\n  enabled: n\n  tags: [c]\n  capture: on\n  capture_duration: 0x10\n  override: {condition: append, priority: replace, enabled: replace, tags: replace, capture: replace, capture_duration: replace}\n",
    );
    assert_eq!((rule.priority, rule.enabled, rule.capture, rule.capture_duration), (Priority::Alert, false, true, 16));
    assert_eq!(rule.tags.iter().collect::<Vec<_>>(), ["c"]);
    assert!(!changed("- rule: R\n  enabled: false\n").enabled);
    assert_eq!(changed("- rule: R\n  desc: |\n    two\n    lines\n  override: {desc: replace}\n").desc, "two\nlines\n");
}

/// The condition that exceptions make of `evt.type = open`.
fn excepted(exceptions: &str) -> String {
    let text = format!("{R}  exceptions:\n{exceptions}");
    load(&[&text]).rules.remove(0).condition_text
}

#[test]
fn exceptions_become_conditions() {
    for (exceptions, want) in [
        ("    - {name: e, fields: proc.name, values: [a, b c]}\n", r#"(evt.type = open) and not (proc.name in (a, "b c"))"#),
        ("    - {name: e, fields: fd.name, comps: pmatch, values: [/etc]}\n", "(evt.type = open) and not (fd.name pmatch (/etc))"),
        (
            "    - {name: e, fields: fd.name, comps: startswith anyof, values: [/a, /b]}\n",
            "(evt.type = open) and not (fd.name startswith anyof (/a, /b))",
        ),
        (
            "    - {name: e, fields: [proc.name, fd.name], values: [[a, b], [c d, e]]}\n",
            r#"(evt.type = open) and not (( proc.name = a and  fd.name = b) or ( proc.name = "c d" and  fd.name = e))"#,
        ),
        (
            "    - {name: e, fields: [proc.name, fd.name], comps: [in, ' contains '], values: [[[a, b c], x], [(z), y], [w, v]]}\n",
            r#"(evt.type = open) and not (( proc.name in (a, "b c") and  fd.name contains x) or ( proc.name in (z) and  fd.name contains y) or ( proc.name in (w) and  fd.name contains v))"#,
        ),
        ("    - {name: e, fields: [tolower(proc.name)], values: [[a]]}\n", "(evt.type = open) and not (( tolower(proc.name) = a))"),
        ("    - {name: e, fields: proc.name}\n", "(evt.type = open)"),
        (
            "    - {name: e, fields: proc.name, values: []}\n    - {name: f, fields: proc.name, values: [a]}\n",
            "(evt.type = open) and not (proc.name in (a))",
        ),
    ] {
        assert_eq!(excepted(exceptions), want, "{exceptions}");
    }
}

#[test]
fn exceptions_are_appended() {
    let base = format!("{R}  exceptions:\n    - {{name: e, fields: proc.name, values: [a]}}\n    - {{name: n, fields: fd.name}}\n");
    let change = "- rule: R\n  exceptions:\n    - {name: e, values: [b]}\n    - {name: n, values: [c]}\n    - {name: new, fields: [proc.pid], values: [[1]]}\n  override: {exceptions: append}\n";
    let rule = load(&[&base, change]).rules.remove(0);
    assert_eq!(rule.condition_text, "(evt.type = open) and not (proc.name in (a, b)) and not (fd.name in (c)) and not (( proc.pid = 1))");
    assert_eq!(rule.exception_fields.iter().collect::<Vec<_>>(), ["fd.name", "proc.name", "proc.pid"]);
    let replaced =
        load(&[&base, "- rule: R\n  exceptions: [{name: x, fields: [proc.name], values: [[z]]}]\n  override: {exceptions: replace}\n"]);
    assert_eq!(replaced.rules[0].condition_text, "(evt.type = open) and not (( proc.name = z))");
}

#[test]
fn output_is_added() {
    let extra = |source: &str, rule: &str, tag: &str, format: &str| AppendOutput {
        source: source.to_owned(),
        rule: rule.to_owned(),
        tags: Some(tag.to_owned()).into_iter().filter(|t| !t.is_empty()).collect(),
        format: Some(format.to_owned()),
        fields: vec![(format!("key.{format}"), "%proc.name".to_owned(), true)],
    };
    let append_output =
        vec![extra("syscall", "", "a", "one"), extra("", "Q", "", "two"), extra("", "R", "", "%proc.pid"), extra("", "", "b", "four")];
    let set = load_with(&[R], Options { append_output, ..Options::default() });
    let text: Vec<String> = set.rules[0].output.tokens().map(|t| t.key.to_string()).collect();
    assert_eq!(text, ["fd.name", "proc.pid"]);
    assert_eq!(set.rules[0].extra_fields.len(), 2);
}

#[test]
fn rules_are_selected() {
    let mut text = String::new();
    for (name, enabled, priority, tag) in [("A one", true, "ERROR", "x"), ("B one", false, "NOTICE", "x"), ("A two", true, "DEBUG", "y")] {
        text += &R.replace("rule: R", &format!("rule: {name}")).replace("NOTICE", priority).replace("[a]", &format!("[{tag}]"));
        text += &format!("  enabled: {enabled}\n");
    }
    let rules = load(&[&text]).rules;
    let step = |enable, rule: &str, tag: &str| Selection {
        enable,
        rule: Some(rule.to_owned()).filter(|r| !r.is_empty()),
        tag: Some(tag.to_owned()).filter(|t| !t.is_empty()),
    };
    assert_eq!(select(&rules, &[], Priority::Debug), [0, 2]);
    assert_eq!(select(&rules, &[], Priority::Informational), [0]);
    assert_eq!(select(&rules, &[step(false, "*", ""), step(true, "", "x")], Priority::Debug), [0, 1]);
    assert_eq!(select(&rules, &[step(true, "B*", ""), step(false, "A one", ""), step(true, "*one", "")], Priority::Debug), [2, 1, 0]);
}

#[test]
fn several_documents_and_empty_items() {
    let text = format!("---\n{R}---\n-\n- list: l\n  items: []\n--- ~\n---\n- list: behind\n  items: []\n- not even an item\n");
    let set = load(&[&text]);
    assert_eq!((set.rules.len(), set.lists.len()), (1, 1), "an empty document ends the file");
}

#[test]
fn deep_conditions_are_within_the_stack() {
    let mut text = "- macro: m0\n  condition: proc.name = x\n".to_owned();
    for i in 1..298 {
        text += &format!("- macro: m{i}\n  condition: not (proc.pid = {i} and m{})\n", i - 1);
    }
    text += &R.replace("evt.type = open", "evt.type = open and m297");
    let set = load(&[&text]);
    assert_eq!(set.rules.len(), 1);
    assert!(set.rules[0].condition.to_string().len() > 5_000);
    assert_eq!(set.rules[0].clone().condition, set.rules[0].condition);
}
