// SPDX-License-Identifier: Apache-2.0
//! A field as one rule or output uses it: the catalogue's row together with its argument.
use crate::catalogue::{self, Lookup};
use crate::{Cx, FieldFlags, Spec, Value};
use eyas_filter::catalogue::{FieldRef, LookupError};
use eyas_schema::{EVENTS, Format, ParamType};
use std::sync::atomic::{AtomicU32, Ordering};

/// A field with its argument, ready to be read.
#[derive(Clone, Debug)]
pub struct Field {
    spec: &'static Spec,
    arg: Arg,
    ty: ParamType,
    format: Format,
    instance: u32,
}

/// The argument of a field, prepared for reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// None was given.
    None,
    /// A number: level, index, fd or time.
    Index(u64),
    /// A name.
    Key(Box<str>),
    /// A parameter of events, by name: its place in each event type.
    Param(Box<[u8]>),
    /// The parameter at this place.
    ParamAt(usize),
    /// An event type's name.
    EventName(Box<str>),
    /// The source of a call with two paths.
    Src,
    /// The destination of a call with two paths.
    Dst,
}

/// Marks an event type without the parameter.
const NO_PARAM: u8 = u8::MAX;

impl Field {
    /// The field called `name`, with `arg` in its brackets.
    ///
    /// # Errors
    /// When no field has this name or it does not take this argument.
    pub fn resolve(name: &str, arg: Option<&[u8]>) -> Result<Self, LookupError> {
        Ok(Self::new(catalogue::lookup(name, arg)?))
    }

    /// The field that a check of a condition or a template found.
    ///
    /// # Errors
    /// When the reference is not from this catalogue.
    pub fn from_ref(r: &FieldRef) -> Result<Self, LookupError> {
        catalogue::from_ref(r).map(Self::new).ok_or(LookupError::Unknown)
    }

    pub(crate) fn new(found: Lookup) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        // ORDERING: Relaxed; the number only has to be unique.
        let instance = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { spec: found.spec, arg: found.arg, ty: found.ty, format: found.format, instance }
    }

    /// The catalogue's row.
    #[must_use]
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// Type of the value: that of the row, or of the parameter that `evt.rawarg` names.
    #[must_use]
    pub fn ty(&self) -> ParamType {
        self.ty
    }

    /// How numbers print.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The argument.
    #[must_use]
    pub fn arg(&self) -> &Arg {
        &self.arg
    }

    /// Whether the field has this property.
    #[must_use]
    pub fn is(&self, flag: FieldFlags) -> bool {
        self.spec.flags.contains(flag)
    }

    /// A number of its own for each field that was resolved, under which what it remembers between events is kept.
    #[must_use]
    pub fn instance(&self) -> u32 {
        self.instance
    }

    /// Reads the value.
    #[must_use]
    pub fn extract<'a>(&self, cx: &Cx<'a>) -> Value<'a> {
        (self.spec.extract)(cx, self)
    }

    /// Number in the argument.
    pub(crate) fn index(&self) -> Option<usize> {
        match self.arg {
            Arg::Index(n) => usize::try_from(n).ok(),
            _ => None,
        }
    }

    /// Name in the argument.
    pub(crate) fn key(&self) -> Option<&str> {
        match &self.arg {
            Arg::Key(k) | Arg::EventName(k) => Some(k),
            _ => None,
        }
    }

    /// Place of the parameter that the argument names, in events of type `kind`.
    pub(crate) fn param_place(&self, kind: u16) -> Option<usize> {
        match &self.arg {
            Arg::ParamAt(n) => Some(*n),
            Arg::Param(places) => places.get(usize::from(kind)).filter(|p| **p != NO_PARAM).map(|p| usize::from(*p)),
            _ => None,
        }
    }
}

impl Arg {
    /// Places of the parameter called `name` in all event types.
    pub(crate) fn param(name: &str) -> Self {
        Arg::Param(EVENTS.iter().map(|e| e.param_index(name).and_then(|i| u8::try_from(i).ok()).unwrap_or(NO_PARAM)).collect())
    }
}
