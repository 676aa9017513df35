// SPDX-License-Identifier: Apache-2.0
//! The description of the machine at the start of a trace: its processes, descriptors, users, interfaces.
//!
//! Entries borrow from the file's bytes and are given one at a time to a [`HeaderSink`], so that a trace with
//! a hundred thousand threads needs no second copy of them in memory. The writer takes the same entries.

pub(crate) mod fds;
pub(crate) mod interfaces;
pub(crate) mod machine;
pub(crate) mod threads;
pub(crate) mod users;

pub use fds::{FdDetail, FdEntry};
pub use interfaces::{Interface, InterfaceAddress};
pub use machine::MachineInfo;
pub use threads::ThreadEntry;
pub use users::{GroupEntry, UserEntry};

use crate::cursor::Cursor;
use crate::error::Damage;

/// A list entry never needs more bytes than this: its strings are limited, and what lies behind the known
/// fields is skipped.
pub(crate) const ENTRY_WINDOW: usize = 32 << 10;

/// Receives the header blocks of a section, in the order of the file. Every method does nothing by default.
pub trait HeaderSink {
    /// A section begins; what an earlier section said about the machine doesn't hold any longer.
    fn begin_section(&mut self) {}
    /// The machine. A plugin's trace may lack it.
    fn machine(&mut self, machine: &MachineInfo) {
        let _ = machine;
    }
    /// An interface list begins; it replaces an earlier one.
    fn begin_interfaces(&mut self) {}
    /// A network interface.
    fn interface(&mut self, interface: &Interface<'_>) {
        let _ = interface;
    }
    /// A list of users and groups begins; it replaces an earlier one.
    fn begin_users(&mut self) {}
    /// A user.
    fn user(&mut self, user: &UserEntry<'_>) {
        let _ = user;
    }
    /// A group.
    fn group(&mut self, group: &GroupEntry<'_>) {
        let _ = group;
    }
    /// A thread that lived when the trace began.
    fn thread(&mut self, thread: &ThreadEntry<'_>) {
        let _ = thread;
    }
    /// A descriptor of the thread `tid`.
    fn fd(&mut self, tid: i64, fd: &FdEntry<'_>) {
        let _ = (tid, fd);
    }
}

/// Takes nothing: for a reader that only wants the events.
impl HeaderSink for () {}

/// What a writer puts at the start of each file: whoever knows the machine tells it to a sink, threads before
/// descriptors, the descriptors of one thread together.
pub trait HeaderSource {
    /// Gives the machine, its interfaces, users, threads and descriptors as they are now.
    fn describe(&self, sink: &mut dyn HeaderSink);

    /// Gives events that belong to the description because the blocks have no place for what they tell, each with its
    /// CPU: users of containers, and containers.
    fn introduce(&self, give: &mut dyn FnMut(u16, &[u8])) {
        let _ = give;
    }
}

/// Knows nothing: for traces of plugin events.
impl HeaderSource for () {
    fn describe(&self, _: &mut dyn HeaderSink) {}
}

/// How many bytes an entry takes in its block: its own length when it carries one, else what was read of it.
fn used(c: &Cursor<'_>, length: Option<u64>) -> Result<u64, Damage> {
    let read = c.read() as u64;
    match length {
        Some(length) if length < read => Err(c.too_long()),
        Some(length) => Ok(length),
        None => Ok(read),
    }
}

/// The first `limit` bytes.
fn cut(text: &[u8], limit: u16) -> &[u8] {
    text.get(..usize::from(limit)).unwrap_or(text)
}

/// The length of a text that was cut to 16 bits before.
fn length16(text: &[u8]) -> u16 {
    u16::try_from(text.len()).unwrap_or(u16::MAX)
}

fn put_string(out: &mut Vec<u8>, text: &[u8], limit: u16) {
    let text = cut(text, limit);
    out.extend_from_slice(&length16(text).to_le_bytes());
    out.extend_from_slice(text);
}

/// Leaves room for an entry's length.
fn open_entry(out: &mut Vec<u8>) -> usize {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    start
}

/// Fills in the length of the entry that began at `start`.
fn close_entry(out: &mut [u8], start: usize, counts_itself: bool) {
    let length = out.len().saturating_sub(start).saturating_sub(if counts_itself { 0 } else { 4 });
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    if let Some(place) = out.get_mut(start..start.saturating_add(4)) {
        place.copy_from_slice(&length.to_le_bytes());
    }
}
