// SPDX-License-Identifier: Apache-2.0
//! Transitions that the files by subject leave out: the rarer calls of each family, and what an event means whose
//! forerunner was lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{Clone, SECOND, World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::seed::{FdSeed, GroupSeed, Seeds, ThreadSeed};
use eyas_state::{Config, FdKind, State, fd::fd_flag, thread::flag};

fn world() -> World {
    let mut w = World::default();
    w.process(10, 1);
    w.chdir(10, "/home/u");
    w
}

fn event(kind: u16) -> EventBuilder {
    EventBuilder::new(kind)
}

// Threads.

#[test]
fn every_kind_of_clone_makes_a_thread() {
    for kind in [ids::SYSCALL_CLONE_20_X, ids::SYSCALL_FORK_20_X, ids::SYSCALL_VFORK_20_X, ids::SYSCALL_CLONE3_X] {
        let mut w = world();
        w.clone(&Clone { kind, ..Clone::caller(10, 20) });
        assert_eq!(w.state.by_tid(20).is_none(), kind == ids::SYSCALL_VFORK_20_X, "the caller of vfork is told too late: {kind}");
        w.clone(&Clone { kind, ..Clone::child(20, 10) });
        assert_eq!((w.t(20).ptid, w.cwd(20)), (10, "/home/u/".into()), "{kind}");
    }
}

#[test]
fn a_thread_of_the_caller_is_its_sibling() {
    let mut w = world();
    w.process(1, 0);
    w.exec(10, 10, 1, "/bin/a");
    w.clone(&Clone { flags: flag::THREAD, ..Clone::caller(10, 11) });
    let t = w.t(11);
    assert_eq!((t.pid, t.ptid, t.lastexec_ts), (10, w.t(10).ptid, w.t(10).lastexec_ts));
    assert!(t.has(flag::FILES) && w.state.group_of(t).unwrap().alive == 2);
}

#[test]
fn a_thread_of_a_process_that_nobody_introduced_introduces_it() {
    let mut w = World::default();
    w.process(1, 0);
    w.thread_of(21, 20, 1);
    assert_eq!((w.t(20).pid, w.t(20).ptid, text(&w.t(20).comm)), (20, 1, "bash".into()));
    assert_eq!(w.state.main_of(w.t(21)).unwrap().tid, 20);
}

#[test]
fn a_thread_of_a_process_at_large_and_its_fds() {
    let mut w = World::default();
    w.clone(&Clone { flags: flag::THREAD, pid: 20, ..Clone::child(21, 1) });
    w.openat(21, 3, -100, "/f", 1);
    assert_eq!((w.fd_name(20, 3), w.fd_name(21, 3)), ("/f".into(), "/f".into()), "fds are the main thread's");
}

#[test]
fn a_clone_that_came_before_its_thread_s_own_time_is_another_one() {
    let mut w = world();
    w.process(20, 10);
    w.now -= 5 * SECOND;
    w.process(20, 10);
    assert_eq!((w.state.counters().reused_tids, w.t(20).clone_ts), (1, w.now), "the clock went backwards");
}

#[test]
fn an_exec_introduces_whom_nobody_did() {
    let mut w = World::default();
    w.process(1, 0);
    w.exec(30, 30, 1, "/bin/cat");
    let t = w.t(30);
    assert_eq!((t.pid, t.ptid, t.vtid, t.vpid, text(&t.comm)), (30, 1, 30, 30, "cat".into()));
    assert_eq!(w.parents(30), [1]);
    assert!(!t.is_invalid());
}

#[test]
fn an_exec_after_an_exit_means_that_it_lives() {
    let mut w = world();
    w.thread_of(11, 10, 1);
    w.exit(10, 0);
    w.tick();
    assert!(w.t(10).is_dead());
    w.exec(10, 10, 1, "/bin/new");
    assert!(!w.t(10).is_dead() && w.state.by_tid(11).is_none());
    assert_eq!(w.state.group_of(w.t(10)).unwrap().alive, 1);
}

/// An exec of an old capture: it ends before the path of the executable.
fn old_exec(w: &mut World) {
    let b = event(ids::SYSCALL_EXECVE_19_X).i64(0).text("x").bytes(b"").i64(10).i64(10).i64(1).text("").u64(1024);
    let b = b.u64(1).u64(2).u32(3).u32(4).u32(5).text("x").bytes(b"").bytes(b"").u32(0).i64(10).u32(1000).u32(0);
    w.send(10, b);
}

