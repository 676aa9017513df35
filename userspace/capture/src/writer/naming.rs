// SPDX-License-Identifier: Apache-2.0
//! Names of files that follow each other.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, Local};

use super::Rotation;
use crate::error::CaptureError;

/// Makes the name of each next file.
pub(super) struct Names {
    base: PathBuf,
    scheme: Scheme,
    /// Files begun.
    count: u64,
}

enum Scheme {
    /// One file.
    Single,
    /// A number is added, of at least so many digits; it begins anew after so many files.
    Numbered { digits: usize, files: Option<u32> },
    /// The time is put in; so many files are kept, these are there.
    Timed { format: String, last: String, files: Option<u32>, kept: VecDeque<PathBuf> },
}

impl Names {
    pub(super) fn new(base: PathBuf, rotation: Rotation) -> Result<Self, CaptureError> {
        let files = rotation.files.filter(|files| *files > 0);
        let format = base.to_str().filter(|name| name.contains('%') && rotation.nanoseconds.is_some());
        let scheme = if !rotation.is_on() || base.as_os_str() == "-" {
            Scheme::Single
        } else if let Some(format) = format {
            if StrftimeItems::new(format).any(|item| matches!(item, Item::Error)) {
                return Err(CaptureError::NameFormat { name: base });
            }
            Scheme::Timed { format: format.to_owned(), last: String::new(), files, kept: VecDeque::new() }
        } else {
            // As the trace tool has it: numbers of equal length for files of a size, plain numbers else.
            let by_size = rotation.bytes.is_some() && rotation.events.is_none();
            let digits = files.filter(|_| by_size).map_or(1, |files| files.to_string().len());
            Scheme::Numbered { digits, files }
        };
        Ok(Self { base, scheme, count: 0 })
    }

    /// The name of the file that begins at `now`, nanoseconds since the epoch.
    pub(super) fn next(&mut self, now: u64) -> PathBuf {
        let count = self.count;
        self.count += 1;
        match &mut self.scheme {
            Scheme::Single => self.base.clone(),
            Scheme::Numbered { digits, files } => {
                let number = files.map_or(count, |files| count % u64::from(files));
                let mut name = OsString::from(&self.base);
                name.push(format!("{number:0digits$}"));
                PathBuf::from(name)
            }
            Scheme::Timed { format, last, files, kept } => {
                let time = DateTime::from_timestamp_nanos(i64::try_from(now).unwrap_or(i64::MAX)).with_timezone(&Local);
                let mut name = time.format(format).to_string();
                if *last == name {
                    // Two files in one tick of the format: the later one must not overwrite the earlier.
                    name = format!("{name}.{count}");
                } else {
                    last.clone_from(&name);
                }
                let name = PathBuf::from(name);
                if let Some(files) = files {
                    kept.push_back(name.clone());
                    if kept.len() as u64 > u64::from(*files)
                        && let Some(oldest) = kept.pop_front()
                    {
                        // It may have been moved away by somebody who wants to keep it.
                        let _ = std::fs::remove_file(oldest);
                    }
                }
                name
            }
        }
    }
}
