// SPDX-License-Identifier: Apache-2.0
//! Readers while memory runs out. The kernel ends processes then, and says so at length on its console: meanwhile only emergencies go there, and
//! what it said is read and judged here.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;

use eyas_abi::ring;
use eyas_vm_tests::console;

use super::{
    Told,
    load::{self, Children},
    memory::meminfo,
    module::pause,
    readers::getpids,
};
use crate::{
    Outcome,
    expect::same,
    reader::{Device, Reader, ring_size, set_ring_size},
    sys::{addr, addr_mut, call, call3},
};

/// The kernel's messages, read as they come.
struct Messages {
    file: File,
    level: String,
}

const PRINTK: &str = "/proc/sys/kernel/printk";

impl Messages {
    fn begin() -> std::io::Result<Self> {
        let mut file = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open("/dev/kmsg")?;
        file.seek(SeekFrom::End(0))?;
        let level = std::fs::read_to_string(PRINTK)?;
        // Emergencies and alerts, as an oops is one.
        std::fs::write(PRINTK, "2")?;
        std::fs::write("/proc/sys/vm/oom_dump_tasks", "0")?;
        Ok(Self { file, level })
    }
    /// Fails when one tells of more than of memory that ran out: its reports show the calls that led to it, and nothing else that means trouble.
    fn judge(&mut self) -> Outcome {
        let mut record = [0_u8; 8192];
        loop {
            match self.file.read(&mut record) {
                Ok(n) => {
                    let text = String::from_utf8_lossy(&record[..n]);
                    if let Some(bad) = text.lines().find(|l| console::is_trouble(l) && !l.contains("Call Trace")) {
                        return Err(format!("the kernel says: {bad}").into());
                    }
                }
                Err(e) if e.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(e) => return Err(format!("the kernel's messages: {e}").into()),
            }
        }
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        // Only the first of the four numbers was changed.
        let _ = std::fs::write(PRINTK, &self.level);
    }
}

/// How readily the kernel ends the caller for its memory, from -1000, never, to 1000.
fn set_score(score: i32) -> bool {
    std::fs::write("/proc/self/oom_score_adj", score.to_string()).is_ok()
}

/// Takes so many pages' worth of memory at once, or as much of it as there is; whether it was mapped at all.
fn take(bytes: usize) -> bool {
    let prot = (libc::PROT_READ | libc::PROT_WRITE) as usize;
    let flags = (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_POPULATE) as usize;
    call(libc::SYS_mmap, [0, bytes, prot, flags, usize::MAX, 0]) > 0
}

/// Takes memory, says so, and holds it.
fn holder(bytes: usize, say: i32) -> i32 {
    if !set_score(-1000) || !take(bytes) {
        return 1;
    }
    call3(libc::SYS_write, say as usize, addr(b"y"), 1);
    loop {
        pause(10_000);
    }
}

/// Takes memory until the kernel ends it.
fn hog() -> i32 {
    if !set_score(1000) {
        return 1;
    }
    loop {
        take(1 << 20);
    }
}

/// Opens and maps everything, again and again, until it is ended; says after each whether it got it or not.
fn opener(say: i32) -> i32 {
    set_score(500);
    loop {
        let word = match Reader::wanting(&[libc::SYS_getpid]) {
            Ok(_) => b'y',
            Err(libc::ENOMEM) => b'n',
            Err(e) => return e,
        };
        call3(libc::SYS_write, say as usize, addr(&[word]), 1);
        pause(1);
    }
}

/// Takes a little memory, and sleeps; ended before anybody who matters.
fn bystander() -> i32 {
    if !set_score(100) {
        return 1;
    }
    take(BYSTANDER);
    loop {
        pause(10_000);
    }
}

/// Others whom the kernel can end, as every machine has. The rings of one that it ended come back only when that one is gone; a kernel that finds nobody
/// else until then takes itself for deadlocked, and panics.
const BYSTANDERS: usize = 16;
/// Bytes that each of them has.
const BYSTANDER: usize = 256 << 10;

