//! Every text of a case, at every provider: whole sentences in two languages, nothing left to fill in, nothing handed
//! over that lacks something.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use crate::support::{ICCID, NOW, PRACTICE, Play, World, at, controls, day, id, record, record_ids, texts};
use esim_exit::directory::{Act, Channel};
use esim_exit::letters::{Form, Letter, MailBy, letterhead, mail_link, write};
use esim_exit::messages::{EN, Language};
use esim_exit::screen::{Block, Command, Guarded, Place, Screen};
use esim_exit::wizard::{
    Case, Event, Field, HandOver, Happening, Journal, ProblemKind, Reason, Stage, StepId, TextKind, TextState, Wizard,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is typed, and how it is named in the letter.
const IDENTIFIERS: [(&str, &str); 4] = [
    (ICCID, ICCID),
    ("89049032123451234512345678901235", "89049032123451234512345678901235"),
    ("２１２ 555 0100", "+1 212-555-0100"),
    ("ORDER-77123", "ORDER-77123"),
];

/// How far the provider has come.
const REPLIES: [&str; 6] = ["", "received_only", "ends_on", "in_review", "refused", "ended"];

fn entry(what: &str, more: &Value) -> Value {
    let mut entry = json!({ "at": NOW.0, "day": "2026-11-22", "what": what });
    let fields = entry.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    entry
}

/// A case that was sent, answered so, and about which one has called.
fn case(answers: &[(&str, &str)], route: Option<(Act, Channel)>, reply: Option<&str>) -> Wizard {
    let mut values: serde_json::Map<String, Value> = answers
        .iter()
        .map(|(field, text)| ((*field).to_owned(), json!(text)))
        .collect();
    let mut journal = Vec::new();
    if let Some((act, channel)) = route {
        values.insert(
            "route".to_owned(),
            json!(format!("{}.{}", act.as_str(), channel.as_str())),
        );
        journal.push(entry(
            "act_begun",
            &json!({ "act": act, "channel": channel, "line": "x" }),
        ));
    }
    if let Some(reply) = reply {
        let sent = json!({ "on": "2026-11-01", "with": "Agent Ann", "reference": "REF-1" });
        journal.push(entry("submitted", &sent));
        if !reply.is_empty() {
            let mut said = json!({ "reply": reply, "on": "2026-11-05" });
            if reply == "ends_on" {
                said["ends_on"] = json!("2026-11-20");
            }
            journal.push(entry("replied", &said));
        }
        let called = json!({ "on": "2026-11-10", "with": "Agent Bob", "note": "will look" });
        journal.push(entry("contacted", &called));
    }
    let case: Case = serde_json::from_value(
        json!({ "id": "abcd", "created": NOW.0, "practice": false, "answers": { "values": values } }),
    )
    .unwrap();
    let journal: Journal = serde_json::from_value(json!(journal)).unwrap();
    Wizard::restored(case, journal)
}

/// All that a text can want.
fn full<'a>(provider: &'a str, identifier: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("reason", reason),
        ("identifier", identifier),
        ("provider", provider),
        ("bought_from", "reseller"),
        ("owner", "family"),
        ("keep_number", "no"),
        ("account_name", "Li Lei"),
        ("charged_on", "2026-11-15"),
        ("charged_amount", "12.50"),
        ("balance_left", "3"),
        ("data_left", "2 GB"),
        ("californian", "yes"),
    ]
}

fn world(provider: &str) -> World {
    let mut world = World::new();
    world.record = Guarded::Here(record(provider));
    world
}

