// SPDX-License-Identifier: Apache-2.0
//! What the state found out about one event: a plain value for those who look at the event next.

use crate::text::Text;
use crate::thread::ThreadId;

/// What the source knows of an event beside its bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Meta {
    /// Number of the event, from 1.
    pub num: u64,
    /// CPU it came from.
    pub cpu: u16,
    /// See [`meta_flag`].
    pub flags: u32,
}

/// Flag bits of an event from a trace file.
pub mod meta_flag {
    /// Update the state, do not show.
    pub const STATE_ONLY: u32 = 1 << 0;
}

/// The meaning of an event. Handles in it are valid until the next event goes through the state.
#[derive(Clone, Default, Debug)]
pub struct Context {
    /// Number, CPU and flags of the event.
    pub meta: Meta,
    /// Thread that the event belongs to.
    pub thread: Option<ThreadId>,
    /// Number of the fd that the event is about, if the process has it open.
    pub fd: Option<i64>,
    /// The error number of a failed call, 0 otherwise.
    pub error: i64,
    /// The event changed the name of its fd.
    pub name_changed: bool,
    /// Not to be shown, counted only.
    pub hidden: bool,
    /// Short id of the container that a container event is about.
    pub container_event: Option<Text>,
    /// The fd's name before the event, kept only once it changed.
    pub(crate) old_name: Option<Text>,
    /// The enter half of this exit event is at hand.
    pub(crate) entered: bool,
}
