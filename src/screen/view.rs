//! All that a screen may look at.

use super::pages::Install;
use super::paper::Paper;
use super::place::Place;
use crate::calendar::Offer;
use crate::directory::{Devices, Index, Law, LocalText, Recognition, Record};
use crate::document::Promise;
use crate::messages::{Catalogue, Language, local};
use crate::wizard::{Context, Field, Problem, StepId, Wizard};

/// Something fetched from beside the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Guarded<T> {
    /// Not asked for, or on its way.
    #[default]
    Loading,
    /// Here.
    Here(T),
    /// It could not be had or read.
    Unavailable,
}

impl<T> Guarded<T> {
    /// The value, if it is here.
    #[must_use]
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Loading | Self::Unavailable => None,
        }
    }
}

/// All that a screen of a case may look at.
pub struct View<'a> {
    /// The language.
    pub language: Language,
    /// The case.
    pub wizard: &'a Wizard,
    /// Its surroundings.
    pub cx: &'a Context<'a>,
    /// The list of providers.
    pub index: &'a Guarded<Index>,
    /// The tables of prefixes and hosts.
    pub recognition: &'a Guarded<Recognition>,
    /// What the menus of devices are called.
    pub devices: &'a Guarded<Devices>,
    /// What the law says.
    pub law: &'a Guarded<Law>,
    /// The record of the chosen provider.
    pub record: &'a Guarded<Record>,
    /// The file that this page makes.
    pub paper: &'a Paper,
    /// Whether this browser lets a page ask for a camera.
    pub camera: bool,
    /// Whether this browser lets a page ask for the text that was copied elsewhere.
    pub pastes: bool,
    /// Whether the page can be installed, and the person may be asked.
    pub install: Install,
    /// How the making of a calendar file stands.
    pub calendar: &'a Offer,
    /// Whether the browser has promised to keep what is stored.
    pub promise: Promise,
    /// What was refused last.
    pub problems: &'a [Problem],
}

impl<'a> View<'a> {
    /// The sentences.
    #[must_use]
    pub fn t(&self) -> &'static Catalogue {
        self.language.catalogue()
    }

    /// The same in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> View<'a> {
        View { language, ..*self }
    }

    /// A text of a record.
    #[must_use]
    pub fn local(&self, text: &LocalText) -> String {
        local(text, self.language).to_owned()
    }

    /// A step of this case.
    #[must_use]
    pub fn href(&self, step: StepId) -> String {
        Place::Step(self.wizard.case.id.clone(), step).href()
    }

    /// What the person calls the plan, else the provider, else a plain word.
    #[must_use]
    pub fn plan_name(&self) -> String {
        let nickname = self.wizard.answers().text(Field::Nickname);
        let provider = self.provider_name();
        match (nickname.is_empty(), provider.is_empty()) {
            (false, _) => nickname.to_owned(),
            (true, false) => provider,
            (true, true) => self.t().home.unnamed.to_owned(),
        }
    }

    /// The provider in the person's language.
    #[must_use]
    pub fn provider_name(&self) -> String {
        self.wizard
            .provider_name(self.cx)
            .map(|name| self.local(&name))
            .unwrap_or_default()
    }
}
