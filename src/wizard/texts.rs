//! Which text may be handed over now, what it lacks, and the note that it was; and a contact that is noted.
//!
//! Invariant: a text that asks for the act is open exactly while the way to the provider may be shown; none is noted
//! that lacks something. What is noted here moves no stage, but for the act's own text, which hands it over.

use super::case::{Context, Wizard};
use super::entry::{Entry, HandOver, Happening};
use super::event::{Effect, Problem, ProblemKind, Refusal};
use super::field::{Field, Owner, Seller};
use super::guard;
use super::standing::ActState;
use super::step::StepId;
use super::steps::{self, past_day, problem};
use super::text_kind::TextKind;
use crate::directory::{Act, Identified, identify};
use crate::telecom::{Currency, DataVolume, Money};

/// What the form for a contact asks.
const CONTACT: [Field; 4] = [
    Field::ContactOn,
    Field::ContactWith,
    Field::ContactReference,
    Field::ContactNote,
];

/// Whether a text is of use now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextState {
    /// There is nobody to say it to, or nothing left to say.
    NotNeeded,
    /// A step has to be done first.
    Locked {
        /// That step.
        by: StepId,
    },
    /// It can be handed over.
    Open,
}

impl Wizard {
    /// The act that was asked for, or is to be: none where nothing is asked of anybody.
    #[must_use]
    pub fn requested(&self) -> Option<Act> {
        let noted = self.journal.last(Happening::ActBegun).and_then(|entry| entry.act);
        let act = noted.or_else(|| Some(self.answers().route()?.0))?;
        match act {
            Act::StopRenewal | Act::EndAtPeriodEnd | Act::EndNow | Act::RefundUnused | Act::DeleteAccount => Some(act),
            Act::PortOut | Act::Nothing => None,
        }
    }

