//! `confirm`: what came back, as often as something comes.

use super::super::block::{InputKind, Tone};
use super::super::page::{Screen, option};
use super::super::step_frame::frame;
use super::super::view::View;
use super::journal_log;
use crate::messages::fill;
use crate::wizard::{DueKind, Field, Reply, Stage, StepId, StepState};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().confirm;
    let mut screen = frame(view, StepId::Confirm, t.heading);
    screen.lead(t.why);
    waiting(&mut screen, view);
    if view.wizard.step_state(StepId::Confirm, view.cx) == StepState::Done {
        screen.link(
            view.t().step(StepId::Aftercare),
            Some(&view.href(StepId::Aftercare)),
            true,
        );
        journal_log::log(&mut screen, view);
        return screen;
    }
    let options = Reply::ALL
        .iter()
        .map(|reply| option(reply.as_str(), view.t().reply(*reply), ""));
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
        DueKind::ActBy | DueKind::SayWhetherSent | DueKind::CheckStatement => {}
    }
}
