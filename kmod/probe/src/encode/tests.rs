// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Properties of all encoders.
