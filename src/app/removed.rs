//! What was just removed, and the way back.
//!
//! Invariant: it lies in memory only and holds nothing but what was stored, word for word. It goes with the next change of page. All
//! of it comes back or nothing does, and only where nothing stands by now: no other value, and no other plan for one of its lines.

use super::cases;
use super::desk::{Desk, Shared};
use super::shown::show;
use super::written::written;
use crate::backup::Write;
use crate::document::key::{self, Kind};
use crate::messages::Catalogue;
use crate::ordered::Ordered;
use crate::screen::{BringFailure, Place};
use crate::shell::document as page;
use crate::shell::storage::Store;
use crate::ui::Focus;
use crate::wizard::Fingerprint;
use leptos::prelude::Set;

/// In this order it is put back: a page that dies on the way leaves nothing that could be begun anew.
const ORDER: [Kind; 6] = [
    Kind::Journal,
    Kind::Line,
    Kind::Practice,
    Kind::Index,
    Kind::Case,
    Kind::Batch,
];

/// What was removed.
pub(super) struct Removed {
    texts: Vec<(String, String)>,
    lines: Vec<Fingerprint>,
    /// All of it is gone.
    whole: bool,
}

impl Removed {
    /// Removes what stands under these keys, and keeps it for a moment.
    pub(super) fn from(store: &Store, keys: Vec<String>, lines: Vec<Fingerprint>) -> Self {
        let text = |key: String| store.get(&key).map(|text| (key, text));
        let texts: Vec<(String, String)> = keys.into_iter().filter_map(text).collect();
        let whole = texts.iter().filter(|(key, _)| !store.remove(key)).count() == 0;
        Self { texts, lines, whole }
    }

    /// What is said of it.
    pub(super) const fn said(&self, t: &Catalogue) -> &'static str {
        if self.whole {
            t.home.removed
        } else {
            t.privacy.erased_not_all
        }
    }

    /// What has to be written; what could not be removed stands there still.
    fn writes(&self, store: &Store) -> Vec<Write> {
        let missing = self
            .texts
            .iter()
            .filter(|(key, text)| store.get(key).as_ref() != Some(text));
        let mut writes: Vec<Write> = missing
            .map(|(key, text)| Write {
                key: key.clone(),
                expected: None,
                text: Some(text.clone()),
            })
            .collect();
        let place = |write: &Write| ORDER.iter().position(|kind| write.key.starts_with(kind.prefix()));
        writes.order_by_key(place);
        writes
    }

    fn put_back(&self, store: &Store) -> Result<(), BringFailure> {
        let taken = |line: &Fingerprint| !store.holds(&key::line(line)) && cases::holder(store, line).is_some();
        if self.lines.iter().any(taken) {
            return Err(BringFailure::Changed);
        }
        written(store, &self.writes(store))
    }
}

/// The list is shown, with what was removed and the way back.
pub(super) fn go_home(desk: &Shared, removed: Removed) {
    desk.borrow_mut().removed = Some(removed);
    page::go(&Place::Home.href());
}

/// Puts back what was removed last; where that failed, it can be tried again.
pub(super) fn put_back(desk: &Shared) {
    let failed = {
        let mut desk = desk.borrow_mut();
        let Desk { removed, store, .. } = &mut *desk;
        let Some(last) = removed.take() else { return };
        let failed = last.put_back(store).err();
        if failed.is_some() {
            *removed = Some(last);
        }
        let t = &desk.language.catalogue().comfort;
        let said = match failed {
            None => t.put_back,
            Some(BringFailure::Changed) => t.put_back_changed,
            Some(BringFailure::Full | BringFailure::Unavailable | BringFailure::NotRestored) => t.put_back_failed,
        };
        desk.notices.push(said.to_owned());
        desk.signals.said.set(said.to_owned());
        failed
    };
    show(desk);
    if failed.is_none() {
        desk.borrow().signals.focus.set(Focus::Heading);
    }
}
