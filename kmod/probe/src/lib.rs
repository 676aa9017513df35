// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What to record for each event: encoders, ring producer, in-kernel filters. Generic over the kernel.
#![no_std]
