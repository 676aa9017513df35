// SPDX-License-Identifier: Apache-2.0
//! Broken rule files and what is said about them: `golden/NAME.yaml` and `golden/NAME.txt`, which holds the report
//! for people and, behind it, the reference's text. `UPDATE_EXPECT=1` writes the expectations anew.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_fields::Fields;
use eyas_rules::{Options, RuleLoader};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn report(text: &[u8]) -> (String, BTreeSet<String>) {
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("rules.yaml", text);
    let mut out: String = result.findings.iter().map(|f| loader.render(f, false) + "\n").collect();
    if let Err(e) = loader.check_plugins() {
        out += &format!("{e}\n\n");
    }
    out += "----\n";
    out += &loader.result_text(&result);
    let kinds = result.findings.iter().map(|f| {
        // Names in a message do not make it another one.
        let pieces: Vec<&str> = f.message.split('\'').step_by(2).collect();
        format!("{} {}", f.code.name(), pieces.join("'"))
    });
    (out, kinds.collect())
}

#[test]
fn broken_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut kinds = BTreeSet::new();
    let mut wrong = Vec::new();
    for path in &paths {
        let (got, found) = report(&fs::read(path).unwrap());
        kinds.extend(found);
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &got).unwrap();
        } else if fs::read_to_string(&expected).ok().as_deref() != Some(got.as_str()) {
            wrong.push(format!("{}:\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(kinds.len() >= 60, "only {} different errors and warnings: {kinds:#?}", kinds.len());
}
