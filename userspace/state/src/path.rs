// SPDX-License-Identifier: Apache-2.0
//! Path arithmetic: pure text, symbolic links are never followed.

/// Longest path, its terminator included.
const MAX: usize = 1024;
/// What stands for a path that would be longer.
const TOO_LONG: &[u8] = b"/DIR_TOO_LONG/FILENAME_TOO_LONG";

/// Puts `name` onto `base` into `out`, which is cleared first.
///
/// An absolute `name` stands alone. `base` is taken as it is, so it must end in a slash; `name` is normalised: `.`
/// vanishes, `..` takes away the component before it (those of `base` too), slashes collapse, a trailing one goes.
pub fn join(out: &mut Vec<u8>, base: &[u8], name: &[u8]) {
    out.clear();
    out.extend_from_slice(base);
    append(out, name);
}

/// [`join`] where `out` holds the base.
pub fn append(out: &mut Vec<u8>, name: &[u8]) {
    if out.len() + name.len() + 1 > MAX {
        out.clear();
        out.extend_from_slice(TOO_LONG);
        return;
    }
    if name.is_empty() || name.first() == Some(&b'/') {
        out.clear();
    }
    if is_normal(name) {
        out.extend_from_slice(name);
        return;
    }
    if name.is_empty() {
        return;
    }
    if name.first() == Some(&b'/') {
        out.push(b'/');
    }
    let floor = usize::from(out.first() == Some(&b'/'));
    let mut parts = name.split(|b| *b == b'/');
    // Behind a base without a slash the first component is the rest of a name, whatever it looks like.
    if out.last().is_some_and(|b| *b != b'/')
        && let Some(first) = parts.next()
    {
        out.extend_from_slice(first);
        out.push(b'/');
    }
    for part in parts {
        match part {
            b"" | b"." => {}
            b".." => {
                let end = out.len() - usize::from(out.last() == Some(&b'/'));
                let parent = out.get(..end).and_then(|s| memchr::memrchr(b'/', s)).map_or(0, |at| at + 1);
                out.truncate(parent.max(floor));
            }
            _ => {
                out.extend_from_slice(part);
                out.push(b'/');
            }
        }
    }
    if out.len() > 1 && out.last() == Some(&b'/') {
        out.pop();
    }
}

/// Whether normalising changes nothing: no empty component, none that begins with a dot (but a hidden name may come
/// first), no slash at the end. May say no where it could say yes.
#[must_use]
#[inline]
pub fn is_normal(name: &[u8]) -> bool {
    const STEP: usize = 16;
    let (Some((first, rest)), Some((last, body))) = (name.split_first(), name.split_last()) else { return false };
    if (*first == b'.' && rest.first().is_none_or(|b| matches!(b, b'.' | b'/'))) || *last == b'/' {
        return false;
    }
    // Each byte of `body` and its successor in `rest`; whole steps become vector instructions, the last one overlaps.
    let bad = |(a, b): (&u8, &u8)| (*a == b'/') & ((*b == b'/') | (*b == b'.'));
    let step = |(a, b): (&[u8; STEP], &[u8; STEP])| !a.iter().zip(b).fold(false, |acc, pair| acc | bad(pair));
    match (body.last_chunk::<STEP>(), rest.last_chunk::<STEP>()) {
        (Some(a), Some(b)) => body.as_chunks::<STEP>().0.iter().zip(rest.as_chunks::<STEP>().0).all(step) && step((a, b)),
        _ => !body.iter().zip(rest).any(bad),
    }
}

/// [`join`] into a new buffer.
#[must_use]
pub fn joined(base: &[u8], name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(base.len() + name.len() + 1);
    join(&mut out, base, name);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, name: &str, want: &str) {
        let got = joined(base.as_bytes(), name.as_bytes());
        assert_eq!(String::from_utf8_lossy(&got), want, "{base:?} + {name:?}");
    }

    #[test]
    fn names_are_put_onto_directories() {
        check("/home/u/", "a", "/home/u/a");
        check("/home/u/", "./a//b/", "/home/u/a/b");
        check("/home/u/", "../x", "/home/x");
        check("/home/u/", "../../../../x", "/x");
        check("/home/u/", "..", "/home");
        check("/home/u/", ".", "/home/u");
        check("/", "..", "/");
        check("/", "a", "/a");
        check("/home/u/", "/etc/../etc/./passwd", "/etc/passwd");
        check("/home/u/", "/", "/");
        check("/home/u/", "//", "/");
        check("/home/u/", "", "");
        check("/a/", ".../.b", "/a/.../.b");
        check("/a/", ".git/../.x", "/a/.x");
        check("/a/", ".git", "/a/.git");
        check(".", "/x", "/x");
    }

    #[test]
    fn results_without_a_leading_slash() {
        check("", "foo/../a", "a");
        check("", "/foo/../a", "/a");
        check("", "foo", "foo");
        check("", "foo/", "foo");
        check("<UNKNOWN>", "name", "<UNKNOWN>name");
        check("<UNKNOWN>", "../a/./b", "<UNKNOWN>../a/b");
        check("<UNKNOWN>", "./a", "<UNKNOWN>./a");
        check("<UNKNOWN>", "..", "<UNKNOWN>..");
        check("<UNKNOWN>", "a/../b", "b");
        check("<UNKNOWN>/", "../a", "a");
    }

    #[test]
    fn a_base_is_taken_verbatim() {
        check("/a//b/./", "c", "/a//b/./c");
        check("./", "c", "./c");
    }

    proptest::proptest! {
        #[test]
        fn what_is_normal_is_left_as_it_is(name in "[a/.]{0,40}") {
            if is_normal(name.as_bytes()) {
                let rebuilt: Vec<&str> = name.split('/').filter(|p| !p.is_empty() && *p != "." && *p != "..").collect();
                let slash = if name.starts_with('/') { "/" } else { "" };
                proptest::prop_assert_eq!(slash.to_owned() + &rebuilt.join("/"), name);
            }
        }
    }

    #[test]
    fn long_paths_are_replaced() {
        let long = "x".repeat(1010);
        check("/0123456789/0123/", &long, "/DIR_TOO_LONG/FILENAME_TOO_LONG");
        check("", &long, &long);
    }
}
