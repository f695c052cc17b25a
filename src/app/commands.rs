//! What a command does to the table.

use super::calendar;
use super::cases::{self, OpenCase};
use super::contribute::{self, OpenDraft};
use super::desk::Shared;
use super::shown::show;
use super::turn::{happened, undisturbed};
use super::{orders, papers, received, renew};
use crate::document::key::Kind;
use crate::document::{self, LoadError, Settings};
use crate::messages::Language;
use crate::screen::{Command, Guarded, Place};
use crate::shell::storage::Store;
use crate::shell::{clipboard, clock, document as page, random};
use crate::ui::Focus;
use crate::wizard::{CaseId, Event, SaveError, StepId, Wizard};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

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
        Command::Copy { text, then } => copy(desk, text, then),
        Command::Speak(language) => speak(desk, language),
        Command::Remove(id) => undisturbed(desk, move |desk| remove(desk, &id)),
        Command::Erase => undisturbed(desk, erase),
        Command::SaveAgain => {
            let result = desk
                .borrow_mut()
                .with_case(|open, store, cx| open.save_journal(store, cx).and_then(|()| open.save_case(store, cx)));
            if let Some(result) = result {
                desk.borrow().save_note(result);
            }
            show(desk);
        }
        Command::Update => renew::take_update(desk),
        Command::RenewData => renew::data(desk),
        Command::Install => renew::install(desk),
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
    {
        let mut desk = desk.borrow_mut();
        desk.record = Guarded::Loading;
        desk.open = Some(OpenCase::begun(Wizard::new(id.clone(), clock::now(), practice)));
        let saved = desk.with_case(|open, store, cx| open.save_case(store, cx));
        if let Some(result) = saved {
            desk.save_note(result);
        }
    }
    Some(id)
}

fn copy(desk: &Shared, text: String, then: Option<Event>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        let t = desk.borrow().language.catalogue();
        desk.borrow()
            .signals
            .said
            .set(if copied { t.frame.copied } else { t.frame.copy_failed }.to_owned());
        if let (true, Some(event)) = (copied, then) {
            happened(&desk, event);
        }
    });
}

fn speak(desk: &Shared, language: Language) {
    {
        let mut desk = desk.borrow_mut();
        desk.language = language;
        if std::mem::take(&mut desk.asks_language) {
            desk.signals.focus.set(Focus::Heading);
        }
        let saved = save_settings(
            &desk.store,
            &Settings {
                language: Some(language),
            },
        );
        if saved.is_err() {
            desk.save_note(saved);
        }
    }
    show(desk);
}

/// Saves the settings; those of a newer version are left alone, damaged ones set aside.
fn save_settings(store: &Store, settings: &Settings) -> Result<(), SaveError> {
    let key = Kind::Settings.prefix();
    let stored = store.get(key);
    let revision = match stored
        .as_deref()
        .map(|text| document::load::<Settings>(Kind::Settings, text))
    {
        Some(Ok(stored)) => stored.revision,
        Some(Err(LoadError::Newer { .. })) => return Ok(()),
        Some(Err(LoadError::Damaged(_))) => {
            store.set_aside(key, clock::now().0);
            0
        }
        None => 0,
    };
    let text = document::save(revision + 1, settings).map_err(|_| SaveError::Unavailable)?;
    store.put(key, &text, store.get(key).as_deref())
}

fn remove(desk: &Shared, id: &CaseId) {
    {
        let mut desk = desk.borrow_mut();
        let line = desk
            .open
            .as_ref()
            .filter(|o| o.wizard.case.id == *id)
            .and_then(|o| o.wizard.fingerprint());
        cases::remove(&desk.store, id, line.as_ref());
        desk.open = None;
        let said = desk.language.catalogue().home.removed.to_owned();
        desk.notices.push(said);
    }
    page::go(&Place::Home.href());
}

fn erase(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        for key in desk.store.keys() {
            desk.store.remove(&key);
        }
        desk.open = None;
        desk.batch = None;
        desk.draft = OpenDraft::default();
        let said = desk.language.catalogue().privacy.erased.to_owned();
        desk.notices.push(said);
    }
    page::go(&Place::Home.href());
}
