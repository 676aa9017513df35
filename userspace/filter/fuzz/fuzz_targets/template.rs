// SPDX-License-Identifier: Apache-2.0
//! Any bytes as a template.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| eyas_filter::fuzzing::template(bytes, &eyas_fields::Fields));
