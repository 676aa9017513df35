// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! How much of a call's data is recorded: the consumer's snap length, or more where a protocol is recognised.

use super::{addr::UserAddr, wire::i32_at, Ctx};
use crate::kernel::{Addrs, Kernel};

/// Both ports are of a full-capture range.
const FULL: usize = 16_000;
/// A protocol that is worth parsing.
const PROTOCOL: usize = 2000;
const DNS: usize = 512;
const DNS_PORT: u16 = 53;
/// How many bytes of data the tests look at.
pub(super) const PEEK: usize = 16;

/// What is read or written.
pub(super) struct Data<'a> {
    /// Its first bytes (at most [`PEEK`]), as far as they were readable.
    pub head: &'a [u8],
    /// Its whole length.
    pub len: usize,
}

/// The snap length of a call on descriptor `fd`. `data` is only asked if the consumer wants the dynamic rules.
#[inline(always)]
pub(super) fn snaplen<K: Kernel>(
    cx: &Ctx<'_, K>,
    fd: i32,
    user: Option<&UserAddr<'_>>,
    len: usize,
    head: impl FnOnce(&mut [u8; PEEK]) -> usize,
) -> usize {
    let fixed = usize::try_from(cx.set.snaplen).unwrap_or(usize::MAX);
    if !cx.set.dynamic_snaplen || fd < 0 {
        return fixed;
    }
    // Copies, so that the caller's own need not lie in memory.
    let (set, sys) = (*cx.set, cx.sys);
    fixed.max(dynamic(&Ctx { k: cx.k, sys, set: &set, part: cx.part }, fd, user, len, head))
}

#[cold]
fn dynamic<K: Kernel>(
    cx: &Ctx<'_, K>,
    fd: i32,
    user: Option<&UserAddr<'_>>,
    len: usize,
    head: impl FnOnce(&mut [u8; PEEK]) -> usize,
) -> usize {
    let Some(socket) = cx.k.socket(fd) else { return 0 };
    let (local, remote) = match socket.addrs {
        Addrs::Inet { local_port, remote_port, .. } | Addrs::Inet6 { local_port, remote_port, .. } => (local_port, remote_port),
        Addrs::Unix { .. } | Addrs::Other => (0, 0),
    };
    let remote = if remote == 0 { user.and_then(UserAddr::port).unwrap_or(0) } else { remote };
    let range = cx.set.port_start..=cx.set.port_end;
    if cx.set.port_end > 0 && (range.contains(&local) || range.contains(&remote)) {
        return FULL;
    }
    if remote == cx.set.statsd_port {
        return PROTOCOL;
    }
    if remote == DNS_PORT {
        return DNS;
    }
    let mut buf = [0; PEEK];
    let n = head(&mut buf);
    let data = Data { head: buf.get(..n).unwrap_or(&[]), len };
    if protocol(local, remote, &data) {
        PROTOCOL
    } else {
        0
    }
}

/// Whether the data looks like MySQL, PostgreSQL, MongoDB or HTTP.
fn protocol(local: u16, remote: u16, data: &Data<'_>) -> bool {
    let on = |port: u16| local == port || remote == port;
    let head = |n: usize| data.head.first_chunk::<5>().filter(|_| data.len >= n);
    if on(3306) {
        if let Some(b) = head(5) {
            return b.contains(&3) || (b[2] == 0 && b[3] == 0);
        }
    }
    if on(5432) && data.len >= 7 {
        if let Some(b) = data.head.first_chunk::<7>() {
            let question = matches!(b[0], b'Q' | b'P' | b'E') && b[1] == 0;
            return question || (b[4] == 0 && b[5] == 3 && b[6] == 0);
        }
    }
    let mongo = data.head.len() == PEEK && matches!(i32_at(data.head, 12), 1 | 2001..=2007);
    if on(27017) || mongo {
        return true;
    }
    const HTTP: [&[u8]; 8] = [b"GET ", b"POST", b"PUT ", b"DELE", b"TRAC", b"CONN", b"OPTI", b"HTTP/"];
    head(5).is_some() && HTTP.iter().any(|word| data.head.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(port: u16, bytes: &[u8]) -> bool {
        protocol(40_000, port, &Data { head: bytes.get(..PEEK).unwrap_or(bytes), len: bytes.len() })
    }

    #[test]
    fn protocols_are_told_by_port_and_first_bytes() {
        assert!(looks(80, b"GET / HTTP/1.1") && looks(80, b"TRACE") && looks(1, b"HTTP/1.0 200 OK, and more"));
        assert!(!looks(80, b"GET ") && !looks(80, b"OP\0\0\0\0\0\0") && !looks(80, b"GETX /"));
        assert!(looks(3306, b"sim\x03le") && looks(3306, b"ab\0\0e") && !looks(3306, b"GET / HTTP/1.1"), "no further test after MySQL's");
        assert!(looks(5432, b"P\x0034242") && looks(5432, b"abcd\0\x03\0") && !looks(5432, b"00\0\0\0\0\0"));
        assert!(looks(27017, b"x") && looks(9, b"0123456789ab\x01\0\0\0zz") && !looks(9, b"0123456789ab\x07\0\0\0"));
    }
}
