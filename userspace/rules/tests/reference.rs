// SPDX-License-Identifier: Apache-2.0
//! The reference's own rule file, if it lies beside the checkout.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_fields::Fields;
use eyas_rules::{Options, RuleLoader};

#[test]
fn the_reference_file_loads() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/oracle/rules/falco_rules.yaml");
    let alternative = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/oracle/rules/falco_rules.yaml");
    let Some(text) = [path, alternative].iter().find_map(|p| std::fs::read(p).ok()) else {
        println!("skipped: no reference rule file beside the checkout");
        return;
    };
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("falco_rules.yaml", &text);
    let found: String = result.findings.iter().map(|f| loader.render(f, false)).collect();
    assert!(result.is_valid() && found.is_empty(), "{found}");
    assert_eq!(loader.rules().rules.len(), 25);
    assert_eq!(loader.check_plugins(), Ok(()));
    for r in &loader.rules().rules {
        assert!(r.events.len() < 100, "{}: {:?}", r.name, r.events.names());
    }
}
