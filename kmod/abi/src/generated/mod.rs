// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Tables made from `kmod/abi/schema` by `ci/codegen`.

pub mod events;
pub mod flags;
pub mod syscalls;
