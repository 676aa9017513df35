// SPDX-License-Identifier: Apache-2.0
//! Loads and compiles rule files, each on its own, and prints what is found and how many rules they give. Under
//! `valgrind --tool=callgrind` it shows the cost of loading.
use eyas_fields::Fields;
use eyas_rules::{Options, RuleLoader};

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let mut loader = RuleLoader::new(&Fields, Options::default());
        let result = loader.load(&path, &std::fs::read(&path)?);
        result.findings.iter().for_each(|f| print!("{}", loader.render(f, false)));
        println!("{path}: {} rules, {} errors", loader.rules().rules.len(), result.errors().count());
    }
    Ok(())
}
