// SPDX-License-Identifier: Apache-2.0
//! The kernel matrix of `docs/kernels.md`: what each boot of the table (those with planted faults aside) is made of, and which of its scenarios passed, as the runs of the VM tests found it.
//!
//! The text between the two marks is read, filled in, and written again. What should be in it (boots, flavours, scenarios) comes from [`boots`]: a test says when the text is
//! stale in that. Releases, compilers, sizes and results come from runs; a distribution that moves its release makes nobody's test fail.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::boots::{self, Boot};
use crate::parts::{BuiltModule, project};
use crate::run::{DAEMON, HEALTH};
use crate::scenario::Part;

/// Where the tables begin and end in the document.
const BEGIN: &str = "<!-- kernel matrix: written by the VM tests with UPDATE_EXPECT=1 -->\n";
const END: &str = "<!-- end of the kernel matrix -->\n";
const BOOTS: &str = "| boot | series | flavour | release | compilers | in memory | file | passed |\n|---|---|---|---|---|---|---|---|\n";
const NOT_RUN: &str = "not run";
const PASSED: &str = "passed";
const FAILED: &str = "FAILED";

/// How the tables are written anew without a run.
pub const MEND: &str = "`UPDATE_EXPECT=1 cargo test -p eyas-vm-tests --lib matrix` mends the tables (new scenarios are `not run` there until a run of the VM tests with UPDATE_EXPECT=1)";

/// What a run knows of a boot's module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The kernel's release.
    pub release: String,
    /// What compiled the module.
    pub compilers: String,
    /// Bytes of the sections that the kernel loads.
    pub memory: u64,
    /// Bytes of the file, with debug information.
    pub file: u64,
}

impl Facts {
    /// Of a built module.
    pub fn of(module: &BuiltModule) -> Result<Self> {
        let bytes = std::fs::read(&module.module).with_context(|| format!("reading {}", module.module.display()))?;
        let memory = loaded(&bytes).with_context(|| format!("{} is no ELF file of 64 bits", module.module.display()))?;
        Ok(Self { release: module.release.clone(), compilers: module.compilers.clone(), memory, file: bytes.len() as u64 })
    }

    /// The cells that a boot's row has of it.
    fn cells(&self) -> [String; 4] {
        [self.release.clone(), self.compilers.clone(), kib(self.memory), kib(self.file)]
    }
}

fn kib(bytes: u64) -> String {
    format!("{} KiB", bytes.div_ceil(1024))
}

/// The bytes of the sections of an ELF file that are loaded.
fn loaded(elf: &[u8]) -> Option<u64> {
    const ALLOC: u64 = 2;
    let word = |at: usize| Some(u64::from_le_bytes(elf.get(at..at.checked_add(8)?)?.try_into().ok()?));
    let half = |at: usize| Some(usize::from(u16::from_le_bytes(elf.get(at..at.checked_add(2)?)?.try_into().ok()?)));
    elf.starts_with(b"\x7fELF\x02").then_some(())?;
    let (start, size, count) = (usize::try_from(word(0x28)?).ok()?, half(0x3a)?, half(0x3c)?);
    let mut sum = 0;
    for n in 0..count {
        let section = start.checked_add(n.checked_mul(size)?)?;
        if word(section.checked_add(8)?)? & ALLOC != 0 {
            sum += word(section.checked_add(32)?)?;
        }
    }
    Some(sum)
}

/// A boot as it should stand in the tables.
struct Wanted {
    name: String,
    series: String,
    flavour: String,
    /// Its scenarios with their tests' names, and the checks of the whole.
    scenarios: Vec<(String, Vec<String>)>,
}

impl Wanted {
    fn of(boot: &Boot) -> Result<Self> {
        let rust = boot.series == boots::DEBUG || parts_of_series(boot.series)?;
        let mut scenarios = Vec::new();
        let mut watched = false;
        for s in boot.scenarios()? {
            watched |= s.parts.iter().any(|p| *p != Part::Check);
            let tests = s.parts.iter().map(|p| format!("{}::{}::{}", boot.name, s.name, p.name())).collect();
            scenarios.push((s.name, tests));
        }
        for whole in watched.then_some(DAEMON).into_iter().chain([HEALTH]) {
            scenarios.push((whole.to_owned(), vec![format!("{}::{whole}", boot.name)]));
        }
        let flavour = boot.flavour.unwrap_or(if rust { "rust" } else { "shim" });
        Ok(Self { name: boot.name.into(), series: boot.series.into(), flavour: flavour.into(), scenarios })
    }

