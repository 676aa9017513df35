// SPDX-License-Identifier: Apache-2.0
//! The compiled Rust object of the shim flavour and the kernels that it suits: what `kmod/Makefile` takes and what it refuses. (That the module is built with a kernel's headers, gcc
//! and make alone is how `kbuild/build-module` builds it for every boot of that flavour.)
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test: what it cannot set up should end it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use eyas_vm_tests::parts::project;

/// A folder with what the Makefile reads, and kernel build folders of nothing but a configuration.
struct Tree(PathBuf);

impl Tree {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("eyas-shipped-{}-{name}", std::process::id()));
        let kmod = dir.join("kmod");
        fs::create_dir_all(kmod.join("shim/cores")).unwrap();
        for file in ["Makefile", "shim/settings"] {
            fs::copy(project().join("kmod").join(file), kmod.join(file)).unwrap();
        }
        Self(dir)
    }

    fn kernel(&self, name: &str, config: &str) -> PathBuf {
        let dir = self.0.join(name);
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join(".config"), config).unwrap();
        dir
    }

    /// An object that says what it was compiled for, as `kbuild/freestanding` lets it.
    fn object(&self, settings: &str, at: &str) -> PathBuf {
        let (source, object) = (self.0.join("x.s"), self.0.join(at));
        fs::write(&source, format!(".section .modinfo,\"a\"\n.asciz \"core={settings}\"\n")).unwrap();
        let status = Command::new("as").arg("-o").args([&object, &source]).status().expect("as, of the package binutils");
        assert!(status.success());
        object
    }

    /// The step of the Makefile that chooses the object.
    fn choose(&self, kernel: &Path, more: &[String]) -> Output {
        let kdir = format!("KDIR={}", kernel.display());
        Command::new("make").arg("-C").arg(self.0.join("kmod")).args(["core", &kdir]).args(more).output().expect("make")
    }

    fn chosen(&self) -> Option<Vec<u8>> {
        fs::read(self.0.join("kmod/shim/core.o_shipped")).ok()
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const OLD: &str = "CONFIG_X86_64=y\nCONFIG_RETPOLINE=y\nCONFIG_RETHUNK=y\n# CONFIG_X86_KERNEL_IBT is not set\n";
const NEW: &str = "CONFIG_X86_64=y\nCONFIG_MITIGATION_RETPOLINE=y\nCONFIG_MITIGATION_RETHUNK=y\nCONFIG_X86_KERNEL_IBT=y\nCONFIG_CALL_PADDING=y\nCONFIG_FUNCTION_PADDING_BYTES=16\n";

#[test]
fn each_kernel_gets_the_object_of_its_settings() {
    let tree = Tree::new("each");
    let old = tree.object("x86_64-retpoline-rethunk", "kmod/shim/cores/x86_64-retpoline-rethunk.o");
    let new = tree.object("x86_64-retpoline-rethunk-ibt-padding16", "kmod/shim/cores/x86_64-retpoline-rethunk-ibt-padding16.o");
    for (config, object) in [(OLD, old), (NEW, new)] {
        let out = tree.choose(&tree.kernel("kernel", config), &[]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        assert_eq!(tree.chosen(), Some(fs::read(object).unwrap()));
    }
}

#[test]
fn an_object_of_other_settings_is_refused_with_the_mend() {
    let tree = Tree::new("other");
    let refused = |kernel: &Path, more: &[String], told: &[&str]| {
        let out = tree.choose(kernel, more);
        let text = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(!out.status.success(), "{told:?}");
        for part in told {
            assert!(text.contains(part), "{part} in:\n{text}");
        }
        assert_eq!(tree.chosen(), None);
    };
    let new = tree.kernel("new", NEW);
    let word = "x86_64-retpoline-rethunk-ibt-padding16";
    refused(&new, &[], &["shim/cores has: none", "kbuild/core x86_64-retpoline-rethunk-ibt-padding16"]);
    let object = tree.object("x86_64-retpoline-rethunk", "kmod/shim/cores/x86_64-retpoline-rethunk.o");
    refused(&new, &[], &["shim/cores has: x86_64-retpoline-rethunk.", word]);
    refused(&new, &[format!("CORE_O={}", object.display())], &["was compiled for x86_64-retpoline-rethunk, this kernel's are", word]);
    refused(&tree.0, &[], &["has no .config", "linux-headers"]);
    refused(&tree.kernel("arm", "CONFIG_ARM64=y\n"), &[], &["x86_64 only"]);
}
