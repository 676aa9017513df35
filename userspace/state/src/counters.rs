// SPDX-License-Identifier: Apache-2.0
//! What the state lost, refused or had to guess.

/// Counters of the state, all monotonic.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counters {
    /// Events that went through the state.
    pub events: u64,
    /// Events without a thread because the table was full.
    pub thread_overflows: u64,
    /// Fds not kept because the table of the process was full.
    pub fd_overflows: u64,
    /// Threads that became known only by a look into /proc.
    pub proc_lookups: u64,
    /// Threads of which nothing could be found out.
    pub placeholders: u64,
    /// Threads removed because their id was used again.
    pub reused_tids: u64,
    /// Threads removed by the purge.
    pub purged: u64,
    /// Containers not kept because the table was full.
    pub container_overflows: u64,
    /// Container descriptions that could not be read.
    pub bad_container_json: u64,
    /// Parameters that a state change needed and that were absent or malformed.
    pub bad_params: u64,
    /// Users or groups not kept because a table was full.
    pub user_overflows: u64,
}