fn has_cjk(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// A text that can leave as it is.
fn check(kind: TextKind, letter: &Letter, named: &str, case: &str) {
    let mut all: Vec<&str> = vec![&letter.subject];
    for line in &letter.lines {
        let (english, chinese) = (line.english.as_str(), line.chinese.as_str());
        all.extend([english, chinese]);
        assert!(has_cjk(chinese), "{case}: {chinese} is beside {english}");
        assert!(!has_cjk(english), "{case}: {english}");
        let ends = english.ends_with(['.', ',', '?']) || english == "Sincerely, Li Lei";
        assert!(
            ends && !english.contains("..") && !english.contains(" ."),
            "{case}: {english}"
        );
        assert!(
            chinese.ends_with(['。', '：', '？']) || chinese == "此致，Li Lei",
            "{case}: {chinese}"
        );
    }
    for text in all {
        assert!(!text.trim().is_empty() && text.trim() == text, "{case}: {text:?}");
        assert!(
            !text.contains(['{', '}', '[', ']', '<', '>', '\n', '_', '•']),
            "{case}: {text}"
        );
        for word in ["undefined", "None", "null", "NaN", "Some("] {
            assert!(!text.contains(word), "{case}: {text}");
        }
        assert!(
            !text.contains("  ") && !text.contains("()") && !text.contains("（）"),
            "{case}: {text}"
        );
        assert!(
            text.chars().count() <= 220,
            "{case}: a sentence of {}",
            text.chars().count()
        );
    }
    assert!(
        letter.english().contains(named) && letter.chinese().contains(named),
        "{case}: {named} is not named"
    );
    assert_eq!(letter.english().lines().count(), letter.lines.len(), "{case}");
    assert_eq!(letter.chinese().lines().count(), letter.lines.len(), "{case}");
    assert!(
        (3..=20).contains(&letter.lines.len()),
        "{case}: {} lines",
        letter.lines.len()
    );
    assert!(
        letter.english().len() <= 1800,
        "{case}: {} long",
        letter.english().len()
    );
    let provider_named = matches!(
        kind,
        TextKind::CardDispute | TextKind::FccComplaint | TextKind::AttorneyGeneral
    );
    assert!(
        provider_named || letter.subject.contains(named),
        "{case}: {}",
        letter.subject
    );
}

#[test]
fn every_text_at_every_provider() {
    let mut made = 0;
    for provider in record_ids() {
        let world = world(&provider);
        for reason in Reason::ALL {
            for (at, channel) in Channel::ALL.iter().enumerate() {
                let acts = [
                    Act::StopRenewal,
                    Act::EndAtPeriodEnd,
                    Act::EndNow,
                    Act::RefundUnused,
                    Act::DeleteAccount,
                ];
                let act = acts[at % acts.len()];
                let reply = REPLIES[at % REPLIES.len()];
                let answers = full(&provider, ICCID, reason.as_str());
                let wizard = case(&answers, Some((act, *channel)), Some(reply));
                // Only the request gives a reason.
                let says = |kind: &&TextKind| kind.is_the_act() || *reason == Reason::Other;
                for kind in TextKind::ALL.iter().filter(says) {
                    let case = format!(
                        "{provider} {} {} {reply} {}",
                        reason.as_str(),
                        channel.as_str(),
                        kind.as_str()
                    );
                    let letter = world.with(|cx| write(*kind, &wizard, cx));
                    check(
                        *kind,
                        &letter.unwrap_or_else(|why| panic!("{case}: {why:?}")),
                        ICCID,
                        &case,
                    );
                    made += 1;
                }
            }
        }
    }
    let requests = TextKind::ALL.iter().filter(|kind| kind.is_the_act()).count();
    let texts = requests * Reason::ALL.len() + TextKind::ALL.len() - requests;
    assert_eq!(made, record_ids().len() * Channel::ALL.len() * texts);
}

#[test]
fn every_act_answer_and_identifier() {
    let world = world("tello");
    for (identifier, named) in IDENTIFIERS {
        for act in Act::ALL {
            for reply in REPLIES {
                let wizard = case(
                    &full("tello", identifier, "other"),
                    Some((*act, Channel::Email)),
                    Some(reply),
                );
                for kind in TextKind::ALL {
                    let case = format!("{identifier} {} {reply} {}", act.as_str(), kind.as_str());
                    let letter = world.with(|cx| write(*kind, &wizard, cx));
                    if matches!(act, Act::Nothing | Act::PortOut)
                        && (kind.is_the_act()
                            || matches!(
                                kind,
                                TextKind::FollowUp | TextKind::AnswerReceivedOnly | TextKind::AnswerRefusal
                            ))
                    {
                        assert!(letter.is_err(), "{case}: nothing was asked of anybody");
                        continue;
                    }
                    check(*kind, &letter.unwrap(), named, &case);
                }
            }
        }
    }
}

#[test]
fn each_text_says_something_of_its_own() {
    let world = world("tello");
    let text = |act, reason: &str, kind| {
        let wizard = case(&full("tello", ICCID, reason), Some((act, Channel::Email)), Some(""));
        world.with(|cx| write(kind, &wizard, cx)).unwrap().english()
    };
    let distinct = |texts: Vec<String>| texts.iter().collect::<BTreeSet<_>>().len();
    let acts = Act::ALL.iter().filter(|a| !matches!(a, Act::Nothing | Act::PortOut));
    let mail = TextKind::CancellationMail;
    assert_eq!(distinct(acts.map(|act| text(*act, "other", mail)).collect()), 5);
    let reasons = Reason::ALL.iter().map(|r| text(Act::EndNow, r.as_str(), mail));
    assert_eq!(distinct(reasons.collect()), 5);
    let kinds = TextKind::ALL.iter().map(|kind| text(Act::EndNow, "other", *kind));
    assert_eq!(distinct(kinds.collect()), TextKind::ALL.len());
}

#[test]
fn what_the_case_knows_is_said() {
    let world = world("tello");
    let said = |kind, reply| {
        let wizard = case(
            &full("tello", ICCID, "other"),
            Some((Act::EndNow, Channel::Email)),
            Some(reply),
        );
        world.with(|cx| write(kind, &wizard, cx)).unwrap().english()
    };
    for (kind, reply, words) in [
        (
            TextKind::FollowUp,
            "",
            &[
                "November 1, 2026",
                "REF-1",
                "Agent Ann",
                "within 7 days, by November 29, 2026",
                "not a second request",
            ][..],
        ),
        (
            TextKind::AnswerReceivedOnly,
            "received_only",
            &["November 1, 2026", "REF-1", "on which date"],
        ),
        (
            TextKind::AnswerRefusal,
            "refused",
            &["reason in writing", "term of the contract"],
        ),
        (
            TextKind::AnswerIdentity,
            "",
            &["do not send a photo of an ID", "another way"],
        ),
        (TextKind::RefundBalance, "ended", &["3.00 USD", "2 GB", "pay back"]),
        (
            TextKind::CardDispute,
            "ends_on",
            &[
                "12.50 USD",
                "November 15, 2026",
                "ends on November 20, 2026",
                "Tello",
                "came after that request",
                "Agent Bob",
            ],
        ),
        (
            TextKind::FccComplaint,
            "refused",
            &["Tello", "refused the request", "12.50 USD"],
        ),
        (TextKind::AttorneyGeneral, "", &["as a consumer", "Tello"]),
        (
            TextKind::CcpaDeletion,
            "ended",
            &["does not cancel or change any plan", "I live in California", "Li Lei"],
        ),
    ] {
        let english = said(kind, reply);
        for word in words {
            assert!(
                english.contains(word),
                "{}: “{word}” is not in:\n{english}",
                kind.as_str()
            );
        }
    }
    // Nobody is made a Californian who has not said so, and no charge is later than a request that it preceded.
    let mut answers = full("tello", ICCID, "other");
    answers.retain(|(field, _)| *field != "californian");
    answers.push(("charged_on", "2026-10-01"));
    let wizard = case(&answers, Some((Act::EndNow, Channel::Email)), Some("ended"));
    let of = |kind| world.with(|cx| write(kind, &wizard, cx)).unwrap().english();
    assert!(!of(TextKind::CcpaDeletion).contains("California"));
    assert!(!of(TextKind::CardDispute).contains("came after"));
}

#[test]
fn offers_are_declined_in_three_steps() {
    let wizard = case(
        &full("tello", ICCID, "other"),
        Some((Act::EndNow, Channel::Chat)),
        Some(""),
    );
    let letter = world("tello")
        .with(|cx| write(TextKind::DeclineOffer, &wizard, cx))
        .unwrap();
    assert_eq!(letter.lines.len(), 3);
    assert_eq!(Form::of(TextKind::DeclineOffer), Form::Chat);
}

/// While the number is not safe, the seller is not asked to end anything.
#[test]
fn the_number_comes_first_at_the_seller_too() {
    for (keep, ends) in [
        ("yes", false),
        ("not_sure", false),
        ("", false),
        ("no", true),
        ("no_number", true),
    ] {
        let mut answers = full("tello", ICCID, "other");
        answers.retain(|(field, _)| *field != "keep_number");
        answers.push(("keep_number", keep));
        let wizard = case(&answers, None, None);
        let english = world("tello")
            .with(|cx| write(TextKind::ToSeller, &wizard, cx))
            .unwrap()
            .english();
        assert_eq!(english.contains("please end the plan"), ends, "{keep}: {english}");
        assert_eq!(english.contains("do not end it yet"), !ends, "{keep}: {english}");
    }
}

#[test]
fn a_case_that_lacks_something_has_no_text() {
    let world = world("tello");
    let route = Some((Act::EndNow, Channel::Letter));
    for kind in TextKind::ALL {
        for (field, value) in [
            ("identifier", ""),
            ("identifier", "LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6"),
            ("account_name", ""),
            ("account_name", "???"),
            ("account_name", "[your name]"),
            ("charged_on", ""),
            ("charged_on", "2027-03-03"),
            ("charged_on", "soon"),
            ("charged_amount", ""),
            ("charged_amount", "plenty"),
        ] {
            let mut answers = full("tello", ICCID, "other");
            answers.retain(|(name, _)| *name != field);
            answers.push((field, value));
            let wizard = case(&answers, route, Some(""));
            let text = world.with(|cx| write(*kind, &wizard, cx));
            let uses =
                |field: Field| kind.needs().contains(&field) || (!value.is_empty() && kind.may_say().contains(&field));
            let concerned = match field {
                "identifier" => Some(Field::Identifier),
                "account_name" => Some(Field::AccountName).filter(|f| uses(*f)),
                "charged_on" => Some(Field::ChargedOn).filter(|f| uses(*f)),
                _ => Some(Field::ChargedAmount).filter(|f| uses(*f)),
            };
            let case = format!("{} without {field}, {value:?}", kind.as_str());
            match (concerned, text) {
                (Some(field), Err(missing)) => assert_eq!(missing.fields, [field], "{case}"),
                (None, Ok(_)) => {}
                (_, other) => panic!("{case}: {other:?}"),
            }
        }
    }
}

/// Takes a `mail` link apart again.
fn decoded(link: &str, part: &str) -> String {
    let start = link.find(part).map(|at| at + part.len()).unwrap();
    let raw = link[start..].split('&').next().unwrap();
    let mut bytes = Vec::new();
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let hex: Vec<u8> = rest.by_ref().take(2).collect();
            u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap()
        } else {
            byte
        });
    }
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

