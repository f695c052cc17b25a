//! One text on a page: what it lacks above it, the text line by line, and the ways of handing it over.

use super::super::block::{Block, Command, InputKind, Tone};
use super::super::build::option;
use super::super::items::{Pair, Sheet, SheetLine};
use super::super::page::Screen;
use super::super::place::Place;
use super::super::steps::both;
use super::super::view::View;
use super::is_open;
use crate::directory::terms::Proof;
use crate::letters::{Form, Letter, MailBy, Missing, letterhead, mail_link, spoken, write};
use crate::messages::{Language, fill};
use crate::wizard::{Event, Field, HandOver, StepId, TextKind, Tri};

/// What most providers ask on the phone, where we know nothing of this one.
const GENERAL: &[Proof] = &[Proof::AccountPin, Proof::SmsCode, Proof::BillingAddress];

/// Adds links to those of some texts that are of use now.
pub(in crate::screen) fn links(screen: &mut Screen, view: &View<'_>, kinds: &[TextKind]) {
    for kind in kinds.iter().filter(|kind| is_open(view, **kind)) {
        let place = Place::Text(view.wizard.case.id.clone(), *kind);
        screen.link(view.t().text(*kind), Some(&place.href()), false);
    }
}

/// Adds a text, or what it still lacks; `all` asks also for what it can do without.
pub(in crate::screen) fn body(screen: &mut Screen, view: &View<'_>, kind: TextKind, all: bool) {
    let text = write(kind, view.wizard, view.cx);
    let lacking = text.as_ref().err().map(|Missing { fields }| fields.as_slice());
    asked(screen, view, kind, (all, lacking.unwrap_or_default()));
    match text {
        Ok(letter) => offered(screen, view, kind, &letter),
        Err(_) => held_back(screen, view, kind),
    }
}

/// The questions of a text: what it needs, what is wrong, and if wanted what it can do without.
fn asked(screen: &mut Screen, view: &View<'_>, kind: TextKind, (all, lacking): (bool, &[Field])) {
    for step in [
        (Field::Identifier, StepId::Line),
        (Field::Provider, StepId::Line),
        (Field::Route, StepId::Find),
    ] {
        if lacking.contains(&step.0) {
            screen.link(view.t().step(step.1), Some(&view.href(step.1)), false);
        }
    }
    for field in kind.needs() {
        ask(screen, view, *field, true);
    }
    for field in kind.may_say().iter().filter(|field| all || lacking.contains(field)) {
        ask(screen, view, *field, false);
    }
}

fn ask(screen: &mut Screen, view: &View<'_>, field: Field, needed: bool) {
    let (t, b) = (&view.t().texts, &view.t().balance);
    let (kind, label, hint) = match field {
        Field::AccountName => (InputKind::Text, t.account_name, t.account_name_hint),
        Field::ChargedOn => (InputKind::Day, t.charged_on, b.date_hint),
        Field::ChargedAmount => (InputKind::Amount, t.charged_amount, t.charged_amount_hint),
        Field::BalanceLeft => (InputKind::Amount, b.balance_left, b.balance_hint),
        Field::DataLeft => (InputKind::Amount, b.data_left, b.data_hint),
        Field::Californian => {
            let answers = [(Tri::Yes, b.yes), (Tri::No, b.no)].map(|(tri, label)| option(tri.as_str(), label, ""));
            let legend = view.t().optional(t.californian);
            screen.choice(view, field, &legend, answers.to_vec());
            return;
        }
        _ => return,
    };
    if needed {
        screen.input(view, field, kind, label, hint);
    } else {
        screen.optional(view, field, kind, label, hint);
    }
}

/// In place of a text that is not whole: each way of handing it over says what is missing.
fn held_back(screen: &mut Screen, view: &View<'_>, kind: TextKind) {
    let t = view.t();
    screen.note(Tone::Caution, t.texts.incomplete);
    let wanted = || Command::Case(Event::TextWanted(kind));
    if Form::of(kind) == Form::Mail {
        screen.button(t.texts.mail_app, wanted(), false);
    }
    screen.button(t.frame.copy, wanted(), false);
    screen.button(t.frame.print, wanted(), false);
}

