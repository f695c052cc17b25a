//! What became of an act by API, written to the journal; what is not known is written as not known.

use super::answer::clean;
use super::case::{Context, Wizard};
use super::entry::{ApiNote, Entry, Happening, Reply};
use super::event::Effect;
use super::step::StepId;
use crate::provider_api::{Acted, ApiError, Line, LineState, Procedure};

impl Wizard {
    fn note(&self, procedure: &Procedure, error: Option<&ApiError>, line: Option<&Line>) -> Option<ApiNote> {
        let (platform, id, kind) = self.noted_act()?;
        let words = error.map_or_else(|| line.map(|l| l.words.clone()), |e| Some(e.words.clone()));
        Some(ApiNote {
            platform,
            line: id,
            kind,
            error: error.map(|e| e.class),
            words: clean(&words.unwrap_or_default()),
            proofs: procedure.proofs().to_vec(),
        })
    }

    /// Writes to the journal what became of the act.
    pub(super) fn acted(&mut self, procedure: &Procedure, acted: Acted, cx: &Context<'_>) -> Vec<Effect> {
        let (what, reply) = match &acted {
            Acted::Already(line) if line.state == LineState::EndScheduled => (Happening::Replied, Some(Reply::EndsOn)),
            Acted::Already(line) if line.state == LineState::Suspended => {
                (Happening::Replied, Some(Reply::ReceivedOnly))
            }
            Acted::Already(_) | Acted::Ended(_) => (Happening::Replied, Some(Reply::Ended)),
            Acted::EndsOn(..) => (Happening::Replied, Some(Reply::EndsOn)),
            // Switched off is not ended: whether the plan goes on costing is still to be found out.
            Acted::SwitchedOff(_) => (Happening::Replied, Some(Reply::ReceivedOnly)),
            Acted::Running(_) => (Happening::Replied, Some(Reply::Running)),
            Acted::InReview { .. } => (Happening::Replied, Some(Reply::InReview)),
            Acted::Refused(_) => (Happening::Replied, Some(Reply::Refused)),
            Acted::NotSent(_) => (Happening::FoundNotDone, None),
            Acted::Lost(..) => (Happening::OutcomeDoubted, None),
        };
        let (error, line, reference) = match &acted {
            Acted::Already(line) | Acted::Ended(line) | Acted::EndsOn(line, _) | Acted::SwitchedOff(line) => {
                (None, Some(line), "")
            }
            Acted::Running(line) => (None, line.as_ref(), ""),
            Acted::InReview { reference } => (None, None, reference.as_str()),
            Acted::Refused(error) | Acted::NotSent(error) | Acted::Lost(error, _) => (Some(error), None, ""),
        };
        let Some(api) = self.note(procedure, error, line) else {
            return Vec::new();
        };
        let entry = Entry {
            reply,
            on: reply.map(|_| cx.today),
            ends_on: line
                .and_then(|line| line.ends_on)
                .filter(|_| reply == Some(Reply::EndsOn)),
            reference: clean(reference),
            ..Entry::of_api(cx, what, api)
        };
        self.session.connection.trouble(error.cloned());
        // Whoever asks once a minute for an hour has one answer, not sixty.
        let mut effects = if self.journal.ends_with(&entry) {
            Vec::new()
        } else {
            self.record(entry)
        };
        let next = match acted {
            Acted::Already(_) | Acted::Ended(_) | Acted::InReview { .. } => {
                self.session.connection.forget();
                Effect::GoOn
            }
            Acted::EndsOn(..) | Acted::SwitchedOff(_) | Acted::Running(_) => Effect::GoOn,
            Acted::Refused(_) => {
                // Another try is another act: it is chosen and checked anew.
                self.reopened(&[StepId::Connect, StepId::Review, StepId::Irreversible]);
                self.session.ending.clear();
                effects.push(Effect::SaveCase);
                Effect::GoTo(StepId::Connect)
            }
            Acted::NotSent(_) | Acted::Lost(..) => Effect::GoTo(StepId::Submit),
        };
        effects.push(next);
        effects
    }

    /// The act was taken back, as the line read afterwards shows: it is as if refused. A line in a state that we do not
    /// know, or on its way to the end, shows no such thing.
    pub(super) fn undone(&mut self, procedure: &Procedure, line: &Line, cx: &Context<'_>) -> Vec<Effect> {
        let open = matches!(line.state, LineState::Unknown | LineState::Ending);
        let shows = self.noted_act().is_some_and(|(_, _, kind)| line.shows(kind));
        match (open || shows, self.note(procedure, None, Some(line))) {
            (false, Some(api)) => {
                self.reopened(&[StepId::Connect, StepId::Review, StepId::Irreversible]);
                self.session.ending.clear();
                let mut effects = self.record(Entry::of_api(cx, Happening::TakenBack, api));
                effects.extend([Effect::SaveCase, Effect::GoTo(StepId::Connect)]);
                effects
            }
            _ => Vec::new(),
        }
    }
}
