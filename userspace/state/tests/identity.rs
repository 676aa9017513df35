// SPDX-License-Identifier: Apache-2.0
//! Who a thread is, where it is, and which container it is in.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{CONTAINER, Clone, World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::seed::{GroupSeed, Seeds, ThreadSeed, UserSeed};

fn world() -> World {
    let mut w = World::default();
    w.process(10, 1);
    w
}

#[test]
fn directories() {
    let mut w = world();
    w.chdir(10, "/srv/a");
    w.chdir(10, "../b");
    assert_eq!(w.cwd(10), "/srv/b/");
    w.openat(10, 3, -100, "/var/log", 1 | 1 << 10);
    w.send(10, EventBuilder::new(ids::SYSCALL_FCHDIR_X).i64(0).i64(3));
    assert_eq!(w.cwd(10), "/var/log/");
    w.send(10, EventBuilder::new(ids::SYSCALL_GETCWD_X).i64(5).text("/real"));
    assert_eq!(w.cwd(10), "/real/");
    w.send(10, EventBuilder::new(ids::SYSCALL_CHDIR_X).i64(-2).text("/no"));
    assert_eq!(w.cwd(10), "/real/");
    w.chdir(10, "/");
    assert_eq!(w.cwd(10), "/");
    w.send(10, EventBuilder::new(ids::SYSCALL_CHROOT_X).i64(0).text("jail"));
    assert_eq!(text(&w.t(10).root), "/jail");
}

#[test]
fn ids_of_users_and_groups() {
    let mut w = world();
    let before = w.t(10).version;
    w.send(10, EventBuilder::new(ids::SYSCALL_SETUID_X).i64(0).u32(33));
    assert!(w.t(10).version > before);
    assert_eq!(w.t(10).uid, 33);
    w.send(10, EventBuilder::new(ids::SYSCALL_SETRESUID_X).i64(0).u32(1).u32(2).u32(3));
    w.send(10, EventBuilder::new(ids::SYSCALL_SETRESGID_X).i64(0).u32(4).u32(5).u32(6));
    assert_eq!((w.t(10).uid, w.t(10).gid), (2, 5));
    w.send(10, EventBuilder::new(ids::SYSCALL_SETREUID_X).i64(0).u32(7).u32(8));
    w.send(10, EventBuilder::new(ids::SYSCALL_SETGID_X).i64(-1).u32(9));
    assert_eq!((w.t(10).uid, w.t(10).gid), (8, 5));
}

#[test]
fn sessions_and_capabilities() {
    let mut w = world();
    w.send(10, EventBuilder::new(ids::SYSCALL_SETSID_X).i64(10));
    w.send(10, EventBuilder::new(ids::SYSCALL_CAPSET_X).i64(0).u64(1).u64(2).u64(3));
    assert_eq!((w.t(10).sid, w.t(10).caps.permitted), (10, 2));
    w.send(10, EventBuilder::new(ids::SYSCALL_UNSHARE_X).i64(0).u32(1 << 5));
    assert_eq!(w.t(10).caps.effective, 3);
    w.send(10, EventBuilder::new(ids::SYSCALL_UNSHARE_X).i64(0).u32(1 << 20));
    assert_eq!(w.t(10).caps.effective, (1 << 41) - 1);
}

#[test]
fn limits_and_memory() {
    let mut w = world();
    w.thread_of(11, 10, 1);
    w.send(11, EventBuilder::new(ids::SYSCALL_SETRLIMIT_X).i64(0).i64(64).i64(64).u8(7));
    assert_eq!(w.state.fdlimit(w.t(10)), 64);
    w.send(11, EventBuilder::new(ids::SYSCALL_PRLIMIT_X).i64(0).i64(32).i64(32).i64(64).i64(64).i64(10).u8(7));
    assert_eq!(w.state.fdlimit(w.t(11)), 32);
    w.send(11, EventBuilder::new(ids::SYSCALL_BRK_4_X).u64(0).u32(500).u32(400).u32(1).u64(0));
    assert_eq!((w.t(11).memory.size_kb, w.t(11).memory.rss_kb), (500, 400));
}

