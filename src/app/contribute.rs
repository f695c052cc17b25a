//! A record that is written: between storage, the directory and the pages of its form.
//!
//! Invariant: every keystroke is saved before anything else happens to it; what cannot be read is set aside, never
//! replaced; nothing leaves but a file that the person saves.

use super::desk::{Desk, Shared};
use super::seen::Seen;
use super::shown::show;
use crate::contribution::{Draft, Page, file};
use crate::directory::{Name, ProviderId};
use crate::document::key::Kind;
use crate::document::{self, LoadError};
use crate::screen::{
    ContributeView, Edit, Guarded, Place, Screen, choose_screen, contribute_screen, repository, wrong_here,
};
use crate::shell::storage::Store;
use crate::shell::{clock, directory, document as page, file as files};
use crate::ui::Focus;
use crate::wizard::SaveError;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The draft that lies on the table.
#[derive(Default)]
pub(super) struct OpenDraft {
    /// Whose, as its name in addresses.
    name: String,
    pub(super) draft: Guarded<Draft>,
    seen: Seen,
    /// What is wrong on the page is to be shown.
    pub(super) tried: bool,
    /// What is searched for in the list of providers.
    pub(super) query: String,
    /// Drafts that were begun.
    pub(super) begun: Vec<Page>,
}

impl OpenDraft {
    /// Saves the draft after a write that failed.
    pub(super) fn save_again(&mut self, store: &Store) -> Option<Result<(), SaveError>> {
        self.seen.renew(store, &key(&self.name));
        self.save(store)
    }

    /// Saves the draft, if one is open.
    pub(super) fn save(&mut self, store: &Store) -> Option<Result<(), SaveError>> {
        let Guarded::Here(draft) = &self.draft else { return None };
        Some(self.seen.write(store, &key(&self.name), draft))
    }
}

fn key(name: &str) -> String {
    [Kind::Draft.prefix(), name].concat()
}

/// The page on which one chooses a record.
pub(super) fn choose(desk: &Desk) -> Screen {
    choose_screen(desk.language, &desk.index, &desk.draft.query, &desk.draft.begun)
}

/// A page of the form.
pub(super) fn screen(desk: &Desk, place: &Page) -> Screen {
    let (host, path) = page::site();
    contribute_screen(&ContributeView {
        language: desk.language,
        page: place,
        draft: &desk.draft.draft,
        tried: desk.draft.tried,
        repository: repository(env!("CARGO_PKG_REPOSITORY"), &host, &path).as_deref(),
    })
}

/// The drafts that are stored.
pub(super) fn begun(store: &Store) -> Vec<Page> {
    let name = |key: &String| Page::parse(&[key.strip_prefix(Kind::Draft.prefix())?]);
    store.keys_from(Kind::Draft.prefix()).iter().filter_map(name).collect()
}

/// Opens the draft of a page: the one that was begun, else the record as it is, else an empty one.
pub(super) fn arrive(desk: &Shared, place: &Page) {
    let wanted = {
        let mut desk = desk.borrow_mut();
        let Desk { store, draft, .. } = &mut *desk;
        draft.tried = false;
        if draft.name == place.name() && draft.draft.here().is_some() {
            return;
        }
        draft.name = place.name().to_owned();
        (draft.draft, draft.seen) = (Guarded::Loading, Seen::default());
        let key = key(place.name());
        match store
            .get(&key)
            .map(|text| document::load::<Draft>(Kind::Draft, &text).map(|stored| (text, stored)))
        {
            Some(Ok((text, stored))) => {
                draft.draft = Guarded::Here(stored.value);
                draft.seen = Seen::of(text, stored.revision);
                return;
            }
            Some(Err(LoadError::Newer { .. } | LoadError::Unread)) => {
                draft.draft = Guarded::Unavailable;
                return;
            }
            Some(Err(LoadError::Damaged(_))) => store.set_aside(&key, clock::now().0),
            None => {}
        }
        let Some(id) = place.subject.clone() else {
            draft.draft = Guarded::Here(Draft::new(&clock::today().to_iso()));
            return;
        };
        id
    };
    fetch(desk, wanted);
}

