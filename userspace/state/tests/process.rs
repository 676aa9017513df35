// SPDX-License-Identifier: Apache-2.0
//! Threads are made, become other programs, and end.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{Clone, SECOND, World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::thread::flag;

#[test]
fn either_side_of_a_clone_makes_the_child_once() {
    for child_first in [false, true] {
        let mut w = World::default();
        w.process(10, 1);
        w.openat(10, 3, -100, "/etc/passwd", 1);
        let (caller, child) = (Clone::caller(10, 20), Clone::child(20, 10));
        if child_first {
            w.clone(&child);
            w.clone(&caller);
        } else {
            w.clone(&caller);
            w.clone(&child);
        }
        assert_eq!(w.t(20).ptid, 10);
        assert_eq!(w.fd_name(20, 3), "/etc/passwd");
        assert_eq!(w.t(20).has(flag::INVERTED), child_first);
        w.close(20, 3, 0);
        w.tick();
        assert!(w.fd(20, 3).is_none());
        assert_eq!(w.fd_name(10, 3), "/etc/passwd", "the parent's fd is its own");
    }
}

#[test]
fn a_failed_clone_changes_nothing() {
    let mut w = World::default();
    w.process(10, 1);
    w.clone(&Clone { result: -11, ..Clone::caller(10, 20) });
    assert!(w.state.by_tid(20).is_none());
    assert_eq!(w.last.error, 11);
}

#[test]
fn only_the_child_speaks_for_itself_in_a_namespace_or_vfork() {
    for flags in [flag::CHILD_IN_PIDNS, flag::NEWPID, flag::PARENT, flag::VFORK] {
        let mut w = World::default();
        w.process(10, 1);
        w.clone(&Clone { flags, ..Clone::caller(10, 20) });
        assert!(w.state.by_tid(20).is_none(), "{flags:x}");
        w.clone(&Clone { flags, vtid: 1, vpid: 1, ..Clone::child(20, 10) });
        assert_eq!((w.t(20).vtid, w.t(20).in_pidns()), (1, true));
    }
}

#[test]
fn a_thread_shares_what_its_process_has() {
    let mut w = World::default();
    w.process(10, 1);
    w.thread_of(11, 10, 1);
    w.openat(11, 3, -100, "/etc/passwd", 1);
    assert_eq!(w.fd_name(10, 3), "/etc/passwd");
    w.chdir(10, "/srv");
    assert_eq!(w.cwd(11), "/srv/");
    assert_eq!(w.state.main_of(w.t(11)).unwrap().tid, 10);
    assert_eq!(w.state.group_of(w.t(11)).unwrap().alive, 2);
}

#[test]
fn a_child_inherits_directory_environment_and_names() {
    let mut w = World::default();
    w.process(10, 1);
    w.exec(10, 10, 1, "/usr/sbin/nginx");
    w.chdir(10, "/srv/www");
    w.process(20, 10);
    let t = w.t(20);
    assert_eq!(text(&t.exepath), "/usr/sbin/nginx");
    assert_eq!(w.cwd(20), "/srv/www/");
    assert_eq!(w.state.env_of(t).get(0), Some(&b"HOME=/root"[..]));
    assert_eq!((t.loginuid, t.tty, t.exe_file.ino), (1000, 34816, 4711));
}

#[test]
fn what_a_later_thread_forks_has_no_environment_of_its_own_yet() {
    let mut w = World::default();
    w.process(10, 1);
    w.exec(10, 10, 1, "/usr/bin/python3");
    w.thread_of(11, 10, 1);
    w.process(20, 11);
    assert_eq!(w.state.env_of(w.t(20)).len(), 0);
    w.exec(20, 20, 11, "/bin/ls");
    assert_eq!(w.state.env_of(w.t(20)).get(0), Some(&b"HOME=/root"[..]));
}

#[test]
fn a_thread_id_used_again_replaces_the_old_thread() {
    let mut w = World::default();
    w.process(10, 1);
    w.process(20, 10);
    w.exec(20, 20, 10, "/bin/old");
    w.now += 3 * SECOND;
    w.process(20, 10);
    assert_eq!(text(&w.t(20).comm), "bash");
    assert_eq!(w.state.counters().reused_tids, 1);
}

#[test]
fn a_late_caller_event_does_not_bring_back_a_thread_that_exited() {
    let mut w = World::default();
    w.process(10, 1);
    w.process(20, 10);
    w.exit(20, 0);
    w.tick();
    w.clone(&Clone::caller(10, 20));
    assert!(w.state.by_tid(20).is_none());
    w.now += 3 * SECOND;
    w.clone(&Clone::caller(10, 20));
    assert!(w.state.by_tid(20).is_some());
}

#[test]
fn an_unknown_caller_is_filled_in_by_its_own_event() {
    let mut w = World::default();
    w.clone(&Clone { pid: 10, ptid: 5, ..Clone::caller(10, 20) });
    assert_eq!((w.t(10).pid, w.t(10).ptid), (10, 0), "its parent is not known");
    assert_eq!(text(&w.t(10).comm), "bash");
    assert_eq!((w.t(20).pid, w.t(20).ptid), (20, 10));
}

#[test]
fn exec_makes_another_program() {
    let mut w = World::default();
    w.process(10, 1);
    w.openat(10, 3, -100, "/keep", 1);
    w.openat(10, 4, -100, "/drop", 1 | 1 << 12);
    let before = w.t(10).version;
    w.exec(10, 10, 1, "/usr/bin/curl");
    let t = w.t(10);
    assert_eq!((text(&t.comm), text(&t.exepath), t.args.len()), ("curl".into(), "/usr/bin/curl".into(), 2));
    assert_eq!((t.uid, t.gid, t.loginuid, t.pgid, t.vpgid), (1000, 1001, 1000, 10, 10));
    assert_eq!((t.caps.inheritable, t.caps.permitted, t.caps.effective), (1, 2, 3));
    assert!(t.exe_file.writable && t.lastexec_ts == w.now && t.version > before);
    assert_eq!((w.fd_name(10, 3), w.fd(10, 4).is_none()), ("/keep".into(), true));
}

