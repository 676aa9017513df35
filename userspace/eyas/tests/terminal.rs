// SPDX-License-Identifier: Apache-2.0
//! `eyas read` on a terminal: colours, alignment, progress. In a pipe there is none of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
use common::{command, eyas, open, trace, trace_text};
use nix::pty::openpty;
use std::{
    fs::File,
    io::{Read, Write},
    os::fd::OwnedFd,
    process::Stdio,
    time::Duration,
};

/// A terminal: our end, and the end for a program.
fn terminal() -> (File, OwnedFd) {
    let pty = openpty(None, None).unwrap();
    (File::from(pty.master), pty.slave)
}

/// All that is written to a terminal until nobody holds it any longer; its line ends are those of a file.
fn rest_of(mut ours: File) -> String {
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    // The end of a terminal is an error.
    while let Ok(n) = ours.read(&mut buffer)
        && n > 0
    {
        text.extend_from_slice(&buffer[..n]);
    }
    String::from_utf8(text).unwrap().replace("\r\n", "\n")
}

/// A run with its standard output on a terminal.
fn on_terminal(args: &[&str], variables: &[(&str, &str)]) -> String {
    let (ours, theirs) = terminal();
    let mut child = command(args).envs(variables.iter().copied()).stdout(theirs).stderr(Stdio::piped()).spawn().unwrap();
    let text = rest_of(ours);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    text
}

#[test]
fn colours_on_a_terminal_and_none_in_a_pipe() {
    let dir = tempfile::tempdir().unwrap();
    let file = trace_text(dir.path(), &[open(1, "/a")]);
    let rest = "fd=3(<f>/a) dirfd=-100(AT_FDCWD) name=/a flags=1(O_RDONLY) mode=0 dev=5 ino=77\n";
    let plain = format!("1 03:04:05.000001000 1 bash (100) < openat {rest}");
    let coloured = "1 03:04:05.000001000 1 \x1b[01;32mbash\x1b[00m (\x1b[01;36m100\x1b[00m.100) < \x1b[01;34mopenat\x1b[00m ";
    assert_eq!(eyas(&["read", &file]).out, plain);
    assert_eq!(on_terminal(&["read", &file], &[]), format!("{coloured}{rest}\x1b[00m"));
    assert_eq!(on_terminal(&["read", &file], &[("NO_COLOR", "1")]), plain);
    // A format of one's own has the colours that it names, everywhere.
    let own = ["read", &file, "-p", r"\e[31m%evt.type"];
    assert_eq!((on_terminal(&own, &[]), eyas(&own).out), ("\x1b[31mopenat\n\x1b[00m".into(), "\x1b[31mopenat\n\x1b[00m".into()));
    assert_eq!(on_terminal(&["read", &file, "-p", "%evt.type"], &[]), "openat\n");
    let json = on_terminal(&["read", &file, "-j"], &[]);
    assert!(json.starts_with("{\"evt.cpu\":1,") && !json.contains('\x1b'), "{json}");
}

/// A trace of a few megabytes and its number of events.
fn large(dir: &std::path::Path) -> (String, usize) {
    let events: Vec<_> = (0..60_000).map(|n| open(n, "/some/quite/long/path/to/fill/a/piece/of/a/trace/with/it")).collect();
    (trace_text(dir, &events), events.len())
}

/// Runs with standard error on a terminal and standard output in a pipe that nobody empties for longer than it takes until
/// progress is told. What it tells.
fn told_while_waiting(args: &[&str]) -> (String, usize) {
    let (ours, theirs) = terminal();
    let mut child = command(args).stdout(Stdio::piped()).stderr(theirs).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let mut out = vec![0];
    pipe.read_exact(&mut out).unwrap();
    // It stands still: much more than a pipe holds is to be written.
    std::thread::sleep(Duration::from_millis(600));
    pipe.read_to_end(&mut out).unwrap();
    let told = rest_of(ours);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    (told, out.iter().filter(|b| **b == b'\n').count())
}

#[test]
fn progress_of_a_large_trace_on_a_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let (file, events) = large(dir.path());
    let (told, lines) = told_while_waiting(&["read", &file]);
    assert_eq!(lines, events);
    assert!(told.starts_with('\r') && told.contains(" % read, ") && told.contains(" events\x1b[K"), "{told:?}");
    assert!(told.ends_with("\r\x1b[K"), "nothing of it is left at the end: {told:?}");
    let quick = eyas(&["read", &file, "--count"]);
    assert_eq!((quick.out, quick.err), (format!("{events}\n"), String::new()));
}

#[test]
fn progress_of_a_pipe_makes_room_for_lines() {
    let dir = tempfile::tempdir().unwrap();
    let whole = std::fs::read(trace(dir.path(), &[open(1, "/a")])).unwrap();
    let event = whole[whole.len() - usize::try_from(u32::from_le_bytes(*whole.last_chunk().unwrap())).unwrap()..].to_vec();
    let (mut ours, theirs) = terminal();
    let out = theirs.try_clone().unwrap();
    let mut child = command(&["read", "-", "-p", "%fd.name"]).stdin(Stdio::piped()).stdout(out).stderr(theirs).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(&whole).unwrap();
    // An event, and another and another, until progress is told between two lines.
    let (mut text, mut buffer) = (String::new(), [0; 4096]);
    while !text.contains(" events read\x1b[K\r\x1b[K/a") {
        pipe.write_all(&event).unwrap();
        let n = ours.read(&mut buffer).unwrap();
        text.push_str(std::str::from_utf8(&buffer[..n]).unwrap());
    }
    drop(pipe);
    assert!(text.starts_with("/a\r\n"), "{text:?}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