#[test]
fn the_path_of_a_program_comes_from_the_enter_event_in_old_captures() {
    let mut w = world();
    let after = |w: &mut World, enter: Option<EventBuilder>| {
        if let Some(enter) = enter {
            w.send(10, enter);
        }
        old_exec(w);
        text(&w.t(10).exepath)
    };
    assert_eq!(after(&mut w, Some(event(ids::SYSCALL_EXECVE_19_E).text("bin/a"))), "/home/u/bin/a");
    assert_eq!(after(&mut w, None), "/home/u/bin/a", "without one it is not known to have changed");
    assert_eq!(after(&mut w, Some(event(ids::SYSCALL_EXECVE_19_E).text("(NULL)"))), "<NA>");
    let at = |fd: i64, path: &str, flags: u32| Some(event(ids::SYSCALL_EXECVEAT_E).i64(fd).text(path).u32(flags));
    w.openat(10, 3, -100, "/opt", 1 | 1 << 10);
    assert_eq!(after(&mut w, at(3, "tool", 0)), "/opt/tool");
    assert_eq!(after(&mut w, at(-100, "tool", 0)), "/home/u/tool");
    assert_eq!(after(&mut w, at(3, "", 1)), "/opt");
    assert_eq!(after(&mut w, at(77, "tool", 0)), "<NA>");
}

#[test]
fn an_exit_of_whom_nobody_knows_is_nothing() {
    let mut w = world();
    let before = w.state.thread_count();
    w.exit(99, 0);
    w.tick();
    assert!(w.state.thread_count() == before && w.state.by_tid(99).is_none());
}

#[test]
fn a_thread_s_last_events_are_remembered_but_for_switches() {
    let mut w = world();
    w.openat(10, 3, -100, "/f", 1);
    let first = w.now;
    w.close(10, 4, -9);
    assert_eq!((w.t(10).prev_ts, w.t(10).last_ts), (first, w.now));
    let before = w.t(10).last_ts;
    w.send(10, event(ids::SCHEDSWITCH_6_E).i64(0).u64(7).u64(8).u32(100).u32(90).u32(80));
    assert_eq!(w.t(10).last_ts, before);
    let m = w.t(10).memory;
    assert_eq!((m.faults_major, m.faults_minor, m.size_kb, m.rss_kb, m.swap_kb), (7, 8, 100, 90, 80));
}

#[test]
fn sizes_are_told_whatever_the_result() {
    let mut w = world();
    w.send(10, event(ids::SYSCALL_MMAP_X).i64(-12).u32(11).u32(12).u32(13));
    assert_eq!((w.t(10).memory.size_kb, w.t(10).memory.rss_kb, w.t(10).memory.swap_kb), (11, 12, 13));
    w.send(10, event(ids::SYSCALL_MUNMAP_X).i64(0).u32(21).bytes(&[]).bytes(&[]));
    assert_eq!((w.t(10).memory.size_kb, w.t(10).memory.rss_kb), (21, 12));
}

#[test]
fn limits_that_are_read_and_limits_that_stay() {
    let mut w = world();
    w.send(10, event(ids::SYSCALL_GETRLIMIT_X).i64(0).i64(77).i64(99).u8(7));
    assert_eq!(w.state.fdlimit(w.t(10)), 77);
    w.send(10, event(ids::SYSCALL_GETRLIMIT_X).i64(0).i64(55).i64(99).u8(3));
    w.send(10, event(ids::SYSCALL_SETRLIMIT_X).i64(-1).i64(55).i64(99).u8(7));
    w.send(10, event(ids::SYSCALL_SETRLIMIT_X).i64(0).i64(-1).i64(99).u8(7));
    assert_eq!(w.state.fdlimit(w.t(10)), 77, "another resource, a failure, no value");
    w.send(10, event(ids::SYSCALL_PRLIMIT_X).i64(0).i64(44).i64(1).i64(1).i64(1).i64(0).u8(7));
    assert_eq!(w.state.fdlimit(w.t(10)), 44, "0 is the caller");
}

