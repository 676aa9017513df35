// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! quotactl: what the call was about, and the limits that it set or got.

use super::{
    wire::{read, u32_at, u64_at},
    Ctx, Encode,
    Encode::With,
    Encoded, Lost, Next,
};
use crate::{
    kernel::{Fault, Kernel},
    record::{low_u16, low_u8, Record},
};
use eyas_abi::{
    generated::flags::{quotactl_cmd, quotactl_fmt, quotactl_type},
    ids,
};

/// The encoder of this call.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 1] {
    [(ids::SYSCALL_QUOTACTL_X, With(quotactl))]
}

/// `Q_*` commands, without the quota type.
mod cmd {
    pub const QUOTAON: u32 = 0x80_0002;
    pub const GETFMT: u32 = 0x80_0004;
    pub const GETINFO: u32 = 0x80_0005;
    pub const SETINFO: u32 = 0x80_0006;
    pub const GETQUOTA: u32 = 0x80_0007;
    pub const SETQUOTA: u32 = 0x80_0008;
    pub const XGETQUOTA: u32 = 0x5803;
    pub const XSETQLIM: u32 = 0x5804;
}

/// "Quota format not used", as recorded.
const FMT_NOT_USED: u32 = 1;

fn quotactl<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let command = cx.arg_u32(0) >> 8;
    let (id, addr) = (cx.arg_u32(2), cx.arg(3));
    r.i64(cx.ret());
    r.user_str(cx.k, cx.arg(1));
    if command == cmd::QUOTAON {
        r.user_str(cx.k, addr);
    } else {
        r.empty();
    }
    let block = if matches!(command, cmd::GETQUOTA | cmd::SETQUOTA) { result(cx, r, addr)? } else { [0; 68] };
    limits(r, &block);
    let info = if matches!(command, cmd::GETINFO | cmd::SETINFO) { result(cx, r, addr)? } else { [0; 24] };
    graces(r, &info);
    let format = if command == cmd::GETFMT { quotactl_fmt(u32_at(&result::<K, 4>(cx, r, addr)?, 0)) } else { FMT_NOT_USED };
    r.u8(low_u8(format.into()));
    r.u16(low_u16(quotactl_cmd(command).into()));
    r.u8(low_u8(quotactl_type(cx.arg_u32(0) & 0xff).into()));
    let about_id = matches!(command, cmd::GETQUOTA | cmd::SETQUOTA | cmd::XGETQUOTA | cmd::XSETQLIM);
    r.u32(if about_id { id } else { 0 });
    r.u8(low_u8((if command == cmd::QUOTAON { quotactl_fmt(id) } else { FMT_NOT_USED }).into()));
    Ok(Next::Done)
}

/// A structure of the call, without which there is no event.
fn result<K: Kernel, const N: usize>(cx: &Ctx<'_, K>, r: &mut Record<'_>, addr: u64) -> Result<[u8; N], Lost> {
    read(cx.k, addr).map_err(|Fault| {
        r.note_fault(addr);
        Lost::UserMemory
    })
}

/// `struct if_dqblk`: each value only if its `QIF_*` bit says that it is valid.
fn limits(r: &mut Record<'_>, b: &[u8; 68]) {
    const BLIMITS: u32 = 1;
    const SPACE: u32 = 2;
    const ILIMITS: u32 = 4;
    const BTIME: u32 = 16;
    const ITIME: u32 = 32;
    let valid = u32_at(b, 64);
    for (bit, at) in [(BLIMITS, 0), (BLIMITS, 8), (SPACE, 16), (ILIMITS, 24), (ILIMITS, 32), (BTIME, 48), (ITIME, 56)] {
        r.u64(if valid & bit == 0 { 0 } else { u64_at(b, at) });
    }
}

/// `struct if_dqinfo`, as [`limits`].
fn graces(r: &mut Record<'_>, b: &[u8; 24]) {
    const BGRACE: u32 = 1;
    const IGRACE: u32 = 2;
    const FLAGS: u32 = 4;
    let valid = u32_at(b, 20);
    for (bit, at) in [(BGRACE, 0), (IGRACE, 8)] {
        r.u64(if valid & bit == 0 { 0 } else { u64_at(b, at) });
    }
    r.u8(if valid & FLAGS == 0 { 0 } else { low_u8(u32_at(b, 16).into()) });
}

#[cfg(test)]
mod tests {
    use crate::{
        encode::Lost,
        fake::{encode, FakeKernel},
    };
    use eyas_abi::ids;

    #[test]
    fn only_valid_limits_are_told() {
        let k = FakeKernel::default();
        let device = k.user_str("/dev/sda");
        let mut block = [1_u64, 2, 3, 4, 5, 6, 7, 8].map(u64::to_ne_bytes).concat();
        block.extend(0x21_u32.to_ne_bytes());
        let at = k.user(&block);
        let e = encode(&k, ids::SYSCALL_QUOTACTL_X, [0x8000_0701, device, 1000, at, 0, 0], 0).expect("sent");
        assert_eq!((e.str(1), e.param(2)), ("/dev/sda", &b""[..]));
        assert_eq!([3, 4, 5, 6, 7, 8, 9].map(|n| e.u64(n)), [1, 2, 0, 0, 0, 0, 8]);
        assert_eq!((e.u8(12), e.u8(13), e.u16(14), e.u8(15), e.u32(16), e.u8(17)), (0, 1, 0x20, 2, 1000, 1));
        assert_eq!(encode(&k, ids::SYSCALL_QUOTACTL_X, [0x8000_0700, device, 0, 16, 0, 0], 0), Err(Lost::UserMemory));
    }

    #[test]
    fn quotaon_has_a_file_and_a_format() {
        let k = FakeKernel::default();
        let (device, file) = (k.user_str("/dev/sda"), k.user_str("/aquota"));
        let e = encode(&k, ids::SYSCALL_QUOTACTL_X, [0x8000_0200, device, 2, file, 0, 0], 0).expect("sent");
        assert_eq!((e.str(2), e.u16(14), e.u8(15), e.u32(16), e.u8(17)), ("/aquota", 1, 1, 0, 4));
    }
}
