// SPDX-License-Identifier: Apache-2.0
//! Any bytes as a condition.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| eyas_filter::fuzzing::condition(bytes, &eyas_fields::Fields));
