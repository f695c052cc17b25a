//! A field in which one looks for one of many: the combobox of the ARIA authoring practices, with a list in groups.
//!
//! Invariant: what is listed, found and chosen comes from the screen; only whether the list is open and which answer the
//! arrows stand at lives here. The focus never leaves the field. A key that an input method still needs is not ours.

use super::controls::{error, group, mark_wrong, typed};
use super::element::El;
use super::region::{Part, keep};
use super::slot::Slot;
use super::{Dispatch, Signals};
use crate::screen::{Combobox, Command, ListGroup};
use crate::wizard::{Event, Field};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What Safari calls a key that has just confirmed a word.
const CONFIRMS_A_WORD: u32 = 229;

/// The list of one combobox.
#[derive(Clone, Copy)]
struct List {
    signals: Signals,
    send: Dispatch,
    field: Field,
    query: Field,
    open: RwSignal<bool>,
    /// The answer at which the arrows stand.
    at: RwSignal<Option<usize>>,
}

impl List {
    fn count(self) -> usize {
        self.signals.screen.with(|s| s.listed.options().count())
    }

    /// Whether there is something to see.
    fn shows(self) -> bool {
        self.open.get() && self.count() > 0
    }

    fn open(self) {
        self.open.set(true);
        self.at.set(None);
    }

    fn close(self) {
        self.open.set(false);
        self.at.set(None);
    }

    fn choose(self, at: usize) {
        let screen = self.signals.screen;
        let Some(answer) = screen.with_untracked(|s| s.listed.options().nth(at).cloned()) else {
            return;
        };
        self.close();
        let answered = |field, text| self.send.run(Command::Case(Event::Answered(field, text)));
        answered(self.query, answer.label);
        answered(self.field, answer.value);
    }

    /// What a key does; whether that is all it does.
    fn pressed(self, key: &str, alt: bool) -> bool {
        let (shows, at) = untrack(|| (self.shows(), self.at.get()));
        let last = untrack(|| self.count()).saturating_sub(1);
        let next = match (key, shows) {
            ("ArrowDown" | "ArrowUp", false) if alt => None,
            ("ArrowUp", true) if alt => {
                self.close();
                return true;
            }
            ("ArrowDown", _) => at.filter(|at| *at < last).map(|at| at + 1).or(Some(0)),
            ("ArrowUp", _) => at.and_then(|at| at.checked_sub(1)).or(Some(last)),
            ("Home", true) if at.is_some() => Some(0),
            ("End", true) if at.is_some() => Some(last),
            ("Enter", true) => match at {
                Some(at) => {
                    self.choose(at);
                    return true;
                }
                // The first one is shown to be meant before anything is chosen.
                None => Some(0),
            },
            ("Escape", true) => {
                self.close();
                return true;
            }
            _ => return false,
        };
        self.open.set(true);
        self.at.set(next);
        true
    }
}

/// Draws it.
pub(super) fn combobox(signals: Signals, send: Dispatch, of: &Combobox) -> El {
    let field = of.field;
    let slot = Slot::Field(field);
    let list = List {
        signals,
        send,
        field,
        query: of.query,
        open: RwSignal::new(false),
        at: RwSignal::new(None),
    };
    let described = [part_id(field, "hint"), part_id(field, "error")].join(" ");
    let mut write = typed(signals, send, &Slot::Field(of.query));
    let input = El::with_class("input", "wide")
        .set("type", "text")
        .set("id", &slot.id())
        .set("role", "combobox")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "search")
        .set("aria-autocomplete", "list")
        .set("aria-haspopup", "listbox")
        .set("aria-controls", &part_id(field, "list"))
        .set("aria-describedby", &described)
        .follow(Box::new(move || list.shows().to_string()), |e, shows| {
            drop(e.set_attribute("aria-expanded", shows));
        })
        .follow(Box::new(move || signals.field(field, |l| &l.error)), mark_wrong)
        .value_of(Box::new(move || signals.field(list.query, |l| &l.value)))
        .on(
            "input",
            Box::new(move |event| {
                write(event);
                list.open();
            }),
        )
        .on("click", Box::new(move |_| list.open()))
        .on("blur", Box::new(move |_| list.close()))
        .on("keydown", Box::new(move |event| key_down(list, &event)));
    let typed_in = input.0.clone();
    let again = El::said("button", "quiet", &of.again)
        .set("type", "button")
        .on("click", Box::new(move |_| look_again(list, &typed_in)));
    let chosen = move || signals.screen.with(|s| s.listed.chosen.clone());
    let chosen = El::with_class("div", "chosen")
        .follow(Box::new(chosen), |e, words| {
            drop(e.set_attribute("class", if words.is_empty() { "unseen" } else { "chosen" }));
        })
        .add(El::new("p").set("role", "status").text_of(Box::new(chosen)))
        .add(again.follow(Box::new(chosen), |e, words| hide(e, words.is_empty())));
    group("div", signals, &slot)
        .add(El::said("label", "", &of.label).set("for", &slot.id()))
        .add(El::said("p", "hint", &of.hint).set("id", &part_id(field, "hint")))
        .add(error(signals, &slot))
        .add(
            El::with_class("div", "combobox")
                .add(follow_arrows(input, list))
                .add(options(list, &of.list)),
        )
        .add(
            El::with_class("p", "meaning found")
                .set("role", "status")
                .text_of(Box::new(move || signals.screen.with(|s| s.listed.said.clone()))),
        )
        .add(chosen)
}

