// SPDX-License-Identifier: Apache-2.0
//! Rule files: YAML, lists, macros, exceptions, overrides.
#![forbid(unsafe_code)]
