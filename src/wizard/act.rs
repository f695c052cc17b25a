//! The act: noted before it is done, done once, settled where nobody knows.
//!
//! Invariant: an act that is begun is held back (`act_unsaved`) until storage has confirmed its entry; if storage
//! refuses, the entry is as if it had never been made.

use super::case::{Context, Wizard};
use super::entry::{ApiNote, Entry, Fingerprint, Happening};
use super::event::{Effect, ProblemKind, Refusal, SaveError};
use super::field::Field;
use super::guard::ActBarrier;
use super::standing::ActState;
use super::step::StepId;
use crate::directory::{Act, Channel};

impl Wizard {
    pub(super) fn may_settle(&self) -> Result<(), Refusal> {
        let open = self.act() == ActState::Unknown && !self.session.act_unsaved && !self.connection().is_acting();
        if open {
            Ok(())
        } else {
            Err(Refusal::one(None, ProblemKind::NotNow))
        }
    }

    pub(super) fn act_begun(&mut self, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        match self.act_barrier(cx) {
            Some(ActBarrier::Already | ActBarrier::Over) => return Err(Refusal::one(None, ProblemKind::ActAlready)),
            Some(ActBarrier::NumberFirst) => return Err(Refusal::one(None, ProblemKind::NumberFirst)),
            Some(ActBarrier::Step(by)) => return Err(Refusal::one(None, ProblemKind::LockedBy(by))),
            None => {}
        }
        let (Some(line), Some(route)) = (self.fingerprint(), self.answers().route()) else {
            return Err(Refusal::one(None, ProblemKind::LockedBy(StepId::Line)));
        };
        let api = self.api_note_of(route)?;
        self.refuse_second_case(&line, cx)?;
        self.journal = self
            .journal
            .with(Entry::begun(cx, route, line, cx.fresh_key.to_owned(), api));
        self.session.act_unsaved = true;
        self.case.answers.set(Field::SentOn, &cx.today.to_iso());
        // The page changes under the button that was pressed: it is shown from its heading on.
        Ok(vec![
            Effect::SaveJournal,
            Effect::SaveCase,
            Effect::GoTo(StepId::Submit),
        ])
    }

    /// What the journal says of an act by API before it leaves; without its keys it does not even begin.
    fn api_note_of(&self, (_, channel): (Act, Channel)) -> Result<Option<ApiNote>, Refusal> {
        if channel != Channel::Api {
            return Ok(None);
        }
        let locked = || Refusal::one(None, ProblemKind::LockedBy(StepId::Connect));
        let (platform, line, kind) = self.api_act().ok_or_else(locked)?;
        if !self.has_keys() {
            return Err(Refusal::one(None, ProblemKind::KeysMissing));
        }
        Ok(Some(ApiNote {
            platform,
            line,
            kind,
            error: None,
            words: String::new(),
            proofs: Vec::new(),
        }))
    }

    fn refuse_second_case(&self, line: &Fingerprint, cx: &Context<'_>) -> Result<(), Refusal> {
        match (cx.holder)(line).filter(|id| *id != self.case.id) {
            Some(other) => Err(Refusal::one(None, ProblemKind::LineHasCase(other))),
            None => Ok(()),
        }
    }

    pub(super) fn submitted(&mut self, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        if !self.may_hand_over() || self.act().is_sent() {
            return Err(Refusal::one(None, ProblemKind::NotNow));
        }
        let answers = &self.case.answers;
        let on = answers.date(Field::SentOn).unwrap_or(cx.today);
        let (with, reference) = (answers.text(Field::SentTo), answers.text(Field::Reference));
        let entry = Entry::submitted(cx, on, with, reference, answers.text(Field::Note));
        Ok(self.record(entry))
    }

    pub(super) fn save_failed(&mut self, _: SaveError) -> Vec<Effect> {
        if std::mem::take(&mut self.session.act_unsaved) {
            self.journal = self.journal.without_newest(Happening::ActBegun);
        }
        Vec::new()
    }
}
