// SPDX-License-Identifier: Apache-2.0
//! Which events a filtered trace needs beside those that it shows: what changed the processes that the shown events tell of.
//!
//! A filter looks at events one by one, so whether a process will be shown is known only when it is. Until then what changes
//! it is held; when an event is shown, what is held of its process, of those that it comes from and of those that it names
//! goes before it, and from then on their changes are written as they come. A trace that is read again thereby tells the
//! same of each event. What is held is bounded: beyond that everything is written, which means the same and is only longer.

use eyas_schema::{Event, ParamType, ids};
use eyas_state::{Context, State, Thread};
use std::collections::{HashMap, HashSet};

/// Bytes held at most.
const LIMIT: usize = 64 << 20;
/// Ancestors looked at.
const GENERATIONS: usize = 64;

/// An event that may be needed.
pub struct Held {
    /// Its place among all.
    seq: u64,
    /// Its CPU.
    pub cpu: u16,
    /// Its bytes.
    pub event: Vec<u8>,
}

impl Held {
    /// The last of all.
    pub fn of(event: &Event<'_>, context: &Context) -> Self {
        Self { seq: u64::MAX, cpu: context.meta.cpu, event: event.bytes().to_vec() }
    }
}

/// What is to be done with an event that changes the state.
pub enum Verdict {
    /// It was taken away, to be written when it is needed.
    Held,
    /// It is needed; those before it are as well.
    Needed(Vec<Held>),
}

/// See the module.
#[derive(Default)]
pub struct Needs {
    held: HashMap<i64, Vec<Held>>,
    /// Processes whose changes are all written.
    wanted: HashSet<i64>,
    /// Processes of which the trace has the beginning: those that a wanted one started.
    begun: HashSet<i64>,
    /// From which process each came that began since.
    parents: HashMap<i64, i64>,
    bytes: usize,
    seq: u64,
    /// Everything is written, in all files or in this one.
    always: bool,
    all: bool,
}

/// Whether a thread begins with the event.
fn begins(event: &Event<'_>) -> bool {
    let clone = matches!(event.kind, ids::SYSCALL_CLONE_20_X | ids::SYSCALL_FORK_20_X | ids::SYSCALL_VFORK_20_X | ids::SYSCALL_CLONE3_X);
    clone && event.i64(0) == Some(0)
}

impl Needs {
    /// Everything is needed (`-F`).
    pub fn everything() -> Self {
        Self { always: true, all: true, ..Self::default() }
    }

    /// Whether everything is needed.
    pub fn is_everything(&self) -> bool {
        self.all
    }

    /// The machine is described anew: all that was is told.
    pub fn begin(&mut self) {
        *self = Self { always: self.always, all: self.always, ..Self::default() };
    }

    /// Judges an event that is not shown and changes the state; `context` is from behind it.
    pub fn judge(&mut self, event: &Event<'_>, state: &State, context: &Context) -> Verdict {
        let thread = state.thread(context);
        let pid = thread.map_or(event.tid.cast_signed(), |t| t.pid);
        let parent = thread.filter(|_| begins(event)).and_then(|t| state.by_tid(t.ptid)).map(|p| p.pid).filter(|p| *p != pid);
        if let Some(parent) = parent {
            self.parents.insert(pid, parent);
            if self.wanted.contains(&parent) && !self.wanted.contains(&pid) {
                self.begun.insert(pid);
                return Verdict::Needed(self.take(&[pid]));
            }
        }
        // What no thread does concerns all.
        let of_nobody = event.tid == u64::MAX;
        let ends = event.kind == ids::PROCEXIT_1_E && self.begun.contains(&pid);
        if of_nobody || ends || self.wanted.contains(&pid) {
            return Verdict::Needed(Vec::new());
        }
        self.seq += 1;
        self.bytes += event.bytes().len() + std::mem::size_of::<Held>();
        self.held.entry(pid).or_default().push(Held { seq: self.seq, cpu: context.meta.cpu, event: event.bytes().to_vec() });
        if self.bytes <= LIMIT {
            return Verdict::Held;
        }
        // It was just put in; it comes out last.
        let pids: Vec<i64> = self.held.keys().copied().collect();
        self.all = true;
        let mut before = self.take(&pids);
        before.pop();
        Verdict::Needed(before)
    }

    /// What an event that is shown needs before it.
    pub fn of_shown(&mut self, event: &Event<'_>, state: &State, context: &Context) -> Vec<Held> {
        if self.held.is_empty() {
            return Vec::new();
        }
        let mut pids = Vec::new();
        let own = event.tid.cast_signed();
        self.want(state.thread(context).or_else(|| state.by_tid(own)), own, state, &mut pids);
        for (n, param) in event.info().map(|i| i.params).unwrap_or_default().iter().enumerate() {
            if matches!(param.ty, ParamType::Pid | ParamType::Pid32)
                && let Some(tid) = event.i64(n).filter(|tid| *tid > 0)
            {
                self.want(state.by_tid(tid), tid, state, &mut pids);
            }
        }
        if pids.is_empty() { Vec::new() } else { self.take(&pids) }
    }

    /// Notes as wanted the process of a thread, those that it comes from, and those that lead its groups; those that were
    /// not yet go into `pids`.
    fn want(&mut self, thread: Option<&Thread>, tid: i64, state: &State, pids: &mut Vec<i64>) {
        let pid = thread.map_or(tid, |t| t.pid);
        let mut note = |wanted: &mut HashSet<i64>, pid: i64| {
            let new = wanted.insert(pid);
            if new {
                pids.push(pid);
            }
            new
        };
        if let Some(thread) = thread {
            for n in 0..GENERATIONS {
                let Some(ancestor) = state.ancestor_of(thread, n) else { break };
                note(&mut self.wanted, ancestor.pid);
            }
            for leader in [thread.sid, thread.pgid, thread.vpgid, thread.reaper_tid] {
                if let Some(leader) = state.by_tid(leader) {
                    note(&mut self.wanted, leader.pid);
                }
            }
        }
        // It inherited from those that started it, be they gone or not.
        let mut pid = pid;
        note(&mut self.wanted, pid);
        for _ in 0..GENERATIONS {
            let Some(parent) = self.parents.get(&pid) else { break };
            note(&mut self.wanted, *parent);
            pid = *parent;
        }
    }

    /// Takes what is held of these, in order.
    fn take(&mut self, pids: &[i64]) -> Vec<Held> {
        let mut out: Vec<Held> = pids.iter().filter_map(|pid| self.held.remove(pid)).flatten().collect();
        out.sort_unstable_by_key(|held| held.seq);
        let bytes: usize = out.iter().map(|held| held.event.len() + std::mem::size_of::<Held>()).sum();
        self.bytes = self.bytes.saturating_sub(bytes);
        out
    }
}
