// SPDX-License-Identifier: Apache-2.0
//! The trace tool's options in `eyas read`, one by one: what goes to standard output and standard error, and the exit code.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{START, eyas, open, trace_text};
use eyas_schema::{build::EventBuilder, ids};

/// `read` of some data from fd 0 by `bash`, `n` µs after the start.
fn read(n: u64, data: &[u8]) -> Vec<u8> {
    let len = i64::try_from(data.len()).unwrap();
    EventBuilder::new(ids::SYSCALL_READ_X).ts(START + 1_000 * n).tid(100).i64(len).bytes(data).i64(0).u32(4096).build()
}

/// `connect` to port 443 from port 40000.
fn connect(n: u64) -> Vec<u8> {
    let tuple = [2, 10, 0, 0, 5, 0x40, 0x9c, 1, 2, 3, 4, 0xbb, 1];
    let event = EventBuilder::new(ids::SOCKET_CONNECT_X).ts(START + 1_000 * n).tid(100);
    event.i64(0).bytes(&tuple).i64(4).bytes(&[2, 1, 2, 3, 4, 0xbb, 1]).build()
}

/// What a run gives that shall go well and say nothing.
fn shown(file: &str, arguments: &[&str]) -> String {
    let ran = eyas(&[&["read", file], arguments].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

#[test]
fn forms_of_data() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[read(1, b"GET /\r\n\x01ok")]);
    let line = "1 03:04:05.000001000 1 bash (100) < read res=10 data=DATA fd=0(<f>/dev/null) size=4096\n";
    for (option, long, data) in [
        ("-q", "--quiet", None),
        ("-A", "--print-ascii", Some("\nGET /\nok")),
        ("-b", "--print-base64", Some("R0VUIC8NCgFvaw==")),
        ("-x", "--print-hex", Some("\n\t0x0000: 4745 5420 2f0d 0a01 6f6b")),
        ("-X", "--print-hex-ascii", Some("\n\t0x0000: 4745 5420 2f0d 0a01 6f6b                 GET /...ok")),
    ] {
        let wanted = data.map_or(String::new(), |data| line.replace("DATA", data));
        assert_eq!(shown(&file, &[option]), wanted);
        assert_eq!(shown(&file, &[long]), wanted);
    }
    assert_eq!(shown(&file, &[]), line.replace("DATA", "GET /...ok"));
    assert_eq!(shown(&file, &["-A", "-p", "%evt.buffer"]), "\nGET /\nok\n");
}

#[test]
fn data_are_shown_in_full_and_counters_with_v() {
    let dir = tempfile::tempdir().unwrap();
    let data: Vec<u8> = (0..200).map(|n| b'a' + n % 26).collect();
    let text = String::from_utf8(data.clone()).unwrap();
    let file = trace_text(dir.path(), &[read(1, &data), open(2, "/a")]);
    assert_eq!(shown(&file, &["evt.num=1", "-p", "%evt.arg.data"]), format!("{text}\n"));
    let ran = eyas(&["read", &file, "evt.num=1", "-p", "%evt.arg.data", "-v"]);
    assert_eq!((ran.code, ran.out), (0, format!("{text}\n")));
    let told: Vec<&str> = ran.err.lines().collect();
    assert!(told.len() == 2 && told[0] == "events: 2 seen, 0 lost" && told[1].contains(", Captured Events: 1, "), "{told:?}");
}

#[test]
fn a_limit_of_data_has_no_effect_on_a_trace_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[read(1, b"0123456789")]);
    let ran = eyas(&["read", &file, "-s", "4", "-p", "%evt.buffer"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "0123456789\n"));
    assert!(ran.err.starts_with("eyas: -s has no effect on a trace") && ran.err.lines().count() == 1, "{}", ran.err);
}

#[test]
fn limits_of_number_and_time() {
    let dir = tempfile::tempdir().unwrap();
    let file =
        trace_text(dir.path(), &[open(0, "/a"), open(400_000, "/b"), open(999_999, "/c"), open(1_000_000, "/d"), open(5_000_000, "/e")]);
    let names = |options: &[&str]| shown(&file, &[&["-p", "%fd.name"], options].concat()).replace('\n', "");
    assert_eq!([names(&["-n", "2"]), names(&["--numevents=3"]), names(&["-n9"])], ["/a/b", "/a/b/c", "/a/b/c/d/e"]);
    assert_eq!([names(&["-M", "1"]), names(&["--duration", "2"])], ["/a/b/c", "/a/b/c/d"]);
    // Both count from what is shown.
    assert_eq!(names(&["fd.name!=/a", "-M", "1"]), "/b/c/d");
    assert_eq!(names(&["fd.name!=/a", "-n", "2"]), "/b/c");
    assert_eq!(names(&["--events", "2-", "--start", "0.5", "-n", "1"]), "/c");
    assert_eq!(shown(&file, &["--count", "-n", "2"]), "2\n");
}

