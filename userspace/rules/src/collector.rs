// SPDX-License-Identifier: Apache-2.0
//! The items of all files, with redefinitions, appends and overrides applied.
//!
//! Every definition and change takes the next index. A macro may use only macros whose first definition comes before
//! its own last change, and a list may name only such lists; that last change is called its visibility here.

use crate::finding::{Code, Context, Finding};
use crate::rule::Priority;
use crate::source::{Origin, Place, Text};
use crate::version::Version;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub(crate) type Step<T> = Result<T, Box<Finding>>;

/// A string with the place it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Str {
    pub(crate) text: String,
    pub(crate) origin: Option<Origin>,
}

/// Where an item stands.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) context: Arc<Context>,
    pub(crate) place: Place,
}

impl At {
    pub(crate) fn error<T>(&self, code: Code, message: impl Into<String>) -> Step<T> {
        Err(Box::new(Finding::new(code, &self.context, self.place, message)))
    }
}

/// A named item of a [`Table`].
pub(crate) trait Named {
    fn name(&self) -> &str;
}

/// Items in order of their first definition, by name.
#[derive(Debug)]
pub(crate) struct Table<T> {
    items: Vec<Entry<T>>,
    by_name: HashMap<String, usize>,
}

#[derive(Debug)]
pub(crate) struct Entry<T> {
    pub(crate) item: T,
    /// The index of the first definition.
    pub(crate) index: usize,
    /// The index of the last change.
    pub(crate) visibility: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { items: Vec::new(), by_name: HashMap::new() }
    }
}

impl<T: Named> Table<T> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry<T>> {
        self.items.iter()
    }
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
    pub(crate) fn get(&self, name: &str) -> Option<&Entry<T>> {
        self.items.get(self.position(name)?)
    }
    fn get_mut(&mut self, name: &str) -> Option<&mut Entry<T>> {
        let i = self.position(name)?;
        self.items.get_mut(i)
    }
    fn define(&mut self, item: T, id: usize) {
        if let Some(entry) = self.get_mut(item.name()) {
            entry.item = item;
            entry.visibility = id;
            return;
        }
        self.by_name.insert(item.name().to_owned(), self.items.len());
        self.items.push(Entry { item, index: id, visibility: id });
    }
}

#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) name: String,
    pub(crate) items: Vec<Str>,
    pub(crate) at: At,
}

#[derive(Clone, Debug)]
pub(crate) struct Macro {
    pub(crate) name: String,
    pub(crate) condition: Text,
    pub(crate) at: At,
    pub(crate) condition_at: At,
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) name: String,
    pub(crate) condition: Text,
    pub(crate) output: Text,
    pub(crate) desc: String,
    pub(crate) priority: Priority,
    pub(crate) source: String,
    pub(crate) unknown_source: bool,
    pub(crate) enabled: bool,
    pub(crate) warn_evttypes: bool,
    pub(crate) skip_unknown: bool,
    pub(crate) capture: bool,
    pub(crate) capture_duration: u32,
    pub(crate) tags: BTreeSet<String>,
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) at: At,
    pub(crate) condition_at: At,
    pub(crate) output_at: At,
}

/// Changes to a rule that is there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Update {
    pub(crate) condition: Option<Text>,
    pub(crate) output: Option<Text>,
    pub(crate) desc: Option<String>,
    pub(crate) tags: Option<BTreeSet<String>>,
    pub(crate) exceptions: Option<Vec<Exception>>,
    pub(crate) priority: Option<Priority>,
    pub(crate) enabled: Option<bool>,
    pub(crate) warn_evttypes: Option<bool>,
    pub(crate) skip_unknown: Option<bool>,
    pub(crate) capture: Option<bool>,
    pub(crate) capture_duration: Option<u32>,
    pub(crate) source: Option<String>,
}

/// A part of an exception: one text, or a list of parts.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    One(Str),
    Many(Vec<Part>),
}

