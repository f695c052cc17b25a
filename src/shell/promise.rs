//! The browser's promise to keep what is stored until the person removes it.
//!
//! Invariant: some browsers ask the person before they promise, so it is asked for only after something the person did.

use crate::document::Promise;
use js_sys::{Function, Promise as Later, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a question of `navigator.storage` is answered; `None` where there is no such thing, as on a page without TLS.
async fn asked(question: &str) -> Option<bool> {
    let navigator = JsValue::from(window().navigator());
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let method: Function = Reflect::get(&storage, &question.into()).ok()?.dyn_into().ok()?;
    let answer: Later = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}

/// Whether it has promised already.
pub async fn is_given() -> Promise {
    match asked("persisted").await {
        Some(true) => Promise::Given,
        Some(false) => Promise::NotGiven,
        None => Promise::Unknown,
    }
}

/// Asks for it.
pub async fn ask() -> Promise {
    match asked("persist").await {
        Some(true) => Promise::Given,
        Some(false) | None => Promise::Refused,
    }
}
