// SPDX-License-Identifier: Apache-2.0
//! Events that nobody looks at change the state as those do that somebody looks at.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod common;
use common::{Clone as Forked, World};
use eyas_schema::{Event, build::EventBuilder, ids};
use eyas_state::{Config, MAX_FDS, Meta, State, seed::Seeds, thread::flag};
use proptest::prelude::*;

/// Leader of a process, a thread of it that shares its fds, one that has its own, and another process.
const THREADS: [i64; 4] = [10, 11, 12, 20];
const NAMES: [&str; 9] = ["/etc/passwd", "a", "../b//c/.", "", "(NULL)", "/x/../y", "sub/dir", "/very/long/name/that/is/absolute", "."];

/// What happens, and whether somebody looks at it.
#[derive(Clone, Debug)]
enum Happens {
    Open {
        thread: usize,
        fd: i64,
        dirfd: i64,
        name: usize,
        flags: u32,
    },
    Close {
        thread: usize,
        fd: i64,
        result: i64,
    },
    Mark {
        thread: usize,
        fd: i64,
        cmd: u8,
        arg: u64,
        result: i64,
    },
    Dup {
        thread: usize,
        from: i64,
        to: i64,
    },
    Chdir {
        thread: usize,
        name: usize,
    },
    Socket {
        thread: usize,
        fd: i64,
    },
    Fork {
        thread: usize,
    },
    Exit {
        thread: usize,
    },
    /// An event with a parameter too few, or one that is too short.
    Odd {
        thread: usize,
        kind: u16,
        size: usize,
    },
}

impl Happens {
    fn event(&self) -> (i64, EventBuilder) {
        match *self {
            Self::Open { thread, fd, dirfd, name, flags } => {
                let b = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(dirfd).text(NAMES[name]);
                (THREADS[thread], b.u32(flags).u32(0).u32(9).u64(77))
            }
            Self::Close { thread, fd, result } => (THREADS[thread], EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(result).i64(fd)),
            Self::Mark { thread, fd, cmd, arg, result } => {
                (THREADS[thread], EventBuilder::new(ids::SYSCALL_FCNTL_X).i64(result).i64(fd).u8(cmd).u64(arg))
            }
            Self::Dup { thread, from, to } => (THREADS[thread], EventBuilder::new(ids::SYSCALL_DUP2_X).i64(to).i64(from).i64(to)),
            Self::Chdir { thread, name } => (THREADS[thread], EventBuilder::new(ids::SYSCALL_CHDIR_X).i64(0).text(NAMES[name])),
            Self::Socket { thread, fd } => (THREADS[thread], EventBuilder::new(ids::SOCKET_SOCKET_X).i64(fd).u32(2).u32(1).u32(0).u32(0)),
            Self::Fork { thread } => {
                (20, EventBuilder::new(ids::SYSCALL_CLONE_20_X).i64(0).text("x").bytes(b"").i64(20).i64(20).i64(THREADS[thread]))
            }
            Self::Exit { thread } => (THREADS[thread], EventBuilder::new(ids::PROCEXIT_1_E).i64(0).i64(0).u8(0).u8(0).i64(0)),
            Self::Odd { thread, kind, size } => (THREADS[thread], EventBuilder::new(kind).i64(1).bytes(&[1; 8][..size])),
        }
    }
}

fn happens() -> impl Strategy<Value = Happens> {
    let (thread, fd) = (0..THREADS.len(), prop_oneof![8 => 0..4i64, 1 => Just(-1i64), 1 => Just(5000i64)]);
    let (dirfd, name) = (prop_oneof![Just(-100i64), 0..4i64], 0..NAMES.len());
    let open = (thread.clone(), fd.clone(), dirfd, name.clone(), prop_oneof![Just(1u32), Just(1 << 12), Just((1 << 13) | 1)]);
    let kind = prop_oneof![Just(ids::SYSCALL_OPENAT_2_X), Just(ids::SYSCALL_CLOSE_X), Just(ids::SYSCALL_FCNTL_X)];
    prop_oneof![
        8 => open.prop_map(|(thread, fd, dirfd, name, flags)| Happens::Open { thread, fd, dirfd, name, flags }),
        8 => (thread.clone(), fd.clone(), prop_oneof![4 => Just(0i64), 1 => Just(-9)])
            .prop_map(|(thread, fd, result)| Happens::Close { thread, fd, result }),
        3 => (thread.clone(), fd.clone(), prop_oneof![Just(1u8), Just(2), Just(3), Just(26)], 0..4u64, -1..4i64)
            .prop_map(|(thread, fd, cmd, arg, result)| Happens::Mark { thread, fd, cmd, arg, result }),
        1 => (thread.clone(), fd.clone(), fd.clone()).prop_map(|(thread, from, to)| Happens::Dup { thread, from, to }),
        1 => (thread.clone(), name).prop_map(|(thread, name)| Happens::Chdir { thread, name }),
        1 => (thread.clone(), fd).prop_map(|(thread, fd)| Happens::Socket { thread, fd }),
        1 => thread.clone().prop_map(|thread| Happens::Fork { thread }),
        1 => thread.clone().prop_map(|thread| Happens::Exit { thread }),
        1 => (thread, kind, 0..9usize).prop_map(|(thread, kind, size)| Happens::Odd { thread, kind, size }),
    ]
}

/// A world as a trace begins it.
fn world() -> World {
    let mut w = World::default();
    w.state.import(Seeds::default());
    w.process(1, 0);
    w.process(10, 1);
    w.clone(&Forked { pid: 10, vpid: 10, flags: flag::THREAD | flag::FILES, ..Forked::child(11, 1) });
    w.clone(&Forked { pid: 10, vpid: 10, flags: flag::THREAD, ..Forked::child(12, 1) });
    w.process(20, 10);
    w.chdir(10, "/home");
    w
}

