// SPDX-License-Identifier: Apache-2.0
//! `ci/parity` as a user runs it, with a program that gives canned answers.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const ALERT: &str = r#"{"hostname":"a","output":"x","output_fields":{"fd.num":3},"rule":"R","time":"2026-01-02T03:04:05.000000000Z"}"#;

/// A program that prints its answer for each command.
fn program(dir: &Path, replay: &str, read: &str) -> PathBuf {
    let path = dir.join("eyas");
    fs::write(&path, format!("#!/bin/sh\ncase $1 in\nreplay) echo '{replay}' ;;\nread) echo '{read}' ;;\nesac\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn parity(dir: &Path, eyas: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eyas-parity"));
    let Output { status, stdout, stderr } = command.current_dir(dir).arg("--eyas").arg(eyas).args(arguments).output().unwrap();
    let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
    (status.code(), text(stdout), text(stderr))
}

const ALERTS: [&str; 6] = ["--capture", "t.scap", "--alerts", "alerts", "--rules", "r.yaml"];

#[test]
fn the_status_says_whether_there_are_differences() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("alerts"), format!("{ALERT}\n")).unwrap();
    let same = program(dir.path(), &ALERT.replace(r#""a""#, r#""other""#), "");
    let (code, out, _) = parity(dir.path(), &same, &ALERTS);
    assert!(code == Some(0) && out.contains("| t.scap: alerts | 1 | 1 | 5 | 1 | 0 |"), "{out}");
    assert!(out.contains("explained, 1 times: the name of the machine"), "{out}");
    let other = program(dir.path(), &ALERT.replace(":3", ":4"), "");
    let (code, out, _) = parity(dir.path(), &other, &ALERTS);
    assert_eq!(code, Some(1));
    let told = "t.scap: alerts, 2026-01-02T03:04:05.000000000Z R, output_fields.fd.num\n  reference: 3\n  eyas:      4\n";
    assert!(out.starts_with(told), "{out}");
    fs::write(dir.path().join("list"), "t.scap*\t*\toutput_fields.fd.num\t3\t4\tmeant so\n").unwrap();
    let (code, out, _) = parity(dir.path(), &other, &[&ALERTS[..], &["--explained", "list"]].concat());
    assert!(code == Some(0) && out.contains("explained, 1 times: meant so"), "{out}");
}

#[test]
fn listings_are_compared_too() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("lines"), "1 bash|/a\n2 bash|/b\n").unwrap();
    let eyas = program(dir.path(), "", "1 bash|/a\n2 bash|/c");
    let arguments = ["--capture", "t.scap", "--lines", "lines", "--format", "%evt.num %proc.name|%fd.name"];
    let (code, out, _) = parity(dir.path(), &eyas, &arguments);
    assert!(code == Some(1) && out.starts_with("t.scap: lines, 2, fd.name\n  reference: /b\n  eyas:      /c\n"), "{out}");
    assert!(out.contains("| t.scap: lines | 2 | 2 | 6 | 0 | 1 |"), "{out}");
}

#[test]
fn what_cannot_be_asked_is_told() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("alerts"), "").unwrap();
    let fails = program(dir.path(), "", "");
    fs::write(&fails, "#!/bin/sh\necho broken rules >&2\nexit 1\n").unwrap();
    let (code, _, err) = parity(dir.path(), &fails, &ALERTS);
    assert!(code == Some(2) && err.contains("broken rules"), "{err}");
    let (code, _, err) = parity(dir.path(), &fails, &["--capture", "t.scap"]);
    assert!(code == Some(2) && err.contains("--capture needs"), "{err}");
    let (code, _, err) = parity(dir.path(), &fails, &["--capture", "t.scap", "--lines", "gone"]);
    assert!(code == Some(2) && err.contains("gone"), "{err}");
}
