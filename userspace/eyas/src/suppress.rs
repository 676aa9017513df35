// SPDX-License-Identifier: Apache-2.0
//! Programs that are left out altogether, with all that they start (`-U`): their events are neither numbered nor seen.

use eyas_schema::{Event, ids};
use eyas_state::seed::ThreadSeed;
use std::collections::HashSet;

/// The threads of those programs.
#[derive(Debug, Default)]
pub struct Suppressed {
    comms: Vec<String>,
    tids: HashSet<i64>,
    count: u64,
}

/// Places of the parent and of the name in events by which threads begin and change their name.
const PARENT: usize = 5;
const COMM: usize = 13;

/// Whether the event tells of a new thread, or of a new name of one.
fn tells_of_thread(kind: u16) -> bool {
    matches!(
        kind,
        ids::SYSCALL_CLONE_20_X
            | ids::SYSCALL_FORK_20_X
            | ids::SYSCALL_VFORK_20_X
            | ids::SYSCALL_CLONE3_X
            | ids::SYSCALL_EXECVE_19_X
            | ids::SYSCALL_EXECVEAT_X
    )
}

impl Suppressed {
    /// Leaves out programs of these names (as in `/proc/<pid>/comm`); none if there are no names.
    pub fn new(comms: &[String]) -> Option<Self> {
        (!comms.is_empty()).then(|| Self { comms: comms.to_vec(), ..Self::default() })
    }

    fn names(&self, comm: &[u8]) -> bool {
        self.comms.iter().any(|c| c.as_bytes() == comm)
    }

    /// Another description of the machine begins: no thread is known.
    pub fn begin(&mut self) {
        self.tids.clear();
    }

    /// Whether a thread that is known at the start is left out.
    pub fn sifts(&mut self, thread: &ThreadSeed) -> bool {
        let out = self.names(&thread.comm);
        if out {
            self.tids.insert(thread.tid);
        }
        out
    }

    /// Whether the event is to be left out.
    pub fn hides(&mut self, event: &Event<'_>) -> bool {
        let tid = event.tid.cast_signed();
        if event.kind == ids::PROCEXIT_1_E {
            self.tids.remove(&tid);
            return false;
        }
        if tells_of_thread(event.kind) {
            let parent = event.i64(PARENT).is_some_and(|p| self.tids.contains(&p));
            if parent || event.text(COMM).is_some_and(|comm| self.names(comm)) {
                self.tids.insert(tid);
            }
        }
        let hidden = self.tids.contains(&tid);
        self.count += u64::from(hidden);
        hidden
    }

    /// How many events were left out.
    pub fn count(&self) -> u64 {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_schema::build::EventBuilder;

    fn clone(tid: u64, parent: i64, comm: &str) -> Vec<u8> {
        let e = EventBuilder::new(ids::SYSCALL_CLONE_20_X).tid(tid).i64(0).text("").text("").i64(0).i64(0).i64(parent);
        e.text("").u64(0).u64(0).u64(0).u32(0).u32(0).u32(0).text(comm).build()
    }

    #[test]
    fn a_program_and_all_that_it_starts() {
        let mut s = Suppressed::new(&["noisy".to_owned()]).unwrap();
        let mut hides = |bytes: &[u8]| s.hides(&Event::parse(bytes).unwrap());
        let other = |tid: u64| EventBuilder::new(ids::SYSCALL_CLOSE_X).tid(tid).i64(0).i64(3).build();
        assert!(!hides(&clone(7, 1, "sh")) && hides(&clone(8, 7, "noisy")) && hides(&clone(9, 8, "child")));
        assert!(hides(&other(9)) && !hides(&other(7)));
        let exit = EventBuilder::new(ids::PROCEXIT_1_E).tid(9).i64(0).i64(0).build();
        assert!(!hides(&exit) && !hides(&other(9)) && hides(&other(8)));
        assert_eq!(s.count(), 4);
        assert!(Suppressed::new(&[]).is_none());
    }
}
