// SPDX-License-Identifier: Apache-2.0
//! The test of one predicate, ready to be held against a value. Semantics of every operator live here and nowhere else;
//! faster ways ([`crate::group`]) must agree with it.

use crate::{glob::fnmatch, pmatch::Paths, regex::posix};
use eyas_fields::{Value, hosts::is_name_of};
use eyas_filter::{
    ast::{Modifier, Op},
    typed,
};
use memchr::memmem;
use regex::bytes::Regex;
use std::{cmp::Ordering, net::IpAddr};

/// Outcome of a test or a condition: values that have not arrived yet leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It does not hold.
    False,
    /// It holds.
    True,
    /// It depends on a value that is not known yet.
    Unknown,
}

impl From<bool> for Truth {
    fn from(b: bool) -> Self {
        if b { Truth::True } else { Truth::False }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;
    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// A constant.
#[derive(Clone, Debug)]
pub enum Const {
    /// Anything that is compared as it is.
    Plain(typed::Value),
    /// A compiled pattern.
    Pattern(Regex),
}

/// A predicate's test. `R` stands for an operand on the right side.
#[derive(Clone, Debug)]
pub enum Test<R> {
    /// There is a value.
    Exists,
    /// An operator and a constant.
    Value(Op, Const),
    /// An operator, a modifier and constants.
    Modified(Op, Modifier, Vec<Const>),
    /// Membership: of all elements, or of one.
    Set(bool, Vec<typed::Value>),
    /// Prefix by path components.
    Pmatch(Paths),
    /// An operator and an operand.
    Operand(Op, R),
}

impl<R> Test<R> {
    /// The same test where none with an operand on its right side can stand; `None` if it is one.
    pub fn without_operand<S>(self) -> Option<Test<S>> {
        Some(match self {
            Test::Exists => Test::Exists,
            Test::Value(op, c) => Test::Value(op, c),
            Test::Modified(op, m, cs) => Test::Modified(op, m, cs),
            Test::Set(all, vs) => Test::Set(all, vs),
            Test::Pmatch(p) => Test::Pmatch(p),
            Test::Operand(..) => return None,
        })
    }
}

fn constant(op: Op, v: &typed::Value) -> Result<Const, String> {
    match (op, v) {
        (Op::Regex, typed::Value::Text(t) | typed::Value::Bytes(t)) => posix(t).map(Const::Pattern),
        _ => Ok(Const::Plain(v.clone())),
    }
}

/// Prepares a test; `operand` gives operands their numbers.
///
/// # Errors
/// When a regular expression does not compile.
pub fn compile<'n, R>(t: &'n typed::Test, mut operand: impl FnMut(&'n typed::Operand) -> R) -> Result<Test<R>, String> {
    Ok(match t {
        typed::Test::Exists => Test::Exists,
        typed::Test::Value(op, v) => Test::Value(*op, constant(*op, v)?),
        typed::Test::Modified(op, m, vs) => Test::Modified(*op, *m, vs.iter().map(|v| constant(*op, v)).collect::<Result<_, _>>()?),
        typed::Test::In(vs) => Test::Set(true, vs.clone()),
        typed::Test::Intersects(vs) => Test::Set(false, vs.clone()),
        typed::Test::Pmatch(vs) => Test::Pmatch(Paths::new(vs.iter().filter_map(text_of))),
        typed::Test::Operand(op, o) => Test::Operand(*op, operand(o)),
    })
}

/// The bytes of a text or byte constant.
pub fn text_of(v: &typed::Value) -> Option<&[u8]> {
    match v {
        typed::Value::Text(t) | typed::Value::Bytes(t) => Some(t),
        _ => None,
    }
}

/// Whether no value can pass the test: it compares with no constant at all.
pub fn is_vain(test: &typed::Test) -> bool {
    match test {
        typed::Test::Modified(_, _, vs) | typed::Test::In(vs) | typed::Test::Intersects(vs) | typed::Test::Pmatch(vs) => vs.is_empty(),
        typed::Test::Exists | typed::Test::Value(..) | typed::Test::Operand(..) => false,
    }
}

/// Holds the test against a value; `right` reads the operand on the right side.
pub fn holds<'a, R>(test: &Test<R>, value: &Value<'_>, right: &mut impl FnMut(&R) -> Value<'a>) -> Truth {
    match value {
        Value::Absent => return Truth::False,
        Value::Unknown => return Truth::Unknown,
        _ => {}
    }
    if let Test::Operand(op, r) = test {
        return match right(r) {
            Value::Absent => Truth::False,
            Value::Unknown => Truth::Unknown,
            rhs => operand_holds(*op, value, &rhs).into(),
        };
    }
    constants_hold(test, value).into()
}

fn constants_hold<R>(test: &Test<R>, value: &Value<'_>) -> bool {
    match (test, value) {
        (Test::Exists, v) => v.exists(),
        (_, Value::Any(vs)) => vs.iter().any(|v| constants_hold(test, v)),
        (Test::Value(Op::Ne, _) | Test::Modified(Op::Ne, ..), Value::Either(vs)) => {
            !vs.is_empty() && vs.iter().all(|v| constants_hold(test, v))
        }
        (_, Value::Either(vs)) => vs.iter().any(|v| constants_hold(test, v)),
        (Test::Set(all, set), Value::List(vs)) => {
            let member = |v: &Value<'_>| set.iter().any(|c| plain(Op::Eq, v, c));
            if *all { !set.is_empty() && vs.iter().all(member) } else { vs.iter().any(member) }
        }
        (Test::Set(_, set), v) => set.iter().any(|c| plain(Op::Eq, v, c)),
        (Test::Value(op, c), v) => one(*op, v, c),
        (Test::Modified(op, m, cs), v) => match m {
            Modifier::Anyof => cs.iter().any(|c| one(*op, v, c)),
            Modifier::Allof => !cs.is_empty() && cs.iter().all(|c| one(*op, v, c)),
            Modifier::Oneof => cs.iter().filter(|c| one(*op, v, c)).take(2).count() == 1,
        },
        (Test::Pmatch(paths), v) => v.as_bytes().is_some_and(|b| paths.cover(b)),
        (Test::Operand(..), _) => false,
    }
}

fn one(op: Op, v: &Value<'_>, c: &Const) -> bool {
    match c {
        Const::Plain(c) => plain(op, v, c),
        Const::Pattern(p) => v.as_bytes().is_some_and(|b| p.is_match(b)),
    }
}

/// One value against one constant.
pub fn plain(op: Op, v: &Value<'_>, c: &typed::Value) -> bool {
    let c = match c {
        typed::Value::Text(t) => Value::Str(t),
        typed::Value::Bytes(b) => Value::Bytes(b),
        typed::Value::Signed(n) => Value::I64(*n),
        typed::Value::Unsigned(n) => Value::U64(*n),
        typed::Value::Bool(b) => Value::Bool(*b),
        typed::Value::Ip(a) => Value::Ip(*a),
        typed::Value::Net(net, len) => {
            let Value::Ip(a) = v else { return false };
            return match op {
                Op::Eq => within(*a, *net, *len),
                Op::Ne => !within(*a, *net, *len),
                _ => false,
            };
        }
    };
    pair(op, v, &c)
}

fn operand_holds(op: Op, l: &Value<'_>, r: &Value<'_>) -> bool {
    if let Value::Any(vs) | Value::Either(vs) = l {
        return vs.iter().any(|v| operand_holds(op, v, r));
    }
    let set: &[Value<'_>] = match r {
        Value::List(vs) | Value::Any(vs) | Value::Either(vs) => vs,
        one => std::slice::from_ref(one),
    };
    let member = |v: &Value<'_>| set.iter().any(|c| pair(Op::Eq, v, c));
    match (op, l) {
        (Op::In, Value::List(vs)) => vs.iter().all(member),
        (Op::Intersects, Value::List(vs)) => vs.iter().any(member),
        (Op::In | Op::Intersects, v) => member(v),
        (op, v) => set.iter().any(|c| pair(op, v, c)),
    }
}

/// Whether the address lies in the network; never across families.
#[must_use]
pub fn within(a: IpAddr, net: IpAddr, len: u8) -> bool {
    match (a, net) {
        (IpAddr::V4(a), IpAddr::V4(n)) => {
            let mask = u32::MAX.checked_shl(32_u32.saturating_sub(len.into())).unwrap_or(0);
            u32::from(a) & mask == u32::from(n) & mask
        }
        (IpAddr::V6(a), IpAddr::V6(n)) => {
            let mask = u128::MAX.checked_shl(128_u32.saturating_sub(len.into())).unwrap_or(0);
            u128::from(a) & mask == u128::from(n) & mask
        }
        _ => false,
    }
}

fn ordered(op: Op, o: Option<Ordering>) -> bool {
    match (op, o) {
        (Op::Ne, None) => true,
        (_, None) => false,
        (Op::Eq, Some(o)) => o == Ordering::Equal,
        (Op::Ne, Some(o)) => o != Ordering::Equal,
        (Op::Lt, Some(o)) => o == Ordering::Less,
        (Op::Le, Some(o)) => o != Ordering::Greater,
        (Op::Gt, Some(o)) => o == Ordering::Greater,
        (Op::Ge, Some(o)) => o != Ordering::Less,
        _ => false,
    }
}

fn number(v: &Value<'_>) -> Option<i128> {
    match v {
        Value::U64(n) => Some((*n).into()),
        Value::I64(n) => Some((*n).into()),
        _ => None,
    }
}

fn float(v: &Value<'_>) -> Option<f64> {
    match v {
        Value::F64(n) => Some(*n),
        #[expect(clippy::cast_precision_loss, reason = "constants of fractions are whole 32-bit numbers")]
        Value::U64(n) => Some(*n as f64),
        #[expect(clippy::cast_precision_loss, reason = "constants of fractions are whole 32-bit numbers")]
        Value::I64(n) => Some(*n as f64),
        _ => None,
    }
}

fn pair(op: Op, l: &Value<'_>, r: &Value<'_>) -> bool {
    if let (Some(a), Some(b)) = (l.as_bytes(), r.as_bytes()) {
        return bytes(op, a, b);
    }
    match (l, r) {
        (Value::Bool(a), Value::Bool(b)) => ordered(op, Some(a.cmp(b))),
        (Value::Ip(a), Value::Ip(b)) => ordered(op, (a == b).then_some(Ordering::Equal)),
        (Value::Host(ip), name) => match op {
            Op::Eq | Op::In | Op::Intersects => name.as_bytes().is_some_and(|n| is_name_of(n, *ip)),
            Op::Ne => name.as_bytes().is_some_and(|n| !is_name_of(n, *ip)),
            _ => false,
        },
        (Value::Distance(d), n) => {
            let reach = number(n).and_then(|n| n.checked_mul(1_000_000));
            op == Op::Eq && reach.is_some_and(|r| i128::from(*d) <= r)
        }
        (Value::F64(_), _) | (_, Value::F64(_)) => match (float(l), float(r)) {
            (Some(a), Some(b)) => ordered(op, a.partial_cmp(&b)),
            _ => false,
        },
        _ => match (number(l), number(r)) {
            (Some(a), Some(b)) => ordered(op, Some(a.cmp(&b))),
            _ => false,
        },
    }
}

fn bytes(op: Op, a: &[u8], b: &[u8]) -> bool {
    match op {
        Op::Contains | Op::Bcontains => memmem::find(a, b).is_some(),
        Op::Icontains => icontains(a, b),
        Op::Startswith | Op::Bstartswith => a.starts_with(b),
        Op::Endswith => a.ends_with(b),
        Op::Glob => fnmatch(b, a, false),
        Op::Iglob => fnmatch(b, a, true),
        Op::Regex => posix(b).is_ok_and(|p| p.is_match(a)),
        Op::Pmatch => Paths::new(std::iter::once(b)).cover(a),
        Op::In | Op::Intersects => a == b,
        op => ordered(op, Some(a.cmp(b))),
    }
}

fn icontains(a: &[u8], b: &[u8]) -> bool {
    b.is_empty() || a.windows(b.len()).any(|w| w.eq_ignore_ascii_case(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(op: Op, v: Value<'_>, c: typed::Value) -> bool {
        plain(op, &v, &c)
    }

    #[test]
    fn numbers_strings_addresses() {
        assert!(check(Op::Lt, Value::I64(-1), typed::Value::Unsigned(0)));
        assert!(!check(Op::Eq, Value::U64(u64::MAX), typed::Value::Signed(-1)));
        assert!(check(Op::Ge, Value::F64(2.5), typed::Value::Signed(2)));
        let lo = typed::Value::Ip("127.0.0.1".parse().unwrap());
        assert!(check(Op::Ne, Value::Ip("::1".parse().unwrap()), lo.clone()) && !check(Op::Eq, Value::Ip("::1".parse().unwrap()), lo));
        let net = typed::Value::Net("10.0.0.0".parse().unwrap(), 8);
        assert!(
            check(Op::Eq, Value::Ip("10.9.8.7".parse().unwrap()), net.clone())
                && check(Op::Ne, Value::Ip("11.0.0.1".parse().unwrap()), net)
        );
        assert!(within("1.2.3.4".parse().unwrap(), "0.0.0.0".parse().unwrap(), 0));
        assert!(bytes(Op::Icontains, b"/ETC/Shadow", b"shadow") && !bytes(Op::Contains, b"/ETC/Shadow", b"shadow"));
    }

    #[test]
    fn either_end_and_any_ancestor() {
        let ends = [Value::U64(80), Value::U64(5000)];
        let t = |op| Test::<()>::Value(op, Const::Plain(typed::Value::Unsigned(80)));
        assert!(constants_hold(&t(Op::Eq), &Value::Either(&ends)) && !constants_hold(&t(Op::Ne), &Value::Either(&ends)));
        assert!(constants_hold(&t(Op::Ne), &Value::Any(&ends)));
    }

    #[test]
    fn names_of_a_host() {
        let host = Value::Host("10.0.0.1".parse().unwrap());
        let text = |t: &str| typed::Value::Text(t.as_bytes().into());
        assert!(check(Op::Eq, host, text("10.0.0.1")) && !check(Op::Eq, host, text("no.such.name")));
        assert!(check(Op::Ne, host, text("no.such.name")) && !check(Op::Contains, host, text("10")));
        assert!(!constants_hold(&Test::<()>::Exists, &host));
    }

    #[test]
    fn sets_of_lists() {
        let set = vec![typed::Value::Text(b"a"[..].into()), typed::Value::Text(b"b"[..].into())];
        let (ab, ax) = ([Value::Str(b"a"), Value::Str(b"b")], [Value::Str(b"a"), Value::Str(b"x")]);
        let t = |all| Test::<()>::Set(all, set.clone());
        assert!(constants_hold(&t(true), &Value::List(&ab)) && !constants_hold(&t(true), &Value::List(&ax)));
        assert!(constants_hold(&t(false), &Value::List(&ax)) && constants_hold(&t(true), &Value::List(&[])));
    }
}
