//! Buttons.

use super::element::El;
use super::region::mark;
use super::{Dispatch, Signals};
use crate::screen::Command;
use leptos::prelude::*;

/// A button. What came of copying or pasting stands beside it; the live region says it to those who do not see it.
pub(super) fn button(signals: Signals, send: Dispatch, label: &str, command: Command, strong: bool) -> El {
    about(signals, send, (label, ""), command, strong)
}

/// The same; the element of this id says what it is for, where others are called like it.
pub(super) fn about(
    signals: Signals,
    send: Dispatch,
    (label, about): (&str, &str),
    command: Command,
    strong: bool,
) -> El {
    let beside = matches!(command, Command::Copy { .. } | Command::Paste(_)).then(|| {
        let own = mark(&command);
        let said = move || {
            let answer = |(to, said): &(u64, String)| (*to == own).then(|| said.clone());
            signals.answered.with(answer).unwrap_or_default()
        };
        El::with_class("span", "beside")
            .set("aria-hidden", "true")
            .text_of(Box::new(said))
    });
    let class = if strong { "strong" } else { "" };
    let mut button = plain_button(send, class, label, command);
    if !about.is_empty() {
        button = button.set("aria-describedby", about);
    }
    El::with_class("p", "button").add(button).add_some(beside)
}

/// A button in a line of other things.
pub(super) fn plain_button(send: Dispatch, class: &str, label: &str, command: Command) -> El {
    El::said("button", class, label)
        .set("type", "button")
        .on("click", Box::new(move |_| send.run(command.clone())))
}
