// SPDX-License-Identifier: Apache-2.0
//! Writes an initramfs: a cpio archive in the `newc` format, uncompressed, every file owned by root.
//!
//! Entries are kept by path, so that parents come before children, and a path that is added twice has its last content.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use std::os::unix::fs::PermissionsExt;

/// What lies at a path of the archive.
enum Entry {
    Dir(u32),
    File(u32, Vec<u8>),
    Link(String),
    CharDevice(u32, u32, u32),
}

/// An initramfs under construction.
#[derive(Default)]
pub struct Archive {
    entries: BTreeMap<String, Entry>,
}

impl Archive {
    /// An archive with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn put(&mut self, path: &str, entry: Entry) {
        let path = path.trim_matches('/');
        for (i, _) in path.match_indices('/') {
            if let Some(parent) = path.get(..i) {
                self.entries.entry(parent.to_owned()).or_insert(Entry::Dir(0o755));
            }
        }
        self.entries.insert(path.to_owned(), entry);
    }

    /// A folder; parents are made as needed by every call.
    pub fn dir(&mut self, path: &str, mode: u32) {
        self.put(path, Entry::Dir(mode));
    }

    /// A file with this content.
    pub fn file(&mut self, path: &str, mode: u32, content: impl Into<Vec<u8>>) {
        self.put(path, Entry::File(mode, content.into()));
    }

    /// A symbolic link.
    pub fn link(&mut self, path: &str, target: &str) {
        self.put(path, Entry::Link(target.to_owned()));
    }

    /// A character device.
    pub fn device(&mut self, path: &str, mode: u32, major: u32, minor: u32) {
        self.put(path, Entry::CharDevice(mode, major, minor));
    }

    /// Everything below a folder of the host, at `path`.
    pub fn tree(&mut self, path: &str, host: &Path) -> io::Result<()> {
        for item in std::fs::read_dir(host)? {
            let item = item?;
            let to = format!("{path}/{}", item.file_name().to_string_lossy());
            let kind = item.file_type()?;
            if kind.is_dir() {
                self.dir(&to, item.metadata()?.permissions().mode() & 0o7777);
                self.tree(&to, &item.path())?;
            } else if kind.is_symlink() {
                let target = std::fs::read_link(item.path())?;
                self.link(&to, &target.to_string_lossy());
            } else {
                let mode = item.metadata()?.permissions().mode() & 0o7777;
                self.file(&to, mode, std::fs::read(item.path())?);
            }
        }
        Ok(())
    }

    /// The archive's bytes.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let mut inode = 0;
        for (path, entry) in &self.entries {
            inode += 1;
            let (mode, device, body): (u32, (u32, u32), &[u8]) = match entry {
                Entry::Dir(mode) => (0o040_000 | mode, (0, 0), &[]),
                Entry::File(mode, content) => (0o100_000 | mode, (0, 0), content),
                Entry::Link(target) => (0o120_777, (0, 0), target.as_bytes()),
                Entry::CharDevice(mode, major, minor) => (0o020_000 | mode, (*major, *minor), &[]),
            };
            record(&mut out, inode, mode, device, path, body)?;
        }
        record(&mut out, 0, 0, (0, 0), "TRAILER!!!", &[])?;
        Ok(out)
    }
}

fn record(out: &mut Vec<u8>, inode: u32, mode: u32, (major, minor): (u32, u32), path: &str, body: &[u8]) -> io::Result<()> {
    let size = u32::try_from(body.len()).map_err(io::Error::other)?;
    let name = u32::try_from(path.len() + 1).map_err(io::Error::other)?;
    let fields = [inode, mode, 0, 0, 1, 0, size, 0, 0, major, minor, name, 0];
    out.extend_from_slice(b"070701");
    for field in fields {
        out.extend_from_slice(format!("{field:08x}").as_bytes());
    }
    out.extend_from_slice(path.as_bytes());
    out.push(0);
    pad(out);
    out.extend_from_slice(body);
    pad(out);
    Ok(())
}

fn pad(out: &mut Vec<u8>) {
    out.resize(out.len().next_multiple_of(4), 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_first_and_everything_is_aligned() {
        let mut a = Archive::new();
        a.file("/vm/s/run.sh", 0o755, *b"true\n");
        a.link("/bin/sh", "busybox");
        a.device("/dev/console", 0o600, 5, 1);
        let bytes = a.finish().unwrap();
        assert_eq!(bytes.len() % 4, 0);
        let text = String::from_utf8_lossy(&bytes);
        let at = |s: &str| text.find(s).unwrap_or_else(|| panic!("{s} is missing"));
        assert!(at("vm\0") < at("vm/s\0"));
        assert!(at("vm/s\0") < at("vm/s/run.sh\0"));
        assert!(at("vm/s/run.sh\0") < at("true\n"));
        assert!(at("vm/s/run.sh\0") < at("TRAILER!!!\0"));
        assert_eq!(text.matches("070701").count(), 8);
    }
}
