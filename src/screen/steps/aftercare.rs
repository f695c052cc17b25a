//! `aftercare`: what is left once the plan has ended; and the last page.

use super::super::block::{Command, Pair, Tone};
use super::super::calendar;
use super::super::facts::{warn, with_doubt};
use super::super::menus;
use super::super::page::Screen;
use super::super::place::Place;
use super::super::planner;
use super::super::step_frame::frame;
use super::super::texts;
use super::super::view::View;
use super::journal_log;
use crate::directory::terms::{Topic, Warning};
use crate::messages::fill;
use crate::telecom::Date;
use crate::wizard::steps::AFTERCARE_CHECKS;
use crate::wizard::{DueKind, Field, Stage, StepId, TextKind};

pub(super) fn screen(view: &View<'_>) -> Screen {
    let t = &view.t().after;
    if view.wizard.stage(view.cx) == Stage::Closed {
        return closed(view);
    }
    let mut screen = frame(view, StepId::Aftercare, t.heading);
    screen.lead(t.why);
    if view.wizard.stage(view.cx) == Stage::Ported {
        screen.note(Tone::Good, t.ported_text);
    }
    if let Some(due) = view.wizard.due(view.cx).filter(|d| d.kind == DueKind::CheckStatement) {
        statement(&mut screen, view, due.on);
    }
    warn(
        &mut screen,
        view,
        Tone::Caution,
        &[Warning::AutoPayGoesOn, Warning::ProfileNeeded],
    );
    screen.ticks(view, t.legend, AFTERCARE_CHECKS);
    profile(&mut screen, view);
    account(&mut screen, view);
    evidence(&mut screen, view);
    planner::way_back(&mut screen, view);
    calendar::offer(&mut screen, view);
    charged(&mut screen, view);
    screen.go_on(t.close, StepId::Aftercare);
    journal_log::log(&mut screen, view);
    screen
}

/// When to look at the statement, and that the day has come.
fn statement(screen: &mut Screen, view: &View<'_>, on: Date) {
    let (t, date) = (&view.t().plan, view.t().date(on));
    if on <= view.cx.today {
        screen.note(Tone::Caution, fill(t.statement_now, &[("date", &date)]));
        return;
    }
    let expected = fill(view.t().after.statement_due, &[("date", &date)]);
    let when = view.t().how_far(view.cx.today, on);
    let again = fill(t.statement_in, &[("when", &when)]);
    screen.titled_note(Tone::Info, "", vec![expected, again]);
}

/// How the profile is removed from this device; last of all.
fn profile(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().after;
    screen.heading(t.profile_heading);
    let note = view.cx.record.and_then(|record| {
        let text = view.local(record.note(Topic::DeleteProfile)?);
        Some(with_doubt(view, record, "notes.delete_profile", text))
    });
    if let Some(text) = note {
        screen.titled_note(Tone::Caution, view.t().backup.provider_note, vec![text]);
    }
    match menus::of(view, Field::Device) {
        Some(device) => menus::steps(screen, view, device, &device.delete),
        None => screen.text(t.profile_other),
    }
}

fn account(screen: &mut Screen, view: &View<'_>) {
    let Some(record) = view.cx.record else { return };
    if let Some(note) = record.note(Topic::AccountDeletion) {
        let text = with_doubt(view, record, "notes.account_deletion", view.local(note));
        screen.pairs(vec![Pair::new(view.t().after.account, text)]);
    }
}

/// The way to the file of evidence.
fn evidence(screen: &mut Screen, view: &View<'_>) {
    let place = Place::Evidence(view.wizard.case.id.clone());
    screen.link(view.t().evidence.link, Some(&place.href()), false);
}

/// If a charge came after all, or something is left to ask: the texts for it.
fn charged(screen: &mut Screen, view: &View<'_>) {
    screen.text(view.t().after.charge);
    let kinds = [
        TextKind::CardDispute,
        TextKind::RefundBalance,
        TextKind::FccComplaint,
        TextKind::AttorneyGeneral,
        TextKind::CcpaDeletion,
    ];
    texts::links(screen, view, &kinds);
}

/// The last page: what was done, what to keep, where to go.
fn closed(view: &View<'_>) -> Screen {
    let t = &view.t().after;
    let mut screen = frame(view, StepId::Aftercare, t.heading_closed);
    screen.note(Tone::Good, view.plan_name());
    screen.lead(t.closed_text);
    journal_log::log(&mut screen, view);
    screen.button(view.t().frame.print, Command::Print, false);
    evidence(&mut screen, view);
    charged(&mut screen, view);
    screen.link(view.t().home.home_link, Some(&Place::Home.href()), true);
    screen
}
