// SPDX-License-Identifier: Apache-2.0
//! The plain recursive evaluator: what a condition means, without any cleverness. The compiled engine is held against it.

pub use crate::test::Truth;
use crate::test::{compile, holds, is_vain};
use eyas_fields::Value;
use eyas_filter::typed::{Node, Operand};

/// Decides a condition; `read` gives the values of operands.
pub fn evaluate<'a>(node: &Node, read: &impl Fn(&Operand) -> Value<'a>) -> Truth {
    match node {
        Node::And(v) => {
            let mut open = false;
            for n in v {
                match evaluate(n, read) {
                    Truth::False => return Truth::False,
                    Truth::Unknown => open = true,
                    Truth::True => {}
                }
            }
            if open { Truth::Unknown } else { Truth::True }
        }
        Node::Or(v) => {
            let mut open = false;
            for n in v {
                match evaluate(n, read) {
                    Truth::True => return Truth::True,
                    Truth::Unknown => open = true,
                    Truth::False => {}
                }
            }
            if open { Truth::Unknown } else { Truth::False }
        }
        Node::Not(n) => !evaluate(n, read),
        Node::Predicate(p) if is_vain(&p.test) => Truth::False,
        Node::Predicate(p) => match compile(&p.test, |o| o) {
            Ok(test) => holds(&test, &read(&p.lhs), &mut |o: &&Operand| read(o)),
            Err(_) => Truth::False,
        },
    }
}
