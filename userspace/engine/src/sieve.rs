// SPDX-License-Identifier: Apache-2.0
//! Tests of a file's names, most of them ruled out together by a few of the names' bytes.
//!
//! What a test of a path asks for begins, ends or lies somewhere in it. A sieve knows the first four bytes of all that a
//! path may begin with, and the last four of all that it may end with: a path with neither passes none of the tests.
//! Nothing here changes a verdict: what the sieve lets through is asked.

use crate::{
    substring::Substring,
    test::{Const, Test, text_of},
};
use eyas_fields::{FilePart, Names};
use eyas_filter::ast::Op;
use rustc_hash::FxHashSet;

/// Bytes at an end that are looked at.
const GRAM: usize = 4;
/// Bits of a table are a power of two: at least so many, and so many for each gram, so that few names are let through by chance.
const BITS: usize = 4096;
const BITS_A_GRAM: usize = 32;
/// Different literals anywhere for which names are searched, at most.
const FINDERS: usize = 3;

/// Some sequences of [`GRAM`] bytes, perhaps more than were added.
#[derive(Debug, Default)]
struct Grams {
    all: FxHashSet<[u8; GRAM]>,
    /// A bit for each value of [`Grams::hash`] without its last bits.
    table: Box<[u64]>,
    last: u32,
}

impl Grams {
    /// Spread over the whole range.
    #[inline]
    fn hash(gram: [u8; GRAM]) -> u32 {
        u32::from_ne_bytes(gram).wrapping_mul(0x9e37_79b1)
    }

    /// Word and bit of a gram.
    #[inline]
    fn place(&self, gram: [u8; GRAM]) -> (usize, u32) {
        let bit = Self::hash(gram) >> self.last;
        (usize::try_from(bit / 64).unwrap_or_default(), bit % 64)
    }

    fn add(&mut self, gram: [u8; GRAM]) {
        self.all.insert(gram);
    }

    /// Makes the table of what was added.
    fn finish(&mut self) {
        let all = std::mem::take(&mut self.all);
        if all.is_empty() {
            return;
        }
        let bits = (all.len() * BITS_A_GRAM).next_power_of_two().max(BITS);
        self.last = 32 - bits.trailing_zeros();
        self.table = vec![0; bits / 64].into();
        for gram in all {
            let (word, bit) = self.place(gram);
            if let Some(word) = self.table.get_mut(word) {
                *word |= 1 << bit;
            }
        }
    }

    #[inline]
    fn may_hold(&self, gram: Option<&[u8; GRAM]>) -> bool {
        gram.is_some_and(|gram| {
            let (word, bit) = self.place(*gram);
            self.table.get(word).is_some_and(|w| w >> bit & 1 != 0)
        })
    }
}

/// Tests of a file's names.
#[derive(Debug, Default)]
pub struct Sieve {
    fronts: Grams,
    backs: Grams,
    in_name: Vec<Substring>,
    in_raw: Vec<Substring>,
}

impl Sieve {
    /// Adds a test of a part of a file's names; `false` if a sieve cannot rule it out.
    pub fn add<R>(&mut self, part: FilePart, test: &Test<R>) -> bool {
        match test {
            Test::Value(op, Const::Plain(v)) => text_of(v).is_some_and(|text| self.literal(part, *op, text)),
            Test::Set(_, vs) => vs.iter().all(|v| text_of(v).is_some_and(|text| self.literal(part, Op::Eq, text))),
            _ => false,
        }
    }

    fn literal(&mut self, part: FilePart, op: Op, text: &[u8]) -> bool {
        // Values show broken characters as other ones, but printable ASCII as it is.
        if !text.iter().all(|b| (0x20..0x7f).contains(b)) {
            return false;
        }
        let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else {
            return self.inside(part, op, text);
        };
        match (part, op) {
            (FilePart::Name | FilePart::Front, Op::Eq | Op::Startswith) => self.fronts.add(*first),
            (FilePart::Name, Op::Endswith) | (FilePart::Back, Op::Eq | Op::Endswith) => self.backs.add(*last),
            _ => return self.inside(part, op, text),
        }
        true
    }

    fn inside(&mut self, part: FilePart, op: Op, text: &[u8]) -> bool {
        let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
        // The directory of a name without any is one slash; slashes in a row read as one in the name as given.
        let into = match part {
            _ if op != Op::Contains || text.len() < 2 => return false,
            FilePart::Name | FilePart::Front | FilePart::Back => &mut self.in_name,
            FilePart::Raw if !inner.contains(&b'/') && text != b"//" => &mut self.in_raw,
            FilePart::Raw | FilePart::Kind => return false,
        };
        if into.iter().all(|f| f.literal() != text) {
            into.push(Substring::new(text));
        }
        self.in_name.len() + self.in_raw.len() <= FINDERS
    }

