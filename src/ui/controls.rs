//! Controls: real HTML ones, with label, hint and error tied to them.

use super::{Dispatch, Signals};
use crate::screen::{Choice, Command, InputKind, Tick};
use crate::wizard::{Event, Field};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the element that takes focus for a field.
pub(super) fn field_id(field: Field) -> String {
    ["f-", field.as_str()].concat()
}

fn answer(send: Dispatch, field: Field, text: String) {
    send.run(Command::Case(Event::Answered(field, text)));
}

/// The error at a field; its element stays, so that it can be referred to.
fn error(signals: Signals, field: Field) -> impl IntoView {
    let live = signals.live(field);
    let id = [&field_id(field), "-error"].concat();
    view! { <p class="error" id=id>{move || live.with(|l| l.error.clone())}</p> }
}

/// Something typed.
pub(super) fn input(
    signals: Signals,
    send: Dispatch,
    field: Field,
    (label, hint): (String, String),
    kind: InputKind,
) -> AnyView {
    let id = field_id(field);
    let live = signals.live(field);
    let described = [&id, "-hint ", &id, "-error ", &id, "-meaning"].concat();
    let invalid = move || live.with(|l| !l.error.is_empty()).then_some("true");
    let value = move || live.with(|l| l.value.clone());
    let mode = match kind {
        InputKind::Amount => "decimal",
        _ => "text",
    };
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        answer(send, field, text);
        // What the program did not keep (a secret, a character that cannot be) must not stay on the page either.
        let kept = live.with_untracked(|l| l.value.clone());
        if event_target_value(&event) != kept
            && let Some(input) = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            input.set_value(&kept);
        }
    };
    let left = move |_| send.run(Command::Case(Event::FieldLeft(field)));
    let control = if kind == InputKind::Lines {
        view! {
            <textarea id=id.clone() rows="3" autocomplete="off" aria-describedby=described aria-invalid=invalid
                prop:value=value on:input=typed on:change=left></textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=id.clone() type="text" inputmode=mode autocomplete="off" autocapitalize="off" spellcheck="false"
                class=kind_class(kind) aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed on:change=left/>
        }
        .into_any()
    };
    let (hint_id, meaning_id) = ([&id, "-hint"].concat(), [&id, "-meaning"].concat());
    view! {
        <div class="field" class:wrong=move || live.with(|l| !l.error.is_empty())>
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {error(signals, field)}
            {control}
            <p class="meaning" id=meaning_id aria-live="polite">{move || live.with(|l| l.meaning.clone())}</p>
        </div>
    }
    .into_any()
}

const fn kind_class(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Text | InputKind::Lines => "wide",
        InputKind::Day | InputKind::Amount => "middle",
        InputKind::Short => "narrow",
    }
}

/// One of several answers.
pub(super) fn choice(
    signals: Signals,
    send: Dispatch,
    field: Field,
    (legend, quiet): (String, bool),
    options: Vec<Choice>,
) -> AnyView {
    let live = signals.live(field);
    let error_id = [&field_id(field), "-error"].concat();
    let option = |(at, option): (usize, Choice)| {
        // The first answer stands for the field where focus is to go.
        let id = if at == 0 {
            field_id(field)
        } else {
            [&field_id(field), "-", &option.value].concat()
        };
        let hint_id = [&id, "-hint"].concat();
        let hint =
            (!option.hint.is_empty()).then(|| view! { <span class="hint" id=hint_id.clone()>{option.hint}</span> });
        let described = hint.is_some().then_some(hint_id);
        let (value, sent) = (option.value.clone(), option.value.clone());
        view! {
            <div class="option">
                <input type="radio" id=id.clone() name=field.as_str() value=option.value aria-describedby=described
                    prop:checked=move || live.with(|l| l.value == value)
                    on:change=move |_| answer(send, field, sent.clone())/>
                <label for=id>{option.label}</label>
                {hint}
            </div>
        }
    };
    let options: Vec<_> = options.into_iter().enumerate().map(option).collect();
    view! {
        <fieldset class="field" class:wrong=move || live.with(|l| !l.error.is_empty()) aria-describedby=error_id>
            <legend class=if quiet { "unseen" } else { "" }>{legend}</legend>
            {error(signals, field)}
            {options}
        </fieldset>
    }
    .into_any()
}

/// A checklist.
pub(super) fn ticks(signals: Signals, send: Dispatch, legend: String, items: Vec<Tick>) -> AnyView {
    let item = |item: Tick| {
        let (check, ticked) = (item.check, signals.ticked(item.check));
        let id = ["c-", check.as_str()].concat();
        view! {
            <div class="option">
                <input type="checkbox" id=id.clone() prop:checked=move || ticked.get()
                    on:change=move |event| send.run(Command::Case(Event::Ticked(check, event_target_checked(&event))))/>
                <label for=id>{item.label}</label>
            </div>
        }
    };
    let items: Vec<_> = items.into_iter().map(item).collect();
    view! { <fieldset class="field"><legend>{legend}</legend>{items}</fieldset> }.into_any()
}

/// A button.
pub(super) fn button(send: Dispatch, label: String, command: Command, strong: bool) -> AnyView {
    view! {
        <p class="button"><button type="button" class=if strong { "strong" } else { "" }
            on:click=move |_| send.run(command.clone())>{label}</button></p>
    }
    .into_any()
}
