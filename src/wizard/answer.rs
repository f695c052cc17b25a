//! What a person told us: answers by name, ticked items, finished steps.
//!
//! Invariant: nothing here is a secret. Free text passes through [`clean`], which masks activation codes, and the
//! identifier is only kept once it is known to be none. Answers are kept as the text that was entered and read
//! through typed accessors, so an invalid entry is not lost and an unknown one from another version does no harm.

use super::field::{Check, Field, UNLISTED};
use super::step::StepId;
use crate::directory::{Act, Channel, ProviderId};
use crate::telecom::{self, Currency, DataVolume, Date, Money};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// Longest text kept for one answer, in characters.
const LONGEST: usize = 600;

/// Makes free text fit to keep: activation codes masked, control and bidi characters dropped, length bounded.
#[must_use]
pub fn clean(text: &str) -> String {
    clean_up_to(text, LONGEST)
}

/// The same, up to another length.
#[must_use]
pub fn clean_up_to(text: &str, longest: usize) -> String {
    // A code that is typed key by key grows behind its own mask: what is joined to the mask belongs to it.
    let mut behind_mask = false;
    telecom::without_activation_codes(text)
        .chars()
        .filter(|c| {
            let joined = c.is_alphanumeric() || matches!(c, '-' | '$' | '_');
            behind_mask = *c == MASK || (behind_mask && joined);
            *c == MASK || !behind_mask
        })
        .filter(|c| *c == '\n' || !is_unfit(*c))
        .take(longest)
        .collect()
}

/// What the masked part of an activation code is shown as.
const MASK: char = '•';

fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Everything answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    #[serde(default)]
    values: BTreeMap<String, String>,
    #[serde(default)]
    ticked: BTreeSet<String>,
    #[serde(default)]
    finished: BTreeSet<String>,
}

impl Answers {
    /// The text of one answer as entered; empty if there is none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.values.get(field.as_str()).map_or("", String::as_str)
    }

    /// Whether anything was entered.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        !self.text(field).trim().is_empty()
    }

    /// An answer from a closed set; an unknown name counts as unanswered.
    #[must_use]
    pub fn choice<T: FromStr>(&self, field: Field) -> Option<T> {
        self.text(field).parse().ok()
    }

    /// A day.
    #[must_use]
    pub fn date(&self, field: Field) -> Option<Date> {
        Date::parse(self.text(field)).ok()
    }

    /// An amount of money; US dollars where no currency is named.
    #[must_use]
    pub fn money(&self, field: Field) -> Option<Money> {
        Money::parse(self.text(field), Currency::Usd).ok()
    }

    /// An amount of data.
    #[must_use]
    pub fn volume(&self, field: Field) -> Option<DataVolume> {
        DataVolume::parse(self.text(field)).ok()
    }

    /// The provider, if it is one of the directory.
    #[must_use]
    pub fn provider(&self) -> Option<ProviderId> {
        Some(self.text(Field::Provider))
            .filter(|id| *id != UNLISTED)
            .and_then(|id| ProviderId::new(id).ok())
    }

    /// The way taken.
    #[must_use]
    pub fn route(&self) -> Option<(Act, Channel)> {
        let (act, channel) = self.text(Field::Route).split_once('.')?;
        Some((act.parse().ok()?, channel.parse().ok()?))
    }

    /// Keeps an answer; empty text removes it.
    pub(super) fn set(&mut self, field: Field, text: &str) {
        let text = clean(text);
        if text.is_empty() {
            self.values.remove(field.as_str());
        } else {
            self.values.insert(field.as_str().to_owned(), text);
        }
    }

    /// What was answered, by name.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The ticked items that have a name here.
    pub(super) fn ticks(&self) -> impl Iterator<Item = Check> {
        self.ticked.iter().filter_map(|name| name.parse().ok())
    }

    /// The finished steps that have a name here.
    pub(super) fn steps(&self) -> impl Iterator<Item = StepId> {
        self.finished.iter().filter_map(|name| name.parse().ok())
    }

    /// Whether an item is ticked.
    #[must_use]
    pub fn is_ticked(&self, check: Check) -> bool {
        self.ticked.contains(check.as_str())
    }

    pub(super) fn tick(&mut self, check: Check, on: bool) {
        if on {
            self.ticked.insert(check.as_str().to_owned());
        } else {
            self.ticked.remove(check.as_str());
        }
    }

    /// Whether the person has gone on from a step.
    #[must_use]
    pub fn is_finished(&self, step: StepId) -> bool {
        self.finished.contains(step.as_str())
    }

    pub(super) fn finish(&mut self, step: StepId, on: bool) {
        if on {
            self.finished.insert(step.as_str().to_owned());
        } else {
            self.finished.remove(step.as_str());
        }
    }
}
