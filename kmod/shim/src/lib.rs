// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The Rust side of the shim flavour: probe and glue as one freestanding object, linked into a C module.
#![no_std]

#[path = "../../glue/mod.rs"]
mod glue;

extern "C" {
    fn eyas_bug(file: *const u8, len: usize, line: u32);
}

/// The probe has no reachable panic; should one be reached nevertheless, the kernel tells where.
#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    let (file, line) = info.location().map_or(("?", 0), |l| (l.file(), l.line()));
    // SAFETY: prints and does not return; the ud2 shows objtool that nothing follows.
    unsafe {
        eyas_bug(file.as_ptr(), file.len(), line);
        core::arch::asm!("ud2", options(noreturn))
    }
}
