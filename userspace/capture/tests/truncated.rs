// SPDX-License-Identifier: Apache-2.0
//! Trace files that somebody truncates while they are read: what was whole, then one clear error, never a dead process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod common;

use common::{Raw, open_event};
use eyas_capture::{CaptureError, Damage, Reader};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

/// A trace of several pieces of the window; where each event's block ends.
fn large(dir: &Path) -> (PathBuf, Vec<u64>) {
    let mut raw = Raw::default().section();
    let mut ends = Vec::new();
    for i in 0..60_000 {
        raw = raw.event(0, &open_event(i, 10, &format!("/a/file/{i}")));
        ends.push(raw.0.len() as u64);
    }
    let path = dir.join("t.scap");
    std::fs::write(&path, &raw.0).unwrap();
    (path, ends)
}

fn truncate(path: &Path, size: u64) {
    OpenOptions::new().write(true).open(path).unwrap().set_len(size).unwrap();
}

/// Reads to the end, truncating the file once `at` events were read; how many came, and the error.
fn read_and_truncate(path: &Path, at: u64, size: u64, batches: bool) -> (u64, CaptureError) {
    let mut reader = Reader::open(path).unwrap();
    assert!(reader.read_headers(&mut ()).unwrap());
    let mut count = 0_u64;
    let mut see = |event: &[u8]| {
        // Only what lies across the new end may be less than it was.
        assert_eq!(&event[..8], count.to_le_bytes());
        count += 1;
        if count == at {
            truncate(path, size);
        }
    };
    loop {
        let outcome = if batches {
            reader.next_batch().map(|batch| batch.map(|batch| batch.for_each(|record| see(record.event))))
        } else {
            reader.next_event().map(|record| record.map(|record| see(record.event)))
        };
        match outcome {
            Ok(Some(())) => {}
            Ok(None) => panic!("the end was taken for a clean one"),
            Err(error) => {
                assert!(matches!(reader.next_event(), Ok(None)), "nothing comes after an error");
                return (count, error);
            }
        }
    }
}

#[test]
fn a_file_that_is_truncated_is_damaged_there() {
    let dir = tempfile::tempdir().unwrap();
    for batches in [false, true] {
        for (at, size) in
            [(10, 5_000_001), (10, 1_000_000), (10, 100), (10, 0), (30_000, 3_000_000), (30_000, 1_000_000), (59_999, 5_500_000)]
        {
            let (path, ends) = large(dir.path());
            assert!(*ends.last().unwrap() > 5_600_000, "{ends:?}");
            let (count, error) = read_and_truncate(&path, at, size, batches);
            // What is whole came; of what lies across the end, the beginning was there.
            let whole = ends.iter().filter(|end| **end <= size).count() as u64;
            let at_least = whole.max(at);
            assert!((at_least..=at_least + 1).contains(&count), "{at} {size}: {count}, {whole}");
            assert!(
                matches!(&error, CaptureError::Damaged { damage: Damage::Shrunk { left }, .. } if *left == size),
                "{at} {size}: {error}"
            );
            assert!(error.to_string().contains("the file was truncated while it was read"), "{error}");
        }
    }
}

#[test]
fn a_file_that_is_truncated_in_its_headers_is_damaged_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.scap");
    let list = [&[1, 0, 0, 0, 0, 0, 0, 0][..], &[0; 64]].concat();
    let mut raw = Raw::default().section();
    for _ in 0..100_000 {
        raw = raw.block(0x7777, &list);
    }
    std::fs::write(&path, &raw.0).unwrap();
    struct Cut<'a>(&'a Path);
    impl eyas_capture::HeaderSink for Cut<'_> {
        fn begin_section(&mut self) {
            truncate(self.0, 4096);
        }
    }
    let error = Reader::open(&path).unwrap().read_headers(&mut Cut(&path)).unwrap_err();
    assert!(matches!(error, CaptureError::Damaged { damage: Damage::Shrunk { left: 4096 }, .. }), "{error}");
}
