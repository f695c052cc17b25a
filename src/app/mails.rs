//! Mails: has one read by the second program, and tells the step what it says.
//!
//! Invariant: the mail goes to the worker and nowhere else, and the worker ends with the answer.

use super::desk::Shared;
use super::turn::happened;
use crate::confirmation::Expected;
use crate::jobs::{Job, Outcome};
use crate::screen::MAIL_ID;
use crate::shell::{file, worker};
use crate::wizard::{Event, MailEvent, MailFailure};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Reads a text, or the file that was given.
pub(super) fn read(desk: &Shared, number: u32, text: Option<String>, expected: &Expected) {
    let mail = match text {
        Some(text) => Some(JsValue::from(text)),
        None => file::taken(MAIL_ID).map(JsValue::from),
    };
    let question = serde_json::to_string(expected).unwrap_or_default();
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let what = match mail {
            None => MailEvent::Failed(number, MailFailure::Empty),
            Some(mail) => {
                let subject = JsValue::from(Array::of2(&question.into(), &mail));
                answer(number, worker::once_for_texts(Job::Mail, &subject).await)
            }
        };
        happened(&desk, Event::Mail(what));
    });
}

fn answer(number: u32, answer: Option<(Outcome, Vec<String>)>) -> MailEvent {
    let failed = |why| MailEvent::Failed(number, why);
    match answer {
        Some((Outcome::Found, texts)) => {
            let reading = texts.first().and_then(|text| serde_json::from_str(text).ok());
            reading.map_or(failed(MailFailure::NoReader), |reading| {
                MailEvent::Read(number, reading)
            })
        }
        Some((Outcome::Unreadable | Outcome::Nothing | Outcome::Ready, _)) => failed(MailFailure::TooLarge),
        None => failed(MailFailure::NoReader),
    }
}
