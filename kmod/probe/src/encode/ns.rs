// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Namespaces and mounts: setns, unshare, mount, umount, fsconfig.

use super::{
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Fd, Map32, Ret, Str},
};
use crate::{
    kernel::Kernel,
    record::{Record, MAX_STR},
};
use eyas_abi::{
    generated::flags::{clone_flags, umount2_flags},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 6] {
    [
        (ids::SYSCALL_SETNS_X, Plain(&[Ret, Fd(0), Map32(1, clone_flags)])),
        (ids::SYSCALL_UNSHARE_X, Plain(&[Ret, Map32(0, clone_flags)])),
        (ids::SYSCALL_MOUNT_X, Plain(&[Ret, Str(0), Str(1), Str(2), Map32(3, mount_flags)])),
        (ids::SYSCALL_UMOUNT_1_X, Plain(&[Ret, Str(0)])),
        (ids::SYSCALL_UMOUNT2_X, Plain(&[Ret, Str(0), Map32(1, umount2_flags)])),
        (ids::SYSCALL_FSCONFIG_X, With(fsconfig)),
    ]
}

/// The flags without the magic number that old programs put into the upper half.
const fn mount_flags(flags: u32) -> u32 {
    const MAGIC: u32 = 0xc0ed_0000;
    const MAGIC_MASK: u32 = 0xffff_0000;
    if flags & MAGIC_MASK == MAGIC {
        flags & !MAGIC_MASK
    } else {
        flags
    }
}

/// `FSCONFIG_SET_*`: what the value is.
mod cmd {
    pub const SET_STRING: u32 = 1;
    pub const SET_BINARY: u32 = 2;
    pub const SET_PATH: u32 = 3;
    pub const SET_PATH_EMPTY: u32 = 4;
}

/// The value is bytes or a string, by command; after a failure neither is sent.
fn fsconfig<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let cmd = cx.arg_u32(1);
    let ok = cx.ret() >= 0;
    r.i64(cx.ret());
    r.fd(cx.arg(0));
    r.u32(cmd);
    r.user_str(cx.k, cx.arg(2));
    if ok && cmd == cmd::SET_BINARY {
        let len = usize::try_from(cx.arg_i32(4)).unwrap_or(0);
        r.user_bytes(cx.k, cx.arg(3), len.min(MAX_STR));
    } else {
        r.empty();
    }
    if ok && matches!(cmd, cmd::SET_STRING | cmd::SET_PATH | cmd::SET_PATH_EMPTY) {
        r.user_str(cx.k, cx.arg(3));
    } else {
        r.empty();
    }
    r.i32(cx.arg_i32(4));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::fake::{encode, FakeKernel};
    use eyas_abi::ids;

    #[test]
    fn mount_strips_the_magic_number_only() {
        let k = FakeKernel::default();
        let [dev, dir, kind] = ["/dev/sda", "/mnt", "ext4"].map(|s| k.user_str(s));
        let e = encode(&k, ids::SYSCALL_MOUNT_X, [dev, dir, kind, 0xc0ed_0001, 0, 0], 0).expect("sent");
        assert_eq!((e.str(1), e.str(2), e.str(3), e.u32(4)), ("/dev/sda", "/mnt", "ext4", 1));
        let e = encode(&k, ids::SYSCALL_MOUNT_X, [0, dir, 0, 0x0004_0000, 0, 0], 0).expect("sent");
        assert_eq!((e.param(1), e.param(3), e.u32(4)), (&b""[..], &b""[..], 0x0004_0000));
        assert_eq!(e.fault, None, "a null pointer is no absent page");
    }

    #[test]
    fn setns_and_unshare_map_namespace_flags() {
        let k = FakeKernel::default();
        assert_eq!(encode(&k, ids::SYSCALL_SETNS_X, [4, 0x4000_0000, 0, 0, 0, 0], 0).expect("sent").u32(2), 0x10);
        assert_eq!(encode(&k, ids::SYSCALL_UNSHARE_X, [0x1002_0000, 0, 0, 0, 0, 0], 0).expect("sent").u32(1), 0x0010_0020);
    }

    #[test]
    fn fsconfig_value_is_where_its_command_says() {
        let k = FakeKernel::default();
        let (key, value) = (k.user_str("source"), k.user(b"ab\0cd"));
        let call = |cmd, aux, ret| encode(&k, ids::SYSCALL_FSCONFIG_X, [5, cmd, key, value, aux, 0], ret).expect("sent");
        let e = call(1, 0, 0);
        assert_eq!((e.i64(1), e.u32(2), e.str(3), e.param(4), e.str(5)), (5, 1, "source", &b""[..], "ab"));
        let e = call(2, 5, 0);
        assert_eq!((e.param(4), e.param(5), e.u32(6)), (&b"ab\0cd"[..], &b""[..], 5));
        let e = call(1, 0, -22);
        assert_eq!((e.param(4), e.param(5)), (&b""[..], &b""[..]));
    }
}
