//! The builder of elements.
//!
//! Invariant: it makes elements, attributes and text, never HTML from a string, so nothing that was typed, fetched or
//! read can become markup. Listeners and effects live as long as the owner under which they were made.

use crate::screen::{Key, Leads};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// An element under construction.
pub(super) struct El(pub(super) Element);

/// A text that follows the signals it reads.
pub(super) type Text = Box<dyn Fn() -> String>;

/// What is done with a text that has changed.
type Write = Box<dyn Fn(&Element, &str)>;

impl El {
    /// An element of this name.
    #[expect(clippy::expect_used, reason = "the names are our own and every one of them is valid")]
    pub(super) fn new(name: &str) -> Self {
        Self(document().create_element(name).expect("a valid element name"))
    }

    /// An element of a drawing.
    #[expect(clippy::expect_used, reason = "the names are our own and every one of them is valid")]
    pub(super) fn drawn(name: &str) -> Self {
        let space = Some("http://www.w3.org/2000/svg");
        Self(document().create_element_ns(space, name).expect("a valid element name"))
    }

    /// An element with a class.
    pub(super) fn with_class(name: &str, class: &str) -> Self {
        let element = Self::new(name);
        if class.is_empty() {
            element
        } else {
            element.set("class", class)
        }
    }

    /// An element with a text in it.
    pub(super) fn said(name: &str, class: &str, text: &str) -> Self {
        Self::with_class(name, class).text(text)
    }

    /// Sets an attribute.
    pub(super) fn set(self, name: &str, value: &str) -> Self {
        // Only a malformed name is refused, and the names are our own.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Makes it a link to an address. Another page opens beside this one and is told nothing of it; what may not become a link
    /// stays words.
    pub(super) fn leading_to(self, address: &str) -> Self {
        match Leads::of(address) {
            Some(Leads::Within | Leads::ToProgram) => self.set("href", address),
            Some(Leads::Away) => self
                .set("href", address)
                .set("target", "_blank")
                .set("rel", "noopener noreferrer"),
            None => self,
        }
    }

    /// Adds a text.
    pub(super) fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Adds an element.
    pub(super) fn add(self, child: Self) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Adds elements.
    pub(super) fn add_all(self, children: Vec<Self>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    /// Adds an element if there is one.
    pub(super) fn add_some(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// Calls back when something happens to it.
    pub(super) fn on(self, event: &str, call: Box<dyn FnMut(web_sys::Event)>) -> Self {
        let listener = Closure::wrap(call);
        let _ = self
            .0
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        StoredValue::new_local(listener);
        self
    }

    /// Writes a text to the element whenever it changes.
    pub(super) fn follow(self, read: Text, write: fn(&Element, &str)) -> Self {
        self.followed(read, Box::new(write))
    }

    /// An attribute follows.
    pub(super) fn attribute_of(self, name: &'static str, read: Text) -> Self {
        self.followed(
            read,
            Box::new(move |element, text| drop(element.set_attribute(name, text))),
        )
    }

    /// It is hidden while there is no text.
    pub(super) fn hidden_without(self, read: Text) -> Self {
        self.follow(read, |element, text| {
            let _ = if text.is_empty() {
                element.set_attribute("hidden", "")
            } else {
                element.remove_attribute("hidden")
            };
        })
    }

    fn followed(self, read: Text, write: Write) -> Self {
        let element = self.0.clone();
        let effect = RenderEffect::new(move |before: Option<String>| {
            let now = read();
            if before.as_deref() != Some(now.as_str()) {
                write(&element, &now);
            }
            now
        });
        StoredValue::new_local(effect);
        self
    }

    /// Its text follows.
    pub(super) fn text_of(self, read: Text) -> Self {
        self.follow(read, |element, text| element.set_text_content(Some(text)))
    }

    /// Its value follows: what stands in a text field.
    pub(super) fn value_of(self, read: Text) -> Self {
        self.follow(read, set_value)
    }

    /// Reached by a key of the keyboard.
    pub(super) fn with_key(self, key: Key) -> Self {
        self.set("accesskey", key.as_str())
    }

    /// Whether it is checked follows.
    pub(super) fn checked_of(self, holds: Box<dyn Fn() -> bool>) -> Self {
        let read = move || if holds() { "on".to_owned() } else { String::new() };
        self.follow(Box::new(read), |element, text| {
            put(element, "checked", &JsValue::from_bool(!text.is_empty()))
        })
    }
}

/// Writes what stands in a text field.
pub(super) fn set_value(element: &Element, text: &str) {
    put(element, "value", &JsValue::from_str(text));
}

fn put(element: &Element, property: &str, value: &JsValue) {
    // Every element takes a property of this name; a foreign one would only carry it without effect.
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(property), value);
}

/// What stands in a text field.
pub(super) fn value(element: &Element) -> String {
    js_sys::Reflect::get(element, &JsValue::from_str("value"))
        .ok()
        .and_then(|v| v.as_string())
        .unwrap_or_default()
}

/// Whether a box is ticked.
pub(super) fn is_checked(element: &Element) -> bool {
    js_sys::Reflect::get(element, &JsValue::from_str("checked")).is_ok_and(|v| v.is_truthy())
}

/// The element with this id takes focus, and the page moves to it.
pub(super) fn focus(id: &str) {
    if let Some(element) = document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // A page that has lost the element since is no reason to fail.
        let _ = element.focus();
    }
}
