// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! One reader's wishes: what it wants to see and how much of it.

/// What encoders need to know of a consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Bytes of I/O data that are recorded.
    pub snaplen: u32,
    /// The snap length follows the protocol.
    pub dynamic_snaplen: bool,
    /// First port of full capture.
    pub port_start: u16,
    /// Last port of full capture; 0 = off.
    pub port_end: u16,
    /// Remote port of statsd.
    pub statsd_port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { snaplen: 80, dynamic_snaplen: false, port_start: 0, port_end: 0, statsd_port: 8125 }
    }
}
