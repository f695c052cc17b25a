//! What stands between the person and the act.
//!
//! Invariant: this is the only place that decides whether an act may begin, and everything that could show or send
//! it asks here. The number comes first (product, rule 2): *not sure* counts as yes.

use super::case::{Context, Wizard};
use super::field::{Field, KeepNumber, PortState};
use super::standing::ActState;
use super::step::StepId;
use super::steps;

/// Why the act cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActBarrier {
    /// The number is to be kept and has not moved yet.
    NumberFirst,
    /// A step comes first.
    Step(StepId),
    /// An act is begun, sent or done.
    Already,
    /// The case is over, was given up, or its line ended with the port.
    Over,
}

/// Whether the number is to be kept. No answer counts as yes.
pub(super) fn keeps_number(wizard: &Wizard) -> bool {
    match wizard.answers().choice(Field::KeepNumber) {
        Some(KeepNumber::No | KeepNumber::NoNumber) => false,
        Some(KeepNumber::Yes | KeepNumber::NotSure) | None => true,
    }
}

/// Whether the port has ended: said by the person and standing in the journal.
pub(super) fn number_is_safe(wizard: &Wizard) -> bool {
    !keeps_number(wizard) || wizard.journal.standing().ported
}

/// The line ended with the port: no act is left.
pub(super) fn ended_by_port(wizard: &Wizard) -> bool {
    keeps_number(wizard)
        && wizard.journal.standing().ported
        && wizard.answers().choice(Field::PortState) == Some(PortState::DoneAndEnded)
}

impl Wizard {
    /// What keeps the act from beginning; `None` if it may begin.
    #[must_use]
    pub fn act_barrier(&self, cx: &Context<'_>) -> Option<ActBarrier> {
        if self.stage(cx).is_over() || ended_by_port(self) {
            Some(ActBarrier::Over)
        } else if self.journal.standing().act.holds() {
            Some(ActBarrier::Already)
        } else if !number_is_safe(self) {
            Some(ActBarrier::NumberFirst)
        } else {
            steps::first_open_before(self, StepId::Submit, cx).map(ActBarrier::Step)
        }
    }

    /// Whether the way to the provider may be shown: the act is one that the person does, its entry stands in the journal and storage has confirmed it.
    #[must_use]
    pub fn may_hand_over(&self) -> bool {
        let noted = matches!(self.journal.standing().act, ActState::Begun | ActState::HandedOver);
        noted && !self.session.act_unsaved && number_is_safe(self)
    }
}
