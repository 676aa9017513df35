// SPDX-License-Identifier: Apache-2.0
//! From collected items to compiled rules: lists, then macros, then rules, each in order of definition.

use crate::collector::{At, Collector, Rule};
use crate::events::{EventSet, PLUGIN_EVENT, event_set, event_set_of_0_44, tests_number};
use crate::exceptions::{self, Contribution};
use crate::finding::{Code, Finding, InCondition};
use crate::lists::{self, CompiledList};
use crate::loader::{Compat, Options};
use crate::macros::{MacroError, MacroState, Macros, Resolved};
use crate::reader::Report;
use crate::rule::{CompiledRule, ExtraField, ListInfo, MacroInfo, RuleSet};
use crate::source::{File, Place, Text, Texts};
use crate::warn;
use eyas_filter::ast::{Expr, Span};
use eyas_filter::catalogue::Catalogue;
use eyas_filter::check::{self, Checked};
use eyas_filter::template::Template;
use eyas_filter::{FilterError, Position, RULE_MAX_DEPTH, parse_at};
use std::collections::BTreeSet;

/// What the compilation works with.
pub(crate) struct Compiler<'l> {
    pub(crate) options: &'l Options,
    pub(crate) catalogue: &'l dyn Catalogue,
    pub(crate) files: &'l [File],
    pub(crate) collector: &'l Collector,
    pub(crate) report: &'l mut Report,
    pub(crate) texts: Texts,
}

/// Errors about a rule with `skip-if-unknown-filter` that only leave it out.
fn is_unknown(message: &str) -> bool {
    ["nonexistent field", "unknown event type", "unknown filter:", "invalid formatting token"].iter().any(|t| message.contains(t))
}

