// SPDX-License-Identifier: Apache-2.0
//! Loading the kernel module, and saying why the kernel refused it.

use anyhow::{Context, anyhow};
use nix::{
    errno::Errno,
    kmod::{ModuleInitFlags, finit_module},
};
use std::{ffi::CString, fs, path::Path};

/// What the kernel's answer to a module means.
struct Cause {
    errno: Errno,
    /// Whether it is this cause; several may share an errno.
    applies: fn(&Facts) -> bool,
    text: &'static str,
}

/// What can be looked up to tell causes apart.
#[derive(Debug, Default)]
struct Facts {
    /// Text of `/sys/kernel/security/lockdown`.
    lockdown: String,
    /// `/sys/module/module/parameters/sig_enforce` is `Y`.
    signatures_enforced: bool,
    is_root: bool,
    /// `vermagic` of the module, if it could be found.
    vermagic: Option<String>,
    release: String,
    /// The module's name is taken.
    loaded: bool,
    /// The reference's module is loaded.
    reference_loaded: bool,
}

const CAUSES: &[Cause] = &[
    Cause { errno: Errno::EPERM, applies: |f| !f.is_root, text: "loading a module takes root with CAP_SYS_MODULE" },
    Cause {
        errno: Errno::EPERM,
        applies: Facts::locked_down,
        text: "the kernel is locked down and takes signed modules only: sign it with a key that the kernel trusts \
               (mokutil --import KEY, then reboot), or switch Secure Boot off",
    },
    Cause {
        errno: Errno::EPERM,
        applies: |_| true,
        text: "the kernel does not let modules be loaded: kernel.modules_disabled=1 stays until the next boot, and a \
               container needs CAP_SYS_MODULE",
    },
    Cause {
        errno: Errno::EKEYREJECTED,
        applies: |_| true,
        text: "the kernel takes signed modules only (module.sig_enforce), and this one is not signed by a key that it \
               trusts: sign it with such a key, or boot without module.sig_enforce=1",
    },
    Cause {
        errno: Errno::ENOKEY,
        applies: |_| true,
        text: "the module is signed by a key that the kernel does not know: import the key (mokutil --import KEY, then \
               reboot), or sign it with one that the kernel trusts",
    },
    Cause {
        errno: Errno::EEXIST,
        applies: |f| f.reference_loaded && !f.loaded,
        text: "a module of the same name is loaded: the reference's; unload it first (rmmod scap, or falco)",
    },
    Cause {
        errno: Errno::EEXIST,
        applies: |_| true,
        text: "it is loaded already: run without --load-module, or unload it first (rmmod eyas)",
    },
    Cause {
        errno: Errno::ENOEXEC,
        applies: |f| f.foreign().is_some(),
        text: "it was built for another kernel: build it for this one (make -C kmod KDIR=/lib/modules/$(uname -r)/build)",
    },
    Cause {
        errno: Errno::ENOEXEC,
        applies: |_| true,
        text: "the kernel does not take it as a module: it was built for another kernel or is no module; build it for \
               this one (make -C kmod KDIR=/lib/modules/$(uname -r)/build)",
    },
    Cause {
        errno: Errno::ENOENT,
        applies: |_| true,
        text: "it needs something that this kernel does not have (unknown symbol, see the kernel's log: dmesg): build it \
               for this kernel",
    },
    Cause {
        errno: Errno::EINVAL,
        applies: |_| true,
        text: "the kernel refused it (see its log: dmesg): an unknown parameter, or built against other headers",
    },
    Cause { errno: Errno::ENODEV, applies: |_| true, text: "the module found nothing to work on; see the kernel's log: dmesg" },
    Cause { errno: Errno::ENOMEM, applies: |_| true, text: "the kernel has no memory for it" },
    Cause { errno: Errno::ENOSYS, applies: |_| true, text: "this kernel was built without modules" },
];

