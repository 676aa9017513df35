// SPDX-License-Identifier: Apache-2.0
//! Generates the parser tables from the grammar.
fn main() {
    if let Err(e) = lalrpop::process_src() {
        println!("cargo::error=grammar: {e}");
    }
}
