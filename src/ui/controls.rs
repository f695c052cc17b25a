//! Controls: real HTML ones, with label, hint and error tied to them.

use super::element::{El, is_checked, set_value, value};
use super::slot::Slot;
use super::{Dispatch, Signals};
use crate::provider_api::Credential;
use crate::screen::{Choice, Command, Edit, InputKind, Tick};
use crate::telecom::Secret;
use crate::wizard::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The error at a field; its element stays, so that it can be referred to.
pub(super) fn error(signals: Signals, slot: &Slot) -> El {
    let id = slot.part_id("error");
    let slot = slot.clone();
    El::with_class("p", "error")
        .set("id", &id)
        .text_of(Box::new(move || slot.live(signals, |l| &l.error)))
}

/// A group that is marked while something is wrong with it.
pub(super) fn group(name: &str, signals: Signals, slot: &Slot) -> El {
    let slot = slot.clone();
    El::new(name).follow(Box::new(move || slot.live(signals, |l| &l.error)), |element, error| {
        element.set_class_name(if error.is_empty() { "field" } else { "field wrong" });
    })
}

/// Says of a field whether something is wrong with it.
pub(super) fn mark_wrong(element: &web_sys::Element, error: &str) {
    let _ = if error.is_empty() {
        element.remove_attribute("aria-invalid")
    } else {
        element.set_attribute("aria-invalid", "true")
    };
}

/// What typing does: it is the answer.
pub(super) fn typed(signals: Signals, send: Dispatch, slot: &Slot) -> Box<dyn FnMut(web_sys::Event)> {
    let slot = slot.clone();
    Box::new(move |event| {
        let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let text = value(&element);
        send.run(slot.answer(text.clone()));
        // What the program did not keep (a secret, a character that cannot be) must not stay on the page either.
        let kept = untrack(|| slot.live(signals, |l| &l.value));
        if text != kept {
            set_value(&element, &kept);
        }
    })
}

/// Something typed.
pub(super) fn input(signals: Signals, send: Dispatch, slot: &Slot, label: &str, hint: &str, kind: InputKind) -> El {
    let (name, class, mode) = match kind {
        InputKind::Text => ("input", "wide", "text"),
        InputKind::Lines => ("textarea", "wide", "text"),
        InputKind::Day => ("input", "middle", "text"),
        InputKind::Amount => ("input", "middle", "decimal"),
        InputKind::Short => ("input", "narrow", "text"),
    };
    let described = ["hint", "error", "meaning"].map(|part| slot.part_id(part)).join(" ");
    let (wrong, shown, left, said) = (slot.clone(), slot.clone(), slot.clone(), slot.clone());
    let mut control = El::with_class(name, class)
        .set("id", &slot.id())
        .set("inputmode", mode)
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("aria-describedby", &described)
        .follow(Box::new(move || wrong.live(signals, |l| &l.error)), mark_wrong)
        .value_of(Box::new(move || shown.live(signals, |l| &l.value)))
        .on("input", typed(signals, send, slot))
        .on(
            "change",
            Box::new(move |_| {
                if let Some(command) = left.left() {
                    send.run(command);
                }
            }),
        );
    control = if name == "input" {
        control.set("type", "text")
    } else {
        control.set("rows", "3")
    };
    group("div", signals, slot)
        .add(El::said("label", "", label).set("for", &slot.id()))
        .add(El::said("p", "hint", hint).set("id", &slot.part_id("hint")))
        .add(error(signals, slot))
        .add(control)
        .add(
            El::with_class("p", "meaning")
                .set("id", &slot.part_id("meaning"))
                .set("aria-live", "polite")
                .text_of(Box::new(move || said.live(signals, |l| &l.meaning))),
        )
}

/// One of several answers.
pub(super) fn choice(
    signals: Signals,
    send: Dispatch,
    slot: &Slot,
    (legend, quiet): (&str, bool),
    options: Vec<Choice>,
) -> El {
    let mut whole = group("fieldset", signals, slot)
        .set("aria-describedby", &slot.part_id("error"))
        .add(El::said("legend", if quiet { "unseen" } else { "" }, legend))
        .add(error(signals, slot));
    for (at, option) in options.into_iter().enumerate() {
        // The first answer stands for the field where focus is to go.
        let id = if at == 0 {
            slot.id()
        } else {
            slot.part_id(&option.value)
        };
        let (own, sent) = (option.value.clone(), option.value.clone());
        let (shown, answered) = (slot.clone(), slot.clone());
        let holds = move || shown.live(signals, |l| &l.value) == own;
        let mut radio = radio((slot.name(), &id, &option.value), Box::new(holds))
            .on("change", Box::new(move |_| send.run(answered.answer(sent.clone()))));
        let hint_id = [&id, "-hint"].concat();
        let hint = (!option.hint.is_empty()).then(|| El::said("span", "hint", &option.hint).set("id", &hint_id));
        if hint.is_some() {
            radio = radio.set("aria-describedby", &hint_id);
        }
        whole = whole.add(line(radio, &id, &option.label).add_some(hint));
    }
    whole
}

