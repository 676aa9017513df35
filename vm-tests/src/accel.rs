// SPDX-License-Identifier: Apache-2.0
//! How the guest's CPUs are run: KVM where it really works, else TCG on one thread.
//!
//! `/dev/kvm` can exist and open while guests hang on it. So it is trusted only after a tiny guest printed its first line within some seconds, and
//! the answer is remembered in the cache for this host kernel.

use std::path::Path;
use std::time::Duration;

use crate::cpio::Archive;
use crate::machine::{Machine, Port};
use crate::parts;

/// A way to run a guest's CPUs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accel {
    /// Emulation on one thread.
    Tcg,
    /// The host's virtualisation.
    Kvm,
}

impl Accel {
    /// QEMU's arguments.
    #[must_use]
    pub fn arguments(self) -> [&'static str; 4] {
        match self {
            Self::Tcg => ["-accel", "tcg,thread=single", "-cpu", "max"],
            Self::Kvm => ["-accel", "kvm", "-cpu", "host"],
        }
    }

    /// How many machines may run side by side on this host.
    #[must_use]
    pub fn parallel(self) -> usize {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        match self {
            Self::Tcg => cores,
            Self::Kvm => (cores / 2).max(1),
        }
    }
}

/// The best way that works here. `EYAS_ACCEL=tcg|kvm` decides without a trial.
#[must_use]
pub fn choose(kernel: &Path) -> Accel {
    match std::env::var("EYAS_ACCEL").as_deref() {
        Ok("tcg") => return Accel::Tcg,
        Ok("kvm") => return Accel::Kvm,
        _ => {}
    }
    if std::fs::OpenOptions::new().read(true).write(true).open("/dev/kvm").is_err() {
        return Accel::Tcg;
    }
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_else(|_| "?".into());
    let memory = parts::cache_dir().join("kvm");
    let key = release.trim();
    if let Ok(text) = std::fs::read_to_string(&memory) {
        if text.trim() == format!("{key} works") {
            return Accel::Kvm;
        }
        if text.trim() == format!("{key} hangs") {
            return Accel::Tcg;
        }
    }
    let works = guest_speaks(kernel);
    let word = if works { "works" } else { "hangs" };
    // A cache that cannot be written costs another trial next time, nothing else.
    let _ = std::fs::create_dir_all(parts::cache_dir());
    let _ = std::fs::write(&memory, format!("{key} {word}\n"));
    if works { Accel::Kvm } else { Accel::Tcg }
}

fn guest_speaks(kernel: &Path) -> bool {
    let mut a = Archive::new();
    a.device("/dev/console", 0o600, 5, 1);
    let Ok(initrd) = a.finish() else { return false };
    let machine = Machine {
        kernel: kernel.to_owned(),
        smp: "1".into(),
        memory: 256,
        nodes: 0,
        // Not quiet: the kernel's own first line is enough.
        append: "loglevel=7 earlyprintk=serial".into(),
        timeout: Duration::from_secs(6),
        accel: Accel::Kvm,
    };
    let mut spoke = false;
    let end = machine.run(&initrd, |port, line| {
        spoke |= port == Port::Console && line.contains("Linux version");
        !spoke
    });
    end.is_ok() && spoke
}
