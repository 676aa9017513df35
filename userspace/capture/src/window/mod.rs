// SPDX-License-Identifier: Apache-2.0
//! The bytes of a trace as a window that slides forward: whatever the input is, the reader sees a slice of
//! what comes next.
//!
//! A plain file is mapped piece by piece, so that few of its pages are resident at a time. A gzip file is
//! decompressed by a second thread, chunk by chunk. A plain pipe is read into one buffer.
//!
//! Invariant: a window holds no more than what was asked for, or one piece, whichever is larger; what was
//! asked for grows only as far as bytes really arrive.

mod guard;
mod gzip;
mod map;
mod stream;

use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::fd::AsFd;
use std::path::Path;

use crate::error::{CaptureError, Damage};
use guard::Guarded;
use gzip::GzipThread;
use map::MapFeed;
use stream::StreamFeed;

/// The current bytes.
enum Bytes {
    Map(Guarded),
    Buffer(Vec<u8>),
}

/// Where the next bytes come from.
enum Feed {
    Map(MapFeed),
    /// A stream of which nothing was read.
    Fresh(Box<dyn Read + Send>),
    Stream(StreamFeed),
    Gzip(GzipThread),
}

/// Why no more bytes come.
#[derive(Debug)]
enum End {
    Open,
    Clean,
    Broken(Damage),
    Failed(io::Error),
}

/// See the module.
pub(crate) struct Window {
    bytes: Bytes,
    /// Position of the next unread byte in `bytes`.
    pos: usize,
    /// Offset of `bytes` in the uncompressed trace, modulo 2^64 (the bytes of a chunk begin behind its head room).
    base: u64,
    feed: Feed,
    end: End,
}

/// A stream that is read from now on.
fn begun(mut stream: Box<dyn Read + Send>) -> io::Result<Feed> {
    let mut magic = [0; 2];
    let have = stream::read_full(&mut stream, &mut magic)?;
    let first = magic.get(..have).unwrap_or_default().to_vec();
    let is_gzip = first == gzip::MAGIC;
    let whole: Box<dyn Read + Send> = Box::new(io::Cursor::new(first).chain(stream));
    Ok(if is_gzip { Feed::Gzip(GzipThread::spawn(whole, None)?) } else { Feed::Stream(StreamFeed::new(whole)) })
}

impl Window {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> Result<Self, CaptureError> {
        let attempt = if path.as_os_str() == "-" { io::stdin().as_fd().try_clone_to_owned().map(File::from) } else { File::open(path) };
        attempt.and_then(Self::from_file).map_err(|source| CaptureError::Open { path: path.to_path_buf(), source })
    }

    /// An open file of any kind.
    pub(crate) fn from_file(mut file: File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !metadata.is_file() {
            return Ok(Self::from_stream(Box::new(file)));
        }
        let start = file.stream_position()?;
        let mut magic = [0; 2];
        let is_gzip = map::read_at(&file, start, &mut magic)? == 2 && magic == gzip::MAGIC;
        let feed = if is_gzip {
            Feed::Gzip(GzipThread::spawn(Box::new(file), Some(metadata.len()))?)
        } else {
            Feed::Map(MapFeed::new(file, start))
        };
        // Offsets in messages are offsets in what was given, which begins at the file's position.
        Ok(Self::new(feed))
    }

    /// Any stream of bytes, plain or gzip; which of them shows when the first bytes are asked for.
    pub(crate) fn from_stream(stream: Box<dyn Read + Send>) -> Self {
        Self::new(Feed::Fresh(stream))
    }

    fn new(feed: Feed) -> Self {
        Self { bytes: Bytes::Buffer(Vec::new()), pos: 0, base: 0, feed, end: End::Open }
    }

