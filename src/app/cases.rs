//! One case between storage and work: reading, writing, claiming its line.

use super::seen::{Seen, read};
use crate::batch::{self, Batch};
use crate::document::key::{self, Kind};
use crate::document::{self, LoadError, Stored};
use crate::shell::clock;
use crate::shell::storage::Store;
use crate::telecom::{Date, Timestamp};
use crate::wizard::{Case, CaseId, Context, Fingerprint, Journal, SaveError, Summary, Wizard};

/// A case that is open.
pub(super) struct OpenCase {
    pub(super) wizard: Wizard,
    pub(super) role: Role,
    case: Seen,
    journal: Seen,
    claimed: Option<Fingerprint>,
}

/// What an open case is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A case of its own.
    Case,
    /// A line of a batch: its answers come from there, its journal is its own.
    Row,
    /// A line of a batch that is being run: nothing of it but its journal is written.
    Run,
    /// What talks to the API for a batch that is being prepared: the batch is saved, never this.
    Head,
}

/// Why a case cannot be opened.
#[derive(Clone, Copy)]
pub(super) enum Closed {
    /// It is not here.
    Gone,
    /// A newer version saved it.
    Newer,
    /// It could not be read and was set aside.
    Damaged,
    /// The storage does not answer.
    Unread,
}

impl OpenCase {
    /// A case that was just begun.
    pub(super) fn begun(wizard: Wizard) -> Self {
        Self {
            wizard,
            role: Role::Case,
            case: Seen::default(),
            journal: Seen::default(),
            claimed: None,
        }
    }

    /// What talks to the API for a batch.
    pub(super) fn head(batch: &Batch) -> Self {
        Self {
            role: Role::Head,
            ..Self::begun(batch.head())
        }
    }

    /// A row of a batch, to be run.
    pub(super) fn row(store: &Store, batch: &Batch, at: usize, now: (Timestamp, Date)) -> Option<Self> {
        let case = batch.wizard(at, Journal::default())?.case;
        let open = Self::with_journal(store, (Seen::default(), case), now).ok()?;
        Some(Self {
            role: Role::Run,
            ..open
        })
    }

    /// Opens a case from storage; a row of a batch that was never changed by hand is made of the batch.
    pub(super) fn open(store: &Store, id: &CaseId, now: (Timestamp, Date)) -> Result<Self, Closed> {
        let found = match read(store, Kind::Case, id) {
            Ok(Some(found)) => found,
            Ok(None) if let Some(case) = row_case(store, id) => (Seen::default(), case),
            Ok(None) if store.holds_set_aside(&Kind::Case.of(id)) => return Err(Closed::Damaged),
            Ok(None) => return Err(Closed::Gone),
            Err(LoadError::Newer { .. }) => return Err(Closed::Newer),
            Err(LoadError::Unread) => return Err(Closed::Unread),
            Err(LoadError::Damaged(_)) => {
                store.set_aside(&Kind::Case.of(id), now.0.0);
                return Err(Closed::Damaged);
            }
        };
        Self::with_journal(store, found, now)
    }

    fn with_journal(
        store: &Store,
        (case_seen, case): (Seen, Case),
        (now, today): (Timestamp, Date),
    ) -> Result<Self, Closed> {
        let id = &case.id.clone();
        let (journal_seen, journal) = match read(store, Kind::Journal, id) {
            Ok(found) => found.unwrap_or_default(),
            Err(LoadError::Newer { .. }) => return Err(Closed::Newer),
            // An act may stand in it: without it there is no case.
            Err(LoadError::Unread) => return Err(Closed::Unread),
            Err(LoadError::Damaged(_)) => {
                // What it said is lost, so an act may be under way: the case goes on as one whose outcome is unknown,
                // and stays so. If that cannot be written, the damaged journal is still there and says it again.
                store.set_aside(&Kind::Journal.of(id), now.0);
                let (mut seen, journal) = (Seen::default(), Journal::unreadable(now, today));
                let _ = seen.write(store, &Kind::Journal.of(id), &journal);
                (seen, journal)
            }
        };
        let wizard = Wizard::restored(case, journal);
        let claimed = wizard
            .fingerprint()
            .filter(|line| holder_of(store, line).as_ref() == Some(id));
        let role = if batch::of_row(id).is_some() {
            Role::Row
        } else {
            Role::Case
        };
        Ok(Self {
            wizard,
            role,
            case: case_seen,
            journal: journal_seen,
            claimed,
        })
    }

    /// Takes over what another tab has written; what is being typed here stays.
    pub(super) fn refresh(&mut self, store: &Store, now: (Timestamp, Date)) -> Result<(), Closed> {
        if matches!(self.role, Role::Head | Role::Run) {
            // Nobody else writes it while this tab has it.
            return Ok(());
        }
        let fresh = match Self::open(store, &self.wizard.case.id.clone(), now) {
            // What this tab knows still holds; the next write says how the storage is.
            Err(Closed::Unread) => return Ok(()),
            opened => opened?,
        };
        self.wizard = self.wizard.with_saved(fresh.wizard.case, fresh.wizard.journal);
        self.case = fresh.case;
        self.journal = fresh.journal;
        self.claimed = fresh.claimed;
        Ok(())
    }

