// SPDX-License-Identifier: Apache-2.0
//! Compiled rule set: event-type index, shared predicates, verdicts.
#![forbid(unsafe_code)]
