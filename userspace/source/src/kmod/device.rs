// SPDX-License-Identifier: Apache-2.0
//! One device of the module: opening, requests, mappings. The only unsafe code of the crate.
//!
//! What the kernel writes into the mapped pages is data for [`super::merge`], which trusts none of it; here it is only
//! made sure that no access leaves a mapping.
#![expect(unsafe_code, reason = "ioctl and shared memory have no safe form")]

use super::ring::Ring;
use crate::{Drops, SourceError};
use eyas_abi::{
    ioctl,
    ring::{self as abi, RingInfo},
};
use memmap2::{MmapOptions, MmapRaw};
use nix::{errno::Errno, libc};
use std::{
    fs::{File, OpenOptions},
    io,
    os::{
        fd::{AsFd, AsRawFd, BorrowedFd},
        unix::fs::OpenOptionsExt,
    },
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

/// Structs that a request may fill: plain numbers, valid for any bytes.
///
/// # Safety
/// The type is `repr(C)`, without padding that matters, and every bit pattern is a value of it.
pub(super) unsafe trait Plain: Default {}
// SAFETY: a number.
unsafe impl Plain for u64 {}
// SAFETY: `repr(C)`, three numbers.
unsafe impl Plain for ioctl::Features {}
// SAFETY: `repr(C)`, two numbers.
unsafe impl Plain for ioctl::Readiness {}

/// An open device.
pub(super) struct Device {
    path: PathBuf,
    file: File,
    cpu: u16,
}

/// How opening a device may fail without being an error yet.
pub(super) enum OpenFailure {
    /// The CPU is offline.
    Offline,
    /// There is no such device.
    Missing,
    /// The module has no room for another consumer.
    Busy,
    /// Anything else.
    Other(io::Error),
}

impl Device {
    pub(super) fn open(path: &Path, cpu: u16) -> Result<Self, OpenFailure> {
        let file = OpenOptions::new().read(true).write(true).custom_flags(libc::O_SYNC).open(path);
        match file {
            Ok(file) => Ok(Self { path: path.to_owned(), file, cpu }),
            Err(e) => Err(match Errno::from_raw(e.raw_os_error().unwrap_or(0)) {
                Errno::ENODEV => OpenFailure::Offline,
                Errno::ENOENT | Errno::ENXIO => OpenFailure::Missing,
                Errno::EBUSY => OpenFailure::Busy,
                _ => OpenFailure::Other(e),
            }),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) const fn cpu(&self) -> u16 {
        self.cpu
    }

    /// A request whose argument is a value.
    pub(super) fn command(&self, request: u32, arg: u64) -> io::Result<i32> {
        // SAFETY: the requests sent through here take their argument as a number; the kernel follows no pointer.
        Errno::result(unsafe { libc::ioctl(self.file.as_raw_fd(), request as libc::Ioctl, arg) }).map_err(Into::into)
    }

    /// A request that fills `T`.
    pub(super) fn fetch<T: Plain>(&self, request: u32) -> io::Result<T> {
        let mut value = T::default();
        // SAFETY: the argument points to a live `T` of this frame, which may hold any bytes (`Plain`). The requests sent
        // through here write a `T` at most: a u64 for versions, and by the size in the request for our own.
        Errno::result(unsafe { libc::ioctl(self.file.as_raw_fd(), request as libc::Ioctl, &raw mut value) })?;
        Ok(value)
    }

    /// A request that reads `T`.
    pub(super) fn hand<T: Plain>(&self, request: u32, value: &T) -> io::Result<()> {
        // SAFETY: the argument points to a live `T`, which the kernel only reads.
        Errno::result(unsafe { libc::ioctl(self.file.as_raw_fd(), request as libc::Ioctl, &raw const *value) })?;
        Ok(())
    }

    /// Maps data and info page.
    pub(super) fn map(&self, size: u64) -> Result<MappedRing, SourceError> {
        let fail = |what: &str| SourceError::system(format!("mapping the {what} of {}", self.path.display()));
        let (Ok(size), Ok(double)) = (u32::try_from(size), usize::try_from(size.saturating_mul(2))) else {
            return Err(SourceError::BufferSize(size));
        };
        let data = MmapOptions::new().len(double).map_raw_read_only(&self.file).map_err(fail("ring"))?;
        let info = MmapOptions::new().len(abi::PAGE).map_raw(&self.file).map_err(fail("info page"))?;
        Ok(MappedRing { size, data, info })
    }
}

impl AsFd for Device {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

/// A ring in memory shared with the kernel.
///
/// # Invariants
/// `data` maps `2 * size` bytes; `info` maps one page. Both live as long as this value.
pub(super) struct MappedRing {
    size: u32,
    data: MmapRaw,
    info: MmapRaw,
}

impl MappedRing {
    fn info(&self) -> &RingInfo {
        // SAFETY: the mapping is one page long, page-aligned and lives as long as `self`; `RingInfo` is 128 bytes of
        // atomics, for which any bytes are values, and the kernel changes them only as atomics may change.
        unsafe { &*self.info.as_ptr().cast::<RingInfo>() }
    }

    fn counter(&self, index: usize) -> u64 {
        self.info().counters.get(index).map_or(0, |c| c.load(Ordering::Relaxed))
    }

    /// Events offered, and lost by cause, since the device was opened.
    pub(super) fn counters(&self) -> (u64, Drops) {
        let mut drops = Drops {
            buffer: self.counter(abi::N_DROPS_BUFFER),
            classes: [0; 10],
            page_faults: self.counter(abi::N_DROPS_PF),
            preemptions: self.counter(abi::N_PREEMPTIONS),
            no_ring: 0,
        };
        for (n, class) in (1..).zip(drops.classes.iter_mut()) {
            *class = self.counter(abi::N_DROPS_CLASS + n);
        }
        (self.counter(abi::N_EVTS), drops)
    }

    /// Events of the ignored process that our module left out; 0 with another module.
    pub(super) fn own_left_out(&self) -> u64 {
        // SAFETY: `Ours` lies within the mapped page (asserted where it is defined), 8-aligned, all atomics.
        let ours = unsafe { &*self.info.as_ptr().add(abi::OURS_AT).cast::<abi::Ours>() };
        if ours.magic.load(Ordering::Relaxed) == abi::OURS_MAGIC { ours.n_own.load(Ordering::Relaxed) } else { 0 }
    }
}

impl Ring for MappedRing {
    fn size(&self) -> u32 {
        self.size
    }

    fn head(&self) -> u32 {
        // ORDERING: Acquire; pairs with the producer's release store of the head after it wrote the record.
        self.info().head.load(Ordering::Acquire)
    }

    fn tail(&self) -> u32 {
        self.info().tail.load(Ordering::Relaxed)
    }

    fn set_tail(&self, tail: u32) {
        // ORDERING: Release; pairs with the producer's acquire load of the tail before it writes into freed space.
        self.info().tail.store(tail, Ordering::Release);
    }

    fn bytes(&self, at: u32, len: u32) -> &[u8] {
        if at >= self.size || len > self.size {
            return &[];
        }
        // SAFETY: `at < size` and `len <= size` were checked, and `2 * size` bytes are mapped. The producer does not write
        // between tail and head, which is all that the merge asks for, until the tail moves; the merge moves it only when
        // no slice is out (`&mut self`).
        unsafe { std::slice::from_raw_parts(self.data.as_ptr().add(at as usize), len as usize) }
    }
}
