// SPDX-License-Identifier: Apache-2.0
//! Gaps are repaired by asking the machine; here a fake one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{CONTAINER, Clone, SECOND, World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::procfs::{FoundTask, ProcFs};
use eyas_state::seed::{FdSeed, GroupSeed, Seeds, ThreadSeed, UserSeed};
use eyas_state::{Config, FdKind, Notice, State};
use std::sync::atomic::{AtomicU32, Ordering};

/// A user that gets a name after somebody asked for it in vain; times that somebody asked.
const NAMED_LATER: u32 = 4711;
#[derive(Default)]
struct Fake(AtomicU32);

impl ProcFs for Fake {
    fn scan(&mut self) -> Seeds {
        let init = ThreadSeed { pid: 1, ptid: 0, comm: b"init".to_vec(), ..ThreadSeed::new(1) };
        Seeds { threads: vec![init], ..Seeds::default() }
    }
    fn task(&mut self, tid: i64) -> Option<FoundTask> {
        let thread = ThreadSeed { pid: tid, ptid: 1, comm: b"found".to_vec(), uid: 33, ..ThreadSeed::new(tid) };
        let fds = vec![FdSeed { number: 5, kind: FdKind::FileV2, name: b"/var/log/x".to_vec(), ..FdSeed::default() }];
        (tid < 1000).then_some(FoundTask { thread, fds })
    }
    fn environ(&mut self, _pid: i64) -> Option<Vec<u8>> {
        None
    }
    fn is_alive(&mut self, _pid: i64, tid: i64, _comm: &[u8]) -> bool {
        tid < 500
    }
    fn fd(&mut self, _pid: i64, number: i64) -> Option<FdSeed> {
        Some(FdSeed { number, kind: FdKind::FileV2, name: b"/passed".to_vec(), ..FdSeed::default() })
    }
    fn user(&mut self, uid: u32) -> Option<UserSeed> {
        if uid == NAMED_LATER && self.0.fetch_add(1, Ordering::SeqCst) > 0 {
            return Some(UserSeed { uid, name: b"bea".to_vec(), ..UserSeed::default() });
        }
        (uid == 33).then(|| UserSeed { uid, name: b"www-data".to_vec(), ..UserSeed::default() })
    }
    fn group(&mut self, _gid: u32) -> Option<GroupSeed> {
        None
    }
    fn container_users(&mut self, _pid: i64) -> Option<Vec<UserSeed>> {
        Some(vec![UserSeed { uid: 0, name: b"croot".to_vec(), ..UserSeed::default() }])
    }
    fn container_groups(&mut self, _pid: i64) -> Option<Vec<GroupSeed>> {
        None
    }
}

fn world() -> World {
    let mut w = World::with(State::live(Config { own_pid: Some(99), ..Config::default() }, Box::new(Fake::default())));
    w.state.scan();
    w
}

