// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Users, groups, sessions and capabilities.

use super::{
    wire::{u16_at, u32_at},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Lost, Next,
    Param::{Fd, Id, Ret, Ret32},
};
use crate::{kernel::Kernel, record::Record};
use eyas_abi::{generated::flags::capabilities, ids};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 15] {
    [
        (ids::SYSCALL_SETUID_X, Plain(&[Ret, Id(0)])),
        (ids::SYSCALL_SETGID_X, Plain(&[Ret, Id(0)])),
        (ids::SYSCALL_SETREUID_X, Plain(&[Ret, Id(0), Id(1)])),
        (ids::SYSCALL_SETREGID_X, Plain(&[Ret, Id(0), Id(1)])),
        (ids::SYSCALL_SETRESUID_X, Plain(&[Ret, Id(0), Id(1), Id(2)])),
        (ids::SYSCALL_SETRESGID_X, Plain(&[Ret, Id(0), Id(1), Id(2)])),
        (ids::SYSCALL_SETSID_X, Plain(&[Ret])),
        (ids::SYSCALL_SETPGID_X, Plain(&[Ret, Fd(0), Fd(1)])),
        (ids::SYSCALL_GETUID_X, Plain(&[Ret32])),
        (ids::SYSCALL_GETEUID_X, Plain(&[Ret32])),
        (ids::SYSCALL_GETGID_X, Plain(&[Ret32])),
        (ids::SYSCALL_GETEGID_X, Plain(&[Ret32])),
        (ids::SYSCALL_GETRESUID_X, With(getres)),
        (ids::SYSCALL_GETRESGID_X, With(getres)),
        (ids::SYSCALL_CAPSET_X, With(capset)),
    ]
}

/// Three ids that the kernel wrote to user memory; without them there is nothing to tell.
fn getres<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    r.i64(cx.ret());
    // i386's first two of these calls write 16 bits.
    let size = if cx.is_ia32(&[165, 171]) { 2 } else { 4 };
    for n in 0..3 {
        let mut id = [0; 4];
        if id.get_mut(..size).is_none_or(|id| cx.k.read_user(cx.arg(n), id).is_err()) {
            r.note_fault(cx.arg(n));
            return Err(Lost::UserMemory);
        }
        r.u32(if size == 2 { u16_at(&id, 0).into() } else { u32_at(&id, 0) });
    }
    Ok(Next::Done)
}

/// What the task may do now, as the kernel knows it; not what the call asked for.
fn capset<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let c = cx.k.creds();
    r.i64(cx.ret());
    r.u64(capabilities(c.cap_inheritable));
    r.u64(capabilities(c.cap_permitted));
    r.u64(capabilities(c.cap_effective));
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, FakeKernel},
        kernel::{Abi, Creds},
    };
    use eyas_abi::ids;

    #[test]
    fn ids_are_32_bits() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::SYSCALL_SETRESUID_X, [0xffff_ffff, 0, u64::MAX, 0, 0, 0], -1).expect("sent");
        assert_eq!((e.i64(0), e.u32(1), e.u32(2), e.u32(3)), (-1, u32::MAX, 0, u32::MAX));
        assert_eq!(encode(&k, ids::SYSCALL_GETUID_X, [0; 6], 1000).expect("sent").u32(0), 1000);
        let e = encode(&k, ids::SYSCALL_SETPGID_X, [0, 0xffff_ffff, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(1), e.i64(2)), (0, -1));
    }

    #[test]
    fn the_first_id_calls_of_i386_have_16_bits() {
        let mut k = FakeKernel { abi: Some(Abi::Ia32), own_nr: 164, ..FakeKernel::default() };
        let e = encode(&k, ids::SYSCALL_SETRESUID_X, [0xffff, 0x1_0005, 7, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(1), e.u32(2), e.u32(3)), (u32::MAX, 5, 7));
        k.own_nr = 208;
        assert_eq!(encode(&k, ids::SYSCALL_SETRESUID_X, [0xffff, 0, 0, 0, 0, 0], 0).expect("sent").u32(1), 0xffff);
        k.own_nr = 165;
        let [a, b, c] = [1_u16, 2, 3].map(|v| k.user(&v.to_ne_bytes()));
        let e = encode(&k, ids::SYSCALL_GETRESUID_X, [a, b, c, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(1), e.u32(2), e.u32(3)), (1, 2, 3));
    }

    #[test]
    fn getresuid_reads_what_the_kernel_wrote_or_is_lost() {
        let k = FakeKernel::default();
        let [a, b, c] = [1_u32, 2, 3].map(|v| k.user(&v.to_ne_bytes()));
        let e = encode(&k, ids::SYSCALL_GETRESUID_X, [a, b, c, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u32(1), e.u32(2), e.u32(3)), (1, 2, 3));
        assert_eq!(encode(&k, ids::SYSCALL_GETRESGID_X, [a, b, 1, 0, 0, 0], 0), Err(Lost::UserMemory));
    }

    #[test]
    fn capset_tells_the_credentials_of_the_task() {
        let creds = Creds { cap_inheritable: 1, cap_permitted: 1 << 40 | 1 << 50, cap_effective: 1 << 21, ..Creds::default() };
        let k = FakeKernel { creds, ..FakeKernel::default() };
        let e = encode(&k, ids::SYSCALL_CAPSET_X, [0; 6], 0).expect("sent");
        assert_eq!((e.u64(1), e.u64(2), e.u64(3)), (1, 1 << 40, 1 << 21));
    }
}
