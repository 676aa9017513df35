// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Any call of any encoder on the fake kernel. Its twin for a stable compiler is the test in `eyas_probe::drive`.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    eyas_probe::drive::drive(bytes);
});
