// SPDX-License-Identifier: Apache-2.0
//! Users and groups as events of a stream, by which it carries what became known on the way.

use eyas_schema::{build::EventBuilder, ids};
use eyas_state::{Notice, Text, user::Group, user::User};

/// Thread of events that no thread made.
const NO_THREAD: u64 = u64::MAX;

/// Adds a text parameter that need not be UTF-8.
fn terminated(event: EventBuilder, text: &Text) -> EventBuilder {
    let mut bytes = text.to_vec();
    bytes.push(0);
    event.bytes(&bytes)
}

fn user(kind: u16, ts: u64, container: &Text, user: &User) -> Vec<u8> {
    let event = EventBuilder::new(kind).ts(ts).tid(NO_THREAD).u32(user.uid).u32(user.gid);
    [&user.name, &user.home, &user.shell, container].into_iter().fold(event, terminated).build()
}

fn group(kind: u16, ts: u64, container: &Text, group: &Group) -> Vec<u8> {
    let event = EventBuilder::new(kind).ts(ts).tid(NO_THREAD).u32(group.gid);
    [&group.name, container].into_iter().fold(event, terminated).build()
}

/// The event that tells a user of a container.
pub fn user_added(ts: u64, container: &Text, added: &User) -> Vec<u8> {
    user(ids::USER_ADDED_E, ts, container, added)
}

/// The event that tells a group of a container.
pub fn group_added(ts: u64, container: &Text, added: &Group) -> Vec<u8> {
    group(ids::GROUP_ADDED_E, ts, container, added)
}

/// The event that tells what became known or was forgotten.
pub fn notice(ts: u64, notice: &Notice) -> Vec<u8> {
    match notice {
        Notice::UserAdded(container, added) => user_added(ts, container, added),
        Notice::UserDeleted(container, gone) => user(ids::USER_DELETED_E, ts, container, gone),
        Notice::GroupAdded(container, added) => group_added(ts, container, added),
        Notice::GroupDeleted(container, gone) => group(ids::GROUP_DELETED_E, ts, container, gone),
    }
}
