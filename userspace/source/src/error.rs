// SPDX-License-Identifier: Apache-2.0
//! Why a source cannot be opened or cannot go on. Each text says what, where, and what mends it.

use eyas_capture::CaptureError;
use std::{io, path::PathBuf};
use thiserror::Error;

/// An error of a source.
#[derive(Debug, Error)]
pub enum SourceError {
    /// No module is loaded.
    #[error("no device {}: the kernel module is not loaded; load it with `insmod eyas.ko`, or let `eyas run --load-module PATH` do it", .0.display())]
    NoModule(PathBuf),
    /// Not allowed.
    #[error("opening {}: {reason}; it takes root with CAP_SYS_ADMIN in the host's own user namespace", path.display())]
    Permission {
        /// The device.
        path: PathBuf,
        /// What the kernel says.
        reason: io::Error,
    },
    /// The module has as many consumers as it takes.
    #[error("opening {}: too many programs read events already (the module's max_consumers is {limit}); end one of them, or load the module with max_consumers={}", path.display(), limit.saturating_add(1))]
    TooManyConsumers {
        /// The device.
        path: PathBuf,
        /// The module's limit.
        limit: u32,
    },
    /// The module speaks another version.
    #[error("the module behind {} speaks {what} version {found}, this program needs {need} or a later one of the same first number; load the module that came with this program", path.display())]
    Version {
        /// The device.
        path: PathBuf,
        /// Which of the two versions.
        what: &'static str,
        /// Version found.
        found: String,
        /// Oldest version that will do.
        need: String,
    },
    /// Devices of one module disagree.
    #[error("{} and {} speak different versions: the module was replaced while it was opened; try again", .0.display(), .1.display())]
    Mixed(PathBuf, PathBuf),
    /// A CPU came or went while devices were opened.
    #[error("{online} CPUs are online, but only {opened} devices could be opened: a CPU came or went meanwhile; try again")]
    Cpus {
        /// CPUs online.
        online: usize,
        /// Devices opened.
        opened: usize,
    },
    /// A size that no ring can have.
    #[error("a ring of {0} bytes is not possible: it takes a power of two above {min} bytes and at most 2 GiB", min = 2 * eyas_abi::ring::PAGE)]
    BufferSize(u64),
    /// A snap length beyond the limit.
    #[error("a snap length of {0} bytes is not possible: at most {max}", max = eyas_abi::ioctl::MAX_SNAPLEN)]
    SnapLength(u32),
    /// The operating system refused something.
    #[error("{what}: {source}")]
    System {
        /// What was being done, and on what.
        what: String,
        /// Why not.
        source: io::Error,
    },
    /// The trace file.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// The replay source needs a file.
    #[error("the replay source needs a trace file")]
    NoTrace,
}

impl SourceError {
    pub(crate) fn system(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::System { what, source }
    }

    /// Whether a trace was good up to the place that the error names.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Capture(e) if e.is_damage())
    }
}
