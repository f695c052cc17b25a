//! Lists: terms, answers, steps, cases.

use super::element::El;
use crate::screen::{Card, Pair, Row, Task, TaskGroup};

/// Terms and what is said of them.
pub(super) fn pairs(pairs: &[Pair]) -> El {
    let pair = |pair: &Pair| {
        El::new("div")
            .add(El::said("dt", "", &pair.term))
            .add(El::said("dd", "", &pair.text))
    };
    El::with_class("dl", "pairs").add_all(pairs.iter().map(pair).collect())
}

/// A link whose words say to whom it belongs to those who cannot see where it stands.
fn link_for(class: &str, label: &str, href: &str, whose: &str) -> El {
    let whose = El::with_class("span", "unseen").text(": ").text(whose);
    El::said("a", class, label).leading_to(href).add(whose)
}

/// Answers, each with a way to change it.
pub(super) fn rows(change: &str, rows: &[Row]) -> El {
    let row = |row: &Row| {
        El::new("div")
            .add(El::said("dt", "", &row.term))
            .add(El::said("dd", "", &row.text))
            .add(El::with_class("dd", "change").add(link_for("", change, &row.change, &row.term)))
    };
    El::with_class("dl", "rows").add_all(rows.iter().map(row).collect())
}

/// The task list.
pub(super) fn tasks(groups: &[TaskGroup]) -> El {
    let group = |group: &TaskGroup| {
        El::new("section")
            .add(El::said("h2", "", &group.title))
            .add(El::with_class("ul", "tasks").add_all(group.tasks.iter().map(task).collect()))
    };
    El::new("div").add_all(groups.iter().map(group).collect())
}

fn task(task: &Task) -> El {
    let class = match (task.done, task.next) {
        (true, _) => "done",
        (false, true) => "next",
        (false, false) => "",
    };
    let name = match &task.href {
        Some(href) => El::said("a", "", &task.label).leading_to(href),
        None => El::said("span", "", &task.label),
    };
    El::with_class("li", class)
        .add(name)
        .add(El::said("span", "status", &task.status))
}

/// The list of cases.
pub(super) fn cases(cards: &[Card]) -> El {
    El::with_class("ul", "cases").add_all(cards.iter().map(card).collect())
}

fn card(card: &Card) -> El {
    let some = |text: &str, class: &str| (!text.is_empty()).then(|| El::said("p", class, text));
    let (remove, remove_href) = &card.remove;
    let button = if card.strong { "button strong" } else { "button" };
    // Two plans may have one name.
    let whose = [card.title.as_str(), &card.under]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    El::with_class("li", "case")
        .set("data-stage", card.stage_name)
        .add(El::said("h3", "", &card.title))
        .add_some(some(&card.practice, "badge"))
        .add_some(some(&card.overdue, "badge overdue"))
        .add_some(some(&card.todo, "todo"))
        .add_some(some(&card.due, "due"))
        .add_some(some(&card.under, "under"))
        .add(El::said("p", "stage", &card.stage))
        .add(El::with_class("p", "link").add(link_for(button, &card.next, &card.href, &whose)))
        .add(El::with_class("p", "link").add(link_for("", remove, remove_href, &whose)))
}
