// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Vectors of user buffers (`struct iovec`): their total length, and their bytes gathered up to the snap length.

use super::{
    snaplen::{self, PEEK},
    wire::{len, nth_word},
    Ctx,
};
use crate::{
    kernel::{Abi, Fault, Kernel},
    record::Record,
};
use eyas_abi::event::MAX_PARAM;

/// `UIO_MAXIOV`: the kernel refuses longer vectors.
const MAX_VECTOR: u64 = 1024;
/// Entries that are read at a time.
const BATCH: u64 = 8;

/// A vector in user memory.
#[derive(Clone, Copy)]
pub(super) struct Iov {
    pub addr: u64,
    pub count: u64,
    pub abi: Abi,
}

/// Where a read failed.
pub(super) struct At(pub u64);

impl Iov {
    /// Calls `each` with address and length of the entries until it says false.
    fn walk<K: Kernel>(&self, k: &K, mut each: impl FnMut(u64, u64) -> bool) -> Result<(), At> {
        if self.count > MAX_VECTOR {
            return Ok(());
        }
        let entry = len(if self.abi.word() == 8 { 16 } else { 8 });
        let mut done = 0;
        while done < self.count {
            let batch = self.count.wrapping_sub(done).min(BATCH);
            let at = self.addr.wrapping_add(done.wrapping_mul(entry as u64));
            let mut buf = [0; 128];
            let size = len(batch).wrapping_mul(entry);
            if buf.get_mut(..size).is_none_or(|out| k.read_user(at, out) == Err(Fault)) {
                return Err(At(at));
            }
            for i in 0..len(batch) {
                let word = i.wrapping_mul(2);
                if !each(nth_word(&buf, word, self.abi), nth_word(&buf, word.wrapping_add(1), self.abi)) {
                    return Ok(());
                }
            }
            done = done.wrapping_add(batch);
        }
        Ok(())
    }

    /// The sum of the lengths.
    ///
    /// # Errors
    /// Where the vector could not be read.
    pub fn total<K: Kernel>(&self, k: &K) -> Result<u64, At> {
        let mut sum = 0_u64;
        self.walk(k, |_, len| {
            sum = sum.saturating_add(len);
            true
        })?;
        Ok(sum)
    }

    /// Copies the first bytes into `out`; returns how many.
    ///
    /// # Errors
    /// Where the vector or the data could not be read.
    pub fn gather<K: Kernel>(&self, k: &K, out: &mut [u8]) -> Result<usize, At> {
        let mut at = 0;
        let mut bad = None;
        self.walk(k, |addr, size| {
            let Some(rest) = out.get_mut(at..).filter(|r| !r.is_empty()) else { return false };
            let size = len(size).min(rest.len());
            if rest.get_mut(..size).is_some_and(|piece| k.read_user(addr, piece) == Err(Fault)) {
                bad = Some(At(addr));
                return false;
            }
            at = at.wrapping_add(size);
            true
        })?;
        bad.map_or(Ok(at), Err)
    }

    /// Appends `size` bytes of data, as far as the snap length of `fd` goes; empty and told when they are not readable.
    ///
    /// # Errors
    /// What could not be read (the parameter is appended all the same).
    pub fn append<K: Kernel>(
        &self,
        cx: &Ctx<'_, K>,
        r: &mut Record<'_>,
        fd: i32,
        user: Option<&super::addr::UserAddr<'_>>,
        size: u64,
    ) -> Result<(), At> {
        let size = len(size);
        let snap = snaplen::snaplen(cx, fd, user, size, |head| {
            let room = size.min(PEEK);
            head.get_mut(..room).and_then(|out| self.gather(cx.k, out).ok()).unwrap_or(0)
        });
        let mut result = Ok(());
        r.fill(|buf| {
            let want = snap.min(size).min(MAX_PARAM);
            match self.gather(cx.k, buf.get_mut(..want)?) {
                Ok(n) => Some(n),
                Err(at) => {
                    result = Err(at);
                    Some(0)
                }
            }
        });
        if let Err(At(addr)) = &result {
            r.note_fault(*addr);
        }
        result
    }
}
