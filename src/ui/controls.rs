//! Controls: real HTML ones, with label, hint and error tied to them.

use super::element::{El, is_checked, set_value, value};
use super::{Dispatch, Signals};
use crate::provider_api::Credential;
use crate::screen::{Choice, Command, InputKind, Tick};
use crate::telecom::Secret;
use crate::wizard::{Event, Field};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the element that takes focus for a field.
pub(super) fn field_id(field: Field) -> String {
    ["f-", field.as_str()].concat()
}

pub(super) fn part_id(field: Field, part: &str) -> String {
    ["f-", field.as_str(), "-", part].concat()
}

fn answer(send: Dispatch, field: Field, text: String) {
    send.run(Command::Case(Event::Answered(field, text)));
}

/// The error at a field; its element stays, so that it can be referred to.
pub(super) fn error(signals: Signals, field: Field) -> El {
    El::with_class("p", "error")
        .set("id", &part_id(field, "error"))
        .text_of(Box::new(move || signals.field(field, |l| &l.error)))
}

/// A group that is marked while something is wrong with it.
pub(super) fn group(name: &str, signals: Signals, field: Field) -> El {
    El::new(name).follow(
        Box::new(move || signals.field(field, |l| &l.error)),
        |element, error| {
            element.set_class_name(if error.is_empty() { "field" } else { "field wrong" });
        },
    )
}

/// What typing does: it is the answer.
pub(super) fn typed(signals: Signals, send: Dispatch, field: Field) -> Box<dyn FnMut(web_sys::Event)> {
    Box::new(move |event| {
        let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let text = value(&element);
        answer(send, field, text.clone());
        // What the program did not keep (a secret, a character that cannot be) must not stay on the page either.
        let kept = untrack(|| signals.field(field, |l| &l.value));
        if text != kept {
            set_value(&element, &kept);
        }
    })
}

/// Something typed.
pub(super) fn input(signals: Signals, send: Dispatch, field: Field, label: &str, hint: &str, kind: InputKind) -> El {
    let (name, class, mode) = match kind {
        InputKind::Text => ("input", "wide", "text"),
        InputKind::Lines => ("textarea", "wide", "text"),
        InputKind::Day => ("input", "middle", "text"),
        InputKind::Amount => ("input", "middle", "decimal"),
        InputKind::Short => ("input", "narrow", "text"),
    };
    let described = [
        part_id(field, "hint"),
        part_id(field, "error"),
        part_id(field, "meaning"),
    ]
    .join(" ");
    let mut control = El::with_class(name, class)
        .set("id", &field_id(field))
        .set("inputmode", mode)
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("aria-describedby", &described)
        .follow(
            Box::new(move || signals.field(field, |l| &l.error)),
            |element, error| {
                let _ = if error.is_empty() {
                    element.remove_attribute("aria-invalid")
                } else {
                    element.set_attribute("aria-invalid", "true")
                };
            },
        )
        .value_of(Box::new(move || signals.field(field, |l| &l.value)))
        .on("input", typed(signals, send, field))
        .on(
            "change",
            Box::new(move |_| send.run(Command::Case(Event::FieldLeft(field)))),
        );
    control = if name == "input" {
        control.set("type", "text")
    } else {
        control.set("rows", "3")
    };
    group("div", signals, field)
        .add(El::said("label", "", label).set("for", &field_id(field)))
        .add(El::said("p", "hint", hint).set("id", &part_id(field, "hint")))
        .add(error(signals, field))
        .add(control)
        .add(
            El::with_class("p", "meaning")
                .set("id", &part_id(field, "meaning"))
                .set("aria-live", "polite")
                .text_of(Box::new(move || signals.field(field, |l| &l.meaning))),
        )
}

