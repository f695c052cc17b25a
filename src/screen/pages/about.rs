//! The explainer: what the card is, what "cancel" means, what this page does.

use super::super::block::Tone;
use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::Language;

/// The explainer.
#[must_use]
pub fn about(language: Language) -> Screen {
    let t = language.catalogue();
    let a = &t.about;
    let mut screen = Screen::new("about", a.heading);
    screen.heading(a.what_heading);
    screen.text(a.what_text);
    screen.heading(a.three_heading);
    screen.list(
        true,
        [a.three_renewal, a.three_line, a.three_account]
            .map(str::to_owned)
            .to_vec(),
    );
    screen.note(Tone::Caution, a.profile_text);
    screen.heading(a.how_heading);
    screen.list(
        false,
        [a.how_does, a.how_not, a.back_up_text].map(str::to_owned).to_vec(),
    );
    screen.heading(a.data_heading);
    screen.text(a.data_text);
    for (label, file) in [(a.data_all, "directory.json"), (a.data_schema, "schema.json")] {
        screen.link(label, Some(&["directory/", file].concat()), false);
    }
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}
