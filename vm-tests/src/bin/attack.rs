// SPDX-License-Identifier: Apache-2.0
//! What attackers do, in one static program, for scenarios whose guest has only busybox.
//!
//! `attack COMMAND [ARGUMENT …]`; each command does one thing and ends with status 0 if it could. System calls are made
//! directly, so that it is certain which ones are made.

use std::{
    ffi::CString,
    io,
    net::{TcpListener, TcpStream, UdpSocket},
    os::{
        fd::AsRawFd,
        unix::net::{UnixListener, UnixStream},
        unix::process::CommandExt,
    },
    process::{Command, ExitCode},
    time::Duration,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// One command: name, what it takes, what it does.
struct Attack {
    name: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> Outcome,
}

static ATTACKS: &[Attack] = &[
    Attack { name: "spawn", usage: "PROGRAM ARG…", run: spawn },
    Attack { name: "as", usage: "UID GID PROGRAM ARG…", run: run_as },
    Attack { name: "memfd", usage: "FILE ARG…", run: memfd },
    Attack { name: "ptrace", usage: "", run: ptrace },
    Attack { name: "vm-write", usage: "", run: vm_write },
    Attack { name: "reverse-shell", usage: "", run: reverse_shell },
    Attack { name: "udp", usage: "ADDRESS PORT", run: udp },
    Attack { name: "tcp", usage: "ADDRESS PORT", run: tcp },
    Attack { name: "unix", usage: "PATH", run: unix },
    Attack { name: "packet", usage: "", run: packet },
    Attack { name: "bpf", usage: "", run: bpf },
    Attack { name: "setns", usage: "FILE", run: setns },
    Attack { name: "load-module", usage: "FILE", run: load_module },
    Attack { name: "x32-read", usage: "FILE", run: x32_read },
    Attack { name: "close-flood", usage: "COUNT", run: close_flood },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = args.split_first() else {
        eprintln!("attack COMMAND, one of:");
        ATTACKS.iter().for_each(|a| eprintln!("  {} {}", a.name, a.usage));
        return ExitCode::from(2);
    };
    let Some(attack) = ATTACKS.iter().find(|a| a.name == name) else {
        eprintln!("attack: no command '{name}'");
        return ExitCode::from(2);
    };
    match (attack.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("attack {name}: {e}");
            ExitCode::FAILURE
        }
    }
}

/// A system call by number.
fn call(nr: libc::c_long, args: [usize; 6]) -> io::Result<usize> {
    let [a, b, c, d, e, f] = args;
    // SAFETY: callers pass numbers, or addresses of live objects of the size that the call reads; no call made here writes
    // through a pointer.
    let r = unsafe { libc::syscall(nr, a, b, c, d, e, f) };
    usize::try_from(r).map_err(|_| io::Error::last_os_error())
}

fn arg(args: &[String], i: usize) -> Result<&str, String> {
    args.get(i).map(String::as_str).ok_or_else(|| format!("argument {} is missing", i + 1))
}

fn fd(n: usize) -> Result<i32, std::num::TryFromIntError> {
    i32::try_from(n)
}

/// Starts a program and waits for it: under the name of a server, the way a shell is spawned through it.
fn spawn(args: &[String]) -> Outcome {
    Command::new(arg(args, 0)?).args(args.get(1..).unwrap_or_default()).status()?;
    Ok(())
}

/// Runs a program as another user.
fn run_as(args: &[String]) -> Outcome {
    let (uid, gid) = (arg(args, 0)?.parse()?, arg(args, 1)?.parse()?);
    let status = Command::new(arg(args, 2)?).args(args.get(3..).unwrap_or_default()).gid(gid).uid(uid).status()?;
    if status.success() { Ok(()) } else { Err(format!("it ended with {status}").into()) }
}

/// Runs a file's contents from anonymous memory.
fn memfd(args: &[String]) -> Outcome {
    let contents = std::fs::read(arg(args, 0)?)?;
    let name = CString::new("payload")?;
    let at = call(libc::SYS_memfd_create, [name.as_ptr().addr(), 1, 0, 0, 0, 0])?;
    let path = format!("/proc/self/fd/{}", fd(at)?);
    std::fs::write(&path, contents)?;
    // A shell script would find its interpreter only if the file stayed open; a program does not need it.
    let status = Command::new(format!("/proc/{}/fd/{at}", std::process::id())).args(args.get(1..).unwrap_or_default()).status()?;
    println!("from memory: {status}");
    Ok(())
}

fn victim() -> io::Result<std::process::Child> {
    Command::new("/bin/busybox").args(["sleep", "20"]).spawn()
}

/// Attaches to a child and lets it go.
fn ptrace(_: &[String]) -> Outcome {
    let mut child = victim()?;
    let pid = usize::try_from(child.id())?;
    let attached = call(libc::SYS_ptrace, [usize::try_from(libc::PTRACE_SEIZE)?, pid, 0, 0, 0, 0]);
    child.kill()?;
    child.wait()?;
    attached?;
    Ok(())
}

