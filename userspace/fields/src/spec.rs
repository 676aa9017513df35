// SPDX-License-Identifier: Apache-2.0
//! One row of the catalogue: what a field is called, what it gives, what it may be asked for.
use crate::{Cx, Field, Value};
use eyas_schema::{Format, ParamType};

/// Reads the field's value out of one event and the state behind it.
pub type Extract = for<'a> fn(&Cx<'a>, &Field) -> Value<'a>;

/// A field of the catalogue.
pub struct Spec {
    /// Full name without argument, e.g. `proc.aname`.
    pub name: &'static str,
    /// Family of fields that it is listed with.
    pub class: Class,
    /// Type of its value, or of each of its values if it is a list.
    pub ty: ParamType,
    /// How numbers print.
    pub format: Format,
    /// What may stand in brackets or after a further dot.
    pub arg: ArgRule,
    /// Further properties.
    pub flags: FieldFlags,
    /// One line for listings.
    pub description: &'static str,
    /// Where the value comes from.
    pub extract: Extract,
}

impl std::fmt::Debug for Spec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Spec({})", self.name)
    }
}

/// Families of fields, in the order in which names are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Fields that any event has.
    GenEvent,
    /// Fields of system-call events.
    Event,
    /// Process and thread.
    Thread,
    /// User of the thread.
    User,
    /// Group of the thread.
    Group,
    /// The event's fd.
    Fd,
    /// Paths named by file calls.
    FsPath,
    /// Helpers.
    Utils,
    /// The fds that poll waits for.
    FdList,
    /// Container and pod.
    Container,
}

impl Class {
    /// Short name for listings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Class::GenEvent => "evt (any source)",
            Class::Event => "evt (system calls)",
            Class::Thread => "process",
            Class::User => "user",
            Class::Group => "group",
            Class::Fd => "fd",
            Class::FsPath => "fs.path",
            Class::Utils => "util",
            Class::FdList => "fdlist",
            Class::Container => "container",
        }
    }
}

/// What a field takes as its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArgRule {
    /// Nothing.
    None,
    /// `.NAME` or `[N]`: a parameter of the event.
    Param,
    /// `.NAME`: a parameter of the event, with its own type.
    RawParam,
    /// `.NAME` or `.NUMBER`: an event type.
    EventType,
    /// `[N]`: nanoseconds since 1970.
    Timestamp,
    /// `.src` or `.dst`, or nothing.
    Side,
    /// `.NAME`: a control group subsystem.
    Cgroup,
    /// `[N]`, or nothing: how far up the line of parents, or which of several.
    Level,
    /// `[NAME]`, or nothing: an environment variable.
    EnvName,
    /// `[NAME]`, `[N]`, or nothing.
    EnvNameOrLevel,
    /// `[N]`, or nothing: an fd number.
    Number,
    /// `[KEY]` or `.KEY`.
    Key,
    /// `[N]` or `[KEY]`.
    IndexOrKey,
}

/// Set of field properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldFlags(pub u16);

impl FieldFlags {
    /// No property.
    pub const NONE: Self = Self(0);
    /// Only for conditions.
    pub const FILTER_ONLY: Self = Self(1);
    /// Only for output.
    pub const PRINT_ONLY: Self = Self(1 << 1);
    /// Needs its argument.
    pub const ARG_REQUIRED: Self = Self(1 << 2);
    /// Gives several values.
    pub const LIST: Self = Self(1 << 3);
    /// Left out of short listings.
    pub const TABLE_ONLY: Self = Self(1 << 4);
    /// Kept for old rules; the reference says so too.
    pub const DEPRECATED: Self = Self(1 << 5);
    /// Takes no transformer.
    pub const NO_TRANSFORMER: Self = Self(1 << 6);
    /// Cannot stand on the right side of a comparison.
    pub const NO_RHS: Self = Self(1 << 7);
    /// Its value is made anew at each reading.
    pub const UNSTABLE: Self = Self(1 << 8);
    /// Printed with alerts when the user asks for the suggested fields.
    pub const SUGGESTED: Self = Self(1 << 9);
    /// Always absent: the reference has given it up without marking it as deprecated.
    pub const RETIRED: Self = Self(1 << 10);
    /// Absent until a container runtime is asked; a trace may hold what one said.
    pub const UNFILLED: Self = Self(1 << 11);

    /// True if every property of `other` is among these.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Names of the properties, for listings.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        const NAMES: [(FieldFlags, &str); 12] = [
            (FieldFlags::FILTER_ONLY, "filter only"),
            (FieldFlags::PRINT_ONLY, "output only"),
            (FieldFlags::ARG_REQUIRED, "argument required"),
            (FieldFlags::LIST, "list"),
            (FieldFlags::TABLE_ONLY, "internal"),
            (FieldFlags::DEPRECATED, "deprecated"),
            (FieldFlags::NO_TRANSFORMER, "no transformers"),
            (FieldFlags::NO_RHS, "left side only"),
            (FieldFlags::UNSTABLE, "made anew"),
            (FieldFlags::SUGGESTED, "suggested"),
            (FieldFlags::RETIRED, "always absent"),
            (FieldFlags::UNFILLED, "needs a container runtime"),
        ];
        NAMES.into_iter().filter(move |(f, _)| self.contains(*f)).map(|(_, n)| n)
    }
}