    /// The sieve, once all tests are in.
    pub fn finished(mut self) -> Self {
        self.fronts.finish();
        self.backs.finish();
        self
    }

    /// Whether one of the tests may hold of this file.
    #[inline]
    pub fn lets_through(&self, names: &Names<'_>) -> bool {
        self.fronts.may_hold(names.front.first_chunk())
            || self.backs.may_hold(names.back.last_chunk())
            || self.in_name.iter().any(|f| names.whole.is_none_or(|name| f.is_in(name)))
            || self.in_raw.iter().any(|f| f.is_in(names.raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::{Truth, holds};
    use eyas_fields::Value;
    use eyas_filter::typed;

    /// What the fields give of a file with these names.
    fn value<'a>(part: FilePart, name: &'a [u8], raw: &'a [u8]) -> &'a [u8] {
        let slash = name.iter().rposition(|b| *b == b'/');
        match (part, slash) {
            (FilePart::Front, None | Some(0)) => b"/",
            (FilePart::Front, Some(at)) => &name[..at],
            (FilePart::Back, None) => b"/",
            (FilePart::Back, Some(at)) => &name[at + 1..],
            (FilePart::Raw, _) => raw,
            _ => name,
        }
    }

    #[test]
    fn what_holds_is_let_through() {
        let names = ["/etc/shadow", "/etc/pam.d/su", "/usr/lib/libc.so", "shadow", "", "/", "/tmp/../etc/shadow", "/var/log/auth.log"];
        let literals = ["/etc/shadow", "/etc", "/etc/pam.d", "/", "shadow", "log", "../", "auth.log", "/../e", "tmp", "//", ""];
        let (mut held, mut ruled_out) = (0, 0);
        for part in [FilePart::Name, FilePart::Front, FilePart::Back, FilePart::Raw] {
            for (literal, op) in literals.iter().flat_map(|l| [Op::Eq, Op::Startswith, Op::Endswith, Op::Contains].map(|op| (l, op))) {
                let constant = typed::Value::Text(literal.as_bytes().into());
                let test = Test::<()>::Value(op, Const::Plain(constant.clone()));
                let mut sieve = Sieve::default();
                if !sieve.add(part, &test) {
                    continue;
                }
                let sieve = sieve.finished();
                for name in names {
                    let (front, back) = name.as_bytes().split_at(name.rfind('/').map_or(0, |at| at + 1));
                    let mut through = sieve.lets_through(&Names::whole(name.as_bytes(), name.as_bytes()));
                    if part != FilePart::Raw && front.len() >= GRAM && back.len() >= GRAM {
                        through &= sieve.lets_through(&Names { front, back, whole: None, raw: back });
                    }
                    let value = Value::Str(value(part, name.as_bytes(), name.as_bytes()));
                    let truth = holds(&test, &value, &mut |()| Value::Absent) == Truth::True;
                    assert!(through || !truth, "{literal} {op:?} {part:?} {name}");
                    held += usize::from(truth);
                    ruled_out += usize::from(!through);
                }
            }
        }
        assert!(held > 20 && ruled_out > 100, "{held} {ruled_out}");
    }

    #[test]
    fn what_cannot_be_told_is_not_added() {
        let test = |op, text: &[u8]| Test::<()>::Value(op, Const::Plain(typed::Value::Text(text.into())));
        let add = |part, op, text: &[u8]| Sieve::default().add(part, &test(op, text));
        assert!(!add(FilePart::Name, Op::Ne, b"/etc/shadow") && !add(FilePart::Name, Op::Eq, b"/x"));
        // Broken characters show as this one; slashes in a row as one.
        assert!(!add(FilePart::Name, Op::Eq, "/etc/\u{fffd}".as_bytes()) && !add(FilePart::Raw, Op::Contains, b"etc/shadow"));
        assert!(!add(FilePart::Front, Op::Contains, b"/") && !add(FilePart::Kind, Op::Eq, b"file"));
        assert!(!Sieve::default().add(FilePart::Name, &Test::<()>::Exists));
        assert!(add(FilePart::Raw, Op::Contains, b"/../") && add(FilePart::Name, Op::Startswith, b"/etc"));
    }
}
