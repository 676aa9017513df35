// SPDX-License-Identifier: Apache-2.0
//! From a file's text to items in the collector.
//!
//! An item that is wrong is reported and left out, and reading goes on, so that one run shows several mistakes. The
//! first error is the one at which the reference stops.

use crate::collector::{At, Collector, Exception, List, Macro, PluginRequirement, Rule, Step, Update};
use crate::decode::Fields;
use crate::exceptions;
use crate::finding::{Code, Context, Finding, Item};
use crate::loader::Options;
use crate::rule::Priority;
use crate::schema;
use crate::source::{Place, Text};
use crate::version::{ENGINE_VERSION, Version};
use crate::yaml::{self, Node, Value};
use eyas_filter::ast::Span;
use eyas_filter::catalogue::Catalogue;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The findings about one file.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) findings: Vec<Finding>,
    pub(crate) errors: usize,
}

impl Report {
    pub(crate) fn add(&mut self, mut finding: Finding) {
        finding.errors_before = self.errors;
        self.errors += usize::from(finding.code.is_error());
        self.findings.push(finding);
    }
}

/// Keys of each kind of item; the first one decides the kind.
const ITEMS: [(&str, &[&str]); 5] = [
    ("required_engine_version", &["required_engine_version"]),
    ("required_plugin_versions", &["required_plugin_versions"]),
    ("list", &["list", "items", "append", "override"]),
    ("macro", &["macro", "condition", "append", "override"]),
    (
        "rule",
        &[
            "rule",
            "condition",
            "output",
            "desc",
            "priority",
            "source",
            "enabled",
            "capture",
            "capture_duration",
            "warn_evttypes",
            "skip-if-unknown-filter",
            "tags",
            "exceptions",
            "override",
            "append",
        ],
    ),
];

/// Keys of a rule that can be appended to.
const APPENDABLE: [&str; 5] = ["condition", "exceptions", "output", "desc", "tags"];
/// Keys of a rule that can only be replaced.
const REPLACEABLE: [&str; 6] = ["priority", "capture", "capture_duration", "enabled", "warn_evttypes", "skip-if-unknown-filter"];

const APPEND_HELP: &str = "use an 'override' with 'append' for each key instead of 'append: true'";

pub(crate) struct Reader<'l> {
    pub(crate) file: usize,
    pub(crate) options: &'l Options,
    pub(crate) catalogue: &'l dyn Catalogue,
    pub(crate) collector: &'l mut Collector,
    pub(crate) report: &'l mut Report,
}

/// What an `override` says.
#[derive(Default)]
struct Overrides {
    append: BTreeSet<String>,
    replace: BTreeSet<String>,
}

