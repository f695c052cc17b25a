//! Timestamp: a moment, as clocks and calendars of machines keep it.
//!
//! Invariant: milliseconds since 1970-01-01 00:00 UTC, saved as that number. The core never asks what time it is.

use super::date::{Date, push_two};
use serde::{Deserialize, Serialize};

const DAY: i64 = 86_400_000;
/// The Julian day number of 1970-01-01.
const EPOCH: i64 = 2_440_588;

/// A moment (POSIX time in milliseconds; written as of RFC 3339 section 5.6, `2026-12-31T09:30:00Z`).
///
/// ```
/// use esim_exit::telecom::Timestamp;
/// assert_eq!(Timestamp(1_798_709_400_000).to_iso(), "2026-12-31T09:30:00Z");
/// assert_ne!(Timestamp(1_798_709_400).to_iso(), "2026-12-31T09:30:00Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds since 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The day in UTC, held inside the range of [`Date`].
    #[must_use]
    pub fn date_utc(self) -> Date {
        let day = self
            .0
            .div_euclid(DAY)
            .saturating_add(EPOCH)
            .clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        Date::from_julian(i32::try_from(day).unwrap_or(i32::MAX))
    }

    /// `2026-12-31T09:30:00Z`, whole seconds.
    #[must_use]
    pub fn to_iso(self) -> String {
        let seconds = i32::try_from(self.0.rem_euclid(DAY) / 1000).unwrap_or(0);
        let mut out = self.date_utc().to_iso();
        for (before, part) in [('T', seconds / 3600), (':', seconds / 60 % 60), (':', seconds % 60)] {
            out.push(before);
            push_two(&mut out, part);
        }
        out.push('Z');
        out
    }

    /// So many hours later, or earlier if negative.
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        Self(self.0.saturating_add(hours.saturating_mul(3_600_000)))
    }
}
