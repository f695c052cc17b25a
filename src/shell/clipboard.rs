//! The clipboard.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; `false` if the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    // Without a secure context there is no clipboard, and asking for it throws.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// Whether this browser has a way to read the text that lies there. It may still refuse.
#[must_use]
pub fn can_be_read() -> bool {
    window().is_secure_context()
        && Reflect::has(&window().navigator().clipboard(), &"readText".into()).unwrap_or_default()
}

/// The text that lies there; `None` if the browser does not let the page read it.
pub async fn paste() -> Option<String> {
    if !can_be_read() {
        return None;
    }
    let text = JsFuture::from(window().navigator().clipboard().read_text()).await;
    text.ok()?.as_string()
}
