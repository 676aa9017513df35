// SPDX-License-Identifier: Apache-2.0
//! Any bytes as a rule file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| eyas_rules::fuzzing::rule_file(bytes, &eyas_fields::Fields));
