//! Every request to a provider: whole sentences in two languages, nothing left to fill in.

use crate::support::{ICCID, Play};
use esim_exit::directory::{Act, Channel};
use esim_exit::letters::{Letter, cancellation, mail_link, to_owner, to_seller};
use esim_exit::wizard::{Field, Reason};

/// What is typed, and how it is named in the letter.
const IDENTIFIERS: [(&str, &str); 4] = [
    (ICCID, ICCID),
    ("89049032123451234512345678901235", "89049032123451234512345678901235"),
    ("２１２ 555 0100", "+1 212-555-0100"),
    ("ORDER-77123", "ORDER-77123"),
];

fn case(identifier: &str, reason: &str) -> Play {
    let mut play = Play::new("tello");
    for (field, text) in [
        (Field::Reason, reason),
        (Field::Identifier, identifier),
        (Field::Provider, "tello"),
    ] {
        play.answer(field, text);
    }
    play.finish(esim_exit::wizard::StepId::Line);
    play
}

fn has_cjk(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn check(letter: &Letter, named: &str, case: &str) {
    for line in &letter.lines {
        let (english, chinese) = (&line.english, &line.chinese);
        assert!(
            !english.trim().is_empty() && !chinese.trim().is_empty(),
            "{case}: an empty line"
        );
        assert!(
            !english.contains(['{', '}', '[', ']']) && !chinese.contains(['{', '}']),
            "{case}: {english}"
        );
        assert!(english.is_ascii(), "{case}: {english}");
        assert!(has_cjk(chinese), "{case}: {chinese} is beside {english}");
        assert!(english.ends_with(['.', ',', '?']), "{case}: {english}");
        assert!(!english.contains("..") && !english.contains("  "), "{case}: {english}");
    }
    assert!(
        letter.english().contains(named) && letter.chinese().contains(named),
        "{case}: {named} is not named"
    );
    assert!(
        letter.subject.contains(named) && letter.subject.is_ascii() && !letter.subject.contains('\n'),
        "{case}"
    );
    assert_eq!(letter.english().lines().count(), letter.lines.len(), "{case}");
    assert_eq!(letter.chinese().lines().count(), letter.lines.len(), "{case}");
}

#[test]
fn every_act_channel_reason_and_identifier() {
    let mut made = 0;
    for (identifier, named) in IDENTIFIERS {
        for reason in Reason::ALL.iter().map(|r| r.as_str()).chain([""]) {
            let play = case(identifier, reason);
            for act in Act::ALL {
                for channel in Channel::ALL {
                    let case = format!("{} {} {reason} {identifier}", act.as_str(), channel.as_str());
                    let letter = cancellation(&play.wizard, (*act, *channel));
                    if matches!(act, Act::Nothing | Act::PortOut) {
                        assert_eq!(letter, None, "{case}: there is nothing to ask");
                        continue;
                    }
                    made += 1;
                    let letter = letter.unwrap();
                    check(&letter, named, &case);
                    let link = mail_link("customer.support@provider.example", &letter.subject, &letter.english());
                    assert!(link.is_some_and(|l| l.is_ascii() && l.len() <= 1900), "{case}: no link");
                }
            }
        }
    }
    assert_eq!(made, 4 * 6 * 5 * 9);
}

#[test]
fn each_act_and_each_reason_says_something_of_its_own() {
    let text = |act, reason: &str| {
        cancellation(&case(ICCID, reason).wizard, (act, Channel::Email))
            .unwrap()
            .english()
    };
    let distinct = |texts: Vec<String>| texts.iter().collect::<std::collections::BTreeSet<_>>().len();
    let acts = Act::ALL.iter().filter(|a| !matches!(a, Act::Nothing | Act::PortOut));
    assert_eq!(distinct(acts.map(|a| text(*a, "other")).collect()), 5);
    assert_eq!(
        distinct(Reason::ALL.iter().map(|r| text(Act::EndNow, r.as_str())).collect()),
        5
    );
}

#[test]
fn the_reason_is_the_third_sentence() {
    for channel in Channel::ALL {
        let letter = cancellation(&case(ICCID, "trip_over").wizard, (Act::EndNow, *channel)).unwrap();
        assert_eq!(
            letter.lines.get(2).unwrap().english,
            "My trip has ended and I no longer need the service."
        );
    }
}

#[test]
fn without_a_line_there_is_no_letter() {
    assert_eq!(
        cancellation(&Play::new("tello").wizard, (Act::EndNow, Channel::Email)),
        None
    );
    let mut play = Play::new("tello");
    play.answer(Field::Identifier, "LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6");
    assert_eq!(cancellation(&play.wizard, (Act::EndNow, Channel::Email)), None);
}

#[test]
fn a_mail_link_is_escaped_and_bounded() {
    let link = mail_link("a@b.c", "A&B?=#%+ \"é", "1\n2").unwrap();
    assert_eq!(
        link,
        "mailto:a@b.c?subject=A%26B%3F%3D%23%25%2B%20%22%C3%A9&body=1%0D%0A2"
    );
    let body = |length: usize| mail_link("a@b.c", "", &"x".repeat(length));
    let bare = body(0).unwrap().len();
    assert!(body(1900 - bare).is_some());
    assert_eq!(body(1901 - bare), None);
}

#[test]
fn the_texts_to_the_seller_and_to_the_owner() {
    for (identifier, named) in IDENTIFIERS {
        let play = case(identifier, "trip_over");
        check(&to_seller(&play.wizard).unwrap(), named, "seller");
        let provider = crate::support::record("tello").name;
        let letter = to_owner(&play.wizard, Some(&provider)).unwrap();
        check(&letter, named, "owner");
        assert!(letter.english().contains(&provider.en) && letter.chinese().contains(&provider.zh_cn));
        check(
            &to_owner(&play.wizard, None).unwrap(),
            named,
            "owner of we know not what",
        );
    }
    let nothing = Play::new("tello");
    assert_eq!(to_seller(&nothing.wizard), None);
    assert_eq!(to_owner(&nothing.wizard, None), None);
}