/// One of many answers.
pub(super) fn select(
    signals: Signals,
    send: Dispatch,
    slot: &Slot,
    (label, hint): (&str, &str),
    options: Vec<Choice>,
) -> El {
    let (answered, shown) = (slot.clone(), slot.clone());
    let changed = move |event: web_sys::Event| {
        if let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            send.run(answered.answer(value(&element)));
        }
    };
    let described = ["hint", "error"].map(|part| slot.part_id(part)).join(" ");
    let mut control = El::new("select")
        .set("id", &slot.id())
        .set("aria-describedby", &described)
        .add(El::said("option", "", "—").set("value", ""));
    for option in &options {
        control = control.add(El::said("option", "", &option.label).set("value", &option.value));
    }
    group("div", signals, slot)
        .add(El::said("label", "", label).set("for", &slot.id()))
        .add(El::said("p", "hint", hint).set("id", &slot.part_id("hint")))
        .add(error(signals, slot))
        .add(
            control
                .value_of(Box::new(move || shown.live(signals, |l| &l.value)))
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
        // Each key stroke, not the leaving: what a click on a button brings about would move it away under the pointer.
        .on("input", Box::new(typed));
    El::with_class("div", "field")
        .add(El::said("label", "", label).set("for", &id))
        .add(control)
}

/// A checklist.
pub(super) fn ticks(signals: Signals, send: Dispatch, legend: &str, items: Vec<Tick>) -> El {
    let mut whole = El::with_class("fieldset", "field").add(El::said("legend", "", legend));
    for item in items {
        let (check, id) = (item.check, ["c-", item.check.as_str()].concat());
        let ticked = move |on| Command::Case(Event::Ticked(check, on));
        let tick = tick(send, &id, Box::new(ticked), Box::new(move || signals.ticked(check)));
        whole = whole.add(line(tick, &id, &item.label));
    }
    whole
}

/// Any of many answers at one place of a record.
pub(super) fn names(
    signals: Signals,
    send: Dispatch,
    path: &str,
    (legend, hint): (&str, &str),
    options: Vec<Choice>,
) -> El {
    let slot = Slot::Entry(path.to_owned());
    let described = ["hint", "error"].map(|part| slot.part_id(part)).join(" ");
    let mut whole = group("fieldset", signals, &slot)
        .set("aria-describedby", &described)
        .add(El::said("legend", "", legend))
        .add(El::said("p", "hint", hint).set("id", &slot.part_id("hint")))
        .add(error(signals, &slot));
    for (at, option) in options.into_iter().enumerate() {
        let id = if at == 0 {
            slot.id()
        } else {
            slot.part_id(&option.value)
        };
        let (path, key) = (path.to_owned(), [path, "=", &option.value].concat());
        let ticked = move |on| Command::Contribute(Edit::Tick(path.clone(), option.value.clone(), on));
        let tick = tick(send, &id, Box::new(ticked), Box::new(move || signals.picked(&key)));
        whole = whole.add(line(tick, &id, &option.label));
    }
    whole
}

/// A box to tick: what ticking it asks for, and whether it is ticked now.
pub(super) fn tick(send: Dispatch, id: &str, ticked: Box<dyn Fn(bool) -> Command>, is_on: Box<dyn Fn() -> bool>) -> El {
    let changed = move |event: web_sys::Event| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        send.run(ticked(target.is_some_and(|element| is_checked(&element))));
    };
    El::new("input")
        .set("type", "checkbox")
        .set("id", id)
        .checked_of(is_on)
        .on("change", Box::new(changed))
}

/// One of the buttons of which one holds: the name they share, its own id, what it stands for, and whether it holds now.
pub(super) fn radio((name, id, value): (&str, &str, &str), holds: Box<dyn Fn() -> bool>) -> El {
    El::new("input")
        .set("type", "radio")
        .set("id", id)
        .set("name", name)
        .set("value", value)
        .checked_of(holds)
}

/// The line of one answer: its box or button, and its words.
pub(super) fn line(control: El, id: &str, label: &str) -> El {
    let label = El::said("label", "", label).set("for", id);
    El::with_class("div", "option").add(control).add(label)
}
