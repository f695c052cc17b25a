//! The mail that came back, read in the page: part of the step `confirm`.

use super::super::block::{Block, Command, Tone};
use super::super::items::Pair;
use super::super::page::Screen;
use super::super::view::View;
use crate::confirmation::{Class, Doubt, Reading};
use crate::messages::{Catalogue, fill};
use crate::telecom::{Currency, Date, Money};
use crate::wizard::{Event, Field, MailEvent, MailFailure, MailState};

/// Where a mail is given, and what it says.
pub(super) fn check(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().mail;
    screen.heading(t.heading);
    screen.text(t.text);
    screen.mail_said = said(view.t(), view.wizard.mail());
    screen.note_field(view, Field::MailText, String::new());
    screen.add(Block::Mail {
        label: t.file.to_owned(),
        hint: t.file_hint.to_owned(),
        text_label: t.paste.to_owned(),
        text_hint: t.paste_hint.to_owned(),
    });
    screen.paste(view, Field::MailText);
    screen.button(t.read, command(MailEvent::TextGiven), false);
    match view.wizard.mail() {
        MailState::Idle | MailState::Reading | MailState::Failed(_) => {}
        MailState::Read(reading) => result(screen, view, reading, false),
        MailState::TakenOver(reading) => result(screen, view, reading, true),
    }
}

const fn command(what: MailEvent) -> Command {
    Command::Case(Event::Mail(what))
}

/// How the reading stands, in words.
fn said(t: &Catalogue, state: &MailState) -> String {
    let m = &t.mail;
    match state {
        MailState::Idle => String::new(),
        MailState::Reading => m.reading.to_owned(),
        MailState::Read(reading) => fill(m.done, &[("result", t.mail_class(reading.class))]),
        MailState::TakenOver(_) => m.taken_over.to_owned(),
        MailState::Failed(MailFailure::Empty) => m.empty.to_owned(),
        MailState::Failed(MailFailure::TooLarge) => m.too_large.to_owned(),
        MailState::Failed(MailFailure::NoReader) => m.no_reader.to_owned(),
    }
}

fn result(screen: &mut Screen, view: &View<'_>, reading: &Reading, taken: bool) {
    let t = &view.t().mail;
    let meaning = vec![view.t().mail_meaning(reading.class).to_owned()];
    screen.titled_note(tone(reading.class), view.t().mail_class(reading.class), meaning);
    screen.pairs(facts(view, reading));
    let (absent, doubts): (Vec<Doubt>, Vec<Doubt>) = reading
        .doubts
        .iter()
        .copied()
        .partition(|doubt| *doubt == Doubt::NoAuthentication);
    let sentences = doubts.iter().map(|doubt| view.t().mail_doubt(*doubt).to_owned());
    let sentences: Vec<String> = sentences.collect();
    if !sentences.is_empty() {
        screen.titled_note(Tone::Caution, t.doubts, sentences);
    }
    let unproved = absent.iter().map(|doubt| view.t().mail_doubt(*doubt).to_owned());
    let nobody = reading.from.is_empty().then(|| t.nobody.to_owned());
    let unproved = nobody.into_iter().chain(unproved).chain([t.offline.to_owned()]);
    screen.titled_note(Tone::Info, t.unproved, unproved.collect());
    if taken {
        screen.note(Tone::Good, t.taken_over);
    } else if reading.class.answers() {
        offer(screen, view, reading);
    }
    screen.button(t.drop, command(MailEvent::Dropped), false);
}

/// Two readings of a day are decided first; then the answer may be taken over.
fn offer(screen: &mut Screen, view: &View<'_>, reading: &Reading) {
    let t = &view.t().mail;
    if reading.effective.len() > 1 {
        screen.text(t.either);
        for day in &reading.effective {
            let label = fill(t.it_is, &[("date", &view.t().date(*day))]);
            screen.button(&label, command(MailEvent::Chosen(*day)), false);
        }
        return;
    }
    screen.button(t.take_over, command(MailEvent::TakenOver), true);
}

const fn tone(class: Class) -> Tone {
    match class {
        Class::Ended | Class::EndsOn => Tone::Good,
        Class::Suspicious | Class::AnotherLine => Tone::Danger,
        Class::ReceivedOnly | Class::RetentionOffer => Tone::Caution,
        Class::Refund | Class::NotAConfirmation => Tone::Info,
    }
}

fn facts(view: &View<'_>, reading: &Reading) -> Vec<Pair> {
    let t = &view.t().mail;
    let date = |day: &Date| view.t().date(*day);
    let amount = |text: &String| Money::parse(text, Currency::Usd).map_or_else(|_| text.clone(), Money::readable);
    let ends: Vec<String> = reading.effective.iter().map(date).collect();
    let ending = |end: &String| fill(t.line_ending, &[("ending", end)]);
    let rows = [
        (t.sentence, reading.sentence.clone()),
        (t.from, reading.from.clone()),
        (t.reply_to, reading.reply_to.clone()),
        (t.subject, reading.subject.clone()),
        (t.sent, reading.sent.as_ref().map(date).unwrap_or_default()),
        (t.ends, ends.join(" / ")),
        (t.lines, reading.lines.iter().map(ending).collect::<Vec<_>>().join(", ")),
        (t.reference, reading.reference.clone()),
        (
            t.amounts,
            reading.amounts.iter().map(amount).collect::<Vec<_>>().join(", "),
        ),
    ];
    let filled = rows.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(term, text)| Pair::new(term, text)).collect()
}
