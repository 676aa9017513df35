// SPDX-License-Identifier: Apache-2.0
//! Rules, macros and lists described in the reference's shape: `info`, what was written, and `details`, what it came to.

use eyas_filter::{
    RULE_MAX_DEPTH,
    ast::{Expr, Operand, Rhs, TransformerArg},
    parse_with_depth,
    print::{compat_operand, compat_text},
};
use eyas_rules::{CompiledRule, ListInfo, MacroInfo, RuleSet, event_set};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the leaves of a condition are made of.
#[derive(Default)]
struct Parts {
    fields: BTreeSet<String>,
    operators: BTreeSet<String>,
    /// Constants and names on right sides.
    constants: BTreeSet<String>,
}

impl Parts {
    fn of(condition: &Expr) -> Self {
        let mut parts = Parts::default();
        condition.for_each_leaf(&mut |leaf| match leaf {
            Expr::Exists(e) => {
                parts.operand(&e.lhs);
                parts.operators.insert("exists".to_owned());
            }
            Expr::Check(c) => {
                parts.operand(&c.lhs);
                let modifier = c.modifier.map_or_else(String::new, |m| format!(" {m}"));
                parts.operators.insert(format!("{}{modifier}", c.op));
                parts.right(&c.rhs);
            }
            Expr::And(_) | Expr::Or(_) | Expr::Not(_) | Expr::Macro(_) => {}
        });
        parts
    }

    fn operand(&mut self, o: &Operand) {
        match o {
            Operand::Field(_) => drop(self.fields.insert(compat_operand(o))),
            Operand::Transformer(t) => t.args.iter().for_each(|a| self.argument(a)),
        }
    }

    fn argument(&mut self, a: &TransformerArg) {
        match a {
            TransformerArg::Literal(_) => {}
            TransformerArg::List(items, _) => items.iter().for_each(|a| self.argument(a)),
            TransformerArg::Operand(o) => self.operand(o),
        }
    }

    fn right(&mut self, rhs: &Rhs) {
        match rhs {
            Rhs::Literal(l) => drop(self.constants.insert(l.to_text().into_owned())),
            Rhs::List(items, _) => self.constants.extend(items.iter().map(|l| l.to_text().into_owned())),
            Rhs::Ident(i) => drop(self.constants.insert(i.name.to_string())),
            Rhs::Val { field, .. } => self.operand(&Operand::Field(field.clone())),
            Rhs::Transformer(t) => self.operand(&Operand::Transformer(t.clone())),
        }
    }
}

/// The lists that a condition names, as written.
pub fn lists<'s>(condition: &str, set: &'s RuleSet) -> Vec<&'s str> {
    let constants = parse_with_depth(condition, RULE_MAX_DEPTH).map(|e| Parts::of(&e).constants).unwrap_or_default();
    set.lists.iter().map(|l| l.name.as_str()).filter(|n| constants.contains(*n)).collect()
}

/// A rule.
pub fn rule(rule: &CompiledRule, set: &RuleSet) -> Value {
    let parts = Parts::of(&rule.condition);
    let mut outputs: Vec<String> = Vec::new();
    for token in rule.output.tokens() {
        let mut fields = Parts::default();
        fields.operand(&token.source);
        outputs.extend(fields.fields.into_iter().filter(|f| !outputs.contains(f)).collect::<Vec<_>>());
    }
    json!({
        "info": {
            "name": rule.name, "condition": rule.condition_text, "priority": rule.priority.name(), "output": rule.output_text,
            "description": rule.desc, "enabled": rule.enabled, "source": rule.source, "capture": rule.capture,
            "capture_duration": rule.capture_duration, "tags": rule.tags,
        },
        "details": {
            "macros": rule.macros, "lists": lists(&rule.condition_text, set),
            "condition_operators": parts.operators, "condition_fields": parts.fields, "output_fields": outputs,
            "exception_fields": rule.exception_fields, "exception_names": rule.exception_names,
            "exception_operators": rule.exception_operators, "events": rule.events.names(),
            "condition_compiled": compat_text(&rule.condition), "output_compiled": rule.output_text, "plugins": [],
        },
    })
}

/// A macro.
pub fn macro_item(m: &MacroInfo, set: &RuleSet) -> Value {
    let parts = Parts::of(&m.condition);
    let events = event_set(&m.condition).map(|e| e.names()).unwrap_or_default();
    json!({
        "info": {"name": m.name, "condition": m.condition_text},
        "details": {
            "used": m.used, "macros": m.macros, "lists": lists(&m.condition_text, set), "condition_operators": parts.operators,
            "condition_fields": parts.fields, "events": events, "condition_compiled": compat_text(&m.condition), "plugins": [],
        },
    })
}

/// A list.
pub fn list(l: &ListInfo, set: &RuleSet) -> Value {
    let named: Vec<&str> = set.lists.iter().map(|o| o.name.as_str()).filter(|n| l.items.iter().any(|i| i == n)).collect();
    json!({
        "info": {"name": l.name, "items": l.items},
        "details": {"used": l.used, "lists": named, "items_compiled": l.compiled_items, "plugins": []},
    })
}