#[test]
fn a_mail_link_gives_back_what_was_put_in() {
    let wizard = case(
        &full("tello", "ORDER-7#7_1@x.io", "other"),
        Some((Act::EndNow, Channel::Email)),
        Some("ends_on"),
    );
    let world = world("tello");
    for kind in TextKind::ALL.iter().filter(|kind| Form::of(**kind) == Form::Mail) {
        let letter = world.with(|cx| write(*kind, &wizard, cx)).unwrap();
        for (by, to, subject) in [
            (MailBy::App, "mailto:", "?subject="),
            (MailBy::Gmail, "&to=", "&su="),
            (MailBy::Outlook, "?to=", "&subject="),
        ] {
            let link = mail_link(by, "help@provider.example", &letter.subject, &letter.english()).unwrap();
            assert!(link.is_ascii() && link.len() <= 1900 && !link.contains(' '), "{link}");
            assert_eq!(decoded(&link, "body="), letter.english(), "{}", kind.as_str());
            assert_eq!(decoded(&link, subject), letter.subject);
            assert!(decoded(&link, to).starts_with("help@provider.example"), "{link}");
        }
    }
    let body = |by, length: usize| mail_link(by, "a@b.c", "", &"x".repeat(length));
    for by in [MailBy::App, MailBy::Gmail, MailBy::Outlook] {
        let bare = body(by, 0).unwrap().len();
        assert!(body(by, 1900 - bare).is_some());
        assert_eq!(body(by, 1901 - bare), None);
    }
    let odd = mail_link(MailBy::App, "a@b.c", "A&B?=#%+ \"é", "1\n2").unwrap();
    assert_eq!(
        odd,
        "mailto:a@b.c?subject=A%26B%3F%3D%23%25%2B%20%22%C3%A9&body=1%0D%0A2"
    );
}

