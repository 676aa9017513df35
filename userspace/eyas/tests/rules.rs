// SPDX-License-Identifier: Apache-2.0
//! Commands that take rule files: `replay`, `validate`, `list`, `explain`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{eyas, open, trace, trace_text};
use serde_json::{Value, json};
use std::{fs, path::Path};

const RULES: &str = "\
- list: secrets
  items: [/etc/shadow, /etc/sudoers]
- macro: opened
  condition: evt.type in (open, openat)
- rule: Secret opened
  desc: A secret was opened.
  condition: opened and fd.name in (secrets)
  output: secret opened (file=%fd.name by=%proc.name)
  priority: WARNING
  tags: [files, a_tag]
- rule: Anything opened
  desc: A file was opened.
  condition: opened
  output: opened %fd.name
  priority: DEBUG
  tags: [noise]
";

fn rules(dir: &Path, text: &str) -> String {
    let path = dir.join("rules.yaml");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

struct Case {
    _dir: tempfile::TempDir,
    rules: String,
    trace: String,
}

fn case(text: &str, paths: &[&str]) -> Case {
    let dir = tempfile::tempdir().unwrap();
    let events: Vec<_> = (1..).zip(paths).map(|(n, p)| open(n, p)).collect();
    Case { rules: rules(dir.path(), text), trace: trace_text(dir.path(), &events), _dir: dir }
}

const SUGGESTED: &str = "container_id=host container_name=host container_image_repository= container_image_tag= \
                         k8s_pod_name=<NA> k8s_ns_name=<NA>";

#[test]
fn alerts_as_text() {
    let c = case(RULES, &["/etc/shadow", "/tmp/x"]);
    let ran = eyas(&["replay", &c.trace, "--rules", &c.rules]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        format!(
            "03:04:05.000001000: Warning secret opened (file=/etc/shadow by=bash) {SUGGESTED}\n\
             03:04:05.000002000: Debug opened /tmp/x {SUGGESTED}\n"
        )
    );
}

#[test]
fn alerts_as_json() {
    let c = case(RULES, &["/etc/shadow"]);
    let ran = eyas(&["replay", &c.trace, "--rules", &c.rules, "--json", "-o", "append_output.suggested_output=false"]);
    assert_eq!(
        ran.out,
        "{\"hostname\":\"tracebox\",\"output\":\"03:04:05.000001000: Warning secret opened (file=/etc/shadow by=bash)\",\
         \"output_fields\":{\"evt.time\":1767323045000001000,\"fd.name\":\"/etc/shadow\",\"proc.name\":\"bash\"},\
         \"priority\":\"Warning\",\"rule\":\"Secret opened\",\"source\":\"syscall\",\"tags\":[\"a_tag\",\"files\"],\
         \"time\":\"2026-01-02T03:04:05.000001000Z\"}\n"
    );
    let iso = eyas(&["replay", &c.trace, "--rules", &c.rules, "--json", "-o", "time_format_iso_8601=true"]);
    let alert: Value = serde_json::from_str(&iso.out).unwrap();
    assert!(alert["output"].as_str().unwrap().starts_with("2026-01-02T03:04:05.000001000+0000: Warning "), "{}", iso.out);
    assert_eq!(alert["output_fields"]["evt.time.iso8601"], json!(1_767_323_045_000_001_000_u64));
}

/// Names of the rules that gave alerts, in order.
fn fired(c: &Case, options: &[&str]) -> String {
    let ran = eyas(&[&["replay", &c.trace, "--rules", &c.rules, "--json"], options].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let name = |line: &str| serde_json::from_str::<Value>(line).unwrap()["rule"].as_str().unwrap().to_owned();
    ran.out.lines().map(name).collect::<Vec<_>>().join(", ")
}

#[test]
fn rules_are_selected() {
    let c = case(RULES, &["/etc/shadow"]);
    assert_eq!(fired(&c, &[]), "Secret opened");
    assert_eq!(fired(&c, &["--rule-matching", "all"]), "Secret opened, Anything opened");
    assert_eq!(fired(&c, &["--disable", "Secret*"]), "Anything opened");
    assert_eq!(fired(&c, &["--disable", "*", "--enable", "tag=noise"]), "Anything opened");
    assert_eq!(fired(&c, &["--disable", "tag=files", "--priority", "notice"]), "");
    // The same as entries of the configuration's list `rules`, which come before those of the options.
    assert_eq!(fired(&c, &["-o", "rules[].disable.rule=*", "-o", "rules[].enable.tag=noise"]), "Anything opened");
    assert_eq!(fired(&c, &["--enable", "tag=noise", "-o", "rules[].disable.rule=*"]), "Anything opened");
    let wrong = eyas(&["replay", &c.trace, "--rules", &c.rules, "-o", "rules[].disable=*"]);
    assert!(wrong.code == 2 && wrong.err.contains("rules[].disable.rule"), "{}", wrong.err);
}

#[test]
fn a_broken_rule_file_is_told_and_nothing_runs() {
    let c = case("- rule: Broken\n  desc: d\n  condition: proc.nmae = x\n  output: o\n  priority: INFO\n", &["/x"]);
    let ran = eyas(&["replay", &c.trace, "--rules", &c.rules]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("rules.yaml:3:") && ran.err.contains("proc.nmae") && ran.err.contains('^'), "{}", ran.err);
    let gone = eyas(&["replay", &c.trace, "--rules", "/nowhere.yaml"]);
    assert!(gone.code == 1 && gone.err.contains("/nowhere.yaml"), "{}", gone.err);
}

#[test]
fn alerts_before_damage_are_given() {
    let dir = tempfile::tempdir().unwrap();
    let rules = rules(dir.path(), RULES);
    let path = trace(dir.path(), &[open(1, "/etc/shadow"), open(2, "/x")]);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 5]).unwrap();
    let ran = eyas(&["replay", path.to_str().unwrap(), "--rules", &rules]);
    assert_eq!((ran.code, ran.out.lines().count()), (3, 1));
    assert!(ran.err.contains("damaged at byte"), "{}", ran.err);
}