    pub(super) fn save_case(&mut self, store: &Store, cx: &Context<'_>) -> Result<(), SaveError> {
        if matches!(self.role, Role::Head | Role::Run) {
            return Ok(());
        }
        self.case
            .write(store, &Kind::Case.of(&self.wizard.case.id), &self.wizard.case)?;
        self.save_summary(store, cx)
    }

    pub(super) fn save_journal(&mut self, store: &Store, cx: &Context<'_>) -> Result<(), SaveError> {
        self.journal
            .write(store, &Kind::Journal.of(&self.wizard.case.id), &self.wizard.journal)?;
        // The entry stands, and that is what was asked for. What the list shows can be made again from it.
        let _ = self.save_summary(store, cx);
        if store.holds(&Kind::Journal.of(&self.wizard.case.id)) {
            Ok(())
        } else {
            Err(SaveError::Vanished)
        }
    }

    /// Writes all of it once more, after a write that failed; anew what the browser has thrown away.
    pub(super) fn save_again(&mut self, store: &Store, cx: &Context<'_>) -> Result<(), SaveError> {
        let id = &self.wizard.case.id;
        self.journal.renew(store, &Kind::Journal.of(id));
        self.case.renew(store, &Kind::Case.of(id));
        if !self.wizard.journal.entries().is_empty() {
            self.save_journal(store, cx)?;
        }
        self.save_case(store, cx)
    }

    /// Whether the browser has thrown away what was saved of it.
    pub(super) fn has_vanished(&self, store: &Store) -> bool {
        self.case.is_of_something() && !store.holds(&Kind::Case.of(&self.wizard.case.id))
    }

    /// Writes what the list shows, if it has changed, and claims the line.
    pub(super) fn save_summary(&mut self, store: &Store, cx: &Context<'_>) -> Result<(), SaveError> {
        let summary = self.wizard.summary(cx);
        let index = Kind::Index.of(&summary.id);
        let text = document::save(1, &summary).map_err(|_| SaveError::Unavailable)?;
        let stored = store.get(&index);
        // A batch is one card in the list, whatever number of lines it has.
        if self.role == Role::Case && stored.as_deref() != Some(&text) {
            store.put(&index, &text, stored.as_deref())?;
        }
        if summary.line != self.claimed {
            if let Some(old) = self.claimed.take() {
                store.remove(&key::line(&old));
            }
            if let Some(line) = &summary.line {
                let place = key::line(line);
                store.put(&place, summary.id.as_str(), store.get(&place).as_deref())?;
            }
            self.claimed = summary.line;
        }
        // A browser that throws everything away between two writes has thrown away the first.
        if self.has_vanished(store) {
            return Err(SaveError::Vanished);
        }
        Ok(())
    }
}

/// The case that stands for a line.
pub(super) fn holder(store: &Store, line: &Fingerprint) -> Option<CaseId> {
    line.printed_otherwise().iter().find_map(|line| holder_of(store, line))
}

fn holder_of(store: &Store, line: &Fingerprint) -> Option<CaseId> {
    let id = CaseId::new(&store.get(&key::line(line))?).ok()?;
    let in_batch = |id: &CaseId| batch::of_row(id).is_some_and(|(own, _)| store.holds(&Kind::Batch.of(&own)));
    (store.holds(&Kind::Case.of(&id)) || in_batch(&id)).then_some(id)
}

/// The answers of a row, as its batch gives them.
fn row_case(store: &Store, id: &CaseId) -> Option<Case> {
    let (own, at) = batch::of_row(id)?;
    let (_, batch) = read::<Batch>(store, Kind::Batch, &own).ok()??;
    batch.wizard(at, Journal::default()).map(|wizard| wizard.case)
}

/// The keys of all that is stored of a case, the claim of its line first; and the line, if it is the one that holds it.
pub(super) fn keys_of(store: &Store, id: &CaseId, line: Option<Fingerprint>) -> (Vec<String>, Option<Fingerprint>) {
    let held = line.filter(|line| holder_of(store, line).as_ref() == Some(id));
    let kinds = [Kind::Case, Kind::Journal, Kind::Index, Kind::Practice];
    let keys = held.iter().map(key::line).chain(kinds.iter().map(|kind| kind.of(id)));
    (keys.collect(), held)
}

/// What the list shows: one small value a case; a case whose value is missing or damaged is opened to make it anew.
pub(super) fn summaries(store: &Store, summary_of: impl Fn(&CaseId) -> Option<Summary>) -> Vec<Summary> {
    let keys = store.keys_from(Kind::Case.prefix());
    let ids = keys.iter().filter_map(|key| Kind::Case.case_in(key));
    let ids = ids.filter(|id| batch::of_row(id).is_none());
    ids.filter_map(|id| {
        let stored = store
            .get(&Kind::Index.of(&id))
            .and_then(|text| document::load(Kind::Index, &text).ok());
        stored.map(|s: Stored<Summary>| s.value).or_else(|| summary_of(&id))
    })
    .collect()
}

/// What the list shows of a case that has to be opened for it.
pub(super) fn summary_of(store: &Store, id: &CaseId) -> Option<Summary> {
    let open = OpenCase::open(store, id, clock::moment()).ok()?;
    let holder = |line: &Fingerprint| self::holder(store, line);
    Some(open.wizard.summary(&Context {
        now: clock::now(),
        today: clock::today(),
        record: None,
        recognition: None,
        holder: &holder,
        fresh_key: "",
    }))
}
