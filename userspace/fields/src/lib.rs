// SPDX-License-Identifier: Apache-2.0
//! The field catalogue and the extractors.
#![forbid(unsafe_code)]
