//! Lists: terms, answers, days, steps, cases.

use super::blocks::tone_class;
use crate::screen::{Card, Mark, Pair, Row, Task, TaskGroup};
use leptos::prelude::*;

/// Terms and what is said of them.
pub(super) fn pairs(pairs: Vec<Pair>) -> AnyView {
    let pairs: Vec<_> = pairs
        .into_iter()
        .map(|pair| view! { <div><dt>{pair.term}</dt><dd>{pair.text}</dd></div> })
        .collect();
    view! { <dl class="pairs">{pairs}</dl> }.into_any()
}

/// Answers, each with a way to change it.
pub(super) fn rows(change: String, rows: Vec<Row>) -> AnyView {
    let row = |row: Row| {
        let which = row.term.clone();
        view! {
            <div>
                <dt>{row.term}</dt>
                <dd>{row.text}</dd>
                <dd class="change"><a href=row.change>{change.clone()}<span class="unseen">": "{which}</span></a></dd>
            </div>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! { <dl class="rows">{rows}</dl> }.into_any()
}

/// Days in order.
pub(super) fn timeline(label: String, marks: Vec<Mark>) -> AnyView {
    let marks: Vec<_> = marks
        .into_iter()
        .map(|mark| view! { <li class=tone_class(mark.tone)><strong>{mark.day}</strong>" "<span>{mark.label}</span></li> })
        .collect();
    let heading = label.clone();
    view! { <section class="timeline" aria-label=label><h3>{heading}</h3><ol>{marks}</ol></section> }.into_any()
}

/// The task list.
pub(super) fn tasks(groups: Vec<TaskGroup>) -> AnyView {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let tasks: Vec<_> = group.tasks.into_iter().map(task).collect();
            view! { <section><h2>{group.title}</h2><ul class="tasks">{tasks}</ul></section> }
        })
        .collect();
    view! { <div>{groups}</div> }.into_any()
}

fn task(task: Task) -> impl IntoView {
    let class = match (task.done, task.next) {
        (true, _) => "done",
        (false, true) => "next",
        (false, false) => "",
    };
    let name = match task.href {
        Some(href) => view! { <a href=href>{task.label}</a> }.into_any(),
        None => view! { <span>{task.label}</span> }.into_any(),
    };
    view! { <li class=class>{name}<span class="status">{task.status}</span></li> }
}

/// The list of cases.
pub(super) fn cases(cards: Vec<Card>) -> AnyView {
    let cards: Vec<_> = cards.into_iter().map(card).collect();
    view! { <ul class="cases">{cards}</ul> }.into_any()
}

fn card(card: Card) -> impl IntoView {
    let (remove, remove_href) = card.remove;
    let name = card.title.clone();
    let next_name = card.title.clone();
    let some = |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class=class>{text}</p> });
    view! {
        <li class="case" data-stage=card.stage_name>
            <h3>{card.title}</h3>
            {some(card.practice, "badge")}
            {some(card.overdue, "badge overdue")}
            {some(card.under, "under")}
            <p class="stage">{card.stage}</p>
            {some(card.due, "due")}
            <p class="link"><a class="button strong" href=card.href>{card.next}<span class="unseen">": "{next_name}</span></a></p>
            <p class="link"><a href=remove_href>{remove}<span class="unseen">": "{name}</span></a></p>
        </li>
    }
}
