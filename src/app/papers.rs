//! Files that are made for the person: from what was given to the second program, and back onto the page.
//!
//! Invariant: nothing of what was given is kept, and what was made goes with its page: its address within the browser is
//! given back when another one is made or the page is left.

use super::desk::Shared;
use super::shown::show;
use super::{backups, evidence};
use crate::jobs::{Job, Outcome};
use crate::letters;
use crate::screen::{Paper, PaperFailure, PaperOrder, STAMP_ID};
use crate::shell::file::{self, Address};
use crate::shell::{clock, share, worker};
use js_sys::Array;
use leptos::prelude::Set;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// What is being made, or was.
#[derive(Default)]
pub(super) struct Papers {
    /// As the page shows it.
    pub(super) paper: Paper,
    /// What was made, and its address.
    file: Option<(Blob, Address)>,
    /// Tells one making from the next.
    number: u32,
}

/// What is done with the texts that come back beside a file.
pub(super) type Beside = fn(&Shared, Vec<String>);

/// Carries out an order.
pub(super) fn run(desk: &Shared, order: PaperOrder) {
    match order {
        PaperOrder::Stamp => stamp(desk),
        PaperOrder::Share => share_it(desk),
        PaperOrder::AddPictures => evidence::add_pictures(desk),
        PaperOrder::Take(name, on) => evidence::take(desk, name, on),
        PaperOrder::Bundle => evidence::bundle(desk),
        PaperOrder::Verify => evidence::verify(desk),
        PaperOrder::TakeAlong => backups::take_along(desk),
        PaperOrder::CopyMade => backups::copy_made(desk),
        PaperOrder::Bring(source) => backups::bring(desk, source),
        PaperOrder::TakeIn => backups::take_in(desk),
        PaperOrder::LeaveIt => backups::leave_it(desk),
    }
}

/// The page is left: what was made on it goes.
pub(super) fn leave(desk: &Shared) {
    let mut desk = desk.borrow_mut();
    let number = desk.papers.number.wrapping_add(1);
    desk.papers = Papers {
        number,
        ..Papers::default()
    };
}

/// Stamps the picture that was given.
fn stamp(desk: &Shared) {
    let Some(picture) = file::taken(STAMP_ID) else { return };
    let today = clock::today();
    let said = desk.borrow_mut().with_case(|open, _, cx| {
        let name = open.wizard.provider_name(cx).map(|name| name.en);
        letters::stamp(name.as_deref(), today)
    });
    let Some(said) = said else { return };
    let name = ["id-stamped-", &today.to_iso(), ".jpg"].concat();
    let subjects = Array::of2(&picture, &said.into());
    make(desk, Job::Stamp, subjects, name, PaperFailure::NotAPicture, |_, _| {});
}

/// Has a file made and hands it over; `unreadable` is why, if what was given is of no use.
pub(super) fn make(desk: &Shared, job: Job, subjects: Array, name: String, unreadable: PaperFailure, beside: Beside) {
    leave(desk);
    let number = {
        let papers = &mut desk.borrow_mut().papers;
        papers.paper = Paper::Working;
        papers.number
    };
    show(desk);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let made = match worker::once(job, &subjects).await {
            Some((Outcome::Found, parts)) => {
                let texts = parts.iter().filter_map(|part| part.as_string()).collect::<Vec<_>>();
                file_of(&parts.get(0))
                    .map(|made| (made, texts))
                    .ok_or(PaperFailure::NoMaker)
            }
            Some((Outcome::Nothing | Outcome::Unreadable | Outcome::Ready, _)) => Err(unreadable),
            None => Err(PaperFailure::NoMaker),
        };
        // Whoever has left meanwhile wants it no more.
        if desk.borrow().papers.number != number {
            return;
        }
        let texts = {
            let papers = &mut desk.borrow_mut().papers;
            match made {
                Ok(((file, address), texts)) => {
                    let href = address.as_str().to_owned();
                    let shares = share::is_offered(&name, &file.type_());
                    papers.file = Some((file, address));
                    papers.paper = Paper::Made { href, name, shares };
                    texts
                }
                Err(why) => {
                    papers.paper = Paper::Failed(why);
                    Vec::new()
                }
            }
        };
        beside(&desk, texts);
        show(&desk);
    });
}

fn file_of(part: &JsValue) -> Option<(Blob, Address)> {
    let file = part.dyn_ref::<Blob>()?;
    Some((file.clone(), Address::of(file)?))
}

/// Hands what was made to another app.
fn share_it(desk: &Shared) {
    let (file, name) = match (&desk.borrow().papers.file, &desk.borrow().papers.paper) {
        (Some((file, _)), Paper::Made { name, .. }) => (file.clone(), name.clone()),
        _ => return,
    };
    let refused = desk.borrow().language.catalogue().paper.share_failed;
    hand_on(desk, name, file.type_(), file.into(), refused);
}

/// Hands a file to another app, and says so if that is refused.
pub(super) fn hand_on(desk: &Shared, name: String, media: String, content: JsValue, refused: &'static str) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        if !share::share(&name, &media, &content).await {
            desk.borrow().signals.said.set(refused.to_owned());
        }
    });
}