fn page(play: &Play, kind: TextKind, language: Language) -> Screen {
    let place = Place::Text(play.wizard.case.id.clone(), kind);
    play.world.screen(&play.wizard, &place, language, &[])
}

fn handed(screen: &Screen) -> Vec<Event> {
    let all = controls(screen).0.into_iter();
    all.filter(|event| matches!(event, Event::TextHandedOver(..))).collect()
}

#[test]
fn a_text_too_long_for_a_link_is_copied_instead() {
    // Chinese characters weigh nine bytes each in a link.
    let whom = "李".repeat(100);
    let mut play = at(
        PRACTICE,
        StepId::Confirm,
        &[(Field::Route, "end_now.email"), (Field::SentTo, &whom)],
    );
    let mails = |play: &Play| {
        let screen = page(play, TextKind::FollowUp, Language::En);
        let events = handed(&screen);
        let by_mail = events
            .iter()
            .filter(|e| matches!(e, Event::TextHandedOver(_, HandOver::Mail, _)));
        (
            by_mail.count(),
            texts(&screen).iter().any(|text| text == EN.texts.too_long),
            events.len(),
        )
    };
    let (links, said, all) = mails(&play);
    assert_eq!((links, said), (3, false));
    play.answer(Field::AccountName, &"李".repeat(80));
    let (links, said, rest) = mails(&play);
    assert_eq!((links, said), (0, true));
    assert_eq!(rest, all - 3, "copying and printing stay");
}

