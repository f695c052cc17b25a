//! The lines that a text names: phone numbers, ICCIDs, ends of either, order numbers like that of the case.
//!
//! Invariant: the number of a payment card or of a hotline is not a line. Only numbers of one kind are compared: of an ICCID and
//! a phone number nobody can say whether they are one line.

use crate::confirmation::Expected;
use crate::telecom::{Iccid, compact};

/// A line in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its last four characters.
    pub(super) ending: String,
    kind: Kind,
    digits: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Phone,
    Iccid,
    Ending,
    Order,
}

/// How a line that is named stands to that of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Same {
    Yes,
    No,
    /// They cannot be compared.
    Unknown,
}

const ENDING: [&str; 15] = [
    "ending in",
    "ending with",
    "ending",
    "ends in",
    "last four digits",
    "last 4 digits",
    "last four",
    "尾号",
    "尾號",
    "末四位",
    "末四碼",
    "terminada en",
    "terminado en",
    "que termina en",
    "finalizada en",
];
/// Before four digits these make a line.
const NAMED: [&str; 6] = ["line", "number", "sim", "esim", "línea", "线路"];
/// Before a number these make it somebody's card or a hotline.
const OTHERS: [&str; 18] = [
    "call",
    "dial",
    "text",
    "hotline",
    "phone us",
    "reach us",
    "visa",
    "mastercard",
    "amex",
    "llame",
    "llamar",
    "致电",
    "致電",
    "热线",
    "熱線",
    "客服电话",
    "信用卡",
    "银行卡",
];

/// Finds the lines in a text that is already plain.
pub(super) fn find(plain: &str, expected: &Expected) -> Vec<Line> {
    let lower = plain.to_lowercase();
    // Lower case may be of another length; positions are those of the text itself.
    let lower = if lower.len() == plain.len() {
        lower
    } else {
        plain.to_ascii_lowercase()
    };
    let mut found: Vec<Line> = Vec::new();
    for (start, end) in runs(plain) {
        let text = plain.get(start..end).unwrap_or_default();
        let before = lower.get(..start).unwrap_or_default();
        if let Some((line, length)) = number(text) {
            if !is_others(before) {
                found.push(Line {
                    start,
                    end: start + length,
                    ..line
                });
            }
        } else if let Some(digits) = text.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            && !text.as_bytes().get(4).is_some_and(u8::is_ascii_digit)
            && names_an_end(before)
        {
            found.push(Line {
                start,
                end: start + 4,
                ending: digits.to_owned(),
                kind: Kind::Ending,
                digits: digits.to_owned(),
            });
        }
    }
    found.extend(orders(plain, &expected.identifier));
    found.sort_by_key(|line| line.start);
    found
}

/// Runs of digits with the signs people group them with.
fn runs(plain: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = None;
    let mut end = 0;
    let mut before = ' ';
    for (at, ch) in plain.char_indices().chain([(plain.len(), '\n')]) {
        let digit = ch.is_ascii_digit();
        let joins = digit || matches!(ch, ' ' | '-' | '.' | '(' | ')' | '+' | '\u{a0}');
        if start.is_none() && (digit || ch == '+' || ch == '(') && !before.is_ascii_alphanumeric() && before != '-' {
            start = Some(at);
            end = at;
        } else if start.is_none() && digit && before.is_ascii_alphabetic() {
            // Part of a word such as an order number.
            before = ch;
            continue;
        }
        if digit && start.is_some() {
            end = at + 1;
        }
        if !joins && let Some(start) = start.take().filter(|start| end > *start) {
            out.push((start, end));
        }
        before = ch;
    }
    out
}

