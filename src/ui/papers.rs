//! A file that was made for the person: what is said of it, the link that saves it, and the picture if it is one.

use super::element::El;
use super::{Dispatch, Signals};
use crate::screen::{Command, Handed, PaperOrder};
use leptos::prelude::*;
use web_sys::Element;

/// The elements stay the same while the file is made, so that what is said of it is read out.
pub(super) fn handed(signals: Signals, send: Dispatch) -> El {
    let now = move |part: fn(&Handed) -> String| {
        Box::new(move || signals.screen.with(|s| part(&s.handed))) as Box<dyn Fn() -> String>
    };
    let shown: fn(&Element, &str) = |element, text| {
        let _ = if text.is_empty() {
            element.set_attribute("hidden", "")
        } else {
            element.remove_attribute("hidden")
        };
    };
    let set = |name: &'static str| -> fn(&Element, &str) {
        match name {
            "href" => |element, text| drop(element.set_attribute("href", text)),
            "download" => |element, text| drop(element.set_attribute("download", text)),
            "alt" => |element, text| drop(element.set_attribute("alt", text)),
            _ => |element, text| drop(element.set_attribute("src", text)),
        }
    };
    let sound = |h: &Handed| match (h.said.is_empty(), h.failed, h.href.is_empty()) {
        (true, ..) => String::new(),
        (_, true, _) => "note caution".to_owned(),
        (_, _, true) => "note info".to_owned(),
        (_, _, false) => "note good".to_owned(),
    };
    let said = El::new("p")
        .set("role", "status")
        .text_of(now(|h| h.said.clone()))
        .follow(now(sound), |element, class| element.set_class_name(class));
    let link = El::with_class("a", "button strong")
        .text_of(now(|h| h.save.clone()))
        .follow(now(|h| h.href.clone()), set("href"))
        .follow(now(|h| h.name.clone()), set("download"));
    let picture = El::with_class("img", "handed")
        .follow(
            now(|h| {
                if h.seen.is_empty() {
                    String::new()
                } else {
                    h.href.clone()
                }
            }),
            set("src"),
        )
        .follow(now(|h| h.seen.clone()), set("alt"))
        .follow(now(|h| h.seen.clone()), shown);
    // Where a saved file is hard to find again, as from an installed page on an iPhone, another app takes it.
    let share = El::new("button")
        .set("type", "button")
        .text_of(now(|h| h.share.clone()))
        .on("click", Box::new(move |_| send.run(Command::Paper(PaperOrder::Share))));
    let way = |class: &str, part: fn(&Handed) -> String, control: El| {
        El::with_class("p", class).follow(now(part), shown).add(control)
    };
    El::new("div")
        .add(said)
        .add(picture)
        .add(way("link", |h| h.href.clone(), link))
        .add(way("button", |h| h.share.clone(), share))
}
