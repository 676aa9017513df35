// SPDX-License-Identifier: Apache-2.0
//! Entry point for fuzzers and for tests with generated input: it must return, whatever the bytes.

use crate::loader::{Options, RuleLoader};
use eyas_filter::catalogue::Catalogue;

/// Loads bytes as a rule file, and makes every report about it.
pub fn rule_file(bytes: &[u8], catalogue: &dyn Catalogue) {
    let mut loader = RuleLoader::new(catalogue, Options::default());
    let result = loader.load("rules.yaml", bytes);
    for f in result.findings.iter().take(50) {
        drop(loader.render(f, true));
    }
    drop(loader.result_text(&result));
    drop(loader.results_json(true).to_string());
    let _ = loader.check_plugins();
}