fn hide(element: &Element, hidden: bool) {
    let _ = if hidden {
        element.set_attribute("hidden", "")
    } else {
        element.remove_attribute("hidden")
    };
}

fn key_down(list: List, event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let confirms = key.is_composing() || key.key_code() == CONFIRMS_A_WORD;
    // Neither chosen nor sent: the Enter that ends a composition belongs to the input method.
    if confirms && key.key() == "Enter" || !confirms && list.pressed(&key.key(), key.alt_key()) {
        event.prevent_default();
    }
}

/// The field names the answer at which the arrows stand, and the list marks it and moves to it.
fn follow_arrows(input: El, list: List) -> El {
    let at = move || {
        list.at
            .get()
            .filter(|_| list.shows())
            .map(|at| option_id(list.field, at))
            .unwrap_or_default()
    };
    input.follow(Box::new(at), |input, id| {
        let page = document();
        let listbox = input
            .get_attribute("aria-controls")
            .and_then(|id| page.get_element_by_id(&id));
        if let Some(before) = listbox.and_then(|l| l.query_selector("[aria-selected=true]").ok().flatten()) {
            drop(before.set_attribute("aria-selected", "false"));
        }
        let Some(option) = page.get_element_by_id(id) else {
            drop(input.remove_attribute("aria-activedescendant"));
            return;
        };
        drop(input.set_attribute("aria-activedescendant", id));
        drop(option.set_attribute("aria-selected", "true"));
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    })
}

/// The field takes focus with its text marked, and everything is listed.
fn look_again(list: List, input: &Element) {
    if let Some(input) = input.dyn_ref::<web_sys::HtmlInputElement>() {
        let _ = input.focus();
        input.select();
        list.open();
    }
}

fn part_id(field: Field, part: &str) -> String {
    Slot::Field(field).part_id(part)
}

fn option_id(field: Field, at: usize) -> String {
    part_id(field, &["option-", &at.to_string()].concat())
}

/// The list; empty while it is closed.
fn options(list: List, label: &str) -> El {
    let start = part_id(list.field, "option-");
    let clicked = move |event: web_sys::Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let option = target.and_then(|t| t.closest("[role=option]").ok().flatten());
        let at = option.and_then(|o| o.id().strip_prefix(&start).and_then(|at| at.parse().ok()));
        if let Some(at) = at {
            list.choose(at);
        }
    };
    let groups = move || {
        let groups = if list.shows() {
            list.signals.screen.with(|s| s.listed.groups.clone())
        } else {
            Vec::new()
        };
        let mut from = 0;
        let part = |group: ListGroup| {
            let first = from;
            from += group.options.len();
            Part::new(
                &(first, group.clone()),
                Box::new(move || options_of(list.field, first, &group)),
            )
        };
        groups.into_iter().map(part).collect()
    };
    keep(El::with_class("div", "found-list"), Box::new(groups))
        .set("id", &part_id(list.field, "list"))
        .set("role", "listbox")
        .set("aria-label", label)
        .follow(Box::new(move || list.shows().to_string()), |e, shows| {
            hide(e, shows == "false")
        })
        // The field keeps its focus, so that the list does not close before the click.
        .on("mousedown", Box::new(|event| event.prevent_default()))
        .on("click", Box::new(clicked))
}

fn options_of(field: Field, first: usize, group: &ListGroup) -> El {
    let heading = part_id(field, &["group-", &first.to_string()].concat());
    let mut whole = El::new("div")
        .set("role", "group")
        .set("aria-labelledby", &heading)
        .add(
            El::said("p", "", &group.heading)
                .set("id", &heading)
                .set("role", "presentation"),
        );
    for (at, option) in (first..).zip(&group.options) {
        let hint = (!option.hint.is_empty()).then(|| El::said("span", "hint", &option.hint));
        whole = whole.add(
            El::new("div")
                .set("role", "option")
                .set("id", &option_id(field, at))
                .set("aria-selected", "false")
                .add(El::said("span", "", &option.label))
                .text(" ")
                .add_some(hint),
        );
    }
    whole
}
