//! The page itself: address, title, language, focus, printing.

use crate::messages::{Detected, Language};
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// What stands after the `#` of the address, with it.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an address within the page; Back returns from it.
pub fn go(href: &str) {
    // Where the address stays the same nothing arrives.
    LED.set(hash() != href);
    let _ = window().location().set_hash(href);
}

thread_local! {
    static LED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program led to the address that was just arrived at; else the person went there.
#[must_use]
pub fn was_led() -> bool {
    LED.take()
}

/// The host of the address, and the path on it.
#[must_use]
pub fn site() -> (String, String) {
    let location = window().location();
    (
        location.hostname().unwrap_or_default(),
        location.pathname().unwrap_or_default(),
    )
}

/// Says title and language of what is shown.
pub fn describe(title: &str, language: Language) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.as_str());
    }
}

/// Shows the page `light`, `dark`, or otherwise as the device is set. The starter script does it, because it has to do so before the
/// program has come.
pub fn appear(look: &str) {
    let function = Reflect::get(&window(), &"dressPage".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(function) = function {
        let _ = function.call1(&JsValue::UNDEFINED, &look.into());
    }
}

/// The address of the page, without what stands behind the `#`.
#[must_use]
pub fn address() -> String {
    let whole = window().location().href().unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// Shows the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Nobody sees the page at the moment.
#[must_use]
pub fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// Opens the print dialogue.
pub fn print() {
    let _ = window().print();
}

/// The language to begin with, by the browser's list.
#[must_use]
pub fn wanted_language() -> Detected {
    let list: Vec<String> = window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect();
    Language::detect(list.iter().map(String::as_str))
}
