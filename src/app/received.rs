//! What another app has shared: takes it from the service worker, and gives it to the step that the person names.
//!
//! Invariant: it lies in memory only, and goes when the page is left. The step gets it by the same events as what is pasted or
//! chosen there, so what is kept of it is decided there.

use super::cases;
use super::commands;
use super::desk::{Desk, Shared};
use super::shown::show;
use super::turn::happened;
use crate::screen::pages::{self, Arrival, Received};
use crate::screen::{MAIL_ID, PICTURE_ID, Place, RECEIVED_ID, ReceivedOrder, Screen};
use crate::shell::received::{Given, taken};
use crate::shell::{clipboard, document as page, file, received};
use crate::telecom::Secret;
use crate::wizard::{CaseId, Event, Field, Goal, MailEvent, Parcel, ScanEvent, file_parcel, text_parcel};
use leptos::prelude::Set;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// What lies here, and where it is going.
#[derive(Default)]
pub(super) struct Inbox {
    arrival: Arrival,
    text: Option<Secret<String>>,
    file: Option<File>,
    /// The plan and the step that it is on its way to.
    bound: Option<(CaseId, Goal)>,
}

/// The page.
pub(super) fn screen(desk: &Desk) -> Screen {
    let plans = cases::summaries(&desk.store, |id| cases::summary_of(&desk.store, id));
    pages::received(&Received {
        language: desk.language,
        arrival: &desk.inbox.arrival,
        text: desk.inbox.text.as_ref().map_or("", |text| text.expose().as_str()),
        plans: &plans,
    })
}

/// Arriving somewhere: what was shared is asked for, lands, or is forgotten.
pub(super) fn arrive(desk: &Shared, place: &Place) {
    if *place == Place::Received {
        desk.borrow_mut().inbox = Inbox::default();
        let desk = Rc::clone(desk);
        spawn_local(async move {
            let given = taken().await;
            put(&desk, given);
        });
        return;
    }
    let inbox = std::mem::take(&mut desk.borrow_mut().inbox);
    if let Some((id, goal)) = inbox.bound.clone()
        && *place == Place::Step(id, goal.step())
    {
        land(desk, goal, inbox);
    }
}

/// Carries out an order.
pub(super) fn run(desk: &Shared, order: ReceivedOrder) {
    match order {
        ReceivedOrder::Take(id, goal) => go(desk, id, goal),
        ReceivedOrder::Begin => {
            if let Some(id) = commands::begin(desk, false) {
                go(desk, id, Goal::Line);
            }
        }
        ReceivedOrder::FileGiven => {
            if let Some(file) = file::taken(RECEIVED_ID) {
                let desk = Rc::clone(desk);
                spawn_local(async move {
                    let given = received::of_file(file).await;
                    put(&desk, Some(given));
                });
            }
        }
        ReceivedOrder::Paste => {
            let desk = Rc::clone(desk);
            spawn_local(async move {
                match clipboard::paste().await {
                    Some(text) => put(&desk, Some(Given::of_text(text))),
                    None => {
                        let desk = desk.borrow();
                        let said = desk.language.catalogue().received.paste_refused;
                        desk.signals.said.set(said.to_owned());
                    }
                }
            });
        }
    }
}

/// A picture was pasted, wherever on the page.
pub(super) fn pasted(desk: &Shared, event: &web_sys::Event) {
    if file::pasted(event, RECEIVED_ID) {
        run(desk, ReceivedOrder::FileGiven);
    }
}

/// Looks at what was given. Whoever has left meanwhile wants it no more.
fn put(desk: &Shared, given: Option<Given>) {
    {
        let mut desk = desk.borrow_mut();
        if desk.place != Place::Received {
            return;
        }
        desk.inbox = given.map_or_else(
            || Inbox {
                arrival: Arrival::Nothing,
                ..Inbox::default()
            },
            sorted,
        );
    }
    show(desk);
}

fn sorted(given: Given) -> Inbox {
    let named = given.file.as_ref().map(|file| (file.name(), file.type_()));
    let parcel = match &named {
        Some((name, media)) => file_parcel(name, media).unwrap_or(Parcel::Text),
        None if given.text.trim().is_empty() => {
            return Inbox {
                arrival: Arrival::Nothing,
                ..Inbox::default()
            };
        }
        None => text_parcel(&given.text),
    };
    Inbox {
        arrival: Arrival::Here {
            parcel,
            name: named.map(|(name, _)| name).unwrap_or_default(),
            more: given.more,
        },
        text: Some(Secret::new(given.text)),
        file: given.file,
        bound: None,
    }
}

fn go(desk: &Shared, id: CaseId, goal: Goal) {
    let place = Place::Step(id.clone(), goal.step());
    desk.borrow_mut().inbox.bound = Some((id, goal));
    page::go(&place.href());
}

/// Gives it to the step, which is shown by now.
fn land(desk: &Shared, goal: Goal, inbox: Inbox) {
    let Inbox { file, text, .. } = inbox;
    let text = text.map(|text| text.expose().clone()).unwrap_or_default();
    match (goal, file) {
        (Goal::Answer, Some(mail)) => {
            file::hand(MAIL_ID, mail);
            happened(desk, Event::Mail(MailEvent::FileGiven));
        }
        (Goal::Answer, None) => {
            happened(desk, Event::Answered(Field::MailText, text));
            happened(desk, Event::Mail(MailEvent::TextGiven));
        }
        (Goal::Line, Some(picture)) => {
            file::hand(PICTURE_ID, picture);
            happened(desk, Event::Scan(ScanEvent::PictureGiven));
        }
        (Goal::Line, None) => happened(desk, Event::Answered(Field::Identifier, text)),
    }
    // The step has taken it by now, or has refused it.
    file::let_go();
}