impl Part {
    /// Whether anything was given.
    pub(crate) fn is_given(&self) -> bool {
        match self {
            Part::One(s) => !s.text.is_empty(),
            Part::Many(v) => !v.is_empty(),
        }
    }
    pub(crate) fn nothing() -> Part {
        Part::One(Str { text: String::new(), origin: None })
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Exception {
    pub(crate) name: String,
    pub(crate) fields: Part,
    pub(crate) comps: Part,
    pub(crate) values: Vec<Part>,
    pub(crate) at: At,
}

impl Named for List {
    fn name(&self) -> &str {
        &self.name
    }
}
impl Named for Macro {
    fn name(&self) -> &str {
        &self.name
    }
}
impl Named for Rule {
    fn name(&self) -> &str {
        &self.name
    }
}

/// One way to satisfy a plugin requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginRequirement {
    /// The plugin.
    pub name: String,
    /// The least version.
    pub version: String,
}

/// All items so far.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    pub(crate) lists: Table<List>,
    pub(crate) macros: Table<Macro>,
    pub(crate) rules: Table<Rule>,
    pub(crate) engine_version: Option<Version>,
    pub(crate) plugins: Vec<Vec<PluginRequirement>>,
    next: usize,
}

impl Collector {
    fn next(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    pub(crate) fn define_list(&mut self, list: List) {
        let id = self.next();
        self.lists.define(list, id);
    }

    pub(crate) fn append_list(&mut self, list: List) -> Step<()> {
        let id = self.next + 1;
        let Some(entry) = self.lists.get_mut(&list.name) else {
            return no_target(&list.at, "List", "items", &self.names_of(|c| c.lists.iter().map(|e| &*e.item.name).collect()), &list.name);
        };
        entry.item.items.extend(list.items);
        entry.visibility = id;
        self.next = id;
        Ok(())
    }

    pub(crate) fn define_macro(&mut self, item: Macro) {
        let id = self.next();
        self.macros.define(item, id);
    }

    pub(crate) fn append_macro(&mut self, item: &Macro) -> Step<()> {
        let id = self.next + 1;
        let Some(entry) = self.macros.get_mut(&item.name) else {
            return no_target(
                &item.at,
                "Macro",
                "condition",
                &self.names_of(|c| c.macros.iter().map(|e| &*e.item.name).collect()),
                &item.name,
            );
        };
        entry.item.condition.push(" ", None);
        entry.item.condition.push_text(&item.condition);
        entry.visibility = id;
        self.next = id;
        Ok(())
    }

    /// A rule keeps its source when it is defined again.
    pub(crate) fn check_source(&self, rule: &Rule) -> Step<()> {
        match self.rules.get(&rule.name) {
            Some(previous) if previous.item.source != rule.source => different_source(&rule.at, &previous.item.source),
            _ => Ok(()),
        }
    }

    pub(crate) fn define_rule(&mut self, rule: Rule) {
        let id = self.next();
        self.rules.define(rule, id);
    }

    /// The rule that an item changes.
    fn target(&mut self, name: &str, at: &At, update: &Update, append: bool) -> Step<&mut Rule> {
        let id = self.next();
        if self.rules.position(name).is_none() {
            let names = self.names_of(|c| c.rules.iter().map(|e| &*e.item.name).collect());
            if append {
                return no_target(at, "Rule", "<key>", &names, name);
            }
            let message = "An 'override.<key>: replace' is for a rule, but no rule by that name already exists";
            return at.error(Code::Validate, message).map_err(|e: Box<Finding>| with_nearest(e, name, &names));
        }
        let Some(entry) = self.rules.get_mut(name) else {
            return at.error(Code::Validate, "no rule by that name already exists");
        };
        if update.source.as_ref().is_some_and(|s| *s != entry.item.source) {
            return different_source(at, &entry.item.source);
        }
        entry.visibility = id;
        Ok(&mut entry.item)
    }

    pub(crate) fn append_rule(
        &mut self,
        name: &str,
        at: &At,
        update: Update,
        validate: &dyn Fn(&mut Exception, bool) -> Step<()>,
    ) -> Step<()> {
        let rule = self.target(name, at, &update, true)?;
        let Update { condition, output, desc, tags, exceptions, .. } = update;
        if condition.is_none() && output.is_none() && desc.is_none() && tags.is_none() && exceptions.is_none() {
            return at.error(Code::Validate, "Appended rule must have exceptions or condition property");
        }
        if let Some(c) = condition {
            rule.condition.push(" ", None);
            rule.condition.push_text(&c);
        }
        if let Some(o) = output {
            rule.output.push(" ", None);
            rule.output.push_text(&o);
        }
        if let Some(d) = desc {
            rule.desc.push(' ');
            rule.desc.push_str(&d);
        }
        rule.tags.extend(tags.unwrap_or_default());
        for mut e in exceptions.unwrap_or_default() {
            match rule.exceptions.iter_mut().find(|p| p.name == e.name) {
                None => {
                    if !e.fields.is_given() {
                        return e.at.error(Code::Validate, format!("Exception '{}' is new for this rule and needs fields", e.name));
                    }
                    if e.values.is_empty() {
                        return e.at.error(Code::Validate, format!("Exception '{}' is new for this rule and needs values", e.name));
                    }
                    validate(&mut e, rule.unknown_source)?;
                    rule.exceptions.push(e);
                }
                Some(previous) => {
                    for (part, key) in [(&e.fields, "fields"), (&e.comps, "comps")] {
                        if part.is_given() {
                            return e
                                .at
                                .error(Code::Validate, format!("Can not append exception {key} to existing exception, only values"));
                        }
                    }
                    previous.values.extend(e.values);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn replace_in_rule(&mut self, name: &str, at: &At, update: Update, complete: &dyn Fn(&mut Exception)) -> Step<()> {
        let rule = self.target(name, at, &update, false)?;
        fn set<T>(slot: &mut T, value: Option<T>) {
            if let Some(v) = value {
                *slot = v;
            }
        }
        if let Some(mut exceptions) = update.exceptions {
            for e in &mut exceptions {
                complete(e);
            }
            rule.exceptions = exceptions;
        }
        set(&mut rule.condition, update.condition);
        set(&mut rule.output, update.output);
        set(&mut rule.desc, update.desc);
        set(&mut rule.tags, update.tags);
        set(&mut rule.priority, update.priority);
        set(&mut rule.enabled, update.enabled);
        set(&mut rule.warn_evttypes, update.warn_evttypes);
        set(&mut rule.skip_unknown, update.skip_unknown);
        set(&mut rule.capture, update.capture);
        set(&mut rule.capture_duration, update.capture_duration);
        Ok(())
    }

    pub(crate) fn enable_rule(&mut self, name: &str, enabled: bool, at: &At) -> Step<()> {
        match self.rules.get_mut(name) {
            Some(entry) => {
                entry.item.enabled = enabled;
                Ok(())
            }
            None => {
                let names = self.names_of(|c| c.rules.iter().map(|e| &*e.item.name).collect());
                at.error(Code::Validate, "Rule has 'enabled' key but no rule by that name already exists")
                    .map_err(|e: Box<Finding>| with_nearest(e, name, &names))
            }
        }
    }

    fn names_of(&self, f: impl for<'a> Fn(&'a Collector) -> Vec<&'a str>) -> Vec<String> {
        f(self).into_iter().map(str::to_owned).collect()
    }
}

fn different_source<T>(at: &At, previous: &str) -> Step<T> {
    at.error(Code::Validate, "Rule has been re-defined with a different source")
        .map_err(|e: Box<Finding>| Box::new(e.help(format!("the rule is for the source '{previous}'"))))
}

fn no_target<T>(at: &At, kind: &str, key: &str, names: &[String], name: &str) -> Step<T> {
    let lower = kind.to_ascii_lowercase();
    let message = format!("{kind} uses 'append' or 'override.{key}: append' but no {lower} by that name already exists");
    at.error(Code::Validate, message).map_err(|e: Box<Finding>| with_nearest(e, name, names))
}

#[expect(clippy::boxed_local, reason = "findings travel in boxes")]
fn with_nearest(e: Box<Finding>, name: &str, names: &[String]) -> Box<Finding> {
    match eyas_filter::suggest::nearest(name, names.iter().map(String::as_str)) {
        Some(n) => Box::new(e.help(format!("did you mean '{n}'?"))),
        None => Box::new(e.help("it must be defined before it is changed, in this file or in one loaded earlier")),
    }
}
