// SPDX-License-Identifier: Apache-2.0
//! `regex`: a full match of an egrep-like pattern, on bytes. The language rewrites the pattern; here it is compiled.

use regex::bytes::{Regex, RegexBuilder};

/// The compiled pattern.
///
/// # Errors
/// When the pattern is no regular expression, or too large once compiled.
pub fn posix(pattern: &[u8]) -> Result<Regex, String> {
    let text = std::str::from_utf8(pattern).map_err(|_| String::from("a regular expression must be UTF-8"))?;
    RegexBuilder::new(&eyas_filter::posix::translate(text)?).size_limit(1 << 22).build().map_err(|e| e.to_string())
}
