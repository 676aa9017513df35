// SPDX-License-Identifier: Apache-2.0
//! Pipes, terminals and sockets as input: a wait for more of them ends when the source is asked to end.

use crate::Stop;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use std::{
    fs::{File, OpenOptions},
    io::{self, Read},
    os::{fd::AsFd, unix::fs::OpenOptionsExt},
    path::Path,
};

/// Opens a file; `-` is standard input. A named pipe that nobody writes to yet is opened all the same: waiting for its
/// writer is waiting for input.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    if path.as_os_str() == "-" {
        return io::stdin().as_fd().try_clone_to_owned().map(File::from);
    }
    OpenOptions::new().read(true).custom_flags(nix::libc::O_NONBLOCK | nix::libc::O_CLOEXEC).open(path)
}

/// Input that may let its reader wait. It is at its end when the source is asked to end.
pub(crate) struct Pipe {
    file: File,
    stop: Stop,
}

impl Pipe {
    pub(crate) fn new(file: File, stop: Stop) -> Self {
        Self { file, stop }
    }
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut fds = [PollFd::new(self.file.as_fd(), PollFlags::POLLIN), PollFd::new(self.stop.waiter(), PollFlags::POLLIN)];
            match poll(&mut fds, PollTimeout::NONE) {
                Err(nix::Error::EINTR) => continue,
                other => other?,
            };
            if self.stop.is_asked() {
                return Ok(0);
            }
            if fds.iter().take(1).any(|fd| fd.any() == Some(false)) {
                continue;
            }
            match self.file.read(buffer) {
                // Somebody else took it.
                Err(e) if matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                other => return other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io::Write, thread};

    #[test]
    fn bytes_then_the_end_that_was_asked_for() {
        let (ours, theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        let stop = Stop::new().unwrap();
        let mut pipe = Pipe::new(File::from(std::os::fd::OwnedFd::from(ours)), stop.clone());
        (&theirs).write_all(b"abc").unwrap();
        let mut buffer = [0; 8];
        assert_eq!(pipe.read(&mut buffer).unwrap(), 3);
        let waiting = thread::spawn(move || pipe.read(&mut [0; 8]).unwrap());
        stop.stop();
        assert_eq!(waiting.join().unwrap(), 0);
    }

    #[test]
    fn a_named_pipe_waits_for_its_writer() {
        let path = std::env::temp_dir().join(format!("eyas-pipe-{}", std::process::id()));
        nix::unistd::mkfifo(&path, nix::sys::stat::Mode::S_IRWXU).unwrap();
        let mut pipe = Pipe::new(open(&path).unwrap(), Stop::new().unwrap());
        let writer = OpenOptions::new().write(true).open(&path).unwrap();
        (&writer).write_all(b"ab").unwrap();
        let mut buffer = [0; 8];
        assert_eq!(pipe.read(&mut buffer).unwrap(), 2);
        drop(writer);
        assert_eq!(pipe.read(&mut buffer).unwrap(), 0);
        std::fs::remove_file(path).unwrap();
    }
}
