// SPDX-License-Identifier: Apache-2.0
//! What the running kernel can do, and which source `engine.kind` means on it.

use anyhow::{Context, bail};
use std::path::Path;

/// The word of `engine.kind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineKind {
    /// The best that there is.
    #[default]
    Auto,
    /// The kernel module.
    Kmod,
    /// eBPF.
    Ebpf,
    /// The reference's word for its eBPF probe; its shipped configuration has it, so it means `auto`.
    ModernEbpf,
    /// A trace file.
    Replay,
}

const KINDS: &[(&str, EngineKind)] = &[
    ("auto", EngineKind::Auto),
    ("kmod", EngineKind::Kmod),
    ("ebpf", EngineKind::Ebpf),
    ("modern_ebpf", EngineKind::ModernEbpf),
    ("replay", EngineKind::Replay),
];

impl std::str::FromStr for EngineKind {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> anyhow::Result<Self> {
        let known = KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
        let names: Vec<_> = KINDS.iter().map(|(name, _)| *name).collect();
        known.with_context(|| format!("engine.kind '{word}' is not known; it is one of {}", names.join(", ")))
    }
}

/// What decides about eBPF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kernel {
    /// Release, such as `6.1.0-18-amd64`.
    pub release: String,
    /// Whether the kernel tells its types.
    pub has_btf: bool,
}

impl Kernel {
    /// The one that runs.
    ///
    /// # Errors
    /// When it does not tell its release.
    pub fn running() -> anyhow::Result<Self> {
        let names = nix::sys::utsname::uname().context("asking the kernel for its release")?;
        let has_btf = Path::new("/sys/kernel/btf/vmlinux").exists();
        Ok(Self { release: names.release().to_string_lossy().into_owned(), has_btf })
    }

    fn version(&self) -> (u32, u32) {
        let mut numbers = self.release.split(|c: char| !c.is_ascii_digit()).map(|n| n.parse().unwrap_or(0));
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    }

    /// Why eBPF cannot be had here. It never can in this version; what differs is the reason and the mend.
    fn why_no_ebpf(&self) -> String {
        let instead = "use engine.kind=kmod, the kernel module, instead (load it with `insmod eyas.ko` or --load-module)";
        if self.version() < (5, 8) {
            format!("engine.kind=ebpf needs a kernel from 5.8 on, this one is {}: {instead}", self.release)
        } else if !self.has_btf {
            format!(
                "engine.kind=ebpf needs a kernel that tells its types (CONFIG_DEBUG_INFO_BTF), {} has no \
                 /sys/kernel/btf/vmlinux: {instead}",
                self.release
            )
        } else {
            format!("engine.kind=ebpf is not available in this version of Eyas: {instead}")
        }
    }

    /// The source to use for a kind, and what there is to say about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn source_for(&self, kind: EngineKind) -> anyhow::Result<(&'static str, Option<&'static str>)> {
        match kind {
            EngineKind::Auto | EngineKind::Kmod => Ok(("kmod", None)),
            EngineKind::ModernEbpf => Ok(("kmod", Some("engine.kind=modern_ebpf is taken as auto: the kernel module is used"))),
            EngineKind::Ebpf => bail!("{}", self.why_no_ebpf()),
            EngineKind::Replay => bail!("engine.kind=replay: use `eyas replay FILE` for a trace file"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kernel(release: &str, has_btf: bool) -> Kernel {
        Kernel { release: release.to_owned(), has_btf }
    }

    #[test]
    fn ebpf_is_refused_with_the_reason_that_holds() {
        let why = |k: Kernel| k.source_for(EngineKind::Ebpf).unwrap_err().to_string();
        let old = why(kernel("5.7.19-generic", true));
        assert!(old.contains("from 5.8 on, this one is 5.7.19-generic") && old.contains("engine.kind=kmod"), "{old}");
        let blind = why(kernel("5.10.0-30-amd64", false));
        assert!(blind.contains("CONFIG_DEBUG_INFO_BTF") && blind.contains("engine.kind=kmod"), "{blind}");
        let able = why(kernel("6.18.1", true));
        assert!(able.contains("not available in this version") && able.contains("engine.kind=kmod"), "{able}");
    }

    #[test]
    fn the_reference_s_word_means_auto_and_says_so() {
        let here = kernel("6.1.0", true);
        assert_eq!(here.source_for(EngineKind::Auto).unwrap(), ("kmod", None));
        let (source, said) = here.source_for("modern_ebpf".parse().unwrap()).unwrap();
        assert_eq!(source, "kmod");
        assert!(said.unwrap().contains("taken as auto"));
        assert!("gvisor".parse::<EngineKind>().unwrap_err().to_string().contains("auto, kmod, ebpf, modern_ebpf, replay"));
    }
}
