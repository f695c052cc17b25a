//! The mail that came back: how its reading stands, and what becomes of it.
//!
//! Invariant: it lives only while the page is open, and is forgotten with the answer. Reading changes no answer; taking over only
//! fills the fields, and the stage moves when the person saves. What is no answer, or doubtful, cannot be taken over. An answer that
//! nobody waits for any more changes nothing.

use super::answer::clean;
use super::case::{Context, Wizard};
use super::entry::{Happening, Reply};
use super::event::{Effect, ProblemKind, Refusal};
use super::field::Field;
use crate::confirmation::{Class, Expected, Reading};
use crate::telecom::Date;
use serde::{Deserialize, Serialize};

/// What a mail said that stands behind an answer, and by what it is known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailNote {
    /// What it means.
    pub class: Class,
    /// The sentence relied on.
    pub sentence: String,
    /// SHA-256 of the mail, or of the text that was pasted.
    pub sha256: String,
}

impl MailNote {
    pub(super) fn of(reading: &Reading) -> Self {
        Self {
            class: reading.class,
            sentence: clean(&reading.sentence),
            sha256: reading.digest.clone(),
        }
    }
}

/// What happens while a mail is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MailEvent {
    /// A file was chosen or dropped.
    FileGiven,
    /// The text in the field is to be read.
    TextGiven,
    /// This is what it says; the number tells one reading from the next.
    Read(u32, Box<Reading>),
    /// Nothing was read.
    Failed(u32, MailFailure),
    /// Of two readings of a day the person knows the right one.
    Chosen(Date),
    /// The person takes it over into the answer.
    TakenOver,
    /// Enough of it.
    Dropped,
}

/// Why nothing was read. Each has its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailFailure {
    /// There is no text.
    Empty,
    /// It is larger than any mail.
    TooLarge,
    /// What reads mails could not be fetched or was too slow.
    NoReader,
}

/// How the reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MailState {
    /// Nothing is asked.
    #[default]
    Idle,
    /// A mail is being read.
    Reading,
    /// This is what it says.
    Read(Box<Reading>),
    /// The same, taken over into the answer.
    TakenOver(Box<Reading>),
    /// Nothing was read.
    Failed(MailFailure),
}

/// The mail of this sitting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct MailCheck {
    pub(super) state: MailState,
    /// The pasted text; never saved.
    pub(super) text: String,
    /// How many were read so far.
    number: u32,
}

impl Wizard {
    /// How the reading of a mail stands.
    #[must_use]
    pub fn mail(&self) -> &MailState {
        &self.session.mail.state
    }

    pub(super) fn mail_happened(&mut self, what: MailEvent, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        let not_now = || Err(Refusal::one(None, ProblemKind::NotNow));
        let number = self.session.mail.number;
        match what {
            MailEvent::TextGiven if self.session.mail.text.trim().is_empty() => {
                self.session.mail.state = MailState::Failed(MailFailure::Empty);
                Ok(Vec::new())
            }
            MailEvent::FileGiven | MailEvent::TextGiven => {
                let text = (what == MailEvent::TextGiven).then(|| self.session.mail.text.clone());
                self.session.mail.number = number.wrapping_add(1);
                self.session.mail.state = MailState::Reading;
                let expected = Box::new(self.expected(cx));
                Ok(vec![Effect::ReadMail(self.session.mail.number, text, expected)])
            }
            MailEvent::Read(of, _) | MailEvent::Failed(of, _)
                if of != number || self.session.mail.state != MailState::Reading =>
            {
                Ok(Vec::new())
            }
            MailEvent::Read(_, reading) => {
                self.session.mail.state = MailState::Read(reading);
                Ok(Vec::new())
            }
            MailEvent::Failed(_, why) => {
                self.session.mail.state = MailState::Failed(why);
                Ok(Vec::new())
            }
            MailEvent::Chosen(day) => {
                if let MailState::Read(reading) = &mut self.session.mail.state
                    && reading.effective.contains(&day)
                {
                    reading.effective = vec![day];
                    return Ok(Vec::new());
                }
                not_now()
            }
            MailEvent::TakenOver => {
                if let MailState::Read(reading) = &self.session.mail.state
                    && reading.class.answers()
                {
                    let reading = reading.clone();
                    self.take_over(&reading, cx);
                    self.session.mail.state = MailState::TakenOver(reading);
                    return Ok(vec![Effect::SaveCase]);
                }
                not_now()
            }
            MailEvent::Dropped => {
                self.forget_mail();
                Ok(Vec::new())
            }
        }
    }

    pub(super) fn forget_mail(&mut self) {
        self.session.mail.state = MailState::Idle;
        self.session.mail.text.clear();
    }

    /// The reading that stands behind this answer.
    pub(super) fn mail_behind(&self, reply: Reply) -> Option<&Reading> {
        match self.mail() {
            MailState::TakenOver(reading) if reply_of(reading.class) == Some(reply) => Some(reading),
            MailState::TakenOver(_)
            | MailState::Idle
            | MailState::Reading
            | MailState::Read(_)
            | MailState::Failed(_) => None,
        }
    }

    /// Fills the fields of the answer.
    fn take_over(&mut self, reading: &Reading, cx: &Context<'_>) {
        let Some(reply) = reply_of(reading.class) else { return };
        let answers = &mut self.case.answers;
        answers.set(Field::Reply, reply.as_str());
        if let Some(sent) = reading.sent.filter(|sent| *sent <= cx.today) {
            answers.set(Field::RepliedOn, &sent.to_iso());
        }
        if let (Reply::EndsOn, [day]) = (reply, reading.effective.as_slice()) {
            answers.set(Field::EndsOn, &day.to_iso());
        }
        if !reading.reference.is_empty() {
            answers.set(Field::Reference, &reading.reference);
        }
    }

    /// What the mail is compared with.
    fn expected(&self, cx: &Context<'_>) -> Expected {
        let answers = self.answers();
        let sent = self.journal.last(Happening::Submitted);
        let names = cx.record.map(|record| {
            let own = [record.name.en.clone(), record.name.zh_cn.clone()];
            own.into_iter().chain(record.aliases.iter().cloned()).collect()
        });
        let noted = sent.map(|entry| entry.reference.clone()).unwrap_or_default();
        let reference = answers.text(Field::Reference);
        Expected {
            provider_names: names.unwrap_or_else(|| vec![answers.text(Field::ProviderName).to_owned()]),
            mail_domains: cx.record.map(|record| record.mail_domains.clone()).unwrap_or_default(),
            identifier: answers.text(Field::Identifier).to_owned(),
            submitted_on: sent.and_then(|entry| entry.on),
            reference: if reference.is_empty() {
                noted
            } else {
                reference.to_owned()
            },
        }
    }
}

/// The answer that a mail amounts to.
const fn reply_of(class: Class) -> Option<Reply> {
    match class {
        Class::Ended => Some(Reply::Ended),
        Class::EndsOn => Some(Reply::EndsOn),
        Class::ReceivedOnly => Some(Reply::ReceivedOnly),
        Class::RetentionOffer | Class::Refund | Class::AnotherLine | Class::NotAConfirmation | Class::Suspicious => {
            None
        }
    }
}
