//! Reading answers tolerantly: what is missing is empty, what is new is ignored, numbers may be texts and texts numbers.
//!
//! Paths are names joined by dots. No float is ever computed with: amounts stay decimal text.

use super::error::{ApiError, ErrorClass};
use crate::telecom::Date;
use serde_json::Value;

/// What stands at a path; `Null` if nothing does.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Null;
    path.split('.')
        .filter(|name| !name.is_empty())
        .fold(value, |value, name| value.get(name).unwrap_or(NOTHING))
}

/// A text, number or truth value as text; empty if there is none.
pub(super) fn text(value: &Value, path: &str) -> String {
    match at(value, path) {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// A text that is not empty.
pub(super) fn some(value: &Value, path: &str) -> Option<String> {
    Some(text(value, path)).filter(|text| !text.is_empty())
}

/// A whole number, from a number or a text.
pub(super) fn whole(value: &Value, path: &str) -> Option<u64> {
    match at(value, path) {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// `true`, or a text that says so.
pub(super) fn truth(value: &Value, path: &str) -> Option<bool> {
    match at(value, path) {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
        _ => None,
    }
}

/// The members of a list; none if there is no list.
pub(super) fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    at(value, path).as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The members of a list that has to be there.
pub(super) fn must_list<'a>(value: &'a Value, path: &str) -> Result<&'a [Value], ApiError> {
    at(value, path)
        .as_array()
        .map(Vec::as_slice)
        .ok_or_else(|| ApiError::new(ErrorClass::Unreadable, &value.to_string()))
}

/// Each member of a list that has to be there, read by `one`.
pub(super) fn must_each<T>(
    value: &Value,
    path: &str,
    one: impl Fn(&Value) -> Result<T, ApiError>,
) -> Result<Vec<T>, ApiError> {
    must_list(value, path)?.iter().map(one).collect()
}

/// A text that has to be there.
pub(super) fn must_text(value: &Value, path: &str) -> Result<String, ApiError> {
    some(value, path).ok_or_else(|| ApiError::new(ErrorClass::Unreadable, &value.to_string()))
}

/// A token that has to be there; the error repeats nothing of an answer that may hold other secrets.
pub(super) fn must_secret(value: &Value, path: &str) -> Result<String, ApiError> {
    some(value, path).ok_or_else(|| ApiError::of(ErrorClass::Unreadable))
}

/// A decimal amount with `.` before its fraction, from a number or a text with a decimal point or comma; none for any
/// other form, as where both marks stand or an exponent does.
pub(super) fn amount(value: &Value, path: &str) -> Option<String> {
    let text = text(value, path).trim().replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(part)).then_some(text)
}

/// The day of an ISO 8601 time stamp, as written there.
pub(super) fn day(value: &Value, path: &str) -> Option<Date> {
    iso_day(&text(value, path))
}

/// The day of an ISO 8601 time stamp.
pub(super) fn iso_day(text: &str) -> Option<Date> {
    Date::parse(text.get(..10)?).ok()
}

/// An amount in minor units as decimal text: `minor / 10^digits`.
pub(super) fn decimal(minor: i64, digits: u32) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let digits = usize::try_from(digits).unwrap_or_default();
    let all = minor.unsigned_abs().to_string();
    let all = [&"0".repeat((digits + 1).saturating_sub(all.len())), all.as_str()].concat();
    let (whole, part) = all.split_at(all.len() - digits);
    let part = part.trim_end_matches('0');
    let padded = if part.len() < 2 && digits >= 2 {
        [part, &"00"[part.len()..]].concat()
    } else {
        part.to_owned()
    };
    if padded.is_empty() {
        [sign, whole].concat()
    } else {
        [sign, whole, ".", &padded].concat()
    }
}

/// Bytes of a decimal amount in a unit of `unit` bytes, rounded down; no float in between.
pub(super) fn bytes_of(amount: &str, unit: u64) -> Option<u64> {
    let (whole, part) = amount.trim().split_once('.').unwrap_or((amount.trim(), ""));
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: String = part.chars().take(9).collect();
    let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let part: u64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let more = u64::try_from(u128::from(part) * u128::from(unit) / u128::from(scale)).ok()?;
    whole.checked_mul(unit)?.checked_add(more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        assert_eq!(decimal(1_250_000, 4), "125.00");
        assert_eq!(decimal(5, 2), "0.05");
        assert_eq!(decimal(-1234, 2), "-12.34");
        assert_eq!(decimal(7, 0), "7");
        assert_eq!(decimal(12_345, 4), "1.2345");
        assert_eq!(bytes_of("1.5", 1_000_000_000), Some(1_500_000_000));
        assert_eq!(bytes_of("x", 1), None);
        let value: Value = serde_json::json!({"a": "-0.50", "b": 125.5, "c": 1e300, "d": "1,5", "e": null});
        assert_eq!(amount(&value, "a").as_deref(), Some("-0.50"));
        assert_eq!(amount(&value, "b").as_deref(), Some("125.5"));
        assert_eq!(
            (amount(&value, "c"), amount(&value, "d"), amount(&value, "e")),
            (None, Some("1.5".to_owned()), None)
        );
    }

    #[test]
    fn amounts_have_one_mark_and_no_exponent() {
        let read = |value: Value| amount(&serde_json::json!({ "a": value }), "a");
        assert_eq!(read("8870,59".into()).as_deref(), Some("8870.59"));
        assert_eq!(read((-0.5).into()).as_deref(), Some("-0.5"));
        assert_eq!(read(7.into()).as_deref(), Some("7"));
        assert_eq!(read("1.870,59".into()), None);
        assert_eq!(read(1e20.into()), None);
        assert_eq!(read(Value::Null), None);
    }

    #[test]
    fn what_is_missing_is_empty() {
        let value: Value = serde_json::json!({"a": {"b": 3, "c": "9"}});
        assert_eq!(text(&value, "a.b"), "3");
        assert_eq!(whole(&value, "a.c"), Some(9));
        assert_eq!(text(&value, "a.x.y"), "");
        let amounts: Value = serde_json::json!({"a": 125.5, "b": "26.00", "c": 1e21});
        assert_eq!(amount(&amounts, "a").as_deref(), Some("125.5"));
        assert_eq!(amount(&amounts, "b").as_deref(), Some("26.00"));
        assert_eq!(amount(&amounts, "c"), None);
        assert!(must_list(&value, "a").is_err());
    }
}
