// SPDX-License-Identifier: Apache-2.0
//! What a field's value depends on: how long a verdict on it holds, and which optional parts of the state it needs.
use crate::file::FilePart;
use crate::spec::{Class, Spec};
use eyas_state::Facets;

/// How long a value stays the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// For one event.
    Event,
    /// As long as the [`FileKey`](crate::FileKey) of the event's fd is the same, on events of one type.
    File,
    /// As long as neither the thread's version nor the state's generation changes, for events that have a thread in
    /// the table and are not about containers themselves.
    Thread,
}

/// Fields of threads that change without a new version, or that depend on the event as well.
const VOLATILE: &[&str] = &[
    "proc.loginshellid",
    "proc.sname",
    "proc.sid.",
    "proc.vpgid.",
    "proc.pgid.",
    "proc.duration",
    "proc.ppid.duration",
    "proc.fd",
    "proc.vm",
    "proc.nthreads",
    "proc.nchilds",
    "proc.std",
    "thread.pf",
    "thread.exectime",
    "thread.totexectime",
    "thread.cpu",
    "thread.vm",
    "container.duration",
];

/// Fields that need more than the core of the state.
const NEEDS: &[(&str, Facets)] = &[
    ("proc.vm", Facets::MEMORY),
    ("thread.vm", Facets::MEMORY),
    ("thread.pf", Facets::MEMORY),
    ("proc.fdlimit", Facets::LIMITS),
    ("proc.fdusage", Facets::LIMITS),
    ("fd.connected", Facets::CONNECTED),
];

impl Spec {
    /// How long its value stays the same.
    #[must_use]
    pub fn scope(&self) -> Scope {
        let of_thread = matches!(self.class, Class::Thread | Class::User | Class::Group | Class::Container);
        if of_thread && !VOLATILE.iter().any(|v| self.name.starts_with(v)) {
            Scope::Thread
        } else if FilePart::of(self.name).is_some() {
            Scope::File
        } else {
            Scope::Event
        }
    }

    /// The parts of the state that must be kept for it.
    #[must_use]
    pub fn facets(&self) -> Facets {
        NEEDS.iter().filter(|(n, _)| self.name.starts_with(n)).fold(Facets::CORE, |all, (_, f)| all.with(*f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    fn spec(name: &str) -> &'static Spec {
        catalogue::all().find(|s| s.name == name).unwrap()
    }

    #[test]
    fn what_holds_for_a_thread() {
        for n in ["proc.name", "proc.pid", "proc.sid", "proc.aname", "user.name", "container.id", "proc.is_sid_leader"] {
            assert_eq!(spec(n).scope(), Scope::Thread, "{n}");
        }
        for n in ["fd.type", "fd.name", "fd.nameraw", "fd.directory"] {
            assert_eq!(spec(n).scope(), Scope::File, "{n}");
        }
        for n in [
            "evt.type",
            "fd.num",
            "fd.types",
            "fd.name_changed",
            "fd.ino",
            "proc.sid.exe",
            "proc.duration",
            "proc.fdusage",
            "proc.stdin.name",
            "thread.cpu.user",
        ] {
            assert_eq!(spec(n).scope(), Scope::Event, "{n}");
        }
    }

    #[test]
    fn every_listed_prefix_names_a_field() {
        for n in VOLATILE.iter().chain(NEEDS.iter().map(|(n, _)| n)) {
            assert!(catalogue::all().any(|s| s.name.starts_with(n)), "{n}");
        }
        assert!(spec("proc.vmrss").facets().has(Facets::MEMORY) && !spec("proc.name").facets().has(Facets::MEMORY));
    }
}