/// Fetches the record that is corrected.
fn fetch(desk: &Shared, id: ProviderId) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let text = directory::record_file(&id).await;
        let record = text.and_then(|text| serde_json::from_str(&text).ok());
        {
            let mut desk = desk.borrow_mut();
            if desk.draft.name != id.as_str() || desk.draft.draft.here().is_some() {
                return;
            }
            let read = |record| Guarded::Here(Draft::of_record(&record));
            desk.draft.draft = record.map_or(Guarded::Unavailable, read);
        }
        show(&desk);
    });
}

/// Carries out what is done to a record.
pub(super) fn run(desk: &Shared, edit: Edit) {
    match edit {
        Edit::Put(_, text) if desk.borrow().place == Place::Contribute => {
            desk.borrow_mut().draft.query = text;
            show(desk);
        }
        Edit::Put(path, text) => change(desk, |draft| draft.put(&path, &text)),
        Edit::Tick(path, name, on) => change(desk, |draft| draft.tick(&path, &name, on)),
        Edit::Add(path) => {
            let today = clock::today().to_iso();
            change(desk, |draft| draft.add(&path, &today));
            // A way or a source has a page of its own.
            let last = desk.borrow().draft.draft.here().map_or(0, |draft| draft.len(&path));
            leave(desk, |page| {
                (!path.contains('.')).then(|| page.at(page.part, last.checked_sub(1)))
            });
        }
        Edit::Remove(path, at) => {
            change(desk, |draft| draft.remove(&path, at));
            leave(desk, |page| {
                page.item
                    .filter(|_| !path.contains('.'))
                    .map(|_| page.at(page.part, None))
            });
        }
        Edit::Up(path, at) => {
            change(desk, |draft| draft.move_up(&path, at));
            leave(desk, |page| {
                page.item
                    .filter(|_| !path.contains('.'))
                    .map(|_| page.at(page.part, None))
            });
        }
        Edit::Done => done(desk),
        Edit::Save => save(desk),
        Edit::Discard => discard(desk),
    }
}

/// Changes the draft, saves it and shows it.
fn change(desk: &Shared, work: impl FnOnce(&mut Draft)) {
    {
        let mut desk = desk.borrow_mut();
        let Desk { store, draft, .. } = &mut *desk;
        let Guarded::Here(typed) = &mut draft.draft else {
            return;
        };
        work(typed);
        if let Some(saved) = draft.save(store) {
            desk.save_note(saved);
        }
    }
    show(desk);
}

/// Goes to another page of the form, if it is to be left.
fn leave(desk: &Shared, to: impl FnOnce(&Page) -> Option<Page>) {
    let page = match &desk.borrow().place {
        Place::Record(page) => to(page),
        _ => None,
    };
    if let Some(page) = page {
        page::go(&Place::Record(page).href());
    }
}

/// Goes on from a page, or shows what is wrong on it.
fn done(desk: &Shared) {
    let wrong = {
        let desk = desk.borrow();
        let (Place::Record(page), Some(draft)) = (&desk.place, desk.draft.draft.here()) else {
            return;
        };
        wrong_here(page, draft)
    };
    if wrong {
        desk.borrow_mut().draft.tried = true;
        show(desk);
        desk.borrow().signals.focus.set(Focus::Problems);
        return;
    }
    leave(desk, |page| {
        Some(match page.item {
            Some(_) => page.at(page.part, None),
            None => page.at(page.part.next(), None),
        })
    });
}

fn save(desk: &Shared) {
    let desk = desk.borrow();
    let Some(record) = desk.draft.draft.here().map(Draft::record) else {
        return;
    };
    let id = record
        .get(Name::Id.as_str())
        .and_then(|id| id.as_str())
        .unwrap_or_default();
    files::save(&[id, ".json"].concat(), "application/json", &file(&record));
}

fn discard(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        let key = key(&desk.draft.name);
        desk.store.remove(&key);
        desk.draft = OpenDraft::default();
        let said = desk.language.catalogue().contribute.discarded;
        desk.signals.said.set(said.to_owned());
    }
    page::go(&Place::Contribute.href());
}

/// Another tab has written the draft that lies here: it is read anew.
pub(super) fn changed_elsewhere(desk: &Shared, changed: Option<&str>) {
    let page = match &desk.borrow().place {
        Place::Record(page) if changed.is_none_or(|changed| changed == key(page.name())) => page.clone(),
        _ => return,
    };
    desk.borrow_mut().draft = OpenDraft::default();
    arrive(desk, &page);
    show(desk);
}
