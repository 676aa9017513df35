// SPDX-License-Identifier: Apache-2.0
//! `regex`: a full match of an egrep-like pattern (POSIX syntax of RE2), on bytes.
//!
//! The pattern was checked by the language; here it is only anchored. `.` does not match a newline, `^` and `$` match at
//! inner line ends too.

use regex::bytes::{Regex, RegexBuilder};

/// The pattern, anchored at both ends of the text.
///
/// # Errors
/// When the pattern is no regular expression, or too large once compiled.
pub fn posix(pattern: &[u8]) -> Result<Regex, String> {
    let text = std::str::from_utf8(pattern).map_err(|_| String::from("a regular expression must be UTF-8"))?;
    RegexBuilder::new(&format!("\\A(?:{text})\\z")).multi_line(true).size_limit(1 << 22).build().map_err(|e| e.to_string())
}
