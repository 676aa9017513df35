// SPDX-License-Identifier: Apache-2.0
//! Traces that `eyas read -w` writes, read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{START, command, eyas, open, trace, trace_text};
use eyas_capture::{HeaderSink, HeaderSource, RawRecord, ThreadEntry, Writer, WriterOptions};
use eyas_schema::{build::EventBuilder, ids};
use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Stdio,
};

/// `chdir` by `bash`, `n` µs after the start.
fn chdir(n: u64, path: &str) -> Vec<u8> {
    EventBuilder::new(ids::SYSCALL_CHDIR_X).ts(START + 1_000 * n).tid(100).i64(0).text(path).build()
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// What is read from a trace, all parameters of each event.
fn raw(file: &str, filter: &[&str]) -> String {
    let ran = eyas(&[&["read", file, "-p", "raw"], filter].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{file}");
    ran.out
}

/// Writes part of a trace; nothing is said about it.
fn write(arguments: &[&str]) {
    let ran = eyas(&[&["read"], arguments].concat());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{arguments:?}");
}

#[test]
fn a_trace_written_anew_reads_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a"), chdir(2, ".."), chdir(3, "tmp"), open(4, "b")]);
    let (plain, small) = (text(&dir.path().join("plain")), text(&dir.path().join("small")));
    write(&[&file, "-w", &plain]);
    write(&[&file, "-zw", &small]);
    let wanted = raw(&file, &[]);
    assert!(wanted.lines().count() == 4 && wanted.contains("/tmp/b"), "{wanted}");
    assert_eq!((raw(&plain, &[]), raw(&small, &[])), (wanted.clone(), wanted));
    assert_eq!(fs::read(&small).unwrap()[..2], [0x1f, 0x8b]);
    for path in [plain, small] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_filter_keeps_its_events_and_with_f_what_they_mean() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[chdir(1, "/srv"), open(2, "x"), open(3, "/y"), chdir(4, "/tmp"), open(5, "z")]);
    let out = text(&dir.path().join("out"));
    let names = |file: &str| eyas(&["read", file, "evt.type=openat", "-p", "%evt.rawtime %fd.name"]).out;
    let wanted = names(&file);
    assert!(wanted.contains("/srv/x") && wanted.contains("/tmp/z"), "{wanted}");
    write(&[&file, "evt.type=openat", "-F", "-w", &out]);
    assert_eq!(names(&out), wanted);
    assert_eq!(eyas(&["read", &out, "--count"]).out, "3\n");
    write(&[&file, "evt.type=openat", "-w", &out]);
    assert_eq!(names(&out), wanted);
    assert_eq!(eyas(&["read", &out, "--count"]).out, "3\n");
    write(&[&file, "-n", "2", "-w", &out]);
    assert_eq!(eyas(&["read", &out, "--count"]).out, "2\n");
}

/// `clone` of `tid` by `bash` as the new process sees it, then its `execve` of `comm`.
fn start(n: u64, tid: i64, comm: &str) -> [Vec<u8>; 2] {
    let event = |kind, n, last: u64| {
        let e = EventBuilder::new(kind).ts(START + 1_000 * n).tid(tid.cast_unsigned()).i64(0).text(comm).text("").i64(tid).i64(tid);
        let e = e.i64(100).text("").u64(1024).u64(0).u64(0).u32(0).u32(0).u32(0).text(comm).bytes(b"cpu=/\0");
        (e, last)
    };
    let (clone, _) = event(ids::SYSCALL_CLONE_20_X, n, 0);
    let clone = clone.u32(0).u32(0).u32(0).i64(tid).i64(tid).u64(0).build();
    let chdir = EventBuilder::new(ids::SYSCALL_CHDIR_X).ts(START + 1_000 * (n + 1)).tid(tid.cast_unsigned()).i64(0).text(comm).build();
    [clone, chdir]
}

fn open_by(n: u64, tid: u64, path: &str) -> Vec<u8> {
    let e = EventBuilder::new(ids::SYSCALL_OPENAT_2_X).ts(START + 1_000 * n).tid(tid).i64(3).i64(-100).text(path);
    e.u32(1).u32(0).u32(5).u64(77).build()
}

