//! What this page does, and does not do.

use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::Language;

/// What this page does, and does not do.
#[must_use]
pub fn about(language: Language) -> Screen {
    let t = language.catalogue();
    let a = &t.about;
    let mut screen = Screen::new("about", a.heading);
    screen.list(
        false,
        [a.how_does, a.how_not, a.back_up_text].map(str::to_owned).to_vec(),
    );
    screen.heading(a.data_heading);
    screen.text(a.data_text);
    for (label, file) in [(a.data_all, "directory.json"), (a.data_schema, "schema.json")] {
        screen.link(label, Some(&["directory/", file].concat()), false);
    }
    screen.link(t.explain.link, Some(&Place::Explain.href()), false);
    screen.link(t.law.link, Some(&Place::Law.href()), false);
    screen.link(t.evidence.verify_link, Some(&Place::Verify.href()), false);
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}
