//! The frame around every page: header, heading, problems, parts, main button, footer.

use super::blocks::block;
use super::buttons::plain_button;
use super::element::{El, focus};
use super::notices::notices;
use super::region::{Part, keep};
use super::{Dispatch, Focus, SaveNote, Signals, problems};
use crate::messages::{Catalogue, Language};
use crate::screen::{Command, Key, Place};
use leptos::prelude::*;

/// The language of what is said to providers.
pub(super) const PROVIDER_LANGUAGE: &str = Language::En.as_str();

/// The whole page.
#[component]
pub fn Page(
    /// What is shown.
    signals: Signals,
    /// Where commands go.
    send: Dispatch,
) -> impl IntoView {
    let page = NodeRef::<leptos::html::Div>::new();
    let owner = Owner::current().unwrap_or_default();
    page.on_load(move |page| owner.with(|| draw(El(page.into()), signals, send)));
    move_focus(signals);
    view! { <div node_ref=page class={"page"}></div> }
}

fn draw(page: El, signals: Signals, send: Dispatch) {
    let words = move |pick: fn(&Catalogue) -> &'static str| Box::new(move || pick(signals.t()).to_owned());
    page.add(
        El::with_class("a", "skip")
            .leading_to("#main")
            .text_of(words(|t| t.frame.skip)),
    )
    .add(header(signals, send))
    .add(keep(El::new("div"), Box::new(move || notices(signals, send))))
    .add(main(signals, send))
    .add(
        El::with_class("div", "saved")
            .set("role", "status")
            .text_of(Box::new(move || saved(signals).to_owned())),
    )
    .add(keep(
        El::new("div"),
        Box::new(move || failed(signals, send).into_iter().collect()),
    ))
    .add(
        El::with_class("div", "said")
            .set("role", "status")
            .text_of(Box::new(move || signals.said.get())),
    )
    .add(footer(signals));
}

fn header(signals: Signals, send: Dispatch) -> El {
    let brand = El::with_class("a", "brand")
        .leading_to(&Place::Home.href())
        .with_key(Key::Home)
        .add(El::with_class("span", "mark").set("aria-hidden", "true"))
        .add(El::new("span").text_of(Box::new(move || signals.t().frame.app_name.to_owned())));
    let switch = keep(
        El::new("div"),
        Box::new(move || {
            let asked = signals.screen.with(|s| s.asks_language);
            let part = Part::new(&"switch", Box::new(move || language_switch(signals, send)));
            if asked { Vec::new() } else { vec![part] }
        }),
    );
    El::with_class("header", "top").add(brand).add(switch)
}

/// The other language, in its own name.
fn language_switch(signals: Signals, send: Dispatch) -> El {
    let other = move || signals.language.get().other();
    El::with_class("button", "quiet")
        .set("type", "button")
        .follow(Box::new(move || other().as_str().to_owned()), |e, tag| {
            drop(e.set_attribute("lang", tag))
        })
        .text_of(Box::new(move || signals.t().frame.other_language.to_owned()))
        .on(
            "click",
            Box::new(move |_| send.run(Command::Speak(signals.language.get_untracked().other()))),
        )
}

fn main(signals: Signals, send: Dispatch) -> El {
    let screen = signals.screen;
    let head = keep(
        El::with_class("div", "head"),
        Box::new(move || {
            let mut parts = Vec::new();
            if let Some(href) = screen.with(|s| s.back.clone()) {
                let label = signals.t().frame.back;
                parts.push(Part::new(
                    &(&href.clone(), label),
                    Box::new(move || El::said("a", "back", label).leading_to(&href).with_key(Key::Back)),
                ));
            }
            // Its key never changes: the heading keeps focus while its words follow.
            parts.push(Part::new(
                &"heading",
                Box::new(move || {
                    El::new("h1")
                        .set("id", "heading")
                        .set("tabindex", "-1")
                        .text_of(Box::new(move || screen.with(|s| s.heading.clone())))
                }),
            ));
            parts.extend(problems::summary(signals));
            parts
        }),
    );
    // What the button that is drawn says, not what the newest screen would: a second click belongs to the first page.
    let drawn = StoredValue::new(None::<Command>);
    let submitted = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(command) = drawn.get_value() {
            send.run(command);
        }
    };
    let form = keep(
        El::new("form").set("novalidate", ""),
        Box::new(move || form_parts(signals, send, drawn)),
    )
    .on("submit", Box::new(submitted));
    let after = keep(
        El::new("div"),
        Box::new(move || {
            let label = signals.t().frame.overview;
            let link = screen.with(|s| s.overview.clone()).map(|href| {
                Part::new(
                    &(&href.clone(), label),
                    Box::new(move || {
                        let link = El::said("a", "", label).leading_to(&href).with_key(Key::Overview);
                        El::with_class("p", "to-overview").add(link)
                    }),
                )
            });
            link.into_iter().collect()
        }),
    );
    El::new("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .follow(Box::new(move || screen.with(|s| s.name.clone())), |e, name| {
            drop(e.set_attribute("data-step", name))
        })
        .follow(Box::new(move || screen.with(|s| s.stage.to_owned())), |e, name| {
            drop(e.set_attribute("data-stage", name));
        })
        .add(head)
        .add(form)
        .add(after)
}

