// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! From what a register said to a native system call: i386 and x32 numbers, socketcall.
//!
//! A foreign number is never read as a native one: it is translated by a table, or it is unknown.

use eyas_abi::{
    event::Syscall as Row,
    generated::syscalls::{IA32_TO_X86_64, SOCKETCALLS, SYSCALL_COUNT},
    ids,
};

use crate::{
    consumer::SyscallSet,
    kernel::{Abi, Kernel, Syscall},
    record::low_u16,
};

#[cfg(target_arch = "aarch64")]
use eyas_abi::generated::syscalls::AARCH64 as ROWS;
#[cfg(not(target_arch = "aarch64"))]
use eyas_abi::generated::syscalls::X86_64 as ROWS;

/// The bit that marks an x32 number.
const X32_BIT: u64 = 0x4000_0000;
/// The first number that x32 has for itself; [`X32_OWN`] starts there.
const X32_FIRST: u64 = 512;
/// x32's own numbers (arguments differ in layout) → native ones.
static X32_OWN: [u16; 36] = [
    13, 15, 16, 19, 20, 45, 46, 47, 59, 101, 127, 128, 129, 131, 222, 244, 246, 247, 273, 274, 278, 279, 295, 296, 297, 299, 307, 310, 311,
    54, 55, 206, 209, 322, 327, 328,
];
const EXECVE: u64 = 59;
const EXECVEAT: u64 = 322;
const IA32_READ: u64 = 3;
const IA32_SOCKETCALL: u64 = 102;

/// A system call as the tracepoint shows it; laid out for C, which fills in `args`, `ret` and the fields here.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Raw {
    /// The call, before translation with native numbers 0.
    pub sys: Syscall,
    /// `orig_ax` (all bits).
    pub nr: u64,
    /// The caller is in 32-bit compat mode (`TS_COMPAT`).
    pub compat: bool,
    /// The kernel takes x32 calls.
    pub x32: bool,
}

const _: () = assert!(core::mem::size_of::<Syscall>() == 64 && core::mem::size_of::<Raw>() == 80, "as in services.h");

/// What it is; [`Raw::sys`] says it in native terms after a `Call`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translated {
    /// A native call, or one behind socketcall that has no number of its own.
    Call(Row, Option<u16>),
    /// Cancelled by a tracer, or otherwise nothing to record; not counted.
    Nothing,
    /// A foreign number without a twin: counted.
    Unknown,
    /// The arguments are in user memory that is not there ([`Kernel::lacks_memory`]): what this call is, is not known before they are.
    Absent,
}

/// The row of a native number.
#[inline]
#[must_use]
pub fn row(nr: u64) -> Option<Row> {
    ROWS.get(usize::try_from(nr).ok()?).copied()
}

/// Which numbers of any interface may pass the first test when these native ones are wanted.
#[must_use]
pub fn gate_word(wanted: &SyscallSet, word: usize) -> u64 {
    let mut bits = wanted.word(word);
    if cfg!(target_arch = "x86_64") {
        let first = word.wrapping_mul(64);
        let natives = IA32_TO_X86_64.get(first..).unwrap_or(&[]).iter().take(64);
        for (bit, native) in (0_u32..64).zip(natives) {
            let socketcall = u64::from(bit).wrapping_add(first as u64) == IA32_SOCKETCALL;
            if socketcall || u64::try_from(*native).is_ok_and(|n| wanted.has(n)) {
                bits |= 1_u64.wrapping_shl(bit);
            }
        }
    }
    bits
}

/// Whether a number can pass at all: for the hook itself, before anything else. Numbers beyond the table go on to be counted.
#[inline]
#[must_use]
pub fn may_pass(gate: &SyscallSet, nr: u64) -> bool {
    nr >= SYSCALL_COUNT as u64 || gate.has(nr)
}

/// Translates a call in its place.
#[inline(always)]
pub fn translate<K: Kernel>(k: &K, raw: &mut Raw) -> Translated {
    if raw.compat {
        return ia32(k, raw);
    }
    if raw.nr >= SYSCALL_COUNT as u64 {
        return beyond(raw);
    }
    native(raw.nr, Abi::Native, raw)
}

