//! A picture of a code: a real file field, the camera, and what is said of what was read.

use super::blocks::tone_class;
use super::element::El;
use super::lines::{Drop, drop_zone};
use super::{Dispatch, Signals};
use crate::screen::{CAMERA_ID, Command, PICTURE_ID, Pictured};
use crate::wizard::{Event, ScanEvent};
use leptos::prelude::*;

/// The file field stays the same element while a picture is read, and so does the camera's button: neither loses focus.
pub(super) fn picture(signals: Signals, send: Dispatch, label: &str, hint: &str, view: &str) -> El {
    let given = move || send.run(Command::Case(Event::Scan(ScanEvent::PictureGiven)));
    let zone = Drop {
        id: PICTURE_ID,
        accept: "image/*",
        many: false,
        label,
        hint,
    };
    let now = move |part: fn(&Pictured) -> String| {
        Box::new(move || {
            signals
                .screen
                .with(|s| s.pictured.as_ref().map(part).unwrap_or_default())
        }) as Box<dyn Fn() -> String>
    };
    let label_now = |p: &Pictured| p.camera.as_ref().map(|(label, _)| label.clone()).unwrap_or_default();
    let looking = |p: &Pictured| if p.looking { "on".to_owned() } else { String::new() };
    let clicked = move |_| {
        let command = signals
            .screen
            .with_untracked(|s| s.pictured.as_ref().and_then(|p| p.camera.as_ref()?.1.clone()));
        if let Some(command) = command {
            send.run(command);
        }
    };
    let button = El::new("button")
        .set("type", "button")
        .text_of(now(label_now))
        .on("click", Box::new(clicked));
    let video = El::with_class("video", "camera")
        .set("id", CAMERA_ID)
        .set("aria-label", view)
        .set("playsinline", "")
        .set("autoplay", "")
        .set("muted", "")
        .hidden_without(now(looking));
    // Only the property silences it, and without silence no browser plays by itself.
    let _ = js_sys::Reflect::set(&video.0, &"muted".into(), &true.into());
    let said = El::new("p")
        .set("role", "status")
        .text_of(now(|p| p.said.clone()))
        .follow(
            now(|p| {
                let class = if p.said.is_empty() { "" } else { tone_class(p.tone) };
                class.to_owned()
            }),
            |element, class| element.set_class_name(class),
        );
    drop_zone(zone, Box::new(given))
        .add(El::with_class("p", "button").hidden_without(now(label_now)).add(button))
        .add(video)
        .add(said)
}
