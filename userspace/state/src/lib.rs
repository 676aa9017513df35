// SPDX-License-Identifier: Apache-2.0
//! Threads, fds, users, groups, containers: what an event means.
//!
//! Comes in: checked [`Event`](eyas_schema::Event)s in order, and the initial state as plain [`seed`] structs. Goes out:
//! a [`Context`] for each event, and reads of [`State`] through it. Nothing here knows rules, filters or fields.
//!
//! Invariants: no input makes it panic or grow without bound; every table has a limit and every refusal a counter.
//! Reads never change anything. Handles in a `Context` are valid until the next event.
//!
//! Order of use: [`State::import`] or [`State::scan`]; then for each event either [`State::process`], or nothing at all
//! if [`State::needs`] says no and nobody looks at the event. One that nobody looks at may go through [`State::absorb`]
//! instead, which costs less.
//!
//! # Where it differs from the reference, and why
//!
//! | what | here | reference |
//! |---|---|---|
//! | a datagram socket on an IPv6 port of its own | keeps that port | shows bytes of the peer's address as its port |
//! | `memfd_create`, `pidfd_getfd` that fail | make nothing | make an fd with a negative number |
//! | `eventfd` | has no flags | takes its starting value for flags |
//! | a scanned process of the host | its process group is known | 0 until it execs |
//! | a scanned process | begins when the kernel says | begins when /proc was first looked at |
//! | our own events | hidden for every thread of ours | hidden for the main thread |
//! | events that nobody looks at and that change nothing | are skipped | look up their thread |
//!
//! Everything else that looks odd is meant to be the same, and says so where it is done.
#![forbid(unsafe_code)]

mod account;
mod cgroup;
mod clone;
pub mod container;
mod context;
mod counters;
mod dispatch;
mod exec;
mod exit;
mod exited;
pub mod fd;
mod fds;
mod fdtable;
mod file;
mod identity;
mod import;
mod limits;
mod lookup;
mod memory;
mod meta;
mod net;
mod params;
pub mod path;
pub mod procfs;
mod purge;
pub mod scan;
pub mod seed;
mod socket;
pub mod sockname;
mod state;
mod step;
mod table;
mod text;
pub mod thread;
mod traffic;
mod unseen;
pub mod user;

pub use account::Notice;
pub use context::{Context, Meta, meta_flag};
pub use counters::Counters;
pub use dispatch::Facets;
pub use fd::{Addr, Fd, FdKind, L4, Tuple};
pub use fdtable::{FdTable, MAX_FDS};
pub use net::{Interface, Interfaces, Machine};
pub use state::{AT_FDCWD, Config, NA, State, UNKNOWN};
pub use table::Group;
pub use text::{Interner, List, Text};
pub use thread::{Thread, ThreadId};