#[test]
fn nothing_leaves_with_a_gap() {
    let mut play = at(PRACTICE, StepId::Aftercare, &[]);
    let kind = TextKind::CardDispute;
    let screen = page(&play, kind, Language::En);
    assert!(handed(&screen).is_empty() && !screen.blocks.iter().any(|b| matches!(b, Block::Sheet(_))));
    let (events, _) = controls(&screen);
    assert!(events.contains(&Event::TextWanted(kind)));
    for field in [Field::AccountName, Field::ChargedOn, Field::ChargedAmount] {
        assert!(screen.fields.contains_key(&field));
    }
    let said = || Event::TextHandedOver(kind, HandOver::Text, "half a text".to_owned());
    for event in [Event::TextWanted(kind), said()] {
        let kinds = play.refused(event);
        assert_eq!(
            kinds,
            [ProblemKind::Missing, ProblemKind::Missing, ProblemKind::Missing]
        );
    }
    play.answer(Field::AccountName, "Li Lei");
    play.answer(Field::ChargedOn, "2026-11-20");
    play.answer(Field::ChargedAmount, "x");
    assert_eq!(play.refused(said()), [ProblemKind::AmountUnreadable]);
    play.answer(Field::ChargedAmount, "12.50");
    let screen = page(&play, kind, Language::ZhCn);
    let events = handed(&screen);
    assert!(!events.is_empty());
    let before = play.stage();
    for event in events {
        play.happens(event);
    }
    assert_eq!(play.stage(), before, "a text beside the act moves nothing");
    let noted = play.wizard.journal.last(Happening::HandedOver).unwrap();
    assert_eq!((noted.text, noted.how), (Some(kind), Some(HandOver::Print)));
    assert!(noted.said.contains("12.50 USD") && noted.said.contains("November 20, 2026"));
    let paper = play.world.with(|cx| letterhead(kind, &play.wizard, cx));
    assert_eq!(paper, ["Li Lei", "November 22, 2026", "To the issuer of my card"]);
}

