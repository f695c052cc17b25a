//! Money: an amount in a currency, reckoned in whole minor units.
//!
//! Invariant: no fractions, no floats. What is read is never negative and below a thousand million; a sum that was
//! reckoned may be negative.

use super::currency::Currency;
use super::digits::{all_digits, to_ascii};

/// Major units from which on an amount is taken for a slip (or an order number).
const TOO_MUCH: i64 = 1_000_000_000;

/// An amount of money (currency by ISO 4217), saved as `12.50 USD`.
///
/// Form: minor units, e.g. cents; a currency without them (yen, won) counts whole units.
///
/// ```
/// use esim_exit::telecom::{Currency, Money, MoneyError};
/// let right = Money::parse("US$1,234.5", Currency::Cny).unwrap();
/// assert_eq!((right.to_plain().as_str(), right.readable().as_str()), ("1234.50 USD", "$1,234.50"));
/// assert_eq!(Money::parse("-5", Currency::Usd), Err(MoneyError::Negative));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// No amount in a known form.
    #[error("not an amount")]
    Unreadable,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// A thousand million or more.
    #[error("too large")]
    TooLarge,
    /// More digits after the point than the currency has.
    #[error("more decimals than the currency has")]
    TooPrecise,
    /// A sign or word beside the amount that is no known currency, or two that disagree.
    #[error("unknown currency")]
    Currency,
}

impl Money {
    /// Reads an amount with point or comma, thousands marks, and a sign or word of currency before or after it.
    ///
    /// A single separator before exactly three digits is a thousands mark.
    ///
    /// # Errors
    /// See [`MoneyError`].
    pub fn parse(text: &str, default: Currency) -> Result<Self, MoneyError> {
        let plain = to_ascii(text).to_uppercase();
        let plain = plain.trim();
        if plain.is_empty() {
            return Err(MoneyError::Empty);
        }
        let digit = |c: char| c.is_ascii_digit();
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let first = plain
            .find(number)
            .filter(|_| plain.contains(digit))
            .ok_or(MoneyError::Unreadable)?;
        let last = plain.rfind(number).ok_or(MoneyError::Unreadable)?;
        let cut = |range| plain.get(range).unwrap_or_default();
        let (before, amount, after) = (
            cut(0..first).trim(),
            cut(first..last + 1),
            cut(last + 1..plain.len()).trim(),
        );
        if before.starts_with('-') || before.ends_with('-') || after == "-" {
            return Err(MoneyError::Negative);
        }
        let currency = Self::agree(before, after, default)?;
        let (whole, decimals) = split(amount).ok_or(MoneyError::Unreadable)?;
        let places = usize::try_from(currency.minor_digits()).unwrap_or(2);
        let kept = decimals.get(..places.min(decimals.len())).unwrap_or_default();
        if decimals.len() > kept.len() && decimals.bytes().skip(places).any(|b| b != b'0') {
            return Err(MoneyError::TooPrecise);
        }
        let mut minor = 0_i64;
        for byte in whole
            .bytes()
            .chain(kept.bytes())
            .chain(core::iter::repeat_n(b'0', places - kept.len()))
        {
            minor = minor
                .checked_mul(10)
                .and_then(|n| n.checked_add(i64::from(byte - b'0')))
                .ok_or(MoneyError::TooLarge)?;
        }
        if minor >= TOO_MUCH * unit(currency) {
            return Err(MoneyError::TooLarge);
        }
        Ok(Self { minor, currency })
    }

    /// The currency that the marks on both sides name; a bare `$` or `¥` yields to a clearer mark.
    fn agree(before: &str, after: &str, default: Currency) -> Result<Currency, MoneyError> {
        let read = |mark| Currency::of_mark(mark, default).ok_or(MoneyError::Currency);
        let (one, other) = (read(before)?, read(after)?);
        match (before, after) {
            (_, "") => Ok(one),
            ("" | "$" | "¥" | "￥", _) => Ok(other),
            _ if one == other => Ok(one),
            _ => Err(MoneyError::Currency),
        }
    }

