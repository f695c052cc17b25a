//! Days in a running text, as mails write them.
//!
//! Invariant: what two readers would read differently stays both, until something else decides: another day of the same mail, its
//! language, or the days between which it must lie. A day without a year is the one nearest to the mail.

use crate::telecom::Date;

/// A day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Year if given, month, day.
    Day(Option<i32>, u8, u8),
    /// Two numbers that could be month and day or day and month, and the year.
    Either(u8, u8, i32),
}

/// A day and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) written: Written,
}

/// How days that can be read two ways are to be read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reckoning {
    /// The day of the mail.
    pub(super) sent: Option<Date>,
    /// Month first (`Some(true)`) or day first, if that is known.
    pub(super) month_first: Option<bool>,
}

impl Reckoning {
    /// All readings of a day: one, or two.
    pub(super) fn all(self, written: Written) -> Vec<Date> {
        let (a, b, year) = match written {
            Written::Day(year, month, day) => return self.near(year, month, day).into_iter().collect(),
            Written::Either(a, b, year) => (a, b, year),
        };
        let (first, second) = (Date::new(year, a, b), Date::new(year, b, a));
        match (first, second) {
            (Some(first), Some(second)) if first != second => match self.month_first {
                Some(true) => vec![first],
                Some(false) => vec![second],
                None => vec![first, second],
            },
            (first, second) => first.or(second).into_iter().collect(),
        }
    }

    /// The only reading, if there is one.
    pub(super) fn one(self, written: Written) -> Option<Date> {
        match self.all(written).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn near(self, year: Option<i32>, month: u8, day: u8) -> Option<Date> {
        if let Some(year) = year {
            return Date::new(year, month, day);
        }
        let sent = self.sent?;
        let years = [sent.year() - 1, sent.year(), sent.year() + 1];
        let days = years.into_iter().filter_map(|year| Date::new(year, month, day));
        days.min_by_key(|day| sent.days_until(*day).unsigned_abs())
    }
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene"],
    &["february", "feb", "febrero"],
    &["march", "mar", "marzo"],
    &["april", "apr", "abril", "abr"],
    &["may", "mayo"],
    &["june", "jun", "junio"],
    &["july", "jul", "julio"],
    &["august", "aug", "agosto", "ago"],
    &["september", "sept", "sep", "septiembre", "setiembre"],
    &["october", "oct", "octubre"],
    &["november", "nov", "noviembre"],
    &["december", "dec", "diciembre", "dic"],
];

/// The month a word names.
pub(super) fn month(word: &str) -> Option<u8> {
    let found = MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&word));
    found.map(|(_, number)| number)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'x> {
    Number(u32, usize),
    Month(u8),
    Word(&'x str),
    Sign(char),
}

/// Finds the days in a text that is already plain.
pub(super) fn find(plain: &str) -> Vec<Found> {
    let lower = plain.to_ascii_lowercase();
    let pieces = pieces(&lower);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let ahead: Vec<Piece<'_>> = pieces.iter().skip(at).take(9).map(|(piece, _, _)| *piece).collect();
        // Part of a longer number, amount or address.
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let joined = before.is_some_and(|(piece, _, end)| {
            let start = pieces.get(at).map_or(0, |(_, start, _)| *start);
            *end == start
                && matches!(
                    piece,
                    Piece::Sign('/' | '.' | '-' | '$') | Piece::Number(..) | Piece::Word(_)
                )
        });
        match day(&ahead).filter(|_| !joined) {
            Some((written, length)) => {
                let start = pieces.get(at).map_or(0, |(_, start, _)| *start);
                let end = pieces.get(at + length - 1).map_or(start, |(_, _, end)| *end);
                found.push(Found { start, end, written });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Numbers, words and signs, without spaces.
fn pieces(lower: &str) -> Vec<(Piece<'_>, usize, usize)> {
    let mut out = Vec::new();
    let mut chars = lower.char_indices().peekable();
    while let Some((start, ch)) = chars.next() {
        let mut end = start + ch.len_utf8();
        let same = |c: char| {
            if ch.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic() && u32::from(c) < 0x2e80
            }
        };
        let word = ch.is_alphabetic() && u32::from(ch) < 0x2e80;
        if ch.is_ascii_digit() || word {
            while let Some((at, next)) = chars.next_if(|(_, c)| same(*c)) {
                end = at + next.len_utf8();
            }
        } else if ch.is_whitespace() {
            continue;
        }
        let text = lower.get(start..end).unwrap_or_default();
        let piece = if ch.is_ascii_digit() {
            Piece::Number(text.parse().unwrap_or(u32::MAX), text.len())
        } else if word {
            month(text).map_or(Piece::Word(text), Piece::Month)
        } else {
            Piece::Sign(ch)
        };
        out.push((piece, start, end));
    }
    out
}

fn small(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|n| (1..=31).contains(n))
}

fn year_of(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|y| (2000..=2100).contains(y))
}

