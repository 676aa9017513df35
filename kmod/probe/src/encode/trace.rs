// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Events of other tracepoints than system calls: context switch, signal, page fault; and the probe's own notices.
//! What their arguments are is in [`crate::hook`].

use super::{
    Ctx, Encode,
    Encode::{Plain, With},
    Encoded, Next,
    Param::{Map32, U32, U64, U8},
};
use crate::{kernel::Kernel, record::Record};
use eyas_abi::{generated::flags::pf_flags, ids};

/// The encoders of this family.
pub(crate) const fn events<K: Kernel>() -> [(u16, Encode<K>); 6] {
    [
        (ids::SCHEDSWITCH_6_E, With(switch)),
        (ids::SIGNALDELIVER_E, Plain(&[U64(0), U64(1), U8(2)])),
        (ids::PAGE_FAULT_E, Plain(&[U64(0), U64(1), Map32(2, fault_flags)])),
        (ids::DROP_E, Plain(&[U32(0)])),
        (ids::DROP_X, Plain(&[U32(0)])),
        (ids::CPU_HOTPLUG_E, Plain(&[U32(0), U32(1)])),
    ]
}

/// Each of the first three bits says one of two things.
const fn fault_flags(error: u32) -> u32 {
    let opposite =
        (if error & 1 == 0 { 0x2 } else { 0 }) | (if error & 2 == 0 { 0x8 } else { 0 }) | (if error & 4 == 0 { 0x20 } else { 0 });
    pf_flags(error) | opposite
}

/// The task that leaves the CPU tells of itself.
fn switch<K: Kernel>(cx: &Ctx<'_, K>, r: &mut Record<'_>) -> Encoded {
    let m = cx.k.memory();
    r.fd(cx.arg(0));
    r.u64(m.pgft_maj);
    r.u64(m.pgft_min);
    r.u32(m.vm_size);
    r.u32(m.vm_rss);
    r.u32(m.vm_swap);
    Ok(Next::Done)
}

#[cfg(test)]
mod tests {
    use crate::{
        fake::{encode, FakeKernel},
        kernel::Memory,
    };
    use eyas_abi::ids;

    #[test]
    fn a_switch_tells_of_the_task_that_leaves() {
        let memory = Memory { vm_size: 1, vm_rss: 2, vm_swap: 3, pgft_maj: 4, pgft_min: 5 };
        let k = FakeKernel { memory, ..FakeKernel::default() };
        let e = encode(&k, ids::SCHEDSWITCH_6_E, [77, 0, 0, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.u64(1), e.u64(2), e.u32(3), e.u32(4), e.u32(5)), (77, 4, 5, 1, 2, 3));
    }

    #[test]
    fn page_faults_name_both_sides_of_each_bit() {
        let k = FakeKernel::default();
        let e = encode(&k, ids::PAGE_FAULT_E, [0x1000, 0x2000, 0x14, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.u64(0), e.u64(1), e.u32(2)), (0x1000, 0x2000, 0x80 | 0x10 | 0x2 | 0x8));
        let e = encode(&k, ids::SIGNALDELIVER_E, [5, 6, 9, 0, 0, 0], 0).expect("sent");
        assert_eq!((e.i64(0), e.i64(1), e.u8(2)), (5, 6, 9));
    }
}
