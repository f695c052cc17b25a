//! A place on the page whose parts come and go.
//!
//! Invariant: a part whose key is still asked for keeps its element; what is no longer asked for goes, with its
//! listeners and effects.

use super::element::El;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use std::hash::{DefaultHasher, Hash, Hasher};
use web_sys::Element;

/// Tells a value from others.
pub(super) fn mark<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A part: what tells it from others, and how it is drawn.
pub(super) struct Part {
    key: u64,
    draw: Box<dyn FnOnce() -> El>,
}

impl Part {
    /// A part that is drawn anew when what it is made of has changed.
    pub(super) fn new<T: Hash>(made_of: &T, draw: Box<dyn FnOnce() -> El>) -> Self {
        Self {
            key: mark(made_of),
            draw,
        }
    }
}

struct Drawn {
    key: u64,
    element: Element,
    owner: Owner,
}

/// Keeps the children of an element in step with the parts asked for.
pub(super) fn keep(parent: El, parts: Box<dyn Fn() -> Vec<Part>>) -> El {
    let place = parent.0.clone();
    let mut drawn: Vec<Drawn> = Vec::new();
    // An owner remembers every child it ever had: those of parts that went serve again, or a page that is open for hours would grow.
    let mut spare: Vec<Owner> = Vec::new();
    let owner = Owner::current().unwrap_or_default();
    let effect = RenderEffect::new(move |_: Option<()>| {
        let mut old = std::mem::take(&mut drawn);
        for part in parts() {
            let kept = old.iter().position(|d| d.key == part.key).map(|at| old.remove(at));
            drawn.push(kept.unwrap_or_else(|| {
                let owner = spare.pop().unwrap_or_else(|| owner.child());
                let element = owner.with(part.draw).0;
                Drawn {
                    key: part.key,
                    element,
                    owner,
                }
            }));
        }
        for gone in old {
            gone.element.remove();
            gone.owner.cleanup();
            spare.push(gone.owner);
        }
        for (at, part) in (0_u32..).zip(&drawn) {
            let there = place.children().item(at);
            if there.as_ref() != Some(&part.element) {
                let _ = place.insert_before(&part.element, there.as_ref().map(AsRef::as_ref));
            }
        }
    });
    StoredValue::new_local(effect);
    parent
}
