//! Lists what is left once the plan has ended; the profile goes last. Done when one charge-free statement was seen.
//! Source: product, rule 3.

use super::{Policy, always};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::Check;

/// What is left, in order; deleting the profile stands last on purpose.
pub const CHECKS: &[Check] = &[
    Check::AfterCard,
    Check::AfterEvidence,
    Check::AfterStatement,
    Check::AfterAccount,
    Check::AfterProfile,
];

/// Deleting the account is a wish, not a duty.
const OPTIONAL: Check = Check::AfterAccount;

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems,
    done: Some(|wizard, _| wizard.journal.standing().closed),
};

fn problems(wizard: &Wizard, _: &Context<'_>) -> Vec<Problem> {
    let open = CHECKS.iter().any(|c| *c != OPTIONAL && !wizard.answers().is_ticked(*c));
    open.then_some(Problem {
        field: None,
        kind: ProblemKind::Missing,
    })
    .into_iter()
    .collect()
}