#[test]
fn groups_reapers_and_namespaces() {
    let mut w = world();
    w.send(10, event(ids::SYSCALL_SETREGID_X).i64(0).u32(7).u32(8));
    assert_eq!(w.t(10).gid, 8);
    w.send(10, event(ids::SYSCALL_SETRESUID_X).i64(0).u32(u32::MAX).u32(u32::MAX).u32(5));
    assert_eq!(w.t(10).uid, u32::MAX, "unchanged is stored as it came");
    w.send(10, event(ids::SYSCALL_SETNS_X).i64(0).i64(3).u32(1 << 20));
    assert_eq!(w.t(10).caps.permitted, (1 << 41) - 1);
    let reaper = |w: &World| w.state.group_of(w.t(10)).unwrap().reaper;
    w.send(10, event(ids::SYSCALL_PRCTL_X).i64(0).u32(37).text("").i64(1));
    assert!(reaper(&w));
    w.send(10, event(ids::SYSCALL_PRCTL_X).i64(0).u32(36).text("").i64(0));
    assert!(!reaper(&w));
    w.send(10, event(ids::SYSCALL_PRCTL_X).i64(0).u32(15).text("renamed").i64(1));
    assert_eq!(text(&w.t(10).comm), "bash", "a name given to itself is not taken");
}

// Files.

#[test]
fn each_way_to_open_a_file() {
    let mut w = world();
    w.send(10, event(ids::SYSCALL_OPEN_X).i64(3).text("a/./b").u32(1).u32(0).u32(5).u64(6));
    let fd = w.fd(10, 3).unwrap();
    assert_eq!((text(&fd.name), fd.kind, fd.open_flags, fd.dev, fd.ino), ("/home/u/a/b".into(), FdKind::FileV2, 1, 5, 6));
    w.send(10, event(ids::SYSCALL_CREAT_X).i64(4).text("/new").u32(0o644).u32(5).u64(7).u16(1));
    let fd = w.fd(10, 4).unwrap();
    assert_eq!((text(&fd.name), fd.has(fd_flag::OVERLAY_UPPER), fd.ino), ("/new".into(), true, 7));
    w.send(10, event(ids::SYSCALL_OPENAT2_X).i64(5).i64(-100).text("c").u32(1 | 1 << 16).u32(0).u32(0).u32(5).u64(8));
    let fd = w.fd(10, 5).unwrap();
    assert_eq!((text(&fd.name), fd.has(fd_flag::OVERLAY_LOWER), fd.ino), ("/home/u/c".into(), true, 8));
    w.send(10, event(ids::SYSCALL_OPEN_BY_HANDLE_AT_X).i64(6).i64(4).u32(1).text("/by/handle").u32(5).u64(9));
    assert_eq!((w.fd_name(10, 6), w.fd(10, 6).unwrap().ino), ("/by/handle".into(), 9));
    w.openat(10, 7, -100, "", 1);
    assert_eq!(w.fd_name(10, 7), "<NA>");
}

#[test]
fn each_enter_event_serves_its_own_exit() {
    let mut w = world();
    w.send(10, event(ids::SYSCALL_OPEN_E).text("/asked").u32(1).u32(0));
    w.send(10, event(ids::SYSCALL_OPEN_X).i64(3).text("/read").u32(1).u32(0).u32(0).u64(0));
    w.send(10, event(ids::SYSCALL_CREAT_E).text("/asked").u32(0));
    w.send(10, event(ids::SYSCALL_CREAT_X).i64(4).text("/read").u32(0).u32(0).u64(0).u16(0));
    w.send(10, event(ids::SYSCALL_OPENAT2_E).i64(-100).text("asked").u32(1).u32(0).u32(0));
    w.send(10, event(ids::SYSCALL_OPENAT2_X).i64(5).i64(3).text("read").u32(1).u32(0).u32(0).u32(0).u64(0));
    assert_eq!((w.fd_name(10, 3), w.fd_name(10, 4), w.fd_name(10, 5)), ("/asked".into(), "/asked".into(), "/home/u/asked".into()));
    w.send(10, event(ids::SYSCALL_OPEN_E).text("/asked").u32(1).u32(0));
    w.openat(10, 6, -100, "/other", 1);
    assert_eq!(w.fd_name(10, 6), "/other", "another call's enter event is none");
    w.send(10, event(ids::SYSCALL_OPEN_E).bytes(&[]).u32(1).u32(0));
    w.send(10, event(ids::SYSCALL_OPEN_X).i64(7).text("/read").u32(1).u32(0).u32(0).u64(0));
    assert_eq!(w.fd_name(10, 7), "/read", "an enter event without name says nothing");
}