#[test]
fn a_filter_keeps_what_its_events_need_and_no_more() {
    let dir = tempfile::tempdir().unwrap();
    let [mine, cd] = start(2, 200, "mine");
    let [other, away] = start(4, 300, "other");
    let file =
        trace_text(dir.path(), &[chdir(1, "/srv"), mine, cd, other, away, open_by(6, 200, "x"), open_by(7, 300, "y"), chdir(8, "/tmp")]);
    let out = text(&dir.path().join("out"));
    let show = |file: &str| eyas(&["read", file, "evt.type=openat and proc.name=mine", "-p", "%proc.name %proc.pname %fd.name"]).out;
    assert_eq!(show(&file), "mine bash /srv/mine/x\n");
    write(&[&file, "evt.type=openat and proc.name=mine", "-w", &out]);
    assert_eq!((show(&out), eyas(&["read", &out, "--count"]).out), (show(&file), "1\n".into()));
    // What is in it: two of its own, the directory that it inherited, itself, and nothing of others.
    let mut reader = eyas_capture::Reader::open(&out).unwrap();
    assert!(reader.read_headers(&mut ()).unwrap());
    let mut there = Vec::new();
    while let Some(record) = reader.next_event().unwrap() {
        let event = eyas_schema::Event::parse(record.event).unwrap();
        there.push((event.tid, event.kind, record.flags));
    }
    let wanted = [
        (100, ids::SYSCALL_CHDIR_X, 1),
        (200, ids::SYSCALL_CLONE_20_X, 1),
        (200, ids::SYSCALL_CHDIR_X, 1),
        (200, ids::SYSCALL_OPENAT_2_X, 0),
        (100, ids::SYSCALL_CHDIR_X, 1),
    ];
    assert_eq!(there, wanted);
    write(&[&file, "evt.type=openat and proc.name=mine", "-Fw", &out]);
    assert_eq!((show(&out), eyas(&["read", &out, "--count"]).out), (show(&file), "1\n".into()));
    assert!(fs::metadata(&out).unwrap().len() > 0);
}

#[test]
fn filtered_recordings_tell_the_same_of_each_event() {
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle");
    if !oracle.exists() {
        println!("skipped: no recorded captures beside the checkout");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let out = text(&dir.path().join("out"));
    let format = "*%evt.rawtime %evt.cpu %evt.type %evt.info | %proc.name %proc.cmdline %proc.cwd %proc.pname %proc.aname[2] \
                  %proc.aname[3] %proc.sname %proc.vpgid.name %proc.exepath %proc.tty %user.name %user.loginname %group.gid %fd.name \
                  %fd.type %fd.lip %fd.rport %container.id %container.name %thread.cap_permitted %proc.env %proc.is_exe_upper_layer";
    for (trace, filters) in [
        ("attacks.scap.gz", &["proc.name=cat", "container.id!=host and evt.type in (execve, openat)"][..]),
        ("curl_google.scap", &["evt.type=close and proc.name=curl"]),
    ] {
        let file = text(&oracle.join("captures").join(trace));
        for filter in filters {
            // A process that the trace never describes is one without a name once it made an event, of whatever kind.
            let lines = |file: &str, filter: &[&str]| eyas(&[&["read", file, "-p", format], filter].concat()).out.replace("(<NA>)", "");
            let wanted = lines(&file, &[filter]);
            assert!(wanted.lines().count() > 2, "{trace}: {filter}");
            write(&[&file, filter, "-w", &out]);
            let (got, again) = (lines(&out, &[]), if filter.contains("evt.num") { wanted.clone() } else { lines(&out, &[filter]) });
            for (wanted, got) in wanted.lines().zip(got.lines()) {
                assert_eq!(got, wanted, "{trace}: {filter}");
            }
            assert!(wanted == got && wanted == again, "{trace}: {filter}");
        }
    }
}

#[test]
fn every_file_of_a_row_begins_with_its_own_state() {
    let dir = tempfile::tempdir().unwrap();
    let events = [open(1, "a"), chdir(2, ".."), chdir(3, "tmp"), open(4, "b"), open(5, "c"), open(6, "d")];
    let file = trace_text(dir.path(), &events);
    let out = dir.path().join("part");
    write(&[&file, "-e", "1", "-w", &text(&out)]);
    let part = |n: u32| eyas(&["read", &format!("{}{n}", text(&out)), "-p", "%evt.num %evt.type %proc.cwd %evt.arg.path"]).out;
    assert_eq!(part(1), "1 chdir / ..\n");
    assert_eq!(part(2), "1 chdir /tmp/ tmp\n");
    let name = |n: u32| eyas(&["read", &format!("{}{n}", text(&out)), "-p", "%evt.num %fd.name"]).out;
    assert_eq!((name(0), name(3), name(5)), ("1 /root/a\n".into(), "1 /tmp/b\n".into(), "1 /tmp/d\n".into()));

    let ring = dir.path().join("ring");
    write(&[&file, "evt.type=openat", "-e", "1", "-W", "2", "-w", &text(&ring)]);
    let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|n| n.starts_with("ring"));
    names.sort();
    assert_eq!(names, ["ring0", "ring1"]);
    assert_eq!(eyas(&["read", &format!("{}1", text(&ring)), "-p", "%fd.name"]).out, "/tmp/d\n");
}

