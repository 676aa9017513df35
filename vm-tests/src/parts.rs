// SPDX-License-Identifier: Apache-2.0
//! The parts that a boot is made of, built when they are missing: module and kernel by `kbuild/`, static binaries by cargo.
//!
//! - `EYAS_STATIC_DIR`: a folder with static `eyas`, `attack` and `probe-check`; nothing is compiled then.
//! - `EYAS_VM_PROFILE`: the cargo profile of the static binaries (`release`).
//! - `EYAS_CACHE`: the cache folder of `kbuild/`.
//! - `EYAS_KMOD`: another folder than `kmod/` to build the module from.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The target of the static binaries; naming it keeps the flags off build scripts and proc macros.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// The project's root folder.
#[must_use]
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where slow things are kept, by the same rule as the scripts of `kbuild/`.
#[must_use]
pub fn cache_dir() -> PathBuf {
    let var = |name| std::env::var_os(name).map(PathBuf::from);
    var("EYAS_CACHE").unwrap_or_else(|| {
        var("XDG_CACHE_HOME").or_else(|| var("HOME").map(|h| h.join(".cache"))).unwrap_or_else(std::env::temp_dir).join("eyas")
    })
}

/// A module built for a stock kernel, with that kernel.
#[derive(Clone, Debug)]
pub struct BuiltModule {
    /// The kernel image to boot.
    pub kernel: PathBuf,
    /// `eyas.ko`.
    pub module: PathBuf,
    /// The kernel's release name.
    pub release: String,
    /// What compiled the module, with versions.
    pub compilers: String,
}

/// Whether there is a module to build yet.
fn has_module_source() -> bool {
    kmod().join("Makefile").exists()
}

/// Why modules cannot be built here, if they can't.
#[must_use]
pub fn obstacle() -> Option<String> {
    if std::env::var("EYAS_VM").as_deref() == Ok("skip") {
        return Some("EYAS_VM=skip".into());
    }
    if !has_module_source() {
        return Some("kmod/ has no module to build".into());
    }
    if !nix::unistd::geteuid().is_root() {
        return Some("kernels are prepared in chroots, which takes root".into());
    }
    None
}

fn kmod() -> PathBuf {
    std::env::var_os("EYAS_KMOD").map_or_else(|| project().join("kmod"), PathBuf::from)
}

/// Whether the debug kernel was built before.
pub fn debug_kernel_is_cached() -> Result<bool> {
    let status = Command::new(project().join("kbuild/debug-kernel"))
        .arg("--cached")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .context("starting kbuild/debug-kernel")?;
    match status.code() {
        Some(0) => Ok(true),
        Some(3) => Ok(false),
        _ => bail!("kbuild/debug-kernel --cached failed ({status})"),
    }
}

/// The module for the newest kernel of a series, by `kbuild/build-module`, in the flavour that suits it or in this one, and with this fault.
pub fn module(series: &str, flavour: Option<&str>, fault: Option<&str>) -> Result<BuiltModule> {
    let kmod = kmod().to_string_lossy().into_owned();
    let mut args = vec![series, "--kmod", &kmod];
    if let Some(flavour) = flavour {
        args.extend(["--flavour", flavour]);
    }
    if let Some(fault) = fault {
        args.extend(["--fault", fault]);
    }
    let dir = script("kbuild/build-module", &args)?;
    module_in(Path::new(&dir))
}

/// The module in a folder that `kbuild/build-module` printed.
pub fn module_in(dir: &Path) -> Result<BuiltModule> {
    let about = std::fs::read_to_string(dir.join("about")).with_context(|| format!("reading {}/about", dir.display()))?;
    // Values are quoted for a shell, which here means that blanks and commas have a backslash before them.
    let value = |name: &str| about.lines().find_map(|l| Some(l.strip_prefix(name)?.strip_prefix('=')?.replace('\\', "")));
    let release = value("RELEASE").context("the module's about file names no RELEASE")?;
    let compilers = value("COMPILER").context("the module's about file names no COMPILER")?;
    let module = std::fs::read_dir(dir)?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .find(|p| p.extension().is_some_and(|x| x == "ko"))
        .with_context(|| format!("no module in {}", dir.display()))?;
    Ok(BuiltModule { kernel: dir.join("vmlinuz"), module, release, compilers })
}

