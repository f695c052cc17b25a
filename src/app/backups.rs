//! Taking along and bringing in: from storage to the second program, and from there back.
//!
//! Invariant: nothing is written before the person has seen what would change, nothing that another tab has written since
//! is covered, and a write that fails takes all of them back. A file and its writes lie here only while the page is shown.

use super::cases;
use super::contribute::OpenDraft;
use super::copied::copy;
use super::desk::{Desk, Shared};
use super::papers;
use super::shown::show;
use super::stored::follow;
use super::turn::undisturbed;
use super::written::written;
use crate::backup::{LARGEST, Refused, Told, Write};
use crate::document::key::Kind;
use crate::document::{self, Stored};
use crate::jobs::{Job, Outcome};
use crate::messages::local;
use crate::screen::{
    BRING_ID, BackupView, Bring, OPEN_NAME, PASSWORD_NAME, PASTE_NAME, PaperFailure, Place, Screen, Source,
    backup_screen, pages,
};
use crate::shell::storage::Store;
use crate::shell::{clock, field, file, worker};
use crate::ui::{Focus, entry_id};
use crate::wizard::{CaseId, Summary};
use js_sys::Array;
use leptos::prelude::Set;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// What lies here while the page is shown.
#[derive(Default)]
pub(super) struct Backups {
    /// The file that was made, as text, and whether it has a password.
    made: String,
    locked: bool,
    /// The file that was given, as a file or as text.
    given: Option<JsValue>,
    bring: Bring,
    writes: Vec<Write>,
    /// Tells one reading from the next.
    number: u32,
}

/// Another visit: nothing of the last one lies here.
pub(super) fn arrive(desk: &Shared) {
    let backups = &mut desk.borrow_mut().backups;
    *backups = Backups {
        number: backups.number.wrapping_add(1),
        ..Backups::default()
    };
}

/// The page; of a plan that is not here, the page that says so.
pub(super) fn screen(desk: &Desk, only: Option<&CaseId>) -> Screen {
    let name = only.map(|id| plan_name(desk, id));
    if let Some(None) = name {
        return pages::lost(desk.language);
    }
    backup_screen(&BackupView {
        language: desk.language,
        only: name.flatten().as_deref(),
        memory_only: desk.store.is_memory_only(),
        paper: &desk.papers.paper,
        locked: desk.backups.locked,
        bring: &desk.backups.bring,
    })
}

fn plan_name(desk: &Desk, id: &CaseId) -> Option<String> {
    let shown = desk.store.get(&Kind::Index.of(id));
    let shown = shown.and_then(|text| document::load(Kind::Index, &text).ok());
    let summary: Summary = match shown {
        Some(Stored { value, .. }) => value,
        None => cases::summary_of(&desk.store, id)?,
    };
    let provider = || {
        summary
            .provider
            .as_ref()
            .map(|name| local(name, desk.language).to_owned())
    };
    let nickname = Some(summary.nickname.clone()).filter(|name| !name.is_empty());
    let unnamed = || desk.language.catalogue().home.unnamed.to_owned();
    Some(nickname.or_else(provider).unwrap_or_else(unnamed))
}

