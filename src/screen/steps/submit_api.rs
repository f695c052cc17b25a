//! `submit` by an API: what is sent, the keys if they were forgotten, and what is under way.

use super::super::block::{Command, Tone};
use super::super::page::Screen;
use super::super::view::View;
use super::api;
use crate::wizard::Event;

/// Before the act.
pub(super) fn before(screen: &mut Screen, view: &View<'_>) {
    let t = &view.t().api;
    screen.lead(t.begin_text);
    api::trouble(screen, view);
    api::request(screen, view);
    if let Some(platform) = view.wizard.platform()
        && (api::keys_asked(view) || view.wizard.case.practice)
    {
        api::keys(screen, view, platform);
    }
    screen.submit = Some((t.begin.to_owned(), Command::Case(Event::ActBegun)));
}

/// While it is under way.
pub(super) fn under_way(screen: &mut Screen, view: &View<'_>) {
    api::progress(screen, view);
    screen.note(Tone::Caution, view.t().unknown.never_again);
}
