//! A pasted or dropped list: separators, quotation marks and headers as they come, and which line each row names.
//!
//! Invariant: every row that is not blank comes out either as a line or with its number and the reason; none is dropped.
//! The reader is our own because a mark that is never closed must cost its own row only, not all that follow: the readers
//! of the kept crates take the rest of the file for one field.

use super::MOST;
use super::matching::Seen;
use super::names::{Bad, Why};
use crate::directory::{Identified, IdentifyProblem, identify};
use crate::wizard::answer::clean;

/// What a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows that name a line, in order.
    pub rows: Vec<Named>,
    /// The rows that do not.
    pub bad: Vec<Bad>,
}

/// A row that names a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The line of the list, from one.
    pub line: u32,
    /// What names it, in one form: digits, a number with `+`, or an order number.
    pub identifier: String,
}

/// The separators that lists come with.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// A field in marks that spans more lines than this is a mark that was never closed.
const LONGEST_FIELD: usize = 10;
/// So many rows are looked at to find the separator.
const PROBE: usize = 12;

/// Reads a list.
#[must_use]
pub fn read(text: &str) -> Sheet {
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let separator = separator(&lines);
    let mut sheet = Sheet::default();
    let (mut at, mut columns, mut first, mut seen) = (0, Columns::default(), true, Seen::default());
    while at < lines.len() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let Some((cells, taken)) = record(lines.get(at..).unwrap_or_default(), separator) else {
            sheet.bad.push(Bad::new(number, Why::QuoteOpen));
            (at, first) = (at + 1, false);
            continue;
        };
        at += taken;
        if cells.iter().all(String::is_empty) {
            continue;
        }
        // Excel names the separator of a list in a row of its own.
        if std::mem::take(&mut first) {
            if cells.iter().any(|cell| cell.to_lowercase().starts_with("sep=")) {
                first = true;
                continue;
            }
            if let Some(found) = Columns::of(&cells) {
                columns = found;
                continue;
            }
        }
        match columns.names(&cells) {
            Err(why) => sheet.bad.push(Bad::new(number, why)),
            Ok(_) if sheet.rows.len() >= MOST => sheet.bad.push(Bad::new(number, Why::TooMany)),
            Ok(identifier) => match seen.add(&identifier, number) {
                Some(other) => sheet.bad.push(Bad {
                    other: Some(other),
                    ..Bad::new(number, Why::Twice)
                }),
                None => sheet.rows.push(Named {
                    line: number,
                    identifier,
                }),
            },
        }
    }
    sheet
}

/// The separator that most rows have as often as the first one.
fn separator(lines: &[&str]) -> char {
    let full: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.trim().is_empty())
        .take(PROBE)
        .collect();
    let count = |line: &str, sep: char| {
        let mut quoted = false;
        line.chars()
            .filter(|c| {
                quoted ^= *c == '"';
                !quoted && *c == sep
            })
            .count()
    };
    let score = |sep: char| {
        let first = full.iter().map(|line| count(line, sep)).find(|n| *n > 0).unwrap_or(0);
        let same = full
            .iter()
            .filter(|line| first > 0 && count(line, sep) == first)
            .count();
        (same, first)
    };
    let best = SEPARATORS.iter().rev().copied().max_by_key(|sep| score(*sep));
    best.filter(|sep| score(*sep).0 > 0).unwrap_or(',')
}

/// The cells of the record at the head of these lines, and how many lines it takes; `None` if a mark is never closed.
fn record(lines: &[&str], separator: char) -> Option<(Vec<String>, usize)> {
    let mut cells = Vec::new();
    let (mut cell, mut quoted, mut was_quoted) = (String::new(), false, false);
    for (at, line) in lines.iter().take(LONGEST_FIELD).enumerate() {
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    cell.push('"');
                    chars.next();
                }
                '"' if quoted => quoted = false,
                // `="8901…"` keeps a spreadsheet from rounding.
                '"' if !was_quoted && matches!(cell.trim(), "" | "=") => {
                    cell.clear();
                    (quoted, was_quoted) = (true, true);
                }
                c if c == separator && !quoted => {
                    cells.push(tidy(&cell));
                    cell.clear();
                    was_quoted = false;
                }
                c => cell.push(c),
            }
        }
        if !quoted {
            cells.push(tidy(&cell));
            return Some((cells, at + 1));
        }
        cell.push('\n');
    }
    None
}

/// Without blanks around it and without the apostrophe that makes a number a text.
fn tidy(cell: &str) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    cell.strip_prefix('\'').unwrap_or(cell).to_owned()
}