/// A whole text and the ways of handing it over.
fn offered(screen: &mut Screen, view: &View<'_>, kind: TextKind, letter: &Letter) {
    let t = view.t();
    let english = letter.english();
    let label = match Form::of(kind) {
        Form::Mail => t.submit.text_mail,
        Form::Chat => t.submit.text_chat,
        Form::Phone => t.submit.text_phone,
        Form::Page | Form::Paper => t.texts.the_text,
        Form::Either => {
            screen.heading(t.texts.the_text);
            both(screen, view, t.texts.the_text, letter, Some(kind));
            return;
        }
    };
    let with_subject = ["Subject: ", &letter.subject, "\n\n", &english].concat();
    if Form::of(kind) == Form::Mail {
        mail(screen, view, kind, letter, &with_subject);
    }
    let subject = matches!(Form::of(kind), Form::Mail | Form::Paper);
    let line_by_line = Form::of(kind) == Form::Chat;
    let mut sheet = sheet(view, kind, letter, (label, line_by_line));
    sheet.subject = subject.then(|| Pair::new(t.texts.subject, letter.subject.clone()));
    screen.add(Block::Sheet(sheet));
    let copied = Command::Copy {
        text: english.clone(),
        then: Some(Event::TextHandedOver(kind, HandOver::Text, english.clone())),
    };
    screen.button(t.frame.copy, copied, false);
    if subject {
        let command = Command::Copy {
            text: letter.subject.clone(),
            then: None,
        };
        screen.button(t.texts.copy_subject, command, false);
    }
    let printed = if subject { with_subject } else { english };
    let event = Event::TextHandedOver(kind, HandOver::Print, printed);
    screen.button(t.frame.print, Command::PrintText(event), false);
}

/// A text line by line, the person's language beside it or folded away.
fn sheet(view: &View<'_>, kind: TextKind, letter: &Letter, (label, line_by_line): (&str, bool)) -> Sheet {
    let t = &view.t().texts;
    let lines = letter.lines.iter().enumerate().map(|(at, line)| {
        let copy = line_by_line.then(|| {
            let text = line.english.clone();
            let then = Some(Event::TextHandedOver(kind, HandOver::Text, text.clone()));
            let number = (at + 1).to_string();
            (fill(t.copy_line, &[("number", &number)]), Command::Copy { text, then })
        });
        SheetLine {
            english: line.english.clone(),
            chinese: line.chinese.clone(),
            copy,
        }
    });
    Sheet {
        label: label.to_owned(),
        head: letterhead(kind, view.wizard, view.cx),
        subject: None,
        lines: lines.collect(),
        fold: match view.language {
            Language::En => view.t().submit.text_gloss.to_owned(),
            Language::ZhCn => String::new(),
        },
    }
}

/// Links that open a mail with the text in it, to the provider's checked address if there is one.
fn mail(screen: &mut Screen, view: &View<'_>, kind: TextKind, letter: &Letter, said: &str) {
    let t = view.t();
    let record = view.cx.record.filter(|record| !record.is_unchecked("contact.email"));
    let address = record.and_then(|record| record.contact.email.as_deref());
    if address.is_none() {
        screen.note(Tone::Info, t.submit.mail_none);
    }
    let to = address.unwrap_or_default();
    let by_app = address.map_or_else(
        || t.texts.mail_app.to_owned(),
        |address| fill(t.submit.mail_to, &[("address", address)]),
    );
    let ways = [
        (MailBy::App, by_app),
        (MailBy::Gmail, t.texts.gmail.to_owned()),
        (MailBy::Outlook, t.texts.outlook.to_owned()),
    ];
    let mut too_long = false;
    for (by, label) in ways {
        match mail_link(by, to, &letter.subject, &letter.english()) {
            Some(href) => screen.add(Block::Link {
                label,
                href,
                then: Some(Event::TextHandedOver(kind, HandOver::Mail, said.to_owned())),
                strong: by == MailBy::App,
            }),
            None => too_long = true,
        }
    }
    if too_long {
        screen.note(Tone::Info, t.texts.too_long);
    }
}

/// What they may ask on the phone, and what to say to an offer to stay.
pub(in crate::screen) fn script(screen: &mut Screen, view: &View<'_>) {
    let t = view.t();
    let proofs = view.cx.record.map(|record| record.proofs.as_slice());
    let proofs = proofs.filter(|proofs| !proofs.is_empty()).unwrap_or(GENERAL);
    let kind = TextKind::CancellationPhone;
    let answers = Letter {
        subject: String::new(),
        lines: proofs.iter().map(|proof| spoken(*proof)).collect(),
    };
    let asked = proofs.iter().map(|proof| t.proof(*proof).to_owned()).collect();
    screen.heading(t.texts.may_ask);
    screen.list(false, asked);
    screen.add(Block::Sheet(Sheet {
        head: Vec::new(),
        ..sheet(view, kind, &answers, (t.texts.may_ask_say, false))
    }));
    let offers = TextKind::DeclineOffer;
    if let (true, Ok(letter)) = (is_open(view, offers), write(offers, view.wizard, view.cx)) {
        screen.add(Block::Sheet(Sheet {
            head: Vec::new(),
            ..sheet(view, offers, &letter, (t.text(offers), false))
        }));
    }
}
