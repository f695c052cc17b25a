//! Leads through taking the number along. Needed while the number is to be kept; done only when the port has ended.
//! Source: product, rule 2; facts, FCC on keeping a telephone number.

use super::{Policy, chosen, problem};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::{Check, Field, PortState};
use crate::wizard::guard;

/// What the port needs, in order.
pub const CHECKS: &[Check] = &[
    Check::PortAccountNumber,
    Check::PortPin,
    Check::PortLock,
    Check::PortRequest,
];

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, _| guard::keeps_number(wizard),
    problems,
    done: Some(|wizard, cx| guard::number_is_safe(wizard) && problems(wizard, cx).is_empty()),
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    let missing = chosen::<PortState>(answers, Field::PortState);
    let not_yet = (answers.choice(Field::PortState) == Some(PortState::NotYet))
        .then(|| problem(Field::PortState, ProblemKind::NumberFirst));
    missing.into_iter().chain(not_yet).collect()
}