/// The parts of the page, and the main button.
fn form_parts(signals: Signals, send: Dispatch, drawn: StoredValue<Option<Command>>) -> Vec<Part> {
    let (blocks, submit, class) = signals.screen.with(|s| {
        let class = if s.has_main_button() { "" } else { "strong" };
        (s.blocks.clone(), s.submit.clone(), class)
    });
    let mut parts: Vec<Part> = Vec::with_capacity(blocks.len() + 1);
    for (at, part) in blocks.iter().enumerate() {
        // Twins are told apart by their order.
        let twins = blocks.iter().take(at).filter(|other| *other == part).count();
        let drawn = part.clone();
        parts.push(Part::new(&(part, twins), Box::new(move || block(signals, send, drawn))));
    }
    if let Some((label, command)) = submit {
        let made_of = ("submit", class, label.clone(), command.clone());
        parts.push(Part::new(
            &made_of,
            Box::new(move || {
                drawn.set_value(Some(command));
                let button = El::said("button", class, &label)
                    .set("type", "submit")
                    .with_key(Key::GoOn);
                El::with_class("p", "go-on").add(button)
            }),
        ));
    }
    parts
}

/// What is said of the last write, when it went well.
fn saved(signals: Signals) -> &'static str {
    let t = signals.t();
    match signals.save.get() {
        SaveNote::Saved => t.frame.saved,
        SaveNote::InTab => t.privacy.in_tab,
        SaveNote::Quiet | SaveNote::Failed(_) => "",
    }
}

/// A write that failed, said aloud, with another try.
fn failed(signals: Signals, send: Dispatch) -> Option<Part> {
    let SaveNote::Failed(why) = signals.save.get() else {
        return None;
    };
    let t = signals.t();
    Some(Part::new(
        &(why, t.frame.not_saved),
        Box::new(move || {
            let said = El::new("p")
                .add(El::said("strong", "", t.frame.not_saved))
                .text(" ")
                .text(t.save_error(why));
            let again = plain_button(send, "", t.frame.try_again, Command::SaveAgain);
            El::with_class("div", "not-saved")
                .set("role", "alert")
                .add(said)
                .add(again)
        }),
    ))
}

fn footer(signals: Signals) -> El {
    let link = |place: Place, pick: fn(&Catalogue) -> &'static str| {
        El::new("a")
            .leading_to(&place.href())
            .text_of(Box::new(move || pick(signals.t()).to_owned()))
    };
    let nav = El::new("nav")
        .follow(Box::new(move || signals.t().frame.about.to_owned()), |e, label| {
            drop(e.set_attribute("aria-label", label))
        })
        .add(link(Place::Home, |t| t.frame.all_cases))
        .add(link(Place::About, |t| t.frame.about))
        .add(link(Place::Privacy, |t| t.frame.privacy));
    El::new("footer").add(nav)
}

/// Moves focus where the program wants it, once the new page stands.
fn move_focus(signals: Signals) {
    let mut first = true;
    Effect::new(move |_| {
        let Some(target) = signals.focus.get().target() else {
            return;
        };
        // The page has just been opened: the browser's own place is right.
        if !std::mem::take(&mut first) {
            request_animation_frame(move || focus(&target));
        }
        signals.focus.set(Focus::Stay);
    });
}