/// Runs a script of the project; its talk goes to our stderr, its answer is the last line of stdout.
fn script(path: &str, args: &[&str]) -> Result<String> {
    let out = Command::new(project().join(path))
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("starting {path}"))?;
    if !out.status.success() {
        bail!("{path} {} failed ({})", args.join(" "), out.status);
    }
    let text = String::from_utf8_lossy(&out.stdout);
    let last = text.lines().last().unwrap_or_default().to_owned();
    Ok(last)
}

/// The static binaries that go into a guest.
#[derive(Clone, Debug)]
pub struct StaticBinaries {
    /// The daemon.
    pub eyas: PathBuf,
    /// The attack programs, one binary with many names.
    pub attack: PathBuf,
    /// The checks of the module from outside.
    pub probe_check: PathBuf,
}

impl StaticBinaries {
    fn in_dir(dir: &Path) -> Self {
        Self { eyas: dir.join("eyas"), attack: dir.join("attack"), probe_check: dir.join("probe-check") }
    }
}

/// Builds the static binaries, or takes those of `EYAS_STATIC_DIR`.
pub fn static_binaries() -> Result<StaticBinaries> {
    if let Some(dir) = std::env::var_os("EYAS_STATIC_DIR") {
        let dir = PathBuf::from(dir);
        return Ok(StaticBinaries::in_dir(&dir));
    }
    let profile = std::env::var("EYAS_VM_PROFILE").unwrap_or_else(|_| "release".into());
    let target_dir = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project().join("target"), PathBuf::from);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(project())
        .args(["build", "--quiet", "--locked", "--profile", &profile])
        .args(["--target", TARGET, "-p", "eyas", "--bin", "eyas"])
        .args(["-p", "eyas-vm-tests", "--bin", "attack", "--bin", "probe-check"])
        .env("RUSTFLAGS", "-Ctarget-feature=+crt-static")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .stdin(Stdio::null())
        .status()
        .context("starting cargo")?;
    if !status.success() {
        bail!("building the static binaries failed ({status})");
    }
    let folder = if profile == "dev" { "debug" } else { &profile };
    let dir = target_dir.join(TARGET).join(folder);
    Ok(StaticBinaries::in_dir(&dir))
}

/// The static i386 program of `programs/ia32.s`, made by the assembler and the linker, which need no 32-bit C library.
pub fn ia32_program() -> Result<Vec<u8>> {
    let source = project().join("vm-tests/programs/ia32.s");
    let dir = std::env::temp_dir();
    let stem = format!("eyas-ia32-{}-{:?}", std::process::id(), std::thread::current().id());
    let object = dir.join(format!("{stem}.o"));
    let program = dir.join(&stem);
    let run = |command: &mut Command| -> Result<()> {
        let status = command.status().context("starting as and ld (package binutils)")?;
        if status.success() { Ok(()) } else { bail!("{command:?} ended with {status}") }
    };
    let made = run(Command::new("as").arg("--32").arg("-o").arg(&object).arg(&source))
        .and_then(|()| run(Command::new("ld").args(["-m", "elf_i386", "-o"]).arg(&program).arg(&object)))
        .and_then(|()| std::fs::read(&program).context("reading the i386 program"));
    // Left-overs in the temporary folder hurt nobody.
    let _ = std::fs::remove_file(&object);
    let _ = std::fs::remove_file(&program);
    made
}

/// The static busybox of the host.
pub fn busybox() -> Result<PathBuf> {
    ["/bin/busybox", "/usr/bin/busybox"]
        .iter()
        .map(PathBuf::from)
        .find(|p| p.exists())
        .context("no busybox: install the package busybox-static")
}
