// SPDX-License-Identifier: Apache-2.0
//! Entry points for fuzzers and for tests with generated input: they must return, whatever the bytes.

use crate::catalogue::Catalogue;
use crate::template::Template;
use crate::{Position, check, diag, parse_bytes, print};

/// Parses bytes as a condition, prints it and parses that again, checks the types, and draws what is wrong.
///
/// # Panics
/// If a printed condition does not parse to the same tree, or an error points outside the text.
pub fn condition(bytes: &[u8], catalogue: &dyn Catalogue) {
    match parse_bytes(bytes, 200) {
        Ok(tree) => {
            let text = tree.to_string();
            // One pair of parentheses more than was written can reach the limit.
            assert_eq!(parse_bytes(text.as_bytes(), 1000).as_ref(), Ok(&tree), "{text}");
            drop(print::compat_text(&tree));
            let checked = check::check(&tree, catalogue);
            assert_eq!(checked.node.is_some(), checked.errors.is_empty());
            checked.errors.iter().for_each(|e| draw(bytes, e));
        }
        Err(e) => draw(bytes, &e),
    }
}

/// Parses bytes as an output template.
///
/// # Panics
/// If an error points outside the text.
pub fn template(bytes: &[u8], catalogue: &dyn Catalogue) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(e) = Template::parse(&text, catalogue) {
        draw(text.as_bytes(), &e);
    }
}

fn draw(bytes: &[u8], e: &crate::FilterError) {
    assert!(e.span.start <= e.span.end && e.span.end <= bytes.len() + 1 && e.at <= bytes.len(), "{e:?}");
    let text = String::from_utf8_lossy(bytes);
    drop(diag::Diagnostic::from_filter("f", e).render(&text, true));
    let _ = Position::of(&text, e.at);
}
