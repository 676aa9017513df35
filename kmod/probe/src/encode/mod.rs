// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What each event records: one file per family, one table that finds the encoder by event id.
//!
//! # Writing an encoder
//! A family's file begins with its list, `pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); N]`; [`Table`] takes all lists.
//! - **Plain events** are rows: `(ids::X, Encode::Plain(&[Param::Ret, Param::Str(0), Param::Map32(1, flags::open_flags)]))`.
//! - **Others** are functions `fn(&Ctx<'_, K>, &mut Record<'_>) -> Encoded`: ask [`Ctx::k`] for kernel facts, append each
//!   parameter of the event table once, in order, by the methods of [`Record`]. The return value says what becomes of it:
//!   `Ok(Next::Done)`; `Ok(Next::Again)` = this record is whole and the function wants to be called once more with
//!   [`Ctx::part`] one higher (an event per message); `Err(Lost::…)` drops the event with its counter, or silently.
//! - What an i386 caller's structures look like: sizes by [`Abi::word`], and [`Ctx::is_ia32`] where several of its calls share a twin.
//! - User memory is read through [`Record::user_str`]/[`Record::user_bytes`] (unreadable = empty parameter) or
//!   [`Kernel::read_user`] into a small array (then call [`Record::note_fault`] when it fails).
//! - No indexing, no `unwrap`, no `+` that may overflow on values from outside (`wrapping_add`, `saturating_sub`, …), no
//!   allocation, arrays on the stack under 256 bytes.
//! - `crate::fake::encode` runs one encoder on the fake kernel and splits the record for asserting.

mod addr;
mod cgroup;
mod fd;
pub(crate) mod hot;
mod ids;
mod io;
mod iov;
mod keyctl;
mod mem;
mod misc;
mod msg;
mod ns;
mod open;
mod path;
mod poll;
mod process;
mod quota;
mod snaplen;
mod socket;
#[cfg(test)]
mod tests;
mod trace;
mod wire;

use crate::{
    consumer::Settings,
    kernel::{Abi, Kernel, Syscall},
    record::{low_u16, low_u32, low_u8, Record},
};

/// One more than the highest event id that the table can hold.
pub const MAX_EVENTS: usize = 512;

/// Why an event is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It is not an event after all (nothing is counted).
    Skip,
    /// User memory that the event cannot do without was not readable (counted as page fault).
    UserMemory,
    /// User memory was not there, and the hook can be called again once it is ([`Kernel::can_retry`]); nothing is counted. No encoder says so.
    Absent,
    /// It does not fit a record (counted as no room).
    TooLarge,
}

/// What follows a whole record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the event is complete.
    Done,
    /// Another record of the same hook; the encoder is called again with the next [`Ctx::part`].
    Again,
}

/// What an encoder returns.
pub type Encoded = Result<Next, Lost>;

/// What an encoder works on.
pub struct Ctx<'a, K: Kernel> {
    /// The kernel's services.
    pub k: &'a K,
    /// The call; for tracepoint events an empty one whose `args` carry what [`crate::hook`] documents for that hook.
    pub sys: &'a Syscall,
    /// The consumer's settings (snap length and its relatives).
    pub set: &'a Settings,
    /// Which record of this hook it is, from 0.
    pub part: u32,
}

impl<K: Kernel> Ctx<'_, K> {
    /// Argument `n` (0..=5), 0 beyond.
    #[inline]
    #[must_use]
    pub fn arg(&self, n: usize) -> u64 {
        self.sys.args.get(n).copied().unwrap_or(0)
    }
    /// The return value.
    #[inline]
    #[must_use]
    pub fn ret(&self) -> i64 {
        self.sys.ret
    }
    /// Argument `n` as the kernel takes an `int`.
    #[inline]
    #[must_use]
    pub fn arg_i32(&self, n: usize) -> i32 {
        crate::record::low_i32(self.arg(n))
    }
    /// Whether the caller is 32-bit x86 and made one of these calls, by their own numbers.
    #[inline]
    #[must_use]
    pub fn is_ia32(&self, own: &[u16]) -> bool {
        self.sys.abi == Abi::Ia32 && own.contains(&self.sys.own_nr)
    }
    /// A user or group id in an argument. i386's first id calls have 16 bits, where the largest number means "leave it".
    #[inline]
    #[must_use]
    pub fn id(&self, arg: u64) -> u32 {
        // lchown, setuid, setgid, setreuid, setregid, fchown, setresuid, setresgid, chown
        if !self.is_ia32(&[16, 23, 46, 70, 71, 95, 164, 170, 182]) {
            return low_u32(arg);
        }
        match low_u16(arg) {
            u16::MAX => u32::MAX,
            id => id.into(),
        }
    }
    /// Argument `n` as the kernel takes an `unsigned int`.
    #[inline]
    #[must_use]
    pub fn arg_u32(&self, n: usize) -> u32 {
        low_u32(self.arg(n))
    }
}