#[test]
fn forms_of_time() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(7, "/a"), open(250_007, "/b")]);
    for (form, wanted) in [
        ("h", "03:04:05.000007000\n03:04:05.250007000\n"),
        ("a", "1767323045.7000\n1767323045.250007000\n"),
        ("r", "0.000000000\n0.250000000\n"),
        ("d", "0.000000000\n0.000000000\n"),
        ("D", "0.000000000\n0.250000000\n"),
    ] {
        for option in ["-t", "--time", "--timetype"] {
            assert_eq!(shown(&file, &[option, form, "-p", "%evt.outputtime"]), wanted, "{option} {form}");
        }
    }
}

#[test]
fn ports_by_name_lines_with_containers_and_json() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[connect(1)]);
    assert_eq!(shown(&file, &["-p", "%evt.arg.tuple"]), "10.0.0.5:40000->1.2.3.4:443\n");
    if std::fs::read_to_string("/etc/services").is_ok_and(|s| s.contains("443/tcp")) {
        assert!(shown(&file, &["-R"]).contains("tuple=10.0.0.5:40000->1.2.3.4:https"), "{}", shown(&file, &["-R"]));
    } else {
        println!("skipped: this machine has no list of services");
    }
    let start = "1 03:04:05.000001000 1 host (host) bash (100:100) < connect res=0 ";
    assert!(shown(&file, &["-pc"]).starts_with(start) && shown(&file, &["-p", "container"]).starts_with(start));
    let json = shown(&file, &["-pc", "-j"]);
    assert!(json.starts_with("{\"container.id\":\"host\",\"container.name\":\"host\",\"evt.cpu\":1,\"evt.dir\":\"<\","), "{json}");
    assert_eq!(shown(&file, &["--json", "-p", "*%evt.num %fd.name %fd.sip %container.image"]).lines().count(), 1);
}

#[test]
fn nothing_but_what_was_asked_for_is_on_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a"), open(2, "/b")]);
    for (options, wanted) in [(&["-q"][..], ""), (&["-q", "-S"], ""), (&["--count", "-S", "-j"], "2\n"), (&["-q", "-v"], "")] {
        let ran = eyas(&[&["read", &file], options].concat());
        assert_eq!((ran.code, ran.out.as_str()), (0, wanted), "{options:?}");
    }
}

#[test]
fn wrong_usage_is_2_and_says_what_is_right() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a")]);
    let out = dir.path().join("out").to_str().unwrap().to_owned();
    for (wrong, mend) in [
        (&["-n", "0"][..], "0 is not in 1.."),
        (&["-n", "many"], "'--numevents <N>'"),
        (&["-M", "0"], "0 is not in 1.."),
        (&["-M", "1.5"], "'--duration <SECONDS>'"),
        (&["-t", "x"], "it is one of h, a, r, d, D"),
        (&["-s", "long"], "'--snaplen <BYTES>'"),
        (&["-A", "-x"], "'--print-ascii' cannot be used with '--print-hex'"),
        (&["-b", "-X"], "'--print-base64' cannot be used with '--print-hex-ascii'"),
        (&["--start", "now"], "such as 2.5"),
        (&["--events", "7"], "such as 100-200"),
        (&["-w"], "'--writefile <FILE>'"),
        (&["-w", &out, "-C", "0"], "0 is not in 1.."),
        (&["-w", &out, "-C", "1k"], "'--file-size <MB>'"),
        (&["-w", &out, "-G", "0"], "0 is not in 1.."),
        (&["-w", &out, "-e", "none"], "'--event-limit <N>'"),
        (&["-w", &out, "-e", "1", "-W", "0"], "0 is not in 1.."),
        (&["-w", &out, "-W", "2"], "needs -C, -G or -e"),
        (&["-w", "%Q", "-G", "1"], "`%%` stands for a percent sign"),
        (&["-W", "2"], "--writefile <FILE>"),
        (&["-z"], "--writefile <FILE>"),
        (&["--compat", "1"], "neither 0.44 nor 0.45"),
        (&["--filter-me"], "unexpected argument '--filter-me'"),
        (&["-J"], "unexpected argument '-J'"),
        (&["evt.type=openat", "and", "fd.name=/a"], "A filter is one argument"),
    ] {
        let ran = eyas(&[&["read", &file], wrong].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong:?}: {}", ran.err);
        assert!(ran.err.contains(mend), "{wrong:?}: {}", ran.err);
        assert!(!std::path::Path::new(&out).exists(), "{wrong:?}");
    }
    let without = eyas(&["read"]);
    assert!(without.code == 2 && without.err.contains("<FILE>"), "{}", without.err);
}

#[test]
fn the_live_command_takes_the_same_options() {
    let help = eyas(&["events", "--help"]);
    let of_read = eyas(&["read", "--help"]);
    assert_eq!((help.code, of_read.code), (0, 0));
    for option in "A b x X n M t s S v q w z C G W e F p R U".split(' ') {
        for help in [&help.out, &of_read.out] {
            assert!(help.contains(&format!("  -{option}, ")), "-{option}");
        }
    }
    for (wrong, mend) in [(&["-n", "0"][..], "0 is not in 1.."), (&["-t", "x"], "h, a, r, d, D"), (&["a", "b"], "A filter is one argument")]
    {
        let ran = eyas(&[&["events"], wrong].concat());
        assert!(ran.code == 2 && ran.err.contains(mend), "{wrong:?}: {}", ran.err);
    }
}
