// SPDX-License-Identifier: Apache-2.0
//! A plain pipe, read into one buffer as its bytes arrive.

use std::io::{self, Read};

/// Bytes asked for at a time.
const PIECE: usize = 256 << 10;

/// A stream of plain bytes.
pub(super) struct StreamFeed {
    stream: Box<dyn Read + Send>,
    /// Where a read puts its bytes. A read may give far less than it could, so the window isn't grown for it before.
    piece: Vec<u8>,
}

impl StreamFeed {
    pub(super) fn new(stream: Box<dyn Read + Send>) -> Self {
        Self { stream, piece: vec![0; PIECE] }
    }

    /// Appends what one read gives, so that events of a live pipe are seen at once; false at the end.
    pub(super) fn read_more(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        loop {
            match self.stream.read(&mut self.piece) {
                Ok(n) => {
                    buffer.extend_from_slice(self.piece.get(..n).unwrap_or_default());
                    return Ok(n > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Reads until the buffer is full or the stream ends.
pub(super) fn read_full(stream: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut have = 0;
    while let Some(rest) = buffer.get_mut(have..).filter(|rest| !rest.is_empty()) {
        match stream.read(rest) {
            Ok(0) => break,
            Ok(n) => have += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(have)
}