/// What a job is told: what is stored, when it is, a password and what it is about.
fn subjects(store: &Store, password: &str, about: &JsValue) -> Array {
    let stored = Array::new();
    for key in store.keys() {
        if let Some(text) = store.get(&key) {
            stored.push(&key.into());
            stored.push(&text.into());
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our age")]
    let now = clock::now().0 as f64;
    Array::of5(
        &stored,
        &now.into(),
        &clock::today().to_iso().into(),
        &password.into(),
        about,
    )
}

/// Makes the file.
pub(super) fn take_along(desk: &Shared) {
    let place = desk.borrow().place.clone();
    let Place::Backup(only) = place else { return };
    let password = field::text(&entry_id(PASSWORD_NAME));
    let about = only.as_ref().map_or("", |id| id.as_str());
    let subjects = subjects(&desk.borrow().store, &password, &about.into());
    let plan = if only.is_some() { "plan-" } else { "" };
    let name = ["esim-exit-", plan, &clock::today().to_iso(), ".json"].concat();
    let locked = !password.is_empty();
    desk.borrow_mut().backups.locked = locked;
    let failure = if locked {
        PaperFailure::NoCipher
    } else {
        PaperFailure::NoMaker
    };
    papers::make(desk, Job::TakeAlong, subjects, name, failure, |desk, texts| {
        if let Some(text) = texts.into_iter().next() {
            desk.borrow_mut().backups.made = text;
        }
    });
}

/// Copies the file as text.
pub(super) fn copy_made(desk: &Shared) {
    let text = desk.borrow().backups.made.clone();
    copy(desk, text, None);
}

/// A file was given, or the password of the one that lies here.
pub(super) fn bring(desk: &Shared, source: Source) {
    let given = match source {
        Source::File => file::taken(BRING_ID).map(JsValue::from),
        Source::Text => Some(field::text(&entry_id(PASTE_NAME)).into()),
        Source::Again => desk.borrow().backups.given.clone(),
    };
    let Some(given) = given else { return };
    let asks = matches!(desk.borrow().backups.bring, Bring::Locked(_));
    let password = field::text(&entry_id(OPEN_NAME));
    let tried = asks && source == Source::Again;
    look(desk, given, if tried { password } else { String::new() }, tried);
}

/// Has the file read and shows what would change.
fn look(desk: &Shared, given: JsValue, password: String, tried: bool) {
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below the largest whole number of a double"
    )]
    let too_large = given.as_string().map_or_else(
        || {
            js_sys::Reflect::get(&given, &"size".into())
                .ok()
                .and_then(|n| n.as_f64())
                > Some(LARGEST as f64)
        },
        |text| text.len() > LARGEST,
    );
    let number = {
        let backups = &mut desk.borrow_mut().backups;
        backups.number = backups.number.wrapping_add(1);
        backups.writes.clear();
        backups.given = Some(given.clone());
        backups.number
    };
    if too_large {
        return found(desk, Bring::Refused(Refused::TooLarge, String::new()));
    }
    // The field of a password that is being tried stays where it is.
    if !tried {
        desk.borrow_mut().backups.bring = Bring::Working;
        show(desk);
    }
    let subjects = subjects(&desk.borrow().store, &password, &given);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let read = worker::once(Job::BringIn, &subjects).await;
        if desk.borrow().backups.number != number {
            return;
        }
        let bring = match read {
            Some((Outcome::Found, parts)) => match told(&parts) {
                Some((told, writes)) => {
                    desk.borrow_mut().backups.writes = writes;
                    Bring::Preview(told, None)
                }
                None => Bring::NoReader,
            },
            Some((Outcome::Nothing, parts)) => {
                let why = parts.get(0).as_string().and_then(|name| name.parse().ok());
                match why.unwrap_or(Refused::NotOurs) {
                    Refused::Locked => Bring::Locked(tried),
                    Refused::NotOpened => Bring::Locked(true),
                    why => Bring::Refused(why, parts.get(1).as_string().unwrap_or_default()),
                }
            }
            Some((Outcome::Unreadable | Outcome::Ready, _)) | None => Bring::NoReader,
        };
        found(&desk, bring);
    });
}

/// Shows what was found, and says it to those who listen.
fn found(desk: &Shared, bring: Bring) {
    let wrong = matches!(
        bring,
        Bring::Refused(..) | Bring::NoReader | Bring::Locked(true) | Bring::Preview(_, Some(_))
    );
    let done = matches!(bring, Bring::Done(_));
    let said = {
        let mut desk = desk.borrow_mut();
        let t = &desk.language.catalogue().bring;
        let said = match &bring {
            Bring::Preview(told, None) if told.writes == 0 => t.nothing,
            Bring::Preview(_, None) => t.preview_heading,
            Bring::Locked(false) => t.open_hint,
            Bring::Nothing
            | Bring::Working
            | Bring::Locked(true)
            | Bring::Refused(..)
            | Bring::NoReader
            | Bring::Preview(_, Some(_))
            | Bring::Done(_) => "",
        };
        desk.backups.bring = bring;
        said
    };
    show(desk);
    let signals = desk.borrow().signals;
    if !said.is_empty() {
        signals.said.set(said.to_owned());
    }
    if wrong {
        signals.focus.set(Focus::Problems);
    } else if done {
        signals.focus.set(Focus::Heading);
    }
}

/// The lines of the preview, and the writes behind them.
fn told(parts: &Array) -> Option<(Told, Vec<Write>)> {
    let count: u32 = parts.get(0).as_string()?.parse().ok()?;
    let texts: Vec<String> = parts
        .slice(1, 1 + count)
        .iter()
        .filter_map(|part| part.as_string())
        .collect();
    let rest = parts.slice(1 + count, parts.length());
    let write = |at: u32| {
        Some(Write {
            key: rest.get(at).as_string()?,
            text: rest.get(at + 1).as_string(),
            expected: rest.get(at + 2).as_string(),
        })
    };
    let writes: Option<Vec<Write>> = (0..rest.length() / 3).map(|n| write(n * 3)).collect();
    Some((Told::read(&texts)?, writes?))
}

/// The person agrees: writes, while no tab acts.
pub(super) fn take_in(desk: &Shared) {
    undisturbed(desk, |desk| {
        let taken = {
            let mut desk = desk.borrow_mut();
            let Bring::Preview(told, _) = std::mem::take(&mut desk.backups.bring) else {
                return;
            };
            match written(&desk.store, &desk.backups.writes) {
                Ok(()) => {
                    // What lies open is older than what stands in storage now.
                    (desk.open, desk.batch, desk.draft) = (None, None, OpenDraft::default());
                    follow(&mut desk);
                    desk.backups = Backups::default();
                    Bring::Done(told)
                }
                Err(why) => Bring::Preview(told, Some(why)),
            }
        };
        field::clear(&entry_id(PASTE_NAME));
        found(desk, taken);
    });
}

/// The person does not want it.
pub(super) fn leave_it(desk: &Shared) {
    arrive(desk);
    show(desk);
    desk.borrow().signals.said.set(String::new());
    desk.borrow().signals.focus.set(Focus::Heading);
}
