//! The journal of one case: what was begun, handed over, sent, answered — in the order in which it happened.
//!
//! Invariant: entries are only ever added; the stage is a replay of them. An act stands here, read back from
//! storage, before anything may leave the page. What this room must not do: send, or know how sending works.

use super::entry::{Entry, Happening, Reply};
use super::stage::Stage;
use super::standing::Standing;
use crate::telecom::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// What happened in one case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Journal {
    entries: Vec<Entry>,
}

impl Journal {
    /// Stands in for a journal that could not be read, so that no second act can follow on one it may have held.
    #[must_use]
    pub fn unreadable(at: Timestamp, day: Date) -> Self {
        Self {
            entries: vec![Entry::new((at, day), Happening::Unreadable)],
        }
    }

    /// The entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn with(&self, entry: Entry) -> Self {
        let mut entries = self.entries.clone();
        entries.push(entry);
        Self { entries }
    }

    /// Whether its newest entry says all of this already, of the same day: then there is nothing to add.
    pub(super) fn ends_with(&self, entry: &Entry) -> bool {
        let at_once = |last: &Entry| Entry {
            at: last.at,
            ..entry.clone()
        };
        self.entries.last().is_some_and(|last| *last == at_once(last))
    }

    /// Without its newest entry of one sort: for an entry that storage never took.
    pub(super) fn without_newest(&self, what: Happening) -> Self {
        let mut entries = self.entries.clone();
        if let Some(at) = entries.iter().rposition(|entry| entry.what == what) {
            entries.remove(at);
        }
        Self { entries }
    }

    /// The newest entry of one sort.
    #[must_use]
    pub fn last(&self, what: Happening) -> Option<&Entry> {
        self.entries.iter().rev().find(|e| e.what == what)
    }

    /// The newest entry that tells of the act: what is noted or said beside it changes nothing.
    #[must_use]
    pub fn last_of_act(&self) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.is_about_the_act())
    }

    /// The newest hand-over of the act.
    #[must_use]
    pub fn last_hand_over(&self) -> Option<&Entry> {
        let of_act = |entry: &&Entry| entry.what == Happening::HandedOver && entry.is_about_the_act();
        self.entries.iter().rev().find(of_act)
    }

    /// The newest answer that says something.
    #[must_use]
    pub fn last_reply(&self) -> Option<&Entry> {
        self.entries
            .iter()
            .rev()
            .find(|e| e.reply.is_some_and(|r| r != Reply::Nothing))
    }

    /// Where everything stands after all entries.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.entries.iter().fold(Standing::default(), Standing::after)
    }

    /// Where the case stands by its journal; `base` is the stage while nothing has happened.
    #[must_use]
    pub fn stage(&self, base: Stage) -> Stage {
        self.standing().stage(base)
    }
}
