// SPDX-License-Identifier: Apache-2.0
//! Entries of the list of users and groups.

use crate::cursor::Cursor;
use crate::error::Damage;

/// Every string here must be shorter than 256 bytes, or the reference refuses the whole file.
const STRING_LIMIT: u16 = 255;
const USER: u8 = 0;
const GROUP: u8 = 1;

/// A user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UserEntry<'a> {
    /// User id.
    pub uid: u32,
    /// Primary group.
    pub gid: u32,
    /// Login name.
    pub name: &'a [u8],
    /// Home directory.
    pub homedir: &'a [u8],
    /// Login shell.
    pub shell: &'a [u8],
}

/// A group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupEntry<'a> {
    /// Group id.
    pub gid: u32,
    /// Name.
    pub name: &'a [u8],
}

/// An entry of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account<'a> {
    User(UserEntry<'a>),
    Group(GroupEntry<'a>),
    /// A type of entry that only its length is known of.
    Other,
}

/// An entry, and how many bytes it takes in the block.
pub(crate) fn decode(bytes: &[u8], sized: bool) -> Result<(Account<'_>, u64), Damage> {
    let mut c = Cursor::new(bytes, "a user entry");
    let length = if sized { Some(u64::from(c.u32()?)) } else { None };
    let account = match c.u8()? {
        USER => Account::User(UserEntry {
            uid: c.u32()?,
            gid: c.u32()?,
            name: c.string("a user's name", STRING_LIMIT)?,
            homedir: c.string("a user's home directory", STRING_LIMIT)?,
            shell: c.string("a user's shell", STRING_LIMIT)?,
        }),
        GROUP => Account::Group(GroupEntry { gid: c.u32()?, name: c.string("a group's name", STRING_LIMIT)? }),
        _ if sized => Account::Other,
        _ => return Err(c.too_long()),
    };
    let used = super::used(&c, length)?;
    Ok((account, used))
}

pub(crate) fn encode_user(user: &UserEntry<'_>, out: &mut Vec<u8>) {
    let start = super::open_entry(out);
    out.push(USER);
    out.extend_from_slice(&user.uid.to_le_bytes());
    out.extend_from_slice(&user.gid.to_le_bytes());
    for text in [user.name, user.homedir, user.shell] {
        super::put_string(out, text, STRING_LIMIT);
    }
    super::close_entry(out, start, true);
}

pub(crate) fn encode_group(group: &GroupEntry<'_>, out: &mut Vec<u8>) {
    let start = super::open_entry(out);
    out.push(GROUP);
    out.extend_from_slice(&group.gid.to_le_bytes());
    super::put_string(out, group.name, STRING_LIMIT);
    super::close_entry(out, start, true);
}
