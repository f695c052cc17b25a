//! What time and day it is where the person is.

use crate::telecom::{Date, Timestamp};

/// Now.
#[must_use]
pub fn now() -> Timestamp {
    // Milliseconds since 1970 fit an i64 for as long as there are calendars.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clock's milliseconds are whole and far below 2^53"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// The person's own calendar day.
#[must_use]
pub fn today() -> Date {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    let month = u8::try_from(date.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(date.get_date()).unwrap_or_default();
    Date::new(year, month, day).unwrap_or_else(|| now().date_utc())
}

/// Now, and the person's own day.
#[must_use]
pub fn moment() -> (Timestamp, Date) {
    (now(), today())
}
