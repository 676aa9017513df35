// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The contract between the probe and its readers: event ids, parameter types, ring and ioctl layout.
#![no_std]
