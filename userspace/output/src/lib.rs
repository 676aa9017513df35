// SPDX-License-Identifier: Apache-2.0
//! Where alerts go.
#![forbid(unsafe_code)]
