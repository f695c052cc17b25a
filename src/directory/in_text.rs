//! The number in a text that was pasted as a whole: a mail, an order page.
//!
//! Invariant: only what is unmistakable is found: one ICCID, else one EID, else one order number that is labelled as such.
//! Two of a sort are none, because the wrong line must never be taken. Activation codes are no part of the search.

use super::identified::{Identified, IdentifyProblem, identify};
use crate::telecom::{Date, Eid, Iccid, to_ascii, without_activation_codes};
use std::collections::BTreeSet;

/// What a longer text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InText {
    /// One number that names a line.
    One(Identified),
    /// Several of a sort.
    Several,
    /// None.
    Nothing,
}

/// Words before an order number.
const LABELS: [&str; 11] = [
    "order number",
    "order no.",
    "order no",
    "order id",
    "order reference",
    "booking number",
    "order",
    "订单编号",
    "订单号码",
    "订单号",
    "订单",
];

/// Looks for the one number in a longer text; a text that is itself a number is none.
///
/// ```
/// use esim_exit::directory::{InText, in_text};
/// let mail = "Dear Anna, your eSIM is ready. ICCID: 8901260123456789011. Enjoy your trip!";
/// assert!(matches!(in_text(mail), InText::One(_)));
/// assert_eq!(in_text("8901260123456789011"), InText::Nothing);
/// ```
#[must_use]
pub fn in_text(text: &str) -> InText {
    if !matches!(
        identify(text),
        Err(IdentifyProblem::Sentence | IdentifyProblem::Unreadable) | Ok(Identified::ActivationCode(_))
    ) {
        return InText::Nothing;
    }
    let plain = to_ascii(&without_activation_codes(text));
    let words: Vec<&str> = plain.split(apart).filter(|word| !word.is_empty()).collect();
    let runs = runs(&words);
    let iccids = runs.iter().filter_map(|run| Iccid::parse(run).ok());
    let iccids: BTreeSet<String> = iccids.map(|iccid| iccid.as_str().to_owned()).collect();
    let eids = runs.iter().filter_map(|run| Eid::parse(run).ok());
    let eids: BTreeSet<String> = eids.map(|eid| eid.as_str().to_owned()).collect();
    for found in [iccids, eids, orders(&plain)] {
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some(one), None) => return identify(&one).map_or(InText::Nothing, InText::One),
            (Some(_), Some(_)) => return InText::Several,
            (None, _) => {}
        }
    }
    InText::Nothing
}

/// What stands between words.
fn apart(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | ',' | ';' | '=' | '(' | ')' | '[' | ']' | '<' | '>' | '"' | '\'' | '|' | '*'
        )
        || !c.is_ascii()
}

/// Runs of digits: each word of digits, and groups of a few digits that follow one another.
fn runs(words: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    let mut grouped = String::new();
    for word in words
        .iter()
        .map(|word| word.trim_end_matches(['.', '!', '?', 'F', 'f']))
    {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let plain = digits > 0 && word.chars().all(|c| c.is_ascii_digit() || c == '-');
        if plain && digits <= 6 && !word.starts_with('-') {
            if word.starts_with("89") && !grouped.starts_with("89") {
                grouped.clear();
            }
            grouped.push_str(word);
            continue;
        }
        all.push(std::mem::take(&mut grouped));
        if plain {
            all.push(word.to_owned());
        }
    }
    all.push(grouped);
    all
}

/// Order numbers, each behind a word that says so.
fn orders(plain: &str) -> BTreeSet<String> {
    let lower = plain.to_ascii_lowercase();
    let mut found = BTreeSet::new();
    for label in LABELS {
        for (at, _) in lower.match_indices(label) {
            let before = lower.get(..at).and_then(|before| before.chars().next_back());
            if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
                continue;
            }
            let after = plain.get(at + label.len()..).unwrap_or_default();
            let value = after.trim_start_matches([' ', ':', '#', '\t', '\n', '\r', '是', '为']);
            let value = value.split(apart).next().unwrap_or_default();
            let value = value.trim_end_matches(['.', '!', '?']);
            let telling = value.bytes().filter(u8::is_ascii_digit).count() > 2;
            // A day is no order, and what reads like a phone number would be taken for one.
            let order = matches!(identify(value), Ok(Identified::Reference(_))) && Date::parse(value).is_err();
            if telling && order {
                found.insert(value.to_owned());
            }
        }
    }
    found
}
