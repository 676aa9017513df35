// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Messages on sockets: send, sendto, sendmsg, sendmmsg and the receiving twins. One event per message.

use super::{
    addr::{tuple, Direction, Room, UserAddr},
    io::{data, got, sent},
    iov::{At, Iov},
    wire::{i32_at, len, read, u32_at, u64_at},
    Ctx, Encode,
    Encode::With,
    Encoded, Lost, Next,
};
use crate::{
    kernel::{Abi, Fault, Kernel},
    record::{low_u32, Record, MAX_STR},
};
use eyas_abi::ids;

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 8] {
    [
        (ids::SOCKET_SEND_X, With(send)),
        (ids::SOCKET_SENDTO_X, With(sendto)),
        (ids::SOCKET_SENDMSG_X, With(sendmsg)),
        (ids::SOCKET_SENDMMSG_X, With(sendmmsg)),
        (ids::SOCKET_RECV_X, With(recv)),
        (ids::SOCKET_RECVFROM_X, With(recvfrom)),
        (ids::SOCKET_RECVMSG_X, With(recvmsg)),
        (ids::SOCKET_RECVMMSG_X, With(recvmmsg)),
    ]
}

/// The ends of the socket, once the call has succeeded.
fn ends<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, dir: Direction, user: Option<&UserAddr<'_>>) {
    if cx.ret() >= 0 {
        tuple(cx, r, cx.arg_i32(0), dir, user);
    } else {
        r.empty();
    }
}

fn send<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    sending(cx, r, None)
}

fn sendto<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let mut room = Room::new();
    let user = room.read(cx, r, cx.arg(4), cx.arg_i32(5));
    sending(cx, r, user.as_ref())
}

fn sending<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, user: Option<&UserAddr<'_>>) -> Encoded {
    r.i64(cx.ret());
    data(cx, r, cx.arg_i32(0), user, cx.arg(1), sent(cx, cx.arg(2)));
    r.fd(cx.arg(0));
    r.u32(cx.arg_u32(2));
    ends(cx, r, Direction::Out, user);
    Ok(Next::Done)
}

fn recv<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    data(cx, r, cx.arg_i32(0), None, cx.arg(1), got(cx));
    r.fd(cx.arg(0));
    r.u32(cx.arg_u32(2));
    ends(cx, r, Direction::In, None);
    Ok(Next::Done)
}

/// The kernel wrote the sender's address and its length to user memory.
fn recvfrom<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let mut room = Room::new();
    let user = if cx.ret() >= 0 && cx.arg(4) != 0 {
        sender(cx, &mut room).map_err(|At(addr)| {
            r.note_fault(addr);
            Lost::UserMemory
        })?
    } else {
        None
    };
    r.i64(cx.ret());
    data(cx, r, cx.arg_i32(0), user.as_ref(), cx.arg(1), got(cx));
    ends(cx, r, Direction::In, user.as_ref());
    r.fd(cx.arg(0));
    r.u32(cx.arg_u32(2));
    Ok(Next::Done)
}

fn sender<'a, K: Kernel>(cx: &Ctx<'_, K>, room: &'a mut Room) -> Result<Option<UserAddr<'a>>, At> {
    let size: [u8; 4] = read(cx.k, cx.arg(5)).map_err(|Fault| At(cx.arg(5)))?;
    room.try_read(cx.k, cx.arg(4), i32_at(&size, 0)).map_err(|Fault| At(cx.arg(4)))
}

/// `struct user_msghdr` of any caller.
#[derive(Default)]
struct Header {
    name: u64,
    name_len: i32,
    iov: u64,
    iov_count: u64,
    control: u64,
    control_len: u64,
}

/// Bytes of `struct user_msghdr`, and of `struct mmsghdr`, whose message length comes right behind.
const fn sizes(abi: Abi) -> (u64, u64) {
    if abi.word() == 8 {
        (56, 64)
    } else {
        (28, 32)
    }
}

