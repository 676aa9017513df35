// SPDX-License-Identifier: Apache-2.0
//! What `kbuild/no-panics`, which every build of the module goes through, finds in objects that can panic, and that it lets others pass.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::Path;
use std::process::Command;

/// Compiles a function with this body as the probe is compiled, and asks the script: its status and what it printed.
fn ask(name: &str, body: &str) -> (bool, String) {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (source, object) = (dir.join(format!("{name}.rs")), dir.join(format!("{name}.o")));
    std::fs::write(&source, format!("#![no_std]\n#[no_mangle]\npub fn f(a: &[u8], i: usize) -> u8 {{ {body} }}\n")).unwrap();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let flags = ["--edition=2021", "--crate-type=lib", "--emit=obj", "-Copt-level=2", "-Coverflow-checks=y", "-Awarnings"];
    assert!(Command::new(rustc).args(flags).arg("-o").arg(&object).arg(&source).status().unwrap().success());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("kbuild/no-panics");
    let out = Command::new("bash").arg(script).arg(&object).output().unwrap();
    (out.status.success(), String::from_utf8(out.stdout).unwrap())
}

#[test]
fn what_can_panic_is_found() {
    for (name, body) in [
        ("index", "a[i]"),
        ("range", "a[i..].len() as u8"),
        ("split", "a.split_at(i).0.len() as u8"),
        ("copy", "{ let mut b = [0u8; 8]; b.copy_from_slice(a); b[0] }"),
        ("add", "(i as u8) + 1"),
        ("divide", "7 / (i as u8)"),
        ("unwrap", "a.get(i).copied().unwrap()"),
        ("expect", "a.get(i).copied().expect(\"there\")"),
        ("unwrap_error", "a.first().copied().ok_or(3u8).unwrap()"),
    ] {
        let (clean, text) = ask(name, body);
        assert!(!clean, "{body}: nothing was found");
        assert!(text.contains("a panic can be reached"), "{body}: {text}");
    }
}

#[test]
fn what_cannot_panic_passes() {
    for (name, body) in
        [("get", "*a.get(i).unwrap_or(&0)"), ("wrapping", "(i as u8).wrapping_add(1)"), ("iterate", "a.iter().fold(0, |n, b| n ^ b)")]
    {
        let (clean, text) = ask(name, body);
        assert!(clean, "{body}: {text}");
    }
}
