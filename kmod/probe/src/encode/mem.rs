// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Address space: brk, mmap, munmap, mprotect, mlock.

use super::{
    wire::{read, u32_at},
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Map32, Ret, U64},
};
use crate::{
    kernel::{Kernel, Syscall},
    record::Record,
};
use eyas_abi::{
    generated::flags::{mlock2_flags, mlockall_flags, mmap_flags, prot_flags},
    ids,
};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 10] {
    [
        (ids::SYSCALL_BRK_4_X, With(brk)),
        (ids::SYSCALL_MMAP_X, With(mmap)),
        (ids::SYSCALL_MMAP2_X, With(mmap2)),
        (ids::SYSCALL_MUNMAP_X, With(munmap)),
        (ids::SYSCALL_MPROTECT_X, Plain(&[Ret, U64(0), U64(1), Map32(2, prot_flags)])),
        (ids::SYSCALL_MLOCK_X, Plain(&[Ret, U64(0), U64(1)])),
        (ids::SYSCALL_MLOCK2_X, Plain(&[Ret, U64(0), U64(1), Map32(2, mlock2_flags)])),
        (ids::SYSCALL_MUNLOCK_X, Plain(&[Ret, U64(0), U64(1)])),
        (ids::SYSCALL_MLOCKALL_X, Plain(&[Ret, Map32(0, mlockall_flags)])),
        (ids::SYSCALL_MUNLOCKALL_X, Plain(&[Ret])),
    ]
}

/// Result and sizes of the process, which these calls begin with.
fn sizes<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) {
    let m = cx.k.memory();
    r.i64(cx.ret());
    r.u32(m.vm_size);
    r.u32(m.vm_rss);
    r.u32(m.vm_swap);
}

fn brk<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    sizes(cx, r);
    r.u64(cx.arg(0));
    Ok(Next::Done)
}

fn munmap<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    sizes(cx, r);
    r.u64(cx.arg(0));
    r.u64(cx.arg(1));
    Ok(Next::Done)
}

/// The offset in bytes. i386's mmap2 counts pages, and its mmap has its arguments in user memory.
fn mmap<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    if cx.is_ia32(&[90]) {
        return old_mmap(cx, r);
    }
    mapping(cx, r, if cx.is_ia32(&[192]) { cx.arg(5).wrapping_shl(12) } else { cx.arg(5) })
}

fn old_mmap<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let words = read::<K, 24>(cx.k, cx.arg(0)).unwrap_or_else(|_| {
        r.note_fault(cx.arg(0));
        [0; 24]
    });
    let mut args = [0; 6];
    for (arg, word) in args.iter_mut().zip(words.chunks_exact(4)) {
        *arg = u32_at(word, 0).into();
    }
    let sys = Syscall { args, ..*cx.sys };
    let cx = Ctx { k: cx.k, sys: &sys, set: cx.set, part: cx.part };
    mapping(&cx, r, cx.arg(5))
}

fn mmap2<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    mapping(cx, r, cx.arg(5))
}

fn mapping<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>, offset: u64) -> Encoded {
    sizes(cx, r);
    r.u64(cx.arg(0));
    r.u64(cx.arg(1));
    r.u32(prot_flags(cx.arg_u32(2)));
    r.u32(mmap_flags(cx.arg_u32(3)));
    r.fd(cx.arg(4));
    r.u64(offset);
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        fake::{encode, FakeKernel},
        kernel::{Abi, Memory},
    };
    use eyas_abi::ids;

    #[test]
    fn mmap_tells_sizes_protection_and_offset() {
        let memory = Memory { vm_size: 10, vm_rss: 20, vm_swap: 30, ..Memory::default() };
        let mut k = FakeKernel { memory, ..FakeKernel::default() };
        let args = [0x1000, 0x2000, 7, 0x22, 0xffff_ffff, 3];
        let e = encode(&k, ids::SYSCALL_MMAP_X, args, -12).expect("sent");
        assert_eq!((e.i64(0), e.u32(1), e.u32(2), e.u32(3)), (-12, 10, 20, 30));
        assert_eq!((e.u64(4), e.u64(5), e.u32(6), e.u32(7), e.i64(8), e.u64(9)), (0x1000, 0x2000, 7, 0xa, -1, 3));
        k.abi = Some(Abi::Ia32);
        k.own_nr = 192;
        assert_eq!(encode(&k, ids::SYSCALL_MMAP_X, args, 0).expect("sent").u64(9), 0x3000, "mmap2 counts pages");
        k.own_nr = 90;
        let at = k.user(&[0x1000_u32, 0x2000, 1, 2, 5, 0x4000].map(u32::to_ne_bytes).concat());
        let e = encode(&k, ids::SYSCALL_MMAP_X, [at, 0, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u64(4), e.u64(5), e.u32(6), e.u32(7), e.i64(8), e.u64(9)), (0x1000, 0x2000, 1, 2, 5, 0x4000));
    }
}
