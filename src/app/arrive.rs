//! Arriving at an address, and learning of what another tab has written.

use super::desk::{Desk, Shared, show};
use super::fetch::{fetch_record, fetch_tables};
use crate::document::key::Kind;
use crate::screen::Place;
use crate::shell::{clock, document as page};
use crate::ui::Focus;
use crate::wizard::{CaseId, StepId};
use leptos::prelude::*;

/// The address has changed, or the page was just opened.
pub(super) fn arrive(desk: &Shared) {
    let Some(place) = Place::parse(&page::hash()) else {
        return;
    };
    {
        let mut desk = desk.borrow_mut();
        desk.problems.clear();
        if let Some(id) = place.case().cloned() {
            desk.open_case(&id);
        }
        desk.place = place.clone();
    }
    fetch_record(desk);
    if matches!(place, Place::Step(_, StepId::Line)) {
        fetch_tables(desk);
    }
    show(desk);
    page::to_top();
    desk.borrow().signals.focus.set(Focus::Heading);
}

/// Another tab has written.
pub(super) fn changed_elsewhere(desk: &Shared, key: Option<String>) {
    let touched = {
        let mut desk = desk.borrow_mut();
        let Desk { open, store, .. } = &mut *desk;
        let ours = |id: &CaseId| {
            key.as_ref()
                .is_none_or(|k| *k == Kind::Case.of(id) || *k == Kind::Journal.of(id))
        };
        match open.as_mut() {
            Some(case) if ours(&case.wizard.case.id) => {
                if case.refresh(store, clock::moment()).is_err() {
                    *open = None;
                }
                true
            }
            _ => desk.place == Place::Home,
        }
    };
    if touched {
        show(desk);
    }
}
