//! What a control belongs to: a question of the wizard, or a field of a record that is written.
//!
//! Invariant: ids of elements are made here alone, so that errors, hints and the list of problems find them.

use super::Signals;
use crate::screen::{Command, Edit, Live};
use crate::wizard::{Event, Field};

/// A field, whosever it is.
#[derive(Clone)]
pub(super) enum Slot {
    /// A question of the wizard.
    Field(Field),
    /// A field of a record, by its path.
    Entry(String),
}

/// The id of the element of an entry.
#[must_use]
pub fn entry_id(name: &str) -> String {
    Slot::Entry(name.to_owned()).id()
}

impl Slot {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Field(field) => field.as_str(),
            Self::Entry(path) => path,
        }
    }

    /// The id of the element that takes focus for it.
    pub(super) fn id(&self) -> String {
        let start = match self {
            Self::Field(_) => "f-",
            Self::Entry(_) => "e-",
        };
        [start, self.name()].concat()
    }

    /// The id of something beside it.
    pub(super) fn part_id(&self, part: &str) -> String {
        [&self.id(), "-", part].concat()
    }

    /// What stands in it now, as one of its three texts.
    pub(super) fn live(&self, signals: Signals, part: fn(&Live) -> &str) -> String {
        match self {
            Self::Field(field) => signals.field(*field, part),
            Self::Entry(path) => signals.entry(path, part),
        }
    }

    /// It was answered.
    pub(super) fn answer(&self, text: String) -> Command {
        match self {
            Self::Field(field) => Command::Case(Event::Answered(*field, text)),
            Self::Entry(path) => Command::Contribute(Edit::Put(path.clone(), text)),
        }
    }

    /// It was left, where that means something.
    pub(super) fn left(&self) -> Option<Command> {
        match self {
            Self::Field(field) => Some(Command::Case(Event::FieldLeft(*field))),
            Self::Entry(_) => None,
        }
    }
}
