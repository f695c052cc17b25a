//! Which screen shows a place of a case.

use super::page::Screen;
use super::pages;
use super::place::Place;
use super::steps::step_screen;
use super::texts::{text_screen, texts_screen};
use super::view::View;

/// The screen of a place of a case; its task list for one that is none of its.
#[must_use]
pub fn case_screen(view: &View<'_>, place: &Place) -> Screen {
    match place {
        Place::Step(_, step) => step_screen(view, *step),
        Place::Texts(_) => texts_screen(view),
        Place::Text(_, kind) => text_screen(view, *kind),
        Place::Remove(_) => pages::remove(view),
        Place::Overview(_)
        | Place::Home
        | Place::Batches
        | Place::Batch(..)
        | Place::Contribute
        | Place::Record(_)
        | Place::About
        | Place::Explain
        | Place::Law
        | Place::Privacy
        | Place::Backup(_)
        // Its page is made of more than the case.
        | Place::Evidence(_)
        | Place::Verify
        | Place::Received
        | Place::Unknown => pages::overview(view),
    }
}
