// SPDX-License-Identifier: Apache-2.0
//! Mapping a plain file piece by piece. With [`super::guard`] the only unsafe code of the crate.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use memmap2::MmapOptions;

use super::End;
use super::guard::Guarded;
use crate::error::Damage;

/// Bytes mapped at a time.
const PIECE: usize = 1 << 20;

/// A file that is mapped piece by piece.
pub(super) struct MapFeed {
    file: File,
    /// Where the trace begins in the file.
    start: u64,
    /// The largest size that the trace had.
    largest: u64,
}

impl MapFeed {
    pub(super) fn new(file: File, start: u64) -> Self {
        Self { file, start, largest: 0 }
    }

    /// Size of the trace now.
    pub(super) fn size(&self) -> u64 {
        self.file.metadata().map_or(0, |m| m.len()).saturating_sub(self.start)
    }

    /// The size now, if the file is shorter than this.
    pub(super) fn shrunk(&self, than: u64) -> Option<u64> {
        let size = self.size();
        (size < than).then_some(size)
    }

    /// What the end of the file is: not a clean one where there was more.
    pub(super) fn end(&self) -> End {
        self.shrunk(self.largest).map_or(End::Clean, |left| End::Broken(Damage::Shrunk { left }))
    }

    /// The piece at `offset`, at least `need` bytes long if the file is; nothing at its end.
    ///
    /// The size is asked for anew each time: a file that grows is read to its new end, and one that shrank to its.
    pub(super) fn map(&mut self, offset: u64, need: usize) -> io::Result<Option<Guarded>> {
        let size = self.size();
        self.largest = self.largest.max(size);
        let left = size.saturating_sub(offset);
        let len = usize::try_from(left).unwrap_or(usize::MAX).min(PIECE.max(need));
        if len == 0 {
            return Ok(None);
        }
        let mut options = MmapOptions::new();
        options.offset(self.start.saturating_add(offset)).len(len);
        if need <= PIECE {
            options.populate();
        }
        // SAFETY: the map is private and read-only. The bytes are only ever read as `u8`, each time anew, and
        // nothing is derived from them that another reading could contradict with worse effects than a wrong
        // event: every length is checked against the slice at the time of its use. A file that somebody
        // truncates while it is mapped raises SIGBUS: the guard makes zeros of what is gone.
        let map = unsafe { options.map(&self.file)? };
        Guarded::new(map).map(Some)
    }
}

/// Reads at an offset without moving the file's position; fewer bytes only at the end.
pub(super) fn read_at(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    let mut have = 0;
    while let Some(rest) = buffer.get_mut(have..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, offset.saturating_add(have as u64)) {
            Ok(0) => break,
            Ok(n) => have += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(have)
}
