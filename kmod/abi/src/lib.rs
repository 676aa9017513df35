// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The contract between the probe and its readers: event ids, what the producer needs of each event, syscall tables,
//! native-to-recorded flag maps, and the layout of rings and ioctls. Nothing else.
//!
//! Comes in: `schema/*.tsv`, from which `generated/` is made (`cargo run -p eyas-codegen`). Goes out: constants and
//! tables for the kernel module (built by Kbuild as a crate of its own) and for userspace. Depends on nothing; everything
//! may depend on it. No code here reads or writes memory.
#![cfg_attr(not(MODULE), no_std)]
#![forbid(unsafe_code)]

pub mod event;
#[rustfmt::skip]
pub mod generated;
pub mod ioctl;
pub mod ring;

pub use generated::events::ids;
