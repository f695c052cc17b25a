//! What an event changes.
//!
//! Invariant: a refusal changes nothing. An act that is begun is held back (`act_unsaved`) until storage has
//! confirmed its entry; if storage refuses, the entry is as if it had never been made.

use super::case::{Context, Wizard};
use super::entry::{Entry, Happening, Reply};
use super::event::{Ask, Effect, Event, ProblemKind, Refusal, Transition};
use super::field::{Field, Instead};
use super::line::PRACTICE_PROVIDER;
use super::mail::MailNote;
use super::stage::Stage;
use super::standing::ActState;
use super::step::{StepId, StepState};
use super::steps;
use crate::telecom::Date;

impl Wizard {
    /// Takes an event.
    ///
    /// # Errors
    /// A [`Refusal`] that says what is wrong; the case stays as it was.
    pub fn update(&self, event: Event, cx: &Context<'_>) -> Result<Transition, Refusal> {
        let mut next = self.clone();
        let mut effects = match event {
            Event::Answered(field, text) => next.answered(field, &text, cx)?,
            Event::FieldLeft(field) => {
                if field != Field::Identifier || next.session.identifier.is_none() {
                    return Ok(Transition {
                        wizard: next,
                        effects: Vec::new(),
                    });
                }
                next.keep_reference();
                vec![Effect::SaveCase]
            }
            Event::Ticked(check, on) => {
                next.case.answers.tick(check, on);
                vec![Effect::SaveCase]
            }
            Event::StepFinished(step) => next.step_finished(step, cx)?,
            Event::ActBegun => next.act_begun(cx)?,
            Event::HandedOver(how) => {
                if !next.may_hand_over() || next.act().is_sent() {
                    return Err(Refusal::one(None, ProblemKind::NotNow));
                }
                next.record(Entry::handed_over(cx, how))
            }
            Event::TextHandedOver(kind, how, said) => next.text_handed_over((kind, how), &said, cx)?,
            Event::TextWanted(kind) => next.text_wanted(kind, cx).map(|()| Vec::new())?,
            Event::ContactNoted => next.contact_noted(cx)?,
            Event::ActWithdrawn => {
                if !next.act().holds() || next.act().is_sent() {
                    return Err(Refusal::one(None, ProblemKind::NotNow));
                }
                let noted = next.record(Entry::plain(cx, Happening::ActWithdrawn));
                then(noted, Effect::GoTo(StepId::Submit))
            }
            Event::OutcomeDoubted => {
                if !self.may_hand_over() {
                    return Err(Refusal::one(None, ProblemKind::NotNow));
                }
                then(
                    next.record(Entry::plain(cx, Happening::OutcomeDoubted)),
                    Effect::GoTo(StepId::Submit),
                )
            }
            Event::FoundNotDone => {
                next.may_settle()?;
                next.reopened(&[StepId::Review, StepId::Irreversible]);
                next.session.ending.clear();
                let mut effects = next.record(Entry::plain(cx, Happening::FoundNotDone));
                effects.extend([Effect::SaveCase, Effect::GoOn]);
                effects
            }
            Event::FoundDone => {
                next.may_settle()?;
                let on = next.answers().date(Field::SentOn).unwrap_or(cx.today);
                then(next.record(Entry::submitted(cx, on, "", "", "")), Effect::GoOn)
            }
            Event::CredentialTyped(which, value) => {
                if next.session.connection.is_busy() {
                    return Err(Refusal::one(None, ProblemKind::NotNow));
                }
                next.session.connection.enter(which, &value);
                Vec::new()
            }
            Event::Asked(ask) => next.asked(ask, cx)?,
            Event::HttpAnswered(ticket, answer) => next.http_answered(ticket, answer, cx),
            Event::PauseOver(ticket) => next.pause_over(ticket, cx),
            Event::Scan(what) => next.scan_happened(what)?,
            Event::Mail(what) => next.mail_happened(what, cx)?,
            Event::Abandoned => then(next.given_up(Happening::Abandoned, cx)?, Effect::GoOn),
            Event::Moved => then(next.given_up(Happening::Moved, cx)?, Effect::GoOn),
            Event::TakenUp => next.taken_up(cx)?,
            Event::EvidenceMade(sum) => next.record(Entry::evidence_made(cx, &sum)),
            Event::Saved => {
                let just_begun = std::mem::take(&mut next.session.act_unsaved);
                if just_begun { next.act_saved(cx) } else { Vec::new() }
            }
            Event::SaveFailed(error) => next.save_failed(error),
        };
        if next.act().is_sent() && !self.act().is_sent() && !self.case.practice {
            effects.push(Effect::AskToKeep);
        }
        Ok(Transition { wizard: next, effects })
    }

    pub(super) fn act(&self) -> ActState {
        self.journal.standing().act
    }

    pub(super) fn record(&mut self, entry: Entry) -> Vec<Effect> {
        self.journal = self.journal.with(entry);
        vec![Effect::SaveJournal]
    }

