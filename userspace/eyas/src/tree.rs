// SPDX-License-Identifier: Apache-2.0
//! A condition's syntax tree as JSON.

use eyas_filter::ast::{Check, Expr, Field, Literal, Operand, Rhs, Transformer, TransformerArg};
use serde_json::{Value, json};

/// The tree. Each node is an object with one key that says what it is.
pub fn json(expr: &Expr) -> Value {
    match expr {
        Expr::And(v) => json!({"and": v.iter().map(json).collect::<Vec<_>>()}),
        Expr::Or(v) => json!({"or": v.iter().map(json).collect::<Vec<_>>()}),
        Expr::Not(e) => json!({"not": json(e)}),
        Expr::Check(c) => json!({"check": check(c)}),
        Expr::Exists(e) => json!({"exists": operand(&e.lhs)}),
        Expr::Macro(m) => json!({"macro": m.name}),
    }
}

fn check(c: &Check) -> Value {
    let mut out = json!({"left": operand(&c.lhs), "op": c.op.name(), "right": right(&c.rhs)});
    if let (Some(modifier), Some(map)) = (c.modifier, out.as_object_mut()) {
        map.insert("modifier".to_owned(), modifier.name().into());
    }
    out
}

fn right(rhs: &Rhs) -> Value {
    match rhs {
        Rhs::Literal(l) => literal(l),
        Rhs::List(v, _) => json!({"list": v.iter().map(|l| l.to_text()).collect::<Vec<_>>()}),
        Rhs::Ident(i) => json!({"name": i.name}),
        Rhs::Val { field: f, .. } => json!({"val": field(f)}),
        Rhs::Transformer(t) => transformer(t),
    }
}

fn literal(l: &Literal) -> Value {
    json!({"value": l.to_text()})
}

fn field(f: &Field) -> Value {
    match &f.arg {
        None => json!({"field": f.name}),
        Some(arg) => json!({"field": f.name, "argument": arg.to_text()}),
    }
}

fn operand(o: &Operand) -> Value {
    match o {
        Operand::Field(f) => field(f),
        Operand::Transformer(t) => transformer(t),
    }
}

fn transformer(t: &Transformer) -> Value {
    let args: Vec<_> = t.args.iter().map(argument).collect();
    match &t.suffix {
        None => json!({"transformer": t.kind.name(), "arguments": args}),
        Some(s) => json!({"transformer": t.kind.name(), "arguments": args, "suffix": s.to_text()}),
    }
}

fn argument(a: &TransformerArg) -> Value {
    match a {
        TransformerArg::Literal(l) => literal(l),
        TransformerArg::List(v, _) => json!({"list": v.iter().map(argument).collect::<Vec<_>>()}),
        TransformerArg::Operand(o) => operand(o),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_says_what_it_is() {
        let tree = |text| json(&eyas_filter::parse(text).unwrap());
        assert_eq!(
            tree("not (proc.name in (a, b) or proc.aname[2] exists) and tolower(fd.name) startswith /etc and m"),
            json!({"and": [
                {"not": {"or": [
                    {"check": {"left": {"field": "proc.name"}, "op": "in", "right": {"list": ["a", "b"]}}},
                    {"exists": {"field": "proc.aname", "argument": "2"}},
                ]}},
                {"check": {
                    "left": {"transformer": "tolower", "arguments": [{"field": "fd.name"}]},
                    "op": "startswith", "right": {"value": "/etc"},
                }},
                {"macro": "m"},
            ]})
        );
    }
}
