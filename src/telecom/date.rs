//! Date: a day of the calendar, read from the many ways people write one.
//!
//! Invariant: between 2000-01-01 and 2100-12-31, so that its written form always has four digits of year and no
//! reckoning can overflow; reckoning past either end stays at that end. A date that two readers would read
//! differently is an error that carries both readings, never a guess.

use super::digits::to_ascii;
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Julian day numbers of the first and the last day.
const FIRST: i32 = 2_451_545;
const LAST: i32 = 2_488_434;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A civil day (ISO 8601 section 5.2.2, written `2026-12-31`), without a zone.
///
/// ```
/// use esim_exit::telecom::{Date, DateError};
/// assert_eq!(Date::parse("Dec 31, 2026").unwrap().to_iso(), "2026-12-31");
/// assert_eq!(Date::parse("2026年2月30日"), Err(DateError::NoSuchDay));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// No known form.
    #[error("not a date")]
    Unreadable,
    /// A known form, but the calendar has no such day.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// Month first or day first: both are days.
    #[error("month and day cannot be told apart")]
    Ambiguous {
        /// Read as in the US, month first.
        first: Date,
        /// Read day first.
        second: Date,
    },
    /// Outside the years 2000 to 2100.
    #[error("outside the years 2000 to 2100")]
    OutOfRange,
}

impl Date {
    /// The day of a year, month (1 to 12) and day; `None` if there is none or it is out of range.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .filter(|_| (2000..=2100).contains(&year))
            .map(Self)
    }

    /// Reads a date: ISO and its variants, Chinese, month names (a weekday is passed over), and `12/31/2026` where it can be read one way only.
    ///
    /// # Errors
    /// See [`DateError`].
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let plain = to_ascii(text).to_ascii_lowercase();
        if plain.trim().is_empty() {
            return Err(DateError::Empty);
        }
        let (numbers, month) = pieces(&plain).ok_or(DateError::Unreadable)?;
        let long = |n: &Number| n.length == 4;
        let short = |n: &Number| n.length <= 2;
        match (numbers.as_slice(), month) {
            ([whole], None) if whole.length == 8 => {
                day_of(whole.value / 10_000, whole.value / 100 % 100, whole.value % 100)
            }
            ([y, m, d], None) if long(y) && short(m) && short(d) => day_of(y.value, m.value, d.value),
            ([a, b, y], None) if long(y) && short(a) && short(b) => either_way(a.value, b.value, y.value),
            ([d, y], Some(m)) if long(y) && short(d) => day_of(y.value, m, d.value),
            ([y, d], Some(m)) if long(y) && short(d) => day_of(y.value, m, d.value),
            _ => Err(DateError::Unreadable),
        }
    }

    /// `2026-12-31`.
    #[must_use]
    pub fn to_iso(self) -> String {
        let mut out = String::with_capacity(10);
        push_two(&mut out, self.year() / 100);
        push_two(&mut out, self.year() % 100);
        out.push('-');
        push_two(&mut out, i32::from(self.month()));
        out.push('-');
        push_two(&mut out, i32::from(self.day()));
        out
    }

    /// The year, 2000 to 2100.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.0.day()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// So many days later, or earlier if negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_julian(self.0.to_julian_day().saturating_add(days))
    }

    /// So many months later, or earlier if negative; from the 31st to the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let months = (self.year() * 12 + i32::from(self.month()) - 1).saturating_add(months);
        let (year, month) = (
            months.div_euclid(12),
            u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1),
        );
        let edge = if year < 2000 { FIRST } else { LAST };
        (28..=self.day().max(28))
            .rev()
            .map(|last| last.min(self.day()))
            .find_map(|day| Self::new(year, month, day))
            .unwrap_or_else(|| Self::from_julian(edge))
    }

    /// Days from this day to the other; negative if the other is earlier.
    #[must_use]
    pub const fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }

    /// The day of a Julian day number, held inside the range.
    pub(super) fn from_julian(day: i32) -> Self {
        Self(time::Date::from_julian_day(day.clamp(FIRST, LAST)).unwrap_or(time::Date::MIN))
    }
}

/// A run of digits in a text.
struct Number {
    value: i32,
    length: usize,
}

/// The numbers and the named month of a text; `None` as soon as something does not belong in a date.
fn pieces(plain: &str) -> Option<(Vec<Number>, Option<i32>)> {
    let mut numbers = Vec::new();
    let mut month = None;
    let mut rest = plain.trim();
    while let Some(ch) = rest.chars().next() {
        let same = |c: char| {
            if ch.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_ascii_alphabetic()
            }
        };
        let length = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(length.max(ch.len_utf8()))?;
        rest = after;
        if ch.is_ascii_digit() {
            numbers.push(Number {
                value: piece.parse().ok()?,
                length,
            });
        } else if ch.is_ascii_alphabetic() {
            let filler = matches!(piece, "st" | "nd" | "rd" | "th" | "of");
            let weekday = WEEKDAYS.iter().any(|name| length >= 3 && name.starts_with(piece));
            let named = MONTHS
                .iter()
                .zip(1..)
                .find(|(name, _)| length >= 3 && name.starts_with(piece));
            match named {
                None if weekday => {}
                Some((_, number)) if month.is_none() => month = Some(number),
                None if filler && (month.is_some() || !numbers.is_empty()) => {}
                _ => return None,
            }
        } else if !matches!(ch, ' ' | '-' | '/' | '.' | ',' | '年' | '月' | '日' | '号' | '號') || numbers.len() > 3
        {
            return None;
        }
    }
    Some((numbers, month))
}

fn day_of(year: i32, month: i32, day: i32) -> Result<Date, DateError> {
    if !(2000..=2100).contains(&year) {
        return Err(DateError::OutOfRange);
    }
    let small = |n: i32| u8::try_from(n).map_err(|_| DateError::NoSuchDay);
    Date::new(year, small(month)?, small(day)?).ok_or(DateError::NoSuchDay)
}

/// `a/b/year`: Americans write the month first, most others the day.
fn either_way(a: i32, b: i32, year: i32) -> Result<Date, DateError> {
    match (day_of(year, a, b), day_of(year, b, a)) {
        (Ok(first), Ok(second)) if first != second => Err(DateError::Ambiguous { first, second }),
        (Err(DateError::NoSuchDay), read) | (read, _) => read,
    }
}

/// Two digits, with a leading zero.
pub(super) fn push_two(out: &mut String, number: i32) {
    for digit in [number / 10 % 10, number % 10] {
        out.push(
            u32::try_from(digit)
                .ok()
                .and_then(|d| char::from_digit(d, 10))
                .unwrap_or('0'),
        );
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_iso())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_iso())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