/// Where each text is of use, from the first question to the closed case.
#[test]
fn a_text_is_open_when_it_is_of_use() {
    let open = |play: &Play| -> BTreeSet<&'static str> {
        let kinds = TextKind::ALL.iter().copied();
        let open = kinds.filter(|k| play.world.with(|cx| play.wizard.text_state(*k, cx)) == TextState::Open);
        let open: Vec<TextKind> = open.collect();
        for kind in TextKind::ALL {
            for language in Language::ALL {
                let screen = page(play, *kind, *language);
                assert!(open.contains(kind) || handed(&screen).is_empty(), "{}", kind.as_str());
            }
        }
        open.into_iter().map(TextKind::as_str).collect()
    };
    let mut play = Play::new(PRACTICE);
    assert!(open(&play).is_empty(), "{:?}", open(&play));
    play.answer(Field::Route, "end_now.email");
    play.until(StepId::Find);
    play.answer(Field::Route, "end_now.email");
    play.until(StepId::Submit);
    assert_eq!(open(&play), ["answer_identity"].into());
    // Between the act and its entry nothing is handed over.
    let unsaved = play.send(Event::ActBegun).unwrap();
    assert!(!unsaved.is_empty());
    assert_eq!(open(&play), ["answer_identity"].into());
    play.happens(Event::Saved);
    assert_eq!(
        open(&play),
        ["cancellation_mail", "decline_offer", "answer_identity"].into()
    );
    let mail = handed(&page(&play, TextKind::CancellationMail, Language::En));
    play.happens(mail.first().unwrap().clone());
    assert_eq!(play.stage(), Stage::HandedOver, "copied is not sent");
    play.finish(StepId::Submit);
    let waiting: BTreeSet<&str> = [
        "follow_up",
        "answer_received_only",
        "decline_offer",
        "answer_refusal",
        "answer_identity",
        "refund_balance",
        "fcc_complaint",
        "attorney_general",
        "card_dispute",
    ]
    .into();
    assert_eq!(open(&play), waiting);
    play.until(StepId::Aftercare);
    let after: BTreeSet<&str> = [
        "refund_balance",
        "fcc_complaint",
        "attorney_general",
        "card_dispute",
        "ccpa_deletion",
    ]
    .into();
    assert_eq!(open(&play), after);
    play.pass(StepId::Aftercare);
    assert_eq!(play.stage(), Stage::Closed);
    assert_eq!(open(&play), after, "a charge may come late");
}