#[test]
fn several_traces_become_one_of_several_sections() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (trace_text(a.path(), &[chdir(1, "/srv"), open(2, "x")]), trace_text(b.path(), &[open(3, "y")]));
    let out = text(&a.path().join("out"));
    write(&[&first, "-r", &second, "-w", &out]);
    assert_eq!(eyas(&["read", &out, "evt.type=openat", "-p", "%evt.num %fd.name"]).out, "2 /srv/x\n3 /root/y\n");
}

/// A machine with one process in a container.
struct Host;

const CONTAINER: &str = "3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e";

impl HeaderSource for Host {
    fn describe(&self, sink: &mut dyn HeaderSink) {
        let cgroups = format!("cpu=/docker/{CONTAINER}\0");
        let ids = ThreadEntry { tid: 100, pid: 100, ptid: 0, vtid: 1, vpid: 1, uid: 5, ..ThreadEntry::default() };
        sink.thread(&ThreadEntry { comm: b"web", exe: b"web", cwd: b"/", cgroups: cgroups.as_bytes(), ..ids });
    }
}

#[test]
fn containers_are_known_in_every_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("trace");
    let json = r#"{"container":{"type":0,"id":"3ad7b26ded6d","name":"shop","image":"nginx"}}"#;
    let user = EventBuilder::new(ids::USER_ADDED_E).ts(START).tid(u64::MAX).u32(5).u32(6);
    let user = ["www", "/var/www", "/bin/false", "3ad7b26ded6d"].into_iter().fold(user, EventBuilder::text).build();
    let container = EventBuilder::new(ids::CONTAINER_JSON_2_E).ts(START).tid(u64::MAX).text(json).build();
    let mut writer = Writer::create(&path, WriterOptions::default()).unwrap();
    for event in [&container, &user, &open(1, "/a"), &open(2, "/b")] {
        writer.write(&RawRecord { cpu: 0, flags: 0, event, offset: 0 }, &Host).unwrap();
    }
    writer.finish(&Host).unwrap();
    let read = |file: &Path| eyas(&["read", &text(file), "-p", "%evt.num %fd.name %container.name"]).out;
    assert_eq!(read(&path), "3 /a shop\n4 /b shop\n");
    let out = dir.path().join("out");
    write(&[&text(&path), "-w", &text(&out)]);
    assert_eq!(read(&out), read(&path));
    write(&[&text(&path), "-e", "3", "-w", &text(&out)]);
    assert_eq!(read(&dir.path().join("out0")), "3 /a shop\n");
    assert_eq!(read(&dir.path().join("out1")), "2 /b shop\n");
}

#[test]
fn a_full_disk_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a")]);
    let ran = eyas(&["read", &file, "-w", "/dev/full"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("/dev/full") && ran.err.contains("No space left") && ran.err.lines().count() == 1, "{}", ran.err);
    let nowhere = eyas(&["read", &file, "-w", "/nowhere/x"]);
    assert!(nowhere.code == 1 && nowhere.err.contains("cannot write to /nowhere/x"), "{}", nowhere.err);
}

