//! Mails that came back, each with what is to be read in it; and the rule that no mail is taken for an end that says none.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{ICCID, NOW, Play, at, day, root, texts as words};
use esim_exit::confirmation::{Class, Doubt, Expected, Reading};
use esim_exit::jobs::mail::{LONGEST, judge};
use esim_exit::messages::Language;
use esim_exit::telecom::Date;
use esim_exit::wizard::{Effect, Event, Field, MailEvent, MailState, StepId};
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
            let wanted: Value =
                serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
            found.push(Mail {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                bytes: fs::read(&path).unwrap(),
                case: cases.get(&text(&wanted, "case")).unwrap().clone(),
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
        wrong.push(format!(
            "sentence: “{}”, not “{}”",
            reading.sentence,
            text(wanted, "sentence")
        ));
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

/// The hard rule, for itself: it holds whatever else is changed.
#[test]
fn no_mail_is_taken_for_an_end_that_says_none() {
    for mail in mails() {
        let found = judge(&mail.bytes, &mail.case).unwrap().class;
        let wanted = wanted_class(&mail);
        assert!(
            found == wanted || !matches!(found, Class::Ended | Class::EndsOn),
            "{} is {}, not {}",
            mail.name,
            found.as_str(),
            wanted.as_str()
        );
    }
}

/// Numbers that look like chance and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// Cut off, spoilt or mixed up, a mail is still read to some end.
#[test]
fn spoilt_mails_are_read_without_breaking() {
    let mails = mails();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for mail in mails.iter().filter(|mail| mail.bytes.len() < 20_000) {
        for _ in 0..6 {
            let mut bytes = mail.bytes.clone();
            bytes.truncate(dice.below(bytes.len() + 1));
            for _ in 0..dice.below(12) {
                let at = dice.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.below(256)).unwrap();
                }
            }
            let other = &mails[dice.below(mails.len())].bytes;
            if dice.below(4) == 0 {
                bytes.extend_from_slice(&other[dice.below(other.len() + 1)..]);
            }
            assert!(judge(&bytes, &mail.case).is_some(), "{}", mail.name);
        }
    }
    assert_eq!(judge(&vec![b'a'; LONGEST + 1], &Expected::default()), None);
}

/// Without the sentence that it relied on, a mail is no end any more.
#[test]
fn without_its_sentence_a_mail_is_no_end() {
    let case = &cases()["northwind"];
    for (kept, removed) in [
        (
            "Hello Jordan,\n\nThank you for writing.\n\nReference: NW-48213\n",
            "Your line (206) 555-0142 has been cancelled.",
        ),
        (
            "您好：\n感谢您的来信。\n受理编号：NW-48213\n",
            "您尾号0142的号码已注销。",
        ),
        (
            "Hola:\n\nGracias por escribirnos. Caso NW-48213\n",
            "Su línea terminada en 0142 fue dada de baja.",
        ),
    ] {
        let read = |text: &str| judge(text.as_bytes(), case).unwrap();
        let whole = read(&[removed, "\n\n", kept].concat());
        assert_eq!((whole.class, whole.sentence.as_str()), (Class::Ended, removed));
        assert_eq!(read(kept).class, Class::NotAConfirmation, "{kept}");
    }
}

/// Sentences that stand in no mail of the folder: what turns the meaning, and what does not.
#[test]
fn one_sentence_decides() {
    let case = &cases()["northwind"];
    let class = |text: &str| judge(text.as_bytes(), case).unwrap().class;
    for text in [
        "As you requested, we've now terminated your plan.",
        "This email confirms that your wireless service has been permanently disconnected.",
        "We are writing to confirm that your account was closed.",
        "Your subscription is now cancelled and you will not be charged again.",
        "Good news: I have gone ahead and deactivated your line.",
        "您的线路已成功注销。",
        "我们已为您取消该套餐。",
        "您的帳戶已經關閉。",
        "Hemos cancelado su plan.",
        "Su cuenta ha sido cerrada.",
    ] {
        assert_eq!(class(text), Class::Ended, "{text}");
    }
    for text in [
        "Your line will be disconnected on October 31, 2026.",
        "Your plan ends on 10/31/2026.",
        "您的套餐将于2026年10月31日终止。",
        "Su servicio terminará el 31/10/2026.",
    ] {
        assert_eq!(class(text), Class::EndsOn, "{text}");
    }
    for text in [
        "Your line hasn't been cancelled.",
        "Your line has been neither cancelled nor changed.",
        "We were unable to confirm that your line has been cancelled.",
        "If your line has been cancelled, ignore this mail.",
        "Once your plan is cancelled you lose your number.",
        "Has your line been cancelled? Your line has been cancelled?",
        "You will be told when your account has been closed.",
        "Unless you call, your line is cancelled.",
        "Your service was disconnected until payment is made.",
        "Your payment plan has been cancelled.",
        "Your plan change has been cancelled.",
        "Your cancellation request has been cancelled.",
        "Your device insurance has been cancelled.",
        "Your newsletter subscription preferences were saved.",
        "Your line would have been cancelled.",
        "Your line has almost been cancelled.",
        "Please check whether your line has been cancelled.",
        "A mail that says your line has been cancelled is a fraud.",
        "Your friend's line has been cancelled.",
        "Your line was cancelled by mistake and has been restored.",
        "Your line has been cancelled. Correction: your line has not been cancelled.",
        "您的号码未注销。",
        "如果您的号码已注销，请忽略。",
        "您的号码注销后无法恢复。",
        "您的注销申请已取消。",
        "您的号码已注销了吗？",
        "套餐已关闭自动续费。",
        "Su línea aún no ha sido cancelada.",
        "Si su línea ha sido cancelada, ignore este mensaje.",
        "¿Su línea ha sido cancelada?",
        "Su solicitud ha sido cancelada.",
    ] {
        let found = class(text);
        assert!(
            !matches!(found, Class::Ended | Class::EndsOn),
            "{}: {text}",
            found.as_str()
        );
    }
}

