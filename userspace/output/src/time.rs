// SPDX-License-Identifier: Apache-2.0
//! Time stamps as text.

use chrono::{DateTime, Local, Utc};

fn utc(ns: u64) -> DateTime<Utc> {
    DateTime::from_timestamp_nanos(i64::try_from(ns).unwrap_or(i64::MAX))
}

/// `2026-11-24T03:59:10.703383149Z`.
#[must_use]
pub fn iso8601_utc(ns: u64) -> String {
    utc(ns).format("%Y-%m-%dT%H:%M:%S%.9fZ").to_string()
}

/// `2026-11-24T03:59:10.703383149+0000`, the form of the text alerts.
#[must_use]
pub fn iso8601_offset(ns: u64) -> String {
    utc(ns).format("%Y-%m-%dT%H:%M:%S%.9f+0000").to_string()
}

/// `03:59:10.703383149`, local time.
#[must_use]
pub fn clock_text(ns: u64) -> String {
    utc(ns).with_timezone(&Local).format("%H:%M:%S%.9f").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_digits_always() {
        assert_eq!(iso8601_utc(1_795_492_750_703_383_149), "2026-11-24T03:59:10.703383149Z");
        assert_eq!(iso8601_utc(0), "1970-01-01T00:00:00.000000000Z");
        assert_eq!(iso8601_offset(5), "1970-01-01T00:00:00.000000005+0000");
        assert_eq!(clock_text(5).len(), "00:00:00.000000005".len());
        assert_eq!(iso8601_utc(u64::MAX).len(), 30);
    }
}
