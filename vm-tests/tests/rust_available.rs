// SPDX-License-Identifier: Apache-2.0
//! What `kbuild/rust-available` says about kernel trees of every kind, with pretended tools.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const RUSTC: &str = "rustc 1.85.1 (4eb161250 2025-03-15) (built from a source tarball)";

/// A kernel tree and tools beside it.
struct Tree(PathBuf);

impl Tree {
    fn new(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rust-available-{name}"));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("k/rust")).unwrap();
        let tree = Self(dir);
        tree.tool("rustc", RUSTC).tool("bindgen", "bindgen 0.71.1")
    }

    fn tool(self, name: &str, says: &str) -> Self {
        let path = self.0.join(name);
        fs::write(&path, format!("#!/bin/sh\necho '{says}'\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn config(self, rust: bool) -> Self {
        let rust = if rust { "CONFIG_RUST=y" } else { "# CONFIG_RUST is not set" };
        let text = format!("{rust}\nCONFIG_RUSTC_VERSION_TEXT=\"{RUSTC}\"\nCONFIG_BINDGEN_VERSION_TEXT=\"bindgen 0.71.1\"\n");
        fs::write(self.0.join("k/.config"), text).unwrap();
        self
    }

    fn metadata(self, made_by: &str) -> Self {
        for name in ["libcore.rmeta", "libkernel.rmeta", "libbindings.rmeta", "libmacros.so"] {
            fs::write(self.0.join("k/rust").join(name), format!("rust\0\0{made_by}\0")).unwrap();
        }
        self
    }

    /// The script's status and what it printed.
    fn ask(&self) -> (bool, String) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("kbuild/rust-available");
        let out = Command::new("bash")
            .arg(script)
            .arg(self.0.join("k"))
            .env("RUSTC", self.0.join("rustc"))
            .env("BINDGEN", self.0.join("bindgen"))
            .output()
            .unwrap();
        (out.status.success(), String::from_utf8(out.stdout).unwrap())
    }

    #[track_caller]
    fn refuses(&self, reason: &str, mend: &str) {
        let (yes, text) = self.ask();
        assert!(!yes, "{text}");
        let line = text.lines().find(|l| l.contains(reason)).unwrap_or_else(|| panic!("nothing about \"{reason}\" in: {text}"));
        assert!(line.starts_with("no: "), "{line}");
        assert!(line.contains(mend), "no mend \"{mend}\" in: {line}");
    }
}

#[test]
fn a_ready_tree_gets_a_yes() {
    let (yes, text) = Tree::new("ready").config(true).metadata(RUSTC).ask();
    assert!(yes, "{text}");
    assert!(text.starts_with("yes: "), "{text}");
}

#[test]
fn a_folder_that_is_no_kernel_tree() {
    Tree::new("none").refuses("has no .config", "linux-headers-");
}

#[test]
fn a_kernel_without_rust() {
    Tree::new("c-only").config(false).refuses("built without Rust", "FLAVOUR=shim");
}

#[test]
fn headers_without_metadata() {
    Tree::new("bare").config(true).refuses("lack Rust metadata", "kbuild/kernel");
}

#[test]
fn bindgen_matters_only_when_metadata_has_to_be_made() {
    let old = |name| Tree::new(name).config(true).tool("bindgen", "bindgen 0.60.1");
    old("old-bindgen").refuses("bindgen 0.60.1 is too old", "0.71.1");
    let (yes, text) = old("old-bindgen-ready").metadata(RUSTC).ask();
    assert!(yes, "{text}");
}

#[test]
fn another_compiler_than_the_kernels() {
    Tree::new("other-rustc")
        .config(true)
        .metadata(RUSTC)
        .tool("rustc", "rustc 1.95.0 (59807616e 2026-04-14)")
        .refuses("this is \"rustc 1.95.0", "Set RUSTC");
}

#[test]
fn metadata_of_another_compiler() {
    Tree::new("other-metadata")
        .config(true)
        .metadata("rustc 1.90.0 (1159e78c4 2025-09-14)")
        .refuses("made by rustc 1.90.0", "kbuild/kernel");
}
