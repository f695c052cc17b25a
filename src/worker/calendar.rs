//! The job `calendar`: from an order to the text of a calendar file.

use super::Done;
use crate::jobs::{Outcome, calendar};
use wasm_bindgen::JsValue;

/// The text of the file.
pub(super) fn write(subject: &JsValue) -> Done {
    match subject.as_string().as_deref().and_then(calendar::file) {
        Some(text) => (Outcome::Found, vec![text]),
        None => (Outcome::Unreadable, Vec::new()),
    }
}
