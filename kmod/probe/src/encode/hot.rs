// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The encoders of the most frequent types, to be compiled into the hook: the same as in [`super::Table`].

use super::{fd, io, open, socket, Ctx, Encoded, Lost};
use crate::{kernel::Kernel, record::Record};
use eyas_abi::ids;

/// Whether what is recorded depends on the consumer's settings.
pub(crate) const fn uses_settings(id: u16) -> bool {
    matches!(id, ids::SYSCALL_READ_X | ids::SYSCALL_WRITE_X)
}

/// Appends the parameters of the event `ID`.
#[inline(always)]
pub(crate) fn run<K: Kernel, const ID: u16>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    match ID {
        ids::SYSCALL_READ_X => io::read_x(cx, r),
        ids::SYSCALL_WRITE_X => io::write_x(cx, r),
        ids::SYSCALL_OPENAT_2_X => open::openat(cx, r),
        ids::SOCKET_CONNECT_X => socket::connect(cx, r),
        ids::SYSCALL_CLOSE_X => fd::close(cx, r),
        _ => Err(Lost::Skip),
    }
}
