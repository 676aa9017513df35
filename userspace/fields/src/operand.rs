// SPDX-License-Identifier: Apache-2.0
//! What one side of a comparison or a place in a template reads: a field, or transformers around fields.
use crate::field::Field;
use crate::transform;
use crate::{Cx, Value, catalogue};
use eyas_filter::ast::TransformerKind;
use eyas_filter::catalogue::LookupError;
use eyas_filter::typed;
use eyas_schema::{Format, ParamType};

/// A field or a transformer, ready to be read.
#[derive(Clone, Debug)]
pub enum Operand {
    /// A field.
    Field(Field),
    /// A transformer.
    Transformer(Box<Transformer>),
}

/// A transformer with its arguments.
#[derive(Clone, Debug)]
pub struct Transformer {
    kind: TransformerKind,
    args: Vec<Arg>,
    option: Option<u8>,
    ty: ParamType,
    list: bool,
}

/// An argument of a transformer.
#[derive(Clone, Debug)]
enum Arg {
    Literal(Box<[u8]>),
    List(Vec<Arg>),
    Operand(Operand),
}

impl Operand {
    /// Prepares a checked operand.
    ///
    /// # Errors
    /// When a field in it is not from this catalogue.
    pub fn compile(operand: &typed::Operand) -> Result<Self, LookupError> {
        Ok(match operand {
            typed::Operand::Field(f) => Operand::Field(Field::from_ref(f)?),
            typed::Operand::Transformer(t) => Operand::Transformer(Box::new(Transformer {
                kind: t.kind,
                args: t.args.iter().map(Arg::compile).collect::<Result<_, _>>()?,
                option: t.option,
                ty: catalogue::param_type(t.ty),
                list: t.list,
            })),
        })
    }

    /// Type of the value, or of each value of a list.
    #[must_use]
    pub fn ty(&self) -> ParamType {
        match self {
            Operand::Field(f) => f.ty(),
            Operand::Transformer(t) => t.ty,
        }
    }

    /// Whether it gives several values.
    #[must_use]
    pub fn is_list(&self) -> bool {
        match self {
            Operand::Field(f) => f.is(crate::FieldFlags::LIST),
            Operand::Transformer(t) => t.list,
        }
    }

    /// How numbers print: as the innermost first field says. What is made of several arguments has no say.
    #[must_use]
    pub fn format(&self) -> Format {
        use TransformerKind as K;
        match self {
            Operand::Field(f) => f.format(),
            Operand::Transformer(t) if matches!(t.kind, K::Join | K::Concat | K::Getopt) => Format::Na,
            Operand::Transformer(t) => t.args.iter().find_map(Arg::format).unwrap_or(Format::Na),
        }
    }

    /// Reads the value.
    #[must_use]
    pub fn extract<'a>(&'a self, cx: &Cx<'a>) -> Value<'a> {
        match self {
            Operand::Field(f) => f.extract(cx),
            Operand::Transformer(t) => t.extract(cx),
        }
    }

    /// Calls `f` on every field in it.
    pub fn for_each_field<'o>(&'o self, f: &mut dyn FnMut(&'o Field)) {
        match self {
            Operand::Field(field) => f(field),
            Operand::Transformer(t) => t.args.iter().for_each(|a| a.for_each_field(f)),
        }
    }
}

impl Arg {
    fn compile(arg: &typed::Arg) -> Result<Self, LookupError> {
        Ok(match arg {
            typed::Arg::Literal(b) => Arg::Literal(b.clone()),
            typed::Arg::List(items) => Arg::List(items.iter().map(Arg::compile).collect::<Result<_, _>>()?),
            typed::Arg::Operand(o) => Arg::Operand(Operand::compile(o)?),
        })
    }

    fn format(&self) -> Option<Format> {
        match self {
            Arg::Literal(_) => None,
            Arg::List(items) => items.iter().find_map(Arg::format),
            Arg::Operand(o) => Some(o.format()),
        }
    }

    fn for_each_field<'o>(&'o self, f: &mut dyn FnMut(&'o Field)) {
        match self {
            Arg::Literal(_) => {}
            Arg::List(items) => items.iter().for_each(|a| a.for_each_field(f)),
            Arg::Operand(o) => o.for_each_field(f),
        }
    }

    /// The value of the argument; a list of parts gives one list of texts, or nothing if one of them is missing.
    fn extract<'a>(&'a self, cx: &Cx<'a>) -> Value<'a> {
        let parts = match self {
            Arg::Literal(b) => return Value::Str(b),
            Arg::Operand(o) => return o.extract(cx),
            Arg::List(parts) => parts,
        };
        let mut all = bumpalo::collections::Vec::new_in(cx.scratch.arena());
        for part in parts {
            match part.extract(cx) {
                missing @ (Value::Absent | Value::Unknown) => return missing,
                Value::List(items) => all.extend(items.iter().map(|v| transform::to_text(cx, *v))),
                v => all.push(transform::to_text(cx, v)),
            }
        }
        Value::List(all.into_bump_slice())
    }
}

impl Transformer {
    fn extract<'a>(&'a self, cx: &Cx<'a>) -> Value<'a> {
        use TransformerKind as K;
        let arg = |n: usize| self.args.get(n).map_or(Value::Absent, |a| a.extract(cx));
        match self.kind {
            K::ToLower => transform::map(cx, arg(0), transform::to_lower),
            K::ToUpper => transform::map(cx, arg(0), transform::to_upper),
            K::B64 => transform::map(cx, arg(0), transform::from_base64),
            K::Basename => transform::map(cx, arg(0), |_, v| transform::basename(v)),
            K::Len => transform::len(arg(0)),
            K::Join => transform::join(cx, arg(0), arg(1)),
            K::Concat => transform::concat(cx, self.args.iter().map(|a| a.extract(cx))),
            K::Getopt => transform::getopt(cx, arg(0), arg(1), self.option),
        }
    }
}
