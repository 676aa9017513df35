// SPDX-License-Identifier: Apache-2.0
//! Patterns with `*` and `?`, for the keys of mounts.

/// Whether the whole text fits the pattern. `*` stands for any bytes, `?` for one.
#[must_use]
pub fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // Where to go on if what follows the last star does not fit: behind the star, and one byte later in the text.
    let mut retry: Option<(usize, usize)> = None;
    while let Some(&c) = text.get(t) {
        match pattern.get(p) {
            Some(b'*') => {
                p += 1;
                retry = Some((p, t));
            }
            Some(b'?') => (p, t) = (p + 1, t + 1),
            Some(x) if *x == c => (p, t) = (p + 1, t + 1),
            _ => match retry {
                Some((star, from)) => {
                    (p, t) = (star, from + 1);
                    retry = Some((star, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).unwrap_or_default().iter().all(|b| *b == b'*')
}

#[cfg(test)]
mod tests {
    #[test]
    fn stars_and_question_marks() {
        let m = |p: &str, t: &str| super::matches(p.as_bytes(), t.as_bytes());
        assert!(m("/var/*", "/var/lib/x") && m("*", "") && m("a*b*c", "axxbyyc") && m("?", "x") && m("/etc", "/etc"));
        assert!(!m("/var/*", "/etc") && !m("?", "") && !m("a*b", "axxbc") && !m("/etc", "/etc/x"));
    }
}
