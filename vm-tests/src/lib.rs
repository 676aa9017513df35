// SPDX-License-Identifier: Apache-2.0
//! Boots real kernels in QEMU and checks what a user would see.