    fn all() -> Result<Vec<Self>> {
        boots::ALL.iter().filter(|b| b.fault.is_none()).map(Self::of).collect()
    }
}

/// Whether kernels of a series are configured with Rust, by `kbuild/series.tsv`.
fn parts_of_series(series: &str) -> Result<bool> {
    let text = std::fs::read_to_string(project().join("kbuild/series.tsv")).context("reading kbuild/series.tsv")?;
    let row = text.lines().map(|l| l.split('\t').collect::<Vec<_>>()).find(|r| r.first() == Some(&series));
    row.map(|r| r.get(2) == Some(&"yes")).with_context(|| format!("kbuild/series.tsv has no series {series}"))
}

/// The tables' contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Matrix {
    /// By boot: series, flavour, release, compilers, size in memory, size of the file.
    boots: BTreeMap<String, Vec<String>>,
    /// By scenario and boot.
    results: BTreeMap<(String, String), String>,
}

impl Matrix {
    /// Reads the text between the marks; rows that make no sense are left out, and so found missing.
    fn parse(text: &str) -> Self {
        let mut me = Self::default();
        let mut columns: Vec<String> = Vec::new();
        for line in text.lines() {
            let Some(inner) = line.strip_prefix("| ").and_then(|l| l.strip_suffix('|')) else { continue };
            let mut cells = inner.split('|').map(|c| c.trim().trim_matches('`').to_owned());
            let Some(name) = cells.next() else { continue };
            let cells: Vec<String> = cells.collect();
            match name.as_str() {
                "boot" => columns.clear(),
                "scenario" => columns = cells,
                _ if columns.is_empty() => {
                    me.boots.insert(name, cells.into_iter().take(6).collect());
                }
                _ => {
                    let of = |boot: &String| (name.clone(), boot.clone());
                    me.results.extend(columns.iter().zip(cells).filter(|(_, c)| !c.is_empty()).map(|(b, c)| (of(b), c)));
                }
            }
        }
        me
    }

    /// The same with the boots and scenarios that there should be: what is known of them stays.
    fn shaped(&self, wanted: &[Wanted]) -> Self {
        let mut new = Self::default();
        for w in wanted {
            let mut row = vec![w.series.clone(), w.flavour.clone()];
            let known = self.boots.get(&w.name).filter(|old| old.starts_with(&row));
            row.extend((2..6).map(|n| known.and_then(|old| old.get(n)).cloned().unwrap_or_else(|| NOT_RUN.into())));
            new.boots.insert(w.name.clone(), row);
            for (scenario, _) in &w.scenarios {
                let key = (scenario.clone(), w.name.clone());
                let old = known.and_then(|_| self.results.get(&key)).cloned();
                new.results.insert(key, old.unwrap_or_else(|| NOT_RUN.into()));
            }
        }
        new
    }

    /// Fills in what a run found: the modules of the boots that ran, and the results by test. With another release or module, results from before do not count.
    fn fill(&mut self, wanted: &[Wanted], facts: &BTreeMap<String, Facts>, results: &BTreeMap<String, bool>) {
        for w in wanted {
            let Some(facts) = facts.get(&w.name) else { continue };
            let cells = facts.cells();
            let Some(row) = self.boots.get_mut(&w.name) else { continue };
            let same_kernel = row.get(2) == cells.first();
            row.truncate(2);
            row.extend(cells);
            for (scenario, tests) in &w.scenarios {
                let found: Vec<bool> = tests.iter().filter_map(|t| results.get(t).copied()).collect();
                let key = (scenario.clone(), w.name.clone());
                if found.len() == tests.len() {
                    self.results.insert(key, if found.iter().all(|ok| *ok) { PASSED } else { FAILED }.into());
                } else if !same_kernel {
                    self.results.insert(key, NOT_RUN.into());
                }
            }
        }
    }

