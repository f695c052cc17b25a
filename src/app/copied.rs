//! Copying and pasting: what lies in the clipboard, and what is said of it beside the button.
//!
//! Invariant: what is pasted comes by the events of typing, so what is kept of it is decided where that is decided.

use super::desk::Shared;
use super::turn::happened;
use crate::screen::Command;
use crate::shell::clipboard;
use crate::wizard::{Event, Field};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Copies a text, and then tells the case.
pub(super) fn copy(desk: &Shared, text: String, then: Option<Event>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        {
            let desk = desk.borrow();
            let t = &desk.language.catalogue().frame;
            let said = if copied { t.copied } else { t.copy_failed };
            let then = then.clone();
            desk.signals.answer(&Command::Copy { text, then }, said);
        }
        if let (true, Some(event)) = (copied, then) {
            happened(&desk, event);
        }
    });
}

/// Puts what was copied elsewhere into a field. Whoever has left meanwhile wants it no more.
pub(super) fn paste(desk: &Shared, field: Field) {
    let desk = Rc::clone(desk);
    let place = desk.borrow().place.clone();
    spawn_local(async move {
        let text = clipboard::paste().await;
        if desk.borrow().place != place {
            return;
        }
        let t = &desk.borrow().language.catalogue().comfort;
        let (text, said) = match text {
            None => (None, t.paste_refused),
            Some(text) if text.trim().is_empty() => (None, t.paste_empty),
            Some(text) => (Some(text), t.pasted),
        };
        if let Some(text) = text {
            happened(&desk, Event::Answered(field, text));
            happened(&desk, Event::FieldLeft(field));
        }
        desk.borrow().signals.answer(&Command::Paste(field), said);
    });
}
