// SPDX-License-Identifier: Apache-2.0
//! Reading fields does not go to the heap once the scratch has grown.
#![allow(clippy::unwrap_used, reason = "a test may fail wherever it stands")]

use eyas_fields::{Cx, Field, Scratch, Setup};
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

#[test]
fn reading_fields_leaves_the_heap_alone() {
    let mut state = State::default();
    let thread = |tid, ptid, comm: &str| ThreadSeed {
        pid: tid,
        ptid,
        comm: comm.into(),
        args: b"-a\0some\0arguments\0".to_vec(),
        env: b"HOME=/root\0LANG=C\0".to_vec(),
        cwd: b"/root/".to_vec(),
        ..ThreadSeed::new(tid)
    };
    let fd = FdSeed { number: 3, kind: FdKind::Directory, name: b"/tmp".to_vec(), ..FdSeed::default() };
    state.import(Seeds {
        threads: vec![thread(1, 0, "init"), thread(10, 1, "bash"), thread(11, 10, "cat")],
        fds: vec![FdListSeed { tid: 11, fds: vec![fd] }],
        ..Seeds::default()
    });
    let events = [
        EventBuilder::new(ids::SYSCALL_OPENAT_2_X).tid(11).i64(-2).i64(3).text("a/../b").u32(1).u32(0).u32(0).u64(0).build(),
        EventBuilder::new(ids::SYSCALL_READ_X).tid(11).i64(4).bytes(b"data").i64(3).u32(100).build(),
        EventBuilder::new(ids::SYSCALL_UNLINKAT_2_X).tid(11).i64(0).i64(3).text("x").u32(0).build(),
        EventBuilder::new(ids::SYSCALL_NANOSLEEP_X).tid(11).i64(0).u64(1_500_000).build(),
    ];
    let fields: Vec<Field> = eyas_fields::all().filter_map(|s| Field::resolve(s.name, None).ok()).collect();
    let setup = Setup::default();
    let mut scratch = Scratch::default();
    let mut counted = 0;
    for round in 0..3 {
        for record in &events {
            let event = Event::parse(record).unwrap();
            let context = state.process(&event, Meta::default());
            scratch.clear();
            let cx = Cx::new(event, &state, &context, &setup, &scratch);
            let before = ALLOCATIONS.load(Ordering::Relaxed);
            for f in &fields {
                std::hint::black_box(f.extract(&cx));
            }
            if round == 2 {
                counted += ALLOCATIONS.load(Ordering::Relaxed) - before;
            }
        }
    }
    assert_eq!(counted, 0);
}