    fn render(&self, wanted: &[Wanted]) -> String {
        let mut text = BOOTS.to_owned();
        for w in wanted {
            let cells = self.boots.get(&w.name).map(|row| row.join(" | ")).unwrap_or_default();
            let mine = || self.results.iter().filter(|((_, boot), _)| *boot == w.name);
            let passed = mine().filter(|(_, result)| *result == PASSED).count();
            let _ = writeln!(text, "| `{}` | {cells} | {passed} of {} |", w.name, mine().count());
        }
        text.push_str("\n| scenario |");
        for w in wanted {
            let _ = write!(text, " `{}` |", w.name);
        }
        text.push_str("\n|---|");
        text.push_str(&"---|".repeat(wanted.len()));
        text.push('\n');
        let mut names: Vec<&String> = Vec::new();
        for (name, _) in wanted.iter().flat_map(|w| &w.scenarios) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.sort_by_key(|n| (**n == HEALTH || **n == DAEMON, n.as_str()));
        for name in names {
            let _ = write!(text, "| `{name}` |");
            for w in wanted {
                let cell = self.results.get(&(name.clone(), w.name.clone())).map_or("", String::as_str);
                let _ = write!(text, " {cell} |");
            }
            text.push('\n');
        }
        text
    }

    /// What of boots, series, flavours and scenarios is not as it should be.
    fn stale(&self, wanted: &[Wanted]) -> Vec<String> {
        let right = self.shaped(wanted);
        let mut found = Vec::new();
        for w in wanted {
            match self.boots.get(&w.name) {
                None => found.push(format!("boot {} is missing", w.name)),
                Some(row) if row.first() != Some(&w.series) || row.get(1) != Some(&w.flavour) => {
                    found.push(format!("boot {} is now series {}, flavour {}", w.name, w.series, w.flavour));
                }
                Some(_) => {}
            }
        }
        found.extend(self.boots.keys().filter(|b| !right.boots.contains_key(*b)).map(|b| format!("there is no boot {b} any more")));
        let missing = right.results.keys().filter(|k| !self.results.contains_key(*k));
        found.extend(missing.map(|(scenario, boot)| format!("{scenario} on {boot} is missing")));
        let gone = self.results.keys().filter(|k| !right.results.contains_key(*k));
        found.extend(gone.map(|(scenario, boot)| format!("{scenario} does not run on {boot} any more")));
        found
    }
}

fn document() -> PathBuf {
    project().join("docs/kernels.md")
}

/// The document before, between and behind the marks.
fn split(text: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = text.split_once(BEGIN).with_context(|| format!("docs/kernels.md lacks the line {}", BEGIN.trim_end()))?;
    let (between, behind) = rest.split_once(END).with_context(|| format!("docs/kernels.md lacks the line {}", END.trim_end()))?;
    Ok((before, between, behind))
}

fn read() -> Result<(String, Matrix)> {
    let text = std::fs::read_to_string(document()).context("reading docs/kernels.md")?;
    let matrix = Matrix::parse(split(&text)?.1);
    Ok((text, matrix))
}

fn write(text: &str, matrix: &Matrix, wanted: &[Wanted]) -> Result<()> {
    let (before, _, behind) = split(text)?;
    let new = format!("{before}{BEGIN}{}{END}{behind}", matrix.render(wanted));
    std::fs::write(document(), new).context("writing docs/kernels.md")
}

/// Writes what a run found (results by the tests' names) into the document.
pub fn record(facts: &BTreeMap<String, Facts>, results: &BTreeMap<String, bool>) -> Result<()> {
    let wanted = Wanted::all()?;
    let (text, matrix) = read()?;
    let mut matrix = matrix.shaped(&wanted);
    matrix.fill(&wanted, facts, results);
    write(&text, &matrix, &wanted)
}