impl Facts {
    fn gather(module: &[u8], name: &str) -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        Self {
            lockdown: read("/sys/kernel/security/lockdown"),
            signatures_enforced: read("/sys/module/module/parameters/sig_enforce").starts_with('Y'),
            is_root: nix::unistd::geteuid().is_root(),
            vermagic: modinfo(module, "vermagic"),
            release: nix::sys::utsname::uname().map(|u| u.release().to_string_lossy().into_owned()).unwrap_or_default(),
            loaded: Path::new("/sys/module").join(name).exists(),
            reference_loaded: ["scap", "falco"].iter().any(|m| Path::new("/sys/module").join(m).exists()),
        }
    }

    fn locked_down(&self) -> bool {
        self.lockdown.contains("[integrity]") || self.lockdown.contains("[confidentiality]")
    }

    /// The kernel that the module was built for, if it is not this one.
    fn foreign(&self) -> Option<&str> {
        let built_for = self.vermagic.as_deref()?.split(' ').next()?;
        (built_for != self.release).then_some(built_for)
    }

    fn explain(&self, errno: Errno) -> String {
        let cause = CAUSES.iter().find(|c| c.errno == errno && (c.applies)(self));
        let mut text = cause.map_or_else(|| errno.desc().to_owned(), |c| c.text.to_owned());
        if let Some(built_for) = self.foreign().filter(|_| matches!(errno, Errno::ENOEXEC | Errno::ENOENT | Errno::EINVAL)) {
            text.push_str(&format!(" (built for {built_for}, this is {})", self.release));
        }
        if self.signatures_enforced && errno == Errno::EPERM {
            text.push_str(" (module.sig_enforce is on)");
        }
        text
    }
}

/// A value of the module's `.modinfo`: `key=value` between NULs.
fn modinfo(module: &[u8], key: &str) -> Option<String> {
    let text = |s: &[u8]| std::str::from_utf8(s).ok()?.strip_prefix(key)?.strip_prefix('=').map(str::to_owned);
    module.split(|b| *b == 0).find_map(text)
}

/// Loads the module at `path`.
///
/// # Errors
/// The kernel's refusal, with its cause and what mends it.
pub fn load(path: &Path) -> anyhow::Result<()> {
    let file = fs::File::open(path).with_context(|| format!("opening the module {}", path.display()))?;
    let bytes = fs::read(path).with_context(|| format!("reading the module {}", path.display()))?;
    if !bytes.starts_with(b"\x7fELF") {
        return Err(anyhow!("loading {}: it is no kernel module (an ELF file); unpack it if it is compressed", path.display()));
    }
    let name = modinfo(&bytes, "name").unwrap_or_else(|| "eyas".to_owned());
    let refused = match finit_module(&file, &CString::default(), ModuleInitFlags::empty()) {
        Ok(()) => return Ok(()),
        Err(errno) => errno,
    };
    let cause = Facts::gather(&bytes, &name).explain(refused);
    Err(anyhow!("the kernel refused the module {} ({refused:?}): {cause}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts { is_root: true, release: "6.1.0".to_owned(), ..Facts::default() }
    }

    #[test]
    fn each_refusal_has_its_mend() {
        let say = |errno, f: Facts| f.explain(errno);
        assert!(say(Errno::EKEYREJECTED, facts()).contains("module.sig_enforce"));
        assert!(say(Errno::EPERM, Facts { is_root: false, ..facts() }).contains("takes root"));
        let locked = Facts { lockdown: "none [integrity] confidentiality".to_owned(), ..facts() };
        assert!(say(Errno::EPERM, locked).contains("locked down"));
        assert!(say(Errno::EPERM, facts()).contains("modules_disabled"));
        assert!(say(Errno::EEXIST, Facts { loaded: true, ..facts() }).contains("rmmod eyas"));
        assert!(say(Errno::EEXIST, Facts { reference_loaded: true, ..facts() }).contains("reference"));
        let foreign = Facts { vermagic: Some("6.12.1 SMP preempt mod_unload".to_owned()), ..facts() };
        let text = say(Errno::ENOEXEC, foreign);
        assert!(text.contains("another kernel") && text.contains("built for 6.12.1, this is 6.1.0"), "{text}");
        assert!(say(Errno::ENOENT, facts()).contains("unknown symbol"));
        assert_eq!(say(Errno::EIO, facts()), Errno::EIO.desc());
    }

    #[test]
    fn modinfo_is_found_between_nuls() {
        let bytes = b"\x7fELF..\0license=Dual MIT/GPL\0vermagic=6.1.0 SMP\0name=eyas\0";
        assert_eq!(modinfo(bytes, "vermagic").as_deref(), Some("6.1.0 SMP"));
        assert_eq!(modinfo(bytes, "nam"), None);
    }
}
