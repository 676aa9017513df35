// SPDX-License-Identifier: Apache-2.0
//! The table of boots: which kernel, on what machine, with which scenarios.

use anyhow::{Result, bail};

use crate::parts;
use crate::scenario::Scenario;

/// A boot to be made.
#[derive(Clone, Copy, Debug)]
pub struct Boot {
    /// Its name in results.
    pub name: &'static str,
    /// The kernel series, as in `kbuild/series.tsv`, or [`DEBUG`].
    pub series: &'static str,
    /// The module's flavour, where it is not the one that is chosen for the kernel.
    pub flavour: Option<&'static str>,
    /// A fault that the module is built with, which the kernel must report.
    pub fault: Option<Fault>,
    /// QEMU's `-smp` value.
    pub smp: &'static str,
    /// Added to the kernel's command line.
    pub append: &'static str,
    /// Folders of scenarios, from the project's root.
    pub folders: &'static [&'static str],
    /// Of their scenarios only these; none named: all.
    pub only: &'static [&'static str],
    /// Memory in MiB.
    pub memory: u32,
    /// After so many seconds it hangs and is ended. Emulated machines on a busy host are slow; a hung one should still end before anyone gives up on it.
    pub timeout: u64,
    /// Into how many nodes the memory is split, each with one CPU; 0: it has no nodes.
    pub nodes: u32,
    /// Made only when it is asked for by its name.
    pub on_demand: bool,
}

/// A fault of `kmod/services/planted.h`, and a piece of the report that it must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As `kbuild/build-module --fault` takes it.
    pub name: &'static str,
    /// Part of a line of the report.
    pub report: &'static str,
}

/// The series of the debug kernel (`kbuild/debug-kernel`).
pub const DEBUG: &str = "debug";

/// The folder with a test for each built-in rule.
pub const RULE_TESTS: &str = "rules";

const STOCK_TESTS: &str = "vm-tests/scenarios/stock";

/// What shows in a short time that a kernel is served: the module loads, calls leave their events, nothing is lost without a
/// count, it can be removed under load, and an alert comes out.
const SMOKE: &[&str] =
    &["module_loads", "calls_leave_their_events", "losses_are_counted", "module_reloads_under_load", "shell-spawned-by-a-server"];

/// The same for a kernel that is several times slower and looks at each access, with what opens and closes most.
const DEBUG_SMOKE: &[&str] = &[
    "module_loads",
    "calls_leave_their_events",
    "driver_abi_is_kept",
    "module_reloads_under_load",
    "shell-spawned-by-a-server",
    "alerts_come_without_bpf",
    "layers_of_overlays_are_told",
];

/// What most boots have in common.
pub const STOCK: Boot = Boot {
    name: "",
    series: "7",
    flavour: None,
    fault: None,
    smp: "2",
    append: "",
    folders: &[STOCK_TESTS, RULE_TESTS],
    only: &[],
    memory: 768,
    timeout: 900,
    nodes: 0,
    on_demand: false,
};

/// The debug kernel: slow, hungry for memory. LIMIT is the guest's time for a script, in seconds.
///
/// With five levels of page tables that kernel can report itself while it starts: it forgets the processor's capabilities for a moment to read them anew
/// (`identify_cpu`), and where KASAN's shadow begins depends on one of them. An interrupt just then is a wild access to it.
const CHECKED: Boot = Boot {
    series: DEBUG,
    append: "no5lvl LIMIT=600",
    folders: &[STOCK_TESTS, RULE_TESTS, "vm-tests/scenarios/debug"],
    memory: 2048,
    ..STOCK
};

/// All that there is on the debug kernel. Memory that runs out takes the most time, some three minutes of processor time.
const WHOLE: Boot = Boot { append: "no5lvl LIMIT=1800", timeout: 3600, on_demand: true, ..CHECKED };

/// The debug kernel with a module that has a fault.
const fn faulty(name: &'static str, flavour: &'static str, fault: &'static str, report: &'static str) -> Boot {
    let fault = Some(Fault { name: fault, report });
    Boot { name, flavour: Some(flavour), fault, folders: &["vm-tests/scenarios/faults"], ..CHECKED }
}

