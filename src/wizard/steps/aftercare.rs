//! Lists what is left once the plan has ended; the profile goes last. Done when one charge-free statement was seen.
//! Source: product, rule 3.

use super::{Policy, always};
use crate::wizard::answer::Answers;
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

/// Everything is ticked that can be ticked before the next statement has come.
pub(in crate::wizard) fn only_the_statement_is_left(answers: &Answers) -> bool {
    let done =
        |check: &Check| matches!(check, Check::AfterStatement) || *check == OPTIONAL || answers.is_ticked(*check);
    CHECKS.iter().all(done) && !answers.is_ticked(Check::AfterStatement)
}

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
