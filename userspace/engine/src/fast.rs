// SPDX-License-Identifier: Apache-2.0
//! Tests of one scalar value in as few steps as the kinds of value and constant take. What they do not cover is left to
//! [`crate::test`], whose semantics they share.

use crate::{substring::Substring, test::text_of};
use eyas_fields::Value;
use eyas_filter::{
    ast::Op,
    typed::{self, Test},
};

/// A test of a scalar.
#[derive(Clone, Debug)]
pub enum Fast {
    /// The truth value is this one.
    Bool(bool),
    /// The number lies (or, with `false`, does not lie) between the two, both included.
    Range(bool, i128, i128),
    /// The text is (or, with `false`, is not) this one.
    Same(bool, Box<[u8]>),
    /// The text is one of a few.
    OneOf(Box<[Box<[u8]>]>),
    /// The text starts so.
    Front(Box<[u8]>),
    /// The text ends so.
    Back(Box<[u8]>),
    /// The text contains it.
    Inside(Box<Substring>),
    /// There is a value.
    Exists,
    /// None of these.
    Other,
}

/// Up to so many texts are compared one by one.
const FEW: usize = 4;

impl Fast {
    /// The test as one of a scalar, if it is one of those.
    pub fn new(test: &Test) -> Self {
        match test {
            Test::Value(op, typed::Value::Bool(b)) => match op {
                Op::Eq => Fast::Bool(*b),
                Op::Ne => Fast::Bool(!*b),
                _ => Fast::Other,
            },
            Test::Value(op, typed::Value::Signed(n)) => Self::number(*op, (*n).into()),
            Test::Value(op, typed::Value::Unsigned(n)) => Self::number(*op, (*n).into()),
            Test::Value(op, v) => match (op, text_of(v)) {
                (Op::Eq, Some(t)) => Fast::Same(true, t.into()),
                (Op::Ne, Some(t)) => Fast::Same(false, t.into()),
                (Op::Startswith, Some(t)) => Fast::Front(t.into()),
                (Op::Endswith, Some(t)) => Fast::Back(t.into()),
                (Op::Contains, Some(t)) => Fast::Inside(Box::new(Substring::new(t))),
                _ => Fast::Other,
            },
            Test::In(vs) => match vs.as_slice() {
                [v] => Self::new(&Test::Value(Op::Eq, v.clone())),
                vs if vs.len() <= FEW => {
                    vs.iter().map(|v| text_of(v).map(Box::from)).collect::<Option<_>>().map_or(Fast::Other, Fast::OneOf)
                }
                _ => Fast::Other,
            },
            Test::Exists => Fast::Exists,
            _ => Fast::Other,
        }
    }

    fn number(op: Op, n: i128) -> Self {
        const LEAST: i128 = i128::MIN;
        const MOST: i128 = i128::MAX;
        match op {
            Op::Eq => Fast::Range(true, n, n),
            Op::Ne => Fast::Range(false, n, n),
            Op::Lt => Fast::Range(true, LEAST, n - 1),
            Op::Le => Fast::Range(true, LEAST, n),
            Op::Gt => Fast::Range(true, n + 1, MOST),
            Op::Ge => Fast::Range(true, n, MOST),
            _ => Fast::Other,
        }
    }

    /// Whether it decides about scalars at all.
    pub fn decides(&self) -> bool {
        !matches!(self, Fast::Other)
    }

    /// Whether the value passes; `None` if value or test is of another kind.
    #[inline(always)]
    pub fn holds(&self, value: &Value<'_>) -> Option<bool> {
        match (self, value) {
            (Fast::Bool(want), Value::Bool(b)) => Some(want == b),
            (Fast::Range(inside, lo, hi), Value::I64(n)) => {
                let n = i128::from(*n);
                Some((*lo <= n && n <= *hi) == *inside)
            }
            (Fast::Range(inside, lo, hi), Value::U64(n)) => {
                let n = i128::from(*n);
                Some((*lo <= n && n <= *hi) == *inside)
            }
            (Fast::Exists, Value::Str(_) | Value::Bytes(_) | Value::U64(_) | Value::I64(_) | Value::Bool(_) | Value::Ip(_)) => Some(true),
            (Fast::Same(same, t), Value::Str(v) | Value::Bytes(v)) => Some((*v == &**t) == *same),
            (Fast::OneOf(ts), Value::Str(v) | Value::Bytes(v)) => Some(ts.iter().any(|t| **t == **v)),
            (Fast::Front(t), Value::Str(v) | Value::Bytes(v)) => Some(v.starts_with(t)),
            (Fast::Back(t), Value::Str(v) | Value::Bytes(v)) => Some(v.ends_with(t)),
            (Fast::Inside(t), Value::Str(v) | Value::Bytes(v)) => Some(t.is_in(v)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::plain;

    #[test]
    fn agrees_with_the_plain_test() {
        let text = |t: &str| typed::Value::Text(t.as_bytes().into());
        let constants = [
            typed::Value::Bool(true),
            typed::Value::Bool(false),
            typed::Value::Signed(-1),
            typed::Value::Signed(i64::MIN),
            typed::Value::Signed(i64::MAX),
            typed::Value::Unsigned(0),
            typed::Value::Unsigned(u64::MAX),
            text(""),
            text("b"),
            text("abc"),
            typed::Value::Bytes(b"bc"[..].into()),
            typed::Value::Ip("10.0.0.1".parse().unwrap()),
        ];
        let values = [
            Value::Bool(true),
            Value::Bool(false),
            Value::I64(-1),
            Value::I64(0),
            Value::I64(i64::MIN),
            Value::I64(i64::MAX),
            Value::U64(0),
            Value::U64(u64::MAX),
            Value::Str(b""),
            Value::Str(b"abc"),
            Value::Bytes(b"bcb"),
            Value::F64(-1.0),
            Value::Ip("10.0.0.1".parse().unwrap()),
            Value::Distance(1),
            Value::Host("10.0.0.1".parse().unwrap()),
        ];
        let ops = [Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge, Op::Contains, Op::Startswith, Op::Endswith, Op::Icontains];
        let mut decided = 0;
        for (op, c) in ops.iter().flat_map(|op| constants.iter().map(move |c| (*op, c))) {
            let fast = Fast::new(&Test::Value(op, c.clone()));
            for v in &values {
                if let Some(holds) = fast.holds(v) {
                    assert_eq!(holds, plain(op, v, c), "{v:?} {op:?} {c:?}");
                    decided += 1;
                }
            }
        }
        assert!(decided > 150, "{decided}");
    }
}
