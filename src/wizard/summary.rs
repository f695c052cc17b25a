//! What the list of cases shows of one.
//!
//! Invariant: it can be made again from case and journal. It holds no word of what was noted, so the list opens nothing.

use super::case::{CaseId, Context, Wizard};
use super::due::Due;
use super::entry::Fingerprint;
use super::field::Field;
use super::stage::Stage;
use super::step::StepId;
use super::steps;
use crate::directory::LocalText;
use crate::telecom::Timestamp;
use serde::{Deserialize, Serialize};

/// What the list of cases shows, saved beside each case so that the list opens none of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The case.
    pub id: CaseId,
    /// What the person calls the plan.
    #[serde(default)]
    pub nickname: String,
    /// The provider, as named at the last save.
    #[serde(default)]
    pub provider: Option<LocalText>,
    /// The end of the identifier.
    #[serde(default)]
    pub ending: String,
    /// Where it stands.
    pub stage: Stage,
    /// The next step.
    pub step: Option<StepId>,
    /// What is due.
    pub due: Option<Due>,
    /// Nothing is left to do but to wait for the day that is due.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// A practice run.
    #[serde(default)]
    pub practice: bool,
    /// The line it stands for.
    #[serde(default)]
    pub line: Option<Fingerprint>,
    /// When it was begun.
    pub created: Timestamp,
}

impl Wizard {
    /// Whether nothing is left to do until the day that is due: an answer is awaited, or only the statement is missing.
    fn only_waits(&self, cx: &Context<'_>) -> bool {
        let next = self.current_step(cx);
        (next == Some(StepId::Confirm) && self.journal.standing().act.is_sent())
            || (next == Some(StepId::Aftercare) && steps::only_the_statement_is_left(self.answers()))
    }

    /// What the list of cases shows of it.
    #[must_use]
    pub fn summary(&self, cx: &Context<'_>) -> Summary {
        Summary {
            id: self.case.id.clone(),
            nickname: self.answers().text(Field::Nickname).to_owned(),
            provider: self.provider_name(cx),
            ending: self.ending(),
            stage: self.stage(cx),
            step: self.current_step(cx),
            due: self.due(cx),
            waits: self.only_waits(cx),
            practice: self.case.practice,
            line: self.fingerprint().filter(|_| steps::is_done(self, StepId::Line, cx)),
            created: self.case.created,
        }
    }
}