    /// The saved form, `12.50 USD`.
    #[must_use]
    pub fn to_plain(self) -> String {
        let mut out = self.amount(false);
        out.push(' ');
        out.push_str(self.currency.as_str());
        out
    }

    /// Reads the saved form back.
    ///
    /// # Errors
    /// Anything that [`Money::to_plain`] does not write.
    pub fn parse_plain(text: &str) -> Result<Self, MoneyError> {
        let (amount, code) = text.rsplit_once(' ').ok_or(MoneyError::Unreadable)?;
        let currency = code.parse().map_err(|_| MoneyError::Currency)?;
        let places = usize::try_from(Currency::minor_digits(currency)).unwrap_or(2);
        let (sign, size) = amount.strip_prefix('-').map_or((1, amount), |size| (-1, size));
        let (whole, decimals) = size.split_once('.').unwrap_or((size, ""));
        if !all_digits(whole) || decimals.len() != places || !(places == 0 || all_digits(decimals)) {
            return Err(MoneyError::Unreadable);
        }
        let read = |part: &str| if part.is_empty() { Ok(0) } else { part.parse::<i64>() };
        let (whole, decimals) = (read(whole), read(decimals));
        let (Ok(whole), Ok(decimals)) = (whole, decimals) else {
            return Err(MoneyError::TooLarge);
        };
        let minor = whole.checked_mul(unit(currency)).and_then(|n| n.checked_add(decimals));
        minor
            .map(|minor| Self {
                minor: sign * minor,
                currency,
            })
            .ok_or(MoneyError::TooLarge)
    }

    /// For people: `$1,234.50`.
    #[must_use]
    pub fn readable(self) -> String {
        let mut out = String::new();
        if self.minor < 0 {
            out.push('-');
        }
        out.push_str(self.currency.symbol());
        out.push_str(self.amount(true).trim_start_matches('-'));
        out
    }

    fn amount(self, thousands: bool) -> String {
        let unit = unit(self.currency).unsigned_abs();
        let (whole, decimals) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let mut out = String::new();
        if self.minor < 0 {
            out.push('-');
        }
        let whole = whole.to_string();
        for (place, ch) in whole.chars().enumerate() {
            if thousands && place > 0 && (whole.len() - place) % 3 == 0 {
                out.push(',');
            }
            out.push(ch);
        }
        if unit > 1 {
            out.push_str(if decimals < 10 { ".0" } else { "." });
            out.push_str(&decimals.to_string());
        }
        out
    }
}

/// Minor units in a major one.
const fn unit(currency: Currency) -> i64 {
    10_i64.pow(currency.minor_digits())
}

/// The digits before and after the decimal mark, thousands marks taken out.
fn split(amount: &str) -> Option<(String, &str)> {
    let marks = |c: char| !c.is_ascii_digit();
    let last = amount.rfind(['.', ',']);
    let (head, tail) = match last.and_then(|at| Some((amount.get(..at)?, amount.get(at + 1..)?))) {
        // One kind of mark that repeats, or three digits after the only one: thousands, no decimals.
        Some((head, tail)) if tail.len() == 3 && all_digits(tail) && head != "0" && !head.is_empty() => {
            let mark = amount.get(head.len()..head.len() + 1)?;
            if head.contains(marks) && !head.contains(mark) {
                (head, tail)
            } else {
                (amount, "")
            }
        }
        Some(parts) => parts,
        None => (amount, ""),
    };
    let mut groups = head.split(marks);
    let mut whole = groups.next().unwrap_or_default().to_owned();
    let first = whole.len();
    let mut used = head.chars().filter(|c| marks(*c));
    let mark = used.next();
    let even = used.all(|c| Some(c) == mark)
        && groups.all(|group| {
            whole.push_str(group);
            group.len() == 3
        });
    let grouped = mark.is_none() || (1..=3).contains(&first);
    // The same sign cannot part thousands and decimals: 12.345.6
    let two_marks = amount
        .get(head.len()..head.len() + 1)
        .is_none_or(|decimal| !head.contains(decimal));
    let sane = even && grouped && two_marks && (tail.is_empty() || all_digits(tail));
    (sane && !(whole.is_empty() && tail.is_empty())).then_some((whole, tail))
}
