//! The second program, in a worker: started when it is needed, ended when it is done.
//!
//! Invariant: whoever drops it ends it, and with it every picture and text that it held.

use super::pause;
use crate::jobs::{Job, Outcome};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// So long it may take to be fetched and started.
const PATIENCE_START: Duration = Duration::from_secs(45);
/// So long a job may take.
const PATIENCE_JOB: Duration = Duration::from_secs(60);

/// Has one job done by a worker of its own, which ends with the answer. `None` if there is none to be had, or it broke down
/// or took too long.
pub async fn once(job: Job, subjects: &Array) -> Option<(Outcome, Array)> {
    Worker::start().await?.ask_all(job, subjects, &Array::new()).await
}

/// The same for a job that gives texts.
pub async fn once_for_texts(job: Job, subject: &JsValue) -> Option<(Outcome, Vec<String>)> {
    Worker::start().await?.ask(job, subject, &Array::new()).await
}

/// A running worker.
pub struct Worker(web_sys::Worker);

impl Worker {
    /// Fetches and starts it; `None` if it cannot be had.
    pub async fn start() -> Option<Self> {
        // Only the starter of the page may name a script (`public/boot.js`).
        let start: Function = Reflect::get(&window(), &"startWorker".into()).ok()?.dyn_into().ok()?;
        let worker = Self(start.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?);
        let (outcome, _) = worker.answer(PATIENCE_START).await?;
        (outcome == Outcome::Ready).then_some(worker)
    }

    /// Has a job done that gives texts. `moved` is what the page gives away with it. `None` if the worker broke down or took
    /// too long.
    pub async fn ask(&self, job: Job, subject: &JsValue, moved: &Array) -> Option<(Outcome, Vec<String>)> {
        let (outcome, parts) = self.ask_all(job, &Array::of1(subject), moved).await?;
        Some((outcome, parts.iter().filter_map(|part| part.as_string()).collect()))
    }

    /// Has a job done that is about several things, or gives something else than texts.
    pub async fn ask_all(&self, job: Job, subjects: &Array, moved: &Array) -> Option<(Outcome, Array)> {
        let message = Array::of1(&job.as_str().into()).concat(subjects);
        self.0.post_message_with_transfer(&message, moved).ok()?;
        self.answer(PATIENCE_JOB).await
    }

    async fn answer(&self, patience: Duration) -> Option<(Outcome, Array)> {
        let answered = Promise::new(&mut |resolve, reject| {
            self.0.set_onmessage(Some(&resolve));
            self.0.set_onerror(Some(&reject));
        });
        let over = wasm_bindgen_futures::future_to_promise(async move {
            pause(patience).await;
            Err(JsValue::UNDEFINED)
        });
        let event = JsFuture::from(Promise::race(&Array::of2(&answered, &over)))
            .await
            .ok()?;
        let message: Array = event.dyn_into::<MessageEvent>().ok()?.data().dyn_into().ok()?;
        let outcome = message.get(0).as_string()?.parse().ok()?;
        message.shift();
        Some((outcome, message))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.0.terminate();
    }
}