impl Header {
    fn read<K: Kernel>(k: &K, abi: Abi, addr: u64) -> Result<Self, Fault> {
        if abi.word() == 8 {
            let b: [u8; 56] = read(k, addr)?;
            let word = |n| u64_at(&b, n);
            Ok(Self {
                name: word(0),
                name_len: i32_at(&b, 8),
                iov: word(16),
                iov_count: word(24),
                control: word(32),
                control_len: word(40),
            })
        } else {
            let b: [u8; 28] = read(k, addr)?;
            let word = |n| u64::from(u32_at(&b, n));
            Ok(Self { name: word(0), name_len: i32_at(&b, 4), iov: word(8), iov_count: word(12), control: word(16), control_len: word(20) })
        }
    }
    fn vector(&self, abi: Abi) -> Iov {
        Iov { addr: self.iov, count: self.iov_count, abi }
    }
    fn user<'a, K: Kernel>(&self, cx: &Ctx<'_, K>, r: &mut Record<'_>, room: &'a mut Room) -> Option<UserAddr<'a>> {
        room.read(cx, r, self.name, self.name_len)
    }
    /// Appends the control data that came with a message.
    fn control<K: Kernel>(&self, cx: &Ctx<'_, K>, r: &mut Record<'_>) {
        let n = if self.control == 0 { 0 } else { len(self.control_len).min(MAX_STR) };
        r.user_bytes(cx.k, self.control, n);
    }
}

/// A vector that can't be read makes no event, as the reference has it.
fn lost(_: At) -> Lost {
    Lost::UserMemory
}

/// The vector's total, for what is to be sent.
fn total<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, h: &Header) -> Result<u64, Lost> {
    h.vector(cx.sys.abi).total(cx.k).map_err(|At(addr)| {
        r.note_fault(addr);
        Lost::UserMemory
    })
}

fn sendmsg<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    let Ok(h) = Header::read(cx.k, cx.sys.abi, cx.arg(1)) else {
        r.note_fault(cx.arg(1));
        r.empty();
        r.fd(cx.arg(0));
        r.empty();
        r.empty();
        return Ok(Next::Done);
    };
    let mut room = Room::new();
    let user = h.user(cx, r, &mut room);
    let size = total(cx, r, &h)?;
    h.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), sent(cx, size).min(size)).map_err(lost)?;
    r.fd(cx.arg(0));
    r.u32(low_u32(size));
    ends(cx, r, Direction::Out, user.as_ref());
    Ok(Next::Done)
}

fn recvmsg<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    r.u32(low_u32(got(cx)));
    if cx.ret() >= 0 {
        let h = header(cx, r, cx.arg(1))?;
        let mut room = Room::new();
        let user = h.user(cx, r, &mut room);
        h.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), got(cx)).map_err(lost)?;
        ends(cx, r, Direction::In, user.as_ref());
        h.control(cx, r);
    } else {
        r.empty();
        r.empty();
        r.empty();
    }
    r.fd(cx.arg(0));
    Ok(Next::Done)
}

fn header<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64) -> Result<Header, Lost> {
    Header::read(cx.k, cx.sys.abi, addr).map_err(|Fault| {
        r.note_fault(addr);
        Lost::UserMemory
    })
}

/// The message that this record is about, its length, and what comes after; `None` if the call moved none.
struct Message {
    header: Header,
    len: u64,
    next: Next,
}

fn message<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Result<Option<Message>, Lost> {
    let part = u64::from(cx.part);
    if part >= got(cx) {
        return Ok(None);
    }
    let (size, stride) = sizes(cx.sys.abi);
    let addr = cx.arg(1).wrapping_add(part.wrapping_mul(stride));
    let header = header(cx, r, addr)?;
    let end = addr.wrapping_add(size);
    let Ok(len) = read::<K, 4>(cx.k, end) else {
        r.note_fault(end);
        return Err(Lost::UserMemory);
    };
    let next = if part.wrapping_add(1) < got(cx) { Next::Again } else { Next::Done };
    Ok(Some(Message { header, len: u32::from_ne_bytes(len).into(), next }))
}

/// A call that moved no message.
fn no_message<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u32(0);
    r.empty();
    r.empty();
}

fn sendmmsg<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let Some(m) = message(cx, r)? else {
        no_message(cx, r);
        return Ok(Next::Done);
    };
    let mut room = Room::new();
    let user = m.header.user(cx, r, &mut room);
    let size = total(cx, r, &m.header).unwrap_or(m.len);
    r.u64(m.len);
    r.fd(cx.arg(0));
    r.u32(low_u32(size));
    // Unreadable data leaves the parameter empty: a message that is lost here would take those behind it along.
    let _ = m.header.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), m.len.min(size));
    ends(cx, r, Direction::Out, user.as_ref());
    Ok(m.next)
}

