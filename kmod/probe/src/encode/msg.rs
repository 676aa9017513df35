// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Messages on sockets: send, sendto, sendmsg, sendmmsg and the receiving twins. One event per message.

use super::{
    addr::{tuple, Direction, UserAddr},
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
fn ends<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, dir: Direction, user: Option<&UserAddr>) {
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
    let user = UserAddr::read(cx, r, cx.arg(4), cx.arg_i32(5));
    sending(cx, r, user.as_ref())
}

fn sending<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, user: Option<&UserAddr>) -> Encoded {
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
    let user = if cx.ret() >= 0 && cx.arg(4) != 0 {
        sender(cx).map_err(|Fault| {
            r.note_fault(cx.arg(4));
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

fn sender<K: Kernel>(cx: &Ctx<'_, K>) -> Result<Option<UserAddr>, Fault> {
    let size: [u8; 4] = read(cx.k, cx.arg(5))?;
    UserAddr::try_read(cx.k, cx.arg(4), i32_at(&size, 0))
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
    fn user<K: Kernel>(&self, cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Option<UserAddr> {
        UserAddr::read(cx, r, self.name, self.name_len)
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
    let user = h.user(cx, r);
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
        let user = h.user(cx, r);
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
    let user = m.header.user(cx, r);
    let size = total(cx, r, &m.header)?;
    r.u64(m.len);
    r.fd(cx.arg(0));
    r.u32(low_u32(size));
    m.header.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), m.len.min(size)).map_err(lost)?;
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
    let user = m.header.user(cx, r);
    r.u64(m.len);
    r.fd(cx.arg(0));
    r.u32(low_u32(m.len));
    m.header.vector(cx.sys.abi).append(cx, r, cx.arg_i32(0), user.as_ref(), m.len).map_err(lost)?;
    if user.is_some() {
        ends(cx, r, Direction::In, user.as_ref());
    } else {
        r.empty();
    }
    m.header.control(cx, r);
    Ok(m.next)
}