/// One of several answers.
pub(super) fn choice(
    signals: Signals,
    send: Dispatch,
    field: Field,
    (legend, quiet): (&str, bool),
    options: Vec<Choice>,
) -> El {
    let mut whole = group("fieldset", signals, field)
        .set("aria-describedby", &part_id(field, "error"))
        .add(El::said("legend", if quiet { "unseen" } else { "" }, legend))
        .add(error(signals, field));
    for (at, option) in options.into_iter().enumerate() {
        // The first answer stands for the field where focus is to go.
        let id = if at == 0 {
            field_id(field)
        } else {
            part_id(field, &option.value)
        };
        let (own, sent) = (option.value.clone(), option.value.clone());
        let mut radio = El::new("input")
            .set("type", "radio")
            .set("id", &id)
            .set("name", field.as_str())
            .set("value", &option.value)
            .checked_of(Box::new(move || {
                Some(signals.field(field, |l| &l.value))
                    .filter(|value| *value == own)
                    .unwrap_or_default()
            }))
            .on("change", Box::new(move |_| answer(send, field, sent.clone())));
        let hint_id = [&id, "-hint"].concat();
        let hint = (!option.hint.is_empty()).then(|| El::said("span", "hint", &option.hint).set("id", &hint_id));
        if hint.is_some() {
            radio = radio.set("aria-describedby", &hint_id);
        }
        let label = El::said("label", "", &option.label).set("for", &id);
        whole = whole.add(El::with_class("div", "option").add(radio).add(label).add_some(hint));
    }
    whole
}

/// One of many answers.
pub(super) fn select(
    signals: Signals,
    send: Dispatch,
    field: Field,
    (label, hint): (&str, &str),
    options: Vec<Choice>,
) -> El {
    let changed = move |event: web_sys::Event| {
        if let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            answer(send, field, value(&element));
        }
    };
    let described = [part_id(field, "hint"), part_id(field, "error")].join(" ");
    let mut control = El::new("select")
        .set("id", &field_id(field))
        .set("aria-describedby", &described)
        .add(El::said("option", "", "—").set("value", ""));
    for option in &options {
        control = control.add(El::said("option", "", &option.label).set("value", &option.value));
    }
    group("div", signals, field)
        .add(El::said("label", "", label).set("for", &field_id(field)))
        .add(El::said("p", "hint", hint).set("id", &part_id(field, "hint")))
        .add(error(signals, field))
        .add(
            control
                .value_of(Box::new(move || signals.field(field, |l| &l.value)))
                .on("change", Box::new(changed)),
        )
}

/// Something that opens an API. What is typed stands in the field and in memory, and is never written into the page
/// again; the field is emptied when it is forgotten.
pub(super) fn secret(signals: Signals, send: Dispatch, which: Credential, label: &str) -> El {
    let id = ["k-", which.as_str()].concat();
    let typed = move |event: web_sys::Event| {
        if let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            let entered = Event::CredentialTyped(which, Secret::new(value(&element)));
            send.run(Command::Case(entered));
        }
    };
    let held = move || signals.screen.with(|s| s.held.contains(&which));
    let control = El::with_class("input", "wide")
        .set("id", &id)
        .set("type", "password")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .follow(
            Box::new(move || if held() { "held".to_owned() } else { String::new() }),
            |element, held| {
                if held.is_empty() {
                    set_value(element, "");
                }
                // A field that is drawn anew is empty though the key is held; the dots say so.
                let _ = element.set_attribute(
                    "placeholder",
                    if held.is_empty() {
                        ""
                    } else {
                        "••••••••"
                    },
                );
            },
        )
        .on("change", Box::new(typed));
    El::with_class("div", "field")
        .add(El::said("label", "", label).set("for", &id))
        .add(control)
}

/// A checklist.
pub(super) fn ticks(signals: Signals, send: Dispatch, legend: &str, items: Vec<Tick>) -> El {
    let mut whole = El::with_class("fieldset", "field").add(El::said("legend", "", legend));
    for item in items {
        let (check, id) = (item.check, ["c-", item.check.as_str()].concat());
        let ticked = move |event: web_sys::Event| {
            let on = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|e| is_checked(&e));
            send.run(Command::Case(Event::Ticked(check, on)));
        };
        let tick = El::new("input")
            .set("type", "checkbox")
            .set("id", &id)
            .checked_of(Box::new(move || {
                if signals.ticked(check) {
                    "on".to_owned()
                } else {
                    String::new()
                }
            }))
            .on("change", Box::new(ticked));
        let label = El::said("label", "", &item.label).set("for", &id);
        whole = whole.add(El::with_class("div", "option").add(tick).add(label));
    }
    whole
}

/// A button.
pub(super) fn button(send: Dispatch, label: &str, command: Command, strong: bool) -> El {
    let button = El::said("button", if strong { "strong" } else { "" }, label)
        .set("type", "button")
        .on("click", Box::new(move |_| send.run(command.clone())));
    El::with_class("p", "button").add(button)
}
