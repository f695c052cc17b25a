//! The second program at work: a message comes in, a job is done, a message goes out. (wasm32 only, in a web worker)
//!
//! Invariant: one job at a time. No network, no storage, no console: the page's policy does not bind a worker, so it must
//! leave these alone by itself. What was found goes back to the page and nowhere else; the page ends the worker, and with
//! it everything that it held.

mod backup;
mod bundle;
mod calendar;
mod mail;
mod picture;
mod stamp;

use crate::jobs::{Job, Outcome};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// What a job gives back: texts, or files.
type Done<T = String> = (Outcome, Vec<T>);

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says that it is there, and listens from then on.
pub fn serve() {
    let listener: Closure<dyn FnMut(MessageEvent)> = Closure::new(|event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let job = message.get(0).as_string().and_then(|name| name.parse().ok());
        spawn_local(async move {
            match job {
                Some(Job::Mail) => answer(mail::read(message.get(1)).await),
                Some(Job::Picture) => answer(picture::read(message.get(1)).await),
                Some(Job::Calendar) => answer(calendar::write(&message.get(1))),
                Some(Job::TakeAlong) => answer(backup::taken_along(message).await),
                Some(Job::BringIn) => answer(backup::brought_in(message).await),
                Some(Job::Stamp) => answer(stamp::stamped(message.get(1), message.get(2)).await),
                Some(Job::Bundle) => answer(bundle::made(message.get(1), message.slice(2, message.length())).await),
                Some(Job::Verify) => answer(bundle::verified(message.get(1)).await),
                None => answer::<String>((Outcome::Unreadable, Vec::new())),
            }
        });
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    listener.forget();
    answer::<String>((Outcome::Ready, Vec::new()));
}

/// What stands in a file; `None` if it is larger than this, in bytes, or cannot be read.
async fn contents(file: &Blob, largest: f64) -> Option<Vec<u8>> {
    if file.size() > largest {
        return None;
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

fn answer<T: Into<JsValue>>((outcome, parts): Done<T>) {
    let message = Array::of1(&outcome.as_str().into());
    for part in parts {
        message.push(&part.into());
    }
    // A page that is gone needs no answer.
    let _ = scope().post_message(&message);
}
