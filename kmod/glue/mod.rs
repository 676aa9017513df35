// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The glue of both flavours: the probe's traits on the C services, and the entry points that the C side calls. No logic.

mod entry;
mod services;

#[allow(unused_imports)]
pub(crate) use entry::{eyas_start, eyas_stop};
