// SPDX-License-Identifier: Apache-2.0
//! `eyas read` on small traces.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{START, command, eyas, open, trace, trace_text};
use eyas_schema::{build::EventBuilder, ids};
use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

#[test]
fn the_default_line_is_the_trace_tool_s() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/etc/passwd"), open(2, "/tmp/x")]);
    let ran = eyas(&["read", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let first = ran.out.lines().next().unwrap();
    assert!(first.starts_with("1 03:04:05.000001000 1 bash (100) < openat fd=3(<f>/etc/passwd) dirfd=-100(AT_FDCWD)"), "{first}");
    assert_eq!(ran.out.lines().count(), 2);
}

#[test]
fn filter_format_json_count_and_limit() {
    let dir = tempfile::tempdir().unwrap();
    let events: Vec<_> = (1..=5).map(|n| open(n, if n % 2 == 0 { "/etc/even" } else { "/etc/odd" })).collect();
    let file = trace_text(dir.path(), &events);
    let ran = eyas(&["read", &file, "fd.name=/etc/even", "-p", "%evt.num:%fd.name\\t%proc.pname"]);
    assert_eq!(ran.out, "2:/etc/even\tsshd\n4:/etc/even\tsshd\n");
    let ran = eyas(&["read", &file, "evt.num=3", "-p", "%evt.num %fd.name %proc.name", "-j"]);
    assert_eq!(ran.out, "{\"evt.num\":3,\"fd.name\":\"/etc/odd\",\"proc.name\":\"bash\"}\n");
    assert_eq!(eyas(&["read", &file, "fd.name=/etc/odd", "--count"]).out, "3\n");
    assert_eq!(eyas(&["read", &file, "-n", "2", "-p", "%evt.num"]).out, "1\n2\n");
    assert_eq!(eyas(&["read", &file, "proc.name=nobody"]).out, "");
}

#[test]
fn every_parameter_on_a_line() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/etc/passwd")]);
    assert_eq!(
        eyas(&["read", &file, "-p", "raw"]).out,
        "1 1767323045000001000 cpu=1 tid=100 < openat(307) np=7 fd=3[<f>/etc/passwd] dirfd=-100[AT_FDCWD] name=/etc/passwd \
         flags=1[O_RDONLY] mode=0 dev=5 ino=77\n"
    );
}

#[test]
fn times_and_spans() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(0, "/a"), open(250_000, "/b"), open(1_500_000, "/c")]);
    let times = |options: &[&str]| eyas(&[&["read", &file, "-p", "%evt.outputtime"], options].concat()).out;
    assert_eq!(times(&[]), "03:04:05.000000000\n03:04:05.250000000\n03:04:06.500000000\n");
    assert_eq!(times(&["-t", "a", "-n", "1"]), "1767323045.0\n");
    assert_eq!(times(&["-t", "r"]), "0.000000000\n0.250000000\n1.500000000\n");
    assert_eq!(times(&["-t", "D", "-M", "1"]), "0.000000000\n0.250000000\n");
    assert_eq!(eyas(&["read", &file, "-t", "z"]).code, 2);
    assert_eq!(eyas(&["read", &file, "-x", "-A"]).code, 2);
}

#[test]
fn ranges_of_time_and_number() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(0, "/a"), open(250_000, "/b"), open(1_500_000, "/c"), open(2_500_000, "/d")]);
    let shown = |options: &[&str]| eyas(&[&["read", &file, "-p", "%evt.num"], options].concat()).out.replace('\n', " ");
    assert_eq!((shown(&["--start", "0.25"]), shown(&["--start", "1.5000001"])), ("2 3 4 ".to_owned(), "4 ".to_owned()));
    assert_eq!(shown(&["--start", "0.2", "--duration", "2"]), "2 3 ");
    assert_eq!(
        (shown(&["--events", "2-3"]), shown(&["--events", "-1"]), shown(&["--events", "4-"])),
        ("2 3 ".into(), "1 ".into(), "4 ".into())
    );
    // What is not shown still has its effect.
    let names = eyas(&["read", &file, "--events", "4-", "-p", "%fd.name %evt.reltime"]).out;
    assert_eq!(names, "/d 2500000000\n");
    let wrong = eyas(&["read", &file, "--events", "3-2"]);
    assert!(wrong.code == 2 && wrong.err.contains("100-200"), "{}", wrong.err);
    let wrong = eyas(&["read", &file, "--start", "soon"]);
    assert!(wrong.code == 2 && wrong.err.contains("2.5"), "{}", wrong.err);
}