impl Compiler<'_> {
    pub(crate) fn compile(mut self) -> RuleSet {
        let errors_before = self.report.errors;
        let read_well = errors_before == 0;
        let mut lists = lists::compile(self.collector);
        let mut macros = self.macros(&mut lists, read_well);
        let mut rules = Vec::new();
        let collector = self.collector;
        for entry in collector.rules.iter().filter(|e| !e.item.unknown_source) {
            rules.extend(self.rule(&entry.item, &mut lists, &mut macros, read_well));
        }
        if self.report.errors == 0 {
            self.unused(&lists, &macros);
        }
        RuleSet { rules, lists: list_infos(collector, &lists), macros: macro_infos(collector, macros) }
    }

    fn macros(&mut self, lists: &mut [CompiledList], read_well: bool) -> Macros {
        let mut macros = Macros::default();
        let collector = self.collector;
        for entry in collector.macros.iter() {
            let m = &entry.item;
            let parsed = self.parse(&m.condition, &m.condition_at, lists);
            macros.push(MacroState {
                name: m.name.clone(),
                parsed,
                resolved: Resolved::NotYet,
                index: entry.index,
                visibility: entry.visibility,
                used: false,
                uses: BTreeSet::new(),
            });
        }
        for (i, entry) in collector.macros.iter().enumerate() {
            if let Err(e) = macros.resolve(i) {
                let m = &entry.item;
                self.macro_error(e, &m.at, m.condition.as_str(), &macros, entry.visibility, read_well);
            }
        }
        macros
    }

    /// Substitutes lists and parses; the spans of the tree count in `texts`.
    fn parse(&mut self, condition: &Text, at: &At, lists: &mut [CompiledList]) -> Option<Expr> {
        let Some(text) = lists::substitute(condition, lists) else {
            let message = "the condition grows out of bounds when lists are put in";
            self.report.add(Finding::new(Code::CompileCondition, &at.context, at.place, message));
            return None;
        };
        let source = text.as_str().to_owned();
        let base = self.texts.add(text);
        match parse_at(&source, RULE_MAX_DEPTH, base) {
            Ok(e) => Some(e),
            Err(e) => {
                let finding = self.condition_error(Code::CompileCondition, at, &source, &e);
                self.report.add(finding);
                None
            }
        }
    }

    fn place(&self, span: Span, at: &At) -> Place {
        self.texts.place(self.files, span).unwrap_or(at.place)
    }

    /// A finding inside a condition. `snippet` is the text that the reference shows; positions count in the text that
    /// was parsed.
    fn in_condition(&self, code: Code, at: &At, snippet: &str, message: String, span: Span, offset: usize) -> Finding {
        let mut finding = Finding::new(code, &at.context, self.place(span, at), message);
        let position = match self.texts.find(offset) {
            Some((base, text)) => Position::of(text.as_str(), offset - base),
            None => Position { index: 0, line: 1, column: 1 },
        };
        finding.condition = Some(InCondition { text: snippet.to_owned(), position });
        finding
    }

    fn condition_error(&self, code: Code, at: &At, snippet: &str, e: &FilterError) -> Finding {
        let mut finding = self.in_condition(code, at, snippet, e.message.clone(), e.span, e.at);
        finding.help.clone_from(&e.help);
        finding
    }

    fn macro_error(&mut self, e: MacroError, at: &At, snippet: &str, macros: &Macros, visibility: usize, read_well: bool) {
        let (message, span, help) = match e {
            MacroError::Failed => return,
            // The macro may be one of the items that could not be read.
            MacroError::Unknown(_) if !read_well => return,
            MacroError::Unknown(i) => {
                let defined_later = macros.by_name.contains_key(&*i.name);
                let visible = macros.all.iter().filter(|m| m.index < visibility).map(|m| m.name.as_str());
                let help = if defined_later {
                    Some("a macro can only use macros that are defined before it".to_owned())
                } else if let Some(list) = self.list_with(&i.name) {
                    Some(format!("the items of a list stand on the right of an operator: write 'field in ({list})'"))
                } else {
                    eyas_filter::suggest::nearest(&i.name, visible).map(|n| format!("did you mean '{n}'?"))
                };
                (format!("Undefined macro '{}' used in filter.", i.name), i.span, help)
            }
            MacroError::Loop(i) => (format!("reference loop in macro '{}'", i.name), i.span, None),
            MacroError::Size(span) => ("the condition grows out of bounds when macros are put in".to_owned(), span, None),
        };
        let mut finding = self.in_condition(Code::Validate, at, snippet, message, span, span.start);
        finding.help = help;
        self.report.add(finding);
    }

    /// A list of this name, or with an item of this name.
    fn list_with(&self, name: &str) -> Option<&str> {
        let named = |l: &crate::collector::List| l.name == name || l.items.iter().any(|s| s.text == name);
        self.collector.lists.iter().map(|e| &e.item).find(|l| named(l)).map(|l| l.name.as_str())
    }

    fn rule(&mut self, rule: &Rule, lists: &mut [CompiledList], macros: &mut Macros, read_well: bool) -> Option<CompiledRule> {
        let mut used = Contribution::default();
        let condition = if rule.exceptions.is_empty() {
            rule.condition.clone()
        } else {
            match exceptions::apply(&rule.condition, &rule.exceptions, &mut used) {
                Ok(text) => text,
                Err(finding) => {
                    self.report.add(*finding);
                    return None;
                }
            }
        };
        let output = self.output(rule);
        if output.is_none() && self.report.findings.last().is_some_and(|f| f.code == Code::UnknownFilter) {
            return None;
        }
        let extra_fields = self.extra_fields(rule);
        let expr = self.parse(&condition, &rule.condition_at, lists)?;
        let mut uses = BTreeSet::new();
        let expr = match macros.apply(&expr, &mut uses) {
            Ok(e) => e,
            Err(e) => {
                self.macro_error(e, &rule.at, condition.as_str(), macros, usize::MAX, read_well);
                return None;
            }
        };
        for w in warn::condition(&expr) {
            let mut finding = Finding::new(w.code, &rule.condition_at.context, self.place(w.span, &rule.condition_at), w.message);
            // The reference gives no position.
            let position = Position { index: 0, line: 0, column: 0 };
            finding.condition = Some(InCondition { text: condition.as_str().to_owned(), position });
            finding.deprecated_field = w.deprecated_field;
            self.report.add(finding);
        }
        let Checked { node, errors, warnings } = check::check(&expr, self.catalogue);
        let at = &rule.condition_at;
        for e in &errors {
            if rule.skip_unknown && is_unknown(&e.message) {
                let finding = self.condition_error(Code::UnknownFilter, at, condition.as_str(), e);
                self.report.add(finding);
                return None;
            }
            let finding = self.condition_error(Code::CompileCondition, at, condition.as_str(), e);
            self.report.add(finding);
        }
        let node = node?;
        for (_, w) in warnings {
            let finding = self.in_condition(Code::ConditionWarning, at, condition.as_str(), w.message, w.span, w.at);
            self.report.add(finding);
        }
        let events = self.events(rule, &expr, condition.as_str())?;
        Some(CompiledRule {
            name: rule.name.clone(),
            desc: rule.desc.clone(),
            priority: rule.priority,
            source: rule.source.clone(),
            tags: rule.tags.clone(),
            enabled: rule.enabled,
            condition_text: condition.as_str().to_owned(),
            condition: expr,
            node,
            output_text: rule.output.as_str().to_owned(),
            output: output?,
            extra_fields: extra_fields?,
            exception_names: rule.exceptions.iter().map(|e| e.name.clone()).collect(),
            exception_fields: used.fields,
            exception_operators: used.operators,
            macros: uses,
            events,
            capture: rule.capture,
            capture_duration: rule.capture_duration,
        })
    }

    fn output(&mut self, rule: &Rule) -> Option<Template> {
        const CONTAINER_INFO: &str = "%container.info";
        let mut text = rule.output.clone();
        for extra in self.options.append_output.iter().filter(|e| e.applies_to(rule)) {
            if let Some(format) = &extra.format {
                text.push(" ", None);
                text.push(format, None);
            }
        }
        if let Some(first) = text.as_str().find(CONTAINER_INFO) {
            let span = Span::new(first, first + CONTAINER_INFO.len());
            let place = text.place(self.files, span).unwrap_or(rule.output_at.place);
            let message = "%container.info is deprecated and prints nothing: the container fields are added to the output by themselves";
            self.report.add(Finding::new(Code::Deprecated, &rule.at.context, place, message));
            let mut cleaned = Text::default();
            let mut from = 0;
            while let Some(found) = text.as_str().get(from..).and_then(|t| t.find(CONTAINER_INFO)) {
                cleaned.push_text(&text.slice(from, from + found));
                from += found + CONTAINER_INFO.len();
            }
            cleaned.push_text(&text.slice(from, text.as_str().len()));
            text = cleaned;
        }
        let mut starred = Text::default();
        starred.push("*", None);
        starred.push_text(&text);
        let template = self.template(rule, &starred, rule.skip_unknown);
        if template.is_some() {
            self.deprecated_in_output(rule, &text);
        }
        template
    }

    fn template(&mut self, rule: &Rule, text: &Text, may_skip: bool) -> Option<Template> {
        match Template::parse(text.as_str(), self.catalogue) {
            Ok(t) => Some(t),
            Err(e) => {
                let code = if may_skip && is_unknown(&e.message) { Code::UnknownFilter } else { Code::CompileOutput };
                let place = text.place(self.files, e.span).unwrap_or(rule.output_at.place);
                let mut finding = Finding::new(code, &rule.output_at.context, place, e.message);
                finding.help = e.help;
                self.report.add(finding);
                None
            }
        }
    }

    fn deprecated_in_output(&mut self, rule: &Rule, text: &Text) {
        for field in warn::DEPRECATED_FIELDS {
            if let Some(at) = text.as_str().find(field) {
                let place = text.place(self.files, Span::new(at, at + field.len())).unwrap_or(rule.output_at.place);
                let message = format!("usage of deprecated field '{field}' has been detected in the rule output");
                let mut finding = Finding::new(Code::Deprecated, &rule.output_at.context, place, message);
                finding.deprecated_field = Some(field);
                self.report.add(finding);
            }
        }
    }

    fn extra_fields(&mut self, rule: &Rule) -> Option<Vec<ExtraField>> {
        let mut out: Vec<ExtraField> = Vec::new();
        let options = self.options;
        for extra in options.append_output.iter().filter(|e| e.applies_to(rule)) {
            for (key, format, raw) in &extra.fields {
                let mut text = Text::default();
                text.push("*", None);
                text.push(format, None);
                let template = self.template(rule, &text, false)?;
                out.retain(|f| f.key != *key);
                out.push(ExtraField { key: key.clone(), format: format.clone(), template, raw: *raw });
            }
        }
        Some(out)
    }

    fn events(&mut self, rule: &Rule, expr: &Expr, condition: &str) -> Option<EventSet> {
        if rule.source != "syscall" {
            let mut plugin = EventSet::none();
            plugin.insert(PLUGIN_EVENT);
            return Some(plugin);
        }
        match event_set(expr) {
            Ok(events) => {
                let old = self.options.compat == Compat::V0_44;
                let count = if old && tests_number(expr) { event_set_of_0_44(expr).map_or(0, |e| e.len()) } else { events.len() };
                let too_few = old && count == 0;
                if rule.warn_evttypes && (count > 100 || too_few) {
                    let message = if count == 0 {
                        "Rule matches no event type, so that it never gives an alert."
                    } else {
                        "Rule matches too many event types, so that it is evaluated for nearly every event."
                    };
                    let finding = Finding::new(Code::NoEventType, &rule.at.context, rule.at.place, message);
                    let help = if count == 0 {
                        "look for tests of evt.type that exclude each other"
                    } else {
                        "add a test such as 'evt.type in (open, openat)'"
                    };
                    self.report.add(finding.help(help));
                }
                Some(events)
            }
            Err(e) => {
                let finding = self.in_condition(Code::CompileCondition, &rule.condition_at, condition, e.message, e.span, e.span.start);
                self.report.add(finding);
                None
            }
        }
    }

    fn unused(&mut self, lists: &[CompiledList], macros: &Macros) {
        for (entry, state) in self.collector.macros.iter().zip(&macros.all) {
            if !state.used {
                let at = &entry.item.at;
                let message = "Macro not referred to by any other rule/macro";
                self.report.add(Finding::new(Code::UnusedMacro, &at.context, at.place, message));
            }
        }
        for (entry, list) in self.collector.lists.iter().zip(lists) {
            if !list.used {
                let at = &entry.item.at;
                let message = "List not referred to by any other rule/macro";
                self.report.add(Finding::new(Code::UnusedList, &at.context, at.place, message));
            }
        }
    }
}

fn list_infos(collector: &Collector, lists: &[CompiledList]) -> Vec<ListInfo> {
    let strings = |v: &[crate::collector::Str]| v.iter().map(|s| s.text.clone()).collect();
    let infos = collector.lists.iter().zip(lists);
    infos
        .map(|(entry, list)| ListInfo {
            name: list.name.clone(),
            items: strings(&entry.item.items),
            compiled_items: strings(&list.items),
            used: list.used,
        })
        .collect()
}

fn macro_infos(collector: &Collector, macros: Macros) -> Vec<MacroInfo> {
    let infos = collector.macros.iter().zip(macros.all);
    infos
        .filter_map(|(entry, state)| match state.resolved {
            Resolved::Done { expr, .. } => Some(MacroInfo {
                name: state.name,
                condition_text: entry.item.condition.as_str().to_owned(),
                condition: *expr,
                macros: state.uses,
                used: state.used,
            }),
            Resolved::NotYet | Resolved::InWork | Resolved::Failed => None,
        })
        .collect()
}
