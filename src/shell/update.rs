//! New versions of the page, which the starter script learns of and announces by events.

use leptos::prelude::window;

/// Told when a new version is ready.
pub const READY: &str = "app-update-ready";
/// Sent when the person takes it.
const ACCEPT: &str = "app-update-accept";

/// Takes the new version.
pub fn accept() {
    if let Ok(event) = web_sys::Event::new(ACCEPT) {
        let _ = window().dispatch_event(&event);
    }
}