#[test]
fn each_way_to_copy_an_fd() {
    let mut w = world();
    w.openat(10, 3, -100, "/f", 1 | 1 << 12);
    w.send(10, event(ids::SYSCALL_DUP_1_X).i64(0).i64(3));
    assert!(w.t(10).has(flag::PIPE_DST) && w.fd_name(10, 0) == "/f");
    assert_eq!(w.fd(10, 0).unwrap().open_flags, 0, "the lowest flag goes with close-on-exec");
    w.send(10, event(ids::SYSCALL_FCNTL_X).i64(8).i64(3).u8(1).u64(5));
    assert!(w.fd_name(10, 8) == "/f" && !w.fd(10, 8).unwrap().is_cloexec());
    w.send(10, event(ids::SYSCALL_FCNTL_X).i64(0).i64(3).u8(3).u64(0));
    assert!(!w.fd(10, 3).unwrap().is_cloexec());
    w.send(10, event(ids::SYSCALL_FCNTL_X).i64(-22).i64(3).u8(3).u64(1));
    w.send(10, event(ids::SYSCALL_FCNTL_X).i64(0).i64(3).u8(4).u64(1));
    assert!(!w.fd(10, 3).unwrap().is_cloexec(), "a failure, and another command");
    w.send(10, event(ids::SYSCALL_DUP2_X).i64(9).i64(66).i64(9));
    assert!(w.fd(10, 9).is_none(), "nobody knows what was copied");
}

#[test]
fn the_older_calls_that_make_fds() {
    let mut w = world();
    let mut check = |event: EventBuilder, number, kind, cloexec| {
        w.send(10, event);
        assert_eq!(w.fd(10, number).map(|f| (f.kind, f.is_cloexec())), Some((kind, cloexec)));
    };
    check(event(ids::SYSCALL_PIPE_X).i64(0).i64(3).i64(4).u64(99), 4, FdKind::Fifo, false);
    check(event(ids::SYSCALL_PIPE2_X).i64(0).i64(3).i64(4).u64(99).u32(1 << 12), 4, FdKind::Fifo, true);
    check(event(ids::SYSCALL_EVENTFD_X).i64(5).u64(1 << 12).u32(0), 5, FdKind::Event, false);
    check(event(ids::SYSCALL_EVENTFD2_X).i64(5).u16(1 << 12).u64(0), 5, FdKind::Event, true);
    check(event(ids::SYSCALL_SIGNALFD_X).i64(6).i64(-1).u32(0).u8(0), 6, FdKind::Signal, false);
    check(event(ids::SYSCALL_INOTIFY_INIT_X).i64(8).u8(0), 8, FdKind::Inotify, false);
    check(event(ids::SYSCALL_EPOLL_CREATE_X).i64(9).u32(1), 9, FdKind::Eventpoll, false);
    check(event(ids::SYSCALL_IO_URING_SETUP_X).i64(10).u32(8).u32(8).u32(8).u32(0), 10, FdKind::IoUring, false);
    check(event(ids::SYSCALL_BPF_2_X).i64(0).u32(1), 0, FdKind::Bpf, false);
}

#[test]
fn failures_make_no_fds() {
    let mut w = world();
    let before = w.state.fds_of(w.t(10)).unwrap().len();
    for kind in [
        ids::SYSCALL_EVENTFD2_X,
        ids::SYSCALL_SIGNALFD4_X,
        ids::SYSCALL_TIMERFD_CREATE_X,
        ids::SYSCALL_INOTIFY_INIT1_X,
        ids::SYSCALL_EPOLL_CREATE1_X,
        ids::SYSCALL_USERFAULTFD_X,
        ids::SYSCALL_IO_URING_SETUP_X,
        ids::SYSCALL_BPF_2_X,
        ids::SYSCALL_PIPE_X,
        ids::SOCKET_SOCKET_X,
        ids::SOCKET_SOCKETPAIR_X,
        ids::SOCKET_ACCEPT_5_X,
    ] {
        w.send(10, event(kind).i64(-24).i64(3).i64(4).u64(0));
        assert_eq!((w.state.fds_of(w.t(10)).unwrap().len(), w.last.error), (before, 24), "{kind}");
    }
    w.send(10, event(ids::SYSCALL_MEMFD_CREATE_X).i64(-24).text("x").u32(0));
    w.send(10, event(ids::SYSCALL_PIDFD_OPEN_X).i64(-3).i64(10).u32(0));
    assert_eq!(w.state.fds_of(w.t(10)).unwrap().len(), before);
}