/// The columns that name a line, the surest first; empty where there is no header.
#[derive(Debug, Default)]
struct Columns(Vec<usize>);

/// Names of columns, as they stand without blanks, marks and case; the surest first.
const HEADERS: [&[&str]; 3] = [
    &[
        "iccid",
        "simiccid",
        "simnumber",
        "simcard",
        "卡号",
        "sim卡号",
        "esim卡号",
    ],
    &[
        "msisdn",
        "phone",
        "phonenumber",
        "number",
        "mobile",
        "mobilenumber",
        "mdn",
        "tel",
        "telephone",
        "号码",
        "电话",
        "电话号码",
        "手机",
        "手机号",
        "手机号码",
    ],
    &[
        "lineid",
        "line",
        "id",
        "subscriptionid",
        "subscriberid",
        "esimid",
        "simid",
        "sim",
        "orderid",
        "orderno",
        "ordernumber",
        "reference",
        "订单",
        "订单号",
        "线路",
        "线路号",
        "编号",
    ],
];

impl Columns {
    /// The header, if this is one: it has a known name and names no line itself.
    fn of(cells: &[String]) -> Option<Self> {
        let plain = |cell: &String| {
            cell.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .to_lowercase()
        };
        let names: Vec<String> = cells.iter().map(plain).collect();
        let at = |known: &&[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let found: Vec<usize> = HEADERS.iter().filter_map(at).collect();
        let a_number = |cell: &String| matches!(identify(cell), Ok(Identified::Iccid(_) | Identified::Msisdn(_)));
        // A header of other names is one as well, if it is made of words alone.
        let words = cells.len() > 1 && names.iter().all(|n| !n.bytes().any(|b| b.is_ascii_digit()));
        if cells.iter().any(a_number) || (found.is_empty() && !words) {
            None
        } else {
            Some(Self(found))
        }
    }

    /// What names the line of a row.
    fn names(&self, cells: &[String]) -> Result<String, Why> {
        let in_columns = self.0.iter().filter_map(|at| cells.get(*at));
        if let Some(cell) = in_columns.into_iter().find(|cell| !cell.is_empty()) {
            return one(cell);
        }
        let read: Vec<Result<String, Why>> = cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .map(|cell| one(cell))
            .collect();
        let starts = |sign: &'static str| {
            read.iter()
                .flatten()
                .find(move |id| id.starts_with(sign) && id.len() >= 8)
        };
        let found = starts("89")
            .or_else(|| starts("+"))
            .or_else(|| read.iter().flatten().next());
        match found {
            Some(identifier) if self.0.is_empty() => Ok(identifier.clone()),
            // The column that should name the line is empty: a word elsewhere is no name for it.
            Some(identifier) if identifier.starts_with("89") || identifier.starts_with('+') => Ok(identifier.clone()),
            _ => Err(read
                .into_iter()
                .filter_map(Result::err)
                .find(|why| *why != Why::Unreadable)
                .unwrap_or(Why::NoIdentifier)),
        }
    }
}

/// What one cell names, in one form however it was written.
fn one(cell: &str) -> Result<String, Why> {
    if is_rounded(cell) {
        return Err(Why::Rounded);
    }
    match identify(cell) {
        Ok(Identified::Iccid(iccid)) => Ok(iccid.as_str().to_owned()),
        Ok(Identified::Msisdn(msisdn)) => Ok(msisdn.to_e164().to_owned()),
        Ok(Identified::Reference(text)) => Ok(clean(&text)),
        Ok(Identified::Eid(_)) => Err(Why::Chip),
        Ok(Identified::ActivationCode(_)) => Err(Why::ActivationCode),
        Err(IdentifyProblem::Empty) => Err(Why::NoIdentifier),
        Err(IdentifyProblem::IccidLength { .. }) => Err(Why::IccidLength),
        Err(IdentifyProblem::EidLength { .. }) => Err(Why::Chip),
        Err(
            IdentifyProblem::TooShort
            | IdentifyProblem::PhoneLength { .. }
            | IdentifyProblem::Sentence
            | IdentifyProblem::Unreadable,
        ) => Err(Why::Unreadable),
    }
}

/// `8.90126E+18`: what a spreadsheet makes of a long number.
fn is_rounded(cell: &str) -> bool {
    let Some((front, power)) = cell.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let whole = front.split(['.', ',']).all(digits) && front.contains(['.', ',']);
    whole && digits(power.trim_start_matches('+')) && power.len() <= 3
}