/// A day at the beginning of these pieces, and of how many it is made.
fn day(ahead: &[Piece<'_>]) -> Option<(Written, usize)> {
    use Piece::{Month, Number, Sign, Word};
    match ahead {
        // 2026-10-31, 2026/10/31, 2026.10.31, 2026年10月31日
        [
            Number(y, 4),
            Sign(a @ ('-' | '/' | '.' | '年')),
            Number(m, 1..=2),
            Sign(b @ ('-' | '/' | '.' | '月')),
            Number(d, 1..=2),
            rest @ ..,
        ] if a == b || (*a == '年' && *b == '月') => {
            let closed = matches!(rest.first(), Some(Sign('日' | '号' | '號')));
            let month = small(*m).filter(|m| *m <= 12)?;
            Some((
                Written::Day(Some(year_of(*y)?), month, small(*d)?),
                5 + usize::from(closed),
            ))
        }
        // 10月31日
        [
            Number(m, 1..=2),
            Sign('月'),
            Number(d, 1..=2),
            Sign('日' | '号' | '號'),
            ..,
        ] => Some((Written::Day(None, small(*m).filter(|m| *m <= 12)?, small(*d)?), 4)),
        // 10/31/2026, 31.10.2026, 10/31/26
        [
            Number(a, 1..=2),
            Sign(s @ ('/' | '-' | '.')),
            Number(b, 1..=2),
            Sign(t),
            Number(y, length),
            ..,
        ] if s == t => {
            let year = match length {
                4 => year_of(*y)?,
                2 if *s == '/' => year_of(2000 + *y)?,
                _ => return None,
            };
            let (a, b) = (small(*a)?, small(*b)?);
            (a <= 12 || b <= 12).then_some((Written::Either(a, b, year), 5))
        }
        // October 31, 2026; Oct. 4th; November 3
        [Month(m), rest @ ..] => {
            let dotted = usize::from(matches!(rest.first(), Some(Sign('.'))));
            let Some(Number(d, 1..=2)) = rest.get(dotted) else {
                return None;
            };
            let mut length = 2 + dotted;
            if matches!(ahead.get(length), Some(Word("st" | "nd" | "rd" | "th"))) {
                length += 1;
            }
            let (year, more) = year_behind(ahead.get(length..).unwrap_or_default());
            Some((Written::Day(year, *m, small(*d)?), length + more))
        }
        // 31 October 2026, 31st of October, 31 de octubre de 2026
        [Number(d, 1..=2), rest @ ..] => {
            let mut length = 1;
            if matches!(rest.first(), Some(Word("st" | "nd" | "rd" | "th") | Sign('º' | '°'))) {
                length += 1;
            }
            if matches!(ahead.get(length), Some(Word("of" | "de") | Sign('-'))) {
                length += 1;
            }
            let Some(Month(m)) = ahead.get(length) else { return None };
            length += 1;
            if matches!(ahead.get(length), Some(Sign('.' | '-'))) && matches!(ahead.get(length + 1), Some(Number(_, 4)))
            {
                length += 1;
            }
            let (year, more) = year_behind(ahead.get(length..).unwrap_or_default());
            Some((Written::Day(year, *m, small(*d)?), length + more))
        }
        _ => None,
    }
}

fn year_behind(ahead: &[Piece<'_>]) -> (Option<i32>, usize) {
    use Piece::{Number, Sign, Word};
    match ahead {
        [Number(y, 4), ..] => (year_of(*y), usize::from(year_of(*y).is_some())),
        [Sign(','), Number(y, 4), ..] | [Word("de" | "del" | "of"), Number(y, 4), ..] => {
            (year_of(*y), if year_of(*y).is_some() { 2 } else { 0 })
        }
        _ => (None, 0),
    }
}
