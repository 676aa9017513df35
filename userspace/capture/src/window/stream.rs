// SPDX-License-Identifier: Apache-2.0
//! A plain pipe, read into one buffer as its bytes arrive.

use std::io::{self, Read};

/// Bytes asked for at a time.
const PIECE: usize = 256 << 10;

/// A stream of plain bytes.
pub(super) struct StreamFeed {
    stream: Box<dyn Read + Send>,
}

impl StreamFeed {
    pub(super) fn new(stream: Box<dyn Read + Send>) -> Self {
        Self { stream }
    }

    /// Appends what one read gives, so that events of a live pipe are seen at once; false at the end.
    pub(super) fn read_more(&mut self, buffer: &mut Vec<u8>, need: usize) -> io::Result<bool> {
        let old = buffer.len();
        let missing = need.saturating_sub(old);
        // Grow by what can arrive, not by what a length claims.
        buffer.resize(old.saturating_add(PIECE.max(missing.min(4 * PIECE))), 0);
        let outcome = loop {
            match self.stream.read(buffer.get_mut(old..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                outcome => break outcome,
            }
        };
        buffer.truncate(old.saturating_add(outcome.as_ref().map_or(0, |n| *n)));
        outcome.map(|n| n > 0)
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
