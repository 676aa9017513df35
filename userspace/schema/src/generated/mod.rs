// SPDX-License-Identifier: Apache-2.0
//! Tables made from `kmod/abi/schema` by `ci/codegen`.

pub mod events;
pub mod syscalls;
pub mod types;
pub mod values;
