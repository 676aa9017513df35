// SPDX-License-Identifier: Apache-2.0
//! What tells the files apart that events work on.
use crate::fd_text::{kind_char, kind_name, letter};
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

/// Which part of a [`FileKey`] a field of [`Scope::File`](crate::Scope::File) shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePart {
    /// The kind alone ([`FilePart::kind_text`]).
    Kind,
    /// The full name.
    Name,
    /// The front of the full name, or a slash.
    Front,
    /// The back of the full name, or a slash; of a directory nothing.
    Back,
    /// The name as given, with one slash where several follow each other.
    Raw,
}

impl FilePart {
    /// The part that a field shows; none for fields that depend on something else.
    #[must_use]
    pub fn of(field: &str) -> Option<Self> {
        Some(match field {
            "fd.type" | "fd.typechar" => FilePart::Kind,
            "fd.name" => FilePart::Name,
            "fd.directory" => FilePart::Front,
            "fd.filename" => FilePart::Back,
            "fd.nameraw" => FilePart::Raw,
            _ => return None,
        })
    }

    /// The text that a field of [`FilePart::Kind`] gives of an fd of a kind.
    #[must_use]
    pub fn kind_text(field: &str, kind: FdKind) -> Option<&'static [u8]> {
        match field {
            "fd.type" => Some(kind_name(kind)),
            "fd.typechar" => letter(kind_char(kind)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scope, catalogue};

    #[test]
    fn every_field_of_files_shows_a_part() {
        for spec in catalogue::all() {
            assert_eq!(FilePart::of(spec.name).is_some(), spec.scope() == Scope::File, "{}", spec.name);
            assert_eq!(FilePart::of(spec.name) == Some(FilePart::Kind), FilePart::kind_text(spec.name, FdKind::File).is_some());
        }
        for field in ["fd.type", "fd.typechar"] {
            assert_eq!(FilePart::kind_text(field, FdKind::File), FilePart::kind_text(field, FdKind::FileV2), "{field}");
        }
    }
}
