//! What belongs to a person and must not get into a record: activation codes, numbers of cards, phone numbers.

use super::reason::{Flaw, Reason};
use super::{Flaws, below};
use crate::directory::field_name::Name;
use crate::telecom::looks_like_activation_code;
use serde_json::Value;

/// What stands in a text where a code was masked.
const MASK: char = '•';
/// Area codes under which nobody lives: free of charge, and made up for examples.
const NOBODY: [&str; 8] = ["800", "833", "844", "855", "866", "877", "888", "555"];

/// Looks at every text of a record, for what has to go or for what only may have to. Numbers under `contact` are public
/// by their source; addresses hold long numbers now and then.
pub(super) fn found(record: &Value, phones: bool) -> Vec<Flaw> {
    let contact = record.get(Name::Contact.as_str());
    let printed: Vec<String> = [Name::PhoneUs, Name::PhoneAbroad]
        .iter()
        .filter_map(|name| contact?.get(name.as_str())?.as_str())
        .map(digits)
        .collect();
    let mut flaws = Flaws(Vec::new());
    look(&mut flaws, record, "", &printed);
    flaws.0.retain(|flaw| (flaw.reason == Reason::PrivatePhone) == phones);
    flaws.0
}

/// What of a person's stands in a text, if anything does. `printed` are the digits of numbers known to be public.
#[must_use]
pub fn private(text: &str, printed: &[String]) -> Option<Reason> {
    // A draft keeps no code: what it masked was one.
    if looks_like_activation_code(text) || text.contains(MASK) {
        return Some(Reason::ActivationCode);
    }
    if text.starts_with("https://") {
        return None;
    }
    let runs = || text.split(|c: char| !(c.is_ascii_digit() || " ()-.+".contains(c)));
    if runs().any(|run| digits(run).len() >= 18 && digits(run).starts_with("89")) {
        return Some(Reason::CardNumber);
    }
    runs()
        .any(|run| is_private_phone(run, printed))
        .then_some(Reason::PrivatePhone)
}

fn look(flaws: &mut Flaws, value: &Value, path: &str, printed: &[String]) {
    match value {
        Value::String(text) => {
            if let Some(reason) = private(text, printed) {
                flaws.tell(path, reason);
            }
        }
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, inner)| look(flaws, inner, &below(path, key), printed)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(at, inner)| look(flaws, inner, &below(path, &at.to_string()), printed)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Ten digits in the groups of a US number, or more after a plus, that neither the record's contact nor nobody owns.
fn is_private_phone(run: &str, printed: &[String]) -> bool {
    let run = run.trim_matches([' ', '.', '-', ')']);
    let all = digits(run);
    let us = match all.len() {
        10 => Some(all.as_str()),
        11 => all.strip_prefix('1'),
        _ => None,
    };
    let abroad = run.starts_with('+') && (8..=15).contains(&all.len());
    let free = us.is_some_and(|number| {
        let part = |at: usize| number.get(at..at + 3).unwrap_or_default();
        NOBODY.contains(&part(0)) || part(3) == "555" || number.bytes().all(|b| b == b'0')
    });
    let known = printed.iter().any(|number| {
        let long = if number.len() >= all.len() { number } else { &all };
        let short = if number.len() >= all.len() { &all } else { number };
        short.len() >= 7 && long.ends_with(short.as_str())
    });
    (us.is_some() || abroad) && !free && !known
}
