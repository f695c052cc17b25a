//! The copy of the page on this device: new versions, new data, installing it, letting it go. The starter script does these things
//! (`public/boot.js`); here they are asked for.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Told when a new version is ready.
pub const READY: &str = "app-update-ready";
/// Told when the browser offers to install the page, or does so no more.
pub const INSTALL: &str = "app-install-offered";
/// Sent when the person takes it.
const ACCEPT: &str = "app-update-accept";

/// Takes the new version.
pub fn accept() {
    if let Ok(event) = web_sys::Event::new(ACCEPT) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls a function of the starter script.
fn called(name: &str) -> Option<JsValue> {
    let function: Function = Reflect::get(&window(), &name.into()).ok()?.dyn_into().ok()?;
    function.call0(&JsValue::UNDEFINED).ok()
}

/// The answer to one of its promises; `None` for none.
pub(super) async fn promised(name: &str) -> Option<JsValue> {
    let promise: Promise = called(name)?.dyn_into().ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    (!answer.is_null()).then_some(answer)
}

/// Looks for newer data on providers: the word for how that went.
pub async fn renew_data() -> Option<String> {
    promised("renewData").await?.as_string()
}

/// Drops the offline copy of this page: its caches and its service worker. What is saved stays.
pub async fn forget_offline() {
    drop(promised("forgetOffline").await);
}

/// Whether the browser offers to install the page.
#[must_use]
pub fn install_is_offered() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-install"))
}

/// Whether this is a browser of an iPhone or iPad, where a page is put on the home screen by hand, and it was not put there.
#[must_use]
pub fn is_put_up_by_hand() -> bool {
    let standalone = Reflect::get(&window().navigator(), &"standalone".into());
    standalone.is_ok_and(|is| is.as_bool() == Some(false))
}

/// Lets the browser ask whether to install the page.
pub fn install() {
    drop(called("installApp"));
}
