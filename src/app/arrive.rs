//! Arriving at an address, and learning of what another tab has written.

use super::cases::{OpenCase, Role};
use super::contribute;
use super::desk::{Desk, Shared};
use super::fetch::{fetch_devices, fetch_law, fetch_record, fetch_tables};
use super::orders;
use super::shown::show;
use super::{backups, begun, evidence, papers, pictures, received, renew, stored};
use crate::calendar::Offer;
use crate::document::Shelf;
use crate::document::key::Kind;
use crate::screen::{BatchPage, Place};
use crate::shell::{clock, document as page};
use crate::ui::Focus;
use crate::wizard::{CaseId, SaveError, StepId};
use leptos::prelude::*;

/// The address has changed.
pub(super) fn moved(desk: &Shared) {
    if arrive(desk) {
        page::to_top();
    }
}

/// Makes the screen of the address; `false` if it leads to none, or elsewhere.
pub(super) fn arrive(desk: &Shared) -> bool {
    let Some(place) = Place::parse(&page::hash()) else {
        return false;
    };
    if let Some(work) = run_elsewhere(desk, &place).or_else(|| work_elsewhere(desk, &place)) {
        page::go(&work.href());
        return false;
    }
    if !page::was_led() {
        // What was said on the page that the person has left is no news on this one.
        desk.borrow().signals.say_no_more();
    }
    begun::take_up(desk, &place);
    pictures::leave(desk);
    papers::leave(desk);
    backups::arrive(desk);
    evidence::arrive(desk, &place);
    {
        let mut desk = desk.borrow_mut();
        desk.problems.clear();
        desk.calendar = Offer::Idle;
        desk.copy.install = renew::installing();
        if place != Place::Home {
            desk.removed = None;
        }
        if let Some(id) = place.case().cloned() {
            desk.open_case(&id);
        }
        if let Place::Batch(id, _) = &place {
            orders::arrive(&mut desk, id);
        }
        if place == Place::Contribute {
            desk.draft.begun = contribute::begun(&desk.store);
        }
        desk.place = place.clone();
    }
    fetch_record(desk);
    if let Place::Record(page) = &place {
        contribute::arrive(desk, page);
    }
    if matches!(
        place,
        Place::Step(_, StepId::Line | StepId::Gone | StepId::Reseller) | Place::Contribute
    ) {
        fetch_tables(desk);
    }
    let here = place.clone();
    match place {
        Place::Step(_, StepId::MoveInstead | StepId::Line | StepId::Aftercare) => fetch_devices(desk),
        Place::Law | Place::Text(..) => fetch_law(desk),
        Place::Privacy | Place::Step(_, StepId::Confirm) => stored::learn_promise(desk),
        Place::About => renew::arrive(desk),
        _ => {}
    }
    show(desk);
    desk.borrow().signals.focus.set(Focus::Heading);
    received::arrive(desk, &here);
    true
}

/// The page of a run that goes on: whoever wants to leave it lets it rest first.
fn run_elsewhere(desk: &Shared, place: &Place) -> Option<Place> {
    let mut desk = desk.borrow_mut();
    let batch = desk.batch.as_mut().filter(|batch| batch.run.is_going())?;
    let id = batch.batch.id.clone();
    if matches!(place, Place::Batch(own, _) if *own == id) {
        return None;
    }
    batch.run.stop();
    batch.run.is_going().then_some(Place::Batch(id, BatchPage::Run))
}

/// The step at which an act of another case is under way: one act at a time, and nobody walks away from it.
fn work_elsewhere(desk: &Shared, place: &Place) -> Option<Place> {
    let desk = desk.borrow();
    let acts = |open: &&OpenCase| open.role != Role::Run && open.wizard.is_at_work();
    let at_work = desk.open.as_ref().filter(acts)?;
    let id = &at_work.wizard.case.id;
    (place.case() != Some(id)).then(|| Place::Step(id.clone(), StepId::Submit))
}

/// Takes over what other tabs have written of the open case.
pub(super) fn refreshed(desk: &Shared) {
    let mut desk = desk.borrow_mut();
    let Desk { open, store, .. } = &mut *desk;
    if let Some(case) = open.as_mut()
        && case.refresh(store, clock::moment()).is_err()
    {
        *open = None;
    }
}

/// Another tab has written; without a key, somebody has emptied the whole storage.
pub(super) fn changed_elsewhere(desk: &Shared, key: Option<String>) {
    contribute::changed_elsewhere(desk, key.as_deref());
    let touched = {
        let mut desk = desk.borrow_mut();
        if key.as_deref().is_none_or(|key| key == Kind::Settings.prefix()) {
            stored::follow(&mut desk);
        }
        let Desk { open, store, .. } = &mut *desk;
        let ours = |id: &CaseId| {
            key.as_ref()
                .is_none_or(|k| *k == Kind::Case.of(id) || *k == Kind::Journal.of(id))
        };
        let vanished = key.is_none() && open.as_ref().is_some_and(|case| case.has_vanished(store));
        match open.as_mut() {
            // It is all still here: the person is told, and can have it written again.
            Some(_) if vanished => {
                desk.save_note(Err(SaveError::Vanished));
                false
            }
            Some(case) if store.keeps(Shelf::Plans) && ours(&case.wizard.case.id) => {
                if case.refresh(store, clock::moment()).is_err() {
                    *open = None;
                }
                true
            }
            _ => matches!(desk.place, Place::Home | Place::Privacy),
        }
    };
    if touched {
        show(desk);
    }
}
