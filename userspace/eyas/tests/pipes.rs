// SPDX-License-Identifier: Apache-2.0
//! Traces that come through pipes: what there is is shown at once, and a signal ends the wait for more.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{command, eyas, open, trace};
use nix::sys::signal::Signal;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdout, Stdio},
};

/// A program that reads what we write.
struct Reader {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Reader {
    fn start(args: &[&str]) -> Self {
        let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    fn give(&mut self, bytes: &[u8]) {
        self.child.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line
    }

    /// Waits until signals are caught.
    fn until_ready(&self, signal: Signal) {
        let bit = 1_u64 << (signal as i32 - 1);
        loop {
            let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
            let caught = status.lines().find_map(|l| l.strip_prefix("SigCgt:")).unwrap().trim();
            if u64::from_str_radix(caught, 16).unwrap() & bit != 0 {
                return;
            }
            std::thread::yield_now();
        }
    }

    /// Sends a signal while the pipe stays open; exit code, what else was on standard output, and standard error.
    fn end_by(mut self, signal: Signal) -> (Option<i32>, String, String) {
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(self.child.id().try_into().unwrap()), signal).unwrap();
        let (mut rest, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut rest).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let pipe = self.child.stdin.take();
        let code = self.child.wait().unwrap().code();
        drop(pipe);
        (code, rest, err)
    }
}

fn whole(dir: &Path) -> Vec<u8> {
    fs::read(trace(dir, &[open(1, "/a"), open(2, "/b")])).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const CLEAN: (Option<i32>, &str, &str) = (Some(0), "", "");

fn told(end: &(Option<i32>, String, String)) -> (Option<i32>, &str, &str) {
    (end.0, &end.1, &end.2)
}

#[test]
fn a_signal_ends_a_wait_for_more() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = whole(dir.path());
    let event = usize::try_from(u32::from_le_bytes(*bytes.last_chunk().unwrap())).unwrap();
    let half = [&bytes[..], &bytes[bytes.len() - event..bytes.len() - 7]].concat();
    for (input, signal) in [(bytes.clone(), Signal::SIGINT), (half, Signal::SIGTERM), (gzip(&bytes), Signal::SIGTERM)] {
        let mut reader = Reader::start(&["read", "-", "-p", "%fd.name"]);
        reader.give(&input);
        // They are there while the pipe is open.
        assert_eq!((reader.line(), reader.line()), ("/a\n".into(), "/b\n".into()));
        assert_eq!(told(&reader.end_by(signal)), CLEAN);
    }
}

#[test]
fn a_signal_ends_a_wait_for_the_first_byte() {
    for args in [&["read", "-"][..], &["replay", "-", "--rules"]] {
        let dir = tempfile::tempdir().unwrap();
        let rules = dir.path().join("r.yaml");
        fs::write(&rules, "- rule: r\n  desc: d\n  condition: evt.type=openat\n  output: o\n  priority: NOTICE\n").unwrap();
        let args = if args[0] == "replay" { [args, &[rules.to_str().unwrap()]].concat() } else { args.to_vec() };
        let reader = Reader::start(&args);
        reader.until_ready(Signal::SIGTERM);
        let (code, out, err) = reader.end_by(Signal::SIGTERM);
        assert_eq!((code, out.as_str(), err.as_str()), CLEAN, "{args:?}");
    }
}

#[test]
fn what_was_to_be_written_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = whole(dir.path());
    let out = dir.path().join("out").to_str().unwrap().to_owned();
    for (option, input) in [("-w", bytes.clone()), ("-zw", bytes.clone()), ("-w", gzip(&bytes))] {
        let _ = fs::remove_file(&out);
        let mut reader = Reader::start(&["read", "-", option, &out]);
        reader.give(&input);
        // A plain file has them while there is nothing else to do; what is compressed waits for more of its kind.
        while fs::metadata(&out).map_or(0, |m| m.len()) == 0 && option == "-w" {
            std::thread::yield_now();
        }
        reader.until_ready(Signal::SIGTERM);
        if option == "-zw" {
            while !fs::exists(&out).unwrap() {
                std::thread::yield_now();
            }
        }
        assert_eq!(told(&reader.end_by(Signal::SIGTERM)), CLEAN);
        let ran = eyas(&["read", &out, "-p", "%fd.name"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{option}");
        assert!(option == "-zw" || ran.out == "/a\n/b\n", "{option}: {}", ran.out);
    }
}

#[test]
fn a_named_pipe_behind_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = whole(dir.path());
    let (file, pipe) = (dir.path().join("trace.scap"), dir.path().join("pipe"));
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let args = ["read", file.to_str().unwrap(), "-r", pipe.to_str().unwrap(), "-p", "%fd.name"];
    let mut reader = Reader::start(&args);
    // Lines of the file are there before anybody writes to the pipe.
    assert_eq!((reader.line(), reader.line()), ("/a\n".into(), "/b\n".into()));
    let mut writer = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    writer.write_all(&bytes).unwrap();
    drop(writer);
    assert_eq!((reader.line(), reader.line()), ("/a\n".into(), "/b\n".into()));
    assert_eq!(reader.child.wait().unwrap().code(), Some(0));
    let mut reader = Reader::start(&args);
    assert_eq!((reader.line(), reader.line()), ("/a\n".into(), "/b\n".into()));
    assert_eq!(told(&reader.end_by(Signal::SIGINT)), CLEAN);
}

#[test]
fn a_pipe_that_ends_early_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = whole(dir.path());
    let mut reader = Reader::start(&["read", "-", "-p", "%fd.name"]);
    reader.give(&bytes[..bytes.len() - 7]);
    assert_eq!(reader.line(), "/a\n");
    drop(reader.child.stdin.take());
    let mut err = String::new();
    reader.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(reader.child.wait().unwrap().code(), Some(3));
    assert!(err.starts_with("eyas: -: the trace is damaged at byte "), "{err}");
}
