// SPDX-License-Identifier: Apache-2.0
//! Doubtful tests in a rule's condition that the filter language itself has nothing to say about.

use crate::finding::Code;
use eyas_filter::ast::{Check, Expr, Field, Literal, Op, Operand, Rhs, Span, Transformer, TransformerArg};

/// Fields that are kept for old rules.
pub(crate) const DEPRECATED_FIELDS: [&str; 6] =
    ["evt.dir", "evt.latency", "evt.latency.s", "evt.latency.ns", "evt.latency.human", "evt.wait_latency"];

pub(crate) struct Warning {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) span: Span,
    pub(crate) deprecated_field: Option<&'static str>,
}

/// The warnings about a condition, each kind once: unsafe comparisons, then deprecated fields in the order above.
pub(crate) fn condition(e: &Expr) -> Vec<Warning> {
    let mut out: Vec<Warning> = Vec::new();
    e.for_each_leaf(&mut |leaf| match leaf {
        Expr::Check(c) => check(c, &mut out),
        Expr::Exists(x) => operand(&x.lhs, &mut out),
        Expr::And(_) | Expr::Or(_) | Expr::Not(_) | Expr::Macro(_) => {}
    });
    let rank = |w: &Warning| DEPRECATED_FIELDS.iter().position(|f| w.deprecated_field == Some(f)).map_or(0, |i| i + 1);
    out.sort_by_key(rank);
    out.dedup_by_key(|w| rank(w));
    out
}

fn check(c: &Check, out: &mut Vec<Warning>) {
    operand(&c.lhs, out);
    match &c.rhs {
        Rhs::Literal(l) => missing(c, std::slice::from_ref(l), out),
        Rhs::List(v, _) => missing(c, v, out),
        // The right side is looked at for constants alone.
        Rhs::Ident(_) | Rhs::Val { .. } | Rhs::Transformer(_) => {}
    }
}

/// Some plugins' fields were once compared with the text that stands for a missing value.
fn missing(c: &Check, constants: &[Literal], out: &mut Vec<Warning>) {
    let Operand::Field(f) = &c.lhs else { return };
    let audit = f.name.starts_with("ka.") || f.name.starts_with("jevt.");
    let op = matches!(c.op, Op::Eq | Op::Ne | Op::In | Op::Intersects | Op::Pmatch);
    if !audit || !op {
        return;
    }
    if let Some(l) = constants.iter().find(|l| *l.value == *b"<NA>") {
        out.push(Warning {
            code: Code::UnsafeNa,
            message: format!("comparing '{}' with <NA> is unsafe: use 'exists' to test for a value", f.name),
            span: l.span,
            deprecated_field: None,
        });
    }
}

fn operand(o: &Operand, out: &mut Vec<Warning>) {
    match o {
        Operand::Field(f) => field(f, out),
        Operand::Transformer(t) => transformer(t, out),
    }
}

fn transformer(t: &Transformer, out: &mut Vec<Warning>) {
    fn arg(a: &TransformerArg, out: &mut Vec<Warning>) {
        match a {
            TransformerArg::Literal(_) => {}
            TransformerArg::List(v, _) => v.iter().for_each(|a| arg(a, out)),
            TransformerArg::Operand(o) => operand(o, out),
        }
    }
    t.args.iter().for_each(|a| arg(a, out));
}

fn field(f: &Field, out: &mut Vec<Warning>) {
    if let Some(name) = DEPRECATED_FIELDS.into_iter().find(|d| *d == &*f.name) {
        out.push(Warning {
            code: Code::Deprecated,
            message: format!("usage of deprecated field '{name}' has been detected in the rule condition"),
            span: f.span,
            deprecated_field: Some(name),
        });
    }
}