/// All boots.
pub const ALL: &[Boot] = &[
    Boot { name: "7", ..STOCK },
    // A 7.x kernel that sees no hypervisor ignores absent CPUs: all are present there, and two are brought up.
    Boot { name: "7-many-cpus", smp: "200", append: "maxcpus=2", folders: &["vm-tests/scenarios/many-cpus"], memory: 1024, ..STOCK },
    Boot {
        name: "6.1-many-cpus",
        series: "6.1",
        smp: "2,maxcpus=200,sockets=200,cores=1,threads=1",
        folders: &["vm-tests/scenarios/many-cpus"],
        memory: 1024,
        ..STOCK
    },
    // The second CPU has never run when the module comes.
    Boot {
        name: "6.1-late-cpu",
        series: "6.1",
        append: "maxcpus=1",
        folders: &[STOCK_TESTS],
        only: &["cpus_come_and_go", "daemon_follows_cpus"],
        ..STOCK
    },
    Boot { name: "7-sig-enforce", smp: "1", append: "module.sig_enforce=1", folders: &["vm-tests/scenarios/sig-enforce"], ..STOCK },
    Boot { name: "7-x32", smp: "1", append: "syscall.x32=y", folders: &["vm-tests/scenarios/x32"], ..STOCK },
    // A node is a socket of its own: the kernel does not take CPUs of one package for those of two nodes.
    Boot { name: "7-two-nodes", smp: "2,sockets=2,cores=1,threads=1", nodes: 2, folders: &["vm-tests/scenarios/two-nodes"], ..STOCK },
    Boot {
        name: "6.1-two-nodes",
        series: "6.1",
        smp: "2,sockets=2,cores=1,threads=1",
        nodes: 2,
        folders: &["vm-tests/scenarios/two-nodes"],
        ..STOCK
    },
    Boot { name: "7-shim", flavour: Some("shim"), only: SMOKE, ..STOCK },
    Boot { name: "6.12", series: "6.12", only: SMOKE, ..STOCK },
    Boot { name: "6.1", series: "6.1", ..STOCK },
    Boot { name: "5.10", series: "5.10", only: SMOKE, ..STOCK },
    Boot { name: "debug", only: DEBUG_SMOKE, ..CHECKED },
    Boot { name: "debug-shim", flavour: Some("shim"), only: DEBUG_SMOKE, ..CHECKED },
    Boot { name: "whole-debug", ..WHOLE },
    Boot { name: "whole-debug-shim", flavour: Some("shim"), ..WHOLE },
    faulty("fault-out-of-bounds", "rust", "out_of_bounds", "BUG: KASAN: vmalloc-out-of-bounds in"),
    faulty("fault-out-of-bounds-shim", "shim", "out_of_bounds", "BUG: KASAN: vmalloc-out-of-bounds in"),
    faulty("fault-sleep", "rust", "sleep", "BUG: sleeping function called from invalid context"),
    faulty("fault-leak", "rust", "leak", "unreferenced object"),
    faulty("fault-inversion", "rust", "inversion", "WARNING: possible circular locking dependency detected"),
    Boot { on_demand: true, ..faulty("fault-shift", "rust", "shift", "UBSAN: shift-out-of-bounds in") },
    Boot { on_demand: true, ..faulty("fault-rcu", "rust", "rcu", "WARNING: suspicious RCU usage") },
];

impl Boot {
    /// Its scenarios, in the order of its folders.
    pub fn scenarios(&self) -> Result<Vec<Scenario>> {
        let mut all = Vec::new();
        for folder in self.folders {
            all.extend(Scenario::load_all(&parts::project().join(folder))?);
        }
        if let Some(missing) = self.only.iter().find(|name| all.iter().all(|s| s.name != **name)) {
            bail!("boot {}: there is no scenario {missing}", self.name);
        }
        all.retain(|s| self.only.is_empty() || self.only.contains(&s.name.as_str()));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_boot_has_a_name_of_its_own_and_something_to_do() {
        let names: BTreeSet<&str> = ALL.iter().map(|b| b.name).collect();
        assert_eq!(names.len(), ALL.len(), "two boots of one name: {:?}", ALL.iter().map(|b| b.name).collect::<Vec<_>>());
        for boot in ALL {
            // A filter names boot and scenario with "::" between, results likewise.
            assert!(!boot.name.is_empty() && !boot.name.contains(':'), "a name that cannot be told from what follows: {}", boot.name);
            assert!(!boot.scenarios().unwrap().is_empty(), "boot {} has no scenario", boot.name);
        }
    }
}
