// SPDX-License-Identifier: Apache-2.0
//! What holds for every file of the project. Each test names the files that break it.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path, process::Command};

/// Folders whose files can be used under either licence of the kernel's side.
const KERNEL_SIDE: &[&str] = &["kmod/", "kbuild/"];

/// Files that are data of somebody else's form: no place for a licence line. Paths have one of these in them.
const DATA: &[&str] = &["LICENSES/", "Cargo.lock", "/golden/", "/corpus/", "vm-tests/guest/root/"];

/// Crates with unsafe code, by the folder of their root: each has its reason in `docs/architecture.md`.
const UNSAFE: &[&str] = &["kmod/probe/src/", "kmod/shim/src/", "userspace/capture/src/", "userspace/source/src/", "vm-tests/src/bin/"];

/// Longest file of code that a person is asked to read.
const LINES: usize = 600;

/// The files under version control with their text; none when this is no checkout. Files that are no text are left out.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let listed = Command::new("git").arg("-C").arg(&root).args(["ls-files", "-z"]).output();
    let Some(listed) = listed.ok().filter(|o| o.status.success()) else {
        println!("skipped: this is no checkout");
        return Vec::new();
    };
    let names = String::from_utf8(listed.stdout).unwrap();
    let names = names.split_terminator('\0').map(str::to_owned);
    names.filter_map(|n| fs::read_to_string(root.join(&n)).ok().map(|text| (n, text))).collect()
}

fn names(mut wrong: Vec<String>) -> Vec<String> {
    wrong.sort();
    wrong
}

#[test]
fn each_file_names_its_licence_at_its_top() {
    let of_its_folder = |name: &str, text: &str| {
        let kernel = KERNEL_SIDE.iter().any(|f| name.starts_with(f));
        let licence = if kernel { "GPL-2.0-only OR MIT" } else { "Apache-2.0" };
        let line = text.lines().take(3).find_map(|l| l.split_once("SPDX-License-Identifier: "));
        line.is_some_and(|(_, l)| l.trim_end_matches(['-', '>', '*', '/', ' ']) == licence)
    };
    let wrong = files().into_iter().filter(|(n, t)| !DATA.iter().any(|d| n.contains(d)) && !of_its_folder(n, t));
    let wrong = names(wrong.map(|(n, _)| n).collect());
    assert!(wrong.is_empty(), "no SPDX line of its folder's licence among the first three lines: {wrong:#?}");
}

#[test]
fn unsafe_code_is_forbidden_where_it_has_no_business() {
    let is_root = |n: &str| ["/src/lib.rs", "/src/main.rs"].iter().any(|r| n.ends_with(r)) || n.contains("/src/bin/");
    let forbids = |t: &str| t.contains("#![forbid(unsafe_code)]");
    let fenced = |n: &str| UNSAFE.iter().any(|f| n.starts_with(f));
    let wrong = files().into_iter().filter(|(n, t)| n.ends_with(".rs") && is_root(n) && !fenced(n) && !forbids(t));
    let wrong = names(wrong.map(|(n, _)| n).collect());
    assert!(wrong.is_empty(), "`#![forbid(unsafe_code)]` is missing: {wrong:#?}");
}

#[test]
fn files_of_code_stay_small() {
    let is_code = |n: &str| n.ends_with(".rs") || n.ends_with(".c") || n.starts_with("kbuild/") || n.starts_with("ci/");
    let long = files().into_iter().filter(|(n, t)| is_code(n) && !n.contains("/generated/") && t.lines().count() > LINES);
    let long = names(long.map(|(n, _)| n).collect());
    assert!(long.is_empty(), "more than {LINES} lines: {long:#?}");
}

#[test]
fn a_plain_cargo_build_needs_nothing_else() {
    let settings = files().into_iter().filter(|(n, _)| n.starts_with(".cargo/") || n == "rust-toolchain" || n == "rust-toolchain.toml");
    let wrong: Vec<_> = settings.filter(|(_, t)| ["target", "target-dir", "target-cpu", "channel"].iter().any(|w| t.contains(w))).collect();
    assert!(wrong.is_empty(), "a target, a target folder or a toolchain is fixed for everybody: {wrong:#?}");
}
