// SPDX-License-Identifier: Apache-2.0
//! Points in time as text.
use crate::text::Writer;

const NS: u64 = 1_000_000_000;
const DAY: i64 = 86_400;

/// Date and time of day.
struct Civil {
    year: i64,
    month: u32,
    day: u32,
    second_of_day: i64,
}

/// Splits seconds since 1970, shifted by a zone's offset. The calendar repeats every 400 years (146,097 days); years
/// are counted from March, so that the leap day comes last.
fn civil(seconds: i64) -> Civil {
    let days = seconds.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    Civil {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month: u32::try_from(month).unwrap_or(1),
        day: u32::try_from(day).unwrap_or(1),
        second_of_day: seconds.rem_euclid(DAY),
    }
}

fn split(ts: u64, offset: i32) -> (Civil, u64) {
    let seconds = i64::try_from(ts / NS).unwrap_or(i64::MAX);
    (civil(seconds.saturating_add(i64::from(offset))), ts % NS)
}

/// Parts of a point in time to write.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The date before the time.
    pub date: bool,
    /// Nanoseconds behind it.
    pub nanos: bool,
}

/// Writes `2024-01-02 03:04:05.000000006`, or a part of it, in the zone with this offset from UTC in seconds.
pub fn write(w: &mut Writer<'_>, ts: u64, offset: i32, parts: Parts) {
    let (c, nanos) = split(ts, offset);
    if parts.date {
        w.fmt(format_args!("{:04}-{:02}-{:02} ", c.year, c.month, c.day));
    }
    let s = c.second_of_day;
    w.fmt(format_args!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60));
    if parts.nanos {
        w.fmt(format_args!(".{nanos:09}"));
    }
}

/// Writes `2024-01-02T03:04:05.000000006+0000`.
pub fn write_iso8601(w: &mut Writer<'_>, ts: u64) {
    let (c, nanos) = split(ts, 0);
    let s = c.second_of_day;
    w.fmt(format_args!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{nanos:09}+0000", c.year, c.month, c.day, s / 3600, s / 60 % 60, s % 60));
}

/// This machine's offset from UTC now, in seconds. The reference uses it for all events, old ones too.
#[must_use]
pub fn local_offset() -> i32 {
    chrono::Local::now().offset().local_minus_utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bumpalo::Bump;

    fn date(ts: u64, offset: i32) -> String {
        let a = Bump::new();
        let mut w = Writer::new(&a);
        write(&mut w, ts, offset, Parts { date: true, nanos: true });
        String::from_utf8(w.finish().to_vec()).unwrap()
    }

    #[test]
    fn known_dates() {
        assert_eq!(date(0, 0), "1970-01-01 00:00:00.000000000");
        assert_eq!(date(951_782_400 * NS + 5, 0), "2000-02-29 00:00:00.000000005");
        assert_eq!(date(1_704_067_199 * NS, 3600), "2024-01-01 00:59:59.000000000");
        assert_eq!(date(0, -1), "1969-12-31 23:59:59.000000000");
        assert_eq!(date(u64::MAX, 0), "2554-07-21 23:34:33.709551615");
    }
}
