// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What to record for each event: encoders, ring producer, in-kernel filters. Generic over the kernel.
//!
//! In: the hooks of a kernel module, through [`kernel::Kernel`]. Out: records in wire layout in the rings of consumers.
//! Only kernel glue (`kmod/rust`, `kmod/shim`) and tests depend on it; it depends on `eyas-abi` alone and knows no kernel
//! types. It runs inside any task of the system: no allocation, no reachable panic, small frames, no floating point.
// Kbuild says no_std itself, and asks for narrower words than `pub` in private modules.
#![cfg_attr(not(any(test, feature = "fake", feature = "loom", MODULE)), no_std)]
#![allow(unreachable_pub)]

pub mod consumer;
pub mod control;
#[cfg(any(test, feature = "fake"))]
pub mod drive;
pub mod encode;
#[cfg(any(test, feature = "fake"))]
pub mod fake;
pub mod hook;
pub mod kernel;
pub mod plane;
pub mod record;
pub mod registry;
pub mod ring;
mod sync;
pub mod translate;
