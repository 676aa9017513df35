// SPDX-License-Identifier: Apache-2.0
//! Bytes made fit for output. What is wrong in a text becomes U+FFFD, so that neither a terminal nor a JSON reader
//! gets to see it.
use bumpalo::Bump;

/// Which of the reference's behaviours output follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compat {
    /// Control characters, unassigned non-characters and broken UTF-8 become U+FFFD, in field values already.
    #[default]
    V0_44,
    /// Only broken UTF-8 becomes U+FFFD, and only on output.
    V0_45,
}

const REPLACEMENT: &str = "\u{fffd}";

/// Whether every byte is printable ASCII. Whole steps become vector instructions; the last one overlaps the one before.
fn is_plain(text: &[u8]) -> bool {
    const STEP: usize = 16;
    let odd = |b: &u8| !(0x20..0x7f).contains(b);
    let plain = |step: &[u8; STEP]| !step.iter().fold(false, |found, b| found | odd(b));
    match text.last_chunk::<STEP>() {
        Some(last) => text.as_chunks::<STEP>().0.iter().all(plain) && plain(last),
        None => match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => are_plain(*first) && are_plain(*last),
            _ => !text.iter().any(odd),
        },
    }
}

/// Whether eight bytes are printable ASCII: a byte is none if its top bit is set, if adding one sets it (0x7f), or if taking
/// 0x20 away borrows into it.
fn are_plain(bytes: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let x = u64::from_ne_bytes(bytes);
    (x | x.wrapping_add(ONES) | (x.wrapping_sub(ONES * 0x20) & !x)) & (ONES * 0x80) == 0
}

/// Whether a character shows: no control character and no code point that will never be one.
fn is_shown(c: char) -> bool {
    let n = u32::from(c);
    !c.is_control() && n & 0xfffe != 0xfffe && !(0xfdd0..=0xfdef).contains(&n)
}

fn replace(text: &[u8], keep: impl Fn(char) -> bool, out: &mut impl FnMut(&str)) {
    for chunk in text.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find(|c| !keep(c)) {
            let (head, tail) = rest.split_at(at);
            out(head);
            out(REPLACEMENT);
            let mut chars = tail.chars();
            chars.next();
            rest = chars.as_str();
        }
        out(rest);
        if !chunk.invalid().is_empty() {
            out(REPLACEMENT);
        }
    }
}

impl Compat {
    fn keep(self) -> fn(char) -> bool {
        match self {
            Compat::V0_44 => is_shown,
            Compat::V0_45 => |_| true,
        }
    }

    /// Text fit for output; borrowed as it is wherever nothing is wrong with it.
    #[must_use]
    pub fn clean<'a>(self, text: &'a [u8], arena: &'a Bump) -> &'a [u8] {
        if is_plain(text) {
            return text;
        }
        let mut w = crate::text::Writer::new(arena);
        self.clean_into(text, &mut |s| w.text(s));
        w.finish()
    }

    /// Writes text fit for output.
    pub fn clean_into(self, text: &[u8], out: &mut impl FnMut(&str)) {
        match std::str::from_utf8(text) {
            Ok(plain) if is_plain(text) => out(plain),
            _ => replace(text, self.keep(), out),
        }
    }

    /// Writes text fit for output in which line ends and tabs stay.
    pub fn clean_rows_into(self, text: &[u8], out: &mut impl FnMut(&str)) {
        for piece in text.split_inclusive(|b| matches!(b, b'\n' | b'\t')) {
            let (text, end) = match piece.split_last() {
                Some((b'\n', text)) => (text, "\n"),
                Some((b'\t', text)) => (text, "\t"),
                _ => (piece, ""),
            };
            self.clean_into(text, out);
            out(end);
        }
    }

    /// Text that a field hands out already cleaned: only the older behaviour does that.
    #[must_use]
    pub fn clean_early<'a>(self, text: &'a [u8], arena: &'a Bump) -> &'a [u8] {
        match self {
            Compat::V0_44 => self.clean(text, arena),
            Compat::V0_45 => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_is_printable_ascii_wherever_it_stands() {
        for len in [1, 7, 8, 11, 16, 19, 32, 45] {
            for (b, at) in (0..=255_u8).flat_map(|b| (0..len).map(move |at| (b, at))) {
                let mut text = vec![b'/'; len];
                text[at] = b;
                assert_eq!(is_plain(&text), (0x20..0x7f).contains(&b), "{b} at {at} of {len}");
            }
        }
        assert!(is_plain(b""));
    }

    #[test]
    fn what_does_not_show_is_replaced() {
        let a = Bump::new();
        let old = |b: &[u8]| String::from_utf8(Compat::V0_44.clean(b, &a).to_vec()).unwrap();
        let new = |b: &[u8]| String::from_utf8(Compat::V0_45.clean(b, &a).to_vec()).unwrap();
        assert_eq!(old("naïve\n".as_bytes()), "naïve\u{fffd}");
        assert_eq!(old(b"a\x00\x7fb\xc2\x85"), "a\u{fffd}\u{fffd}b\u{fffd}");
        assert_eq!(old(b"\xe2\x82x\xff\xfe"), "\u{fffd}x\u{fffd}\u{fffd}");
        assert_eq!(old(b"\xef\xbf\xbe\xf0\x9f\x98\x80"), "\u{fffd}😀");
        assert_eq!(new(b"a\n\xffb"), "a\n\u{fffd}b");
        assert_eq!(new(b"\xef\xbf\xbe"), "\u{fffe}");
    }
}