#[test]
fn a_disk_that_fills_up_keeps_what_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let names = |n: u64| (0..8).map(|i| format!("{:x}", (n * 8 + i + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect::<String>();
    let events: Vec<_> = (1..40_000).map(|n| open(n, &names(n))).collect();
    let file = trace_text(dir.path(), &events);
    let (disk, saved) = (text(&dir.path().join("disk")), text(&dir.path().join("saved")));
    fs::create_dir(&disk).unwrap();
    // A disk of 2 MiB that only this shell and what it starts can see; 77 where that is not allowed.
    let script = "mount -t tmpfs -o size=2m none \"$1\" || exit 77; shift; saved=$1; shift; \"$@\"; code=$?; cp \"$saved\".on/out \"$saved\"; exit $code";
    std::os::unix::fs::symlink(&disk, format!("{saved}.on")).unwrap();
    for option in ["-w", "-zw"] {
        let out = format!("{disk}/out");
        let eyas_itself = [env!("CARGO_BIN_EXE_eyas"), "read", &file, option, &out];
        let mut shell = std::process::Command::new("unshare");
        shell.args(if nix::unistd::geteuid().is_root() { &["-m"][..] } else { &["-rm"] });
        let ran = match shell.args(["sh", "-c", script, "sh", &disk, &saved]).args(eyas_itself).output() {
            Ok(ran) if [Some(0), Some(2), Some(3), Some(1)].contains(&ran.status.code()) && !ran.stderr.starts_with(b"unshare") => ran,
            refused => {
                println!("skipped: no disk of one's own can be had here: {refused:?}");
                return;
            }
        };
        let err = String::from_utf8(ran.stderr).unwrap();
        assert_eq!((ran.status.code(), ran.stdout.as_slice()), (Some(1), &b""[..]), "{err}");
        assert!(err.contains("/disk/out") && err.contains("No space left on device") && err.contains("stay readable"), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
        let read = eyas(&["read", &saved, "-p", "%evt.rawtime"]);
        assert_eq!((read.code, read.err.as_str()), (0, ""), "{option}");
        let times: Vec<_> = (1..40_000_u64).map(|n| (START + 1_000 * n).to_string()).collect();
        let got: Vec<_> = read.out.lines().collect();
        assert!(got.len() > 4_000 && got.len() < times.len() && got == times[..got.len()], "{option}: {}", got.len());
    }
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a")]);
    let out = text(&dir.path().join("out"));
    for wrong in [&["-z"][..], &["-F"], &["-C", "1"], &["-w", &out, "-C", "0"], &["-w", &out, "-G", "x"], &["-w", &out, "-W", "2"]] {
        let ran = eyas(&[&["read", &file], wrong].concat());
        assert!(ran.code == 2 && !ran.err.is_empty() && !PathBuf::from(&out).exists(), "{wrong:?}: {}", ran.err);
    }
}

#[test]
fn damage_does_not_reach_the_trace_that_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let path = trace(dir.path(), &[open(1, "/a"), open(2, "/b")]);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
    let out = text(&dir.path().join("out"));
    assert_eq!(eyas(&["read", &text(&path), "-w", &out]).code, 3);
    assert_eq!(eyas(&["read", &out, "-p", "%fd.name"]).out, "/a\n");
}

#[test]
fn a_signal_ends_the_trace_whole() {
    let dir = tempfile::tempdir().unwrap();
    let whole = fs::read(trace(dir.path(), &[open(1, "/a")])).unwrap();
    let event = whole[whole.len() - usize::try_from(u32::from_le_bytes(*whole.last_chunk().unwrap())).unwrap()..].to_vec();
    let out = dir.path().join("out");
    let mut child = command(&["read", "-", "-w", &text(&out)]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let many = event.repeat(1000);
    pipe.write_all(&whole).unwrap();
    // More and more until much is in the file, then the signal, then more until nobody takes it.
    let mut asked = false;
    while pipe.write_all(&many).is_ok() {
        if !asked && fs::metadata(&out).is_ok_and(|m| m.len() > 1 << 17) {
            nix::sys::signal::kill(nix::unistd::Pid::from_raw(child.id().try_into().unwrap()), nix::sys::signal::SIGTERM).unwrap();
            asked = true;
        }
    }
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), String::from_utf8(ran.stderr).unwrap().as_str()), (Some(0), ""));
    let written = eyas(&["read", &text(&out), "--count"]);
    assert!(written.code == 0 && written.out.trim().parse::<u64>().unwrap() > 0, "{}{}", written.out, written.err);
}

#[test]
fn recorded_traces_written_anew_mean_the_same() {
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle");
    if !oracle.exists() {
        println!("skipped: no recorded captures beside the checkout");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let out = text(&dir.path().join("out"));
    for trace in ["curl_google.scap", "single_ipv6_conn.scap", "test_ipv6_client.scap", "attacks.scap.gz"] {
        let file = text(&oracle.join("captures").join(trace));
        write(&[&file, "-F", "-w", &out]);
        assert!(raw(&file, &[]) == raw(&out, &[]), "{trace}");
        let lines = |file: &str| eyas(&["read", file, "evt.type in (openat, connect)", "-p", "*%evt.time %proc.cmdline %fd.name"]).out;
        write(&[&file, "evt.type in (openat, connect)", "-F", "-zw", &out]);
        assert!(lines(&file) == lines(&out), "{trace}, filtered");
    }
    let rules = text(&oracle.join("rules/falco_rules.yaml"));
    let file = text(&oracle.join("captures/attacks.scap.gz"));
    let alerts = |file: &str| eyas(&["replay", file, "--rules", &rules, "--json"]).out;
    write(&[&file, "-w", &out]);
    assert!(alerts(&file).lines().count() > 10 && alerts(&file) == alerts(&out));
}
