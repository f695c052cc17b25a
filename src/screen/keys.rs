//! The keys that reach what is on every page.
//!
//! They are the browser's own access keys: digits, which are on every keyboard, and only together with the keys by which the
//! browser tells them from typing. Nothing here listens to the keyboard, so they disturb neither a method of entry nor a
//! screen reader.

use super::items::Pair;
use super::page::Screen;
use crate::messages::Catalogue;
use crate::named_enum;

named_enum! {
    /// What can be reached.
    pub enum Key {
        /// All plans.
        Home = "1",
        /// The steps of the plan.
        Overview = "2",
        /// The step before.
        Back = "3",
        /// The main button of a step.
        GoOn = "4",
    }
}

/// The keys and what they reach.
pub(super) fn keys(screen: &mut Screen, t: &Catalogue) {
    let reached = |key: Key| match key {
        Key::Home => t.frame.all_cases,
        Key::Overview => t.frame.overview,
        Key::Back => t.frame.back,
        Key::GoOn => t.frame.go_on,
    };
    screen.heading(t.comfort.keys);
    screen.text(t.comfort.keys_how);
    screen.pairs(
        Key::ALL
            .iter()
            .map(|key| Pair::new(key.as_str(), reached(*key)))
            .collect(),
    );
}
