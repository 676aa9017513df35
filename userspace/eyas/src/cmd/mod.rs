// SPDX-License-Identifier: Apache-2.0
//! Commands: one file each, with its arguments and what it does.

pub mod list;
