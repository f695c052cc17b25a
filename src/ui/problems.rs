//! The list of what is wrong: it takes focus and leads to the fields.

use super::Signals;
use super::controls::field_id;
use super::frame::focus;
use crate::screen::Shown;
use leptos::prelude::*;

/// The summary above the page; nothing if all is well.
pub(super) fn summary(signals: Signals) -> Option<impl IntoView + use<>> {
    let problems = signals.screen.with(|s| s.problems.clone());
    if problems.is_empty() {
        return None;
    }
    let items: Vec<_> = problems.into_iter().map(item).collect();
    Some(view! {
        <div class="problems" id="problems" role="alert" tabindex="-1" aria-labelledby="problems-title">
            <h2 id="problems-title">{signals.t().frame.problems}</h2>
            <ul>{items}</ul>
        </div>
    })
}

fn item(problem: Shown) -> impl IntoView {
    let text = match problem.field {
        Some(field) => {
            let id = field_id(field);
            let target = id.clone();
            // The address stays: a fragment would be a place of its own.
            view! {
                <a href=["#", &id].concat() on:click=move |event| { event.prevent_default(); focus(&target); }>{problem.text}</a>
            }
            .into_any()
        }
        None => problem.text.into_any(),
    };
    let link = problem.link.map(|(href, label)| view! { ": "<a href=href>{label}</a> });
    view! { <li>{text}{link}</li> }
}
