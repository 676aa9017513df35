// SPDX-License-Identifier: Apache-2.0
//! One file being written: whole blocks are collected and leave together, plain or as one gzip member.
//!
//! Invariant: the file always ends with a whole block and, compressed, with a whole member; a write that fails half
//! way is taken back where the file allows it. So what was written stays readable.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::block::{HEAD, TRAILER};
use crate::error::CaptureError;

/// Bytes that are collected before they are written.
const PIECE: usize = 1 << 20;
/// Traces hold other people's data.
const MODE: u32 = 0o600;

pub(super) struct Output {
    path: PathBuf,
    file: File,
    /// Whole blocks that are not yet in the file.
    pending: Vec<u8>,
    compress: bool,
    /// Bytes of the file that are good.
    written: u64,
    /// A regular file that this writer began: a failed write can be taken back.
    regular: bool,
}

impl Output {
    /// Begins a file; `-` is standard output.
    pub(super) fn create(path: &Path, compress: bool) -> Result<Self, CaptureError> {
        let is_stdout = path.as_os_str() == "-";
        let attempt = if is_stdout {
            io::stdout().as_fd().try_clone_to_owned().map(File::from)
        } else {
            OpenOptions::new().write(true).create(true).truncate(true).mode(MODE).open(path)
        };
        let attempt = attempt.and_then(|file| {
            let regular = !is_stdout && file.metadata()?.is_file();
            if regular {
                // It may have been there before, open to more.
                file.set_permissions(Permissions::from_mode(MODE))?;
            }
            Ok((file, regular))
        });
        let (file, regular) = attempt.map_err(|source| CaptureError::Create { path: path.to_path_buf(), source })?;
        Ok(Self { path: path.to_path_buf(), file, pending: Vec::new(), compress, written: 0, regular })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of the file so far; what waits to be compressed doesn't count.
    pub(super) fn size(&self) -> u64 {
        self.written.saturating_add(if self.compress { 0 } else { self.pending.len() as u64 })
    }

    /// Appends a block; its body is written by `body`.
    pub(super) fn block(&mut self, kind: u32, body: impl FnOnce(&mut Vec<u8>)) -> Result<(), CaptureError> {
        let start = self.pending.len();
        self.pending.extend_from_slice(&kind.to_le_bytes());
        self.pending.extend_from_slice(&[0; 4]);
        body(&mut self.pending);
        let unpadded = self.pending.len().saturating_sub(start).saturating_add(TRAILER);
        let padding = unpadded.next_multiple_of(4) - unpadded;
        self.pending.resize(self.pending.len().saturating_add(padding), 0);
        let total = u32::try_from(unpadded.saturating_add(padding)).unwrap_or(u32::MAX).to_le_bytes();
        self.pending.extend_from_slice(&total);
        if let Some(place) = self.pending.get_mut(start.saturating_add(4)..start.saturating_add(HEAD)) {
            place.copy_from_slice(&total);
        }
        if self.pending.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    /// Writes what was collected.
    pub(super) fn flush(&mut self) -> Result<(), CaptureError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let outcome = if self.compress { self.write_member() } else { self.file.write_all(&self.pending).map(|()| self.pending.len()) };
        self.pending.clear();
        match outcome {
            Ok(bytes) => {
                self.written = self.written.saturating_add(bytes as u64);
                Ok(())
            }
            Err(source) => {
                if self.regular {
                    // When even this fails, the file ends in half a block, and a reader says so.
                    let _ = self.file.set_len(self.written);
                }
                Err(CaptureError::Write { path: self.path.clone(), written: self.written, source })
            }
        }
    }

    fn write_member(&mut self) -> io::Result<usize> {
        let mut encoder = GzEncoder::new(Vec::with_capacity(PIECE / 4), Compression::default());
        encoder.write_all(&self.pending)?;
        let member = encoder.finish()?;
        self.file.write_all(&member)?;
        Ok(member.len())
    }
}
