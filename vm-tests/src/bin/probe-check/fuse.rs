// SPDX-License-Identifier: Apache-2.0
//! A file whose pages another program would have to hand out and never does: a FUSE mount of one file, with the least server that lets it be opened
//! and mapped. What it says is in `linux/fuse.h`.
//! (A module that fetches such pages was tried: the check then hangs until it is killed.)

use std::{
    fs::File,
    io::{Read as _, Write as _},
    os::fd::AsRawFd as _,
};

use crate::sys::{addr, call, call3};

/// The device that servers talk to; there where the kernel has FUSE.
pub const DEVICE: &str = "/dev/fuse";
/// A request's header: length, what is asked, its number, …
const REQUEST: usize = 40;
/// An answer's header: length, errno, the request's number.
const ANSWER: usize = 16;
const LENGTH: u64 = 4096;
const S_IFREG: u32 = 0o100_000;

/// Answers a request; `None`: never. What was not thought of is refused.
fn answer(asked: u32) -> Option<Result<Vec<u8>, i32>> {
    const GETATTR: u32 = 3;
    const OPEN: u32 = 14;
    const READ: u32 = 15;
    const RELEASE: u32 = 18;
    const FLUSH: u32 = 25;
    const INIT: u32 = 26;
    let words = |w: &[u32]| w.iter().flat_map(|n| n.to_ne_bytes()).collect::<Vec<u8>>();
    match asked {
        READ => None,
        // Version 7.31, no read-ahead, no flags, defaults in the background, writes of at most a page; then 40 bytes.
        INIT => Some(Ok(words(&[7, 31, 0, 0, 0, 4096, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))),
        OPEN => Some(Ok(vec![0; 16])),
        // Valid for an hour; number, size, blocks and times of 64 bits; mode, links, owner, device, block size.
        GETATTR => {
            let wide = [3600, 0, 1, LENGTH, 8, 0, 0, 0].map(u64::to_ne_bytes).concat();
            Some(Ok([wide, words(&[0, 0, 0, S_IFREG | 0o444, 1, 0, 0, 0, 4096, 0])].concat()))
        }
        RELEASE | FLUSH => Some(Ok(Vec::new())),
        _ => Some(Err(-libc::ENOSYS)),
    }
}

/// Serves until the file system is gone.
fn serve(mut device: File) {
    let mut request = vec![0_u8; 16 << 10];
    while let Ok(n) = device.read(&mut request) {
        let (Some(asked), Some(number)) = (request[..n].get(4..8), request[..n].get(8..16)) else { return };
        assert!(n >= REQUEST, "a request of {n} bytes");
        let Some(answer) = answer(u32::from_ne_bytes(asked.try_into().unwrap())) else { continue };
        let errno = answer.as_ref().err().copied().unwrap_or(0);
        let body = answer.unwrap_or_default();
        let all = [&((ANSWER + body.len()) as u32).to_ne_bytes(), &errno.to_ne_bytes()[..], number, &body].concat();
        // A request may have been given up.
        let _ = device.write_all(&all);
    }
}

/// A mapped page of such a file.
pub fn page() -> Result<usize, String> {
    let wrong = |what: &str, e: &dyn std::fmt::Display| format!("fuse: {what}: {e}");
    let device = File::options().read(true).write(true).open(DEVICE).map_err(|e| wrong(DEVICE, &e))?;
    let name = format!("fuse.{}", std::process::id());
    std::fs::write(&name, "").map_err(|e| wrong(&name, &e))?;
    let (target, data) = (format!("{name}\0"), format!("fd={},rootmode=100000,user_id=0,group_id=0\0", device.as_raw_fd()));
    let server = device.try_clone().map_err(|e| wrong("its device", &e))?;
    let r = call(libc::SYS_mount, [addr("eyas\0"), addr(target.as_str()), addr("fuse\0"), 0, addr(data.as_str()), 0]);
    if r != 0 {
        return Err(wrong("mount", &r));
    }
    std::thread::spawn(|| serve(server));
    let file = File::open(&name).map_err(|e| wrong("open", &e))?;
    // Its size is the server's word: the page is there to be asked for.
    let size = file.metadata().map_err(|e| wrong("stat", &e))?.len();
    if size != LENGTH {
        return Err(wrong("size", &size));
    }
    // The mapping keeps it.
    call3(libc::SYS_umount2, addr(target.as_str()), libc::MNT_DETACH as usize, 0);
    let at = call(libc::SYS_mmap, [0, LENGTH as usize, libc::PROT_READ as usize, libc::MAP_PRIVATE as usize, file.as_raw_fd() as usize, 0]);
    usize::try_from(at).map_err(|_| wrong("mmap", &at))
}
