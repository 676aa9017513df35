// SPDX-License-Identifier: Apache-2.0
//! One virtual machine: QEMU, its three serial ports, and its end, by itself or by time-out.
//!
//! TCG runs on one thread: with several, QEMU itself breaks stock kernels when they patch code under load. Several CPUs are still interleaved.

use std::io::{BufRead, BufReader};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::accel::Accel;

/// A serial port of the guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The kernel's console, ttyS0.
    Console,
    /// What the daemon prints, ttyS1.
    Alerts,
    /// What the guest's own scripts report, ttyS2.
    Report,
}

const PORTS: [(Port, &str); 3] = [(Port::Console, "console"), (Port::Alerts, "alerts"), (Port::Report, "report")];

/// What to boot.
#[derive(Clone, Debug)]
pub struct Machine {
    /// The kernel image.
    pub kernel: PathBuf,
    /// QEMU's `-smp` value.
    pub smp: String,
    /// Memory in MiB.
    pub memory: u32,
    /// Into how many nodes the memory is split, each with one CPU; 0: it has no nodes.
    pub nodes: u32,
    /// Added to the kernel's command line.
    pub append: String,
    /// After this time the machine is ended.
    pub timeout: Duration,
    /// How the CPUs are run.
    pub accel: Accel,
}

/// How a machine ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// The guest powered off, or its kernel panicked (the console tells).
    Off,
    /// It was still running at the time-out and was killed.
    TimedOut,
}

/// Ends QEMU whatever happens to the test.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether QEMU is there to be run.
#[must_use]
pub fn qemu_is_installed() -> bool {
    Command::new("qemu-system-x86_64").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

impl Machine {
    /// Boots with this initramfs and hands every line of every port to `on_line`, until the machine is off or the time is over. `on_line` may end
    /// it early by returning false.
    pub fn run(&self, initrd: &[u8], mut on_line: impl FnMut(Port, &str) -> bool) -> Result<End> {
        let dir = ScratchDir::new()?;
        let initrd_path = dir.0.join("initrd");
        std::fs::write(&initrd_path, initrd).context("writing the initramfs")?;
        let (send, lines) = mpsc::channel();
        let mut command = self.command(&initrd_path);
        for (port, name) in PORTS {
            let path = dir.0.join(name);
            let listener = UnixListener::bind(&path).with_context(|| format!("listening on {}", path.display()))?;
            command.arg("-chardev").arg(format!("socket,id={name},path={}", path.display())).arg("-serial").arg(format!("chardev:{name}"));
            let send = send.clone();
            std::thread::spawn(move || {
                let Ok((stream, _)) = listener.accept() else {
                    return;
                };
                let mut reader = BufReader::new(stream);
                let mut line = Vec::new();
                while matches!(reader.read_until(b'\n', &mut line), Ok(n) if n > 0) {
                    let text = String::from_utf8_lossy(&line);
                    if send.send((port, text.replace(['\r', '\n'], ""))).is_err() {
                        return;
                    }
                    line.clear();
                }
            });
        }
        drop(send);
        let errors = std::fs::File::create(dir.0.join("errors")).context("the log of QEMU")?;
        let child = command.stderr(errors).spawn().context("starting qemu-system-x86_64 (package qemu-system-x86)")?;
        let mut guard = Guard(child);
        let deadline = Instant::now() + self.timeout;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            // Wakes now and then to see whether QEMU ended without ever opening its ports.
            match lines.recv_timeout(left.min(Duration::from_millis(500))) {
                Ok((port, line)) => {
                    if !on_line(port, &line) {
                        return Ok(End::Off);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) if left.is_zero() => return Ok(End::TimedOut),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(status) = guard.0.try_wait().context("waiting for QEMU")?
                        && !status.success()
                    {
                        break;
                    }
                }
            }
        }
        let status = guard.0.wait().context("waiting for QEMU")?;
        if !status.success() {
            let text = std::fs::read_to_string(dir.0.join("errors")).unwrap_or_default();
            bail!("QEMU ended with {status}: {}", text.trim());
        }
        Ok(End::Off)
    }

    /// Memory and CPU of each node.
    fn node_arguments(&self) -> Vec<String> {
        let node = |n: u32| {
            let memory = format!("memory-backend-ram,id=m{n},size={}M", self.memory / self.nodes);
            ["-object".to_owned(), memory, "-numa".to_owned(), format!("node,nodeid={n},cpus={n},memdev=m{n}")]
        };
        (0..self.nodes).flat_map(node).collect()
    }

    fn command(&self, initrd: &Path) -> Command {
        let mut c = Command::new("qemu-system-x86_64");
        c.args(self.accel.arguments())
            .args(["-smp", &self.smp, "-m", &self.memory.to_string()])
            .args(["-display", "none", "-no-reboot", "-nodefaults"])
            .args(self.node_arguments())
            .arg("-kernel")
            .arg(&self.kernel)
            .arg("-initrd")
            .arg(initrd)
            .arg("-append")
            // An emulated timer on a busy host can fail the test that the kernel makes of it at boot, which ends in a panic.
            .arg(format!("console=ttyS0 panic=-1 quiet loglevel=5 no_timer_check {}", self.append))
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        c
    }
}

/// A temporary folder that goes with its owner.
struct ScratchDir(PathBuf);

impl ScratchDir {
    fn new() -> Result<Self> {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        // ORDERING: Relaxed; only the number's uniqueness matters.
        let n = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("eyas-vm-{}-{n}", std::process::id()));
        std::fs::create_dir(&path).with_context(|| format!("making {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for ScratchDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
