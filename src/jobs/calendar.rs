//! Calendar files (RFC 5545): an order in, the text of one file out.
//!
//! Invariant: the same date of the same case has the same UID in every file, and every later file a higher SEQUENCE, so
//! that a calendar moves the date instead of showing it twice. Whole days without a zone: it is that day wherever one is.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property};
use serde::Deserialize;

/// The hour of the person's own day at which a calendar reminds.
const HOUR: i64 = 9;
/// Seconds before the first day on which a file can have been written, 2026-01-01.
const BEGINNING: i64 = 1_767_225_600;
/// Who wrote the file.
const PROGRAM: &str = "-//eSIM Exit//eSIM Exit//EN";

/// What is to be written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    /// Now, in milliseconds.
    at: i64,
    /// The language of titles and texts.
    language: String,
    /// The dates.
    dates: Vec<Entry>,
}

/// One date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    uid: String,
    /// `YYYY-MM-DD`.
    day: String,
    title: String,
    text: String,
    address: String,
    alarm_days: u16,
}

/// The file for an order; `None` if it is none or has no date.
#[must_use]
pub fn file(order: &str) -> Option<String> {
    let order: Order = serde_json::from_str(order).ok()?;
    let at = DateTime::from_timestamp_millis(order.at)?;
    let mut calendar = Calendar::new();
    calendar.properties = Property::from_array([("VERSION", "2.0"), ("PRODID", PROGRAM), ("CALSCALE", "GREGORIAN")]);
    for entry in &order.dates {
        calendar.push(event(entry, &order.language, at)?);
    }
    (!order.dates.is_empty()).then(|| calendar.to_string())
}

fn event(entry: &Entry, language: &str, at: DateTime<Utc>) -> Option<Event> {
    let said = |name: &str, text: &str| {
        let mut property = Property::new(name, plain(text));
        property.add_parameter("LANGUAGE", language);
        property
    };
    let text = [plain(&entry.text), plain(&entry.address)].join("\n");
    let day: NaiveDate = entry.day.parse().ok()?;
    let mut event = Event::new();
    event
        .uid(&plain(&entry.uid))
        .sequence(u32::try_from(at.timestamp() - BEGINNING).unwrap_or_default())
        .timestamp(at)
        .last_modified(at)
        .starts(day)
        .ends(day.checked_add_days(Days::new(1))?)
        .append_property(said("SUMMARY", &entry.title))
        .append_property(said("DESCRIPTION", &text))
        .append_property(Class::Private)
        .add_property("URL", plain(&entry.address))
        .add_property("TRANSP", "TRANSPARENT");
    let mut before = vec![0];
    if entry.alarm_days > 0 {
        before.insert(0, entry.alarm_days);
    }
    for days in before {
        let ahead = Duration::hours(HOUR - 24 * i64::from(days));
        // The library would put a name by chance and its own clock here.
        let alarm = Alarm::display(&plain(&entry.title), ahead)
            .uid(&[plain(&entry.uid), days.to_string()].join("."))
            .timestamp(at)
            .done();
        event.alarm(alarm);
    }
    Some(event.done())
}

/// Line breaks are written as such; no other control character belongs into a file of lines.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
