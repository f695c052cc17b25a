//! What is stored: the settings, the switches, the browser's promise, what was set aside, and erasing.
//!
//! Invariant: settings of a newer version are left alone and damaged ones are set aside. Nothing is taken from under a tab
//! that acts.

use super::cases;
use super::contribute::OpenDraft;
use super::desk::{Desk, Shared};
use super::shown::show;
use super::turn::undisturbed;
use crate::document::key::Kind;
use crate::document::{self, Appearance, LoadError, Promise, Settings, Shelf, Stored, set_aside};
use crate::messages::Catalogue;
use crate::ordered::Ordered;
use crate::screen::{Place, Screen, StoredOrder, StoredView, stored_screen};
use crate::shell::storage::Store;
use crate::shell::{clock, document as page, file, promise, share, update};
use crate::wizard::{SaveError, Stage};
use leptos::prelude::Set;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The settings, or none of them.
pub(super) fn settings(store: &Store) -> Settings {
    let text = store.get(Kind::Settings.prefix());
    let stored = text.and_then(|text| document::load(Kind::Settings, &text).ok());
    stored.map(|stored: Stored<Settings>| stored.value).unwrap_or_default()
}

/// Changes the settings; those of a newer version are left alone, damaged ones set aside.
pub(super) fn change_settings(store: &Store, change: impl FnOnce(&mut Settings)) -> Result<(), SaveError> {
    let key = Kind::Settings.prefix();
    let stored = store.get(key);
    let (revision, mut settings) = match stored.as_deref().map(|text| document::load(Kind::Settings, text)) {
        Some(Ok(stored)) => (stored.revision, stored.value),
        Some(Err(LoadError::Newer { .. })) => return Err(SaveError::Newer),
        Some(Err(LoadError::Unread)) => return Err(SaveError::Unavailable),
        Some(Err(LoadError::Damaged(_))) => {
            store.set_aside(key, clock::now().0);
            (0, Settings::default())
        }
        None => (0, Settings::default()),
    };
    change(&mut settings);
    let text = document::save(revision + 1, &settings).map_err(|_| SaveError::Unavailable)?;
    store.put(key, &text, store.get(key).as_deref())
}

/// Follows the settings as they are stored now.
pub(super) fn follow(desk: &mut Desk) {
    let settings = settings(&desk.store);
    desk.store.without(&settings.not_kept);
    wear(desk, settings.appearance);
}

fn wear(desk: &mut Desk, look: Option<Appearance>) {
    desk.copy.appearance = look;
    page::appear(look.map_or("", Appearance::as_str));
}

/// Shows the page light or dark from now on. A newer version's settings stay as they are; then it holds for this tab.
pub(super) fn appear(desk: &Shared, look: Option<Appearance>) {
    {
        let mut desk = desk.borrow_mut();
        wear(&mut desk, look);
        let saved = change_settings(&desk.store, |settings| settings.appearance = look);
        if saved != Err(SaveError::Newer) {
            desk.save_note(saved);
        }
    }
    show(desk);
}

/// Carries out an order.
pub(super) fn run(desk: &Shared, order: StoredOrder) {
    match order {
        StoredOrder::Keep(shelf, kept) => undisturbed(desk, move |desk| keep(desk, shelf, kept)),
        StoredOrder::AskToKeep => ask_to_keep(desk),
        StoredOrder::SaveAside(key) => save_aside(desk, &key),
        StoredOrder::RemoveAside(key) => {
            desk.borrow().store.remove(&key);
            show(desk);
        }
        StoredOrder::TryAgain => try_again(desk),
        StoredOrder::Erase => undisturbed(desk, erase),
    }
}

fn say(desk: &Shared, pick: fn(&Catalogue) -> &'static str) {
    let desk = desk.borrow();
    desk.signals.said.set(pick(desk.language.catalogue()).to_owned());
}

