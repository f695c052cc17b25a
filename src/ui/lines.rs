//! Files that are given, and lists of which some is ticked.

use super::controls::{line, tick};
use super::element::El;
use super::{Dispatch, Signals};
use crate::screen::{Choice, Picked};
use std::rc::Rc;
use wasm_bindgen::JsValue;

fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Where a file is given.
pub(super) struct Drop<'a> {
    pub(super) id: &'a str,
    pub(super) accept: &'a str,
    pub(super) many: bool,
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
}

/// A file, chosen or dropped. What is dropped is put into the field, so that there is one way to read it.
pub(super) fn drop_zone(zone: Drop<'_>, chosen: Box<dyn Fn()>) -> El {
    let hint_id = [zone.id, "-hint"].concat();
    let chosen = Rc::new(chosen);
    let by_hand = Rc::clone(&chosen);
    let input = El::new("input")
        .set("type", "file")
        .set("id", zone.id)
        .set("accept", zone.accept)
        .set("aria-describedby", &hint_id)
        .on("change", Box::new(move |_| by_hand()));
    let input = if zone.many { input.set("multiple", "") } else { input };
    let field = input.0.clone();
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        let files = property(&property(&event, "dataTransfer"), "files");
        if property(&files, "length").as_f64().is_some_and(|n| n > 0.0)
            && js_sys::Reflect::set(&field, &"files".into(), &files).is_ok()
        {
            chosen();
        }
    };
    El::with_class("div", "field drop")
        .add(El::said("label", "", zone.label).set("for", zone.id))
        .add(El::said("p", "hint", zone.hint).set("id", &hint_id))
        .add(input)
        .on("dragover", Box::new(|event| event.prevent_default()))
        .on("drop", Box::new(dropped))
}

/// Lines to be ticked.
pub(super) fn picks(signals: Signals, send: Dispatch, of: Picked, legend: &str, items: Vec<Choice>) -> El {
    let mut whole = El::with_class("fieldset", "field").add(El::said("legend", "", legend));
    for (at, item) in items.into_iter().enumerate() {
        let id = ["pick-", &at.to_string()].concat();
        let (own, sent) = (item.value.clone(), item.value);
        let picked = move |on| of.command(sent.clone(), on);
        let hint_id = [&id, "-hint"].concat();
        let tick =
            tick(send, &id, Box::new(picked), Box::new(move || signals.picked(&own))).set("aria-describedby", &hint_id);
        let hint = El::said("span", "hint", &item.hint).set("id", &hint_id);
        whole = whole.add(line(tick, &id, &item.label).add(hint));
    }
    whole
}
