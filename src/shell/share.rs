//! Sharing: a file goes to another app of the device, which the person picks.
//!
//! Invariant: asked only at a click, because no browser allows it otherwise, and never for more than the one file.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag};

/// What is shared: one file with a text, or another file, in it.
fn data(name: &str, media: &str, content: &JsValue) -> Option<JsValue> {
    let kind = FilePropertyBag::new();
    kind.set_type(media);
    let parts = Array::of1(content);
    let file = File::new_with_str_sequence_and_options(&parts, name, &kind).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    Some(data.into())
}

/// A function of the navigator that not every browser has.
fn method(name: &str) -> Option<(JsValue, Function)> {
    let navigator = JsValue::from(window().navigator());
    let method = Reflect::get(&navigator, &name.into()).ok()?.dyn_into().ok()?;
    Some((navigator, method))
}

/// Whether this browser would share such a file.
#[must_use]
pub fn is_offered(name: &str, media: &str) -> bool {
    let asked = || {
        let (navigator, can) = method("canShare")?;
        can.call1(&navigator, &data(name, media, &"".into())?).ok()
    };
    asked().is_some_and(|can| can.is_truthy())
}

/// Shares a text, or what a file holds, as a file; `false` if the browser refused it. Whoever changes their mind has refused nothing.
pub async fn share(name: &str, media: &str, content: &JsValue) -> bool {
    let begun = || {
        let (navigator, share) = method("share")?;
        let promise: Promise = share
            .call1(&navigator, &data(name, media, content)?)
            .ok()?
            .dyn_into()
            .ok()?;
        Some(promise)
    };
    let Some(promise) = begun() else { return false };
    match JsFuture::from(promise).await {
        Ok(_) => true,
        Err(why) => Reflect::get(&why, &"name".into()).is_ok_and(|name| name == "AbortError"),
    }
}
