// SPDX-License-Identifier: Apache-2.0
//! Files are opened, copied, closed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{World, text};
use eyas_schema::{build::EventBuilder, ids};
use eyas_state::FdKind;

fn world() -> World {
    let mut w = World::default();
    w.process(10, 1);
    w.chdir(10, "/home/u");
    w
}

#[test]
fn names_are_relative_to_directories() {
    let mut w = world();
    w.openat(10, 3, -100, "a/../b", 1);
    assert_eq!(w.fd_name(10, 3), "/home/u/b");
    assert_eq!(w.fd(10, 3).map(|f| text(&f.name_raw)), Some("a/../b".into()));
    w.openat(10, 4, -100, "/srv", 1 | 1 << 10);
    assert_eq!(w.fd(10, 4).map(|f| f.kind), Some(FdKind::Directory));
    w.openat(10, 5, 4, "x", 1);
    assert_eq!(w.fd_name(10, 5), "/srv/x");
    w.openat(10, 6, 99, "x", 1);
    assert_eq!(w.fd_name(10, 6), "<UNKNOWN>x");
    w.openat(10, 7, 99, "/abs", 1);
    assert_eq!(w.fd_name(10, 7), "/abs");
    let fd = w.fd(10, 7).unwrap();
    assert_eq!((fd.dev, fd.ino, fd.open_flags), (9, 77, 1));
    assert!(w.last.name_changed, "a new fd has a new name");
}

#[test]
fn a_failed_open_is_about_no_fd() {
    let mut w = world();
    w.openat(10, 3, -100, "/etc/passwd", 1);
    w.openat(10, -13, -100, "/etc/shadow", 1);
    assert_eq!((w.event_fd(), w.last.error), ("none".into(), 13));
    assert_eq!(w.t(10).last_fd, -1);
}

#[test]
fn what_was_read_before_the_call_wins_over_what_was_read_after() {
    let mut w = world();
    w.send(10, EventBuilder::new(ids::SYSCALL_OPENAT_2_E).i64(-100).text("/etc/shadow").u32(1).u32(0));
    assert!(w.last.hidden, "enter events are never shown");
    w.openat(10, 3, -100, "/tmp/harmless", 1 | 1 << 14);
    assert_eq!(w.fd_name(10, 3), "/etc/shadow");
    assert_eq!(w.fd(10, 3).map(|f| f.open_flags), Some(1 | 1 << 14));
    w.openat(10, 4, -100, "/tmp/next", 1);
    assert_eq!(w.fd_name(10, 4), "/tmp/next", "an enter event serves one exit");
}

#[test]
fn a_closed_fd_is_there_until_the_next_event() {
    let mut w = world();
    w.openat(10, 3, -100, "/etc/passwd", 1);
    w.close(10, 3, 0);
    assert_eq!(w.event_fd(), "/etc/passwd");
    w.tick();
    assert!(w.fd(10, 3).is_none());
    w.openat(10, 3, -100, "/etc/passwd", 1);
    w.close(10, 3, -4);
    w.tick();
    assert!(w.fd(10, 3).is_some(), "a failed close closes nothing");
}

#[test]
fn copies_lose_close_on_exec() {
    let mut w = world();
    w.openat(10, 3, -100, "/f", 1 | 1 << 12);
    w.send(10, EventBuilder::new(ids::SYSCALL_DUP2_X).i64(1).i64(3).i64(1));
    assert_eq!(w.event_fd(), "/f");
    assert!(!w.last.name_changed);
    assert!(w.t(10).has(eyas_state::thread::flag::PIPE_SRC));
    w.send(10, EventBuilder::new(ids::SYSCALL_FCNTL_X).i64(7).i64(3).u8(26).u64(5));
    w.send(10, EventBuilder::new(ids::SYSCALL_DUP3_X).i64(8).i64(3).i64(8).u32(1 << 12));
    w.send(10, EventBuilder::new(ids::SYSCALL_FCNTL_X).i64(0).i64(1).u8(3).u64(1));
    let cloexec = |n| w.fd(10, n).map(eyas_state::Fd::is_cloexec);
    assert_eq!((cloexec(1), cloexec(7), cloexec(8)), (Some(true), Some(true), Some(true)));
    w.send(10, EventBuilder::new(ids::SYSCALL_DUP2_X).i64(-9).i64(55).i64(1));
    assert_eq!(w.fd_name(10, 1), "/f");
}

