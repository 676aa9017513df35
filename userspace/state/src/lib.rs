// SPDX-License-Identifier: Apache-2.0
//! Threads, fds, users, groups, containers: what an event means.
#![forbid(unsafe_code)]
