//! Which line of an account a row names, and which rows name the same one.
//!
//! Invariant: cost grows with the number of lines, not with its square. An ICCID with and without its last digits is
//! one; a row that names two lines of the account names none.

use super::csv::Named;
use super::document::Row;
use super::names::{Bad, Why};
use crate::directory::{Identified, identify};
use crate::provider_api::Line;
use std::collections::BTreeMap;

/// Every ICCID has at least so many digits; what begins alike is compared further.
const SHORTEST_ICCID: usize = 18;

/// Names already seen, and where.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeMap<String, Vec<(String, u32)>>);

fn bucket(identifier: &str) -> String {
    identifier
        .chars()
        .take(SHORTEST_ICCID)
        .collect::<String>()
        .to_lowercase()
}

/// The same card, or the same text.
fn same(one: &str, other: &str) -> bool {
    let iccid = |text: &str| text.len() >= SHORTEST_ICCID && text.bytes().all(|b| b.is_ascii_digit());
    if iccid(one) && iccid(other) {
        one.starts_with(other) || other.starts_with(one)
    } else {
        one.eq_ignore_ascii_case(other)
    }
}

impl Seen {
    /// Remembers a name; says where it stood before.
    pub(super) fn add(&mut self, identifier: &str, at: u32) -> Option<u32> {
        let there = self.0.entry(bucket(identifier)).or_default();
        let before = there
            .iter()
            .find(|(other, _)| same(identifier, other))
            .map(|(_, at)| *at);
        if before.is_none() {
            there.push((identifier.to_owned(), at));
        }
        before
    }

    fn all(&self, identifier: &str) -> Vec<u32> {
        let there = self.0.get(&bucket(identifier)).map_or(&[][..], Vec::as_slice);
        there
            .iter()
            .filter(|(other, _)| same(identifier, other))
            .map(|(_, at)| *at)
            .collect()
    }

    fn note(&mut self, identifier: &str, at: u32) {
        self.0
            .entry(bucket(identifier))
            .or_default()
            .push((identifier.to_owned(), at));
    }
}

/// Rows that name a line of the account, and those that do not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// These do.
    pub rows: Vec<Row>,
    /// These do not.
    pub bad: Vec<Bad>,
}

/// The row of a line that was ticked in the listing.
#[must_use]
pub fn row_of_line(number: u32, line: &Line) -> Row {
    Row {
        line: number,
        identifier: own_name(line).unwrap_or_else(|| line.id.clone()),
        api_line: line.id.clone(),
        plan: line.plan.clone(),
        words: line.words.clone(),
    }
}

/// The best name of a line: its ICCID, on which the guard against a second act hangs, else its number.
fn own_name(line: &Line) -> Option<String> {
    let read = |text: &Option<String>| match identify(text.as_deref()?) {
        Ok(Identified::Iccid(iccid)) => Some(iccid.as_str().to_owned()),
        Ok(Identified::Msisdn(msisdn)) => Some(msisdn.to_e164().to_owned()),
        _ => None,
    };
    read(&line.iccid).or_else(|| read(&line.msisdn))
}

/// Finds the line of each row.
#[must_use]
pub fn match_lines(named: &[Named], lines: &[Line]) -> Matched {
    let mut index = Seen::default();
    for (at, line) in (0_u32..).zip(lines) {
        let names = [line.iccid.clone(), line.msisdn.clone(), Some(line.id.clone())];
        let read = |name: &String| match identify(name) {
            Ok(Identified::Iccid(iccid)) => iccid.as_str().to_owned(),
            Ok(Identified::Msisdn(msisdn)) => msisdn.to_e164().to_owned(),
            _ => name.clone(),
        };
        let mut own: Vec<String> = names.iter().flatten().map(read).collect();
        own.dedup();
        own.iter().for_each(|name| index.note(name, at));
    }
    let (mut matched, mut taken) = (Matched::default(), BTreeMap::new());
    for row in named {
        let mut found = index.all(&row.identifier);
        found.dedup();
        match (found.as_slice(), found.first()) {
            ([one], _) => match (lines.get(*one as usize), taken.insert(*one, row.line)) {
                (Some(line), None) => matched.rows.push(row_of_line(row.line, line)),
                // One row names it by its ICCID, another by its number.
                (_, other) => matched.bad.push(Bad {
                    other,
                    ..Bad::new(row.line, Why::Twice)
                }),
            },
            (_, None) => matched.bad.push(Bad::new(row.line, Why::NotInAccount)),
            (_, Some(_)) => matched.bad.push(Bad::new(row.line, Why::Ambiguous)),
        }
    }
    matched
}
