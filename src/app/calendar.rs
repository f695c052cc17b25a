//! Calendar files: has the second program write one, and hands it over.

use super::desk::Shared;
use super::papers::hand_on;
use super::shown::show;
use crate::calendar::{Offer, Reminder, order};
use crate::jobs::{Job, Outcome};
use crate::shell::{clock, document as page, file, share, worker};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The name of the file and what it is.
const NAME: &str = "esim-exit.ics";
const MEDIA: &str = "text/calendar";

/// Makes a file of these dates, and lets the browser save it.
pub(super) fn make(desk: &Shared, reminders: Vec<Reminder>) {
    let (order, place) = {
        let mut desk = desk.borrow_mut();
        desk.calendar = Offer::Busy;
        let order = order(&reminders, desk.language, &page::address(), clock::now());
        (order, desk.place.clone())
    };
    show(desk);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let written = worker::once_for_texts(Job::Calendar, &order.into()).await;
        // Whoever has left the page meanwhile wants no file any more.
        if desk.borrow().place != place {
            return;
        }
        let offer = match written {
            Some((Outcome::Found, texts)) => match texts.into_iter().next() {
                Some(text) => Offer::Ready {
                    reminders,
                    saved: file::is_saved_here() && file::save(NAME, MEDIA, &text),
                    shares: share::is_offered(NAME, MEDIA),
                    text,
                },
                None => Offer::Failed,
            },
            Some((Outcome::Nothing | Outcome::Unreadable | Outcome::Ready, _)) | None => Offer::Failed,
        };
        let said = {
            let mut desk = desk.borrow_mut();
            desk.calendar = offer;
            let t = &desk.language.catalogue().calendar;
            match &desk.calendar {
                Offer::Ready { saved: true, .. } => t.saved,
                Offer::Ready { saved: false, .. } => t.not_saved,
                Offer::Idle | Offer::Busy | Offer::Failed => t.failed,
            }
        };
        desk.borrow().signals.said.set(said.to_owned());
        show(&desk);
    });
}

/// Shares the file that was made.
pub(super) fn share_it(desk: &Shared) {
    let text = match &desk.borrow().calendar {
        Offer::Ready { text, .. } => text.clone(),
        Offer::Idle | Offer::Busy | Offer::Failed => return,
    };
    let refused = desk.borrow().language.catalogue().calendar.share_failed;
    hand_on(desk, NAME.to_owned(), MEDIA.to_owned(), text.into(), refused);
}
