// SPDX-License-Identifier: Apache-2.0
//! Asking the machine: what events alone do not tell.
//!
//! The state sees the machine only through [`ProcFs`]. A capture has none: there a gap stays a gap. [`scan::Host`](crate::scan::Host)
//! reads /proc; tests use a fake.

use crate::seed::{FdSeed, GroupSeed, Seeds, ThreadSeed, UserSeed};

/// A task as found on the machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundTask {
    /// The task.
    pub thread: ThreadSeed,
    /// Its fds; empty unless it is a main thread.
    pub fds: Vec<FdSeed>,
}

/// What the state may ask the machine.
pub trait ProcFs: Send {
    /// Everything: machine, interfaces, users, groups, tasks and their fds.
    fn scan(&mut self) -> Seeds;
    /// One task.
    fn task(&mut self, tid: i64) -> Option<FoundTask>;
    /// The whole environment of a process, NUL-separated.
    fn environ(&mut self, pid: i64) -> Option<Vec<u8>>;
    /// Whether a task is alive and still called `comm`, or its executable can at least be seen.
    fn is_alive(&mut self, pid: i64, tid: i64, comm: &[u8]) -> bool;
    /// One fd of a process.
    fn fd(&mut self, pid: i64, number: i64) -> Option<FdSeed>;
    /// A user of the host.
    fn user(&mut self, uid: u32) -> Option<UserSeed>;
    /// A group of the host.
    fn group(&mut self, gid: u32) -> Option<GroupSeed>;
    /// All users that the file system of a process knows; none if it is ours.
    fn container_users(&mut self, pid: i64) -> Option<Vec<UserSeed>>;
    /// All groups that the file system of a process knows; none if it is ours.
    fn container_groups(&mut self, pid: i64) -> Option<Vec<GroupSeed>>;
}