#[test]
fn an_unknown_thread_is_looked_up_with_its_fds_and_user() {
    let mut w = world();
    w.send(40, EventBuilder::new(ids::SYSCALL_READ_X).i64(1).bytes(b"x").i64(5).u32(1));
    assert_eq!((text(&w.t(40).comm), w.event_fd(), w.parents(40)), ("found".into(), "/var/log/x".into(), vec![1]));
    assert_eq!(w.state.users().user(b"", 33).map(|u| text(&u.name)), Some("www-data".into()));
    assert_eq!(w.state.counters().proc_lookups, 1);
    w.send(5000, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    assert!(w.t(5000).is_invalid());
}

#[test]
fn our_own_events_are_hidden_and_change_nothing() {
    let mut w = world();
    w.openat(99, 7, -100, "/alert.log", 2);
    assert!(w.last.hidden && w.fd(99, 7).is_none());
    w.thread_of(150, 99, 1);
    w.openat(150, 7, -100, "/alert.log", 2);
    assert!(w.last.hidden && w.fd(99, 7).is_none(), "nor do those of our other threads");
    w.openat(40, 7, -100, "/other", 2);
    assert!(!w.last.hidden);
}

#[test]
fn quiet_threads_that_are_gone_are_purged() {
    let mut w = world();
    w.send(40, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    w.send(600, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    w.send(5000, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    w.now += 31 * SECOND;
    w.tick();
    assert!(w.state.by_tid(5000).is_none(), "of this one nothing is known");
    assert!(w.state.by_tid(600).is_some(), "it may come back");
    w.now += 400 * SECOND;
    w.tick();
    assert!(w.state.by_tid(600).is_none() && w.state.by_tid(40).is_some());
}

#[test]
fn fds_that_came_with_a_message() {
    let mut w = world();
    w.process(10, 1);
    let pair = EventBuilder::new(ids::SOCKET_SOCKETPAIR_X).i64(0).i64(3).i64(4).u64(7).u64(8).u32(1).u32(1).u32(0);
    w.send(10, pair);
    let control = [&20u64.to_ne_bytes()[..], &1i32.to_ne_bytes(), &1i32.to_ne_bytes(), &9i32.to_ne_bytes()].concat();
    let recv = EventBuilder::new(ids::SOCKET_RECVMSG_X).i64(1).u32(1).bytes(b"x").bytes(&[]).bytes(&control).i64(3);
    w.send(10, recv);
    assert_eq!(w.fd_name(10, 9), "/passed");
}

#[test]
fn a_containers_users_come_and_go_with_it() {
    let mut w = world();
    w.clone(&Clone { cgroup: format!("/docker/{CONTAINER}"), vtid: 1, vpid: 1, flags: 1 << 29, ..Clone::child(20, 1) });
    assert_eq!(w.state.users().user(b"3ad7b26ded6d", 0).map(|u| text(&u.name)), Some("croot".into()));
    w.exit(20, 0);
    assert!(w.state.users().user(b"3ad7b26ded6d", 0).is_none());
}

/// Notices as text.
fn news(w: &mut World) -> Vec<String> {
    let told = |n: Notice| match n {
        Notice::UserAdded(c, u) => format!("+user {}:{} {}", text(&c), u.uid, text(&u.name)),
        Notice::UserDeleted(c, u) => format!("-user {}:{} {}", text(&c), u.uid, text(&u.name)),
        Notice::GroupAdded(c, g) => format!("+group {}:{} {}", text(&c), g.gid, text(&g.name)),
        Notice::GroupDeleted(c, g) => format!("-group {}:{} {}", text(&c), g.gid, text(&g.name)),
    };
    w.state.take_notices().into_iter().map(told).collect()
}

#[test]
fn what_becomes_known_is_told_once() {
    let mut w = world();
    assert!(!w.state.has_notices(), "what is there from the start is no news");
    w.send(40, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    assert!(news(&mut w).contains(&"+user :33 www-data".to_owned()));
    w.send(41, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    assert_eq!(news(&mut w), Vec::<String>::new());
    w.clone(&Clone { cgroup: format!("/docker/{CONTAINER}"), vtid: 1, vpid: 1, flags: 1 << 29, ..Clone::child(20, 1) });
    assert_eq!(news(&mut w).last().unwrap(), "+user 3ad7b26ded6d:0 croot");
    w.exit(20, 0);
    assert_eq!(news(&mut w), ["-user 3ad7b26ded6d:0 croot"]);
}

#[test]
fn a_user_that_gets_a_name_later_is_learned_then() {
    let mut w = world();
    w.send(40, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    news(&mut w);
    let setuid = |w: &mut World| {
        w.send(40, EventBuilder::new(ids::SYSCALL_SETUID_X).i64(0).u32(NAMED_LATER));
        news(w)
    };
    assert!(setuid(&mut w).is_empty() && setuid(&mut w).is_empty(), "at first it has none, and is not asked for at each event");
    w.now += 10 * SECOND;
    assert_eq!(setuid(&mut w), ["+user :4711 bea"]);
}