#[test]
fn close_range_closes_or_marks() {
    let mut w = world();
    for n in 3..8 {
        w.openat(10, n, -100, "/f", 1);
    }
    w.send(10, EventBuilder::new(ids::SYSCALL_CLOSE_RANGE_X).i64(0).u32(6).u32(u32::MAX).u32(0));
    assert!(w.fd(10, 6).is_none() && w.fd(10, 7).is_none() && w.fd(10, 5).is_some());
    w.send(10, EventBuilder::new(ids::SYSCALL_CLOSE_RANGE_X).i64(0).u32(3).u32(4).u32(1 << 2));
    w.exec(10, 10, 1, "/bin/x");
    assert!(w.fd(10, 3).is_none() && w.fd(10, 4).is_none() && w.fd(10, 5).is_some());
}

#[test]
fn fds_out_of_nothing() {
    let mut w = world();
    let mut check = |event: EventBuilder, number, kind| {
        w.send(10, event);
        assert_eq!(w.fd(10, number).map(|f| f.kind), Some(kind));
    };
    check(EventBuilder::new(ids::SYSCALL_PIPE2_X).i64(0).i64(3).i64(4).u64(99).u32(0), 3, FdKind::Fifo);
    check(EventBuilder::new(ids::SYSCALL_EVENTFD2_X).i64(5).u16(0).u64(0), 5, FdKind::Event);
    check(EventBuilder::new(ids::SYSCALL_SIGNALFD4_X).i64(6).u16(0).i64(-1).u32(0), 6, FdKind::Signal);
    check(EventBuilder::new(ids::SYSCALL_TIMERFD_CREATE_X).i64(7).u8(0).u8(0), 7, FdKind::Timer);
    check(EventBuilder::new(ids::SYSCALL_INOTIFY_INIT1_X).i64(8).u16(0), 8, FdKind::Inotify);
    check(EventBuilder::new(ids::SYSCALL_EPOLL_CREATE1_X).i64(9).u32(1), 9, FdKind::Eventpoll);
    check(EventBuilder::new(ids::SYSCALL_USERFAULTFD_X).i64(10).u32(0), 10, FdKind::Userfault);
    check(EventBuilder::new(ids::SYSCALL_BPF_2_X).i64(11).u32(0), 11, FdKind::Bpf);
    check(EventBuilder::new(ids::SYSCALL_MEMFD_CREATE_X).i64(12).text("payload").u32(1), 12, FdKind::Memfd);
    check(EventBuilder::new(ids::SYSCALL_PIDFD_OPEN_X).i64(13).i64(10).u32(0), 13, FdKind::Pidfd);
    check(EventBuilder::new(ids::SYSCALL_PIDFD_GETFD_X).i64(14).i64(13).i64(12).u32(0), 14, FdKind::Memfd);
    assert_eq!((w.fd_name(10, 12), w.fd_name(10, 13), w.fd_name(10, 14)), ("payload".into(), "/proc/10".into(), "payload".into()));
    w.exec(10, 10, 1, "/bin/x");
    assert!(w.fd(10, 9).is_none() && w.fd(10, 12).is_none(), "epoll and memfd have a close-on-exec bit of their own");
    assert!(w.fd(10, 3).is_some());
}

#[test]
fn the_table_of_fds_is_bounded() {
    let mut w = world();
    for n in 0..5000 {
        w.openat(10, n, -100, "/f", 1);
    }
    assert_eq!(w.state.fds_of(w.t(10)).map(eyas_state::FdTable::len), Some(eyas_state::MAX_FDS));
    assert_eq!((w.state.counters().fd_overflows, w.event_fd()), (904, "none".into()));
}

#[test]
fn an_open_with_more_or_shorter_parameters_opens_the_same() {
    let mut w = world();
    for (fd, name) in [(3, "/etc/../x"), (4, "a"), (5, ""), (6, "(NULL)"), (7, "."), (8, "no terminator")] {
        let call = |fd: i64| {
            let b = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd);
            let b = b.i64(-100);
            if fd % 100 == 8 { b.bytes(name.as_bytes()) } else { b.text(name) }
        };
        let ends = |b: EventBuilder| b.u32(0x10001).u32(0o644).u32(9).u64(1 << 40);
        w.send(10, ends(call(fd)));
        w.send(10, ends(call(fd + 100)).u32(0));
        w.send(
            10,
            ends(EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd + 200).bytes(&(-100_i32).to_ne_bytes()).bytes(&match fd {
                8 => name.as_bytes().to_vec(),
                _ => [name.as_bytes(), &[0]].concat(),
            })),
        );
        let [usual, more, shorter] = [0, 100, 200].map(|more| format!("{:?}", w.fd(10, fd + more).unwrap()));
        assert_eq!((&more, &shorter), (&usual, &usual), "{name}");
    }
    let fd = w.fd(10, 4).unwrap();
    assert_eq!((text(&fd.name), fd.ino, fd.dev, fd.open_flags), ("/home/u/a".into(), 1 << 40, 9, 0x10001));
}
