//! The reckoning with notice and cycle.
//!
//! Invariant: a notice in hours counts as whole days, rounded up, and one more day is kept for the zones of the earth.

use crate::directory::{Kind, Record};
use crate::telecom::Date;

/// A renewal that can still be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextChance {
    /// Its day.
    pub renewal: Date,
    /// The last day on which acting is surely in time for it.
    pub last_safe: Date,
}

/// How long a billing cycle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cycle {
    /// So many days.
    Days(u16),
    /// A calendar month.
    Month,
}

impl Cycle {
    /// The cycle of a provider. Records name it where it is no calendar month; plans for a journey have any length.
    pub(super) fn of(record: Option<&Record>) -> Option<Self> {
        let record = record?;
        match (record.rules.cycle_days, record.kind) {
            (Some(days), _) => Some(Self::Days(days)),
            (None, Kind::Carrier | Kind::Mvno) => Some(Self::Month),
            (None, Kind::Travel | Kind::Practice) => None,
        }
    }

    /// The day so many cycles after a first one; months are counted from that first day, so the 31st comes back.
    fn after(self, first: Date, count: i32) -> Date {
        match self {
            Self::Days(days) => first.plus_days(i32::from(days).saturating_mul(count)),
            Self::Month => first.plus_months(count),
        }
    }

    /// Cycles that surely fit into so many days.
    fn fitting(self, days: i32) -> i32 {
        let longest = match self {
            Self::Days(days) => i32::from(days).max(1),
            Self::Month => 31,
        };
        days.max(0) / longest
    }
}

/// The last day on which acting is surely in time for a renewal.
pub(super) fn last_safe(renewal: Date, notice_hours: Option<u16>) -> Date {
    let notice = notice_hours.map_or(0, |hours| i32::from(hours.div_ceil(24)));
    renewal.plus_days(-notice - 1)
}

/// The first renewal after this one whose last safe day has not passed.
pub(super) fn next_chance(renewal: Date, notice_hours: Option<u16>, cycle: Cycle, today: Date) -> Option<NextChance> {
    let from = cycle.fitting(renewal.days_until(today)).max(1);
    // Notice and the shortness of February are caught up with in a few cycles; a cycle may be a single day.
    (from..from.saturating_add(4_000)).find_map(|count| {
        let renewal = cycle.after(renewal, count);
        let last_safe = last_safe(renewal, notice_hours);
        (last_safe >= today).then_some(NextChance { renewal, last_safe })
    })
}
