// SPDX-License-Identifier: Apache-2.0
//! Which event types mean something to the state, and to which function.
//!
//! One table, [`PARSERS`]; everything else about a type follows from its flags in the schema and two short lists.

use eyas_schema::{EVENTS, Event, EventFlags, EventSource, ids};

use crate::context::Context;
use crate::state::State;
use crate::{clone, exec, exit, fds, file, identity, limits, memory, meta, socket, traffic};

/// Changes the state by one event.
pub(crate) type Parser = fn(&mut State, &Event<'_>, &mut Context);

/// Parts of the state that cost work for many events and matter to few fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Facets(u8);

impl Facets {
    /// Threads, fds, names, users, containers: always kept.
    pub const CORE: Self = Self(1);
    /// Memory figures and page faults of threads.
    pub const MEMORY: Self = Self(2);
    /// Whether a socket is connected, told by plain reads and writes.
    pub const CONNECTED: Self = Self(4);
    /// Limits of open fds.
    pub const LIMITS: Self = Self(8);
    /// Everything.
    pub const ALL: Self = Self(15);

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they have something in common.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

const CORE: Facets = Facets::CORE;
const MEMORY: Facets = Facets::MEMORY;
const CONNECTED: Facets = Facets::CONNECTED;
const LIMITS: Facets = Facets::LIMITS;

#[rustfmt::skip]
const PARSERS: &[(u16, Facets, Parser)] = &[
    (ids::SYSCALL_CLONE_20_X, CORE, clone::clone),
    (ids::SYSCALL_FORK_20_X, CORE, clone::clone),
    (ids::SYSCALL_VFORK_20_X, CORE, clone::clone),
    (ids::SYSCALL_CLONE3_X, CORE, clone::clone),
    (ids::SYSCALL_EXECVE_19_E, CORE, exec::enter_execve),
    (ids::SYSCALL_EXECVE_19_X, CORE, exec::exec),
    (ids::SYSCALL_EXECVEAT_E, CORE, exec::enter_execveat),
    (ids::SYSCALL_EXECVEAT_X, CORE, exec::exec),
    (ids::PROCEXIT_1_E, CORE, exit::procexit),

    (ids::SYSCALL_CHDIR_X, CORE, identity::chdir),
    (ids::SYSCALL_FCHDIR_X, CORE, identity::fchdir),
    (ids::SYSCALL_GETCWD_X, CORE, identity::getcwd),
    (ids::SYSCALL_CHROOT_X, CORE, identity::chroot),
    (ids::SYSCALL_SETUID_X, CORE, identity::setuid),
    (ids::SYSCALL_SETRESUID_X, CORE, identity::set_effective_uid),
    (ids::SYSCALL_SETREUID_X, CORE, identity::set_effective_uid),
    (ids::SYSCALL_SETGID_X, CORE, identity::setgid),
    (ids::SYSCALL_SETRESGID_X, CORE, identity::set_effective_gid),
    (ids::SYSCALL_SETREGID_X, CORE, identity::set_effective_gid),
    (ids::SYSCALL_SETSID_X, CORE, identity::setsid),
    (ids::SYSCALL_CAPSET_X, CORE, identity::capset),
    (ids::SYSCALL_UNSHARE_X, CORE, identity::unshare),
    (ids::SYSCALL_SETNS_X, CORE, identity::setns),
    (ids::SYSCALL_PRCTL_X, CORE, identity::prctl),
    (ids::SYSCALL_GETRLIMIT_X, LIMITS, limits::rlimit),
    (ids::SYSCALL_SETRLIMIT_X, LIMITS, limits::rlimit),
    (ids::SYSCALL_PRLIMIT_X, LIMITS, limits::prlimit),
    (ids::SYSCALL_BRK_4_X, MEMORY, memory::sizes),
    (ids::SYSCALL_MMAP_X, MEMORY, memory::sizes),
    (ids::SYSCALL_MMAP2_X, MEMORY, memory::sizes),
    (ids::SYSCALL_MUNMAP_X, MEMORY, memory::sizes),
    (ids::SCHEDSWITCH_6_E, MEMORY, memory::switch),

    (ids::SYSCALL_OPEN_E, CORE, file::enter_open),
    (ids::SYSCALL_CREAT_E, CORE, file::enter_creat),
    (ids::SYSCALL_OPENAT_2_E, CORE, file::enter_openat),
    (ids::SYSCALL_OPENAT2_E, CORE, file::enter_openat),
    (ids::SYSCALL_OPEN_X, CORE, file::open),
    (ids::SYSCALL_CREAT_X, CORE, file::creat),
    (ids::SYSCALL_OPENAT_2_X, CORE, file::openat),
    (ids::SYSCALL_OPENAT2_X, CORE, file::openat2),
    (ids::SYSCALL_OPEN_BY_HANDLE_AT_X, CORE, file::open_by_handle),

    (ids::SYSCALL_CLOSE_X, CORE, fds::close),
    (ids::SYSCALL_CLOSE_RANGE_X, CORE, fds::close_range),
    (ids::SYSCALL_DUP_1_X, CORE, fds::dup),
    (ids::SYSCALL_DUP2_X, CORE, fds::dup),
    (ids::SYSCALL_DUP3_X, CORE, fds::dup3),
    (ids::SYSCALL_FCNTL_X, CORE, fds::fcntl),
    (ids::SYSCALL_PIPE_X, CORE, fds::pipe),
    (ids::SYSCALL_PIPE2_X, CORE, fds::pipe),
    (ids::SYSCALL_EVENTFD_X, CORE, fds::eventfd),
    (ids::SYSCALL_EVENTFD2_X, CORE, fds::eventfd2),
    (ids::SYSCALL_SIGNALFD_X, CORE, fds::signalfd),
    (ids::SYSCALL_SIGNALFD4_X, CORE, fds::signalfd4),
    (ids::SYSCALL_TIMERFD_CREATE_X, CORE, fds::timerfd),
    (ids::SYSCALL_INOTIFY_INIT_X, CORE, fds::inotify),
    (ids::SYSCALL_INOTIFY_INIT1_X, CORE, fds::inotify),
    (ids::SYSCALL_EPOLL_CREATE_X, CORE, fds::epoll),
    (ids::SYSCALL_EPOLL_CREATE1_X, CORE, fds::epoll1),
    (ids::SYSCALL_USERFAULTFD_X, CORE, fds::userfault),
    (ids::SYSCALL_IO_URING_SETUP_X, CORE, fds::io_uring),
    (ids::SYSCALL_BPF_2_X, CORE, fds::bpf),
    (ids::SYSCALL_MEMFD_CREATE_X, CORE, fds::memfd),
    (ids::SYSCALL_PIDFD_OPEN_X, CORE, fds::pidfd_open),
    (ids::SYSCALL_PIDFD_GETFD_X, CORE, fds::pidfd_getfd),

    (ids::SOCKET_SOCKET_X, CORE, socket::socket),
    (ids::SOCKET_SOCKETPAIR_X, CORE, socket::socketpair),
    (ids::SOCKET_BIND_X, CORE, socket::bind),
    (ids::SOCKET_CONNECT_E, CORE, socket::enter_connect),
    (ids::SOCKET_CONNECT_X, CORE, socket::connect),
    (ids::SOCKET_ACCEPT_5_X, CORE, socket::accept),
    (ids::SOCKET_ACCEPT4_6_X, CORE, socket::accept),
    (ids::SOCKET_GETSOCKOPT_X, CONNECTED, traffic::getsockopt),
    (ids::SYSCALL_READ_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_READV_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_PREAD_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_PREADV_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_WRITE_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_WRITEV_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_PWRITE_X, CONNECTED, traffic::plain),
    (ids::SYSCALL_PWRITEV_X, CONNECTED, traffic::plain),
    (ids::SOCKET_RECV_X, CORE, traffic::recv),
    (ids::SOCKET_RECVFROM_X, CORE, traffic::recvfrom),
    (ids::SOCKET_RECVMSG_X, CORE, traffic::recvmsg),
    (ids::SOCKET_RECVMMSG_X, CORE, traffic::recvmmsg),
    (ids::SOCKET_SEND_X, CORE, traffic::send),
    (ids::SOCKET_SENDTO_X, CORE, traffic::send),
    (ids::SOCKET_SENDMSG_X, CORE, traffic::send),
    (ids::SOCKET_SENDMMSG_X, CORE, traffic::sendmmsg),

    (ids::USER_ADDED_E, CORE, meta::user_added),
    (ids::USER_DELETED_E, CORE, meta::user_deleted),
    (ids::GROUP_ADDED_E, CORE, meta::group_added),
    (ids::GROUP_DELETED_E, CORE, meta::group_deleted),
    (ids::CONTAINER_JSON_E, CORE, meta::container_json),
    (ids::CONTAINER_JSON_2_E, CORE, meta::container_json),
    (ids::ASYNCEVENT_E, CORE, meta::asyncevent),
];

/// Types whose fd is not parameter 1 of the exit event.
#[rustfmt::skip]
const EXIT_FD: &[(u16, u8)] = &[
    (ids::SYSCALL_READ_X, 2), (ids::SYSCALL_PREAD_X, 2), (ids::SOCKET_BIND_X, 2), (ids::SYSCALL_WRITE_X, 2),
    (ids::SYSCALL_PWRITE_X, 2), (ids::SOCKET_RECV_X, 2), (ids::SOCKET_SEND_X, 2), (ids::SOCKET_SENDTO_X, 2),
    (ids::SOCKET_SENDMSG_X, 2), (ids::SYSCALL_SENDFILE_X, 2), (ids::SYSCALL_SPLICE_X, 2), (ids::SYSCALL_WRITEV_X, 2),
    (ids::SYSCALL_PWRITEV_X, 2), (ids::SOCKET_CONNECT_X, 2), (ids::SYSCALL_SYMLINKAT_X, 2), (ids::SOCKET_RECVFROM_X, 3),
    (ids::SYSCALL_READV_X, 3), (ids::SYSCALL_PREADV_X, 3), (ids::SOCKET_RECVMSG_X, 5), (ids::SYSCALL_MMAP_X, 8),
    (ids::SYSCALL_MMAP2_X, 8),
];

/// Types whose fd is not parameter 0 of the enter event.
const ENTER_FD: &[(u16, u8)] = &[(ids::SYSCALL_MMAP_E, 4), (ids::SYSCALL_MMAP2_E, 4), (ids::SYSCALL_SPLICE_E, 1)];

/// Types that belong to no thread, beside those that the schema marks so.
const NO_THREAD: &[u16] = &[
    ids::CONTAINER_JSON_2_E,
    ids::USER_ADDED_E,
    ids::USER_DELETED_E,
    ids::GROUP_ADDED_E,
    ids::GROUP_DELETED_E,
    ids::PLUGINEVENT_E,
    ids::ASYNCEVENT_E,
];

/// Types whose thread is looked up in the table only.
const TABLE_ONLY: &[u16] = &[
    ids::SYSCALL_CLONE_20_X,
    ids::SYSCALL_FORK_20_X,
    ids::SYSCALL_VFORK_20_X,
    ids::SYSCALL_CLONE3_X,
    ids::SCHEDSWITCH_6_E,
    ids::PROCEXIT_1_E,
];

/// Enter events that are never shown.
const NEVER_SHOWN: &[u16] = &[
    ids::SYSCALL_OPEN_E,
    ids::SYSCALL_CREAT_E,
    ids::SYSCALL_OPENAT_2_E,
    ids::SYSCALL_OPENAT2_E,
    ids::SOCKET_CONNECT_E,
    ids::SYSCALL_EXECVE_19_E,
    ids::SYSCALL_EXECVEAT_E,
];

/// Types after which the thread may be in another container.
const CONTAINER_CHANGERS: &[u16] = &[
    ids::SYSCALL_CLONE_20_X,
    ids::SYSCALL_FORK_20_X,
    ids::SYSCALL_VFORK_20_X,
    ids::SYSCALL_CLONE3_X,
    ids::SYSCALL_EXECVE_19_X,
    ids::SYSCALL_EXECVEAT_X,
    ids::SYSCALL_CHROOT_X,
];

/// Traffic without addresses.
const PLAIN_TRAFFIC: &[u16] = &[
    ids::SYSCALL_READ_X,
    ids::SYSCALL_READV_X,
    ids::SYSCALL_PREAD_X,
    ids::SYSCALL_PREADV_X,
    ids::SYSCALL_WRITE_X,
    ids::SYSCALL_WRITEV_X,
    ids::SYSCALL_PWRITE_X,
    ids::SYSCALL_PWRITEV_X,
];

/// Traffic that may tell addresses.
const ADDRESSED_TRAFFIC: &[u16] = &[
    ids::SOCKET_RECV_X,
    ids::SOCKET_RECVFROM_X,
    ids::SOCKET_RECVMSG_X,
    ids::SOCKET_RECVMMSG_X,
    ids::SOCKET_SEND_X,
    ids::SOCKET_SENDTO_X,
    ids::SOCKET_SENDMSG_X,
    ids::SOCKET_SENDMMSG_X,
];

/// Types that may stand at the head of a capture, before its users and interfaces count.
const LEADING: &[u16] =
    &[ids::CONTAINER_JSON_2_E, ids::USER_ADDED_E, ids::USER_DELETED_E, ids::GROUP_ADDED_E, ids::GROUP_DELETED_E, ids::ASYNCEVENT_E];

/// Own events that change state and are hidden all the same.
const OWN_BUT_PARSED: &[u16] = &[ids::SCHEDSWITCH_6_E, ids::DROP_E, ids::DROP_X, ids::SCAPEVENT_E, ids::PROCINFO_E, ids::CPU_HOTPLUG_E];

/// How an event type is treated.
#[derive(Clone, Copy, Default)]
pub(crate) struct Kind {
    pub parse: Option<Parser>,
    /// Parameter that holds the fd.
    pub fd_param: Option<u8>,
    pub traits: u16,
}

/// Bits of [`Kind::traits`].
pub(crate) mod kind {
    pub const NO_THREAD: u16 = 1;
    pub const TABLE_ONLY: u16 = 1 << 1;
    pub const NEVER_SHOWN: u16 = 1 << 2;
    pub const CONTAINER_CHANGER: u16 = 1 << 3;
    pub const LEADING: u16 = 1 << 4;
    pub const OWN_BUT_PARSED: u16 = 1 << 5;
    pub const RESULT: u16 = 1 << 6;
    pub const NEEDED: u16 = 1 << 7;
    pub const SWITCH: u16 = 1 << 8;
    /// Traffic: a glance at the fd may do.
    pub const GLANCE_SOCKET: u16 = 1 << 9;
    /// Traffic without addresses.
    pub const GLANCE_PLAIN: u16 = 1 << 10;
    /// fcntl: a glance at the command may do.
    pub const GLANCE_FCNTL: u16 = 1 << 11;
}

impl Kind {
    pub fn is(self, bit: u16) -> bool {
        self.traits & bit != 0
    }
}

/// All event types.
pub(crate) struct Kinds(Box<[Kind]>);

impl Kinds {
    pub fn new(facets: Facets) -> Self {
        let facets = facets.with(Facets::CORE);
        let mut all: Box<[Kind]> = EVENTS.iter().map(|info| Self::from_schema(info.id)).collect();
        for (id, facet, parse) in PARSERS {
            if let Some(k) = all.get_mut(usize::from(*id))
                && facet.has(facets)
            {
                k.parse = Some(*parse);
                k.traits |= kind::NEEDED;
            }
        }
        Self(all)
    }

    fn from_schema(id: u16) -> Kind {
        let Some(info) = eyas_schema::event_info(id) else { return Kind::default() };
        let mut k = Kind::default();
        let find = |list: &[(u16, u8)]| list.iter().find(|(i, _)| *i == id).map(|(_, p)| *p);
        if info.flags.has(EventFlags::USES_FD) {
            k.fd_param = Some(if info.is_enter() { find(ENTER_FD).unwrap_or(0) } else { find(EXIT_FD).unwrap_or(1) });
        }
        let mut set = |yes: bool, bit: u16| k.traits |= if yes { bit } else { 0 };
        let iter = info.source == EventSource::Iter;
        set(iter || info.flags.has(EventFlags::SKIPPARSERESET) || NO_THREAD.contains(&id), kind::NO_THREAD);
        set(TABLE_ONLY.contains(&id), kind::TABLE_ONLY);
        set(NEVER_SHOWN.contains(&id), kind::NEVER_SHOWN);
        set(CONTAINER_CHANGERS.contains(&id), kind::CONTAINER_CHANGER);
        set(LEADING.contains(&id), kind::LEADING);
        set(OWN_BUT_PARSED.contains(&id), kind::OWN_BUT_PARSED);
        set(id == ids::SCHEDSWITCH_6_E, kind::SWITCH);
        set(PLAIN_TRAFFIC.contains(&id), kind::GLANCE_SOCKET | kind::GLANCE_PLAIN);
        set(ADDRESSED_TRAFFIC.contains(&id), kind::GLANCE_SOCKET);
        set(id == ids::SYSCALL_FCNTL_X, kind::GLANCE_FCNTL);
        let call = info.source == EventSource::Syscall && !info.is_enter() && id != ids::GENERIC_X;
        set(call && !info.params.is_empty(), kind::RESULT);
        k
    }

    #[inline]
    pub fn get(&self, kind: u16) -> Kind {
        self.0.get(usize::from(kind)).copied().unwrap_or_default()
    }

    #[inline]
    pub fn needed(&self, kind: u16) -> bool {
        self.get(kind).is(kind::NEEDED)
    }
}