#[test]
fn counters_on_demand() {
    let c = case(RULES, &["/etc/shadow", "/x"]);
    let ran = eyas(&["replay", &c.trace, "--rules", &c.rules, "-v"]);
    assert!(ran.err.contains("events: 2 seen, 0 lost") && ran.err.contains("alerts: 2 written, 0 shed"), "{}", ran.err);
}

#[test]
fn a_folder_of_rules_is_loaded_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let (head, tail) = RULES.split_at(RULES.find("- rule: Secret").unwrap());
    fs::create_dir(dir.path().join("r")).unwrap();
    fs::write(dir.path().join("r/10-macros.yaml"), head).unwrap();
    fs::write(dir.path().join("r/20-rules.yml"), tail).unwrap();
    let trace = trace_text(dir.path(), &[open(1, "/etc/sudoers")]);
    let ran = eyas(&["replay", &trace, "--rules", dir.path().join("r").to_str().unwrap()]);
    assert!(ran.code == 0 && ran.out.contains("secret opened"), "{}", ran.err);
}

#[test]
fn valid_files_are_ok() {
    let c = case(RULES, &[]);
    let ran = eyas(&["validate", &c.rules]);
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, format!("{}: ok\n", c.rules), ""));
    let report: Value = serde_json::from_str(&eyas(&["validate", "--json", &c.rules]).out).unwrap();
    let result = &report["falco_load_results"][0];
    assert_eq!((&result["successful"], &result["errors"], &result["name"]), (&json!(true), &json!([]), &json!(c.rules)));
}

#[test]
fn several_errors_in_one_run() {
    let broken = "- rule: A\n  desc: d\n  condition: proc.nmae = x\n  output: o\n  priority: INFO\n\
                  - rule: B\n  desc: d\n  condition: proc.name = x and\n  output: o\n  priority: INFO\n";
    let c = case(broken, &[]);
    let ran = eyas(&["validate", &c.rules]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("rules.yaml:3:14") && ran.out.contains("rules.yaml:8:") && ran.out.contains("proc.name"), "{}", ran.out);
    assert!(ran.out.ends_with(": 2 errors\n"), "{}", ran.out);
    let errors = |args: &[&str]| {
        let ran = eyas(&[&["validate", "--json", &c.rules], args].concat());
        assert_eq!((ran.code, ran.out.lines().count()), (1, 1));
        serde_json::from_str::<Value>(&ran.out).unwrap()["falco_load_results"][0]["errors"].as_array().unwrap().len()
    };
    assert_eq!((errors(&[]), errors(&["--all-errors"])), (1, 2));
}

