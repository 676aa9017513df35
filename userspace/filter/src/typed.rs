// SPDX-License-Identifier: Apache-2.0
//! A condition whose fields are known and whose constants are converted.
//!
//! It is what evaluators compile from. An operator that stands here fits the types on its two sides. Like the
//! syntax tree, two nodes are equal when they say the same: spans do not take part in comparing and hashing, so
//! that a [`Predicate`] can be the key under which equal predicates of several rules are shared.

use crate::ast::{Modifier, Op, Span, TransformerKind};
use crate::catalogue::{FieldRef, ValueType};
use std::net::IpAddr;

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// All must hold, left to right.
    And(Vec<Node>),
    /// One must hold, left to right.
    Or(Vec<Node>),
    /// Must not hold.
    Not(Box<Node>),
    /// A leaf.
    Predicate(Predicate),
}

impl Node {
    /// Calls `f` on every predicate, left to right.
    pub fn for_each<'a>(&'a self, f: &mut dyn FnMut(&'a Predicate)) {
        match self {
            Node::And(v) | Node::Or(v) => v.iter().for_each(|n| n.for_each(f)),
            Node::Not(n) => n.for_each(f),
            Node::Predicate(p) => f(p),
        }
    }
}

/// One test of one operand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Predicate {
    /// What is tested.
    pub lhs: Operand,
    /// The test. It is false when `lhs` has no value.
    pub test: Test,
    /// Where it stands in the condition.
    pub span: Span,
}

/// The test of a predicate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// There is a value.
    Exists,
    /// Any operator but `in`, `intersects` and `pmatch`, with one constant.
    Value(Op, Value),
    /// An operator with a modifier and its constants, in the order written.
    Modified(Op, Modifier, Vec<Value>),
    /// `in` with constants, in the order written: every element of the left side is among them.
    In(Vec<Value>),
    /// `intersects` with constants: at least one element of the left side is among them.
    Intersects(Vec<Value>),
    /// `pmatch` with paths.
    Pmatch(Vec<Value>),
    /// Any operator but `regex` and `pmatch` with a value from the event. With `in` and `intersects` the values of
    /// the right side are the set.
    Operand(Op, Operand),
}

/// What is extracted from an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// A field.
    Field(FieldRef),
    /// A transformer.
    Transformer(Box<Transformer>),
}

impl Operand {
    /// The type of the value (of each one, if it gives a list).
    #[must_use]
    pub fn ty(&self) -> ValueType {
        match self {
            Operand::Field(f) => f.ty,
            Operand::Transformer(t) => t.ty,
        }
    }
    /// Whether it gives several values.
    #[must_use]
    pub fn is_list(&self) -> bool {
        match self {
            Operand::Field(f) => f.flags.list,
            Operand::Transformer(t) => t.list,
        }
    }
    /// Calls `f` on every field below.
    pub fn for_each_field<'a>(&'a self, f: &mut dyn FnMut(&'a FieldRef)) {
        match self {
            Operand::Field(r) => f(r),
            Operand::Transformer(t) => t.args.iter().for_each(|a| a.for_each_field(f)),
        }
    }
}

/// A transformer with checked arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Transformer {
    /// Which one.
    pub kind: TransformerKind,
    /// Its arguments: one for those that map values, two for `join` and `getopt`, two or more for `concat`.
    pub args: Vec<Arg>,
    /// The option letter of `getopt(…)[c]`.
    pub option: Option<u8>,
    /// The type of its result.
    pub ty: ValueType,
    /// Whether its result is a list.
    pub list: bool,
}

/// An argument of a transformer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// A constant string.
    Literal(Box<[u8]>),
    /// A list of parts; list-valued parts are spliced, one missing part makes the whole missing.
    List(Vec<Arg>),
    /// A value from the event.
    Operand(Operand),
}

impl Arg {
    fn for_each_field<'a>(&'a self, f: &mut dyn FnMut(&'a FieldRef)) {
        match self {
            Arg::Literal(_) => {}
            Arg::List(v) => v.iter().for_each(|a| a.for_each_field(f)),
            Arg::Operand(o) => o.for_each_field(f),
        }
    }
}

/// A constant, converted to the type of the left side.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A string, a path, a pattern.
    Text(Box<[u8]>),
    /// Bytes to be compared with a buffer; the byte operators' hex digits are converted.
    Bytes(Box<[u8]>),
    /// A number of a signed type (and of `DOUBLE`, which takes whole constants only), wrapped to the type's width.
    Signed(i64),
    /// A number of an unsigned type, wrapped to the type's width.
    Unsigned(u64),
    /// A boolean.
    Bool(bool),
    /// An address.
    Ip(IpAddr),
    /// A network: the address with its host bits cleared, and the length of the prefix.
    Net(IpAddr, u8),
}
