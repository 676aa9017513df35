// SPDX-License-Identifier: Apache-2.0
//! The catalogue itself, one table for each family of fields. A row reads
//!
//! ```text
//! "name" type print-format (argument rule) [flags], extractor, "description";
//! ```
//!
//! Names, types, flags and print formats are those of the reference; the descriptions are ours.
use crate::Spec;

/// One table of fields; see the module's text for its rows.
macro_rules! table {
    ($vis:vis $id:ident: $class:expr; $(
        $name:literal $ty:ident $format:ident $(($arg:ident))? $([$($flag:ident)*])?, $extract:expr, $description:literal;
    )*) => {
        $vis static $id: &[Spec] = &[$(Spec {
            name: $name,
            class: $class,
            ty: ParamType::$ty,
            format: Format::$format,
            arg: table!(@arg $($arg)?),
            flags: FieldFlags($($(FieldFlags::$flag.0 |)*)? 0),
            description: $description,
            extract: $extract,
        }),*];
    };
    (@arg) => { ArgRule::None };
    (@arg $arg:ident) => { ArgRule::$arg };
}

/// What the tables name in their rows.
mod prelude {
    pub(super) use crate::spec::{ArgRule, Class, FieldFlags, Spec};
    pub(super) use eyas_schema::{Format, ParamType};
}

mod container;
mod evt;
mod fd;
mod proc;
mod user;

/// Every field, in the order of lookup and listing.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    [evt::GEN_EVENT, evt::EVENT, proc::THREAD, user::USER, user::GROUP, fd::FD, fd::FS_PATH, evt::UTILS, fd::FD_LIST, container::CONTAINER]
        .into_iter()
        .flatten()
}
