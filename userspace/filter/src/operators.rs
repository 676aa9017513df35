// SPDX-License-Identifier: Apache-2.0
//! Which operator fits which type, and what a transformer makes of a type.

use crate::ast::{Modifier, Op, TransformerKind};
use crate::catalogue::{TypeClass, ValueType};
use crate::typed::{Operand, Test, Value};

/// The test of an operator with constants.
pub(crate) fn test(op: Op, modifier: Option<Modifier>, mut v: Vec<Value>) -> Test {
    match (op, modifier) {
        (Op::In, _) => Test::In(v),
        (Op::Intersects, _) => Test::Intersects(v),
        (Op::Pmatch, _) => Test::Pmatch(v),
        (op, Some(m)) => Test::Modified(op, m, v),
        (op, None) => match v.pop() {
            Some(value) => Test::Value(op, value),
            // The grammar gives every such operator one constant; an empty set is never matched.
            None => Test::In(v),
        },
    }
}

/// The type that a one-argument transformer gives, if it takes this one.
pub(crate) fn mapped_type(kind: TransformerKind, ty: ValueType, list: bool) -> Option<(ValueType, bool)> {
    let string = ty.class() == TypeClass::String;
    match kind {
        TransformerKind::ToLower | TransformerKind::ToUpper | TransformerKind::Basename => string.then_some((ty, list)),
        TransformerKind::B64 => matches!(ty, ValueType::Charbuf | ValueType::Bytebuf).then_some((ty, list)),
        TransformerKind::Len => (list || string || ty == ValueType::Bytebuf).then_some((ValueType::Uint64, false)),
        TransformerKind::Join | TransformerKind::Concat | TransformerKind::Getopt => None,
    }
}

/// Whether an operator fits a type; the message if not.
pub(crate) fn fits(op: Op, modifier: Option<Modifier>, ty: ValueType, list: bool) -> Result<(), String> {
    use TypeClass as C;
    if list {
        use ValueType as T;
        if !matches!(ty, T::Charbuf | T::Uint64 | T::Reltime | T::Abstime | T::Bool | T::Ipaddr | T::Ipnet) {
            return Err(format!("filter error: list filters are not supported for type '{ty}'"));
        }
        if modifier.is_some() || !matches!(op, Op::In | Op::Intersects) {
            return Err(format!("filter error: '{op}' operator not supported list filters"));
        }
        return Ok(());
    }
    let equality = matches!(op, Op::Eq | Op::Ne | Op::In | Op::Intersects);
    let text = matches!(op, Op::Contains | Op::Startswith | Op::Endswith);
    let (ok, what) = match ty.class() {
        C::Numeric => (equality || op.is_ordering(), "numeric filters"),
        C::Bool => (equality, "numeric filters"),
        C::String => (!matches!(op, Op::Bcontains | Op::Bstartswith), "string filters"),
        C::Buffer => (equality || text || matches!(op, Op::Bcontains | Op::Bstartswith), "buffer filters"),
        C::Ip | C::Net => (equality, "ip address and network filters"),
        C::Other => {
            return Err(format!("filter error: '{op}' operator not supported for type '{ty}'"));
        }
    };
    match (ok, modifier, ty.class()) {
        (true, ..) => Ok(()),
        (false, Some(_), C::Ip | C::Net) => Err(format!("filter error: '{op}' with modifier not supported for {what}")),
        (false, ..) => Err(format!("filter error: '{op}' operator not supported for {what}")),
    }
}

pub(crate) fn help(lhs: &Operand) -> String {
    if lhs.is_list() {
        return "a list takes in, intersects and exists".to_owned();
    }
    let ops = match lhs.ty().class() {
        TypeClass::Numeric => "= != < <= > >= in exists",
        TypeClass::Bool => "= != in exists",
        TypeClass::String => "= != contains icontains startswith endswith glob iglob regex in pmatch exists",
        TypeClass::Buffer => "= != contains bcontains startswith bstartswith endswith in exists",
        TypeClass::Ip | TypeClass::Net => "= != in exists",
        TypeClass::Other => "exists",
    };
    format!("a value of type {} takes {ops}", lhs.ty())
}

/// Whether a pattern could be written with a plain operator: nothing special in it, apart from an anchor at an end
/// and a repeated dot at an end.
pub(crate) fn simple_regex(pattern: &str) -> bool {
    let b = pattern.as_bytes();
    let mut i = 0;
    while let Some(&c) = b.get(i) {
        let anchor = (i == 0 && c == b'^') || (i + 1 == b.len() && c == b'$');
        let at_end = (i == 0 && b.len() > 1) || i + 2 == b.len();
        let any = at_end && c == b'.' && matches!(b.get(i + 1), Some(b'+' | b'*' | b'?'));
        if any {
            i += 2;
        } else if anchor || !b".+*?^$()[]{}|\\".contains(&c) {
            i += 1;
        } else {
            return false;
        }
    }
    true
}
