//! What a person did on the pages that stand in the HTML, before the program was here (`public/first.js`).

use crate::messages::Language;
use js_sys::Reflect;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// A case that was begun.
pub struct Begun {
    /// It is a practice run.
    pub practice: bool,
    /// The answer to the first question; empty for none.
    pub answer: String,
    /// The main button was pressed.
    pub done: bool,
}

/// What the history says of a case that was begun at this address.
struct Note(JsValue);

impl Note {
    fn here() -> Option<Self> {
        let note = Self(window().history().ok()?.state().ok()?);
        note.said("begun").is_truthy().then_some(note)
    }

    fn said(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }
}

/// Whether a case was begun at this address that nobody has taken yet.
#[must_use]
pub fn stands() -> bool {
    Note::here().is_some()
}

/// What was begun at this address; whoever asks takes it.
#[must_use]
pub fn take() -> Option<Begun> {
    let note = Note::here()?;
    let _ = window()
        .history()
        .ok()?
        .replace_state_with_url(&JsValue::NULL, "", None);
    Some(Begun {
        practice: note.said("practice").is_truthy(),
        answer: note.said("answer").as_string().unwrap_or_default(),
        done: note.said("done").is_truthy(),
    })
}

/// The language that was chosen; whoever asks takes it.
#[must_use]
pub fn take_language() -> Option<Language> {
    let root = document().document_element()?;
    let chosen = root.get_attribute("data-chosen")?;
    let _ = root.remove_attribute("data-chosen");
    chosen.parse().ok()
}

/// Where the person is on a page that is about to be drawn anew with the same elements.
pub struct Standing {
    /// The way down to the element that has focus, child by child.
    focus: Option<Vec<u32>>,
    /// How far the page is scrolled.
    scrolled: f64,
}

impl Standing {
    /// Looks where the person is within the first page of this element.
    #[must_use]
    pub fn within(root: &Element) -> Self {
        Self {
            focus: way_to_focus(root),
            scrolled: window().scroll_y().unwrap_or_default(),
        }
    }

    /// Puts the person back there, once the page is drawn and before anybody sees it.
    pub fn keep(self, root: &Element) {
        let root = root.clone();
        request_animation_frame(move || {
            let down = |element: Option<Element>, at: &u32| element?.children().item(*at);
            let way = self.focus.as_ref();
            let found = way.and_then(|way| way.iter().fold(page_in(&root), down));
            if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                // A page that has lost the element since is no reason to fail.
                let _ = element.focus();
            }
            window().scroll_to_with_x_and_y(0.0, self.scrolled);
        });
    }
}

fn page_in(root: &Element) -> Option<Element> {
    root.query_selector(":scope > .page").ok()?
}

fn way_to_focus(root: &Element) -> Option<Vec<u32>> {
    let page = page_in(root)?;
    let mut at = document().active_element()?;
    let mut way = Vec::new();
    while at != page {
        let parent = at.parent_element()?;
        let brothers = parent.children();
        way.push((0..brothers.length()).find(|place| brothers.item(*place).as_ref() == Some(&at))?);
        at = parent;
    }
    way.reverse();
    Some(way)
}