/// A native number, or one that was translated to it.
#[inline(always)]
pub(crate) fn native(nr: u64, abi: Abi, raw: &mut Raw) -> Translated {
    match row(nr) {
        Some(row) => {
            let nr = low_u16(nr);
            raw.sys.nr = nr;
            raw.sys.own_nr = low_u16(raw.nr);
            raw.sys.code = row.sc;
            raw.sys.abi = abi;
            Translated::Call(row, Some(nr))
        }
        None => Translated::Unknown,
    }
}

/// Numbers beyond the table: x32, cancelled calls, nonsense.
#[cold]
fn beyond(raw: &mut Raw) -> Translated {
    let low = raw.nr & 0xffff_ffff;
    if low == 0xffff_ffff {
        return Translated::Nothing;
    }
    if !raw.x32 || low & X32_BIT == 0 {
        return Translated::Unknown;
    }
    let nr = low & !X32_BIT;
    let own = nr.checked_sub(X32_FIRST).and_then(|i| X32_OWN.get(usize::try_from(i).ok()?));
    native(own.map_or(nr, |n| u64::from(*n)), Abi::X32, raw)
}

#[cold]
fn ia32<K: Kernel>(k: &K, raw: &mut Raw) -> Translated {
    raw.nr &= 0xffff_ffff;
    let nr = raw.nr;
    if nr == 0xffff_ffff {
        return Translated::Nothing;
    }
    // A 64-bit process that becomes a 32-bit one returns from its execve in compat mode, with the 64-bit number.
    if (nr == EXECVE || nr == EXECVEAT) && raw.sys.ret == 0 {
        return Translated::Nothing;
    }
    raw.sys.args.iter_mut().for_each(|a| *a &= 0xffff_ffff);
    if nr == IA32_SOCKETCALL {
        return socketcall(k, raw);
    }
    let twin = usize::try_from(nr).ok().and_then(|i| IA32_TO_X86_64.get(i)).copied().unwrap_or(-1);
    match u64::try_from(twin) {
        // 0 also stands for holes in the table
        Ok(0) if nr != IA32_READ => Translated::Unknown,
        Ok(twin) => native(twin, Abi::Ia32, raw),
        Err(_) => Translated::Unknown,
    }
}

fn socketcall<K: Kernel>(k: &K, raw: &mut Raw) -> Translated {
    let [call, addr, ..] = raw.sys.args;
    let Some(sc) = usize::try_from(call).ok().and_then(|i| SOCKETCALLS.get(i)).filter(|s| s.exit != 0) else {
        return Translated::Unknown;
    };
    let mut bytes = [0; 24];
    let len = usize::from(sc.args).wrapping_mul(4);
    let Some(Ok(())) = bytes.get_mut(..len).map(|b| k.read_user(addr, b)) else {
        return if k.lacks_memory() { Translated::Absent } else { Translated::Unknown };
    };
    raw.sys.args = [0; 6];
    for (arg, four) in raw.sys.args.iter_mut().zip(bytes.chunks_exact(4)) {
        *arg = four.first_chunk::<4>().map_or(0, |b| u64::from(u32::from_ne_bytes(*b)));
    }
    match u64::try_from(sc.nr) {
        Ok(nr) => match native(nr, Abi::Ia32, raw) {
            Translated::Call(row, nr) => Translated::Call(Row { exit: sc.exit, ..row }, nr),
            other => other,
        },
        Err(_) => {
            raw.sys.own_nr = low_u16(raw.nr);
            raw.sys.abi = Abi::Ia32;
            Translated::Call(Row { sc: 0, exit: sc.exit, enter: 0, never_drop: false, always_drop: false }, None)
        }
    }
}