#[test]
fn a_failed_exec_leaves_everything() {
    let mut w = World::default();
    w.process(10, 1);
    let before = w.t(10).version;
    w.exec_with(10, 10, 1, "/usr/bin/curl", -2, "/");
    assert_eq!((text(&w.t(10).comm), w.t(10).version), ("bash".into(), before));
    assert_eq!(w.last.error, 2);
}

#[test]
fn exec_ends_the_other_threads() {
    let mut w = World::default();
    w.process(10, 1);
    w.thread_of(11, 10, 1);
    w.thread_of(12, 10, 1);
    w.process(20, 12);
    w.exec(10, 10, 1, "/bin/true");
    assert!(w.state.by_tid(11).is_none() && w.state.by_tid(12).is_none());
    assert_eq!(w.state.group_of(w.t(10)).unwrap().alive, 1);
    assert_eq!(w.t(20).ptid, 10, "a child of an ended thread stays in the process");
}

#[test]
fn an_exit_shows_everything_and_is_over_with_the_next_event() {
    let mut w = World::default();
    w.process(10, 1);
    let ctx = w.exit(10, 0);
    assert_eq!(w.state.thread(&ctx).map(|t| text(&t.comm)), Some("bash".into()));
    w.tick();
    assert!(w.state.by_tid(10).is_none());
}

#[test]
fn a_main_thread_stays_until_its_threads_are_gone() {
    let mut w = World::default();
    w.process(10, 1);
    w.openat(10, 3, -100, "/etc/passwd", 1);
    w.thread_of(11, 10, 1);
    w.exit(10, 0);
    w.tick();
    assert!(w.t(10).is_dead());
    assert_eq!(w.fd_name(11, 3), "/etc/passwd");
    assert_eq!(w.state.group_of(w.t(11)).unwrap().alive, 1);
    w.exit(11, 0);
    w.tick();
    assert!(w.state.by_tid(10).is_none() && w.state.by_tid(11).is_none());
}

#[test]
fn children_go_to_whom_the_kernel_names() {
    let mut w = World::default();
    w.process(1, 0);
    w.process(5, 1);
    w.process(10, 5);
    w.process(20, 10);
    let before = w.state.generation();
    w.exit(10, 1);
    w.tick();
    assert_eq!(w.parents(20), [1]);
    assert!(w.state.generation() > before, "who judged the ancestors must look again");
}

#[test]
fn without_a_name_children_go_to_the_nearest_reaper() {
    let mut w = World::default();
    w.process(1, 0);
    w.process(5, 1);
    w.send(5, EventBuilder::new(ids::SYSCALL_PRCTL_X).i64(0).u32(36).text("").i64(1));
    w.process(10, 5);
    w.process(20, 10);
    w.exit(10, 0);
    w.tick();
    assert_eq!(w.parents(20), [5, 1]);
    w.process(30, 20);
    w.thread_of(21, 20, 5);
    w.exit(20, 0);
    w.tick();
    assert_eq!(w.t(30).ptid, 21, "another thread of the process comes first");
}

#[test]
fn ancestors_are_processes() {
    let mut w = World::default();
    w.process(1, 0);
    w.process(10, 1);
    w.thread_of(11, 10, 1);
    w.process(20, 11);
    let up = |n| w.state.ancestor_of(w.t(20), n).map(|t| t.tid);
    assert_eq!((up(0), up(1), up(2), up(3)), (Some(20), Some(10), Some(1), None));
}

#[test]
fn an_exec_of_an_ancestor_is_seen_by_its_descendants() {
    let mut w = World::default();
    w.process(10, 1);
    let alone = w.state.generation();
    w.exec(10, 10, 1, "/bin/sh");
    assert_eq!(w.state.generation(), alone, "nobody else is concerned");
    w.process(20, 10);
    let before = w.state.generation();
    w.exec(10, 10, 1, "/bin/dash");
    assert!(w.state.generation() > before);
}

#[test]
fn a_thread_that_nobody_introduced_is_a_placeholder() {
    let mut w = World::default();
    w.send(77, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    let t = w.t(77);
    assert_eq!((text(&t.comm), text(&t.exe), t.pid, t.uid), ("<NA>".into(), "<NA>".into(), -1, u32::MAX));
    assert!(t.is_invalid());
    assert_eq!(w.state.counters().placeholders, 1);
}

#[test]
fn the_table_of_threads_is_bounded() {
    let config = eyas_state::Config { max_threads: 10, ..eyas_state::Config::default() };
    let mut w = World::with(eyas_state::State::new(config));
    for tid in 1..100 {
        w.send(tid, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
    }
    assert!(w.last.thread.is_none());
    assert_eq!((w.state.thread_count(), w.state.counters().thread_overflows), (10, 89));
}

#[test]
fn of_a_parent_that_nobody_saw_nothing_is_made_up() {
    let mut w = World::default();
    w.clone(&Clone { comm: "sh", ..Clone::child(20, 10) });
    assert_eq!((text(&w.t(10).comm), w.t(10).is_invalid()), ("<NA>".into(), true));
    // A thread has the name of its process.
    w.clone(&Clone { comm: "java", pid: 30, vpid: 30, flags: flag::THREAD, ..Clone::child(31, 1) });
    assert_eq!(text(&w.t(30).comm), "java");
}
