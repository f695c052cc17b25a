//! A field for something that is never kept: a password of a file, a file pasted as text.
//!
//! Invariant: what is typed stands in the element and nowhere else; the page reads it once, at a click. Drawn anew in another
//! language it is handed from element to element.

use super::Signals;
use super::controls::{error, group, line, mark_wrong};
use super::element::{El, is_checked, set_value, value};
use super::slot::Slot;
use crate::screen::Unkept;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The field, with a box that shows a password.
pub(super) fn unkept(signals: Signals, name: &str, what: Unkept, (label, hint): (&str, &str), show: &str) -> El {
    let slot = Slot::Entry(name.to_owned());
    let id = slot.id();
    let described = ["hint", "error"].map(|part| slot.part_id(part)).join(" ");
    let (tag, kind, complete) = match what {
        Unkept::NewPassword => ("input", "password", "new-password"),
        Unkept::Password => ("input", "password", "current-password"),
        Unkept::Lines => ("textarea", "", "off"),
    };
    let wrong = slot.clone();
    let mut control = El::with_class(tag, "wide")
        .set("id", &id)
        .set("autocomplete", complete)
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("aria-describedby", &described)
        .follow(Box::new(move || wrong.live(signals, |l| &l.error)), mark_wrong);
    control = if kind.is_empty() {
        control.set("rows", "3")
    } else {
        control.set("type", kind)
    };
    if let Some(before) = document().get_element_by_id(&id) {
        set_value(&control.0, &value(&before));
    }
    let field = control.0.clone();
    let box_id = slot.part_id("show");
    let shows = (!show.is_empty()).then(|| {
        let turned = move |event: web_sys::Event| {
            let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let on = target.is_some_and(|element| is_checked(&element));
            let _ = field.set_attribute("type", if on { "text" } else { "password" });
        };
        let tick = El::new("input")
            .set("type", "checkbox")
            .set("id", &box_id)
            .on("change", Box::new(turned));
        line(tick, &box_id, show)
    });
    group("div", signals, &slot)
        .add(El::said("label", "", label).set("for", &id))
        .add(El::said("p", "hint", hint).set("id", &slot.part_id("hint")))
        .add(error(signals, &slot))
        .add(control)
        .add_some(shows)
}
