// SPDX-License-Identifier: Apache-2.0
//! Decompression on a thread of its own. The members of a gzip file are one stream; zero bytes behind the
//! last one are padding.
//!
//! What was decompressed before a broken place is delivered: the inflater is driven directly, because a
//! reader wrapped around it throws away the bytes of the call that fails.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::End;
use crate::error::Damage;

/// How every gzip member begins.
pub(super) const MAGIC: [u8; 2] = [0x1f, 0x8b];
/// Room before the bytes of a chunk, for the unread rest of the chunk before.
const HEAD_ROOM: usize = 64 << 10;
/// Bytes of a chunk.
const CHUNK: usize = 256 << 10;
/// Chunks that wait to be read.
const QUEUE: usize = 3;
const INPUT: usize = 64 << 10;

/// Decompressed bytes behind [`HEAD_ROOM`] bytes of room.
pub(super) struct Chunk {
    buffer: Vec<u8>,
}

impl Chunk {
    /// Makes `current` hold its own unread rest followed by this chunk; gives where that begins.
    pub(super) fn attach(mut self, current: &mut Vec<u8>, pos: usize, thread: &GzipThread) -> usize {
        let rest = current.get(pos..).unwrap_or_default();
        let start = HEAD_ROOM.checked_sub(rest.len());
        if let Some((start, room)) = start.and_then(|s| Some((s, self.buffer.get_mut(s..HEAD_ROOM)?))) {
            room.copy_from_slice(rest);
            std::mem::swap(current, &mut self.buffer);
            thread.recycle(self.buffer);
            return start;
        }
        current.drain(..pos);
        current.extend_from_slice(self.buffer.get(HEAD_ROOM..).unwrap_or_default());
        thread.recycle(self.buffer);
        0
    }
}

/// The reading side of the decompressing thread. Dropping it ends the thread at its next chunk.
pub(super) struct GzipThread {
    chunks: Receiver<Result<Chunk, End>>,
    spare: Sender<Vec<u8>>,
    consumed: Arc<AtomicU64>,
    size: Option<u64>,
}

impl GzipThread {
    pub(super) fn spawn(input: Box<dyn Read + Send>, size: Option<u64>) -> io::Result<Self> {
        let (sender, chunks) = sync_channel(QUEUE);
        let (spare, spares) = channel();
        let consumed = Arc::new(AtomicU64::new(0));
        let mut worker = Worker {
            input: Input { stream: input, buffer: vec![0; INPUT], pos: 0, end: 0, consumed: Arc::clone(&consumed) },
            output: Vec::new(),
            filled: 0,
            chunks: sender,
            spares,
        };
        std::thread::Builder::new().name("eyas-gunzip".into()).spawn(move || {
            let end = worker.run();
            // The other side is gone when nobody wants the rest.
            let _ = worker.flush();
            let _ = worker.chunks.send(Err(end));
        })?;
        Ok(Self { chunks, spare, consumed, size })
    }

    /// The next decompressed bytes.
    pub(super) fn next_chunk(&mut self) -> Result<Chunk, End> {
        self.chunks.recv().unwrap_or_else(|_| Err(End::Failed(io::Error::other("the decompressing thread ended early"))))
    }

    fn recycle(&self, buffer: Vec<u8>) {
        // A buffer that grew for one large event isn't kept, nor the empty one of the beginning.
        if (1..=2 * (HEAD_ROOM + CHUNK)).contains(&buffer.capacity()) {
            let _ = self.spare.send(buffer);
        }
    }

    pub(super) fn progress(&self) -> Option<(u64, u64)> {
        // ORDERING: Relaxed; a number to show, nothing depends on it.
        self.size.map(|size| (self.consumed.load(Ordering::Relaxed), size))
    }
}

/// Compressed bytes.
struct Input {
    stream: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    pos: usize,
    end: usize,
    consumed: Arc<AtomicU64>,
}

impl Input {
    fn at_hand(&self) -> &[u8] {
        self.buffer.get(self.pos..self.end).unwrap_or_default()
    }

