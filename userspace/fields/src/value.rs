// SPDX-License-Identifier: Apache-2.0
//! What reading a field gives.
use eyas_schema::ParamType;
use std::net::IpAddr;

/// The value of a field on one event. It borrows from the event, the state or the caller's arena, so it is cheap to
/// copy and valid until the next event.
///
/// Numbers carry no width: the field's type says what they were. Text may hold any bytes but NUL.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Value<'a> {
    /// The event has no such value.
    #[default]
    Absent,
    /// The value exists but has not arrived yet.
    Unknown,
    /// Text.
    Str(&'a [u8]),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A number of an unsigned type.
    U64(u64),
    /// A number of a signed type.
    I64(i64),
    /// A truth value.
    Bool(bool),
    /// A number with a fraction.
    F64(f64),
    /// An address.
    Ip(IpAddr),
    /// Several values of a list field.
    List(&'a [Value<'a>]),
    /// Candidates of a field that stands for either end of a connection: a comparison holds if it holds for one of
    /// them, but `!=` only if it holds for all.
    Either(&'a [Value<'a>]),
    /// Candidates of a field that stands for any ancestor: a comparison, `!=` too, holds if it holds for one of them.
    Any(&'a [Value<'a>]),
    /// Nanoseconds between the event and a given time: `=` N holds if they are at most N milliseconds.
    Distance(u64),
    /// An address whose names a comparison asks for: `=` holds if the other side is one of its names. It prints as
    /// nothing, and `exists` does not hold.
    Host(IpAddr),
    /// A value that is there but can be neither compared nor printed.
    Opaque,
}

impl<'a> Value<'a> {
    /// Text, if there is any.
    #[must_use]
    pub fn text(t: Option<&'a [u8]>) -> Self {
        t.map_or(Value::Absent, Value::Str)
    }

    /// An unsigned number, if there is one.
    #[must_use]
    pub fn unsigned(n: Option<u64>) -> Self {
        n.map_or(Value::Absent, Value::U64)
    }

    /// A signed number, if there is one.
    #[must_use]
    pub fn signed(n: Option<i64>) -> Self {
        n.map_or(Value::Absent, Value::I64)
    }

    /// A truth value, if there is one.
    #[must_use]
    pub fn truth(b: Option<bool>) -> Self {
        b.map_or(Value::Absent, Value::Bool)
    }

    /// Whether `exists` holds.
    #[must_use]
    pub fn exists(&self) -> bool {
        !matches!(self, Value::Absent | Value::Unknown | Value::Host(_))
    }

    /// The text or the bytes of a value that has any.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&'a [u8]> {
        match *self {
            Value::Str(b) | Value::Bytes(b) => Some(b),
            _ => None,
        }
    }
}

/// Whether numbers of this type are signed.
#[must_use]
pub fn is_signed(ty: ParamType) -> bool {
    matches!(
        ty,
        ParamType::Int8
            | ParamType::Int16
            | ParamType::Int32
            | ParamType::Int64
            | ParamType::Errno
            | ParamType::Fd
            | ParamType::Fd32
            | ParamType::Pid
            | ParamType::Pid32
    )
}
