// SPDX-License-Identifier: Apache-2.0
//! What can go wrong with a trace file. [`CaptureError::is_damage`] tells a trace that ends in damage (all
//! whole events before it were given) from one that could not be read at all.

use std::io;
use std::path::PathBuf;

/// An error of reading or writing a trace file.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// The file could not be opened.
    #[error("cannot open {}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file could not be made.
    #[error("cannot write to {}: {source}", path.display())]
    Create {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The name of a row of files contains a time format that doesn't exist.
    #[error("the file name {} contains a `%` that is no time format; `%%` stands for a percent sign", name.display())]
    NameFormat {
        /// The name.
        name: PathBuf,
    },
    /// Reading failed in the operating system.
    #[error("reading the trace at byte {offset} failed: {source}")]
    Read {
        /// Offset in the uncompressed trace.
        offset: u64,
        /// Why.
        source: io::Error,
    },
    /// Writing failed in the operating system.
    #[error("writing {} failed: {source}; the {written} bytes written before stay readable", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Bytes written before, all of them whole blocks.
        written: u64,
        /// Why.
        source: io::Error,
    },
    /// The input doesn't begin like a trace file.
    #[error("not a trace file: it begins with {found:#010x}, a trace begins with 0x0a0d0d0a")]
    NotATrace {
        /// The first four bytes.
        found: u32,
    },
    /// The input is empty.
    #[error("not a trace file: it is empty")]
    Empty,
    /// The trace was written by a machine of the other byte order.
    #[error("the trace was written in big-endian byte order; only little-endian traces can be read")]
    ForeignByteOrder,
    /// The trace has a format version that this reader doesn't know.
    #[error("the trace has format version {major}; this reader knows version 1")]
    Version {
        /// Major version found.
        major: u16,
    },
    /// The trace is damaged. Everything whole before `offset` was delivered.
    #[error("the trace is damaged at byte {offset}: {damage}")]
    Damaged {
        /// Offset of the damaged block or entry in the uncompressed trace.
        offset: u64,
        /// What is wrong there.
        damage: Damage,
    },
}

impl CaptureError {
    /// Whether the trace was good up to some point: a program says so and leaves with its own exit code.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }
}

/// What is wrong at a damaged place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The input ends inside a block.
    #[error("{what} needs {need} bytes, {have} are left; the file is truncated")]
    Truncated {
        /// What was being read.
        what: &'static str,
        /// Bytes needed.
        need: u64,
        /// Bytes left.
        have: u64,
    },
    /// The file became shorter while it was read.
    #[error("the file was truncated while it was read, {left} bytes of it are left")]
    Shrunk {
        /// Bytes left.
        left: u64,
    },
    /// The compressed stream is broken.
    #[error("the gzip stream is broken: {0}")]
    Gzip(&'static str),
    /// A block's length can't be.
    #[error("block {kind:#x} says it is {length} bytes long, which cannot be")]
    BlockLength {
        /// Block type.
        kind: u32,
        /// Length in the frame.
        length: u32,
    },
    /// A block's two lengths differ.
    #[error("block {kind:#x} begins with length {head} and ends with {tail}")]
    BlockTrailer {
        /// Block type.
        kind: u32,
        /// Length at the beginning.
        head: u32,
        /// Length at the end.
        tail: u32,
    },
    /// A block that has no place after events.
    #[error("block {0:#x} among events")]
    UnexpectedBlock(u32),
    /// The magic number of a later section is wrong.
    #[error("a section header has magic number {0:#010x}")]
    Magic(u32),
    /// A list entry reaches beyond its own length or its block.
    #[error("{0} is longer than the place it has")]
    EntryTooLong(&'static str),
    /// A string is longer than the format allows.
    #[error("{what} is {length} bytes long, at most {limit} are allowed")]
    StringTooLong {
        /// Which string.
        what: &'static str,
        /// Its length.
        length: u16,
        /// The limit.
        limit: u16,
    },
    /// An interface of a type that the format doesn't have.
    #[error("an interface has the unknown type {0}")]
    InterfaceType(u16),
    /// An event's lengths contradict each other or its block.
    #[error("event of type {kind}: length {length} doesn't fit ({have} bytes, {params} parameters)")]
    EventLength {
        /// Event type.
        kind: u16,
        /// Length in its header.
        length: u32,
        /// Bytes that the block has for it.
        have: u64,
        /// Parameters in its header.
        params: u32,
    },
    /// An old event's lengths match no number of parameters.
    #[error("event of type {kind}: length {length} matches no number of parameters")]
    EventParams {
        /// Event type.
        kind: u16,
        /// Length in its header.
        length: u32,
    },
    /// More parameters than the schema has.
    #[error("event of type {kind} has {params} parameters, the schema has {known}: damaged, or written by something newer")]
    TooManyParams {
        /// Event type.
        kind: u16,
        /// Parameters in the file.
        params: u32,
        /// Parameters in the schema.
        known: u32,
    },
    /// An event of an older schema that no conversion exists for.
    #[error("event of type {kind} with {params} parameters: no conversion to the current schema exists")]
    NoConversion {
        /// Event type.
        kind: u16,
        /// Parameters in the file.
        params: u32,
    },
    /// The conversion of an older event failed.
    #[error("event of type {kind} cannot be converted to the current schema: {why}")]
    Conversion {
        /// Event type.
        kind: u16,
        /// Why.
        why: &'static str,
    },
}
