// SPDX-License-Identifier: Apache-2.0
//! Rule files of the command line, or the built-in ones: found, loaded, and judged.

use crate::{
    exit::{self, Refused},
    print,
    settings::Settings,
    watch::Rules,
};
use anyhow::{Context, bail};
use eyas_fields::{Compat, FieldFlags, Fields, all};
use eyas_rules::{AppendOutput, CompiledRule, Options, Priority, RuleLoader, RuleSet, select};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where an installed program's own rules are.
const INSTALLED: &str = "/etc/eyas/rules.d";

/// One file to load.
pub struct RuleFile {
    /// Its name in messages.
    pub name: String,
    /// Its bytes, or why they cannot be had.
    pub text: anyhow::Result<Vec<u8>>,
}

fn is_rule_file(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

/// The files that a path stands for: itself, or a folder's rule files in the order of their names.
fn expand(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|p| is_rule_file(p));
    files.sort();
    Ok(files)
}

/// The files of a folder, or the file itself.
fn files_of(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let files = expand(path).with_context(|| format!("reading the folder {}", path.display()))?;
    if files.is_empty() {
        bail!("the folder {} has no rule files (*.yaml or *.yml)", path.display());
    }
    Ok(files)
}

/// Reads files and folders.
pub fn read(paths: &[PathBuf]) -> Vec<RuleFile> {
    let mut out = Vec::new();
    for path in paths {
        match files_of(path) {
            Ok(files) => out.extend(files.iter().map(|file| RuleFile {
                name: file.display().to_string(),
                text: fs::read(file).with_context(|| format!("reading the rule file {}", file.display())),
            })),
            Err(why) => out.push(RuleFile { name: path.display().to_string(), text: Err(why) }),
        }
    }
    out
}

/// Loads files into a loader.
pub fn load_into(loader: &mut RuleLoader<'_>, files: &[RuleFile]) {
    for file in files {
        match &file.text {
            Ok(text) => drop(loader.load(&file.name, text)),
            Err(why) => loader.unreadable(&file.name, &exit::told(why)),
        }
    }
}

/// The folder of built-in rules: the installed one, else that of the sources which the program was built from.
fn built_in() -> anyhow::Result<PathBuf> {
    let has_rules = |dir: &Path| expand(dir).is_ok_and(|files| dir.is_dir() && !files.is_empty());
    let installed = PathBuf::from(INSTALLED);
    if has_rules(&installed) {
        return Ok(installed);
    }
    let program = std::env::current_exe().unwrap_or_default();
    let beside = program.ancestors().map(|dir| dir.join("rules")).take(8).find(|dir| has_rules(dir));
    beside.with_context(|| format!("no rules: {INSTALLED} has none; name rule files with --rules"))
}

/// What the configuration adds to every output: the suggested fields.
fn suggested() -> AppendOutput {
    let fields = all().filter(|f| f.flags.contains(FieldFlags::SUGGESTED));
    let parts: Vec<_> = fields.map(|f| format!("{}=%{}", f.name.replace('.', "_"), f.name)).collect();
    AppendOutput { source: "syscall".to_owned(), format: Some(parts.join(" ")), ..AppendOutput::default() }
}

/// What the loader is told of the program's settings.
pub fn options(suggested_output: bool, compat: Compat) -> Options {
    let append_output = if suggested_output { vec![suggested()] } else { Vec::new() };
    let compat = match compat {
        Compat::V0_44 => eyas_rules::Compat::V0_44,
        Compat::V0_45 => eyas_rules::Compat::V0_45,
    };
    Options { append_output, compat, ..Options::default() }
}

/// Loads the rules of these paths, or the built-in ones if there are none. Findings are told on standard error.
///
/// # Errors
/// [`Refused`] when a file is not valid; that was told.
pub fn load(paths: &[PathBuf], settings: &Settings) -> anyhow::Result<RuleSet> {
    let paths = if paths.is_empty() {
        let dir = built_in()?;
        print::remark(format_args!("eyas: rules of {}", dir.display()));
        vec![dir]
    } else {
        paths.to_vec()
    };
    let mut files = read(&paths);
    if let Some(at) = files.iter().position(|f| f.text.is_err()) {
        return Err(files.swap_remove(at).text.err().unwrap_or_else(|| Refused.into()));
    }
    let mut loader = RuleLoader::new(&Fields, options(settings.suggested_output, settings.compat));
    load_into(&mut loader, &files);
    // Every file is judged with those before it, so that the last result of a finding is the one that counts.
    let last = loader.results().last();
    let findings = loader.results().iter().flat_map(|r| r.errors()).chain(last.into_iter().flat_map(|r| r.warnings()));
    findings.for_each(|f| print::remark(loader.render(f, print::remark_colours()).trim_end()));
    if !loader.is_valid() {
        return Err(Refused.into());
    }
    loader.check_plugins().map_err(anyhow::Error::msg)?;
    Ok(loader.into_rules())
}

/// The rules that are on, in their order.
fn selected<'r>(rules: &'r RuleSet, settings: &Settings) -> Vec<&'r CompiledRule> {
    let least = Priority::from_name(settings.priority.name()).unwrap_or(Priority::Debug);
    select(&rules.rules, &settings.selection.0, least).into_iter().filter_map(|i| rules.rules.get(i)).collect()
}

/// Loads rules and compiles those that are on.
///
/// # Errors
/// As [`load`], and when a rule is not taken by the engine.
pub fn compile(paths: &[PathBuf], settings: &Settings) -> anyhow::Result<Rules> {
    let rules = load(paths, settings)?;
    Rules::compile(&selected(&rules, settings), settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suggested_fields_are_the_reference_s() {
        assert_eq!(
            suggested().format.unwrap(),
            "container_id=%container.id container_name=%container.name \
             container_image_repository=%container.image.repository container_image_tag=%container.image.tag \
             k8s_pod_name=%k8s.pod.name k8s_ns_name=%k8s.ns.name"
        );
    }

    #[test]
    fn a_folder_is_its_rule_files_in_order() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.yml", "a.yaml", "c.txt"] {
            fs::write(dir.path().join(name), "[]").unwrap();
        }
        fs::create_dir(dir.path().join("d.yaml")).unwrap();
        let names: Vec<_> = read(&[dir.path().to_owned()]).into_iter().map(|f| f.name).collect();
        assert!(names.len() == 2 && names[0].ends_with("a.yaml") && names[1].ends_with("b.yml"), "{names:?}");
        let gone = read(&[dir.path().join("gone.yaml"), dir.path().join("d.yaml")]);
        assert!(gone.len() == 2 && gone.iter().all(|f| f.text.is_err()));
    }
}