impl Reader<'_> {
    /// Reads a whole file; what the schema has against it, if it was YAML at all.
    pub(crate) fn read(&mut self, text: &str) -> Option<Vec<String>> {
        let context = Context::file(self.file);
        let documents = match yaml::parse(text) {
            Ok(documents) => documents,
            Err(e) => {
                let place = Place { file: self.file, span: Span::new(e.at, e.at) };
                let context = context.inner(Item::ValueFor, "", e.at);
                self.report.add(Finding::new(Code::YamlParse, &context, place, e.message));
                return None;
            }
        };
        if let Some(at) = documents.unread {
            let place = Place { file: self.file, span: Span::new(at, at) };
            let finding = Finding::new(Code::UnknownItem, &context, place, "An empty document ends the file. What follows is not read.");
            self.report.add(finding.help("remove the empty document").aside());
        }
        let documents = documents.nodes;
        let schema = match schema::remarks(&documents) {
            Ok(remarks) => remarks,
            Err(e) => {
                let place = Place { file: self.file, span: Span::new(e.at, e.at) };
                self.report.add(Finding::new(Code::YamlParse, &context, place, e.message));
                return None;
            }
        };
        for document in &documents {
            let Value::Seq(items) = &document.value else {
                let map = matches!(document.value, Value::Map(_));
                let message = if map { "Rules content is not yaml array of objects" } else { "Rules content is not yaml" };
                let place = Place { file: self.file, span: Span::new(document.start, document.start) };
                let finding = Finding::new(Code::YamlValidate, &context, place, message);
                self.report.add(finding.help("a rule file is a sequence: each item starts with '- rule:', '- macro:' or '- list:'"));
                if self.options.first_error_ends {
                    break;
                }
                continue;
            };
            for item in items.iter().filter(|i| !i.is_null()) {
                if let Err(finding) = self.item(item, &context) {
                    self.report.add(*finding);
                }
                if self.options.first_error_ends && self.report.errors > 0 {
                    return Some(schema);
                }
            }
        }
        Some(schema)
    }

    fn item(&mut self, node: &Arc<Node>, parent: &Arc<Context>) -> Step<()> {
        let file = self.file;
        let outer = parent.inner(Item::RulesContentItem, "", node.start);
        let plain = Fields { file, node, context: &outer };
        if !matches!(node.value, Value::Map(_)) {
            return plain.at().error(Code::YamlValidate, "Unexpected element type. Each element should be a yaml associative array.");
        }
        let Some((kind, keys)) = ITEMS.iter().find(|(kind, _)| plain.has(kind)) else {
            let mut finding = Finding::new(Code::UnknownItem, &outer, plain.place(node), "Unknown top level item");
            let first = node.entries().first().and_then(|(k, _)| k.scalar());
            finding.help = first
                .and_then(|k| eyas_filter::suggest::nearest(k, ITEMS.iter().map(|(kind, _)| *kind)))
                .map(|n| format!("did you mean '{n}'?"));
            self.report.add(finding);
            return Ok(());
        };
        let item = match *kind {
            "required_engine_version" => Item::RequiredEngineVersion,
            "required_plugin_versions" => Item::RequiredPluginVersions,
            "list" => Item::List,
            "macro" => Item::Macro,
            _ => Item::Rule,
        };
        match item {
            Item::RequiredEngineVersion | Item::RequiredPluginVersions => {
                let context = parent.inner(item, "", node.start);
                let fields = Fields { file, node, context: &context };
                let step =
                    if item == Item::RequiredEngineVersion { self.engine_version(&fields) } else { self.plugin_versions(&fields, parent) };
                self.finish(step, &fields, keys);
            }
            _ => {
                let context = parent.inner(item, "", node.start);
                let name = Fields { file, node, context: &context }.string(kind)?;
                let context = parent.inner(item, &name, node.start);
                let fields = Fields { file, node, context: &context };
                let step = match item {
                    Item::List => self.list(&fields, name),
                    Item::Macro => self.macro_item(&fields, name),
                    _ => self.rule(&fields, &name),
                };
                self.finish(step, &fields, keys);
            }
        }
        Ok(())
    }

    /// Tells of the item's keys that mean nothing; an error in the item comes before that.
    fn finish(&mut self, step: Step<()>, fields: &Fields<'_>, known: &[&str]) {
        if let Err(finding) = step {
            self.report.add(*finding);
        }
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in fields.node.entries() {
            let Some(name) = key.as_text() else { continue };
            let twice = seen.contains(&name);
            seen.push(name);
            let add = |message: String| Finding::new(Code::UnknownKey, fields.context, fields.place(key), message);
            if !known.contains(&name) {
                let mut finding = add(format!("Unknown key '{name}'. The key will be ignored."));
                finding.help = eyas_filter::suggest::nearest(name, known.iter().copied()).map(|n| format!("did you mean '{n}'?"));
                self.report.add(finding);
            } else if twice {
                self.report.add(add(format!("Key '{name}' is given twice. Only the first value counts.")).aside());
            }
        }
    }

    fn engine_version(&mut self, fields: &Fields<'_>) -> Step<()> {
        let key = "required_engine_version";
        let node = fields.scalar(key)?;
        let text = node.scalar().unwrap_or("");
        let at = At { place: fields.place(node), ..fields.at() };
        let version = match yaml::unsigned(text) {
            Some(minor) => Version { major: 0, minor, patch: 0 },
            None => match Version::parse(text) {
                Some(v) => v,
                None => {
                    let message = format!("Unable to parse engine version '{text}' as a semver string. Expected \"x.y.z\" semver format.");
                    return at.error(Code::YamlValidate, message);
                }
            },
        };
        if !ENGINE_VERSION.satisfies(version) {
            let message = format!("Rules require engine version {version}, but engine version is {ENGINE_VERSION}");
            return at.error(Code::Validate, message);
        }
        self.collector.engine_version = self.collector.engine_version.max(Some(version));
        Ok(())
    }

    fn plugin_versions(&mut self, fields: &Fields<'_>, parent: &Arc<Context>) -> Step<()> {
        let Some(value) = fields.node.get("required_plugin_versions") else { return Ok(()) };
        let context = parent.inner(Item::RequiredPluginVersions, "", value.start);
        let all = At { context, place: fields.place(value) };
        let Value::Seq(entries) = &value.value else {
            return all.error(Code::YamlValidate, "Value of required_plugin_versions must be a sequence");
        };
        for entry in entries {
            let context = all.context.inner(Item::RequiredPluginVersionsEntry, "", entry.start);
            let unnamed = Fields { file: self.file, node: entry, context: &context };
            if !matches!(entry.value, Value::Map(_)) {
                return unnamed.at().error(Code::YamlValidate, "Plugin version must be a mapping");
            }
            let name = unnamed.string("name")?;
            let context = all.context.inner(Item::RequiredPluginVersionsEntry, &name, entry.start);
            let named = Fields { file: self.file, node: entry, context: &context };
            let version = named.string("version")?;
            let mut ways = vec![PluginRequirement { name, version }];
            if let Some(alternatives) = entry.get("alternatives") {
                let Value::Seq(alternatives) = &alternatives.value else {
                    return named.at().error(Code::YamlValidate, "Value of plugin version alternatives must be a sequence");
                };
                for node in alternatives {
                    let context = named.context.inner(Item::RequiredPluginVersionsAlternative, "", node.start);
                    let alternative = Fields { file: self.file, node, context: &context };
                    if !matches!(node.value, Value::Map(_)) {
                        return alternative.at().error(Code::YamlValidate, "Plugin version alternative must be a mapping");
                    }
                    let name = alternative.string("name")?;
                    let context = named.context.inner(Item::RequiredPluginVersionsAlternative, &name, node.start);
                    let version = Fields { file: self.file, node, context: &context }.string("version")?;
                    ways.push(PluginRequirement { name, version });
                }
            }
            for (i, w) in ways.iter().enumerate() {
                if Version::parse(&w.version).is_none() {
                    return named.at().error(Code::Validate, format!("Invalid required version '{}' for plugin '{}'", w.version, w.name));
                }
                if ways.iter().take(i).any(|o| o.name == w.name) {
                    let message = format!("Defined multiple alternative version requirements for plugin '{}'", w.name);
                    return named.at().error(Code::Validate, message);
                }
            }
            self.collector.plugins.push(ways);
        }
        Ok(())
    }

    /// `append: true`, with the warning that it gives.
    fn append_flag(&mut self, fields: &Fields<'_>) -> Step<bool> {
        let append = fields.optional_boolean("append", false)?;
        if append {
            let message = "'append' key is deprecated: an 'append' entry under 'override' takes its place";
            let finding = Finding::new(Code::Deprecated, fields.context, fields.key_place("append"), message);
            self.report.add(finding.help(APPEND_HELP));
        }
        Ok(append)
    }

    fn overrides(&self, fields: &Fields<'_>, appendable: &[&str], replaceable: &[&str]) -> Step<Overrides> {
        let mut out = Overrides::default();
        let Some(value) = fields.node.get("override") else { return Ok(out) };
        let outer = fields.context.inner(Item::Overrides, "", fields.node.start);
        let at = |item, name: &str, node: &Node| At { context: outer.inner(item, name, node.start), place: fields.place(node) };
        if matches!(value.value, Value::Seq(_)) {
            return at(Item::Overrides, "", value).error(Code::Validate, "an override takes keys with 'append' or 'replace'");
        }
        for (k, v) in value.entries() {
            let (Some(key), Some(operation)) = (k.as_text(), v.as_text()) else {
                return at(Item::Overrides, "", k).error(Code::Validate, "an override takes keys with 'append' or 'replace'");
            };
            let may_append = appendable.contains(&key);
            let may_replace = may_append || replaceable.contains(&key);
            match operation {
                "append" if may_append => out.append.insert(key.to_owned()),
                "append" => {
                    let message = format!("Key '{key}' cannot be appended to, use 'replace' instead");
                    return at(Item::Overrides, key, k).error(Code::YamlValidate, message);
                }
                "replace" if may_replace => out.replace.insert(key.to_owned()),
                "replace" => {
                    return at(Item::Overrides, key, k).error(Code::YamlValidate, format!("Key '{key}' cannot be replaced"));
                }
                _ => {
                    let append = if may_append { "append " } else { "" };
                    let replace = if may_replace { "replace " } else { "" };
                    let message =
                        format!("Invalid override operation for key '{key}': '{operation}'. Allowed values are: {append}{replace}");
                    return at(Item::ValueFor, key, v).error(Code::YamlValidate, message);
                }
            };
        }
        Ok(out)
    }

    fn not_both(fields: &Fields<'_>, append: bool, overrides: &Overrides) -> Step<()> {
        if append && !(overrides.append.is_empty() && overrides.replace.is_empty()) {
            return fields
                .at()
                .error(Code::YamlValidate, "Keys 'override' and 'append: true' cannot be used together")
                .map_err(|e: Box<Finding>| Box::new(e.help(APPEND_HELP)));
        }
        Ok(())
    }

    fn list(&mut self, fields: &Fields<'_>, name: String) -> Step<()> {
        let bad = |c: char| c.is_ascii_whitespace() || c == '\x0b' || "()\"'=,".contains(c);
        if name.contains(bad) {
            let message = format!("List name '{name}' has characters that no condition can name: blanks, quotes, parentheses, '=' or ','");
            self.report.add(Finding::new(Code::InvalidListName, fields.context, fields.key_place("list"), message));
        }
        let items = fields.strings("items")?;
        let append = self.append_flag(fields)?;
        let overrides = self.overrides(fields, &["items"], &[])?;
        Self::not_both(fields, append, &overrides)?;
        let list = List { name, items, at: fields.at() };
        if append || overrides.append.contains("items") {
            return self.collector.append_list(list);
        }
        self.collector.define_list(list);
        Ok(())
    }

    fn macro_item(&mut self, fields: &Fields<'_>, name: String) -> Step<()> {
        let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !letter || name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let message = format!("Macro name '{name}' is no identifier: a letter, then letters, digits and '_'");
            self.report.add(Finding::new(Code::InvalidMacroName, fields.context, fields.key_place("macro"), message));
        }
        let condition = fields.text("condition")?;
        let condition_at = self.part_at(fields, "condition", Item::MacroCondition);
        let append = self.append_flag(fields)?;
        let overrides = self.overrides(fields, &["condition"], &[])?;
        Self::not_both(fields, append, &overrides)?;
        let item = Macro { name, condition, at: fields.at(), condition_at };
        if append || overrides.append.contains("condition") {
            return self.collector.append_macro(&item);
        }
        self.collector.define_macro(item);
        Ok(())
    }

    /// The context of a part of an item that has a name of its own in reports.
    fn part_at(&self, fields: &Fields<'_>, key: &str, item: Item) -> At {
        match fields.node.get(key) {
            Some(node) => At { context: fields.context.inner(item, "", node.start), place: fields.place(node) },
            None => fields.at(),
        }
    }

    fn rule(&mut self, fields: &Fields<'_>, name: &str) -> Step<()> {
        // Changes may leave the source empty; definitions may not.
        let source = match fields.node.get("source") {
            Some(s) if !s.is_null() && s.scalar() != Some("") => fields.optional_string("source")?,
            _ => None,
        };
        let append = self.append_flag(fields)?;
        let overrides = self.overrides(fields, &APPENDABLE, &REPLACEABLE)?;
        Self::not_both(fields, append, &overrides)?;
        let at = fields.at();
        let catalogue = self.catalogue;
        let validate = move |e: &mut Exception, unknown: bool| exceptions::validate(e, unknown, catalogue);
        if !overrides.append.is_empty() || !overrides.replace.is_empty() {
            let mut expected: BTreeSet<&str> = APPENDABLE.iter().chain(&REPLACEABLE).copied().filter(|k| fields.has(k)).collect();
            if !overrides.append.is_empty() {
                let update = self.update(fields, &overrides.append, "append", source.as_deref(), &mut expected)?;
                self.collector.append_rule(name, &at, update, &validate)?;
            }
            if !overrides.replace.is_empty() {
                let update = self.update(fields, &overrides.replace, "replace", source.as_deref(), &mut expected)?;
                self.collector.replace_in_rule(name, &at, update, &exceptions::complete)?;
            }
            if let Some(key) = expected.first() {
                let node = fields.node.get(key).unwrap_or(fields.node);
                let context = fields.context.inner(Item::Overrides, key, node.start);
                let message = format!("Unexpected key '{key}': no corresponding entry under 'override' is defined.");
                let at = At { context, place: fields.key_place(key) };
                return at
                    .error(Code::YamlValidate, message)
                    .map_err(|e: Box<Finding>| Box::new(e.help(format!("add '{key}: append' or '{key}: replace' under 'override'"))));
            }
            return Ok(());
        }
        if append {
            let mut update = Update { source, ..Update::default() };
            if fields.has("condition") {
                update.condition = Some(fields.text("condition")?);
            }
            if fields.has("exceptions") {
                update.exceptions = Some(exceptions::read(fields, true, self.report)?);
            }
            return self.collector.append_rule(name, &at, update, &validate);
        }
        if !["condition", "output", "desc", "priority"].iter().any(|k| fields.has(k)) {
            let enabled = fields.boolean("enabled")?;
            let message = "The standalone 'enabled' key is deprecated: it needs an entry 'enabled: replace' under 'override'";
            self.report.add(Finding::new(Code::Deprecated, fields.context, fields.key_place("enabled"), message));
            return self.collector.enable_rule(name, enabled, &at);
        }
        self.definition(fields, name)
    }

    /// The keys of an item that an override names.
    fn update(
        &mut self,
        fields: &Fields<'_>,
        keys: &BTreeSet<String>,
        how: &str,
        source: Option<&str>,
        expected: &mut BTreeSet<&str>,
    ) -> Step<Update> {
        // The source is held against the rule's only where the condition changes.
        let source = source.filter(|_| keys.contains("condition")).map(str::to_owned);
        let mut update = Update { source, ..Update::default() };
        for key in APPENDABLE.iter().chain(&REPLACEABLE).copied().filter(|k| keys.contains(*k)) {
            if !expected.remove(key) {
                let article = if how == "append" { "An append" } else { "A replace" };
                let message = format!("{article} override for '{key}' was specified but '{key}' is not defined");
                return fields.at().error(Code::YamlValidate, message);
            }
            match key {
                "condition" => update.condition = Some(fields.text(key)?),
                "exceptions" => update.exceptions = Some(exceptions::read(fields, how == "append", self.report)?),
                "output" => update.output = Some(fields.text(key)?),
                "desc" => update.desc = Some(fields.string(key)?),
                "tags" => update.tags = Some(fields.strings(key)?.into_iter().map(|s| s.text).collect()),
                "priority" => update.priority = Some(self.priority(fields)?),
                "enabled" => update.enabled = Some(fields.boolean(key)?),
                "warn_evttypes" => update.warn_evttypes = Some(fields.boolean(key)?),
                "capture" => update.capture = Some(fields.boolean(key)?),
                "capture_duration" => update.capture_duration = Some(fields.unsigned(key)?),
                _ => update.skip_unknown = Some(fields.boolean(key)?),
            }
        }
        Ok(update)
    }

    fn priority(&self, fields: &Fields<'_>) -> Step<Priority> {
        let text = fields.string("priority")?;
        match Priority::from_name(&text) {
            Some(p) => Ok(p),
            None => {
                let at = self.part_at(fields, "priority", Item::RulePriority);
                let names: Vec<&str> = Priority::ALL.iter().map(|p| p.name()).collect();
                at.error(Code::YamlValidate, "Invalid priority")
                    .map_err(|e: Box<Finding>| Box::new(e.help(format!("the priorities are {}", names.join(", ")))))
            }
        }
    }

    fn definition(&mut self, fields: &Fields<'_>, name: &str) -> Step<()> {
        let condition = fields.text("condition")?;
        let output = trimmed(&fields.text("output")?);
        let desc = fields.string("desc")?;
        fields.scalar("priority")?;
        let priority = self.priority(fields)?;
        let source = fields.optional_string("source")?.unwrap_or_else(|| "syscall".to_owned());
        let enabled = fields.optional_boolean("enabled", true)?;
        let capture = fields.optional_boolean("capture", false)?;
        let capture_duration = if fields.has("capture_duration") { fields.unsigned("capture_duration")? } else { 0 };
        let warn_evttypes = fields.optional_boolean("warn_evttypes", true)?;
        let skip_unknown = fields.optional_boolean("skip-if-unknown-filter", false)?;
        let tags = if fields.has("tags") { fields.strings("tags")?.into_iter().map(|s| s.text).collect() } else { BTreeSet::new() };
        let mut exceptions = exceptions::read(fields, false, self.report)?;
        let unknown_source = !self.options.sources.contains(&source);
        // A rule of another source under the same name is the first mistake to be told of.
        let rule = Rule {
            name: name.to_owned(),
            condition,
            output,
            desc,
            priority,
            source,
            unknown_source,
            enabled,
            warn_evttypes,
            skip_unknown,
            capture,
            capture_duration,
            tags,
            exceptions: Vec::new(),
            at: fields.at(),
            condition_at: self.part_at(fields, "condition", Item::RuleCondition),
            output_at: self.part_at(fields, "output", Item::RuleOutput),
        };
        self.collector.check_source(&rule)?;
        if unknown_source {
            let message = format!("Unknown source {}, skipping", rule.source);
            self.report.add(Finding::new(Code::UnknownSource, fields.context, fields.key_place("source"), message));
        }
        for e in &mut exceptions {
            exceptions::validate(e, unknown_source, self.catalogue)?;
        }
        self.collector.define_rule(Rule { exceptions, ..rule });
        Ok(())
    }
}

/// A text without the blanks around it.
fn trimmed(text: &Text) -> Text {
    let whole = text.as_str();
    let blank: &[char] = &[' ', '\t', '\n', '\r', '\x0b', '\x0c'];
    let start = whole.len() - whole.trim_start_matches(blank).len();
    let end = whole.trim_end_matches(blank).len().max(start);
    text.slice(start, end)
}