/// Whether a returning call is told by another hook: a successful exec is.
#[inline]
#[must_use]
pub fn told_elsewhere(exit: u16, ret: i64) -> bool {
    ret == 0 && (exit == ids::SYSCALL_EXECVE_19_X || exit == ids::SYSCALL_EXECVEAT_X)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake::FakeKernel;

    fn raw(nr: u64, compat: bool) -> Raw {
        let args = [0xffff_ffff_0000_0001, 2, 3, 4, 5, 6];
        Raw { sys: Syscall { args, ret: -1, nr: 0, own_nr: 0, code: 0, abi: Abi::Native }, nr, compat, x32: true }
    }
    fn meaning(raw: &Raw) -> Translated {
        translate(&FakeKernel::default(), &mut { *raw })
    }
    fn number(raw: &Raw) -> Option<(u16, Abi, u64)> {
        let mut raw = *raw;
        match translate(&FakeKernel::default(), &mut raw) {
            Translated::Call(..) => Some((raw.sys.nr, raw.sys.abi, raw.sys.args[0])),
            _ => None,
        }
    }
    fn with_ret(ret: i64, mut raw: Raw) -> Raw {
        raw.sys.ret = ret;
        raw
    }

    #[test]
    fn native_numbers_stay() {
        assert_eq!(number(&raw(257, false)), Some((257, Abi::Native, 0xffff_ffff_0000_0001)));
        assert_eq!(meaning(&raw(u64::MAX, false)), Translated::Nothing);
        assert_eq!(meaning(&raw(600, false)), Translated::Unknown);
    }

    #[test]
    fn i386_numbers_are_translated_and_arguments_cut() {
        assert_eq!(number(&raw(295, true)), Some((257, Abi::Ia32, 1)), "openat");
        assert_eq!(number(&raw(3, true)), Some((0, Abi::Ia32, 1)), "read");
        for nowhere in [7, 17, 472, 9999, 0x4000_0000] {
            assert_eq!(meaning(&raw(nowhere, true)), Translated::Unknown, "{nowhere}");
        }
        assert_eq!(meaning(&raw(u64::MAX, true)), Translated::Nothing);
    }

    #[test]
    fn x32_numbers_are_translated_where_the_kernel_takes_them() {
        assert_eq!(number(&raw(0x4000_0000 | 257, false)), Some((257, Abi::X32, 0xffff_ffff_0000_0001)));
        assert_eq!(number(&raw(0x4000_0000 | 520, false)).map(|n| n.0), Some(59), "x32's own execve");
        assert_eq!(number(&raw(0x4000_0000 | 547, false)).map(|n| n.0), Some(328));
        assert_eq!(number(&raw(0x4000_0000 | 548, false)), None);
        assert_eq!(number(&Raw { x32: false, ..raw(0x4000_0000 | 257, false) }), None);
    }

    #[test]
    fn a_64_bit_process_that_became_32_bit_returns_with_its_old_number() {
        assert_eq!(meaning(&with_ret(0, raw(59, true))), Translated::Nothing);
        assert_eq!(number(&with_ret(3, raw(322, true))).map(|n| n.0), Some(283), "i386's timerfd_create");
    }

    #[test]
    fn socketcall_is_expanded() {
        let k = FakeKernel::default();
        let words: std::vec::Vec<u8> = [5_u32, 0x1000, 16].iter().flat_map(|w| w.to_ne_bytes()).collect();
        let at = k.user(&words);
        let call = |call, at| {
            let mut raw = raw(102, true);
            raw.sys.args = [call, at, 0, 0, 0, 0];
            raw
        };
        let mut connect = call(3, at);
        match translate(&k, &mut connect) {
            Translated::Call(row, Some(42)) => {
                let s = connect.sys;
                assert_eq!(s.args, [5, 0x1000, 16, 0, 0, 0]);
                assert_eq!((row.exit, s.abi), (ids::SOCKET_CONNECT_X, Abi::Ia32));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(translate(&k, &mut call(0, at)), Translated::Unknown);
        assert_eq!(translate(&k, &mut call(21, at)), Translated::Unknown);
        assert_eq!(translate(&k, &mut call(3, 8)), Translated::Unknown, "unreadable");
    }

    #[test]
    fn the_gate_lets_every_twin_of_a_wanted_call_pass() {
        let wanted = SyscallSet::new();
        wanted.set(257, true);
        let gate = SyscallSet::new();
        gate.update(|w| gate_word(&wanted, w));
        let passing: std::vec::Vec<u64> = (0..512).filter(|n| may_pass(&gate, *n)).collect();
        assert_eq!(passing, [102, 257, 295]);
        assert!(may_pass(&gate, 0x4000_0101) && may_pass(&gate, u64::MAX));
    }
}