/// One parameter of a plain event.
#[derive(Clone, Copy)]
pub enum Param {
    /// The return value as i64 (`PT_ERRNO`, `PT_FD`, `PT_PID`).
    Ret,
    /// The low 32 bits of the return value (`PT_UID`, `PT_GID`).
    Ret32,
    /// Argument n, all 64 bits (`PT_UINT64`, `PT_INT64`).
    U64(u8),
    /// Argument n, low 32 bits.
    U32(u8),
    /// Argument n, a user or group id: 32 bits, of the old i386 calls 16.
    Id(u8),
    /// Argument n, low 16 bits.
    U16(u8),
    /// Argument n, low 8 bits.
    U8(u8),
    /// Argument n, low 32 bits sign-extended to i64 (`PT_FD`, `PT_PID`, dirfd).
    Fd(u8),
    /// Argument n as address of a user string (`PT_FSPATH`, `PT_CHARBUF`, …).
    Str(u8),
    /// Argument n through a flag map, as u32.
    Map32(u8, fn(u32) -> u32),
    /// Argument n through a flag map, low 16 bits of the result.
    Map16(u8, fn(u32) -> u32),
    /// Argument n through a flag map, low 8 bits of the result.
    Map8(u8, fn(u32) -> u32),
    /// Argument n, low 32 bits zero-extended to 64 (an `unsigned int` in a `PT_UINT64`).
    Wide32(u8),
    /// A constant as u8.
    Const8(u8),
    /// A constant as u32.
    Const32(u32),
    /// Length 0.
    Empty,
}

impl Param {
    #[inline]
    fn append<K: Kernel>(self, cx: &Ctx<'_, K>, r: &mut Record<'_>) {
        let arg = |n: u8| cx.arg(usize::from(n));
        match self {
            Param::Ret => r.i64(cx.ret()),
            Param::Ret32 => r.u32(low_u32(u64::from_ne_bytes(cx.ret().to_ne_bytes()))),
            Param::U64(n) => r.u64(arg(n)),
            Param::U32(n) => r.u32(low_u32(arg(n))),
            Param::Id(n) => r.u32(cx.id(arg(n))),
            Param::U16(n) => r.u16(low_u16(arg(n))),
            Param::U8(n) => r.u8(low_u8(arg(n))),
            Param::Fd(n) => r.fd(arg(n)),
            Param::Str(n) => r.user_str(cx.k, arg(n)),
            Param::Map32(n, map) => r.u32(map(low_u32(arg(n)))),
            Param::Map16(n, map) => r.u16(low_u16(u64::from(map(low_u32(arg(n)))))),
            Param::Map8(n, map) => r.u8(low_u8(u64::from(map(low_u32(arg(n)))))),
            Param::Wide32(n) => r.u64(low_u32(arg(n)).into()),
            Param::Const8(v) => r.u8(v),
            Param::Const32(v) => r.u32(v),
            Param::Empty => r.empty(),
        }
    }
}

/// How an event is made.
pub enum Encode<K: Kernel> {
    /// A row of parameters.
    Plain(&'static [Param]),
    /// A function.
    With(fn(&Ctx<'_, K>, &mut Record<'_>) -> Encoded),
    /// No encoder: the event is never sent.
    None,
}

impl<K: Kernel> Clone for Encode<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kernel> Copy for Encode<K> {}

impl<K: Kernel> Encode<K> {
    /// Appends the event's parameters.
    ///
    /// # Errors
    /// The event is lost or unwanted, see [`Lost`].
    #[inline]
    pub fn run(&self, cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
        match self {
            Encode::Plain(row) => {
                for p in *row {
                    p.append(cx, r);
                }
                Ok(Next::Done)
            }
            Encode::With(f) => f(cx, r),
            Encode::None => Err(Lost::Skip),
        }
    }
}

/// The encoders by event id.
pub struct Table<K: Kernel>(core::marker::PhantomData<K>);

impl<K: Kernel> Table<K> {
    /// All encoders; ids without one hold [`Encode::None`].
    pub const ALL: &'static [Encode<K>; MAX_EVENTS] = &{
        let all = [Encode::None; MAX_EVENTS];
        let all = merge(all, &open::events::<K>());
        let all = merge(all, &path::events::<K>());
        let all = merge(all, &fd::events::<K>());
        let all = merge(all, &io::events::<K>());
        let all = merge(all, &socket::events::<K>());
        let all = merge(all, &msg::events::<K>());
        let all = merge(all, &process::events::<K>());
        let all = merge(all, &ids::events::<K>());
        let all = merge(all, &ns::events::<K>());
        let all = merge(all, &mem::events::<K>());
        let all = merge(all, &poll::events::<K>());
        let all = merge(all, &misc::events::<K>());
        let all = merge(all, &keyctl::events::<K>());
        let all = merge(all, &quota::events::<K>());
        let all = merge(all, &trace::events::<K>());
        merge(all, &[(eyas_abi::ids::GENERIC_X, Encode::With(generic))])
    };

    /// The encoder of an event.
    #[inline]
    #[must_use]
    pub fn get(id: u16) -> &'static Encode<K> {
        const NONE: usize = MAX_EVENTS - 1;
        Self::ALL.get(usize::from(id)).unwrap_or(&Self::ALL[NONE])
    }
}

/// Puts a family's list into the table; runs at compile time, where a bad id or a second encoder is an error.
#[expect(clippy::indexing_slicing, clippy::panic, reason = "runs at compile time only")]
const fn merge<K: Kernel, const N: usize>(mut all: [Encode<K>; MAX_EVENTS], list: &[(u16, Encode<K>); N]) -> [Encode<K>; MAX_EVENTS] {
    let mut i = 0;
    while i < N {
        let id = list[i].0 as usize;
        if !matches!(all[id], Encode::None) {
            panic!("two encoders for one event");
        }
        all[id] = list[i].1;
        i += 1;
    }
    all
}

/// The event of system calls that have none of their own: code and native number.
fn generic<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.u16(cx.sys.code);
    r.u16(cx.sys.nr);
    Ok(Next::Done)
}