/// A whole number at the beginning of a run, and how much of it it takes.
fn number(run: &str) -> Option<(Line, usize)> {
    let line = |kind, digits: &str| Line {
        start: 0,
        end: 0,
        ending: digits
            .get(digits.len().saturating_sub(4)..)
            .unwrap_or_default()
            .to_owned(),
        kind,
        digits: digits.to_owned(),
    };
    let digits_in = |end: usize| compact(run.get(..end).unwrap_or_default()).replace('+', "");
    let ends: Vec<usize> = run
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && !run.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit))
        .map(|(at, _)| at + 1)
        .collect();
    for end in ends.iter().rev() {
        let digits = digits_in(*end);
        if digits.starts_with("89") && (18..=20).contains(&digits.len()) && Iccid::parse(&digits).is_ok() {
            return Some((line(Kind::Iccid, &digits), *end));
        }
    }
    let plus = run.starts_with('+');
    for end in &ends {
        let digits = digits_in(*end);
        let text = run.get(..*end).unwrap_or_default();
        let national = digits
            .strip_prefix('1')
            .filter(|rest| rest.len() == 10)
            .unwrap_or(&digits);
        let real = national.len() == 10 && national.starts_with(|c: char| ('2'..='9').contains(&c));
        let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty());
        let last = groups.clone().next_back().map_or(0, str::len);
        let grouped = groups.count() >= 3 && last == 4;
        if real && (grouped || plus || text.len() == 10) {
            return Some((line(Kind::Phone, national), *end));
        }
        if plus && (9..=14).contains(&digits.len()) && !digits.starts_with('1') && ends.last() == Some(end) {
            return Some((line(Kind::Phone, &digits), *end));
        }
    }
    None
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .nth(count.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

fn is_others(before: &str) -> bool {
    let near = last_chars(before, 18);
    OTHERS.iter().any(|word| near.contains(word))
}

/// Whether four digits behind this text are the end of a line.
fn names_an_end(before: &str) -> bool {
    let near = before.trim_end_matches([' ', ':', '：', '\u{a0}', '#', '\t']);
    let masked = near.ends_with(['•', '*', '●', '·', '…']) || near.ends_with("xxx");
    let named = ENDING.iter().any(|word| near.ends_with(word));
    let direct = NAMED.iter().any(|word| {
        let rest = near.strip_suffix(word);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphabetic()))
    });
    let around = last_chars(near, 34);
    let card = ["card", "tarjeta", "visa", "银行卡", "信用卡", "account ending"]
        .iter()
        .any(|word| around.contains(word));
    let sim = ["sim card", "tarjeta sim"].iter().any(|word| around.contains(word));
    (masked || named || direct) && (!card || sim)
}

/// Order numbers that are made like that of the case.
fn orders(plain: &str, identifier: &str) -> Vec<Line> {
    let shape = shape(identifier);
    let lettered = identifier.chars().any(|c| c.is_ascii_alphabetic());
    if !lettered || !identifier.is_ascii() || identifier.len() < 5 {
        return Vec::new();
    }
    let upper = plain.to_ascii_uppercase();
    let mut out = Vec::new();
    let mut at = 0;
    for (start, _) in upper.char_indices() {
        let Some(text) = upper.get(start..start + identifier.len()).filter(|_| start >= at) else {
            continue;
        };
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let joined = inside(upper.get(..start).and_then(|b| b.chars().next_back()))
            || inside(upper.get(start + text.len()..).and_then(|a| a.chars().next()));
        if !joined && self::shape(text) == shape {
            out.push(Line {
                start,
                end: start + text.len(),
                ending: last_chars(text, 4).to_owned(),
                kind: Kind::Order,
                digits: text.to_owned(),
            });
            at = start + text.len();
        }
    }
    out
}

fn shape(text: &str) -> String {
    let upper = text.to_ascii_uppercase();
    upper
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

impl Line {
    /// Whether it is that of the case.
    pub(super) fn same(&self, expected: &Expected) -> Same {
        let own = compact(&expected.identifier).to_ascii_uppercase().replace('+', "");
        if own.len() < 4 {
            return Same::Unknown;
        }
        let number = own.bytes().all(|b| b.is_ascii_digit());
        let kind = match own.len() {
            _ if !number => Kind::Order,
            18..=20 if own.starts_with("89") => Kind::Iccid,
            10..=14 => Kind::Phone,
            _ => Kind::Order,
        };
        let ends = |one: &str, other: &str| one.ends_with(other) || other.ends_with(one);
        let same = match (self.kind, kind) {
            (Kind::Ending, _) => own.ends_with(&self.digits),
            // With or without its check digit.
            (Kind::Iccid, Kind::Iccid) => {
                own.get(..18) == self.digits.get(..18)
                    && (own.len() == 18 || self.digits.len() == 18 || own.get(..19) == self.digits.get(..19))
            }
            (Kind::Phone, Kind::Phone) => ends(&own, &self.digits),
            (Kind::Order, Kind::Order) => {
                shape(&expected.identifier) == shape(&self.digits) && compact(&self.digits) == own
            }
            (Kind::Iccid | Kind::Phone | Kind::Order, _) => return Same::Unknown,
        };
        if same { Same::Yes } else { Same::No }
    }
}