/// Bytes that are left for everybody.
const LEFT: usize = 64 << 20;
/// Sizes of the opening process' rings, in turn: more than is left, such as go in as long as nobody else takes memory, and the usual one.
const SIZES: [usize; 3] = [256 << 20, 16 << 20, 1 << 20];
/// More than the whole machine has.
const TOO_MUCH: usize = 1 << 31;

/// So many times a process takes all memory until it is ended, while one reader reads on, which loses nothing, and another opens. What cannot be had
/// is refused.
pub fn pressure(count: u64) -> Told {
    set_score(-1000);
    let usual = ring_size();
    let mut messages = Messages::begin()?;
    let mut held = Children(Vec::new());
    let available = meminfo("MemAvailable") as usize * 1024;
    // Alone: beside the others, who spend what time there is, it takes minutes on a kernel that looks at each access.
    let mut pipe = [0_i32; 2];
    call3(libc::SYS_pipe2, addr_mut(&mut pipe), libc::O_CLOEXEC as usize, 0);
    held.start(|| holder(available.saturating_sub(LEFT), pipe[1]));
    call3(libc::SYS_close, pipe[1] as usize, 0, 0);
    let mut word = [0_u8];
    same!(call3(libc::SYS_read, pipe[0] as usize, addr_mut(&mut word), 1), 1, "words of the process that holds memory");
    call3(libc::SYS_close, pipe[0] as usize, 0, 0);
    let _load = load::start(1);
    // Last: those would hold its devices too.
    let r = Reader::wanting(&[libc::SYS_getpid]).map_err(|e| format!("open: errno {e}"))?;
    let (mut got, mut refused, mut sent) = (0, 0, 0);
    for n in 0..count {
        set_ring_size(TOO_MUCH)?;
        let tried = std::thread::spawn(|| Device::open(0).err()).join().map_err(|_| "a thread")?;
        same!(tried, Some(libc::ENOMEM), "a reader with rings of more than there is, round {n}");
        // How often the opening process is refused besides depends on who takes the rest first.
        refused += 1;
        set_ring_size(SIZES[(n % 3) as usize])?;
        let mut pipe = [0_i32; 2];
        call3(libc::SYS_pipe2, addr_mut(&mut pipe), (libc::O_CLOEXEC | libc::O_NONBLOCK) as usize, 0);
        let mut openers = Children(Vec::new());
        openers.start(|| opener(pipe[1]));
        let mut others = Children(Vec::new());
        for _ in 0..BYSTANDERS {
            others.start(bystander);
        }
        let hog = load::spawn(hog);
        let mut status = 0_i32;
        while call(libc::SYS_wait4, [hog as usize, addr_mut(&mut status), libc::WNOHANG as usize, 0, 0, 0]) == 0 {
            same!(r.record(|| getpids(50)).1.len(), 50, "events of 50 calls while memory runs out, round {n}");
            sent += 50;
            pause(1);
        }
        same!(status, 9, "end of the process that takes all memory, round {n}");
        same!(openers.end(), [1009], "end of the opening process, round {n}");
        same!(others.end(), [1009; BYSTANDERS], "ends of the others, round {n}");
        let mut said = [0_u8; 65536];
        let len = call3(libc::SYS_read, pipe[0] as usize, addr_mut(&mut said), said.len()).max(0) as usize;
        got += said[..len].iter().filter(|w| **w == b'y').count();
        refused += said[..len].iter().filter(|w| **w == b'n').count();
        for fd in pipe {
            call3(libc::SYS_close, fd as usize, 0, 0);
        }
        messages.judge().map_err(|e| format!("round {n}: {e}"))?;
    }
    set_ring_size(usual)?;
    same!(r.counter(ring::N_DROPS_BUFFER), 0, "losses of the reader");
    same!(held.end(), [1009], "end of the process that holds memory");
    drop(r);
    Ok(format!("{sent} calls meanwhile, each recorded; of opens {got} were served, {refused} refused"))
}
