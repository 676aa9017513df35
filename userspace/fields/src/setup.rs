// SPDX-License-Identifier: Apache-2.0
//! Settings that values and texts depend on.
use crate::clock;
use crate::sanitize::Compat;

/// How values are made and printed.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Offset of local time from UTC, in seconds.
    pub utc_offset: i32,
    /// Host name that `evt.hostname` gives; none for a trace, which gives no name at all.
    pub hostname: Option<String>,
    /// How `evt.outputtime` prints.
    pub time: TimeForm,
    /// How byte buffers print.
    pub buffer: BufferForm,
    /// Which behaviour of the reference output follows.
    pub compat: Compat,
    /// Whether ports print as service names.
    pub service_names: bool,
}

/// Forms of a point in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeForm {
    /// Local time of day.
    #[default]
    Clock,
    /// Seconds since 1970.
    Absolute,
    /// Seconds since the first event.
    Relative,
    /// The event's own duration, which is always 0.
    Duration,
    /// Seconds since the event that was shown before.
    Delta,
}

/// Forms of a byte buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BufferForm {
    /// What does not print becomes a dot.
    #[default]
    Dotted,
    /// Rows of hexadecimal words.
    Hex,
    /// Rows of hexadecimal words with the text beside them.
    HexText,
    /// Base64.
    Base64,
    /// Lines of printable text.
    Lines,
}

impl BufferForm {
    /// Whether text in this form has lines of its own.
    #[must_use]
    pub fn has_rows(self) -> bool {
        matches!(self, Self::Hex | Self::HexText | Self::Lines)
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            utc_offset: clock::local_offset(),
            hostname: None,
            time: TimeForm::default(),
            buffer: BufferForm::default(),
            compat: Compat::default(),
            service_names: false,
        }
    }
}

impl Setup {
    /// Settings for events of this machine: its name, unless `FALCO_HOSTNAME` says another.
    #[must_use]
    pub fn live() -> Self {
        let own = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|n| n.trim_end().to_owned());
        Self { hostname: std::env::var("FALCO_HOSTNAME").ok().or_else(own), ..Self::default() }
    }
}