#[test]
fn a_summary_counts_types_of_events() {
    let dir = tempfile::tempdir().unwrap();
    let close = EventBuilder::new(ids::SYSCALL_CLOSE_X).ts(START + 9_000).tid(100).i64(0).i64(3).build();
    let file = trace_text(dir.path(), &[open(1, "/a"), open(2, "/b"), close]);
    let table = "----------------------\nEvent           #Calls\n----------------------\n< openat          2\n< close           1\n";
    let ran = eyas(&["read", &file, "-S", "-p", "%evt.type"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "openat\nopenat\nclose\n", table));
    let ran = eyas(&["read", &file, "evt.type=close", "--summary", "-q"]);
    assert!(ran.out.is_empty() && ran.err.ends_with("---\n< close           1\n"), "{}", ran.err);
}

#[test]
fn programs_can_be_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let other = EventBuilder::new(ids::SYSCALL_CLOSE_X).ts(START + 3_000).tid(50).i64(0).i64(3).build();
    let file = trace_text(dir.path(), &[open(1, "/a"), open(2, "/b"), other]);
    let line = ["-p", "%evt.num %evt.type"];
    assert_eq!(eyas(&[&["read", &file, "-U", "bash"], &line[..]].concat()).out, "1 close\n");
    let ran = eyas(&[&["read", &file, "-U", "sshd", "--suppress-comm", "nobody", "-v"], &line[..]].concat());
    assert_eq!(ran.out, "1 openat\n2 openat\n");
    assert!(ran.err.contains("suppressed by comm 1"), "{}", ran.err);
}

#[test]
fn several_traces_are_read_one_behind_the_other() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (trace(a.path(), &[open(1, "/a"), open(2, "/b")]), trace_text(b.path(), &[open(3, "/c")]));
    let bytes = std::fs::read(&first).unwrap();
    let first = first.to_str().unwrap();
    let read = |more: &[&str]| eyas(&[&["read", first, "-r", &second, "-p", "%evt.num %fd.name"], more].concat());
    assert_eq!(read(&[]).out, "1 /a\n2 /b\n1 /c\n");
    assert_eq!(read(&["-n", "2"]).out, "1 /a\n2 /b\n");
    std::fs::write(first, &bytes[..bytes.len() - 3]).unwrap();
    let damaged = read(&[]);
    assert_eq!((damaged.code, damaged.out.as_str()), (3, "1 /a\n1 /c\n"));
    assert!(damaged.err.contains("damaged"), "{}", damaged.err);
}

#[test]
fn missing_values_leave_a_line_out_unless_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/etc/passwd")]);
    assert_eq!(eyas(&["read", &file, "-p", "%evt.num %fd.sport"]).out, "");
    assert_eq!(eyas(&["read", &file, "-p", "*%evt.num %fd.sport"]).out, "1 <NA>\n");
}

#[test]
fn damage_comes_after_all_that_was_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = trace(dir.path(), &[open(1, "/a"), open(2, "/b"), open(3, "/c")]);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
    let ran = eyas(&["read", path.to_str().unwrap(), "-p", "%fd.name"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, "/a\n/b\n"));
    assert!(ran.err.contains("damaged at byte") && ran.err.lines().count() == 1, "{}", ran.err);
}

#[test]
fn a_trace_that_is_truncated_under_its_reader_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let events: Vec<_> = (1..=60_000).map(|n| open(n, "/some/quite/long/path/to/fill/pieces/of/a/map/with")).collect();
    let path = trace(dir.path(), &events);
    let whole = std::fs::metadata(&path).unwrap().len();
    let child = command(&["read", path.to_str().unwrap(), "-p", "%evt.num"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    // It has read some thousand events, and waits for us.
    let left = whole / 2;
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(left).unwrap();
    let numbers: Vec<u64> = out.lines().map(|l| l.unwrap().parse().unwrap()).collect();
    let ran = child.wait_with_output().unwrap();
    assert!(numbers.len() > 25_000 && numbers.len() < 35_000 && numbers == (2..=numbers.len() as u64 + 1).collect::<Vec<_>>());
    let err = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(3), "{err}");
    let wanted = format!("the file was truncated while it was read, {left} bytes of it are left\n");
    assert!(err.contains("trace.scap: the trace is damaged at byte ") && err.ends_with(&wanted) && err.lines().count() == 1, "{err}");
}

