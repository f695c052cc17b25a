//! One batch between storage and work: reading, writing, claiming its lines, and where each of them stands.
//!
//! Invariant: how far it has come is read from the journals of its rows each time it is opened.

use super::cases::{self, Closed, OpenCase};
use super::removed::Removed;
use super::seen::{self, Seen};
use crate::batch::{Batch, Mode, RowState, Run, state_of};
use crate::document::LoadError;
use crate::document::key::{self, Kind};
use crate::ordered::Ordered;
use crate::screen::pages::BatchCard;
use crate::shell::storage::Store;
use crate::telecom::{Date, Timestamp};
use crate::wizard::{ActState, CaseId, Field, Fingerprint, Journal, SaveError};
use std::collections::BTreeSet;

/// A batch that is open.
pub(super) struct OpenBatch {
    pub(super) batch: Batch,
    seen: Seen,
    pub(super) run: Run,
    /// What talks to the API for it, while one of its rows is open instead.
    pub(super) head: Option<OpenCase>,
    /// The keys are to be forgotten when it rests.
    pub(super) forget: bool,
    /// The ticked lines of the account.
    pub(super) picked: BTreeSet<String>,
    /// From which line of the account on they are shown.
    pub(super) from: usize,
}

impl OpenBatch {
    fn of(batch: Batch, seen: Seen, run: Run) -> Self {
        Self {
            head: Some(OpenCase::head(&batch)),
            batch,
            seen,
            run,
            forget: false,
            picked: BTreeSet::new(),
            from: 0,
        }
    }

    /// A batch that was just made.
    pub(super) fn begun(batch: Batch) -> Self {
        Self::of(batch, Seen::default(), Run::default())
    }

    /// Opens a batch from storage.
    pub(super) fn open(store: &Store, id: &CaseId, now: Timestamp) -> Result<Self, Closed> {
        let place = Kind::Batch.of(id);
        match seen::read::<Batch>(store, Kind::Batch, id) {
            Ok(Some((seen, batch))) => {
                let run = Run::new(states(store, &batch));
                Ok(Self::of(batch, seen, run))
            }
            Ok(None) if store.holds_set_aside(&place) => Err(Closed::Damaged),
            Ok(None) => Err(Closed::Gone),
            Err(LoadError::Newer { .. }) => Err(Closed::Newer),
            Err(LoadError::Unread) => Err(Closed::Unread),
            Err(LoadError::Damaged(_)) => {
                store.set_aside(&place, now.0);
                Err(Closed::Damaged)
            }
        }
    }

    /// Looks anew where its rows stand; the head and what is ticked stay.
    pub(super) fn refresh(&mut self, store: &Store) {
        self.run = Run::new(states(store, &self.batch));
    }

    /// As [`Self::refresh`], where it has to be said why the run stopped.
    pub(super) fn refresh_keeping_mode(&mut self, store: &Store) {
        let halted = match self.run.mode() {
            Mode::Halted(why) => Some(why),
            Mode::Resting | Mode::Running | Mode::Stopping => None,
        };
        self.refresh(store);
        if let Some(why) = halted {
            self.run.halt(why);
        }
    }

    /// Saves it after a write that failed.
    pub(super) fn save_again(&mut self, store: &Store) -> Result<(), SaveError> {
        self.seen.renew(store, &Kind::Batch.of(&self.batch.id));
        self.save(store)
    }

    pub(super) fn save(&mut self, store: &Store) -> Result<(), SaveError> {
        self.seen.write(store, &Kind::Batch.of(&self.batch.id), &self.batch)
    }

    /// Takes over what was chosen on its pages, while it can still change.
    pub(super) fn take_choices(&mut self, head: &OpenCase) {
        if self.batch.begun.is_none() {
            let answers = head.wizard.answers();
            let platform = head.wizard.platform();
            if self.batch.platform != platform {
                // Lines of one account are not those of another.
                self.batch.rows.clear();
                self.batch.bad.clear();
                self.picked.clear();
                self.batch.platform = platform;
            }
            self.batch.kind = answers.choice(Field::ActKind);
            self.batch.fault = answers.choice(Field::PracticeFault);
        }
    }

