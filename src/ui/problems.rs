//! The list of what is wrong: it takes focus and leads to the fields.

use super::Signals;
use super::element::{El, focus};
use super::region::Part;
use super::slot::Slot;
use crate::messages::Catalogue;
use crate::screen::Shown;
use leptos::prelude::*;

/// The summary above the page; nothing if all is well.
pub(super) fn summary(signals: Signals) -> Option<Part> {
    let problems = signals.screen.with(|s| s.problems.clone());
    if problems.is_empty() {
        return None;
    }
    let t = signals.t();
    let title = t.frame.problems;
    Some(Part::new(
        &(title, &problems.clone()),
        Box::new(move || {
            El::with_class("div", "problems")
                .set("id", "problems")
                .set("role", "alert")
                .set("tabindex", "-1")
                .set("aria-labelledby", "problems-title")
                .add(El::said("h2", "", title).set("id", "problems-title"))
                .add(El::new("ul").add_all(problems.iter().map(|problem| item(problem, t)).collect()))
        }),
    ))
}

fn item(problem: &Shown, t: &Catalogue) -> El {
    let mut item = El::new("li");
    let entry = problem.entry.clone().map(Slot::Entry);
    item = match problem.field.map(Slot::Field).or(entry) {
        Some(slot) => {
            let id = slot.id();
            let address = ["#", &id].concat();
            // The address stays: a fragment would be a place of its own.
            item.add(El::said("a", "", &problem.text).leading_to(&address).on(
                "click",
                Box::new(move |event| {
                    event.prevent_default();
                    focus(&id);
                }),
            ))
        }
        None => item.text(&problem.text),
    };
    match &problem.link {
        // The sentence goes on with the link.
        Some((href, label)) => item
            .text(&t.said_of("", ""))
            .add(El::said("a", "", label).leading_to(href)),
        None => item,
    }
}
