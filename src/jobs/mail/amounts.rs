//! Amounts in a text.
//!
//! Invariant: a number counts as money only beside a sign or word of a currency.

use crate::telecom::{Currency, Money};

/// An amount and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) money: Money,
}

const BEFORE: [&str; 16] = [
    "US$", "USD ", "USD", "CN¥", "RMB ", "RMB", "HK$", "NT$", "CA$", "EUR ", "€", "£", "¥", "￥", "CNY ", "$",
];
const AFTER: [&str; 14] = [
    "US dollars",
    "dollars",
    "dólares",
    "USD",
    "美元",
    "美金",
    "人民币",
    "CNY",
    "RMB",
    "元",
    "港元",
    "港币",
    "EUR",
    "€",
];

/// Finds the amounts in a text that is already plain.
pub(super) fn find(plain: &str) -> Vec<Amount> {
    let mut out: Vec<Amount> = Vec::new();
    let mut at = 0;
    while let Some(found) = plain.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + found;
        let rest = plain.get(start..).unwrap_or_default();
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let length = rest.find(|c: char| !number(c)).unwrap_or(rest.len());
        let digits = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',']);
        let end = start + digits.len();
        at = start + length.max(1);
        let before = plain.get(..start).unwrap_or_default();
        let after = plain.get(end..).unwrap_or_default();
        let mark_before = BEFORE.iter().find(|mark| ends_with(before, mark));
        let spaced = after.trim_start_matches([' ', '\u{a0}']);
        let mark_after = AFTER.iter().find(|mark| starts_with(spaced, mark));
        let (mark, start, end) = match (mark_before, mark_after) {
            (Some(mark), _) => (mark.trim(), start - mark.len(), end),
            (None, Some(mark)) => (*mark, start, plain.len() - spaced.len() + mark.len()),
            (None, None) => continue,
        };
        let mark = match mark {
            "dollars" | "US dollars" | "dólares" => "USD",
            "￥" | "¥" => "CNY",
            other => other,
        };
        if let Ok(money) = Money::parse(&[mark, " ", digits].concat(), Currency::Usd) {
            out.push(Amount { start, end, money });
        }
    }
    out
}

fn ends_with(text: &str, mark: &str) -> bool {
    let start = text.len().checked_sub(mark.len());
    start
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(mark))
}

fn starts_with(text: &str, mark: &str) -> bool {
    text.get(..mark.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(mark))
}
