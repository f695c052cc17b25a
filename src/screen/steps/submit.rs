//! `submit`: note the act, hand it over, say what was sent.

use super::super::block::{Block, Command, InputKind, Pair, Tone};
use super::super::page::Screen;
use super::super::step_frame::frame;
use super::super::texts;
use super::super::view::View;
use super::{contact, journal_log, outcome_unknown, owner, route, submit_api};
use crate::directory::{Act, Channel};
use crate::messages::fill;
use crate::wizard::{Event, Field, HandOver, Happening, Stage, StepId, StepState, TextKind};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().submit;
    let chosen = view.wizard.answers().route();
    let waits = chosen.is_some_and(|(act, _)| act == Act::Nothing);
    let by_api = chosen.is_some_and(|(_, channel)| channel == Channel::Api);
    let under_way = view.wizard.is_at_work();
    if view.wizard.stage(view.cx) == Stage::OutcomeUnknown && !under_way {
        return outcome_unknown::screen(view);
    }
    let heading = match (by_api, waits) {
        (true, _) => view.t().api.send_heading,
        (false, true) => t.heading_expires,
        (false, false) => t.heading,
    };
    let mut screen = frame(view, StepId::Submit, heading);
    owner::reminder(&mut screen, view);
    if under_way {
        submit_api::under_way(&mut screen, view);
    } else if view.wizard.step_state(StepId::Submit, view.cx) == StepState::Done {
        done(&mut screen, view);
    } else if let (true, Some(chosen)) = (view.wizard.may_hand_over(), chosen) {
        way(&mut screen, view, chosen);
        what_was_sent(&mut screen, view, waits);
    } else if by_api {
        submit_api::before(&mut screen, view);
    } else {
        screen.lead(if waits { t.why_expires } else { t.why });
        if view.wizard.stage(view.cx) == Stage::Refused {
            screen.titled_note(Tone::Caution, t.begin_again, vec![t.begin_again_text.to_owned()]);
            texts::links(&mut screen, view, &[TextKind::AnswerRefusal]);
        }
        let begin = if waits { t.begin_expires } else { t.begin };
        screen.submit = Some((begin.to_owned(), Command::Case(Event::ActBegun)));
    }
    screen
}

/// Noted as sent: nothing to do twice.
fn done(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().submit;
    if let Some(day) = view.wizard.journal.last(Happening::Submitted).and_then(|e| e.on) {
        let (heading, text) = match view.wizard.runs_out() {
            true => (t.done_heading_expires, t.done_text_expires),
            false => (t.done_heading, t.done_text),
        };
        screen.titled_note(
            Tone::Good,
            &fill(heading, &[("date", &view.t().date(day))]),
            vec![text.to_owned()],
        );
    }
    screen.link(view.t().step(StepId::Confirm), Some(&view.href(StepId::Confirm)), true);
    journal_log::log(screen, view);
}

/// How to do it, with everything at hand. Shown only once the act stands in the journal.
fn way(screen: &mut Screen, view: &View<'_>, chosen: (Act, Channel)) {
    let t = &view.t().submit;
    route::show(screen, view, chosen);
    let record = view.cx.record;
    let page = route::of(view, chosen).and_then(|r| r.url.as_ref()).or_else(|| {
        let links = &record?.links;
        match chosen.1 {
            Channel::Chat => links.chat.as_ref().or(links.support.as_ref()),
            Channel::Phone | Channel::Email | Channel::Letter | Channel::Store => links.support.as_ref(),
            _ => links.sign_in.as_ref().or(links.website.as_ref()),
        }
    });
    if let Some(href) = page {
        handing(
            screen,
            t.open_page,
            href.clone(),
            HandOver::Page,
            chosen.1 != Channel::Phone,
        );
    }
    words(screen, view, chosen.1);
    screen.note(Tone::Caution, view.t().home.delete_last);
}

fn handing(screen: &mut Screen, label: &str, href: String, how: HandOver, strong: bool) {
    screen.add(Block::Link {
        label: label.to_owned(),
        href,
        then: Some(Event::HandedOver(how)),
        strong,
    });
}

fn phone(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().submit;
    let contact = view.cx.record.map(|r| &r.contact);
    let numbers = [
        (t.call_us, contact.and_then(|c| c.phone_us.as_ref())),
        (t.call_abroad, contact.and_then(|c| c.phone_abroad.as_ref())),
    ];
    let mut known = false;
    for (label, number) in numbers {
        if let Some(number) = number {
            known = true;
            handing(
                screen,
                &fill(label, &[("number", number)]),
                dial(number),
                HandOver::Call,
                true,
            );
        }
    }
    if !known {
        screen.note(Tone::Info, t.call_none);
    }
    if let Some(hours) = contact.and_then(|c| c.hours.as_ref()) {
        screen.pairs(vec![Pair::new(t.hours, view.local(hours))]);
    }
}

/// A `tel:` link from a number as printed: its digits up to the first word after them.
fn dial(number: &str) -> String {
    let end = number
        .find(['(', 'x', ',', ';'])
        .filter(|at| *at > 6)
        .unwrap_or(number.len());
    let digits: String = number.chars().take(end).filter(char::is_ascii_digit).collect();
    let plus = if digits.len() == 10 { "+1" } else { "+" };
    ["tel:", plus, &digits].concat()
}

/// What to say or write, where the way needs words; a form on a page has its own page of words.
fn words(screen: &mut Screen, view: &View<'_>, channel: Channel) {
    if channel == Channel::Phone {
        phone(screen, view);
    }
    match (TextKind::of_channel(channel), channel) {
        (Some(kind), Channel::Web | Channel::App | Channel::Store) => texts::links(screen, view, &[kind]),
        (Some(kind), _) if view.wizard.requested().is_some() => {
            texts::body(screen, view, kind, false);
            texts::links(screen, view, &[kind, TextKind::DeclineOffer, TextKind::AnswerIdentity]);
        }
        _ => {}
    }
    if matches!(channel, Channel::Phone | Channel::Chat | Channel::Store) {
        contact::form(screen, view);
    }
}

/// What really happened, in the person's own words.
fn what_was_sent(screen: &mut Screen, view: &View<'_>, waits: bool) {
    let t = &view.t().submit;
    screen.heading(t.after_heading);
    screen.text(if waits { t.after_text_expires } else { t.after_text });
    screen.input(
        view,
        Field::SentOn,
        InputKind::Day,
        if waits { t.sent_on_expires } else { t.sent_on },
        view.t().balance.date_hint,
    );
    if !waits {
        screen.optional(view, Field::SentTo, InputKind::Text, t.sent_to, t.sent_to_hint);
        screen.optional(view, Field::Reference, InputKind::Text, t.reference, t.reference_hint);
        screen.optional(view, Field::Note, InputKind::Lines, t.note, t.note_hint);
    }
    screen.button(t.not_done, Command::Case(Event::ActWithdrawn), false);
    screen.button(view.t().unknown.doubt, Command::Case(Event::OutcomeDoubted), false);
    screen.go_on(if waits { t.sent_expires } else { t.sent }, StepId::Submit);
}
