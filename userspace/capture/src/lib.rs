// SPDX-License-Identifier: Apache-2.0
//! Trace files (.scap): reader, converter of older schemas.
#![forbid(unsafe_code)]