/// Writes into the memory of a child that shares our layout.
fn vm_write(_: &[String]) -> Outcome {
    static TARGET: [u8; 8] = *b"original";
    let mut child = victim()?;
    let local = *b"replaced";
    let iov = |p: usize| libc::iovec { iov_base: std::ptr::without_provenance_mut(p), iov_len: 8 };
    let (from, to) = (iov(local.as_ptr().addr()), iov(TARGET.as_ptr().addr()));
    let written = call(
        libc::SYS_process_vm_writev,
        [usize::try_from(child.id())?, std::ptr::from_ref(&from).addr(), 1, std::ptr::from_ref(&to).addr(), 1, 0],
    );
    child.kill()?;
    child.wait()?;
    println!("written: {written:?}");
    Ok(())
}

/// A shell whose standard streams are a connection.
fn reverse_shell(_: &[String]) -> Outcome {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    let (_held, _) = listener.accept()?;
    for target in 0..3 {
        call(libc::SYS_dup2, [usize::try_from(stream.as_raw_fd())?, target, 0, 0, 0, 0])?;
    }
    Command::new("/bin/busybox").args(["true"]).status()?;
    Ok(())
}

/// Connects a datagram socket and sends a request.
fn udp(args: &[String]) -> Outcome {
    let s = UdpSocket::bind("0.0.0.0:0")?;
    s.connect((arg(args, 0)?, arg(args, 1)?.parse::<u16>()?))?;
    // Nobody may listen: what counts is that it was sent.
    let _ = s.send(b"GET /latest/meta-data/");
    Ok(())
}

/// Connects to an address at which this program itself listens.
fn tcp(args: &[String]) -> Outcome {
    let at = (arg(args, 0)?, arg(args, 1)?.parse::<u16>()?);
    let listener = TcpListener::bind(at)?;
    TcpStream::connect(at)?;
    drop(listener);
    Ok(())
}

/// Connects to a unix socket at which this program itself listens.
fn unix(args: &[String]) -> Outcome {
    let path = arg(args, 0)?;
    let listener = UnixListener::bind(path)?;
    UnixStream::connect(path)?;
    drop(listener);
    std::fs::remove_file(path)?;
    Ok(())
}

/// Opens a packet socket.
fn packet(_: &[String]) -> Outcome {
    call(libc::SYS_socket, [usize::try_from(libc::AF_PACKET)?, usize::try_from(libc::SOCK_RAW)?, 0, 0, 0, 0])?;
    Ok(())
}

/// Loads a socket filter that says 0.
fn bpf(_: &[String]) -> Outcome {
    // mov r0, 0; exit
    let program: [u64; 2] = [0xb7, 0x95];
    let licence = CString::new("GPL")?;
    // The start of `union bpf_attr` for BPF_PROG_LOAD: type, number of instructions, instructions, licence, no log.
    let attr: [u64; 6] = [1 | 2 << 32, u64::try_from(program.as_ptr().addr())?, u64::try_from(licence.as_ptr().addr())?, 0, 0, 0];
    let loaded = call(libc::SYS_bpf, [5, attr.as_ptr().addr(), std::mem::size_of_val(&attr), 0, 0, 0]);
    println!("loaded: {loaded:?}");
    Ok(())
}

/// Enters the namespace that a file stands for.
fn setns(args: &[String]) -> Outcome {
    let f = std::fs::File::open(arg(args, 0)?)?;
    call(libc::SYS_setns, [usize::try_from(f.as_raw_fd())?, 0, 0, 0, 0, 0])?;
    Ok(())
}

/// Hands a file to the kernel as a module; what it says to it does not matter.
fn load_module(args: &[String]) -> Outcome {
    let f = std::fs::File::open(arg(args, 0)?)?;
    let params = CString::new("")?;
    let loaded = call(libc::SYS_finit_module, [usize::try_from(f.as_raw_fd())?, params.as_ptr().addr(), 0, 0, 0, 0]);
    println!("loaded: {loaded:?}");
    Ok(())
}

/// Makes `COUNT` calls that fail, and says how many: for counting what arrives.
fn close_flood(args: &[String]) -> Outcome {
    let count: u64 = arg(args, 0)?.parse()?;
    for _ in 0..count {
        let _ = call(libc::SYS_close, [usize::MAX, 0, 0, 0, 0, 0]);
    }
    println!("sent {count}");
    std::thread::sleep(Duration::from_millis(1));
    Ok(())
}

/// Opens a file by the x32 form of `open`: same number and arguments, with the bit that marks such calls.
fn x32_read(args: &[String]) -> Outcome {
    const X32_BIT: libc::c_long = 0x4000_0000;
    let path = CString::new(arg(args, 0)?)?;
    call(X32_BIT | libc::SYS_open, [path.as_ptr().addr(), 0, 0, 0, 0, 0])?;
    Ok(())
}
