// SPDX-License-Identifier: Apache-2.0
//! What is compared: a capture, what to do with it, and the reference's answer.

use crate::difference::Compared;
use crate::lines::Format;
use crate::{alerts, lines};
use anyhow::{Context, Result, bail};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A comparison.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its name in the table.
    pub name: String,
    /// The trace.
    pub capture: PathBuf,
    /// File with what the reference said, plain or gzip.
    pub wanted: PathBuf,
    /// What is asked.
    pub question: Question,
}

/// What is asked about a trace.
#[derive(Clone, Debug)]
pub enum Question {
    /// The alerts of these rule files.
    Alerts {
        /// The rule files, in order.
        rules: Vec<PathBuf>,
        /// Further arguments of `eyas replay`.
        arguments: Vec<String>,
    },
    /// A listing.
    Lines {
        /// What is on each line.
        format: Format,
        /// Which events; empty for all.
        filter: String,
        /// Further arguments of `eyas read`.
        arguments: Vec<String>,
    },
}

/// Old traces that lie beside the others.
const OLD: &[&str] = &["curl_google", "single_ipv6_conn", "test_ipv6_client"];
/// Traces that give no alert under the reference's rules.
const SILENT: &[&str] = &["curl_google", "curl_google_comments", "single_ipv6_conn", "test_ipv6_client"];

/// The contents of a file, unpacked.
pub fn contents(path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).with_context(|| format!("{}", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(&*bytes).read_to_end(&mut out).with_context(|| format!("{}", path.display()))?;
    Ok(out)
}

impl Subject {
    /// All comparisons of a folder of recorded captures.
    pub fn of_folder(folder: &Path) -> Result<Vec<Self>> {
        let capture = |name: &str| folder.join("captures").join(name);
        let rules = vec![folder.join("rules/falco_rules.yaml")];
        let alerts = |name: &str, capture: PathBuf, wanted: PathBuf| Self {
            name: format!("{name}: alerts"),
            capture,
            wanted,
            question: Question::Alerts { rules: rules.clone(), arguments: Vec::new() },
        };
        let listing = |name: String, capture: PathBuf, wanted: PathBuf, format: &str, filter: &str| Self {
            name,
            capture,
            wanted,
            question: Question::Lines { format: format.into(), filter: filter.to_owned(), arguments: Vec::new() },
        };
        let mut all = Vec::new();
        for name in ["attacks", "busy"] {
            all.push(alerts(name, capture(&format!("{name}.scap.gz")), folder.join(format!("alerts/{name}.jsonl"))));
        }
        all.extend(SILENT.iter().map(|name| alerts(name, capture(&format!("{name}.scap")), PathBuf::from("/dev/null"))));
        let formats = folder.join("formats");
        let attacks = capture("attacks.scap.gz");
        for (name, format) in [("all.default", "default"), ("all.raw", "raw")] {
            all.push(listing(format!("attacks: {name}"), attacks.clone(), formats.join(format!("{name}.txt.gz")), format, ""));
        }
        let cases = contents(&formats.join("cases.tsv"))?;
        for line in String::from_utf8_lossy(&cases).lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let cells: Vec<_> = line.split('\t').collect();
            let [number, format, filter] = cells[..] else { bail!("cases.tsv: '{line}' has not three cells") };
            let wanted = formats.join(format!("{number}.txt.gz"));
            all.push(listing(format!("attacks: case {number}"), attacks.clone(), wanted, format, filter));
        }
        for name in OLD {
            let capture = capture(&format!("{name}.scap"));
            let file = |form: &str| formats.join(format!("old/{name}.{form}"));
            all.push(listing(format!("{name}: default"), capture.clone(), file("default.txt"), "default", ""));
            all.push(listing(format!("{name}: raw"), capture, file("raw.txt.gz"), "raw", ""));
        }
        Ok(all)
    }

    /// Asks the program, and holds its answer against the reference's.
    pub fn compare(&self, program: &Path) -> Result<Compared> {
        let wanted = contents(&self.wanted)?;
        let mut command = Command::new(program);
        match &self.question {
            Question::Alerts { rules, arguments } => {
                command.arg("replay").arg(&self.capture).arg("--json").args(arguments);
                for file in rules {
                    command.arg("--rules").arg(file);
                }
                alerts::compare(&wanted, &answer(&mut command)?)
            }
            Question::Lines { format, filter, arguments } => {
                command.arg("read").arg(&self.capture).args(arguments);
                if !filter.is_empty() {
                    command.arg(filter);
                }
                if let Some(text) = format.argument() {
                    command.args(["-p", text]);
                }
                Ok(lines::compare(format, &wanted, &answer(&mut command)?))
            }
        }
    }
}

/// Runs the program in the reference's time zone.
fn answer(command: &mut Command) -> Result<Vec<u8>> {
    let out = command.env("TZ", "UTC").env_remove("FALCO_HOSTNAME").output().with_context(|| format!("{command:?} does not start"))?;
    let said = String::from_utf8_lossy(&out.stderr);
    match out.status.code() {
        Some(0) => {}
        // Everything before the damage was delivered.
        Some(3) => eprint!("{said}"),
        _ => bail!("{command:?} ended with {}:\n{said}", out.status),
    }
    Ok(out.stdout)
}
