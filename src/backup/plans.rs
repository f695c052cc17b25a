//! Plans and batches of a file, one after another, against those here.
//!
//! Invariant: what is known of an act is never less than before. A plan that cannot be taken, because another one here stands
//! for its line, still leaves its warning there.

use super::bring::{Newer, journal_of, newer};
use super::read::Content;
use super::told::{Note, Row, Verdict};
use super::world::World;
use crate::batch::{Batch, of_row};
use crate::directory::LocalText;
use crate::document::Stored;
use crate::document::key::Kind;
use crate::wizard::{ActState, Case, CaseId, Context, Fingerprint, Happening, Journal, Summary, Wizard};
use std::collections::BTreeMap;

pub(super) struct Plans<'a> {
    pub(super) world: World<'a>,
    pub(super) content: &'a Content,
    pub(super) rows: BTreeMap<CaseId, Row>,
}

impl<'a> Plans<'a> {
    pub(super) fn new(world: World<'a>, content: &'a Content) -> Self {
        Self {
            world,
            content,
            rows: BTreeMap::new(),
        }
    }

    /// A case of the file.
    pub(super) fn case(&mut self, id: &CaseId, file: &Stored<Case>) {
        let noted = journal_of(self.content, id).value;
        let refuse = |plans: &mut Self, note| {
            plans.warn_others(id, &noted, line_of(&file.value));
            plans.tell(id, Verdict::Refused, &[note], Some(&file.value));
        };
        let (Ok(here), Ok(own)) = (self.world.load(Kind::Case, id), self.world.load(Kind::Journal, id)) else {
            return refuse(self, Note::HereUnreadable);
        };
        let here: Option<Stored<Case>> = here;
        if here
            .as_ref()
            .is_some_and(|here| here.value.practice != file.value.practice)
        {
            return refuse(self, Note::Differs);
        }
        let own = own.map_or_else(Journal::default, |own: Stored<Journal>| own.value);
        let joined = own.joined(&noted, self.world.at);
        let holds = joined.standing().act.holds();
        // What was checked before the act was checked on another device: here it is looked at once more.
        let brought = if holds {
            file.value.clone()
        } else {
            file.value.unchecked()
        };
        let taken = line_of(&brought).is_some_and(|line| self.world.other_holder(&line, id).is_some());
        let mut notes = Vec::new();
        let case = match &here {
            None if taken => return refuse(self, Note::SameLine),
            None => brought,
            Some(here) => {
                let same = [&here.value, &here.value.unchecked()].contains(&&brought) || here.value == file.value;
                let moves = holds && line_of(&here.value) != line_of(&brought);
                if same {
                    here.value.clone()
                } else if file.revision > here.revision && !taken && !moves {
                    notes.push(Note::AnswersTaken);
                    brought
                } else {
                    notes.push(Note::AnswersKept);
                    here.value.clone()
                }
            }
        };
        let longer = joined != own;
        if longer && here.is_some() {
            notes.push(Note::HistoryLonger);
        }
        if longer && joined.standing().act == ActState::Unknown && own.standing().act != ActState::Unknown {
            notes.push(Note::OutcomeUnknown);
        }
        let verdict = match &here {
            None => Verdict::New,
            Some(_) if longer || notes.contains(&Note::AnswersTaken) => Verdict::Changed,
            Some(_) => Verdict::Same,
        };
        self.warn_others(id, &noted, line_of(&case));
        if verdict != Verdict::Same {
            let before = here.as_ref().and_then(|here| line_of(&here.value));
            let revision = here.map_or(0, |here| here.revision).max(file.revision);
            self.world.save(Kind::Case.of(id), revision, &case);
            self.note(id, &joined);
            self.settle(id, &case, &joined, before);
        }
        self.tell(id, verdict, &notes, Some(&case));
    }

    /// A batch of the file, with the journals of its rows.
    pub(super) fn batch(&mut self, id: &CaseId, file: &Stored<Batch>) {
        let key = Kind::Batch.of(id);
        let here = self.world.load::<Batch>(Kind::Batch, id);
        let fits = match &here {
            Ok(None) => true,
            // Once begun it does not change; the numbers of the rows name their journals.
            Ok(Some(Stored { value: here, .. })) => {
                here.practice == file.value.practice
                    && (here.begun.is_none() || file.value.begun.is_none() || *here == file.value)
            }
            Err(_) => false,
        };
        if !fits {
            for at in 0..file.value.rows.len() {
                self.warn_of_row(&file.value, at);
            }
            let note = if here.is_err() {
                Note::HereUnreadable
            } else {
                Note::Differs
            };
            return self.tell_batch(id, Verdict::Refused, &[note], &file.value);
        }
        let here = here.ok().flatten().map(|here| here.value);
        let begun = here.as_ref().is_some_and(|here| here.begun.is_some());
        let takes = !begun
            && here.as_ref() != Some(&file.value)
            && (file.value.begun.is_some() || matches!(newer(&self.world, Kind::Batch, &key, file), Newer::Take));
        let mut changed = false;
        if takes {
            self.world.save(key, file.revision, &file.value);
            changed = true;
        }
        if file.value.begun.is_some() {
            for at in 0..file.value.rows.len() {
                changed |= self.row(&file.value, at);
            }
        }
        let verdict = match (&here, changed) {
            (None, _) => Verdict::New,
            (Some(_), true) => Verdict::Changed,
            (Some(_), false) => Verdict::Same,
        };
        self.tell_batch(id, verdict, &[], &file.value);
    }