#[test]
fn negative_fds_are_nobody() {
    let mut w = world();
    w.openat(10, 3, -100, "/f", 1);
    for fd in [-1, -100, i64::MIN, i64::from(i32::MIN)] {
        w.close(10, fd, 0);
        assert_eq!((w.event_fd(), w.t(10).last_fd), ("none".into(), fd));
        w.send(10, event(ids::SYSCALL_DUP2_X).i64(5).i64(fd).i64(5));
        assert!(w.fd(10, 5).is_none());
    }
    w.tick();
    assert_eq!(w.fd_name(10, 3), "/f");
}

#[test]
fn a_number_used_again_is_the_new_file() {
    let mut w = world();
    w.openat(10, 3, -100, "/old", 1);
    w.openat(10, 3, -100, "/new", 1);
    assert_eq!((w.fd_name(10, 3), w.state.fds_of(w.t(10)).unwrap().len()), ("/new".into(), 1), "its close was lost");
}

// Sockets.

fn v4(s: [u8; 4], sport: u16, d: [u8; 4], dport: u16) -> Vec<u8> {
    [&[2][..], &s, &sport.to_ne_bytes(), &d, &dport.to_ne_bytes()].concat()
}

#[test]
fn the_fate_of_a_connect_is_followed_where_that_is_asked_for() {
    let mut w = World::with(State::new(Config { track_connects: true, ..Config::default() }));
    w.process(10, 1);
    let tuple = v4([10, 0, 0, 1], 4000, [10, 0, 0, 2], 80);
    let connect = |res: i64| event(ids::SOCKET_CONNECT_X).i64(res).bytes(&tuple).i64(3).bytes(&[]);
    let states = fd_flag::CONNECTED | fd_flag::PENDING | fd_flag::FAILED;
    let now = |w: &World| w.fd(10, 3).unwrap().flags & states;
    w.send(10, event(ids::SOCKET_SOCKET_X).i64(3).u32(2).u32(1).u32(0).u32(0));
    w.send(10, connect(-115));
    assert_eq!(now(&w), fd_flag::PENDING);
    let answer = |error: i64| event(ids::SOCKET_GETSOCKOPT_X).i64(0).i64(3).u8(1).u8(4).bytes(&[&[0], &error.to_ne_bytes()[..]].concat());
    w.send(10, answer(-111).u32(4));
    assert_eq!((now(&w), w.last.error), (fd_flag::FAILED, 111));
    w.send(10, answer(0).u32(4));
    assert_eq!(now(&w), fd_flag::CONNECTED);
    w.send(10, event(ids::SYSCALL_READ_X).i64(-104).bytes(&[]).i64(3).u32(1));
    assert_eq!(now(&w), fd_flag::FAILED);
    w.send(10, event(ids::SYSCALL_READ_X).i64(1).bytes(b"x").i64(3).u32(1));
    assert_eq!(now(&w), fd_flag::CONNECTED);
    w.send(10, connect(-111));
    assert_eq!((now(&w), w.fd_name(10, 3)), (fd_flag::FAILED, "10.0.0.1:4000->10.0.0.2:80".into()));
}

#[test]
fn each_call_that_carries_an_address() {
    let tuple = v4([10, 0, 0, 1], 5000, [10, 0, 0, 2], 53);
    let calls = [
        event(ids::SOCKET_SEND_X).i64(2).bytes(b"hi").i64(3).u32(2).bytes(&tuple),
        event(ids::SOCKET_SENDTO_X).i64(2).bytes(b"hi").i64(3).u32(2).bytes(&tuple),
        event(ids::SOCKET_SENDMSG_X).i64(2).bytes(b"hi").i64(3).u32(2).bytes(&tuple),
        event(ids::SOCKET_SENDMMSG_X).i64(2).i64(3).u32(2).bytes(b"hi").bytes(&tuple),
        event(ids::SOCKET_RECV_X).i64(2).bytes(b"hi").i64(3).u32(2).bytes(&tuple),
        event(ids::SOCKET_RECVFROM_X).i64(2).bytes(b"hi").bytes(&tuple).i64(3).u32(2),
        event(ids::SOCKET_RECVMSG_X).i64(2).u32(2).bytes(b"hi").bytes(&tuple).bytes(&[]).i64(3),
        event(ids::SOCKET_RECVMMSG_X).i64(2).i64(3).u32(2).bytes(b"hi").bytes(&tuple).bytes(&[]),
    ];
    for call in calls {
        let mut w = world();
        w.send(10, event(ids::SOCKET_SOCKET_X).i64(3).u32(2).u32(2).u32(0).u32(0));
        w.send(10, call);
        let name = w.fd_name(10, 3);
        assert_eq!(name, "10.0.0.1:5000->10.0.0.2:53");
        assert!(w.fd(10, 3).unwrap().has_role() && w.last.name_changed);
    }
}

