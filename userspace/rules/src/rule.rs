// SPDX-License-Identifier: Apache-2.0
//! What the loader hands on: rules with everything resolved.

use crate::events::EventSet;
use eyas_filter::ast::Expr;
use eyas_filter::template::Template;
use eyas_filter::typed::Node;
use std::collections::BTreeSet;
use std::fmt;

/// How urgent an alert is. Smaller is more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// 0
    Emergency,
    /// 1
    Alert,
    /// 2
    Critical,
    /// 3
    Error,
    /// 4
    Warning,
    /// 5
    Notice,
    /// 6
    Informational,
    /// 7
    Debug,
}

impl Priority {
    /// All of them, the most urgent first.
    pub const ALL: [Priority; 8] = [
        Priority::Emergency,
        Priority::Alert,
        Priority::Critical,
        Priority::Error,
        Priority::Warning,
        Priority::Notice,
        Priority::Informational,
        Priority::Debug,
    ];

    /// The name that alerts carry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Priority::Emergency => "Emergency",
            Priority::Alert => "Alert",
            Priority::Critical => "Critical",
            Priority::Error => "Error",
            Priority::Warning => "Warning",
            Priority::Notice => "Notice",
            Priority::Informational => "Informational",
            Priority::Debug => "Debug",
        }
    }

    /// The priority of this name, in any case; `info` is short for `informational`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Priority> {
        if name.eq_ignore_ascii_case("info") {
            return Some(Priority::Informational);
        }
        Priority::ALL.into_iter().find(|p| p.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A rule, ready for an engine.
#[derive(Clone, Debug)]
pub struct CompiledRule {
    /// Its name, unique.
    pub name: String,
    /// What it detects.
    pub desc: String,
    /// The urgency of its alerts.
    pub priority: Priority,
    /// The event source that it looks at.
    pub source: String,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Whether the files leave it enabled; the user may choose otherwise.
    pub enabled: bool,
    /// The condition as written, exceptions added, lists not yet substituted.
    pub condition_text: String,
    /// The condition with macros resolved.
    pub condition: Expr,
    /// The same with fields resolved and constants converted.
    pub node: Node,
    /// The output as written (with what the configuration appends).
    pub output_text: String,
    /// The output, parsed; always with the leading `*` in effect.
    pub output: Template,
    /// Output fields that the configuration adds.
    pub extra_fields: Vec<ExtraField>,
    /// Names of the exceptions.
    pub exception_names: BTreeSet<String>,
    /// Fields of the exceptions that contribute to the condition.
    pub exception_fields: BTreeSet<String>,
    /// Operators of the exceptions that contribute to the condition.
    pub exception_operators: BTreeSet<String>,
    /// Macros that the condition uses directly or through other macros.
    pub macros: BTreeSet<String>,
    /// The event types that can make the condition true.
    pub events: EventSet,
    /// Whether a match starts a capture.
    pub capture: bool,
    /// How long that capture lasts, in milliseconds; 0 for the configured time.
    pub capture_duration: u32,
}

/// An output field that the configuration adds.
#[derive(Clone, Debug)]
pub struct ExtraField {
    /// The key in the alert.
    pub key: String,
    /// The format as written.
    pub format: String,
    /// The format, parsed.
    pub template: Template,
    /// Whether the value keeps the type of the one field in the format.
    pub raw: bool,
}

/// A list.
#[derive(Clone, Debug)]
pub struct ListInfo {
    /// Its name.
    pub name: String,
    /// Its items as written.
    pub items: Vec<String>,
    /// Its items with lists among them expanded.
    pub compiled_items: Vec<String>,
    /// Whether anything uses it.
    pub used: bool,
}

/// A macro.
#[derive(Clone, Debug)]
pub struct MacroInfo {
    /// Its name.
    pub name: String,
    /// Its condition as written.
    pub condition_text: String,
    /// Its condition with macros resolved.
    pub condition: Expr,
    /// Macros that it uses directly or through other macros.
    pub macros: BTreeSet<String>,
    /// Whether anything uses it.
    pub used: bool,
}

/// Everything that the files define, compiled. What is wrong is left out.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules, in order of definition.
    pub rules: Vec<CompiledRule>,
    /// The lists, in order of definition.
    pub lists: Vec<ListInfo>,
    /// The macros, in order of definition.
    pub macros: Vec<MacroInfo>,
}