    /// Reads on when nothing is at hand; false at the end of the input.
    fn refill(&mut self) -> Result<bool, End> {
        if self.pos < self.end {
            return Ok(true);
        }
        // ORDERING: Relaxed; a number to show, nothing depends on it.
        self.consumed.fetch_add(self.end as u64, Ordering::Relaxed);
        self.pos = 0;
        self.end = 0;
        loop {
            match self.stream.read(&mut self.buffer) {
                Ok(n) => {
                    self.end = n;
                    return Ok(n > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(End::Failed(error)),
            }
        }
    }

    fn byte(&mut self) -> Result<u8, End> {
        if !self.refill()? {
            return Err(broken("it ends inside a member's header or trailer"));
        }
        let byte = self.at_hand().first().copied().unwrap_or_default();
        self.pos += 1;
        Ok(byte)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], End> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Ok(bytes)
    }
}

fn broken(why: &'static str) -> End {
    End::Broken(Damage::Gzip(why))
}

/// What runs on the thread.
struct Worker {
    input: Input,
    /// Empty, or a chunk in the making at its full size.
    output: Vec<u8>,
    /// How far it is filled.
    filled: usize,
    chunks: SyncSender<Result<Chunk, End>>,
    spares: Receiver<Vec<u8>>,
}

impl Worker {
    /// Member after member; gives why it ended.
    fn run(&mut self) -> End {
        let mut inflater = Decompress::new(false);
        let mut first = true;
        loop {
            match self.next_member(first) {
                Ok(true) => {}
                Ok(false) => return End::Clean,
                Err(end) => return end,
            }
            first = false;
            inflater.reset(false);
            if let Err(end) = self.member(&mut inflater) {
                return end;
            }
        }
    }

    /// Reads a member's header; false when there is none any more.
    fn next_member(&mut self, first: bool) -> Result<bool, End> {
        if !first {
            // Zeros up to the next member or the end are padding.
            loop {
                if self.input.at_hand().is_empty() {
                    // As in a member: give what there is before waiting.
                    self.flush()?;
                }
                if !self.input.refill()? {
                    return Ok(false);
                }
                if self.input.at_hand().first() != Some(&0) {
                    break;
                }
                self.input.pos += 1;
            }
        }
        let [m0, m1, method, flags, ..] = self.input.bytes::<10>()?;
        if [m0, m1] != MAGIC || method != 8 || flags & 0xe0 != 0 {
            return Err(broken("what follows is not a gzip member"));
        }
        if flags & 4 != 0 {
            let extra = u16::from_le_bytes(self.input.bytes()?);
            for _ in 0..extra {
                self.input.byte()?;
            }
        }
        for name_or_comment in [8, 16] {
            if flags & name_or_comment != 0 {
                while self.input.byte()? != 0 {}
            }
        }
        if flags & 2 != 0 {
            self.input.bytes::<2>()?;
        }
        Ok(true)
    }

    fn member(&mut self, inflater: &mut Decompress) -> Result<(), End> {
        let mut crc = Crc::new();
        loop {
            if self.input.at_hand().is_empty() {
                // The input may be a live pipe: give what there is before waiting.
                self.flush()?;
                if !self.input.refill()? {
                    return Err(broken("it ends inside a member; the file is truncated"));
                }
            }
            self.open_chunk();
            let (in_before, out_before) = (inflater.total_in(), inflater.total_out());
            let place = self.output.get_mut(self.filled..).unwrap_or_default();
            let outcome = inflater.decompress(self.input.at_hand(), place, FlushDecompress::None);
            let eaten = usize::try_from(inflater.total_in() - in_before).unwrap_or(usize::MAX);
            let made = usize::try_from(inflater.total_out() - out_before).unwrap_or(usize::MAX);
            self.input.pos = self.input.pos.saturating_add(eaten);
            crc.update(place.get(..made).unwrap_or_default());
            self.filled = self.filled.saturating_add(made);
            let status = outcome.map_err(|_| broken("its compressed data are invalid"))?;
            if self.filled >= HEAD_ROOM + CHUNK {
                self.flush()?;
            }
            if status == Status::StreamEnd {
                break;
            }
            if eaten == 0 && made == 0 && !self.input.at_hand().is_empty() {
                return Err(broken("its compressed data make no progress"));
            }
        }
        let sum = u32::from_le_bytes(self.input.bytes()?);
        let length = u32::from_le_bytes(self.input.bytes()?);
        if sum != crc.sum() || length != crc.amount() {
            return Err(broken("a member's check sum does not match its data"));
        }
        Ok(())
    }

    /// Makes sure that there is a chunk in the making.
    fn open_chunk(&mut self) {
        if self.output.is_empty() {
            self.output = self.spares.try_recv().unwrap_or_default();
            self.output.resize(HEAD_ROOM + CHUNK, 0);
            self.filled = HEAD_ROOM;
        }
    }

    /// Sends the chunk in the making, if it holds anything.
    fn flush(&mut self) -> Result<(), End> {
        if self.output.is_empty() || self.filled <= HEAD_ROOM {
            return Ok(());
        }
        let mut buffer = std::mem::take(&mut self.output);
        buffer.truncate(self.filled);
        self.chunks.send(Ok(Chunk { buffer })).map_err(|_| End::Clean)
    }
}
