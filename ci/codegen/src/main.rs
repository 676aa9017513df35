// SPDX-License-Identifier: Apache-2.0
//! Generates the tables of both sides from kmod/abi/schema.

fn main() {}