    /// The plan has ended: its end was seen, or it ended with the port.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.act() == ActState::Ended || guard::ended_by_port(self)
    }

    /// The number is not to be kept, or has moved.
    #[must_use]
    pub fn number_is_safe(&self) -> bool {
        guard::number_is_safe(self)
    }

    /// Whether a text is of use now.
    #[must_use]
    pub fn text_state(&self, kind: TextKind, cx: &Context<'_>) -> TextState {
        let act = self.act();
        let asked = matches!(act, ActState::Submitted | ActState::Acknowledged);
        let was_sent = asked || matches!(act, ActState::Refused | ActState::Ended);
        let open_if = |open: bool, by: StepId| {
            if open {
                TextState::Open
            } else {
                TextState::Locked { by }
            }
        };
        if self.journal.standing().given_up.is_some() {
            return TextState::NotNeeded;
        }
        match kind {
            TextKind::CancellationMail
            | TextKind::CancellationChat
            | TextKind::CancellationPhone
            | TextKind::CancellationForm
            | TextKind::CancellationLetter => self.request_state(kind, cx),
            TextKind::FollowUp | TextKind::AnswerReceivedOnly | TextKind::AnswerRefusal | TextKind::DeclineOffer
                if self.requested().is_none() || self.has_ended() =>
            {
                TextState::NotNeeded
            }
            TextKind::FollowUp | TextKind::AnswerReceivedOnly if act == ActState::Refused => TextState::NotNeeded,
            TextKind::FollowUp | TextKind::AnswerReceivedOnly => open_if(asked, StepId::Submit),
            TextKind::AnswerRefusal => open_if(was_sent, StepId::Submit),
            TextKind::DeclineOffer if !guard::number_is_safe(self) => TextState::Locked {
                by: steps::number_step(self),
            },
            TextKind::DeclineOffer => open_if(was_sent || self.may_hand_over(), StepId::Submit),
            TextKind::AnswerIdentity if self.has_ended() => TextState::NotNeeded,
            TextKind::AnswerIdentity => open_if(self.names_line(), StepId::Line),
            TextKind::ToSeller => match self.answers().choice(Field::BoughtFrom) {
                Some(Seller::Reseller | Seller::NotSure) if !self.has_ended() => {
                    open_if(self.names_line(), StepId::Line)
                }
                Some(Seller::Provider | Seller::Reseller | Seller::NotSure) | None => TextState::NotNeeded,
            },
            TextKind::ToOwner => match self.answers().choice(Field::Owner) {
                Some(Owner::Family | Owner::Employer) if !self.has_ended() => open_if(self.names_line(), StepId::Line),
                Some(Owner::Own | Owner::Family | Owner::Employer | Owner::Seller | Owner::NotSure) | None => {
                    TextState::NotNeeded
                }
            },
            TextKind::RefundBalance | TextKind::FccComplaint | TextKind::AttorneyGeneral | TextKind::CardDispute => {
                open_if(was_sent || self.has_ended(), StepId::Submit)
            }
            TextKind::CcpaDeletion if was_sent => open_if(self.has_ended(), StepId::Confirm),
            TextKind::CcpaDeletion => open_if(self.has_ended(), StepId::Submit),
        }
    }

    /// The request itself: only in the form that fits the chosen way, and only while that way is shown.
    fn request_state(&self, kind: TextKind, cx: &Context<'_>) -> TextState {
        let route = self.answers().route();
        let fits = route.and_then(|(_, channel)| TextKind::of_channel(channel)) == Some(kind);
        if self.may_hand_over() && fits && self.requested().is_some() {
            return TextState::Open;
        }
        if self.act().holds() || guard::ended_by_port(self) || (route.is_some() && !fits) {
            return TextState::NotNeeded;
        }
        let first = steps::first_open_before(self, StepId::Submit, cx);
        TextState::Locked {
            by: first.unwrap_or(StepId::Submit),
        }
    }

    fn names_line(&self) -> bool {
        !matches!(
            identify(self.answers().text(Field::Identifier)),
            Err(_) | Ok(Identified::ActivationCode(_))
        )
    }

    /// What keeps a text from being whole, in the order of its fields; none if nothing does.
    #[must_use]
    pub fn text_problems(&self, kind: TextKind, cx: &Context<'_>) -> Vec<Problem> {
        let mut found = Vec::new();
        if !self.names_line() {
            found.push(problem(Field::Identifier, ProblemKind::Missing));
        }
        let to_the_provider = !matches!(kind, TextKind::ToSeller | TextKind::ToOwner);
        if to_the_provider && self.provider_name(cx).is_none() {
            found.push(problem(Field::Provider, ProblemKind::Missing));
        }
        if kind.is_the_act() && self.requested().is_none() {
            found.push(problem(Field::Route, ProblemKind::Missing));
        }
        for field in kind.needs() {
            if self.answers().has(*field) {
                found.extend(self.spoilt(*field, cx));
            } else {
                found.push(problem(*field, ProblemKind::Missing));
            }
        }
        let entered = |field: &&Field| self.answers().has(**field);
        let spoilt = kind.may_say().iter().filter(entered);
        found.extend(spoilt.filter_map(|field| self.spoilt(*field, cx)));
        found
    }

    /// What is wrong with something that was entered for a text.
    fn spoilt(&self, field: Field, cx: &Context<'_>) -> Option<Problem> {
        let text = self.answers().text(field);
        let wrong = match field {
            Field::AccountName => (!is_name(text)).then_some(ProblemKind::NameUnreadable),
            Field::ChargedOn => return past_day(self.answers(), field, cx),
            Field::ChargedAmount | Field::BalanceLeft => Money::parse(text, Currency::Usd)
                .is_err()
                .then_some(ProblemKind::AmountUnreadable),
            Field::DataLeft => DataVolume::parse(text)
                .is_err()
                .then_some(ProblemKind::VolumeUnreadable),
            _ => None,
        };
        wrong.map(|kind| problem(field, kind))
    }

    /// A text is wanted: says what it lacks, if anything.
    pub(super) fn text_wanted(&self, kind: TextKind, cx: &Context<'_>) -> Result<(), Refusal> {
        match self.text_state(kind, cx) {
            TextState::Open => {}
            TextState::Locked { by } => return Err(Refusal::one(None, ProblemKind::LockedBy(by))),
            TextState::NotNeeded => return Err(Refusal::one(None, ProblemKind::NotNow)),
        }
        let problems = self.text_problems(kind, cx);
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal { problems })
        }
    }

    pub(super) fn text_handed_over(
        &mut self,
        (kind, how): (TextKind, HandOver),
        said: &str,
        cx: &Context<'_>,
    ) -> Result<Vec<Effect>, Refusal> {
        self.text_wanted(kind, cx)?;
        Ok(self.record(Entry::text_handed_over(cx, kind, how, said)))
    }

    /// Keeps what was said by phone or chat; the form is empty again.
    pub(super) fn contact_noted(&mut self, cx: &Context<'_>) -> Result<Vec<Effect>, Refusal> {
        let answers = self.answers();
        // A day left open is today: one notes it while the other is still on the line.
        let day = answers.has(Field::ContactOn).then_some(Field::ContactOn);
        let mut problems: Vec<Problem> = day.and_then(|day| past_day(answers, day, cx)).into_iter().collect();
        let said = [Field::ContactWith, Field::ContactReference, Field::ContactNote];
        if !said.iter().any(|field| answers.has(*field)) {
            problems.push(problem(Field::ContactNote, ProblemKind::Missing));
        }
        if !problems.is_empty() {
            return Err(Refusal { problems });
        }
        let on = answers.date(Field::ContactOn).unwrap_or(cx.today);
        let [_, with, reference, note] = CONTACT.map(|field| answers.text(field).to_owned());
        let mut effects = self.record(Entry::contacted(cx, on, [&with, &reference, &note]));
        for field in CONTACT {
            self.case.answers.set(field, "");
        }
        effects.push(Effect::SaveCase);
        Ok(effects)
    }
}

/// A name has a letter in it, fits on a line, and holds no mark that stands for something left open.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(char::is_alphabetic)
        && text.chars().count() <= 80
        && !text.contains(['{', '}', '[', ']', '<', '>', '_', '\n'])
}
