// SPDX-License-Identifier: Apache-2.0
//! Conditions and formats from the command line: understood, or told what is wrong, as the diagnostics of rule files do.

use crate::{exit::Refused, print};
use eyas_fields::Fields;
use eyas_filter::{
    FilterError, RULE_MAX_DEPTH, ast::Expr, catalogue::Catalogue, check::check, diag::Diagnostic, parse_with_depth, template::Template,
    typed::Node,
};

/// Tells what is wrong with a text of the command line.
fn refuse(name: &str, text: &str, errors: &[FilterError]) -> anyhow::Error {
    for e in errors {
        print::remark(Diagnostic::from_filter(name, e).render(text, print::remark_colours()).trim_end());
    }
    Refused.into()
}

/// The syntax of a condition.
///
/// # Errors
/// [`Refused`] after telling why.
pub fn parsed(text: &str) -> anyhow::Result<Expr> {
    parse_with_depth(text, RULE_MAX_DEPTH).map_err(|e| refuse("filter", text, &[e]))
}

/// A condition whose fields exist and whose constants fit.
///
/// # Errors
/// [`Refused`] after telling why.
pub fn checked(text: &str, catalogue: &dyn Catalogue) -> anyhow::Result<(Expr, Node)> {
    let expr = parsed(text)?;
    let checked = check(&expr, catalogue);
    match checked.node {
        Some(node) if checked.errors.is_empty() => Ok((expr, node)),
        _ => Err(refuse("filter", text, &checked.errors)),
    }
}

/// An output format.
///
/// # Errors
/// [`Refused`] after telling why.
pub fn template(text: &str) -> anyhow::Result<Template> {
    Template::parse(text, &Fields).map_err(|e| refuse("format", text, &[e]))
}
