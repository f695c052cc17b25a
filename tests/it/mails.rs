//! Mails that came back, each with what is to be read in it; and the rule that no mail is taken for an end that says none.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::root;
use esim_exit::confirmation::{Class, Doubt, Expected, Reading};
use esim_exit::jobs::mail::{LONGEST, judge};
use esim_exit::telecom::Date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A mail and what is to be read in it.
struct Mail {
    name: String,
    bytes: Vec<u8>,
    case: Expected,
    wanted: Value,
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    let all = value[name].as_array().cloned().unwrap_or_default();
    all.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn cases() -> BTreeMap<String, Expected> {
    let file = fs::read_to_string(root().join("tests/mails/cases.json")).unwrap();
    let all: BTreeMap<String, Value> = serde_json::from_str(&file).unwrap();
    let case = |value: &Value| Expected {
        provider_names: texts(value, "provider_names"),
        mail_domains: texts(value, "mail_domains"),
        identifier: text(value, "identifier"),
        submitted_on: Date::parse(&text(value, "submitted_on")).ok(),
        reference: text(value, "reference"),
    };
    all.iter().map(|(name, value)| (name.clone(), case(value))).collect()
}

fn mails() -> Vec<Mail> {
    let cases = cases();
    let mut found = Vec::new();
    for file in fs::read_dir(root().join("tests/mails")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "eml") {
            let wanted: Value = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
            found.push(Mail {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                bytes: fs::read(&path).unwrap(),
                case: cases[&text(&wanted, "case")].clone(),
                wanted,
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() > 190, "{} mails", found.len());
    found
}

fn wanted_class(mail: &Mail) -> Class {
    text(&mail.wanted, "class").parse().unwrap()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence relied on and the one that is wanted overlap: one is the other, or the part of it that was written down.
fn same_sentence(found: &str, wanted: &str) -> bool {
    let (found, wanted) = (plain(found), plain(wanted));
    let first = wanted.split_inclusive(". ").next().unwrap_or_default().trim();
    if wanted.is_empty() {
        return found.is_empty();
    }
    found.contains(&wanted) || found.contains(first) && !first.is_empty()
}

fn iso(days: &[Date]) -> Vec<String> {
    days.iter().map(|day| day.to_iso()).collect()
}

/// Where a reading differs from what is wanted.
fn differences(mail: &Mail, reading: &Reading) -> Vec<String> {
    let wanted = &mail.wanted;
    let mut wrong = Vec::new();
    let mut compare = |what: &str, found: String, wanted: String| {
        if found != wanted {
            wrong.push(format!("{what}: {found}, not {wanted}"));
        }
    };
    compare("class", reading.class.as_str().to_owned(), text(wanted, "class"));
    compare("from", reading.from.clone(), text(wanted, "from"));
    let sent = reading.sent.map(|day| day.to_iso()).unwrap_or_default();
    compare("sent", sent, text(wanted, "sent"));
    let mut days = texts(wanted, "effective_either");
    days.extend(wanted["effective"].as_str().map(str::to_owned));
    compare("effective", iso(&reading.effective).join(" "), days.join(" "));
    compare("reference", reading.reference.clone(), text(wanted, "reference"));
    compare("amounts", reading.amounts.join(" "), texts(wanted, "amounts").join(" "));
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    compare(
        "lines",
        format!("{:?}", set(&reading.lines)),
        format!("{:?}", set(&texts(wanted, "lines"))),
    );
    let optional = texts(wanted, "doubts_optional");
    let doubts: BTreeSet<String> = reading
        .doubts
        .iter()
        .map(|doubt| doubt.as_str().to_owned())
        .filter(|doubt| !optional.contains(doubt))
        .collect();
    compare(
        "doubts",
        format!("{doubts:?}"),
        format!("{:?}", set(&texts(wanted, "doubts"))),
    );
    if !same_sentence(&reading.sentence, &text(wanted, "sentence")) {
        wrong.push(format!("sentence: “{}”, not “{}”", reading.sentence, text(wanted, "sentence")));
    }
    wrong
}

/// All that is wrong, mail by mail.
pub(crate) fn wrong() -> Vec<String> {
    let mut wrong = Vec::new();
    for mail in mails() {
        let reading = judge(&mail.bytes, &mail.case).unwrap();
        let found = differences(&mail, &reading);
        if !found.is_empty() {
            wrong.push(format!("{}\n    {}", mail.name, found.join("\n    ")));
        }
    }
    wrong
}

#[test]
fn every_mail_is_read_as_its_expectation_says() {
    let wrong = wrong();
    assert!(wrong.is_empty(), "{} mails\n{}", wrong.len(), wrong.join("\n"));
}