#[test]
fn an_accept_of_what_is_no_address_makes_nothing() {
    let mut w = world();
    let accept = |fd: i64, tuple: &[u8]| event(ids::SOCKET_ACCEPT_5_X).i64(fd).bytes(tuple).u8(0).u32(0).u32(0);
    w.send(10, accept(5, &[]));
    assert_eq!((w.fd(10, 5).is_none(), w.t(10).last_fd), (true, 5));
    let unix = [&[1][..], &7u64.to_ne_bytes(), &8u64.to_ne_bytes(), b"/run/s\0"].concat();
    w.send(10, accept(6, &unix));
    assert_eq!((w.fd_name(10, 6), w.fd(10, 6).unwrap().kind), ("7->8 /run/s".into(), FdKind::Unix));
    w.send(10, accept(7, &v4([9, 9, 9, 9], 999, [1, 2, 3, 4], 80)));
    assert!(w.fd(10, 7).unwrap().has(fd_flag::ROLE_SERVER));
}

#[test]
fn a_connect_whose_addresses_were_lost_goes_where_it_was_asked_to() {
    let mut w = world();
    w.send(10, event(ids::SOCKET_SOCKET_X).i64(3).u32(2).u32(1).u32(0).u32(0));
    let asked = [&[2][..], &[10, 0, 0, 2], &80u16.to_ne_bytes()].concat();
    w.send(10, event(ids::SOCKET_CONNECT_E).i64(3).bytes(&asked));
    w.send(10, event(ids::SOCKET_CONNECT_X).i64(0).bytes(&[]).i64(3).bytes(&[]));
    let fd = w.fd(10, 3).unwrap();
    let eyas_state::Addr::V4(t) = fd.addr else { panic!("{fd:?}") };
    assert_eq!((t.dip.octets(), t.dport, text(&fd.name), fd.has_role()), ([10, 0, 0, 2], 80, String::new(), false));
}

// Users, and the description of the machine.

#[test]
fn groups_go_with_events() {
    let mut w = World::default();
    w.state.import(Seeds { groups: vec![GroupSeed { gid: 7, name: b"staff".to_vec() }], ..Seeds::default() });
    w.tick();
    assert!(w.state.users().group(b"", 7).is_some());
    w.send(-1, event(ids::GROUP_DELETED_E).u32(7).text("staff").text(""));
    assert!(w.state.users().group(b"", 7).is_none());
}

#[test]
fn a_description_comes_piece_by_piece() {
    let mut w = World::default();
    let fd = |number, name: &str| FdSeed { number, kind: FdKind::FileV2, name: name.into(), ..FdSeed::default() };
    let thread = |tid, pid, flags, comm: &str| ThreadSeed { pid, ptid: 1, flags, comm: comm.into(), ..ThreadSeed::new(tid) };
    let s = &mut w.state;
    s.import_fd(20, &fd(1, "/early"));
    s.import_thread(&thread(21, 20, flag::THREAD | flag::FILES, "t"));
    s.import_fd(21, &fd(2, "/orphan"));
    s.import_thread(&thread(20, 20, 0, "first"));
    s.import_thread(&thread(20, 20, 0, "last"));
    s.import_fd(21, &fd(3, "/shared"));
    s.import_fd(20, &fd(4, "/own"));
    s.end_import(Seeds::default());
    let fds: Vec<i64> = [1, 2, 3, 4].into_iter().filter(|n| w.fd(21, *n).is_some()).collect();
    assert_eq!((fds, text(&w.t(20).comm)), (vec![3, 4], "last".into()), "fds whose owner is not known yet are nobody's");
    assert_eq!((w.state.main_of(w.t(21)).unwrap().tid, w.state.group_of(w.t(20)).unwrap().alive), (20, 2));
    w.state.restart();
    assert_eq!(w.state.thread_count(), 0);
}
