// SPDX-License-Identifier: Apache-2.0
//! A bounds-checked reader over the bytes of one entry of a list block. It knows the entry's name, so that
//! running out of bytes is an error that says what is damaged.

use crate::error::Damage;

/// Bytes of an entry and how far they were read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    read: usize,
    name: &'static str,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8], name: &'static str) -> Self {
        Self { bytes, read: 0, name }
    }

    /// Bytes read so far.
    pub(crate) fn read(&self) -> usize {
        self.read
    }

    /// The error that says that the entry is too long.
    pub(crate) fn too_long(&self) -> Damage {
        Damage::EntryTooLong(self.name)
    }

    /// The next `n` bytes.
    pub(crate) fn take(&mut self, n: usize) -> Result<&'a [u8], Damage> {
        let end = self.read.saturating_add(n);
        let slice = self.bytes.get(self.read..end).ok_or(Damage::EntryTooLong(self.name))?;
        self.read = end;
        Ok(slice)
    }

    /// The next `N` bytes, by value.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Damage> {
        self.take(N)?.try_into().map_err(|_| Damage::EntryTooLong(self.name))
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Damage> {
        self.array().map(u8::from_le_bytes)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, Damage> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Damage> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Damage> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn i64(&mut self) -> Result<i64, Damage> {
        self.array().map(i64::from_le_bytes)
    }

    /// A string with its 16-bit length before it, at most `limit` bytes long.
    pub(crate) fn string(&mut self, what: &'static str, limit: u16) -> Result<&'a [u8], Damage> {
        let length = self.u16()?;
        if length > limit {
            return Err(Damage::StringTooLong { what, length, limit });
        }
        self.take(usize::from(length))
    }
}
