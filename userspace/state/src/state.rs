// SPDX-License-Identifier: Apache-2.0
//! The state itself: the tables, and the reads that the fields need.
//!
//! Everything here is a read or a small primitive. What an event does is in the files of its family; the order of steps
//! for each event is in [`crate::step`].

use std::cell::Cell;
use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use crate::account::Notice;
use crate::container::Containers;
use crate::context::Context;
use crate::counters::Counters;
use crate::dispatch::{Facets, Kinds};
use crate::exited::RecentlyExited;
use crate::fd::Fd;
use crate::fdtable::FdTable;
use crate::net::{Interfaces, Machine};
use crate::procfs::ProcFs;
use crate::seed::{GroupSeed, Interface, UserSeed};
use crate::table::{Group, Table};
use crate::text::{Interner, List, Recent, Text};
use crate::thread::{Thread, ThreadId, flag};
use crate::unseen::Openings;
use crate::user::Users;

/// Places for threads at work, a power of two.
const AT_WORK: usize = 64;

/// More threads than these, or more fds of a process than these, may hold many names.
const FEW_THREADS: usize = 512;
const FEW_FDS: usize = 32;

/// A thread that made an event lately, by its id.
type AtWork = Cell<Option<(i64, ThreadId)>>;

/// The place for the thread with this id.
#[inline]
fn place_of(tid: i64) -> usize {
    usize::from(tid.to_le_bytes()[0]) % AT_WORK
}

/// Value of [`Thread::last_enter`] that matches no event.
pub(crate) const NO_ENTER: u16 = u16::MAX;

/// What `<NA>` stands for: a text that is not known.
pub const NA: &[u8] = b"<NA>";
/// What stands for a directory that is not known.
pub const UNKNOWN: &[u8] = b"<UNKNOWN>";
/// The dirfd that means the working directory.
pub const AT_FDCWD: i64 = -100;

/// Settings of the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// Most threads kept.
    pub max_threads: usize,
    /// Track pending and failed connects.
    pub track_connects: bool,
    /// Take long environments from /proc when an event shows only their beginning.
    pub large_envs: bool,
    /// Events of this process are hidden and change nothing.
    pub own_pid: Option<i64>,
    /// Time between purges, ns of event time; live only.
    pub purge_interval_ns: u64,
    /// Threads not seen for this long are looked after by a purge, ns.
    pub purge_after_ns: u64,
    /// What is kept up to date beyond the core; see [`Facets`].
    pub facets: Facets,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_threads: 262_144,
            track_connects: false,
            large_envs: false,
            own_pid: None,
            purge_interval_ns: 300_000_000_000,
            purge_after_ns: 300_000_000_000,
            facets: Facets::ALL,
        }
    }
}

/// Threads, fds, users, groups, containers, interfaces: everything that events are seen against.
pub struct State {
    pub(crate) config: Config,
    pub(crate) table: Table,
    pub(crate) users: Users,
    pub(crate) containers: Containers,
    pub(crate) interfaces: Interfaces,
    pub(crate) machine: Option<Machine>,
    pub(crate) names: Interner,
    pub(crate) counters: Counters,
    pub(crate) proc: Option<Box<dyn ProcFs>>,
    pub(crate) kinds: Kinds,
    pub(crate) exited: RecentlyExited,
    pub(crate) exiting: Option<(i64, u64)>,
    /// Nothing can leave the table between the close and the next event, so the handle is good.
    pub(crate) closing: Option<(ThreadId, i64)>,
    pub(crate) recent: Recent,
    pub(crate) openings: Openings,
    pub(crate) unsettled: Option<Box<Unsettled>>,
    pub(crate) cgroup_memo: VecDeque<CgroupMemo>,
    pub(crate) next_purge: u64,
    pub(crate) strangers: FxHashSet<(Text, u32, bool)>,
    pub(crate) strangers_since: u64,
    pub(crate) notices: Vec<Notice>,
    /// Time of the event at hand; kept up to date where somebody can be asked.
    pub(crate) now: u64,
    pub(crate) path: Vec<u8>,
    version: u64,
    generation: u64,
    /// Threads that events were about lately, each at the place that its id says: most events find theirs here.
    at_work: Box<[AtWork; AT_WORK]>,
    pub(crate) first_ts: Option<u64>,
}

