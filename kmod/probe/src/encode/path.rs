// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Directory entries, their owners and modes: unlink, rename, link, symlink, mkdir, rmdir, chmod, chown, mknod, access, stat, chdir.

use super::{
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Fd, Id, Map32, Ret, Str, U32},
};
use crate::{kernel::Kernel, record::Record};
use eyas_abi::{
    generated::flags::{access_flags, chmod_mode, fchownat_flags, linkat_flags, mknod_mode, newfstatat_flags, unlinkat_flags},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 35] {
    [
        (ids::SYSCALL_UNLINK_2_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_UNLINKAT_2_X, Plain(&[Ret, Fd(0), Str(1), Map32(2, unlinkat_flags)])),
        (ids::SYSCALL_RENAME_X, Plain(&[Ret, Str(0), Str(1)])),
        (ids::SYSCALL_RENAMEAT_X, Plain(&[Ret, Fd(0), Str(1), Fd(2), Str(3)])),
        (ids::SYSCALL_RENAMEAT2_X, Plain(&[Ret, Fd(0), Str(1), Fd(2), Str(3), U32(4)])),
        (ids::SYSCALL_LINK_2_X, Plain(&[Ret, Str(0), Str(1)])),
        (ids::SYSCALL_LINKAT_2_X, Plain(&[Ret, Fd(0), Str(1), Fd(2), Str(3), Map32(4, linkat_flags)])),
        (ids::SYSCALL_SYMLINK_X, Plain(&[Ret, Str(0), Str(1)])),
        (ids::SYSCALL_SYMLINKAT_X, Plain(&[Ret, Str(0), Fd(1), Str(2)])),
        (ids::SYSCALL_MKDIR_2_X, Plain(&[Ret, Str(0), U32(1)])),
        (ids::SYSCALL_MKDIRAT_X, Plain(&[Ret, Fd(0), Str(1), U32(2)])),
        (ids::SYSCALL_RMDIR_2_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_CHMOD_X, Plain(&[Ret, Str(0), Map32(1, chmod_mode)])),
        (ids::SYSCALL_FCHMOD_X, Plain(&[Ret, Fd(0), Map32(1, chmod_mode)])),
        (ids::SYSCALL_FCHMODAT_X, Plain(&[Ret, Fd(0), Str(1), Map32(2, chmod_mode)])),
        (ids::SYSCALL_CHOWN_X, Plain(&[Ret, Str(0), Id(1), Id(2)])),
        (ids::SYSCALL_LCHOWN_X, Plain(&[Ret, Str(0), Id(1), Id(2)])),
        (ids::SYSCALL_FCHOWN_X, Plain(&[Ret, Fd(0), Id(1), Id(2)])),
        (ids::SYSCALL_FCHOWNAT_X, Plain(&[Ret, Fd(0), Str(1), U32(2), U32(3), Map32(4, fchownat_flags)])),
        (ids::SYSCALL_MKNOD_X, Plain(&[Ret, Str(0), Map32(1, node_mode), Map32(2, encode_dev)])),
        (ids::SYSCALL_MKNODAT_X, Plain(&[Ret, Fd(0), Str(1), Map32(2, node_mode), Map32(3, encode_dev)])),
        (ids::SYSCALL_ACCESS_X, Plain(&[Ret, Str(0), Map32(1, access_flags)])),
        (ids::SYSCALL_STAT_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_LSTAT_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_STAT64_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_LSTAT64_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_FSTAT_X, Plain(&[Ret, Fd(0)])),
        (ids::SYSCALL_FSTAT64_X, Plain(&[Ret])),
        (ids::SYSCALL_NEWFSTATAT_X, Plain(&[Ret, Fd(0), Str(1), Map32(3, newfstatat_flags)])),
        (ids::SYSCALL_CHDIR_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_FCHDIR_X, Plain(&[Ret, Fd(0)])),
        (ids::SYSCALL_CHROOT_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_GETCWD_X, With(getcwd)),
        (ids::SYSCALL_GETDENTS_X, Plain(&[Ret, Fd(0)])),
        (ids::SYSCALL_GETDENTS64_X, Plain(&[Ret, Fd(0)])),
    ]
}

/// Type and permissions of a node.
const fn node_mode(mode: u32) -> u32 {
    mknod_mode(mode) | chmod_mode(mode)
}

/// The number as the reference records it: the kernel's `new_encode_dev`, on what is encoded already.
const fn encode_dev(dev: u32) -> u32 {
    let (major, minor) = (dev >> 20, dev & 0xf_ffff);
    (minor & 0xff) | (major << 8) | ((minor & !0xff) << 12)
}

/// The path is there only after a success.
fn getcwd<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    if cx.ret() > 0 {
        r.user_str(cx.k, cx.arg(0));
    } else {
        r.empty();
    }
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::fake::{encode, FakeKernel};
    use eyas_abi::ids;

    const AT_FDCWD: u64 = 0xffff_ff9c;

    #[test]
    fn renameat2_keeps_both_names_and_folders() {
        let k = FakeKernel::default();
        let (old, new) = (k.user_str("a"), k.user_str("b/c"));
        let e = encode(&k, ids::SYSCALL_RENAMEAT2_X, [AT_FDCWD, old, 7, new, 2, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.i64(1), e.str(2), e.i64(3), e.str(4), e.u32(5)), (0, -100, "a", 7, "b/c", 2));
    }

    #[test]
    fn unlinkat_maps_its_flag_and_survives_a_bad_path() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SYSCALL_UNLINKAT_2_X, [3, 0x10, 0x200, 0, 0, 0], -14).expect("sent");
        assert_eq!((e.i64(0), e.i64(1), e.param(2), e.u32(3)), (-14, 3, &b""[..], 0x200));
        assert_eq!(e.fault, Some(0x10));
    }

    #[test]
    fn chmod_chown_and_mknod_values() {
        let k = FakeKernel::default();
        let p = k.user_str("/bin/x");
        let e = encode(&k, ids::SYSCALL_CHMOD_X, [p, 0o104_755, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.str(1), e.u32(2)), ("/bin/x", 0o4755));
        let e = encode(&k, ids::SYSCALL_FCHOWNAT_X, [AT_FDCWD, p, 0xffff_ffff, 10, 0x1100, 0], 0).expect("sent");
        assert_eq!((e.u32(3), e.u32(4), e.u32(5)), (u32::MAX, 10, 0x1000));
        let e = encode(&k, ids::SYSCALL_MKNOD_X, [p, 0o60_644, 0xf000, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(2), e.u32(3)), (0o60_644, 0x0f00_0000));
    }

    #[test]
    fn getcwd_has_a_path_only_after_a_success() {
        let k = FakeKernel::default();
        let p = k.user_str("/root");
        assert_eq!(encode(&k, ids::SYSCALL_GETCWD_X, [p, 100, 0, 0, 0, 0], 6).expect("sent").str(1), "/root");
        assert_eq!(encode(&k, ids::SYSCALL_GETCWD_X, [p, 1, 0, 0, 0, 0], -34).expect("sent").param(1), b"");
    }
}
