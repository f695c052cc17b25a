//! A file that was made for the person: what is said of it, the link that saves it, and the picture if it is one.

use super::blocks::tone_class;
use super::element::El;
use super::{Dispatch, Signals};
use crate::screen::{Command, Handed, PaperOrder};
use leptos::prelude::*;

/// The elements stay the same while the file is made, so that what is said of it is read out.
pub(super) fn handed(signals: Signals, send: Dispatch) -> El {
    let now = move |part: fn(&Handed) -> String| {
        Box::new(move || signals.screen.with(|s| part(&s.handed))) as Box<dyn Fn() -> String>
    };
    let said = El::new("p")
        .set("role", "status")
        .text_of(now(|h| h.said.clone()))
        .attribute_of("class", now(|h| h.tone.map(tone_class).unwrap_or_default().to_owned()));
    let link = El::with_class("a", "button strong")
        .text_of(now(|h| h.save.clone()))
        .attribute_of("href", now(|h| h.href.clone()))
        .attribute_of("download", now(|h| h.name.clone()));
    let picture = El::with_class("img", "handed")
        .attribute_of("src", now(|h| h.picture.clone()))
        .attribute_of("alt", now(|h| h.seen.clone()))
        .hidden_without(now(|h| h.picture.clone()));
    // Where a saved file is hard to find again, as from an installed page on an iPhone, another app takes it.
    let share = El::new("button")
        .set("type", "button")
        .text_of(now(|h| h.share.clone()))
        .on("click", Box::new(move |_| send.run(Command::Paper(PaperOrder::Share))));
    let way = |class: &str, part: fn(&Handed) -> String, control: El| {
        El::with_class("p", class).hidden_without(now(part)).add(control)
    };
    El::new("div")
        .add(said)
        .add(picture)
        .add(way("link", |h| h.href.clone(), link))
        .add(way("button", |h| h.share.clone(), share))
}
