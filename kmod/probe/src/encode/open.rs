// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Files being opened: open, openat (and their enter events). The pattern for the other families.

use super::{Ctx, Encode, Encoded, Next};
use crate::{
    kernel::{Kernel, Layer},
    record::Record,
};
use eyas_abi::{
    generated::flags::{open_flags, open_modes},
    ids,
};

/// Bits that the probe adds to the open flags.
const CREATED: u32 = 1 << 14;
const UPPER_LAYER: u32 = 1 << 15;
const LOWER_LAYER: u32 = 1 << 16;

/// `O_CREAT` or any bit of `O_TMPFILE`, as the reference tests it.
const NEEDS_MODE: u32 = 0x40 | 0x41_0000;

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 4] {
    [
        (ids::SYSCALL_OPEN_E, Encode::With(open_enter)),
        (ids::SYSCALL_OPEN_X, Encode::With(open)),
        (ids::SYSCALL_OPENAT_2_E, Encode::With(openat_enter)),
        (ids::SYSCALL_OPENAT_2_X, Encode::With(openat)),
    ]
}

fn open_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.user_str(cx.k, cx.arg(0));
    r.u32(open_flags(cx.arg_u32(1)));
    r.u32(mode(cx.arg_u32(1), cx.arg_u32(2)));
    Ok(Next::Done)
}

fn open<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.user_str(cx.k, cx.arg(0));
    r.u32(open_flags(cx.arg_u32(1)) | file.flags);
    r.u32(mode(cx.arg_u32(1), cx.arg_u32(2)));
    r.u32(file.dev);
    r.u64(file.ino);
    Ok(Next::Done)
}

fn openat_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(open_flags(cx.arg_u32(2)));
    r.u32(mode(cx.arg_u32(2), cx.arg_u32(3)));
    Ok(Next::Done)
}

fn openat<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(open_flags(cx.arg_u32(2)) | file.flags);
    r.u32(mode(cx.arg_u32(2), cx.arg_u32(3)));
    r.u32(file.dev);
    r.u64(file.ino);
    Ok(Next::Done)
}

/// The mode argument counts only when the call may create a file.
pub(super) const fn mode(flags: u32, mode: u32) -> u32 {
    if flags & NEEDS_MODE == 0 {
        0
    } else {
        open_modes(mode)
    }
}

/// What the kernel knows of the file that the call returned.
#[derive(Default)]
pub(super) struct Opened {
    pub dev: u32,
    pub ino: u64,
    /// Bits to add to the recorded flags.
    pub flags: u32,
}

impl Opened {
    /// Of the descriptor in the return value; zeroes if the call failed.
    pub fn by_fd<K: Kernel>(cx: &Ctx<'_, K>) -> Self {
        let fd = match i32::try_from(cx.ret()) {
            Ok(fd) if fd >= 0 => fd,
            _ => return Self::default(),
        };
        let Some(f) = cx.k.file(fd) else { return Self::default() };
        let layer = match f.layer {
            Layer::None => 0,
            Layer::Upper => UPPER_LAYER,
            Layer::Lower => LOWER_LAYER,
        };
        Self { dev: f.dev, ino: f.ino, flags: layer | if f.created { CREATED } else { 0 } }
    }
}

#[cfg(test)]
mod tests {
    use crate::fake::{encode, FakeKernel};
    use crate::kernel::{FileInfo, Layer};
    use eyas_abi::ids;

    #[test]
    fn openat_records_path_flags_and_inode() {
        let mut k = FakeKernel::default();
        let path = k.user_str("/etc/passwd");
        k.files.insert(5, FileInfo { dev: 0x801, ino: 77, created: true, layer: Layer::Upper, kind: 0o100_000 });
        let at_fdcwd = u64::from(u32::MAX - 99);
        let e = encode(&k, ids::SYSCALL_OPENAT_2_X, [at_fdcwd, path, 0x42, 0o644, 0, 0], 5).expect("sent");
        assert_eq!(e.i64(0), 5);
        assert_eq!(e.i64(1), -100);
        assert_eq!(e.str(2), "/etc/passwd");
        assert_eq!(e.u32(3), 3 | 4 | 1 << 14 | 1 << 15, "RDWR, CREAT, created, upper layer");
        assert_eq!(e.u32(4), 0o644);
        assert_eq!(e.u32(5), 0x801);
        assert_eq!(e.u64(6), 77);
    }

    #[test]
    fn a_failed_open_has_no_inode_and_an_unreadable_path_is_empty() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SYSCALL_OPEN_X, [0x1000, 0, 0o644, 0, 0, 0], -2).expect("sent");
        assert_eq!(e.i64(0), -2);
        assert_eq!(e.param(1), b"");
        assert_eq!(e.u32(3), 0, "no mode without O_CREAT");
        assert_eq!((e.u32(4), e.u64(5)), (0, 0));
    }
}