/// Keeps a sort from now on, or no longer. The settings first, so that other tabs know why values go.
fn keep(desk: &Shared, shelf: Shelf, kept: bool) {
    let switched = |to: bool| {
        move |settings: &mut Settings| {
            settings.not_kept.retain(|other| *other != shelf);
            if !to {
                settings.not_kept.push(shelf);
                settings.not_kept.order_by_key(|shelf| *shelf);
            }
        }
    };
    let done = {
        let store = &desk.borrow().store;
        change_settings(store, switched(kept)).and_then(|()| {
            store.keep(shelf, kept).inspect_err(|_| {
                // There was room for the settings a moment ago.
                let _ = change_settings(store, switched(!kept));
            })
        })
    };
    if done.is_err() {
        say(desk, |t| t.privacy.switch_failed);
    }
    show(desk);
}

/// Looks whether a storage that kept nothing works by now; what this tab holds goes there then.
fn try_again(desk: &Shared) {
    let works = desk.borrow().store.recover();
    say(
        desk,
        if works {
            |t| t.frame.saved
        } else {
            |t| t.privacy.still_not
        },
    );
    show(desk);
}

/// Asks the browser to keep everything, unless it has answered before; nothing is said of it.
pub(super) fn ask_once(desk: &Shared) {
    match desk.borrow().promise {
        Promise::Given | Promise::Refused => return,
        Promise::Unknown | Promise::NotGiven => {}
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let answer = promise::ask().await;
        desk.borrow_mut().promise = answer;
    });
}

/// Asks the browser to keep everything, and says what it answered.
fn ask_to_keep(desk: &Shared) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let answer = promise::ask().await;
        desk.borrow_mut().promise = answer;
        if answer == Promise::Given {
            say(&desk, |t| t.privacy.promise_thanks);
        }
        show(&desk);
    });
}

/// Learns what the browser has promised, if that is not known.
pub(super) fn learn_promise(desk: &Shared) {
    if desk.borrow().promise != Promise::Unknown {
        return;
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let known = promise::is_given().await;
        desk.borrow_mut().promise = known;
        show(&desk);
    });
}

/// Hands over what stands under a key that was set aside, as it stands there.
fn save_aside(desk: &Shared, key: &str) {
    let Some(text) = desk.borrow().store.get(key) else {
        return;
    };
    let name = set_aside(key).map_or(key, |(name, _)| name).replace('/', "-");
    let name = ["esim-exit-", &name, ".txt"].concat();
    if file::is_saved_here() && file::save(&name, "text/plain", &text) {
        return say(desk, |t| t.privacy.aside_saved);
    }
    let desk = Rc::clone(desk);
    spawn_local(async move {
        if !share::share(&name, "text/plain", &text.into()).await {
            say(&desk, |t| t.paper.share_failed);
        }
    });
}

/// Deletes everything: what is stored, what lies open, and the offline copy.
fn erase(desk: &Shared) {
    let gone = {
        let mut desk = desk.borrow_mut();
        let kept = desk.store.keys().iter().filter(|key| !desk.store.remove(key)).count();
        follow(&mut desk);
        desk.open = None;
        desk.batch = None;
        desk.draft = OpenDraft::default();
        kept == 0
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        update::forget_offline().await;
        {
            let mut desk = desk.borrow_mut();
            let t = &desk.language.catalogue().privacy;
            let said = if gone { t.erased } else { t.erased_not_all }.to_owned();
            desk.notices.push(said);
        }
        page::go(&Place::Home.href());
    });
}

/// The page on stored data.
pub(super) fn screen(desk: &Desk) -> Screen {
    let under_way = |stage: Stage| match stage {
        Stage::HandedOver | Stage::Submitted | Stage::Acknowledged | Stage::OutcomeUnknown => true,
        Stage::Draft
        | Stage::Prepared
        | Stage::Ended
        | Stage::Closed
        | Stage::Refused
        | Stage::Ported
        | Stage::Moved
        | Stage::Abandoned => false,
    };
    let cases = cases::summaries(&desk.store, |id| cases::summary_of(&desk.store, id));
    stored_screen(&StoredView {
        language: desk.language,
        values: &desk.store.sizes(),
        not_kept: &settings(&desk.store).not_kept,
        trouble: desk.store.trouble(),
        promise: desk.promise,
        under_way: cases.iter().any(|case| !case.practice && under_way(case.stage)),
    })
}
