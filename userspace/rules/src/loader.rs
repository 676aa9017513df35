// SPDX-License-Identifier: Apache-2.0
//! The loader: takes file after file, and gives for each what is wrong with it, and in the end the rules.

use crate::collector::{Collector, PluginRequirement, Rule};
use crate::compile::Compiler;
use crate::finding::{Code, Context, Finding};
use crate::reader::{Reader, Report};
use crate::rule::RuleSet;
use crate::source::{File, Place, Texts};
use crate::version::Version;
use eyas_filter::ast::Span;
use eyas_filter::catalogue::Catalogue;
use std::collections::BTreeSet;

/// Which version of the reference decides where versions differ in a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Compat {
    /// 0.44.
    #[default]
    V0_44,
    /// 0.45.
    V0_45,
}

/// Output that the configuration adds to rules.
#[derive(Clone, Debug, Default)]
pub struct AppendOutput {
    /// Only rules of this source; empty for all.
    pub source: String,
    /// Only rules with all these tags.
    pub tags: BTreeSet<String>,
    /// Only the rule of this name; empty for all.
    pub rule: String,
    /// What is appended to the output, behind a blank.
    pub format: Option<String>,
    /// Output fields: key, format, and whether the format is a bare field whose value keeps its type.
    pub fields: Vec<(String, String, bool)>,
}

impl AppendOutput {
    pub(crate) fn applies_to(&self, rule: &Rule) -> bool {
        (self.source.is_empty() || self.source == rule.source)
            && (self.rule.is_empty() || self.rule == rule.name)
            && self.tags.is_subset(&rule.tags)
    }
}

/// What the loader is to know besides the files.
#[derive(Clone, Debug)]
pub struct Options {
    /// The event sources that there are.
    pub sources: Vec<String>,
    /// The plugins that are loaded, with their versions.
    pub plugins: Vec<(String, Version)>,
    /// Plugins whose work is built in: they satisfy any requirement.
    pub built_in_plugins: Vec<String>,
    /// Output that is added to rules.
    pub append_output: Vec<AppendOutput>,
    /// The reference's version that decides about warnings.
    pub compat: Compat,
    /// Whether a file's first error ends it, as in the reference: what follows is not read, so that later files do not
    /// see it either. Otherwise all of a file is read, to tell of its other errors.
    pub first_error_ends: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            sources: vec!["syscall".to_owned()],
            plugins: Vec::new(),
            built_in_plugins: vec!["container".to_owned()],
            append_output: Vec::new(),
            compat: Compat::default(),
            first_error_ends: false,
        }
    }
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct FileResult {
    /// The name that the file was loaded under.
    pub name: String,
    /// Errors and warnings in the order in which they were found.
    pub findings: Vec<Finding>,
    /// What the schema has against each document, or `ok`; `None` if the text is not YAML.
    pub(crate) schema: Option<Vec<String>>,
}

impl FileResult {
    /// What the schema has against the file, as the reference tells it: the first document decides whether there is
    /// anything to tell. `None` if there is no document at all.
    #[must_use]
    pub fn schema_remarks(&self) -> Option<&[String]> {
        let remarks = self.schema.as_deref()?;
        let valid = remarks.first()? == "ok";
        Some(if valid { &[] } else { remarks })
    }
    /// The errors; the first one is the one at which the reference stops.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.code.is_error())
    }
    /// The warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| !f.code.is_error())
    }
    /// Whether there is no error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors().next().is_none()
    }
}

/// Loads rule files.
pub struct RuleLoader<'c> {
    catalogue: &'c dyn Catalogue,
    options: Options,
    files: Vec<File>,
    collector: Collector,
    results: Vec<FileResult>,
    rules: RuleSet,
}

impl<'c> RuleLoader<'c> {
    /// A loader that has seen no file.
    #[must_use]
    pub fn new(catalogue: &'c dyn Catalogue, options: Options) -> Self {
        RuleLoader {
            catalogue,
            options,
            files: Vec::new(),
            collector: Collector::default(),
            results: Vec::new(),
            rules: RuleSet::default(),
        }
    }

    /// Loads the next file, and compiles everything that was loaded so far.
    ///
    /// Bytes that are not UTF-8 count as U+FFFD.
    pub fn load(&mut self, name: &str, text: &[u8]) -> FileResult {
        let text = String::from_utf8_lossy(text);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        let file = self.files.len();
        let mut report = Report::default();
        let schema =
            Reader { file, options: &self.options, catalogue: self.catalogue, collector: &mut self.collector, report: &mut report }
                .read(&text);
        self.files.push(File::new(name, text));
        let ended = self.options.first_error_ends && report.errors > 0;
        if schema.is_some() && !ended {
            let compiler = Compiler {
                options: &self.options,
                catalogue: self.catalogue,
                files: &self.files,
                collector: &self.collector,
                report: &mut report,
                texts: Texts::default(),
            };
            self.rules = compiler.compile();
        }
        let result = FileResult { name: name.to_owned(), findings: report.findings, schema };
        self.results.push(result.clone());
        result
    }

    /// Takes note of a file that cannot be read, and why.
    pub fn unreadable(&mut self, name: &str, why: &str) {
        let file = self.files.len();
        self.files.push(File::new(name, String::new()));
        let place = Place { file, span: Span::default() };
        let finding = Finding::new(Code::FileRead, &Context::file(file), place, why);
        self.results.push(FileResult { name: name.to_owned(), findings: vec![finding], schema: None });
    }

    /// The results of all files, in load order.
    #[must_use]
    pub fn results(&self) -> &[FileResult] {
        &self.results
    }

    /// Whether all files are valid.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.results.iter().all(FileResult::is_valid)
    }

    /// What the valid items compiled to.
    #[must_use]
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Gives away what the valid items compiled to.
    #[must_use]
    pub fn into_rules(self) -> RuleSet {
        self.rules
    }

    /// The highest engine version that a file asks for.
    #[must_use]
    pub fn required_engine_version(&self) -> Option<Version> {
        self.collector.engine_version
    }

    /// The plugins that the files ask for: one of each inner list must be there.
    #[must_use]
    pub fn required_plugins(&self) -> &[Vec<PluginRequirement>] {
        &self.collector.plugins
    }

    /// Checks the plugins that the files ask for against those that there are.
    ///
    /// # Errors
    /// What is missing.
    pub fn check_plugins(&self) -> Result<(), String> {
        self.collector.plugins.iter().try_for_each(|ways| self.check_plugin(ways))
    }

    fn check_plugin(&self, ways: &[PluginRequirement]) -> Result<(), String> {
        for way in ways {
            if self.options.built_in_plugins.contains(&way.name) {
                return Ok(());
            }
            let Some((_, version)) = self.options.plugins.iter().find(|(name, _)| *name == way.name) else { continue };
            return match Version::parse(&way.version) {
                Some(required) if version.satisfies(required) => Ok(()),
                _ => Err(format!(
                    "Plugin '{}' version '{version}' is not compatible with required plugin version '{}'",
                    way.name, way.version
                )),
            };
        }
        let list: Vec<String> = ways.iter().map(|w| format!("{} (>= {})", w.name, w.version)).collect();
        Err(format!("Plugin requirement not satisfied, must load one of: {}", list.join(", ")))
    }

    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }
}
