//! The job `mail`: a question, and a file or a text, to what the mail says.

use super::{Done, contents};
use crate::confirmation::Expected;
use crate::jobs::Outcome;
use crate::jobs::mail::{LONGEST, judge};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

/// What the mail says, as JSON; what is too large for a mail is not read at all.
pub(super) async fn read(subject: JsValue) -> Done {
    let unreadable = || (Outcome::Unreadable, Vec::new());
    let subject: Array = subject.unchecked_into();
    let question = subject.get(0).as_string().unwrap_or_default();
    let Ok(expected) = serde_json::from_str::<Expected>(&question) else {
        return unreadable();
    };
    let longest = f64::from(u32::try_from(LONGEST).unwrap_or(u32::MAX));
    let bytes = match (subject.get(1).as_string(), subject.get(1).dyn_into::<Blob>()) {
        (Some(text), _) => Some(text.into_bytes()),
        (None, Ok(file)) => contents(&file, longest).await,
        (None, Err(_)) => None,
    };
    let reading = bytes.and_then(|bytes| judge(&bytes, &expected));
    match reading.and_then(|reading| serde_json::to_string(&reading).ok()) {
        Some(reading) => (Outcome::Found, vec![reading]),
        None => unreadable(),
    }
}
