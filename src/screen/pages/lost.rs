//! Pages for those who lost their way, and the question for a language.

use super::super::block::{Block, Command, Tone};
use super::super::page::Screen;
use super::super::place::Place;
use crate::messages::{Catalogue, Language};

fn page(name: &str, heading: &str, text: &str, t: &Catalogue) -> Screen {
    let mut screen = Screen::new(name, heading);
    screen.lead(text);
    screen.link(t.home.home_link, Some(&Place::Home.href()), true);
    screen
}

/// A case that is not on this device.
#[must_use]
pub fn lost(language: Language) -> Screen {
    let t = language.catalogue();
    page("gone", t.home.gone_heading, t.home.gone_text, t)
}

/// A case that could not be read and was set aside.
#[must_use]
pub fn damaged(language: Language) -> Screen {
    let t = language.catalogue();
    let mut screen = page("damaged", t.home.damaged_heading, t.home.damaged_text, t);
    screen.link(t.frame.privacy, Some(&Place::Privacy.href()), false);
    screen
}

/// A case about which the storage gives no answer.
#[must_use]
pub fn unread(language: Language) -> Screen {
    let t = language.catalogue();
    page("unread", t.home.unread_heading, t.home.unread_text, t)
}

/// An address that leads nowhere.
#[must_use]
pub fn unknown(language: Language) -> Screen {
    let t = language.catalogue();
    page("unknown", t.home.unknown_heading, t.home.unknown_text, t)
}

/// A case that was saved by a newer version.
#[must_use]
pub fn newer(language: Language) -> Screen {
    let t = language.catalogue();
    let mut screen = page("newer", t.home.newer_heading, t.home.newer_text, t);
    screen.titled_note(Tone::Info, t.frame.update_ready, Vec::new());
    screen
}

/// The question for a language, asked once of those who read neither first.
#[must_use]
pub fn language(now: Language) -> Screen {
    let t = now.catalogue();
    let mut screen = Screen::new("language", t.home.language_heading);
    screen.asks_language = true;
    screen.lead(t.home.language_text);
    for (language, label) in [(Language::ZhCn, "简体中文"), (Language::En, "English")] {
        screen.add(Block::Button {
            label: label.to_owned(),
            command: Command::Speak(language),
            strong: true,
        });
    }
    screen
}