/// The ends are told only for messages that name their sender, as the reference has it.
fn recvmmsg<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let Some(m) = message(cx, r)? else {
        no_message(cx, r);
        r.empty();
        return Ok(Next::Done);
    };
    let mut room = Room::new();
    let user = m.header.user(cx, r, &mut room);
    r.u64(m.len);
    r.fd(cx.arg(0));
    r.u32(low_u32(m.len));
    let _ = m.header.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), m.len);
    if user.is_some() {
        ends(cx, r, Direction::In, user.as_ref());
    } else {
        r.empty();
    }
    m.header.control(cx, r);
    Ok(m.next)
}

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, encode_with, Event, FakeKernel},
        kernel::{Abi, Addrs, Socket},
    };
    use eyas_abi::ids;
    use std::vec::Vec;

    const LOCAL: ([u8; 4], u16) = ([10, 0, 0, 1], 4000);
    const OTHER: ([u8; 4], u16) = ([10, 0, 0, 2], 5000);

    fn udp(k: &mut FakeKernel, remote: ([u8; 4], u16)) {
        let addrs = Addrs::Inet { local: LOCAL.0, local_port: LOCAL.1, remote: remote.0, remote_port: remote.1 };
        k.sockets.insert(3, Socket { family: 2, kind: 2, protocol: 17, backlog: 0, max_backlog: 0, addrs });
    }
    fn address(k: &FakeKernel, (ip, port): ([u8; 4], u16)) -> u64 {
        k.user(&[&2_u16.to_ne_bytes()[..], &port.to_be_bytes(), &ip, &[0; 8]].concat())
    }
    fn tuple(src: ([u8; 4], u16), dst: ([u8; 4], u16)) -> Vec<u8> {
        [&[2][..], &src.0, &src.1.to_ne_bytes(), &dst.0, &dst.1.to_ne_bytes()].concat()
    }
    fn words(list: &[u64], word: usize) -> Vec<u8> {
        list.iter().flat_map(|w| w.to_le_bytes().into_iter().take(word).collect::<Vec<_>>()).collect()
    }
    /// A message header of one buffer.
    fn header(k: &FakeKernel, name: u64, data: &[u8], control: &[u8], word: usize) -> Vec<u8> {
        let iov = k.user(&words(&[k.user(data), data.len() as u64], word));
        let control_at = if control.is_empty() { 0 } else { k.user(control) };
        let name_len = if name == 0 { 0 } else { 16 };
        words(&[name, name_len, iov, 1, control_at, control.len() as u64, 0], word)
    }

    #[test]
    fn datagrams_go_where_the_caller_said() {
        let mut k = FakeKernel::default();
        let (buf, to) = (k.user(b"query"), address(&k, OTHER));
        for connected in [([0; 4], 0), ([9; 4], 9)] {
            udp(&mut k, connected);
            let e = encode(&k, ids::SOCKET_SENDTO_X, [3, buf, 5, 0, to, 16], 5).expect("sent");
            assert_eq!((e.param(1), e.i64(2), e.u32(3), e.param(4)), (&b"query"[..], 3, 5, &tuple(LOCAL, OTHER)[..]));
        }
        let e = encode(&k, ids::SOCKET_SENDTO_X, [3, buf, 5, 0, 0, 0], 5).expect("sent");
        assert_eq!(e.param(4), tuple(LOCAL, ([9; 4], 9)), "a connected socket");
        let e = encode(&k, ids::SOCKET_SENDTO_X, [3, buf, 5, 0, to, 16], -9).expect("sent");
        assert_eq!((e.param(1), e.param(4)), (&b"query"[..], &b""[..]));
    }

    #[test]
    fn recvfrom_names_the_sender_or_is_lost() {
        let mut k = FakeKernel::default();
        udp(&mut k, ([0; 4], 0));
        let (buf, from, size) = (k.user(b"answer"), address(&k, OTHER), k.user(&16_u32.to_ne_bytes()));
        let e = encode(&k, ids::SOCKET_RECVFROM_X, [3, buf, 100, 0, from, size], 6).expect("sent");
        assert_eq!((e.param(1), e.param(2), e.i64(3), e.u32(4)), (&b"answer"[..], &tuple(OTHER, LOCAL)[..], 3, 100));
        let e = encode(&k, ids::SOCKET_RECVFROM_X, [3, buf, 100, 0, 0, 0], 6).expect("sent");
        assert_eq!(e.param(2), tuple(([0; 4], 0), LOCAL));
        assert_eq!(encode(&k, ids::SOCKET_RECVFROM_X, [3, buf, 100, 0, from, 16], 6), Err(Lost::UserMemory));
        let e = encode(&k, ids::SOCKET_RECVFROM_X, [3, buf, 100, 0, 16, 16], -14).expect("sent");
        assert_eq!((e.param(1), e.param(2)), (&b""[..], &b""[..]));
    }

    #[test]
    fn message_headers_are_read_by_the_callers_word_size() {
        for (abi, word) in [(Abi::Native, 8), (Abi::Ia32, 4), (Abi::X32, 4)] {
            let mut k = FakeKernel { abi: Some(abi), ..FakeKernel::default() };
            udp(&mut k, ([0; 4], 0));
            let name = address(&k, OTHER);
            let h = header(&k, name, b"datagram", b"cmsg", word);
            let at = k.user(&h);
            let e = encode(&k, ids::SOCKET_SENDMSG_X, [3, at, 0, 0, 0, 0], 8).expect("sent");
            assert_eq!((e.param(1), e.u32(3), e.param(4)), (&b"datagram"[..], 8, &tuple(LOCAL, OTHER)[..]));
            let e = encode(&k, ids::SOCKET_RECVMSG_X, [3, at, 0, 0, 0, 0], 4).expect("sent");
            assert_eq!((e.u32(1), e.param(2), e.param(3)), (4, &b"data"[..], &tuple(OTHER, LOCAL)[..]));
            assert_eq!((e.param(4), e.i64(5)), (&b"cmsg"[..], 3));
        }
    }

    #[test]
    fn headers_that_cannot_be_read() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SOCKET_SENDMSG_X, [3, 0x10, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.param(1), e.i64(2), e.param(3), e.param(4)), (&b""[..], 3, &b""[..], &b""[..]));
        let no_iov = k.user(&words(&[0, 0, 0, 3, 0, 0, 0], 8));
        assert_eq!(encode(&k, ids::SOCKET_SENDMSG_X, [3, no_iov, 0, 0, 0, 0], -14), Err(Lost::UserMemory));
        assert_eq!(encode(&k, ids::SOCKET_RECVMSG_X, [3, 0x10, 0, 0, 0, 0], 1), Err(Lost::UserMemory));
        let e = encode(&k, ids::SOCKET_RECVMSG_X, [3, 0x10, 0, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.u32(1), e.param(2), e.param(3), e.param(4)), (0, &b""[..], &b""[..], &b""[..]));
    }

    #[test]
    fn each_message_of_a_batch_is_an_event() {
        for (abi, word) in [(Abi::Native, 8), (Abi::Ia32, 4)] {
            let mut k = FakeKernel { abi: Some(abi), ..FakeKernel::default() };
            udp(&mut k, ([0; 4], 0));
            let name = address(&k, OTHER);
            let batch: Vec<u8> = [(&b"first"[..], name), (b"second!", 0)]
                .iter()
                .flat_map(|(data, name)| [header(&k, *name, data, b"", word), words(&[data.len() as u64], word)].concat())
                .collect();
            let at = k.user(&batch);
            let part =
                |id, n| -> Event { encode_with(&k, &crate::consumer::Settings::default(), id, [3, at, 2, 0, 0, 0], 2, n).expect("sent") };
            let (a, b) = (part(ids::SOCKET_SENDMMSG_X, 0), part(ids::SOCKET_SENDMMSG_X, 1));
            assert_eq!((a.i64(0), a.i64(1), a.u32(2), a.param(3), a.again), (5, 3, 5, &b"first"[..], true));
            assert_eq!((b.i64(0), b.u32(2), b.param(3), b.again), (7, 7, &b"second!"[..], false));
            assert_eq!(a.param(4), tuple(LOCAL, OTHER));
            let (a, b) = (part(ids::SOCKET_RECVMMSG_X, 0), part(ids::SOCKET_RECVMMSG_X, 1));
            assert_eq!((a.param(3), a.param(4), a.again), (&b"first"[..], &tuple(OTHER, LOCAL)[..], true));
            assert_eq!((b.param(3), b.param(4), b.again), (&b"second!"[..], &b""[..], false));
            let e = encode(&k, ids::SOCKET_SENDMMSG_X, [3, 0x10, 2, 0, 0, 0], -14).expect("sent");
            assert_eq!((e.i64(0), e.i64(1), e.u32(2), e.param(3), e.param(4), e.again), (-14, 3, 0, &b""[..], &b""[..], false));
        }
    }
}
