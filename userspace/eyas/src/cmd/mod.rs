// SPDX-License-Identifier: Apache-2.0
//! Commands: one file each, with its arguments and what it does.

pub mod events;
pub mod explain;
pub mod filter;
pub mod list;
pub mod read;
pub mod replay;
pub mod run;
pub mod validate;
