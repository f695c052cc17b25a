//! What the browser's storage is worth: whether it is there, whether it takes anything, and why it does not.

use crate::document::Trouble;
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

/// Tries the storage once: some browsers show one that takes nothing, or forgets it at once.
pub(super) fn trouble() -> Option<Trouble> {
    const PROBE: &str = "esim-exit/probe";
    let Some(storage) = local() else {
        return Some(Trouble::Blocked);
    };
    let Ok(length) = storage.length() else {
        return Some(Trouble::Blocked);
    };
    let written = storage.set_item(PROBE, "1");
    let there = storage.get_item(PROBE).ok().flatten();
    let _ = storage.remove_item(PROBE);
    match written {
        Ok(()) if there.as_deref() == Some("1") => None,
        Ok(()) => Some(Trouble::Refused),
        // A full storage is still one: what is in it can be read. One that is full while empty has no room at all.
        Err(error) if reason(&error) == SaveError::Full && length > 0 => Some(Trouble::Full),
        Err(_) => Some(Trouble::Refused),
    }
}
