// SPDX-License-Identifier: Apache-2.0
//! Traces that the project recorded itself, in its virtual machines, while attacks ran (`golden/recorded`; vm-tests/README.md says how to record
//! them anew): their alerts are those that were raised live, their listing stays as it is, and a copy lists the same.
//!
//! `UPDATE_EXPECT=1` writes down what is said now instead.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;
use common::eyas;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// The kernels that they were recorded on.
const KERNELS: &[&str] = &["7", "6.1"];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/recorded").join(name)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn unpacked(path: &Path) -> String {
    let mut out = String::new();
    GzDecoder::new(File::open(path).unwrap()).read_to_string(&mut out).unwrap();
    out
}

/// Holds `got` against a packed file, or puts it there.
fn expect(path: &Path, got: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut file = GzEncoder::new(File::create(path).unwrap(), Compression::best());
        file.write_all(got.as_bytes()).unwrap();
        file.finish().unwrap();
        return;
    }
    let wanted = unpacked(path);
    for (n, (got, wanted)) in got.lines().zip(wanted.lines()).enumerate() {
        assert_eq!(got, wanted, "{}, line {}", path.display(), n + 1);
    }
    assert_eq!(got.lines().count(), wanted.lines().count(), "{}", path.display());
}

fn trace(kernel: &str) -> String {
    text(&golden(&format!("{kernel}.trace.scap.gz"))).to_owned()
}

/// Alerts of the built-in rules, from the first mark to the last.
fn alerts(trace: &str) -> String {
    let (rules, marks) = (project().join("rules"), project().join("vm-tests/guest/marks.yaml"));
    let ran = eyas(&["replay", trace, "--rules", text(&rules), "--rules", text(&marks), "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let is = |line: &&str, mark: &str| line.contains(&format!("/run/mark/{mark}"));
    let from = ran.out.lines().skip_while(|l| !is(l, "begin"));
    let mut all = String::new();
    for line in from {
        all.extend([line, "\n"]);
        if is(&line, "end") {
            break;
        }
    }
    all
}

#[test]
fn replay_gives_the_alerts_that_were_raised_live() {
    for kernel in KERNELS {
        let got = alerts(&trace(kernel));
        assert!(got.lines().count() >= 10, "{got}");
        expect(&golden(&format!("{kernel}.alerts.jsonl.gz")), &got);
    }
}

#[test]
fn every_parameter_of_every_event_is_listed_as_ever() {
    for kernel in KERNELS {
        let ran = eyas(&["read", &trace(kernel), "-p", "raw"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        expect(&golden(&format!("{kernel}.raw.txt.gz")), &ran.out);
    }
}

#[test]
fn a_copy_gives_the_same_lines_and_alerts() {
    let dir = tempfile::tempdir().unwrap();
    for kernel in KERNELS {
        let first = trace(kernel);
        let plain = dir.path().join("copy.scap");
        let packed = dir.path().join("copy.scap.gz");
        assert_eq!(eyas(&["read", &first, "-w", text(&plain)]).code, 0);
        assert_eq!(eyas(&["read", text(&plain), "-z", "-w", text(&packed)]).code, 0);
        for format in ["raw", "*%evt.num %proc.cmdline %proc.aname %proc.cwd %fd.name %user.name %group.name %thread.cgroups"] {
            let list = |trace: &str| eyas(&["read", trace, "-p", format]).out;
            let wanted = list(&first);
            assert!(wanted.lines().count() > 1000);
            for copy in [&plain, &packed] {
                assert!(list(text(copy)) == wanted, "{kernel}: {} lists other lines", copy.display());
            }
        }
        assert_eq!(alerts(text(&packed)), alerts(&first));
    }
}

#[test]
fn part_of_a_trace_has_its_events() {
    let dir = tempfile::tempdir().unwrap();
    let part = dir.path().join("part.scap");
    let filter = "evt.type in (openat, execve) and proc.name in (cat, busybox, attack)";
    let first = trace(KERNELS[0]);
    assert_eq!(eyas(&["read", &first, filter, "-w", text(&part)]).code, 0);
    let list = |trace: &str| eyas(&["read", trace, filter, "-p", "*%evt.rawtime %evt.type %proc.name %proc.pname %evt.args"]).out;
    let (got, wanted) = (list(text(&part)), list(&first));
    assert!(wanted.lines().count() > 10);
    assert_eq!(got.lines().count(), wanted.lines().count());
    assert_eq!(eyas(&["read", text(&part), "--count"]).out, format!("{}\n", wanted.lines().count()));
}

/// What a filter on a thread says is remembered as long as the thread does not change; the lines say what each event's is.
#[test]
fn a_filter_on_threads_shows_the_events_whose_lines_say_so() {
    for kernel in KERNELS {
        for field in ["proc.name", "proc.pname", "proc.exepath", "proc.cmdline", "proc.aname[2]", "proc.sid", "user.name", "container.id"] {
            let listed = eyas(&["read", &trace(kernel), "-p", &format!("*%evt.num\t%{field}")]);
            let lines: Vec<(&str, &str)> = listed.out.lines().filter_map(|line| line.split_once('\t')).collect();
            assert!(lines.len() > 1000, "{kernel} {field}");
            let mut values: Vec<&str> = lines.iter().map(|(_, value)| *value).filter(|v| *v != "<NA>" && !v.contains('"')).collect();
            values.sort_unstable();
            values.dedup();
            for value in values.iter().step_by(values.len().div_ceil(3).max(1)) {
                let shown = eyas(&["read", &trace(kernel), &format!("{field} = \"{value}\""), "-p", "%evt.num"]);
                let wanted: Vec<&str> = lines.iter().filter(|(_, v)| v == value).map(|(number, _)| *number).collect();
                assert_eq!(shown.out.lines().collect::<Vec<_>>(), wanted, "{kernel}: {field} = {value}");
            }
        }
    }
}
