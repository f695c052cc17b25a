//! Paragraphs as sentences, each with what stands in it.
//!
//! Invariant: a sentence is given back as it was written, without what no eye can see.

use super::amounts::{self, Amount};
use super::dates::{self, Found};
use super::lines::{self, Line};
use super::tokens::{self, DAY, LINE, MONEY};
use crate::confirmation::Expected;
use crate::telecom::to_ascii;

/// More sentences are not read.
const MOST: usize = 3000;
/// A longer sentence is cut, in bytes.
const LONGEST: usize = 4000;

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence {
    /// As it was written.
    pub(super) shown: String,
    pub(super) tokens: Vec<String>,
    pub(super) lines: Vec<Line>,
    pub(super) days: Vec<Found>,
    pub(super) amounts: Vec<Amount>,
    pub(super) question: bool,
    /// It ends like a sentence, not like a heading.
    pub(super) whole: bool,
}

impl Sentence {
    pub(super) fn new(text: &str, expected: &Expected) -> Self {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let shown: String = seen(text.get(..end).unwrap_or_default());
        let plain = to_ascii(&shown);
        let lines = lines::find(&plain, expected);
        let days = dates::find(&plain);
        let amounts = amounts::find(&plain);
        let mut places: Vec<(usize, usize, String)> = lines.iter().map(|l| (l.start, l.end, LINE.to_owned())).collect();
        let numbered = days.iter().enumerate();
        places.extend(numbered.map(|(at, day)| (day.start, day.end, [DAY, &at.to_string()].concat())));
        places.extend(amounts.iter().map(|a| (a.start, a.end, MONEY.to_owned())));
        places.sort();
        let tokens = tokens::of(&plain, &places);
        let last = plain.trim_end_matches(['"', '\'', ')', ' ', '\u{201d}', '\u{2019}']);
        let asks = tokens
            .last()
            .is_some_and(|token| matches!(token.as_str(), "吗" | "吧" | "呢"));
        Self {
            question: last.ends_with('?') || plain.contains('¿') || asks || plain.contains("吗?"),
            whole: last.ends_with(['.', '。', '!', ':', ';']),
            shown,
            tokens,
            lines,
            days,
            amounts,
        }
    }
}

/// What an eye can see of a text, with single spaces.
fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        let invisible = matches!(ch, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if ch == '\t' {
            out.push('\t');
        } else if ch.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !(invisible || ch.is_control()) {
            out.push(ch);
        }
    }
    out.trim().to_owned()
}

/// The sentences of these paragraphs.
pub(super) fn of(paragraphs: &[String], expected: &Expected) -> Vec<Sentence> {
    let all = paragraphs.iter().flat_map(|paragraph| parts(paragraph));
    all.filter(|part| !part.trim().is_empty())
        .take(MOST)
        .map(|part| Sentence::new(part, expected))
        .collect()
}

/// Words whose point ends no sentence.
const SHORT: [&str; 38] = [
    "mr", "mrs", "ms", "dr", "no", "nr", "inc", "llc", "ltd", "co", "st", "vs", "approx", "ext", "e.g", "i.e", "a.m",
    "p.m", "u.s", "sr", "sra", "ud", "uds", "num", "núm", "ref", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec",
];

/// The last word of a text, or its end if the word is longer than any of [`SHORT`]: a text without spaces would be read again
/// at every point in it.
fn last_word(text: &str) -> &str {
    let end = text.char_indices().rev().nth(7).and_then(|(at, _)| text.get(at..));
    end.unwrap_or(text)
        .rsplit([' ', '(', '\t', '\u{a0}'])
        .next()
        .unwrap_or_default()
}

fn parts(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let end = at + ch.len_utf8();
        let ends = match ch {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let before = paragraph.get(start..at).unwrap_or_default();
                let word = last_word(before).to_lowercase();
                let short = ch == '.'
                    && (SHORT.contains(&word.as_str())
                        || word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit()));
                let rest = paragraph.get(end..).unwrap_or_default();
                let closed = rest.trim_start_matches(['"', '\'', ')', '”', '’', '»']);
                let spaced = closed.is_empty() || closed.starts_with(char::is_whitespace);
                let next = closed.trim_start().chars().next();
                // After a month or a number's word a day follows, after an abbreviation a name.
                let goes_on = next.is_some_and(|c| c.is_lowercase() || (short && ch == '.'));
                spaced && !goes_on
            }
            _ => false,
        };
        if ends {
            let mut end = end;
            while let Some((at, closing)) =
                chars.next_if(|(_, c)| matches!(c, '"' | '\'' | ')' | '”' | '’' | '」' | '）' | '»'))
            {
                end = at + closing.len_utf8();
            }
            out.push(paragraph.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    out.push(paragraph.get(start..).unwrap_or_default());
    out
}
