// SPDX-License-Identifier: Apache-2.0
//! What tells the files apart that events work on.
use crate::Value;
use crate::fd_text::{kind_char, kind_name, letter};
use eyas_state::path::is_normal;
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

    /// Its names.
    #[must_use]
    #[inline]
    pub fn names(&self) -> Names<'a> {
        Names::whole(self.name, self.raw)
    }
}

/// A file's names, as far as they are at hand without composing any.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// What the full name begins with: all of it, or at least four bytes.
    pub front: &'a [u8],
    /// What it ends with, likewise.
    pub back: &'a [u8],
    /// All of it, if it is in one piece.
    pub whole: Option<&'a [u8]>,
    /// The name as given to the call.
    pub raw: &'a [u8],
}

impl<'a> Names<'a> {
    /// A name in one piece.
    #[must_use]
    #[inline]
    pub fn whole(name: &'a [u8], raw: &'a [u8]) -> Self {
        Self { front: name, back: name, whole: Some(name), raw }
    }

    /// A relative name as given to a call, put onto a directory with a slash at its end; none if that takes more than to
    /// put one behind the other.
    #[must_use]
    pub fn joined(base: &'a [u8], raw: &'a [u8]) -> Option<Self> {
        // What is broken in a name takes up to three bytes for each; and a path of more than 1,024 bytes has another name.
        const LONGEST: usize = 340;
        const SHORTEST: usize = 4;
        if base.len() + raw.len() > LONGEST || !is_normal(raw) {
            None
        } else if raw.starts_with(b"/") {
            Some(Self::whole(raw, raw))
        } else {
            let long = base.len() >= SHORTEST && raw.len() >= SHORTEST;
            long.then_some(Self { front: base, back: raw, whole: None, raw })
        }
    }
}

/// Which part of a [`FileKey`] a field of [`Scope::File`](crate::Scope::File) shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePart {
    /// The kind alone ([`FilePart::kind_value`]).
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

    /// The value that a field of [`FilePart::Kind`] has for an fd of a kind; without one, for a file that was not opened.
    #[must_use]
    pub fn kind_value(field: &str, kind: Option<FdKind>) -> Value<'static> {
        match (field, kind) {
            ("fd.type", Some(kind)) => Value::Str(kind_name(kind)),
            ("fd.typechar", Some(kind)) => Value::text(letter(kind_char(kind))),
            ("fd.typechar", None) => Value::Str(b"f"),
            _ => Value::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scope, catalogue};

    #[test]
    fn fields_of_files_show_a_part() {
        let of_files: Vec<_> = catalogue::all().filter(|spec| spec.scope() == Scope::File).map(|spec| spec.name).collect();
        assert_eq!(of_files, ["fd.type", "fd.typechar", "fd.name", "fd.directory", "fd.filename", "fd.nameraw"]);
        for spec in catalogue::all() {
            assert_eq!(FilePart::of(spec.name) == Some(FilePart::Kind), FilePart::kind_value(spec.name, Some(FdKind::File)).exists());
        }
        for field in ["fd.type", "fd.typechar"] {
            assert_eq!(FilePart::kind_value(field, Some(FdKind::File)), FilePart::kind_value(field, Some(FdKind::FileV2)), "{field}");
        }
    }
    #[test]
    fn names_are_joined_where_that_is_all() {
        let joined = |base: &'static str, raw: &'static str| {
            Names::joined(base.as_bytes(), raw.as_bytes()).map(|n| (n.front, n.back, n.whole.is_some()))
        };
        assert_eq!(joined("/etc/", "shadow"), Some((&b"/etc/"[..], &b"shadow"[..], false)));
        assert_eq!(joined("/etc/", "/tmp/x"), Some((&b"/tmp/x"[..], &b"/tmp/x"[..], true)));
        for (base, raw) in
            [("/etc/", "../shadow"), ("/etc/", "a//shadow"), ("/", "shadow"), ("/etc/", "x"), ("/etc/", "shadow/"), ("/etc/", "")]
        {
            assert_eq!(joined(base, raw), None, "{base} {raw}");
        }
        assert!(Names::joined(b"/etc/", &[b'a'; 336]).is_none());
    }
}
