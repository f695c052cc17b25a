//! Asks which eSIM it is and who sells it. Always needed; a line that another case stands for is refused.
//! Source: product, rule 1 and M1.

use super::{Policy, always, problem};
use crate::directory::{Identified, IdentifyProblem, identify};
use crate::wizard::case::{Context, Wizard};
use crate::wizard::event::{Problem, ProblemKind};
use crate::wizard::field::{Field, UNLISTED};

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems,
    done: None,
};

fn problems(wizard: &Wizard, cx: &Context<'_>) -> Vec<Problem> {
    let answers = wizard.answers();
    let mut found = Vec::new();
    match identify(wizard.shown(Field::Identifier)) {
        Ok(Identified::ActivationCode(_)) => found.push(problem(Field::Identifier, ProblemKind::OnlyActivationCode)),
        Ok(_) if wizard.fingerprint().is_some() && wizard.ending().chars().count() < 4 => {
            found.push(problem(
                Field::Identifier,
                ProblemKind::Identifier(IdentifyProblem::TooShort),
            ));
        }
        Ok(_) => {}
        Err(IdentifyProblem::Empty) if answers.has(Field::SmdpAddress) => {
            found.push(problem(Field::Identifier, ProblemKind::OnlyActivationCode));
        }
        Err(IdentifyProblem::Empty) => found.push(problem(Field::Identifier, ProblemKind::Missing)),
        Err(other) => found.push(problem(Field::Identifier, ProblemKind::Identifier(other))),
    }
    if !answers.has(Field::Provider) {
        found.push(problem(Field::Provider, ProblemKind::Missing));
    } else if answers.text(Field::Provider) == UNLISTED && !answers.has(Field::ProviderName) {
        found.push(problem(Field::ProviderName, ProblemKind::Missing));
    }
    if found.is_empty()
        && let Some(line) = wizard.fingerprint()
        && let Some(other) = (cx.holder)(&line).filter(|id| *id != wizard.case.id)
    {
        found.push(problem(Field::Identifier, ProblemKind::LineHasCase(other)));
    }
    found
}
