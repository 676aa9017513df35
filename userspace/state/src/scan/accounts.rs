// SPDX-License-Identifier: Apache-2.0
//! Users and groups of the machine, and those of a container's file system.

use std::path::Path;

use crate::seed::{GroupSeed, UserSeed};

/// Longest account file read.
const MAX_FILE: u64 = 8 << 20;

fn read(path: &Path) -> Option<Vec<u8>> {
    let meta = std::fs::metadata(path).ok()?;
    if !meta.is_file() || meta.len() > MAX_FILE {
        return None;
    }
    std::fs::read(path).ok()
}

fn fields(line: &[u8]) -> Vec<&[u8]> {
    line.split(|b| *b == b':').collect()
}

fn number(field: Option<&&[u8]>) -> Option<u32> {
    std::str::from_utf8(field?).ok()?.parse().ok()
}

/// Whether a name stands for others: an entry of the old network databases.
fn is_special(name: &[u8]) -> bool {
    name.is_empty() || name.starts_with(b"+") || name.starts_with(b"-")
}

/// The users of a `passwd` file.
pub(crate) fn users(path: &Path) -> Option<Vec<UserSeed>> {
    Some(read(path)?.split(|b| *b == b'\n').filter_map(user).collect())
}

fn user(line: &[u8]) -> Option<UserSeed> {
    let f = fields(line);
    let name = *f.first().filter(|n| !is_special(n))?;
    let (uid, gid) = (number(f.get(2))?, number(f.get(3))?);
    let at = |n: usize| f.get(n).copied().unwrap_or_default().to_vec();
    Some(UserSeed { uid, gid, name: name.to_vec(), home: at(5), shell: at(6) })
}

/// The groups of a `group` file.
pub(crate) fn groups(path: &Path) -> Option<Vec<GroupSeed>> {
    Some(read(path)?.split(|b| *b == b'\n').filter_map(group).collect())
}

fn group(line: &[u8]) -> Option<GroupSeed> {
    let f = fields(line);
    let name = *f.first().filter(|n| !is_special(n))?;
    Some(GroupSeed { gid: number(f.get(2))?, name: name.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_account_files() {
        let u = user(b"www-data:x:33:34:www:/var/www:/usr/sbin/nologin").unwrap();
        assert_eq!((u.uid, u.gid, u.name.as_slice(), u.home.as_slice()), (33, 34, &b"www-data"[..], &b"/var/www"[..]));
        assert_eq!(u.shell, b"/usr/sbin/nologin");
        assert_eq!(user(b"+::::::"), None);
        assert_eq!(user(b"broken:x"), None);
        assert_eq!(group(b"adm:x:4:a,b").map(|g| g.gid), Some(4));
    }
}