#[test]
fn a_container_is_told_by_the_control_group() {
    let mut w = world();
    w.clone(&Clone { cgroup: format!("/docker/{CONTAINER}"), ..Clone::child(20, 10) });
    assert_eq!((text(&w.t(20).container), text(&w.t(10).container)), ("3ad7b26ded6d".into(), String::new()));
    w.exec_with(10, 10, 1, "/bin/sh", 0, &format!("/system.slice/docker-{CONTAINER}.scope"));
    assert_eq!(text(&w.t(10).container), "3ad7b26ded6d");
}

#[test]
fn containers_are_described_by_events() {
    let mut w = world();
    let json = r#"{"container":{"id":"3ad7b26ded6d","type":0,"name":"web","image":"nginx"}}"#;
    let before = w.state.generation();
    w.send(-1, EventBuilder::new(ids::ASYNCEVENT_E).u32(0).text("container").bytes(json.as_bytes()));
    assert_eq!(w.state.containers().get(b"3ad7b26ded6d").map(|c| c.name.as_str()), Some("web"));
    assert_eq!(w.last.container_event.as_deref(), Some(&b"3ad7b26ded6d"[..]));
    assert!(w.state.generation() > before && w.last.thread.is_none());
    w.send(-1, EventBuilder::new(ids::ASYNCEVENT_E).u32(0).text("container_removed").bytes(json.as_bytes()));
    assert!(w.state.containers().get(b"3ad7b26ded6d").is_none());
    w.send(-1, EventBuilder::new(ids::CONTAINER_JSON_2_E).text(r#"{"id":"x","name":"old"}"#));
    assert_eq!(w.state.containers().get(b"x").map(|c| c.name.as_str()), Some("old"));
    w.send(-1, EventBuilder::new(ids::ASYNCEVENT_E).u32(0).text("container").bytes(b"{nonsense"));
    assert_eq!(w.state.counters().bad_container_json, 1);
}

#[test]
fn users_come_and_go_with_events() {
    let mut w = world();
    let user = |uid, name, c| EventBuilder::new(ids::USER_ADDED_E).u32(uid).u32(uid).text(name).text("/h").text("/s").text(c);
    w.send(-1, user(1000, "ann", ""));
    w.send(-1, user(1001, "bob", "3ad7b26ded6d"));
    assert_eq!(w.state.users().user(b"", 1000).map(|u| text(&u.name)), Some("ann".into()));
    assert!(w.state.users().user(b"3ad7b26ded6d", 1001).is_none(), "nobody knew the container's user");
    w.send(-1, EventBuilder::new(ids::USER_DELETED_E).u32(1000).u32(1000).text("ann").text("").text("").text(""));
    assert!(w.state.users().user(b"", 1000).is_none());
    w.send(-1, EventBuilder::new(ids::GROUP_ADDED_E).u32(7).text("staff").text(""));
    assert_eq!(w.state.users().group(b"", 7).map(|g| text(&g.name)), Some("staff".into()));
}

#[test]
fn the_list_of_a_capture_overrules_its_leading_events() {
    let mut w = World::default();
    w.state.import(Seeds {
        users: vec![UserSeed { uid: 0, name: b"toor".to_vec(), ..UserSeed::default() }],
        groups: vec![GroupSeed { gid: 5, name: b"tty".to_vec() }],
        threads: vec![
            ThreadSeed { pid: 20, ptid: 10, comm: b"child".to_vec(), ..ThreadSeed::new(20) },
            ThreadSeed { pid: 10, ptid: 1, uid: 0, cwd: b"/x".to_vec(), exepath: b"/a (deleted)".to_vec(), ..ThreadSeed::new(10) },
        ],
        ..Seeds::default()
    });
    w.send(-1, EventBuilder::new(ids::USER_ADDED_E).u32(0).u32(0).text("root").text("").text("").text(""));
    assert_eq!(w.state.users().user(b"", 0).map(|u| text(&u.name)), Some("root".into()));
    w.tick();
    assert_eq!(w.state.users().user(b"", 0).map(|u| text(&u.name)), Some("toor".into()));
    assert_eq!((w.parents(20), w.t(10).ptid), (vec![10], 0));
    assert_eq!((w.cwd(10), text(&w.t(10).exepath)), ("/x/".into(), "/a".into()));
}
