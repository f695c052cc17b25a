//! What stands in a field that the page does not keep: read once, at a click.

use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// The text in this element; empty if there is none.
#[must_use]
pub fn text(id: &str) -> String {
    let element = document().get_element_by_id(id);
    let value = element.and_then(|element| js_sys::Reflect::get(&element, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Empties this element.
pub fn clear(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Every field takes a value; anything else would only carry it without effect.
        let _ = js_sys::Reflect::set(&element, &"value".into(), &JsValue::from_str(""));
    }
}
