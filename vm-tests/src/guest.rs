// SPDX-License-Identifier: Apache-2.0
//! What lies in a guest: busybox, the binaries, the module, rules, scenarios, and the plan that its init runs.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use crate::cpio::Archive;
use crate::parts::{self, BuiltModule, StaticBinaries};
use crate::scenario::{Part, Scenario};

const INIT: &str = include_str!("../guest/init");
const LIB: &str = include_str!("../guest/lib.sh");
const COMMANDS: [(&str, &str); 3] = [
    ("load", include_str!("../guest/bin/load")),
    ("unload", include_str!("../guest/bin/unload")),
    ("keep", include_str!("../guest/bin/keep")),
];
const MARKS: &str = include_str!("../guest/marks.yaml");

/// Makes the initramfs for these scenarios. With `keeps` the command `keep` gives files to the host.
pub fn initramfs(module: &BuiltModule, binaries: &StaticBinaries, rules: &Path, scenarios: &[Scenario], keeps: bool) -> Result<Vec<u8>> {
    let mut a = Archive::new();
    for dir in ["proc", "sys", "dev", "run", "tmp", "root", "bin", "sbin", "usr/bin", "usr/sbin", "vm/rules", "var/log", "etc", "mnt"] {
        a.dir(dir, 0o755);
    }
    a.device("/dev/console", 0o600, 5, 1);
    a.device("/dev/null", 0o666, 1, 3);
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("reading {}", path.display()));
    a.tree("", &parts::project().join("vm-tests/guest/root")).context("copying vm-tests/guest/root")?;
    a.file("/bin/busybox", 0o755, read(&parts::busybox()?)?);
    a.file("/init", 0o755, INIT);
    a.file("/vm/lib.sh", 0o644, LIB);
    for (name, text) in COMMANDS {
        a.file(&format!("/vm/bin/{name}"), 0o755, text);
    }
    a.file("/vm/eyas.ko", 0o644, read(&module.module)?);
    a.file("/vm/bin/eyas", 0o755, read(&binaries.eyas)?);
    a.file("/vm/bin/attack", 0o755, read(&binaries.attack)?);
    a.file("/vm/bin/probe-check", 0o755, read(&binaries.probe_check)?);
    a.file("/vm/bin/ia32", 0o755, parts::ia32_program()?);
    a.file("/vm/rules/zz-marks.yaml", 0o644, MARKS);
    if keeps {
        a.file("/vm/keep", 0o644, "");
    }
    for file in rule_files(rules)? {
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        a.file(&format!("/vm/rules/{name}"), 0o644, read(&file)?);
    }
    for (id, scenario) in scenarios.iter().enumerate() {
        a.tree(&format!("/vm/s/{id}"), &scenario.dir).with_context(|| format!("copying {}", scenario.dir.display()))?;
    }
    a.file("/vm/plan.sh", 0o644, plan(scenarios));
    a.finish().context("writing the initramfs")
}

/// The rule files that lie directly in a folder; none when it does not exist.
pub fn rule_files(dir: &Path) -> Result<Vec<std::path::PathBuf>> {
    let Ok(items) = std::fs::read_dir(dir) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for item in items {
        let path = item?.path();
        if path.is_file() && path.extension().is_some_and(|x| x == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The shell lines that run the scenarios: checks first, without a daemon, then attacks and their benign twins under one.
fn plan(scenarios: &[Scenario]) -> String {
    let mut text = String::new();
    let having = |part| scenarios.iter().enumerate().filter(move |(_, s)| s.parts.contains(&part)).map(|(id, _)| id);
    for id in having(Part::Check) {
        let _ = writeln!(text, "check {id}");
    }
    let mut watched = String::new();
    for part in [Part::Attack, Part::Benign] {
        for id in having(part) {
            let _ = writeln!(watched, "  scenario {id} {}", part.name());
        }
    }
    if !watched.is_empty() {
        let _ = write!(text, "if start_daemon; then\n{watched}fi\nstop_daemon\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(parts: &[Part]) -> Scenario {
        Scenario { name: "x".into(), dir: "x".into(), parts: parts.to_vec(), expected: crate::scenario::Expected::default() }
    }

    #[test]
    fn checks_run_before_the_daemon_and_attacks_before_benign_twins() {
        let all = [scenario(&[Part::Attack, Part::Benign]), scenario(&[Part::Check]), scenario(&[Part::Attack])];
        assert_eq!(
            plan(&all),
            "check 1\nif start_daemon; then\n  scenario 0 attack\n  scenario 2 attack\n  scenario 0 benign\nfi\nstop_daemon\n"
        );
        assert_eq!(plan(&[scenario(&[Part::Check])]), "check 0\n");
    }
}