    fn answered(&mut self, field: Field, text: &str, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        let about_the_line = matches!(
            field,
            Field::Identifier
                | Field::Provider
                | Field::ProviderName
                | Field::Route
                | Field::Platform
                | Field::ApiHost
                | Field::ApiLine
                | Field::ActKind
        );
        if about_the_line && self.act().holds() {
            return Err(Refusal::one(Some(field), ProblemKind::ActAlready));
        }
        match field {
            Field::Ending | Field::BatchLines | Field::MailText => {
                self.keep_in_memory(field, text);
                return Ok(Vec::new());
            }
            Field::Identifier => self.identifier_typed(text),
            Field::Provider => {
                // A practice run never leads to a real provider, nor a real case to the made-up one.
                if self.case.practice != (text == PRACTICE_PROVIDER) {
                    return Err(Refusal::one(Some(field), ProblemKind::NotNow));
                }
                if self.answers().text(field) != text {
                    self.case.answers.set(Field::Route, "");
                }
                self.case.answers.set(field, text);
            }
            Field::ApiLine => return self.asked(Ask::Choose(text.to_owned()), cx),
            Field::Platform if self.answers().text(field) != text => {
                // Keys of one platform are never sent to another.
                self.session.connection.forget();
                for field in [Field::ApiLine, Field::ActKind] {
                    self.case.answers.set(field, "");
                }
                self.case.answers.set(field, text);
            }
            _ => self.case.answers.set(field, text),
        }
        // What was checked before the act is checked again if it changes; once the act is under way there is nothing to check.
        if !field.is_about_the_answer() && !self.act().holds() {
            self.case.answers.finish(StepId::Review, false);
            self.case.answers.finish(StepId::Irreversible, false);
        }
        let mut effects = vec![Effect::SaveCase];
        match field {
            Field::Provider => effects.push(Effect::FetchRecord),
            Field::ActKind => effects.extend(self.kind_chosen(cx)),
            Field::Route => self.practice_platform(),
            _ => {}
        }
        Ok(effects)
    }

    fn step_finished(&mut self, step: StepId, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        match self.step_state(step, cx) {
            StepState::Locked { by } => return Err(Refusal::one(None, ProblemKind::LockedBy(by))),
            StepState::NotNeeded => return Err(Refusal::one(None, ProblemKind::NotNow)),
            // What was sent, ended or closed is not noted a second time.
            StepState::Done if matches!(step, StepId::Submit | StepId::Confirm | StepId::Aftercare) => {
                return Err(Refusal::one(None, ProblemKind::ActAlready));
            }
            StepState::Open | StepState::Waiting { .. } | StepState::Done => {}
        }
        if step == StepId::Line {
            self.keep_reference();
        }
        let problems = (steps::policy(step).problems)(self, cx);
        if !problems.is_empty() {
            return Err(Refusal { problems });
        }
        self.case.answers.finish(step, true);
        let mut effects = vec![Effect::SaveCase];
        match step {
            StepId::MoveInstead if self.keeps(Field::MoveInstead) => {
                effects.extend(self.given_up(Happening::Moved, cx)?)
            }
            StepId::CheaperPlan if self.keeps(Field::CheaperPlan) => {
                effects.extend(self.given_up(Happening::Abandoned, cx)?);
            }
            StepId::PortOut if self.journal.last(Happening::Ported).is_none() => {
                effects.extend(self.record(Entry::ported(cx, cx.today)));
            }
            StepId::Submit => effects.extend(self.submitted(cx)?),
            StepId::Confirm => effects.extend(self.replied(cx)),
            StepId::Aftercare => {
                self.session.connection.forget();
                effects.extend(self.record(Entry::plain(cx, Happening::Closed)));
            }
            _ => {}
        }
        effects.push(if step == StepId::Confirm && !self.reply_settles() {
            Effect::GoTo(StepId::Confirm)
        } else {
            Effect::GoOn
        });
        Ok(effects)
    }

    fn keeps(&self, field: Field) -> bool {
        self.answers().choice(field) == Some(Instead::Keep)
    }

    fn reply_settles(&self) -> bool {
        self.journal
            .entries()
            .last()
            .is_some_and(|e| matches!(e.reply, Some(Reply::Ended | Reply::Refused)))
    }

    fn replied(&mut self, cx: &Context<'_>) -> Vec<Effect> {
        let answers = &self.case.answers;
        let reply = answers.choice(Field::Reply).unwrap_or(Reply::Nothing);
        let on = answers.date(Field::RepliedOn).unwrap_or(cx.today);
        let ends_on: Option<Date> = answers.date(Field::EndsOn).filter(|_| reply == Reply::EndsOn);
        let entry = Entry::replied(cx, reply, on, ends_on, answers.text(Field::Reference));
        let mail = self.mail_behind(reply).map(MailNote::of);
        let effects = self.record(Entry { mail, ..entry });
        self.forget_mail();
        // The next answer starts from an empty form; what was recorded stands in the journal.
        for field in [Field::Reply, Field::RepliedOn, Field::EndsOn] {
            self.case.answers.set(field, "");
        }
        if reply == Reply::Refused {
            // Another try is another act: it is checked anew.
            self.case.answers.finish(StepId::Find, false);
            self.case.answers.finish(StepId::Review, false);
            self.case.answers.finish(StepId::Irreversible, false);
            self.session.ending.clear();
        }
        effects
    }

    /// Ends the effort without ending the plan; refused once an act is under way.
    fn given_up(&mut self, how: Happening, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        if self.act().holds() {
            return Err(Refusal::one(None, ProblemKind::ActAlready));
        }
        if self.stage(cx).is_over() {
            return Err(Refusal::one(None, ProblemKind::NotNow));
        }
        Ok(self.record(Entry::plain(cx, how)))
    }

    fn taken_up(&mut self, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        if !matches!(self.stage(cx), Stage::Moved | Stage::Abandoned) {
            return Err(Refusal::one(None, ProblemKind::NotNow));
        }
        for (field, step) in [
            (Field::MoveInstead, StepId::MoveInstead),
            (Field::CheaperPlan, StepId::CheaperPlan),
        ] {
            self.case.answers.set(field, "");
            self.case.answers.finish(step, false);
        }
        let mut effects = self.record(Entry::plain(cx, Happening::TakenUp));
        effects.extend([Effect::SaveCase, Effect::GoOn]);
        Ok(effects)
    }
}

/// Effects, and one more after them.
fn then(mut effects: Vec<Effect>, last: Effect) -> Vec<Effect> {
    effects.push(last);
    effects
}