/// What the document tells otherwise than a run found: news for people, no failure.
pub fn news(facts: &BTreeMap<String, Facts>) -> Result<Vec<String>> {
    let (_, matrix) = read()?;
    let mut news: Vec<String> = matrix.stale(&Wanted::all()?).into_iter().map(|what| format!("docs/kernels.md is stale: {what}")).collect();
    let moved = facts.iter().filter_map(|(boot, f)| {
        let told = matrix.boots.get(boot)?.get(2)?;
        (*told != f.release).then(|| format!("boot {boot}: docs/kernels.md tells of {told}, this run had {}", f.release))
    });
    news.extend(moved);
    Ok(news)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_each_boot_and_scenario() {
        let wanted = Wanted::all().unwrap();
        let (text, matrix) = read().unwrap();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            write(&text, &matrix.shaped(&wanted), &wanted).unwrap();
            return;
        }
        let stale = matrix.stale(&wanted);
        assert!(stale.is_empty(), "the kernel matrix in docs/kernels.md is stale: {stale:#?}\n{MEND}");
    }

    fn wanted(boots: &[(&str, &str, &[&str])]) -> Vec<Wanted> {
        let tests = |boot: &str, s: &str| (s.to_owned(), vec![format!("{boot}::{s}::attack"), format!("{boot}::{s}::benign")]);
        let one = |(name, flavour, scenarios): &(&str, &str, &[&str])| Wanted {
            name: (*name).into(),
            series: "6.1".into(),
            flavour: (*flavour).into(),
            scenarios: scenarios.iter().map(|s| tests(name, s)).collect(),
        };
        boots.iter().map(one).collect()
    }

    fn run(boot: &str, release: &str, results: &[(&str, bool)]) -> (BTreeMap<String, Facts>, BTreeMap<String, bool>) {
        let facts = Facts { release: release.into(), compilers: "gcc 1".into(), memory: 1025, file: 4096 };
        let results = results.iter().map(|(t, ok)| (format!("{boot}::{t}"), *ok));
        (BTreeMap::from([(boot.to_owned(), facts)]), results.collect())
    }

    #[test]
    fn runs_fill_the_tables_and_other_boots_stay() {
        let w = wanted(&[("a", "shim", &["one", "two"]), ("b", "shim", &["one"])]);
        let mut m = Matrix::default().shaped(&w);
        let (facts, results) =
            run("a", "6.1.7", &[("one::attack", true), ("one::benign", true), ("two::attack", true), ("two::benign", false)]);
        m.fill(&w, &facts, &results);
        let text = m.render(&w);
        assert!(text.contains("| `a` | 6.1 | shim | 6.1.7 | gcc 1 | 2 KiB | 4 KiB | 1 of 2 |\n"), "{text}");
        assert!(text.contains("| `b` | 6.1 | shim | not run | not run | not run | not run | 0 of 1 |\n"), "{text}");
        assert!(text.contains("| `one` | passed | not run |\n| `two` | FAILED |  |\n"), "{text}");
        assert_eq!(Matrix::parse(&text), m);
        // Half a scenario is no result; of the same kernel what was known stays, of another it does not.
        let (facts, results) = run("a", "6.1.7", &[("two::benign", true)]);
        m.fill(&w, &facts, &results);
        assert!(m.render(&w).contains("| `two` | FAILED |  |\n"));
        let (facts, results) = run("a", "6.1.8", &[("two::attack", true), ("two::benign", true)]);
        m.fill(&w, &facts, &results);
        assert!(m.render(&w).contains("| `one` | not run | not run |\n| `two` | passed |  |\n"));
    }

    #[test]
    fn what_is_stale_is_told_and_a_moved_release_is_not() {
        let before = wanted(&[("a", "shim", &["one", "two"]), ("b", "shim", &["one"])]);
        let mut m = Matrix::default().shaped(&before);
        assert_eq!(m.stale(&before), [""; 0]);
        let (facts, results) = run("a", "6.1.99", &[]);
        m.fill(&before, &facts, &results);
        assert_eq!(m.stale(&before), [""; 0]);
        let now = wanted(&[("a", "rust", &["one", "three"]), ("c", "shim", &[])]);
        assert_eq!(
            m.stale(&now),
            [
                "boot a is now series 6.1, flavour rust",
                "boot c is missing",
                "there is no boot b any more",
                "three on a is missing",
                "one does not run on b any more",
                "two does not run on a any more"
            ]
        );
        // The mend drops what is known of a boot that is another now.
        assert!(m.shaped(&now).render(&now).contains("| `a` | 6.1 | rust | not run |"));
        assert_eq!(m.shaped(&now).stale(&now), [""; 0]);
    }

    #[test]
    fn only_loaded_sections_count_for_memory() {
        let mut elf = b"\x7fELF\x02".to_vec();
        elf.resize(64, 0);
        elf[0x28] = 64;
        elf[0x3a] = 64;
        elf[0x3c] = 3;
        for (flags, size) in [(2_u8, 100_u8), (0, 50), (6, 7)] {
            let mut section = [0; 64];
            section[8] = flags;
            section[32] = size;
            elf.extend(section);
        }
        assert_eq!(loaded(&elf), Some(107));
        assert_eq!(loaded(&elf[..200]), None);
        assert_eq!(loaded(b"no"), None);
    }
}
