// SPDX-License-Identifier: Apache-2.0
//! Event table, value tables, zero-copy event views.
#![forbid(unsafe_code)]