/// Parts of the initial state that come after the leading events of a capture.
#[derive(Default)]
pub(crate) struct Unsettled {
    pub interfaces: Vec<Interface>,
    pub users: Vec<UserSeed>,
    pub groups: Vec<GroupSeed>,
    pub server_ports: Vec<u16>,
}

/// A control group list as it came, as it is kept, and the container it tells.
pub(crate) struct CgroupMemo {
    pub raw: Box<[u8]>,
    pub list: List,
    pub container: Text,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("threads", &self.table.len()).field("counters", &self.counters).finish_non_exhaustive()
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new(Config::default())
    }
}

impl State {
    /// An empty state that asks nobody: for captures.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let kinds = Kinds::new(config.facets);
        Self {
            config,
            table: Table::default(),
            users: Users::default(),
            containers: Containers::default(),
            interfaces: Interfaces::default(),
            machine: None,
            names: Interner::default(),
            counters: Counters::default(),
            proc: None,
            kinds,
            exited: RecentlyExited::default(),
            exiting: None,
            closing: None,
            recent: Recent::default(),
            openings: Openings::default(),
            unsettled: None,
            cgroup_memo: VecDeque::new(),
            next_purge: 0,
            strangers: FxHashSet::default(),
            strangers_since: 0,
            notices: Vec::new(),
            now: 0,
            path: Vec::new(),
            version: 0,
            generation: 0,
            at_work: Box::new([const { Cell::new(None) }; AT_WORK]),
            first_ts: None,
        }
    }

    /// An empty state that repairs its gaps by asking `proc`: for live events.
    #[must_use]
    pub fn live(config: Config, proc: Box<dyn ProcFs>) -> Self {
        Self { proc: Some(proc), ..Self::new(config) }
    }

    /// Whether events of this type can change what the state knows, given [`Config::facets`]. Others need not go through
    /// [`State::process`] unless somebody wants to look at them.
    #[must_use]
    #[inline]
    pub fn needs(&self, kind: u16) -> bool {
        self.kinds.needed(kind)
    }

    /// Changes what is kept up to date.
    pub fn set_facets(&mut self, facets: Facets) {
        self.config.facets = facets;
        self.kinds = Kinds::new(facets);
    }

    /// Changes whose events count as our own.
    pub fn set_own_pid(&mut self, pid: Option<i64>) {
        self.config.own_pid = pid;
    }

    // Reads.

    /// The thread of an event.
    #[must_use]
    #[inline]
    pub fn thread(&self, ctx: &Context) -> Option<&Thread> {
        self.table.get(ctx.thread?)
    }

    /// The thread with a handle.
    #[must_use]
    pub fn get(&self, id: ThreadId) -> Option<&Thread> {
        self.table.get(id)
    }

    /// The handle of the thread with an id.
    #[must_use]
    pub fn find(&self, tid: i64) -> Option<ThreadId> {
        self.table.find(tid)
    }

    /// The thread with an id.
    #[must_use]
    pub fn by_tid(&self, tid: i64) -> Option<&Thread> {
        self.table.get(self.table.find(tid)?)
    }

    /// The main thread of the process that `thread` is in.
    #[must_use]
    #[inline]
    pub fn main_of<'a>(&'a self, thread: &'a Thread) -> Option<&'a Thread> {
        if thread.is_main() {
            return Some(thread);
        }
        let main = self.table.get(self.table.group(thread.links.group?)?.first?)?;
        main.is_main().then_some(main)
    }

    /// The entry that `thread` names as its parent; may be any thread of the parent's process.
    #[must_use]
    pub fn parent_of(&self, thread: &Thread) -> Option<&Thread> {
        match thread.links.parent {
            Some(id) => self.table.get(id),
            None if thread.ptid > 0 => self.by_tid(thread.ptid),
            None => None,
        }
    }

    /// The process `n` steps up: 0 is the process itself.
    #[must_use]
    pub fn ancestor_of<'a>(&'a self, thread: &'a Thread, n: usize) -> Option<&'a Thread> {
        let mut main = self.main_of(thread)?;
        for _ in 0..n {
            main = self.main_of(self.parent_of(main)?)?;
        }
        Some(main)
    }

    /// The process of `thread`: its number of living threads.
    #[must_use]
    pub fn group_of(&self, thread: &Thread) -> Option<&Group> {
        self.table.group(thread.links.group?)
    }

    /// The open fds of the process of `thread`; none if its owner is not known.
    #[must_use]
    #[inline]
    pub fn fds_of<'a>(&'a self, thread: &'a Thread) -> Option<&'a FdTable> {
        if thread.has(flag::FILES) { self.main_of(thread).map(|t| &t.fds) } else { Some(&thread.fds) }
    }

    /// The fd with a number in the process of `thread`.
    #[must_use]
    #[inline]
    pub fn lookup_fd<'a>(&'a self, thread: &'a Thread, number: i64) -> Option<&'a Fd> {
        self.fds_of(thread)?.get(number)
    }

    /// The fd that an event is about: the one it used or made, or else the one that the thread used last.
    #[must_use]
    #[inline]
    pub fn fd(&self, ctx: &Context) -> Option<&Fd> {
        let thread = self.thread(ctx)?;
        self.lookup_fd(thread, ctx.fd.unwrap_or(thread.last_fd))
    }

    /// Working directory with a slash at its end.
    #[must_use]
    pub fn cwd_of<'a>(&'a self, thread: &'a Thread) -> &'a [u8] {
        self.main_of(thread).map_or(b"./", |t| t.cwd.as_bytes())
    }

    /// Environment.
    #[must_use]
    pub fn env_of<'a>(&'a self, thread: &'a Thread) -> &'a List {
        &self.main_of(thread).unwrap_or(thread).env
    }

    /// Limit of open fds of the process; negative when unknown.
    #[must_use]
    pub fn fdlimit(&self, thread: &Thread) -> i64 {
        self.main_of(thread).map_or(-1, |t| t.fdlimit)
    }

    /// All threads.
    pub fn threads(&self) -> impl Iterator<Item = &Thread> {
        self.table.iter().map(|(_, t)| t)
    }

    /// Number of threads.
    #[must_use]
    pub fn thread_count(&self) -> usize {
        self.table.len()
    }

    /// Users and groups.
    #[must_use]
    pub fn users(&self) -> &Users {
        &self.users
    }

    /// Containers.
    #[must_use]
    pub fn containers(&self) -> &Containers {
        &self.containers
    }

    /// Network interfaces.
    #[must_use]
    pub fn interfaces(&self) -> &Interfaces {
        &self.interfaces
    }

    /// The machine that the events come from, if known.
    #[must_use]
    pub fn machine(&self) -> Option<&Machine> {
        self.machine.as_ref()
    }

    /// Time of the first event that a machine made, from which relative times count.
    #[must_use]
    pub fn first_ts(&self) -> Option<u64> {
        self.first_ts
    }

    /// What was lost, refused or guessed.
    #[must_use]
    pub fn counters(&self) -> Counters {
        Counters { user_overflows: self.users.overflows, ..self.counters }
    }

    /// Changes with every change that can concern threads other than the one whose [`Thread::version`] changes: names
    /// and arguments of ancestors, who is whose parent, users, groups and containers. A verdict over fields of a thread
    /// and its ancestors stays true while its version and the generation do. Not covered: fds, memory and page fault
    /// figures, numbers of threads and children, and the leaders of sessions and process groups that are no ancestors.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Versions given out.
    pub(crate) fn versions(&self) -> u64 {
        self.version
    }

    // Primitives for the families.

    pub(crate) fn next_version(&mut self) -> u64 {
        self.version += 1;
        self.version
    }

    /// Notes a change of a thread that rules may have judged.
    pub(crate) fn touch(&mut self, id: ThreadId) {
        let version = self.next_version();
        if let Some(t) = self.table.get_mut(id) {
            t.version = version;
        }
    }

    /// Notes a change that may concern any thread.
    pub(crate) fn touch_all(&mut self) {
        self.generation += 1;
    }

    /// Notes a change of a thread that others may look at: its descendants and its peers.
    pub(crate) fn touch_family(&mut self, id: ThreadId) {
        self.touch(id);
        let family = self.table.get(id).is_some_and(Thread::has_children)
            || self.table.group_of(id).is_some_and(|g| g.alive > 1 || g.first != Some(id));
        if family {
            self.touch_all();
        }
    }

    #[inline]
    pub(crate) fn find_cached(&self, tid: i64) -> Option<ThreadId> {
        if let Some((t, id)) = self.at_work.get(place_of(tid)).and_then(Cell::get)
            && t == tid
        {
            return Some(id);
        }
        self.find_uncached(tid)
    }

    #[inline(never)]
    fn find_uncached(&self, tid: i64) -> Option<ThreadId> {
        let id = self.table.find(tid)?;
        if let Some(place) = self.at_work.get(place_of(tid)) {
            place.set(Some((tid, id)));
        }
        Some(id)
    }

    /// Adds a thread outside any list, in place of one with its id. None if the table is full.
    pub(crate) fn add_thread(&mut self, mut thread: Box<Thread>) -> Option<ThreadId> {
        let tid = thread.tid;
        let full = self.table.len() >= self.config.max_threads && self.table.find(tid).is_none();
        if full && self.config.own_pid != Some(tid) {
            self.counters.thread_overflows += 1;
            return None;
        }
        thread.version = self.next_version();
        Some(self.table.insert(thread))
    }

    pub(crate) fn erase_thread(&mut self, id: ThreadId) {
        // The entry's own id, not an event's, says under which one it can be found.
        if let Some(thread) = self.table.erase(id)
            && let Some(place) = self.at_work.get(place_of(thread.tid))
        {
            place.set(None);
        }
    }

    /// Who holds the fds of a thread.
    pub(crate) fn fd_owner(&self, id: ThreadId) -> Option<ThreadId> {
        if self.table.get(id)?.has(flag::FILES) { self.table.main_of(id) } else { Some(id) }
    }

    pub(crate) fn fds_mut(&mut self, id: ThreadId) -> Option<&mut FdTable> {
        let owner = self.fd_owner(id)?;
        self.table.get_mut(owner).map(|t| &mut t.fds)
    }

    /// The fd that the context names, to change it.
    pub(crate) fn fd_mut(&mut self, ctx: &Context) -> Option<&mut Fd> {
        let (id, number) = (ctx.thread?, ctx.fd?);
        self.fds_mut(id)?.get_mut(number)
    }

    /// Opens an fd in the process of the event's thread and makes it the event's fd.
    pub(crate) fn add_fd(&mut self, ctx: &mut Context, number: i64, fd: Fd) {
        let Some(id) = ctx.thread else { return };
        if let Some(t) = self.table.get_mut(id) {
            t.last_fd = number;
        }
        let renamed = !fd.name.is_empty();
        let added = self.fds_mut(id).map(|fds| fds.insert(number, fd));
        if added == Some(false) {
            self.counters.fd_overflows += 1;
        }
        ctx.fd = (added == Some(true)).then_some(number);
        ctx.name_changed = added == Some(true) && renamed;
        ctx.old_name = None;
    }

    /// Gives the event's fd a new name.
    pub(crate) fn rename_fd(&mut self, ctx: &mut Context, name: Text) {
        let Some(fd) = self.fd_mut(ctx) else { return };
        let before = std::mem::replace(&mut fd.name, name.clone());
        let old = ctx.old_name.get_or_insert(before);
        ctx.name_changed = *old != name;
    }

    /// Joins a path to `base` and shares it.
    pub(crate) fn path_text(&mut self, id: ThreadId, base: &[u8], name: &[u8]) -> Text {
        crate::path::join(&mut self.path, base, name);
        let path = std::mem::take(&mut self.path);
        let text = self.name_text(id, &path);
        self.path = path;
        text
    }

    /// The name of a file that a thread opens. Among few threads with few fds a name that is not hot gets its own copy,
    /// which is cheaper than to look for one; among many, equal names are kept once however rarely they come.
    #[inline]
    pub(crate) fn name_text(&mut self, id: ThreadId, name: &[u8]) -> Text {
        let (names, table) = (&mut self.names, &self.table);
        self.recent.get(name, || {
            let owner = || table.get(table.main_of(id).unwrap_or(id));
            let many = table.len() > FEW_THREADS || owner().is_some_and(|t| t.fds.len() > FEW_FDS);
            if many { names.get(name) } else { Text::new(name) }
        })
    }
}
