//! A line of a batch as a case: what the batch answers for it, and keys that are handed on.
//!
//! Invariant: a row is a wizard like any other. Its answers come from the batch each time it is opened, its journal is
//! its own, and everything that stands between a person and the act stands between a row and the act as well.

use super::answer::{Answers, clean};
use super::case::{Case, CaseId, Wizard};
use super::field::{Field, UNLISTED};
use super::journal::Journal;
use super::line::PRACTICE_PROVIDER;
use super::step::StepId;
use crate::directory::Channel;
use crate::provider_api::{Access, ActKind, Adapter, Fault, Platform};
use crate::telecom::Timestamp;

/// What a batch knows of one of its lines.
#[derive(Debug, Clone)]
pub struct BatchRow<'a> {
    /// Its name.
    pub id: CaseId,
    /// When the batch was begun.
    pub created: Timestamp,
    /// The API that ends it.
    pub platform: Platform,
    /// How.
    pub kind: ActKind,
    /// ICCID, phone number or order number.
    pub identifier: &'a str,
    /// What the API calls it.
    pub api_line: &'a str,
    /// What goes wrong in a practice run.
    pub fault: Option<Fault>,
}

/// What a batch has answered for all of its lines when it is begun.
const FINISHED: [StepId; 11] = [
    StepId::Reason,
    StepId::Line,
    StepId::Details,
    StepId::KeepNumber,
    StepId::Backup,
    StepId::Balance,
    StepId::SignIn,
    StepId::Find,
    StepId::Connect,
    StepId::Review,
    StepId::Irreversible,
];

fn of_platform(platform: Platform) -> Answers {
    let mut answers = Answers::default();
    if platform == Platform::Practice {
        answers.set(Field::Provider, PRACTICE_PROVIDER);
    } else {
        answers.set(Field::Provider, UNLISTED);
        answers.set(Field::ProviderName, Adapter::of(platform).name);
    }
    answers.set(Field::Platform, platform.as_str());
    answers
}

impl Wizard {
    /// A line of a batch that was begun, and its journal. The person has said for all lines of the batch that none of
    /// their numbers is to be kept; without that a batch does not begin.
    #[must_use]
    pub fn of_batch_row(row: &BatchRow<'_>, journal: Journal) -> Self {
        let mut answers = of_platform(row.platform);
        let route = [row.kind.act().as_str(), ".", Channel::Api.as_str()].concat();
        for (field, text) in [
            (Field::Reason, "other"),
            (Field::Identifier, row.identifier),
            (Field::BoughtFrom, "not_sure"),
            (Field::Device, "not_sure"),
            (Field::KeepNumber, "no"),
            (Field::AutoRenew, "not_sure"),
            (Field::Route, &route),
            (Field::ApiLine, row.api_line),
            (Field::ActKind, row.kind.as_str()),
            (Field::PracticeFault, row.fault.map_or("", Fault::as_str)),
        ] {
            answers.set(field, text);
        }
        for step in FINISHED {
            answers.finish(step, true);
        }
        let (id, created) = (row.id.clone(), row.created);
        Self::restored(
            Case {
                id,
                created,
                practice: row.platform == Platform::Practice,
                answers,
            },
            journal,
        )
    }

    /// What talks to the API before a batch is begun: it looks, and has no line of its own to end.
    #[must_use]
    pub fn of_batch(
        id: CaseId,
        created: Timestamp,
        practice: bool,
        chosen: (Option<Platform>, Option<ActKind>, Option<Fault>),
    ) -> Self {
        let (platform, kind, fault) = chosen;
        let mut answers = platform.map(of_platform).unwrap_or_default();
        answers.set(Field::ActKind, kind.map_or("", ActKind::as_str));
        answers.set(Field::PracticeFault, fault.map_or("", Fault::as_str));
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

    /// What is typed and never saved: the end of the identifier or the number of lines, and a pasted list.
    pub(super) fn keep_in_memory(&mut self, field: Field, text: &str) {
        match field {
            Field::BatchLines => text.clone_into(&mut self.session.batch_lines),
            Field::MailText => text.clone_into(&mut self.session.mail.text),
            _ => self.session.ending = clean(text),
        }
    }

    /// Hands the keys on; nothing else that was seen of another line.
    #[must_use]
    pub fn with_keys(mut self, access: &Access) -> Self {
        self.session.connection.take_keys(access);
        self
    }
}