#[test]
fn what_is_no_trace_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x");
    std::fs::write(&path, "hello, world").unwrap();
    let ran = eyas(&["read", path.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("not a trace file"), "{}", ran.err);
    let gone = eyas(&["read", "/nowhere/x.scap"]);
    assert!(gone.code == 1 && gone.err.contains("/nowhere/x.scap"), "{}", gone.err);
}

#[test]
fn wrong_filters_and_formats_are_pointed_at() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a")]);
    let ran = eyas(&["read", &file, "fd.nmae=x"]);
    assert!(ran.code == 1 && ran.err.contains('^') && ran.err.contains("fd.name"), "{}", ran.err);
    let ran = eyas(&["read", &file, "-p", "%evt.nosuch"]);
    assert!(ran.code == 1 && ran.err.contains("evt.nosuch"), "{}", ran.err);
}

#[test]
fn standard_input_is_a_trace_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = trace(dir.path(), &[open(1, "/a")]);
    let out = command(&["read", "-", "-p", "%fd.name"]).stdin(std::fs::File::open(path).unwrap()).output().unwrap();
    assert_eq!(String::from_utf8(out.stdout).unwrap(), "/a\n");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let dir = tempfile::tempdir().unwrap();
    let events: Vec<_> = (1..20_000).map(|n| open(n, "/some/quite/long/path/to/fill/pipes")).collect();
    let file = trace_text(dir.path(), &events);
    let mut child = command(&["read", &file]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(line.starts_with("1 "));
    assert_eq!((out.status.code(), String::from_utf8(out.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn recorded_traces_read_as_the_reference_reads_them() {
    let oracle = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle");
    if !oracle.join("formats").exists() {
        println!("skipped: no recorded captures beside the checkout");
        return;
    }
    for trace in ["curl_google", "single_ipv6_conn", "test_ipv6_client"] {
        let file = oracle.join(format!("captures/{trace}.scap"));
        let ran = eyas(&["read", file.to_str().unwrap()]);
        let wanted = std::fs::read_to_string(oracle.join(format!("formats/old/{trace}.default.txt"))).unwrap();
        for (n, (got, wanted)) in ran.out.lines().zip(wanted.lines()).enumerate() {
            assert_eq!(got, wanted, "{trace}, line {n}");
        }
        assert_eq!(ran.out.lines().count(), wanted.lines().count(), "{trace}");
    }
}

#[test]
fn a_filter_comes_before_the_state_where_the_trace_tool_has_it() {
    let dir = tempfile::tempdir().unwrap();
    // A new limit of open files, which the schema does not mark as changing the state, and a new directory, which it does.
    let limit = EventBuilder::new(ids::SYSCALL_PRLIMIT_X).ts(START + 1_000).tid(100);
    let limit = limit.i64(0).i64(77).i64(77).i64(1024).i64(1024).i64(0).u8(7).build();
    let chdir = EventBuilder::new(ids::SYSCALL_CHDIR_X).ts(START + 2_000).tid(100).i64(0).text("/srv").build();
    let file = trace_text(dir.path(), &[limit, chdir, open(3, "a"), open(4, "b")]);
    let read = |filter: &[&str]| eyas(&[&["read", &file, "-p", "%evt.num %proc.fdlimit %fd.name"], filter].concat()).out;
    assert_eq!(read(&["evt.num>2"]), "3 1024 /srv/a\n4 1024 /srv/b\n");
    assert_eq!(read(&["evt.num>2 or evt.type=prlimit"]), "3 77 /srv/a\n4 77 /srv/b\n");
    assert_eq!(read(&["evt.num exists"]).lines().last(), Some("4 77 /srv/b"));
    assert_eq!(read(&[]).lines().last(), Some("4 77 /srv/b"));
}

#[test]
fn events_that_are_no_calls_have_no_call_s_type() {
    let dir = tempfile::tempdir().unwrap();
    let switch = EventBuilder::new(ids::SCHEDSWITCH_6_E).ts(START + 1_000).tid(100).i64(0).u64(0).u64(0).u32(0).u32(0).u32(0).build();
    let file = trace_text(dir.path(), &[switch, open(2, "/a")]);
    let numbers = |filter: &str| eyas(&["read", &file, filter, "-p", "%evt.num"]).out;
    assert_eq!([numbers("not syscall.type exists"), numbers("syscall.type exists")], ["1\n", "2\n"]);
    assert_eq!([numbers("not syscall.type=openat"), numbers("syscall.type=openat")], ["1\n", "2\n"]);
}
