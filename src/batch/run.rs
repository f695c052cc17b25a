//! The run: which row comes next, and when it is better to stop.
//!
//! Invariant: only a row that is still to be done comes next; one whose outcome is unknown never does. Nothing here is
//! saved: it is made of the journals each time the batch is opened, and begins only when the person says so.

use super::state::{RowState, Tally, is_about_the_line, state_of};
use crate::provider_api::ErrorClass;
use crate::wizard::{Happening, Journal};

/// So long a run waits between two acts at a real provider, in milliseconds: none of the APIs known allows fewer than one
/// request a second for long, and a row takes several.
pub const BETWEEN: u64 = 1_000;
/// So long it waits when the provider asks for fewer questions.
pub const LATER: u64 = 60_000;
/// So many outcomes unknown or troubles one after another end a run: something is wrong, and somebody should look.
const IN_A_ROW: u8 = 3;

/// What a run is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// It waits for the person.
    #[default]
    Resting,
    /// It goes on.
    Running,
    /// It rests once the row under way is settled.
    Stopping,
    /// It stopped by itself.
    Halted(Option<ErrorClass>),
}

/// What comes after a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The next one.
    Next,
    /// The same one again, after a longer pause: nothing was sent.
    Later,
    /// Nothing, until the person says so.
    Rest,
}

/// A run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    states: Vec<RowState>,
    tally: Tally,
    next: usize,
    at: Option<usize>,
    mode: Mode,
    doubts: u8,
    troubles: u8,
}

impl Run {
    /// A run over rows that stand like this.
    #[must_use]
    pub fn new(states: Vec<RowState>) -> Self {
        let mut tally = Tally::default();
        states.iter().for_each(|state| tally.add(*state));
        Self {
            states,
            tally,
            ..Self::default()
        }
    }

    /// Where the rows stand.
    #[must_use]
    pub fn states(&self) -> &[RowState] {
        &self.states
    }

    /// How many stand where.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What it is doing.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The row under way.
    #[must_use]
    pub const fn at(&self) -> Option<usize> {
        self.at
    }

    /// It goes on, or will rest after the row under way.
    #[must_use]
    pub const fn is_going(&self) -> bool {
        matches!(self.mode, Mode::Running | Mode::Stopping)
    }

    /// No row is left to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.tally.of(RowState::ToDo) == 0
    }

    /// The person says: go on.
    pub fn go_on(&mut self) {
        // Rows may have been settled since, so the search begins at the first one.
        (self.next, self.doubts, self.troubles) = (0, 0, 0);
        self.mode = Mode::Running;
    }

    /// The person says: stop after this one.
    pub fn stop(&mut self) {
        self.mode = match (self.mode, self.at) {
            (Mode::Running, Some(_)) => Mode::Stopping,
            (Mode::Running, None) => Mode::Resting,
            (mode, _) => mode,
        };
    }

    /// It cannot go on.
    pub fn halt(&mut self, why: Option<ErrorClass>) {
        self.at = None;
        self.mode = Mode::Halted(why);
    }

    /// The row that comes next is under way from now on.
    pub fn begin_next(&mut self) -> Option<usize> {
        if self.mode != Mode::Running {
            self.mode = if self.mode == Mode::Stopping {
                Mode::Resting
            } else {
                self.mode
            };
            return None;
        }
        while self.states.get(self.next).is_some_and(|state| *state != RowState::ToDo) {
            self.next += 1;
        }
        if self.next < self.states.len() {
            self.at = Some(self.next);
        } else {
            (self.at, self.mode) = (None, Mode::Resting);
        }
        self.at
    }

    /// A row stands elsewhere now.
    pub fn set(&mut self, at: usize, state: RowState) {
        if let Some(there) = self.states.get_mut(at) {
            self.tally.take(*there);
            self.tally.add(state);
            *there = state;
        }
    }

    /// The row under way could not be begun: another case stands for it, or it is not ready.
    pub fn passed_over(&mut self, state: RowState) -> After {
        if let Some(at) = self.at.take() {
            self.set(at, state);
        }
        self.rest_or(After::Next)
    }

    /// The row under way is settled, as its journal says.
    pub fn settled(&mut self, journal: &Journal) -> After {
        let Some(at) = self.at.take() else {
            return After::Rest;
        };
        let state = state_of(journal);
        self.set(at, state);
        self.doubts = if state == RowState::Unknown { self.doubts + 1 } else { 0 };
        let last = journal.entries().last();
        let class = last.and_then(|entry| entry.api.as_ref()?.error);
        if self.doubts >= IN_A_ROW {
            self.halt(class);
            return After::Rest;
        }
        if state != RowState::ToDo {
            self.troubles = 0;
            return self.rest_or(After::Next);
        }
        // Nothing was sent, and the reason would meet the next row as well.
        self.troubles += 1;
        let passes = last.is_some_and(|entry| entry.what == Happening::FoundNotDone)
            && class.is_some_and(|class| class.passes() && !is_about_the_line(class));
        if passes && self.troubles < IN_A_ROW {
            self.rest_or(After::Later)
        } else {
            self.halt(class);
            After::Rest
        }
    }

    fn rest_or(&mut self, after: After) -> After {
        if self.mode == Mode::Running {
            after
        } else {
            if self.mode == Mode::Stopping {
                self.mode = Mode::Resting;
            }
            After::Rest
        }
    }
}