    /// Claims its lines, so that a case for one of them is told where it stands. A line that is claimed stays with whom
    /// it belongs to.
    pub(super) fn claim(&self, store: &Store) -> Result<(), SaveError> {
        for at in 0..self.batch.rows.len() {
            let line = self.batch.wizard(at, Journal::default()).and_then(|w| w.fingerprint());
            if let (Some(line), Some(id)) = (line, self.batch.row_id(at))
                && !self.batch.practice
                && cases::holder(store, &line).is_none()
            {
                let place = key::line(&line);
                store.put(&place, id.as_str(), store.get(&place).as_deref())?;
            }
        }
        Ok(())
    }

    /// The journal of a row.
    pub(super) fn journal(&self, store: &Store, at: usize) -> Journal {
        let id = self.batch.row_id(at);
        id.and_then(|id| seen::read(store, Kind::Journal, &id).ok().flatten())
            .map_or_else(Journal::default, |(_, journal)| journal)
    }

    /// Removes all that is stored of it.
    pub(super) fn remove(&self, store: &Store) -> Removed {
        let (mut keys, mut lines) = (Vec::new(), Vec::new());
        for at in 0..self.batch.rows.len() {
            if let Some(id) = self.batch.row_id(at) {
                let line = self.batch.wizard(at, Journal::default()).and_then(|w| w.fingerprint());
                let (own, held) = cases::keys_of(store, &id, line);
                keys.extend(own);
                lines.extend(held);
            }
        }
        keys.extend([Kind::Practice, Kind::Batch].map(|kind| kind.of(&self.batch.id)));
        Removed::from(store, keys, lines)
    }
}

/// Where each row stands: by its journal, and by who else has its line. A journal that cannot be read may hold an act.
fn states(store: &Store, batch: &Batch) -> Vec<RowState> {
    if batch.begun.is_none() {
        return vec![RowState::ToDo; batch.rows.len()];
    }
    let other = |line: &Fingerprint, id: &CaseId| cases::holder(store, line).is_some_and(|holder| holder != *id);
    let state = |at: usize| {
        let id = batch.row_id(at)?;
        let Ok(found) = seen::read::<Journal>(store, Kind::Journal, &id) else {
            return Some(RowState::Unknown);
        };
        let journal = found.map(|(_, journal)| journal).unwrap_or_default();
        let state = state_of(&journal);
        let free = state == RowState::ToDo && journal.standing().act == ActState::None && !batch.practice;
        let held = free
            && batch
                .wizard(at, Journal::default())
                .and_then(|wizard| wizard.fingerprint())
                .is_some_and(|line| other(&line, &id));
        Some(if held { RowState::HasCase } else { state })
    };
    (0..batch.rows.len())
        .map(|at| state(at).unwrap_or(RowState::Unknown))
        .collect()
}

/// What the list shows of the batches, the newest first.
pub(super) fn cards(store: &Store, day_of: impl Fn(Timestamp) -> Date) -> Vec<BatchCard> {
    let keys = store.keys_from(Kind::Batch.prefix());
    let ids = keys.iter().filter_map(|key| Kind::Batch.case_in(key));
    let mut batches: Vec<Batch> = ids
        .filter_map(|id| seen::read(store, Kind::Batch, &id).ok().flatten())
        .map(|(_, batch)| batch)
        .collect();
    batches.order_by_key(|batch| std::cmp::Reverse(batch.created.0));
    let card = |batch: Batch| BatchCard {
        lines: batch.rows.len(),
        begun: batch.begun.map(&day_of),
        practice: batch.practice,
        id: batch.id,
    };
    batches.into_iter().map(card).collect()
}
