// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Files being opened: open, creat, openat, openat2 (and their enter events), open_by_handle_at.

use super::{
    wire::{read, u64_at},
    Ctx, Encode, Encoded, Lost, Next,
};
use crate::{
    kernel::{Kernel, Layer},
    record::{low_u32, Record},
};
use eyas_abi::{
    generated::flags::{open_flags, open_modes, openat2_resolve},
    ids,
};

/// Bits that the probe adds to the open flags.
const CREATED: u32 = 1 << 14;
const UPPER_LAYER: u32 = 1 << 15;
const LOWER_LAYER: u32 = 1 << 16;

/// `O_CREAT` or any bit of `O_TMPFILE`, as the reference tests it.
const NEEDS_MODE: u32 = 0x40 | 0x41_0000;

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 9] {
    [
        (ids::SYSCALL_OPEN_E, Encode::With(open_enter)),
        (ids::SYSCALL_OPEN_X, Encode::With(open)),
        (ids::SYSCALL_OPENAT_2_E, Encode::With(openat_enter)),
        (ids::SYSCALL_OPENAT_2_X, Encode::With(openat)),
        (ids::SYSCALL_OPENAT2_E, Encode::With(openat2_enter)),
        (ids::SYSCALL_OPENAT2_X, Encode::With(openat2)),
        (ids::SYSCALL_CREAT_E, Encode::With(creat_enter)),
        (ids::SYSCALL_CREAT_X, Encode::With(creat)),
        (ids::SYSCALL_OPEN_BY_HANDLE_AT_X, Encode::With(open_by_handle_at)),
    ]
}

const O_CLOEXEC: u32 = 0x8_0000;
/// [`open_flags`] of what most calls ask for: an access mode, with or without [`O_CLOEXEC`].
const FEW: [u32; 8] = [
    open_flags(0),
    open_flags(1),
    open_flags(2),
    open_flags(3),
    open_flags(O_CLOEXEC),
    open_flags(O_CLOEXEC | 1),
    open_flags(O_CLOEXEC | 2),
    open_flags(O_CLOEXEC | 3),
];

/// As [`open_flags`].
#[inline(always)]
fn flags(native: u32) -> u32 {
    let i = (native & 3) | ((native / O_CLOEXEC) << 2);
    match FEW.get(i as usize) {
        Some(few) if native & !(3 | O_CLOEXEC) == 0 => *few,
        _ => many_flags(native),
    }
}

#[inline(never)]
fn many_flags(native: u32) -> u32 {
    open_flags(native)
}

fn open_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.user_str(cx.k, cx.arg(0));
    r.u32(flags(cx.arg_u32(1)));
    r.u32(mode(cx.arg_u32(1), cx.arg_u32(2)));
    Ok(Next::Done)
}

fn open<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.user_str(cx.k, cx.arg(0));
    r.u32(flags(cx.arg_u32(1)) | file.flags);
    r.u32(mode(cx.arg_u32(1), cx.arg_u32(2)));
    r.u32(file.dev);
    r.u64(file.ino);
    Ok(Next::Done)
}

fn openat_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(flags(cx.arg_u32(2)));
    r.u32(mode(cx.arg_u32(2), cx.arg_u32(3)));
    Ok(Next::Done)
}

#[inline(always)]
pub(super) fn openat<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(flags(cx.arg_u32(2)) | file.flags);
    r.u32(mode(cx.arg_u32(2), cx.arg_u32(3)));
    r.u32(file.dev);
    r.u64(file.ino);
    Ok(Next::Done)
}

/// `struct open_how`; without it the call makes no event.
fn how<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Result<(u32, u32, u32), Lost> {
    let Ok(b) = read::<K, 24>(cx.k, cx.arg(2)) else {
        r.note_fault(cx.arg(2));
        return Err(Lost::UserMemory);
    };
    let field = |at| low_u32(u64_at(&b, at));
    Ok((field(0), field(8), field(16)))
}

fn openat2_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let (native, mode_bits, resolve) = how(cx, r)?;
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(flags(native));
    r.u32(mode(native, mode_bits));
    r.u32(openat2_resolve(resolve));
    Ok(Next::Done)
}

