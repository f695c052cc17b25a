//! `confirm`: what came back, as often as something comes.

use super::super::block::{InputKind, Tone};
use super::super::page::{Screen, option};
use super::super::step_frame::frame;
use super::super::view::View;
use super::{api, journal_log};
use crate::messages::fill;
use crate::wizard::{Ask, DueKind, Field, Reply, Stage, StepId, StepState};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().confirm;
    let mut screen = frame(view, StepId::Confirm, t.heading);
    screen.lead(t.why);
    waiting(&mut screen, view);
    ask_again(&mut screen, view);
    if view.wizard.step_state(StepId::Confirm, view.cx) == StepState::Done {
        screen.link(
            view.t().step(StepId::Aftercare),
            Some(&view.href(StepId::Aftercare)),
            true,
        );
        journal_log::log(&mut screen, view);
        return screen;
    }
    // Only an API says that it is at work on it.
    let said = Reply::ALL.iter().filter(|reply| **reply != Reply::Running);
    let options = said.map(|reply| option(reply.as_str(), view.t().reply(*reply), ""));
    screen.choice(view, Field::Reply, t.legend, options.collect());
    screen.input(
        view,
        Field::RepliedOn,
        InputKind::Day,
        t.replied_on,
        view.t().balance.date_hint,
    );
    if view.wizard.answers().choice(Field::Reply) == Some(Reply::EndsOn) {
        screen.input(
            view,
            Field::EndsOn,
            InputKind::Day,
            t.ends_on,
            view.t().balance.date_hint,
        );
    }
    screen.optional(
        view,
        Field::Reference,
        InputKind::Text,
        t.reference,
        view.t().submit.reference_hint,
    );
    screen.note(Tone::Info, t.doubt);
    if let Some(record) = view.cx.record.filter(|r| !r.mail_domains.is_empty()) {
        screen.note(
            Tone::Caution,
            fill(t.phish, &[("domains", &record.mail_domains.join(", "))]),
        );
    }
    screen.go_on(t.save, StepId::Confirm);
    journal_log::log(&mut screen, view);
    screen
}

/// An act that an API accepted can be looked at again, and taken back where that is offered.
fn ask_again(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().api;
    let Some(platform) = view.wizard.noted_platform() else {
        return;
    };
    if view.wizard.stage(view.cx) != Stage::Acknowledged || api::progress(screen, view) {
        return;
    }
    api::trouble(screen, view);
    if let Some((line, left)) = view.wizard.connection().looked() {
        screen.heading(t.looked_heading);
        api::looked(screen, view, line, left);
    }
    if api::keys_asked(view) {
        api::keys(screen, view, platform);
    }
    screen.button(t.ask_again, api::asks(Ask::LookAgain), false);
    if view.wizard.can_undo() {
        screen.text(t.undo_text);
        screen.button(t.undo, api::asks(Ask::Undo), false);
    }
}

/// Until when to wait, and what to do if the day has passed.
fn waiting(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().confirm;
    let stage = view.wizard.stage(view.cx);
    let Some(due) = view.wizard.due(view.cx) else { return };
    if stage == Stage::Acknowledged && due.kind == DueKind::AnswerExpected {
        screen.note(Tone::Caution, t.received);
    }
    let dated = |sentence: &str, day| fill(sentence, &[("date", &view.t().date(day))]);
    match due.kind {
        DueKind::AnswerExpected if due.is_overdue(view.cx.today) => screen.note(Tone::Danger, t.overdue),
        DueKind::AnswerExpected => screen.note(Tone::Info, dated(t.wait_until, due.on)),
        DueKind::CheckEnded => screen.note(Tone::Info, dated(t.wait_end, due.on.plus_days(-1))),
        DueKind::ActBy | DueKind::SayWhetherSent | DueKind::Settle | DueKind::CheckStatement => {}
    }
}
