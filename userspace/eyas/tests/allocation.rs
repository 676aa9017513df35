// SPDX-License-Identifier: Apache-2.0
//! Holding an event that matches nothing against rules does not go to the heap once the scratches have grown.
#![allow(clippy::unwrap_used, reason = "a test may fail wherever it stands")]

use eyas_engine::{Matching, Reader, RuleInput, RuleSet};
use eyas_fields::{Cx, Fields, Setup};
use eyas_rules::{Options, RuleLoader};
use eyas_schema::{Event, build::EventBuilder, ids};
use eyas_state::seed::{FdListSeed, FdSeed, Seeds, ThreadSeed};
use eyas_state::{FdKind, Meta, State};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        // SAFETY: `ptr` came from `alloc` above, with this layout.
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Conditions that look at every kind of operand and test, each up to its end, and never hold.
const CONDITIONS: [&str; 12] = [
    "evt.type in (openat, open) and proc.name = nobody and fd.name startswith /etc",
    "evt.type = openat and fd.name contains secret and proc.aname[2] in (a, b)",
    "evt.type = openat and (proc.cmdline icontains NOTHING or proc.cmdline endswith nothing or proc.args glob *n?thing*)",
    "evt.type = openat and not fd.name startswith / and proc.name exists",
    "evt.type = openat and proc.name = bash and proc.exe regex \"^/no(thing)+$\"",
    "evt.type = openat and fd.name pmatch (/proc, /sys) and fd.filename glob n*",
    "evt.type = openat and toupper(proc.name) = bash and basename(fd.name) = b",
    "evt.type = openat and proc.name = val(proc.pname)",
    "evt.type = read and fd.num > 100 and evt.rawres >= 0",
    "evt.type = read and evt.buffer contains nothing and evt.buffer bcontains 00ff00ff",
    "evt.type = unlinkat and (fs.path.name in (/a, /b) or user.name = nobody or group.gid = 77 or container.id != host)",
    "fd.sip = 10.0.0.1 or fd.net in (10.0.0.0/8) or thread.cgroups contains docker or proc.env contains NOTHING",
];

#[test]
fn events_that_match_nothing_leave_the_heap_alone() {
    let rule = |(n, condition): (usize, &&str)| serde_json::json!({ "rule": format!("{n}"), "desc": "d", "condition": condition, "output": "o", "priority": "INFO" });
    let file: Vec<_> = CONDITIONS.iter().enumerate().map(rule).collect();
    let mut loader = RuleLoader::new(&Fields, Options::default());
    let result = loader.load("rules", serde_json::to_string(&file).unwrap().as_bytes());
    assert_eq!(result.errors().map(|e| e.message.clone()).collect::<Vec<_>>(), [""; 0]);
    let rules = loader.into_rules().rules;
    let indexed: Vec<_> = rules.iter().map(|r| |id: u16| r.events.contains(id)).collect();
    let numbered = (0..).zip(rules.iter().zip(&indexed));
    let inputs: Vec<_> = numbered.map(|(number, (r, indexed))| RuleInput { number, condition: &r.node, indexed }).collect();
    let set = RuleSet::compile(&inputs).unwrap();
    let reader = Reader::new(&set).unwrap();

    let mut state = State::default();
    let thread = |tid, ptid, comm: &str| ThreadSeed {
        pid: tid,
        ptid,
        comm: comm.into(),
        exe: b"/usr/bin/it".to_vec(),
        args: b"-a\0some\0arguments\0".to_vec(),
        env: b"HOME=/root\0LANG=C\0".to_vec(),
        cwd: b"/root/".to_vec(),
        ..ThreadSeed::new(tid)
    };
    let fd = FdSeed { number: 3, kind: FdKind::Directory, name: b"/tmp".to_vec(), ..FdSeed::default() };
    state.import(Seeds {
        threads: vec![thread(1, 0, "init"), thread(10, 1, "sshd"), thread(11, 10, "bash")],
        fds: vec![FdListSeed { tid: 11, fds: vec![fd] }],
        ..Seeds::default()
    });
    let events = [
        EventBuilder::new(ids::SYSCALL_OPENAT_2_X).tid(11).i64(-2).i64(3).text("a/../b").u32(1).u32(0).u32(0).u64(0).build(),
        EventBuilder::new(ids::SYSCALL_READ_X).tid(11).i64(4).bytes(b"data").i64(3).u32(100).build(),
        EventBuilder::new(ids::SYSCALL_UNLINKAT_2_X).tid(11).i64(0).i64(3).text("x").u32(0).build(),
        EventBuilder::new(ids::SYSCALL_NANOSLEEP_X).tid(11).i64(0).u64(1_500_000).build(),
    ];
    let setup = Setup::default();
    let (mut fields, mut scratch) = (eyas_fields::Scratch::default(), eyas_engine::Scratch::default());
    for round in 0..3 {
        for record in &events {
            let event = Event::parse(record).unwrap();
            let context = state.process(&event, Meta::default());
            let before = ALLOCATIONS.load(Ordering::Relaxed);
            fields.clear();
            let cx = Cx::new(event, &state, &context, &setup, &fields);
            let matches = set.evaluate(event.kind, &reader.on(&cx), Matching::All, &mut scratch).len();
            let allocations = ALLOCATIONS.load(Ordering::Relaxed) - before;
            assert_eq!(matches, 0, "event type {}", event.kind);
            assert!(round < 2 || allocations == 0, "{allocations} allocations for event type {}", event.kind);
        }
    }
}
