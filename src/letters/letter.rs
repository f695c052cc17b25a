//! A text line by line, and the small words that texts are made of.
//!
//! Invariant: there is no letter with a gap in it. What a text needs and the case does not have is a [`Missing`].

use crate::telecom::Date;
use crate::wizard::Field;

/// One sentence in English and, beside it, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is said.
    pub english: String,
    /// What it means.
    pub chinese: String,
}

/// A whole text for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, for mails and paper.
    pub subject: String,
    /// Its sentences in order.
    pub lines: Vec<Line>,
}

/// What a text lacks: there is none until it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The questions that are open, or answered in a way that nobody can read; never empty.
    pub fields: Vec<Field>,
}

impl Letter {
    /// The English text, a sentence a line.
    #[must_use]
    pub fn english(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.english.as_str()).collect();
        lines.join("\n")
    }

    /// The Chinese beside it.
    #[must_use]
    pub fn chinese(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.chinese.as_str()).collect();
        lines.join("\n")
    }
}

pub(super) fn line(english: &[&str], chinese: &[&str]) -> Line {
    Line {
        english: english.concat(),
        chinese: chinese.concat(),
    }
}

pub(super) fn fixed(english: &str, chinese: &str) -> Line {
    line(&[english], &[chinese])
}

/// A day in a letter, in both languages.
pub(super) fn day(date: Date) -> (String, String) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(usize::from(date.month()).saturating_sub(1)).unwrap_or(&"");
    let (year, number) = (date.year().to_string(), date.day().to_string());
    (
        [month, " ", &number, ", ", &year].concat(),
        [&year, " 年 ", &date.month().to_string(), " 月 ", &number, " 日"].concat(),
    )
}

/// What somebody typed, on one line.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
