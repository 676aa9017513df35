// SPDX-License-Identifier: Apache-2.0
//! `-C`, `-G`, `-e` and `-W` of `eyas read -w`, plain and with `-z`: which files there are, and that every event is in one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{eyas, open, trace_text};
use std::{fs, path::Path};

/// Events that do not compress well, one each millisecond.
fn busy(dir: &Path, count: u64) -> String {
    let name = |n: u64| (0..20).map(|i| format!("{:x}", (n * 20 + i + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect::<String>();
    let events: Vec<_> = (0..count).map(|n| open(n * 1000, &format!("/{n}/{}", name(n)))).collect();
    trace_text(dir, &events)
}

/// Writes rows of files called `part…` into an empty folder; gives their names, and the numbers of their events.
fn rotated(file: &str, name: &str, options: &[&str]) -> Vec<(String, Vec<u64>)> {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join(name).to_str().unwrap().to_owned();
    let ran = eyas(&[&["read", file, "-w", &out], options].concat());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{options:?}");
    let mut files: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let events = |name: &String| {
        let path = dir.path().join(name);
        let packed = fs::read(&path).unwrap().starts_with(&[0x1f, 0x8b]);
        assert_eq!(packed, options.contains(&"-z"), "{name}");
        let ran = eyas(&["read", path.to_str().unwrap(), "-p", "%fd.name %proc.name"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        let number = |line: &str| {
            assert!(line.ends_with(" bash"), "{line}");
            line.split('/').nth(1).unwrap().parse().unwrap()
        };
        ran.out.lines().map(number).collect()
    };
    files.iter().map(|name| (name.clone(), events(name))).collect()
}

fn names(files: &[(String, Vec<u64>)]) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}

/// Every event once, in its order.
fn assert_all(files: &[(String, Vec<u64>)], range: std::ops::Range<u64>) {
    let all: Vec<u64> = files.iter().flat_map(|(_, events)| events.iter().copied()).collect();
    assert!(all == range.collect::<Vec<_>>(), "{:?}", names(files));
}

#[test]
fn by_size() {
    let dir = tempfile::tempdir().unwrap();
    let file = busy(dir.path(), 9_000);
    let plain = rotated(&file, "part", &["-C", "1"]);
    assert_eq!(names(&plain), ["part0", "part1", "part2", "part3"]);
    assert_all(&plain, 0..9_000);
    // What is compressed counts as it is in the file.
    let packed = rotated(&file, "part", &["-C", "1", "-z"]);
    assert_eq!(names(&packed), ["part0", "part1"]);
    assert_all(&packed, 0..9_000);
    let ring = rotated(&file, "part", &["-C", "1", "-W", "2"]);
    assert_eq!(names(&ring), ["part0", "part1"]);
    assert_all(&ring, plain[2].1[0]..9_000);
    let ring = rotated(&file, "part", &["-C", "1", "-W", "10"]);
    assert_eq!(names(&ring), ["part00", "part01", "part02", "part03"]);
}

#[test]
fn by_number_of_events() {
    let dir = tempfile::tempdir().unwrap();
    let file = busy(dir.path(), 25);
    for z in [&[][..], &["-z"]] {
        let files = rotated(&file, "part", &[&["-e", "10"], z].concat());
        assert_eq!(names(&files), ["part0", "part1", "part2"]);
        assert_all(&files, 0..25);
        let ring = rotated(&file, "part", &[&["-e", "10", "-W", "2"], z].concat());
        assert_eq!((names(&ring), ring[0].1.len(), ring[1].1[0]), (vec!["part0", "part1"], 5, 10));
    }
    let ring = rotated(&file, "part", &["-e", "2", "-W", "11"]);
    assert_eq!(ring.len(), 11);
    assert_eq!(names(&ring)[..4], ["part0", "part1", "part10", "part2"]);
}

#[test]
fn by_time() {
    let dir = tempfile::tempdir().unwrap();
    let file = busy(dir.path(), 3_500);
    for z in [&[][..], &["-z"]] {
        let files = rotated(&file, "part", &[&["-G", "1"], z].concat());
        assert_eq!(names(&files), ["part0", "part1", "part2", "part3"]);
        assert_all(&files, 0..3_500);
    }
    let files = rotated(&file, "at-%H%M%S", &["-G", "1"]);
    assert_eq!(names(&files), ["at-030405", "at-030406", "at-030407", "at-030408"]);
    assert_all(&files, 0..3_500);
    let ring = rotated(&file, "at-%H%M%S", &["-G", "1", "-W", "2"]);
    assert_eq!(names(&ring), ["at-030407", "at-030408"]);
    assert_all(&ring, 2_000..3_500);
    // Without -G a percent sign is one.
    let files = rotated(&file, "at-%H", &["-e", "3000"]);
    assert_eq!(names(&files), ["at-%H0", "at-%H1"]);
}

#[test]
fn whichever_limit_comes_first() {
    let dir = tempfile::tempdir().unwrap();
    let file = busy(dir.path(), 5_000);
    for z in [&[][..], &["-z"]] {
        let files = rotated(&file, "part", &[&["-e", "800", "-G", "1", "-C", "1"], z].concat());
        assert_eq!(files.iter().map(|(_, events)| events.len()).collect::<Vec<_>>(), [800, 800, 800, 800, 800, 800, 200]);
        assert_all(&files, 0..5_000);
    }
    let files = rotated(&file, "part", &["-e", "3000", "-G", "2"]);
    assert_eq!(files.iter().map(|(_, events)| events.len()).collect::<Vec<_>>(), [2_000, 2_000, 1_000]);
}

#[test]
fn a_limit_of_events_shown_ends_the_row() {
    let dir = tempfile::tempdir().unwrap();
    let file = busy(dir.path(), 25);
    let files = rotated(&file, "part", &["-e", "10", "-n", "15"]);
    assert_all(&files, 0..15);
    assert_eq!(files.len(), 2);
}
