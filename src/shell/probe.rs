//! The browser's storage, if it is there, and what it means when it refuses.

use crate::wizard::SaveError;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The storage, where its mere mention does not throw.
pub(super) fn local() -> Option<web_sys::Storage> {
    // Blocked cookies make the mere mention throw, so every step may fail.
    window().local_storage().ok().flatten()
}

/// What a refused write means. Browsers disagree on name and number of a full storage: 22 is the standard's old number,
/// 1014 and the long name are Firefox's.
pub(super) fn reason(error: &JsValue) -> SaveError {
    let get = |name: &str| js_sys::Reflect::get(error, &name.into()).unwrap_or_default();
    let full = get("name")
        .as_string()
        .is_some_and(|name| name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED");
    let number = get("code").as_f64().unwrap_or_default();
    if full || number == 22.0 || number == 1014.0 {
        SaveError::Full
    } else {
        SaveError::Unavailable
    }
}
