//! The evidence of a case: what goes in, the making of the file, and the look at one.
//!
//! Invariant: added pictures lie in memory only, and go with the case that is open. The page is shown what goes in before it
//! is made.

use super::desk::{Desk, Shared};
use super::papers::make;
use super::shown::show;
use super::turn::happened;
use crate::document::key::Kind;
use crate::document::{self, Stored};
use crate::evidence::Finding;
use crate::jobs::{Job, Outcome};
use crate::screen::{
    EvidenceView, PICTURES_ID, PaperFailure, Place, Screen, VERIFY_ID, Verified, View, dossier, evidence_screen,
    pictures,
};
use crate::shell::{clock, directory, file, worker};
use crate::telecom::Date;
use crate::wizard::{CaseId, Event, Happening, Journal};
use js_sys::Array;
use leptos::prelude::Set;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// So many bytes of pictures go into one file: it holds each of them several times.
const LARGEST: f64 = 16e6;

/// What lies ready.
#[derive(Default)]
pub(super) struct Evidence {
    /// Of which case.
    case: Option<CaseId>,
    left_out: BTreeSet<String>,
    pictures: Vec<File>,
    names: Vec<String>,
    /// What was found in a file.
    pub(super) verified: Verified,
}

/// The page on which the file is made.
pub(super) fn screen(evidence: &Evidence, view: View<'_>) -> Screen {
    evidence_screen(&at(evidence, view))
}

fn at<'a>(evidence: &'a Evidence, view: View<'a>) -> EvidenceView<'a> {
    EvidenceView {
        view,
        left_out: &evidence.left_out,
        pictures: &evidence.names,
    }
}

/// Another case, or another visit to the page that looks at files: what lay ready for the last one goes.
pub(super) fn arrive(desk: &Shared, place: &Place) {
    let evidence = &mut desk.borrow_mut().evidence;
    evidence.verified = Verified::Nothing;
    if let Place::Evidence(id) = place
        && evidence.case.as_ref() != Some(id)
    {
        *evidence = Evidence {
            case: Some(id.clone()),
            ..Evidence::default()
        };
    }
}

/// Takes the pictures that were given, as long as there is room.
pub(super) fn add_pictures(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        let too_large = desk.language.catalogue().evidence.pictures_hint;
        let evidence = &mut desk.evidence;
        let mut all_fit = true;
        for picture in file::all_taken(PICTURES_ID) {
            let held: f64 = evidence.pictures.iter().map(|file| file.size()).sum();
            if held + picture.size() <= LARGEST {
                evidence.names.push(picture.name());
                evidence.pictures.push(picture);
            } else {
                all_fit = false;
            }
        }
        if !all_fit {
            desk.signals.said.set(too_large.to_owned());
        }
    }
    changed(desk);
}

/// Something goes in, or not.
pub(super) fn take(desk: &Shared, name: String, on: bool) {
    {
        let left_out = &mut desk.borrow_mut().evidence.left_out;
        if on {
            left_out.remove(&name);
        } else {
            left_out.insert(name);
        }
    }
    changed(desk);
}

/// A file that was made before holds something else now.
fn changed(desk: &Shared) {
    super::papers::leave(desk);
    show(desk);
}

/// Makes the file.
pub(super) fn bundle(desk: &Shared) {
    let desk = Rc::clone(desk);
    let (provider, place) = {
        let desk = desk.borrow();
        let provider = desk.open.as_ref().and_then(|open| open.wizard.answers().provider());
        (provider, desk.place.clone())
    };
    spawn_local(async move {
        // The record as the page has it, not what is left of it after reading.
        let record = match provider {
            Some(id) => directory::record_file(&id).await,
            None => None,
        };
        // Whoever has gone to another page, or case, meanwhile wants no file of this one.
        if desk.borrow().place != place {
            return;
        }
        let subjects = {
            let desk = desk.borrow();
            desk.with_view(|view| {
                let view = at(&desk.evidence, view);
                let taken = pictures(&view);
                let text = serde_json::to_string(&dossier(&view, record.as_deref(), clock::now())).unwrap_or_default();
                let subjects = Array::of1(&text.into());
                for picture in taken.into_iter().filter_map(|at| desk.evidence.pictures.get(at)) {
                    subjects.push(picture);
                }
                subjects
            })
        };
        let Some(subjects) = subjects else { return };
        let name = ["esim-exit-evidence-", &clock::today().to_iso(), ".html"].concat();
        make(
            &desk,
            Job::Bundle,
            subjects,
            name,
            PaperFailure::NoMaker,
            |desk, texts| {
                if let Some(sum) = texts.into_iter().next() {
                    happened(desk, Event::EvidenceMade(sum));
                }
            },
        );
    });
}

/// Looks at a file that was given.
pub(super) fn verify(desk: &Shared) {
    let Some(given) = file::taken(VERIFY_ID) else { return };
    desk.borrow_mut().evidence.verified = Verified::Working;
    show(desk);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let verified = match worker::once_for_texts(Job::Verify, &given).await {
            Some((Outcome::Found, texts)) => {
                let finding = texts
                    .first()
                    .and_then(|text| serde_json::from_str::<Finding>(text).ok());
                finding.map_or(Verified::NotOne, |finding| Verified::Found {
                    made_here: made_here(&desk.borrow(), &finding),
                    finding,
                })
            }
            Some((Outcome::Nothing | Outcome::Unreadable | Outcome::Ready, _)) => Verified::NotOne,
            None => Verified::NoReader,
        };
        if desk.borrow().place == Place::Verify {
            desk.borrow_mut().evidence.verified = verified;
            show(&desk);
        }
    });
}

/// The day on which this device noted that it made a file with this sum.
fn made_here(desk: &Desk, finding: &Finding) -> Option<Date> {
    let id = CaseId::new(&finding.case).ok()?;
    let text = desk.store.get(&Kind::Journal.of(&id))?;
    let journal: Stored<Journal> = document::load(Kind::Journal, &text).ok()?;
    let made =
        |entry: &&crate::wizard::Entry| entry.what == Happening::EvidenceMade && entry.note == finding.fingerprint;
    journal.value.entries().iter().find(made).map(|entry| entry.day)
}
