// SPDX-License-Identifier: Apache-2.0
//! Generates the tables of both sides from `kmod/abi/schema/*.tsv`.
//!
//! `cargo run -p eyas-codegen` rewrites the generated files; `--check` (and the crate's test) fails when one is stale.
//! One module per consumer of the schema; each returns `(path, text)` pairs and nothing else touches the disk.
#![forbid(unsafe_code)]

mod abi;
mod capture;
mod schema;
mod tsv;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Path below the workspace root, and the text that belongs there (the modules that declare these files skip rustfmt).
type Output = (&'static str, String);

/// The workspace root: the folder that holds `ci/`.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Everything that is generated.
fn outputs(root: &Path) -> Result<Vec<Output>, String> {
    let tables = tsv::Tables::load(&root.join("kmod/abi/schema"))?;
    let mut all = abi::outputs(&tables)?;
    all.extend(schema::outputs(&tables)?);
    all.extend(capture::outputs(root, &tables)?);
    Ok(all)
}

/// Writes or checks; returns the names of files that differ from what the schema says.
fn run(check: bool) -> Result<Vec<&'static str>, String> {
    let root = root();
    let mut stale = Vec::new();
    for (path, text) in outputs(&root)? {
        let file = root.join(path);
        if std::fs::read_to_string(&file).ok().as_deref() == Some(text.as_str()) {
            continue;
        }
        stale.push(path);
        if !check {
            if let Some(dir) = file.parent() {
                std::fs::create_dir_all(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
            }
            std::fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
        }
    }
    Ok(stale)
}

fn main() -> ExitCode {
    let check = std::env::args().nth(1).is_some_and(|a| a == "--check");
    match run(check) {
        Ok(stale) if stale.is_empty() => ExitCode::SUCCESS,
        Ok(stale) => {
            for path in stale {
                println!("{} {path}", if check { "stale:" } else { "wrote" });
            }
            if check { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(e) => {
            eprintln!("codegen: {e}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_code_is_fresh() {
        let stale = super::run(true).unwrap();
        assert!(stale.is_empty(), "stale, run `cargo run -p eyas-codegen`: {stale:?}");
    }
}