fn openat2<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let (native, mode_bits, resolve) = how(cx, r)?;
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.user_str(cx.k, cx.arg(1));
    r.u32(flags(native) | file.flags);
    r.u32(mode(native, mode_bits));
    r.u32(openat2_resolve(resolve));
    r.u32(file.dev);
    r.u64(file.ino);
    Ok(Next::Done)
}

fn creat_enter<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.user_str(cx.k, cx.arg(0));
    r.u32(open_modes(cx.arg_u32(1)));
    Ok(Next::Done)
}

/// creat has layer bits of its own, in 16 bits.
fn creat<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.user_str(cx.k, cx.arg(0));
    r.u32(open_modes(cx.arg_u32(1)));
    r.u32(file.dev);
    r.u64(file.ino);
    r.u16(match file.layer {
        Layer::None => 0,
        Layer::Upper => 1,
        Layer::Lower => 2,
    });
    Ok(Next::Done)
}

/// The handle says nothing; the path is the kernel's.
fn open_by_handle_at<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let file = Opened::by_fd(cx);
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u32(flags(cx.arg_u32(2)) | file.flags);
    match i32::try_from(cx.ret()) {
        Ok(fd) if fd >= 0 => r.str_from(|out| cx.k.file_path(fd, out)),
        _ => r.empty(),
    }
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
    pub layer: Layer,
}

impl Opened {
    /// Of the descriptor in the return value; zeroes if the call failed.
    #[inline]
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
        Self { dev: f.dev, ino: f.ino, flags: layer | if f.created { CREATED } else { 0 }, layer: f.layer }
    }
}

#[cfg(test)]
mod tests {
    use crate::encode::Lost;
    use crate::fake::{encode, FakeKernel};
    use crate::kernel::{FileInfo, Layer};
    use eyas_abi::ids;

    #[test]
    fn flags_of_most_calls_are_mapped_as_all_others() {
        for native in (0..8).flat_map(|i| [i, i << 17, i << 18, i << 19, i << 20, i << 29, (i << 19) | 2]) {
            assert_eq!(super::flags(native), super::open_flags(native), "{native:#x}");
        }
    }

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

    #[test]
    fn openat2_needs_its_structure_and_creat_has_its_own_flags() {
        let mut k = FakeKernel::default();
        let path = k.user_str("f");
        k.files.insert(4, FileInfo { dev: 1, ino: 2, created: true, layer: Layer::Lower, kind: 0 });
        k.paths.insert(4, "/data/f".into());
        let how = k.user(&[0x42_u64, 0o600, 0x9].map(u64::to_ne_bytes).concat());
        let e = encode(&k, ids::SYSCALL_OPENAT2_X, [7, path, how, 24, 0, 0], 4).expect("sent");
        assert_eq!((e.i64(1), e.str(2), e.u32(3)), (7, "f", 3 | 4 | 1 << 14 | 1 << 16));
        assert_eq!((e.u32(4), e.u32(5), e.u32(6), e.u64(7)), (0o600, 0x11, 1, 2));
        let e = encode(&k, ids::SYSCALL_OPENAT2_E, [7, path, how, 24, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.str(1), e.u32(2), e.u32(3), e.u32(4)), (7, "f", 7, 0o600, 0x11));
        assert_eq!(encode(&k, ids::SYSCALL_OPENAT2_X, [7, path, 16, 24, 0, 0], -14), Err(Lost::UserMemory));
        let e = encode(&k, ids::SYSCALL_CREAT_X, [path, 0o640, 0, 0, 0, 0], 4).expect("sent");
        assert_eq!((e.str(1), e.u32(2), e.u32(3), e.u64(4), e.u16(5)), ("f", 0o640, 1, 2, 2));
        let e = encode(&k, ids::SYSCALL_OPEN_BY_HANDLE_AT_X, [9, 0, 0, 0, 0, 0], 4).expect("sent");
        assert_eq!((e.i64(1), e.u32(2), e.str(3)), (9, 1 | 1 << 14 | 1 << 16, "/data/f"));
        let e = encode(&k, ids::SYSCALL_OPEN_BY_HANDLE_AT_X, [9, 0, 2, 0, 0, 0], -116).expect("sent");
        assert_eq!((e.u32(2), e.param(3), e.u64(5)), (3, &b""[..], 0));
    }
}
