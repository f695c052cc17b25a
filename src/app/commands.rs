//! What a command does to the table.

use super::calendar;
use super::cases::{self, OpenCase};
use super::contribute;
use super::copied;
use super::desk::{Desk, Shared};
use super::removed::{self, Removed};
use super::shown::show;
use super::turn::{happened, undisturbed};
use super::{orders, papers, received, remembered, renew, stored};
use crate::messages::Language;
use crate::screen::{Command, Guarded, Place};
use crate::shell::{clock, document as page, random};
use crate::ui::Focus;
use crate::wizard::{CaseId, SaveError, StepId, Wizard};
use leptos::prelude::*;

/// Carries out a command.
pub(super) fn run(desk: &Shared, command: Command) {
    match command {
        Command::Case(event) => happened(desk, event),
        Command::Batch(order) => orders::run(desk, order),
        Command::Contribute(edit) => contribute::run(desk, edit),
        Command::Paper(order) => papers::run(desk, order),
        Command::Received(order) => received::run(desk, order),
        Command::Start { practice } => {
            if let Some(id) = begin(desk, practice) {
                page::go(&Place::Step(id, StepId::Reason).href());
            }
        }
        Command::Copy { text, then } => copied::copy(desk, text, then),
        Command::Paste(field) => copied::paste(desk, field),
        Command::Speak(language) => speak(desk, language),
        Command::Appear(look) => stored::appear(desk, look),
        Command::Remove(id) => undisturbed(desk, move |desk| remove(desk, &id)),
        Command::Turn(from) => turn(desk, from),
        Command::PutBack => undisturbed(desk, removed::put_back),
        Command::Stored(order) => stored::run(desk, order),
        Command::SaveAgain => {
            save_again(desk);
            show(desk);
        }
        Command::Update => renew::take_update(desk),
        Command::RenewData => renew::data(desk),
        Command::Install => renew::install(desk),
        Command::NoInstall => renew::ask_no_more(desk),
        Command::Print => page::print(),
        Command::Calendar(reminders) => calendar::make(desk, reminders),
        Command::ShareCalendar => calendar::share_it(desk),
        Command::PrintText(event) => {
            happened(desk, event);
            if desk.borrow().problems.is_empty() {
                page::print();
            }
        }
    }
}

/// Begins a case; the caller says where it goes on.
pub(super) fn begin(desk: &Shared, practice: bool) -> Option<CaseId> {
    let id = CaseId::new(random::name().get(..8).unwrap_or_default()).ok()?;
    begin_as(&mut desk.borrow_mut(), id.clone(), practice);
    Some(id)
}

/// Begins a case of this name.
pub(super) fn begin_as(desk: &mut Desk, id: CaseId, practice: bool) {
    desk.record = Guarded::Loading;
    desk.open = Some(OpenCase::begun(Wizard::new(id, clock::now(), practice)));
    remembered::recall(desk);
    desk.save_case();
}

/// Writes once more what could not be written: the draft or the batch of the page that is shown, else the open case.
fn save_again(desk: &Shared) {
    let mut desk = desk.borrow_mut();
    let Desk {
        place,
        draft,
        batch,
        store,
        ..
    } = &mut *desk;
    let result = match (&*place, batch) {
        (Place::Record(_), _) => draft.save_again(store),
        (Place::Batch(..), Some(batch)) => Some(batch.save_again(store)),
        _ => desk.with_case(OpenCase::save_again),
    };
    if let Some(result) = result {
        desk.save_note(result);
    }
}

fn speak(desk: &Shared, language: Language) {
    {
        let mut desk = desk.borrow_mut();
        desk.language = language;
        if std::mem::take(&mut desk.asks_language) {
            desk.signals.focus.set(Focus::Heading);
        }
        let saved = stored::change_settings(&desk.store, |settings| settings.language = Some(language));
        // A newer version's settings stay as they are; the language holds for this tab.
        if !matches!(saved, Ok(()) | Err(SaveError::Newer)) {
            desk.save_note(saved);
        }
    }
    show(desk);
}

/// Shows another leaf of the list of plans.
fn turn(desk: &Shared, from: usize) {
    desk.borrow_mut().leaf = from;
    show(desk);
    page::to_top();
    desk.borrow().signals.focus.set(Focus::Heading);
}

fn remove(desk: &Shared, id: &CaseId) {
    let gone = {
        let mut desk = desk.borrow_mut();
        let open = desk.open.take().filter(|open| open.wizard.case.id == *id);
        let line = open.and_then(|open| open.wizard.fingerprint());
        let (keys, held) = cases::keys_of(&desk.store, id, line);
        Removed::from(&desk.store, keys, held.into_iter().collect())
    };
    removed::go_home(desk, gone);
}
