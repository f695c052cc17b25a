//! One case, and what is derived from it.

use super::answer::Answers;
use super::connection::Connection;
use super::due::{self, Due};
use super::entry::Fingerprint;
use super::field::{Field, UNLISTED};
use super::journal::Journal;
use super::line;
use super::mail::MailCheck;
use super::scan::Scan;
use super::stage::Stage;
use super::standing::ActState;
use super::step::{StepId, StepState};
use super::steps;
use crate::directory::{InText, LocalText, ProviderId, Recognition, Record};
use crate::telecom::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Names a case in storage and address: 4 to 16 of `a-z0-9`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct CaseId(String);

impl TryFrom<String> for CaseId {
    type Error = CaseIdError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

/// Why a text does not name a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a case id is 4 to 16 of a-z and 0-9")]
pub struct CaseIdError;

impl CaseId {
    /// Reads an id; it becomes part of a storage key and of an address, so nothing else passes.
    ///
    /// # Errors
    /// Anything of another form.
    pub fn new(text: &str) -> Result<Self, CaseIdError> {
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if plain && (4..=16).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(CaseIdError)
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is saved of a case, beside its journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: CaseId,
    /// When it was begun.
    pub created: Timestamp,
    /// A practice run: nothing real happens.
    #[serde(default)]
    pub practice: bool,
    /// What was answered.
    #[serde(default)]
    pub answers: Answers,
}

/// What an update may know besides the case.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Now.
    pub now: Timestamp,
    /// The day it is where the person is.
    pub today: Date,
    /// The record of the case's provider, if there is one and it could be read.
    pub record: Option<&'a Record>,
    /// The tables of prefixes and hosts, if they could be read.
    pub recognition: Option<&'a Recognition>,
    /// The other case, if any, that stands for a line.
    pub holder: &'a dyn Fn(&Fingerprint) -> Option<CaseId>,
    /// A name for an attempt that was never used before.
    pub fresh_key: &'a str,
}

/// A case at work: what is saved, and what lives only while the page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wizard {
    /// Saved under its own key.
    pub case: Case,
    /// Saved under its own key.
    pub journal: Journal,
    pub(super) session: Session,
}

/// Never saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Session {
    /// The identifier as it is being typed, until it is known to be no secret.
    pub(super) identifier: Option<String>,
    /// An activation code was entered and its secret part dropped.
    pub(super) code_dropped: bool,
    /// What a pasted text held; the text itself is gone.
    pub(super) in_text: Option<InText>,
    /// How the reading of a picture stands.
    pub(super) scan: Scan,
    /// The mail that came back.
    pub(super) mail: MailCheck,
    /// The typed end of the identifier.
    pub(super) ending: String,
    /// Lines pasted into a batch.
    pub(super) batch_lines: String,
    /// The journal holds an act that storage has not confirmed.
    pub(super) act_unsaved: bool,
    /// The talk with a provider's API, keys included.
    pub(super) connection: Connection,
}

impl Wizard {
    /// A new case.
    #[must_use]
    pub fn new(id: CaseId, created: Timestamp, practice: bool) -> Self {
        let mut answers = Answers::default();
        if practice {
            answers.set(Field::Provider, line::PRACTICE_PROVIDER);
        }
        Self::restored(
            Case {
                id,
                created,
                practice,
                answers,
            },
            Journal::default(),
        )
    }

    /// A case from storage.
    #[must_use]
    pub fn restored(case: Case, journal: Journal) -> Self {
        Self {
            case,
            journal,
            session: Session::default(),
        }
    }

    /// The same case as another tab has saved it; what is being typed here stays.
    #[must_use]
    pub fn with_saved(&self, case: Case, journal: Journal) -> Self {
        Self {
            case,
            journal,
            session: self.session.clone(),
        }
    }

    /// The answers.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.case.answers
    }

    /// The text a field shows: what is being typed before what is saved.
    #[must_use]
    pub fn shown(&self, field: Field) -> &str {
        match field {
            Field::Ending => &self.session.ending,
            Field::BatchLines => &self.session.batch_lines,
            Field::MailText => &self.session.mail.text,
            Field::Identifier => self
                .session
                .identifier
                .as_deref()
                .unwrap_or_else(|| self.answers().text(Field::Identifier)),
            _ => self.answers().text(field),
        }
    }

    /// The talk with a provider's API.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.session.connection
    }

    /// Where a step stands.
    #[must_use]
    pub fn step_state(&self, step: StepId, cx: &Context<'_>) -> StepState {
        steps::state(self, step, cx)
    }

    /// The first step that waits for the person; none when all is done.
    #[must_use]
    pub fn current_step(&self, cx: &Context<'_>) -> Option<StepId> {
        if self.journal.standing().act == ActState::Unknown {
            return Some(StepId::Submit);
        }
        let waits = |s: &StepId| matches!(self.step_state(*s, cx), StepState::Open | StepState::Waiting { .. });
        StepId::ALL.iter().copied().find(waits)
    }

    /// How far the case has come.
    #[must_use]
    pub fn stage(&self, cx: &Context<'_>) -> Stage {
        let ready = steps::first_open_before(self, StepId::Submit, cx).is_none();
        self.journal.stage(if ready { Stage::Prepared } else { Stage::Draft })
    }

    /// What is due next, if anything has a day.
    #[must_use]
    pub fn due(&self, cx: &Context<'_>) -> Option<Due> {
        due::next(self, cx)
    }

    /// The name of the provider as far as it is known: from its record, else as the person wrote it, else its id.
    #[must_use]
    pub fn provider_name(&self, cx: &Context<'_>) -> Option<LocalText> {
        if let Some(record) = cx.record {
            return Some(record.name.clone());
        }
        let answers = self.answers();
        let name = match answers.text(Field::Provider) {
            UNLISTED => answers.text(Field::ProviderName),
            id => id,
        };
        let both = |name: &str| LocalText {
            en: name.to_owned(),
            zh_cn: name.to_owned(),
        };
        Some(name).filter(|name| !name.is_empty()).map(both)
    }

    /// The provider of the directory that the case stands for.
    #[must_use]
    pub fn provider_id(&self) -> Option<ProviderId> {
        self.answers().provider()
    }

    /// The line the case stands for, once provider and identifier are known.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        line::fingerprint(&self.case)
    }
}
