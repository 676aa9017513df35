// SPDX-License-Identifier: Apache-2.0
//! Reading each field. One module per family; a function per field, named in the catalogue's rows.
//!
//! Nothing here goes to the heap: a value borrows from the event or the state, or is written into the arena.

pub(crate) mod around;
pub(crate) mod category;
pub(crate) mod container;
pub(crate) mod counts;
pub(crate) mod evt;
pub(crate) mod fd;
pub(crate) mod fdlist;
pub(crate) mod fspath;
pub(crate) mod group;
pub(crate) mod io;
pub(crate) mod leader;
pub(crate) mod lineage;
pub(crate) mod open;
pub(crate) mod param;
pub(crate) mod proc;
pub(crate) mod sock;
pub(crate) mod stdio;
pub(crate) mod thread;
pub(crate) mod time;
pub(crate) mod user;

/// What an extractor needs to see.
mod prelude {
    pub(super) use crate::cx::{Cx, Purpose};
    pub(super) use crate::field::{Arg, Field};
    pub(super) use crate::value::Value;
}
