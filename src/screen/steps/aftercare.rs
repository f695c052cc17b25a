//! `aftercare`: what is left once the plan has ended; and the last page.

use super::super::block::{Block, Command, Pair, Tone};
use super::super::facts::{warn, with_doubt};
use super::super::menus;
use super::super::page::Screen;
use super::super::place::Place;
use super::super::step_frame::frame;
use super::super::texts;
use super::super::view::View;
use super::journal_log;
use crate::directory::terms::{Topic, Warning};
use crate::messages::fill;
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
        screen.note(Tone::Info, fill(t.statement_due, &[("date", &view.t().date(due.on))]));
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
    charged(&mut screen, view);
    screen.go_on(t.close, StepId::Aftercare);
    journal_log::log(&mut screen, view);
    screen
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
        Some(device) => menus::steps(screen, view, &device.delete),
        None => screen.text(t.profile_other),
    }
}

fn account(screen: &mut Screen, view: &View<'_>) {
    let Some(record) = view.cx.record else { return };
    if let Some(note) = record.note(Topic::AccountDeletion) {
        let text = with_doubt(view, record, "notes.account_deletion", view.local(note));
        screen.add(Block::Pairs(vec![Pair {
            term: view.t().after.account.to_owned(),
            text,
        }]));
    }
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
    charged(&mut screen, view);
    screen.link(view.t().home.home_link, Some(&Place::Home.href()), true);
    screen
}
