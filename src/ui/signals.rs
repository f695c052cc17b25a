//! What the views listen to.

use super::region::mark;
use super::slot::Slot;
use crate::messages::{Catalogue, Language};
use crate::screen::{Command, Live, Screen};
use crate::wizard::{Check, Field, SaveError};
use leptos::prelude::*;

/// How the last write went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveNote {
    /// Nothing was written yet.
    Quiet,
    /// It is saved.
    Saved,
    /// It is kept for as long as this tab is open.
    InTab,
    /// It is not saved.
    Failed(SaveError),
}

/// How a new version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// There is none.
    None,
    /// It can be taken.
    Ready,
    /// It was wanted, and waits for an act that is under way.
    Waits,
}

impl Update {
    /// What is said of it.
    pub(super) const fn said(self, t: &Catalogue) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Ready => Some(t.frame.update_ready),
            Self::Waits => Some(t.offline.update_waits),
        }
    }
}

/// Where focus is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nowhere.
    Stay,
    /// To the heading of the new page.
    Heading,
    /// To the list of what is wrong.
    Problems,
    /// To a field that something lacks.
    Field(Field),
}

impl Focus {
    /// The id of the element that is to have it; none where it stays.
    pub(super) fn target(self) -> Option<String> {
        match self {
            Self::Stay => None,
            Self::Heading => Some("heading".to_owned()),
            Self::Problems => Some("problems".to_owned()),
            Self::Field(field) => Some(Slot::Field(field).id()),
        }
    }
}

/// The signals of the page; one copy is handed to every view.
#[derive(Clone, Copy)]
pub struct Signals {
    /// The screen.
    pub screen: RwSignal<Screen>,
    /// The language it is in.
    pub language: RwSignal<Language>,
    /// How the last write went.
    pub save: RwSignal<SaveNote>,
    /// Said once to those who listen.
    pub said: RwSignal<String>,
    /// What came of the button that was pressed last, and which one that is.
    pub answered: RwSignal<(u64, String)>,
    /// How a new version stands.
    pub update: RwSignal<Update>,
    /// Where focus is to go.
    pub focus: RwSignal<Focus>,
}

impl Signals {
    /// Before anything has happened.
    #[must_use]
    pub fn at_rest() -> Self {
        Self {
            screen: RwSignal::new(Screen::default()),
            language: RwSignal::new(Language::En),
            save: RwSignal::new(SaveNote::Quiet),
            said: RwSignal::new(String::new()),
            answered: RwSignal::new((0, String::new())),
            update: RwSignal::new(Update::None),
            focus: RwSignal::new(Focus::Stay),
        }
    }

    /// Says what came of a command: to those who listen, and beside its button.
    pub fn answer(self, command: &Command, said: &str) {
        self.said.set(said.to_owned());
        self.answered.set((mark(command), said.to_owned()));
    }

    /// What was said is no news any more, neither aloud nor beside a button.
    pub fn say_no_more(self) {
        self.said.set(String::new());
        self.answered.set((0, String::new()));
    }

    /// The sentences.
    pub fn t(self) -> &'static Catalogue {
        self.language.get().catalogue()
    }

    /// What stands in a field now, as one of its three texts.
    pub fn field(self, field: Field, part: fn(&Live) -> &str) -> String {
        self.screen.with(|s| {
            s.fields
                .get(&field)
                .map(|live| part(live).to_owned())
                .unwrap_or_default()
        })
    }

    /// What stands in a field of a record now, as one of its three texts.
    pub fn entry(self, path: &str, part: fn(&Live) -> &str) -> String {
        self.screen.with(|s| {
            s.entries
                .get(path)
                .map(|live| part(live).to_owned())
                .unwrap_or_default()
        })
    }

    /// Whether one of many lines or names is ticked now.
    pub fn picked(self, key: &str) -> bool {
        self.screen.with(|s| s.picked.contains(key))
    }

    /// Whether an item is ticked now.
    pub fn ticked(self, check: Check) -> bool {
        self.screen.with(|s| s.ticked.contains(&check))
    }
}
