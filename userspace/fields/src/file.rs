// SPDX-License-Identifier: Apache-2.0
//! What tells the files apart that events work on.
use eyas_state::{Fd, FdKind, L4, Text};

/// The file that an event works on: as long as the key is the same, and the type of event, so is every field of
/// [`Scope::File`](crate::Scope::File).
#[derive(Clone, Copy, Debug)]
pub struct FileKey<'a> {
    /// What it is.
    pub kind: FdKind,
    /// Its full name.
    pub name: &'a Text,
    /// Its name as given to the call.
    pub raw: &'a Text,
}

impl<'a> FileKey<'a> {
    /// The key of an fd; none if it is no file and no directory: of others the names change with each.
    #[must_use]
    #[inline]
    pub fn of(fd: &'a Fd) -> Option<Self> {
        let named = (fd.kind.is_file() || fd.kind == FdKind::Directory) && !matches!(fd.l4, L4::Tcp | L4::Udp);
        named.then_some(Self { kind: fd.kind, name: &fd.name, raw: &fd.name_raw })
    }
}