#[test]
fn unreadable_files_are_results() {
    let c = case(RULES, &[]);
    let gone = format!("{}.gone", c.rules);
    let ran = eyas(&["validate", "--json", &gone, &c.rules]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let results = report["falco_load_results"].as_array().unwrap();
    assert_eq!((ran.code, ran.out.lines().count(), results.len()), (1, 1, 2));
    assert_eq!((&results[0]["name"], &results[0]["errors"][0]["code"]), (&json!(gone), &json!("LOAD_ERR_FILE_READ")));
    assert_eq!((&results[0]["successful"], &results[1]["successful"]), (&json!(false), &json!(true)));
    let ran = eyas(&["validate", &gone, &c.rules]);
    assert!(ran.code == 1 && ran.out.contains("No such file") && ran.out.contains(&format!("{}: ok", c.rules)), "{}", ran.out);
    let ran = eyas(&["list", "rules", "--rules", &gone]);
    assert!(ran.code == 1 && ran.err.contains("No such file"), "{}", ran.err);
}

#[test]
fn a_broken_file_ends_at_its_first_error_for_tools() {
    let c = case("- rule: R\n  desc: d\n- list: behind\n  items: [a]\n", &[]);
    let more = format!("{}.more.yaml", c.rules);
    fs::write(&more, "- list: behind\n  items: [b]\n  override: {items: append}\n").unwrap();
    let second = |args: &[&str]| {
        let ran = eyas(&[&["validate", "--json", &c.rules, &more], args].concat());
        serde_json::from_str::<Value>(&ran.out).unwrap()["falco_load_results"][1]["successful"].clone()
    };
    assert_eq!((second(&[]), second(&["--all-errors"])), (json!(false), json!(true)));
}

#[test]
fn warnings_can_be_errors() {
    let c = case("- list: unused\n  items: [a]\n", &[]);
    let ran = eyas(&["validate", &c.rules]);
    assert!(ran.code == 0 && ran.out.ends_with(": ok, with 1 warning\n"), "{}", ran.out);
    assert_eq!(eyas(&["validate", "--warnings-as-errors", &c.rules]).code, 1);
}

#[test]
fn the_version_decides_over_warnings() {
    let never = "- {rule: R, desc: d, condition: evt.type = open and evt.type = close, output: o, priority: INFO}\n";
    let c = case(never, &[]);
    let warnings = |args: &[&str]| {
        let ran = eyas(&[&["validate", "--json", &c.rules], args].concat());
        serde_json::from_str::<Value>(&ran.out).unwrap()["falco_load_results"][0]["warnings"].as_array().unwrap().len()
    };
    assert_eq!((warnings(&[]), warnings(&["--compat", "0.45"])), (1, 0));
    assert_eq!(eyas(&["validate", "--compat", "0.46", &c.rules]).code, 2);
    let replay = |o: &str| eyas(&["replay", &c.trace, "--rules", &c.rules, "-o", o]).err;
    assert!(replay("compat=0.44").contains("no event type") && replay("compat=0.45").is_empty());
}

#[test]
fn conditions_are_parsed() {
    let deep = |pairs: usize| format!("{}proc.name = a{}", "(".repeat(pairs), ")".repeat(pairs));
    for (args, code) in [
        (&["proc.name=a"][..], 0),
        (&["proc.nmae=a"], 1),
        (&["--syntax-only", "proc.nmae=a"], 0),
        (&["a_macro"], 1),
        (&["--syntax-only", "a_macro"], 0),
        (&["--syntax-only", "proc.name="], 1),
        (&["proc.pid=abc"], 1),
        (&["-1"], 1),
        (&["  "], 1),
        (&[&deep(198)], 0),
        (&[&deep(199)], 1),
        (&["--syntax-only", &deep(50_000)], 1),
    ] {
        let ran = eyas(&[&["filter", "parse"], args].concat());
        assert_eq!((ran.code, ran.out.is_empty(), ran.err.is_empty()), (code, code != 0, code == 0), "{args:.80?}: {}", ran.err);
        assert!(code == 0 || ran.err.contains('^'), "{}", ran.err);
    }
    let tree: Value = serde_json::from_str(&eyas(&["filter", "parse", "--json", "not proc.name in (a, b)"]).out).unwrap();
    assert_eq!(tree["not"]["check"]["op"], "in");
}

#[test]
fn rules_macros_and_lists_are_listed() {
    let c = case(RULES, &[]);
    let of = |what: &str| -> Vec<Value> { serde_json::from_str(&eyas(&["list", what, "--rules", &c.rules, "--json"]).out).unwrap() };
    assert_eq!(of("rules")[0]["name"], "Secret opened");
    assert_eq!(of("rules")[0]["events"], json!(["open", "openat"]));
    let details = &of("rules")[0]["details"];
    assert_eq!(details["condition_compiled"], "(evt.type in (open, openat) and fd.name in (/etc/shadow, /etc/sudoers))");
    assert_eq!((&details["lists"], &details["macros"]), (&json!(["secrets"]), &json!(["opened"])));
    assert_eq!((&details["condition_fields"], &details["condition_operators"]), (&json!(["evt.type", "fd.name"]), &json!(["in"])));
    assert_eq!(of("macros")[0]["details"]["events"], json!(["open", "openat"]));
    assert_eq!(of("lists")[0]["details"]["items_compiled"], of("lists")[0]["info"]["items"]);
    assert_eq!(of("macros")[0]["name"], "opened");
    assert_eq!(of("lists")[0]["items"], json!(["/etc/shadow", "/etc/sudoers"]));
    assert!(eyas(&["list", "rules", "--rules", &c.rules]).out.contains("Warning"));
}

#[test]
fn a_rule_is_explained() {
    let c = case(RULES, &[]);
    let ran = eyas(&["explain", "Secret opened", "--rules", &c.rules]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for text in [
        "fd.name in (/etc/shadow, /etc/sudoers)",
        "Tried for: open openat",
        "Decided by, as far as it takes: fd.name\n",
        "free     kernel",
        "these tests can hold: evt.type in (open, openat)\n",
    ] {
        assert!(ran.out.contains(text), "{text} in {}", ran.out);
    }
    let told: Value = serde_json::from_str(&eyas(&["explain", "Secret opened", "--json", "--rules", &c.rules]).out).unwrap();
    assert_eq!((&told["info"]["name"], &told["tried_for"]), (&json!("Secret opened"), &json!(["open", "openat"])));
    assert_eq!(told["tests"][0], json!({"test": "evt.type in (open, openat)", "cost": "free", "decided_in": "kernel"}));
    let typo = eyas(&["explain", "Secret opene", "--rules", &c.rules]);
    assert!(typo.code == 1 && typo.err.contains("did you mean 'Secret opened'"), "{}", typo.err);
}

#[test]
fn recorded_attacks_give_the_recorded_alerts() {
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle");
    if !oracle.join("captures").exists() {
        println!("skipped: no recorded captures beside the checkout");
        return;
    }
    let rules = oracle.join("rules/falco_rules.yaml");
    for capture in ["attacks", "busy"] {
        let file = oracle.join(format!("captures/{capture}.scap.gz"));
        let ran = eyas(&["replay", file.to_str().unwrap(), "--rules", rules.to_str().unwrap(), "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let wanted = fs::read_to_string(oracle.join(format!("alerts/{capture}.jsonl"))).unwrap();
        let alerts = |text: &str| -> Vec<Value> {
            let mut all: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
            all.iter_mut().for_each(|a| a["hostname"] = json!(""));
            all
        };
        let (got, wanted) = (alerts(&ran.out), alerts(&wanted));
        assert_eq!(got.len(), wanted.len(), "{capture}");
        for (n, (got, wanted)) in got.iter().zip(&wanted).enumerate() {
            assert_eq!(got, wanted, "{capture}, alert {n}");
        }
    }
}
