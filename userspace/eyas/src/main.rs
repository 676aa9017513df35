// SPDX-License-Identifier: Apache-2.0
//! Runtime security and system-call visibility for Linux.

fn main() {}