    /// A row of a batch that is the same here as in the file; says whether something changed.
    fn row(&mut self, batch: &Batch, at: usize) -> bool {
        let Some(id) = batch.row_id(at) else { return false };
        let line = batch.wizard(at, Journal::default()).and_then(|row| row.fingerprint());
        let noted = journal_of(self.content, &id).value;
        let Ok(own) = self.world.load::<Journal>(Kind::Journal, &id) else {
            return false;
        };
        let own = own.map_or_else(Journal::default, |own| own.value);
        let joined = own.joined(&noted, self.world.at);
        let mut changed = joined != own;
        if changed {
            self.note(&id, &joined);
        }
        if let Some(case) = self.content.cases.get(&id) {
            let same_line = line_of(&case.value) == line && case.value.practice == batch.practice;
            let key = Kind::Case.of(&id);
            if same_line && matches!(newer(&self.world, Kind::Case, &key, case), Newer::Take) {
                self.world.save(key, case.revision, &case.value);
                changed = true;
            }
        }
        self.warn_others(&id, &noted, line.clone());
        if let Some(line) = line.filter(|_| !batch.practice) {
            self.world.claim(&line, &id);
        }
        changed
    }

    /// A journal whose plan is not in the file.
    pub(super) fn journal(&mut self, id: &CaseId, noted: &Journal) {
        if let Ok(Some(here)) = self.world.load::<Case>(Kind::Case, id)
            && of_row(id).is_none()
        {
            return self.case(id, &here);
        }
        self.warn_others(id, noted, None);
        self.tell(id, Verdict::Refused, &[Note::WithoutPlan], None);
    }

    fn note(&mut self, id: &CaseId, journal: &Journal) {
        let key = Kind::Journal.of(id);
        let own = self.world.read::<Journal>(Kind::Journal, &key).ok().flatten();
        if own
            .as_ref()
            .map_or(!journal.entries().is_empty(), |own| own.value != *journal)
        {
            let before = own.map_or(0, |own| own.revision + 1);
            let revision = before.max(journal_of(self.content, id).revision);
            self.world.save(key, revision, journal);
        }
    }

    /// Makes again what the list shows, and claims the line.
    fn settle(&mut self, id: &CaseId, case: &Case, journal: &Journal, before: Option<Fingerprint>) {
        let wizard = Wizard::restored(case.clone(), journal.clone());
        let nobody = |_: &Fingerprint| None;
        let mut summary = wizard.summary(&Context {
            now: self.world.at.0,
            today: self.world.at.1,
            record: None,
            recognition: None,
            holder: &nobody,
            fresh_key: "",
        });
        let key = Kind::Index.of(id);
        let shown = self.world.read::<Summary>(Kind::Index, &key).ok().flatten();
        let shown = shown.and_then(|shown| shown.value.provider);
        let named = self.content.names.get(id).cloned().or(shown);
        summary.provider = summary.provider.map(|plain: LocalText| named.unwrap_or(plain));
        let holds = journal.standing().act.holds();
        let line = summary.line.clone().or_else(|| wizard.fingerprint().filter(|_| holds));
        if let Some(before) = before.filter(|before| line.as_ref() != Some(before)) {
            self.world.release(&before, id);
        }
        self.world.save(key, 1, &summary);
        for line in line
            .into_iter()
            .chain(begun(journal).filter(|_| holds).map(|(line, _)| line))
        {
            self.world.claim(&line, id);
        }
    }

    /// Whoever else stands here for a line that a history holds learns that an act may be under way.
    fn warn_others(&mut self, id: &CaseId, noted: &Journal, line: Option<Fingerprint>) {
        if !noted.standing().act.holds() {
            return;
        }
        let begun = begun(noted);
        let attempt = begun.as_ref().and_then(|(_, attempt)| attempt.clone());
        let attempt = attempt.unwrap_or_else(|| id.as_str().to_owned());
        for line in line.into_iter().chain(begun.map(|(line, _)| line)) {
            let Some(other) = self.world.other_holder(&line, id) else {
                continue;
            };
            let Ok(own) = self.world.load::<Journal>(Kind::Journal, &other) else {
                continue;
            };
            let own = own.map_or_else(Journal::default, |own| own.value);
            let Some(warned) = own.warned(&attempt, self.world.at) else {
                continue;
            };
            self.note(&other, &warned);
            let case = self.world.load::<Case>(Kind::Case, &other).ok().flatten();
            if let Some(case) = case.filter(|_| of_row(&other).is_none()) {
                self.settle(&other, &case.value, &warned, None);
                self.tell(&other, Verdict::Changed, &[Note::OutcomeUnknown], Some(&case.value));
            } else if let Some((batch, _)) = of_row(&other)
                && let Ok(Some(here)) = self.world.load::<Batch>(Kind::Batch, &batch)
            {
                self.tell_batch(&batch, Verdict::Changed, &[Note::OutcomeUnknown], &here.value);
            }
        }
    }

    fn warn_of_row(&mut self, batch: &Batch, at: usize) {
        if let Some(id) = batch.row_id(at) {
            let line = batch.wizard(at, Journal::default()).and_then(|row| row.fingerprint());
            self.warn_others(&id, &journal_of(self.content, &id).value, line);
        }
    }
}

/// The line that a case stands for.
fn line_of(case: &Case) -> Option<Fingerprint> {
    Wizard::restored(case.clone(), Journal::default()).fingerprint()
}

/// The line of the act begun last, and the name of that attempt.
fn begun(journal: &Journal) -> Option<(Fingerprint, Option<String>)> {
    let entry = journal.last(Happening::ActBegun)?;
    Some((entry.line.clone()?, entry.request_key.clone()))
}
