// SPDX-License-Identifier: Apache-2.0
//! Calls of other kinds, and those without an event of their own.

use eyas_abi::ids;

use super::{Bytes, Flags, Is, Text, compare, expect, only, wanting};
use crate::{
    Check, Outcome,
    expect::{ensure, same},
    sys::{self, addr, addr_mut, call, call3},
};

pub const CHECKS: &[Check] = &[
    ("bpf", bpf),
    ("init_module, finit_module", modules),
    ("calls without an event of their own tell their number", generic),
    ("every number below 512 may be made, and leaves a well-formed record", all_numbers),
];

fn bpf() -> Outcome {
    let attr = [0_u64; 16];
    expect(libc::SYS_bpf, [5, addr(&attr), 128, 0, 0, 0], ids::SYSCALL_BPF_2_X, &[("cmd", Flags(&["BPF_PROG_LOAD"]))])?;
    Ok(())
}

fn modules() -> Outcome {
    let image = *b"no module at all";
    let want = [("res", Is(-8)), ("img", Bytes(&image)), ("length", Is(16)), ("uargs", Text("a=1 b=2"))];
    expect(libc::SYS_init_module, [addr(&image), 16, addr("a=1 b=2\0"), 0, 0, 0], ids::SYSCALL_INIT_MODULE_X, &want)?;
    let want = [("res", Is(-9)), ("fd", Is(-1)), ("uargs", Text("x")), ("flags", Flags(&["MODULE_INIT_IGNORE_VERMAGIC"]))];
    expect(libc::SYS_finit_module, [usize::MAX, addr("x\0"), 2, 0, 0, 0], ids::SYSCALL_FINIT_MODULE_X, &want)?;
    Ok(())
}

fn generic() -> Outcome {
    let calls = [libc::SYS_getpid, libc::SYS_uname, libc::SYS_clock_gettime, libc::SYS_sysinfo];
    let r = wanting(&calls)?;
    let mut room = [0_u64; 64];
    let ((), seen) = r.record(|| {
        for nr in calls {
            call3(nr, addr_mut(&mut room), addr_mut(&mut room), 0);
        }
    });
    let numbers: Vec<i64> = seen.iter().filter(|s| s.kind() == ids::GENERIC_X).map(|s| s.int("nativeID")).collect();
    same!(numbers, calls, "native numbers");
    let names: Vec<_> = seen.iter().map(|s| eyas_schema::sc_name(s.int("ID") as u16)).collect();
    same!(names, [Some("getpid"), Some("uname"), Some("clock_gettime"), Some("sysinfo")], "names");
    compare(&only(&seen[..1], ids::GENERIC_X)?, &[("nativeID", Is(39))])
}

/// Machine-wide calls that mean something even with these arguments, and a birth that would share our stack.
const HARMFUL: &[i64] = &[libc::SYS_reboot, libc::SYS_vhangup, libc::SYS_vfork];

fn all_numbers() -> Outcome {
    let numbers: Vec<i64> = (0..512).filter(|nr| !HARMFUL.contains(nr)).collect();
    let r = wanting(&numbers)?;
    let mut recorded = 0;
    for &nr in &numbers {
        r.drain();
        sys::in_child(|| {
            // Calls that wait are ended by this signal, and then leave no event.
            call3(libc::SYS_setitimer, 0, addr(&[0_u64, 0, 0, 200_000]), 0);
            // Small numbers, no address, bad addresses.
            for arg in [0, 1_usize << 40, usize::MAX - 4095] {
                call(nr, [arg; 6]);
            }
            0
        });
        // Parsing and completeness are checked where records are taken out.
        recorded += r.drain().len();
    }
    ensure!(recorded > 3 * numbers.len(), "{recorded} events of {} calls", 3 * numbers.len());
    Ok(())
}