/// All that events can change here.
fn dump(state: &State) -> Vec<String> {
    let mut all: Vec<_> = state
        .threads()
        .map(|t| {
            let mut fds = t_fds(state, t.tid);
            fds.sort_unstable();
            let cwd = state.cwd_of(t).escape_ascii();
            format!("{} {} {:x} {} {} {} {cwd} {fds:?}", t.tid, t.pid, t.flags, t.last_fd, t.prev_ts, t.last_ts)
        })
        .collect();
    all.sort_unstable();
    all.push(format!("{:?}", state.counters()));
    all
}

fn t_fds(state: &State, tid: i64) -> Vec<String> {
    let fds = state.by_tid(tid).and_then(|t| state.fds_of(t));
    fds.map(|fds| fds.iter().map(|(n, fd)| format!("{n} {fd:?}")).collect()).unwrap_or_default()
}

/// Gives an event that nobody looks at to the state, in one of two ways. Whether it was absorbed.
fn pass(w: &mut World, tid: i64, event: EventBuilder, absorb: bool) -> bool {
    w.now += 1000;
    let bytes = event.ts(w.now).tid(tid.cast_unsigned()).build();
    let event = Event::parse(&bytes).unwrap();
    if absorb && w.state.absorb(&event) {
        return true;
    }
    if w.state.needs_event(&event) {
        w.state.process(&event, Meta::default());
    }
    false
}

fn tick(w: &mut World) {
    w.send(1, EventBuilder::new(ids::SYSCALL_GETUID_X).u32(0));
}

proptest! {
    #[test]
    fn what_nobody_looks_at_changes_the_same(all in proptest::collection::vec((happens(), proptest::bool::weighted(0.15)), 0..60)) {
        let (mut seen, mut unseen) = (world(), world());
        let mut absorbed = 0;
        for (what, looked_at) in &all {
            let ((tid, a), (_, b)) = (what.event(), what.event());
            if *looked_at {
                seen.send(tid, a);
                unseen.send(tid, b);
                prop_assert_eq!(format!("{:?}", seen.state.fd(&seen.last)), format!("{:?}", unseen.state.fd(&unseen.last)));
                prop_assert_eq!(dump(&seen.state), dump(&unseen.state), "{:?}", what);
            } else {
                pass(&mut seen, tid, a, false);
                absorbed += u32::from(pass(&mut unseen, tid, b, true));
            }
        }
        let plain = |(what, looked_at): &&(Happens, bool)| !looked_at && matches!(what, Happens::Open { thread: 3, .. } | Happens::Close { thread: 3, .. });
        let gone = all.iter().any(|(what, _)| matches!(what, Happens::Exit { .. }));
        prop_assert!(gone || absorbed >= u32::try_from(all.iter().filter(plain).count()).unwrap(), "these are absorbed");
        tick(&mut seen);
        tick(&mut unseen);
        prop_assert_eq!(dump(&seen.state), dump(&unseen.state));
    }
}

#[test]
fn a_directory_that_is_closed_was_there_for_what_it_held() {
    let mut w = world();
    let open =
        |fd, dirfd, name: &str| EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(dirfd).text(name).u32(1).u32(0).u32(9).u64(77);
    assert!(pass(&mut w, 10, open(3, -100, "/srv"), true));
    assert!(pass(&mut w, 10, open(4, 3, "www"), true));
    assert!(pass(&mut w, 10, EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(0).i64(3), true));
    tick(&mut w);
    assert_eq!((w.fd_name(10, 3), w.fd_name(10, 4)), ("none".into(), "/srv/www".into()));
    // Another file under the number of the directory is no directory any more.
    assert!(pass(&mut w, 10, open(5, -100, "/opt"), true));
    assert!(pass(&mut w, 10, open(6, 5, "bin"), true));
    assert!(pass(&mut w, 10, open(5, -100, "/usr"), true));
    tick(&mut w);
    assert_eq!((w.fd_name(10, 5), w.fd_name(10, 6)), ("/usr".into(), "/opt/bin".into()));
    // A file that takes the number of its own directory.
    assert!(pass(&mut w, 10, open(7, -100, "/opt"), true));
    assert!(pass(&mut w, 10, open(7, 7, "bin"), true));
    tick(&mut w);
    assert_eq!(w.fd_name(10, 7), "/opt/bin");
}

#[test]
fn a_full_table_refuses_and_counts() {
    let mut w = world();
    for fd in 0..i64::try_from(MAX_FDS).unwrap() + 3 {
        let event = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(-100).text("/x").u32(1).u32(0).u32(9).u64(77);
        pass(&mut w, 10, event, true);
    }
    tick(&mut w);
    assert_eq!((w.state.fds_of(w.t(10)).unwrap().len(), w.state.counters().fd_overflows), (MAX_FDS, 3));
}

#[test]
fn nothing_is_absorbed_where_the_machine_can_be_asked_or_has_not_begun() {
    let close = || EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(0).i64(3);
    let mut w = World::with(State::new(Config { own_pid: Some(7), ..Config::default() }));
    w.process(10, 1);
    assert!(!pass(&mut w, 10, close(), true));
    let mut w = World::default();
    assert!(!pass(&mut w, 10, close(), true));
    let mut w = world();
    assert!(!pass(&mut w, 99, close(), true), "a thread that is not known");
    assert!(pass(&mut w, 10, close(), true));
}
