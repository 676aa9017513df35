// SPDX-License-Identifier: Apache-2.0
//! Text that is composed for one event: bytes in the caller's arena.
use bumpalo::Bump;
use bumpalo::collections::Vec;
use eyas_state::List;
use std::fmt::{self, Write as _};
use std::net::IpAddr;

/// Text being written. It may hold any bytes.
#[derive(Debug)]
pub struct Writer<'a>(Vec<'a, u8>);

impl fmt::Write for Writer<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.0.extend_from_slice(s.as_bytes());
        Ok(())
    }
}

impl<'a> Writer<'a> {
    /// Empty text with room for most texts.
    #[must_use]
    pub fn new(arena: &'a Bump) -> Self {
        Self(Vec::with_capacity_in(64, arena))
    }

    /// The finished text.
    #[must_use]
    pub fn finish(self) -> &'a [u8] {
        self.0.into_bump_slice()
    }

    /// What has been written.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether nothing has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Goes back to a length.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// One byte.
    pub fn byte(&mut self, b: u8) {
        self.0.push(b);
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, b: &[u8]) {
        self.0.extend_from_slice(b);
    }

    /// Text as it is.
    pub fn text(&mut self, s: &str) {
        self.0.extend_from_slice(s.as_bytes());
    }

    /// Formatted text.
    pub fn fmt(&mut self, args: fmt::Arguments<'_>) {
        // Writing into memory does not fail.
        let _ = self.write_fmt(args);
    }

    /// An unsigned number in decimal.
    pub fn unsigned(&mut self, n: u64) {
        self.fmt(format_args!("{n}"));
    }

    /// A signed number in decimal.
    pub fn signed(&mut self, n: i64) {
        self.fmt(format_args!("{n}"));
    }

    /// An address.
    pub fn ip(&mut self, ip: IpAddr) {
        match ip {
            IpAddr::V4(a) => self.fmt(format_args!("{a}")),
            IpAddr::V6(a) => self.ipv6(a),
        }
    }

    /// An IPv6 address, shortened the way that inet_ntop does it: an embedded IPv4 address in dotted form also where
    /// the 96 bits before it are zero.
    pub fn ipv6(&mut self, a: std::net::Ipv6Addr) {
        match (a.segments(), a.octets()) {
            ([0, 0, 0, 0, 0, 0, hi, _], [.., b0, b1, b2, b3]) if hi != 0 => self.fmt(format_args!("::{b0}.{b1}.{b2}.{b3}")),
            _ => self.fmt(format_args!("{a}")),
        }
    }

    /// The items of a list with blanks between them.
    pub fn list(&mut self, items: &List) {
        let start = self.len();
        self.bytes(items.raw().as_bytes());
        for b in self.0.get_mut(start..).into_iter().flatten() {
            *b = if *b == 0 { b' ' } else { *b };
        }
    }

    /// Items with a separator between them.
    pub fn join<'i>(&mut self, items: impl Iterator<Item = &'i [u8]>, separator: u8) {
        for (i, item) in items.enumerate() {
            if i > 0 {
                self.byte(separator);
            }
            self.bytes(item);
        }
    }

    /// A number with six significant digits and without trailing zeros, as printf's `%g` writes it.
    pub fn general(&mut self, n: f64) {
        if n == 0.0 || !n.is_finite() {
            return self.fmt(format_args!("{n}"));
        }
        // The exponent after rounding to six digits.
        let start = self.len();
        self.fmt(format_args!("{n:.5e}"));
        let exponent = self.0.get(start..).and_then(|t| {
            let at = t.iter().position(|b| *b == b'e')?;
            std::str::from_utf8(t.get(at + 1..)?).ok()?.parse::<i32>().ok().map(|e| (at, e))
        });
        let Some((mantissa, exponent)) = exponent else { return };
        if (-4..6).contains(&exponent) {
            self.truncate(start);
            let decimals = usize::try_from(5 - exponent).unwrap_or(0);
            self.fmt(format_args!("{n:.decimals$}"));
            self.trim_fraction(start);
        } else {
            self.truncate(start + mantissa);
            self.trim_fraction(start);
            let sign = if exponent < 0 { '-' } else { '+' };
            self.fmt(format_args!("e{sign}{:02}", exponent.unsigned_abs()));
        }
    }

    /// Takes away zeros at the end of a fraction that begins behind `start`.
    fn trim_fraction(&mut self, start: usize) {
        if self.0.get(start..).is_some_and(|t| t.contains(&b'.')) {
            while self.0.last() == Some(&b'0') {
                self.0.pop();
            }
            if self.0.last() == Some(&b'.') {
                self.0.pop();
            }
        }
    }
}

/// Text written by `f`, in the arena.
pub fn compose<'a>(arena: &'a Bump, f: impl FnOnce(&mut Writer<'a>)) -> &'a [u8] {
    let mut w = Writer::new(arena);
    f(&mut w);
    w.finish()
}

/// Text up to its first NUL.
#[must_use]
pub fn until_nul(b: &[u8]) -> &[u8] {
    memchr::memchr(0, b).and_then(|at| b.get(..at)).unwrap_or(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_like_printf_g() {
        let arena = Bump::new();
        let g = |n: f64| String::from_utf8(compose(&arena, |w| w.general(n)).to_vec()).unwrap();
        assert_eq!(
            [g(0.0), g(5.0), g(0.5), g(1.25e-3), g(1e-9), g(123_456.7), g(1e6), g(1_234_567.0)],
            ["0", "5", "0.5", "0.00125", "1e-09", "123457", "1e+06", "1.23457e+06"]
        );
    }

    #[test]
    fn addresses_like_inet_ntop() {
        let arena = Bump::new();
        let t = |a: &str| String::from_utf8(compose(&arena, |w| w.ip(a.parse().unwrap())).to_vec()).unwrap();
        assert_eq!(
            [t("::1"), t("::102:304"), t("::ffff:1.2.3.4"), t("fe80:0:0:0:1:0:0:1"), t("10.0.0.1")],
            ["::1", "::1.2.3.4", "::ffff:1.2.3.4", "fe80::1:0:0:1", "10.0.0.1"]
        );
    }
}