    /// All bytes at hand, read ones included.
    #[inline]
    pub(crate) fn all(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Map(map) => map,
            Bytes::Buffer(buffer) => buffer,
        }
    }

    /// Position of the next unread byte in [`Window::all`].
    #[inline]
    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    /// The unread bytes at hand.
    #[inline]
    pub(crate) fn unread(&self) -> &[u8] {
        self.all().get(self.pos..).unwrap_or_default()
    }

    /// All bytes and the unread ones, and the position for whoever reads on in them.
    pub(crate) fn unread_and_pos(&mut self) -> ((&[u8], &[u8]), &mut usize) {
        let all: &[u8] = match &self.bytes {
            Bytes::Map(map) => map,
            Bytes::Buffer(buffer) => buffer,
        };
        ((all, all.get(self.pos..).unwrap_or_default()), &mut self.pos)
    }

    /// Offset of the next unread byte in the uncompressed trace.
    #[inline]
    pub(crate) fn offset(&self) -> u64 {
        self.base.wrapping_add(self.pos as u64)
    }

    /// Marks `n` bytes at hand as read.
    #[inline]
    pub(crate) fn consume(&mut self, n: usize) {
        debug_assert!(n <= self.unread().len(), "only bytes at hand are consumed");
        self.pos += n;
    }

    /// Bytes read from the input and its size, where it has one: for progress.
    pub(crate) fn progress(&self) -> Option<(u64, u64)> {
        match &self.feed {
            Feed::Map(map) => Some((self.offset(), map.size())),
            Feed::Gzip(gzip) => gzip.progress(),
            Feed::Fresh(_) | Feed::Stream(_) => None,
        }
    }

    /// Brings at least `need` unread bytes to hand, unless the input ends before; gives how many there are.
    #[cold]
    pub(crate) fn fill(&mut self, need: usize) -> Result<usize, CaptureError> {
        while self.unread().len() < need && matches!(self.end, End::Open) {
            if let Err(end) = self.more(need) {
                self.end = end;
            }
        }
        let offset = self.offset();
        let short = self.unread().len() < need;
        if let End::Failed(source) = &mut self.end
            && short
        {
            let source = std::mem::replace(source, io::Error::from(io::ErrorKind::Other));
            return Err(CaptureError::Read { offset, source });
        }
        Ok(self.unread().len())
    }

    /// One step towards `need` bytes.
    fn more(&mut self, need: usize) -> Result<(), End> {
        let offset = self.offset();
        let have = self.unread().len();
        match &mut self.feed {
            Feed::Fresh(stream) => {
                self.feed = begun(std::mem::replace(stream, Box::new(io::empty()))).map_err(End::Failed)?;
                Ok(())
            }
            Feed::Map(feed) => {
                // The old window goes before the new one comes: never two at a time.
                self.bytes = Bytes::Buffer(Vec::new());
                self.pos = 0;
                self.base = offset;
                let map = feed.map(offset, need).map_err(End::Failed)?;
                let grown = map.as_ref().map_or(0, |map| map.len()) > have;
                if let Some(map) = map {
                    self.bytes = Bytes::Map(map);
                }
                if grown { Ok(()) } else { Err(feed.end()) }
            }
            Feed::Stream(feed) => {
                let Bytes::Buffer(buffer) = &mut self.bytes else { return Err(End::Clean) };
                buffer.drain(..self.pos);
                self.base = offset;
                self.pos = 0;
                if feed.read_more(buffer).map_err(End::Failed)? { Ok(()) } else { Err(End::Clean) }
            }
            Feed::Gzip(feed) => {
                let Bytes::Buffer(buffer) = &mut self.bytes else { return Err(End::Clean) };
                let chunk = feed.next_chunk()?;
                let start = chunk.attach(buffer, self.pos, feed);
                self.pos = start;
                self.base = offset.wrapping_sub(start as u64);
                Ok(())
            }
        }
    }

    /// What is really wrong where something is: a file that was truncated while it was mapped reads as zeros where there is
    /// nothing any more.
    pub(crate) fn blame(&self, error: CaptureError) -> CaptureError {
        let (Feed::Map(feed), Bytes::Map(map), true) = (&self.feed, &self.bytes, error.is_damage()) else { return error };
        match feed.shrunk(self.base.wrapping_add(map.len() as u64)) {
            Some(left) => CaptureError::Damaged { offset: self.offset(), damage: Damage::Shrunk { left } },
            None if map.is_lost() => CaptureError::Damaged { offset: self.offset(), damage: Damage::Shrunk { left: feed.size() } },
            None => error,
        }
    }

    /// What is wrong when `need` bytes of `what` are not there: [`Window::fill`] gave `have`.
    pub(crate) fn shortage(&self, what: &'static str, need: u64, have: u64) -> CaptureError {
        let damage = match &self.end {
            End::Broken(damage) => damage.clone(),
            _ => Damage::Truncated { what, need, have },
        };
        CaptureError::Damaged { offset: self.offset(), damage }
    }

    /// At the end of the input: whether that end is a clean one.
    pub(crate) fn check_end(&self) -> Result<(), CaptureError> {
        match &self.end {
            End::Broken(damage) => Err(CaptureError::Damaged { offset: self.offset(), damage: damage.clone() }),
            _ => Ok(()),
        }
    }
}
