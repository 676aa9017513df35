// SPDX-License-Identifier: Apache-2.0
//! Values as text and as JSON.
use crate::buffer;
use crate::text::Writer;
use crate::{Cx, Field, Value};
use eyas_schema::{Format, ParamType};
use serde_json::Number;

/// Lists and buffers print no more bytes than this.
const LONGEST: usize = 1023;

/// How a value of some operand prints.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub ty: ParamType,
    pub format: Format,
    /// A field itself, not what a transformer made of it.
    pub plain: bool,
    /// The text may contain buffers in rows of their own, whose line ends stay.
    pub rows: bool,
}

impl Look {
    /// How a field prints.
    pub fn of(field: &Field) -> Self {
        Self { ty: field.ty(), format: field.format(), plain: true, rows: Self::has_rows(field) }
    }

    /// Whether text of the field may contain buffers.
    pub fn has_rows(field: &Field) -> bool {
        matches!(field.spec().name, "evt.args" | "evt.info" | "evt.arg")
    }

    /// Writes the text of a value; false if it has none.
    pub fn write(self, cx: &Cx<'_>, w: &mut Writer<'_>, v: Value<'_>) -> bool {
        match v {
            Value::Absent | Value::Unknown | Value::Opaque | Value::Either(_) | Value::Any(_) | Value::Distance(_) | Value::Host(_) => {
                return false;
            }
            // Text of a buffer is made of printable bytes and the line ends of its form.
            Value::Str(b) if self.ty == ParamType::Bytebuf && self.plain => w.bytes(b),
            Value::Str(b) if self.rows && cx.setup.buffer.has_rows() => cx.setup.compat.clean_rows_into(b, &mut |s| w.text(s)),
            Value::Str(b) if self.ty != ParamType::Bytebuf => cx.setup.compat.clean_into(b, &mut |s| w.text(s)),
            Value::Str(b) | Value::Bytes(b) => {
                let start = w.len();
                buffer::write(w, b, cx.setup.buffer);
                // The reference ends what a transformer made of a buffer with a NUL, and prints that too.
                if !self.plain && self.ty == ParamType::Bytebuf && !b.ends_with(b"\0") {
                    buffer::write(w, b"\0", cx.setup.buffer);
                }
                w.truncate(w.len().min(start + LONGEST));
            }
            Value::Bool(b) => w.text(if b { "true" } else { "false" }),
            Value::F64(n) => w.fmt(format_args!("{n:.1}")),
            Value::Ip(ip) => w.ip(ip),
            Value::U64(n) => return self.write_unsigned(w, n),
            Value::I64(n) => match self.format {
                Format::Dec | Format::Id => w.signed(n),
                Format::PaddedDec => w.fmt(format_args!("{n:09}")),
                _ => return self.write_unsigned(w, self.narrow(n)),
            },
            Value::List(items) => {
                let start = w.len();
                w.byte(b'(');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        w.byte(b',');
                    }
                    if !self.write(cx, w, *item) {
                        w.text("<NA>");
                    }
                }
                w.byte(b')');
                w.truncate(w.len().min(start + LONGEST));
            }
        }
        true
    }

    /// The bits of a signed number in its type's width.
    fn narrow(self, n: i64) -> u64 {
        let bits = n.cast_unsigned();
        match self.ty {
            ParamType::Int8 => bits & 0xff,
            ParamType::Int16 => bits & 0xffff,
            ParamType::Int32 | ParamType::Fd32 | ParamType::Pid32 => bits & 0xffff_ffff,
            _ => bits,
        }
    }

    fn write_unsigned(self, w: &mut Writer<'_>, n: u64) -> bool {
        match self.format {
            Format::Dec | Format::Id => w.unsigned(n),
            Format::PaddedDec => w.fmt(format_args!("{n:09}")),
            Format::Hex => w.fmt(format_args!("{n:X}")),
            Format::Oct => w.fmt(format_args!("{n:o}")),
            // A number without a format of its own has no text; ports have.
            Format::Na | Format::Dir if self.ty == ParamType::Port => w.unsigned(n),
            Format::Na | Format::Dir => return false,
        }
        true
    }

    /// The JSON form of a value.
    pub fn json(self, cx: &Cx<'_>, v: Value<'_>) -> serde_json::Value {
        use serde_json::Value as Json;
        let number = matches!(self.format, Format::Dec | Format::Id);
        match v {
            Value::Bool(b) => Json::Bool(b),
            Value::U64(n) if number => Json::Number(n.into()),
            Value::I64(n) if number => Json::Number(n.into()),
            #[expect(clippy::cast_possible_truncation, reason = "the fraction is meant to go")]
            Value::F64(n) if number => Json::Number((n as i64).into()),
            Value::F64(n) => Number::from_f64(n).map_or(Json::Null, Json::Number),
            Value::List([]) => Json::Null,
            Value::List(items) => Json::Array(items.iter().map(|i| self.json(cx, *i)).collect()),
            v => {
                let mut w = Writer::new(cx.scratch.arena());
                if self.write(cx, &mut w, v) { Json::String(String::from_utf8_lossy(w.as_bytes()).into_owned()) } else { Json::Null }
            }
        }
    }
}