fn reading(class: Class) -> Reading {
    Reading {
        class,
        sentence: "Your line will end on 03/04/2027.".to_owned(),
        from: "care@example.com".to_owned(),
        reply_to: String::new(),
        sent: Some(NOW.date_utc()),
        effective: vec![day("2027-03-04"), day("2027-04-03")],
        reference: "R-77".to_owned(),
        amounts: vec!["12.50 USD".to_owned()],
        lines: vec!["9011".to_owned()],
        doubts: Doubt::ALL.to_vec(),
        subject: "End".to_owned(),
        digest: "ab".repeat(32),
    }
}

/// A case that waits for an answer, with a reading of this class.
fn read(class: Class) -> Play {
    let mut play = at("tello", StepId::Confirm, &[]);
    play.answer(Field::MailText, "a private text");
    let effects = play.happens(Event::Mail(MailEvent::TextGiven));
    let [Effect::ReadMail(number, Some(text), expected)] = effects.as_slice() else {
        unreachable!("{effects:?}")
    };
    assert_eq!((text.as_str(), expected.identifier.as_str()), ("a private text", ICCID));
    assert!(!expected.mail_domains.is_empty() && expected.submitted_on.is_some());
    let late = Event::Mail(MailEvent::Read(number + 1, Box::new(reading(Class::Ended))));
    play.happens(late);
    assert_eq!(
        *play.wizard.mail(),
        MailState::Reading,
        "an answer to something else changes nothing"
    );
    play.happens(Event::Mail(MailEvent::Read(*number, Box::new(reading(class)))));
    play
}

#[test]
fn only_an_answer_can_be_taken_over_and_only_saving_notes_it() {
    for class in Class::ALL {
        let mut play = read(*class);
        let before = play.wizard.journal.clone();
        for language in Language::ALL {
            let shown = words(&play.step_screen(StepId::Confirm, *language));
            let t = language.catalogue();
            assert!(shown.contains(&t.mail_class(*class).to_owned()), "{shown:?}");
            assert!(
                Doubt::ALL
                    .iter()
                    .all(|doubt| shown.contains(&t.mail_doubt(*doubt).to_owned()))
            );
            let offered = shown.contains(&t.mail.take_over.to_owned()) || shown.contains(&t.mail.either.to_owned());
            assert_eq!(offered, class.answers(), "{class:?}");
        }
        if !class.answers() {
            play.refused(Event::Mail(MailEvent::TakenOver));
            continue;
        }
        play.refused(Event::Mail(MailEvent::Chosen(day("2027-05-05"))));
        play.happens(Event::Mail(MailEvent::Chosen(day("2027-04-03"))));
        play.happens(Event::Mail(MailEvent::TakenOver));
        assert_eq!(play.wizard.journal, before, "nothing is noted yet");
        assert_eq!(play.wizard.shown(Field::Reply), class.as_str());
        assert_eq!(play.wizard.shown(Field::Reference), "R-77");
        let ends = if *class == Class::EndsOn { "2027-04-03" } else { "" };
        assert_eq!(play.wizard.shown(Field::EndsOn), ends);
        assert!(!play.saved().contains("private"), "the text is not kept");
        play.happens(Event::StepFinished(StepId::Confirm));
        let note = play.wizard.journal.entries().last().unwrap().mail.clone().unwrap();
        assert_eq!((note.class, note.sha256), (*class, "ab".repeat(32)));
        assert_eq!(*play.wizard.mail(), MailState::Idle);
        assert_eq!(play.wizard.shown(Field::MailText), "");
    }
}
