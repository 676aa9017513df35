// SPDX-License-Identifier: Apache-2.0
//! What users see of the commands that need neither a trace nor a module.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::eyas;
use serde_json::Value;

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    assert_eq!(eyas(&[]).code, 2);
    assert_eq!(eyas(&["fly"]).code, 2);
    assert_eq!(eyas(&["events", "--no-such-option"]).code, 2);
    let help = eyas(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for word in ["run", "events", "replay", "read", "validate", "explain", "list", "filter", "Examples:", "Exit codes:"] {
        assert!(help.out.contains(word), "{word} in {}", help.out);
    }
}

#[test]
fn events_are_listed_in_three_forms() {
    let table = eyas(&["list", "events"]);
    assert_eq!(table.code, 0);
    let openat = table.out.lines().find(|l| l.split_whitespace().next() == Some("307")).unwrap();
    assert!(openat.contains(" < ") && openat.contains("openat") && openat.contains("FSRELPATH name"), "{openat}");
    let rows: Vec<Value> = serde_json::from_str(&eyas(&["list", "events", "--json"]).out).unwrap();
    assert_eq!(rows.len(), table.out.lines().count() - 1);
    assert_eq!((&rows[307]["name"], &rows[307]["dir"], &rows[307]["params"][2]["name"]), (&"openat".into(), &"<".into(), &"name".into()));
    assert!(eyas(&["list", "events", "--markdown"]).out.starts_with("| id | dir | name |"));
}

#[test]
fn fields_are_listed() {
    let rows: Vec<Value> = serde_json::from_str(&eyas(&["list", "fields", "--json"]).out).unwrap();
    let aname = rows.iter().find(|r| r["name"] == "proc.aname").unwrap();
    assert_eq!((&aname["type"], &aname["argument"]), (&"CHARBUF".into(), &"[N]".into()));
    assert!(rows.len() > 250 && rows.iter().all(|r| r["description"].as_str().is_some_and(|d| !d.is_empty())));
    assert_eq!(eyas(&["list", "fields"]).out.lines().count(), rows.len() + 1);
}

#[test]
fn conditions_are_written_back() {
    let ran = eyas(&["filter", "parse", "evt.type in (open , openat) and not proc.name=cat"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "(evt.type in (open, openat) and not proc.name = cat)\n", ""));
    let tree = eyas(&["filter", "parse", "--json", "proc.name exists"]);
    assert_eq!(serde_json::from_str::<Value>(&tree.out).unwrap(), serde_json::json!({"exists": {"field": "proc.name"}}));
}

#[test]
fn a_wrong_condition_is_pointed_at() {
    let ran = eyas(&["filter", "parse", "proc.name = "]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("error") && ran.err.contains('^'), "{}", ran.err);
    let typo = eyas(&["filter", "parse", "proc.nmae = cat"]);
    assert_eq!(typo.code, 1);
    assert!(typo.err.contains("proc.nmae") && typo.err.contains("proc.name"), "{}", typo.err);
    let loose = eyas(&["filter", "parse", "--syntax-only", "proc.nmae = cat and some_macro"]);
    assert_eq!((loose.code, loose.out.as_str()), (0, "(proc.nmae = cat and some_macro)\n"));
}

#[test]
fn without_a_module_the_mend_is_told() {
    if std::path::Path::new("/dev/eyas0").exists() || std::path::Path::new("/dev/scap0").exists() {
        println!("skipped: a module is loaded here");
        return;
    }
    let ran = eyas(&["events"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("/dev/eyas0") && ran.err.contains("insmod") && ran.err.contains("--load-module"), "{}", ran.err);
}

#[test]
fn engine_kinds_are_told_apart() {
    let ebpf = eyas(&["events", "-o", "engine.kind=ebpf"]);
    assert_eq!(ebpf.code, 1);
    assert!(ebpf.err.contains("engine.kind=ebpf") && ebpf.err.contains("engine.kind=kmod"), "{}", ebpf.err);
    let modern = eyas(&["events", "-o", "engine.kind=modern_ebpf"]);
    assert!(modern.err.contains("taken as auto"), "{}", modern.err);
    let unknown = eyas(&["events", "-o", "engine.kind=gvisor"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("auto, kmod, ebpf, modern_ebpf"), "{}", unknown.err);
}

#[test]
fn a_module_that_is_none_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("eyas.ko");
    std::fs::write(&path, "no module").unwrap();
    let ran = eyas(&["events", "--load-module", path.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no kernel module"), "{}", ran.err);
    let gone = eyas(&["events", "--load-module", "/nowhere/eyas.ko"]);
    assert!(gone.code == 1 && gone.err.contains("/nowhere/eyas.ko"), "{}", gone.err);
}

#[test]
fn a_file_that_is_not_there_is_told_once() {
    for command in ["replay", "read"] {
        let ran = eyas(&[command, "/nowhere/a-file"]);
        let why = "No such file or directory";
        assert_eq!((ran.code, ran.out.as_str(), ran.err.matches(why).count()), (1, "", 1), "{command}: {}", ran.err);
        assert!(ran.err.contains("/nowhere/a-file"), "{}", ran.err);
    }
}