#[test]
fn a_contact_is_noted_and_moves_nothing() {
    let mut play = at(PRACTICE, StepId::Confirm, &[]);
    assert_eq!(play.refused(Event::ContactNoted), [ProblemKind::Missing]);
    play.answer(Field::ContactWith, "Agent Ann LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6");
    play.answer(Field::ContactOn, "2026-12-24");
    assert_eq!(play.refused(Event::ContactNoted), [ProblemKind::DateInFuture]);
    play.answer(Field::ContactOn, "2026-11-21");
    play.answer(Field::ContactReference, "C-9");
    play.answer(Field::ContactNote, "said it ends next week");
    let (stage, due) = (play.stage(), play.due());
    play.happens(Event::ContactNoted);
    assert_eq!((play.stage(), play.due()), (stage, due));
    let noted = play.wizard.journal.last(Happening::Contacted).unwrap();
    assert_eq!((noted.on, noted.reference.as_str()), (Some(day("2026-11-21")), "C-9"));
    assert!(!play.saved().contains("K2-1ABCDE2F3G4H5J6"));
    for field in [
        Field::ContactOn,
        Field::ContactWith,
        Field::ContactReference,
        Field::ContactNote,
    ] {
        assert!(!play.wizard.answers().has(field));
    }
    for language in Language::ALL {
        let log = texts(&play.step_screen(StepId::Confirm, *language)).join("\n");
        for part in ["Agent Ann", "C-9", "said it ends next week"] {
            assert!(log.contains(part), "{part}");
        }
    }
    // The day may stay open: one notes it while the other is on the line.
    play.answer(Field::ContactNote, "second call");
    play.happens(Event::ContactNoted);
    assert_eq!(
        play.wizard.journal.last(Happening::Contacted).unwrap().on,
        Some(day("2026-11-22"))
    );
    play.reload();
    assert_eq!(
        play.wizard
            .journal
            .entries()
            .iter()
            .filter(|e| e.what == Happening::Contacted)
            .count(),
        2
    );
}

/// What is noted beside an act that was taken back does not put it up to be done again by a machine.
#[test]
fn a_note_does_not_hide_what_became_of_the_act() {
    let journal: Journal = serde_json::from_value(json!([
        entry("act_begun", &json!({ "act": "end_now", "channel": "api", "line": "x" })),
        entry("replied", &json!({ "reply": "received_only", "on": "2026-11-22" })),
        entry("taken_back", &json!({})),
        entry("contacted", &json!({ "on": "2026-11-22", "note": "called" })),
        entry(
            "handed_over",
            &json!({ "how": "text", "text": "answer_identity", "said": "Hello" })
        ),
    ]))
    .unwrap();
    assert_eq!(
        esim_exit::batch::state_of(&journal),
        esim_exit::batch::RowState::LeftOut
    );
}

/// No activation code passes into what is kept of a text.
#[test]
fn a_kept_text_holds_no_activation_code() {
    let mut play = at(PRACTICE, StepId::Confirm, &[]);
    let said = "Hello LPA:1$rsp.example.com$K2-1ABCDE2F3G4H5J6".to_owned();
    play.happens(Event::TextHandedOver(TextKind::FollowUp, HandOver::Text, said));
    assert!(!play.saved().contains("K2-1ABCDE2F3G4H5J6"));
}

#[test]
fn the_page_of_a_text_says_it_in_the_language_of_the_person() {
    let mut play = at(PRACTICE, StepId::Confirm, &[]);
    play.happens(Event::Answered(Field::AccountName, "Li Lei".to_owned()));
    for language in Language::ALL {
        let screen = page(&play, TextKind::FollowUp, *language);
        let Some(Block::Sheet(sheet)) = screen.blocks.iter().find(|b| matches!(b, Block::Sheet(_))) else {
            panic!("no text")
        };
        assert_eq!(
            sheet.fold.is_empty(),
            *language == Language::ZhCn,
            "beside it, or folded away"
        );
        assert!(
            sheet
                .lines
                .iter()
                .all(|line| has_cjk(&line.chinese) && line.english.is_ascii())
        );
        assert!(sheet.head.contains(&"Li Lei".to_owned()));
        let prints = |b: &Block| {
            matches!(
                b,
                Block::Button {
                    command: Command::PrintText(_),
                    ..
                }
            )
        };
        assert!(screen.blocks.iter().any(prints));
    }
    let list = Place::Texts(id("case1"));
    let screen = play.world.screen(&play.wizard, &list, Language::En, &[]);
    assert!(texts(&screen).iter().any(|text| text == EN.texts.follow_up));
}
