//! The effects, one file each: what the browser does for the core. (wasm32 only)
//!
//! Invariant: every answer of the browser is a value or an error here; nothing panics on a missing, blocked or odd
//! interface. No decision about a case is made in this room.

pub mod begun;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod directory;
pub mod document;
pub mod field;
pub mod file;
pub mod http;
pub mod locks;
mod probe;
pub mod promise;
pub mod random;
pub mod received;
pub mod share;
pub mod storage;
pub mod update;
pub mod worker;

use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Lets time pass.
pub async fn pause(time: Duration) {
    let over = js_sys::Promise::new(&mut |resolve, _| {
        let resolve = move || drop(resolve.call0(&wasm_bindgen::JsValue::UNDEFINED));
        leptos::prelude::set_timeout(resolve, time);
    });
    // The promise is only ever fulfilled.
    drop(JsFuture::from(over).await);
}
