// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! keyctl: four arguments whose number and types depend on the operation.

use super::{socket::dyn_value, Ctx, Encode, Encode::With, Encoded, Next};
use crate::{
    kernel::{Abi, Kernel},
    record::{low_i32, Record, MAX_STR},
};
use eyas_abi::ids;

/// The encoder of this call.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 1] {
    [(ids::SYSCALL_KEYCTL_X, With(keyctl))]
}

/// One argument: unused, a number, or a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arg {
    Unused,
    Number,
    Text,
}

/// Argument types by operation (`KEYCTL_*`).
const fn shape(operation: u32) -> [Arg; 4] {
    use Arg::{Number as N, Text as T, Unused as U};
    match operation {
        // JOIN_SESSION_KEYRING
        1 => [T, U, U, U],
        // REVOKE, CLEAR, SET_REQKEY_KEYRING, ASSUME_AUTHORITY, INVALIDATE
        3 | 7 | 14 | 16 | 21 => [N, U, U, U],
        // GET_KEYRING_ID, SETPERM, LINK, UNLINK, SET_TIMEOUT, GET_PERSISTENT, CAPABILITIES
        0 | 5 | 8 | 9 | 15 | 22 | 31 => [N, N, U, U],
        // UPDATE, CHOWN, DESCRIBE, READ, NEGATE, GET_SECURITY, WATCH_KEY
        2 | 4 | 6 | 11 | 13 | 17 | 32 => [N, N, N, U],
        // RESTRICT_KEYRING
        29 => [N, T, T, U],
        // PKEY_QUERY
        24 => [N, N, T, U],
        // SEARCH
        10 => [N, T, T, N],
        // INSTANTIATE, REJECT, INSTANTIATE_IOV, DH_COMPUTE, MOVE
        12 | 19 | 20 | 23 | 30 => [N, N, N, N],
        // PKEY_ENCRYPT, DECRYPT, SIGN, VERIFY
        25..=28 => [N, T, N, N],
        // SESSION_TO_PARENT, and what is not known.
        _ => [U, U, U, U],
    }
}

fn keyctl<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let operation = cx.arg_u32(0);
    r.i64(cx.ret());
    r.u32(operation);
    for (arg, n) in shape(operation).into_iter().zip(1..5) {
        match arg {
            Arg::Unused => dyn_value(r, 0, &[0; 8]),
            Arg::Number if cx.sys.abi == Abi::Ia32 => dyn_value(r, 0, &i64::from(low_i32(cx.arg(n))).to_ne_bytes()),
            Arg::Number => dyn_value(r, 0, &cx.arg(n).to_ne_bytes()),
            Arg::Text => text(cx, r, cx.arg(n)),
        }
    }
    Ok(Next::Done)
}

/// A text of user memory behind its type; only the type if it can't be read.
fn text<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64) {
    r.fill_noting(|buf| {
        let Some((index, out)) = buf.split_first_mut() else { return (usize::MAX, None) };
        *index = 1;
        let room = out.len().min(MAX_STR);
        match out.get_mut(..room).map(|out| cx.k.read_user_str(addr, out)) {
            Some(Ok(n)) => (n.wrapping_add(1), None),
            Some(Err(_)) => (1, Some(addr)),
            None => (usize::MAX, None),
        }
    });
}
