//! `confirm`: what came back, as often as something comes.

use super::super::block::{Command, InputKind, Tone};
use super::super::build::option;
use super::super::calendar;
use super::super::facts::{warn, with_doubt};
use super::super::page::Screen;
use super::super::pages::Install;
use super::super::place::Place;
use super::super::planner;
use super::super::step_frame::frame;
use super::super::texts;
use super::super::view::View;
use super::{api, confirm_mail, contact, journal_log};
use crate::directory::Record;
use crate::directory::terms::{Topic, Warning};
use crate::document::Promise;
use crate::messages::fill;
use crate::wizard::{Ask, Check, DueKind, Field, Reply, Stage, StepId, StepState, TextKind};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().confirm;
    let waits = view.wizard.runs_out();
    let mut screen = frame(view, StepId::Confirm, if waits { t.heading_expires } else { t.heading });
    screen.lead(if waits { t.why_expires } else { t.why });
    auto_pay(&mut screen, view);
    waiting(&mut screen, view);
    ask_again(&mut screen, view);
    planner::way_back(&mut screen, view);
    if view.wizard.step_state(StepId::Confirm, view.cx) == StepState::Done {
        screen.link(
            view.t().step(StepId::Aftercare),
            Some(&view.href(StepId::Aftercare)),
            true,
        );
        journal_log::log(&mut screen, view);
        return screen;
    }
    if !waits {
        confirm_mail::check(&mut screen, view);
    }
    let options = Reply::ALL.iter().filter_map(|reply| {
        let label = if waits {
            seen(view, *reply)?
        } else {
            answered(view, *reply)?
        };
        Some(option(reply.as_str(), label, ""))
    });
    let legend = if waits { t.legend_expires } else { t.legend };
    screen.choice(view, Field::Reply, legend, options.collect());
    screen.input(
        view,
        Field::RepliedOn,
        InputKind::Day,
        if waits { t.looked_on } else { t.replied_on },
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
    let note = view.cx.record.and_then(|record| {
        let text = view.local(record.note(Topic::Confirmation)?);
        Some(with_doubt(view, record, "notes.confirmation", text))
    });
    if let Some(text) = note {
        screen.titled_note(Tone::Info, view.t().backup.provider_note, vec![text]);
    }
    if let Some(record) = view.cx.record.filter(|r| !r.mail_domains.is_empty()) {
        screen.note(
            Tone::Caution,
            fill(t.phish, &[("domains", &record.mail_domains.join(", "))]),
        );
    }
    to_write(&mut screen, view);
    screen.text(t.no_answer);
    screen.link(view.t().law.link, Some(&Place::Law.href()), false);
    calendar::offer(&mut screen, view);
    at_hand(&mut screen, view);
    kept(&mut screen, view);
    screen.go_on(t.save, StepId::Confirm);
    journal_log::log(&mut screen, view);
    screen
}

/// From now on the dates matter for weeks: the page can be put where they are at hand.
fn at_hand(screen: &mut Screen, view: &View<'_>) {
    let (c, o) = (&view.t().comfort, &view.t().offline);
    if view.wizard.case.practice || view.install == Install::No {
        return;
    }
    screen.text(c.install);
    match view.install {
        Install::No => {}
        Install::Offered => screen.button(o.install, Command::Install, false),
        Install::ByHand => screen.text(o.install_by_hand),
    }
    screen.button(c.install_not_now, Command::NoInstall, false);
}

/// The waiting may outlast what the browser keeps.
fn kept(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().privacy;
    match view.promise {
        Promise::Given | Promise::Unknown => {}
        Promise::NotGiven | Promise::Refused => {
            screen.titled_note(Tone::Caution, t.promise_missing, vec![t.promise_instead.to_owned()]);
            screen.link(t.take_along, Some(&Place::Backup(None).href()), false);
        }
    }
}

/// What can be written or said meanwhile, and a contact that is noted.
fn to_write(screen: &mut Screen, view: &View<'_>) {
    if view.wizard.requested().is_some() {
        screen.heading(view.t().texts.to_write);
        let kinds = [
            TextKind::FollowUp,
            TextKind::AnswerReceivedOnly,
            TextKind::DeclineOffer,
            TextKind::AnswerRefusal,
            TextKind::AnswerIdentity,
        ];
        texts::links(screen, view, &kinds);
    }
    contact::form(screen, view);
}

/// What a provider can have answered. Only an API says that it is at work on it.
fn answered(view: &View<'_>, reply: Reply) -> Option<&'static str> {
    (reply != Reply::Running).then(|| view.t().reply(reply))
}

/// What can be seen of a plan that runs out: nobody answers anything.
fn seen(view: &View<'_>, reply: Reply) -> Option<&'static str> {
    let t = &view.t().confirm;
    match reply {
        Reply::EndsOn => Some(t.still_runs),
        Reply::Ended => Some(t.has_run_out),
        Reply::Refused => Some(t.was_charged),
        Reply::Nothing | Reply::ReceivedOnly | Reply::Running | Reply::InReview => None,
    }
}

/// The automatic payment that goes on although the line ends: said, and to be ticked off here already.
fn auto_pay(screen: &mut Screen, view: &View<'_>) {
    let goes_on = |record: &Record| record.warnings.contains_key(&Warning::AutoPayGoesOn);
    if view.cx.record.is_some_and(goes_on) {
        warn(screen, view, Tone::Caution, &[Warning::AutoPayGoesOn]);
        screen.ticks(view, view.t().after.legend, &[Check::AfterCard]);
    }
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
    api::keys_again(screen, view, platform);
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
        DueKind::ActBy
        | DueKind::SayWhetherSent
        | DueKind::Settle
        | DueKind::CheckStatement
        | DueKind::UseUpBy
        | DueKind::Renews
        | DueKind::AskRefundBy
        | DueKind::Ends
        | DueKind::BringBackBy => {}
    }
}
